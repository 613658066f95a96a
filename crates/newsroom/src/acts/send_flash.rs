//! Sending one sentence of breaking news to the readers of one edition, or of several, each in its own words.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    BulletinId, EditionId, FlashId, Member, Moment, Permission, Refusal, StoryId,
    event::Event,
    flash::{Flash, Priority, STAYS, threaded, worded},
};
use store::{
    Tx,
    sql::{editions, events, flashes, stories},
};

/// One sentence of breaking news.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendFlash {
    /// The edition whose readers see it.
    pub edition: EditionId,
    /// The sentence.
    pub text: String,
    /// The event or speaker that ties several flashes together; empty when it stands alone.
    pub thread: String,
    /// The story that tells more.
    pub story: Option<StoryId>,
    /// When it leaves the ticker; after [`STAYS`] when nothing is said.
    pub expires: Option<Moment>,
}

/// The same breaking news in one edition or several.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SendBulletin {
    /// What was sent already, when these are further wordings of it.
    pub of: Option<BulletinId>,
    /// The wordings, one an edition.
    pub lines: Vec<Line>,
    /// How it stands among others.
    pub priority: Priority,
    /// The story that tells more; in the other editions, its translation there.
    pub story: Option<StoryId>,
    /// When it leaves the ticker; after [`STAYS`] when nothing is said.
    pub expires: Option<Moment>,
}

/// What a bulletin says in one edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The edition.
    pub edition: EditionId,
    /// The sentence.
    pub text: String,
    /// The event or speaker, as this edition calls it.
    pub thread: String,
}

/// A flash that was sent, and the entry of the log that tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Which flash.
    pub flash: FlashId,
    /// The number of the entry.
    pub entry: i64,
}

/// Sends a flash.
///
/// # Errors
/// When the member may not, the sentence is empty or too long, it would have left the ticker already, or the
/// edition or story is not there.
pub fn send_flash(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &SendFlash,
    on: &Occasion,
) -> Result<FlashId, Failure> {
    let line = Line { edition: asked.edition, text: asked.text.clone(), thread: asked.thread.clone() };
    let bulletin = SendBulletin {
        lines: vec![line],
        story: asked.story,
        expires: asked.expires,
        ..SendBulletin::default()
    };
    let (_, sent) = send_bulletin(tx, member, &bulletin, on)?;
    sent.first().map(|told| told.flash).ok_or_else(|| nothing_said().into())
}

/// Sends the wordings of a bulletin together: all of them, or none. Answers with the bulletin and its new flashes.
///
/// # Errors
/// As [`send_flash`]; and when an edition has its wording already, or the bulletin was recalled.
pub fn send_bulletin(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &SendBulletin,
    on: &Occasion,
) -> Result<(BulletinId, Vec<Told>), Failure> {
    member.may(Permission::SendFlash)?;
    if asked.lines.is_empty() {
        return Err(nothing_said().into());
    }
    let expires = asked.expires.unwrap_or_else(|| Moment::from_micros(on.now.micros() + STAYS));
    if expires <= on.now {
        let advice = "choose a time to come, or leave it out for six hours";
        return Err(Refusal::Empty { field: "time on the ticker", advice }.into());
    }
    let there = match asked.of {
        Some(bulletin) => flashes::of_bulletin(tx, bulletin)?,
        None => Vec::new(),
    };
    let bulletin = match (asked.of, there.first()) {
        (Some(bulletin), None) => {
            return Err(Failure::Missing { what: "flash", key: bulletin.to_string() });
        }
        (Some(_), Some(first)) if first.recalled.is_some() => return Err(Refusal::FlashRecalled.into()),
        (Some(bulletin), Some(_)) => bulletin,
        (None, _) => on.id(BulletinId::new),
    };
    let known = editions::all(tx)?;
    let told = asked.story.or_else(|| there.iter().find_map(|flash| flash.story));
    let mut worded_for: Vec<EditionId> = there.iter().map(|flash| flash.edition).collect();
    let mut sent = Vec::with_capacity(asked.lines.len());
    for line in &asked.lines {
        let (text, thread) = (worded(&line.text)?, threaded(&line.thread)?);
        if !known.iter().any(|edition| edition.id == line.edition) {
            return Err(Failure::Missing { what: "edition", key: line.edition.to_string() });
        }
        if worded_for.contains(&line.edition) {
            return Err(Refusal::FlashThere.into());
        }
        worded_for.push(line.edition);
        let id = on.id(FlashId::new);
        record(tx, member, on, Some(line.edition), Event::FlashSent { flash: id })?;
        let flash = Flash {
            id,
            edition: line.edition,
            bulletin,
            text,
            thread,
            priority: asked.priority,
            story: told.map(|story| told_in(tx, story, line.edition)).transpose()?.flatten(),
            sent: on.now,
            expires,
            corrected: None,
            recalled: None,
            told: events::newest(tx)?,
        };
        flashes::send(tx, &flash)?;
        sent.push(Told { flash: id, entry: flash.told });
    }
    Ok((bulletin, sent))
}

const fn nothing_said() -> Refusal {
    Refusal::Empty { field: "flash", advice: "write one sentence" }
}

/// The story itself in its own edition, its translation in another; nothing where there is none.
fn told_in(tx: &mut dyn Tx, story: StoryId, edition: EditionId) -> Result<Option<StoryId>, Failure> {
    let story = stories::hold(tx, story)?;
    if story.edition == edition {
        return Ok(Some(story.id));
    }
    let translations = stories::standing_in_dossiers(tx, &[story.dossier])?;
    let there = translations.iter().flatten().find(|standing| standing.edition == edition);
    Ok(there.map(|standing| standing.id))
}

impl Newsroom {
    /// [`send_flash`], now.
    ///
    /// # Errors
    /// As [`send_flash`].
    pub async fn send_flash(&self, member: &Member, asked: SendFlash) -> Result<FlashId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| send_flash(tx, &member, &asked, on)).await
    }

    /// [`send_bulletin`], now.
    ///
    /// # Errors
    /// As [`send_bulletin`].
    pub async fn send_bulletin(
        &self,
        member: &Member,
        asked: SendBulletin,
    ) -> Result<(BulletinId, Vec<Told>), Failure> {
        let member = member.clone();
        self.act(move |tx, on| send_bulletin(tx, &member, &asked, on)).await
    }
}
