//! Sections: a tree per edition, ordered by the desk.

use crate::{EditionId, SectionId, Slug, form::Form};
use serde::{Deserialize, Serialize};

/// One section of one edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Its id.
    pub id: SectionId,
    /// Its edition.
    pub edition: EditionId,
    /// The section above it.
    pub parent: Option<SectionId>,
    /// Its segment of the address.
    pub slug: Slug,
    /// Its name in the edition's language.
    pub name: String,
    /// One line on what stands here.
    pub description: String,
    /// The form that stories get here when nothing else is said.
    pub form: Form,
    /// Whether it stands in the navigation.
    pub in_navigation: bool,
    /// Its place among its siblings.
    pub position: i64,
}

/// The sections of one edition, in the desk's order, with the questions that addresses ask.
#[derive(Debug, Clone, Default)]
pub struct SectionTree {
    sections: Vec<Section>,
}

impl SectionTree {
    /// The tree of these sections; the order among siblings is their `position`, then their name.
    pub fn new(mut sections: Vec<Section>) -> Self {
        sections.sort_by(|a, b| (a.position, &a.name).cmp(&(b.position, &b.name)));
        Self { sections }
    }

    /// Sections at the top.
    pub fn tops(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(|section| section.parent.is_none())
    }

    /// Sections directly under this one.
    pub fn children(&self, of: SectionId) -> impl Iterator<Item = &Section> {
        self.sections.iter().filter(move |section| section.parent == Some(of))
    }

    /// One section.
    pub fn get(&self, id: SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The section with this slug, wherever it stands.
    pub fn by_slug(&self, slug: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.slug.as_str() == slug)
    }

    /// The section at this path of slugs, e.g. `news/politics`.
    pub fn at(&self, path: &str) -> Option<&Section> {
        self.sections.iter().find(|section| self.path(section.id) == path)
    }

    /// This section and all above it, nearest first.
    pub fn up(&self, from: SectionId) -> Vec<&Section> {
        let mut chain: Vec<&Section> = Vec::new();
        let mut next = Some(from);
        while let Some(section) = next.and_then(|id| self.get(id)) {
            if chain.iter().any(|seen| seen.id == section.id) {
                break;
            }
            chain.push(section);
            next = section.parent;
        }
        chain
    }

    /// The address of a section inside its edition, e.g. `news/politics`.
    pub fn path(&self, id: SectionId) -> String {
        let mut slugs: Vec<&str> = self.up(id).into_iter().map(|section| section.slug.as_str()).collect();
        slugs.reverse();
        slugs.join("/")
    }

    /// Every section in the desk's order.
    pub fn iter(&self) -> impl Iterator<Item = &Section> {
        self.sections.iter()
    }
}
