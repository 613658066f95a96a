//! iCalendar: events with their repetitions in, programmes out.
//!
//! Reading and repeating is `calcard`'s, for each UID by itself. Each repetition gets a UID of its own, made of the
//! event's and the moment at which the rule wants it to begin, so that one that was moved by hand stays the same.

use super::{Fault, Item, MOST, Manner, Schedule, Why};
use calcard::{
    Entry, Parser,
    common::{PartialDateTime, timezone::Tz},
    icalendar::{
        ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarParameterName, ICalendarProperty,
        ICalendarStatus, ICalendarValue, Uri, dates::CalendarErrorType, timezone::TzResolver,
    },
};
use editorial::{Moment, programme::Programme, words};
use jiff::tz::TimeZone;
use std::{
    collections::{BTreeMap, HashSet},
    panic,
};

/// A rule is followed no further than this: a daily one for twenty-seven years.
const FOLLOWED: usize = 10_000;

/// Rules are followed for no more steps than this in a file.
const STEPS: usize = 1_000_000;

/// A rule that comes to nothing, such as the thirtieth of February, has been looked for so long as this many steps take.
const IN_VAIN: usize = 20_000;

pub fn read(text: &str, manner: &Manner<'_>) -> Schedule {
    let mut reading = Reading { manner, schedule: Schedule::default(), taken: HashSet::new(), steps: STEPS };
    // Somebody else's parser meets somebody else's file.
    let parsed = panic::catch_unwind(|| components(text)).unwrap_or_else(|_| (Vec::new(), vec![broken(0)]));
    let (components, faults) = parsed;
    reading.schedule.faults.extend(faults);
    let zones: Vec<ICalendarComponent> = components
        .iter()
        .filter(|c| c.component_type == ICalendarComponentType::VTimezone)
        .cloned()
        .collect();
    let mut series: BTreeMap<String, Vec<ICalendarComponent>> = BTreeMap::new();
    for event in components.into_iter().filter(|c| c.component_type == ICalendarComponentType::VEvent) {
        match event.uid().map(str::trim).filter(|uid| !uid.is_empty()) {
            Some(uid) => series.entry(uid.to_owned()).or_default().push(event),
            None => reading.fault(&event, Why::NoUid),
        }
    }
    for (uid, events) in series {
        reading.series(&uid, events, &zones);
    }
    reading.schedule
}

/// The components of every calendar in a file, and what is none.
fn components(text: &str) -> (Vec<ICalendarComponent>, Vec<Fault>) {
    let (mut components, mut faults) = (Vec::new(), Vec::new());
    let mut parser = Parser::new(text);
    loop {
        match parser.entry() {
            Entry::ICalendar(calendar) => components.extend(calendar.components),
            Entry::Eof => break,
            Entry::InvalidLine(line) if line.trim().is_empty() => {}
            Entry::InvalidLine(_)
            | Entry::VCard(_)
            | Entry::UnexpectedComponentEnd { .. }
            | Entry::UnterminatedComponent(_)
            | Entry::TooManyComponents
            | _ => faults.push(broken(faults.len() + 1)),
        }
        if faults.len() > MOST {
            break;
        }
    }
    (components, faults)
}

fn broken(number: usize) -> Fault {
    Fault { entry: format!("#{number}"), why: Why::Broken }
}

struct Reading<'a> {
    manner: &'a Manner<'a>,
    schedule: Schedule,
    taken: HashSet<String>,
    steps: usize,
}

