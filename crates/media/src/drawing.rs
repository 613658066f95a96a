//! Drawings in SVG: checked, then drawn to pixels within bounds. Readers only ever get the pixels.
//!
//! Nothing outside the file is loaded: no linked pictures, fonts or style sheets. What would be lost on the way
//! (live text, embedded photos) is refused with advice, because a chart without its words misleads.

mod budget;
mod check;
mod weight;

pub(crate) use check::is_svg;

use crate::{
    marks::Marks,
    photo::{Look, Photo, without_idle_alpha},
    plan::{Limits, Plan},
    refused::Refused,
    rendition::{Made, all_of, make},
};
use image::{DynamicImage, ImageFormat, RgbaImage, metadata::Orientation};
use resvg::{
    tiny_skia::{Pixmap, Transform},
    usvg::{Error, ImageHrefResolver, Options, Tree},
};
use std::io::Cursor;

/// Draws an SVG at this width in pixels; its height follows from its shape. Returns a PNG.
///
/// # Errors
/// When it is no drawing, contains scripts or what would be lost, is too large or too elaborate, or the width is
/// none that is drawn.
pub fn draw(svg: &[u8], width: u32, limits: &Limits) -> Result<Vec<u8>, Refused> {
    let pixels = draw_pixels(svg, width, limits)?;
    let mut png = Cursor::new(Vec::new());
    pixels.write_to(&mut png, ImageFormat::Png).map_err(|error| Refused::NotEncoded {
        width: pixels.width(),
        height: pixels.height(),
        reason: error.to_string(),
    })?;
    Ok(png.into_inner())
}

/// Whether a drawing may stand inside a page as it is written: what [`draw`] takes, without links, and without what
/// a browser reads otherwise inside HTML than in a file of its own.
///
/// # Errors
/// As [`draw`].
pub fn may_stand_in_a_page(svg: &str, limits: &Limits) -> Result<(), Refused> {
    check::check(svg.as_bytes(), limits)?;
    check::plain_in_html(svg)
}

/// Makes the planned files from an SVG drawing. Shapes have no size of their own, so it is drawn at the widest
/// planned width (lower when it would be too high) and all files are made from those pixels.
///
/// # Errors
/// As [`draw`].
pub fn renditions_of_drawing(svg: &[u8], plan: &Plan) -> Result<Made, Refused> {
    let photo = photo_of(svg, plan)?;
    all_of(|each| make(photo, plan, &Marks::default(), each))
}

/// The drawing as pixels, as wide as anything planned.
pub(crate) fn photo_of(svg: &[u8], plan: &Plan) -> Result<Photo, Refused> {
    let widest = plan.widest().min(plan.limits.drawing_side);
    let pixels = draw_pixels(svg, widest, &plan.limits)?;
    let stored = (pixels.width(), pixels.height());
    if u64::from(stored.1) > 10 * u64::from(stored.0) {
        return Err(Refused::Strip { width: stored.0, height: stored.1 });
    }
    Ok(Photo { pixels, stored, orientation: Orientation::NoTransforms, profile: None, look: Look::Drawn })
}

/// Width and height at which a drawing would be drawn, in pixels, with everything checked but nothing drawn.
pub(crate) fn size(svg: &[u8], widest: u32, limits: &Limits) -> Result<(u32, u32), Refused> {
    let (_, canvas) = checked(svg, widest.min(limits.drawing_side), limits)?;
    if u64::from(canvas.height) > 10 * u64::from(canvas.width) {
        return Err(Refused::Strip { width: canvas.width, height: canvas.height });
    }
    Ok((canvas.width, canvas.height))
}

/// The drawing as a tree, and what it would be drawn on: nothing in it is too much.
fn checked(svg: &[u8], width: u32, limits: &Limits) -> Result<(Tree, Canvas), Refused> {
    let most = limits.drawing_side;
    if !(1..=most).contains(&width) {
        return Err(Refused::BadWidth { width, most });
    }
    let text = check::check(svg, limits)?;
    let options = Options {
        image_href_resolver: ImageHrefResolver {
            resolve_data: Box::new(|_, _, _| None),
            resolve_string: Box::new(|_, _| None),
        },
        ..Options::default()
    };
    let tree = Tree::from_str(text, &options).map_err(|error| match error {
        Error::ElementsLimitReached => Refused::TooElaborate,
        other => Refused::Damaged(other.to_string()),
    })?;
    let canvas = Canvas::of(&tree, width, most);
    budget::affordable(&tree, &canvas, limits.drawing_work)?;
    Ok((tree, canvas))
}

fn draw_pixels(svg: &[u8], width: u32, limits: &Limits) -> Result<DynamicImage, Refused> {
    let (tree, canvas) = checked(svg, width, limits)?;
    let mut pixmap = Pixmap::new(canvas.width, canvas.height)
        .ok_or_else(|| Refused::Damaged("it has no size".to_owned()))?;
    resvg::render(&tree, Transform::from_scale(canvas.across, canvas.down), &mut pixmap.as_mut());
    RgbaImage::from_raw(canvas.width, canvas.height, pixmap.take_demultiplied())
        .map(|rgba| without_idle_alpha(DynamicImage::ImageRgba8(rgba)))
        .ok_or_else(|| Refused::Damaged("it has no size".to_owned()))
}

/// The pixels that a drawing is drawn on.
struct Canvas {
    width: u32,
    height: u32,
    /// Pixels for each unit of the drawing, from left to right.
    across: f32,
    /// Pixels for each unit of the drawing, from top to bottom.
    down: f32,
}

impl Canvas {
    /// The canvas for a drawing at this width, or narrower when it would be higher than `most`.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to a few thousand")]
    #[expect(clippy::cast_precision_loss, reason = "sides of a few thousand pixels are exact")]
    fn of(tree: &Tree, width: u32, most: u32) -> Self {
        let size = tree.size();
        let whole = |length: f32| length.round().clamp(1.0, most as f32) as u32;
        let scale = (width as f32 / size.width()).min(most as f32 / size.height());
        let (width, height) = (whole(size.width() * scale), whole(size.height() * scale));
        Self { width, height, across: width as f32 / size.width(), down: height as f32 / size.height() }
    }
}
