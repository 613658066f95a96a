//! Applying a publication's file: every entry through its own act, all in one unit of work.

use super::{FooterPageEntry, PaperFile, SectionEntry};
use crate::{
    Failure, Newsroom, Occasion,
    acts::{
        Said, SetAuthor, SetCoverage, SetRegion, SetSection, SetTopic, WriteFooterPage, change_publication,
        open_publication, set_author, set_channel, set_coverage, set_edition, set_region, set_section,
        set_topic, write_footer_page,
    },
};
use editorial::{
    AssetId, Edition, EditionId, Member, Moment, SectionId, Slug,
    channel::{Channel, Source},
    publication::Publication,
    words::quoted,
};
use std::collections::{HashMap, HashSet};
use store::{Tx, sql};

/// Pictures that the file's entries get, by author's slug; `logo` is the publication's mark.
pub(crate) type Portraits = HashMap<String, AssetId>;

impl Newsroom {
    /// Applies a publication's file: opens the publication where there is none, changes what differs where there is.
    ///
    /// # Errors
    /// When the member may not, the file cannot be read, or an entry is refused; then nothing has changed.
    pub async fn apply_publication(&self, member: &Member, file: &str) -> Result<(), Failure> {
        let file = PaperFile::read(file)?;
        let member = member.clone();
        self.act(move |tx, on| apply(tx, &member, &file, &Portraits::new(), on)).await
    }
}

/// Applies the file in one unit of work.
pub(crate) fn apply(
    tx: &mut dyn Tx,
    member: &Member,
    file: &PaperFile,
    portraits: &Portraits,
    on: &Occasion,
) -> Result<(), Failure> {
    each_once("edition", file.editions.iter().map(|entry| entry.tag.as_str()))?;
    each_once("region", file.regions.iter().map(|entry| entry.slug.as_str()))?;
    each_once("topic", file.topics.iter().map(|entry| entry.slug.as_str()))?;
    each_once("coverage", file.coverages.iter().map(|entry| entry.slug.as_str()))?;
    each_once("author", file.authors.iter().map(|entry| entry.slug.as_str()))?;
    each_once("channel of", file.channels.iter().map(|entry| entry.edition.as_str()))?;
    let editions = editions(tx, file, on)?;
    match sql::publication::find(tx)? {
        None => {
            let settings = file.publication.over(Publication::default());
            open_publication(tx, member, &settings, &editions, on)?;
        }
        Some(there) => {
            for (edition, position) in editions.iter().zip(0..) {
                set_edition(tx, member, edition, position, on)?;
            }
            change_publication(tx, member, &file.publication.over(there), on)?;
        }
    }
    for edition in &editions {
        let mut slugs = Vec::new();
        slugs_in(&edition.language, &file.sections, &mut slugs);
        each_once("section", slugs)?;
        let titled = |entry: &&FooterPageEntry| entry.titles.exactly(&edition.language).is_some();
        each_once("footer page", file.footer_pages.iter().filter(titled).map(|entry| entry.slug.as_str()))?;
        let mut branch = Branch { edition, member, on };
        branch.grow(tx, None, &file.sections)?;
    }
    entries(tx, member, file, portraits, on)?;
    footer(tx, member, file, &editions, on)?;
    channels(tx, member, file, &editions, on)
}

/// The live channels; a poster that is there stays.
fn channels(
    tx: &mut dyn Tx,
    member: &Member,
    file: &PaperFile,
    editions: &[Edition],
    on: &Occasion,
) -> Result<(), Failure> {
    for entry in &file.channels {
        let missing = || Failure::Missing { what: "edition", key: quoted(&entry.edition) };
        let edition = editions.iter().find(|edition| edition.tag == entry.edition).ok_or_else(missing)?.id;
        let there = sql::channels::of_edition(tx, edition)?;
        let channel = Channel {
            edition,
            title: entry.title.clone(),
            source: Source::of(entry.source, &entry.address)?,
            poster: there.and_then(|there| there.poster),
            note: entry.note.clone(),
        };
        set_channel(tx, member, &channel, on)?;
    }
    Ok(())
}

