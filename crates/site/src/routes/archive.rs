//! The paper as it stood at a minute that is over: fronts and stories with the words that were public then.
//!
//! A minute in which nothing changed leads to the minute of the last change, so that there are no more pages than there
//! were changes, whoever asks for what. A page is made of what can never change again; only the sheet around it (name,
//! navigation, foot) is of this day. What was killed since stands nowhere, and its pages are old at once. So caches may
//! keep a page but must ask, as for every page of the paper.

use super::{
    answer::{Answer, Trouble},
    lists::{self, Arrangement},
    paper::View,
    story,
};
use crate::{
    ask::{self, As, Ask},
    material,
    page::ArchivePage,
    stood::{self, Stood},
    view::head,
};
use editorial::{Moment, address, publication::Archive};
use jiff::{civil::DateTime, tz::TimeZone};

/// How browsers write a minute (WHATWG HTML, local date and time).
const SHAPE: &str = "%Y-%m-%dT%H:%M";

/// Where a reader chooses a minute, or the way to the minute that was chosen.
///
/// # Errors
/// When the theme fails.
pub fn choose(view: &View<'_>, at: Option<&str>) -> Result<Answer, Trouble> {
    if !is_open(view) {
        return Ok(Answer::NotThere);
    }
    let edition = &view.room.edition;
    let path = address::page(edition, "archive");
    let zone = TimeZone::get(&edition.zone).unwrap_or(TimeZone::UTC);
    if let Some(at) = at {
        let typed = web::addresses::decoded(at).and_then(|typed| typed.parse::<DateTime>().ok());
        let minute = typed.and_then(|typed| typed.to_zoned(zone).ok());
        let to = minute.map(|minute| {
            let at = stood::minute_of(minute.timestamp().into());
            format!("{path}/{}", stood::written(at))
        });
        return Ok(Answer::Moved(web::addresses::encoded(&to.unwrap_or(path))));
    }
    let style = &view.room.style;
    let title = style.word("archive-title");
    let now = view.furniture.arranged;
    let page = ArchivePage {
        title: title.clone(),
        action: path.clone(),
        // The day as it is in the furniture, which is made anew when a day ends.
        latest: now.timestamp().to_zoned(zone).strftime(SHAPE).to_string(),
        zone: style.zone_name(now),
    };
    let mut head = head::plain(view.composing, &view.setting(), &title, &style.word("archive-about"), &path);
    head.noindex = true;
    view.speak("archive.html", &head, &page, &view.everywhere("archive"))
}

/// What stood at this minute, for readers.
///
/// # Errors
/// When the store or the theme fails.
pub async fn open(view: &View<'_>, at: Moment, rest: &str) -> Result<Answer, Trouble> {
    if !is_open(view) {
        return Ok(Answer::NotThere);
    }
    let archive = address::page(&view.room.edition, "archive");
    stood(view, at, rest, &archive).await
}

/// What stood at this minute, under the address at which this archive stands.
///
/// # Errors
/// When the store or the theme fails.
pub async fn stood(view: &View<'_>, at: Moment, rest: &str, archive: &str) -> Result<Answer, Trouble> {
    let (now, edition) = (view.composing.clock.now(), view.room.edition.id);
    if at > now {
        return Ok(Answer::NotThere);
    }
    let settled = stood::is_settled(at, now);
    let last = view
        .read(move |reading| {
            if !settled {
                reading.in_passing();
            }
            reading.last_change(edition, at)
        })
        .await?;
    let Some(last) = last else { return Ok(Answer::NotThere) };
    let minute = stood::minute_after(last);
    let front = format!("{archive}/{}", stood::written(minute));
    let stood = Stood { at: minute, front, rest: rest.trim_end_matches('/').to_owned() };
    if minute != at {
        return Ok(Answer::Moved(web::addresses::encoded(&stood.address())));
    }
    page(&View { stood: Some(&stood), ..*view }, &stood).await
}

async fn page(view: &View<'_>, stood: &Stood) -> Result<Answer, Trouble> {
    let (edition, at) = (view.room.edition.clone(), stood.at);
    let path = format!("/{}/{}", edition.tag, stood.rest);
    let Some(asked) = ask::read(view.furniture, &path) else { return Ok(Answer::NotThere) };
    match (asked.as_what, asked.ask) {
        (As::Page, Ask::Front) => lists::front(view, Arrangement::Stood(at)).await,
        (As::Page, list @ (Ask::Section(_) | Ask::Coverage(_))) => {
            lists::arranged(view, &list, Arrangement::Stood(at)).await
        }
        (As::Page, Ask::Story(path)) => {
            let found = view
                .read(move |reading| match reading.stood_at(&path)? {
                    Some(id) => material::stood(reading, &edition, id, at),
                    None => Ok(None),
                })
                .await?;
            found.map_or(Ok(Answer::NotThere), |material| story::live(view, &stood.address(), &material))
        }
        (
            _,
            Ask::Front
            | Ask::Section(_)
            | Ask::Coverage(_)
            | Ask::Story(_)
            | Ask::Region(_)
            | Ask::Topic(_)
            | Ask::Author(_)
            | Ask::Authors
            | Ask::Latest
            | Ask::MostRead(_)
            | Ask::Corrections
            | Ask::Breaking
            | Ask::Live
            | Ask::Calendar
            | Ask::FooterPage(_)
            | Ask::Archive
            | Ask::Stood(..),
        ) => Ok(Answer::NotThere),
    }
}

fn is_open(view: &View<'_>) -> bool {
    match view.furniture.publication.archive {
        Archive::Open => true,
        Archive::Members => false,
    }
}
