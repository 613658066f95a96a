//! What the log says to open pages: frames for the stream of an edition.
//!
//! Two steps, since a theme cannot speak inside a transaction: what the entries are about is gathered from the store,
//! then written as frames, each once for all readers. These kinds of event:
//!
//! - `flash`: a sentence was sent or corrected, or leads to a story now. JSON: `id`, `text`, `thread`, `urgent`, `sent`,
//!   `until` (milliseconds of the epoch), `address`, `html` (the entry of the ticker as the theme speaks it), `ask` (the
//!   share of pages that answer when they show it).
//! - `recall`: it was taken back. JSON: `id`.
//! - `entry`: an entry of a live blog was written, changed, pinned, marked, deleted. JSON: `story`, `id`, `number`,
//!   `version`, `title`, `html` (the entry as the theme speaks it on its sheet; null where it was deleted), `top` (what
//!   stands above the entries, where it may have changed with this one).
//! - `blog`: a live blog ended or runs again. JSON: `story`, `top`.
//! - `story`: one went live, got a new wording, left its readers. JSON: `what` (`live`, `updated`, `withdrawn`), `id`,
//!   `address` unless it was killed. Many at once are one event with `what` `many`, and nothing else.
//!
//! Of one thing only the newest telling is framed: a flash that was corrected meanwhile is not first sent as it was.

mod entries;

pub use entries::{BlogHeard, EntryHeard};

use crate::{furniture::Furniture, reading::Reading, view};
use air::{Frame, Lasts};
use editorial::{
    EditionId, EntryId, FlashId, Moment, StoryId,
    event::{Entry, Event},
    flash::Flash,
};
use minijinja::{context, value::Serde};
use serde_json::json;
use std::collections::HashMap;
use store::{
    StoreError, Tx,
    sql::{
        addresses, flashes,
        stories::{self, Listing},
    },
};

/// More stories than this at once are an import, not news: they are told as one event.
const MANY: usize = 20;

/// So many running flashes may lead to one story.
const LEADING: i64 = 16;

/// What one entry of the log says to the readers of one edition.
#[derive(Debug)]
pub struct Heard {
    /// The entry.
    pub number: i64,
    /// The edition.
    pub edition: EditionId,
    /// What it says.
    pub says: Says,
}

/// What is said.
#[derive(Debug)]
pub enum Says {
    /// This flash stands on the ticker, leading to this story.
    Flash(Box<Flash>, Option<Box<Listing>>),
    /// This flash was taken back.
    Recall(FlashId, Moment),
    /// A story changed; and these flashes lead to it, or do no more.
    Story(StoryId, What, Option<String>, Vec<(Flash, Option<Listing>)>),
    /// An entry of a live blog stands otherwise than before.
    Entry(Box<EntryHeard>),
    /// A live blog ended, or runs again.
    Blog(Box<BlogHeard>),
    /// So many stories changed that nobody is told one by one.
    Many,
}

impl Heard {
    /// Whether it goes out before anything else: it needs no page.
    pub const fn is_breaking(&self) -> bool {
        match self.says {
            Says::Flash(..) | Says::Recall(..) => true,
            Says::Story(..) | Says::Entry(_) | Says::Blog(_) | Says::Many => false,
        }
    }
}

/// What happened to a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// Readers see it for the first time.
    Live,
    /// It has another wording or place.
    Updated,
    /// It was taken from them.
    Withdrawn,
    /// The same, and it is named no more.
    Killed,
}

impl What {
    const fn word(self) -> &'static str {
        match self {
            Self::Live => "live",
            Self::Updated => "updated",
            Self::Withdrawn | Self::Killed => "withdrawn",
        }
    }
}

