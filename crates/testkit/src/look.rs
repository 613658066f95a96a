//! What a test sees of the newsroom.

use crate::TestNewsroom;
use editorial::{EditionId, Member, StoryId, event::Entry, shelf::Shelf};
use newsroom::acts::SaveDraft;
use store::{
    StoreError, Tx,
    sql::{addresses, events, listed, stories},
};

impl TestNewsroom {
    /// Reads something that must be there.
    pub async fn read<T, F>(&self, look: F) -> T
    where
        T: Send + 'static,
        F: FnOnce(&mut dyn Tx) -> Result<T, StoreError> + Send + 'static,
    {
        self.newsroom().store.read(look).await.expect("the store answers")
    }

    /// The story that is or was at this path.
    pub async fn at(&self, path: &str) -> Option<StoryId> {
        let path = path.to_owned();
        self.read(move |tx| addresses::find(tx, &path)).await.map(|(story, _)| story)
    }

    /// Where this path leads now.
    pub async fn leads_to(&self, path: &str) -> Option<String> {
        let path = path.to_owned();
        self.read(move |tx| addresses::find(tx, &path)).await.map(|(_, path)| path)
    }

    /// A story with what readers see of it.
    pub async fn told(&self, story: StoryId) -> stories::Told {
        self.read(move |tx| stories::read(tx, story)).await.expect("the story is there")
    }

    /// The version of a story, for an act that has seen it as it is.
    pub async fn version(&self, story: StoryId) -> i64 {
        self.told(story).await.story.version
    }

    /// Saves a story again under another headline; answers with its version.
    pub async fn reword(&self, member: &Member, story: StoryId, headline: &str) -> i64 {
        let now = self.told(story).await.story;
        let mut wording = self.read(move |tx| stories::wording(tx, now.newest)).await;
        headline.clone_into(&mut wording.headlines.page);
        let again = SaveDraft::Again { story, seen: now.version, wording };
        self.newsroom().save_draft(member, again).await.expect("the wording is in order").1
    }

    /// The headlines on a shelf of an edition, newest first.
    pub async fn shelf(&self, edition: EditionId, of: Shelf) -> Vec<String> {
        let look = listed::Look { shelf: of.id(edition), before: listed::TOP, most: 1_000 };
        let found = self.read(move |tx| listed::look(tx, &[look])).await;
        found.into_iter().flatten().map(|listing| listing.face.headlines.page).collect()
    }

    /// The log from its beginning.
    pub async fn log(&self) -> Vec<Entry> {
        self.read(|tx| events::after(tx, 0, 10_000)).await
    }

    /// The kinds of the entries that were written after this place in the log.
    pub async fn news_since(&self, place: usize) -> Vec<String> {
        let log = self.log().await;
        let kind = |entry: &Entry| {
            format!("{:?}", entry.event).split([' ', '{']).next().unwrap_or_default().to_owned()
        };
        log.iter().skip(place).map(kind).collect()
    }
}
