//! How an edition speaks: its words, dates, digits, plurals and lists.
//!
//! A page never writes an interface word, a date or a number by itself; it asks the [`HouseStyle`] of its edition.
//!
//! 1. [`HouseStyle::of`] reads the edition's language, locale, zone, calendar and digits once and builds every
//!    formatter, or says what it cannot speak.
//! 2. Words come from the catalogues `site.ftl` and `desk.ftl` in `locales/{en,es,ar}/` (Fluent). Nothing is glued from pieces, and
//!    there is no fallback to another language: a missing word shows as `⟦key⟧`, and tests see it.
//! 3. Dates, numbers and lists follow Unicode's CLDR through ICU4X; the zone's offsets come from the IANA database
//!    that travels inside the program.
//! 4. [`Refusals`] says to a member of the newsroom, in the language of their desk, why something was refused.
//!
//! Deliberately absent: markup, and the clock. What is returned is plain text, to be escaped where it is shown.

mod dates;
mod direction;
mod house;
mod lists;
mod locale;
mod numbers;
mod problems;
mod refusals;
mod sections;
mod words;

pub use house::HouseStyle;
pub use locale::Unspeakable;
pub use problems::Problems;
pub use refusals::Refusals;
pub use sections::usual_section;
pub use words::{Value, editor_keys, keys, keys_of, languages, site_words};
