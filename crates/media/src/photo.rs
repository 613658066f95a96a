//! From a picture's bytes to pixels: limits first, then decoding, then the colours of the web.
//!
//! A JPEG much larger than anything that is made of it is decoded straight to a half, a quarter or an eighth of its
//! size (from fewer of its frequencies): less memory and less time, and no difference that is seen, since what is left
//! is still one and a half times as large as what is wanted.

use crate::{
    kind::{Kind, Picture, recognise},
    plan::Plan,
    refused::Refused,
    survey::{Header, damaged, decoder, header},
};
use image::{DynamicImage, GrayImage, RgbImage, RgbaImage, metadata::Orientation};
use jpeg_decoder::PixelFormat;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// How much larger than what is wanted a picture stays that is decoded smaller.
const SPARE: f64 = 1.5;

/// Pixels as the file holds them (8 bits, RGB or RGBA), and what must still be done to them. Both are left for after
/// the picture was made smaller: turning and converting 24 million pixels costs more than decoding them.
pub(crate) struct Photo {
    /// The pixels, not yet upright; perhaps fewer than the file holds.
    pub pixels: DynamicImage,
    /// Width and height of the file, in pixels, not yet upright.
    pub stored: (u32, u32),
    /// How to turn them.
    pub orientation: Orientation,
    /// The ICC profile that their colours are written in, when it is not told by the format itself.
    pub profile: Option<Vec<u8>>,
    /// What they seem to show.
    pub look: Look,
}

/// What a picture seems to show, by the format in which it came: nothing else is known before it is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Look {
    /// A photo (JPEG, WebP): its colours run into one another, and half of them is enough.
    Taken,
    /// A drawing, a chart, a screen (SVG, PNG, GIF): red on white wants every pixel of its colour.
    Drawn,
}

impl Look {
    const fn of(picture: Picture) -> Self {
        match picture {
            Picture::Jpeg | Picture::Webp => Look::Taken,
            Picture::Png | Picture::Gif => Look::Drawn,
        }
    }
}

impl Photo {
    /// Width and height as shown, in pixels.
    pub const fn shown_size(&self) -> (u32, u32) {
        shown(self.orientation, self.stored.0, self.stored.1)
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

/// Decodes a picture within the limits, as large as the plan needs it at least.
///
/// # Errors
/// When it is no picture, is larger than the limits (found from its header alone), or is damaged.
pub(crate) fn read(bytes: &[u8], plan: &Plan) -> Result<Photo, Refused> {
    let picture = match recognise(bytes)? {
        Kind::Picture(picture) => picture,
        Kind::Drawing(_) => return Err(Refused::OtherKind { is: "a drawing", wanted: "a photo" }),
        Kind::Film(_) => return Err(Refused::FilmForPicture),
        Kind::Sound(_) => return Err(Refused::SoundForPicture),
    };
    let header = header(bytes, picture, &plan.limits)?;
    let smaller = (picture == Picture::Jpeg).then(|| decoded_smaller(bytes, &header, plan)).flatten();
    let pixels = match smaller {
        Some(pixels) => pixels,
        None => decoded(bytes, picture, header.stored)?,
    };
    let pixels = if pixels.color().has_alpha() {
        DynamicImage::ImageRgba8(pixels.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(pixels.into_rgb8())
    };
    let Header { stored, orientation, profile, .. } = header;
    Ok(Photo { pixels, stored, orientation, profile, look: Look::of(picture) })
}

fn decoded(bytes: &[u8], picture: Picture, size: (u32, u32)) -> Result<DynamicImage, Refused> {
    DynamicImage::from_decoder(decoder(bytes, picture, size)?).map_err(|error| damaged(&error))
}

/// The picture at a fraction of its size; nothing where that is no smaller, or where this decoder does not know the kind
/// (printing inks, twelve bits): the other one then says what is wrong, if anything is.
fn decoded_smaller(bytes: &[u8], header: &Header, plan: &Plan) -> Option<DynamicImage> {
    let (width, height) = header.stored;
    let wanted = plan.scale_needed(header.shown_size()) * SPARE;
    if wanted > 0.5 {
        return None;
    }
    let side = |length: u32| u16::try_from(crate::plan::scaled(length, wanted)).ok();
    let mut decoder = jpeg_decoder::Decoder::new(bytes);
    decoder.set_max_decoding_buffer_size(usize::try_from(plan.limits.pixels.saturating_mul(3)).ok()?);
    let (width, height) = decoder.scale(side(width)?, side(height)?).ok()?;
    let format = decoder.info()?.pixel_format;
    if !matches!(format, PixelFormat::RGB24 | PixelFormat::L8) {
        return None;
    }
    let pixels = decoder.decode().ok()?;
    let (width, height) = (u32::from(width), u32::from(height));
    match format {
        PixelFormat::RGB24 => RgbImage::from_raw(width, height, pixels).map(DynamicImage::ImageRgb8),
        PixelFormat::L8 => GrayImage::from_raw(width, height, pixels).map(DynamicImage::ImageLuma8),
        PixelFormat::L16 | PixelFormat::CMYK32 => None,
    }
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
