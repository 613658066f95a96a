//! Entering an author, or changing the entry. Authors are shared by all editions and known by their slug.

use super::record;
use crate::{Failure, Newsroom, Occasion, uses};
use editorial::{
    AssetId, AuthorId, Member, MemberId, Names, Permission, Slug,
    asset::AssetKind,
    author::{Author, AuthorKind},
    event::Event,
    words,
};
use store::{
    Tx,
    sql::{assets, authors, former_slugs, members},
};

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
    /// Their portrait, a picture of the library.
    pub portrait: Said<AssetId>,
    /// Who of the newsroom they are: stories that the member begins are theirs. A member is one author at most.
    pub member: Said<MemberId>,
}

/// What is said of something that may stay as it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Said<T> {
    /// Nothing: it stays.
    #[default]
    Nothing,
    /// That there is none.
    Without,
    /// That it is this.
    Is(T),
}

impl<T> Said<T> {
    /// What is from now on, where this was before.
    pub fn over(self, before: Option<T>) -> Option<T> {
        match self {
            Said::Nothing => before,
            Said::Without => None,
            Said::Is(new) => Some(new),
        }
    }
}

/// Enters the author, or changes the one with this slug.
///
/// # Errors
/// When the member may not, a name is too long, or the portrait or the member is not there.
pub fn set_author(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &SetAuthor,
    on: &Occasion,
) -> Result<AuthorId, Failure> {
    member.may(Permission::KeepRegisters)?;
    words::names_fit("name of the author", &asked.names)?;
    let there = match former_slugs::author(tx, asked.slug.as_str())? {
        // Whoever names them by a slug that they had means them still.
        Some(id) => authors::by_ids(tx, &[id])?.pop(),
        None => authors::by_slug(tx, asked.slug.as_str())?,
    };
    let id = there.as_ref().map_or_else(|| on.id(AuthorId::new), |author| author.id);
    let author = Author {
        id,
        slug: there.as_ref().map_or_else(|| asked.slug.clone(), |author| author.slug.clone()),
        kind: asked.kind,
        names: asked.names.clone(),
        titles: asked.titles.clone(),
        notes: asked.notes.clone(),
        portrait: asked.portrait.over(there.as_ref().and_then(|author| author.portrait)),
    };
    let was = authors::member(tx, id)?;
    let is = asked.member.over(was);
    if there.as_ref() == Some(&author) && was == is {
        return Ok(id);
    }
    if let Said::Is(portrait) = asked.portrait {
        let picture = assets::by_ids(tx, &[portrait])?.pop().filter(|asset| asset.kind == AssetKind::Picture);
        picture.ok_or_else(|| Failure::Missing { what: "picture", key: portrait.to_string() })?;
    }
    authors::set(tx, &author)?;
    uses::author(tx, &author)?;
    match is {
        _ if was == is => {}
        None => authors::untie(tx, id)?,
        Some(one) => {
            let missing = || Failure::Missing { what: "member", key: one.to_string() };
            members::find(tx, one)?.ok_or_else(missing)?;
            authors::tie(tx, id, one)?;
        }
    }
    record(tx, member, on, None, Event::AuthorChanged { author: id })?;
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
