//! Gathering: what the log says that a hook asked for is put there to be carried.
//!
//! A node remembers how far it has looked; the store is told only when something was put there, or now and then, so that
//! a newsroom without hooks writes nothing for them. Whatever is read again makes the same deliveries, which are there
//! already.

use crate::{Failure, Newsroom};
use editorial::{
    DeliveryId, Moment, StoryId,
    event::Entry,
    hook::{Delivery, DeliveryState, Hook, HookKind, tries::NO_NEWS},
};
use std::collections::HashMap;
use store::{
    StoreError, Tx,
    sql::{events, hook_deliveries, hooks, stories},
};

/// The name under which the store keeps how far the log was followed.
pub const FOLLOWER: &str = "hooks";

/// So many entries are looked at at once.
const AT_ONCE: i64 = 500;

/// The store is told how far a node has come at least each so many entries.
const LAG: i64 = 5_000;

/// What a look at the log found.
struct Looked {
    stored: i64,
    upto: i64,
    wanted: Vec<Delivery>,
    more: bool,
}

/// Looks at what the log says beyond `position`, to its end.
pub async fn gather(room: &Newsroom, position: &mut i64) -> Result<(), Failure> {
    loop {
        let (from, now) = (*position, room.clock.now());
        let looked = room.store.read(move |tx| look(tx, from, now)).await?;
        let (upto, more) = (looked.upto, looked.more);
        if !looked.wanted.is_empty() || upto - looked.stored >= LAG {
            room.store.run(move |tx| put(tx, &looked)).await?;
        }
        *position = upto;
        if !more {
            return Ok(());
        }
    }
}

fn look(tx: &mut dyn Tx, from: i64, now: Moment) -> Result<Looked, StoreError> {
    // In this order: a hook that is not there yet when the hooks are read is told nothing of entries up to now.
    let newest = events::newest(tx)?;
    let stored = events::position(tx, FOLLOWER)?.min(newest);
    let all = hooks::all(tx)?;
    let Some(first) = all.iter().map(|hook| hook.after).min() else {
        return Ok(Looked { stored, upto: newest, wanted: Vec::new(), more: false });
    };
    // A log that went back is another newsroom's, for example a backup's.
    let from = from.min(newest).max(stored).max(first.min(newest));
    let mut entries = events::after(tx, from, AT_ONCE)?;
    entries.retain(|entry| entry.sequence <= newest);
    let upto = entries.last().map_or(from, |last| last.sequence);
    let wanted = wanted(tx, &all, &entries, now)?;
    Ok(Looked { stored, upto, wanted, more: upto < newest && !entries.is_empty() })
}

fn put(tx: &mut dyn Tx, looked: &Looked) -> Result<(), StoreError> {
    for delivery in &looked.wanted {
        hook_deliveries::add(tx, delivery, None)?;
    }
    events::set_position(tx, FOLLOWER, looked.upto)
}

/// What these hooks are to be told of these entries.
fn wanted(
    tx: &mut dyn Tx,
    all: &[Hook],
    entries: &[Entry],
    now: Moment,
) -> Result<Vec<Delivery>, StoreError> {
    let mut wanted = Vec::new();
    for entry in entries {
        let story = events::story(&entry.event);
        wanted.extend(all.iter().filter_map(|hook| {
            let kind = hook.wants(entry)?;
            Some((entry, delivery(hook, entry, kind, story, now)))
        }));
    }
    let published: Vec<StoryId> = wanted
        .iter()
        .filter(|(_, delivery)| delivery.kind == HookKind::Published)
        .filter_map(|(_, delivery)| delivery.story)
        .collect();
    let since: HashMap<StoryId, Moment> = stories::listings(tx, &published)?
        .into_iter()
        .map(|listing| (listing.standing.id, listing.standing.published))
        .collect();
    // An archive that is brought in is no news.
    let old = |entry: &Entry, delivery: &Delivery| {
        let since = delivery.story.and_then(|story| since.get(&story));
        delivery.kind == HookKind::Published
            && since.is_some_and(|since| entry.at.micros() - since.micros() > NO_NEWS)
    };
    wanted.retain(|(entry, delivery)| !old(entry, delivery));
    Ok(wanted.into_iter().map(|(_, delivery)| delivery).collect())
}

fn delivery(hook: &Hook, entry: &Entry, kind: HookKind, story: Option<StoryId>, now: Moment) -> Delivery {
    Delivery {
        id: DeliveryId::of_entry(hook.id, entry.sequence),
        hook: hook.id,
        kind,
        entry: Some(entry.sequence),
        story,
        queued: now,
        state: DeliveryState::Waiting,
        tries: 0,
        due: Some(now),
    }
}
