//! Caching is a decision, not a header: handlers say which of these holds, one place turns it into headers.

use axum::http::HeaderValue;

/// How long an answer may be kept, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CachePolicy {
    /// Its address names its content: kept for ever.
    Immutable,
    /// A page of the paper: everyone may keep it, everyone asks whether it changed.
    Page,
    /// A feed or sitemap: may be a minute old.
    Minute,
    /// The playlist of a stream: old after a second.
    Second,
    /// A piece of a stream: never another under this address for as long as anybody asks for it.
    Piece,
    /// Depends on who asks, or says that something is wrong: nobody keeps it.
    Never,
}

impl CachePolicy {
    /// The value of `Cache-Control` (RFC 9111 §5.2).
    pub const fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            CachePolicy::Immutable => "public, max-age=31536000, immutable",
            CachePolicy::Page => "public, no-cache",
            CachePolicy::Minute => "public, max-age=60",
            CachePolicy::Second => "public, max-age=1",
            CachePolicy::Piece => "public, max-age=120, immutable",
            CachePolicy::Never => "no-store",
        })
    }
}
