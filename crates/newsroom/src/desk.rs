//! What the desk asks: the list of stories, what waits for its time, the history of a story, who did what. It changes
//! nothing.

use crate::{Failure, Newsroom, acts::kill};
use editorial::{
    FlashId, FrontId, Member, MemberId, Moment, Permission, RevisionId, StoryId,
    desk_list::{Filter, SavedView},
    event::Entry,
    note::Note,
    stage::{Stage, StageKind},
    story::{Due, Story, Wording},
};
use store::{
    Tx,
    sql::{
        desk_list::{self, DeskRow, Mark},
        events::{self, Wanted},
        flashes, members, notes, related, revisions, saved_views, stories,
    },
};

/// The most that one answer holds, whatever is asked.
const MOST: i64 = 500;

/// So many notes fit into the bar.
pub const MOST_CALLS: i64 = 20;

/// Something that the clock will do.
#[derive(Debug, Clone, PartialEq)]
pub struct Ahead {
    /// When.
    pub at: Moment,
    /// What.
    pub due: Due,
    /// The story.
    pub row: DeskRow,
    /// Who said so last; nobody when it was the house.
    pub by: Option<MemberId>,
}

/// An open note that calls somebody, with what its story is called now.
#[derive(Debug, Clone, PartialEq)]
pub struct Call {
    /// The note.
    pub note: Note,
    /// Who wrote it.
    pub by: String,
    /// The headline of the story's newest wording; may be empty.
    pub headline: String,
}

/// How many stories stand in the views of the house.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// In each stage that has any and that readers do not see yet.
    pub waiting: Vec<(StageKind, i64)>,
    /// Begun by the member.
    pub begun: i64,
    /// Given to the member.
    pub assigned: i64,
}

/// What still names a story: before it is killed, what it will be taken from; afterwards, what is left to do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// Fronts that have it pinned. Killing takes the pins out.
    pub fronts: Vec<FrontId>,
    /// Live stories whose text names it under Related News. They show nothing of it once it is not live.
    pub related: Vec<StoryId>,
    /// Flashes that lead to it, newest first. The sentence stays; it leads nowhere once the story is not live.
    pub flashes: Vec<FlashId>,
    /// Once it is killed, the number of the entry from which on the log has it: a server that has followed the log so
    /// far shows nothing of it.
    pub killed_at: Option<i64>,
}

impl Newsroom {
    /// At most `most` stories after a place in the list, newest change first. Who may not see drafts finds their own
    /// stories and what readers see.
    ///
    /// # Errors
    /// When the member does not write here, or the text is too long to look for.
    pub async fn stories(
        &self,
        member: &Member,
        filter: Filter,
        after: Mark,
        most: i64,
    ) -> Result<Vec<DeskRow>, Failure> {
        let own = sees(member)?;
        filter.usable()?;
        let most = most.clamp(1, MOST);
        Ok(self.store.read(move |tx| desk_list::list(tx, &filter, own, after, most)).await?)
    }

    /// How many stories a filter finds after this place of the list, counted up to `most`.
    ///
    /// # Errors
    /// As [`Newsroom::stories`].
    pub async fn stories_found(
        &self,
        member: &Member,
        filter: Filter,
        after: Mark,
        most: i64,
    ) -> Result<i64, Failure> {
        let own = sees(member)?;
        filter.usable()?;
        Ok(self.store.read(move |tx| desk_list::count(tx, &filter, own, after, most)).await?)
    }

    /// How many stories stand in the views of the house.
    ///
    /// # Errors
    /// When the member does not write here.
    pub async fn story_counts(&self, member: &Member) -> Result<Counts, Failure> {
        sees(member)?;
        let id = member.id;
        let look = move |tx: &mut dyn Tx| -> Result<Counts, Failure> {
            let (begun, assigned) = desk_list::of_member(tx, id)?;
            Ok(Counts { waiting: desk_list::waiting(tx)?, begun, assigned })
        };
        self.store.read(look).await
    }

    /// What the clock will do, in the order of its times; of at most five hundred stories.
    ///
    /// # Errors
    /// When the member does not write here.
    pub async fn ahead(&self, member: &Member) -> Result<Vec<Ahead>, Failure> {
        let own = sees(member)?;
        let mut found = self.store.read(|tx| desk_list::ahead(tx, MOST)).await?;
        found.retain(|(row, _)| {
            own.is_none_or(|own| row.story.is_of(own) || row.story.stage.live_revision().is_some())
        });
        let mut ahead: Vec<Ahead> = found
            .into_iter()
            .flat_map(|(row, by)| {
                let times = times(&row.story);
                times.into_iter().map(move |(at, due)| Ahead { at, due, row: row.clone(), by })
            })
            .collect();
        ahead.sort_by_key(|entry| entry.at);
        Ok(ahead)
    }

    /// One story as the desk knows it.
    ///
    /// # Errors
    /// When there is none, or the member may not read it at the desk.
    pub async fn story(&self, member: &Member, id: StoryId) -> Result<Story, Failure> {
        let member = member.clone();
        let look = move |tx: &mut dyn Tx| -> Result<Story, Failure> { readable(tx, &member, id) };
        self.store.read(look).await
    }

    /// The wordings of a story with a lower number, newest first.
    ///
    /// # Errors
    /// As [`Newsroom::story`].
    pub async fn revisions(
        &self,
        member: &Member,
        story: StoryId,
        below: i64,
        most: i64,
    ) -> Result<Vec<revisions::Saved>, Failure> {
        let member = member.clone();
        let look = move |tx: &mut dyn Tx| -> Result<_, Failure> {
            readable(tx, &member, story)?;
            Ok(revisions::before(tx, story, below, most.clamp(1, MOST))?)
        };
        self.store.read(look).await
    }

