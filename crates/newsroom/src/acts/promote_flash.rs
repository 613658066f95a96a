//! Making more of a flash: a draft that begins with what readers were told, and to which the ticker leads as soon as it is
//! live; or an entry of a live blog, to which it leads at once.
//!
//! The chain is kept: flashes of the same thread that still run and lead nowhere lead there too, and their sentences stand
//! in the text, oldest first. Wordings of one bulletin become translations of one another.

use super::{record, save_draft::save, write_entry};
use crate::{Failure, Newsroom, Occasion, standing::Paper};
use editorial::{
    DossierId, FlashId, Member, Permission, Refusal, SectionId, Slug, StoryId,
    event::Event,
    flash::Flash,
    form::Form,
    live_blog::{Entry, Words, of_sentences},
    story::{Begun, Headlines, Story, Wording},
};
use store::{
    Tx,
    sql::{events, flashes, stories},
};

/// A thread has no more links than this in a draft.
const CHAIN: i64 = 64;

/// Which flash is made into a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PromoteFlash {
    /// Which flash.
    pub flash: FlashId,
    /// The section of the story; the first of the edition when nothing is said.
    pub section: Option<SectionId>,
}

/// Makes a draft of a flash; it is given to who asked.
///
/// # Errors
/// When the member may not send flashes or write, the flash was recalled, a story tells more already, or the section is
/// not there.
pub fn promote_flash(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &PromoteFlash,
    on: &Occasion,
) -> Result<StoryId, Failure> {
    member.may(Permission::SendFlash)?;
    member.may(Permission::Write)?;
    let flash = flashes::hold(tx, asked.flash)?;
    let story = on.id(StoryId::new);
    // The rule speaks before anything is written.
    let flash = flash.promote(story)?;
    let paper = Paper::read(tx)?;
    let (_, tree) = paper.edition(flash.edition)?;
    let section = asked.section.or_else(|| tree.tops().next().map(|section| section.id));
    let advice = "make a section first; a story stands in one";
    let section = section.ok_or(Refusal::Empty { field: "section", advice })?;
    let slug = Slug::from_title(&flash.text).or_else(|| Slug::from_title(&format!("flash-{}", flash.told)));
    let slug = slug.ok_or(Refusal::Empty { field: "slug", advice: "write a headline" })?;
    paper.address(flash.edition, section, &slug)?;
    let chain = chain(tx, &flash, on)?;
    let place = Begun {
        edition: flash.edition,
        dossier: dossier(tx, &flash)?.unwrap_or_else(|| on.id(DossierId::new)),
        section,
        form: Form::News,
        slug,
    };
    let mut draft = Story::begun(place, story, member.person(), on.now);
    draft.assignee = member.person();
    let wording = Wording {
        headlines: Headlines { page: flash.text.clone(), ..Headlines::default() },
        body: of_sentences(chain.iter().map(|link| link.text.as_str())),
        ..Wording::default()
    };
    let revision = save(tx, member, on, &paper, &mut draft, wording)?;
    record(tx, member, on, Some(draft.edition), Event::StorySaved { story, revision })?;
    lead(tx, member, on, chain, story)?;
    Ok(story)
}

/// Which flash becomes an entry, and where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EnterFlash {
    /// Which flash.
    pub flash: FlashId,
    /// The live blog.
    pub story: StoryId,
    /// Whether the entry is among the key events.
    pub key: bool,
}

/// Makes an entry of a flash; the entry remembers it. Answers with the entry.
///
/// # Errors
/// When the member may not send flashes or change the story, the flash was recalled, another story tells more of it, or
/// it belongs to another edition; and what adding an entry refuses.
pub fn enter_flash(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &EnterFlash,
    on: &Occasion,
) -> Result<Entry, Failure> {
    member.may(Permission::SendFlash)?;
    let (story, blog) = write_entry::held(tx, member, asked.story)?;
    let flash = flashes::hold(tx, asked.flash)?.enter(story.id)?;
    if flash.edition != story.edition {
        let advice = "choose one of the flash’s own edition";
        return Err(Refusal::Unusable { field: "live blog", given: story.slug.to_string(), advice }.into());
    }
    let chain = chain(tx, &flash, on)?;
    let words = match chain.split_last() {
        // One sentence is the headline; several are a text under the newest.
        Some((newest, before)) => Words {
            headline: newest.text.clone(),
            body: of_sentences(before.iter().map(|link| link.text.as_str())),
            ..Words::default()
        },
        None => Words::default(),
    };
    let entry = write_entry::add(tx, member, on, &story, blog, words, asked.key, Some(flash.id))?;
    lead(tx, member, on, chain, story.id)?;
    Ok(entry)
}

/// The flash with those of its thread that run and lead nowhere yet, oldest first.
fn chain(tx: &mut dyn Tx, flash: &Flash, on: &Occasion) -> Result<Vec<Flash>, Failure> {
    let mut chain: Vec<Flash> = flashes::running(tx, flash.edition, on.now, CHAIN)?;
    chain.retain(|other| {
        other.id != flash.id
            && !flash.thread.is_empty()
            && other.thread == flash.thread
            && other.story.is_none()
    });
    chain.push(flash.clone());
    chain.sort_by_key(|link| (link.sent, link.id));
    Ok(chain)
}

/// Lets each of these lead to the story.
fn lead(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    chain: Vec<Flash>,
    story: StoryId,
) -> Result<(), Failure> {
    for mut link in chain {
        link.story = Some(story);
        record(tx, member, on, Some(link.edition), Event::FlashPromoted { flash: link.id, story })?;
        link.told = events::newest(tx)?;
        flashes::change(tx, &link)?;
    }
    Ok(())
}

/// The dossier of the story that another wording of the bulletin leads to, where this edition has none of it yet.
fn dossier(tx: &mut dyn Tx, flash: &Flash) -> Result<Option<DossierId>, Failure> {
    for other in flashes::of_bulletin(tx, flash.bulletin)? {
        let Some(story) = other.story else { continue };
        let dossier = stories::hold(tx, story)?.dossier;
        if !stories::dossier_has(tx, dossier, flash.edition)? {
            return Ok(Some(dossier));
        }
    }
    Ok(None)
}

impl Newsroom {
    /// [`promote_flash`], now.
    ///
    /// # Errors
    /// As [`promote_flash`].
    pub async fn promote_flash(&self, member: &Member, asked: PromoteFlash) -> Result<StoryId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| promote_flash(tx, &member, &asked, on)).await
    }

    /// [`enter_flash`], now.
    ///
    /// # Errors
    /// As [`enter_flash`].
    pub async fn enter_flash(&self, member: &Member, asked: EnterFlash) -> Result<Entry, Failure> {
        let member = member.clone();
        self.act(move |tx, on| enter_flash(tx, &member, &asked, on)).await
    }
}
