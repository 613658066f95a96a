//! Killing a story: in one act it leaves the site, the fronts it was pinned on, feeds, sitemaps and pressed pages; its
//! address says why; its wordings are shown to nobody but who may kill.
//!
//! What is not ours to rewrite stays and is told by [`Newsroom::reach`](crate::Newsroom::reach): stories that name it in
//! their text, flashes that were sent.

use super::{curate_front::arrange, held};
use crate::{
    Failure, Newsroom, Occasion,
    standing::{Move, Paper, Says, move_stories, only},
};
use editorial::{Member, Permission, StoryId, event::Event, front::Front, story::Story};
use store::{
    Tx,
    sql::{fronts, stories},
};

/// Which story is killed, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kill {
    /// Which story.
    pub story: StoryId,
    /// The version that the member has seen.
    pub seen: i64,
    /// What readers who follow a link are told.
    pub reason: String,
}

/// Kills a story that readers see, saw or are to see. Answers with the number of the entry from which on the log has
/// it: whoever has followed the log so far shows nothing of it.
///
/// # Errors
/// When the member may not, no reason is given, somebody saved in between, it never was before readers, or it was
/// killed before.
pub fn kill(tx: &mut dyn Tx, member: &Member, asked: &Kill, on: &Occasion) -> Result<i64, Failure> {
    member.may(Permission::Kill)?;
    let story = held(tx, asked.story, asked.seen)?;
    let seen = story.stage.live_revision().map(|revision| stories::wording(tx, revision)).transpose()?;
    let mut after = story.clone();
    after.stage = after.stage.kill(&asked.reason, on.now)?;
    after.changes = None;
    after.until = None;
    after.change(on.now);
    let (dossier, section) = (story.dossier, story.section);
    let event = Event::StoryKilled { story: story.id, dossier, section };
    let change = Move { before: Some((story.clone(), seen)), after, says: Says::Nothing, event: Some(event) };
    let paper = Paper::read(tx)?;
    only(move_stories(tx, member, on, &paper, &[change])?)?;
    for front in pinning(tx, &story)? {
        let layout = front.layout.clone().without(story.dossier);
        arrange(tx, member, on, &Front { since: on.now, came: on.now, restored: None, layout, ..front })?;
    }
    Ok(store::sql::events::newest(tx)?)
}

/// The fronts on which somebody pinned the story's dossier, where no other live story of the edition stands for it.
pub(crate) fn pinning(tx: &mut dyn Tx, story: &Story) -> Result<Vec<Front>, Failure> {
    let dossiers = stories::standing_in_dossiers(tx, &[story.dossier])?;
    let mut others = dossiers.iter().flatten();
    if others.any(|other| other.edition == story.edition && other.id != story.id) {
        return Ok(Vec::new());
    }
    let mut found = fronts::newest(tx, story.edition)?;
    found.retain(|front| front.layout.pin(story.dossier).is_some());
    Ok(found)
}

impl Newsroom {
    /// [`kill`], now.
    ///
    /// # Errors
    /// As [`kill`].
    pub async fn kill(&self, member: &Member, asked: Kill) -> Result<i64, Failure> {
        let member = member.clone();
        self.act(move |tx, on| kill(tx, &member, &asked, on)).await
    }
}
