//! XMLTV: what television guides exchange (`xmltv.dtd`).
//!
//! A programme there has no UID; it is known by its channel and its beginning. Its end may be left out: then it lasts
//! until the next begins.

use super::{Fault, Item, MOST, Manner, Schedule, Unreadable, Why};
use editorial::{Moment, words};
use jiff::{Timestamp, civil::DateTime, tz::Offset};
use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};
use std::collections::HashSet;

/// The longest text that is kept of an element, in bytes: more than any field takes, and no more than memory has.
const LONGEST: usize = 16 * 1024;

/// One `programme` element as it stands there.
#[derive(Default)]
struct Programme {
    channel: String,
    start: String,
    stop: String,
    titles: Vec<(String, String)>,
    summaries: Vec<(String, String)>,
    link: String,
}

/// What is being read.
enum Field {
    Title(String),
    Summary(String),
    Link,
}

pub fn read(text: &str, manner: &Manner<'_>) -> Result<Schedule, Unreadable> {
    let (programmes, too_many) = elements(text)?;
    let mut channels: Vec<&str> = Vec::new();
    for programme in &programmes {
        if !channels.contains(&programme.channel.as_str()) && channels.len() < 20 {
            channels.push(&programme.channel);
        }
    }
    let several = channels.len() > 1 && manner.channel.is_none();
    let unknown = manner.channel.is_some_and(|wanted| !programmes.iter().any(|one| one.channel == wanted));
    if several || (unknown && !programmes.is_empty()) {
        let channels = channels.into_iter().map(|name| words::plain(name, 80)).collect();
        return Err(Unreadable::Channels { channels });
    }
    let wanted = |one: &&Programme| manner.channel.is_none_or(|channel| one.channel == channel);
    let mut schedule = Schedule::default();
    let mut begun: Vec<(Moment, &Programme)> = Vec::new();
    for one in programmes.iter().filter(wanted) {
        match time(&one.start) {
            Some(starts) => begun.push((starts, one)),
            None => schedule.faults.push(fault(one, manner, Why::NoStart)),
        }
    }
    begun.sort_by_key(|(starts, _)| *starts);
    let mut taken = HashSet::new();
    for (place, (starts, one)) in begun.iter().enumerate() {
        let follows = begun[place + 1..].iter().map(|(at, _)| *at).find(|at| at > starts);
        let ends = if one.stop.is_empty() { follows } else { time(&one.stop) };
        let Some(ends) = ends.filter(|ends| ends > starts) else {
            schedule.faults.push(fault(one, manner, Why::NoEnd));
            continue;
        };
        let uid = format!("xmltv:{}:{}", words::plain(&one.channel, 200), starts.rfc3339());
        if !taken.insert(uid.clone()) {
            schedule.faults.push(fault(one, manner, Why::Twice));
            continue;
        }
        schedule.items.push(Item {
            uid,
            starts: *starts,
            ends,
            title: said(&one.titles, manner.language),
            summary: said(&one.summaries, manner.language),
            link: one.link.trim().to_owned(),
            cancelled: false,
        });
    }
    if too_many {
        schedule.faults.push(Fault { entry: format!("#{}", MOST + 1), why: Why::TooMany });
    }
    Ok(schedule)
}

fn fault(one: &Programme, manner: &Manner<'_>, why: Why) -> Fault {
    let entry = format!("{} {}", one.start, said(&one.titles, manner.language));
    Fault { entry: words::plain(entry.trim(), 160), why }
}

