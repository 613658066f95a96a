//! The demo's readers: invented, always the same, and marked as what they are, so that what most people read and the
//! desk's curves are not empty on the first day.
//!
//! Each story is read from the moment it was published, most in its first hours, more by day than by night.

use crate::{Failure, Occasion, standing::Paper};
use editorial::{
    Edition, StoryId,
    reads::{Grain, SLICES, Swept},
};
use std::collections::HashMap;
use store::{
    Tx,
    sql::{
        reads::{self, Count},
        stories,
    },
};

/// Reads in an hour of the stories that are read most, at their best.
const FAVOURITES: &[(&str, i64)] = &[
    ("flood-wall-vote", 1_840),
    ("cup-final", 1_420),
    ("lost-letter", 1_135),
    ("evacuees-return", 890),
    ("night-train-line", 760),
    ("port-tariff", 540),
    ("opinion-bridges", 415),
    ("gallery-lantern-festival", 380),
];

/// What is left of it in each of the first eight hours, in thousandths; after them it is half.
const FADING: [i64; 8] = [1_000, 917, 841, 771, 707, 648, 595, 545];

/// How many read in each hour of a day, in hundredths.
const BY_DAY: [i64; 24] =
    [35, 25, 18, 15, 15, 22, 45, 80, 100, 95, 85, 80, 88, 82, 75, 74, 78, 85, 95, 100, 92, 80, 62, 45];

/// Writes down what the demo's readers have read so far.
pub fn read(
    tx: &mut dyn Tx,
    paper: &Paper,
    stories: &HashMap<(String, String), StoryId>,
    on: &Occasion,
) -> Result<(), Failure> {
    let swept = Swept::due(on.now);
    reads::set_swept(tx, swept)?;
    let mut counts = Vec::new();
    for edition in paper.editions() {
        for ((tag, key), story) in stories {
            if *tag != edition.tag {
                continue;
            }
            let published =
                stories::listings(tx, &[*story])?.into_iter().next().map(|l| l.standing.published);
            let Some(published) = published else { continue };
            counts.extend(of_story(
                edition,
                key,
                *story,
                (Grain::Slice.at(published), Grain::Slice.at(on.now)),
                swept,
            ));
        }
    }
    reads::add(tx, &counts, swept)?;
    Ok(reads::invent(tx, on.now)?)
}

/// The reads of one story from its first slice to the one that is running; whole hours are told as one.
fn of_story(
    edition: &Edition,
    key: &str,
    story: StoryId,
    (first, last): (i64, i64),
    swept: Swept,
) -> Vec<Count> {
    let known = FAVOURITES.iter().find(|(favourite, _)| *favourite == key).map(|(_, reads)| *reads);
    let best = known.unwrap_or_else(|| 40 + chance(&[edition.tag.as_bytes(), key.as_bytes()], 160));
    let mut told: Vec<Count> = Vec::new();
    for slice in first..=last {
        let age = (slice - first) / SLICES;
        let fading = usize::try_from(age % 8).map_or(0, |at| FADING[at]) >> (age / 8).min(60);
        let hour = usize::try_from(slice.div_euclid(SLICES).rem_euclid(24)).map_or(0, |at| BY_DAY[at]);
        // Four fifths to six fifths, as it happens; the rest after the comma as it happens, too.
        let about = 80 + chance(&[key.as_bytes(), edition.tag.as_bytes(), &slice.to_be_bytes()], 41);
        let parts = 1_000 * 100 * 100 * SLICES;
        let reads =
            (best * fading * hour * about + chance(&[&slice.to_le_bytes(), key.as_bytes()], parts)) / parts;
        let as_one = swept.place(slice).grain != Grain::Slice;
        let slice = if as_one { slice.div_euclid(SLICES) * SLICES } else { slice };
        match told.last_mut().filter(|last| last.slice == slice) {
            Some(last) => last.reads += reads,
            None => told.push(Count { edition: edition.id, story, slice, reads }),
        }
    }
    told.retain(|count| count.reads > 0);
    told
}

/// A number below this that is always the same for these words.
fn chance(words: &[&[u8]], below: i64) -> i64 {
    let mut hasher = blake3::Hasher::new();
    for word in words {
        hasher.update(word);
        hasher.update(&[0]);
    }
    let mut eight = [0; 8];
    eight.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    (i64::from_ne_bytes(eight) & i64::MAX) % below
}
