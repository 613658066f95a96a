//! What a file is and how large, from its header alone: nothing is decoded here, so that nothing that is refused costs
//! more than a look.

use crate::{
    drawing,
    kind::{Kind, Picture, recognise},
    photo,
    plan::Limits,
    refused::Refused,
};
use image::{ImageDecoder, ImageError, ImageFormat, ImageReader, metadata::Orientation};
use std::io::Cursor;

/// The most that is unpacked of a picture's remarks and colour profile, in bytes: they may be packed a thousandfold.
pub(crate) const REMARKS: u64 = 16_000_000;

/// What is known of a file before anything is made of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Survey {
    /// What it is.
    pub kind: Kind,
    /// Width as shown, in pixels; of a drawing, as it will be drawn; of a film or a recording, 0.
    pub width: u32,
    /// Height as shown, in pixels; of a drawing, as it will be drawn; of a film or a recording, 0.
    pub height: u32,
    /// The most memory that developing it takes, in bytes, roughly: for whoever says how many run at once.
    pub memory: u64,
}

/// Looks at a file without decoding it.
///
/// # Errors
/// When it is nothing that readers can be shown, exceeds the limits, or its header is damaged.
pub fn survey(bytes: &[u8], widest: u32, limits: &Limits) -> Result<Survey, Refused> {
    let kind = recognise(bytes)?;
    match kind {
        Kind::Picture(picture) => {
            let header = header(bytes, picture, limits)?;
            let (width, height) = header.shown_size();
            Ok(Survey { kind, width, height, memory: header.memory })
        }
        Kind::Drawing(_) => {
            let (width, height) = drawing::size(bytes, widest, limits)?;
            // The canvas, its layers, and the pixels without their layers.
            let memory = u64::from(width) * u64::from(height) * 16;
            Ok(Survey { kind, width, height, memory })
        }
        Kind::Film(_) | Kind::Sound(_) => Ok(Survey { kind, width: 0, height: 0, memory: 0 }),
    }
}

/// What the header of a picture says.
pub(crate) struct Header {
    /// Width and height as the file holds them, in pixels.
    pub stored: (u32, u32),
    /// How to turn them.
    pub orientation: Orientation,
    /// The ICC profile that its colours are written in, when it is not told by the format itself.
    pub profile: Option<Vec<u8>>,
    memory: u64,
}

impl Header {
    /// Width and height as shown, in pixels.
    pub fn shown_size(&self) -> (u32, u32) {
        photo::shown(self.orientation, self.stored.0, self.stored.1)
    }
}

/// Reads the header of a picture and holds it against the limits.
///
/// # Errors
/// As [`survey`].
pub(crate) fn header(bytes: &[u8], picture: Picture, limits: &Limits) -> Result<Header, Refused> {
    if bytes.len() > limits.bytes {
        return Err(Refused::TooManyBytes { bytes: bytes.len(), most: limits.bytes });
    }
    // The decoder of JPEG copies all that it is shown, which is not needed to read a header.
    let scans = (picture == Picture::Jpeg).then(|| first_scan(bytes)).flatten();
    let head = scans.and_then(|begin| bytes.get(..begin)).unwrap_or(bytes);
    let stored = reader(head, picture, REMARKS).into_dimensions().map_err(|error| damaged(&error))?;
    fits(stored, limits)?;
    if picture == Picture::Jpeg && scans.is_none_or(|begin| is_cut_off(bytes, begin)) {
        return Err(Refused::Damaged("its end is missing".to_owned()));
    }
    let mut decoder = reader(head, picture, REMARKS).into_decoder().map_err(|error| damaged(&error))?;
    let header = Header {
        stored,
        // A picture whose remarks are broken is still a picture.
        orientation: decoder.orientation().unwrap_or(Orientation::NoTransforms),
        profile: decoder.icc_profile().unwrap_or_default(),
        // The pixels, and what decoders keep beside them.
        memory: decoder.total_bytes().saturating_mul(2).saturating_add(bytes.len() as u64),
    };
    let (width, height) = header.shown_size();
    if u64::from(height) > 10 * u64::from(width) {
        return Err(Refused::Strip { width, height });
    }
    Ok(header)
}

/// A decoder that takes no more memory than a picture of this size needs.
pub(crate) fn decoder(
    bytes: &[u8],
    picture: Picture,
    (width, height): (u32, u32),
) -> Result<impl ImageDecoder + '_, Refused> {
    // Sixteen bits in four channels, and what the decoder needs beside them.
    let pixels = u64::from(width).saturating_mul(u64::from(height)).saturating_mul(8);
    reader(bytes, picture, pixels.saturating_add(REMARKS)).into_decoder().map_err(|error| damaged(&error))
}

/// The decoder's name for a format of ours.
const fn format_of(picture: Picture) -> ImageFormat {
    match picture {
        Picture::Jpeg => ImageFormat::Jpeg,
        Picture::Png => ImageFormat::Png,
        Picture::Gif => ImageFormat::Gif,
        Picture::Webp => ImageFormat::WebP,
    }
}

pub(crate) fn damaged(error: &ImageError) -> Refused {
    Refused::Damaged(error.to_string().trim_end().to_owned())
}

/// A reader that unpacks no more than this many bytes of whatever it is asked for.
pub(crate) fn reader(bytes: &[u8], picture: Picture, most: u64) -> ImageReader<Cursor<&[u8]>> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format_of(picture));
    let mut allowed = image::Limits::no_limits();
    allowed.max_alloc = Some(most);
    reader.limits(allowed);
    reader
}

fn fits((width, height): (u32, u32), limits: &Limits) -> Result<(), Refused> {
    if width == 0 || height == 0 {
        return Err(Refused::Damaged("it has no pixels".to_owned()));
    }
    if u64::from(width) * u64::from(height) > limits.pixels {
        return Err(Refused::TooManyPixels { width, height, megapixels: limits.pixels / 1_000_000 });
    }
    if width > limits.side || height > limits.side {
        return Err(Refused::TooLong { width, height, most: limits.side });
    }
    Ok(())
}

/// Where the pixels of a JPEG begin: behind the header of its first scan.
fn first_scan(jpeg: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        // A marker, before which there may be any number of fill bytes.
        at += jpeg.get(at..)?.iter().position(|byte| *byte == 0xFF)?;
        at += jpeg.get(at..)?.iter().position(|byte| *byte != 0xFF)?;
        let marker = *jpeg.get(at)?;
        at += 1;
        // Those that stand alone: padding, TEM, RST, SOI, EOI.
        if matches!(marker, 0x00 | 0x01 | 0xD0..=0xD9) {
            continue;
        }
        let length = [*jpeg.get(at)?, *jpeg.get(at + 1)?];
        at += usize::from(u16::from_be_bytes(length));
        if marker == 0xDA {
            return (at <= jpeg.len()).then_some(at);
        }
    }
}

/// Whether a JPEG has no end marker after its first scan begins. The decoder would fill what is missing with grey,
/// and a reader would take that for the picture.
fn is_cut_off(jpeg: &[u8], first_scan: usize) -> bool {
    const END_OF_IMAGE: [u8; 2] = [0xFF, 0xD9];
    !jpeg.get(first_scan..).unwrap_or_default().windows(2).any(|marker| marker == END_OF_IMAGE)
}
