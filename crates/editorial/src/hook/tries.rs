//! How often something is told, how long is waited in between, and when a hook is given up.
//!
//! | | |
//! |---|---|
//! | between tries | ten seconds, then three times as long each time, up to twelve hours; a fifth more or less by chance |
//! | tries of one thing | fourteen, which takes about three days |
//! | a receiver that takes nothing | is said to fail after three days, and is given up after a week |
//! | a receiver that answers 410 | is given up at once (Standard Webhooks, “Operational considerations”) |

use super::{Hook, HookStanding};
use crate::Moment;

const SECOND: i64 = 1_000_000;
const DAY: i64 = 86_400 * SECOND;

/// The first wait, in microseconds.
const FIRST: i64 = 10 * SECOND;

/// The longest wait, in microseconds.
const LONGEST: i64 = DAY / 2;

/// How often one thing is tried.
pub const TRIES: i64 = 14;

/// So often something is tried before what happened to the same story afterwards goes ahead of it: about six minutes.
pub const HOLDS_BACK: i64 = 4;

/// A receiver that has taken nothing for so long is said to fail, in microseconds.
pub const FAILS_AFTER: i64 = 3 * DAY;

/// A receiver that has taken nothing for so long is given up, in microseconds.
pub const GIVEN_UP_AFTER: i64 = 7 * DAY;

/// What has waited for so long is told no more, in microseconds: a paused hook is not told old news.
pub const TOO_OLD: i64 = 4 * DAY;

/// A story that was before readers for so long when it was brought in is no news, in microseconds.
pub const NO_NEWS: i64 = DAY;

/// What a receiver answered, or why it did not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// It answered with this HTTP status.
    Status(u16),
    /// Nobody was there, or the line broke.
    Unreachable,
    /// It did not answer in time.
    TooSlow,
    /// Its address is one to which nothing is sent.
    NotAllowed,
}

impl Answer {
    /// The word by which the store and the catalogues know it.
    pub const fn word(self) -> &'static str {
        match self {
            Answer::Status(_) => "status",
            Answer::Unreachable => "unreachable",
            Answer::TooSlow => "too_slow",
            Answer::NotAllowed => "not_allowed",
        }
    }

    /// The answer that the store kept as a word and perhaps a status.
    pub fn from_word(word: &str, status: Option<u16>) -> Option<Self> {
        match (word, status) {
            ("status", Some(status)) => Some(Answer::Status(status)),
            ("unreachable", _) => Some(Answer::Unreachable),
            ("too_slow", _) => Some(Answer::TooSlow),
            ("not_allowed", _) => Some(Answer::NotAllowed),
            (_, _) => None,
        }
    }

    /// Whether the receiver has it: any status from 200 to 299. A redirect is no success.
    pub const fn arrived(self) -> bool {
        matches!(self, Answer::Status(200..=299))
    }
}

/// One try, as it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tried {
    /// Which one, counted from 1.
    pub number: i64,
    /// When.
    pub at: Moment,
    /// How long it took, in milliseconds.
    pub millis: i64,
    /// What came of it.
    pub answer: Answer,
    /// The first of what was answered, or what the network said.
    pub said: String,
}

/// What becomes of something after a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The receiver has it.
    Delivered,
    /// It is tried again.
    Again(Moment),
    /// It is not tried again.
    GivenUp,
}

/// What becomes of something that was tried `tries` times, the last time just now. `asked` is for how many seconds the
/// receiver asked to be left alone; `chance` spreads the tries of many.
pub fn next(answer: Answer, tries: i64, asked: Option<i64>, chance: u8, now: Moment) -> Next {
    if answer.arrived() {
        return Next::Delivered;
    }
    if tries >= TRIES || answer == Answer::Status(410) {
        return Next::GivenUp;
    }
    let asked = asked.unwrap_or(0).clamp(0, LONGEST / SECOND) * SECOND;
    Next::Again(Moment::from_micros(now.micros() + wait(tries, chance).max(asked)))
}

/// How long is waited after so many tries, in microseconds.
fn wait(tries: i64, chance: u8) -> i64 {
    let steps = u32::try_from(tries - 1).unwrap_or(0).min(20);
    let wait = FIRST.saturating_mul(3_i64.saturating_pow(steps)).min(LONGEST);
    // From 0.8 to 1.2 times.
    wait / 255 * (204 + i64::from(chance) * 102 / 255)
}

/// What a hook is after one of its tries: since when it fails, and whether it is still told anything.
pub fn after(hook: &Hook, answer: Answer, now: Moment) -> (Option<Moment>, HookStanding) {
    if answer.arrived() {
        return (None, hook.standing);
    }
    let since = hook.failing.unwrap_or(now);
    let standing = match hook.standing {
        HookStanding::Active | HookStanding::Paused if answer == Answer::Status(410) => HookStanding::Gone,
        HookStanding::Active | HookStanding::Paused if now.micros() - since.micros() >= GIVEN_UP_AFTER => {
            HookStanding::GivenUp
        }
        standing @ (HookStanding::Active
        | HookStanding::Paused
        | HookStanding::Gone
        | HookStanding::GivenUp) => standing,
    };
    (Some(since), standing)
}

/// How a hook does, in one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Health {
    /// All is well, as far as anybody knows.
    Well,
    /// The last tries did not arrive.
    Stumbling,
    /// Nothing has arrived for three days.
    Failing,
    /// A member stopped it.
    Paused,
    /// Its receiver said that it is gone.
    Gone,
    /// Nothing arrived for a week.
    GivenUp,
}

