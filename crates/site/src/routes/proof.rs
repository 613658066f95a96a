//! Proofs: pages as readers will see them, of a wording that they do not see yet.
//!
//! A proof is made as every page of the paper is: the same rows, views and theme, the furniture as it stands now. It never
//! comes near the press, so it is neither kept nor found at any address of the paper. Who may look at it is decided by
//! whoever asks for it.

use super::{
    answer::{Answer, Trouble},
    archive,
    lists::{self, Arrangement},
    paper::View,
    story,
};
use crate::{
    Site,
    ask::Ask,
    material::{self, StoryMaterial},
    page::Head,
    reading::Notes,
    view::{self, front},
};
use editorial::{
    EditionId, Moment, Stage, address,
    front::{self as arranged, Container, FrontOf, Layout},
    reading_time,
    story::{Story, Wording},
};
use std::sync::Mutex;
use store::sql::stories::{self, Face, Listing, Told};

/// What is to be proofed.
#[derive(Debug, Clone)]
pub struct Unseen {
    /// Where the story stands.
    pub story: Story,
    /// What it says.
    pub wording: Wording,
    /// When readers would be given this wording; nothing for the one that they see already.
    pub given: Option<Moment>,
}

/// Which page of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// The story's own page.
    Story,
    /// The front of its section, with the story on top.
    Section,
}

/// A page as readers will see it.
#[derive(Debug)]
pub struct Proof {
    /// The page.
    pub html: String,
    /// Whether pieces of other services stand in it.
    pub frames: bool,
}

/// What others make of a story who find or share it.
#[derive(Debug, Clone)]
pub struct Found {
    /// The line that a search engine shows, and the title of the window.
    pub title: String,
    /// The title when shared.
    pub shared: String,
    /// The sentences below it; may be empty.
    pub description: String,
    /// The absolute address that it will have.
    pub address: String,
    /// The picture when shared: its address on this site, and what it shows.
    pub picture: Option<(String, String)>,
}

/// Why there is no proof.
#[derive(Debug, thiserror::Error)]
pub enum NoProof {
    /// The story stands in no edition or section of the paper.
    #[error("the story stands in no edition of the paper")]
    Nowhere,
    /// The store or the theme failed.
    #[error("{0}")]
    Failed(String),
}

impl From<Trouble> for NoProof {
    fn from(trouble: Trouble) -> Self {
        Self::Failed(trouble.to_string())
    }
}

impl Site {
    /// The page that readers will see of this unseen.
    ///
    /// # Errors
    /// When the story stands nowhere, or the store or the theme fails.
    pub async fn proof(&self, unseen: Unseen, sheet: Sheet) -> Result<Proof, NoProof> {
        let furniture = self.furniture();
        let notes = Mutex::new(Notes::default());
        let room = furniture.room(unseen.story.edition).ok_or(NoProof::Nowhere)?;
        let view =
            View { composing: self.composing(), furniture: &furniture, room, notes: &notes, stood: None };
        let answer = match sheet {
            Sheet::Story => {
                let path = path(&view, &unseen);
                story::live(&view, &path, &gathered(&view, unseen).await?)?
            }
            Sheet::Section => lists::led_by(&view, listing(&view, &unseen)).await?,
        };
        proofed(answer)
    }

    /// The front as readers will see it of an arrangement that they do not see yet.
    ///
    /// # Errors
    /// When the front is of no edition, section or coverage of the paper, or the store or the theme fails.
    pub async fn front_proof(
        &self,
        edition: EditionId,
        of: FrontOf,
        layout: Layout,
    ) -> Result<Proof, NoProof> {
        let furniture = self.furniture();
        let notes = Mutex::new(Notes::default());
        let room = furniture.room(edition).ok_or(NoProof::Nowhere)?;
        let view =
            View { composing: self.composing(), furniture: &furniture, room, notes: &notes, stood: None };
        let draft = Arrangement::Draft(layout);
        let answer = match of {
            FrontOf::Edition => lists::front(&view, draft).await?,
            FrontOf::Section(id) => lists::arranged(&view, &Ask::Section(id), draft).await?,
            FrontOf::Coverage(id) => {
                let coverage = furniture.coverage(id).ok_or(NoProof::Nowhere)?;
                let ask = Ask::Coverage(coverage.slug.as_str().to_owned());
                lists::arranged(&view, &ask, draft).await?
            }
        };
        proofed(answer)
    }

    /// The paper of an edition as it stood at a minute, for members: whatever the publication allows readers. `rest` is the
    /// path inside the edition, `query` what turns a page of it. Answers with the address of the minute of the last change when another was asked for.
    ///
    /// # Errors
    /// When there is no such page, or the store or the theme fails.
    pub async fn stood(
        &self,
        edition: EditionId,
        at: Moment,
        rest: &str,
        query: &str,
    ) -> Result<Standing, NoProof> {
        let furniture = self.furniture();
        let notes = Mutex::new(Notes::default());
        let room = furniture.room(edition).ok_or(NoProof::Nowhere)?;
        let view =
            View { composing: self.composing(), furniture: &furniture, room, notes: &notes, stood: None };
        match archive::stood(&view, at, rest, query, &format!("/desk/archive/{}", room.edition.tag)).await? {
            Answer::Moved(to) => Ok(Standing::Elsewhere(to)),
            answer @ (Answer::Ready(_) | Answer::ForNow(_) | Answer::NotThere) => {
                proofed(answer).map(Standing::Here)
            }
        }
    }

