//! Writing a note to colleagues on a story or a passage of it, and settling one.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    Member, MemberId, NoteId, Refusal, StoryId,
    event::Event,
    note::{self, Note},
};
use serde_json::Value;
use store::{
    Tx,
    sql::{members, notes, stories},
};

/// A note to be written.
#[derive(Debug, Clone, PartialEq)]
pub struct WriteNote {
    /// On which story.
    pub story: StoryId,
    /// What it says.
    pub text: String,
    /// The passage it is about, in the editor's own terms.
    pub passage: Option<Value>,
    /// The colleagues it calls.
    pub called: Vec<MemberId>,
}

/// Writes a note.
///
/// # Errors
/// When the member may not read the story at the desk, the note says nothing or too much, or a colleague is not there.
pub fn write_note(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &WriteNote,
    on: &Occasion,
) -> Result<NoteId, Failure> {
    let story = stories::hold(tx, asked.story)?;
    story.may_read(member)?;
    let text = note::worded(&asked.text)?;
    let passage = note::placed(asked.passage.as_ref())?;
    let called = note::called(&asked.called)?;
    for colleague in &called {
        let missing = || Failure::Missing { what: "member", key: colleague.to_string() };
        members::find(tx, *colleague)?.ok_or_else(missing)?;
    }
    let note = keep(tx, member, on, story.id, text, passage, &called)?;
    record(tx, member, on, Some(story.edition), Event::NoteWritten { story: story.id, note })?;
    Ok(note)
}

/// Keeps a note whose words and place were looked at.
pub(super) fn keep(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    story: StoryId,
    text: String,
    passage: Option<Value>,
    called: &[MemberId],
) -> Result<NoteId, Failure> {
    let mut there = Vec::new();
    for colleague in note::called(called)? {
        if members::find(tx, colleague)?.is_some() {
            there.push(colleague);
        }
    }
    let id = on.id(NoteId::new);
    let note = Note { id, story, by: member.id, at: on.now, text, passage, called: there, settled: None };
    notes::add(tx, &note)?;
    Ok(id)
}

/// Settles a note: what it asks for is done, or answered.
///
/// # Errors
/// When there is no such note, the member may not read its story at the desk, or it was settled before.
pub fn settle_note(tx: &mut dyn Tx, member: &Member, asked: NoteId, on: &Occasion) -> Result<(), Failure> {
    let note = notes::one(tx, asked)?;
    let story = stories::hold(tx, note.story)?;
    story.may_read(member)?;
    if !notes::settle(tx, asked, member.id, on.now)? {
        return Err(Refusal::NoteSettled.into());
    }
    record(tx, member, on, Some(story.edition), Event::NoteSettled { story: story.id, note: asked })
}

impl Newsroom {
    /// [`write_note`], now.
    ///
    /// # Errors
    /// As [`write_note`].
    pub async fn write_note(&self, member: &Member, asked: WriteNote) -> Result<NoteId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| write_note(tx, &member, &asked, on)).await
    }

    /// [`settle_note`], now.
    ///
    /// # Errors
    /// As [`settle_note`].
    pub async fn settle_note(&self, member: &Member, asked: NoteId) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| settle_note(tx, &member, asked, on)).await
    }
}
