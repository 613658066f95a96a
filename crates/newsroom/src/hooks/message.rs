//! What a hook is told: the entry of the log, and what readers (or, for what only the desk knows, the desk) see of it at
//! this moment. `docs/webhooks.md` promises these fields to programs of other houses.
//!
//! A killed story is told with nothing but its id. A withdrawn one with its address and the reason that readers get. No
//! message holds a body. The headline of what readers do not see is told by the kinds that only the desk knows, and not
//! while an embargo runs.

use crate::Failure;
use editorial::{
    CorrectionId, DossierId, Edition, EditionId, FlashId, Moment, Stage, StoryId,
    event::{Entry, Event},
    form::Form,
    hook::{Delivery, HookKind},
    stage::Ending,
    story::{Story, Wording},
};
use serde::Serialize;
use store::{
    StoreError, Tx,
    sql::{addresses, corrections, editions, events, flashes, publication, stories},
};
use url::Url;

/// What all messages share.
pub struct House {
    base: Option<Url>,
    editions: Vec<Edition>,
}

impl House {
    /// Reads it.
    pub fn read(tx: &mut dyn Tx) -> Result<Self, StoreError> {
        let publication = publication::find(tx)?.unwrap_or_default();
        Ok(Self { base: Url::parse(&publication.base_address).ok(), editions: editions::all(tx)? })
    }

    /// A path as an address; in full where the house knows where it stands.
    fn address(&self, path: &str) -> String {
        let full = self.base.as_ref().and_then(|base| base.join(path).ok());
        full.map_or_else(|| path.to_owned(), String::from)
    }

    fn tag(&self, id: EditionId) -> Option<&str> {
        self.editions.iter().find(|edition| edition.id == id).map(|edition| edition.tag.as_str())
    }
}

/// One message.
#[derive(Debug, Serialize)]
pub struct Message {
    #[serde(rename = "type")]
    kind: HookKind,
    timestamp: String,
    data: Data,
}

#[derive(Debug, Default, Serialize)]
struct Data {
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    edition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    story: Option<StoryTold>,
    #[serde(skip_serializing_if = "Option::is_none")]
    correction: Option<CorrectionTold>,
    #[serde(skip_serializing_if = "Option::is_none")]
    flash: Option<FlashTold>,
}

#[derive(Debug, Serialize)]
struct StoryTold {
    id: String,
    dossier: String,
    stage: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    desk_address: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    headline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    form: Option<Form>,
    #[serde(skip_serializing_if = "Option::is_none")]
    published_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    updated_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    goes_live_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<String>,
}

#[derive(Debug, Serialize)]
struct CorrectionTold {
    id: String,
    kind: &'static str,
    text: String,
    at: String,
}

#[derive(Debug, Serialize)]
struct FlashTold {
    id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<String>,
    #[serde(skip_serializing_if = "String::is_empty")]
    thread: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    story: Option<String>,
    sent_at: String,
    expires_at: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    corrected_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    recalled_at: Option<String>,
}

impl Message {
    /// As it is sent and signed.
    pub fn body(&self) -> Result<Vec<u8>, Failure> {
        serde_json::to_vec(self).map_err(|error| unwritten(&error))
    }

    /// As a person reads it.
    pub fn shown(&self) -> Result<String, Failure> {
        serde_json::to_string_pretty(self).map_err(|error| unwritten(&error))
    }
}

fn unwritten(error: &serde_json::Error) -> Failure {
    Failure::Store(StoreError::Unreadable { place: "the message of a hook", reason: error.to_string() })
}

/// What is told by this delivery at this moment; nothing when the log has no such entry any more.
pub fn of(
    tx: &mut dyn Tx,
    house: &House,
    delivery: &Delivery,
    now: Moment,
) -> Result<Option<Message>, Failure> {
    let Some(sequence) = delivery.entry else {
        let timestamp = delivery.queued.rfc3339();
        return Ok(Some(Message { kind: delivery.kind, timestamp, data: Data::default() }));
    };
    let entry = events::after(tx, sequence - 1, 1)?.into_iter().find(|entry| entry.sequence == sequence);
    let Some(entry) = entry else { return Ok(None) };
    let story = match delivery.story {
        Some(id) => stories::read(tx, id)?,
        None => None,
    };
    let mut data = Data {
        entry: Some(entry.sequence),
        edition: entry.edition.and_then(|id| house.tag(id)).map(str::to_owned),
        ..Data::default()
    };
    if let Some(told) = story {
        let seen = told.wording.as_ref();
        data.correction = correction(tx, &entry, &told.story)?;
        data.story = Some(story_told(tx, house, delivery.kind, &told.story, seen, now)?);
    }
    data.flash = flash(tx, &entry)?;
    Ok(Some(Message { kind: delivery.kind, timestamp: entry.at.rfc3339(), data }))
}

