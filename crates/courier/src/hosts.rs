//! Hosts of one's own network, named by whoever runs the program: to these, and to no others there, may be sent.
//!
//! A name opens the usual ports of the web, or the one port that is named with it. Whatever it leads to, what belongs to
//! a single link of the network stays shut: there clouds keep the keys of their machines.

use crate::Refused;
use std::{fmt, net::IpAddr, str::FromStr, sync::Arc};
use url::{Host, Url};

/// The ports that a name without one opens.
const USUAL: [u16; 2] = [80, 443];

/// A host that may be reached though it is not on the public internet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedHost {
    /// As the URL standard writes it.
    host: String,
    /// The only port that is opened; the usual ones when none is named.
    port: Option<u16>,
}

impl NamedHost {
    fn opens(&self, host: &str, port: u16) -> bool {
        bare(host) == self.host && self.port.map_or(USUAL.contains(&port), |named| named == port)
    }
}

impl FromStr for NamedHost {
    type Err = Refused;

    /// Reads `cms.internal`, `10.1.2.3:8443` or `[fd00::7]:8080`.
    fn from_str(text: &str) -> Result<Self, Refused> {
        let refused = || Refused::NotAHost(text.chars().take(200).collect());
        let url = Url::parse(&format!("https://{}/", text.trim())).map_err(|_| refused())?;
        let plain = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        let host = url.host_str().filter(|_| plain && url.username().is_empty()).ok_or_else(refused)?;
        // The parser leaves out the port that https has anyway.
        let port = url.port().or_else(|| text.trim().ends_with(":443").then_some(443));
        Ok(Self { host: bare(host), port })
    }
}

impl fmt::Display for NamedHost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.port {
            Some(port) => write!(f, "{}:{port}", self.host),
            None => f.write_str(&self.host),
        }
    }
}

/// All of them. Cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Hosts(Arc<[NamedHost]>);

impl Hosts {
    /// Whether this address stands on one of them.
    pub fn open(&self, url: &Url) -> bool {
        let port = url.port_or_known_default().unwrap_or(0);
        url.host_str().is_some_and(|host| self.0.iter().any(|named| named.opens(host, port)))
    }

    /// Whether one of them has this name; which port is meant has been judged before.
    pub(crate) fn name(&self, host: &str) -> bool {
        self.0.iter().any(|named| named.host == bare(host))
    }
}

impl FromIterator<NamedHost> for Hosts {
    fn from_iter<I: IntoIterator<Item = NamedHost>>(hosts: I) -> Self {
        Self(hosts.into_iter().collect())
    }
}

fn bare(host: &str) -> String {
    host.trim_end_matches('.').to_ascii_lowercase()
}

/// Whether an address may be a named host's: anything but what belongs to one link, to many, or to nobody.
pub(crate) const fn may_be_named(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => {
            !(address.is_link_local()
                || address.is_multicast()
                || address.is_broadcast()
                || address.is_unspecified())
        }
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(mapped) => may_be_named(IpAddr::V4(mapped)),
            None => !(address.is_unicast_link_local() || address.is_multicast() || address.is_unspecified()),
        },
    }
}

/// Whether the literal address of this URL, if it has one, may be a named host's.
pub(crate) fn literal_may_be_named(url: &Url) -> bool {
    match url.host() {
        Some(Host::Ipv4(address)) => may_be_named(IpAddr::V4(address)),
        Some(Host::Ipv6(address)) => may_be_named(IpAddr::V6(address)),
        Some(Host::Domain(_)) => true,
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(named: &[&str]) -> Hosts {
        named.iter().map(|named| named.parse::<NamedHost>().unwrap()).collect()
    }

    fn open(hosts: &Hosts, address: &str) -> bool {
        hosts.open(&Url::parse(address).unwrap())
    }

    #[test]
    fn a_name_opens_the_ports_of_the_web_and_nothing_beside() {
        let hosts = hosts(&["CMS.internal."]);
        assert!(open(&hosts, "https://cms.internal/in") && open(&hosts, "http://cms.internal/in"));
        assert!(!open(&hosts, "https://cms.internal:5432/"));
        assert!(
            !open(&hosts, "https://other.cms.internal/")
                && !open(&hosts, "https://cms.internal.evil.example/")
        );
    }

    #[test]
    fn a_name_with_a_port_opens_that_port_alone() {
        let hosts = hosts(&["10.1.2.3:8443", "[fd00::7]:8080", "one.internal:443"]);
        assert!(open(&hosts, "https://10.1.2.3:8443/") && open(&hosts, "http://[fd00::7]:8080/"));
        assert!(!open(&hosts, "https://10.1.2.3/") && !open(&hosts, "https://10.1.2.4:8443/"));
        assert!(open(&hosts, "https://one.internal/") && !open(&hosts, "http://one.internal/"));
        // The same address in disguise is the same host.
        assert!(open(&hosts, "https://0x0a010203:8443/"));
    }

    #[test]
    fn what_is_no_host_is_refused() {
        for text in
            ["", "https://cms.internal", "cms.internal/path", "user@cms.internal", "a b", "cms.internal?x"]
        {
            assert!(text.parse::<NamedHost>().is_err(), "{text}");
        }
    }

    #[test]
    fn the_keys_of_clouds_stay_shut_whoever_is_named() {
        for shut in [
            "169.254.169.254",
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "fe80::1",
            "::",
            "ff02::1",
            "::ffff:169.254.169.254",
        ] {
            assert!(!may_be_named(shut.parse().unwrap()), "{shut}");
        }
        for open in ["10.0.0.1", "127.0.0.1", "192.168.1.9", "fd00::1", "::1", "93.184.216.34"] {
            assert!(may_be_named(open.parse().unwrap()), "{open}");
        }
    }
}
