//! Opening an edition, or changing one.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{Edition, Member, Permission, Refusal, event::Event};
use house_style::HouseStyle;
use store::{Tx, sql};

/// Opens an edition or changes it; `position` is its place in the edition switch.
///
/// # Errors
/// When the member may not, the house cannot speak the edition's language, its tag cannot open addresses, or another
/// edition has it.
pub fn set_edition(
    tx: &mut dyn Tx,
    member: &Member,
    edition: &Edition,
    position: i64,
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::ChangeSettings)?;
    edition.usable()?;
    HouseStyle::of(edition)
        .map_err(|why| Failure::unreadable(format!("the edition “{}”", edition.tag), why))?;
    let there = sql::editions::all(tx)?;
    if there.iter().any(|other| other.tag == edition.tag && other.id != edition.id) {
        return Err(Refusal::AddressTaken(format!("/{}/", edition.tag)).into());
    }
    let unchanged = usize::try_from(position).ok().and_then(|place| there.get(place)) == Some(edition);
    if unchanged {
        return Ok(());
    }
    sql::editions::set(tx, edition, position)?;
    record(tx, member, on, Some(edition.id), Event::EditionChanged { edition: edition.id })
}

impl Newsroom {
    /// [`set_edition`], now.
    ///
    /// # Errors
    /// As [`set_edition`].
    pub async fn set_edition(&self, member: &Member, edition: Edition, position: i64) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| set_edition(tx, &member, &edition, position, on)).await
    }
}
