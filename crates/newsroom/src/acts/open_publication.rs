//! Opening a publication, once, and changing its settings later.

use super::{record, set_edition};
use crate::{Failure, Newsroom, Occasion, uses};
use editorial::{Edition, Member, Permission, event::Event, publication::Publication};
use store::{Tx, sql};

/// Opens the publication with its first editions.
///
/// # Errors
/// When the member may not, there is a publication here already, it has no name, or its first edition is none of
/// the editions.
pub fn open_publication(
    tx: &mut dyn Tx,
    member: &Member,
    publication: &Publication,
    editions: &[Edition],
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::ChangeSettings)?;
    if let Some(there) = sql::publication::find(tx)? {
        return Err(Failure::AlreadyOpen(there.name));
    }
    for (edition, position) in editions.iter().zip(0..) {
        set_edition(tx, member, edition, position, on)?;
    }
    change_publication(tx, member, publication, on)
}

/// Changes the publication's settings.
///
/// # Errors
/// When the member may not, a setting cannot be used, or its first edition is none of the editions.
pub fn change_publication(
    tx: &mut dyn Tx,
    member: &Member,
    publication: &Publication,
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::ChangeSettings)?;
    publication.usable()?;
    if !publication.logo_svg.trim().is_empty() {
        // It stands inside every page, where a script in it would be the paper's own.
        media::may_stand_in_a_page(&publication.logo_svg, &media::Limits::default())
            .map_err(|why| Failure::unreadable("logo_svg", why))?;
    }
    if !sql::editions::all(tx)?.iter().any(|edition| edition.tag == publication.first_edition) {
        return Err(Failure::Missing { what: "edition", key: publication.first_edition.clone() });
    }
    if sql::publication::find(tx)?.as_ref() == Some(publication) {
        return Ok(());
    }
    sql::publication::set(tx, publication)?;
    uses::logo(tx, publication.logo)?;
    record(tx, member, on, None, Event::PublicationChanged)
}

impl Newsroom {
    /// [`open_publication`], now.
    ///
    /// # Errors
    /// As [`open_publication`].
    pub async fn open_publication(
        &self,
        member: &Member,
        publication: Publication,
        editions: Vec<Edition>,
    ) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| open_publication(tx, &member, &publication, &editions, on)).await
    }

    /// [`change_publication`], now.
    ///
    /// # Errors
    /// As [`change_publication`].
    pub async fn change_publication(&self, member: &Member, publication: Publication) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| change_publication(tx, &member, &publication, on)).await
    }
}
