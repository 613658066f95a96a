//! An edition: one language of the publication, complete in itself.

use crate::{Refusal, address::RESERVED_TAGS, ids::EditionId, words};
use serde::{Deserialize, Serialize};

/// One language of the publication with all that decides how its pages read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Its id.
    pub id: EditionId,
    /// The segment that opens its addresses, e.g. `en`.
    pub tag: String,
    /// Its language as a BCP 47 tag, e.g. `ar`.
    pub language: String,
    /// The locale that decides dates and numbers, e.g. `ar-EG`; usually more exact than the language.
    pub locale: String,
    /// Which way its text runs.
    pub direction: Direction,
    /// IANA time zone in which its readers live, e.g. `Atlantic/Azores`.
    pub zone: String,
    /// The calendar of its dates.
    pub calendar: Calendar,
    /// The digits of its numbers.
    pub digits: Digits,
    /// The publication's name in this language.
    pub name: String,
    /// One line under the name.
    pub slogan: String,
    /// One paragraph about the publication, for the footer, feeds and search engines.
    pub about: String,
    /// The language's own name for itself, shown in the edition switch.
    pub language_name: String,
}

/// The longest tag, in characters.
const LONGEST_TAG: usize = 20;

impl Edition {
    /// Refuses an edition whose tag cannot open addresses, or that has no name.
    ///
    /// # Errors
    /// Names the field, with what to write there.
    pub fn usable(&self) -> Result<(), Refusal> {
        let unusable = |advice| Refusal::Unusable { field: "tag", given: words::quoted(&self.tag), advice };
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if self.tag.is_empty() || self.tag.len() > LONGEST_TAG || !self.tag.bytes().all(fits) {
            let advice = "it opens every address of the edition: use lowercase letters, digits and hyphens, \
                          for example en or pt-br";
            return Err(unusable(advice));
        }
        if RESERVED_TAGS.contains(&self.tag.as_str()) {
            return Err(unusable(
                "addresses of the house itself begin with it; use the language, for example en",
            ));
        }
        if words::is_blank(&self.name) {
            let advice = "write the publication's name in this language";
            return Err(Refusal::Empty { field: "name of the edition", advice });
        }
        words::fits("name of the edition", &self.name, words::NAME)
    }
}

/// Which way text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

impl Direction {
    /// The value of the HTML attribute `dir`.
    pub const fn attr(self) -> &'static str {
        match self {
            Direction::Ltr => "ltr",
            Direction::Rtl => "rtl",
        }
    }
}

/// The calendar in which an edition writes its dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calendar {
    /// The civil calendar of most of the world.
    #[default]
    Gregorian,
    /// The Islamic calendar as reckoned in Umm al-Qura.
    IslamicUmmAlQura,
    /// The tabular Islamic calendar.
    IslamicCivil,
    /// The Solar Hijri calendar.
    Persian,
}

/// The digits in which an edition writes its numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Digits {
    /// 0123456789
    #[default]
    Latin,
    /// ٠١٢٣٤٥٦٧٨٩
    Arabic,
}
