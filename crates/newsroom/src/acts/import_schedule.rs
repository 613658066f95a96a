//! A file of programmes into an edition's schedule. A programme is known by its UID: new ones are added, changed ones
//! changed, and the same file twice changes nothing.

use super::{record, set_channel::known};
use crate::{
    Failure, Newsroom, Occasion,
    schedule::{Bad, Report, Seamed, Why},
};
use editorial::{
    EditionId, Member, Moment, Permission, ProgrammeId, Refusal,
    event::Event,
    programme::{self, Programme, Seam},
    words,
};
use jiff::{ToSpan, tz::TimeZone};
use std::collections::HashSet;
use store::{Tx, sql::programmes};
use wire::schedule::{Item, Manner, Schedule, Unreadable};

/// The largest file, in bytes.
pub const LARGEST: usize = 5 * 1024 * 1024;

/// What repeats is taken so many days ahead …
const AHEAD: i64 = 92;

/// … and so many back.
const BACK: i64 = 8;

/// A file to bring in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportSchedule {
    /// The edition.
    pub edition: EditionId,
    /// The file, iCalendar or XMLTV.
    pub bytes: Vec<u8>,
    /// Its channel, by its id there, when it has several.
    pub channel: Option<String>,
    /// Whether programmes that the file does not have, in the time that it spans, are taken out.
    pub replace: bool,
    /// Whether nothing is kept.
    pub dry_run: bool,
}

/// Takes what was read from a file.
///
/// # Errors
/// When the member may not, or the edition is not there.
pub fn import_schedule(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &ImportSchedule,
    read: Schedule,
    on: &Occasion,
) -> Result<Report, Failure> {
    member.may(Permission::Broadcast)?;
    let edition = known(tx, asked.edition)?.id;
    let mut report = Report::default();
    let mut bad: Vec<Bad> =
        read.faults.into_iter().map(|fault| Bad { entry: fault.entry, why: Why::File(fault.why) }).collect();
    let mut wanted = Vec::new();
    let mut cancelled = Vec::new();
    for item in read.items {
        if item.cancelled {
            cancelled.push(item.uid);
            continue;
        }
        match programme(edition, &item, on).settled() {
            Ok(one) => wanted.push(one),
            Err(refusal) => bad.push(Bad { entry: named(&item), why: Why::Refused(refusal) }),
        }
    }
    let uids: Vec<&str> =
        wanted.iter().map(|one| &*one.uid).chain(cancelled.iter().map(|uid| &**uid)).collect();
    let there = programmes::by_uids(tx, edition, &uids)?;
    let mut gone: Vec<ProgrammeId> =
        cancelled.iter().filter_map(|uid| there.get(uid)).map(|one| one.id).collect();
    let (mut new, mut changed) = (Vec::new(), Vec::new());
    for one in &wanted {
        match there.get(&one.uid) {
            None => new.push(one.clone()),
            Some(before) if before.says_as(one) => report.unchanged += 1,
            Some(before) => changed.push(Programme { id: before.id, ..one.clone() }),
        }
    }
    let span = wanted.iter().map(|one| one.starts).min().zip(wanted.iter().map(|one| one.ends).max());
    let mut around = match span {
        Some((from, to)) => programmes::between(tx, edition, from, to)?,
        None => Vec::new(),
    };
    if asked.replace {
        let kept: HashSet<&str> = wanted.iter().map(|one| &*one.uid).collect();
        let first = span.map_or(Moment::MAX, |(from, _)| from);
        gone.extend(
            around.iter().filter(|one| one.starts >= first && !kept.contains(&*one.uid)).map(|one| one.id),
        );
        gone.sort_unstable();
        gone.dedup();
    }
    (report.created, report.updated, report.removed) = (new.len(), changed.len(), gone.len());
    report.failed = bad.len();
    around.retain(|one| !gone.contains(&one.id) && !changed.iter().any(|other| other.id == one.id));
    around.extend(new.iter().chain(&changed).cloned());
    around.sort_by_key(|one| (one.starts, one.ends));
    report.told(&around, bad);
    if !asked.dry_run && report.created + report.updated + report.removed > 0 {
        programmes::remove(tx, &gone)?;
        programmes::change(tx, &changed)?;
        programmes::add(tx, &new)?;
        record(tx, member, on, Some(edition), Event::ScheduleChanged { edition })?;
    }
    Ok(report)
}

fn refused(why: Unreadable) -> Refusal {
    match why {
        Unreadable::Unknown | Unreadable::NotText => Refusal::ScheduleUnknown,
        Unreadable::Xml { at, reason } => Refusal::ScheduleBroken { at, reason },
        Unreadable::Channels { channels } => Refusal::ScheduleChannels { channels: channels.join(", ") },
    }
}

fn programme(edition: EditionId, item: &Item, on: &Occasion) -> Programme {
    Programme {
        id: on.id(ProgrammeId::new),
        edition,
        uid: item.uid.clone(),
        starts: item.starts,
        ends: item.ends,
        title: item.title.clone(),
        summary: item.summary.clone(),
        link: item.link.clone(),
    }
}

/// An entry as its sentence names it.
fn named(item: &Item) -> String {
    words::plain(&format!("{} {}", item.uid, item.title), 160)
}

impl Report {
    /// Notes what is wrong, and where the schedule does not fit together.
    fn told(&mut self, schedule: &[Programme], bad: Vec<Bad>) {
        for seam in programme::seams(schedule) {
            let (before, after, minutes, overlap) = match seam {
                Seam::Gap { after, minutes } => (after, after + 1, minutes, false),
                Seam::Overlap { on, begins, minutes } => (on, begins, minutes, true),
            };
            let count = if overlap { &mut self.overlaps } else { &mut self.gaps };
            *count += 1;
            if let (Some(before), Some(after)) = (schedule.get(before), schedule.get(after))
                && self.seams.len() < Report::KEPT
            {
                let (before, at) = (before.title.clone(), after.starts);
                self.seams.push(Seamed { overlap, before, after: after.title.clone(), at, minutes });
            }
        }
        self.reasons.extend(bad.into_iter().take(Report::KEPT));
    }
}

impl Newsroom {
    /// [`import_schedule`], now.
    ///
    /// # Errors
    /// As [`import_schedule`], and when the file is too large or nothing of it can be read.
    pub async fn import_schedule(&self, member: &Member, asked: ImportSchedule) -> Result<Report, Failure> {
        member.may(Permission::Broadcast)?;
        if asked.bytes.len() > LARGEST {
            return Err(Refusal::ScheduleLarge { most: LARGEST / (1024 * 1024) }.into());
        }
        let id = asked.edition;
        let edition = self.store.read(move |tx| known(tx, id)).await?;
        let now = self.clock.now();
        let zone = TimeZone::get(&edition.zone).unwrap_or(TimeZone::UTC);
        let day = |days: i64| {
            let at = now.timestamp().to_zoned(zone.clone()).checked_add(days.days()).ok();
            at.map_or(now, |at| at.timestamp().into())
        };
        let (from, to) = (day(-BACK), day(AHEAD));
        let reading = asked.clone();
        // A large file with rules takes a while; the threads of the server have other things to do.
        let read = tokio::task::spawn_blocking(move || {
            let channel = reading.channel.as_deref();
            let manner = Manner { zone: &edition.zone, language: &edition.language, channel, from, to };
            wire::schedule::read(&reading.bytes, &manner)
        });
        let read = read.await.map_err(|error| Failure::unreadable("the schedule", error))?;
        let read = read.map_err(refused)?;
        let member = member.clone();
        self.act(move |tx, on| import_schedule(tx, &member, &asked, read, on)).await
    }
}
