//! The live channel: its page, and its schedule as a calendar.
//!
//! The page says what is on now, so it is good until the next programme begins or ends; what is changed at the desk,
//! and a stream that begins or falls silent, make it old before.

use super::{
    answer::{Answer, Ready, Trouble},
    paper::View,
};
use crate::{
    material::Wardrobe,
    page::{Link, LivePage, PlayerView, ProgrammeDay, ProgrammeView, TimeView},
    reading::{MadeOf, Reading},
    records::{self, ProgrammeRecord, ScheduleRecord},
    view::{card, head},
};
use editorial::{
    Edition, Moment, address,
    body::{AssetRef, Picture},
    channel::{self, Channel, Source},
    programme::{self, Programme, day_of, span_of},
};
use jiff::{ToSpan, tz::TimeZone};
use store::StoreError;
use web::CachePolicy;

/// So many days stand on the page, today counted.
const DAYS: i64 = 7;

/// What of a schedule is shown: the rows, and from when to when they were asked for.
struct Week {
    zone: TimeZone,
    from: Moment,
    to: Moment,
}

impl Week {
    /// The week that begins with today.
    fn of(edition: &Edition, now: Moment) -> Self {
        let zone = TimeZone::get(&edition.zone).unwrap_or(TimeZone::UTC);
        let today = day_of(now, &zone);
        let last = today.checked_add((DAYS - 1).days()).unwrap_or(today);
        let from = span_of(today, &zone).map_or(now, |(from, _)| from);
        let to = span_of(last, &zone).map_or(now, |(_, to)| to);
        Self { zone, from, to }
    }

    fn read(
        &self,
        reading: &mut Reading<'_>,
        edition: &Edition,
        now: Moment,
    ) -> Result<Vec<Programme>, StoreError> {
        let programmes = reading.programmes(edition.id, self.from, self.to)?;
        // With the day's end another day begins the week.
        let end = span_of(day_of(now, &self.zone), &self.zone).map(|(_, end)| end);
        for turn in programme::turns(&programmes, now).into_iter().chain(end) {
            reading.good_until(turn);
        }
        Ok(programmes)
    }
}

/// The page of the channel.
///
/// # Errors
/// When the store or the theme fails.
pub async fn page(view: &View<'_>) -> Result<Answer, Trouble> {
    let now = view.composing.clock.now();
    let edition = view.room.edition.clone();
    let week = Week::of(&edition, now);
    let found = view.read(move |reading| {
        let Some(channel) = reading.channel(edition.id)? else { return Ok(None) };
        let programmes = week.read(reading, &edition, now)?;
        let wardrobe = Wardrobe::for_all(reading, &[], &[], channel.poster.as_slice())?;
        Ok(Some((channel, programmes, wardrobe, week)))
    });
    let Some((channel, programmes, wardrobe, week)) = found.await? else { return Ok(Answer::NotThere) };
    let shown = Shown { view, now };
    let (on, next) = programme::on_at(&programmes, now);
    let one =
        |place: Option<usize>| place.map(|place| shown.programme(&programmes[place], on == Some(place)));
    let player = shown.player(&channel, &wardrobe);
    let page = LivePage {
        title: channel.title.clone(),
        player,
        now: one(on),
        next: one(next),
        days: shown.days(&programmes, on, &week),
        zone: view.room.style.zone_name(now),
        calendar: address::page(&view.room.edition, "live/schedule.ics"),
        scripts: assets::hashed("live.js").map(|name| format!("/assets/{name}")).into_iter().collect(),
    };
    let there = there(view);
    let path = address::page(&view.room.edition, "live");
    let about = view.room.style.word("live-about");
    let mut head = head::plain(view.composing, &view.setting(), &channel.title, &about, &path);
    head.alternates = view.alternates(&there, None);
    let mut ready = Ready::page(view.html("live.html", &head, &page, &there)?, false);
    ready.security = match &channel.source {
        Source::None => None,
        Source::Here => Some(web::content_security_of_stream(None)),
        Source::Elsewhere(address) => Some(web::content_security_of_stream(channel::origin(address))),
    };
    Ok(Answer::Ready(ready))
}

/// The same page in every edition that has a channel.
fn there(view: &View<'_>) -> Vec<Link> {
    let rooms = view.furniture.rooms.iter().filter(|room| room.has_channel);
    rooms
        .map(|room| Link { name: room.edition.tag.clone(), address: address::page(&room.edition, "live") })
        .collect()
}