fn story_told(
    tx: &mut dyn Tx,
    house: &House,
    kind: HookKind,
    story: &Story,
    seen: Option<&Wording>,
    now: Moment,
) -> Result<StoryTold, Failure> {
    let mut told = StoryTold::bare(story.id, story.dossier, stage(&story.stage));
    if story.stage.is_killed() {
        return Ok(told);
    }
    match &story.stage {
        Stage::Live { since, .. } => {
            told.headline = seen.map(|wording| wording.headlines.page.clone());
            told.form = Some(story.form);
            told.published_at = Some(since.rfc3339());
            told.updated_at = story.updated.map(Moment::rfc3339);
            told.address = address(tx, house, story.id)?;
        }
        Stage::Withdrawn { reason, ending, revision, .. } => {
            if revision.is_some() {
                told.address = address(tx, house, story.id)?;
            }
            if *ending == Ending::TakenBack {
                told.reason = Some(reason.clone());
            }
        }
        Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } => {}
    }
    if kind.is_inside() {
        told.desk_address = Some(house.address(&format!("/desk/stories/{}", story.id)));
        if let Stage::Scheduled { goes_live, .. } = &story.stage {
            told.goes_live_at = Some(goes_live.rfc3339());
        } else if let Some(changes) = story.changes {
            told.goes_live_at = Some(changes.goes_live.rfc3339());
        }
        let embargoed = story.embargo.is_some_and(|until| until > now);
        if !embargoed && story.wordings > 0 {
            told.headline = Some(stories::wording(tx, story.newest)?.headlines.page);
        }
    }
    Ok(told)
}

impl StoryTold {
    fn bare(id: StoryId, dossier: DossierId, stage: &'static str) -> Self {
        Self {
            id: id.to_string(),
            dossier: dossier.to_string(),
            stage,
            address: None,
            desk_address: None,
            headline: None,
            form: None,
            published_at: None,
            updated_at: None,
            goes_live_at: None,
            reason: None,
        }
    }
}

/// The word of the stage, and of how a story left its readers.
const fn stage(stage: &Stage) -> &'static str {
    match stage {
        Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } | Stage::Live { .. } => stage.word(),
        Stage::Withdrawn { ending, .. } => match ending {
            Ending::TakenBack => "withdrawn",
            Ending::Expired => "expired",
            Ending::Killed => "killed",
        },
    }
}

fn address(tx: &mut dyn Tx, house: &House, story: StoryId) -> Result<Option<String>, StoreError> {
    let path = addresses::current(tx, &[story])?.pop().flatten();
    Ok(path.map(|path| house.address(&path)))
}

/// The correction that an entry tells of, while readers see the story.
fn correction(tx: &mut dyn Tx, entry: &Entry, story: &Story) -> Result<Option<CorrectionTold>, StoreError> {
    let Some((id, Stage::Live { .. })) = corrected(&entry.event).map(|id| (id, &story.stage)) else {
        return Ok(None);
    };
    let found = corrections::of_story(tx, story.id)?.into_iter().find(|correction| correction.id == id);
    Ok(found.map(|found| CorrectionTold {
        id: found.id.to_string(),
        kind: found.kind.word(),
        text: found.text,
        at: found.at.rfc3339(),
    }))
}

const fn corrected(event: &Event) -> Option<CorrectionId> {
    if let Event::StoryCorrected { correction, .. } = event { Some(*correction) } else { None }
}

/// The flash that an entry tells of; what was taken back says nothing any more.
fn flash(tx: &mut dyn Tx, entry: &Entry) -> Result<Option<FlashTold>, StoreError> {
    let Some(id) = of_a_flash(&entry.event) else { return Ok(None) };
    Ok(flashes::find(tx, id)?.map(|flash| FlashTold {
        id: flash.id.to_string(),
        text: flash.recalled.is_none().then_some(flash.text),
        thread: flash.thread,
        story: flash.story.map(|story| story.to_string()),
        sent_at: flash.sent.rfc3339(),
        expires_at: flash.expires.rfc3339(),
        corrected_at: flash.corrected.map(Moment::rfc3339),
        recalled_at: flash.recalled.map(Moment::rfc3339),
    }))
}

const fn of_a_flash(event: &Event) -> Option<FlashId> {
    if let Event::FlashSent { flash } | Event::FlashCorrected { flash } | Event::FlashRecalled { flash } =
        event
    {
        Some(*flash)
    } else {
        None
    }
}
