//! The languages in which problems are spoken: the reader's of the program's log, by `Accept-Language` (RFC 9110
//! §12.5.4).

use axum::http::{HeaderMap, header};
use editorial::{Moment, Refusal, account::DeskLanguage, edition::Digits};
use house_style::{Problems, Refusals, Unspeakable};

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

    /// The one that is liked best; English when none is.
    pub fn liked(&self, headers: &HeaderMap) -> &Tongue {
        let accepted = headers.get(header::ACCEPT_LANGUAGE).and_then(|accepted| accepted.to_str().ok());
        let ours = DeskLanguage::ALL.map(DeskLanguage::tag);
        let tag = accepted.and_then(|accepted| web::edition::liked(&ours, accepted));
        let [english, ..] = &self.0;
        self.0.iter().find(|tongue| Some(tongue.language.tag()) == tag).unwrap_or(english)
    }
}
