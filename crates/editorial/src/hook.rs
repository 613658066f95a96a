//! A hook: the address of another house's program that is told what happens here, and of which things.
//!
//! What it is told is chosen by kind ([`HookKind`]) and edition. Each thing told is a [`Delivery`]; how often it is tried
//! and when a hook is given up stands in [`tries`].

pub mod tries;

use crate::{
    DeliveryId, EditionId, HookId, MemberId, Moment, Refusal, StoryId,
    event::{Entry, Event},
    words,
};
use serde::{Deserialize, Serialize};

/// A newsroom has no more hooks than this: each of them is looked at for each entry of the log.
pub const MOST: usize = 50;

/// How long both secrets are good when one takes the place of the other: a day, in microseconds.
pub const BOTH_GOOD: i64 = 86_400_000_000;

/// What a hook can be told, in the words of its messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum HookKind {
    /// A story went live.
    #[serde(rename = "story.published")]
    Published,
    /// A live story got a new wording or place.
    #[serde(rename = "story.updated")]
    Updated,
    /// Readers were told of a correction.
    #[serde(rename = "story.corrected")]
    Corrected,
    /// A story was taken back.
    #[serde(rename = "story.withdrawn")]
    Withdrawn,
    /// The time of a story was over.
    #[serde(rename = "story.expired")]
    Expired,
    /// A story was taken from everything.
    #[serde(rename = "story.killed")]
    Killed,
    /// A flash was sent.
    #[serde(rename = "flash.sent")]
    FlashSent,
    /// A flash got another sentence.
    #[serde(rename = "flash.corrected")]
    FlashCorrected,
    /// A flash was taken back.
    #[serde(rename = "flash.recalled")]
    FlashRecalled,
    /// A draft was handed in.
    #[serde(rename = "story.submitted")]
    Submitted,
    /// What was handed in went back.
    #[serde(rename = "story.sent_back")]
    SentBack,
    /// A story waits for its time.
    #[serde(rename = "story.scheduled")]
    Scheduled,
    /// A story waits for its time no more.
    #[serde(rename = "story.unscheduled")]
    Unscheduled,
    /// A story was given to somebody, or to nobody.
    #[serde(rename = "story.assigned")]
    Assigned,
    /// Somebody tries whether the hook works. It is never chosen and always told.
    #[serde(rename = "hook.test")]
    Test,
}

impl HookKind {
    /// Every kind that can be chosen: first what readers see too, then what only the desk knows.
    pub const CHOICE: [HookKind; 14] = [
        HookKind::Published,
        HookKind::Updated,
        HookKind::Corrected,
        HookKind::Withdrawn,
        HookKind::Expired,
        HookKind::Killed,
        HookKind::FlashSent,
        HookKind::FlashCorrected,
        HookKind::FlashRecalled,
        HookKind::Submitted,
        HookKind::SentBack,
        HookKind::Scheduled,
        HookKind::Unscheduled,
        HookKind::Assigned,
    ];

