//! The paper as it stood at a minute that is over: fronts and stories with the words that were public then.
//!
//! A minute in which nothing changed leads to the minute of the last change, so that there are no more pages than there
//! were changes, whoever asks for what. A page is made of what can never change again; only the sheet around it (name,
//! navigation, foot) is of this day, and without what passes (ticker, most read). What was killed since stands nowhere, and
//! its pages are old at once: caches that are told so keep a page until then, browsers ask, as for every page of the paper.

use super::{
    answer::{Answer, Trouble},
    lists::{self, Arrangement},
    paper::View,
    story::{self, Turn},
};
use crate::{
    ask::{self, As, Ask},
    material::{self, StoryMaterial},
    page::ArchivePage,
    reading::Reading,
    stood::{self, Stood},
    view::{head, live_blog},
};
use editorial::{Edition, Moment, StoryId, address, live_blog::Sheet, publication::Archive};
use jiff::{civil::DateTime, tz::TimeZone};
use store::StoreError;

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
pub async fn open(view: &View<'_>, at: Moment, rest: &str, query: &str) -> Result<Answer, Trouble> {
    if !is_open(view) {
        return Ok(Answer::NotThere);
    }
    let archive = address::page(&view.room.edition, "archive");
    stood(view, at, rest, query, &archive).await
}

/// What stood at this minute, under the address at which this archive stands.
///
/// # Errors
/// When the store or the theme fails.
pub async fn stood(
    view: &View<'_>,
    at: Moment,
    rest: &str,
    query: &str,
    archive: &str,
) -> Result<Answer, Trouble> {
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
    let turn = Turn::read(query);
    let stood = Stood { at: minute, front, rest: rest.trim_end_matches('/').to_owned() };
    if minute != at {
        let question = match turn {
            Turn::Sheet(sheet) => live_blog::address_of("", sheet),
            Turn::Entry(entry) => live_blog::found_at("", entry),
            Turn::Front | Turn::Unknown => String::new(),
        };
        return Ok(Answer::Moved(web::addresses::encoded(&stood.address()) + &question));
    }
    match page(&View { stood: Some(&stood), ..*view }, &stood, turn).await? {
        Answer::Ready(ready) if settled => Ok(Answer::Ready(ready.past())),
        answer => Ok(answer),
    }
}

/// What of a story is asked for.
enum Wanted {
    /// A sheet of it.
    Page(Box<StoryMaterial>),
    /// It is on this sheet.
    Elsewhere(String),
    Nothing,
}

fn wanted(
    reading: &mut Reading<'_>,
    edition: &Edition,
    id: StoryId,
    at: Moment,
    turn: Turn,
) -> Result<Wanted, StoreError> {
    let sheet = match turn {
        Turn::Front => Sheet::Front,
        Turn::Sheet(sheet) => sheet,
        Turn::Entry(entry) => {
            let Some(number) = reading.number_of(id, entry)? else { return Ok(Wanted::Nothing) };
            let query = live_blog::address_of("", reading.live_blog_stood(id, at)?.sheet_of(number));
            return Ok(Wanted::Elsewhere(format!("{query}#{}", live_blog::anchor(entry))));
        }
        Turn::Unknown => return Ok(Wanted::Nothing),
    };
    let found = material::stood(reading, edition, id, at, sheet)?;
    Ok(found.map_or(Wanted::Nothing, |material| Wanted::Page(Box::new(material))))
}

async fn page(view: &View<'_>, stood: &Stood, turn: Turn) -> Result<Answer, Trouble> {
    let (edition, at) = (view.room.edition.clone(), stood.at);
    let path = format!("/{}/{}", edition.tag, stood.rest);
    let Some(asked) = ask::read(view.furniture, &path) else { return Ok(Answer::NotThere) };
    // Only stories have sheets; whatever else hangs on an address would be another page to keep.
    if turn != Turn::Front && !matches!(asked.ask, Ask::Story(_)) {
        return Ok(Answer::NotThere);
    }
    match (asked.as_what, asked.ask) {
        (As::Page, Ask::Front) => lists::front(view, Arrangement::Stood(at)).await,
        (As::Page, list @ (Ask::Section(_) | Ask::Coverage(_))) => {
            lists::arranged(view, &list, Arrangement::Stood(at)).await
        }
        (As::Page, Ask::Story(path)) => {
            let found = view
                .read(move |reading| match reading.stood_at(&path)? {
                    Some(id) => wanted(reading, &edition, id, at, turn),
                    None => Ok(Wanted::Nothing),
                })
                .await?;
            match found {
                Wanted::Page(material) => story::live(view, &stood.address(), &material),
                Wanted::Elsewhere(rest) => {
                    Ok(Answer::Moved(web::addresses::encoded(&stood.address()) + &rest))
                }
                Wanted::Nothing => Ok(Answer::NotThere),
            }
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
