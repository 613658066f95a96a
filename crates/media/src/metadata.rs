//! The words that travel inside a photo: what it shows and whose it is.
//!
//! Read from XMP, which agencies and picture desks write, and from EXIF, which cameras write; where both speak, XMP
//! wins, because a person wrote it. Where and when the picture was taken is not read at all: a source may depend
//! on it, and what is never read cannot leak.

mod xmp;

use crate::{
    kind::{Kind, recognise},
    survey::{REMARKS, reader},
};
use exif::{In, Tag, Value};
use image::ImageDecoder;

/// The words found in a picture. All of it is the sender's claim: an editor reads it before a reader does.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Metadata {
    /// What it shows, as a caption says it.
    pub description: Option<String>,
    /// What it shows, for someone who cannot see it.
    pub alt: Option<String>,
    /// Who made it; several names are separated by commas.
    pub creator: Option<String>,
    /// Whom to credit, in the words that the provider wants.
    pub credit: Option<String>,
    /// Who holds the rights.
    pub copyright: Option<String>,
    /// What may be done with it, in the words of whoever holds the rights.
    pub terms: Option<String>,
    /// The address of a page that says what may be done with it: http or https.
    pub statement: Option<String>,
    /// Keywords in the order in which they were written, at most 50.
    pub keywords: Vec<String>,
}

/// The longest words taken over, in characters.
const LONGEST: usize = 4000;

/// The largest XMP packet that is looked at, in bytes.
const LARGEST_PACKET: usize = 1_000_000;

/// Reads the words that travel inside a picture. A picture without any, or bytes that are no picture, give none.
pub fn metadata(bytes: &[u8]) -> Metadata {
    let Ok(Kind::Picture(picture)) = recognise(bytes) else { return Metadata::default() };
    let Ok(mut decoder) = reader(bytes, picture, REMARKS).into_decoder() else { return Metadata::default() };
    let packet = decoder.xmp_metadata().unwrap_or_default().filter(|packet| packet.len() <= LARGEST_PACKET);
    let written = packet.map(|packet| xmp::read(&packet)).unwrap_or_default();
    let camera = decoder.exif_metadata().unwrap_or_default().map(from_exif).unwrap_or_default();
    Metadata {
        description: written.description.or(camera.description),
        alt: written.alt,
        creator: written.creator.or(camera.creator),
        credit: written.credit,
        copyright: written.copyright.or(camera.copyright),
        terms: written.terms,
        statement: written.statement,
        keywords: written.keywords,
    }
}

fn from_exif(chunk: Vec<u8>) -> Metadata {
    let Ok(exif) = exif::Reader::new().read_raw(chunk) else { return Metadata::default() };
    let text = |tag| match &exif.get_field(tag, In::PRIMARY)?.value {
        Value::Ascii(lines) => clean(&String::from_utf8_lossy(lines.first()?)),
        _ => None,
    };
    Metadata {
        description: text(Tag::ImageDescription),
        creator: text(Tag::Artist),
        copyright: text(Tag::Copyright),
        ..Metadata::default()
    }
}

/// Words without control characters and outer spaces, cut at [`LONGEST`]; `None` when nothing is left.
fn clean(words: &str) -> Option<String> {
    let words: String = words
        .chars()
        .filter(|c| !c.is_control() || *c == '\n')
        .take(LONGEST)
        .collect::<String>()
        .trim()
        .to_owned();
    (!words.is_empty()).then_some(words)
}
