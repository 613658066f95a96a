//! The settings of an edition's live channel.

use super::record;
use crate::{Failure, Newsroom, Occasion, uses};
use editorial::{EditionId, Member, Permission, channel::Channel, event::Event};
use store::{
    Tx,
    sql::{assets, channels, editions},
};

/// Sets an edition's channel up, or changes it.
///
/// # Errors
/// When the member may not, a field cannot be used, or the edition or the poster is not there.
pub fn set_channel(tx: &mut dyn Tx, member: &Member, asked: &Channel, on: &Occasion) -> Result<(), Failure> {
    member.may(Permission::ChangeSettings)?;
    known(tx, asked.edition)?;
    if let Some(poster) = asked.poster
        && assets::by_ids(tx, &[poster])?.is_empty()
    {
        return Err(Failure::Missing { what: "asset", key: poster.to_string() });
    }
    let channel = asked.clone().settled()?;
    if channels::of_edition(tx, channel.edition)?.as_ref() == Some(&channel) {
        return Ok(());
    }
    channels::set(tx, &channel)?;
    uses::channel(tx, &channel)?;
    record(tx, member, on, Some(channel.edition), Event::ChannelChanged { edition: channel.edition })
}

/// Takes an edition's channel away; readers find no page of it any more. Its schedule is kept.
///
/// # Errors
/// When the member may not.
pub fn remove_channel(
    tx: &mut dyn Tx,
    member: &Member,
    edition: EditionId,
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::ChangeSettings)?;
    if channels::of_edition(tx, edition)?.is_some() {
        channels::remove(tx, edition)?;
        uses::channel_gone(tx, edition)?;
        record(tx, member, on, Some(edition), Event::ChannelChanged { edition })?;
    }
    Ok(())
}

/// An edition that must be there.
pub(super) fn known(tx: &mut dyn Tx, id: EditionId) -> Result<editorial::Edition, Failure> {
    let missing = || Failure::Missing { what: "edition", key: id.to_string() };
    editions::all(tx)?.into_iter().find(|edition| edition.id == id).ok_or_else(missing)
}

impl Newsroom {
    /// [`set_channel`], now.
    ///
    /// # Errors
    /// As [`set_channel`].
    pub async fn set_channel(&self, member: &Member, asked: Channel) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| set_channel(tx, &member, &asked, on)).await
    }

    /// [`remove_channel`], now.
    ///
    /// # Errors
    /// As [`remove_channel`].
    pub async fn remove_channel(&self, member: &Member, edition: EditionId) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| remove_channel(tx, &member, edition, on)).await
    }
}
