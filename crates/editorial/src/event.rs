//! What happened: one entry of the log for every change.
//!
//! The log is the audit trail and the only way that anything learns of a change. An event names what changed; it
//! carries what a follower needs to know where to look, never a copy of the text.

use crate::{
    AssetId, AuthorId, CorrectionId, CoverageId, DossierId, EditionId, EntryId, FactorId, FlashId,
    FooterPageId, FrontId, HookId, MemberId, Moment, NoteId, RegionId, RevisionId, SectionId, SessionId,
    StoryId, TokenId, TopicId, session::Way,
};
use serde::{Deserialize, Serialize};

/// One entry of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place in the log; later entries have higher numbers, and none appears below one already read.
    pub sequence: i64,
    /// When.
    pub at: Moment,
    /// Who.
    pub member: MemberId,
    /// In which edition, where only one is touched.
    pub edition: Option<EditionId>,
    /// What.
    pub event: Event,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// The publication's own settings changed.
    PublicationChanged,
    /// An edition was opened or changed.
    EditionChanged {
        /// Which.
        edition: EditionId,
    },
    /// A section was made or changed.
    SectionChanged {
        /// Which.
        section: SectionId,
    },
    /// A region was made or changed.
    RegionChanged {
        /// Which.
        region: RegionId,
    },
    /// A topic was made or changed.
    TopicChanged {
        /// Which.
        topic: TopicId,
    },
    /// A coverage was opened, changed or closed.
    CoverageChanged {
        /// Which.
        coverage: CoverageId,
    },
    /// An author was made or changed.
    AuthorChanged {
        /// Which.
        author: AuthorId,
    },
    /// A footer page was written.
    FooterPageChanged {
        /// Which.
        page: FooterPageId,
    },
    /// A picture, film or recording came in.
    AssetUploaded {
        /// Which.
        asset: AssetId,
    },
    /// The files that readers get of a picture were made, or made anew.
    AssetDeveloped {
        /// Which.
        asset: AssetId,
    },
    /// Nothing could be made of a picture.
    AssetSpoilt {
        /// Which.
        asset: AssetId,
    },
    /// A film or recording got other captions.
    CaptionsSet {
        /// Which.
        asset: AssetId,
    },
    /// The words of an asset, its rights or its focal point changed.
    AssetDescribed {
        /// Which.
        asset: AssetId,
    },
    /// An asset got another file.
    AssetReplaced {
        /// Which.
        asset: AssetId,
    },
    /// An asset was taken out of the library.
    AssetRemoved {
        /// Which.
        asset: AssetId,
    },
    /// A draft was saved that readers do not see.
    StorySaved {
        /// Which.
        story: StoryId,
        /// The new wording.
        revision: RevisionId,
    },
    /// A draft was handed in.
    StorySubmitted {
        /// Which.
        story: StoryId,
    },
    /// What was handed in went back to who wrote it.
    StorySentBack {
        /// Which.
        story: StoryId,
        /// The note that says why.
        note: NoteId,
    },
    /// A story, or new wording of a live one, waits for its time.
    StoryScheduled {
        /// Which.
        story: StoryId,
        /// The wording that waits.
        revision: RevisionId,
    },
    /// A story, or new wording of a live one, waits no more.
    StoryUnscheduled {
        /// Which.
        story: StoryId,
    },
    /// The time before which nobody outside may see a story was set or taken away.
    EmbargoSet {
        /// Which.
        story: StoryId,
    },
    /// The time at which a story leaves its readers was set or taken away.
    ExpirySet {
        /// Which.
        story: StoryId,
    },
    /// An old wording became the newest.
    StoryRestored {
        /// Which.
        story: StoryId,
        /// The new wording.
        revision: RevisionId,
        /// The old one that it repeats.
        from: RevisionId,
    },
    /// A draft in another edition was begun from a story.
    StoryTranslated {
        /// The new draft.
        story: StoryId,
        /// From which.
        original: StoryId,
    },
    /// A story was given to somebody, or to nobody.
    StoryAssigned {
        /// Which.
        story: StoryId,
        /// To whom.
        assignee: Option<MemberId>,
    },
    /// A story that readers do not see got another section, slug or form.
    AddressChanged {
        /// Which.
        story: StoryId,
    },
    /// A member wrote a note to colleagues.
    NoteWritten {
        /// On which story.
        story: StoryId,
        /// Which note.
        note: NoteId,
    },
    /// A note was settled.
    NoteSettled {
        /// On which story.
        story: StoryId,
        /// Which note.
        note: NoteId,
    },
    /// A story went live.
    StoryPublished {
        /// Which.
        story: StoryId,
        /// Its dossier: translations show a link to it now.
        dossier: DossierId,
        /// The wording that readers see.
        revision: RevisionId,
        /// Its section.
        section: SectionId,
    },
    /// A live story got a new wording or place.
    StoryUpdated {
        /// Which.
        story: StoryId,
        /// Its dossier.
        dossier: DossierId,
        /// The wording that readers see now.
        revision: RevisionId,
        /// Its section.
        section: SectionId,
    },
    /// A story was taken back.
    StoryWithdrawn {
        /// Which.
        story: StoryId,
        /// Its dossier.
        dossier: DossierId,
        /// Its section.
        section: SectionId,
    },
    /// The time of a story was over.
    StoryExpired {
        /// Which.
        story: StoryId,
        /// Its dossier.
        dossier: DossierId,
        /// Its section.
        section: SectionId,
    },
    /// A story was taken from everything that is ours.
    StoryKilled {
        /// Which.
        story: StoryId,
        /// Its dossier.
        dossier: DossierId,
        /// Its section.
        section: SectionId,
    },
    /// Readers were told of a correction.
    StoryCorrected {
        /// Which story.
        story: StoryId,
        /// Which correction.
        correction: CorrectionId,
    },
    /// An entry was written into a live blog. `number` is its place there; `marked` says, here and below, whether it stands
    /// above the others too, or once did.
    EntryAdded {
        /// Into which live blog.
        story: StoryId,
        /// Which entry.
        entry: EntryId,
        /// Its place.
        number: i64,
        /// Whether the top of the page changes as well.
        marked: bool,
    },
    /// An entry got other words.
    EntryEdited {
        /// Of which live blog.
        story: StoryId,
        /// Which entry.
        entry: EntryId,
        /// Its place.
        number: i64,
        /// Whether the top of the page changes as well.
        marked: bool,
    },
    /// An entry was taken back.
    EntryDeleted {
        /// Of which live blog.
        story: StoryId,
        /// Which entry.
        entry: EntryId,
        /// Its place.
        number: i64,
        /// Whether the top of the page changes as well.
        marked: bool,
    },
    /// An entry became a key event, or is none any more.
    EntryMarked {
        /// Of which live blog.
        story: StoryId,
        /// Which entry.
        entry: EntryId,
        /// Its place.
        number: i64,
    },
    /// An entry was put above all others.
    EntryPinned {
        /// Of which live blog.
        story: StoryId,
        /// Which entry.
        entry: EntryId,
        /// Its place.
        number: i64,
    },
    /// An entry stands above all others no more.
    EntryUnpinned {
        /// Of which live blog.
        story: StoryId,
        /// Which entry.
        entry: EntryId,
        /// Its place.
        number: i64,
    },
    /// A live blog ended.
    LiveBlogClosed {
        /// Which.
        story: StoryId,
    },
    /// A live blog runs again.
    LiveBlogReopened {
        /// Which.
        story: StoryId,
    },
    /// A flash was sent.
    FlashSent {
        /// Which.
        flash: FlashId,
    },
    /// A flash got another sentence.
    FlashCorrected {
        /// Which.
        flash: FlashId,
    },
    /// A flash was taken back.
    FlashRecalled {
        /// Which.
        flash: FlashId,
    },
    /// A flash was made into a story, which tells more once it is live.
    FlashPromoted {
        /// Which flash.
        flash: FlashId,
        /// Which story, a draft so far.
        story: StoryId,
    },
    /// The settings of an edition's live channel changed.
    ChannelChanged {
        /// Whose.
        edition: EditionId,
    },
    /// Programmes of an edition's live channel were added, changed or removed.
    ScheduleChanged {
        /// Whose.
        edition: EditionId,
    },
    /// A section was removed; nothing stood in it.
    SectionRemoved {
        /// Which.
        section: SectionId,
    },
    /// A region was removed.
    RegionRemoved {
        /// Which.
        region: RegionId,
    },
    /// A coverage was removed.
    CoverageRemoved {
        /// Which.
        coverage: CoverageId,
    },
    /// An author was removed.
    AuthorRemoved {
        /// Which.
        author: AuthorId,
    },
    /// A topic was removed.
    TopicRemoved {
        /// Which.
        topic: TopicId,
    },
    /// A page of the footer was taken out of it; its texts are kept.
    FooterPageRemoved {
        /// Which.
        page: FooterPageId,
    },
    /// A topic became one with another; its stories were moved before. Splitting it off again gives it its address back.
    TopicMerged {
        /// Which is no more.
        topic: TopicId,
        /// The segment of the address that leads to the other now.
        slug: String,
        /// Which has its stories.
        into: TopicId,
    },
    /// Stories of a topic were given to another.
    TopicSplit {
        /// Whose they were.
        topic: TopicId,
        /// Whose they are.
        into: TopicId,
    },
    /// A live story stands under other topics; its words are the same.
    StoryRefiled {
        /// Which.
        story: StoryId,
        /// Its dossier.
        dossier: DossierId,
        /// The wording that readers see now.
        revision: RevisionId,
        /// Its section.
        section: SectionId,
    },
    /// An address leads elsewhere now.
    RedirectSet {
        /// The path that readers ask for.
        from: String,
    },
    /// An address leads nowhere any more.
    RedirectRemoved {
        /// The path that readers ask for.
        from: String,
    },
    /// A front got a new arrangement.
    FrontCurated {
        /// Which front.
        front: FrontId,
        /// Which version took over.
        version: i64,
    },
    /// An arrangement of a front was kept as its draft, or beside it.
    FrontDraftSaved {
        /// Which front.
        front: FrontId,
        /// Which draft.
        draft: i64,
    },
    /// The draft of a front was thrown away.
    FrontDraftDiscarded {
        /// Which front.
        front: FrontId,
    },
    /// An arrangement of a front waits for its second.
    FrontScheduled {
        /// Which front.
        front: FrontId,
        /// Which second.
        at: Moment,
    },
    /// An arrangement of a front waits no more.
    FrontUnscheduled {
        /// Which front.
        front: FrontId,
        /// Which second it waited for.
        at: Moment,
    },
    /// Somebody was given a link, to join or to set a new password.
    MemberInvited {
        /// Who.
        member: MemberId,
    },
    /// A member set their first password, or one was set for them; from now on they sign in.
    MemberJoined {
        /// Who.
        member: MemberId,
    },
    /// Name, address, role or language of a member changed.
    MemberChanged {
        /// Who.
        member: MemberId,
    },
    /// A member was shut out: their sessions and tokens ended.
    MemberDisabled {
        /// Who.
        member: MemberId,
    },
    /// A member was let in again.
    MemberEnabled {
        /// Who.
        member: MemberId,
    },
    /// A member has another password; their other sessions ended.
    PasswordChanged {
        /// Whose.
        member: MemberId,
    },
    /// A member proved a second factor; it is asked for from now on.
    SecondFactorSet {
        /// Whose.
        member: MemberId,
    },
    /// A member is not asked for a second factor any more.
    SecondFactorRemoved {
        /// Whose.
        member: MemberId,
    },
    /// A member made a passkey; it opens the door from now on.
    PasskeyMade {
        /// Whose.
        member: MemberId,
        /// Which.
        factor: FactorId,
    },
    /// A member's passkey is good for nothing any more.
    PasskeyRemoved {
        /// Whose.
        member: MemberId,
        /// Which.
        factor: FactorId,
    },
    /// A member's account was tied to one at the house's identity provider.
    ProviderLinked {
        /// Whose.
        member: MemberId,
    },
    /// A member's account is tied to none at the identity provider any more.
    ProviderUnlinked {
        /// Whose.
        member: MemberId,
    },
    /// A member got new recovery codes; older ones are good for nothing.
    RecoveryCodesMade {
        /// Whose.
        member: MemberId,
    },
    /// A member signed in with a recovery code.
    RecoveryCodeUsed {
        /// Whose.
        member: MemberId,
    },
    /// A member signed in.
    SignedIn {
        /// Who.
        member: MemberId,
        /// The session that began.
        session: SessionId,
        /// By what.
        #[serde(default)]
        by: Way,
    },
    /// Somebody tried to sign in as this member and could not. The entry names the account, for nobody knows who it was.
    SignInFailed {
        /// Whose account was tried.
        member: MemberId,
    },
    /// A member signed out.
    SignedOut {
        /// Who.
        member: MemberId,
        /// The session that ended.
        session: SessionId,
    },
    /// A session was ended from elsewhere.
    SessionRevoked {
        /// Whose.
        member: MemberId,
        /// Which.
        session: SessionId,
    },
    /// All sessions of a member were ended.
    SessionsRevoked {
        /// Whose.
        member: MemberId,
    },
    /// A token was made.
    TokenMade {
        /// Which.
        token: TokenId,
    },
    /// A token was revoked.
    TokenRevoked {
        /// Which.
        token: TokenId,
    },
    /// A hook was made or changed.
    HookSet {
        /// Which.
        hook: HookId,
    },
    /// A hook was removed.
    HookRemoved {
        /// Which.
        hook: HookId,
    },
    /// A hook is told nothing for a while.
    HookPaused {
        /// Which.
        hook: HookId,
    },
    /// A hook is told what happens again.
    HookResumed {
        /// Which.
        hook: HookId,
    },
    /// A hook was shut by the house, because its receiver is gone or takes nothing.
    HookClosed {
        /// Which.
        hook: HookId,
    },
    /// A hook got a new secret.
    HookSecretMade {
        /// Which.
        hook: HookId,
    },
    /// Somebody tried whether a hook works.
    HookTried {
        /// Which.
        hook: HookId,
    },
    /// Something was told to a hook again.
    HookToldAgain {
        /// Which.
        hook: HookId,
    },
    /// Something for which only a newer program has a word. It is read and never written: anything may have changed.
    #[serde(other, skip_serializing)]
    Unknown,
}
