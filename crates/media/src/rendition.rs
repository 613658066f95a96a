//! The files that readers get: resized, encoded afresh, named by their content.
//!
//! One pass over the original makes a working copy just large enough for everything that is planned; turning it
//! upright, its colours and all the smaller files then start from that copy. Each file is handed on as soon as it is
//! made, so that no more than one is held, and whoever waits sees how far it has come.

#[cfg(feature = "avif")]
mod avif;

use crate::{
    drawing,
    kind::{Kind, recognise},
    marks::Marks,
    photo::{self, Look, Photo},
    plan::{Card, Focus, Plan, filled, scaled},
    refused::Refused,
};
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, RgbImage};
use jpeg_encoder::{ChromaSubsamplingMethod, ColorType, Encoder as JpegEncoder, SamplingFactor};

/// All that was made of one original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// Width of the original as shown, in pixels; of a drawing, as it was drawn.
    pub width: u32,
    /// Height of the original as shown, in pixels; of a drawing, as it was drawn.
    pub height: u32,
    /// The files: WebP for pages, JPEG for sharing, each smallest first, then the card, then AVIF where any is made.
    pub renditions: Vec<Rendition>,
}

/// One file made from an original.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendition {
    /// What it is for.
    pub role: Role,
    /// Its name: the first 40 hex digits of the content's BLAKE3 hash, and its ending, e.g. `5f…e1.webp`.
    pub blob: String,
    /// Its media type, e.g. `image/webp`.
    pub media_type: &'static str,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The file itself.
    pub bytes: Vec<u8>,
}

/// What a rendition is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// The whole picture at one of the planned widths.
    Width,
    /// The crop for social cards and search engines.
    Card,
}

/// Makes the planned files from a picture's bytes, without words in them.
///
/// # Errors
/// When the bytes are no picture, exceed the plan's limits, or are damaged.
pub fn renditions(bytes: &[u8], plan: &Plan) -> Result<Made, Refused> {
    let photo = photo::read(bytes, plan)?;
    all_of(|each| make(photo, plan, &Marks::default(), each))
}

/// Makes the planned files from a picture or a drawing, with these words in each, and hands every file on as soon as it
/// is made. Answers with width and height of the original as shown; of a drawing, as it was drawn.
///
/// # Errors
/// When the bytes are neither, exceed the plan's limits, or are damaged.
pub fn develop(
    bytes: &[u8],
    plan: &Plan,
    marks: &Marks,
    each: &mut dyn FnMut(Rendition),
) -> Result<(u32, u32), Refused> {
    let photo = match recognise(bytes)? {
        Kind::Drawing(_) => drawing::photo_of(bytes, plan)?,
        Kind::Picture(_) | Kind::Film(_) | Kind::Sound(_) => photo::read(bytes, plan)?,
    };
    make(photo, plan, marks, each)
}

/// Everything that is made, in one value.
pub(crate) fn all_of(
    made: impl FnOnce(&mut dyn FnMut(Rendition)) -> Result<(u32, u32), Refused>,
) -> Result<Made, Refused> {
    let mut renditions = Vec::new();
    let (width, height) = made(&mut |rendition| renditions.push(rendition))?;
    Ok(Made { width, height, renditions })
}

/// Makes the planned files from pixels.
pub(crate) fn make(
    photo: Photo,
    plan: &Plan,
    marks: &Marks,
    each: &mut dyn FnMut(Rendition),
) -> Result<(u32, u32), Refused> {
    let (width, height) = photo.shown_size();
    let look = photo.look;
    let mut press = Press { resizer: Resizer::new(), plan };
    let copy = press.working_copy(photo)?;
    for planned in filled(&plan.page_widths, width) {
        let sized = press.at_width(&copy, planned, (width, height))?;
        each(webp(&sized, plan, marks)?);
    }
    let solid = solid(&copy);
    let solid = solid.as_ref().unwrap_or(&copy);
    for planned in filled(&plan.share_widths, width) {
        let sized = press.at_width(solid, planned, (width, height))?;
        each(jpeg(&sized, plan.jpeg_quality, look, Role::Width, marks)?);
    }
    if let Some(card) = plan.card {
        each(jpeg(&press.card(solid, card)?, plan.jpeg_quality, look, Role::Card, marks)?);
    }
    // What takes longest comes last: everything else is there by then.
    #[cfg(feature = "avif")]
    if let Some(quality) = plan.avif() {
        for planned in filled(&plan.page_widths, width) {
            let sized = press.at_width(&copy, planned, (width, height))?;
            each(avif::avif(&sized, quality, marks)?);
        }
    }
    Ok((width, height))
}

struct Press<'a> {
    resizer: Resizer,
    plan: &'a Plan,
}

