//! Which addresses the whole internet can reach.
//!
//! Sources: the IANA special-purpose address registries for IPv4 and IPv6 (RFC 6890 and its updates), and the
//! transition formats that carry an IPv4 address inside an IPv6 one (RFC 4291, 6052, 3056, 4380): what is carried is
//! judged, or the whole format refused where nobody serves the public web over it.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// Whether this address may be connected to: globally reachable, and no other network in disguise.
pub const fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

#[allow(clippy::unnested_or_patterns, reason = "one line a registry entry")]
const fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let refused = matches!(
        (a, b, c),
        (0 | 10 | 127, _, _)            // this network, private, loopback
            | (100, 64..=127, _)        // shared by carriers (RFC 6598)
            | (169, 254, _)             // link-local, cloud metadata
            | (172, 16..=31, _)         // private
            | (192, 0, 0)               // IETF protocol assignments
            | (192, 0, 2)               // documentation
            | (192, 31, 196)            // AS112
            | (192, 52, 193)            // AMT
            | (192, 88, 99)             // 6to4 relays, withdrawn
            | (192, 168, _)             // private
            | (192, 175, 48)            // AS112
            | (198, 18..=19, _)         // benchmarking
            | (198, 51, 100)            // documentation
            | (203, 0, 113)             // documentation
            | (224..=255, _, _) // multicast, reserved, broadcast
    );
    !refused
}

#[allow(clippy::unnested_or_patterns, reason = "one line a registry entry")]
const fn is_public_v6(address: Ipv6Addr) -> bool {
    // The public web lives in 2000::/3. Everything else, mapped and translated IPv4 among it, is refused whole.
    let [a, b, c, ..] = address.segments();
    let global = a & 0xe000 == 0x2000;
    let refused = matches!(
        (a, b, c),
        (0x2001, 0x0000..=0x01ff, _)    // IETF protocol assignments: Teredo, benchmarking, ORCHID
            | (0x2001, 0x0db8, _)       // documentation
            | (0x2002, _, _)            // 6to4
            | (0x2620, 0x004f, 0x8000)  // AS112
            | (0x3fff, 0x0000..=0x0fff, _) // documentation (RFC 9637)
    );
    global && !refused
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edges_of_the_registries() {
        for refused in [
            "0.0.0.0",
            "0.255.255.255",
            "10.0.0.1",
            "100.64.0.1",
            "100.127.255.255",
            "127.0.0.1",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.19.255.255",
            "198.51.100.7",
            "203.0.113.9",
            "224.0.0.1",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "64:ff9b::7f00:1",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "5f00::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ] {
            assert!(!is_public(refused.parse().unwrap()), "{refused}");
        }
        for public in [
            "1.1.1.1",
            "9.255.255.255",
            "11.0.0.1",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.255.255",
            "172.32.0.1",
            "192.0.1.1",
            "198.17.255.255",
            "198.20.0.1",
            "223.255.255.255",
            "2606:4700::1111",
            "2a00:1450::1",
            "2001:4860:4860::8888",
        ] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
    }
}
