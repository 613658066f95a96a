//! Versions as entity tags (RFC 9110 §8.8.3), and what a request says about the one it has seen.

use crate::Problem;
use axum::http::{HeaderMap, header};

/// What a request says it has seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Nothing.
    Unsaid,
    /// Whatever is there.
    Any,
    /// This version.
    Version(i64),
    /// Something that was never a version of ours.
    Unknown,
}

impl Seen {
    /// Reads `If-Match`. A bare number is taken as well.
    ///
    /// # Errors
    /// When it is no list of tags.
    pub fn read(headers: &HeaderMap) -> Result<Self, Problem> {
        let Some(value) = headers.get(header::IF_MATCH) else { return Ok(Self::Unsaid) };
        let unreadable = || Problem::Header {
            name: "If-Match",
            reason: "write the version in quotes, as in \"3\"".to_owned(),
        };
        let said = value.to_str().map_err(|_| unreadable())?.trim();
        if said == "*" {
            return Ok(Self::Any);
        }
        // A weak tag never matches (RFC 9110 §13.1.1).
        if said.starts_with("W/") {
            return Ok(Self::Unknown);
        }
        let bare = said.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(said);
        if bare.is_empty() || bare.contains(['"', ',', ' ']) {
            return Err(unreadable());
        }
        Ok(bare.parse().map_or(Self::Unknown, Self::Version))
    }

    /// The version that counts as seen; `current` is the one that there is. One that was never there is older than all.
    pub const fn version(self, current: i64) -> i64 {
        match self {
            Self::Unsaid | Self::Any => current,
            Self::Version(version) => version,
            Self::Unknown => -1,
        }
    }
}

/// The tag of a version.
pub fn tag(version: i64) -> String {
    format!("\"{version}\"")
}

/// Whether the asker has this already (`If-None-Match`, weak comparison).
pub fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let values = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    values
        .flat_map(|value| value.split(','))
        .map(str::trim)
        .any(|known| known == "*" || known.strip_prefix("W/").unwrap_or(known) == tag)
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn seen(value: &'static str) -> Option<Seen> {
        let headers = HeaderMap::from_iter([(header::IF_MATCH, HeaderValue::from_static(value))]);
        Seen::read(&headers).ok()
    }

    #[test]
    fn a_version_is_read_in_quotes_or_without() {
        assert_eq!(seen("\"3\""), Some(Seen::Version(3)));
        assert_eq!(seen("3"), Some(Seen::Version(3)));
        assert_eq!(seen("*"), Some(Seen::Any));
        assert_eq!(seen("W/\"3\""), Some(Seen::Unknown));
        assert_eq!(seen("\"abc\""), Some(Seen::Unknown));
        assert_eq!(seen("\"3\", \"4\""), None);
        assert_eq!(seen("\"\""), None);
        assert_eq!(Seen::Unknown.version(3), -1);
        assert_eq!(Seen::Unsaid.version(3), 3);
    }
}
