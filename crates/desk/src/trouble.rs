//! What can go wrong with a request, and the screen that says so.
//!
//! A handler answers with a [`Trouble`]; the gate, which knows who asked and in which language, makes the screen. What
//! a member can mend is said in their words. What they cannot is ours: it goes to the log under a number, and the
//! screen shows the number and nothing else.

use crate::{
    asked::{Asked, Guest},
    signing, stories,
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use editorial::Refusal;
use minijinja::{Value, context};
use newsroom::{BadPicture, Failure};
use std::sync::Arc;
use store::StoreError;

/// What went wrong.
#[derive(Debug, Clone)]
pub enum Trouble {
    /// A rule stands in the way.
    Refused(Refusal),
    /// There is nothing at this address.
    NotThere,
    /// The address is there, but not for this method.
    WrongMethod,
    /// Another site sent the request.
    FromElsewhere,
    /// A form that is not signed for this session: opened before signing in or out, or in another browser.
    Unsigned,
    /// A form was sent, and nobody is signed in any more.
    SessionEnded,
    /// More was sent than fits.
    TooLarge,
    /// What was sent cannot be read.
    Unreadable,
    /// The draft holds what no story can have; where.
    Unfit(Arc<str>),
    /// It took too long.
    Slow,
    /// The database does not answer.
    Database,
    /// A file that was sent is no picture that readers can be shown.
    Picture(BadPicture),
    /// Our own fault; why, for the log.
    Broken(Arc<str>),
}

/// Fields that are never shown again, nor kept for another try.
const SECRET: [&str; 9] =
    ["csrf", "password", "again", "current", "code", "token", "proof", "ticket", "answer"];

/// Fields that no person has written: they go along and are not shown.
const SILENT: [&str; 4] = ["version", "was", "theirs", "yours"];

impl Trouble {
    /// Something of ours that failed.
    pub fn broken(error: impl std::fmt::Display) -> Self {
        Self::Broken(error.to_string().into())
    }

    fn status(&self) -> StatusCode {
        match self {
            Trouble::Refused(Refusal::TryAgainLater { .. }) => StatusCode::TOO_MANY_REQUESTS,
            Trouble::Refused(Refusal::Stale { .. }) => StatusCode::CONFLICT,
            Trouble::Refused(Refusal::NotPermitted { .. } | Refusal::OutOfScope { .. })
            | Trouble::FromElsewhere
            | Trouble::Unsigned => StatusCode::FORBIDDEN,
            Trouble::Refused(_) | Trouble::Picture(_) | Trouble::Unfit(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Trouble::NotThere => StatusCode::NOT_FOUND,
            Trouble::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            // Known from other frameworks; no standard has a number for it.
            Trouble::SessionEnded => StatusCode::from_u16(419).unwrap_or(StatusCode::UNAUTHORIZED),
            Trouble::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Trouble::Unreadable => StatusCode::BAD_REQUEST,
            Trouble::Slow | Trouble::Database => StatusCode::SERVICE_UNAVAILABLE,
            Trouble::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The word by which the template and the catalogues know it.
    const fn word(&self) -> &'static str {
        match self {
            Trouble::Refused(Refusal::TryAgainLater { .. }) => "too-many",
            Trouble::Refused(Refusal::NotPermitted { .. } | Refusal::OutOfScope { .. }) => "forbidden",
            Trouble::Refused(_) | Trouble::Picture(_) => "refused",
            Trouble::Unfit(_) => "unfit",
            Trouble::NotThere => "not-found",
            Trouble::FromElsewhere => "from-elsewhere",
            Trouble::Unsigned => "unsigned",
            Trouble::SessionEnded => "session-ended",
            Trouble::TooLarge => "too-large",
            Trouble::WrongMethod | Trouble::Unreadable => "unreadable",
            Trouble::Slow | Trouble::Database => "database",
            Trouble::Broken(_) => "failed",
        }
    }

    /// The screen that says so.
    pub fn screen(&self, asked: &Arc<Asked>) -> Response {
        let status = self.status();
        let number = match self {
            Trouble::Broken(why) => {
                let number = incident(asked);
                tracing::error!(incident = number, path = asked.path, "a screen of the desk failed: {why}");
                Some(number)
            }
            Trouble::Refused(_)
            | Trouble::Picture(_)
            | Trouble::NotThere
            | Trouble::WrongMethod
            | Trouble::FromElsewhere
            | Trouble::Unsigned
            | Trouble::SessionEnded
            | Trouble::TooLarge
            | Trouble::Unreadable
            | Trouble::Unfit(_)
            | Trouble::Slow
            | Trouble::Database => None,
        };
        let reason = match self {
            Trouble::Refused(refusal) => Some(asked.tongue().refusal(refusal, asked.now)),
            Trouble::Picture(refused) => Some(stories::picture_refused(asked.tongue(), refused)),
            Trouble::Unfit(places) => Some(places.to_string()),
            Trouble::NotThere
            | Trouble::WrongMethod
            | Trouble::FromElsewhere
            | Trouble::Unsigned
            | Trouble::SessionEnded
            | Trouble::TooLarge
            | Trouble::Unreadable
            | Trouble::Slow
            | Trouble::Database
            | Trouble::Broken(_) => None,
        };
        let page = context! {
            word => self.word(),
            status => status.as_str(),
            reason,
            number,
            way => self.way_out(asked),
            kept => self.kept(asked),
        };
        let guest = Guest::from(Arc::clone(asked));
        let spoken = guest.screen(status, "problem.html", page);
        let mut answer = spoken.unwrap_or_else(|trouble| {
            tracing::error!(?trouble, "the screen for troubles failed itself");
            status.into_response()
        });
        if let Trouble::Refused(Refusal::TryAgainLater { at }) = self {
            let seconds = (at.micros() - asked.now.micros()).max(0) / 1_000_000 + 1;
            answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        answer
    }

    /// Where to go from here.
    fn way_out(&self, asked: &Asked) -> Value {
        let (address, word) = match self {
            // Somebody was quicker: the story itself says what it says now.
            // And the editor takes out of the draft what it does not know.
            // What a picture lacks is mended there too.
            Trouble::Refused(
                Refusal::Stale { .. }
                | Refusal::AltMissing(_)
                | Refusal::CreditMissing(_)
                | Refusal::RightsOver(_),
            )
            | Trouble::Unfit(_) => (of_story(&asked.path).unwrap_or("/desk/"), "again"),
            Trouble::SessionEnded => ("/desk/sign-in", "sign-in"),
            // A form that could not be kept has its own way to send it again.
            Trouble::Slow | Trouble::Database => {
                (of_story(&asked.path).unwrap_or(asked.path.as_str()), "again")
            }
            Trouble::Refused(_)
            | Trouble::Picture(_)
            | Trouble::NotThere
            | Trouble::WrongMethod
            | Trouble::FromElsewhere
            | Trouble::Unsigned
            | Trouble::TooLarge
            | Trouble::Unreadable
            | Trouble::Broken(_) => ("/desk/", "home"),
        };
        context! { address, word }
    }

    /// What was being sent, so that nothing is lost, also when the disk is full or the database away; not for who sent it
    /// from elsewhere.
    fn kept(&self, asked: &Asked) -> Option<Value> {
        match self {
            Trouble::SessionEnded
            | Trouble::Unsigned
            | Trouble::Slow
            | Trouble::Database
            | Trouble::Broken(_) => {
                let fields: Vec<Value> = asked
                    .sent
                    .0
                    .iter()
                    .filter(|(name, _)| !SECRET.contains(&name.as_str()) && name != signing::FIELD)
                    .map(|(name, value)| context! { name, value, shown => !SILENT.contains(&name.as_str()) })
                    .collect();
                (!fields.is_empty()).then(|| context! { action => asked.path.as_str(), fields })
            }
            Trouble::Refused(_)
            | Trouble::Picture(_)
            | Trouble::NotThere
            | Trouble::WrongMethod
            | Trouble::FromElsewhere
            | Trouble::TooLarge
            | Trouble::Unreadable
            | Trouble::Unfit(_) => None,
        }
    }
}

/// The screen of the story that a path speaks of.
fn of_story(path: &str) -> Option<&str> {
    const STORIES: &str = "/desk/stories/";
    let rest = path.strip_prefix(STORIES)?;
    path.get(..STORIES.len() + rest.split('/').next()?.len())
}

/// A number by which the log and whoever saw the screen speak of the same fault.
fn incident(asked: &Asked) -> String {
    let [a, b, c, d, ..] = asked.desk.newsroom().chance.draw();
    format!("{:08x}", u32::from_be_bytes([a, b, c, d]))
}

impl From<Failure> for Trouble {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Refused(refusal) => Trouble::Refused(refusal),
            Failure::Missing { .. } => Trouble::NotThere,
            Failure::Store(error) => error.into(),
            Failure::NoPublication
            | Failure::AlreadyOpen(_)
            | Failure::SectionInUse(_)
            | Failure::Unreadable { .. }
            | Failure::Stopped { .. } => Trouble::broken(failure),
            Failure::Picture(refused) => Trouble::Picture(refused),
        }
    }
}

impl From<StoreError> for Trouble {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Missing { .. } => Trouble::NotThere,
            StoreError::DiskFull | StoreError::Unreachable { .. } | StoreError::Busy(_) => {
                tracing::error!(%error, "the desk cannot reach its data");
                Trouble::Database
            }
            StoreError::Newer { .. }
            | StoreError::Taken(_)
            | StoreError::Unreadable { .. }
            | StoreError::Engine(_)
            | StoreError::Panicked
            | StoreError::File { .. } => Trouble::broken(error),
        }
    }
}

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Trouble::Refused(refusal)
    }
}

impl From<minijinja::Error> for Trouble {
    fn from(error: minijinja::Error) -> Self {
        Trouble::broken(format_args!("{error:#}"))
    }
}

impl IntoResponse for Trouble {
    /// An answer without words: the gate puts the screen in its place.
    fn into_response(self) -> Response {
        let mut answer = self.status().into_response();
        answer.extensions_mut().insert(self);
        answer
    }
}