impl Reading<'_> {
    fn fault(&mut self, event: &ICalendarComponent, why: Why) {
        let named = [event.uid().unwrap_or_default(), text(event, &ICalendarProperty::Summary)].join(" ");
        self.schedule.faults.push(Fault { entry: words::plain(named.trim(), 160), why });
    }

    /// The events of one UID: one, or a rule with what was moved by hand.
    fn series(&mut self, uid: &str, mut events: Vec<ICalendarComponent>, zones: &[ICalendarComponent]) {
        let calendar = ICalendar { components: zones.to_vec() };
        let resolver = calendar.build_tz_resolver();
        events.retain(|event| match unusable(event, &resolver) {
            Some(why) => {
                self.fault(event, why);
                false
            }
            None => true,
        });
        let single = |event: &&ICalendarComponent| {
            !event.is_recurrence_override() && !event.has_property(&ICalendarProperty::Rrule)
        };
        if events.iter().filter(|event| !event.is_recurrence_override()).count() > 1 {
            let again = events.iter().filter(|e| !e.is_recurrence_override()).nth(1).cloned();
            if let Some(again) = again {
                self.fault(&again, Why::Twice);
                let mut first = true;
                events.retain(|event| event.is_recurrence_override() || std::mem::take(&mut first));
            }
        }
        let repeats = events.iter().filter(single).count() != events.len()
            || events.iter().any(|event| event.has_property(&ICalendarProperty::Rdate));
        if repeats
            && self.steps == 0
            && let Some(first) = events.first()
        {
            return self.fault(first, Why::TooMany);
        }
        // Where a beginning says its offset itself, its repetitions are in UTC and not on the edition's clock.
        let absolute = events.first().is_some_and(says_its_offset);
        let usual = if absolute { Tz::UTC } else { self.manner.zone.parse::<Tz>().unwrap_or(Tz::UTC) };
        for event in &mut events {
            no_further(event, self.manner.to);
        }
        let mut components = zones.to_vec();
        components.extend(events);
        let calendar = ICalendar { components };
        let most = FOLLOWED.min(self.steps);
        let expanded = panic::catch_unwind(|| calendar.expand_dates(usual, most)).ok();
        let Some(expanded) = expanded else {
            return self.schedule.faults.push(Fault { entry: words::plain(uid, 160), why: Why::Rule });
        };
        if repeats {
            let taken = if expanded.events.is_empty() { IN_VAIN } else { expanded.events.len() };
            self.steps = self.steps.saturating_sub(taken);
        }
        for error in expanded.errors {
            let why = match error.error {
                CalendarErrorType::MissingDtStart | CalendarErrorType::InvalidDtStart => Why::NoStart,
                CalendarErrorType::InvalidDtEnd | CalendarErrorType::InvalidDuration => Why::NoEnd,
                CalendarErrorType::RRule(_) => Why::Rule,
            };
            if let Some(event) = calendar.component_by_id(error.comp_id) {
                self.fault(&event.clone(), why);
            }
        }
        let resolver = calendar.build_tz_resolver();
        for found in expanded.events {
            let Some(event) = calendar.component_by_id(found.comp_id) else { continue };
            let zone = zone(event, &resolver, self.manner.zone);
            let (mut starts, mut ends) = found.timestamps();
            if found.start.timezone().is_floating() {
                // A time of day that the clocks leave out or have twice: the first there is.
                let local = jiff::Timestamp::from_second(starts).unwrap_or_default();
                let local = local.to_zoned(TimeZone::UTC).datetime();
                let Ok(at) = zone.to_ambiguous_timestamp(local).compatible() else { continue };
                (starts, ends) = (at.as_second(), at.as_second() + (ends - starts));
            }
            let starts = Moment::from_micros(starts.saturating_mul(1_000_000));
            let ends = Moment::from_micros(ends.saturating_mul(1_000_000));
            if repeats && (ends <= self.manner.from || starts >= self.manner.to) {
                continue;
            }
            let wanted = wanted(event, &resolver, self.manner.zone).unwrap_or(starts);
            let uid = if repeats { format!("{uid}/{}", wanted.rfc3339()) } else { uid.to_owned() };
            self.take(event, uid, starts, ends);
        }
    }

    fn take(&mut self, event: &ICalendarComponent, uid: String, starts: Moment, ends: Moment) {
        if ends <= starts {
            return self.fault(event, Why::NoEnd);
        }
        if self.schedule.items.len() >= MOST {
            let told = self.schedule.faults.last().is_some_and(|fault| fault.why == Why::TooMany);
            if !told {
                self.fault(event, Why::TooMany);
            }
            return;
        }
        if self.taken.insert(uid.clone()) {
            self.schedule.items.push(Item {
                uid,
                starts,
                ends,
                title: text(event, &ICalendarProperty::Summary).to_owned(),
                summary: text(event, &ICalendarProperty::Description).to_owned(),
                link: link(event),
                cancelled: event.status() == Some(&ICalendarStatus::Cancelled),
            });
        }
    }
}

/// Why an event cannot be on a channel, as far as it can be seen before it is repeated.
fn unusable(event: &ICalendarComponent, resolver: &TzResolver<&str>) -> Option<Why> {
    for property in [ICalendarProperty::Dtstart, ICalendarProperty::Dtend, ICalendarProperty::RecurrenceId] {
        let Some(entry) = event.property(&property) else { continue };
        if entry.tz_id().is_some_and(|name| resolver.resolve(name).is_none()) {
            return Some(Why::Zone);
        }
        match entry.values.first() {
            Some(ICalendarValue::PartialDateTime(at)) if at.hour.is_none() => return Some(Why::AllDay),
            Some(ICalendarValue::PartialDateTime(_)) => {}
            Some(_) | None if property == ICalendarProperty::Dtend => return Some(Why::NoEnd),
            Some(_) | None => return Some(Why::NoStart),
        }
    }
    if !event.has_property(&ICalendarProperty::Dtstart) {
        return Some(Why::NoStart);
    }
    let ends = [ICalendarProperty::Dtend, ICalendarProperty::Duration];
    if !ends.iter().any(|end| event.has_property(end)) {
        return Some(Why::NoEnd);
    }
    let rule = event.property(&ICalendarProperty::Rrule);
    let read = rule.and_then(|rule| rule.values.first());
    match (rule, read) {
        (None, _) | (Some(_), Some(ICalendarValue::RecurrenceRule(_))) => None,
        (Some(_), _) => Some(Why::Rule),
    }
}

/// Whether an event's beginning is a moment by itself, whatever the zone.
fn says_its_offset(event: &ICalendarComponent) -> bool {
    let start = event.property(&ICalendarProperty::Dtstart).and_then(|entry| entry.values.first());
    matches!(start, Some(ICalendarValue::PartialDateTime(at)) if at.tz_hour.is_some())
}

