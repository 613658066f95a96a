//! Why the newsroom says no. Each variant is a sentence that the person at the desk can act on.

use crate::permission::{Permission, Role};

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
    /// A front that would leave a hole.
    #[error("the front cannot be used: {0}")]
    Front(String),
    /// A correction that says nothing.
    #[error("a correction says what was wrong and what is right; the text is empty")]
    CorrectionEmpty,
}
