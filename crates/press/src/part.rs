//! What pages are made from, without knowing what that is.

/// One thing that a page was made from: something with a name, or a stretch of something in order.
///
/// The stretch spares pages that a change cannot reach: a page that shows the thirtieth to fortieth entry of a list
/// does not change when a first one is put before them. Where there is no order, the stretch is everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part {
    /// The thing, as a fingerprint of its name. Two things with one fingerprint cost a page that was made in vain.
    pub thing: u64,
    /// The lowest place of it that the page saw.
    pub from: i64,
    /// The highest place of it that the page saw, or would have seen.
    pub to: i64,
}

/// A change of a thing, at a place of it or everywhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Touch {
    /// The thing.
    pub thing: u64,
    /// Where in it; nothing when it changed as a whole.
    pub at: Option<i64>,
    /// Whether pages made from it must not be shown one moment longer, e.g. of a story that was taken back.
    pub at_once: bool,
}

/// The fingerprint of a thing's name: the same on every machine and after every start.
fn fingerprint(name: &[u8]) -> u64 {
    let mut first = [0; 8];
    first.copy_from_slice(&blake3::hash(name).as_bytes()[..8]);
    u64::from_le_bytes(first)
}

impl Part {
    /// All of the thing with this name.
    pub fn of(name: &[u8]) -> Self {
        Self { thing: fingerprint(name), from: i64::MIN, to: i64::MAX }
    }

    /// A stretch of the thing with this name, both ends included.
    pub fn stretch(name: &[u8], from: i64, to: i64) -> Self {
        Self { thing: fingerprint(name), from, to }
    }

    /// Whether this change reaches the stretch.
    pub fn is_reached_by(&self, touch: &Touch) -> bool {
        self.thing == touch.thing && touch.at.is_none_or(|at| self.from <= at && at <= self.to)
    }
}

impl Touch {
    /// The thing with this name changed as a whole.
    pub fn of(name: &[u8]) -> Self {
        Self { thing: fingerprint(name), at: None, at_once: false }
    }

    /// The thing with this name changed at one place.
    pub fn at(name: &[u8], at: i64) -> Self {
        Self { at: Some(at), ..Self::of(name) }
    }

    /// The same, for what must not be shown one moment longer.
    #[must_use]
    pub const fn at_once(self) -> Self {
        Self { at_once: true, ..self }
    }
}
