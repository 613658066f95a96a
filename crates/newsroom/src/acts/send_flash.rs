//! Sending one sentence of breaking news to the readers of one edition.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    EditionId, FlashId, Member, Moment, Permission, Refusal, StoryId,
    event::Event,
    flash::{Flash, STAYS, worded},
};
use store::{
    Tx,
    sql::{editions, flashes, stories},
};

/// One sentence of breaking news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendFlash {
    /// The edition whose readers see it.
    pub edition: EditionId,
    /// The sentence.
    pub text: String,
    /// The event or speaker that ties several flashes together; empty when it stands alone.
    pub thread: String,
    /// The story that tells more.
    pub story: Option<StoryId>,
    /// When it leaves the ticker; after [`STAYS`] when nothing is said.
    pub expires: Option<Moment>,
}

/// Sends a flash.
///
/// # Errors
/// When the member may not, the sentence is empty or too long, it would have left the ticker already, or the
/// edition or story is not there.
pub fn send_flash(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &SendFlash,
    on: &Occasion,
) -> Result<FlashId, Failure> {
    member.may(Permission::SendFlash)?;
    let text = worded(&asked.text)?;
    let expires = asked.expires.unwrap_or_else(|| Moment::from_micros(on.now.micros() + STAYS));
    if expires <= on.now {
        let advice = "choose a time to come, or leave it out for six hours";
        return Err(Refusal::Empty { field: "time on the ticker", advice }.into());
    }
    if !editions::all(tx)?.iter().any(|edition| edition.id == asked.edition) {
        return Err(Failure::Missing { what: "edition", key: asked.edition.to_string() });
    }
    if let Some(story) = asked.story {
        stories::hold(tx, story)?;
    }
    let flash = Flash {
        id: on.id(FlashId::new),
        edition: asked.edition,
        text,
        thread: asked.thread.trim().to_owned(),
        story: asked.story,
        sent: on.now,
        expires,
    };
    flashes::send(tx, &flash)?;
    record(tx, member, on, Some(flash.edition), Event::FlashSent { flash: flash.id })?;
    Ok(flash.id)
}

impl Newsroom {
    /// [`send_flash`], now.
    ///
    /// # Errors
    /// As [`send_flash`].
    pub async fn send_flash(&self, member: &Member, asked: SendFlash) -> Result<FlashId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| send_flash(tx, &member, &asked, on)).await
    }
}
