//! Writing a page of the footer: about, privacy, contact. Every text that ever stood there stays.

use super::record;
use crate::{Failure, Newsroom, Occasion, standing::leads_well};
use editorial::{
    EditionId, FooterPageId, Member, Permission, Refusal, Slug, address, body::Body, event::Event,
    footer_page::FooterPage,
};
use store::{
    Tx,
    sql::{editions, footer_pages, sections},
};

/// A footer page as it is to be.
#[derive(Debug, Clone, PartialEq)]
pub struct WriteFooterPage {
    /// Its edition.
    pub edition: EditionId,
    /// Its segment of the address, by which it is known; the same in every edition.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: Body,
    /// Its place in the footer.
    pub position: i64,
}

/// The words that belong to pages of the site; `about` is the first footer page's own.
const OURS: &str = "about";

/// Writes the page, or a new version of it.
///
/// # Errors
/// When the member may not, the title or text is empty, or the address belongs to something else.
pub fn write_footer_page(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &WriteFooterPage,
    on: &Occasion,
) -> Result<FooterPageId, Failure> {
    member.may(Permission::ChangeSettings)?;
    if asked.title.trim().is_empty() {
        return Err(Refusal::Empty { field: "title", advice: "write what the footer says" }.into());
    }
    if asked.body.content.is_empty() {
        return Err(Refusal::Empty { field: "text", advice: "write what the page says" }.into());
    }
    leads_well(&asked.body)?;
    let missing = || Failure::Missing { what: "edition", key: asked.edition.to_string() };
    let edition =
        editions::all(tx)?.into_iter().find(|edition| edition.id == asked.edition).ok_or_else(missing)?;
    let slug = asked.slug.as_str();
    let tree = sections::of_edition(tx, edition.id)?;
    let is_section = tree.tops().any(|section| section.slug == asked.slug);
    if is_section || (slug != OURS && address::RESERVED.contains(&slug)) {
        return Err(Refusal::AddressTaken(address::page(&edition, slug)).into());
    }
    let there = footer_pages::of_edition(tx, edition.id)?.into_iter().find(|page| page.slug == asked.slug);
    let page = FooterPage {
        // One that was taken out comes back as the same.
        id: footer_pages::find(tx, edition.id, &asked.slug)?.unwrap_or_else(|| on.id(FooterPageId::new)),
        edition: edition.id,
        slug: asked.slug.clone(),
        title: asked.title.trim().to_owned(),
        body: asked.body.clone(),
        position: asked.position,
        updated: on.now,
    };
    let unchanged = there.is_some_and(|there| FooterPage { updated: on.now, ..there } == page);
    if !unchanged {
        footer_pages::add(tx, &page)?;
        record(tx, member, on, Some(edition.id), Event::FooterPageChanged { page: page.id })?;
    }
    Ok(page.id)
}

impl Newsroom {
    /// [`write_footer_page`], now.
    ///
    /// # Errors
    /// As [`write_footer_page`].
    pub async fn write_footer_page(
        &self,
        member: &Member,
        asked: WriteFooterPage,
    ) -> Result<FooterPageId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| write_footer_page(tx, &member, &asked, on)).await
    }
}
