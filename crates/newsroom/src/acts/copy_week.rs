//! A week of a schedule, once more: each programme on the same day of another week, at the same time of day in the
//! edition's zone, whatever the clocks do between.

use super::{record, set_channel::known};
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    EditionId, Member, Permission, ProgrammeId, Refusal,
    event::Event,
    programme::{self, Programme, days_later, monday, span_of},
};
use jiff::{ToSpan, civil::Date, tz::TimeZone};
use store::{Tx, sql::programmes};

/// A week to copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CopyWeek {
    /// The edition.
    pub edition: EditionId,
    /// A day of the week that is copied.
    pub from: Date,
    /// A day of the week to which it is copied.
    pub to: Date,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Copied {
    /// Programmes that are new.
    pub added: usize,
    /// Programmes that were copied there before.
    pub there: usize,
}

/// Copies a week; what was copied before is not there twice.
///
/// # Errors
/// When the member may not, both weeks are the same, or the edition is not there.
pub fn copy_week(
    tx: &mut dyn Tx,
    member: &Member,
    asked: CopyWeek,
    on: &Occasion,
) -> Result<Copied, Failure> {
    member.may(Permission::Broadcast)?;
    let edition = known(tx, asked.edition)?;
    let zone = TimeZone::get(&edition.zone).unwrap_or(TimeZone::UTC);
    let (from, to) = (monday(asked.from), monday(asked.to));
    let advice = "choose another week than the one that is copied";
    let unusable = || Refusal::Unusable { field: "week", given: to.to_string(), advice };
    let days = i64::from((to - from).get_days());
    if days == 0 {
        return Err(unusable().into());
    }
    let sunday = from.checked_add(6.days()).map_err(|_| unusable())?;
    let begin = span_of(from, &zone).ok_or_else(unusable)?.0;
    let end = span_of(sunday, &zone).ok_or_else(unusable)?.1;
    let week: Vec<Programme> = programmes::between(tx, edition.id, begin, end)?
        .into_iter()
        .filter(|programme| programme.starts >= begin)
        .collect();
    let mut copies = Vec::new();
    for one in week {
        let later = days_later(one.starts, days, &zone).zip(days_later(one.ends, days, &zone));
        let (starts, ends) = later.ok_or_else(unusable)?;
        let uid = copied(&one.uid, &starts.rfc3339());
        let copy = Programme { id: on.id(ProgrammeId::new), uid, starts, ends, ..one };
        // What lies in an hour that the clocks leave out there would have no length.
        copies.extend(copy.settled().ok());
    }
    let uids: Vec<&str> = copies.iter().map(|copy| copy.uid.as_str()).collect();
    let there = programmes::by_uids(tx, edition.id, &uids)?;
    let all = copies.len();
    copies.retain(|copy| !there.contains_key(&copy.uid));
    if !copies.is_empty() {
        programmes::add(tx, &copies)?;
        record(tx, member, on, Some(edition.id), Event::ScheduleChanged { edition: edition.id })?;
    }
    Ok(Copied { added: copies.len(), there: all - copies.len() })
}

/// The UID of a copy: a copy of a copy is one of the first, too.
fn copied(uid: &str, starts: &str) -> String {
    const COPY: &str = "#copy:";
    let first = uid.split(COPY).next().unwrap_or_default();
    let most = programme::LONGEST_UID - COPY.len() - starts.len();
    let cut = (0..=most.min(first.len())).rev().find(|at| first.is_char_boundary(*at)).unwrap_or(0);
    format!("{}{COPY}{starts}", &first[..cut])
}

impl Newsroom {
    /// [`copy_week`], now.
    ///
    /// # Errors
    /// As [`copy_week`].
    pub async fn copy_week(&self, member: &Member, asked: CopyWeek) -> Result<Copied, Failure> {
        let member = member.clone();
        self.act(move |tx, on| copy_week(tx, &member, asked, on)).await
    }
}
