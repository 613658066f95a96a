//! What to read next: nearness by shared topics, coverage and section, fading with age.
//!
//! The rule is a pure function of few facts about a bounded number of candidates, so its cost does not grow with
//! the archive.

use crate::{CoverageId, Moment, SectionId, StoryId, TopicId};
use std::collections::BTreeSet;

/// What the rule needs to know of a story.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Which story.
    pub story: StoryId,
    /// Its section.
    pub section: SectionId,
    /// Its running event.
    pub coverage: Option<CoverageId>,
    /// What it is about.
    pub topics: BTreeSet<TopicId>,
    /// When readers first saw it.
    pub published: Moment,
}

/// The best candidates for somebody who is reading `this`, best first: at most `most`, never `this` itself and
/// nothing that is in `already` on the page.
pub fn choose(this: &Facts, candidates: &[Facts], already: &BTreeSet<StoryId>, most: usize) -> Vec<StoryId> {
    let mut scored: Vec<(f64, &Facts)> = candidates
        .iter()
        .filter(|other| other.story != this.story && !already.contains(&other.story))
        .map(|other| (nearness(this, other), other))
        .collect();
    scored.sort_by(|(a, x), (b, y)| {
        b.total_cmp(a).then(y.published.cmp(&x.published)).then(x.story.cmp(&y.story))
    });
    scored.dedup_by_key(|(_, facts)| facts.story);
    scored.into_iter().take(most).map(|(_, facts)| facts.story).collect()
}

/// A shared topic counts 3, the same coverage 4, the same section 1; a story a week apart counts half.
fn nearness(this: &Facts, other: &Facts) -> f64 {
    const WEEK: f64 = 7.0 * 24.0 * 60.0 * 60.0 * 1e6;
    let shared = this.topics.intersection(&other.topics).count();
    let shared = f64::from(u32::try_from(shared).unwrap_or(u32::MAX));
    let coverage = if this.coverage.is_some() && this.coverage == other.coverage { 4.0 } else { 0.0 };
    let section = if this.section == other.section { 1.0 } else { 0.0 };
    #[allow(clippy::cast_precision_loss, reason = "an age in microseconds needs no more than 53 bits here")]
    let apart = (this.published.micros() - other.published.micros()).abs() as f64;
    (0.5 + shared * 3.0 + coverage + section) * (-apart / WEEK).exp2()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(n: u8, section: u8, topics: &[u8], days_ago: i64) -> Facts {
        Facts {
            story: StoryId::from_bytes([n; 16]),
            section: SectionId::from_bytes([section; 16]),
            coverage: None,
            topics: topics.iter().map(|t| TopicId::from_bytes([*t; 16])).collect(),
            published: Moment::from_micros(1_700_000_000_000_000).minutes_before(days_ago * 24 * 60),
        }
    }

    fn chosen(this: &Facts, others: &[Facts]) -> Vec<u8> {
        choose(this, others, &BTreeSet::new(), 4).iter().map(|id| id.as_bytes()[0]).collect()
    }

    #[test]
    fn shared_topics_come_before_the_same_section_and_both_before_strangers() {
        let this = facts(1, 1, &[1, 2], 0);
        let others =
            [facts(2, 9, &[], 0), facts(3, 1, &[], 0), facts(4, 9, &[1, 2], 0), facts(1, 1, &[1, 2], 0)];
        assert_eq!(chosen(&this, &others), [4, 3, 2]);
    }

    #[test]
    fn nearness_fades_with_age() {
        let this = facts(1, 1, &[1], 0);
        assert_eq!(chosen(&this, &[facts(2, 9, &[1], 60), facts(3, 1, &[], 1)]), [3, 2]);
    }
}
