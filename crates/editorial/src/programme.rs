//! What the live channel shows when: programmes, what is on at a moment, where the schedule has holes.
//!
//! A programme is known by its UID, which a calendar file brings along (RFC 5545 §3.8.4.7) and the desk makes for what
//! is written there. So a file may come again, changed or not, and nothing is there twice.

use crate::{
    EditionId, Moment, ProgrammeId, Refusal,
    words::{fits, one_line, quoted},
};
use jiff::{ToSpan, civil::Date, tz::TimeZone};

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 200;

/// The longest summary, in characters.
pub const LONGEST_SUMMARY: usize = 2_000;

/// The longest UID, in bytes.
pub const LONGEST_UID: usize = 400;

/// The longest link, in bytes.
pub const LONGEST_LINK: usize = 500;

/// The longest programme, in microseconds: two days. Whoever looks for what runs at a moment looks back no further.
pub const LONGEST: i64 = 48 * 3_600 * 1_000_000;

/// One programme on the channel of one edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programme {
    /// Its id.
    pub id: ProgrammeId,
    /// The edition on whose channel it runs.
    pub edition: EditionId,
    /// By what it is known again when a file brings it once more.
    pub uid: String,
    /// When it begins.
    pub starts: Moment,
    /// When it is over: the first moment at which it is not on any more.
    pub ends: Moment,
    /// Its name.
    pub title: String,
    /// What it is about; may be empty.
    pub summary: String,
    /// Where more is: a path of this site or an address that begins with https; may be empty.
    pub link: String,
}

impl Programme {
    /// The programme as it is kept: without space around its words, its times in whole seconds.
    ///
    /// # Errors
    /// When a field cannot be used.
    pub fn settled(self) -> Result<Self, Refusal> {
        let whole = |at: Moment| Moment::from_micros(at.micros().div_euclid(1_000_000) * 1_000_000);
        let (starts, ends) = (whole(self.starts), whole(self.ends));
        let advice = "write what the programme is called";
        let title =
            one_line(&self.title).ok_or(Refusal::Empty { field: "title of the programme", advice })?;
        fits("title of the programme", &title, LONGEST_TITLE)?;
        let summary = self.summary.trim().to_owned();
        fits("summary of the programme", &summary, LONGEST_SUMMARY)?;
        let link = self.link.trim().to_owned();
        if !leads_well(&link) {
            let advice = "write a path of this site, such as /en/news/, or an address that begins with https";
            let given = quoted(&link);
            return Err(Refusal::Unusable { field: "link of the programme", given, advice });
        }
        let advice = if ends <= starts {
            "it ends before it begins; after midnight it ends on the next day"
        } else if ends.micros() - starts.micros() > LONGEST {
            "a programme is no longer than two days"
        } else {
            let uid = self.uid.trim().to_owned();
            if uid.is_empty() || uid.len() > LONGEST_UID {
                let advice = "it is empty or too long to be kept";
                return Err(Refusal::Unusable { field: "uid of the programme", given: quoted(&uid), advice });
            }
            return Ok(Self { uid, starts, ends, title, summary, link, ..self });
        };
        Err(Refusal::Unusable { field: "end of the programme", given: ends.rfc3339(), advice })
    }

    /// Whether it is on at this moment.
    pub const fn is_on(&self, at: Moment) -> bool {
        self.starts.micros() <= at.micros() && at.micros() < self.ends.micros()
    }

    /// Whether this says the same, whatever its id is.
    pub fn says_as(&self, other: &Self) -> bool {
        Self { id: self.id, ..other.clone() } == *self
    }
}

fn leads_well(link: &str) -> bool {
    let plain = link.len() <= LONGEST_LINK && !link.chars().any(|c| c.is_whitespace() || c.is_control());
    let ours = link.starts_with('/') && !link.starts_with("//") && !link.contains('\\');
    plain && (link.is_empty() || ours || (link.starts_with("https://") && link.len() > "https://".len()))
}

/// What is on at a moment, and what comes after: places in the list, which is in the order of beginnings. Where two run
/// at once, it is the one that began later.
pub fn on_at(programmes: &[Programme], at: Moment) -> (Option<usize>, Option<usize>) {
    let now = programmes.iter().rposition(|programme| programme.is_on(at));
    let next = programmes.iter().position(|programme| programme.starts > at);
    (now, next)
}

