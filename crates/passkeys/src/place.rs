//! Where a desk can have passkeys: browsers keep them for a name, and use them over TLS or on one's own machine only
//! (Web Authentication, Level 3, §5.1.2; Secure Contexts §3.1).

use url::{Host, Url};

/// Why a desk has no passkeys at this address.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotHere {
    /// The house has not said where it stands.
    #[error("passkeys need the address that readers use: set base_address in the publication's file")]
    NoAddress,
    /// Anybody on the way could change what the browser is told.
    #[error("passkeys need https, and the publication's base_address {0} is plain http")]
    PlainHttp(String),
    /// Keys are kept for names.
    #[error("passkeys need a name, and the publication's base_address {0} is a number")]
    Number(String),
    /// Not what an address looks like.
    #[error("the publication's base_address {0} is no web address")]
    Unreadable(String),
    /// The desk is open under another name than its own.
    #[error("passkeys are used at {0}, and the desk was opened under another name")]
    Elsewhere(String),
    /// The program cannot do it.
    #[error("this program was built without passkeys")]
    NotBuilt,
}

impl NotHere {
    /// The word under which catalogues say it.
    pub const fn word(&self) -> &'static str {
        match self {
            NotHere::NoAddress => "no-address",
            NotHere::PlainHttp(_) => "plain-http",
            NotHere::Number(_) => "number",
            NotHere::Unreadable(_) => "unreadable",
            NotHere::Elsewhere(_) => "elsewhere",
            NotHere::NotBuilt => "not-built",
        }
    }

    /// The address that it is about; empty where there is none.
    pub fn address(&self) -> &str {
        match self {
            NotHere::PlainHttp(address)
            | NotHere::Number(address)
            | NotHere::Unreadable(address)
            | NotHere::Elsewhere(address) => address,
            NotHere::NoAddress | NotHere::NotBuilt => "",
        }
    }
}

/// The one address from which passkeys may be used: the house's own, or this very machine where it has none.
///
/// `base` is what the house says of itself, or empty; `asked` is where the desk was opened, e.g.
/// `http://localhost:8080`.
pub fn origin(base: &str, asked: &str) -> Result<Url, NotHere> {
    if base.is_empty() {
        let asked = Url::parse(asked).ok().filter(is_this_machine);
        return asked.ok_or(NotHere::NoAddress);
    }
    let own = Url::parse(base).map_err(|_| NotHere::Unreadable(base.to_owned()))?;
    match own.host() {
        Some(Host::Domain(_)) => {}
        Some(Host::Ipv4(_) | Host::Ipv6(_)) => return Err(NotHere::Number(base.to_owned())),
        None => return Err(NotHere::Unreadable(base.to_owned())),
    }
    if own.scheme() != "https" && !is_this_machine(&own) {
        return Err(NotHere::PlainHttp(base.to_owned()));
    }
    // Behind a proxy the desk may not know by which scheme and port it was reached; the browser does, and looks.
    let same = Url::parse(asked).is_ok_and(|asked| asked.host() == own.host());
    if same { Ok(own) } else { Err(NotHere::Elsewhere(base.to_owned())) }
}

/// Whether an address is this very machine by its name: what browsers trust without TLS, and what may keep keys.
fn is_this_machine(address: &Url) -> bool {
    matches!(address.host(), Some(Host::Domain("localhost")))
        || matches!(address.host(), Some(Host::Domain(name)) if name.ends_with(".localhost"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_are_used_at_the_houses_own_address_and_nowhere_else() {
        let at = |base, asked| origin(base, asked).map(|url| url.to_string()).map_err(|no| no.word());
        assert_eq!(at("https://paper.example", "https://paper.example"), Ok("https://paper.example/".into()));
        assert_eq!(at("https://paper.example", "http://paper.example"), Ok("https://paper.example/".into()));
        assert_eq!(at("https://paper.example", "https://other.example"), Err("elsewhere"));
        assert_eq!(at("https://paper.example", "https://paper.example.evil.example"), Err("elsewhere"));
        assert_eq!(at("http://paper.example", "http://paper.example"), Err("plain-http"));
        assert_eq!(at("https://192.0.2.7", "https://192.0.2.7"), Err("number"));
        assert_eq!(at("https://[2001:db8::1]", "https://[2001:db8::1]"), Err("number"));
        assert_eq!(at("paper", "https://paper"), Err("unreadable"));
    }

    #[test]
    fn on_ones_own_machine_they_can_be_tried_by_its_name() {
        let at = |base, asked| origin(base, asked).map(|url| url.to_string()).map_err(|no| no.word());
        assert_eq!(at("", "http://localhost:8080"), Ok("http://localhost:8080/".into()));
        assert_eq!(at("http://localhost:8080", "http://localhost:8080"), Ok("http://localhost:8080/".into()));
        assert_eq!(at("", "http://127.0.0.1:8080"), Err("no-address"));
        assert_eq!(at("", "https://paper.example"), Err("no-address"));
        assert_eq!(at("", "http://localhost.evil.example"), Err("no-address"));
    }
}
