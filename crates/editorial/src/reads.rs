//! How often stories are read, and what most people read: slices of time, three windows over them, and how counts move.
//!
//! A read is counted in a slice of five minutes and in each window (hour, day, week) at once. When a slice has left the
//! hour, what it brought is taken off the hour; whole hours then become one row each, leave the day in the same way, and
//! after a week become one row of a day. So a window is a sum that is kept, never a sum that is looked for, and what it
//! says is exact: it may hold a little more than its span, never less ([`Window::reach`]).
//!
//! How far this has come is [`Swept`]. What comes late, from a node that was cut off, finds its place by the same rule
//! ([`Swept::place`]): it counts in the windows that it still belongs to and in no other, and lies where the rows of its
//! time lie.

use crate::{Moment, SectionId, StoryId, section::SectionTree};

/// A slice of time in which reads are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// Five minutes: of what was read lately.
    Slice,
    /// An hour: of the last week.
    Hour,
    /// A day: for as long as counts are kept.
    Day,
}

impl Grain {
    /// Every grain, the finest first.
    pub const ALL: [Self; 3] = [Self::Slice, Self::Hour, Self::Day];

    /// Its span in microseconds.
    pub const fn span(self) -> i64 {
        match self {
            Self::Slice => 300_000_000,
            Self::Hour => 3_600_000_000,
            Self::Day => 86_400_000_000,
        }
    }

    /// The number by which the store knows it.
    pub const fn number(self) -> i64 {
        match self {
            Self::Slice => 0,
            Self::Hour => 1,
            Self::Day => 2,
        }
    }

    /// The number of the slice of this grain in which a moment lies, counted from 1970.
    pub const fn at(self, moment: Moment) -> i64 {
        moment.micros().div_euclid(self.span())
    }

    /// When a slice of this grain begins.
    pub const fn begins(self, number: i64) -> Moment {
        Moment::from_micros(number.saturating_mul(self.span()))
    }
}

/// So many slices make an hour, and so many hours a day.
pub const SLICES: i64 = 12;
/// Hours of a day.
pub const HOURS: i64 = 24;

/// Over which time what is read most is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Window {
    /// The last hour.
    Hour,
    /// The last day: what stands on every page.
    Day,
    /// The last week.
    Week,
}

impl Window {
    /// Every window, the shortest first.
    pub const ALL: [Self; 3] = [Self::Hour, Self::Day, Self::Week];

    /// The word by which addresses and catalogues know it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Week => "week",
        }
    }

    /// The window that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|window| window.word() == word)
    }

    /// The grain of its slices.
    pub const fn grain(self) -> Grain {
        match self {
            Self::Hour => Grain::Slice,
            Self::Day | Self::Week => Grain::Hour,
        }
    }

    /// How many whole slices of its grain it holds besides the one that is running.
    pub const fn slices(self) -> i64 {
        match self {
            Self::Hour => SLICES,
            Self::Day => HOURS,
            Self::Week => 7 * HOURS,
        }
    }

    /// How long ago a read may be and still count, at least and at most, in microseconds: the window itself, and one
    /// slice more.
    pub const fn reach(self) -> (i64, i64) {
        let span = self.grain().span();
        (span * self.slices(), span * (self.slices() + 1))
    }
}

/// Where a count lies and in which windows it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The grain of its row.
    pub grain: Grain,
    /// The number of its slice in this grain.
    pub number: i64,
    /// Whether it counts in the hour, the day, the week.
    pub counts: [bool; 3],
}

/// How far counts have moved on: everything before these has left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Swept {
    /// Slices before this one count in the hour no more.
    pub hour: i64,
    /// Slices of hours before this one are rows of hours.
    pub folded: i64,
    /// Hours before this one count in the day no more.
    pub day: i64,
    /// Hours before this one count in the week no more, and are rows of days.
    pub week: i64,
}

impl Swept {
    /// How far counts are to have moved on at this moment.
    pub const fn due(now: Moment) -> Self {
        let hour = Grain::Slice.at(now) - Window::Hour.slices();
        let running = Grain::Hour.at(now);
        Self {
            hour,
            // Only whole hours of which no slice counts any more.
            folded: hour.div_euclid(SLICES),
            day: running - Window::Day.slices(),
            week: running - Window::Week.slices(),
        }
    }

    /// Where what was read in this slice lies.
    pub const fn place(self, slice: i64) -> Place {
        let hour = slice.div_euclid(SLICES);
        let (grain, number) = if hour < self.week {
            (Grain::Day, hour.div_euclid(HOURS))
        } else if hour < self.folded {
            (Grain::Hour, hour)
        } else {
            (Grain::Slice, slice)
        };
        Place { grain, number, counts: [slice >= self.hour, hour >= self.day, hour >= self.week] }
    }
}

/// A story with how often it was read in a window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    /// The story.
    pub story: StoryId,
    /// Its section.
    pub section: SectionId,
    /// How often it was read.
    pub reads: i64,
}

