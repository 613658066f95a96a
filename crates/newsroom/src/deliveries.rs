//! How breaking news reached its readers: facts that the public paper measures and may not write down itself.
//!
//! They come in through this one door, as sums of a whole node, and touch nothing but their own tables: no story, no
//! flash's words, no entry of the log. Nobody is asked who they are, since no member acts.

use crate::{Failure, Newsroom, acts::Told};
use editorial::{
    EditionId, FlashId, Member, Moment, NodeId, Permission,
    flash::{Delivery, Flash},
};
use store::{
    StoreError, Tx,
    sql::{deliveries, flashes},
};

/// A node that has not counted for so long has ended, in microseconds.
const SILENT: i64 = 90_000_000;

/// A flash as the desk sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tracked {
    /// The flash.
    pub flash: Flash,
    /// When its last telling was on disk, where that was noted.
    pub committed: Option<Moment>,
    /// How it reached its readers, node by node, the newest telling first.
    pub deliveries: Vec<Delivery>,
    /// What it said before, newest first, each until when.
    pub before: Vec<(String, Moment)>,
}

impl Newsroom {
    /// Notes that these tellings are on disk, as of now.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn note_committed(&self, told: Vec<Told>, at: Moment) -> Result<(), Failure> {
        let note = move |tx: &mut dyn Tx| {
            told.iter().try_for_each(|told| deliveries::commit(tx, told.flash, told.entry, at))
        };
        Ok(self.store.run::<_, StoreError, _>(note).await?)
    }

    /// Notes how flashes reached the readers of one node.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn note_deliveries(&self, noted: Vec<(FlashId, Delivery)>) -> Result<(), Failure> {
        let note = move |tx: &mut dyn Tx| {
            noted.iter().try_for_each(|(flash, delivery)| deliveries::note(tx, *flash, delivery))
        };
        Ok(self.store.run::<_, StoreError, _>(note).await?)
    }

    /// Notes how many listen at one node, by edition.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn note_audience(&self, node: NodeId, counted: Vec<(EditionId, i64)>) -> Result<(), Failure> {
        let now = self.clock.now();
        let write = move |tx: &mut dyn Tx| {
            deliveries::forget(tx, Moment::from_micros(now.micros() - 10 * SILENT))?;
            counted
                .iter()
                .try_for_each(|(edition, readers)| deliveries::count(tx, node, *edition, *readers, now))
        };
        Ok(self.store.run::<_, StoreError, _>(write).await?)
    }

    /// How many listen now, by edition, at all nodes.
    ///
    /// # Errors
    /// When the member may not send flashes.
    pub async fn audience(&self, member: &Member) -> Result<Vec<(EditionId, i64)>, Failure> {
        member.may(Permission::SendFlash)?;
        let since = Moment::from_micros(self.clock.now().micros() - SILENT);
        Ok(self.store.read(move |tx| deliveries::listening(tx, since)).await?)
    }

    /// The newest flashes of these editions with how they reached their readers, newest first.
    ///
    /// # Errors
    /// When the member may not send flashes.
    pub async fn tracked_flashes(
        &self,
        member: &Member,
        editions: Vec<EditionId>,
        most: i64,
    ) -> Result<Vec<Tracked>, Failure> {
        member.may(Permission::SendFlash)?;
        let look = move |tx: &mut dyn Tx| -> Result<Vec<Tracked>, Failure> {
            let newest = flashes::newest(tx, &editions, most)?;
            newest.into_iter().map(|flash| tracked(tx, flash)).collect()
        };
        self.store.read(look).await
    }

    /// One flash with how it reached its readers.
    ///
    /// # Errors
    /// When the member may not send flashes, or there is none.
    pub async fn tracked_flash(&self, member: &Member, id: FlashId) -> Result<Tracked, Failure> {
        member.may(Permission::SendFlash)?;
        let look = move |tx: &mut dyn Tx| -> Result<Tracked, Failure> {
            let flash = flashes::hold(tx, id)?;
            tracked(tx, flash)
        };
        self.store.read(look).await
    }
}

fn tracked(tx: &mut dyn Tx, flash: Flash) -> Result<Tracked, Failure> {
    Ok(Tracked {
        committed: deliveries::committed(tx, flash.id)?,
        deliveries: deliveries::of_flash(tx, flash.id)?,
        before: if flash.corrected.is_some() { flashes::wordings(tx, flash.id)? } else { Vec::new() },
        flash,
    })
}
