//! AVIF files, where this program was built to make them.

use super::{Rendition, Role, named, not_encoded};
use crate::{marks::Marks, refused::Refused};
use image::DynamicImage;
use ravif::{Encoder, Img};
use rgb::FromSlice;

/// How little the encoder tries to save bytes, 1 (slow) to 10 (fast): at 6, a second or two for the widest file.
const SPEED: u8 = 6;

/// The pixels as an AVIF file with these words in it.
pub(super) fn avif(pixels: &DynamicImage, quality: u8, marks: &Marks) -> Result<Rendition, Refused> {
    let (width, height) = (pixels.width(), pixels.height());
    let unable = |reason: String| not_encoded(width, height, reason);
    let side = |length| usize::try_from(length).map_err(|_| unable("too large".to_owned()));
    let (across, down) = (side(width)?, side(height)?);
    // One thread: how many pictures are made at once is decided elsewhere.
    let mut encoder = Encoder::new()
        .with_quality(f32::from(quality.clamp(1, 100)))
        .with_speed(SPEED)
        .with_num_threads(Some(1));
    if let Some(exif) = marks.exif() {
        encoder = encoder.with_exif(exif.to_vec());
    }
    let encoded = if pixels.color().has_alpha() {
        encoder.encode_rgba(Img::new(pixels.as_bytes().as_rgba(), across, down))
    } else {
        encoder.encode_rgb(Img::new(pixels.as_bytes().as_rgb(), across, down))
    };
    let encoded = encoded.map_err(|error| unable(error.to_string()))?;
    Ok(named(encoded.avif_file, "avif", "image/avif", (width, height), Role::Width))
}
