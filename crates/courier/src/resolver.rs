//! Resolving names ourselves, and only to addresses that the whole internet can reach.

use crate::{Hosts, hosts::may_be_named, reach::is_public};
use reqwest::dns::{Addrs, Name, Resolve, Resolving};
use std::net::{IpAddr, SocketAddr};

/// Asks the machine's resolver once and hands on what may be connected to; the connection is made to just these.
#[derive(Debug, Clone, Default)]
pub struct Guarded {
    /// What these lead to need not be on the public internet.
    pub hosts: Hosts,
}

/// A name that leads where nobody may be sent.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{host} leads to {address}")]
pub struct LeadsInside {
    pub host: String,
    pub address: IpAddr,
}

impl Resolve for Guarded {
    fn resolve(&self, name: Name) -> Resolving {
        let host = name.as_str().to_owned();
        let reaches: fn(IpAddr) -> bool = if self.hosts.name(&host) { may_be_named } else { is_public };
        Box::pin(async move {
            let found: Vec<SocketAddr> = tokio::net::lookup_host((host.as_str(), 0)).await?.collect();
            let judged = judge(&host, &found, reaches)?;
            Ok(Box::new(judged.into_iter()) as Addrs)
        })
    }
}

/// One address inside is enough to refuse: a name that mixes them is playing.
pub fn judge(
    host: &str,
    found: &[SocketAddr],
    reaches: fn(IpAddr) -> bool,
) -> Result<Vec<SocketAddr>, LeadsInside> {
    match found.iter().find(|address| !reaches(address.ip())) {
        Some(inside) => Err(LeadsInside { host: host.to_owned(), address: inside.ip() }),
        None => Ok(found.to_vec()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_with_one_address_inside_is_refused_whole() {
        let found = ["93.184.216.34:0".parse().unwrap(), "169.254.169.254:0".parse().unwrap()];
        let refused = judge("rebinding.example", &found, is_public).unwrap_err();
        assert_eq!(refused.address, "169.254.169.254".parse::<IpAddr>().unwrap());
        assert_eq!(judge("good.example", &found[..1], is_public), Ok(found[..1].to_vec()));
    }

    #[test]
    fn a_named_host_may_lead_inside_but_not_to_the_keys_of_the_machine() {
        let found: [SocketAddr; 2] = ["10.1.2.3:0".parse().unwrap(), "169.254.169.254:0".parse().unwrap()];
        assert_eq!(judge("cms.internal", &found[..1], may_be_named), Ok(found[..1].to_vec()));
        assert!(judge("cms.internal", &found, may_be_named).is_err());
    }
}
