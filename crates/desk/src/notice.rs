//! What was done, said once on the screen that follows.
//!
//! A form that changed something answers with a redirect, so that going back or reloading does nothing twice. Which
//! notice to show goes along in the address as one of these words; nothing that a stranger writes there is shown.

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    /// Something was saved.
    Saved,
    /// Something was saved, and what others changed meanwhile is kept as well.
    SavedTogether,
    /// A session was ended.
    SessionEnded,
    /// An account was closed.
    AccountClosed,
    /// An account was opened again.
    AccountOpened,
    /// The password was changed.
    PasswordChanged,
    /// The second factor was taken away.
    SecondFactorOff,
    /// A passkey was made.
    PasskeyMade,
    /// A passkey was removed.
    PasskeyRemoved,
    /// A member was untied from their account at the provider.
    ProviderUntied,
    /// A token was revoked.
    TokenRevoked,
    /// An invitation was withdrawn.
    InvitationWithdrawn,
    /// A story was handed in.
    Submitted,
    /// A story was given back to its writer.
    SentBack,
    /// A story, or its newest wording, went before readers.
    Published,
    /// A story waits for its time.
    Scheduled,
    /// A story waits for its time no more.
    Unscheduled,
    /// Readers were told of a correction.
    Corrected,
    /// A story was taken back.
    Withdrawn,
    /// A story was taken from everywhere.
    Killed,
    /// An old wording is the newest again.
    Restored,
    /// A note was written.
    NoteWritten,
    /// A note was settled.
    NoteSettled,
    /// A flash was sent.
    FlashSent,
    /// A flash got another sentence.
    FlashCorrected,
    /// A flash was taken back.
    FlashRecalled,
    /// An entry was written into a live blog.
    EntryAdded,
    /// An entry of a live blog stands otherwise.
    EntryEdited,
    /// An entry of a live blog was taken back.
    EntryDeleted,
    /// A live blog ended.
    BlogClosed,
    /// A live blog runs again.
    BlogReopened,
    /// A flash was made an entry of a live blog.
    FlashEntered,
    /// A hook is told nothing for a while.
    HookPaused,
    /// A hook is told what happens again.
    HookResumed,
    /// A hook was removed.
    HookRemoved,
    /// Something is told to a hook again.
    HookToldAgain,
    /// A programme was taken out of its schedule.
    ProgrammeRemoved,
    /// A week of a schedule was copied.
    WeekCopied,
    /// A picture got another file.
    AssetReplaced,
    /// A picture was taken out of the library.
    AssetRemoved,
    /// Something of the settings was taken away.
    Removed,
    /// Two topics became one.
    TopicsMerged,
    /// Stories of a topic were given to another.
    TopicSplit,
    /// A front stands before readers.
    FrontPublished,
    /// A front waits for its second.
    FrontScheduled,
    /// A front waits no more.
    FrontUnscheduled,
    /// An old arrangement of a front stands again.
    FrontRestored,
    /// The last change of a front's draft was taken back.
    FrontUndone,
    /// The draft of a front was thrown away.
    FrontDiscarded,
    /// A change of a front is kept beside its draft, which somebody else changed.
    FrontKeptAside,
}

impl Notice {
    /// Every notice there is.
    pub const ALL: [Notice; 50] = [
        Notice::Saved,
        Notice::SavedTogether,
        Notice::SessionEnded,
        Notice::AccountClosed,
        Notice::AccountOpened,
        Notice::PasswordChanged,
        Notice::SecondFactorOff,
        Notice::PasskeyMade,
        Notice::PasskeyRemoved,
        Notice::ProviderUntied,
        Notice::TokenRevoked,
        Notice::InvitationWithdrawn,
        Notice::Submitted,
        Notice::SentBack,
        Notice::Published,
        Notice::Scheduled,
        Notice::Unscheduled,
        Notice::Corrected,
        Notice::Withdrawn,
        Notice::Killed,
        Notice::Restored,
        Notice::NoteWritten,
        Notice::NoteSettled,
        Notice::FlashSent,
        Notice::FlashCorrected,
        Notice::FlashRecalled,
        Notice::EntryAdded,
        Notice::EntryEdited,
        Notice::EntryDeleted,
        Notice::BlogClosed,
        Notice::BlogReopened,
        Notice::FlashEntered,
        Notice::HookPaused,
        Notice::HookResumed,
        Notice::HookRemoved,
        Notice::HookToldAgain,
        Notice::ProgrammeRemoved,
        Notice::WeekCopied,
        Notice::AssetReplaced,
        Notice::AssetRemoved,
        Notice::Removed,
        Notice::TopicsMerged,
        Notice::TopicSplit,
        Notice::FrontPublished,
        Notice::FrontScheduled,
        Notice::FrontUnscheduled,
        Notice::FrontRestored,
        Notice::FrontUndone,
        Notice::FrontDiscarded,
        Notice::FrontKeptAside,
    ];

    /// The word by which addresses and catalogues know it.
    pub const fn word(self) -> &'static str {
        match self {
            Notice::Saved => "saved",
            Notice::SavedTogether => "saved-together",
            Notice::SessionEnded => "session-ended",
            Notice::AccountClosed => "account-closed",
            Notice::AccountOpened => "account-opened",
            Notice::PasswordChanged => "password-changed",
            Notice::SecondFactorOff => "second-factor-off",
            Notice::PasskeyMade => "passkey-made",
            Notice::PasskeyRemoved => "passkey-removed",
            Notice::ProviderUntied => "provider-untied",
            Notice::TokenRevoked => "token-revoked",
            Notice::InvitationWithdrawn => "invitation-withdrawn",
            Notice::Submitted => "submitted",
            Notice::SentBack => "sent-back",
            Notice::Published => "published",
            Notice::Scheduled => "scheduled",
            Notice::Unscheduled => "unscheduled",
            Notice::Corrected => "corrected",
            Notice::Withdrawn => "withdrawn",
            Notice::Killed => "killed",
            Notice::Restored => "restored",
            Notice::NoteWritten => "note-added",
            Notice::NoteSettled => "note-settled",
            Notice::FlashSent => "flash-sent",
            Notice::FlashCorrected => "flash-corrected",
            Notice::FlashRecalled => "flash-recalled",
            Notice::EntryAdded => "entry-added",
            Notice::EntryEdited => "entry-edited",
            Notice::EntryDeleted => "entry-deleted",
            Notice::BlogClosed => "blog-closed",
            Notice::BlogReopened => "blog-reopened",
            Notice::FlashEntered => "flash-entered",
            Notice::HookPaused => "hook-paused",
            Notice::HookResumed => "hook-resumed",
            Notice::HookRemoved => "hook-removed",
            Notice::HookToldAgain => "hook-told-again",
            Notice::ProgrammeRemoved => "programme-removed",
            Notice::WeekCopied => "week-copied",
            Notice::AssetReplaced => "asset-replaced",
            Notice::AssetRemoved => "asset-removed",
            Notice::Removed => "removed",
            Notice::TopicsMerged => "topics-merged",
            Notice::TopicSplit => "topic-split",
            Notice::FrontPublished => "front-published",
            Notice::FrontScheduled => "front-scheduled",
            Notice::FrontUnscheduled => "front-unscheduled",
            Notice::FrontRestored => "front-restored",
            Notice::FrontUndone => "front-undone",
            Notice::FrontDiscarded => "front-discarded",
            Notice::FrontKeptAside => "front-kept-aside",
        }
    }

    /// The notice that an address names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|notice| notice.word() == word)
    }
}
