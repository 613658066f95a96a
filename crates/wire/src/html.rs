//! HTML from other systems becomes a body; a body becomes plain HTML for feeds.
//!
//! 1. `survey` reads the tags of the input and notes what will not come through, and why.
//! 2. ammonia removes everything that is not in `allowed`.
//! 3. `tree` reads the clean HTML back, `walk` and its neighbours turn it into blocks.
//! 4. The house's passes polish the blocks ([`Body::new`]).
//!
//! The vocabulary is the one that `demo/README.md` teaches, plus the ordinary HTML of other systems. Addresses
//! are judged in one place ([`address`]), on the way in and on the way out.

pub mod address;
mod allowed;
mod attributed;
mod dropped;
mod facts;
mod figures;
mod inline;
mod survey;
mod tables;
mod tree;
mod vetted;
mod walk;
mod write;

pub use dropped::{Dropped, Why};
pub use vetted::vetted;
pub use write::{Resolve, Shown, StoryLink, feed_html};

use editorial::body::Body;
use survey::Survey;

/// A body made from HTML, with the account of what was left out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cleaned {
    /// What came through.
    pub body: Body,
    /// What did not, each thing once, in the order in which it was met.
    pub dropped: Vec<Dropped>,
}

/// Makes a body of a fragment or a whole page of HTML. Never fails: what has no place is dropped and reported.
///
/// Assets stay [`Outside`](editorial::body::AssetRef::Outside) as the input named them; related dossiers are
/// the ones that [`of_key`](editorial::DossierId::of_key) gives.
pub fn body(html: &str) -> Cleaned {
    let Survey { account: mut dropped, too_deep } = survey::survey(html);
    if too_deep {
        dropped.note("the whole text", Why::TooDeep);
        return Cleaned { body: Body::default(), dropped: dropped.into_list() };
    }
    let clean = allowed::clean(html);
    let mut walker = walk::Walker::new(&mut dropped);
    let blocks = walker.blocks(&tree::read(&clean));
    Cleaned { body: Body::new(blocks), dropped: dropped.into_list() }
}

#[cfg(test)]
pub(crate) mod invented;
#[cfg(test)]
mod tests;
