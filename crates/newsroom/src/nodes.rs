//! The programs at work on this newsroom, as each tells the others: that it is there, how far it has followed the log, who
//! has which story open in it, and when it had taken a killed story from everything it shows.
//!
//! None of it is an act, and none of it is in the log: it says how things stand now, and is forgotten with the program.

use crate::Newsroom;
use editorial::{
    MemberId, Moment, NodeId, StoryId,
    node::{BEAT, Node, NodeKind, SILENCE},
};
use std::{collections::BTreeSet, time::Duration};
use store::{
    StoreError, Tx,
    sql::{events, nodes},
};
use tokio::sync::watch;

/// What moves on is told this often at most.
const GATHER: Duration = Duration::from_millis(50);

/// What was not heard of for so long is forgotten, in microseconds: a day.
const FORGOTTEN: i64 = 86_400_000_000;

impl Newsroom {
    /// A program that starts now; nobody has heard of it yet.
    pub fn as_node(&self, kind: NodeKind, name: &str) -> Node {
        let on = self.occasion();
        Node { id: on.id(NodeId::new), kind, name: name.to_owned(), seen: on.now, position: 0 }
    }

    /// Tells the others that this program is there.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn beat(&self, node: &Node) -> Result<(), StoreError> {
        let now = self.clock.now();
        let node = Node { seen: now, ..node.clone() };
        let work = move |tx: &mut dyn Tx| {
            nodes::beat(tx, &node)?;
            nodes::forget(tx, Moment::from_micros(now.micros() - FORGOTTEN))
        };
        self.store.run(work).await
    }

    /// Tells the others who has which story open here, in place of what was said before.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn tell_company(
        &self,
        node: NodeId,
        open: BTreeSet<(StoryId, MemberId)>,
    ) -> Result<(), StoreError> {
        let open: Vec<_> = open.into_iter().collect();
        self.store.run(move |tx| nodes::set_open(tx, node, &open)).await
    }

    /// Who has which story open, wherever.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn company(&self) -> Result<Vec<(StoryId, MemberId)>, StoreError> {
        let since = self.heard_since();
        self.store.read(move |tx| nodes::open(tx, since)).await
    }

    /// The programs at work, and those that were within the last day.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn nodes(&self) -> Result<Vec<Node>, StoreError> {
        let since = Moment::from_micros(self.clock.now().micros() - FORGOTTEN);
        self.store.read(move |tx| nodes::since(tx, since)).await
    }

    /// Says of every kill between two places of the log that a program shows nothing more of its story.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn note_kills(&self, node: NodeId, after: i64, upto: i64) -> Result<(), StoreError> {
        let kills = self.store.read(move |tx| events::kills_between(tx, after, upto)).await?;
        if kills.is_empty() {
            return Ok(());
        }
        let now = self.clock.now();
        let work = move |tx: &mut dyn Tx| {
            kills.iter().try_for_each(|sequence| nodes::note_kill(tx, *sequence, node, now))
        };
        self.store.run(work).await
    }

    /// Says that a program is there, how far it has come, and of each kill when it was done, for as long as it is polled.
    /// `done` tells up to which entry of the log whatever the program shows is true.
    pub async fn say_how_far(&self, node: Node, mut done: watch::Receiver<i64>) {
        let mut said = *done.borrow_and_update();
        loop {
            let upto = *done.borrow_and_update();
            let told = async {
                self.note_kills(node.id, said, upto).await?;
                self.beat(&Node { position: upto, ..node.clone() }).await
            };
            match told.await {
                Ok(()) => said = upto,
                Err(error) => tracing::warn!(%error, "the others cannot be told how far this program is"),
            }
            // Several changes that come at once are told at once.
            tokio::time::sleep(GATHER).await;
            match tokio::time::timeout(Duration::from_secs(BEAT), done.changed()).await {
                Ok(Ok(())) | Err(_) => {}
                Ok(Err(_)) => return,
            }
        }
    }

    /// When each program was done with a kill.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn kills_done(&self, sequence: i64) -> Result<Vec<(NodeId, Moment)>, StoreError> {
        self.store.read(move |tx| nodes::kills(tx, sequence)).await
    }

    /// Whoever was heard of since then is counted on.
    pub fn heard_since(&self) -> Moment {
        Moment::from_micros(self.clock.now().micros() - SILENCE)
    }
}
