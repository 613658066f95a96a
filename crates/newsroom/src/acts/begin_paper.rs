//! The first things that are said of a paper: its name and languages, its look, its sections.
//!
//! Each is one unit of work over the acts that settings have, so that the log tells them apart.

use super::{SetSection, change_publication, set_edition, set_section};
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    Edition, EditionId, Member, Permission, Refusal,
    beginning::{self, UNNAMED},
    publication::Publication,
    words,
};
use house_style::{HouseStyle, Unspeakable, usual_section};
use store::{Tx, sql};

/// The name of a paper, the languages in which it appears, and where its readers live.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamePaper {
    /// What it is called.
    pub name: String,
    /// The languages that are wanted; editions that are there stay.
    pub languages: Vec<String>,
    /// The time zone of its readers (IANA).
    pub zone: String,
}

/// Names the paper and opens the editions that it does not have yet.
///
/// # Errors
/// When the member may not, the name is empty, no language is chosen, or the zone is unknown.
pub fn name_paper(tx: &mut dyn Tx, member: &Member, asked: &NamePaper, on: &Occasion) -> Result<(), Failure> {
    member.may(Permission::ChangeSettings)?;
    let before = publication(tx)?;
    let name = asked.name.trim();
    if words::is_blank(name) {
        return Err(Refusal::Empty { field: "name", advice: "write the publication's name" }.into());
    }
    words::fits("name", name, words::NAME)?;
    let there = sql::editions::all(tx)?;
    let guess = match there.as_slice() {
        [only]
            if before.name == UNNAMED && sql::sections::of_edition(tx, only.id)?.iter().next().is_none() =>
        {
            Some(only.id)
        }
        _ => None,
    };
    let zone = asked.zone.trim();
    let new = || on.id(EditionId::new);
    let mut editions = beginning::editions(&there, guess, &asked.languages, new, name, zone)?;
    let zone_before = there.first().map(|edition| edition.zone.clone()).unwrap_or_default();
    for edition in &mut editions {
        if edition.name == before.name {
            name.clone_into(&mut edition.name);
        }
        if edition.zone == zone_before {
            zone.clone_into(&mut edition.zone);
        }
        known_zone(edition)?;
    }
    for (edition, position) in editions.iter().zip(0..) {
        set_edition(tx, member, edition, position, on)?;
    }
    let first = match (before.name == UNNAMED, editions.first()) {
        (true, Some(first)) => first.tag.clone(),
        (false, _) | (true, None) => before.first_edition.clone(),
    };
    let after = Publication { name: name.to_owned(), first_edition: first, ..before };
    change_publication(tx, member, &after, on)
}

fn known_zone(edition: &Edition) -> Result<(), Refusal> {
    match HouseStyle::of(edition) {
        Err(Unspeakable::Zone(given)) => Err(Refusal::Unusable {
            field: "zone",
            given: words::quoted(&given),
            advice: "write it like Europe/Madrid or Africa/Cairo",
        }),
        // What else cannot be spoken is told by the act that opens the edition.
        Ok(_) | Err(_) => Ok(()),
    }
}

fn publication(tx: &mut dyn Tx) -> Result<Publication, Failure> {
    let missing = || Failure::Missing { what: "publication", key: String::new() };
    sql::publication::find(tx)?.ok_or_else(missing)
}

/// How the paper looks in its default theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetLook {
    /// The colour of the house, `#rrggbb`.
    pub brand: String,
    /// The colour of breaking news, `#rrggbb`.
    pub alert: String,
    /// Its mark as SVG; the one that is there stays when nothing is said.
    pub logo: Option<String>,
}

/// Sets the two colours, and the mark where one is given.
///
/// # Errors
/// When the member may not, a colour is none, or the mark cannot stand in a page.
pub fn set_look(tx: &mut dyn Tx, member: &Member, asked: &SetLook, on: &Occasion) -> Result<(), Failure> {
    member.may(Permission::ChangeSettings)?;
    let before = publication(tx)?;
    let after = Publication {
        colours: beginning::colours(&asked.brand, &asked.alert)?,
        logo_svg: asked.logo.clone().unwrap_or_else(|| before.logo_svg.clone()),
        ..before
    };
    change_publication(tx, member, &after, on)
}

/// The sections that stand in the navigation, of those that are offered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChooseSections {
    /// Their slugs.
    pub slugs: Vec<String>,
}

/// Makes the chosen sections in every edition, with their usual names. One that is there and was not chosen leaves the
/// navigation and keeps its stories.
///
/// # Errors
/// When the member may not, or nothing is chosen and nothing else stands in the navigation.
pub fn choose_sections(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &ChooseSections,
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::ChangeSettings)?;
    for edition in sql::editions::all(tx)? {
        let tree = sql::sections::of_edition(tx, edition.id)?;
        let mut last = tree.tops().map(|top| top.position + 1).max().unwrap_or(0);
        let offered = |slug: &str| beginning::SECTIONS.iter().any(|(other, _)| *other == slug);
        let others = tree.tops().any(|top| top.in_navigation && !offered(top.slug.as_str()));
        let chosen = beginning::sections().any(|(slug, _)| asked.slugs.iter().any(|s| s == slug.as_str()));
        if !chosen && !others {
            return Err(Refusal::Empty { field: "sections", advice: "choose at least one section" }.into());
        }
        for (slug, form) in beginning::sections() {
            let wanted = asked.slugs.iter().any(|chosen| chosen == slug.as_str());
            let there = tree.iter().find(|section| section.slug == slug);
            let section = match there {
                Some(there) if there.in_navigation == wanted => continue,
                Some(there) => SetSection {
                    id: Some(there.id),
                    edition: edition.id,
                    parent: there.parent,
                    slug,
                    name: there.name.clone(),
                    description: there.description.clone(),
                    form: there.form,
                    in_navigation: wanted,
                    position: there.position,
                },
                None if !wanted => continue,
                None => {
                    let name = usual_section(&edition.language, slug.as_str()).unwrap_or(slug.as_str());
                    last += 1;
                    SetSection {
                        id: None,
                        edition: edition.id,
                        parent: None,
                        name: name.to_owned(),
                        slug,
                        description: String::new(),
                        form,
                        in_navigation: true,
                        position: last - 1,
                    }
                }
            };
            set_section(tx, member, &section, on)?;
        }
    }
    Ok(())
}

impl Newsroom {
    /// [`name_paper`], now.
    ///
    /// # Errors
    /// As [`name_paper`].
    pub async fn name_paper(&self, member: &Member, asked: NamePaper) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| name_paper(tx, &member, &asked, on)).await
    }

    /// [`set_look`], now.
    ///
    /// # Errors
    /// As [`set_look`].
    pub async fn set_look(&self, member: &Member, asked: SetLook) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| set_look(tx, &member, &asked, on)).await
    }

    /// [`choose_sections`], now.
    ///
    /// # Errors
    /// As [`choose_sections`].
    pub async fn choose_sections(&self, member: &Member, asked: ChooseSections) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| choose_sections(tx, &member, &asked, on)).await
    }
}