/// Every programme of a file, and whether there are more than are taken.
fn elements(text: &str) -> Result<(Vec<Programme>, bool), Unreadable> {
    let mut reader = Reader::from_str(text);
    let mut programmes = Vec::new();
    let mut open: Option<Programme> = None;
    let mut field: Option<(Field, String)> = None;
    let mut is_tv = false;
    loop {
        let at = reader.buffer_position();
        let broken = |reason: String| Unreadable::Xml { at, reason: words::plain(&reason, 160) };
        let event = reader.read_event().map_err(|error| broken(error.to_string()))?;
        match event {
            Event::Start(start) => match (start.name().as_ref(), &open) {
                ("tv", _) => is_tv = true,
                _ if !is_tv => return Err(Unreadable::Unknown),
                ("programme", _) if programmes.len() >= MOST => return Ok((programmes, true)),
                ("programme", _) => open = Some(begun(&start)),
                ("title", Some(_)) => field = Some((Field::Title(attribute(&start, "lang")), String::new())),
                ("desc", Some(_)) => field = Some((Field::Summary(attribute(&start, "lang")), String::new())),
                ("url", Some(_)) => field = Some((Field::Link, String::new())),
                (_, _) => {}
            },
            Event::Text(said) => keep(&mut field, &said.xml10_content()),
            Event::CData(said) => keep(&mut field, &said.xml10_content()),
            Event::GeneralRef(named) => {
                let letter = named.resolve_char_ref().map_err(|error| broken(error.to_string()))?;
                match letter {
                    Some(letter) => keep(&mut field, letter.encode_utf8(&mut [0; 4])),
                    // Entities of the file's own are not followed: they may stand for more than memory holds.
                    None => match quick_xml::escape::resolve_predefined_entity(&named.xml10_content()) {
                        Some(known) => keep(&mut field, known),
                        None => return Err(broken("an entity that XML does not know".to_owned())),
                    },
                }
            }
            Event::End(end) => match (end.name().as_ref(), open.as_mut()) {
                ("programme", _) => programmes.extend(open.take()),
                ("title" | "desc" | "url", Some(open)) => match field.take() {
                    Some((Field::Title(language), text)) => open.titles.push((language, text)),
                    Some((Field::Summary(language), text)) => open.summaries.push((language, text)),
                    Some((Field::Link, text)) => open.link = text,
                    None => {}
                },
                (_, _) => {}
            },
            Event::Empty(start) if start.name().as_ref() == "tv" => is_tv = true,
            Event::Eof if !is_tv => return Err(Unreadable::Unknown),
            Event::Eof if open.is_some() => {
                return Err(broken("the file ends inside a programme".to_owned()));
            }
            Event::Eof => return Ok((programmes, false)),
            Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn begun(start: &BytesStart<'_>) -> Programme {
    Programme {
        channel: attribute(start, "channel"),
        start: attribute(start, "start"),
        stop: attribute(start, "stop"),
        ..Programme::default()
    }
}

fn attribute(start: &BytesStart<'_>, name: &str) -> String {
    let found = start.try_get_attribute(name).ok().flatten();
    let value =
        found.and_then(|found| Some(found.normalized_value(XmlVersion::Explicit1_0).ok()?.trim().to_owned()));
    value.filter(|value| value.len() <= LONGEST).unwrap_or_default()
}

fn keep(field: &mut Option<(Field, String)>, said: &str) {
    if let Some((_, text)) = field
        && text.len() + said.len() <= LONGEST
    {
        text.push_str(said);
    }
}

/// The words in this language; else those in no language; else the first.
fn said(words: &[(String, String)], language: &str) -> String {
    let primary = |tag: &str| tag.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    let found = words
        .iter()
        .find(|(tag, _)| primary(tag) == primary(language))
        .or_else(|| words.iter().find(|(tag, _)| tag.is_empty()))
        .or_else(|| words.first());
    found.map(|(_, text)| text.trim().to_owned()).unwrap_or_default()
}

/// `20260301183000 +0200`: year to minute, perhaps seconds, perhaps an offset; UTC where there is none.
fn time(written: &str) -> Option<Moment> {
    let (digits, rest) = match written.find(|c: char| !c.is_ascii_digit()) {
        Some(at) => written.split_at(at),
        None => (written, ""),
    };
    if digits.len() != 12 && digits.len() != 14 {
        return None;
    }
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i16>().ok();
    let small = |from: usize| i8::try_from(number(from, from + 2)?).ok();
    let seconds = if digits.len() == 14 { small(12)? } else { 0 };
    let local = DateTime::new(number(0, 4)?, small(4)?, small(6)?, small(8)?, small(10)?, seconds, 0).ok()?;
    let at: Timestamp = offset(rest.trim())?.to_timestamp(local).ok()?;
    Some(at.into())
}

fn offset(written: &str) -> Option<Offset> {
    if matches!(written, "" | "Z" | "UTC" | "GMT") {
        return Some(Offset::UTC);
    }
    let sign = match written.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let digits: String = written[1..].chars().filter(|c| *c != ':').collect();
    let known = digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit());
    let (hours, minutes) = (digits.get(..2)?.parse::<i32>().ok()?, digits.get(2..)?.parse::<i32>().ok()?);
    (known && minutes < 60).then(|| Offset::from_seconds(sign * (hours * 60 + minutes) * 60).ok()).flatten()
}