impl Press<'_> {
    /// The upright sRGB picture, as small as the plan allows.
    fn working_copy(&mut self, photo: Photo) -> Result<DynamicImage, Refused> {
        let scale = self.plan.scale_needed(photo.shown_size());
        let Photo { pixels, stored, orientation, profile, .. } = photo;
        let mut copy = if scale < 1.0 {
            let (width, height) = (scaled(stored.0, scale), scaled(stored.1, scale));
            let smaller = self.resize(&pixels, width, height, None)?;
            drop(pixels);
            smaller
        } else {
            pixels
        };
        // What it kept for so large a picture is not needed again.
        self.resizer.reset_internal_buffers();
        copy.apply_orientation(orientation);
        Ok(photo::without_idle_alpha(photo::to_srgb(copy, profile.as_deref())))
    }

    /// The whole picture at this width; its height follows from the original's shape.
    fn at_width(
        &mut self,
        copy: &DynamicImage,
        width: u32,
        original: (u32, u32),
    ) -> Result<DynamicImage, Refused> {
        let height = scaled(original.1, f64::from(width) / f64::from(original.0));
        if (copy.width(), copy.height()) == (width, height) {
            return Ok(copy.clone());
        }
        self.resize(copy, width, height, None)
    }

    /// The largest crop of the card's shape, as near around the focus as the edges allow.
    fn card(&mut self, copy: &DynamicImage, card: Card) -> Result<DynamicImage, Refused> {
        let crop = Crop::around(self.plan.focus, (copy.width(), copy.height()), card);
        let shrink = (crop.width / f64::from(card.width)).max(1.0);
        let (width, height) = if shrink > 1.0 {
            (card.width, card.height)
        } else {
            (scaled(1, crop.width), scaled(1, crop.height))
        };
        self.resize(copy, width, height, Some(crop))
    }

    fn resize(
        &mut self,
        from: &DynamicImage,
        width: u32,
        height: u32,
        crop: Option<Crop>,
    ) -> Result<DynamicImage, Refused> {
        let mut options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3));
        if let Some(crop) = crop {
            options = options.crop(crop.left, crop.top, crop.width, crop.height);
        }
        let mut to = DynamicImage::new(width, height, from.color());
        let failed = |error: fast_image_resize::ResizeError| not_encoded(width, height, error.to_string());
        self.resizer.resize(from, &mut to, &options).map_err(failed)?;
        Ok(to)
    }
}

/// A part of a picture, in its pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Crop {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

impl Crop {
    /// The largest part of the card's shape with the focus in its middle, or as near as the edges allow.
    fn around(focus: Focus, picture: (u32, u32), card: Card) -> Self {
        let (across, down) = (f64::from(picture.0), f64::from(picture.1));
        let shape = f64::from(card.width.max(1)) / f64::from(card.height.max(1));
        let (width, height) =
            if across / down > shape { (down * shape, down) } else { (across, across / shape) };
        let place = |thousandths: u16, whole: f64, part: f64| {
            let middle = whole * f64::from(thousandths.min(1000)) / 1000.0;
            (middle - part / 2.0).clamp(0.0, (whole - part).max(0.0))
        };
        Self { left: place(focus.x, across, width), top: place(focus.y, down, height), width, height }
    }
}

/// The picture laid on white paper, since JPEG knows no transparency; nothing when it is solid already.
fn solid(pixels: &DynamicImage) -> Option<DynamicImage> {
    let DynamicImage::ImageRgba8(rgba) = pixels else { return None };
    let laid = |shade: u8, alpha: u8| {
        let (shade, alpha) = (u32::from(shade), u32::from(alpha));
        u8::try_from((shade * alpha + 255 * (255 - alpha) + 127) / 255).unwrap_or(u8::MAX)
    };
    let mut paper = RgbImage::new(rgba.width(), rgba.height());
    for (to, from) in paper.pixels_mut().zip(rgba.pixels()) {
        let [red, green, blue, alpha] = from.0;
        to.0 = [laid(red, alpha), laid(green, alpha), laid(blue, alpha)];
    }
    Some(DynamicImage::ImageRgb8(paper))
}

fn webp(pixels: &DynamicImage, plan: &Plan, marks: &Marks) -> Result<Rendition, Refused> {
    let (width, height) = (pixels.width(), pixels.height());
    let encoder = if pixels.color().has_alpha() {
        webp::Encoder::from_rgba(pixels.as_bytes(), width, height)
    } else {
        webp::Encoder::from_rgb(pixels.as_bytes(), width, height)
    };
    let mut config = webp::WebPConfig::new()
        .map_err(|()| not_encoded(width, height, "the encoder is of another version".to_owned()))?;
    config.quality = f32::from(plan.webp_quality.min(100));
    config.method = i32::from(plan.webp_effort.min(6));
    let written =
        encoder.encode_advanced(&config).map_err(|error| not_encoded(width, height, format!("{error:?}")))?;
    let written = marks.written_into_webp(written.to_vec());
    Ok(named(written, "webp", "image/webp", (width, height), Role::Width))
}

fn jpeg(
    pixels: &DynamicImage,
    quality: u8,
    look: Look,
    role: Role,
    marks: &Marks,
) -> Result<Rendition, Refused> {
    let (width, height) = (pixels.width(), pixels.height());
    let unable = |reason: String| not_encoded(width, height, reason);
    let side = |length: u32| u16::try_from(length).map_err(|_| unable("too large".to_owned()));
    let (across, down) = (side(width)?, side(height)?);
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new(&mut bytes, quality.clamp(1, 100));
    encoder.set_sampling_factor(match look {
        Look::Taken => SamplingFactor::F_2_2,
        Look::Drawn => SamplingFactor::F_1_1,
    });
    encoder.set_chroma_subsampling_method(ChromaSubsamplingMethod::Average);
    // Without tables of its own the file has one scan, and no more of it is held than eight rows of blocks.
    encoder
        .encode(pixels.as_bytes(), across, down, ColorType::Rgb)
        .map_err(|error| unable(error.to_string()))?;
    Ok(named(marks.written_into_jpeg(bytes), "jpg", "image/jpeg", (width, height), role))
}

fn named(
    bytes: Vec<u8>,
    ending: &str,
    media_type: &'static str,
    (width, height): (u32, u32),
    role: Role,
) -> Rendition {
    let hash = blake3::hash(&bytes).to_hex();
    let blob = format!("{}.{ending}", hash.get(..40).unwrap_or_default());
    Rendition { role, blob, media_type, width, height, bytes }
}

fn not_encoded(width: u32, height: u32, reason: String) -> Refused {
    Refused::NotEncoded { width, height, reason }
}
