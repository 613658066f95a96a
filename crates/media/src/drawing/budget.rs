//! What a drawing costs, counted before it is drawn.
//!
//! Shapes reused inside patterns inside masks multiply, and some filters take a neighbourhood of any size for each
//! pixel: a small file can keep a machine busy for days. So the resolved drawing is walked exactly as it would be
//! drawn, and the pixels touched on the way are added up until the budget is spent.

use super::Canvas;
use crate::refused::Refused;
use resvg::usvg::{ClipPath, Group, Mask, Node, Paint, Path, Rect, Tree, filter::Kind};

/// What even an invisible thing costs to look at, in pixels.
const LEAST: u64 = 256;

/// Refuses a drawing that would touch more pixels than `most`.
pub(super) fn affordable(tree: &Tree, canvas: &Canvas, most: u64) -> Result<(), Refused> {
    let whole = u64::from(canvas.width) * u64::from(canvas.height);
    Purse { left: most, whole, scale: f64::from(canvas.across) * f64::from(canvas.down) }.group(tree.root())
}

struct Purse {
    left: u64,
    /// Pixels of the whole canvas: nothing is drawn outside it.
    whole: u64,
    /// Pixels for each square unit of the drawing.
    scale: f64,
}

impl Purse {
    fn spend(&mut self, pixels: u64) -> Result<(), Refused> {
        self.left = self.left.checked_sub(pixels.max(LEAST)).ok_or(Refused::TooElaborate)?;
        Ok(())
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "floats saturate")]
    fn area(&self, bounds: Rect) -> u64 {
        let area = f64::from(bounds.width()) * f64::from(bounds.height()) * self.scale;
        (area as u64).min(self.whole)
    }

    fn group(&mut self, group: &Group) -> Result<(), Refused> {
        self.spend(LEAST)?;
        if group.should_isolate() {
            // A layer of its own is cleared, drawn on and laid over what is below.
            self.spend(self.area(group.abs_layer_bounding_box().to_rect()).saturating_mul(3))?;
        }
        if let Some(clip) = group.clip_path() {
            self.clip(clip)?;
        }
        if let Some(mask) = group.mask() {
            self.mask(mask)?;
        }
        for filter in group.filters() {
            for primitive in filter.primitives() {
                self.spend(self.whole.saturating_mul(strain(primitive.kind(), self.scale)))?;
            }
        }
        group.children().iter().try_for_each(|node| self.node(node))
    }

    fn node(&mut self, node: &Node) -> Result<(), Refused> {
        match node {
            Node::Group(group) => self.group(group),
            Node::Path(path) => self.path(path),
            // Both were refused when the file was read, and neither would be drawn.
            Node::Image(_) | Node::Text(_) => Ok(()),
        }
    }

    fn path(&mut self, path: &Path) -> Result<(), Refused> {
        let bounds = self.area(path.abs_stroke_bounding_box());
        let segments = u64::try_from(path.data().len()).unwrap_or(u64::MAX);
        self.spend(bounds.saturating_add(segments.saturating_mul(16)))?;
        let fill = path.fill().map(resvg::usvg::Fill::paint);
        let stroke = path.stroke().map(resvg::usvg::Stroke::paint);
        for paint in [fill, stroke].into_iter().flatten() {
            match paint {
                Paint::Pattern(pattern) => self.group(pattern.root())?,
                Paint::Color(_) | Paint::LinearGradient(_) | Paint::RadialGradient(_) => {}
            }
        }
        Ok(())
    }

    fn clip(&mut self, clip: &ClipPath) -> Result<(), Refused> {
        self.spend(self.whole)?;
        if let Some(outer) = clip.clip_path() {
            self.clip(outer)?;
        }
        self.group(clip.root())
    }

    fn mask(&mut self, mask: &Mask) -> Result<(), Refused> {
        self.spend(self.whole.saturating_mul(2))?;
        if let Some(outer) = mask.mask() {
            self.mask(outer)?;
        }
        self.group(mask.root())
    }
}

/// How many times a filter looks at each pixel, roughly.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "floats saturate")]
fn strain(kind: &Kind, scale: f64) -> u64 {
    match kind {
        Kind::Blend(_)
        | Kind::ColorMatrix(_)
        | Kind::ComponentTransfer(_)
        | Kind::Composite(_)
        | Kind::DisplacementMap(_)
        | Kind::Flood(_)
        | Kind::Image(_)
        | Kind::Merge(_)
        | Kind::Offset(_)
        | Kind::Tile(_) => 4,
        Kind::DropShadow(_)
        | Kind::GaussianBlur(_)
        | Kind::DiffuseLighting(_)
        | Kind::SpecularLighting(_) => 16,
        Kind::Turbulence(turbulence) => 16 * u64::from(turbulence.num_octaves()).max(1),
        Kind::ConvolveMatrix(convolve) => {
            u64::from(convolve.matrix().columns()).saturating_mul(u64::from(convolve.matrix().rows())).max(4)
        }
        Kind::Morphology(morphology) => {
            let reach = f64::from(morphology.radius_x().get()) * f64::from(morphology.radius_y().get());
            (4.0 * reach * scale) as u64 + 4
        }
    }
}
