//! The words that stay in every file that readers get: who made it, whose it is, whom to credit. Nothing else of the
//! original's remarks is written: no place, no time, no device, no thumbnail.
//!
//! Artist and copyright are EXIF fields, which take fewest bytes; the credit and the address of the terms, for which EXIF
//! has no field, are XMP properties (ISO 16684-1) in a packet without padding.

use exif::{Field, In, Tag, Value, experimental::Writer};
use img_parts::{
    Bytes, ImageEXIF, ImageICC,
    jpeg::{Jpeg, JpegSegment, markers::APP1},
    riff::{RiffChunk, RiffContent},
    webp::{CHUNK_EXIF, CHUNK_VP8X, CHUNK_XMP, WebP},
};
use quick_xml::{
    Writer as Xml,
    events::{BytesStart, Event},
};
use std::io::Cursor;

/// The longest words written into a file, in characters: they are in every file.
const LONGEST: usize = 160;

/// What an APP1 segment with XMP begins with (XMP specification part 3, §1.1.3).
const XMP_SEGMENT: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";

/// The words that every file carries. Empty ones are left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Marks {
    /// Who made it.
    pub artist: String,
    /// Who holds the rights.
    pub copyright: String,
    /// Whom to credit.
    pub credit: String,
    /// The address of a page that says what may be done with it.
    pub statement: String,
}

impl Marks {
    /// The JPEG with these words in it; as it was when there are none.
    pub(crate) fn into_jpeg(&self, bytes: Vec<u8>) -> Vec<u8> {
        let (exif, xmp) = (self.exif(), self.xmp());
        if exif.is_none() && xmp.is_none() {
            return bytes;
        }
        let bytes = Bytes::from(bytes);
        let Ok(mut jpeg) = Jpeg::from_bytes(bytes.clone()) else { return bytes.to_vec() };
        if let Some(packet) = xmp {
            let contents = [XMP_SEGMENT, &packet].concat();
            // After the first segment, which says that it is a JPEG.
            let place = 1.min(jpeg.segments().len());
            jpeg.segments_mut().insert(place, JpegSegment::new_with_contents(APP1, Bytes::from(contents)));
        }
        if let Some(exif) = exif {
            jpeg.set_exif(Some(exif));
        }
        jpeg.encoder().bytes().to_vec()
    }

    /// The WebP with these words in it; as it was when there are none.
    pub(crate) fn into_webp(&self, bytes: Vec<u8>) -> Vec<u8> {
        let (exif, xmp) = (self.exif(), self.xmp());
        if exif.is_none() && xmp.is_none() {
            return bytes;
        }
        let bytes = Bytes::from(bytes);
        let Ok(mut webp) = WebP::from_bytes(bytes.clone()) else { return bytes.to_vec() };
        // Made anew from what is in the file, so that it tells of the words too.
        webp.remove_chunks_by_id(CHUNK_VP8X);
        let chunks = [(CHUNK_EXIF, exif), (CHUNK_XMP, xmp.map(Bytes::from))];
        for (id, content) in chunks {
            let chunk = content.map(|content| RiffChunk::new(id, RiffContent::Data(content)));
            webp.chunks_mut().extend(chunk);
        }
        webp.set_icc_profile(None);
        webp.encoder().bytes().to_vec()
    }

    /// The words for which EXIF has fields, as a TIFF structure.
    pub(crate) fn exif(&self) -> Option<Bytes> {
        let field = |tag, words: &str| {
            let words = short(words);
            let value = Value::Ascii(vec![words.into_bytes()]);
            Field { tag, ifd_num: In::PRIMARY, value }
        };
        let fields: Vec<Field> = [(Tag::Artist, &self.artist), (Tag::Copyright, &self.copyright)]
            .into_iter()
            .filter(|(_, words)| !words.is_empty())
            .map(|(tag, words)| field(tag, words))
            .collect();
        if fields.is_empty() {
            return None;
        }
        let mut writer = Writer::new();
        fields.iter().for_each(|field| writer.push_field(field));
        let mut written = Cursor::new(Vec::new());
        writer.write(&mut written, false).ok()?;
        Some(Bytes::from(written.into_inner()))
    }

    /// The words for which EXIF has none, as an XMP packet.
    fn xmp(&self) -> Option<Vec<u8>> {
        if self.credit.is_empty() && self.statement.is_empty() {
            return None;
        }
        let (credit, statement) = (short(&self.credit), short(&self.statement));
        let mut about = BytesStart::new("rdf:Description");
        if !credit.is_empty() {
            about.push_attribute(("xmlns:photoshop", "http://ns.adobe.com/photoshop/1.0/"));
            about.push_attribute(("photoshop:Credit", credit.as_str()));
        }
        if !statement.is_empty() {
            about.push_attribute(("xmlns:r", "http://ns.adobe.com/xap/1.0/rights/"));
            about.push_attribute(("r:WebStatement", statement.as_str()));
        }
        let mut xml = Xml::new(Vec::new());
        let mut meta = BytesStart::new("x:xmpmeta");
        meta.push_attribute(("xmlns:x", "adobe:ns:meta/"));
        let mut rdf = BytesStart::new("rdf:RDF");
        rdf.push_attribute(("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"));
        let (meta_end, rdf_end) = (meta.to_end().into_owned(), rdf.to_end().into_owned());
        let events = [
            Event::Start(meta),
            Event::Start(rdf),
            Event::Empty(about),
            Event::End(rdf_end),
            Event::End(meta_end),
        ];
        events.into_iter().try_for_each(|event| xml.write_event(event)).ok()?;
        Some(xml.into_inner())
    }
}

/// Words without control characters, no longer than every file may carry.
fn short(words: &str) -> String {
    words.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect()
}
