//! What a file is, by its content. Names and declared types are never asked: they are the sender's claim.

use crate::{
    drawing,
    refused::{Refused, Seems},
};

/// What can be shown to readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A still picture made of pixels.
    Picture(Picture),
    /// A drawing made of shapes.
    Drawing(Drawing),
    /// A film. No renditions are made of films.
    Film(Film),
    /// A sound recording. No renditions are made of recordings.
    Sound(Sound),
}

/// The formats of pictures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Picture {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
    /// GIF.
    Gif,
    /// WebP.
    Webp,
}

/// The formats of drawings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Drawing {
    /// SVG, uncompressed.
    Svg,
}

/// The formats of films.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Film {
    /// MP4.
    Mp4,
    /// `WebM`.
    Webm,
}

/// The formats of sound recordings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sound {
    /// MP3.
    Mp3,
    /// MPEG-4 with sound alone.
    M4a,
    /// Ogg with Vorbis or Opus.
    Ogg,
    /// WAVE.
    Wav,
}

impl Kind {
    /// The media type under which such a file is served.
    pub const fn media_type(self) -> &'static str {
        match self {
            Kind::Picture(Picture::Jpeg) => "image/jpeg",
            Kind::Picture(Picture::Png) => "image/png",
            Kind::Picture(Picture::Gif) => "image/gif",
            Kind::Picture(Picture::Webp) => "image/webp",
            Kind::Drawing(Drawing::Svg) => "image/svg+xml",
            Kind::Film(Film::Mp4) => "video/mp4",
            Kind::Film(Film::Webm) => "video/webm",
            Kind::Sound(Sound::Mp3) => "audio/mpeg",
            Kind::Sound(Sound::M4a) => "audio/mp4",
            Kind::Sound(Sound::Ogg) => "audio/ogg",
            Kind::Sound(Sound::Wav) => "audio/wav",
        }
    }

    /// The ending of such a file's name, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Kind::Picture(Picture::Jpeg) => "jpg",
            Kind::Picture(Picture::Png) => "png",
            Kind::Picture(Picture::Gif) => "gif",
            Kind::Picture(Picture::Webp) => "webp",
            Kind::Drawing(Drawing::Svg) => "svg",
            Kind::Film(Film::Mp4) => "mp4",
            Kind::Film(Film::Webm) => "webm",
            Kind::Sound(Sound::Mp3) => "mp3",
            Kind::Sound(Sound::M4a) => "m4a",
            Kind::Sound(Sound::Ogg) => "ogg",
            Kind::Sound(Sound::Wav) => "wav",
        }
    }
}

const SEND: &str = "a JPEG, PNG, WebP or GIF, an SVG drawing, or a film as MP4 or WebM";

/// Says what the bytes are.
///
/// # Errors
/// When they are nothing that readers can be shown; the sentence names what they seem to be.
pub fn recognise(bytes: &[u8]) -> Result<Kind, Refused> {
    if bytes.is_empty() {
        return Err(Refused::Empty);
    }
    if drawing::is_svg(bytes) {
        return Ok(Kind::Drawing(Drawing::Svg));
    }
    let Some(found) = infer::get(bytes) else {
        let seems = if is_text(bytes) { "a text file" } else { "a file of an unknown kind" };
        return Err(not_a_picture(Seems::Other, seems, SEND));
    };
    match found.mime_type() {
        "image/jpeg" => Ok(Kind::Picture(Picture::Jpeg)),
        "image/png" => Ok(Kind::Picture(Picture::Png)),
        "image/gif" => Ok(Kind::Picture(Picture::Gif)),
        "image/webp" => Ok(Kind::Picture(Picture::Webp)),
        "video/mp4" | "video/x-m4v" => Ok(Kind::Film(Film::Mp4)),
        "video/webm" => Ok(Kind::Film(Film::Webm)),
        "audio/mpeg" => Ok(Kind::Sound(Sound::Mp3)),
        "audio/m4a" => Ok(Kind::Sound(Sound::M4a)),
        "audio/ogg" | "audio/opus" => Ok(Kind::Sound(Sound::Ogg)),
        "audio/x-wav" => Ok(Kind::Sound(Sound::Wav)),
        other => Err(refuse(other, &found)),
    }
}

