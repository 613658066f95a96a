//! Why the newsroom says no. Each variant is a sentence that the person at the desk can act on.

mod spoken;

pub use spoken::Place;

use crate::{
    Moment,
    permission::{Permission, Role},
    scope::Scope,
};

/// A rule that stands in the way, in words for the member who met it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The member's role does not carry the permission.
    #[error("the role {role} may not {permission}; ask someone whose role may")]
    NotPermitted {
        /// What was tried.
        permission: Permission,
        /// The member's role.
        role: Role,
    },
    /// Two pairs of eyes are the rule here.
    #[error("authors cannot approve their own story; ask a colleague to review it")]
    OwnStory,
    /// Only drafts are handed in.
    #[error("only a draft can be submitted; this story is further on")]
    NotADraft,
    /// Only what waits for review is approved.
    #[error("the story is not in review; submit it first")]
    NotInReview,
    /// Nothing to withdraw.
    #[error("the story is neither live nor scheduled, so there is nothing to withdraw")]
    NotLive,
    /// Nothing waits for its time.
    #[error("nothing of this story waits for its time; look at its stage")]
    NotScheduled,
    /// Readers see the newest wording already.
    #[error("readers see the newest wording already; change something first")]
    NothingNew,
    /// Too late to keep it back.
    #[error("readers see the story already, so an embargo keeps nothing back; withdraw it instead")]
    LiveAlready,
    /// Killed stays killed.
    #[error("the story was killed; nothing of it is shown, changed or brought back")]
    Killed,
    /// One story of a dossier in each edition.
    #[error("this edition has a story of the dossier already; change that one")]
    TranslationThere,
    /// What readers were told is not brought back.
    #[error("the flash was recalled; send a new one")]
    FlashRecalled,
    /// One story tells more.
    #[error("a story tells more of this flash already; go on writing that one")]
    FlashTold,
    /// One wording of a bulletin in each edition.
    #[error("this edition has its wording of the flash already; correct that one")]
    FlashThere,
    /// Entries belong into live blogs.
    #[error("this story is no live blog, so it has no entries; choose that form before it goes live")]
    NoLiveBlog,
    /// Nothing is added to what has ended.
    #[error("the live blog has ended; reopen it first, or write a new story")]
    BlogEnded,
    /// Nothing to reopen.
    #[error("the live blog is running; there is nothing to reopen")]
    BlogRuns,
    /// What readers were told is not brought back.
    #[error("the entry was deleted; write a new one")]
    EntryDeleted,
    /// Nothing to settle.
    #[error("this note is settled already")]
    NoteSettled,
    /// Withdrawn stays withdrawn.
    #[error("the story was withdrawn; write a new one instead of bringing it back silently")]
    Withdrawn,
    /// Readers are owed a reason.
    #[error("give the reason in one sentence: readers who follow an old link will see it")]
    ReasonMissing,
    /// A field that must be filled.
    #[error("{field} is empty; {advice}")]
    Empty {
        /// The field's name as the member sees it.
        field: &'static str,
        /// What to write there.
        advice: &'static str,
    },
    /// A field that does not fit.
    #[error("{field} is longer than {most} characters; shorten it")]
    TooLong {
        /// The field's name as the member sees it.
        field: &'static str,
        /// How many characters fit.
        most: usize,
    },
    /// A text that no page could show.
    #[error("the text has {parts} blocks and at most {most} are shown; make several stories of it")]
    TooManyBlocks {
        /// How many there are, with those inside blocks: items of lists, cells of tables, pictures of galleries.
        parts: usize,
        /// How many there may be.
        most: usize,
    },
    /// A setting that cannot be used.
    #[error("{field} cannot be “{given}”: {advice}")]
    Unusable {
        /// The field's name as the member writes it.
        field: &'static str,
        /// What was given, shortened.
        given: String,
        /// What to write instead.
        advice: &'static str,
    },
    /// Somebody else saved in between.
    #[error(
        "somebody saved this before you (you saw version {seen}, it is now {current}); both texts are kept"
    )]
    Stale {
        /// The version that the member had seen.
        seen: i64,
        /// The version it has now.
        current: i64,
    },
    /// Two stories cannot share an address.
    #[error("the address {0} is taken by another story or section; choose another slug")]
    AddressTaken(String),
    /// A picture without words is invisible to some readers.
    #[error("picture “{0}” has no alternative text; say what it shows for someone who cannot see it")]
    AltMissing(String),
    /// The house wants readers to be told whose it is.
    #[error("picture “{0}” has no credit; say whose it is")]
    CreditMissing(String),
    /// It may not be shown any more.
    #[error(
        "the rights to “{0}” are over at that time; choose another picture, or write down how long they hold now"
    )]
    RightsOver(String),
    /// What stands somewhere is not taken away under it.
    #[error("this stands in {places} places; take it out there first")]
    AssetUsed {
        /// In how many.
        places: usize,
    },
    /// The library keeps each file once.
    #[error("this file is in the library already as another picture; use that one")]
    AssetThere,
    /// A front that shows nothing.
    #[error("the front cannot be used: it has no container, so readers would see an empty page")]
    FrontEmpty,
    /// A container without a place, or without an end.
    #[error("the front cannot be used: container {container} has {slots} slots; 1 to {most}")]
    FrontSlots {
        /// Which container, counted from 1.
        container: usize,
        /// How many slots it has.
        slots: usize,
        /// How many it may have.
        most: usize,
    },
    /// More by hand than there is room for.
    #[error("the front cannot be used: container {container} pins more stories than it has slots")]
    FrontPins {
        /// Which container, counted from 1.
        container: usize,
    },
    /// What readers still find.
    #[error("{stories} live stories stand there; give them another place first")]
    StillInUse {
        /// How many there are; where there are many, at least so many.
        stories: usize,
    },
    /// A section with others under it, or with stories that readers do not see.
    #[error(
        "sections or stories still hang on this section; move them first, or take it out of the navigation"
    )]
    SectionNotEmpty,
    /// Too much for one go.
    #[error(
        "{addresses} addresses would change and at most {most} do at once; move the sections under it first"
    )]
    TooMuchToMove {
        /// How many there are; where there are many, at least so many.
        addresses: usize,
        /// How many change at once.
        most: usize,
    },
    /// A topic cannot become one with itself.
    #[error("these are one and the same topic; choose two")]
    SameTopic,
    /// What was made one stays one.
    #[error("this topic became one with “{0}”; change that one, or split stories off under another slug")]
    TopicMerged(String),
    /// Whoever follows it comes back.
    #[error("a redirect from {0} would lead back to itself; choose another target")]
    RedirectLoop(String),
    /// It would never be asked.
    #[error(
        "readers find a page at {0}, so a redirect there would never be followed; take that page away first"
    )]
    RedirectIdle(String),
    /// A colour that cannot be seen.
    #[error(
        "{field} {given} has a contrast of {ratio} : 1 with white paper, and {least} : 1 are needed; take a darker one"
    )]
    ColourFaint {
        /// The field's name as the member sees it.
        field: &'static str,
        /// The colour.
        given: String,
        /// The contrast it has.
        ratio: String,
        /// The contrast it needs.
        least: String,
    },
    /// A story that stands twice by hand.
    #[error(
        "the front cannot be used: container {container}, slot {slot} pins what container {first}, slot {first_slot} \
         pins already; take one of them out"
    )]
    FrontPinTwice {
        /// The container in which it stands first, counted from 1, as all here.
        first: usize,
        /// The slot there.
        first_slot: usize,
        /// The container in which it stands again.
        container: usize,
        /// The slot there.
        slot: usize,
    },
    /// More slots than a front may have.
    #[error("the front cannot be used: it has {slots} slots together; at most {most}")]
    FrontTooLong {
        /// How many it has.
        slots: usize,
        /// How many it may have.
        most: usize,
    },
    /// A band or slot that is not there.
    #[error("the front has no such band or slot any more; look at it again")]
    FrontPlace,
    /// The front has no draft.
    #[error("nothing of this front waits as a draft")]
    FrontNoDraft,
    /// The front changed since the draft began.
    #[error(
        "the front itself changed meanwhile: version {stands} stands now; look at it before you put another there"
    )]
    FrontMoved {
        /// The version that stands.
        stands: i64,
    },
    /// At that second another arrangement takes over.
    #[error(
        "at that second another arrangement of this front takes over; choose another second, or take that one back"
    )]
    FrontSecondTaken,
    /// More swaps than anybody looks through.
    #[error("{most} arrangements of this front wait for their time already; take one back first")]
    FrontSwapsFull {
        /// How many may wait.
        most: usize,
    },
    /// A correction that says nothing.
    #[error("a correction says what was wrong and what is right; the text is empty")]
    CorrectionEmpty,
    /// The token is for other work.
    #[error("this token may not {permission}; it lacks the scope “{scope}”: make one that has it")]
    OutOfScope {
        /// What was tried.
        permission: Permission,
        /// What is missing.
        scope: Scope,
    },
    /// A token for nothing.
    #[error("the token has no scope, so it could do nothing; give it one")]
    NoScope,
    /// Nobody hands on more than they have.
    #[error(
        "a token may not do more than its maker; with the role {role} choose a lesser role or fewer scopes"
    )]
    MoreThanOwn {
        /// The maker's role.
        role: Role,
    },
    /// A token that revoked would leave children.
    #[error("a token cannot make tokens; sign in, or use the command line")]
    OnlyPeople,
    /// A time to come is needed.
    #[error("the {field} lies in the past; choose a time to come")]
    TimeGoneBy {
        /// The field's name as the member sees it.
        field: &'static str,
    },
    /// Two accounts cannot share an address.
    #[error("{0} belongs to another account; change that one, or give another address")]
    EmailTaken(String),
    /// What somebody else should do.
    #[error("you cannot do this to your own account; ask a colleague who manages members")]
    OwnAccount,
    /// Too easily guessed.
    #[error("the password is too short; take at least {least} characters, for example four words")]
    PasswordTooShort {
        /// The fewest characters.
        least: usize,
    },
    /// Too much work.
    #[error("the password is longer than {most} bytes; shorten it")]
    PasswordTooLong {
        /// The most bytes.
        most: usize,
    },
    /// Everybody's guess.
    #[error("this password is among the first that are guessed; take four words that do not belong together")]
    PasswordCommon,
    /// Everybody who knows the member guesses it.
    #[error("the password is your own name or address; take four words that do not belong together")]
    PasswordIsYou,
    /// The present password was not right.
    #[error("this is not your present password; write the one with which you signed in")]
    PasswordWrong,
    /// Address or password, and nobody learns which.
    #[error("address or password is wrong; look at both, or ask an administrator for a new link")]
    SignInWrong,
    /// The password was right, and a code is missing.
    #[error("write the six digits that your app shows, or one of your recovery codes")]
    CodeNeeded,
    /// The password was right, the code was not.
    #[error("this code is not good, or was used already; wait for the next, or take a recovery code")]
    CodeWrong,
    /// Too many failures.
    #[error("there were too many failures from here; try again at {}", at.rfc3339())]
    TryAgainLater {
        /// From when on.
        at: Moment,
    },
    /// A link that opens nothing any more.
    #[error("this link was used, has ended, or a newer one took its place; ask an administrator for another")]
    LinkNotGood,
    /// There is nothing to confirm or to remove.
    #[error("no app is set up for this account; begin with setting one up")]
    NoSecondFactor,
    /// There is one already.
    #[error("an app is set up already; remove it first, then set up the new one")]
    SecondFactorThere,
    /// Inside one's own network, where only the operator opens doors.
    #[error(
        "{host} is on a private network, to which nothing is sent; whoever runs the server may allow it with --hook-host"
    )]
    HookHostPrivate {
        /// The host that was named.
        host: String,
    },
    /// Open for everybody on the way.
    #[error(
        "the address begins with http://, so everybody on the way could read and change what is sent; use https://"
    )]
    HookOpen,
    /// A hook that is told nothing.
    #[error("this hook is told nothing at present; resume it first")]
    HookNotActive,
    /// Enough is enough.
    #[error("there are {most} hooks already; remove one that nobody needs")]
    HooksTooMany {
        /// How many there may be.
        most: usize,
    },
    /// An encoder sends where nobody takes it.
    #[error("the channel of this edition takes no stream here; choose so in its settings first")]
    ChannelElsewhere,
    /// A file that is no schedule.
    #[error("this file is neither iCalendar (it begins with BEGIN:VCALENDAR) nor XMLTV (<tv>), in UTF-8")]
    ScheduleUnknown,
    /// A file that cannot be read to its end.
    #[error("the file is broken at byte {at}: {reason}; have it made again")]
    ScheduleBroken {
        /// Where.
        at: u64,
        /// What the reader of the format says, in English.
        reason: String,
    },
    /// Which of several is meant?
    #[error("the file has several channels; name one of {channels}")]
    ScheduleChannels {
        /// Their ids in the file.
        channels: String,
    },
    /// Too much at once.
    #[error("the file holds more than {most} megabytes; cut it in pieces")]
    ScheduleLarge {
        /// How many it may hold.
        most: usize,
    },
    /// The account is not in use.
    #[error("this account is disabled; enable it first")]
    AccountDisabled,
    /// The device answered, and it proves nothing here: removed, of another account, of another house.
    #[error("this passkey does not open the desk; take another, or sign in with your password")]
    PasskeyWrong,
    /// The answer of a device or a provider came too late, twice, or to another browser.
    #[error("that took too long, or was used already; begin again")]
    BeginAgain,
    /// The device is set up already.
    #[error("this device has a passkey for the desk already; use that one")]
    PasskeyThere,
    /// Enough is enough.
    #[error("you have {most} passkeys; remove one that you do not use first")]
    PasskeysFull {
        /// The most that somebody may have.
        most: usize,
    },
    /// Somebody whose account was closed comes by another door.
    #[error("your account here is closed; ask who manages members")]
    AccountClosed,
    /// The provider says nothing of an address, or has not verified it.
    #[error("your provider has not verified your mail address; do that there, then sign in again")]
    ProviderUnverified,
    /// An address of another house.
    #[error("addresses at {domain} do not open this desk; sign in at your provider with that of the house")]
    ProviderElsewhere {
        /// The domain of the address.
        domain: String,
    },
    /// Nobody here has this address.
    #[error("nobody here has the address {email}; ask who manages members to invite you")]
    ProviderUnknown {
        /// The address.
        email: String,
    },
    /// The address passed to another account at the provider.
    #[error("{email} was tied to another account at your provider; ask who manages members to untie it")]
    ProviderOther {
        /// The address.
        email: String,
    },
    /// Something between us and the provider.
    #[error("your provider could not be asked; try again, and tell who runs the desk if it stays so")]
    ProviderFailed,
    /// The provider, or the person there, said no.
    #[error("your provider did not let you in; look at what it told you, then try again")]
    ProviderDeclined,
    /// The house's own doors are closed to whom the provider knows.
    #[error("sign in with your provider; for your account the desk takes nothing else")]
    ProviderOnly,
    /// What the password would prove, and there is none.
    #[error("sign out and in again, so that we know that it is you; then do this within ten minutes")]
    ComeInAgain,
}
