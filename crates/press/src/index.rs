//! Which pages were made from what, and what was touched lately.

use crate::{Key, Part, Touch, page::Page};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    sync::Arc,
};

/// The pages in memory by their parts. Its size is bounded by the pages, which are bounded by bytes.
#[derive(Debug, Default)]
pub struct Index {
    /// Counts the changes; a page made at a generation has seen everything up to it.
    pub generation: u64,
    /// Whatever was made before this generation is old.
    floor: u64,
    made_of: HashMap<u64, HashSet<Key>>,
    ending: BTreeSet<(i64, Key)>,
    recent: HashMap<u64, Vec<(u64, Touch)>>,
    noted: usize,
}

/// So many touches are remembered before those that nobody can ask about any more are forgotten.
const REMEMBERED: usize = 20_000;

impl Index {
    /// An empty index that counts on from this generation.
    pub fn at(generation: u64) -> Self {
        Self { generation, ..Self::default() }
    }

    /// Notes what a page was made from.
    pub fn link(&mut self, page: &Page) {
        for part in &*page.parts {
            self.made_of.entry(part.thing).or_default().insert(Arc::clone(&page.key));
        }
        if let Some(end) = page.good_until {
            self.ending.insert((end, Arc::clone(&page.key)));
        }
    }

    /// Forgets a page.
    pub fn unlink(&mut self, page: &Page) {
        for part in &*page.parts {
            if let Some(keys) = self.made_of.get_mut(&part.thing) {
                keys.remove(&page.key);
                if keys.is_empty() {
                    self.made_of.remove(&part.thing);
                }
            }
        }
        if let Some(end) = page.good_until {
            self.ending.remove(&(end, Arc::clone(&page.key)));
        }
    }

    /// Notes a change and answers with the pages that may have been made from it; each is still to be asked whether
    /// the change reaches its stretch.
    pub fn touch(&mut self, touches: &[Touch]) -> HashSet<Key> {
        self.generation += 1;
        let mut keys = HashSet::new();
        for touch in touches {
            self.recent.entry(touch.thing).or_default().push((self.generation, *touch));
            keys.extend(self.made_of.get(&touch.thing).into_iter().flatten().cloned());
        }
        self.noted += touches.len();
        keys
    }

    /// Notes that everything changed.
    pub fn touch_all(&mut self) {
        self.generation += 1;
        self.floor = self.generation;
    }

    /// Whether something that these parts are made of was touched after this generation.
    pub fn outdated(&self, parts: &[Part], generation: u64) -> bool {
        generation < self.floor
            || parts.iter().any(|part| {
                self.recent.get(&part.thing).is_some_and(|touches| {
                    touches.iter().any(|(at, touch)| *at > generation && part.is_reached_by(touch))
                })
            })
    }

    /// Whether something that these parts are made of was taken back after this generation.
    pub fn taken_back(&self, parts: &[Part], generation: u64) -> bool {
        parts.iter().any(|part| {
            self.recent.get(&part.thing).is_some_and(|touches| {
                touches
                    .iter()
                    .any(|(at, touch)| touch.at_once && *at > generation && part.is_reached_by(touch))
            })
        })
    }

    /// Forgets touches that no page in the making and none on the disk can have missed.
    pub fn forget_touches(&mut self, everybody_saw: impl FnOnce() -> u64) {
        if self.noted < REMEMBERED {
            return;
        }
        let seen = everybody_saw();
        self.recent.retain(|_, touches| {
            touches.retain(|(at, _)| *at > seen);
            !touches.is_empty()
        });
        self.noted = self.recent.values().map(Vec::len).sum();
    }

    /// Takes out the pages whose time has come.
    pub fn ended(&mut self, now: i64) -> Vec<Key> {
        let later = self.ending.split_off(&(now.saturating_add(1), Key::from("")));
        std::mem::replace(&mut self.ending, later).into_iter().map(|(_, key)| key).collect()
    }
}
