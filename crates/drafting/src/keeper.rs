//! Writing updates to the store. What comes within a few milliseconds, in whatever room, goes into one commit: a commit
//! waits for the disk, and several people typing would else keep it busy.

use editorial::StoryId;
use std::{sync::Arc, time::Duration};
use store::{
    Store, StoreError,
    sql::drafts::{self, Update},
};
use tokio::sync::{mpsc, oneshot};

/// How long others are waited for.
const WINDOW: Duration = Duration::from_millis(3);

/// The most rooms in one commit.
const MOST: usize = 64;

/// Updates of one room.
struct Batch {
    story: StoryId,
    updates: Arc<Vec<Update>>,
    reply: oneshot::Sender<Result<i64, StoreError>>,
}

/// The one who writes.
#[derive(Clone)]
pub struct Keeper(mpsc::UnboundedSender<Batch>);

impl Keeper {
    /// Begins to write for whoever has a clone.
    pub fn start(store: Store) -> Self {
        let (sender, mut batches) = mpsc::unbounded_channel::<Batch>();
        tokio::spawn(async move {
            while let Some(first) = batches.recv().await {
                tokio::time::sleep(WINDOW).await;
                let mut gathered = vec![first];
                while gathered.len() < MOST
                    && let Ok(next) = batches.try_recv()
                {
                    gathered.push(next);
                }
                keep(&store, gathered).await;
            }
        });
        Self(sender)
    }

    /// Hands in updates of one story; the answer is the number of the last, once they are on disk.
    pub fn hand_in(
        &self,
        story: StoryId,
        updates: Arc<Vec<Update>>,
    ) -> oneshot::Receiver<Result<i64, StoreError>> {
        let (reply, answer) = oneshot::channel();
        // When nobody writes any more, the answer says so.
        let _ = self.0.send(Batch { story, updates, reply });
        answer
    }
}

async fn keep(store: &Store, mut gathered: Vec<Batch>) {
    // In one order on every node, so that two never wait for one another.
    gathered.sort_by_key(|batch| batch.story);
    let parts: Vec<_> = gathered.iter().map(|batch| (batch.story, Arc::clone(&batch.updates))).collect();
    let kept: Result<Vec<i64>, StoreError> = store
        .run(move |tx| parts.iter().map(|(story, updates)| drafts::append(tx, *story, updates)).collect())
        .await;
    match kept {
        Ok(numbers) => {
            for (batch, number) in gathered.into_iter().zip(numbers) {
                let _ = batch.reply.send(Ok(number));
            }
        }
        // What one story cannot have must not be in the way of the others.
        Err(_) => {
            for batch in gathered {
                let Batch { story, updates, reply } = batch;
                let alone = store.run(move |tx| drafts::append(tx, story, &updates)).await;
                let _ = reply.send(alone);
            }
        }
    }
}
