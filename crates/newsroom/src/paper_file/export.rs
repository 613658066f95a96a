//! Writing the publication's file from what is there. Applied again, it changes nothing.
//!
//! Editions whose sections form the same tree share its entries; those of any other edition stand by themselves. What the file
//! cannot hold (pictures, redirects, fronts) is not in it.

use super::{
    AccountEntry, AuthorEntry, ChannelEntry, ColoursEntry, CoverageEntry, EditionEntry, FooterPageEntry,
    PaperFile, PublicationEntry, RegionEntry, SectionEntry, TopicEntry, footer_html,
};
use crate::{Failure, Newsroom};
use editorial::{Member, Names, Permission, SectionId, publication::Publication, section::SectionTree};
use store::{StoreError, Tx, sql};

/// So many topics and authors are read at once.
const AT_ONCE: i64 = 500;

impl Newsroom {
    /// The publication as its file.
    ///
    /// # Errors
    /// When the member may not, or there is no publication yet.
    pub async fn export_publication(&self, member: &Member) -> Result<String, Failure> {
        member.may(Permission::ChangeSettings)?;
        let file = self.store.read::<_, StoreError, _>(read).await?.ok_or(Failure::NoPublication)?;
        toml::to_string_pretty(&file).map_err(|why| Failure::unreadable("the publication's file", why))
    }
}

fn read(tx: &mut dyn Tx) -> Result<Option<PaperFile>, StoreError> {
    let Some(house) = sql::publication::find(tx)? else { return Ok(None) };
    let editions = sql::editions::all(tx)?;
    let mut sections: Vec<SectionEntry> = Vec::new();
    let mut footer_pages: Vec<FooterPageEntry> = Vec::new();
    let mut channels = Vec::new();
    for edition in &editions {
        let tree = sql::sections::of_edition(tx, edition.id)?;
        grown(&mut sections, branch(&tree, None, &edition.language));
        for page in sql::footer_pages::of_edition(tx, edition.id)? {
            let (title, text) = (page.title, footer_html(&page.body));
            match footer_pages.iter_mut().find(|entry| entry.slug == page.slug) {
                Some(entry) => {
                    entry.titles.set(&edition.language, &title);
                    entry.texts.set(&edition.language, &text);
                }
                None => footer_pages.push(FooterPageEntry {
                    slug: page.slug,
                    titles: Names::in_language(&edition.language, &title),
                    texts: Names::in_language(&edition.language, &text),
                }),
            }
        }
        if let Some(channel) = sql::channels::of_edition(tx, edition.id)? {
            channels.push(ChannelEntry {
                edition: edition.tag.clone(),
                source: channel.source.kind(),
                address: channel.source.address().to_owned(),
                title: channel.title,
                note: channel.note,
            });
        }
    }
    Ok(Some(PaperFile {
        publication: publication(house),
        sections,
        regions: sql::regions::all(tx)?
            .into_iter()
            .map(|region| RegionEntry { slug: region.slug, names: region.names })
            .collect(),
        topics: topics(tx)?,
        coverages: sql::coverages::all(tx)?
            .into_iter()
            .map(|coverage| CoverageEntry {
                slug: coverage.slug,
                names: coverage.names,
                standfirsts: coverage.standfirsts,
                pinned: coverage.pinned,
                closed: coverage.closed.is_some(),
            })
            .collect(),
        authors: authors(tx)?,
        footer_pages,
        channels,
        editions: editions
            .into_iter()
            .map(|edition| EditionEntry {
                tag: edition.tag,
                language: edition.language,
                locale: edition.locale,
                direction: edition.direction,
                zone: edition.zone,
                calendar: edition.calendar,
                digits: edition.digits,
                name: edition.name,
                slogan: edition.slogan,
                about: edition.about,
                language_name: edition.language_name,
            })
            .collect(),
    }))
}

fn publication(house: Publication) -> PublicationEntry {
    let account = |account: editorial::publication::SocialAccount| AccountEntry {
        service: account.service,
        address: account.address,
    };
    PublicationEntry {
        name: house.name,
        first_edition: house.first_edition,
        base_address: Some(house.base_address),
        logo: house.logo,
        logo_svg: Some(house.logo_svg),
        founded: house.founded,
        email: Some(house.email),
        security_contact: Some(house.security_contact),
        typeface: Some(house.typeface),
        density: Some(house.density),
        eyes: Some(house.eyes),
        picture_policy: Some(house.picture_policy),
        archive: Some(house.archive),
        social: Some(house.social.into_iter().map(account).collect()),
        rights: Some(house.rights),
        colours: Some(ColoursEntry { brand: Some(house.colours.brand), alert: Some(house.colours.alert) }),
    }
}

fn topics(tx: &mut dyn Tx) -> Result<Vec<TopicEntry>, StoreError> {
    let mut all: Vec<TopicEntry> = Vec::new();
    loop {
        let last = all.last().map(|entry| entry.slug.to_string()).unwrap_or_default();
        let some = sql::topics::after(tx, &last, AT_ONCE)?;
        if some.is_empty() {
            return Ok(all);
        }
        all.extend(some.into_iter().map(|topic| TopicEntry {
            slug: topic.slug,
            kind: topic.kind,
            names: topic.names,
            notes: topic.notes,
        }));
    }
}

fn authors(tx: &mut dyn Tx) -> Result<Vec<AuthorEntry>, StoreError> {
    let mut all: Vec<AuthorEntry> = Vec::new();
    loop {
        let last = all.last().map(|entry| entry.slug.to_string()).unwrap_or_default();
        let some = sql::authors::behind(tx, &last, AT_ONCE)?;
        if some.is_empty() {
            return Ok(all);
        }
        all.extend(some.into_iter().map(|author| AuthorEntry {
            slug: author.slug,
            kind: author.kind,
            names: author.names,
            titles: author.titles,
            notes: author.notes,
        }));
    }
}

/// The sections under one of an edition, with those under them.
fn branch(tree: &SectionTree, parent: Option<SectionId>, language: &str) -> Vec<SectionEntry> {
    let under = tree.iter().filter(|section| section.parent == parent);
    under
        .map(|section| SectionEntry {
            slug: section.slug.clone(),
            names: Names::in_language(language, &section.name),
            descriptions: if section.description.is_empty() {
                Names::default()
            } else {
                Names::in_language(language, &section.description)
            },
            form: section.form,
            in_navigation: section.in_navigation,
            sections: branch(tree, Some(section.id), language),
        })
        .collect()
}

/// Adds the sections of one more edition: its words where the tree is the same, entries of its own where it is not.
fn grown(all: &mut Vec<SectionEntry>, more: Vec<SectionEntry>) {
    if all.len() >= more.len() && same_shape(&all[..more.len()], &more) {
        add_words(&mut all[..more.len()], &more);
    } else {
        all.extend(more);
    }
}

fn same_shape(one: &[SectionEntry], other: &[SectionEntry]) -> bool {
    one.len() == other.len()
        && one.iter().zip(other).all(|(one, other)| {
            one.slug == other.slug
                && one.form == other.form
                && one.in_navigation == other.in_navigation
                && same_shape(&one.sections, &other.sections)
        })
}

fn add_words(all: &mut [SectionEntry], more: &[SectionEntry]) {
    for (entry, more) in all.iter_mut().zip(more) {
        more.names.iter().for_each(|(language, name)| entry.names.set(language, name));
        more.descriptions.iter().for_each(|(language, said)| entry.descriptions.set(language, said));
        add_words(&mut entry.sections, &more.sections);
    }
}
