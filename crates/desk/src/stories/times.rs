//! Times in forms: minutes on the clock of an edition's zone, as browsers send them (WHATWG HTML, local date and time).

use editorial::{Edition, Moment, Refusal, words};
use jiff::{civil::DateTime, tz::TimeZone};

/// How a browser writes such a time.
const SHAPE: &str = "%Y-%m-%dT%H:%M";

/// The moment that a form names; nothing when the field is empty.
///
/// # Errors
/// [`Refusal::Unusable`] when it is no time, or stands in a zone that nobody knows.
pub fn read(field: &'static str, given: &str, edition: &Edition) -> Result<Option<Moment>, Refusal> {
    let given = given.trim();
    if given.is_empty() {
        return Ok(None);
    }
    let unusable = || Refusal::Unusable {
        field,
        given: words::quoted(given),
        advice: "write it like 2026-03-01T18:30, on the clock of the edition",
    };
    let time: DateTime = given.parse().map_err(|_| unusable())?;
    let zone = TimeZone::get(&edition.zone).map_err(|_| unusable())?;
    // An hour that the clock skips or has twice is taken as the zone's own rules take it.
    let moment = time.to_zoned(zone).map_err(|_| unusable())?;
    Ok(Some(moment.timestamp().into()))
}

/// A moment as a form shows it; empty when there is none.
pub fn written(at: Option<Moment>, edition: &Edition) -> String {
    let zone = TimeZone::get(&edition.zone).unwrap_or(TimeZone::UTC);
    at.map(|at| at.timestamp().to_zoned(zone).strftime(SHAPE).to_string()).unwrap_or_default()
}

/// The beginning of the minute after next as a form shows it that asks for seconds too.
pub fn written_to_the_second(now: Moment, edition: &Edition) -> String {
    const MINUTE: i64 = 60_000_000;
    let next = Moment::from_micros((now.micros().div_euclid(MINUTE) + 2) * MINUTE);
    format!("{}:00", written(Some(next), edition))
}

#[cfg(test)]
mod tests {
    use super::*;
    use editorial::{
        EditionId,
        edition::{Calendar, Digits, Direction},
    };

    #[test]
    fn a_form_speaks_the_time_of_the_edition() {
        let madrid = Edition {
            id: EditionId::from_bytes([1; 16]),
            tag: "es".into(),
            language: "es".into(),
            locale: "es-ES".into(),
            direction: Direction::Ltr,
            zone: "Europe/Madrid".into(),
            calendar: Calendar::Gregorian,
            digits: Digits::Latin,
            name: String::new(),
            slogan: String::new(),
            about: String::new(),
            language_name: String::new(),
        };
        let evening = read("time", "2026-07-01T20:30", &madrid).unwrap();
        assert_eq!(evening.map(Moment::rfc3339).as_deref(), Some("2026-07-01T18:30:00Z"));
        assert_eq!(written(evening, &madrid), "2026-07-01T20:30");
        assert_eq!(read("time", "  ", &madrid), Ok(None));
        assert!(read("time", "tomorrow", &madrid).is_err());
        assert!(read("time", "2026-02-30T10:00", &madrid).is_err());
    }
}
