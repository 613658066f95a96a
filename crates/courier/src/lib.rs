//! The courier: the one door through which the newsroom fetches anything from outside, and sends anything there.
//!
//! Whoever gives us an address (a line of an import, a feed, an embed) must not be able to make this machine talk
//! to itself or to its neighbours. So every fetch goes through [`Courier::fetch`]:
//!
//! 1. The address is http or https, names no user or password, and its host is no literal in disguise ([`address`]).
//! 2. The host is resolved here, and every address found must be reachable from the whole internet ([`reach`]); the
//!    connection is made to just those addresses, so a second answer of the name server changes nothing.
//! 3. Redirects are followed here, each hop through 1 and 2, and never from https to http.
//! 4. Bytes, time and media type are limited; a body that is longer than it said, or endless, is cut off.
//!
//! What is sent ([`Courier::post`]) goes the same way, but only encrypted, and follows no redirect. To hosts of one's own
//! network it goes where whoever runs the program named them ([`Hosts`]); from those nothing is fetched.
//!
//! Proxies named in the environment are not used: they would resolve names for us.

mod address;
mod fetch;
mod hosts;
mod post;
mod reach;
mod refused;
mod resolver;

pub use fetch::{Courier, Fetched, Limits, Want};
pub use hosts::{Hosts, NamedHost};
pub use post::{Letter, Reply, judge};
pub use reach::is_public;
pub use refused::Refused;

/// Makes ring the process's cryptography. Safe to call more than once.
pub fn install_crypto() {
    // An error only says that it was installed before.
    let _ = rustls::crypto::ring::default_provider().install_default();
}
