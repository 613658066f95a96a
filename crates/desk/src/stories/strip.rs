//! What may be done with a story next, what may not, and why: the stage's own rules, asked without doing anything.

use editorial::{Member, Permission, Refusal, Stage, stage::Ending, story::Story};

/// Something that is done with a whole story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Act {
    /// Hand it in.
    Submit,
    /// Give it back to its writer.
    SendBack,
    /// Approve what was handed in.
    Approve,
    /// Put it before readers without a review.
    Publish,
    /// Give readers the newest wording.
    PublishChanges,
    /// Say when.
    Schedule,
    /// Take the time back.
    Unschedule,
    /// Tell readers of a correction.
    Correct,
    /// Take it back.
    Withdraw,
    /// Take it from everywhere.
    Kill,
}

impl Act {
    /// Every act, the one that usually comes next first.
    pub const ALL: [Act; 10] = [
        Act::Approve,
        Act::PublishChanges,
        Act::Publish,
        Act::Submit,
        Act::Schedule,
        Act::SendBack,
        Act::Unschedule,
        Act::Correct,
        Act::Withdraw,
        Act::Kill,
    ];

    /// The word by which templates and catalogues know it.
    pub const fn word(self) -> &'static str {
        match self {
            Act::Submit => "submit",
            Act::SendBack => "send_back",
            Act::Approve => "approve",
            Act::Publish => "publish",
            Act::PublishChanges => "publish_changes",
            Act::Schedule => "schedule",
            Act::Unschedule => "unschedule",
            Act::Correct => "correct",
            Act::Withdraw => "withdraw",
            Act::Kill => "kill",
        }
    }

    /// The last segment of its address.
    pub fn segment(self) -> String {
        self.word().replace('_', "-")
    }

    /// Whether it wants no more words, and is done at once.
    pub const fn is_plain(self) -> bool {
        match self {
            Act::Submit
            | Act::SendBack
            | Act::Approve
            | Act::Publish
            | Act::PublishChanges
            | Act::Unschedule => true,
            Act::Schedule | Act::Correct | Act::Withdraw | Act::Kill => false,
        }
    }

    /// Whether it may come next in this stage at all.
    fn belongs(self, story: &Story, unpublished: bool) -> bool {
        match &story.stage {
            Stage::Draft => matches!(self, Act::Submit | Act::Publish | Act::Schedule),
            Stage::InReview { .. } => matches!(self, Act::Approve | Act::SendBack | Act::Schedule),
            Stage::Scheduled { .. } => {
                matches!(self, Act::Publish | Act::Unschedule | Act::Schedule | Act::Withdraw)
            }
            Stage::Live { .. } => match self {
                Act::PublishChanges | Act::Schedule => unpublished,
                Act::Unschedule => story.changes.is_some(),
                Act::Correct | Act::Withdraw | Act::Kill => true,
                Act::Submit | Act::SendBack | Act::Approve | Act::Publish => false,
            },
            Stage::Withdrawn { ending, .. } => match ending {
                Ending::TakenBack | Ending::Expired => self == Act::Kill,
                Ending::Killed => false,
            },
        }
    }

    /// Why this member may not, by the permission table and the rule of four eyes.
    fn allowed(self, story: &Story, member: &Member, four_eyes: bool) -> Result<(), Refusal> {
        let own = story.began_by == Some(member.id);
        match self {
            Act::Submit => story.may(member, Permission::Submit),
            Act::SendBack => member.may(Permission::Approve),
            Act::Approve => {
                member.may(Permission::Approve)?;
                if four_eyes && own { Err(Refusal::OwnStory) } else { Ok(()) }
            }
            Act::Publish | Act::PublishChanges => {
                member.may(Permission::Publish)?;
                if four_eyes && own { Err(Refusal::OwnStory) } else { Ok(()) }
            }
            Act::Schedule | Act::Unschedule => member.may(Permission::Schedule),
            Act::Correct => member.may(Permission::Correct),
            Act::Withdraw => member.may(Permission::Withdraw),
            Act::Kill => member.may(Permission::Kill),
        }
    }
}

/// What may be done next.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Next {
    /// What comes next most likely.
    pub main: Option<Act>,
    /// What else may be done.
    pub others: Vec<Act>,
    /// What belongs here, but not to this member; and why.
    pub barred: Vec<(Act, Refusal)>,
}

/// What this member may do with a story; `unpublished` when readers do not see its newest wording.
pub fn next(story: &Story, member: &Member, unpublished: bool, four_eyes: bool) -> Next {
    let mut next = Next::default();
    for act in Act::ALL.into_iter().filter(|act| act.belongs(story, unpublished)) {
        match act.allowed(story, member, four_eyes) {
            Err(refusal) => next.barred.push((act, refusal)),
            Ok(()) if next.main.is_none() && act.is_plain() => next.main = Some(act),
            Ok(()) => next.others.push(act),
        }
    }
    next
}
