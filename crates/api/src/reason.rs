//! Why a field of what was sent cannot be used, or what became of it: spoken in the language that is liked best.

use editorial::Refusal;
use newsroom::BadPicture;
use wire::{
    html::{Dropped, Unread},
    jsonl::{self, Is, Place},
};

/// Why a field cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// What the fields of our JSON lines know.
    Line(jsonl::Reason),
    /// There is no such field.
    Unknown,
    /// It must be there and is not.
    Missing,
    /// It is of another kind.
    OtherKind {
        /// What was wanted.
        wanted: Is,
        /// What it is.
        is: Is,
    },
    /// It cannot be read; in the words of whoever reads it.
    Unreadable(String),
    /// Something of the text did not come through.
    Dropped(Dropped),
    /// A picture in the text that is on no web.
    NotOnTheWeb(String),
    /// A picture that could not be had; in the words of whoever fetched it.
    NotFetched {
        /// Where it is.
        place: String,
        /// Why.
        said: String,
    },
    /// A picture too many to be fetched while somebody waits.
    TooManyFetched {
        /// Where it is.
        place: String,
        /// How many are fetched.
        most: usize,
    },
    /// A file that is no picture for readers.
    Picture(BadPicture),
}

impl Reason {
    /// The rule that stands in the way, where one does: rules have sentences of their own.
    pub const fn refusal(&self) -> Option<&Refusal> {
        match self {
            Reason::Line(
                jsonl::Reason::Refused(refusal) | jsonl::Reason::Unread(Unread::Refused(refusal)),
            ) => Some(refusal),
            Reason::Line(_)
            | Reason::Unknown
            | Reason::Missing
            | Reason::OtherKind { .. }
            | Reason::Unreadable(_)
            | Reason::Dropped(_)
            | Reason::NotOnTheWeb(_)
            | Reason::NotFetched { .. }
            | Reason::TooManyFetched { .. }
            | Reason::Picture(_) => None,
        }
    }

    /// The word that never changes.
    pub const fn word(&self) -> &'static str {
        match self {
            Reason::Line(reason) => reason.word(),
            Reason::Unknown => "unknown-field",
            Reason::Missing => "missing",
            Reason::OtherKind { .. } => "other-kind",
            Reason::Unreadable(_) => "unreadable",
            Reason::Dropped(dropped) => dropped.why.word(),
            Reason::NotOnTheWeb(_) => "not-on-the-web",
            Reason::NotFetched { .. } => "not-fetched",
            Reason::TooManyFetched { .. } => "too-many-fetched",
            Reason::Picture(refused) => match refused {
                BadPicture::Empty => "picture-empty",
                BadPicture::NotAPicture { .. } => "picture-unknown",
                BadPicture::FilmForPicture => "picture-film",
                BadPicture::SoundForPicture => "picture-sound",
                BadPicture::NotAFilm => "picture-not-a-film",
                BadPicture::NotASound => "picture-not-a-sound",
                BadPicture::TellsTooMuch { .. } => "picture-tells-too-much",
                BadPicture::NotCaptions => "picture-captions",
                BadPicture::NoCues => "picture-no-cues",
                BadPicture::TooSlow => "picture-too-slow",
                BadPicture::OtherKind { .. } | BadPicture::Damaged(_) => "picture-damaged",
                BadPicture::TooManyBytes { .. }
                | BadPicture::TooManyPixels { .. }
                | BadPicture::TooLong { .. }
                | BadPicture::Strip { .. } => "picture-too-large",
                BadPicture::DrawingContains(_) | BadPicture::TooElaborate => "picture-drawing",
                BadPicture::BadWidth { .. } | BadPicture::NotEncoded { .. } => "picture-not-made",
            },
        }
    }

    /// What stands in the places of its sentence.
    pub fn places(&self) -> Vec<(&'static str, Place)> {
        let words = |text: &str| Place::Words(text.to_owned());
        match self {
            Reason::Line(reason) => reason.places(),
            Reason::OtherKind { wanted, is } => {
                vec![("wanted", Place::Kind(*wanted)), ("is", Place::Kind(*is))]
            }
            Reason::Unreadable(said) => vec![("said", words(said))],
            Reason::Dropped(dropped) => vec![("what", words(&dropped.what))],
            Reason::NotOnTheWeb(place) => vec![("given", words(place))],
            Reason::NotFetched { place, said } => vec![("place", words(place)), ("said", words(said))],
            Reason::TooManyFetched { place, most } => {
                vec![("place", words(place)), ("most", Place::Number(*most))]
            }
            Reason::Unknown | Reason::Missing | Reason::Picture(_) => Vec::new(),
        }
    }
}

