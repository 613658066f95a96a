//! The live channels and their schedules from the command line.

use super::stories::edition;
use crate::{
    cli::{ChannelCommand, ChannelSet, ScheduleCommand, ScheduleImport, ScheduleList, Tell},
    place,
    say::{hand_over, say},
};
use anyhow::{Context, Result, bail};
use editorial::{
    Member,
    channel::{Channel, Source, SourceKind},
    programme::{day_of, span_of},
};
use jiff::{ToSpan, tz::TimeZone};
use newsroom::{
    acts::{ImportSchedule, import_schedule},
    schedule::Report,
};
use std::{
    fs::File,
    io::{self, Read},
    path::Path,
    process::ExitCode,
};
use store::{StoreError, sql};

/// Some entries were refused; the rest went in.
const SOME_REFUSED: u8 = 3;

/// How many reasons are told to people; programs get all that were kept.
const TOLD: usize = 20;

/// `nightdesk channel`
pub async fn channel(what: ChannelCommand) -> Result<()> {
    match what {
        ChannelCommand::Set(asked) => set(asked).await,
        ChannelCommand::List(data) => {
            let newsroom = place::open(&data)?;
            let read = newsroom
                .store
                .read::<_, StoreError, _>(|tx| Ok((sql::editions::all(tx)?, sql::channels::all(tx)?)));
            let (editions, channels) = read.await?;
            for edition in editions {
                let Some(channel) = channels.iter().find(|channel| channel.edition == edition.id) else {
                    continue;
                };
                let (source, address) = (channel.source.kind().word(), channel.source.address());
                say(format_args!("{} {} ({source}) {address}", edition.tag, channel.title));
            }
            Ok(())
        }
        ChannelCommand::Remove(asked) => {
            let newsroom = place::open(&asked.data)?;
            let edition = edition(&newsroom, &asked.edition).await?;
            newsroom.remove_channel(&Member::operator(), edition.id).await?;
            say(format_args!("/{}/live is gone; the schedule is kept.", edition.tag));
            Ok(())
        }
    }
}

async fn set(asked: ChannelSet) -> Result<()> {
    let newsroom = place::open(&asked.data)?;
    let edition = edition(&newsroom, &asked.edition).await?;
    let id = edition.id;
    let there = newsroom.store.read::<_, StoreError, _>(move |tx| sql::channels::of_edition(tx, id)).await?;
    let source = match (asked.here, asked.stream, asked.no_stream) {
        (true, _, _) => Some(Source::Here),
        (_, Some(address), _) => Some(Source::of(SourceKind::Elsewhere, &address)?),
        (_, _, true) => Some(Source::None),
        (false, None, false) => None,
    };
    let before = there.unwrap_or(Channel {
        edition: id,
        title: edition.name.clone(),
        source: Source::None,
        poster: None,
        note: String::new(),
    });
    let channel = Channel {
        title: asked.title.unwrap_or(before.title),
        source: source.unwrap_or(before.source),
        note: asked.note.unwrap_or(before.note),
        ..before
    };
    newsroom.set_channel(&Member::operator(), channel).await?;
    say(format_args!("The channel is at /{}/live.", edition.tag));
    Ok(())
}

/// `nightdesk schedule`
pub async fn schedule(what: ScheduleCommand) -> Result<ExitCode> {
    match what {
        ScheduleCommand::Import(asked) => import(asked).await,
        ScheduleCommand::List(asked) => list(asked).await.map(|()| ExitCode::SUCCESS),
    }
}

async fn import(asked: ScheduleImport) -> Result<ExitCode> {
    let bytes = read(&asked.file).with_context(|| format!("cannot read {}", asked.file.display()))?;
    let newsroom = place::open(&asked.data)?;
    let edition = edition(&newsroom, &asked.edition).await?;
    let file = ImportSchedule {
        edition: edition.id,
        bytes,
        channel: asked.channel,
        replace: asked.replace,
        dry_run: asked.dry_run,
    };
    let report = newsroom.import_schedule(&Member::operator(), file).await?;
    let said = match asked.report {
        Tell::Text => told(&asked.file, &report, asked.dry_run),
        Tell::Json => format!("{}\n", serde_json::to_string(&report)?),
    };
    hand_over(&said).context("cannot write the report")?;
    Ok(if report.failed > 0 { ExitCode::from(SOME_REFUSED) } else { ExitCode::SUCCESS })
}

/// The file, read no further than a schedule may be long.
fn read(file: &Path) -> Result<Vec<u8>> {
    let most = import_schedule::LARGEST as u64 + 1;
    let mut bytes = Vec::new();
    if file.as_os_str() == "-" {
        io::stdin().take(most).read_to_end(&mut bytes)?;
    } else {
        File::open(file)?.take(most).read_to_end(&mut bytes)?;
    }
    if bytes.is_empty() {
        bail!("it is empty");
    }
    Ok(bytes)
}

/// The report for people.
fn told(file: &Path, report: &Report, dry_run: bool) -> String {
    let tried = if dry_run { " (tried only, nothing was kept)" } else { "" };
    let mut lines = vec![
        format!("{}{tried}", file.display()),
        format!(
            "  {} new · {} changed · {} unchanged · {} taken out · {} refused",
            report.created, report.updated, report.unchanged, report.removed, report.failed
        ),
    ];
    lines.extend(report.reasons.iter().take(TOLD).map(|bad| format!("  {}: {}", bad.entry, bad.why)));
    for seam in report.seams.iter().take(TOLD) {
        let (at, minutes) = (seam.at.rfc3339(), seam.minutes);
        lines.push(if seam.overlap {
            format!("  note, {at}: “{}” begins {minutes} min before “{}” is over", seam.after, seam.before)
        } else {
            format!("  note, {at}: nothing is on for {minutes} min before “{}”", seam.after)
        });
    }
    let more = report.failed.saturating_sub(TOLD) + (report.gaps + report.overlaps).saturating_sub(TOLD);
    if more > 0 {
        lines.push(format!("  … and {more} more; --report json lists them"));
    }
    lines.join("\n") + "\n"
}

async fn list(asked: ScheduleList) -> Result<()> {
    let newsroom = place::open(&asked.data)?;
    let edition = edition(&newsroom, &asked.edition).await?;
    let zone = TimeZone::get(&edition.zone).unwrap_or(TimeZone::UTC);
    let today = day_of(newsroom.clock.now(), &zone);
    let last = today.checked_add((asked.days - 1).days())?;
    let (Some((from, _)), Some((_, to))) = (span_of(today, &zone), span_of(last, &zone)) else {
        bail!("time has come to its end");
    };
    let id = edition.id;
    let found =
        newsroom.store.read::<_, StoreError, _>(move |tx| sql::programmes::between(tx, id, from, to)).await?;
    for one in found {
        let local = |at: editorial::Moment| at.timestamp().to_zoned(zone.clone());
        let (starts, ends) = (local(one.starts), local(one.ends));
        say(format_args!("{} – {} {}", starts.strftime("%Y-%m-%d %H:%M"), ends.strftime("%H:%M"), one.title));
    }
    Ok(())
}