    /// One wording of a story.
    ///
    /// # Errors
    /// As [`Newsroom::story`]; and when there is no such wording.
    pub async fn revision(
        &self,
        member: &Member,
        id: RevisionId,
    ) -> Result<(revisions::Saved, Wording), Failure> {
        let member = member.clone();
        let look = move |tx: &mut dyn Tx| -> Result<_, Failure> {
            let found = revisions::one(tx, id)?;
            readable(tx, &member, found.0.story)?;
            Ok(found)
        };
        self.store.read(look).await
    }

    /// The notes on a story, oldest first.
    ///
    /// # Errors
    /// As [`Newsroom::story`].
    pub async fn notes(&self, member: &Member, story: StoryId) -> Result<Vec<Note>, Failure> {
        let member = member.clone();
        let look = move |tx: &mut dyn Tx| -> Result<_, Failure> {
            readable(tx, &member, story)?;
            Ok(notes::of_story(tx, story)?)
        };
        self.store.read(look).await
    }

    /// The open notes that call the member, newest first; at most a hundred. A note on a story that they may not read
    /// is left out.
    ///
    /// # Errors
    /// When the member does not write here.
    pub async fn notes_calling(&self, member: &Member) -> Result<Vec<Note>, Failure> {
        sees(member)?;
        let member = member.clone();
        let look = move |tx: &mut dyn Tx| -> Result<Vec<Note>, Failure> {
            let mut kept = Vec::new();
            for note in notes::calling(tx, member.id, 100)? {
                if readable(tx, &member, note.story).is_ok() {
                    kept.push(note);
                }
            }
            Ok(kept)
        };
        self.store.read(look).await
    }

    /// The newest open notes that call the member, at most [`MOST_CALLS`], with whom they come from and what their stories
    /// are called.
    ///
    /// # Errors
    /// When the member does not write here.
    pub async fn calls(&self, member: &Member) -> Result<Vec<Call>, Failure> {
        sees(member)?;
        let member = member.clone();
        let look = move |tx: &mut dyn Tx| -> Result<Vec<Call>, Failure> {
            let mut calls = Vec::new();
            for note in notes::calling(tx, member.id, MOST_CALLS)? {
                if readable(tx, &member, note.story).is_err() {
                    continue;
                }
                let newest = revisions::before(tx, note.story, revisions::NEWEST, 1)?.pop();
                let headline = newest.map(|saved| saved.face.headlines.page).unwrap_or_default();
                let by = members::find(tx, note.by)?.map(|kept| kept.account.called().to_owned());
                calls.push(Call { note, by: by.unwrap_or_default(), headline });
            }
            Ok(calls)
        };
        self.store.read(look).await
    }

    /// The views that the member keeps, by name.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn saved_views(&self, member: &Member) -> Result<Vec<SavedView>, Failure> {
        let id = member.id;
        Ok(self.store.read(move |tx| saved_views::of_member(tx, id)).await?)
    }

    /// Who did what: at most `most` entries of the log below a number, newest first.
    ///
    /// # Errors
    /// When the member may not see the audit.
    pub async fn audit(
        &self,
        member: &Member,
        wanted: Wanted,
        below: i64,
        most: i64,
    ) -> Result<Vec<Entry>, Failure> {
        member.may(Permission::SeeAudit)?;
        let most = most.clamp(1, MOST);
        Ok(self.store.read(move |tx| events::audit(tx, &wanted, below, most)).await?)
    }

    /// What still names a story; see [`Reach`].
    ///
    /// # Errors
    /// When there is none, or the member may not kill.
    pub async fn reach(&self, member: &Member, id: StoryId) -> Result<Reach, Failure> {
        member.may(Permission::Kill)?;
        let look = move |tx: &mut dyn Tx| -> Result<Reach, Failure> {
            let story = found(tx, id)?;
            Ok(Reach {
                fronts: kill::pinning(tx, &story)?.into_iter().map(|front| front.id).collect(),
                related: related::naming(tx, story.dossier, MOST)?,
                flashes: flashes::of_story(tx, id, MOST)?.into_iter().map(|flash| flash.id).collect(),
                killed_at: events::last_of_kind(tx, id, "story_killed")?.map(|entry| entry.sequence),
            })
        };
        self.store.read(look).await
    }
}

/// Whose drafts alone the member sees; nobody's in particular when they see all.
fn sees(member: &Member) -> Result<Option<MemberId>, Failure> {
    if member.may(Permission::SeeDrafts).is_ok() {
        return Ok(None);
    }
    member.may(Permission::Write)?;
    Ok(Some(member.id))
}

fn found(tx: &mut dyn Tx, id: StoryId) -> Result<Story, Failure> {
    let told = stories::read(tx, id)?;
    let missing = || Failure::Missing { what: "story", key: id.to_string() };
    Ok(told.ok_or_else(missing)?.story)
}

fn readable(tx: &mut dyn Tx, member: &Member, id: StoryId) -> Result<Story, Failure> {
    let story = found(tx, id)?;
    story.may_read(member)?;
    Ok(story)
}

/// Everything that the clock will do to a story.
fn times(story: &Story) -> Vec<(Moment, Due)> {
    let first = match &story.stage {
        Stage::Scheduled { goes_live, .. } => Some((*goes_live, Due::Publish)),
        Stage::Live { .. } => story.changes.map(|changes| (changes.goes_live, Due::PublishChanges)),
        Stage::Draft | Stage::InReview { .. } | Stage::Withdrawn { .. } => return Vec::new(),
    };
    first.into_iter().chain(story.until.map(|until| (until, Due::Expire))).collect()
}