/// The stories of a section and of all under it, of what most people read in the edition; their order stays.
pub fn in_section(ranked: &[Ranked], section: SectionId, tree: &SectionTree, most: usize) -> Vec<StoryId> {
    let under = |of: SectionId| tree.up(of).iter().any(|above| above.id == section);
    ranked.iter().filter(|ranked| under(ranked.section)).map(|ranked| ranked.story).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    /// A newsroom's rows and sums as the rule moves them; the store does the same in SQL.
    struct Ledger {
        swept: Swept,
        rows: BTreeMap<(Grain, i64), i64>,
        sums: [i64; 3],
    }

    impl Ledger {
        fn add(&mut self, slice: i64, reads: i64) {
            let place = self.swept.place(slice);
            *self.rows.entry((place.grain, place.number)).or_default() += reads;
            for (sum, counts) in self.sums.iter_mut().zip(place.counts) {
                *sum += if counts { reads } else { 0 };
            }
        }

        fn sweep(&mut self, now: Moment) {
            let due = Swept::due(now);
            while self.swept.hour < due.hour {
                self.sums[0] -= self.rows.get(&(Grain::Slice, self.swept.hour)).copied().unwrap_or(0);
                self.swept.hour += 1;
            }
            while self.swept.folded < due.folded {
                let hour = self.swept.folded;
                for slice in hour * SLICES..(hour + 1) * SLICES {
                    if let Some(reads) = self.rows.remove(&(Grain::Slice, slice)) {
                        *self.rows.entry((Grain::Hour, hour)).or_default() += reads;
                    }
                }
                self.swept.folded += 1;
            }
            while self.swept.day < due.day {
                self.sums[1] -= self.rows.get(&(Grain::Hour, self.swept.day)).copied().unwrap_or(0);
                self.swept.day += 1;
            }
            while self.swept.week < due.week {
                let hour = self.swept.week;
                if let Some(reads) = self.rows.remove(&(Grain::Hour, hour)) {
                    self.sums[2] -= reads;
                    *self.rows.entry((Grain::Day, hour.div_euclid(HOURS))).or_default() += reads;
                }
                self.swept.week += 1;
            }
        }
    }

    proptest! {
        /// Whatever is read when, told how late, and swept how rarely: a window holds what was read in it.
        #[test]
        fn a_window_holds_what_was_read_in_its_time_and_nothing_is_lost(
            // Minutes until the next thing happens, how late it is told in minutes, how often it was read; 0 sweeps.
            acts in prop::collection::vec((0_i64..700, 0_i64..15_000, 0_i64..5), 1..60)
        ) {
            let mut now = Moment::from_micros(1_772_366_400_000_000);
            let mut ledger = Ledger { swept: Swept::due(now), rows: BTreeMap::new(), sums: [0; 3] };
            let mut truth: Vec<(Moment, i64)> = Vec::new();
            for (minutes, late, reads) in acts {
                now = now.minutes_before(-minutes);
                if reads > 0 {
                    let read = now.minutes_before(if late < 12_000 { 0 } else { late - 12_000 });
                    ledger.add(Grain::Slice.at(read), reads);
                    truth.push((read, reads));
                }
                ledger.sweep(now);
                for (window, sum) in Window::ALL.into_iter().zip(ledger.sums) {
                    let (least, most) = window.reach();
                    let since = |span: i64| -> i64 {
                        truth.iter().filter(|(at, _)| now.micros() - at.micros() < span).map(|(_, reads)| reads).sum()
                    };
                    prop_assert!(since(least) <= sum && sum <= since(most), "{window:?}: {sum}");
                }
                let kept: i64 = ledger.rows.values().sum();
                prop_assert_eq!(kept, truth.iter().map(|(_, reads)| reads).sum::<i64>());
            }
        }

        /// What is told late lies where it would lie had it been told in time.
        #[test]
        fn what_comes_late_lies_where_it_would_lie_had_it_come_in_time(ago in 0_i64..20_000, later in 0_i64..20_000) {
            let read = Moment::from_micros(1_772_366_400_000_000);
            let now = read.minutes_before(-ago).minutes_before(-later);
            let empty = || Ledger { swept: Swept::due(read), rows: BTreeMap::new(), sums: [0; 3] };
            let (mut early, mut late) = (empty(), empty());
            early.add(Grain::Slice.at(read), 1);
            early.sweep(now);
            late.sweep(now);
            late.add(Grain::Slice.at(read), 1);
            prop_assert_eq!(early.sums, late.sums);
            prop_assert_eq!(early.rows, late.rows);
        }
    }

    #[test]
    fn words_name_windows() {
        for window in Window::ALL {
            assert_eq!(Window::from_word(window.word()), Some(window));
        }
        assert_eq!(Window::from_word("year"), None);
    }
}