impl Health {
    /// The word by which the catalogues know it.
    pub const fn word(self) -> &'static str {
        match self {
            Health::Well => "well",
            Health::Stumbling => "stumbling",
            Health::Failing => "failing",
            Health::Paused => "paused",
            Health::Gone => "gone",
            Health::GivenUp => "given_up",
        }
    }

    /// How this hook does now.
    pub fn of(hook: &Hook, now: Moment) -> Self {
        match (hook.standing, hook.failing) {
            (HookStanding::Paused, _) => Health::Paused,
            (HookStanding::Gone, _) => Health::Gone,
            (HookStanding::GivenUp, _) => Health::GivenUp,
            (HookStanding::Active, None) => Health::Well,
            (HookStanding::Active, Some(since)) if now.micros() - since.micros() >= FAILS_AFTER => {
                Health::Failing
            }
            (HookStanding::Active, Some(_)) => Health::Stumbling,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{HookId, MemberId};

    const NOW: Moment = Moment::from_micros(1_000 * DAY);

    fn hook(standing: HookStanding, failing_for: Option<i64>) -> Hook {
        Hook {
            id: HookId::from_bytes([1; 16]),
            name: String::new(),
            address: String::new(),
            kinds: Vec::new(),
            editions: Vec::new(),
            standing,
            failing: failing_for.map(|micros| Moment::from_micros(NOW.micros() - micros)),
            after: 0,
            made: NOW,
            made_by: MemberId::from_bytes([2; 16]),
        }
    }

    #[test]
    fn tries_grow_further_apart_and_end_after_about_three_days() {
        for (chance, shortest, longest) in [(0, 2.2, 2.5), (128, 2.7, 3.0), (255, 3.3, 3.6)] {
            let waits: Vec<i64> = (1..TRIES).map(|tries| wait(tries, chance)).collect();
            assert!(waits.is_sorted());
            #[allow(clippy::cast_precision_loss, reason = "days to one digit")]
            let days = waits.iter().sum::<i64>() as f64 / DAY as f64;
            assert!(days > shortest && days < longest, "{days} days with chance {chance}");
        }
        let held: i64 = (1..HOLDS_BACK).map(|tries| wait(tries, 128)).sum();
        assert!(held < 7 * 60 * SECOND, "{held}");
    }

    #[test]
    fn only_what_arrived_is_delivered_and_a_redirect_did_not() {
        let of = |answer| next(answer, 1, None, 128, NOW);
        assert_eq!(of(Answer::Status(204)), Next::Delivered);
        for answer in [
            Answer::Status(302),
            Answer::Status(500),
            Answer::Status(404),
            Answer::TooSlow,
            Answer::NotAllowed,
        ] {
            assert!(matches!(of(answer), Next::Again(_)), "{answer:?}");
        }
        assert_eq!(of(Answer::Status(410)), Next::GivenUp);
        assert_eq!(next(Answer::Unreachable, TRIES, None, 0, NOW), Next::GivenUp);
    }

    #[test]
    fn a_receiver_may_ask_for_time_but_not_for_ever() {
        let until = |asked| match next(Answer::Status(429), 1, Some(asked), 0, NOW) {
            Next::Again(at) => at.micros() - NOW.micros(),
            Next::Delivered | Next::GivenUp => 0,
        };
        assert_eq!(until(120), 120 * SECOND);
        assert_eq!(until(i64::MAX), LONGEST);
        assert_eq!(until(-5), wait(1, 0));
    }

    #[test]
    fn a_hook_fails_is_given_up_and_is_well_again_with_what_arrives() {
        let failed = |hook: &Hook| after(hook, Answer::Status(500), NOW);
        assert_eq!(failed(&hook(HookStanding::Active, None)), (Some(NOW), HookStanding::Active));
        let (since, standing) = failed(&hook(HookStanding::Active, Some(GIVEN_UP_AFTER)));
        assert_eq!(
            (since.map(|at| NOW.micros() - at.micros()), standing),
            (Some(GIVEN_UP_AFTER), HookStanding::GivenUp)
        );
        let gone = after(&hook(HookStanding::Active, None), Answer::Status(410), NOW);
        assert_eq!(gone, (Some(NOW), HookStanding::Gone));
        let well = after(&hook(HookStanding::Active, Some(DAY)), Answer::Status(200), NOW);
        assert_eq!(well, (None, HookStanding::Active));
    }

    #[test]
    fn health_is_one_word() {
        let of = |standing, failing| Health::of(&hook(standing, failing), NOW);
        assert_eq!(of(HookStanding::Active, None), Health::Well);
        assert_eq!(of(HookStanding::Active, Some(SECOND)), Health::Stumbling);
        assert_eq!(of(HookStanding::Active, Some(FAILS_AFTER)), Health::Failing);
        assert_eq!(of(HookStanding::Paused, Some(FAILS_AFTER)), Health::Paused);
    }

    #[test]
    fn an_answer_survives_the_store() {
        for answer in [Answer::Status(503), Answer::Unreachable, Answer::TooSlow, Answer::NotAllowed] {
            let status = if let Answer::Status(status) = answer { Some(status) } else { None };
            assert_eq!(Answer::from_word(answer.word(), status), Some(answer));
        }
        assert_eq!(Answer::from_word("status", None), None);
    }
}
