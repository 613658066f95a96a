//! The views that members keep.

use super::{from_json, json};
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{MemberId, ViewId, desk_list::SavedView};

statements! {
    OF_MEMBER = "select id, member_id, name, filter from saved_view where member_id = $1 order by name, id limit 100";
    ADD = "insert into saved_view (id, member_id, name, filter) values ($1, $2, $3, $4)";
    DROP = "delete from saved_view where id = $1 and member_id = $2";
}

/// The views of a member, by name.
pub fn of_member(tx: &mut dyn Tx, member: MemberId) -> Result<Vec<SavedView>, StoreError> {
    tx.query(&OF_MEMBER, &values![member])?.iter().map(view).collect()
}

/// Keeps a view.
pub fn add(tx: &mut dyn Tx, view: &SavedView) -> Result<(), StoreError> {
    tx.execute(&ADD, &values![view.id, view.member, &view.name, json(&view.filter)?]).map(drop)
}

/// Forgets a view of a member; false when they have none with this id.
pub fn forget(tx: &mut dyn Tx, id: ViewId, member: MemberId) -> Result<bool, StoreError> {
    Ok(tx.execute(&DROP, &values![id, member])? == 1)
}

fn view(row: &Row) -> Result<SavedView, StoreError> {
    Ok(SavedView {
        id: row.get(0)?,
        member: row.get(1)?,
        name: row.get(2)?,
        filter: from_json(row, 3, "a view's filters")?,
    })
}