    /// The word by which messages and the store know it.
    pub const fn word(self) -> &'static str {
        match self {
            HookKind::Published => "story.published",
            HookKind::Updated => "story.updated",
            HookKind::Corrected => "story.corrected",
            HookKind::Withdrawn => "story.withdrawn",
            HookKind::Expired => "story.expired",
            HookKind::Killed => "story.killed",
            HookKind::FlashSent => "flash.sent",
            HookKind::FlashCorrected => "flash.corrected",
            HookKind::FlashRecalled => "flash.recalled",
            HookKind::Submitted => "story.submitted",
            HookKind::SentBack => "story.sent_back",
            HookKind::Scheduled => "story.scheduled",
            HookKind::Unscheduled => "story.unscheduled",
            HookKind::Assigned => "story.assigned",
            HookKind::Test => "hook.test",
        }
    }

    /// The kind that can be chosen by this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::CHOICE.into_iter().find(|kind| kind.word() == word)
    }

    /// Whether only the desk knows of it: readers learn nothing of such things.
    pub const fn is_inside(self) -> bool {
        match self {
            HookKind::Submitted
            | HookKind::SentBack
            | HookKind::Scheduled
            | HookKind::Unscheduled
            | HookKind::Assigned => true,
            HookKind::Published
            | HookKind::Updated
            | HookKind::Corrected
            | HookKind::Withdrawn
            | HookKind::Expired
            | HookKind::Killed
            | HookKind::FlashSent
            | HookKind::FlashCorrected
            | HookKind::FlashRecalled
            | HookKind::Test => false,
        }
    }

    /// What a hook is told of an event; nothing of most.
    pub const fn of(event: &Event) -> Option<Self> {
        match event {
            Event::StoryPublished { .. } => Some(HookKind::Published),
            Event::StoryUpdated { .. } | Event::StoryRefiled { .. } => Some(HookKind::Updated),
            Event::StoryCorrected { .. } => Some(HookKind::Corrected),
            Event::StoryWithdrawn { .. } => Some(HookKind::Withdrawn),
            Event::StoryExpired { .. } => Some(HookKind::Expired),
            Event::StoryKilled { .. } => Some(HookKind::Killed),
            Event::FlashSent { .. } => Some(HookKind::FlashSent),
            Event::FlashCorrected { .. } => Some(HookKind::FlashCorrected),
            Event::FlashRecalled { .. } => Some(HookKind::FlashRecalled),
            Event::StorySubmitted { .. } => Some(HookKind::Submitted),
            Event::StorySentBack { .. } => Some(HookKind::SentBack),
            Event::StoryScheduled { .. } => Some(HookKind::Scheduled),
            Event::StoryUnscheduled { .. } => Some(HookKind::Unscheduled),
            Event::StoryAssigned { .. } => Some(HookKind::Assigned),
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
            | Event::FlashPromoted { .. }
            | Event::EntryAdded { .. }
            | Event::EntryEdited { .. }
            | Event::EntryDeleted { .. }
            | Event::EntryMarked { .. }
            | Event::EntryPinned { .. }
            | Event::EntryUnpinned { .. }
            | Event::LiveBlogClosed { .. }
            | Event::LiveBlogReopened { .. }
            | Event::EmbargoSet { .. }
            | Event::ExpirySet { .. }
            | Event::StoryRestored { .. }
            | Event::StoryTranslated { .. }
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
            | Event::RecoveryCodesMade { .. }
            | Event::RecoveryCodeUsed { .. }
            | Event::SignedIn { .. }
            | Event::SignInFailed { .. }
            | Event::SignedOut { .. }
            | Event::SessionRevoked { .. }
            | Event::SessionsRevoked { .. }
            | Event::TokenMade { .. }
            | Event::TokenRevoked { .. }
            | Event::PasskeyMade { .. }
            | Event::PasskeyRemoved { .. }
            | Event::ProviderLinked { .. }
            | Event::ProviderUnlinked { .. }
            | Event::HookSet { .. }
            | Event::HookRemoved { .. }
            | Event::HookPaused { .. }
            | Event::HookResumed { .. }
            | Event::HookClosed { .. }
            | Event::HookSecretMade { .. }
            | Event::HookTried { .. }
            | Event::HookToldAgain { .. }
            | Event::Unknown => None,
        }
    }
}

/// Whether a hook is told anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HookStanding {
    /// It is told what it asked for.
    Active,
    /// A member stopped it for a while: what happens is kept for it.
    Paused,
    /// Its receiver said that it is gone for good (410). It is told nothing more.
    Gone,
    /// Its receiver has taken nothing for a week. It is told nothing more.
    GivenUp,
}

impl HookStanding {
    /// The word by which the store and the catalogues know it.
    pub const fn word(self) -> &'static str {
        match self {
            HookStanding::Active => "active",
            HookStanding::Paused => "paused",
            HookStanding::Gone => "gone",
            HookStanding::GivenUp => "given_up",
        }
    }

    /// Whether what happens is kept for it.
    pub const fn collects(self) -> bool {
        match self {
            HookStanding::Active | HookStanding::Paused => true,
            HookStanding::Gone | HookStanding::GivenUp => false,
        }
    }
}

/// One hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hook {
    /// Its id.
    pub id: HookId,
    /// What it is for, in words.
    pub name: String,
    /// Where its receiver listens.
    pub address: String,
    /// What it is told, in the order of [`HookKind::CHOICE`].
    pub kinds: Vec<HookKind>,
    /// Of which editions; of all when none is named.
    pub editions: Vec<EditionId>,
    /// Whether it is told anything.
    pub standing: HookStanding,
    /// Since when nothing has arrived; nothing while all is well.
    pub failing: Option<Moment>,
    /// It is told nothing of entries up to this one.
    pub after: i64,
    /// When it was made.
    pub made: Moment,
    /// Who made it.
    pub made_by: MemberId,
}

impl Hook {
    /// What it is told of this entry, if anything.
    pub fn wants(&self, entry: &Entry) -> Option<HookKind> {
        let kind = HookKind::of(&entry.event).filter(|kind| self.kinds.contains(kind))?;
        let here = self.editions.is_empty() || entry.edition.is_some_and(|id| self.editions.contains(&id));
        (here && entry.sequence > self.after && self.standing.collects()).then_some(kind)
    }
}

/// How far a thing told has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeliveryState {
    /// It is tried when its time comes.
    Waiting,
    /// The receiver has it.
    Delivered,
    /// It was tried for three days.
    GivenUp,
    /// Its hook was shut before it could be told, or stood still for too long.
    Dropped,
}

