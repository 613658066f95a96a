//! What stories are about and where they stand, by the words of a file. What is unknown is made.
//!
//! Slugs are made from the words. What was found or made once is remembered for the whole import, but only after
//! its unit of work was kept.

use super::lines::Said;
use crate::{
    Failure, Occasion,
    acts::{SetCoverage, SetRegion, SetSection, set_coverage, set_region, set_section},
    standing::Paper,
};
use editorial::{
    AuthorId, CoverageId, Edition, EditionId, Member, Names, RegionId, SectionId, Slug, TopicId,
    author::{Author, AuthorKind},
    event::Event,
    form::Form,
    section::SectionTree,
    topic::{Topic, TopicKind},
};
use house_style::usual_section;
use std::collections::{BTreeMap, HashMap};
use store::{
    StoreError, Tx,
    sql::{self, events::News},
};

/// Everything that was found or made so far, by slug; regions and coverages also by their names in lowercase.
#[derive(Debug, Clone, Default)]
pub struct Known {
    topics: HashMap<String, TopicId>,
    authors: HashMap<String, AuthorId>,
    regions: HashMap<String, RegionId>,
    coverages: HashMap<String, CoverageId>,
}

impl Known {
    /// The regions and coverages there are; topics and authors are looked up as they come.
    pub fn read(tx: &mut dyn Tx) -> Result<Self, StoreError> {
        let mut known = Self::default();
        for region in sql::regions::all(tx)? {
            enter(&mut known.regions, &region.slug, &region.names, region.id);
        }
        for coverage in sql::coverages::all(tx)? {
            enter(&mut known.coverages, &coverage.slug, &coverage.names, coverage.id);
        }
        // Whoever names a slug that a thing had means it still.
        for (slug, id) in sql::former_slugs::regions(tx)? {
            known.regions.entry(slug).or_insert(id);
        }
        for (slug, id) in sql::former_slugs::coverages(tx)? {
            known.coverages.entry(slug).or_insert(id);
        }
        Ok(known)
    }

    /// Remembers what a unit of work found and made.
    pub fn learn(&mut self, made: Known) {
        self.topics.extend(made.topics);
        self.authors.extend(made.authors);
        self.regions.extend(made.regions);
        self.coverages.extend(made.coverages);
    }
}

impl Known {
    /// Whether there is a region of this slug or name.
    pub fn has_region(&self, words: &str) -> bool {
        there(&self.regions, words)
    }

    /// Whether there is a coverage of this slug or name.
    pub fn has_coverage(&self, words: &str) -> bool {
        there(&self.coverages, words)
    }
}

fn there<Id>(known: &HashMap<String, Id>, words: &str) -> bool {
    let by_slug = slug(words).is_some_and(|slug| known.contains_key(slug.as_str()));
    by_slug || known.contains_key(&words.trim().to_lowercase())
}

fn enter<Id: Copy>(known: &mut HashMap<String, Id>, slug: &Slug, names: &Names, id: Id) {
    for (_, name) in names.iter() {
        known.entry(name.to_lowercase()).or_insert(id);
    }
    known.insert(slug.as_str().to_owned(), id);
}

/// The taxonomy at work in one unit of work.
pub struct Taxonomy<'a> {
    member: &'a Member,
    on: &'a Occasion,
    before: &'a Known,
    /// What was found or made here.
    pub made: Known,
}

impl<'a> Taxonomy<'a> {
    pub fn new(member: &'a Member, on: &'a Occasion, before: &'a Known) -> Self {
        Self { member, on, before, made: Known::default() }
    }

    /// Finds or makes the topics and authors of all these lines at once.
    pub fn meet(&mut self, tx: &mut dyn Tx, lines: &[(&Said, &Edition)]) -> Result<(), Failure> {
        let of = |words: fn(&Said) -> &[String]| {
            lines.iter().flat_map(move |(said, edition)| {
                words(said).iter().map(|word| (edition.language.as_str(), word.as_str()))
            })
        };
        self.meet_words(tx, of(|said| &said.item.tags), of(|said| &said.item.authors))
    }

