//! What did not come through, and why: one sentence an editor can read.

use serde::{Deserialize, Serialize};
use std::{collections::HashSet, fmt};

/// One thing of the input that is not in the body.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Dropped {
    /// What it was: an element, an attribute, an address; at most about 120 characters.
    pub what: String,
    /// Why it went.
    pub why: Why,
}

impl fmt::Display for Dropped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.what, self.why.sentence())
    }
}

/// Why something did not come through.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// A script.
    Script,
    /// An attribute that would run a script.
    EventHandler,
    /// A style sheet or style attribute.
    Style,
    /// An element that a body does not know.
    UnknownElement,
    /// A drawing, plug-in or player with all that is in it.
    Foreign,
    /// A part of a form.
    FormControl,
    /// Words that their author had struck out.
    Struck,
    /// An address that may not be followed or loaded.
    UnsafeAddress,
    /// A frame of a service that stories may not use.
    UnknownFrame,
    /// A picture that names no file or address.
    PictureWithoutSource,
    /// A film that names no file or address.
    FilmWithoutSource,
    /// A bar whose value is not a number.
    NotANumber,
    /// A block with nothing in it.
    Empty,
    /// A word in a data attribute that is not one of ours.
    UnknownWord,
}

impl Why {
    /// Every reason there is.
    pub const ALL: [Why; 14] = [
        Why::Script,
        Why::EventHandler,
        Why::Style,
        Why::UnknownElement,
        Why::Foreign,
        Why::FormControl,
        Why::Struck,
        Why::UnsafeAddress,
        Why::UnknownFrame,
        Why::PictureWithoutSource,
        Why::FilmWithoutSource,
        Why::NotANumber,
        Why::Empty,
        Why::UnknownWord,
    ];

    /// The word by which catalogues know it.
    pub const fn word(self) -> &'static str {
        match self {
            Why::Script => "dropped-script",
            Why::EventHandler => "dropped-event-handler",
            Why::Style => "dropped-style",
            Why::UnknownElement => "dropped-unknown-element",
            Why::Foreign => "dropped-foreign",
            Why::FormControl => "dropped-form-control",
            Why::Struck => "dropped-struck",
            Why::UnsafeAddress => "dropped-unsafe-address",
            Why::UnknownFrame => "dropped-unknown-frame",
            Why::PictureWithoutSource => "dropped-picture-without-source",
            Why::FilmWithoutSource => "dropped-film-without-source",
            Why::NotANumber => "dropped-not-a-number",
            Why::Empty => "dropped-empty",
            Why::UnknownWord => "dropped-unknown-word",
        }
    }

    /// The reason as a sentence.
    pub const fn sentence(self) -> &'static str {
        match self {
            Why::Script => "scripts never come through",
            Why::EventHandler => "attributes that run scripts never come through",
            Why::Style => "the page decides how text is set, so styles are left out",
            Why::UnknownElement => "a body has no such element; its words were kept",
            Why::Foreign => {
                "drawings, players and plug-ins cannot stand in a body; upload a picture or film instead"
            }
            Why::FormControl => "forms cannot stand in a body",
            Why::Struck => "the words were struck out in the original, so they were left out",
            Why::UnsafeAddress => {
                "the address cannot be used; links need http, https, mailto or a path with one slash in front"
            }
            Why::UnknownFrame => "frames of this service may not stand in a story; link to it instead",
            Why::PictureWithoutSource => "the picture names no file or address that can be used",
            Why::FilmWithoutSource => "the film names no file or address that can be used",
            Why::NotANumber => "the value of a bar must be a number such as 12.4, written with a point",
            Why::Empty => "there is nothing in it that can be shown",
            Why::UnknownWord => "the word is not one that bodies know; see the list in the import guide",
        }
    }
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.sentence())
    }
}

/// The account while it is being written: each thing once.
#[derive(Debug, Default)]
pub(super) struct Account {
    seen: HashSet<Dropped>,
    list: Vec<Dropped>,
}

impl Account {
    /// Notes one thing; long names are cut.
    pub(super) fn note(&mut self, what: &str, why: Why) {
        const LONGEST: usize = 120;
        let short = editorial::words::plain(what.trim(), LONGEST);
        let dropped = Dropped { what: short, why };
        if self.seen.insert(dropped.clone()) {
            self.list.push(dropped);
        }
    }

    pub(super) fn into_list(self) -> Vec<Dropped> {
        self.list
    }
}