impl DeliveryState {
    /// The word by which the store and the catalogues know it.
    pub const fn word(self) -> &'static str {
        match self {
            DeliveryState::Waiting => "waiting",
            DeliveryState::Delivered => "delivered",
            DeliveryState::GivenUp => "given_up",
            DeliveryState::Dropped => "dropped",
        }
    }
}

/// One thing told to one hook. Of the story it holds nothing but the id: what is sent is made anew at each try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// Its id, the same at each try: the receiver knows by it what it has already.
    pub id: DeliveryId,
    /// To which hook.
    pub hook: HookId,
    /// What kind of thing.
    pub kind: HookKind,
    /// The entry of the log that it tells of; nothing for a test.
    pub entry: Option<i64>,
    /// The story that it tells of.
    pub story: Option<StoryId>,
    /// When it was put here.
    pub queued: Moment,
    /// How far it has come.
    pub state: DeliveryState,
    /// How often it was tried.
    pub tries: i64,
    /// When it is tried next, while it waits.
    pub due: Option<Moment>,
}

/// The name of a hook as it is kept.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`].
pub fn named(name: &str) -> Result<String, Refusal> {
    let name = words::one_line(name)
        .ok_or(Refusal::Empty { field: "name of the hook", advice: "write what will listen there" })?;
    words::fits("name of the hook", &name, words::NAME)?;
    Ok(name)
}

/// The kinds as they are kept: each once, in their order.
///
/// # Errors
/// [`Refusal::Empty`] when there is none.
pub fn chosen(kinds: &[HookKind]) -> Result<Vec<HookKind>, Refusal> {
    let chosen: Vec<HookKind> = HookKind::CHOICE.into_iter().filter(|kind| kinds.contains(kind)).collect();
    if chosen.is_empty() {
        return Err(Refusal::Empty { field: "what the hook is told", advice: "choose at least one thing" });
    }
    Ok(chosen)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hook(kinds: &[HookKind], editions: Vec<EditionId>) -> Hook {
        Hook {
            id: HookId::from_bytes([1; 16]),
            name: "Newsletter".to_owned(),
            address: "https://letters.example/in".to_owned(),
            kinds: kinds.to_vec(),
            editions,
            standing: HookStanding::Active,
            failing: None,
            after: 10,
            made: Moment::from_micros(0),
            made_by: MemberId::from_bytes([2; 16]),
        }
    }

    fn entry(sequence: i64, edition: Option<EditionId>) -> Entry {
        let story = StoryId::from_bytes([3; 16]);
        let (at, member) = (Moment::from_micros(0), MemberId::from_bytes([2; 16]));
        Entry { sequence, at, member, edition, event: Event::StorySubmitted { story } }
    }

    #[test]
    fn a_hook_is_told_what_it_asked_for_of_its_editions_and_nothing_of_before() {
        let (here, there) = (EditionId::from_bytes([4; 16]), EditionId::from_bytes([5; 16]));
        let every = hook(&[HookKind::Submitted], Vec::new());
        assert_eq!(every.wants(&entry(11, Some(there))), Some(HookKind::Submitted));
        assert_eq!(every.wants(&entry(10, Some(there))), None);
        let one = hook(&[HookKind::Submitted], vec![here]);
        assert_eq!(one.wants(&entry(11, Some(here))), Some(HookKind::Submitted));
        assert_eq!((one.wants(&entry(11, Some(there))), one.wants(&entry(11, None))), (None, None));
        assert_eq!(hook(&[HookKind::Published], Vec::new()).wants(&entry(11, Some(here))), None);
    }

    #[test]
    fn what_is_paused_is_kept_and_what_is_shut_is_not() {
        let standing = |standing| Hook { standing, ..hook(&[HookKind::Submitted], Vec::new()) };
        let kept = |word: HookStanding| standing(word).wants(&entry(11, None)).is_some();
        assert!(kept(HookStanding::Active) && kept(HookStanding::Paused));
        assert!(!kept(HookStanding::Gone) && !kept(HookStanding::GivenUp));
    }

    #[test]
    fn every_kind_has_one_word_for_messages_store_and_serde() {
        for kind in HookKind::CHOICE {
            assert_eq!(HookKind::from_word(kind.word()), Some(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.word());
        }
        assert_eq!(HookKind::from_word("hook.test"), None, "a test is nobody's choice");
    }

    #[test]
    fn kinds_are_kept_once_and_in_order_and_never_none() {
        let twice = [HookKind::FlashSent, HookKind::Published, HookKind::FlashSent];
        assert_eq!(chosen(&twice).unwrap(), [HookKind::Published, HookKind::FlashSent]);
        assert!(matches!(chosen(&[]), Err(Refusal::Empty { .. })));
    }
}
