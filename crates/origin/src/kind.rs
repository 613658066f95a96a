//! What a piece is, by its name.

/// The longest name, in bytes.
const LONGEST: usize = 100;

/// What a piece of a stream is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Says which pieces there are; changes while the stream runs.
    Playlist,
    /// Some seconds of it, of this media type; never changes.
    Segment(&'static str),
    /// What a player needs before the first segment (fragmented MP4).
    Beginning,
}

impl Kind {
    /// The kind of a piece of this name; nothing for a name that no piece has: no path, no dot at the beginning, an end
    /// that says what it is.
    pub fn of(name: &str) -> Option<Self> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
        if name.len() > LONGEST || name.starts_with('.') || name.contains("..") || !name.bytes().all(plain) {
            return None;
        }
        let (stem, end) = name.rsplit_once('.')?;
        if stem.is_empty() {
            return None;
        }
        match end {
            "m3u8" => Some(Kind::Playlist),
            "ts" => Some(Kind::Segment("video/mp2t")),
            "m4s" => Some(Kind::Segment("video/iso.segment")),
            "m4a" => Some(Kind::Segment("audio/mp4")),
            "aac" => Some(Kind::Segment("audio/aac")),
            "vtt" => Some(Kind::Segment("text/vtt; charset=utf-8")),
            "mp4" => Some(Kind::Beginning),
            _ => None,
        }
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Kind::Playlist => "application/vnd.apple.mpegurl",
            Kind::Segment(media_type) => media_type,
            Kind::Beginning => "video/mp4",
        }
    }
}
