//! A day of an edition's schedule: what is on, where it does not fit together, one more programme, a week to copy, a file
//! to bring in.

use super::{CHANNELS, Typed, clock, edition, in_form, named, style, zone};
use crate::{Desk, Notice, Seat, Trouble, asked::field};
use axum::{
    extract::{Path, State},
    response::Response,
};
use editorial::{
    Edition, Moment, Refusal,
    programme::{Programme, Seam, day_of, monday, seams, span_of},
    words,
};
use house_style::Value as Word;
use jiff::{ToSpan, civil::Date};
use minijinja::{Value, context};
use newsroom::{
    acts::{CopyWeek, ImportSchedule},
    schedule::{Bad, Report, Seamed, Why},
};
use store::{StoreError, sql::programmes};

/// `GET /desk/channel/{edition}/schedule`
pub async fn show(
    State(desk): State<Desk>,
    seat: Seat,
    Path(tag): Path<String>,
) -> Result<Response, Trouble> {
    let edition = edition(&seat, &tag)?;
    let page = page(&desk, &seat, edition, &Said::default()).await?;
    seat.screen("schedule.html", page)
}

/// What the screen says besides the day.
#[derive(Default)]
struct Said<'a> {
    typed: Option<&'a Typed>,
    refused: Option<&'a Refusal>,
    report: Option<Value>,
    copy_error: Option<String>,
    import_error: Option<String>,
}

/// The day that the query or the form names; today where it names none.
fn day(seat: &Seat, edition: &Edition) -> Date {
    let named = [seat.query("day"), seat.sent("day")].into_iter().find_map(|day| day.parse::<Date>().ok());
    // So far from now nothing is shown, and arithmetic of days never ends.
    let usual = || day_of(seat.now(), &zone(edition));
    named.filter(|day| (1970..=2200).contains(&day.year())).unwrap_or_else(usual)
}

async fn page(desk: &Desk, seat: &Seat, edition: &Edition, said: &Said<'_>) -> Result<Value, Trouble> {
    let (day, zone, style) = (day(seat, edition), zone(edition), style(edition)?);
    let (from, to) = span_of(day, &zone).ok_or(Trouble::NotThere)?;
    let id = edition.id;
    let read =
        desk.newsroom().store.read::<_, StoreError, _>(move |tx| programmes::between(tx, id, from, to));
    let found = read.await?;
    let between = seams(&found);
    let row = |(place, one): (usize, &Programme)| {
        let fit = between.iter().find(|fit| match fit {
            Seam::Gap { after, .. } => after + 1 == place,
            Seam::Overlap { begins, .. } => *begins == place,
        });
        let (kind, minutes) = match fit {
            Some(Seam::Gap { minutes, .. }) => (Some("gap"), *minutes),
            Some(Seam::Overlap { minutes, .. }) => (Some("overlap"), *minutes),
            None => (None, 0),
        };
        context! {
            title => one.title.as_str(),
            summary => Some(one.summary.as_str()).filter(|summary| !summary.is_empty()),
            starts => clock(&style, one.starts),
            ends => clock(&style, one.ends),
            address => format!("/desk/programmes/{}", one.id),
            on => one.is_on(seat.now()),
            seam => kind,
            minutes,
        }
    };
    let first = Typed {
        starts: crate::stories::times::written(Some(found.last().map_or(from, |last| last.ends)), edition),
        ..Typed::default()
    };
    let at = |days: i64| {
        let other = day.checked_add(days.days()).unwrap_or(day);
        format!("{CHANNELS}/{}/schedule?day={other}", edition.tag)
    };
    let base = format!("{CHANNELS}/{}/schedule", edition.tag);
    let week = monday(day);
    let next = week.checked_add(7.days()).unwrap_or(week);
    let of_week = |day: Date| span_of(day, &zone).map(|(from, _)| style.date(from));
    Ok(context! {
        edition => named(edition),
        day => day.to_string(),
        shown => context! { machine => style.machine_day(from), shown => style.long_date(from) },
        zone => style.zone_name(from),
        before => at(-1),
        after => at(1),
        today => base.as_str(),
        rows => found.iter().enumerate().map(row).collect::<Vec<_>>(),
        add => base.as_str(),
        form => said.typed.unwrap_or(&first).fields(seat, said.refused),
        copy => context! {
            action => format!("{base}/copy"),
            week => of_week(week),
            to => field(&next.to_string(), said.copy_error.as_deref()),
        },
        import => context! {
            action => format!("{base}/import"),
            error => said.import_error.as_deref(),
            channel => field(seat.sent("channel"), None),
        },
        report => said.report.clone(),
    })
}

