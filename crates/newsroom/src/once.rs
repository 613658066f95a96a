//! Once, however often it is asked: what a program asks for under a key is done once, and what it was answered is kept.
//!
//! 1. The key is claimed in a unit of work of its own, so that whoever asks meanwhile is told to wait.
//! 2. The act and its answer are one unit of work: where the change was kept there is the answer, after any crash.
//! 3. A refusal changed nothing and is not kept: its key is free again.
//!
//! A claim that nobody will answer any more, because the program ended in between, is taken over after [`ABANDONED`].

use crate::{Failure, Newsroom, Occasion};
use editorial::{MemberId, Moment, secret::Hashed};
pub use store::sql::answers::{Answer, Claim};
use store::{StoreError, Tx, sql::answers};

/// Answers are kept for so long, in seconds.
pub const KEPT: i64 = 24 * 60 * 60;

/// After so many seconds nobody will answer a claim any more: every act has ended long before.
pub const ABANDONED: i64 = 60;

/// What became of claiming a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Claimed {
    /// It is yours: do what is asked, then answer or [let go](Newsroom::let_go).
    Yours(Claim),
    /// It was done before, with this answer.
    Done(Answer),
    /// Something else was asked under this key.
    Reused,
    /// It is being done.
    Busy,
}

impl Newsroom {
    /// Claims a key of a member for what has this hash.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn claim(&self, member: MemberId, key: String, print: Hashed) -> Result<Claimed, Failure> {
        let before = |now: Moment, seconds: i64| Moment::from_micros(now.micros() - seconds * 1_000_000);
        self.act(move |tx, on| {
            answers::forget(tx, before(on.now, KEPT))?;
            let claim = Claim { member, key, print, began: on.now };
            if answers::claim(tx, &claim, before(on.now, ABANDONED))? {
                return Ok(Claimed::Yours(claim));
            }
            let Some(kept) = answers::find(tx, member, &claim.key)? else { return Ok(Claimed::Busy) };
            Ok(match kept.answer {
                _ if kept.print != print.as_bytes() => Claimed::Reused,
                Some(answer) => Claimed::Done(answer),
                None => Claimed::Busy,
            })
        })
        .await
    }

    /// Frees a key under which nothing happened.
    ///
    /// # Errors
    /// When the store fails; then the key is free after [`ABANDONED`].
    pub async fn let_go(&self, claim: Claim) -> Result<(), Failure> {
        self.act(move |tx, _| Ok(answers::let_go(tx, &claim)?)).await
    }

    /// Runs acts in one unit of work, and keeps the answer under the key if there is one.
    ///
    /// # Errors
    /// What the acts refuse with. [`StoreError::Busy`] when somebody took the claim over meanwhile: nothing was kept.
    pub async fn once<F>(&self, claim: Option<Claim>, act: F) -> Result<Answer, Failure>
    where
        F: FnOnce(&mut dyn Tx, &Occasion) -> Result<Answer, Failure> + Send + 'static,
    {
        self.act(move |tx, on| {
            let answer = act(tx, on)?;
            if let Some(claim) = claim
                && !answers::keep(tx, &claim, &answer)?
            {
                return Err(StoreError::Busy("another request took its key over".to_owned()).into());
            }
            Ok(answer)
        })
        .await
    }
}