/// What these entries say, in their order.
///
/// # Errors
/// What the store says.
pub fn gather(tx: &mut dyn Tx, entries: &[Entry], now: Moment) -> Result<Vec<Heard>, StoreError> {
    let changed: Vec<(StoryId, EditionId)> = entries
        .iter()
        .filter_map(|entry| match about(&entry.event) {
            About::Story(story, _) => Some((story, entry.edition?)),
            About::Flash(_) | About::Entry(..) | About::Blog(_) | About::Nothing => None,
        })
        .collect();
    let mut counts: HashMap<EditionId, usize> = HashMap::new();
    for (_, edition) in &changed {
        *counts.entry(*edition).or_default() += 1;
    }
    let many = |edition: EditionId| counts.get(&edition).is_some_and(|count| *count > MANY);
    let named: Vec<StoryId> = changed.iter().filter(|(_, ed)| !many(*ed)).map(|(id, _)| *id).collect();
    let paths: HashMap<StoryId, String> = named
        .iter()
        .copied()
        .zip(addresses::current(tx, &named)?)
        .filter_map(|(id, path)| Some((id, web::addresses::encoded(&path?))))
        .collect();
    let mut heard = Vec::new();
    let mut told_many = Vec::new();
    for entry in entries {
        let Some(edition) = entry.edition else { continue };
        let mut say = |says| heard.push(Heard { number: entry.sequence, edition, says });
        match about(&entry.event) {
            About::Flash(id) => {
                let Some(flash) = flashes::find(tx, id)? else { continue };
                if flash.told > entry.sequence {
                    // A later entry tells of it as it is now.
                } else if flash.recalled.is_some() {
                    say(Says::Recall(id, flash.expires));
                } else if flash.runs(now) {
                    let leads = leads_to(tx, &flash)?;
                    say(Says::Flash(Box::new(flash), leads.map(Box::new)));
                }
            }
            About::Story(_, _) if many(edition) => {
                if !told_many.contains(&edition) {
                    told_many.push(edition);
                    say(Says::Many);
                }
            }
            About::Story(id, what) => {
                let mut leading = Vec::new();
                for flash in flashes::of_story(tx, id, LEADING)? {
                    if flash.runs(now) && flash.edition == edition {
                        let leads = leads_to(tx, &flash)?;
                        leading.push((flash, leads));
                    }
                }
                let path = paths.get(&id).filter(|_| what != What::Killed).cloned();
                say(Says::Story(id, what, path, leading));
            }
            About::Entry(story, id) => {
                if let Some(found) = entries::entry(&mut Reading::over(tx)?, story, id, entry.sequence, now)?
                {
                    say(Says::Entry(Box::new(found)));
                }
            }
            About::Blog(story) => {
                if let Some(found) = entries::blog(&mut Reading::over(tx)?, story, now)? {
                    say(Says::Blog(Box::new(found)));
                }
            }
            About::Nothing => {}
        }
    }
    Ok(heard)
}

/// The story that a flash leads to, where readers can see it.
fn leads_to(tx: &mut dyn Tx, flash: &Flash) -> Result<Option<Listing>, StoreError> {
    match flash.story {
        Some(story) => Ok(stories::listings(tx, &[story])?.into_iter().next()),
        None => Ok(None),
    }
}

/// The frame of what was heard; nothing for an edition that the furniture does not know yet. `ask` is the share of
/// pages that are asked to answer.
pub fn frame(furniture: &Furniture, heard: &Heard, ask: f64) -> Option<Frame> {
    let number = heard.number;
    match &heard.says {
        Says::Flash(flash, story) => {
            let data = flash_data(furniture, flash, story.as_deref(), ask)?;
            let lasts = Lasts::Until(flash.expires.micros());
            Some(Frame::event(number, about_flash(flash.id), lasts, "flash", &data))
        }
        Says::Recall(id, expires) => {
            let data = json!({ "id": id }).to_string();
            Some(Frame::event(number, about_flash(*id), Lasts::Until(expires.micros()), "recall", &data))
        }
        Says::Story(id, what, path, leading) => {
            let mut events = Vec::with_capacity(leading.len() + 1);
            for (flash, story) in leading {
                events.push(("flash", flash_data(furniture, flash, story.as_ref(), 0.0)?));
            }
            let mut data = json!({ "what": what.word(), "id": id });
            if let Some(path) = path {
                data["address"] = path.as_str().into();
            }
            events.push(("story", data.to_string()));
            Some(Frame::events(number, u128::from_be_bytes(*id.as_bytes()), Lasts::Once, &events))
        }
        Says::Entry(heard_of) => entries::entry_frame(furniture, heard.edition, number, heard_of),
        Says::Blog(heard_of) => entries::blog_frame(furniture, heard.edition, number, heard_of),
        Says::Many => {
            Some(Frame::event(number, 0, Lasts::Once, "story", &json!({ "what": "many" }).to_string()))
        }
    }
}

fn about_flash(id: FlashId) -> u128 {
    u128::from_be_bytes(*id.as_bytes())
}

fn flash_data(furniture: &Furniture, flash: &Flash, story: Option<&Listing>, ask: f64) -> Option<String> {
    let room = furniture.room(flash.edition)?;
    let shown = view::flash::view(&room.edition, &room.tree, &room.style, flash, story);
    let spoken =
        room.theme.speak("live/flash.html", &context! { flash => minijinja::Value::from(Serde(&shown)) });
    let html = match spoken {
        Ok(html) => html,
        Err(error) => {
            tracing::error!(%error, "the theme cannot speak a flash for open pages");
            return None;
        }
    };
    let data = json!({
        "id": flash.id, "text": flash.text, "thread": flash.thread, "urgent": shown.urgent,
        "sent": shown.time.machine, "until": shown.until, "address": shown.address, "html": html.trim(), "ask": ask,
    });
    // Nothing in it is markup for who takes it for a page.
    Some(data.to_string().replace('<', "\\u003c"))
}

