//! Who asks, and for what: what the gate found out before a handler sees a request.

use crate::{
    Answer, Api, Problem,
    conditional::{self, Seen},
};
use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::{HeaderMap, StatusCode, header, request::Parts},
};
use bytes::Bytes;
use editorial::{Member, Moment};
use newsroom::{Failure, Occasion, once::Claim};
use serde::{Serialize, de::DeserializeOwned};
use std::{collections::HashMap, str::FromStr, sync::Arc};
use store::{StoreError, Tx};

/// One request, as the gate understood it.
pub struct Asked {
    pub api: Api,
    /// Whose token it is; nobody's where none is needed.
    pub member: Option<Member>,
    pub headers: HeaderMap,
    pub path: String,
    pub query: Vec<(String, String)>,
    pub body: Bytes,
    /// The key under which it is done once.
    pub claim: Option<Claim>,
    pub now: Moment,
}

/// Somebody who asks.
#[derive(Clone)]
pub struct Caller {
    asked: Arc<Asked>,
    named: HashMap<String, String>,
}

impl Caller {
    /// The API that was asked.
    pub fn api(&self) -> &Api {
        &self.asked.api
    }

    /// Who acts.
    ///
    /// # Errors
    /// [`Problem::NoToken`], where the table lets anybody come.
    pub fn member(&self) -> Result<&Member, Problem> {
        self.asked.member.as_ref().ok_or(Problem::NoToken)
    }

    /// This moment.
    pub fn now(&self) -> Moment {
        self.asked.now
    }

    /// The headers of the request.
    pub fn headers(&self) -> &HeaderMap {
        &self.asked.headers
    }

    /// The path of the request, as it was written.
    pub fn path(&self) -> &str {
        &self.asked.path
    }

    /// What was sent.
    pub fn body(&self) -> &Bytes {
        &self.asked.body
    }

    /// What stands in the address at this place.
    pub fn named(&self, place: &str) -> &str {
        self.named.get(place).map_or("", String::as_str)
    }

    /// The id in the address at this place.
    ///
    /// # Errors
    /// [`Problem::NotThere`] when it is none: nothing can be there.
    pub fn id<Id: FromStr>(&self, place: &str) -> Result<Id, Problem> {
        self.named(place).parse().map_err(|_| Problem::NotThere)
    }

    /// A parameter; nothing when it is not there or empty.
    pub fn query(&self, name: &str) -> Option<&str> {
        let found = self.asked.query.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// A parameter, read.
    ///
    /// # Errors
    /// [`Problem::Parameter`] with what to write.
    pub fn query_read<T>(
        &self,
        name: &str,
        advice: &str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Problem> {
        let Some(given) = self.query(name) else { return Ok(None) };
        let unusable = || Problem::Parameter { name: name.to_owned(), reason: advice.to_owned() };
        read(given).map(Some).ok_or_else(unusable)
    }

    /// What was sent, read as JSON of this shape; an empty body is an empty object.
    ///
    /// # Errors
    /// [`Problem::Malformed`], [`Problem::Fields`].
    pub fn sent<T: DeserializeOwned>(&self) -> Result<T, Problem> {
        crate::sent::read(&self.asked.body)
    }

    /// What the request says it has seen.
    ///
    /// # Errors
    /// [`Problem::Header`].
    pub fn seen(&self) -> Result<Seen, Problem> {
        Seen::read(&self.asked.headers)
    }

    /// Reads in one unit of work.
    ///
    /// # Errors
    /// What the work says.
    pub async fn look<T, E, F>(&self, work: F) -> Result<T, Problem>
    where
        T: Send + 'static,
        E: From<StoreError> + Into<Problem> + Send + 'static,
        F: FnOnce(&mut dyn Tx) -> Result<T, E> + Send + 'static,
    {
        self.asked.api.newsroom().store.read(work).await.map_err(Into::into)
    }

    /// Does what is asked in one unit of work: acts, and the answer, which is kept with them if the request has a key.
    ///
    /// # Errors
    /// What the acts refuse with.
    pub async fn change<F>(&self, work: F) -> Result<Answer, Problem>
    where
        F: FnOnce(&mut dyn Tx, &Member, &Occasion) -> Result<Answer, Failure> + Send + 'static,
    {
        let (member, claim) = (self.member()?.clone(), self.asked.claim.clone());
        let kept = self
            .asked
            .api
            .newsroom()
            .once(claim, move |tx, on| work(tx, &member, on).map(Answer::kept))
            .await?;
        Ok(Answer::again(kept))
    }

    /// A shape as an answer, or word that the asker has it already.
    pub fn answer<T: Serialize>(&self, value: &T) -> Answer {
        let answer = Answer::json(StatusCode::OK, value);
        let tag = format!("\"{}\"", &blake3::hash(answer.body().as_bytes()).to_hex()[..32]);
        self.unless_known(answer.with(&header::ETAG, tag))
    }

    /// This answer, unless the asker has it already by its tag.
    pub fn unless_known(&self, answer: Answer) -> Answer {
        match answer.header(&header::ETAG) {
            Some(tag) if conditional::is_known(&self.asked.headers, tag) => {
                Answer::not_modified().with(&header::ETAG, tag.to_owned())
            }
            Some(_) | None => answer,
        }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let named = RawPathParams::from_request_parts(parts, state).await.map_err(|_| Problem::NotThere)?;
        let named = named.iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let asked = parts.extensions.get::<Arc<Asked>>().cloned();
        let asked = asked.ok_or_else(|| Problem::broken("a handler was reached past the gate"))?;
        Ok(Self { asked, named })
    }
}
