//! The portrait of an author: another one, or none.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{AssetId, AuthorId, Member, Permission, author::Author, event::Event};
use store::{
    Tx,
    sql::{assets, authors},
};

/// Gives an author this portrait, or takes the one there is away.
///
/// # Errors
/// When the member may not, or the author or the picture is not there.
pub fn set_portrait(
    tx: &mut dyn Tx,
    member: &Member,
    id: AuthorId,
    portrait: Option<AssetId>,
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::KeepRegisters)?;
    let missing = || Failure::Missing { what: "author", key: id.to_string() };
    let author = authors::by_ids(tx, &[id])?.pop().ok_or_else(missing)?;
    if let Some(asset) = portrait
        && assets::by_ids(tx, &[asset])?.is_empty()
    {
        return Err(Failure::Missing { what: "asset", key: asset.to_string() });
    }
    if author.portrait == portrait {
        return Ok(());
    }
    authors::set(tx, &Author { portrait, ..author })?;
    record(tx, member, on, None, Event::AuthorChanged { author: id })
}

impl Newsroom {
    /// [`set_portrait`], now.
    ///
    /// # Errors
    /// As [`set_portrait`].
    pub async fn set_portrait(
        &self,
        member: &Member,
        id: AuthorId,
        portrait: Option<AssetId>,
    ) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| set_portrait(tx, &member, id, portrait, on)).await
    }
}
