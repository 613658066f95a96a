//! Redirects that the desk writes: an address at which nothing stands any more, and where readers go instead.
//!
//! The paper asks them last, when nothing else is found at an address. So they cost nothing while pages are found, and they
//! never hide a page. Chains are made short when they are written: whoever follows one redirect arrives.

use crate::{MemberId, Moment, Refusal, address::RESERVED_TAGS, words};
use serde::{Deserialize, Serialize};

/// What a reader's browser is told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RedirectKind {
    /// It is there for ever (301).
    #[default]
    ForEver,
    /// It is there for now (302).
    ForNow,
    /// It is gone, and nothing is in its place (410).
    Gone,
}

impl RedirectKind {
    /// Every kind.
    pub const ALL: [RedirectKind; 3] = [RedirectKind::ForEver, RedirectKind::ForNow, RedirectKind::Gone];

    /// The word by which forms and the store know it.
    pub const fn word(self) -> &'static str {
        match self {
            RedirectKind::ForEver => "for_ever",
            RedirectKind::ForNow => "for_now",
            RedirectKind::Gone => "gone",
        }
    }

    /// The kind that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// One redirect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redirect {
    /// The path that readers ask for, decoded, without a slash at its end; a query may follow.
    pub from: String,
    /// Where they go: a path of this site, or an address on the web. Empty when it is gone.
    pub to: String,
    /// What their browser is told.
    pub kind: RedirectKind,
    /// Why; for one that is gone, what readers are told.
    pub note: String,
    /// Who wrote it.
    pub by: MemberId,
    /// When.
    pub at: Moment,
}

/// The longest path or address, in characters.
const LONGEST: usize = 2_000;

/// A path as redirects are found by it: without a slash at its end.
pub fn looked_for(path: &str) -> &str {
    path.trim_end_matches('/')
}

/// The path that a redirect begins at, as it is kept.
///
/// # Errors
/// What no page of this site can be asked for, and what belongs to the house itself.
pub fn settled_from(given: &str) -> Result<String, Refusal> {
    let advice = "write the path that readers ask for, beginning with a slash, for example /en/old-page";
    let field = "path of the redirect";
    let unusable = || Refusal::Unusable { field, given: words::quoted(given), advice };
    let from = looked_for(given.trim());
    words::fits(field, from, LONGEST)?;
    let plain = |c: char| !c.is_control() && !c.is_whitespace() && !matches!(c, '#' | '\\' | '"' | '<' | '>');
    let first = from.trim_start_matches('/').split(['/', '?']).next().unwrap_or_default();
    let ours = RESERVED_TAGS.contains(&first);
    let whole = from.starts_with('/') && !from.starts_with("//") && from.chars().all(plain);
    if whole && !first.is_empty() && !ours { Ok(from.to_owned()) } else { Err(unusable()) }
}

/// Where a redirect leads, as it is kept.
///
/// # Errors
/// What is neither a path of this site nor an address on the web.
pub fn settled_to(given: &str) -> Result<String, Refusal> {
    let advice = "write a path of this site, for example /en/news/, or an address that begins with https://";
    let field = "target of the redirect";
    let unusable = || Refusal::Unusable { field, given: words::quoted(given), advice };
    let to = given.trim();
    words::fits(field, to, LONGEST)?;
    let plain = |c: char| !c.is_control() && !c.is_whitespace() && !matches!(c, '\\' | '"' | '<' | '>');
    let path = to.starts_with('/') && !to.starts_with("//");
    let host = to.strip_prefix("https://").or_else(|| to.strip_prefix("http://"));
    let host = host.map(|rest| rest.split(['/', '?', '#']).next().unwrap_or_default());
    let elsewhere = host.is_some_and(|host| !host.is_empty() && !host.contains('@'));
    if (path || elsewhere) && to.chars().all(plain) { Ok(to.to_owned()) } else { Err(unusable()) }
}

/// Where a redirect leads in the end, when there is a redirect already at its target. Those that are kept never chain, so
/// one step is enough.
///
/// # Errors
/// [`Refusal::RedirectLoop`].
pub fn shortened(from: &str, to: &str, beyond: Option<&Redirect>) -> Result<String, Refusal> {
    let end = beyond.filter(|next| next.kind != RedirectKind::Gone).map_or(to, |next| next.to.as_str());
    if looked_for(end) == from || looked_for(to) == from {
        return Err(Refusal::RedirectLoop(from.to_owned()));
    }
    Ok(end.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn redirect(from: &str, to: &str) -> Redirect {
        Redirect {
            from: from.to_owned(),
            to: to.to_owned(),
            kind: RedirectKind::ForEver,
            note: String::new(),
            by: MemberId::from_bytes([7; 16]),
            at: Moment::from_micros(0),
        }
    }

    #[test]
    fn what_readers_ask_for_is_a_path_of_the_paper() {
        for good in ["/en/old", "/en/old/", "/2019/05/story.php?id=7", "/الأخبار/قديم", "/old"] {
            assert!(settled_from(good).is_ok(), "{good}");
        }
        for bad in
            ["", "/", "old", "//host/x", "/desk/x", "/api/v1", "/en/a b", "/en/#top", "https://a.example/x"]
        {
            assert!(settled_from(bad).is_err(), "{bad}");
        }
        assert_eq!(settled_from(" /en/old/ ").unwrap(), "/en/old");
    }

    #[test]
    fn a_redirect_leads_to_a_path_or_to_the_web_and_nowhere_else() {
        for good in ["/en/", "/en/news/a?b=c", "https://other.example/x", "http://other.example"] {
            assert!(settled_to(good).is_ok(), "{good}");
        }
        for bad in
            ["", "en/", "//other.example", "javascript:alert(1)", "https://", "https://me@other.example/"]
        {
            assert!(settled_to(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_ring_is_refused() {
        assert!(matches!(shortened("/a", "/a/", None), Err(Refusal::RedirectLoop(_))));
        assert!(matches!(shortened("/a", "/b", Some(&redirect("/b", "/a/"))), Err(Refusal::RedirectLoop(_))));
        assert_eq!(shortened("/a", "/b", Some(&redirect("/b", "/c"))).unwrap(), "/c");
    }

    proptest! {
        /// Written in whatever order, whoever follows one arrives: no redirect leads to another.
        #[test]
        fn nothing_that_is_kept_is_a_chain(wishes in prop::collection::vec((0u8..8, 0u8..8), 0..40)) {
            let name = |at: u8| format!("/p{at}");
            let mut kept: BTreeMap<String, String> = BTreeMap::new();
            for (from, to) in wishes {
                let (from, to) = (name(from), name(to));
                let beyond = kept.get(&to).map(|next| redirect(&to, next));
                if let Ok(end) = shortened(&from, &to, beyond.as_ref()) {
                    for there in kept.values_mut().filter(|there| **there == from) {
                        there.clone_from(&end);
                    }
                    kept.insert(from, end);
                }
                prop_assert!(kept.iter().all(|(from, to)| from != to && !kept.contains_key(to)), "{kept:?}");
            }
        }
    }
}