/// Refuses a file in which a thing stands twice: which of the two is meant?
fn each_once<'a>(what: &str, keys: impl IntoIterator<Item = &'a str>) -> Result<(), Failure> {
    let mut seen = HashSet::new();
    match keys.into_iter().find(|key| !seen.insert(*key)) {
        None => Ok(()),
        Some(twice) => {
            let reason = format!("the {what} “{}” stands in it twice; name each once", quoted(twice));
            Err(Failure::unreadable("the publication's file", reason))
        }
    }
}

/// The slugs of all sections that stand in the edition of this language.
fn slugs_in<'a>(language: &str, sections: &'a [SectionEntry], slugs: &mut Vec<&'a str>) {
    for entry in sections.iter().filter(|entry| entry.names.exactly(language).is_some()) {
        slugs.push(entry.slug.as_str());
        slugs_in(language, &entry.sections, slugs);
    }
}

/// The editions of the file; those that are there already keep their ids.
fn editions(tx: &mut dyn Tx, file: &PaperFile, on: &Occasion) -> Result<Vec<Edition>, Failure> {
    let there: HashMap<String, EditionId> =
        sql::editions::all(tx)?.into_iter().map(|edition| (edition.tag, edition.id)).collect();
    let edition = |entry: &super::EditionEntry| Edition {
        id: there.get(&entry.tag).copied().unwrap_or_else(|| on.id(EditionId::new)),
        tag: entry.tag.clone(),
        language: entry.language.clone(),
        locale: entry.locale.clone(),
        direction: entry.direction,
        zone: entry.zone.clone(),
        calendar: entry.calendar,
        digits: entry.digits,
        name: entry.name.clone(),
        slogan: entry.slogan.clone(),
        about: entry.about.clone(),
        language_name: if entry.language_name.is_empty() {
            entry.tag.clone()
        } else {
            entry.language_name.clone()
        },
    };
    Ok(file.editions.iter().map(edition).collect())
}

/// The sections of one edition while they grow.
struct Branch<'a> {
    edition: &'a Edition,
    member: &'a Member,
    on: &'a Occasion,
}

impl Branch<'_> {
    fn grow(
        &mut self,
        tx: &mut dyn Tx,
        parent: Option<SectionId>,
        under: &[SectionEntry],
    ) -> Result<(), Failure> {
        let tree = sql::sections::of_edition(tx, self.edition.id)?;
        let there =
            |entry: &SectionEntry| tree.by_slug(entry.slug.as_str()).filter(|one| one.parent == parent);
        let named = under.iter().filter(|entry| entry.names.exactly(&self.edition.language).is_some());
        let kept = in_order(named.map(|entry| there(entry).map(|section| section.position)));
        for (entry, place) in under.iter().zip(0..) {
            let position = there(entry).filter(|_| kept).map_or(place, |section| section.position);
            let Some(name) = entry.names.exactly(&self.edition.language) else { continue };
            let tree = sql::sections::of_edition(tx, self.edition.id)?;
            let asked = SetSection {
                id: tree.by_slug(entry.slug.as_str()).map(|section| section.id),
                edition: self.edition.id,
                parent,
                slug: entry.slug.clone(),
                name: name.to_owned(),
                description: entry
                    .descriptions
                    .exactly(&self.edition.language)
                    .unwrap_or_default()
                    .to_owned(),
                form: entry.form,
                in_navigation: entry.in_navigation,
                position,
            };
            let id = set_section(tx, self.member, &asked, self.on)?;
            self.grow(tx, Some(id), &entry.sections)?;
        }
        Ok(())
    }
}

/// Whether all of these are there, one behind the other: then their places stay, whatever gaps are between them.
fn in_order(positions: impl Iterator<Item = Option<i64>>) -> bool {
    let positions: Option<Vec<i64>> = positions.collect();
    positions.is_some_and(|positions| positions.is_sorted_by(|one, next| one < next))
}