    /// What stands, or stood at a moment, on a front: its bands with their stories and slots.
    ///
    /// # Errors
    /// When the edition is none of the paper, or the store fails.
    pub async fn bands(&self, edition: EditionId, of: FrontOf, at: Option<Moment>) -> Result<Bands, NoProof> {
        let furniture = self.furniture();
        let notes = Mutex::new(Notes::default());
        let room = furniture.room(edition).ok_or(NoProof::Nowhere)?;
        let view =
            View { composing: self.composing(), furniture: &furniture, room, notes: &notes, stood: None };
        let (edition, beginning) = (room.edition.clone(), arranged::beginning(&room.tree, of));
        let read = view.read(move |reading| {
            let (found, when) = match at {
                None => (reading.front(edition.id, of)?, front::When::Now),
                Some(at) => (reading.front_stood(edition.id, of, at)?, front::When::At(at)),
            };
            let layout = found.unwrap_or(beginning);
            let slots = front::slots(reading, &edition, &layout, when)?;
            let filled = slots.into_iter().map(|slots| {
                let stories = slots.into_iter().enumerate();
                stories.filter_map(|(slot, placed)| Some((slot, placed?.0))).collect::<Vec<_>>()
            });
            Ok(layout.containers.into_iter().zip(filled).filter(|(_, stories)| !stories.is_empty()).collect())
        });
        read.await.map_err(|error| Trouble::from(error).into())
    }

    /// What stands in each slot of an arrangement at this moment, and why.
    ///
    /// # Errors
    /// When the edition is none of the paper, or the store fails.
    pub async fn slots(
        &self,
        edition: EditionId,
        layout: Layout,
    ) -> Result<Vec<Vec<Option<front::Placed>>>, NoProof> {
        let furniture = self.furniture();
        let notes = Mutex::new(Notes::default());
        let room = furniture.room(edition).ok_or(NoProof::Nowhere)?;
        let view =
            View { composing: self.composing(), furniture: &furniture, room, notes: &notes, stood: None };
        let edition = room.edition.clone();
        let read = view.read(move |reading| front::slots(reading, &edition, &layout, front::When::Now));
        read.await.map_err(|error| Trouble::from(error).into())
    }

    /// How this wording will look where it is found or shared.
    ///
    /// # Errors
    /// As [`Site::proof`].
    pub async fn found(&self, unseen: Unseen) -> Result<Found, NoProof> {
        let furniture = self.furniture();
        let notes = Mutex::new(Notes::default());
        let room = furniture.room(unseen.story.edition).ok_or(NoProof::Nowhere)?;
        let view =
            View { composing: self.composing(), furniture: &furniture, room, notes: &notes, stood: None };
        let path = path(&view, &unseen);
        let material = gathered(&view, unseen).await?;
        let head = view::head::story(view.composing, &view.setting(), &material, &path);
        let picture = picture(&view, &head);
        let Head { title, share_title, description, canonical, .. } = head;
        Ok(Found { title, shared: share_title, description, address: canonical, picture })
    }
}

/// The bands of a front, each with its stories and the slots in which they stand.
pub type Bands = Vec<(Container, Vec<(usize, Listing)>)>;

/// A page of the past, or where it is.
#[derive(Debug)]
pub enum Standing {
    /// The page.
    Here(Proof),
    /// The same page at the minute of the last change before.
    Elsewhere(String),
}

fn proofed(answer: Answer) -> Result<Proof, NoProof> {
    match answer {
        Answer::Ready(ready) => {
            Ok(Proof { html: String::from_utf8_lossy(&ready.bytes).into_owned(), frames: ready.frames })
        }
        Answer::Moved(_) | Answer::ForNow(_) | Answer::NotThere => Err(NoProof::Nowhere),
    }
}

/// The picture for sharing, by its path: whoever looks may have come by another name of this host.
fn picture(view: &View<'_>, head: &Head) -> Option<(String, String)> {
    let image = head.image.as_ref()?;
    let home = view.composing.absolute(view.furniture, "");
    let path = image.address.strip_prefix(&home)?;
    Some((path.to_owned(), image.alt.clone()))
}

fn path(view: &View<'_>, unseen: &Unseen) -> String {
    address::story(&view.room.edition, &view.room.tree.path(unseen.story.section), &unseen.story.slug)
}

/// When readers first saw or will first see it.
fn published(view: &View<'_>, unseen: &Unseen) -> Moment {
    match &unseen.story.stage {
        Stage::Live { since, .. } => *since,
        Stage::Scheduled { goes_live, .. } => *goes_live,
        Stage::Draft | Stage::InReview { .. } | Stage::Withdrawn { .. } => {
            unseen.story.earliest(unseen.given.unwrap_or_else(|| view.composing.clock.now()))
        }
    }
}

/// The story as it will stand once readers see the unseen.
fn standing(unseen: &Unseen) -> Story {
    let mut story = unseen.story.clone();
    if matches!(story.stage, Stage::Live { .. }) {
        story.updated = unseen.given.or(story.updated);
    }
    story
}

async fn gathered(view: &View<'_>, unseen: Unseen) -> Result<StoryMaterial, NoProof> {
    let edition = view.room.edition.clone();
    let published = published(view, &unseen);
    let words = reading_time::words(&unseen.wording.body.plain_text());
    let told = Told { story: standing(&unseen), wording: None, words };
    let around =
        view.read(move |reading| material::around(reading, &edition, told, unseen.wording, published)).await;
    around.map_err(|error| Trouble::from(error).into())
}

fn listing(view: &View<'_>, unseen: &Unseen) -> Listing {
    let published = published(view, unseen);
    let Story { id, edition, dossier, section, form, slug, updated, .. } = standing(unseen);
    let standing = stories::Standing { id, edition, dossier, section, form, slug, published, updated };
    Listing { standing, face: Face::from(&unseen.wording) }
}
