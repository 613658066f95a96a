//! Taking a flash back from every page where it stands. The archive says that there was one, not what it said.

use super::{record, send_flash::Told};
use crate::{Failure, Newsroom, Occasion};
use editorial::{FlashId, Member, Permission, Refusal, event::Event};
use store::{
    Tx,
    sql::{events, flashes},
};

/// Which flash is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecallFlash {
    /// Which flash.
    pub flash: FlashId,
    /// From whom.
    pub from: Recalled,
}

/// From whom a flash is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Recalled {
    /// From the readers of its edition.
    ItsEdition,
    /// From the readers of every edition that has a wording of it.
    #[default]
    EveryEdition,
}

impl Recalled {
    /// What a word of forms and programs names.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "its-edition" => Some(Recalled::ItsEdition),
            "every-edition" => Some(Recalled::EveryEdition),
            _ => None,
        }
    }
}

/// Recalls a flash; answers with all that were.
///
/// # Errors
/// When the member may not, or the flash was recalled already or is not there.
pub fn recall_flash(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &RecallFlash,
    on: &Occasion,
) -> Result<Vec<Told>, Failure> {
    member.may(Permission::SendFlash)?;
    let named = flashes::hold(tx, asked.flash)?;
    let reached = match asked.from {
        Recalled::ItsEdition => vec![named],
        Recalled::EveryEdition => flashes::of_bulletin(tx, named.bulletin)?,
    };
    let mut back = Vec::new();
    for mut flash in reached {
        flash = match flash.recall(on.now) {
            Ok(flash) => flash,
            // One of several editions may have taken its own back before.
            Err(_) if matches!(asked.from, Recalled::EveryEdition) => continue,
            Err(refusal) => return Err(refusal.into()),
        };
        record(tx, member, on, Some(flash.edition), Event::FlashRecalled { flash: flash.id })?;
        flash.told = events::newest(tx)?;
        flashes::change(tx, &flash)?;
        back.push(Told { flash: flash.id, entry: flash.told });
    }
    if back.is_empty() { Err(Refusal::FlashRecalled.into()) } else { Ok(back) }
}

impl Newsroom {
    /// [`recall_flash`], now.
    ///
    /// # Errors
    /// As [`recall_flash`].
    pub async fn recall_flash(&self, member: &Member, asked: RecallFlash) -> Result<Vec<Told>, Failure> {
        let member = member.clone();
        self.act(move |tx, on| recall_flash(tx, &member, &asked, on)).await
    }
}
