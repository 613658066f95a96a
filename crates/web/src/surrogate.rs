//! Shared caches in front of us (Varnish, a CDN): they keep pages until they are told to drop them.
//!
//! Browsers ask each time whether a page changed; a shared cache that takes purge calls need not. So it gets two headers of
//! its own: `Surrogate-Control` (W3C Edge Architecture Specification, §2.2) says how long, `Surrogate-Key` names what
//! the page was made from. A purge names what changed. Such caches take both headers off before readers see them.

use crate::CachePolicy;
use axum::http::{HeaderName, HeaderValue};
use std::fmt::Write as _;

/// The header that names what a page was made from.
pub const KEY: HeaderName = HeaderName::from_static("surrogate-key");

const CONTROL: HeaderName = HeaderName::from_static("surrogate-control");

/// Whether there is a shared cache in front of us that is told what changed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Surrogates {
    /// There is none.
    #[default]
    None,
    /// There is one.
    Told,
}

/// A page made from more things than this carries one key for all of them, and is dropped at every change.
const MOST_KEYS: usize = 300;

/// The key of pages that are made from very much.
const MUCH: &str = "much";

impl Surrogates {
    /// The headers for a page of this policy made from these things.
    pub fn headers(
        self,
        policy: CachePolicy,
        things: impl Iterator<Item = u64>,
    ) -> Vec<(HeaderName, HeaderValue)> {
        if self == Self::None {
            return Vec::new();
        }
        let mut things: Vec<u64> = things.collect();
        things.sort_unstable();
        things.dedup();
        let keys = if things.len() > MOST_KEYS { MUCH.to_owned() } else { Self::keys(things.into_iter()) };
        let Ok(keys) = HeaderValue::from_str(&keys) else { return Vec::new() };
        vec![(CONTROL, HeaderValue::from_static(policy.until_told())), (KEY, keys)]
    }

    /// What a purge names when these things changed.
    pub fn purge(things: &[u64]) -> String {
        let mut keys = Self::keys(things.iter().copied());
        keys.push(' ');
        keys.push_str(MUCH);
        keys
    }

    /// Half of a fingerprint is enough to tell things apart; a page dropped in vain is made again.
    fn keys(things: impl Iterator<Item = u64>) -> String {
        let mut keys = String::new();
        for thing in things {
            let gap = if keys.is_empty() { "" } else { " " };
            // Writing to a string cannot fail.
            let _ = write!(keys, "{gap}{:08x}", thing >> 32);
        }
        keys
    }

    /// Whether this header is for shared caches only, and wrong on a page that is old already.
    pub fn is_own(name: &HeaderName) -> bool {
        *name == KEY || *name == CONTROL
    }
}
