//! From where somebody knocks, as their request tells it.

use std::net::{IpAddr, Ipv6Addr};

/// The longest name of a browser that is kept, in characters.
const AGENT: usize = 300;

/// From where somebody knocks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Whence {
    /// The address, as whoever terminates the connection tells it.
    pub address: String,
    /// What the browser calls itself.
    pub agent: String,
}

impl Whence {
    /// The address as lists show it.
    pub(crate) fn address(&self) -> String {
        editorial::words::plain(&self.address, AGENT)
    }

    /// The browser as lists show it.
    pub(crate) fn agent(&self) -> String {
        editorial::words::plain(&self.agent, AGENT)
    }

    /// The network that is counted as one: an IPv4 address; the 64 bits of IPv6 that one house has (RFC 6177 §2).
    pub(crate) fn network(&self) -> String {
        let v6 = |address: Ipv6Addr| match address.to_ipv4_mapped() {
            Some(v4) => v4.to_string(),
            None => format!("{}/64", Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        };
        match self.address.parse() {
            Ok(IpAddr::V4(address)) => address.to_string(),
            Ok(IpAddr::V6(address)) => v6(address),
            Err(_) => self.address(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_house_is_one_network_whichever_of_its_addresses_it_takes() {
        let network = |address: &str| Whence { address: address.to_owned(), agent: String::new() }.network();
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:2::ffff"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("::ffff:192.0.2.7"), "192.0.2.7");
        assert_ne!(network("192.0.2.7"), network("192.0.2.8"));
        assert_eq!(network("unix"), "unix");
    }
}
