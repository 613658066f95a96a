//! Keeping a set of filters of the desk's list under a name, and forgetting it. A matter of one's own desk: the log has
//! nothing of it.

use crate::{Failure, Newsroom, Occasion};
use editorial::{
    Member, Permission, Refusal, ViewId,
    desk_list::{Filter, MOST_VIEWS, SavedView, named},
};
use store::{Tx, sql::saved_views};

/// A view to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SaveView {
    /// Its name.
    pub name: String,
    /// The filters.
    pub filter: Filter,
}

/// Keeps a view.
///
/// # Errors
/// When the name says nothing, the text to look for is too long, or the member keeps too many.
pub fn save_view(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &SaveView,
    on: &Occasion,
) -> Result<ViewId, Failure> {
    member.may(Permission::Write)?;
    let name = named(&asked.name)?;
    asked.filter.usable()?;
    if saved_views::of_member(tx, member.id)?.len() >= MOST_VIEWS {
        let advice = "forget a view that you do not use any more";
        return Err(Refusal::Unusable { field: "name of the view", given: name, advice }.into());
    }
    let id = on.id(ViewId::new);
    let view = SavedView { id, member: member.id, name, filter: asked.filter.clone() };
    saved_views::add(tx, &view)?;
    Ok(id)
}

/// Forgets a view of one's own.
///
/// # Errors
/// When the member has no such view.
pub fn forget_view(tx: &mut dyn Tx, member: &Member, asked: ViewId) -> Result<(), Failure> {
    if saved_views::forget(tx, asked, member.id)? {
        Ok(())
    } else {
        Err(Failure::Missing { what: "view", key: asked.to_string() })
    }
}

impl Newsroom {
    /// [`save_view`], now.
    ///
    /// # Errors
    /// As [`save_view`].
    pub async fn save_view(&self, member: &Member, asked: SaveView) -> Result<ViewId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| save_view(tx, &member, &asked, on)).await
    }

    /// [`forget_view`], now.
    ///
    /// # Errors
    /// As [`forget_view`].
    pub async fn forget_view(&self, member: &Member, asked: ViewId) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, _| forget_view(tx, &member, asked)).await
    }
}
