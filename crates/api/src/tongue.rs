//! The languages in which problems are spoken: the reader's of the program's log, by `Accept-Language` (RFC 9110
//! §12.5.4).

use crate::reason::Reason;
use axum::http::{HeaderMap, header};
use editorial::{Moment, Refusal, account::DeskLanguage, edition::Digits};
use house_style::{Problems, Refusals, Unspeakable, Value as Word};
use wire::jsonl::Place;

/// One language.
pub struct Tongue {
    /// Which.
    pub language: DeskLanguage,
    problems: Problems,
    refusals: Refusals,
}

impl Tongue {
    fn of(language: DeskLanguage) -> Result<Self, Unspeakable> {
        let refusals = Refusals::of(language, Digits::Latin)?;
        Ok(Self { language, problems: Problems::of(language)?, refusals })
    }

    /// What kind of problem it is.
    pub fn title(&self, kind: &str) -> String {
        self.problems.title(kind)
    }

    /// What happened and what to do.
    pub fn detail(&self, word: &str, places: &[(&str, &str)]) -> String {
        self.problems.detail(word, places)
    }

    /// Why a field cannot be used.
    pub fn reason(&self, reason: &Reason, now: Moment) -> String {
        if let Some(refusal) = reason.refusal() {
            return self.refusal(refusal, now);
        }
        let filled = reason.places().into_iter().map(|(name, place)| match place {
            Place::Words(words) => (name, Err(words)),
            Place::Kind(is) => (name, Err(self.problems.kind(is.word()))),
            Place::Number(number) => (name, Ok(i64::try_from(number).unwrap_or(i64::MAX))),
        });
        let filled: Vec<(&str, Result<i64, String>)> = filled.collect();
        let places: Vec<(&str, Word<'_>)> = filled
            .iter()
            .map(|(name, place)| {
                (*name, place.as_ref().map_or_else(|words| Word::Text(words), |number| Word::Number(*number)))
            })
            .collect();
        self.problems.reason(reason.word(), &places)
    }

    /// Why the newsroom said no.
    pub fn refusal(&self, refusal: &Refusal, now: Moment) -> String {
        self.refusals.say(refusal, now)
    }
}

/// All of them.
pub struct Tongues([Tongue; 3]);

impl Tongues {
    /// Reads the catalogues.
    pub fn all() -> Result<Self, Unspeakable> {
        let [en, es, ar] = DeskLanguage::ALL;
        Ok(Self([Tongue::of(en)?, Tongue::of(es)?, Tongue::of(ar)?]))
    }

    /// The one in this language.
    #[cfg(test)]
    pub fn of(&self, language: DeskLanguage) -> &Tongue {
        let [english, ..] = &self.0;
        self.0.iter().find(|tongue| tongue.language == language).unwrap_or(english)
    }

    /// The one that is liked best; English when none is.
    pub fn liked(&self, headers: &HeaderMap) -> &Tongue {
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|accepted| accepted.to_str().ok());
        let ours = DeskLanguage::ALL.map(DeskLanguage::tag);
        let tag = accepted.and_then(|accepted| web::edition::liked(&ours, accepted));
        let [english, ..] = &self.0;
        self.0.iter().find(|tongue| Some(tongue.language.tag()) == tag).unwrap_or(english)
    }
}
