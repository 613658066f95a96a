//! Files for browsers: a name that carries the hash of the bytes, and text packed once.

use bytes::Bytes;
use std::io::Write;

/// A file of a theme for browsers; its address may be kept for ever.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DressFile {
    /// Its name, the last segment of its address, e.g. `theme-0a1b2c3d4e.css`.
    pub name: String,
    /// Its media type, with the charset for text.
    pub media_type: &'static str,
    /// As it is.
    pub bytes: Bytes,
    /// Packed by gzip; nothing where that gains nothing.
    pub gzip: Option<Bytes>,
    /// Packed by brotli; nothing where that gains nothing.
    pub brotli: Option<Bytes>,
}

impl DressFile {
    /// A file called `stem.ending`, packed where it is text.
    pub fn new(stem: &str, ending: &str, media_type: &'static str, bytes: Vec<u8>) -> Self {
        let hash = blake3::hash(&bytes).to_hex();
        let packs = ending != "woff2";
        let smaller = |packed: Vec<u8>| (packed.len() < bytes.len()).then(|| Bytes::from(packed));
        Self {
            name: format!("{stem}-{}.{ending}", &hash[..10]),
            media_type,
            gzip: packs.then(|| gzip(&bytes)).flatten().and_then(smaller),
            brotli: packs.then(|| brotli(&bytes)).flatten().and_then(smaller),
            bytes: Bytes::from(bytes),
        }
    }

    /// Where it is found.
    pub fn address(&self) -> String {
        format!("/assets/{}", self.name)
    }

    /// How many bytes a browser fetches.
    pub fn weight(&self) -> usize {
        self.brotli.as_ref().unwrap_or(&self.bytes).len()
    }
}

fn gzip(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).ok()
}

/// How many bytes a browser fetches of this text.
pub fn packed(bytes: &[u8]) -> usize {
    brotli(bytes).map_or(bytes.len(), |packed| packed.len().min(bytes.len()))
}

/// What brotli makes of these bytes.
fn brotli(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut packed = Vec::new();
    let tight = brotli::enc::BrotliEncoderParams { quality: 10, lgwin: 20, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &tight).ok()?;
    Some(packed)
}
