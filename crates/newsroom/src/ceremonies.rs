//! Conversations that come back through somebody else's hands: begun here, kept in the store so that every node knows them,
//! and heard once.

use crate::{Failure, Newsroom, Occasion, Secret, Whence, secret};
use editorial::{
    MemberId, Moment, Refusal,
    ceremony::{AT_ONCE, Ceremony, CeremonyKind},
    secret::Hashed,
};
use store::{Tx, sql::ceremonies};

/// What a conversation begins with.
pub(crate) struct Opening {
    pub kind: CeremonyKind,
    /// What the browser carries.
    pub browser: String,
    pub member: Option<MemberId>,
    pub from: Whence,
    pub state: String,
}

fn open(tx: &mut dyn Tx, ticket: Hashed, opening: Opening, on: &Occasion) -> Result<(), Failure> {
    let network = secret::hashed(&opening.from.network());
    ceremonies::sweep(tx, on.now)?;
    if ceremonies::open_from(tx, network)? >= AT_ONCE {
        let at = Moment::from_micros(on.now.micros() + 60 * 1_000_000);
        return Err(Refusal::TryAgainLater { at }.into());
    }
    let kept = Ceremony {
        kind: opening.kind,
        browser: secret::hashed(&opening.browser),
        member: opening.member,
        state: opening.state,
        until: Ceremony::ends(on.now),
    };
    Ok(ceremonies::add(tx, ticket, network, &kept)?)
}

impl Newsroom {
    /// Begins a conversation under this ticket.
    ///
    /// # Errors
    /// [`Refusal::TryAgainLater`] when very many are open from there.
    pub(crate) async fn open_ceremony(&self, ticket: &Secret, opening: Opening) -> Result<(), Failure> {
        let ticket = ticket.hashed();
        self.act(move |tx, on| open(tx, ticket, opening, on)).await
    }

    /// Ends the conversation with this ticket. It is gone, also where the answer may not be heard.
    ///
    /// # Errors
    /// [`Refusal::BeginAgain`].
    pub(crate) async fn end_ceremony(
        &self,
        ticket: &str,
        kind: CeremonyKind,
        browser: &str,
        member: Option<MemberId>,
    ) -> Result<Ceremony, Failure> {
        let (ticket, browser) = (secret::hashed(ticket), secret::hashed(browser));
        let taken = self.act(move |tx, on| {
            let taken = ceremonies::take(tx, ticket)?;
            Ok(taken.filter(|open| open.is_answered_by(kind, browser, member, on.now)))
        });
        taken.await?.ok_or_else(|| Refusal::BeginAgain.into())
    }
}
