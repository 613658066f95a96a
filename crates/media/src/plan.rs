//! What is made of a picture, and how large a picture may be.

/// What to make of each picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// Widths of the WebP files for pages, in pixels. A picture is never enlarged: wider ones are left out, and a
    /// picture narrower than all of them gets one file at its own width.
    pub page_widths: Vec<u32>,
    /// Widths of the JPEG files for what does not read WebP (mail, some feeds, share previews), by the same rule.
    pub share_widths: Vec<u32>,
    /// The crop for social cards and for search engines, when one is wanted.
    pub card: Option<Card>,
    /// The point that the card keeps.
    pub focus: Focus,
    /// Quality of the WebP files, 0 to 100.
    pub webp_quality: u8,
    /// How hard the WebP encoder tries to save bytes, 0 (fast) to 6 (slow): its “method”.
    pub webp_effort: u8,
    /// Quality of the JPEG files, 1 to 100.
    pub jpeg_quality: u8,
    /// Quality of the AVIF files, 1 to 100; they have the widths of the pages' files. Nothing where none are made, as
    /// always where this crate was built without AVIF.
    pub avif_quality: Option<u8>,
    /// What is taken at all.
    pub limits: Limits,
}

impl Default for Plan {
    fn default() -> Self {
        Self {
            page_widths: vec![320, 640, 960, 1440],
            share_widths: vec![640, 1200],
            card: Some(Card { width: 1200, height: 675 }),
            focus: Focus::CENTRE,
            webp_quality: 80,
            webp_effort: 4,
            jpeg_quality: 82,
            avif_quality: cfg!(feature = "avif").then_some(50),
            limits: Limits::default(),
        }
    }
}

impl Plan {
    /// The same plan, with crops that keep this point.
    #[must_use]
    pub fn with_focus(self, focus: Focus) -> Self {
        Self { focus, ..self }
    }

    /// The widest file that is planned, in pixels.
    pub fn widest(&self) -> u32 {
        let card = self.card.map(|card| card.width);
        self.page_widths.iter().chain(&self.share_widths).copied().chain(card).max().unwrap_or(1)
    }

    /// How many files are made of a picture of this width, in pixels.
    pub fn files(&self, width: u32) -> usize {
        let pages = filled(&self.page_widths, width).len();
        let avif = if self.avif().is_some() { pages } else { 0 };
        pages + avif + filled(&self.share_widths, width).len() + usize::from(self.card.is_some())
    }

    /// Quality of the AVIF files, where any are made.
    pub(crate) fn avif(&self) -> Option<u8> {
        self.avif_quality.filter(|_| cfg!(feature = "avif"))
    }

    /// How far a picture of this size, as shown, may shrink before anything planned would have to be enlarged.
    pub(crate) fn scale_needed(&self, (width, height): (u32, u32)) -> f64 {
        let widest = self.page_widths.iter().chain(&self.share_widths).copied();
        let whole = widest.filter(|&planned| planned <= width).max().unwrap_or(width);
        let for_widths = f64::from(whole) / f64::from(width);
        let for_card = self.card.map_or(0.0, |card| {
            let (across, down) = (f64::from(card.width), f64::from(card.height));
            (across / f64::from(width)).max(down / f64::from(height))
        });
        for_widths.max(for_card).min(1.0)
    }
}

/// The planned widths that a picture of this width fills, smallest first; its own width when it fills none.
pub(crate) fn filled(planned: &[u32], own: u32) -> Vec<u32> {
    let mut filled: Vec<u32> = planned.iter().copied().filter(|width| (1..=own).contains(width)).collect();
    filled.sort_unstable();
    filled.dedup();
    if filled.is_empty() && !planned.is_empty() {
        filled.push(own);
    }
    filled
}

/// A length in pixels times a factor; at least one pixel.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what a u32 holds")]
pub(crate) fn scaled(length: u32, factor: f64) -> u32 {
    (f64::from(length) * factor).round().clamp(1.0, f64::from(u32::MAX)) as u32
}

/// The size of the card, in pixels. A smaller picture gives a smaller card of the same shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Card {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// The point that every crop keeps, in thousandths of the width and height from the top left of the upright picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Focus {
    /// Thousandths of the width from the left; above 1,000 means 1,000.
    pub x: u16,
    /// Thousandths of the height from the top; above 1,000 means 1,000.
    pub y: u16,
}

impl Focus {
    /// The middle.
    pub const CENTRE: Focus = Focus { x: 500, y: 500 };
}

/// How large a file may be. All of it is checked before any pixel is decoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The most bytes of a picture file.
    pub bytes: usize,
    /// The most pixels of a picture.
    pub pixels: u64,
    /// The longest side of a picture, in pixels.
    pub side: u32,
    /// The most bytes of a drawing file.
    pub drawing_bytes: usize,
    /// The widest and highest that a drawing is drawn, in pixels.
    pub drawing_side: u32,
    /// The most pixels that may be touched while drawing, over all layers and filters.
    pub drawing_work: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 100_000_000,
            pixels: 120_000_000,
            side: 30_000,
            drawing_bytes: 2_000_000,
            drawing_side: 4096,
            drawing_work: 5_000_000_000,
        }
    }
}
