//! A point in time: microseconds since 1970 in UTC. The only form in which the newsroom keeps time.

use crate::words;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// A point in time, in whole microseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Moment(i64);

/// A time that cannot be read, with the reason in words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{text}” is not a time: {reason}; write it like 2026-03-01T18:30:00Z (RFC 3339)")]
pub struct BadMoment {
    text: String,
    reason: String,
}

impl BadMoment {
    /// What was to be a time.
    pub fn text(&self) -> &str {
        &self.text
    }
}

impl Moment {
    /// Later than whatever happens: where a list begins that has no end above it.
    pub const MAX: Self = Self(i64::MAX);

    /// The moment this many microseconds after 1970.
    pub const fn from_micros(micros: i64) -> Self {
        Self(micros)
    }

    /// Microseconds since 1970.
    pub const fn micros(self) -> i64 {
        self.0
    }

    /// Reads an RFC 3339 time with its offset.
    ///
    /// # Errors
    /// When the text is no time, or names a day that does not exist.
    pub fn parse(text: &str) -> Result<Self, BadMoment> {
        text.parse::<Timestamp>().map(Self::from).map_err(|error| BadMoment {
            text: words::quoted(text),
            reason: words::plain(&error.to_string(), 160),
        })
    }

    /// The moment this many minutes earlier.
    #[must_use]
    pub const fn minutes_before(self, minutes: i64) -> Self {
        Self(self.0 - minutes * 60_000_000)
    }

    /// RFC 3339 in UTC with whole seconds, as machines read it: `2026-03-01T18:30:00Z`.
    pub fn rfc3339(self) -> String {
        let whole = Timestamp::from_second(self.0.div_euclid(1_000_000)).unwrap_or(Timestamp::UNIX_EPOCH);
        whole.to_string()
    }

    /// The same point as the time library knows it.
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_microsecond(self.0).unwrap_or(Timestamp::UNIX_EPOCH)
    }
}

impl From<Timestamp> for Moment {
    fn from(at: Timestamp) -> Self {
        Self(at.as_microsecond())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_with_their_offset() {
        let there = Moment::parse("2026-03-01T18:30:00+02:00").unwrap();
        assert_eq!(there.rfc3339(), "2026-03-01T16:30:00Z");
    }

    #[test]
    fn a_day_that_does_not_exist_is_refused_with_the_reason() {
        let refused = Moment::parse("2026-02-30T10:00:00Z").unwrap_err().to_string();
        assert!(refused.contains("2026-02-30") && refused.contains("RFC 3339"), "{refused}");
        assert!(Moment::parse("yesterday").is_err());
    }
}
