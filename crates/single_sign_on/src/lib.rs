//! The house's identity provider (OpenID Connect Core 1.0): whom it says somebody is.
//!
//! 1. [`Provider::begin`] makes the address to which a browser is sent, with everything that ties the answer to this one
//!    question: a ticket (`state`), a nonce, and the secret half of PKCE (RFC 7636), which stays here.
//! 2. [`Provider::finish`] hands the code that came back to the provider, which answers with a signed token; what stands in
//!    it is told as [`Told`] once signature, issuer, audience, nonce and time are right.
//!
//! The provider is the operator's word, so it may stand in a private network; it is spoken to by https only, or in the open
//! on this very machine. What it publishes about itself and its keys is kept for an hour, and asked for anew when a key
//! is not known. Deliberately absent: who may come in (`editorial`), keeping what was begun, sessions.
//!
//! The protocol is `openidconnect`, behind the feature `openid`. Built without it, there is no provider.

#[cfg(not(feature = "openid"))]
#[path = "absent.rs"]
mod engine;
#[cfg(feature = "openid")]
mod engine;
#[cfg(feature = "openid")]
mod http_client;

pub use editorial::provider::Told;
pub use engine::Provider;

use url::{Host, Url};

/// What the operator says of the provider.
#[derive(Clone)]
pub struct Settings {
    /// Who it is: the address under which it publishes what it is.
    pub issuer: Url,
    /// The name that it knows us by.
    pub client_id: String,
    /// What proves that it is us; nothing for a public client.
    pub client_secret: Option<String>,
    /// The claim that says which groups somebody belongs to.
    pub groups: String,
}

/// Where a browser is sent, and what is kept until it comes back.
#[derive(Debug, Clone)]
pub struct Begun {
    /// The address of the provider's sign-in.
    pub address: String,
    /// What the second half needs to know. It is never shown.
    pub state: String,
}

/// Settings that cannot work.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// Somebody on the way could say who anybody is.
    #[error("the issuer {0} is not https; only a provider on this very machine may be spoken to in the open")]
    InTheOpen(Url),
    /// The machine cannot speak https.
    #[error("no client for the provider: {0}")]
    Client(String),
    /// The program cannot do it.
    #[error("this program was built without OpenID Connect; build it with the feature `oidc`")]
    NotBuilt,
}

/// Why the provider told us nothing that counts. For the log; a person is told less.
#[derive(Debug, thiserror::Error)]
pub enum Failed {
    /// It could not be asked, or did not answer as a provider does.
    #[error("the provider could not be asked: {0}")]
    NotAsked(String),
    /// It would not have the code.
    #[error("the provider refused the code: {0}")]
    Refused(String),
    /// It answered, and the answer is not for us, not now, or not its own.
    #[error("what the provider says cannot be taken: {0}")]
    NotTaken(String),
}

/// Whether this address may be spoken to: by https, or on this machine.
fn is_guarded(address: &Url) -> bool {
    let here = match address.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    };
    address.scheme() == "https" || (address.scheme() == "http" && here)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_provider_is_spoken_to_by_https_or_on_this_machine() {
        let guarded = |address: &str| is_guarded(&address.parse().unwrap());
        for good in
            ["https://id.example", "http://localhost:8090/realms/a", "http://127.0.0.1:1", "http://[::1]:1"]
        {
            assert!(guarded(good), "{good}");
        }
        for bad in [
            "http://id.example",
            "http://localhost.evil.example",
            "http://10.0.0.1",
            "ftp://localhost",
            "file:///etc/passwd",
        ] {
            assert!(!guarded(bad), "{bad}");
        }
    }
}
