//! How often stories are read: sums that the public paper counts and may not write down itself, as they come in and as they
//! move on; and what the desk asks of them.
//!
//! Counts come in through this one door, in numbered batches of a whole node, and touch nothing but their own tables: no
//! story, no entry of the log. Nobody is asked who they are, since no member acts. A batch that comes again under its
//! number changes nothing, so a node that does not know whether its counts were kept brings them again; several nodes
//! add to the same sums.

use crate::{Failure, Newsroom};
use editorial::{
    EditionId, Moment, NodeId, StoryId,
    reads::{Grain, HOURS, Ranked, SLICES, Swept, Window},
    shelf::Shelf,
};
use store::{StoreError, Tx, sql::reads};

pub use store::sql::reads::Count;

/// Days for which counts are kept: two years and a little, so that a year can be held against the one before.
const KEPT: i64 = 750;

/// A node that has brought nothing for so long brings nothing again, in microseconds: a month.
const SILENT: i64 = 30 * 86_400_000_000;

/// Whether counts have all moved on as far as they are to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// They have.
    All,
    /// There is more.
    Some,
}

/// Over which time a curve is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// That of a window, by its slices.
    Of(Window),
    /// As long as there are counts, by days.
    Always,
}

impl Span {
    /// Every span, the shortest first.
    pub const ALL: [Self; 4] =
        [Self::Of(Window::Hour), Self::Of(Window::Day), Self::Of(Window::Week), Self::Always];

    /// The word by which addresses and catalogues know it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Of(window) => window.word(),
            Self::Always => "always",
        }
    }

    /// The span that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|span| span.word() == word)
    }
}

/// Reads by slices of time, oldest first, without gaps.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curve {
    /// How long a slice is.
    pub grain: Grain,
    /// The number of the first slice.
    pub first: i64,
    /// Reads of each.
    pub reads: Vec<i64>,
}

/// Whose curve it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A story's.
    Story(StoryId),
    /// A whole edition's.
    Edition(EditionId),
}

impl Newsroom {
    /// Keeps a batch of counts of a node, unless it was kept before. Answers which of its stories are live in the edition
    /// in which they were counted; what was counted of others is let go.
    ///
    /// # Errors
    /// When the store fails; then nobody knows whether it is kept, and it is to be brought again.
    pub async fn note_reads(
        &self,
        node: NodeId,
        number: i64,
        counts: Vec<Count>,
    ) -> Result<Vec<(EditionId, StoryId)>, Failure> {
        let now = self.clock.now();
        let keep = move |tx: &mut dyn Tx| {
            let swept = reads::hold(tx)?;
            let mut stories: Vec<_> = counts.iter().map(|count| (count.edition, count.story)).collect();
            stories.sort_unstable();
            stories.dedup();
            let live = reads::live(tx, &stories)?;
            let live: Vec<_> =
                stories.into_iter().zip(live).filter_map(|(of, live)| live.then_some(of)).collect();
            if reads::begin_flush(tx, node, number, now)? {
                let of_live = |count: &&Count| live.binary_search(&(count.edition, count.story)).is_ok();
                let counts: Vec<Count> = counts.iter().filter(of_live).copied().collect();
                reads::add(tx, &counts, swept)?;
            }
            Ok(live)
        };
        Ok(self.store.run::<_, StoreError, _>(keep).await?)
    }

    /// Lets counts move on a step: a slice that leaves a window, an hour that becomes one row.
    ///
    /// # Errors
    /// When the store fails; then nothing has moved.
    pub async fn sweep_reads(&self) -> Result<Moved, Failure> {
        let now = self.clock.now();
        let due = Swept::due(now);
        let so_far = self.store.read(reads::how_far).await?;
        if !is_behind(so_far, due) {
            return Ok(Moved::All);
        }
        Ok(self.store.run::<_, StoreError, _>(move |tx| sweep(tx, due, now)).await?)
    }

    /// The live stories of a section, or of the edition, that were read most in a window, most read first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn most_read(
        &self,
        edition: EditionId,
        section: Option<editorial::SectionId>,
        window: Window,
        most: i64,
    ) -> Result<Vec<Ranked>, Failure> {
        let on = section.map_or(Shelf::Latest, Shelf::Section).id(edition);
        Ok(self.store.read(move |tx| reads::most(tx, (edition, on), window, most)).await?)
    }

    /// How often it was read over a span, slice by slice; the last slice is running.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn curve(&self, of: Of, span: Span) -> Result<Curve, Failure> {
        let now = self.clock.now();
        Ok(self.store.read(move |tx| curve(tx, of, span, now)).await?)
    }
}

