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
pub use vetted::{leads_astray, vetted};
pub use write::{Resolve, Shown, StoryLink, feed_html};

use editorial::{Refusal, body::Body};
use survey::Survey;

/// A body made from HTML, with the account of what was left out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cleaned {
    /// What came through.
    pub body: Body,
    /// What did not, each thing once, in the order in which it was met.
    pub dropped: Vec<Dropped>,
}

/// Why HTML was not read at all, in words for whoever wrote it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unread {
    /// More elements inside one another than any text needs.
    #[error(
        "has more than {most} elements inside one another, so nothing of it is read; paste it as plain text"
    )]
    TooDeep {
        /// How many may be open at once.
        most: usize,
    },
    /// More elements than any text needs.
    #[error("has {elements} elements and at most {most} are read; make several stories of it")]
    TooLarge {
        /// How many there are.
        elements: usize,
        /// How many there may be.
        most: usize,
    },
    /// More blocks than a page shows.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// Makes a body of a fragment or a whole page of HTML. What has no place is dropped and reported.
///
/// Assets stay [`Outside`](editorial::body::AssetRef::Outside) as the input named them; related dossiers are
/// the ones that [`of_key`](editorial::DossierId::of_key) gives.
///
/// # Errors
/// When it is nested deeper, or has more elements or blocks, than any text needs.
pub fn body(html: &str) -> Result<Cleaned, Unread> {
    let Survey { account: mut dropped, elements, too_deep } = survey::survey(html);
    if too_deep {
        return Err(Unread::TooDeep { most: survey::DEEPEST });
    }
    if elements > survey::MOST_ELEMENTS {
        return Err(Unread::TooLarge { elements, most: survey::MOST_ELEMENTS });
    }
    let clean = allowed::clean(html);
    let mut walker = walk::Walker::new(&mut dropped);
    let blocks = walker.blocks(&tree::read(&clean));
    let body = Body::new(blocks);
    body.fits()?;
    Ok(Cleaned { body, dropped: dropped.into_list() })
}

#[cfg(test)]
pub(crate) mod invented;
#[cfg(test)]
mod tests;
