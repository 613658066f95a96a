//! Addresses of the paper as it stood: `/en/archive/2026-03-01/1830`, and behind it whatever stands in the paper.
//!
//! The minute is in UTC, so that it names one minute also where clocks are put back, and stays true when an edition moves
//! to another zone. Pages say it on the clock of the edition. What is shown is the paper at the first moment of the minute.

use editorial::Moment;
use jiff::{civil::DateTime, tz::TimeZone};

/// A minute, in microseconds.
const MINUTE: i64 = 60_000_000;

/// For so long a minute that began may still change: what is being written at this moment is dated before it is kept.
const SETTLES: i64 = 2 * MINUTE;

/// Where the paper of a minute stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stood {
    /// The first moment of the minute.
    pub at: Moment,
    /// The address of its front, without a slash at the end; pages of the paper follow behind it.
    pub front: String,
    /// The page that is shown, inside the edition; empty for the front.
    pub rest: String,
}

impl Stood {
    /// The address of the page.
    pub fn address(&self) -> String {
        if self.rest.is_empty() { self.front.clone() } else { format!("{}/{}", self.front, self.rest) }
    }
}

/// The minute at the beginning of a path, and what follows it; nothing when it does not begin so.
pub fn read(path: &str) -> Option<(Moment, &str)> {
    let (day, rest) = path.split_once('/')?;
    let (minute, rest) = rest.split_once('/').unwrap_or((rest, ""));
    if day.len() != 10 || minute.len() != 4 {
        return None;
    }
    let (hour, minute) = (minute.get(..2)?, minute.get(2..)?);
    let time: DateTime = format!("{day}T{hour}:{minute}").parse().ok()?;
    let at: Moment = time.to_zoned(TimeZone::UTC).ok()?.timestamp().into();
    (written(at) == path.get(..15)?).then_some((at, rest))
}

/// A minute as addresses have it.
pub fn written(at: Moment) -> String {
    at.timestamp().to_zoned(TimeZone::UTC).strftime("%Y-%m-%d/%H%M").to_string()
}

/// The first moment of the minute in which this moment lies.
pub const fn minute_of(at: Moment) -> Moment {
    Moment::from_micros(at.micros().div_euclid(MINUTE) * MINUTE)
}

/// The first minute at whose beginning a change of this moment was there.
pub const fn minute_after(change: Moment) -> Moment {
    Moment::from_micros((change.micros() + MINUTE - 1).div_euclid(MINUTE) * MINUTE)
}

/// Whether nothing can be added any more to what was there at this moment.
pub const fn is_settled(at: Moment, now: Moment) -> bool {
    at.micros() + SETTLES <= now.micros()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_names_one_minute_and_every_other_writing_none() {
        let (at, rest) = read("2026-03-01/1830/news/politics").unwrap();
        assert_eq!((at.rfc3339().as_str(), rest), ("2026-03-01T18:30:00Z", "news/politics"));
        assert_eq!(written(at), "2026-03-01/1830");
        assert_eq!(read("2026-03-01/1830").map(|(_, rest)| rest), Some(""));
        for bad in [
            "",
            "2026-03-01",
            "2026-3-01/1830",
            "2026-03-01/2460",
            "2026-02-30/1000",
            "2026-03-01/183",
            "é/18",
        ] {
            assert_eq!(read(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_change_is_there_from_the_next_full_minute_on() {
        let at = |text: &str| Moment::parse(text).unwrap();
        assert_eq!(minute_after(at("2026-03-01T18:30:00Z")), at("2026-03-01T18:30:00Z"));
        assert_eq!(minute_after(at("2026-03-01T18:30:00.000001Z")), at("2026-03-01T18:31:00Z"));
        assert_eq!(minute_of(at("2026-03-01T18:30:59Z")), at("2026-03-01T18:30:00Z"));
        assert!(!is_settled(at("2026-03-01T18:30:00Z"), at("2026-03-01T18:31:59Z")));
        assert!(is_settled(at("2026-03-01T18:30:00Z"), at("2026-03-01T18:32:00Z")));
    }
}