impl From<jsonl::Reason> for Reason {
    fn from(reason: jsonl::Reason) -> Self {
        Reason::Line(reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tongue::Tongues;
    use editorial::{Moment, account::DeskLanguage};
    use wire::html::Why;

    /// One of every reason that has a sentence of its own.
    fn every() -> Vec<Reason> {
        let kinds = [Is::Nothing, Is::TrueOrFalse, Is::Number, Is::Text, Is::List, Is::Object];
        let sent = serde_json::json!({
            "slug": "A b", "title": 7, "list_title": "x".repeat(1_000), "form": "song", "source": "nobody",
            "tags": "one", "regions": vec!["r"; 2_000], "embargo_until": "noon", "image": 7, "txet": 1,
            "body": { "type": "text" },
        });
        let serde_json::Value::Object(sent) = sent else { panic!() };
        let problems = wire::jsonl::read_partial(sent).unwrap_err();
        let mut every: Vec<Reason> = problems.into_iter().map(|problem| problem.reason.into()).collect();
        every.extend(kinds.map(|is| Reason::OtherKind { wanted: Is::Text, is }));
        every.extend(Why::ALL.map(|why| Reason::Dropped(Dropped { what: "<blink>".to_owned(), why })));
        let line = [
            jsonl::Reason::OfFilesOnly,
            jsonl::Reason::BodyTwice,
            jsonl::Reason::BadDocument("?".to_owned()),
            jsonl::Reason::NotOnTheWeb("?".to_owned()),
            jsonl::Reason::ImageMissing,
            wire::html::Unread::TooDeep { most: 3 }.into(),
            wire::html::Unread::TooLarge { elements: 4, most: 3 }.into(),
            Refusal::TooManyBlocks { parts: 4, most: 3 }.into(),
        ];
        every.extend(line.map(Reason::Line));
        every.extend([
            Reason::Unknown,
            Reason::Missing,
            Reason::Unreadable("?".to_owned()),
            Reason::NotFetched { place: "?".to_owned(), said: "?".to_owned() },
            Reason::TooManyFetched { place: "?".to_owned(), most: 3 },
            Reason::Picture(BadPicture::Empty),
            Reason::Picture(BadPicture::NotAPicture {
                seems: newsroom::Seems::Other,
                is: "a text file".to_owned(),
                advice: "a JPEG",
            }),
            Reason::Picture(BadPicture::FilmForPicture),
            Reason::Picture(BadPicture::Damaged("?".to_owned())),
            Reason::Picture(BadPicture::TooManyBytes { bytes: 4, most: 3 }),
            Reason::Picture(BadPicture::TooElaborate),
            Reason::Picture(BadPicture::BadWidth { width: 4, most: 3 }),
        ]);
        every
    }

    #[test]
    fn every_reason_is_spoken_in_every_language() {
        let tongues = Tongues::all().unwrap();
        let [english, spanish, arabic] = DeskLanguage::ALL.map(|language| tongues.of(language));
        for reason in every() {
            let said =
                [english, spanish, arabic].map(|tongue| tongue.reason(&reason, Moment::from_micros(0)));
            for said in &said {
                assert!(
                    !said.is_empty() && !said.contains('⟦') && !said.contains("{$"),
                    "{reason:?}: {said}"
                );
            }
            assert!(said[0] != said[1] && said[1] != said[2], "{reason:?}: {said:?}");
        }
    }
}
