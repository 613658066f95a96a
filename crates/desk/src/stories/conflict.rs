//! Two people changed the same field of a story, each otherwise: both texts stand there word by word, and whoever saved
//! last chooses, field by field. What they do not choose is not kept; what nobody changed is not asked.

use super::{
    screen::{self, Found},
    typed::{Field, Typed},
};
use crate::{Desk, Seat, Trouble, audit::Names};
use axum::{http::StatusCode, response::Response};
use editorial::{StoryId, compare};
use minijinja::{Value, context, value::Serde};
use store::{
    StoreError, Tx,
    sql::events::{self, Wanted},
};

/// Two forms that clash.
pub struct Conflict {
    /// The story's version now.
    pub version: i64,
    /// What yours was filled from, if it says.
    pub was: Option<Typed>,
    /// As the story stands now.
    pub theirs: Typed,
    /// As it was asked for.
    pub yours: Typed,
    /// The fields that clash.
    pub parted: Vec<Field>,
}

/// The screen: 409, and nothing was changed.
pub async fn show(desk: &Desk, seat: &Seat, id: StoryId, conflict: &Conflict) -> Result<Response, Trouble> {
    let found = screen::find(desk, seat, id, &[&conflict.theirs, &conflict.yours]).await?;
    let operator = seat.tongue().style().word("audit-operator");
    let last = move |tx: &mut dyn Tx| -> Result<_, StoreError> {
        let wanted = Wanted { story: Some(id), ..Wanted::default() };
        let entries = events::audit(tx, &wanted, i64::MAX, 1)?;
        let names = Names::read(tx, &entries, operator)?;
        Ok(entries.first().map(|entry| (names.by(entry.member), entry.at)))
    };
    let last = desk.newsroom().store.read(last).await?;
    let base = format!("/desk/stories/{id}");
    let edition = &found.edition;
    let page = context! {
        story => context! {
            headline => Some(conflict.theirs.headline.as_str()).filter(|headline| !headline.is_empty()),
            language => edition.language.as_str(), direction => edition.direction.attr(), address => base.as_str(),
        },
        by => last.as_ref().map(|(by, _)| by.as_str()), at => last.as_ref().map(|(_, at)| seat.moment(*at)),
        current => conflict.version,
        fields => conflict.parted.iter().map(|field| parted(seat, &found, conflict, *field)).collect::<Vec<_>>(),
        kept => kept(seat, &found, conflict),
        save => base.as_str(), keep_theirs => base.as_str(),
        theirs => conflict.theirs.to_carry(), yours => conflict.yours.to_carry(),
    };
    seat.screen_with(StatusCode::CONFLICT, "conflict.html", page, None)
}

fn parted(seat: &Seat, found: &Found, conflict: &Conflict, field: Field) -> Value {
    let (theirs, yours) =
        (found.said(seat, field, &conflict.theirs), found.said(seat, field, &conflict.yours));
    context! { word => field.word(), pieces => Value::from(Serde(&compare::words(&theirs, &yours))) }
}

/// What only one of the two changed: it stays, whatever is chosen.
fn kept(seat: &Seat, found: &Found, conflict: &Conflict) -> Vec<Value> {
    let Some(was) = &conflict.was else { return Vec::new() };
    let clear = Field::ALL.into_iter().filter(|field| !conflict.parted.contains(field));
    let changed = clear.filter_map(|field| {
        let said = |typed: &Typed| found.said(seat, field, typed);
        let (was, theirs, yours) = (said(was), said(&conflict.theirs), said(&conflict.yours));
        let (whose, text) = if yours == was { ("theirs", theirs) } else { ("yours", yours) };
        (text != was).then(|| context! { word => field.word(), whose, text })
    });
    changed.collect()
}