/// The first moment after this one at which a programme begins or ends.
pub fn turns(programmes: &[Programme], at: Moment) -> Option<Moment> {
    programmes.iter().flat_map(|programme| [programme.starts, programme.ends]).filter(|turn| *turn > at).min()
}

/// Where a schedule does not fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seam {
    /// Nothing is on from the end of this programme to the beginning of the next.
    Gap {
        /// The place of the programme before it.
        after: usize,
        /// How long, in minutes, begun ones counted.
        minutes: i64,
    },
    /// This programme begins before another is over.
    Overlap {
        /// The place of the one that is still on.
        on: usize,
        /// The place of the one that begins.
        begins: usize,
        /// How long both would be on, in minutes, begun ones counted.
        minutes: i64,
    },
}

/// Every gap and every overlap of a list that is in the order of beginnings.
pub fn seams(programmes: &[Programme]) -> Vec<Seam> {
    let minutes = |micros: i64| micros / 60_000_000 + i64::from(micros % 60_000_000 > 0);
    let mut found = Vec::new();
    // The one that ends last of all that have begun.
    let mut last: Option<usize> = None;
    for (begins, programme) in programmes.iter().enumerate() {
        if let Some(on) = last {
            let between = programme.starts.micros() - programmes[on].ends.micros();
            if between > 0 {
                found.push(Seam::Gap { after: on, minutes: minutes(between) });
            } else if between < 0 {
                let until = programmes[on].ends.min(programme.ends).micros();
                found.push(Seam::Overlap { on, begins, minutes: minutes(until - programme.starts.micros()) });
            }
        }
        if last.is_none_or(|on| programmes[on].ends < programme.ends) {
            last = Some(begins);
        }
    }
    found
}

/// The day of this moment in a zone.
pub fn day_of(at: Moment, zone: &TimeZone) -> Date {
    at.timestamp().to_zoned(zone.clone()).date()
}

/// From when to when a day lasts in a zone: 23 hours or 25 where the clocks are changed. Nothing at the end of time.
pub fn span_of(day: Date, zone: &TimeZone) -> Option<(Moment, Moment)> {
    let begin = |day: Date| Some(day.to_zoned(zone.clone()).ok()?.timestamp().into());
    Some((begin(day)?, begin(day.tomorrow().ok()?)?))
}

/// The Monday of the week in which a day lies.
pub fn monday(day: Date) -> Date {
    let back = i64::from(day.weekday().to_monday_zero_offset());
    day.checked_sub(back.days()).unwrap_or(day)
}