const fn is_behind(so_far: Swept, due: Swept) -> bool {
    so_far.hour < due.hour || so_far.folded < due.folded || so_far.day < due.day || so_far.week < due.week
}

/// One step; steps in which there is nothing to do are taken at once.
fn sweep(tx: &mut dyn Tx, due: Swept, now: Moment) -> Result<Moved, StoreError> {
    let mut swept = reads::hold(tx)?;
    if swept.hour < due.hour {
        match reads::next(tx, Grain::Slice, swept.hour, due.hour)? {
            Some(slice) => {
                reads::leave(tx, Window::Hour, slice)?;
                swept.hour = slice + 1;
                reads::set_swept(tx, swept)?;
                return Ok(Moved::Some);
            }
            None => swept.hour = due.hour,
        }
    }
    if swept.folded < due.folded {
        match reads::next(tx, Grain::Slice, swept.folded * SLICES, due.folded * SLICES)? {
            Some(slice) => {
                let hour = slice.div_euclid(SLICES);
                reads::fold(tx, (Grain::Slice, hour * SLICES, (hour + 1) * SLICES), (Grain::Hour, hour))?;
                swept.folded = hour + 1;
                reads::set_swept(tx, swept)?;
                return Ok(Moved::Some);
            }
            None => swept.folded = due.folded,
        }
    }
    if swept.day < due.day {
        match reads::next(tx, Grain::Hour, swept.day, due.day)? {
            Some(hour) => {
                reads::leave(tx, Window::Day, hour)?;
                swept.day = hour + 1;
                reads::set_swept(tx, swept)?;
                return Ok(Moved::Some);
            }
            None => swept.day = due.day,
        }
    }
    if swept.week < due.week {
        match reads::next(tx, Grain::Hour, swept.week, due.week)? {
            Some(hour) => {
                reads::leave(tx, Window::Week, hour)?;
                reads::fold(tx, (Grain::Hour, hour, hour + 1), (Grain::Day, hour.div_euclid(HOURS)))?;
                swept.week = hour + 1;
                reads::set_swept(tx, swept)?;
                return Ok(Moved::Some);
            }
            None => swept.week = due.week,
        }
        // Once an hour.
        reads::thin(tx, Grain::Day.at(now) - KEPT)?;
        reads::forget_flushes(tx, Moment::from_micros(now.micros() - SILENT))?;
    }
    reads::set_swept(tx, swept)?;
    Ok(Moved::All)
}

fn curve(tx: &mut dyn Tx, of: Of, span: Span, now: Moment) -> Result<Curve, StoreError> {
    let (grain, first) = match span {
        Span::Of(window) => (window.grain(), window.grain().at(now) - window.slices()),
        Span::Always => (Grain::Day, i64::MIN),
    };
    let mut found = Vec::new();
    // What is not folded yet lies in finer rows.
    for finer in Grain::ALL.into_iter().filter(|finer| *finer <= grain) {
        let parts = grain.span() / finer.span();
        let from = first.saturating_mul(parts);
        let rows = match of {
            Of::Story(story) => reads::of_story(tx, story, finer, from)?,
            Of::Edition(edition) => reads::of_edition(tx, edition, finer, from)?,
        };
        found.extend(rows.into_iter().map(|(number, reads)| (number.div_euclid(parts), reads)));
    }
    let last = grain.at(now);
    let first = match span {
        Span::Of(_) => first,
        Span::Always => found.iter().map(|(number, _)| *number).min().unwrap_or(last).min(last),
    };
    let mut reads = vec![0; usize::try_from(last - first + 1).unwrap_or(0)];
    for (number, more) in found {
        // A node whose clock is ahead counts in the slice that is running.
        if let Some(slice) = usize::try_from(number.min(last) - first).ok().and_then(|at| reads.get_mut(at)) {
            *slice += more;
        }
    }
    Ok(Curve { grain, first, reads })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_spans() {
        for span in Span::ALL {
            assert_eq!(Span::from_word(span.word()), Some(span));
        }
        assert_eq!(Span::from_word(""), None);
    }
}