/// What all editions share.
fn entries(
    tx: &mut dyn Tx,
    member: &Member,
    file: &PaperFile,
    portraits: &Portraits,
    on: &Occasion,
) -> Result<(), Failure> {
    let there = sql::regions::all(tx)?;
    let place = |slug: &Slug| there.iter().find(|one| one.slug == *slug).map(|one| one.position);
    let kept = in_order(file.regions.iter().map(|entry| place(&entry.slug)));
    for (entry, position) in file.regions.iter().zip(0..) {
        let position = place(&entry.slug).filter(|_| kept).unwrap_or(position);
        let asked = SetRegion { slug: entry.slug.clone(), names: entry.names.clone(), position };
        set_region(tx, member, &asked, on)?;
    }
    for entry in &file.topics {
        let (slug, names, notes) = (entry.slug.clone(), entry.names.clone(), entry.notes.clone());
        set_topic(tx, member, &SetTopic { slug, kind: entry.kind, names, notes }, on)?;
    }
    let there = sql::coverages::all(tx)?;
    let place = |slug: &Slug| there.iter().find(|one| one.slug == *slug).map(|one| one.position);
    let kept = in_order(file.coverages.iter().map(|entry| place(&entry.slug)));
    for (entry, position) in file.coverages.iter().zip(0..) {
        let position = place(&entry.slug).filter(|_| kept).unwrap_or(position);
        let asked = SetCoverage {
            slug: entry.slug.clone(),
            names: entry.names.clone(),
            standfirsts: entry.standfirsts.clone(),
            pinned: entry.pinned,
            position,
            closed: entry.closed,
        };
        set_coverage(tx, member, &asked, on)?;
    }
    for entry in &file.authors {
        let asked = SetAuthor {
            slug: entry.slug.clone(),
            kind: entry.kind,
            names: entry.names.clone(),
            titles: entry.titles.clone(),
            notes: entry.notes.clone(),
            portrait: portraits.get(entry.slug.as_str()).map_or(Said::Nothing, |asset| Said::Is(*asset)),
            member: Said::Nothing,
        };
        set_author(tx, member, &asked, on)?;
    }
    Ok(())
}

/// The pages of each edition's footer.
fn footer(
    tx: &mut dyn Tx,
    member: &Member,
    file: &PaperFile,
    editions: &[Edition],
    on: &Occasion,
) -> Result<(), Failure> {
    for edition in editions {
        let there = sql::footer_pages::of_edition(tx, edition.id)?;
        let place = |slug: &Slug| there.iter().find(|one| one.slug == *slug).map(|one| one.position);
        let titled = |entry: &&FooterPageEntry| entry.titles.exactly(&edition.language).is_some();
        let kept = in_order(file.footer_pages.iter().filter(titled).map(|entry| place(&entry.slug)));
        for (entry, position) in file.footer_pages.iter().zip(0..) {
            let position = place(&entry.slug).filter(|_| kept).unwrap_or(position);
            let Some(title) = entry.titles.exactly(&edition.language) else { continue };
            let text = wire::html::body(entry.texts.exactly(&edition.language).unwrap_or_default());
            let page = || format!("the footer page “{}” in {}", entry.slug, edition.tag);
            let text = text.map_err(|why| Failure::unreadable(page(), why))?;
            let asked = WriteFooterPage {
                edition: edition.id,
                slug: entry.slug.clone(),
                title: title.to_owned(),
                body: text.body,
                position,
            };
            write_footer_page(tx, member, &asked, on)?;
        }
    }
    Ok(())
}

impl Occasion {
    /// The same newsroom this many minutes earlier.
    pub(crate) fn minutes_before(&self, minutes: i64) -> Self {
        let then: Moment = self.now.minutes_before(minutes);
        self.at(then)
    }
}
