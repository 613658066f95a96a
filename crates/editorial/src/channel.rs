//! The live channel of an edition: the picture and sound that it sends, and what its page says while it sends nothing.
//!
//! The stream is HTTP Live Streaming (RFC 8216). It comes from elsewhere, by one address, or from this very program, to
//! which an encoder sends it.

use crate::{
    AssetId, EditionId, Refusal,
    words::{fits, quoted},
};
use serde::{Deserialize, Serialize};

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 120;

/// The longest note for when nothing is on air, in characters.
pub const LONGEST_NOTE: usize = 400;

/// The longest address of a stream, in bytes.
pub const LONGEST_ADDRESS: usize = 1_000;

/// The channel of one edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Channel {
    /// Its edition.
    pub edition: EditionId,
    /// What the channel is called.
    pub title: String,
    /// Where its stream comes from.
    pub source: Source,
    /// The picture that stands where the film will be.
    pub poster: Option<AssetId>,
    /// What readers are told while nothing is on air; a usual sentence when it is empty.
    pub note: String,
}

/// Where a stream comes from.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Source {
    /// There is none: the page shows the schedule.
    #[default]
    None,
    /// An encoder sends it to this program.
    Here,
    /// Another house serves it: the address of its playlist, which begins with https.
    Elsewhere(String),
}

/// The word of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// There is none.
    Nothing,
    /// This program.
    Here,
    /// Another house.
    Elsewhere,
}

impl SourceKind {
    /// Every kind there is.
    pub const ALL: [SourceKind; 3] = [SourceKind::Nothing, SourceKind::Here, SourceKind::Elsewhere];

    /// The word by which forms, files and the store know it.
    pub const fn word(self) -> &'static str {
        match self {
            SourceKind::Nothing => "nothing",
            SourceKind::Here => "here",
            SourceKind::Elsewhere => "elsewhere",
        }
    }

    /// The kind that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

impl Source {
    /// Its kind.
    pub const fn kind(&self) -> SourceKind {
        match self {
            Source::None => SourceKind::Nothing,
            Source::Here => SourceKind::Here,
            Source::Elsewhere(_) => SourceKind::Elsewhere,
        }
    }

    /// Its address elsewhere; empty when it has none.
    pub fn address(&self) -> &str {
        match self {
            Source::None | Source::Here => "",
            Source::Elsewhere(address) => address,
        }
    }

    /// The source of this kind at this address.
    ///
    /// # Errors
    /// When it is elsewhere and the address cannot be used.
    pub fn of(kind: SourceKind, address: &str) -> Result<Self, Refusal> {
        match kind {
            SourceKind::Nothing => Ok(Source::None),
            SourceKind::Here => Ok(Source::Here),
            SourceKind::Elsewhere => {
                let address = address.trim();
                let advice = "write the address of the playlist, which begins with https and names no user";
                let unusable =
                    || Refusal::Unusable { field: "address of the stream", given: quoted(address), advice };
                origin(address).filter(|_| address.len() <= LONGEST_ADDRESS).ok_or_else(unusable)?;
                Ok(Source::Elsewhere(address.to_owned()))
            }
        }
    }
}

/// Scheme, host and port of an address that begins with https: all that a browser has to be allowed. Nothing for an
/// address that could say something else in a header or on a page.
pub fn origin(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, behind) = rest.split_at(end);
    let (host, port) = authority.split_once(':').unwrap_or((authority, "443"));
    let named = !host.is_empty()
        && host.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'.' || b == b'-')
        && host.bytes().any(|b| b.is_ascii_alphanumeric());
    let numbered = port.parse::<u16>().is_ok_and(|port| port > 0) && port.bytes().all(|b| b.is_ascii_digit());
    let plain =
        behind.bytes().all(|b| b.is_ascii_graphic() && !matches!(b, b'"' | b'\'' | b'<' | b'>' | b'\\'));
    (named && numbered && plain && behind.starts_with('/'))
        .then(|| &address[.."https://".len() + authority.len()])
}

impl Channel {
    /// The channel as it is kept: without space around its words.
    ///
    /// # Errors
    /// When the title is empty, or title or note are too long.
    pub fn settled(self) -> Result<Self, Refusal> {
        let title = self.title.trim().to_owned();
        if title.is_empty() {
            let advice = "write what the channel is called";
            return Err(Refusal::Empty { field: "title of the channel", advice });
        }
        fits("title of the channel", &title, LONGEST_TITLE)?;
        let note = self.note.trim().to_owned();
        fits("off-air note", &note, LONGEST_NOTE)?;
        Ok(Self { title, note, ..self })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outside_stream_is_allowed_by_exactly_its_origin() {
        assert_eq!(origin("https://live.example/a/master.m3u8?k=1"), Some("https://live.example"));
        assert_eq!(origin("https://live.example:8443/x.m3u8"), Some("https://live.example:8443"));
        for bad in [
            "http://live.example/x.m3u8",
            "https://user@live.example/x.m3u8",
            "https://live.example",
            "https:///x.m3u8",
            "https://live.example:0/x",
            "https://live.example:+80/x",
            "https://live.example /x.m3u8",
            "https://live.example; script-src */x",
            "https://*/x.m3u8",
            "https://.../x.m3u8",
            "https://live.example/x\"onload=",
            "javascript:alert(1)",
            "",
        ] {
            assert_eq!(origin(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_source_has_an_address_only_elsewhere() {
        assert_eq!(Source::of(SourceKind::Here, "https://ignored.example/"), Ok(Source::Here));
        assert!(matches!(
            Source::of(SourceKind::Elsewhere, "ftp://x"),
            Err(Refusal::Unusable { field: "address of the stream", .. })
        ));
        for kind in SourceKind::ALL {
            assert_eq!(SourceKind::from_word(kind.word()), Some(kind));
        }
    }
}
