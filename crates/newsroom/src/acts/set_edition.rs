//! Opening an edition, or changing one.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{Edition, Member, Permission, Refusal, event::Event};
use house_style::HouseStyle;
use store::{Tx, sql};

/// Opens an edition or changes it; `position` is its place in the edition switch.
///
/// # Errors
/// When the member may not, the house cannot speak the edition's language, its tag cannot stand in an address, or
/// another edition has it.
pub fn set_edition(
    tx: &mut dyn Tx,
    member: &Member,
    edition: &Edition,
    position: i64,
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::ChangeSettings)?;
    let fits = !edition.tag.is_empty()
        && edition.tag.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    if !fits {
        let reason = "its tag opens every address: use lowercase letters and hyphens, e.g. en or pt-br";
        return Err(Failure::unreadable(format!("the edition “{}”", edition.tag), reason));
    }
    if edition.name.trim().is_empty() {
        let advice = "write the publication's name in this language";
        return Err(Refusal::Empty { field: "name of the edition", advice }.into());
    }
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
