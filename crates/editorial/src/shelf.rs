//! A shelf: one list of live stories in one edition.
//!
//! Every list that readers see (a section, a region, a topic, a coverage, an author, a form, all that is new) is a
//! shelf. A live story stands on several; they follow from its section, its form and its wording, here and nowhere
//! else. So one table and one statement serve every list, and a list's cost does not grow with the archive.

use crate::{
    AuthorId, CoverageId, EditionId, RegionId, SectionId, ShelfId, TopicId, form::Form, section::SectionTree,
    story::Wording,
};

/// What a shelf holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shelf {
    /// Everything of the edition.
    Latest,
    /// A section and all under it.
    Section(SectionId),
    /// A region.
    Region(RegionId),
    /// A topic.
    Topic(TopicId),
    /// A running event.
    Coverage(CoverageId),
    /// One author's work.
    Author(AuthorId),
    /// One form.
    Form(Form),
}

impl Shelf {
    /// The shelf's id in this edition.
    pub fn id(self, edition: EditionId) -> ShelfId {
        ShelfId::of_words(&match self {
            Shelf::Latest => format!("{edition} latest"),
            Shelf::Section(id) => format!("{edition} section {id}"),
            Shelf::Region(id) => format!("{edition} region {id}"),
            Shelf::Topic(id) => format!("{edition} topic {id}"),
            Shelf::Coverage(id) => format!("{edition} coverage {id}"),
            Shelf::Author(id) => format!("{edition} author {id}"),
            Shelf::Form(form) => format!("{edition} form {}", form.word()),
        })
    }
}

/// Every shelf that a live story stands on, each once.
pub fn shelves(section: SectionId, form: Form, wording: &Wording, tree: &SectionTree) -> Vec<Shelf> {
    let mut shelves = vec![Shelf::Latest, Shelf::Form(form)];
    shelves.extend(tree.up(section).into_iter().map(|above| Shelf::Section(above.id)));
    shelves.extend(wording.regions.iter().map(|id| Shelf::Region(*id)));
    shelves.extend(wording.topics.iter().map(|id| Shelf::Topic(*id)));
    shelves.extend(wording.coverage.map(Shelf::Coverage));
    for author in wording.authors().map(Shelf::Author) {
        if !shelves.contains(&author) {
            shelves.push(author);
        }
    }
    shelves
}