    /// Finds or makes topics and authors, each with the language in which it is named.
    pub fn meet_words<'w>(
        &mut self,
        tx: &mut dyn Tx,
        topics: impl Iterator<Item = (&'w str, &'w str)>,
        authors: impl Iterator<Item = (&'w str, &'w str)>,
    ) -> Result<(), Failure> {
        let mut tags: BTreeMap<Slug, (&str, &str)> = BTreeMap::new();
        let mut names: BTreeMap<Slug, (&str, &str)> = BTreeMap::new();
        for (language, tag) in topics {
            if let Some(slug) = slug(tag).filter(|slug| self.topic(slug).is_none()) {
                tags.entry(slug).or_insert((language, tag));
            }
        }
        for (language, name) in authors {
            if let Some(slug) = slug(name).filter(|slug| self.author(slug).is_none()) {
                names.entry(slug).or_insert((language, name));
            }
        }
        let mut news = self.topics(tx, tags)?;
        news.extend(self.authors(tx, names)?);
        Ok(sql::events::record(tx, self.member.id, self.on.now, &news)?)
    }

    fn topics(
        &mut self,
        tx: &mut dyn Tx,
        mut tags: BTreeMap<Slug, (&str, &str)>,
    ) -> Result<Vec<News>, Failure> {
        let slugs: Vec<&str> = tags.keys().map(Slug::as_str).collect();
        for there in sql::topics::by_slugs(tx, &slugs)? {
            tags.remove(&there.slug);
            self.made.topics.insert(there.slug.into(), there.id);
        }
        // Whoever names a topic that became one with another means that one.
        let slugs: Vec<&str> = tags.keys().map(Slug::as_str).collect();
        for former in sql::former_topics::by_slugs(tx, &slugs)? {
            tags.retain(|slug, _| slug.as_str() != former.slug);
            self.made.topics.insert(former.slug, former.into);
        }
        let new: Vec<Topic> = tags
            .into_iter()
            .map(|(slug, (language, name))| Topic {
                id: self.on.id(TopicId::new),
                slug,
                kind: TopicKind::Subject,
                names: Names::in_language(language, name.trim()),
                notes: Names::default(),
            })
            .collect();
        sql::topics::set_each(tx, &new)?;
        self.made.topics.extend(new.iter().map(|topic| (topic.slug.as_str().to_owned(), topic.id)));
        Ok(new
            .iter()
            .map(|topic| News { edition: None, event: Event::TopicChanged { topic: topic.id } })
            .collect())
    }

    fn authors(
        &mut self,
        tx: &mut dyn Tx,
        mut names: BTreeMap<Slug, (&str, &str)>,
    ) -> Result<Vec<News>, Failure> {
        let slugs: Vec<&str> = names.keys().map(Slug::as_str).collect();
        for there in sql::authors::by_slugs(tx, &slugs)? {
            names.remove(&there.slug);
            self.made.authors.insert(there.slug.into(), there.id);
        }
        let slugs: Vec<&str> = names.keys().map(Slug::as_str).collect();
        for (former, author) in sql::former_slugs::authors(tx, &slugs)? {
            names.retain(|slug, _| slug.as_str() != former);
            self.made.authors.insert(former, author);
        }
        let new: Vec<Author> = names
            .into_iter()
            .map(|(slug, (language, name))| Author {
                id: self.on.id(AuthorId::new),
                slug,
                kind: AuthorKind::Person,
                names: Names::in_language(language, name.trim()),
                titles: Names::default(),
                notes: Names::default(),
                portrait: None,
            })
            .collect();
        sql::authors::set_each(tx, &new)?;
        self.made.authors.extend(new.iter().map(|author| (author.slug.as_str().to_owned(), author.id)));
        let changed = |author: &Author| Event::AuthorChanged { author: author.id };
        Ok(new.iter().map(|author| News { edition: None, event: changed(author) }).collect())
    }

    /// The topic that a tag names, once it was met.
    pub fn topic(&self, slug: &Slug) -> Option<TopicId> {
        self.made.topics.get(slug.as_str()).or_else(|| self.before.topics.get(slug.as_str())).copied()
    }

    /// The author of this name, once they were met.
    pub fn author(&self, slug: &Slug) -> Option<AuthorId> {
        self.made.authors.get(slug.as_str()).or_else(|| self.before.authors.get(slug.as_str())).copied()
    }

    /// The region of this slug or name; nothing when the words have no letter.
    pub fn region(
        &mut self,
        tx: &mut dyn Tx,
        language: &str,
        words: &str,
    ) -> Result<Option<RegionId>, Failure> {
        let Some(slug) = slug(words) else { return Ok(None) };
        let name = words.trim().to_lowercase();
        let known = [&self.made.regions, &self.before.regions];
        if let Some(id) = known.iter().find_map(|known| known.get(slug.as_str()).or_else(|| known.get(&name)))
        {
            return Ok(Some(*id));
        }
        let position = i64::try_from(self.made.regions.len() + self.before.regions.len()).unwrap_or(i64::MAX);
        let asked =
            SetRegion { slug: slug.clone(), names: Names::in_language(language, words.trim()), position };
        let id = set_region(tx, self.member, &asked, self.on)?;
        enter(&mut self.made.regions, &slug, &asked.names, id);
        Ok(Some(id))
    }

    /// The coverage of this slug or name; nothing when the words have no letter. A new one is not pinned.
    pub fn coverage(
        &mut self,
        tx: &mut dyn Tx,
        language: &str,
        words: &str,
    ) -> Result<Option<CoverageId>, Failure> {
        let Some(slug) = slug(words) else { return Ok(None) };
        let name = words.trim().to_lowercase();
        let known = [&self.made.coverages, &self.before.coverages];
        if let Some(id) = known.iter().find_map(|known| known.get(slug.as_str()).or_else(|| known.get(&name)))
        {
            return Ok(Some(*id));
        }
        let asked = SetCoverage {
            slug: slug.clone(),
            names: Names::in_language(language, words.trim()),
            standfirsts: Names::default(),
            pinned: false,
            position: i64::try_from(self.before.coverages.len()).unwrap_or(i64::MAX),
            closed: false,
        };
        let id = set_coverage(tx, self.member, &asked, self.on)?;
        enter(&mut self.made.coverages, &slug, &asked.names, id);
        Ok(Some(id))
    }

    /// The section of this slug, path or name in the edition. An unknown one is made: each step of a path, the last
    /// one under the one before.
    ///
    /// # Errors
    /// [`Failure::Refused`] when no section can stand there.
    pub fn section(
        &mut self,
        tx: &mut dyn Tx,
        paper: &mut Paper,
        edition: EditionId,
        words: &str,
    ) -> Result<SectionId, Failure> {
        let words = words.trim().trim_matches('/');
        let (spoken, tree) = paper.edition(edition)?;
        if let Some(there) = section_there(tree, words) {
            return Ok(there);
        }
        let language = spoken.language.clone();
        let mut parent = None;
        for step in words.split('/').map(str::trim).filter(|step| !step.is_empty()) {
            let (_, tree) = paper.edition(edition)?;
            let unreadable =
                || Failure::unreadable(format!("the section “{step}”"), "its name has no letter");
            let slug = slug(step).ok_or_else(unreadable)?;
            if let Some(there) = tree.by_slug(slug.as_str()) {
                parent = Some(there.id);
                continue;
            }
            let position =
                tree.iter().filter(|section| section.parent == parent).map(|s| s.position + 1).max();
            let asked = SetSection {
                id: None,
                edition,
                parent,
                name: section_name(&language, step, &slug),
                slug,
                description: String::new(),
                form: Form::News,
                in_navigation: true,
                position: position.unwrap_or(0),
            };
            parent = Some(set_section(tx, self.member, &asked, self.on)?);
            paper.renew(tx, edition)?;
        }
        parent.ok_or_else(|| {
            Failure::unreadable("the section", "it is empty; name the section the story stands in")
        })
    }
}

/// The section of this slug, path or name, if it is there.
pub fn section_there(tree: &SectionTree, words: &str) -> Option<SectionId> {
    let lower = words.to_lowercase();
    let found = tree
        .by_slug(words)
        .or_else(|| tree.at(words))
        .or_else(|| tree.iter().find(|section| section.name.to_lowercase() == lower))
        .or_else(|| slug(words).and_then(|slug| tree.by_slug(slug.as_str())));
    found.map(|section| section.id)
}

/// The usual name in this language, or the words as they stand; a bare slug loses its hyphens.
fn section_name(language: &str, words: &str, slug: &Slug) -> String {
    if let Some(name) = usual_section(language, slug.as_str()) {
        return name.to_owned();
    }
    if words != slug.as_str() {
        return words.to_owned();
    }
    let spaced = words.replace('-', " ");
    let mut letters = spaced.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The slug of a name.
pub fn slug(words: &str) -> Option<Slug> {
    words.trim().parse().ok().or_else(|| Slug::from_title(words))
}
