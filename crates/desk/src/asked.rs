//! Who asked, and for what: what the gate found out before a handler sees a request.

use crate::{
    Desk, Notice, Tongue, Trouble,
    cookies::Carried,
    house::House,
    sheet::{self, Looks},
    uploads::SentFile,
};
use axum::{
    extract::FromRequestParts,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{Html, IntoResponse, Response},
};
use editorial::{Account, Edition, EditionId, Member, Moment, account::DeskLanguage};
use minijinja::Value;
use newsroom::{Inside, Whence, desk::Call};
use passkeys::{NotHere, RelyingParty};
use std::sync::Arc;

/// What was sent with a form or stood in a query: names and values, in their order.
#[derive(Debug, Clone, Default)]
pub struct Sent(pub Vec<(String, String)>);

impl Sent {
    /// The fields of a form, or of a query (WHATWG URL, application/x-www-form-urlencoded).
    pub fn read(bytes: &[u8]) -> Self {
        Self(form_urlencoded::parse(bytes).into_owned().collect())
    }

    /// A field; empty when it was not sent.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.as_str())
    }

    /// Every value of a field that may come several times.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// A field of a form: what stands in it, and what is wrong with it.
pub fn field(value: &str, error: Option<&str>) -> Value {
    minijinja::context! { value, error }
}

/// One request, as the gate understood it.
pub struct Asked {
    pub(crate) desk: Desk,
    pub(crate) house: Arc<House>,
    pub(crate) inside: Option<Inside>,
    /// The secret of the session, or of the guest.
    pub(crate) carried: String,
    pub(crate) csrf: String,
    pub(crate) whence: Whence,
    pub(crate) secure: bool,
    pub(crate) language: DeskLanguage,
    pub(crate) looks: Looks,
    /// The ticket of somebody whose code is awaited.
    pub(crate) step: Option<String>,
    /// Where the desk is reached by whoever asked, e.g. `https://desk.example`.
    pub(crate) origin: String,
    pub(crate) path: String,
    pub(crate) query: Sent,
    pub(crate) sent: Sent,
    /// Files that were sent with the form.
    pub(crate) files: Vec<SentFile>,
    pub(crate) now: Moment,
    /// The open notes that call whoever looks at a screen.
    pub(crate) calls: Vec<Call>,
    /// How many pictures before readers have rights that end or are over.
    pub(crate) ending: i64,
}

impl Asked {
    /// The desk's words in the language of whoever asked.
    pub fn tongue(&self) -> &Tongue {
        self.house.tongue(self.language)
    }

    /// A cookie given to this browser.
    pub(crate) fn give(&self, carried: Carried, value: &str) -> (header::HeaderName, HeaderValue) {
        (header::SET_COOKIE, carried.give(value, self.secure))
    }

    /// A cookie taken from this browser.
    pub(crate) fn take(&self, carried: Carried) -> (header::HeaderName, HeaderValue) {
        (header::SET_COOKIE, carried.take(self.secure))
    }

    /// The desk as devices know it that keep passkeys, or why they do not.
    pub(crate) fn relying_party(&self) -> Result<RelyingParty, NotHere> {
        let base = self.house.publication.base_address.as_str();
        RelyingParty::at(base, &self.origin, self.house.name(self.language))
    }

    fn speak(&self, template: &str, desk: Value, page: Value) -> Result<Html<String>, Trouble> {
        let value = minijinja::context! { desk, page };
        Ok(Html(self.tongue().speak(template, value)?))
    }
}

/// What guests and members can both do with their request.
macro_rules! asking {
    ($name:ident) => {
        impl $name {
            /// The desk that was asked.
            pub fn desk(&self) -> &Desk {
                &self.asked.desk
            }

            /// The desk's words in the language of whoever asked.
            pub fn tongue(&self) -> &Tongue {
                self.asked.tongue()
            }

            /// This moment.
            pub fn now(&self) -> Moment {
                self.asked.now
            }

            /// A field of the form; empty when it was not sent.
            pub fn sent(&self, name: &str) -> &str {
                self.asked.sent.get(name)
            }

            /// A value of the query; empty when it is not there.
            pub fn query(&self, name: &str) -> &str {
                self.asked.query.get(name)
            }

            /// A moment for a screen.
            pub fn moment(&self, at: Moment) -> Value {
                self.asked.tongue().moment(at, self.asked.now)
            }

            pub(crate) fn asked(&self) -> &Asked {
                &self.asked
            }
        }
    };
}

