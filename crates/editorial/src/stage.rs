//! The life of a story is one enum.
//!
//! Each stage carries exactly the facts that exist in it; a move consumes the old stage. Every stage is named in
//! every `match`: adding one makes the compiler list each decision to look at again.

use crate::{MemberId, Moment, Refusal, RevisionId};
use serde::{Deserialize, Serialize};

/// Where a story stands between the first word and the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "stage", rename_all = "snake_case")]
pub enum Stage {
    /// Being written; readers know nothing of it.
    Draft,
    /// Handed in; waits for another pair of eyes.
    InReview {
        /// Who handed it in.
        submitted_by: MemberId,
    },
    /// Approved; readers see it at its time.
    Scheduled {
        /// When it goes live.
        goes_live: Moment,
        /// The wording that goes live.
        revision: RevisionId,
    },
    /// Readers see this wording.
    Live {
        /// When readers first saw it.
        since: Moment,
        /// The wording they see now.
        revision: RevisionId,
    },
    /// Taken back; its address answers 410 with the reason.
    Withdrawn {
        /// What readers are told.
        reason: String,
        /// When it was taken back.
        at: Moment,
        /// The wording that was live, if one ever was.
        revision: Option<RevisionId>,
    },
}

impl Stage {
    /// The word by which the store and filters know the stage.
    pub const fn word(&self) -> &'static str {
        match self {
            Stage::Draft => "draft",
            Stage::InReview { .. } => "in_review",
            Stage::Scheduled { .. } => "scheduled",
            Stage::Live { .. } => "live",
            Stage::Withdrawn { .. } => "withdrawn",
        }
    }

    /// A member hands the draft in.
    pub fn submit(self, member: MemberId) -> Result<Stage, Refusal> {
        match self {
            Stage::Draft => Ok(Stage::InReview { submitted_by: member }),
            Stage::InReview { .. }
            | Stage::Scheduled { .. }
            | Stage::Live { .. }
            | Stage::Withdrawn { .. } => Err(Refusal::NotADraft),
        }
    }

    /// An editor approves the reviewed wording; it goes live now, or at `when` if that is later. Where the publication
    /// asks for `four_eyes`, nobody approves what they handed in.
    pub fn approve(
        self,
        revision: RevisionId,
        editor: MemberId,
        four_eyes: bool,
        when: Moment,
        now: Moment,
    ) -> Result<Stage, Refusal> {
        match self {
            Stage::InReview { submitted_by } if four_eyes && submitted_by == editor => Err(Refusal::OwnStory),
            Stage::InReview { .. } if when > now => Ok(Stage::Scheduled { goes_live: when, revision }),
            Stage::InReview { .. } => Ok(Stage::Live { since: now, revision }),
            Stage::Draft | Stage::Scheduled { .. } | Stage::Live { .. } | Stage::Withdrawn { .. } => {
                Err(Refusal::NotInReview)
            }
        }
    }

    /// Someone who may publish puts a wording before the readers: at once, or at `when` if that is later.
    ///
    /// A live story keeps the time at which readers first saw it. A withdrawn story does not come back this way.
    pub fn publish(self, revision: RevisionId, when: Moment, now: Moment) -> Result<Stage, Refusal> {
        match self {
            Stage::Live { since, .. } => Ok(Stage::Live { since, revision }),
            Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } if when > now => {
                Ok(Stage::Scheduled { goes_live: when, revision })
            }
            Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } => {
                Ok(Stage::Live { since: when, revision })
            }
            Stage::Withdrawn { .. } => Err(Refusal::Withdrawn),
        }
    }

    /// The story is taken back; readers are told why.
    pub fn withdraw(self, reason: &str, now: Moment) -> Result<Stage, Refusal> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Refusal::ReasonMissing);
        }
        match self {
            Stage::Live { revision, .. } | Stage::Scheduled { revision, .. } => {
                Ok(Stage::Withdrawn { reason: reason.to_owned(), at: now, revision: Some(revision) })
            }
            Stage::Draft | Stage::InReview { .. } => Err(Refusal::NotLive),
            Stage::Withdrawn { .. } => Err(Refusal::Withdrawn),
        }
    }

    /// The wording that readers see now.
    pub const fn live_revision(&self) -> Option<RevisionId> {
        match self {
            Stage::Live { revision, .. } => Some(*revision),
            Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } | Stage::Withdrawn { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: Moment = Moment::from_micros(1_000);
    const LATER: Moment = Moment::from_micros(2_000);
    const WRITER: MemberId = MemberId::from_bytes([1; 16]);
    const EDITOR: MemberId = MemberId::from_bytes([2; 16]);
    const WORDING: RevisionId = RevisionId::from_bytes([3; 16]);
    const BETTER: RevisionId = RevisionId::from_bytes([4; 16]);

    #[test]
    fn a_story_is_written_reviewed_by_another_and_published() {
        let handed_in = Stage::Draft.submit(WRITER).unwrap();
        assert_eq!(handed_in.clone().approve(WORDING, WRITER, true, NOW, NOW), Err(Refusal::OwnStory));
        assert_eq!(
            handed_in.clone().approve(WORDING, EDITOR, true, NOW, NOW),
            Ok(Stage::Live { since: NOW, revision: WORDING })
        );
        let alone = handed_in.approve(WORDING, WRITER, false, NOW, NOW);
        assert!(matches!(alone, Ok(Stage::Live { .. })), "where the house asks for no other pair of eyes");
    }

    #[test]
    fn a_new_wording_keeps_the_time_of_the_first() {
        let live = Stage::Live { since: NOW, revision: WORDING };
        assert_eq!(live.publish(BETTER, LATER, LATER), Ok(Stage::Live { since: NOW, revision: BETTER }));
    }

    #[test]
    fn a_later_time_is_a_schedule() {
        let waiting = Stage::Draft.publish(WORDING, LATER, NOW);
        assert_eq!(waiting, Ok(Stage::Scheduled { goes_live: LATER, revision: WORDING }));
    }

    #[test]
    fn withdrawing_wants_a_reason_and_ends_publishing() {
        let live = Stage::Live { since: NOW, revision: WORDING };
        assert_eq!(live.clone().withdraw("  ", LATER), Err(Refusal::ReasonMissing));
        let gone = live.withdraw("The court ordered it", LATER).unwrap();
        assert_eq!(gone.clone().publish(BETTER, LATER, LATER), Err(Refusal::Withdrawn));
        assert_eq!(gone.live_revision(), None);
        assert_eq!(Stage::Draft.withdraw("why", LATER), Err(Refusal::NotLive));
    }

    fn any_stage() -> impl Strategy<Value = Stage> {
        prop_oneof![
            Just(Stage::Draft),
            Just(Stage::InReview { submitted_by: WRITER }),
            Just(Stage::Scheduled { goes_live: LATER, revision: WORDING }),
            Just(Stage::Live { since: NOW, revision: WORDING }),
            Just(Stage::Withdrawn { reason: "why".into(), at: NOW, revision: None }),
        ]
    }

    proptest! {
        #[test]
        fn readers_only_ever_see_what_was_published(stage in any_stage(), when in 0_i64..5_000) {
            let published = stage.publish(BETTER, Moment::from_micros(when), NOW);
            if let Ok(Stage::Live { revision, .. }) = &published {
                prop_assert_eq!(*revision, BETTER);
            }
        }

        #[test]
        fn nothing_withdrawn_is_live(stage in any_stage()) {
            if let Ok(gone) = stage.withdraw("why", NOW) {
                prop_assert_eq!(gone.live_revision(), None);
            }
        }
    }
}
