//! The live channel's week in the demo: the same day after day, from yesterday on, so that there is always something on.

use crate::{
    Failure, Occasion,
    acts::{SetProgramme, add_programme},
    standing::Paper,
};
use editorial::{Edition, Member, Moment, Names, address, programme::day_of, section::SectionTree};
use jiff::{
    ToSpan,
    civil::{Date, Time, Weekday},
    tz::TimeZone,
};
use serde::Deserialize;
use store::Tx;

/// So many days are filled, yesterday first.
const DAYS: i64 = 9;

/// `schedule.toml`: the programmes of a day in their order.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ScheduleFile {
    programmes: Vec<ProgrammeEntry>,
}

/// One programme of every day, or of some.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct ProgrammeEntry {
    /// When it begins, in the edition's zone; it is over when the next one begins.
    at: Time,
    /// On which days.
    #[serde(default)]
    on: Days,
    /// Its name in each language.
    titles: Names,
    /// What it is about, in each language.
    #[serde(default)]
    summaries: Names,
    /// The slug of the section to which it leads.
    section: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Days {
    #[default]
    Every,
    Weekdays,
    Weekends,
}

impl Days {
    fn hold(self, day: Date) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        match self {
            Days::Every => true,
            Days::Weekdays => !weekend,
            Days::Weekends => weekend,
        }
    }
}

impl ScheduleFile {
    /// Fills the schedule of every edition.
    pub fn fill(
        &self,
        tx: &mut dyn Tx,
        member: &Member,
        paper: &Paper,
        on: &Occasion,
    ) -> Result<(), Failure> {
        let editions: Vec<Edition> = paper.editions().cloned().collect();
        for edition in editions {
            let (_, tree) = paper.edition(edition.id)?;
            let week = self.week(&edition, on.now);
            for ((starts, entry), (ends, _)) in week.iter().zip(week.iter().skip(1)) {
                let programme = entry.programme(&edition, tree, *starts, *ends);
                add_programme(tx, member, edition.id, &programme, on)?;
            }
        }
        Ok(())
    }

    fn week(&self, edition: &Edition, now: Moment) -> Vec<(Moment, &ProgrammeEntry)> {
        let zone = TimeZone::get(&edition.zone).unwrap_or(TimeZone::UTC);
        let today = day_of(now, &zone);
        let days = (-1..DAYS).filter_map(|days| today.checked_add(days.days()).ok());
        let mut week: Vec<_> = days
            .flat_map(|day| {
                let zone = zone.clone();
                let today = self.programmes.iter().filter(move |entry| entry.on.hold(day));
                today.filter_map(move |entry| {
                    let at = zone.to_ambiguous_timestamp(day.to_datetime(entry.at)).compatible().ok()?;
                    Some((Moment::from(at), entry))
                })
            })
            .collect();
        week.sort_by_key(|(at, _)| *at);
        week.dedup_by_key(|(at, _)| *at);
        week
    }
}

impl ProgrammeEntry {
    fn programme(&self, edition: &Edition, tree: &SectionTree, starts: Moment, ends: Moment) -> SetProgramme {
        let section = self.section.as_ref().and_then(|slug| tree.by_slug(slug));
        SetProgramme {
            starts,
            ends,
            title: self.titles.get(&edition.language).to_owned(),
            summary: self.summaries.get(&edition.language).to_owned(),
            link: section.map_or_else(String::new, |found| address::section(edition, &tree.path(found.id))),
        }
    }
}