/// Somebody who is signed in, at their desk.
#[derive(Clone)]
pub struct Seat {
    asked: Arc<Asked>,
    inside: Arc<Inside>,
    member: Arc<Member>,
}

asking!(Seat);

impl Seat {
    /// An edition by its id.
    pub fn edition(&self, id: EditionId) -> Option<&Edition> {
        self.asked.house.editions.iter().find(|edition| edition.id == id)
    }

    /// Who acts.
    pub fn member(&self) -> &Member {
        &self.member
    }

    /// Their account.
    pub fn account(&self) -> &Account {
        &self.inside.account
    }

    /// Their account and the session that they carry.
    pub fn inside(&self) -> &Inside {
        &self.inside
    }

    /// Every value of a field that may come several times.
    pub fn sent_all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.asked.sent.all(name)
    }

    /// The file of a field; nothing when none was sent, or an empty one.
    pub fn file(&self, name: &str) -> Option<&SentFile> {
        self.asked.files.iter().find(|file| file.field == name && !file.bytes.is_empty())
    }

    /// Every value of the query that may stand there several times.
    pub fn query_all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.asked.query.all(name)
    }

    /// A screen.
    ///
    /// # Errors
    /// When the template fails.
    pub fn screen(&self, template: &str, page: Value) -> Result<Response, Trouble> {
        self.screen_with(StatusCode::OK, template, page, None)
    }

    /// The screen of a form that was refused, with its reasons in the fields.
    ///
    /// # Errors
    /// When the template fails.
    pub fn refused(&self, template: &str, page: Value) -> Result<Response, Trouble> {
        self.screen_with(StatusCode::UNPROCESSABLE_ENTITY, template, page, None)
    }

    /// A screen with this status, and words above it (`done`, `warning` or `refused`, and the text).
    ///
    /// # Errors
    /// When the template fails.
    pub fn screen_with(
        &self,
        status: StatusCode,
        template: &str,
        page: Value,
        words: Option<(&str, String)>,
    ) -> Result<Response, Trouble> {
        let sheet = sheet::of_member(self, words);
        Ok((status, self.asked.speak(template, sheet, page)?).into_response())
    }

    /// What was done, and then another screen.
    pub fn go(&self, to: &str, notice: Option<Notice>) -> Response {
        let mark = if to.contains('?') { '&' } else { '?' };
        let to = notice.map_or_else(|| to.to_owned(), |notice| format!("{to}{mark}done={}", notice.word()));
        see(&to)
    }
}

/// Somebody at the door: nobody knows yet who, or nobody needs to.
#[derive(Clone)]
pub struct Guest {
    asked: Arc<Asked>,
}

asking!(Guest);

impl Guest {
    /// Who is signed in on this browser already, if anybody.
    pub fn inside(&self) -> Option<&Inside> {
        self.asked.inside.as_ref()
    }

    /// A screen of the door.
    ///
    /// # Errors
    /// When the template fails.
    pub fn screen(&self, status: StatusCode, template: &str, page: Value) -> Result<Response, Trouble> {
        Ok((status, self.asked.speak(template, sheet::of_guest(&self.asked), page)?).into_response())
    }
}

impl From<Arc<Asked>> for Guest {
    fn from(asked: Arc<Asked>) -> Self {
        Self { asked }
    }
}

/// Another screen, asked for by GET whatever came before.
pub fn see(to: &str) -> Response {
    let to = HeaderValue::try_from(to).unwrap_or_else(|_| HeaderValue::from_static("/desk/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response()
}

impl<S: Sync> FromRequestParts<S> for Seat {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        let asked = parts.extensions.get::<Arc<Asked>>().ok_or(Trouble::SessionEnded)?;
        let inside = asked.inside.clone().ok_or(Trouble::SessionEnded)?;
        let member = Arc::new(inside.account.member());
        Ok(Self { asked: Arc::clone(asked), inside: Arc::new(inside), member })
    }
}

impl<S: Sync> FromRequestParts<S> for Guest {
    type Rejection = Trouble;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Trouble> {
        let asked = parts.extensions.get::<Arc<Asked>>().ok_or(Trouble::NotThere)?;
        Ok(Self::from(Arc::clone(asked)))
    }
}
