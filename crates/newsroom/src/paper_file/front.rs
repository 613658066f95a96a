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
//! pinned = ["flood-wall-vote"]         # keys or ids of dossiers, slugs of stories, or addresses that begin with a slash;
//!                                      # "" leaves its slot to the rule
//! ```
//!
//! The API speaks of fronts in the same words, and what stands can be written as a file again.

use crate::{
    Failure, Newsroom, Occasion,
    acts::{CurateFront, curate_front},
    standing::Paper,
};
use editorial::{
    CoverageId, DossierId, Edition, EditionId, Member, RegionId, SectionId, TopicId, address,
    form::Form,
    front::{Container, Fill, FrontOf, Layout, Style},
    section::SectionTree,
};
use serde::{Deserialize, Serialize};
use store::{Tx, sql};

/// A front as its file says it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrontFile {
    /// The tag of its edition.
    pub edition: String,
    /// The section whose front it is, by slug or path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The coverage whose front it is, by slug.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coverage: Option<String>,
    /// What stands where.
    pub containers: Vec<ContainerEntry>,
}

/// One band of the front.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContainerEntry {
    /// Its title in the edition's language; empty for the lead.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    /// How it is set.
    pub style: Style,
    /// What fills the slots that nobody pinned.
    pub fill: FillEntry,
    /// How many slots it has.
    pub slots: usize,
    /// Stories placed by hand, slot by slot; an empty word leaves its slot to the rule.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pinned: Vec<String>,
}

/// A rule that fills slots, by slugs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    let (edition, of) = place(tx, &paper, &file.edition, file.section.as_deref(), file.coverage.as_deref())?;
    let layout = layout(tx, &paper, edition, &file.containers)?;
    curate_front(tx, member, &CurateFront { edition, of, layout }, on)
}

/// Whose front is meant: of an edition by its tag, and in it of a section or a coverage, or its own.
///
/// # Errors
/// [`Failure::Missing`].
pub fn place(
    tx: &mut dyn Tx,
    paper: &Paper,
    edition: &str,
    of_section: Option<&str>,
    of_coverage: Option<&str>,
) -> Result<(EditionId, FrontOf), Failure> {
    let missing = || Failure::Missing { what: "edition", key: edition.to_owned() };
    let found = paper.editions().find(|known| known.tag == edition).ok_or_else(missing)?;
    let (edition, tree) = paper.edition(found.id)?;
    let of = match (of_section, of_coverage) {
        (Some(slug), _) => FrontOf::Section(section(tree, slug)?),
        (None, Some(slug)) => FrontOf::Coverage(coverage(tx, slug)?),
        (None, None) => FrontOf::Edition,
    };
    Ok((edition.id, of))
}

/// The arrangement that these bands describe.
///
/// # Errors
/// [`Failure::Missing`] for what is not there.
pub fn layout(
    tx: &mut dyn Tx,
    paper: &Paper,
    edition: EditionId,
    bands: &[ContainerEntry],
) -> Result<Layout, Failure> {
    let (edition, tree) = paper.edition(edition)?;
    let mut containers = Vec::with_capacity(bands.len());
    for entry in bands {
        let mut pinned = Vec::with_capacity(entry.pinned.len());
        for key in &entry.pinned {
            pinned.push(if key.is_empty() { None } else { Some(dossier(tx, edition, tree, key)?) });
        }
        containers.push(Container {
            title: entry.title.clone(),
            style: entry.style,
            fill: fill(tx, tree, &entry.fill)?,
            slots: entry.slots,
            pinned,
        });
    }
    Ok(Layout { containers })
}

/// An arrangement as a file says it: pins by the ids of their dossiers, whatever became of their stories.
///
/// # Errors
/// When the store fails.
pub fn written(
    tx: &mut dyn Tx,
    paper: &Paper,
    edition: EditionId,
    layout: &Layout,
) -> Result<Vec<ContainerEntry>, Failure> {
    let (_, tree) = paper.edition(edition)?;
    let regions = sql::regions::all(tx)?;
    let coverages = sql::coverages::all(tx)?;
    let mut bands = Vec::with_capacity(layout.containers.len());
    for band in &layout.containers {
        // What the rule named may be gone; then its id stands for it, and whoever reads it in again is told.
        let fill = match band.fill {
            Fill::Latest => FillEntry::Latest,
            Fill::Section(id) => {
                FillEntry::Section(tree.get(id).map_or_else(|| id.to_string(), |_| tree.path(id)))
            }
            Fill::Region(id) => {
                let found = regions.iter().find(|region| region.id == id);
                FillEntry::Region(found.map_or_else(|| id.to_string(), |found| found.slug.to_string()))
            }
            Fill::Topic(id) => {
                let found = sql::topics::by_ids(tx, &[id])?;
                FillEntry::Topic(found.first().map_or_else(|| id.to_string(), |found| found.slug.to_string()))
            }
            Fill::Coverage(id) => {
                let found = coverages.iter().find(|coverage| coverage.id == id);
                FillEntry::Coverage(found.map_or_else(|| id.to_string(), |found| found.slug.to_string()))
            }
            Fill::Form(form) => FillEntry::Form(form),
        };
        let pin = |pin: &Option<DossierId>| pin.map(|dossier| dossier.to_string()).unwrap_or_default();
        bands.push(ContainerEntry {
            title: band.title.clone(),
            style: band.style,
            fill,
            slots: band.slots,
            pinned: band.pinned.iter().map(pin).collect(),
        });
    }
    Ok(bands)
}

/// A front as its file says it.
///
/// # Errors
/// When its edition is gone, or the store fails.
pub fn file(
    tx: &mut dyn Tx,
    paper: &Paper,
    edition: EditionId,
    of: FrontOf,
    layout: &Layout,
) -> Result<FrontFile, Failure> {
    let (found, tree) = paper.edition(edition)?;
    let (section, coverage) = match of {
        FrontOf::Edition => (None, None),
        FrontOf::Section(id) => (Some(tree.path(id)), None),
        FrontOf::Coverage(id) => {
            let all = sql::coverages::all(tx)?;
            (None, all.into_iter().find(|known| known.id == id).map(|known| known.slug.to_string()))
        }
    };
    let containers = written(tx, paper, edition, layout)?;
    Ok(FrontFile { edition: found.tag.clone(), section, coverage, containers })
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

/// The dossier that a pin names: its id or key, an address, or the slug of a story in any section. By its id it may be
/// one that readers do not see at this moment.
fn dossier(tx: &mut dyn Tx, edition: &Edition, tree: &SectionTree, key: &str) -> Result<DossierId, Failure> {
    let missing = || Failure::Missing { what: "dossier or story", key: key.to_owned() };
    if let Ok(id) = key.parse::<DossierId>() {
        return if sql::stories::is_dossier(tx, id)? { Ok(id) } else { Err(missing()) };
    }
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
    let story = holder.ok_or_else(missing)?;
    Ok(sql::stories::hold(tx, story)?.dossier)
}
