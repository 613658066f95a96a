//! The life of a story is one enum.
//!
//! Each stage carries exactly the facts that exist in it; a move consumes the old stage. Every stage is named in
//! every `match`: adding one makes the compiler list each decision to look at again.

use crate::{MemberId, Moment, Refusal, RevisionId, words};
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
        /// How it came to that.
        #[serde(default)]
        ending: Ending,
    },
}

/// How a story left its readers.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// Somebody took it back.
    #[default]
    TakenBack,
    /// Its time was over, as was said beforehand. The reason is then in the words of the house, not of a member.
    Expired,
    /// It was taken from everything that is ours; nobody is shown its wordings any more.
    Killed,
}

/// How many must have looked at a story before readers see it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Eyes {
    /// Whoever may approve may approve their own.
    #[default]
    Two,
    /// Somebody else than who wrote it.
    Four,
}

impl Eyes {
    /// Refuses a member who would put their own work before readers where four eyes are the rule.
    ///
    /// # Errors
    /// [`Refusal::OwnStory`].
    pub const fn see(self, own: bool) -> Result<(), Refusal> {
        match self {
            Eyes::Four if own => Err(Refusal::OwnStory),
            Eyes::Four | Eyes::Two => Ok(()),
        }
    }
}

/// The stages without their facts: what lists are filtered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StageKind {
    /// [`Stage::Draft`].
    Draft,
    /// [`Stage::InReview`].
    InReview,
    /// [`Stage::Scheduled`].
    Scheduled,
    /// [`Stage::Live`].
    Live,
    /// [`Stage::Withdrawn`].
    Withdrawn,
}

impl StageKind {
    /// Every stage, in the order of a story's life.
    pub const ALL: [StageKind; 5] =
        [StageKind::Draft, StageKind::InReview, StageKind::Scheduled, StageKind::Live, StageKind::Withdrawn];

    /// The word by which the store and filters know it.
    pub const fn word(self) -> &'static str {
        match self {
            StageKind::Draft => "draft",
            StageKind::InReview => "in_review",
            StageKind::Scheduled => "scheduled",
            StageKind::Live => "live",
            StageKind::Withdrawn => "withdrawn",
        }
    }

    /// The stage that a filter's word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

impl Stage {
    /// The stage without its facts.
    pub const fn kind(&self) -> StageKind {
        match self {
            Stage::Draft => StageKind::Draft,
            Stage::InReview { .. } => StageKind::InReview,
            Stage::Scheduled { .. } => StageKind::Scheduled,
            Stage::Live { .. } => StageKind::Live,
            Stage::Withdrawn { .. } => StageKind::Withdrawn,
        }
    }

    /// The word by which the store and filters know the stage.
    pub const fn word(&self) -> &'static str {
        self.kind().word()
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

    /// What was handed in goes back to who wrote it.
    ///
    /// # Errors
    /// [`Refusal::NotInReview`].
    pub fn send_back(self) -> Result<Stage, Refusal> {
        match self {
            Stage::InReview { .. } => Ok(Stage::Draft),
            Stage::Draft | Stage::Scheduled { .. } | Stage::Live { .. } | Stage::Withdrawn { .. } => {
                Err(Refusal::NotInReview)
            }
        }
    }

    /// An editor approves the reviewed wording; it goes live now, or at `when` if that is later.
    ///
    /// # Errors
    /// [`Refusal::NotInReview`]; [`Refusal::OwnStory`] where four eyes are the rule and `editor` handed it in.
    pub fn approve(
        self,
        revision: RevisionId,
        editor: MemberId,
        eyes: Eyes,
        when: Moment,
        now: Moment,
    ) -> Result<Stage, Refusal> {
        match self {
            Stage::InReview { submitted_by } => {
                eyes.see(submitted_by == editor)?;
                if when > now {
                    Ok(Stage::Scheduled { goes_live: when, revision })
                } else {
                    Ok(Stage::Live { since: now, revision })
                }
            }
            Stage::Draft | Stage::Scheduled { .. } | Stage::Live { .. } | Stage::Withdrawn { .. } => {
                Err(Refusal::NotInReview)
            }
        }
    }

    /// A story that waits for its time is a draft again.
    ///
    /// # Errors
    /// [`Refusal::NotScheduled`].
    pub fn unschedule(self) -> Result<Stage, Refusal> {
        match self {
            Stage::Scheduled { .. } => Ok(Stage::Draft),
            Stage::Draft | Stage::InReview { .. } | Stage::Live { .. } | Stage::Withdrawn { .. } => {
                Err(Refusal::NotScheduled)
            }
        }
    }

