//! Dates and times in the edition's calendar, digits, zone and hour cycle.

use crate::locale::Unspeakable;
use editorial::{Edition, Moment};
use icu_calendar::Iso;
use icu_datetime::fieldsets::{E, MD, T, Y, YMD, YMDE, YMDT, zone::GenericLong};
use icu_datetime::input::{Date, DateTime, TimeZone as NamedZone, UtcOffset, ZonedDateTime};
use icu_datetime::{DateTimeFormatter, DateTimeFormatterLoadError, NoCalendarFormatter};
use icu_locale::Locale;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use writeable::Writeable;

/// A moment as the wall shows it in the edition's zone, before its calendar.
type Wall = DateTime<Iso>;

/// The date formatters of one edition, built once.
#[derive(Debug)]
pub(crate) struct Dates {
    zone: TimeZone,
    date: DateTimeFormatter<YMD>,
    long_date: DateTimeFormatter<YMDE>,
    date_time: DateTimeFormatter<YMDT>,
    day: DateTimeFormatter<MD>,
    year: DateTimeFormatter<Y>,
    time: NoCalendarFormatter<T>,
    weekday: DateTimeFormatter<E>,
    zone_name: NoCalendarFormatter<GenericLong>,
}

impl Dates {
    pub(crate) fn of(edition: &Edition, locale: &Locale) -> Result<Self, Unspeakable> {
        let zone = TimeZone::get(&edition.zone).map_err(|_| Unspeakable::Zone(edition.zone.clone()))?;
        Self::in_zone(zone, locale)
            .map_err(|error| Unspeakable::Data { locale: locale.to_string(), reason: error.to_string() })
    }

    fn in_zone(zone: TimeZone, locale: &Locale) -> Result<Self, DateTimeFormatterLoadError> {
        let length = if names_month(&DateTimeFormatter::try_new(locale.into(), YMD::medium())?) {
            YMD::medium()
        } else {
            YMD::long()
        };
        Ok(Self {
            zone,
            date: DateTimeFormatter::try_new(locale.into(), length)?,
            long_date: DateTimeFormatter::try_new(locale.into(), YMDE::long())?,
            date_time: DateTimeFormatter::try_new(locale.into(), length.with_time_hm())?,
            day: DateTimeFormatter::try_new(locale.into(), MD::long())?,
            year: DateTimeFormatter::try_new(locale.into(), Y::medium())?,
            time: NoCalendarFormatter::try_new(locale.into(), T::hm())?,
            weekday: DateTimeFormatter::try_new(locale.into(), E::long())?,
            zone_name: NoCalendarFormatter::try_new(locale.into(), GenericLong)?,
        })
    }

    pub(crate) fn date(&self, at: Moment) -> String {
        self.date.format(&self.wall(at).date).write_to_string().into_owned()
    }

    pub(crate) fn long_date(&self, at: Moment) -> String {
        self.long_date.format(&self.wall(at).date).write_to_string().into_owned()
    }

    pub(crate) fn date_time(&self, at: Moment) -> String {
        self.date_time.format(&self.wall(at)).write_to_string().into_owned()
    }

    pub(crate) fn day(&self, at: Moment) -> String {
        self.day.format(&self.wall(at).date).write_to_string().into_owned()
    }

    pub(crate) fn year(&self, at: Moment) -> String {
        self.year.format(&self.wall(at).date).write_to_string().into_owned()
    }

    pub(crate) fn time(&self, at: Moment) -> String {
        self.time.format(&self.wall(at).time).write_to_string().into_owned()
    }

    pub(crate) fn weekday(&self, at: Moment) -> String {
        self.weekday.format(&self.wall(at).date).write_to_string().into_owned()
    }

    pub(crate) fn zone_name(&self, at: Moment) -> String {
        let at_second = whole_seconds(at);
        let offset = self.zone.to_offset(at_second).seconds();
        let named = NamedZone::from_iana_id(self.zone.iana_name().unwrap_or("Etc/UTC"));
        let named = named.with_offset(UtcOffset::try_from_seconds(offset).ok()).at_date_time(self.wall(at));
        self.zone_name.format(&named).write_to_string().into_owned()
    }

    pub(crate) fn date_said(&self, iso: &str) -> Option<String> {
        let date = Date::try_from_str(iso, Iso).ok()?;
        Some(self.date.format(&date).write_to_string().into_owned())
    }

    pub(crate) fn machine(&self, at: Moment) -> String {
        let at = whole_seconds(at);
        at.display_with_offset(self.zone.to_offset(at)).to_string()
    }

    pub(crate) fn machine_day(&self, at: Moment) -> String {
        let at = whole_seconds(at);
        self.zone.to_datetime(at).date().to_string()
    }

    fn wall(&self, at: Moment) -> Wall {
        let at = whole_seconds(at);
        let shown = at.as_second() + i64::from(self.zone.to_offset(at).seconds());
        let ZonedDateTime { date, time, .. } =
            ZonedDateTime::from_epoch_milliseconds_and_utc_offset(shown * 1_000, UtcOffset::zero());
        DateTime { date, time }
    }
}

/// The second in which the moment lies, so that one microsecond before 1970 is still 1969.
fn whole_seconds(at: Moment) -> Timestamp {
    Timestamp::from_second(at.micros().div_euclid(1_000_000)).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// Whether this formatter writes the month as a word. Some locales set medium dates in figures (Arabic:
/// 29/01/2025), which readers of another custom misread; those take the long form. In the pattern language of
/// UTS 35 (part 4, date field symbols) three letters or more mean a name.
fn names_month(formatter: &DateTimeFormatter<YMD>) -> bool {
    let wall = ZonedDateTime::from_epoch_milliseconds_and_utc_offset(0, UtcOffset::zero());
    let pattern = formatter.format(&wall.date).pattern().write_to_string().into_owned();
    pattern.contains("MMM") || pattern.contains("LLL")
}
