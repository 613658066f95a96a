//! Schedules of programmes: iCalendar (RFC 5545) and XMLTV in, iCalendar out.
//!
//! A file becomes [`Item`]s, each known by a UID that is the same whenever the file comes again, and a [`Fault`] for
//! every entry that cannot be a programme. What a programme may say is not decided here. A file is read whole in
//! memory; who calls bounds its size.

mod icalendar;
mod xmltv;

pub use icalendar::write as icalendar;

use editorial::Moment;

/// The most programmes that a file may hold, repetitions counted each.
pub const MOST: usize = 10_000;

/// How a file is to be read.
#[derive(Debug, Clone, Copy)]
pub struct Manner<'a> {
    /// The IANA zone of times that name none.
    pub zone: &'a str,
    /// The language that is taken where a file has several, a BCP 47 tag.
    pub language: &'a str,
    /// The channel of a file of several, by its id there.
    pub channel: Option<&'a str>,
    /// What repeats is taken from here on …
    pub from: Moment,
    /// … and not beyond.
    pub to: Moment,
}

/// One programme as a file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// By what it is known again.
    pub uid: String,
    /// When it begins.
    pub starts: Moment,
    /// When it is over.
    pub ends: Moment,
    /// Its name; may be empty.
    pub title: String,
    /// What it is about; may be empty.
    pub summary: String,
    /// Where more is; may be empty.
    pub link: String,
    /// Whether the file says that it is not on.
    pub cancelled: bool,
}

/// An entry that is no programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which: its UID or its beginning as it is written, and its title; else its place in the file.
    pub entry: String,
    /// Why.
    pub why: Why,
}

/// Why an entry is no programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It has no UID.
    NoUid,
    /// It says no beginning, or none that can be read.
    NoStart,
    /// It says no end, or none that can be read.
    NoEnd,
    /// It has a day and no time.
    AllDay,
    /// Its zone is none that is known.
    Zone,
    /// Its rule of repetition cannot be read.
    Rule,
    /// The same UID stands in the file before.
    Twice,
    /// There are more than can be taken.
    TooMany,
    /// It does not end where it should, or is no entry at all.
    Broken,
}

impl Why {
    /// Every reason there is.
    pub const ALL: [Why; 9] = [
        Why::NoUid,
        Why::NoStart,
        Why::NoEnd,
        Why::AllDay,
        Why::Zone,
        Why::Rule,
        Why::Twice,
        Why::TooMany,
        Why::Broken,
    ];

    /// The word by which catalogues and programs know it; it never changes.
    pub const fn word(self) -> &'static str {
        match self {
            Why::NoUid => "no-uid",
            Why::NoStart => "no-start",
            Why::NoEnd => "no-end",
            Why::AllDay => "all-day",
            Why::Zone => "zone",
            Why::Rule => "rule",
            Why::Twice => "twice",
            Why::TooMany => "too-many",
            Why::Broken => "broken",
        }
    }

    /// The sentence for a command line.
    pub const fn sentence(self) -> &'static str {
        match self {
            Why::NoUid => "it has no UID, so it could not be known again",
            Why::NoStart => "it says no beginning that can be read",
            Why::NoEnd => "it says no end that can be read, and nothing follows it",
            Why::AllDay => "it has a day and no time of day",
            Why::Zone => "its time zone is none that is known; use a name such as Europe/Madrid",
            Why::Rule => "its rule of repetition cannot be read",
            Why::Twice => "the same UID stands in this file before",
            Why::TooMany => "the file holds more than ten thousand programmes; cut it in pieces",
            Why::Broken => "it does not end where it should",
        }
    }
}

/// What stands in a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Schedule {
    /// The programmes in the order of their beginnings.
    pub items: Vec<Item>,
    /// What could not be one.
    pub faults: Vec<Fault>,
}

/// Why a whole file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is neither of the two.
    #[error("this is neither iCalendar (it begins with BEGIN:VCALENDAR) nor XMLTV (it begins with <tv>)")]
    Unknown,
    /// It is not UTF-8.
    #[error("the file is not UTF-8")]
    NotText,
    /// The XML is broken.
    #[error("the XML is broken at byte {at}: {reason}")]
    Xml {
        /// Where, in bytes.
        at: u64,
        /// Why.
        reason: String,
    },
    /// Several channels stand in it.
    #[error("the file has several channels; name one of {}", channels.join(", "))]
    Channels {
        /// Their ids, the first twenty.
        channels: Vec<String>,
    },
}

/// Reads a schedule, whichever of the two formats it has.
///
/// # Errors
/// [`Unreadable`], when nothing of it can be read.
pub fn read(bytes: &[u8], manner: &Manner<'_>) -> Result<Schedule, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unreadable::NotText)?;
    let begins = text.trim_start_matches('\u{feff}').trim_start();
    let mut schedule = if begins.get(..15).is_some_and(|word| word.eq_ignore_ascii_case("BEGIN:VCALENDAR")) {
        icalendar::read(begins, manner)
    } else if begins.starts_with('<') {
        xmltv::read(begins, manner)?
    } else {
        return Err(Unreadable::Unknown);
    };
    schedule.items.sort_by(|a, b| (a.starts, &a.uid).cmp(&(b.starts, &b.uid)));
    Ok(schedule)
}

#[cfg(test)]
mod tests;
