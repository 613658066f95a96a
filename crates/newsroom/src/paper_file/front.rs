//! A front written as a file: what stands where, with sections, topics and stories called by their slugs.
//!
//! ```toml
//! edition = "en"
//! # section = "politics"  or  coverage = "orsel-floods"; neither for the edition's own front
//!
//! [[containers]]
//! style = "lead"                       # lead, row, list, voices, screen
//! fill = "latest"                      # or { section = "sport" }, { region = … }, { topic = … }, { coverage = … },
//!                                      #    { form = "opinion" }
//! slots = 7
//! pinned = ["flood-wall-vote"]         # keys of dossiers, slugs of stories, or addresses that begin with a slash
//! ```

use crate::{
    Failure, Newsroom, Occasion,
    acts::{CurateFront, curate_front},
    standing::Paper,
};
use editorial::{
    CoverageId, DossierId, Edition, Member, RegionId, SectionId, TopicId, address,
    form::Form,
    front::{Container, Fill, FrontOf, Layout, Style},
    section::SectionTree,
};
use serde::Deserialize;
use store::{Tx, sql};

/// A front as its file says it.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontFile {
    /// The tag of its edition.
    pub edition: String,
    /// The section whose front it is, by slug.
    #[serde(default)]
    pub section: Option<String>,
    /// The coverage whose front it is, by slug.
    #[serde(default)]
    pub coverage: Option<String>,
    /// What stands where.
    pub containers: Vec<ContainerEntry>,
}

/// One band of the front.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContainerEntry {
    /// Its title in the edition's language; empty for the lead.
    #[serde(default)]
    pub title: String,
    /// How it is set.
    pub style: Style,
    /// What fills the slots that nobody pinned.
    pub fill: FillEntry,
    /// How many slots it has.
    pub slots: usize,
    /// Stories placed by hand.
    #[serde(default)]
    pub pinned: Vec<String>,
}

/// A rule that fills slots, by slugs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FillEntry {
    /// The newest of the whole edition.
    Latest,
    /// The newest of a section and all under it.
    Section(String),
    /// The newest of a region.
    Region(String),
    /// The newest on a topic.
    Topic(String),
    /// The newest of a coverage.
    Coverage(String),
    /// The newest of one form.
    Form(Form),
}

impl Newsroom {
    /// Arranges the front that this file describes; answers with its version.
    ///
    /// # Errors
    /// When the member may not, the file cannot be read, or it names something that is not there.
    pub async fn curate_front_from_toml(&self, member: &Member, file: &str) -> Result<i64, Failure> {
        let file = FrontFile::read(file)?;
        let member = member.clone();
        self.act(move |tx, on| curate_from_file(tx, &member, &file, on)).await
    }
}

impl FrontFile {
    /// Reads a front's file.
    ///
    /// # Errors
    /// [`Failure::Unreadable`] with the line and what is wrong there.
    pub fn read(text: &str) -> Result<Self, Failure> {
        toml::from_str(text).map_err(|error| Failure::unreadable("the front's file", error))
    }
}

/// Arranges the front in one unit of work.
pub(crate) fn curate_from_file(
    tx: &mut dyn Tx,
    member: &Member,
    file: &FrontFile,
    on: &Occasion,
) -> Result<i64, Failure> {
    let paper = Paper::read(tx)?;
    let missing = || Failure::Missing { what: "edition", key: file.edition.clone() };
    let found = paper.editions().find(|edition| edition.tag == file.edition).ok_or_else(missing)?;
    let (edition, tree) = paper.edition(found.id)?;
    let of = match (&file.section, &file.coverage) {
        (Some(slug), _) => FrontOf::Section(section(tree, slug)?),
        (None, Some(slug)) => FrontOf::Coverage(coverage(tx, slug)?),
        (None, None) => FrontOf::Edition,
    };
    let mut containers = Vec::with_capacity(file.containers.len());
    for entry in &file.containers {
        let mut pinned = Vec::with_capacity(entry.pinned.len());
        for key in &entry.pinned {
            pinned.push(dossier(tx, edition, tree, key)?);
        }
        containers.push(Container {
            title: entry.title.clone(),
            style: entry.style,
            fill: fill(tx, tree, &entry.fill)?,
            slots: entry.slots,
            pinned: pinned.into_iter().map(Some).collect(),
        });
    }
    curate_front(tx, member, &CurateFront { edition: edition.id, of, layout: Layout { containers } }, on)
}