/// What an entry is about, for open pages.
enum About {
    Flash(FlashId),
    Story(StoryId, What),
    Entry(StoryId, EntryId),
    Blog(StoryId),
    Nothing,
}

const fn about(event: &Event) -> About {
    match event {
        Event::FlashSent { flash }
        | Event::FlashCorrected { flash }
        | Event::FlashRecalled { flash }
        | Event::FlashPromoted { flash, .. } => About::Flash(*flash),
        Event::EntryAdded { story, entry, .. }
        | Event::EntryEdited { story, entry, .. }
        | Event::EntryDeleted { story, entry, .. }
        | Event::EntryMarked { story, entry, .. }
        | Event::EntryPinned { story, entry, .. }
        | Event::EntryUnpinned { story, entry, .. } => About::Entry(*story, *entry),
        Event::LiveBlogClosed { story } | Event::LiveBlogReopened { story } => About::Blog(*story),
        Event::StoryPublished { story, .. } => About::Story(*story, What::Live),
        Event::StoryUpdated { story, .. } | Event::StoryCorrected { story, .. } => {
            About::Story(*story, What::Updated)
        }
        Event::StoryWithdrawn { story, .. } | Event::StoryExpired { story, .. } => {
            About::Story(*story, What::Withdrawn)
        }
        Event::StoryKilled { story, .. } => About::Story(*story, What::Killed),
        Event::PublicationChanged
        | Event::EditionChanged { .. }
        | Event::SectionChanged { .. }
        | Event::RegionChanged { .. }
        | Event::TopicChanged { .. }
        | Event::CoverageChanged { .. }
        | Event::AuthorChanged { .. }
        | Event::FooterPageChanged { .. }
        | Event::AssetUploaded { .. }
        | Event::AssetDeveloped { .. }
        | Event::AssetSpoilt { .. }
        | Event::CaptionsSet { .. }
        | Event::AssetDescribed { .. }
        | Event::AssetReplaced { .. }
        | Event::AssetRemoved { .. }
        | Event::StorySaved { .. }
        | Event::StorySubmitted { .. }
        | Event::StorySentBack { .. }
        | Event::StoryScheduled { .. }
        | Event::StoryUnscheduled { .. }
        | Event::EmbargoSet { .. }
        | Event::ExpirySet { .. }
        | Event::StoryRestored { .. }
        | Event::StoryTranslated { .. }
        | Event::StoryAssigned { .. }
        | Event::AddressChanged { .. }
        | Event::NoteWritten { .. }
        | Event::NoteSettled { .. }
        | Event::FrontCurated { .. }
        | Event::FrontDraftSaved { .. }
        | Event::FrontDraftDiscarded { .. }
        | Event::FrontScheduled { .. }
        | Event::FrontUnscheduled { .. }
        | Event::ChannelChanged { .. }
        | Event::ScheduleChanged { .. }
        | Event::SectionRemoved { .. }
        | Event::RegionRemoved { .. }
        | Event::CoverageRemoved { .. }
        | Event::AuthorRemoved { .. }
        | Event::TopicRemoved { .. }
        | Event::FooterPageRemoved { .. }
        | Event::TopicMerged { .. }
        | Event::TopicSplit { .. }
        | Event::StoryRefiled { .. }
        | Event::RedirectSet { .. }
        | Event::RedirectRemoved { .. }
        | Event::MemberInvited { .. }
        | Event::MemberJoined { .. }
        | Event::MemberChanged { .. }
        | Event::MemberDisabled { .. }
        | Event::MemberEnabled { .. }
        | Event::PasswordChanged { .. }
        | Event::SecondFactorSet { .. }
        | Event::SecondFactorRemoved { .. }
        | Event::PasskeyMade { .. }
        | Event::PasskeyRemoved { .. }
        | Event::ProviderLinked { .. }
        | Event::ProviderUnlinked { .. }
        | Event::RecoveryCodesMade { .. }
        | Event::RecoveryCodeUsed { .. }
        | Event::SignedIn { .. }
        | Event::SignInFailed { .. }
        | Event::SignedOut { .. }
        | Event::SessionRevoked { .. }
        | Event::SessionsRevoked { .. }
        | Event::TokenMade { .. }
        | Event::TokenRevoked { .. }
        | Event::HookSet { .. }
        | Event::HookRemoved { .. }
        | Event::HookPaused { .. }
        | Event::HookResumed { .. }
        | Event::HookClosed { .. }
        | Event::HookSecretMade { .. }
        | Event::HookTried { .. }
        | Event::HookToldAgain { .. }
        | Event::Unknown => About::Nothing,
    }
}
