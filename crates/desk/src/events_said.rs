//! What an entry of the log is about, for the audit.

use editorial::{AssetId, EditionId, HookId, MemberId, StoryId, TokenId, event::Event};

/// What an event is about, as far as the desk can name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// A story.
    Story(StoryId),
    /// A member.
    Member(MemberId),
    /// A token.
    Token(TokenId),
    /// An edition.
    Edition(EditionId),
    /// A hook.
    Hook(HookId),
    /// A picture or film of the library.
    Asset(AssetId),
    /// The house, or a thing of it that has no screen here.
    House,
}

/// What this event is about.
pub const fn about(event: &Event) -> About {
    match event {
        Event::EditionChanged { edition } => About::Edition(*edition),
        Event::StorySaved { story, .. }
        | Event::StoryPublished { story, .. }
        | Event::StoryRefiled { story, .. }
        | Event::StoryUpdated { story, .. }
        | Event::StoryWithdrawn { story, .. }
        | Event::StoryCorrected { story, .. }
        | Event::StorySubmitted { story, .. }
        | Event::StorySentBack { story, .. }
        | Event::StoryScheduled { story, .. }
        | Event::StoryUnscheduled { story, .. }
        | Event::EmbargoSet { story, .. }
        | Event::ExpirySet { story, .. }
        | Event::StoryRestored { story, .. }
        | Event::StoryTranslated { story, .. }
        | Event::StoryAssigned { story, .. }
        | Event::AddressChanged { story, .. }
        | Event::NoteWritten { story, .. }
        | Event::NoteSettled { story, .. }
        | Event::StoryExpired { story, .. }
        | Event::FlashPromoted { story, .. }
        | Event::EntryAdded { story, .. }
        | Event::EntryEdited { story, .. }
        | Event::EntryDeleted { story, .. }
        | Event::EntryMarked { story, .. }
        | Event::EntryPinned { story, .. }
        | Event::EntryUnpinned { story, .. }
        | Event::LiveBlogClosed { story, .. }
        | Event::LiveBlogReopened { story, .. }
        | Event::StoryKilled { story, .. } => About::Story(*story),
        Event::MemberInvited { member }
        | Event::MemberJoined { member }
        | Event::MemberChanged { member }
        | Event::MemberDisabled { member }
        | Event::MemberEnabled { member }
        | Event::PasswordChanged { member }
        | Event::SecondFactorSet { member }
        | Event::SecondFactorRemoved { member }
        | Event::PasskeyMade { member, .. }
        | Event::PasskeyRemoved { member, .. }
        | Event::ProviderLinked { member }
        | Event::ProviderUnlinked { member }
        | Event::RecoveryCodesMade { member }
        | Event::RecoveryCodeUsed { member }
        | Event::SignedIn { member, .. }
        | Event::SignInFailed { member }
        | Event::SignedOut { member, .. }
        | Event::SessionRevoked { member, .. }
        | Event::SessionsRevoked { member } => About::Member(*member),
        Event::TokenMade { token } | Event::TokenRevoked { token } => About::Token(*token),
        Event::HookSet { hook }
        | Event::HookRemoved { hook }
        | Event::HookPaused { hook }
        | Event::HookResumed { hook }
        | Event::HookClosed { hook }
        | Event::HookSecretMade { hook }
        | Event::HookTried { hook }
        | Event::HookToldAgain { hook } => About::Hook(*hook),
        Event::AssetUploaded { asset }
        | Event::AssetDeveloped { asset }
        | Event::AssetSpoilt { asset }
        | Event::CaptionsSet { asset }
        | Event::AssetDescribed { asset }
        | Event::AssetReplaced { asset }
        | Event::AssetRemoved { asset } => About::Asset(*asset),
        Event::PublicationChanged
        | Event::SectionChanged { .. }
        | Event::RegionChanged { .. }
        | Event::TopicChanged { .. }
        | Event::CoverageChanged { .. }
        | Event::AuthorChanged { .. }
        | Event::FooterPageChanged { .. }
        | Event::FlashSent { .. }
        | Event::FlashCorrected { .. }
        | Event::FlashRecalled { .. }
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
        | Event::Unknown => About::House,
    }
}
