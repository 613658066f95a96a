//! Entering an author, or changing the entry. Authors are shared by all editions and known by their slug.

use super::record;
use crate::{Failure, Newsroom, Occasion, uses};
use editorial::{
    AssetId, AuthorId, Member, Names, Permission, Slug,
    author::{Author, AuthorKind},
    event::Event,
    words,
};
use store::{Tx, sql::authors};

/// An author as they are to be shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetAuthor {
    /// The last segment of the author page's address, by which they are known.
    pub slug: Slug,
    /// A person, or not.
    pub kind: AuthorKind,
    /// The name in each edition's language.
    pub names: Names,
    /// What they do here.
    pub titles: Names,
    /// A few sentences about them.
    pub notes: Names,
    /// Their portrait; the one there is stays when nothing is said.
    pub portrait: Option<AssetId>,
}

/// Enters the author, or changes the one with this slug.
///
/// # Errors
/// When the member may not, or a name is too long.
pub fn set_author(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &SetAuthor,
    on: &Occasion,
) -> Result<AuthorId, Failure> {
    member.may(Permission::KeepRegisters)?;
    words::names_fit("name of the author", &asked.names)?;
    let there = authors::by_slug(tx, asked.slug.as_str())?;
    let id = there.as_ref().map_or_else(|| on.id(AuthorId::new), |author| author.id);
    let author = Author {
        id,
        slug: asked.slug.clone(),
        kind: asked.kind,
        names: asked.names.clone(),
        titles: asked.titles.clone(),
        notes: asked.notes.clone(),
        portrait: asked.portrait.or_else(|| there.as_ref().and_then(|author| author.portrait)),
    };
    if there.as_ref() != Some(&author) {
        authors::set(tx, &author)?;
        uses::author(tx, &author)?;
        record(tx, member, on, None, Event::AuthorChanged { author: id })?;
    }
    Ok(id)
}

impl Newsroom {
    /// [`set_author`], now.
    ///
    /// # Errors
    /// As [`set_author`].
    pub async fn set_author(&self, member: &Member, asked: SetAuthor) -> Result<AuthorId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| set_author(tx, &member, &asked, on)).await
    }
}