    /// The time of a live story is over at `at`.
    ///
    /// # Errors
    /// [`Refusal::NotLive`], [`Refusal::Withdrawn`].
    pub fn expire(self, at: Moment) -> Result<Stage, Refusal> {
        match self {
            Stage::Live { revision, .. } => Ok(Stage::Withdrawn {
                reason: String::new(),
                at,
                revision: Some(revision),
                ending: Ending::Expired,
            }),
            Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } => Err(Refusal::NotLive),
            Stage::Withdrawn { .. } => Err(Refusal::Withdrawn),
        }
    }

    /// The story is taken from everything; readers are told why. What was taken back before can still be killed.
    ///
    /// # Errors
    /// [`Refusal::ReasonMissing`]; [`Refusal::NotLive`] for what never was before readers; [`Refusal::Killed`].
    pub fn kill(self, reason: &str, now: Moment) -> Result<Stage, Refusal> {
        let reason = reason.trim();
        if words::is_blank(reason) {
            return Err(Refusal::ReasonMissing);
        }
        let killed = |revision| {
            let (reason, ending) = (reason.to_owned(), Ending::Killed);
            Ok(Stage::Withdrawn { reason, at: now, revision, ending })
        };
        match self {
            Stage::Live { revision, .. } | Stage::Scheduled { revision, .. } => killed(Some(revision)),
            Stage::Withdrawn { ending: Ending::TakenBack | Ending::Expired, revision, .. } => {
                killed(revision)
            }
            Stage::Withdrawn { ending: Ending::Killed, .. } => Err(Refusal::Killed),
            Stage::Draft | Stage::InReview { .. } => Err(Refusal::NotLive),
        }
    }

    /// Whether the story was killed.
    pub const fn is_killed(&self) -> bool {
        match self {
            Stage::Withdrawn { ending, .. } => matches!(ending, Ending::Killed),
            Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } | Stage::Live { .. } => false,
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
                let (reason, ending) = (reason.to_owned(), Ending::TakenBack);
                Ok(Stage::Withdrawn { reason, at: now, revision: Some(revision), ending })
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

    /// The wording that readers will see at a time that is said already.
    pub const fn scheduled_revision(&self) -> Option<RevisionId> {
        match self {
            Stage::Scheduled { revision, .. } => Some(*revision),
            Stage::Draft | Stage::InReview { .. } | Stage::Live { .. } | Stage::Withdrawn { .. } => None,
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
        assert_eq!(handed_in.clone().approve(WORDING, WRITER, Eyes::Four, NOW, NOW), Err(Refusal::OwnStory));
        assert!(handed_in.clone().approve(WORDING, WRITER, Eyes::Two, NOW, NOW).is_ok());
        assert_eq!(
            handed_in.approve(WORDING, EDITOR, Eyes::Four, NOW, NOW),
            Ok(Stage::Live { since: NOW, revision: WORDING })
        );
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

    #[test]
    fn what_is_killed_stays_killed_and_what_was_withdrawn_can_be() {
        let live = Stage::Live { since: NOW, revision: WORDING };
        assert_eq!(live.clone().kill("\u{200b}", LATER), Err(Refusal::ReasonMissing));
        let killed = live.clone().withdraw("wrong", NOW).unwrap().kill("A court ordered it", LATER).unwrap();
        assert!(killed.is_killed());
        assert_eq!(killed.clone().kill("again", LATER), Err(Refusal::Killed));
        assert!(live.expire(LATER).unwrap().kill("why", LATER).is_ok());
        assert_eq!(Stage::Draft.kill("why", LATER), Err(Refusal::NotLive));
    }

    #[test]
    fn a_story_withdrawn_by_an_older_program_was_taken_back() {
        let kept = r#"{"stage":"withdrawn","reason":"Wrong.","at":1000,"revision":null}"#;
        let stage: Stage = serde_json::from_str(kept).unwrap();
        assert!(matches!(stage, Stage::Withdrawn { ending: Ending::TakenBack, .. }));
    }

    #[test]
    fn only_what_waits_is_sent_back_or_taken_off_the_schedule() {
        let handed_in = Stage::InReview { submitted_by: WRITER };
        assert_eq!(handed_in.clone().send_back(), Ok(Stage::Draft));
        assert_eq!(Stage::Draft.send_back(), Err(Refusal::NotInReview));
        let waiting = Stage::Scheduled { goes_live: LATER, revision: WORDING };
        assert_eq!(waiting.unschedule(), Ok(Stage::Draft));
        assert_eq!(handed_in.unschedule(), Err(Refusal::NotScheduled));
    }

    fn any_stage() -> impl Strategy<Value = Stage> {
        prop_oneof![
            Just(Stage::Draft),
            Just(Stage::InReview { submitted_by: WRITER }),
            Just(Stage::Scheduled { goes_live: LATER, revision: WORDING }),
            Just(Stage::Live { since: NOW, revision: WORDING }),
            Just(Stage::Withdrawn {
                reason: "why".into(),
                at: NOW,
                revision: None,
                ending: Ending::TakenBack
            }),
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
