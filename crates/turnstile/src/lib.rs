//! The turnstile: counts who reads, without knowing who.
//!
//! A reader's page says once that it was read. What is said passes four questions, the cheapest first: does that network
//! say too much ([`crowd`](self)); is it a robot; has the same reader said the same lately; and is there room. Then one
//! number grows by one. Nothing else is kept: no address, no agent, no time of anybody.
//!
//! - [`Turnstile::pass`] takes less than some microseconds and never waits for anything outside.
//! - [`Turnstile::take`] hands the counts out in numbered batches, [`Turnstile::kept`] lets go of one. A batch of which
//!   nobody knows whether it was kept is handed out again under its number, so that whoever keeps it can tell.
//!
//! Everything is bounded: what says nonsense in any number fills a corner and no more (`counts`, `lately`, `crowd`).
//!
//! Deliberately absent: which stories there are. A story is believed to be one until whoever keeps the counts says that
//! it is not.

mod counts;
mod crowd;
mod lately;

pub use counts::{Batch, Entry};

use clock::Clock;
use counts::Counts;
use crowd::Crowd;
use editorial::{EditionId, StoryId, reads::Grain};
use isbot::Bots;
use lately::Lately;
use std::{
    net::IpAddr,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// An agent's name is looked at no further than this, in bytes.
const AGENT: usize = 512;

/// Agents that read for machines and that the list of robots does not have.
const MORE_ROBOTS: &[&str] = &[
    "headless",
    "chatgpt-user",
    "claude-user",
    "perplexity-user",
    "google-extended",
    "playwright",
    "puppeteer",
];

/// One who says that they have read a story.
#[derive(Debug, Clone, Copy)]
pub struct Visit<'a> {
    /// From where.
    pub address: IpAddr,
    /// By which program, as it calls itself.
    pub agent: &'a str,
    /// The edition whose door they came to.
    pub edition: EditionId,
    /// The story.
    pub story: StoryId,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passed {
    /// It counts.
    Counted,
    /// It is a robot, or does not say what it is.
    Robot,
    /// They have said so lately.
    Again,
    /// Too much is said from there.
    TooOften,
    /// More stories are said to be read than there is room for, until the counts are taken.
    NoRoom,
}

/// Counts who reads.
pub struct Turnstile {
    clock: Clock,
    robots: Bots,
    crowd: Crowd,
    lately: Mutex<Lately>,
    counts: Mutex<Counts>,
}

/// No chance can be had from the machine.
#[derive(Debug)]
pub struct NoChance(getrandom::Error);

impl std::fmt::Display for NoChance {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the machine gives no random numbers: {}", self.0)
    }
}

impl std::error::Error for NoChance {}

impl Turnstile {
    /// Nobody has come yet.
    ///
    /// # Errors
    /// When the machine gives no random numbers: without them a reader could be known again.
    pub fn open(clock: Clock) -> Result<Self, NoChance> {
        let mut robots = Bots::default();
        robots.append(MORE_ROBOTS);
        Ok(Self {
            crowd: Crowd::of(clock.clone())?,
            lately: Mutex::new(Lately::since(clock.now())?),
            counts: Mutex::default(),
            robots,
            clock,
        })
    }

    /// One says that they have read a story.
    pub fn pass(&self, visit: &Visit<'_>) -> Passed {
        if !self.crowd.lets_in(visit.address) {
            return Passed::TooOften;
        }
        let agent = &visit.agent.as_bytes()[..visit.agent.len().min(AGENT)];
        let agent = String::from_utf8_lossy(agent);
        if agent.trim().is_empty() || self.robots.is_bot(&agent) {
            return Passed::Robot;
        }
        let now = self.clock.now();
        if !lock(&self.lately).is_new(&(visit.address, &*agent, visit.story), now) {
            return Passed::Again;
        }
        let counted = lock(&self.counts).add(visit.edition, visit.story, Grain::Slice.at(now));
        if counted { Passed::Counted } else { Passed::NoRoom }
    }

    /// Counts to be kept: those that were handed out last and are not known to be kept, or else the next; nothing when
    /// nobody has read anything since.
    pub fn take(&self) -> Option<Batch> {
        lock(&self.counts).take()
    }

    /// The batch with this number is kept; these of its stories are live in their editions, the others are not.
    pub fn kept(&self, number: i64, live: &[(EditionId, StoryId)]) {
        lock(&self.counts).kept(number, live);
    }
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