/// `POST /desk/channel/{edition}/schedule`
pub async fn add(State(desk): State<Desk>, seat: Seat, Path(tag): Path<String>) -> Result<Response, Trouble> {
    let edition = edition(&seat, &tag)?;
    let typed = Typed::sent(&seat);
    let refused = match typed.programme(edition) {
        Err(refusal) => refusal,
        Ok(asked) => {
            let day = day_of(asked.starts, &zone(edition));
            match desk.newsroom().add_programme(seat.member(), edition.id, asked).await {
                Ok(_) => {
                    let to = format!("{CHANNELS}/{tag}/schedule?day={day}");
                    return Ok(seat.go(&to, Some(Notice::Saved)));
                }
                Err(failure) => in_form(failure)?,
            }
        }
    };
    let said = Said { typed: Some(&typed), refused: Some(&refused), ..Said::default() };
    seat.refused("schedule.html", page(&desk, &seat, edition, &said).await?)
}

/// `POST /desk/channel/{edition}/schedule/copy`
pub async fn copy(
    State(desk): State<Desk>,
    seat: Seat,
    Path(tag): Path<String>,
) -> Result<Response, Trouble> {
    let edition = edition(&seat, &tag)?;
    let given = seat.sent("to");
    let advice = "choose a day of the week to which it is copied";
    let unusable = || Refusal::Unusable { field: "week", given: words::quoted(given), advice };
    let refused = match given.parse::<Date>().ok().filter(|day| (1970..=2200).contains(&day.year())) {
        None => unusable(),
        Some(to) => {
            let asked = CopyWeek { edition: edition.id, from: day(&seat, edition), to };
            match desk.newsroom().copy_week(seat.member(), asked).await {
                Ok(_) => {
                    let to = format!("{CHANNELS}/{tag}/schedule?day={}", monday(to));
                    return Ok(seat.go(&to, Some(Notice::WeekCopied)));
                }
                Err(failure) => in_form(failure)?,
            }
        }
    };
    let told = seat.tongue().refusal(&refused, seat.now());
    let said = Said { copy_error: Some(told), ..Said::default() };
    seat.refused("schedule.html", page(&desk, &seat, edition, &said).await?)
}

/// `POST /desk/channel/{edition}/schedule/import`
pub async fn import(
    State(desk): State<Desk>,
    seat: Seat,
    Path(tag): Path<String>,
) -> Result<Response, Trouble> {
    let edition = edition(&seat, &tag)?;
    let asked = ImportSchedule {
        edition: edition.id,
        bytes: seat.file("file").map(|file| file.bytes.to_vec()).unwrap_or_default(),
        channel: Some(seat.sent("channel").trim().to_owned()).filter(|channel| !channel.is_empty()),
        replace: seat.sent("replace") == "1",
        dry_run: seat.sent("try") == "1",
    };
    let tried = asked.dry_run;
    match desk.newsroom().import_schedule(seat.member(), asked).await {
        Ok(report) => {
            let said = Said { report: Some(told(&seat, edition, &report, tried)?), ..Said::default() };
            seat.screen("schedule.html", page(&desk, &seat, edition, &said).await?)
        }
        Err(failure) => {
            let refusal = in_form(failure)?;
            let error = seat.tongue().refusal(&refusal, seat.now());
            let said = Said { import_error: Some(error), ..Said::default() };
            seat.refused("schedule.html", page(&desk, &seat, edition, &said).await?)
        }
    }
}

/// What became of a file, in the words of the desk.
fn told(seat: &Seat, edition: &Edition, report: &Report, tried: bool) -> Result<Value, Trouble> {
    let (tongue, style) = (seat.tongue(), style(edition)?);
    let reason = |bad: &Bad| {
        let why = match &bad.why {
            Why::File(why) => tongue.style().word(&format!("programmes-why-{}", why.word())),
            Why::Refused(refusal) => tongue.refusal(refusal, seat.now()),
        };
        context! { entry => bad.entry.as_str(), why }
    };
    let misfit = |seamed: &Seamed| {
        let word = if seamed.overlap { "programmes-overlap" } else { "programmes-gap" };
        let at: Moment = seamed.at;
        context! {
            at => context! { machine => style.machine(at), shown => style.date_time(at) },
            said => tongue.style().word_with(word, &[("minutes", Word::Number(seamed.minutes))]),
            before => seamed.before.as_str(),
            after => seamed.after.as_str(),
        }
    };
    Ok(context! {
        tried,
        created => report.created,
        updated => report.updated,
        unchanged => report.unchanged,
        removed => report.removed,
        failed => report.failed,
        reasons => report.reasons.iter().map(reason).collect::<Vec<_>>(),
        seams => report.seams.iter().map(misfit).collect::<Vec<_>>(),
    })
}