/// The same time of day so many days later in a zone. A time that the clocks leave out there is the one just after.
pub fn days_later(at: Moment, days: i64, zone: &TimeZone) -> Option<Moment> {
    let local = at.timestamp().to_zoned(zone.clone()).datetime();
    let later = local.checked_add(days.days()).ok()?;
    Some(zone.to_ambiguous_timestamp(later).compatible().ok()?.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn programme(from: i64, to: i64) -> Programme {
        Programme {
            id: ProgrammeId::from_bytes([1; 16]),
            edition: EditionId::from_bytes([2; 16]),
            uid: format!("{from}"),
            starts: Moment::from_micros(from * 60_000_000),
            ends: Moment::from_micros(to * 60_000_000),
            title: format!("from {from} to {to}"),
            summary: String::new(),
            link: String::new(),
        }
    }

    fn minute(at: i64) -> Moment {
        Moment::from_micros(at * 60_000_000)
    }

    #[test]
    fn a_programme_is_on_from_its_first_moment_and_not_at_its_end() {
        let day = [programme(0, 30), programme(30, 60), programme(90, 120)];
        assert_eq!(on_at(&day, minute(29)), (Some(0), Some(1)));
        assert_eq!(on_at(&day, minute(30)), (Some(1), Some(2)), "one ends, the other begins");
        assert_eq!(on_at(&day, minute(60)), (None, Some(2)), "a hole in the schedule");
        assert_eq!(on_at(&day, minute(119)), (Some(2), None));
        assert_eq!(on_at(&day, minute(120)), (None, None));
        assert_eq!(turns(&day, minute(30)), Some(minute(60)));
        assert_eq!(turns(&day, minute(120)), None);
    }

    #[test]
    fn what_breaks_in_is_on_and_what_was_on_goes_on_after_it() {
        let day = [programme(0, 120), programme(30, 40)];
        assert_eq!(on_at(&day, minute(35)).0, Some(1));
        assert_eq!(on_at(&day, minute(40)).0, Some(0));
        assert_eq!(seams(&day), [Seam::Overlap { on: 0, begins: 1, minutes: 10 }]);
    }

    #[test]
    fn gaps_and_overlaps_are_told() {
        let day = [programme(0, 30), programme(45, 60), programme(50, 70)];
        let told = [Seam::Gap { after: 0, minutes: 15 }, Seam::Overlap { on: 1, begins: 2, minutes: 10 }];
        assert_eq!(seams(&day), told);
    }

    #[test]
    fn a_programme_that_cannot_be_is_refused_by_its_field() {
        let refused = |change: fn(&mut Programme)| {
            let mut one = programme(0, 30);
            change(&mut one);
            match one.settled() {
                Err(
                    Refusal::Empty { field, .. }
                    | Refusal::TooLong { field, .. }
                    | Refusal::Unusable { field, .. },
                ) => field,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(refused(|p| p.title = " \n ".into()), "title of the programme");
        assert_eq!(refused(|p| p.title = "x".repeat(201)), "title of the programme");
        assert_eq!(refused(|p| p.summary = "x".repeat(2_001)), "summary of the programme");
        assert_eq!(refused(|p| p.ends = p.starts), "end of the programme");
        assert_eq!(refused(|p| p.ends = minute(3_000)), "end of the programme");
        for link in
            ["//elsewhere.example/", "javascript:alert(1)", "/\\elsewhere", "http://x.example", "/a b"]
        {
            let one = Programme { link: link.into(), ..programme(0, 30) };
            assert!(one.settled().is_err(), "{link}");
        }
        let kept = Programme { title: " Evening\n news ".into(), ..programme(0, 30) }.settled().unwrap();
        assert_eq!(kept.title, "Evening  news");
    }

    #[test]
    fn a_day_has_the_hours_that_the_clocks_give_it() {
        let zone = TimeZone::get("Europe/Madrid").unwrap();
        let hours = |day: &str| {
            let (from, to) = span_of(day.parse().unwrap(), &zone).unwrap();
            (to.micros() - from.micros()) / 3_600_000_000
        };
        assert_eq!([hours("2026-03-28"), hours("2026-03-29"), hours("2026-10-25")], [24, 23, 25]);
    }

    #[test]
    fn a_week_later_it_is_the_same_time_of_day_whatever_the_clocks_do() {
        let zone = TimeZone::get("Europe/Madrid").unwrap();
        let at = Moment::parse("2026-03-23T20:00:00+01:00").unwrap();
        assert_eq!(days_later(at, 7, &zone), Some(Moment::parse("2026-03-30T20:00:00+02:00").unwrap()));
        // Half past two does not exist on that day.
        let at = Moment::parse("2026-03-22T02:30:00+01:00").unwrap();
        assert_eq!(days_later(at, 7, &zone), Some(Moment::parse("2026-03-29T03:30:00+02:00").unwrap()));
        assert_eq!(monday("2026-03-01".parse().unwrap()).to_string(), "2026-02-23");
        assert_eq!(monday("2026-03-02".parse().unwrap()).to_string(), "2026-03-02");
    }

    proptest! {
        #[test]
        fn whatever_the_schedule_what_is_on_covers_the_moment_and_what_is_next_is_the_first_to_come(
            spans in proptest::collection::vec((0i64..500, 1i64..200), 0..20),
            at in 0i64..700,
        ) {
            let mut day: Vec<_> = spans.iter().map(|(from, long)| programme(*from, from + long)).collect();
            day.sort_by_key(|one| one.starts);
            let (now, next) = on_at(&day, minute(at));
            prop_assert_eq!(now.is_some(), day.iter().any(|one| one.is_on(minute(at))));
            if let Some(now) = now {
                prop_assert!(day[now].is_on(minute(at)));
                prop_assert!(!day[now + 1..].iter().any(|later| later.is_on(minute(at))));
            }
            prop_assert_eq!(next, day.iter().position(|one| one.starts > minute(at)));
            // Between two turns nothing changes.
            if let Some(turn) = turns(&day, minute(at)) {
                let before = Moment::from_micros(turn.micros() - 1);
                prop_assert_eq!(on_at(&day, before), (now, next));
            }
        }
    }
}
