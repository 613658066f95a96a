//! Reading an address that somebody gave us.
//!
//! The parser is the one of the WHATWG URL standard, as browsers have it: it turns `2130706433`, `0x7f.1`,
//! `１２７.0.0.1` and their like into the address that they mean before anything is judged.

use crate::{Refused, reach::is_public};
use reqwest::Url;
use std::net::{IpAddr, SocketAddr};
use url::Host;

/// Names that are never on the public internet (RFC 6761, 6762, 7686, 8375, 9476 and custom).
const PRIVATE_NAMES: &[&str] = &[
    "localhost",
    "local",
    "internal",
    "home.arpa",
    "lan",
    "intranet",
    "corp",
    "onion",
    "test",
    "invalid",
    "alt",
];

/// Ports where other services listen, as browsers refuse them, most of all mail, which can be tricked by HTTP.
const OTHER_SERVICES: &[u16] = &[
    1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
    109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
    526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
    2375, 2376, 3306, 3659, 4045, 4222, 5060, 5061, 5432, 5672, 6000, 6379, 6566, 6665, 6666, 6667, 6668,
    6669, 6697, 9200, 10080, 11211, 27017,
];

/// The address, if it may be fetched as far as can be told before its host is resolved. `also` is one more socket
/// that may be reached, for tests.
pub fn read(text: &str, also: Option<SocketAddr>) -> Result<Url, Refused> {
    let url = Url::parse(text.trim()).map_err(|_| Refused::NotAnAddress(text.chars().take(200).collect()))?;
    check(&url, also)?;
    Ok(url)
}

/// Judges an address, given or led to.
pub fn check(url: &Url, also: Option<SocketAddr>) -> Result<(), Refused> {
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Refused::Scheme(url.scheme().to_owned()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Refused::Credentials);
    }
    let port = url.port_or_known_default().unwrap_or(0);
    match url.host() {
        None => Err(Refused::NotAnAddress(url.to_string())),
        Some(Host::Ipv4(address)) => literal(url, IpAddr::V4(address), port, also),
        Some(Host::Ipv6(address)) => literal(url, IpAddr::V6(address), port, also),
        Some(Host::Domain(name)) => named(name, port),
    }
}

fn literal(url: &Url, address: IpAddr, port: u16, also: Option<SocketAddr>) -> Result<(), Refused> {
    if also == Some(SocketAddr::new(address, port)) {
        return Ok(());
    }
    if !is_public(address) {
        let host = url.host_str().unwrap_or_default().to_owned();
        return Err(Refused::NotPublic { host, address });
    }
    usual(port)
}

fn named(name: &str, port: u16) -> Result<(), Refused> {
    let bare = name.trim_end_matches('.').to_ascii_lowercase();
    let private =
        PRIVATE_NAMES.iter().any(|private| bare == *private || bare.ends_with(&format!(".{private}")));
    // A name without a dot is looked up in the operator's own domain.
    if private || !bare.contains('.') {
        return Err(Refused::PrivateName(name.to_owned()));
    }
    usual(port)
}

fn usual(port: u16) -> Result<(), Refused> {
    if port == 0 || OTHER_SERVICES.contains(&port) { Err(Refused::Port(port)) } else { Ok(()) }
}
