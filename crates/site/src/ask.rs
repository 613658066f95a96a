//! What a path asks for. Reading a path touches no store: only the editions and section trees that are at hand.

use crate::{
    furniture::{EditionRoom, Furniture},
    stood,
};
use editorial::{Moment, SectionId};
use std::sync::Arc;

/// What a reader asks for inside an edition.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Ask {
    /// The edition's front.
    Front,
    /// A section's front.
    Section(SectionId),
    /// A region's front, by slug.
    Region(String),
    /// A topic's page, by slug.
    Topic(String),
    /// A coverage's front, by slug.
    Coverage(String),
    /// An author's page, by slug.
    Author(String),
    /// Everyone who writes here.
    Authors,
    /// All that is new.
    Latest,
    /// What most people read, in the edition or in a section.
    MostRead(Option<SectionId>),
    /// All corrections.
    Corrections,
    /// All flashes.
    Breaking,
    /// The live channel and what is on.
    Live,
    /// What is on, as a calendar.
    Calendar,
    /// A page of the footer, by slug.
    FooterPage(String),
    /// Where a reader chooses a minute of the past.
    Archive,
    /// The paper as it stood at a minute: what of it, by its path inside the edition.
    Stood(Moment, String),
    /// Perhaps a story, now or once at this path.
    Story(String),
}

/// How the answer is to be written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum As {
    /// A page.
    Page,
    /// RSS 2.0.
    Rss,
    /// Atom.
    Atom,
    /// JSON Feed.
    Json,
}

impl As {
    /// The name of a feed's file; nothing for a page.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::Page => "",
            Self::Rss => "feed.xml",
            Self::Atom => "feed.atom",
            Self::Json => "feed.json",
        }
    }
}

/// A path, understood.
pub struct Asked {
    /// The edition it is in.
    pub room: Arc<EditionRoom>,
    /// What is asked for.
    pub ask: Ask,
    /// As what.
    pub as_what: As,
    /// The path with or without its slash, where the one that was asked for is not the one that is used.
    pub better_path: Option<String>,
}

/// The edition in which a path lies, however broken the rest of it is.
pub fn edition<'a>(furniture: &'a Furniture, path: &str) -> Option<&'a Arc<EditionRoom>> {
    let tag = path.trim_start_matches('/').split('/').next()?;
    furniture.rooms.iter().find(|room| room.edition.tag == tag)
}

/// Reads a decoded path that begins with an edition's tag; nothing when it does not.
pub fn read(furniture: &Furniture, path: &str) -> Option<Asked> {
    let room = edition(furniture, path)?;
    let tag = &room.edition.tag;
    let Some((_, rest)) = path.trim_start_matches('/').split_once('/') else {
        return Some(asked(room, Ask::Front, As::Page, Some(format!("/{tag}/"))));
    };
    let (rest, as_what) = feed(rest);
    let bare = rest.trim_end_matches('/');
    let ask = what(room, bare);
    // What is over has no feed.
    if matches!(ask, Ask::Archive | Ask::Stood(..)) && as_what != As::Page {
        return None;
    }
    let is_list = matches!(
        ask,
        Ask::Front | Ask::Section(_) | Ask::Region(_) | Ask::Topic(_) | Ask::Coverage(_) | Ask::Author(_)
    );
    let proper = if bare.is_empty() {
        format!("/{tag}/")
    } else if is_list {
        format!("/{tag}/{bare}/")
    } else {
        format!("/{tag}/{bare}")
    };
    let proper = match as_what {
        As::Page => proper,
        As::Rss | As::Atom | As::Json if bare.is_empty() => format!("/{tag}/{}", as_what.file_name()),
        As::Rss | As::Atom | As::Json => format!("/{tag}/{bare}/{}", as_what.file_name()),
    };
    let better = (proper != path).then_some(proper);
    Some(asked(room, ask, as_what, better))
}

fn asked(room: &Arc<EditionRoom>, ask: Ask, as_what: As, better_path: Option<String>) -> Asked {
    Asked { room: Arc::clone(room), ask, as_what, better_path }
}

/// Takes the name of a feed off the end of a path.
fn feed(rest: &str) -> (&str, As) {
    for (name, kind) in [("feed.xml", As::Rss), ("feed.atom", As::Atom), ("feed.json", As::Json)] {
        if let Some(before) = rest.strip_suffix(name)
            && (before.is_empty() || before.ends_with('/'))
        {
            return (before, kind);
        }
    }
    (rest, As::Page)
}

fn what(room: &EditionRoom, bare: &str) -> Ask {
    if bare.is_empty() {
        return Ask::Front;
    }
    if let Some(section) = room.tree.at(bare) {
        return Ask::Section(section.id);
    }
    let one = |rest: &str| (!rest.is_empty() && !rest.contains('/')).then(|| rest.to_owned());
    let (first, rest) = bare.split_once('/').unwrap_or((bare, ""));
    let known = match first {
        "region" => one(rest).map(Ask::Region),
        "topic" => one(rest).map(Ask::Topic),
        "coverage" => one(rest).map(Ask::Coverage),
        "author" => one(rest).map(Ask::Author),
        "authors" if rest.is_empty() => Some(Ask::Authors),
        "latest" if rest.is_empty() => Some(Ask::Latest),
        "most-read" if rest.is_empty() => Some(Ask::MostRead(None)),
        "most-read" => room.tree.at(rest).map(|section| Ask::MostRead(Some(section.id))),
        "corrections" if rest.is_empty() => Some(Ask::Corrections),
        "breaking" if rest.is_empty() => Some(Ask::Breaking),
        "live" if rest.is_empty() => Some(Ask::Live),
        "live" if rest == "schedule.ics" => Some(Ask::Calendar),
        "archive" if rest.is_empty() => Some(Ask::Archive),
        "archive" => stood::read(rest).map(|(at, rest)| Ask::Stood(at, rest.to_owned())),
        page if rest.is_empty() => room
            .footer_pages
            .iter()
            .any(|p| p.slug.as_str() == page)
            .then(|| Ask::FooterPage(page.to_owned())),
        _ => None,
    };
    known.unwrap_or_else(|| Ask::Story(format!("/{}/{bare}", room.edition.tag)))
}
