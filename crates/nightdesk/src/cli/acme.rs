//! Options for certificates that the program fetches itself.

use clap::Args;
use reqwest::Url;
use rustls::pki_types::DnsName;
use std::path::PathBuf;
use url::Host;

/// Which certificate to fetch, and from whom.
#[derive(Debug, Args)]
pub struct Acme {
    /// A domain for which to fetch and renew a certificate by ACME, agreeing to the authority's terms; give it once for
    /// each. The authority looks for it by plain HTTP, so port 80 of the domain must lead to --listen
    #[arg(
        long = "acme",
        value_name = "DOMAIN",
        env = "NIGHTDESK_ACME",
        value_delimiter = ',',
        value_parser = domain,
        requires = "tls_listen",
        conflicts_with_all = ["tls_certificate", "tls_key"]
    )]
    pub domains: Vec<DnsName<'static>>,
    /// Where the authority may write to about the certificate
    #[arg(
        long = "acme-contact",
        value_name = "EMAIL",
        env = "NIGHTDESK_ACME_CONTACT",
        value_parser = contact,
        requires = "domains"
    )]
    pub contact: Option<String>,
    /// The ACME directory of the authority; one's own is possible
    #[arg(
        long = "acme-directory",
        value_name = "URL",
        env = "NIGHTDESK_ACME_DIRECTORY",
        default_value = instant_acme::LetsEncrypt::Production.url(),
        value_parser = directory,
        requires = "domains"
    )]
    pub directory: Url,
    /// The root certificate by which that directory is known, in PEM, where this machine does not trust it
    #[arg(
        long = "acme-root",
        value_name = "FILE",
        env = "NIGHTDESK_ACME_ROOT",
        requires = "domains",
        requires = "directory"
    )]
    pub root: Option<PathBuf>,
}

/// A domain as certificates name it; one in other letters is taken in its coded form (RFC 5891).
fn domain(text: &str) -> Result<DnsName<'static>, String> {
    if text.contains('*') {
        return Err(
            "a certificate for all names of a domain cannot be fetched over http; name each".to_owned()
        );
    }
    match Host::parse(text) {
        Ok(Host::Domain(name)) => {
            DnsName::try_from(name).map_err(|_| "it is no domain; write it like www.example.org".to_owned())
        }
        Ok(Host::Ipv4(_) | Host::Ipv6(_)) => Err("it is an address; name the domain".to_owned()),
        Err(error) => Err(format!("it is no domain ({error}); write it like www.example.org")),
    }
}

/// An address of `mailto:`, as accounts name it (RFC 8555 §7.3). The authority judges the rest.
fn contact(text: &str) -> Result<String, String> {
    if !text.contains('@') || text.contains([' ', ',', ':', '?']) {
        return Err("it is no single e-mail address; write it like desk@example.org".to_owned());
    }
    Ok(format!("mailto:{text}"))
}

fn directory(text: &str) -> Result<Url, String> {
    match Url::parse(text) {
        Ok(address) if address.scheme() == "https" && address.has_host() => Ok(address),
        Ok(_) => Err("an ACME directory is asked by https:// and no other way (RFC 8555 §6.1)".to_owned()),
        Err(error) => {
            Err(format!("it is no address ({error}); write it like https://ca.example.org/directory"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn domains_are_taken_as_certificates_name_them() {
        let named = |text| domain(text).map(|name| name.as_ref().to_owned());
        assert_eq!(named("WWW.Courier.example").unwrap(), "www.courier.example");
        assert_eq!(named("صحيفة.example").unwrap(), "xn--ogbhx3c3b.example");
        for (wrong, reason) in [
            ("*.courier.example", "name each"),
            ("192.0.2.7", "it is an address"),
            ("[2001:db8::7]", "it is an address"),
            ("", "no domain"),
            ("https://courier.example/", "no domain"),
            ("courier_desk!.example", "no domain"),
        ] {
            let told = named(wrong).unwrap_err();
            assert!(told.contains(reason), "{wrong}: {told}");
        }
    }

    #[test]
    fn contacts_and_directories_are_looked_at() {
        assert_eq!(contact("desk@courier.example").unwrap(), "mailto:desk@courier.example");
        for wrong in ["desk", "a@b.example,c@d.example", "mailto:desk@courier.example"] {
            assert!(contact(wrong).unwrap_err().contains("no single e-mail address"), "{wrong}");
        }
        assert!(directory("https://ca.example/dir").is_ok());
        assert!(directory("http://ca.example/dir").unwrap_err().contains("https://"));
        assert!(directory("ca.example").unwrap_err().contains("no address"));
    }
}