/// The refusal of a format that the world knows and readers' browsers may not.
fn refuse(media_type: &str, found: &infer::Type) -> Refused {
    match media_type {
        "image/heif" | "image/heic" => {
            not_a_picture(Seems::Heif, "an HEIF photo as phones take them", "it exported as JPEG")
        }
        "image/tiff" => not_a_picture(Seems::Layers, "a TIFF picture", "it exported as JPEG or PNG"),
        "image/vnd.adobe.photoshop" => {
            not_a_picture(Seems::Layers, "a Photoshop file", "it exported as JPEG or PNG")
        }
        "video/quicktime" => not_a_picture(Seems::Film, "a QuickTime film (MOV)", "it exported as MP4"),
        "video/x-matroska" => {
            not_a_picture(Seems::Film, "a Matroska film (MKV)", "it exported as MP4 or WebM")
        }
        "application/pdf" => {
            not_a_picture(Seems::Pdf, "a PDF document", "its pictures one by one as JPEG or PNG")
        }
        "text/html" => {
            not_a_picture(Seems::WebPage, "a web page", "the picture itself: open it alone and save it")
        }
        "text/xml" => not_a_picture(Seems::Other, "an XML document", SEND),
        "application/gzip" => not_a_picture(
            Seems::Packed,
            "a compressed archive",
            "what is inside, unpacked; an SVGZ drawing as SVG",
        ),
        unlisted => {
            let seems = match found.matcher_type() {
                infer::MatcherType::Video => Seems::Film,
                infer::MatcherType::Archive => Seems::Packed,
                _ => Seems::Other,
            };
            not_a_picture(seems, &in_words(unlisted, found), SEND)
        }
    }
}

/// What a file of a format without a sentence of its own seems to be.
fn in_words(media_type: &str, found: &infer::Type) -> String {
    use infer::MatcherType as Family;
    let family = match found.matcher_type() {
        Family::Image => "a picture of a kind that browsers do not show",
        Family::Video => "a film of a kind that browsers do not show",
        Family::Audio => "a sound recording of a kind that browsers do not play",
        Family::Archive => "a compressed archive",
        Family::App => "a program",
        Family::Book | Family::Doc => "a document",
        Family::Font => "a font",
        Family::Text => "a text file",
        Family::Custom => "a file of an unknown kind",
    };
    format!("{family} ({media_type})")
}

fn not_a_picture(seems: Seems, is: &str, advice: &'static str) -> Refused {
    Refused::NotAPicture { seems, is: is.to_owned(), advice }
}

/// Whether the beginning reads as text: UTF-8 (a letter may be cut at the end) without control characters.
fn is_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..1024).unwrap_or(bytes);
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(head.get(..error.valid_up_to()).unwrap_or_default()).unwrap_or_default()
        }
        Err(_) => return false,
    };
    text.chars().all(|letter| !letter.is_control() || letter.is_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    fn refusal(bytes: &[u8]) -> String {
        recognise(bytes).unwrap_err().to_string()
    }

    #[test]
    fn what_is_not_a_picture_is_named() {
        assert_snapshot!(refusal(b""), @"the file is empty; the upload may have been cut off, send it again");
        assert_snapshot!(refusal("Dear desk, the photo follows. – M.".as_bytes()), @"this is a text file, not a picture; send a JPEG, PNG, WebP or GIF, an SVG drawing, or a film as MP4 or WebM");
        assert_snapshot!(refusal(b"%PDF-1.7\n"), @"this is a PDF document, not a picture; send its pictures one by one as JPEG or PNG");
        assert_snapshot!(refusal(b"<!DOCTYPE html><html><body><svg></svg></body></html>"), @"this is a web page, not a picture; send the picture itself: open it alone and save it");
        assert_snapshot!(refusal(b"<?xml version=\"1.0\"?><rss/>"), @"this is an XML document, not a picture; send a JPEG, PNG, WebP or GIF, an SVG drawing, or a film as MP4 or WebM");
        assert_snapshot!(refusal(b"PK\x03\x04\x14\x00\x00\x00"), @"this is a compressed archive (application/zip), not a picture; send a JPEG, PNG, WebP or GIF, an SVG drawing, or a film as MP4 or WebM");
        assert_snapshot!(refusal(b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), @"this is an HEIF photo as phones take them, not a picture; send it exported as JPEG");
        assert_snapshot!(refusal(b"\x00\x00\x00\x14ftypqt  \x00\x00\x02\x00qt  "), @"this is a QuickTime film (MOV), not a picture; send it exported as MP4");
        assert_snapshot!(refusal(b"\x7fELF\x02\x01\x01\x00"), @"this is a file of an unknown kind, not a picture; send a JPEG, PNG, WebP or GIF, an SVG drawing, or a film as MP4 or WebM");
        assert_snapshot!(refusal(&[0, 1, 2, 3]), @"this is a file of an unknown kind, not a picture; send a JPEG, PNG, WebP or GIF, an SVG drawing, or a film as MP4 or WebM");
    }

    #[test]
    fn films_and_pictures_are_known_by_their_first_bytes() {
        let kind = |bytes: &[u8]| recognise(bytes).unwrap();
        assert_eq!(kind(b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41"), Kind::Film(Film::Mp4));
        let webm = [b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm".as_slice(), &[0; 300]].concat();
        assert_eq!(kind(&webm), Kind::Film(Film::Webm));
        assert_eq!(kind(b"GIF89a\x01\x00\x01\x00"), Kind::Picture(Picture::Gif));
        assert_eq!(kind(b"\xff\xd8\xff\xe0\x00\x10JFIF"), Kind::Picture(Picture::Jpeg));
        assert_eq!(kind(b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>"), Kind::Drawing(Drawing::Svg));
    }
}