fn fill(tx: &mut dyn Tx, tree: &SectionTree, entry: &FillEntry) -> Result<Fill, Failure> {
    Ok(match entry {
        FillEntry::Latest => Fill::Latest,
        FillEntry::Section(slug) => Fill::Section(section(tree, slug)?),
        FillEntry::Region(slug) => Fill::Region(region(tx, slug)?),
        FillEntry::Topic(slug) => Fill::Topic(topic(tx, slug)?),
        FillEntry::Coverage(slug) => Fill::Coverage(coverage(tx, slug)?),
        FillEntry::Form(form) => Fill::Form(*form),
    })
}

fn section(tree: &SectionTree, slug: &str) -> Result<SectionId, Failure> {
    let found = tree.at(slug).or_else(|| tree.by_slug(slug));
    found.map(|section| section.id).ok_or_else(|| Failure::Missing { what: "section", key: slug.to_owned() })
}

fn region(tx: &mut dyn Tx, slug: &str) -> Result<RegionId, Failure> {
    let former = sql::former_slugs::region(tx, slug)?;
    let mut all = sql::regions::all(tx)?.into_iter();
    let found = all.find(|region| region.slug.as_str() == slug || former == Some(region.id));
    found.map(|region| region.id).ok_or_else(|| Failure::Missing { what: "region", key: slug.to_owned() })
}

fn topic(tx: &mut dyn Tx, slug: &str) -> Result<TopicId, Failure> {
    let found = sql::topics::by_slug(tx, slug)?.map(|topic| topic.id);
    let found = match found {
        Some(id) => Some(id),
        None => sql::former_topics::by_slug(tx, slug)?.map(|former| former.into),
    };
    found.ok_or_else(|| Failure::Missing { what: "topic", key: slug.to_owned() })
}

fn coverage(tx: &mut dyn Tx, slug: &str) -> Result<CoverageId, Failure> {
    let former = sql::former_slugs::coverage(tx, slug)?;
    let mut all = sql::coverages::all(tx)?.into_iter();
    let found = all.find(|coverage| coverage.slug.as_str() == slug || former == Some(coverage.id));
    found
        .map(|coverage| coverage.id)
        .ok_or_else(|| Failure::Missing { what: "coverage", key: slug.to_owned() })
}

/// The dossier that a pin names: the key of a dossier, an address, or the slug of a story in any section.
fn dossier(tx: &mut dyn Tx, edition: &Edition, tree: &SectionTree, key: &str) -> Result<DossierId, Failure> {
    let by_key = DossierId::of_key(key);
    if sql::stories::standing_in_dossiers(tx, &[by_key])?.iter().any(|stories| !stories.is_empty()) {
        return Ok(by_key);
    }
    let addresses: Vec<String> = match key.parse() {
        Ok(slug) => {
            tree.iter().map(|section| address::story(edition, &tree.path(section.id), &slug)).collect()
        }
        Err(_) => vec![key.to_owned()],
    };
    let paths: Vec<&str> = addresses.iter().map(String::as_str).collect();
    let holder = sql::addresses::holders(tx, &paths)?.into_iter().flatten().next();
    let missing = || Failure::Missing { what: "dossier or story", key: key.to_owned() };
    let story = holder.ok_or_else(missing)?;
    Ok(sql::stories::hold(tx, story)?.dossier)
}
