//! Giving a flash another sentence, on every page where it stands. The earlier one is kept.

use super::{record, send_flash::Told};
use crate::{Failure, Newsroom, Occasion};
use editorial::{FlashId, Member, Permission, event::Event};
use store::{
    Tx,
    sql::{events, flashes},
};

/// What a flash says from now on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CorrectFlash {
    /// Which flash.
    pub flash: FlashId,
    /// The sentence.
    pub text: String,
}

/// Corrects a flash.
///
/// # Errors
/// When the member may not, the sentence is empty, too long or the same, or the flash was recalled or is not there.
pub fn correct_flash(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &CorrectFlash,
    on: &Occasion,
) -> Result<Told, Failure> {
    member.may(Permission::SendFlash)?;
    let before = flashes::hold(tx, asked.flash)?;
    let mut flash = before.clone().correct(&asked.text, on.now)?;
    record(tx, member, on, Some(flash.edition), Event::FlashCorrected { flash: flash.id })?;
    flash.told = events::newest(tx)?;
    flashes::keep_wording(tx, flash.id, &before.text, on.now)?;
    flashes::change(tx, &flash)?;
    Ok(Told { flash: flash.id, entry: flash.told })
}

impl Newsroom {
    /// [`correct_flash`], now.
    ///
    /// # Errors
    /// As [`correct_flash`].
    pub async fn correct_flash(&self, member: &Member, asked: CorrectFlash) -> Result<Told, Failure> {
        let member = member.clone();
        self.act(move |tx, on| correct_flash(tx, &member, &asked, on)).await
    }
}
