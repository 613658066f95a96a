//! Where assets stand: written with what shows them, in the same unit of work, so that the library answers at once and
//! never takes a picture away under a story.

use crate::{Failure, standing::Move, standing::Says};
use editorial::{
    AssetId, EditionId, Stage, StoryId,
    author::Author,
    channel::Channel,
    library::Place,
    live_blog::Entry,
    story::{Story, Wording},
};
use store::{
    Tx,
    sql::{
        library::{self, Standing},
        stories,
    },
};

/// What the newest wordings show, as they are saved.
pub(crate) fn newest(tx: &mut dyn Tx, saved: &[(&Story, &Wording)]) -> Result<(), Failure> {
    // What was never saved before stands nowhere yet.
    let again = saved.iter().filter(|(story, _)| story.wordings > 1);
    let again: Vec<_> = again.map(|(story, _)| (Place::Draft, *story.id.as_bytes())).collect();
    let shown = saved.iter().filter(|(story, _)| !is_gone(story));
    let uses: Vec<Standing> =
        shown.flat_map(|(story, wording)| of(wording, Place::Draft, story.id)).collect();
    Ok(library::put_uses(tx, &again, &uses)?)
}

/// What readers see, or will at a time, of stories that moved.
pub(crate) fn moved(tx: &mut dyn Tx, moves: &[&Move]) -> Result<(), Failure> {
    let mut gone = Vec::new();
    let mut uses = Vec::new();
    for change in moves {
        let story = &change.after;
        let id = *story.id.as_bytes();
        if change.before.is_some() {
            gone.extend([(Place::Live, id), (Place::Ahead, id)]);
        }
        if is_gone(story) {
            gone.push((Place::Draft, id));
        }
        let says = match &change.says {
            Says::New(revision) => Some(&revision.wording),
            Says::Kept(wording) => Some(wording),
            Says::Nothing => None,
        };
        let place = match &story.stage {
            Stage::Live { .. } => Place::Live,
            Stage::Scheduled { .. } => Place::Ahead,
            Stage::Draft | Stage::InReview { .. } | Stage::Withdrawn { .. } => continue,
        };
        uses.extend(says.into_iter().flat_map(|wording| of(wording, place, story.id)));
        if let Some(changes) = story.changes {
            uses.extend(of(&stories::wording(tx, changes.revision)?, Place::Ahead, story.id));
        }
    }
    Ok(library::put_uses(tx, &gone, &uses)?)
}

/// Nothing of a story waits for its time any more.
pub(crate) fn waits_no_more(tx: &mut dyn Tx, story: StoryId) -> Result<(), Failure> {
    Ok(library::put_uses(tx, &[(Place::Ahead, *story.as_bytes())], &[])?)
}

/// What an entry of a live blog shows; one that was taken back shows nothing.
pub(crate) fn entry(tx: &mut dyn Tx, entry: &Entry) -> Result<(), Failure> {
    let shown = if entry.deleted.is_some() { Vec::new() } else { entry.body.assets() };
    in_place(tx, Place::Entry, *entry.id.as_bytes(), shown)
}

/// An author's portrait.
pub(crate) fn author(tx: &mut dyn Tx, author: &Author) -> Result<(), Failure> {
    in_place(tx, Place::Author, *author.id.as_bytes(), author.portrait)
}

/// The poster of a channel.
pub(crate) fn channel(tx: &mut dyn Tx, channel: &Channel) -> Result<(), Failure> {
    in_place(tx, Place::Channel, *channel.edition.as_bytes(), channel.poster)
}

/// A channel is no more.
pub(crate) fn channel_gone(tx: &mut dyn Tx, edition: EditionId) -> Result<(), Failure> {
    in_place(tx, Place::Channel, *edition.as_bytes(), None)
}

/// The publication's mark.
pub(crate) fn logo(tx: &mut dyn Tx, logo: Option<AssetId>) -> Result<(), Failure> {
    in_place(tx, Place::Logo, [0; 16], logo)
}

/// What is shown before a film plays.
pub(crate) fn poster(tx: &mut dyn Tx, film: AssetId, poster: Option<AssetId>) -> Result<(), Failure> {
    in_place(tx, Place::Poster, *film.as_bytes(), poster)
}

fn in_place(
    tx: &mut dyn Tx,
    place: Place,
    of: [u8; 16],
    assets: impl IntoIterator<Item = AssetId>,
) -> Result<(), Failure> {
    let uses: Vec<_> = assets.into_iter().map(|asset| (asset, place, of)).collect();
    Ok(library::put_uses(tx, &[(place, of)], &uses)?)
}

fn of(wording: &Wording, place: Place, story: StoryId) -> Vec<Standing> {
    wording.assets().into_iter().map(|asset| (asset, place, *story.as_bytes())).collect()
}

/// Whether a story was taken from its readers for good: what it showed may go.
const fn is_gone(story: &Story) -> bool {
    match story.stage {
        Stage::Withdrawn { .. } => true,
        Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } | Stage::Live { .. } => false,
    }
}
