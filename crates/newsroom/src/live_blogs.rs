//! What the desk and programs ask of live blogs. It changes nothing.

use crate::{Failure, Newsroom};
use editorial::{
    EditionId, EntryId, Member, Permission, StoryId,
    live_blog::{self, Entry, LiveBlog},
    story::Story,
};
use store::{
    Tx,
    sql::{
        entries,
        stories::{self, Listing},
    },
};

/// A live blog with some of its entries, newest first, deleted ones among them.
#[derive(Debug, Clone, PartialEq)]
pub struct Account {
    /// The story.
    pub story: Story,
    /// What holds for the whole.
    pub blog: LiveBlog,
    /// The entries.
    pub entries: Vec<Entry>,
}

impl Newsroom {
    /// At most `most` entries below a number.
    ///
    /// # Errors
    /// When there is no such story, the member may not read it at the desk, or it is no live blog.
    pub async fn entries(
        &self,
        member: &Member,
        story: StoryId,
        below: i64,
        most: i64,
    ) -> Result<Account, Failure> {
        let member = member.clone();
        let look = move |tx: &mut dyn Tx| {
            let (story, blog) = readable(tx, &member, story)?;
            Ok::<_, Failure>(Account { entries: entries::every(tx, story.id, below, most)?, story, blog })
        };
        self.store.read(look).await
    }

    /// One entry, and what it said before, newest first.
    ///
    /// # Errors
    /// As [`Newsroom::entries`]; and when the entry is not there.
    pub async fn entry(
        &self,
        member: &Member,
        story: StoryId,
        entry: EntryId,
    ) -> Result<(Account, Vec<entries::Before>), Failure> {
        let member = member.clone();
        let look = move |tx: &mut dyn Tx| {
            let (story, blog) = readable(tx, &member, story)?;
            let found = entries::find(tx, entry)?.filter(|found| found.story == story.id);
            let found = found.ok_or_else(|| Failure::Missing { what: "entry", key: entry.to_string() })?;
            let before = entries::wordings(tx, entry)?;
            Ok::<_, Failure>((Account { story, blog, entries: vec![found] }, before))
        };
        self.store.read(look).await
    }

    /// The live blogs of an edition that run and that the member may write into, newest first.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn running_live_blogs(
        &self,
        member: &Member,
        edition: EditionId,
    ) -> Result<Vec<Listing>, Failure> {
        let member = member.clone();
        let look = move |tx: &mut dyn Tx| {
            let ids = entries::running(tx, edition, MOST_RUNNING)?;
            let mut open = Vec::with_capacity(ids.len());
            for id in ids {
                let told = stories::read(tx, id)?;
                if told.is_some_and(|told| told.story.may(&member, Permission::Write).is_ok()) {
                    open.push(id);
                }
            }
            stories::listings(tx, &open)
        };
        Ok(self.store.read(look).await?)
    }
}

/// An edition runs no more live blogs at once than fit a list.
const MOST_RUNNING: i64 = 12;

fn readable(tx: &mut dyn Tx, member: &Member, story: StoryId) -> Result<(Story, LiveBlog), Failure> {
    let told = stories::read(tx, story)?;
    let missing = || Failure::Missing { what: "story", key: story.to_string() };
    let story = told.ok_or_else(missing)?.story;
    story.may_read(member)?;
    live_blog::is_one(story.form)?;
    let blog = entries::blog(tx, story.id)?;
    Ok((story, blog))
}