/// Ends a rule that would go on beyond what is wanted; a day later, since the rule counts on a clock of its own.
fn no_further(event: &mut ICalendarComponent, to: Moment) {
    let Some(entry) = event.property_mut(&ICalendarProperty::Rrule) else { return };
    let Some(ICalendarValue::RecurrenceRule(rule)) = entry.values.first_mut() else { return };
    if rule.count.is_none() && rule.until.is_none() {
        let day_after = Moment::from_micros(to.micros().saturating_add(86_400_000_000));
        rule.until = Some(PartialDateTime { tz_hour: None, tz_minute: None, ..parts(day_after) });
    }
}

/// The moment at which the rule wanted this repetition, where it was moved by hand.
fn wanted(event: &ICalendarComponent, resolver: &TzResolver<&str>, usual: &str) -> Option<Moment> {
    let entry = event.property(&ICalendarProperty::RecurrenceId)?;
    let Some(ICalendarValue::PartialDateTime(at)) = entry.values.first() else { return None };
    if entry.has_parameter(&ICalendarParameterName::Range) {
        return None;
    }
    let zone = resolver.resolve_or_default(entry.tz_id());
    let zone = if entry.tz_id().is_none() { usual.parse().unwrap_or(Tz::UTC) } else { zone };
    let at = at.to_date_time_with_tz(zone)?;
    Some(Moment::from_micros(at.timestamp().saturating_mul(1_000_000)))
}

/// The zone in which an event begins.
fn zone(event: &ICalendarComponent, resolver: &TzResolver<&str>, usual: &str) -> TimeZone {
    let named = event.property(&ICalendarProperty::Dtstart).and_then(|start| start.tz_id());
    let named = named.and_then(|name| resolver.resolve(name)).and_then(|zone| zone.name());
    TimeZone::get(named.as_deref().unwrap_or(usual)).unwrap_or(TimeZone::UTC)
}

fn text<'a>(event: &'a ICalendarComponent, property: &ICalendarProperty) -> &'a str {
    event.property(property).and_then(|entry| entry.values.first()?.as_text()).unwrap_or_default()
}

fn link(event: &ICalendarComponent) -> String {
    match event.property(&ICalendarProperty::Url).and_then(|entry| entry.values.first()) {
        Some(ICalendarValue::Uri(uri)) => uri.to_unwrapped_string(),
        Some(value) => value.as_text().unwrap_or_default().to_owned(),
        None => String::new(),
    }
}

/// A schedule as an iCalendar file. `absolute` makes an address of a path of this site; `stamped` is when it was made.
pub fn write(
    title: &str,
    language: &str,
    programmes: &[Programme],
    stamped: Moment,
    absolute: impl Fn(&str) -> String,
) -> String {
    let mut calendar = ICalendarComponent::new(ICalendarComponentType::VCalendar);
    let text = |words: &str| ICalendarValue::Text(words.to_owned());
    calendar.add_property(ICalendarProperty::Version, text("2.0"));
    calendar.add_property(
        ICalendarProperty::Prodid,
        text(&format!("-//Nightdesk//{}//", language.to_uppercase())),
    );
    calendar.add_property(ICalendarProperty::Name, text(title));
    let mut components = vec![calendar];
    for programme in programmes {
        let mut event = ICalendarComponent::new(ICalendarComponentType::VEvent);
        event.add_uid(&programme.uid);
        event.add_property(ICalendarProperty::Dtstamp, at(stamped));
        event.add_property(ICalendarProperty::Dtstart, at(programme.starts));
        event.add_property(ICalendarProperty::Dtend, at(programme.ends));
        event.add_property(ICalendarProperty::Summary, text(&programme.title));
        if !programme.summary.is_empty() {
            event.add_property(ICalendarProperty::Description, text(&programme.summary));
        }
        if !programme.link.is_empty() {
            let address = if programme.link.starts_with('/') {
                absolute(&programme.link)
            } else {
                programme.link.clone()
            };
            event.add_property(ICalendarProperty::Url, ICalendarValue::Uri(Uri::Location(address)));
        }
        let number = u32::try_from(components.len()).unwrap_or(u32::MAX);
        components[0].component_ids.push(number);
        components.push(event);
    }
    ICalendar { components }.to_string()
}

/// A moment in UTC, in whole seconds.
fn at(moment: Moment) -> ICalendarValue {
    ICalendarValue::PartialDateTime(Box::new(parts(moment)))
}

fn parts(moment: Moment) -> PartialDateTime {
    let at = moment.timestamp().to_zoned(TimeZone::UTC);
    let small = |part: i8| u8::try_from(part).ok();
    PartialDateTime {
        year: u16::try_from(at.year()).ok(),
        month: small(at.month()),
        day: small(at.day()),
        hour: small(at.hour()),
        minute: small(at.minute()),
        second: small(at.second()),
        tz_hour: Some(0),
        tz_minute: Some(0),
        tz_minus: false,
    }
}
