//! From a picture's bytes to pixels: limits first, then decoding, then the colours of the web.

use crate::{
    kind::{Kind, Picture, recognise},
    plan::Limits,
    refused::Refused,
};
use image::{
    DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, RgbImage, RgbaImage,
    metadata::Orientation,
};
use img_parts::{Bytes, jpeg::Jpeg};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io::Cursor;

/// Pixels as the file holds them (8 bits, RGB or RGBA), and what must still be done to them. Both are left for after
/// the picture was made smaller: turning and converting 24 million pixels costs more than decoding them.
pub(crate) struct Photo {
    /// The pixels, not yet upright.
    pub pixels: DynamicImage,
    /// How to turn them.
    pub orientation: Orientation,
    /// The ICC profile that their colours are written in, when it is not told by the format itself.
    pub profile: Option<Vec<u8>>,
}

impl Photo {
    /// Width and height as shown, in pixels.
    pub fn shown_size(&self) -> (u32, u32) {
        shown(self.orientation, self.pixels.width(), self.pixels.height())
    }
}

/// Width and height after turning; turning back asks the same question.
pub(crate) const fn shown(orientation: Orientation, width: u32, height: u32) -> (u32, u32) {
    match orientation {
        Orientation::Rotate90
        | Orientation::Rotate270
        | Orientation::Rotate90FlipH
        | Orientation::Rotate270FlipH => (height, width),
        Orientation::NoTransforms
        | Orientation::Rotate180
        | Orientation::FlipHorizontal
        | Orientation::FlipVertical => (width, height),
    }
}

/// The decoder's name for a format of ours.
pub(crate) const fn format_of(picture: Picture) -> ImageFormat {
    match picture {
        Picture::Jpeg => ImageFormat::Jpeg,
        Picture::Png => ImageFormat::Png,
        Picture::Gif => ImageFormat::Gif,
        Picture::Webp => ImageFormat::WebP,
    }
}

/// Decodes a picture within the limits.
///
/// # Errors
/// When it is no picture, is larger than the limits (found from its header alone), or is damaged.
pub(crate) fn read(bytes: &[u8], limits: &Limits) -> Result<Photo, Refused> {
    let picture = match recognise(bytes)? {
        Kind::Picture(picture) => picture,
        Kind::Drawing(_) => return Err(Refused::OtherKind { is: "a drawing", wanted: "a photo" }),
        Kind::Film(_) => return Err(Refused::FilmForPicture),
    };
    if bytes.len() > limits.bytes {
        return Err(Refused::TooManyBytes { bytes: bytes.len(), most: limits.bytes });
    }
    let open = || ImageReader::with_format(Cursor::new(bytes), format_of(picture));
    let (width, height) = open().into_dimensions().map_err(|error| damaged(&error))?;
    fits(width, height, limits)?;

    if picture == Picture::Jpeg && is_cut_off(bytes) {
        return Err(Refused::Damaged("its end is missing".to_owned()));
    }

    let mut reader = open();
    let mut allowed = image::Limits::default();
    allowed.max_image_width = Some(limits.side);
    allowed.max_image_height = Some(limits.side);
    // Sixteen bits in four channels, and what the decoder needs beside them.
    allowed.max_alloc = Some(limits.pixels.saturating_mul(8).saturating_add(64_000_000));
    reader.limits(allowed);
    let mut decoder = reader.into_decoder().map_err(|error| damaged(&error))?;
    // A picture whose remarks are broken is still a picture.
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().unwrap_or_default();
    let pixels = DynamicImage::from_decoder(decoder).map_err(|error| damaged(&error))?;
    let pixels = if pixels.color().has_alpha() {
        DynamicImage::ImageRgba8(pixels.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(pixels.into_rgb8())
    };
    Ok(Photo { pixels, orientation, profile })
}

/// Whether a JPEG has no end marker after its first scan begins. The decoder would fill what is missing with grey,
/// and a reader would take that for the picture.
fn is_cut_off(jpeg: &[u8]) -> bool {
    const END_OF_IMAGE: [u8; 2] = [0xFF, 0xD9];
    let Ok(parts) = Jpeg::from_bytes(Bytes::copy_from_slice(jpeg)) else { return true };
    let scans = parts.segments().last().map_or(0, |last| last.len_with_entropy() - last.len());
    let scans = jpeg.get(jpeg.len().saturating_sub(scans)..).unwrap_or_default();
    !scans.windows(2).any(|marker| marker == END_OF_IMAGE)
}

fn fits(width: u32, height: u32, limits: &Limits) -> Result<(), Refused> {
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

fn damaged(error: &ImageError) -> Refused {
    Refused::Damaged(error.to_string().trim_end().to_owned())
}

/// Brings colours written in another RGB profile (Adobe RGB, Display P3) to sRGB, which a file without a profile
/// means on the web. Profiles of other colour models were already dealt with by the decoder.
pub(crate) fn to_srgb(pixels: DynamicImage, profile: Option<&[u8]>) -> DynamicImage {
    let Some(from) = profile.and_then(|icc| ColorProfile::new_from_slice(icc).ok()) else { return pixels };
    if from.color_space != DataColorSpace::Rgb {
        return pixels;
    }
    let layout = if pixels.color().has_alpha() { Layout::Rgba } else { Layout::Rgb };
    let to = ColorProfile::new_srgb();
    let Ok(transform) = from.create_transform_8bit(layout, &to, layout, TransformOptions::default()) else {
        return pixels;
    };
    let (width, height) = (pixels.width(), pixels.height());
    let mut converted = vec![0; pixels.as_bytes().len()];
    if transform.transform(pixels.as_bytes(), &mut converted).is_err() {
        return pixels;
    }
    let image = match layout {
        Layout::Rgba => RgbaImage::from_raw(width, height, converted).map(DynamicImage::ImageRgba8),
        _ => RgbImage::from_raw(width, height, converted).map(DynamicImage::ImageRgb8),
    };
    image.unwrap_or(pixels)
}

/// The same picture without its alpha channel when every pixel is solid.
pub(crate) fn without_idle_alpha(pixels: DynamicImage) -> DynamicImage {
    let idle = match &pixels {
        DynamicImage::ImageRgba8(rgba) => rgba.pixels().all(|pixel| pixel.0[3] == u8::MAX),
        _ => false,
    };
    if idle { DynamicImage::ImageRgb8(pixels.into_rgb8()) } else { pixels }
}
