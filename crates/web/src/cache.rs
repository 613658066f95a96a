//! Caching is a decision, not a header: handlers say which of these holds, one place turns it into headers.

use axum::http::HeaderValue;

/// How long an answer may be kept, and by whom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CachePolicy {
    /// Its address names its content: kept for ever.
    Immutable,
    /// A page of the paper: everyone may keep it, everyone asks whether it changed.
    Page,
    /// The paper as it stood at a minute long past: changes only when something of it is killed or the paper around it is
    /// arranged anew. Shared caches that are told so keep it; browsers cannot be told, so they ask.
    Past,
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
    /// For so many seconds a shared cache keeps an answer that is told what changes; long enough that what it was not told
    /// of does not stand for ever.
    pub const fn until_told(self) -> &'static str {
        match self {
            // A year, as long as anything (RFC 2616 §14.21).
            CachePolicy::Past => "max-age=31536000",
            CachePolicy::Immutable
            | CachePolicy::Page
            | CachePolicy::Minute
            | CachePolicy::Second
            | CachePolicy::Piece
            | CachePolicy::Never => "max-age=86400",
        }
    }

    /// The value of `Cache-Control` (RFC 9111 §5.2).
    pub const fn header(self) -> HeaderValue {
        HeaderValue::from_static(match self {
            CachePolicy::Immutable => "public, max-age=31536000, immutable",
            CachePolicy::Page | CachePolicy::Past => "public, no-cache",
            CachePolicy::Minute => "public, max-age=60",
            CachePolicy::Second => "public, max-age=1",
            CachePolicy::Piece => "public, max-age=120, immutable",
            CachePolicy::Never => "no-store",
        })
    }
}
