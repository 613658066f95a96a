//! How a request came: from which address, and whether nobody could read it on the way.
//!
//! The server knows both from the connection. Behind a proxy it knows the proxy only; then the proxy's headers tell, and
//! they are believed of proxies that the operator named and of nobody else.

use axum::http::{HeaderMap, HeaderName};
use std::net::{IpAddr, Ipv4Addr};

const FORWARDED_FOR: HeaderName = HeaderName::from_static("x-forwarded-for");
const FORWARDED_PROTO: HeaderName = HeaderName::from_static("x-forwarded-proto");

/// How a request came. The server puts it among the request's extensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Came {
    /// From where.
    pub address: IpAddr,
    /// Whether it came by TLS.
    pub secure: bool,
}

impl Default for Came {
    /// From this machine, in the open.
    fn default() -> Self {
        Self { address: IpAddr::V4(Ipv4Addr::LOCALHOST), secure: false }
    }
}

impl Came {
    /// How it came to the outermost of these proxies; the same when it came past them.
    #[must_use]
    pub fn told_by(self, trusted: &[IpAddr], headers: &HeaderMap) -> Self {
        if !trusted.contains(&self.address.to_canonical()) {
            return self;
        }
        // Each proxy adds whom it heard at the end; what stands before the first stranger anybody may have written.
        let mut heard: Vec<IpAddr> = Vec::new();
        for value in headers.get_all(FORWARDED_FOR) {
            let words = value.to_str().unwrap_or_default();
            heard.extend(words.split(',').filter_map(|word| word.trim().parse::<IpAddr>().ok()));
        }
        let stranger = heard.iter().rev().map(IpAddr::to_canonical).find(|heard| !trusted.contains(heard));
        let proto = headers.get_all(FORWARDED_PROTO).iter().next_back();
        let secure = proto.is_some_and(|proto| proto.as_bytes().eq_ignore_ascii_case(b"https"));
        Self { address: stranger.unwrap_or(self.address), secure: self.secure || secure }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(told: &[(HeaderName, &'static str)]) -> HeaderMap {
        told.iter().map(|(name, value)| (name.clone(), value.parse().unwrap())).collect()
    }

    #[test]
    fn headers_are_believed_of_a_named_proxy_only() {
        let told = headers(&[(FORWARDED_FOR, "192.0.2.9"), (FORWARDED_PROTO, "https")]);
        assert_eq!(Came::default().told_by(&[], &told), Came::default());
        let proxy = Came::default().address;
        let believed = Came::default().told_by(&[proxy], &told);
        assert_eq!(believed, Came { address: "192.0.2.9".parse().unwrap(), secure: true });
    }

    #[test]
    fn what_a_stranger_writes_before_the_proxy_changes_nothing() {
        let (proxy, outer): (IpAddr, IpAddr) = (Came::default().address, "192.0.2.1".parse().unwrap());
        let told = headers(&[(FORWARDED_FOR, "10.0.0.1, 198.51.100.7, 192.0.2.1")]);
        let came = Came::default().told_by(&[proxy, outer], &told);
        assert_eq!(came.address, "198.51.100.7".parse::<IpAddr>().unwrap());
        assert!(!came.secure);
    }
}