/// The schedule as a calendar.
///
/// # Errors
/// When the store fails.
pub async fn calendar(view: &View<'_>) -> Result<Answer, Trouble> {
    let now = view.composing.clock.now();
    let edition = view.room.edition.clone();
    let week = Week::of(&edition, now);
    let from = week.from;
    let found = view.read(move |reading| {
        let Some(channel) = reading.channel(edition.id)? else { return Ok(None) };
        Ok(Some((channel, week.read(reading, &edition, now)?)))
    });
    let Some((channel, programmes)) = found.await? else { return Ok(Answer::NotThere) };
    let absolute = |path: &str| view.composing.absolute(view.furniture, path);
    let language = &view.room.edition.language;
    // Stamped with the day and not with the moment, so that the same schedule is the same file.
    let text = wire::schedule::icalendar(&channel.title, language, &programmes, from, absolute);
    let mut ready = Ready::document(text, "text/calendar; charset=utf-8");
    ready.policy = CachePolicy::Page;
    Ok(Answer::Ready(ready))
}

/// The schedule as a record for programs.
///
/// # Errors
/// When the store fails.
pub(crate) async fn record(view: &View<'_>) -> Result<Answer, Trouble> {
    let now = view.composing.clock.now();
    let edition = view.room.edition.clone();
    let week = Week::of(&edition, now);
    let found = view.read(move |reading| {
        let Some(channel) = reading.channel(edition.id)? else { return Ok(None) };
        Ok(Some((channel, week.read(reading, &edition, now)?)))
    });
    let Some((channel, programmes)) = found.await? else { return Ok(Answer::NotThere) };
    let absolute = |link: &str| match link {
        "" => None,
        path if path.starts_with('/') => Some(view.composing.absolute(view.furniture, path)),
        address => Some(address.to_owned()),
    };
    let stream = match &channel.source {
        Source::None => None,
        Source::Here => absolute(&format!("/stream/{}/{}", view.room.edition.tag, origin::ENTRY)),
        Source::Elsewhere(address) => Some(address.clone()),
    };
    let programmes = programmes.iter().map(|one| ProgrammeRecord {
        uid: one.uid.clone(),
        starts_at: one.starts.rfc3339(),
        ends_at: one.ends.rfc3339(),
        title: one.title.clone(),
        summary: one.summary.clone(),
        address: absolute(&one.link),
    });
    Ok(records::record(&ScheduleRecord { channel: channel.title, stream, programmes: programmes.collect() }))
}

/// Rows as the page shows them.
struct Shown<'a> {
    view: &'a View<'a>,
    now: Moment,
}

impl Shown<'_> {
    fn programme(&self, one: &Programme, on: bool) -> ProgrammeView {
        let time = |at: Moment| {
            let style = &self.view.room.style;
            TimeView { shown: style.time(at), machine: style.machine(at) }
        };
        ProgrammeView {
            title: one.title.clone(),
            summary: one.summary.clone(),
            address: Some(one.link.clone()).filter(|link| !link.is_empty()),
            starts: time(one.starts),
            ends: time(one.ends),
            from: one.starts.micros() / 1_000,
            to: one.ends.micros() / 1_000,
            on,
            over: one.ends <= self.now,
        }
    }

    fn days(&self, programmes: &[Programme], on: Option<usize>, week: &Week) -> Vec<ProgrammeDay> {
        let style = &self.view.room.style;
        let today = day_of(self.now, &week.zone);
        let mut days: Vec<ProgrammeDay> = Vec::new();
        for (place, one) in programmes.iter().enumerate() {
            // What began yesterday and is still on stands first today.
            let at = one.starts.max(week.from);
            let day = TimeView { shown: style.long_date(at), machine: style.machine_day(at) };
            let shown = self.programme(one, on == Some(place));
            match days.last_mut() {
                Some(last) if last.day == day => last.programmes.push(shown),
                Some(_) | None => {
                    let today = day_of(at, &week.zone) == today;
                    days.push(ProgrammeDay { day, today, programmes: vec![shown] });
                }
            }
        }
        days
    }

    fn player(&self, channel: &Channel, wardrobe: &Wardrobe) -> Option<PlayerView> {
        let (view, edition) = (self.view, &self.view.room.edition);
        let (stream, ours) = match &channel.source {
            Source::None => return None,
            Source::Here => (format!("/stream/{}/{}", edition.tag, origin::ENTRY), true),
            Source::Elsewhere(address) => (address.clone(), false),
        };
        if ours {
            view.note(MadeOf::OnAir(edition.id));
        }
        let poster = channel.poster.and_then(|id| {
            let picture = Picture {
                asset: AssetRef::Kept(id),
                alt: String::new(),
                caption: String::new(),
                credit: String::new(),
            };
            card::picture(&view.setting(), &picture, wardrobe)
        });
        Some(PlayerView {
            stream,
            ours,
            on_air: !ours || view.composing.origin.is_on(&edition.tag, self.now.micros()),
            note: if channel.note.is_empty() {
                view.room.style.word("live-off-air")
            } else {
                channel.note.clone()
            },
            poster,
            module: assets::hashed("hls.js").map(|name| format!("/assets/{name}")).unwrap_or_default(),
        })
    }
}
