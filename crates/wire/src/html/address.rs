//! Which addresses may stand in a body: the one place that decides.
//!
//! Browsers forgive much (tabs inside a scheme, backslashes for slashes), so whatever needs forgiving is refused.

use editorial::body::Provider;
use url::{ParseError, Url};

/// Whether a link may lead here: http, https, mailto, or a path of this site with a single slash in front.
pub fn is_safe_link(href: &str) -> bool {
    if has_tricks(href) {
        return false;
    }
    if href.starts_with('/') {
        return !href.starts_with("//");
    }
    Url::parse(href).is_ok_and(|url| matches!(url.scheme(), "http" | "https" | "mailto"))
}

/// The address of a picture or film as an import may name it: http(s), or a path beside the import. An address
/// without a scheme (`//host/a.jpg`) gets https. `None` for everything else.
pub fn source(src: &str) -> Option<String> {
    let src = src.trim();
    if src.is_empty() || has_tricks(src) {
        return None;
    }
    if src.starts_with("//") {
        return source(&format!("https:{src}"));
    }
    match Url::parse(src) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => Some(src.to_owned()),
        Err(ParseError::RelativeUrlWithoutBase) => Some(src.to_owned()),
        Ok(_) | Err(_) => None,
    }
}

/// The service behind a frame's address, and the address with https; `None` when no story may use it.
pub fn frame(src: &str) -> Option<(Provider, String)> {
    let mut url = Url::parse(&source(src)?).ok()?;
    let plain = url.username().is_empty() && url.password().is_none() && url.port().is_none();
    let provider = Provider::of_host(url.host_str()?).filter(|_| plain)?;
    url.set_scheme("https").ok()?;
    Some((provider, url.into()))
}

fn has_tricks(address: &str) -> bool {
    address.chars().any(|c| c.is_control() || c == '\\')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_the_web_to_mail_or_to_this_site() {
        for good in
            ["https://example.org/a?b#c", "HTTP://example.org", "mailto:desk@example.org", "/en/a", "/"]
        {
            assert!(is_safe_link(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "java\tscript:alert(1)",
            "data:text/html,x",
            "//evil.example",
            "/\\evil.example",
            "/\t/evil.example",
            "#note",
            "page.html",
            "",
            "https://",
        ] {
            assert!(!is_safe_link(bad), "{bad}");
        }
    }

    #[test]
    fn frames_come_from_services_we_know_and_nowhere_near_them() {
        assert_eq!(
            frame("//www.youtube.com/embed/abc"),
            Some((Provider::Youtube, "https://www.youtube.com/embed/abc".into()))
        );
        for bad in [
            "https://www.youtube.com.evil.example/embed/abc",
            "https://www.youtube.com@evil.example/",
            "https://user@www.youtube.com/embed/abc",
            "https://www.youtube.com:8443/embed/abc",
            "embed/abc",
        ] {
            assert_eq!(frame(bad), None, "{bad}");
        }
    }

    #[test]
    fn pictures_are_named_by_address_or_by_file() {
        assert_eq!(source(" river-gauge ").as_deref(), Some("river-gauge"));
        assert_eq!(source("//cdn.example.org/a.jpg").as_deref(), Some("https://cdn.example.org/a.jpg"));
        for bad in ["", "data:image/png;base64,AAAA", "file:///etc/passwd", "mailto:a@example.org"] {
            assert_eq!(source(bad), None, "{bad}");
        }
    }
}
