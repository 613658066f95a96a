//! Where readers go who find nothing: topics that became one with another, and redirects that the desk wrote. Asked last, so
//! a page that is there costs nothing more; an address is never hidden by a redirect.

use super::{
    answer::{Answer, Trouble},
    paper::View,
    story, trouble,
};
use crate::{
    ask::{self, Ask},
    composing::ComposingRoom,
    furniture::Furniture,
    reading::Notes,
};
use editorial::{
    address,
    redirect::{Redirect, RedirectKind, looked_for},
    stage::Ending,
};
use std::sync::{Mutex, PoisonError};
use store::{Store, StoreError, sql};

/// What stands at a key in the place of what is not there.
///
/// # Errors
/// When the store or the theme fails.
pub async fn instead(
    composing: &ComposingRoom,
    furniture: &Furniture,
    key: &str,
    notes: &Mutex<Notes>,
) -> Result<Answer, Trouble> {
    let (path, query) = key.split_once('?').unwrap_or((key, ""));
    let Some(path) = path.starts_with('/').then(|| web::addresses::decoded(path)).flatten() else {
        return Ok(Answer::NotThere);
    };
    let Some(asked) = ask::read(furniture, &path) else { return Ok(Answer::NotThere) };
    if let Ask::Topic(slug) = asked.ask {
        let slug = slug.clone();
        let now = composing.store.read::<_, StoreError, _>(move |tx| {
            let Some(former) = sql::former_topics::by_slug(tx, &slug)? else { return Ok(None) };
            Ok(sql::topics::by_ids(tx, &[former.into])?.pop())
        });
        if let Some(topic) = now.await? {
            let there = address::topic(&asked.room.edition, &topic.slug) + asked.as_what.file_name();
            return Ok(Answer::Moved(web::addresses::encoded(&there)));
        }
    }
    let query = (!query.is_empty()).then_some(query);
    let Some((redirect, rest)) = found(&composing.store, &path, query).await? else {
        return Ok(Answer::NotThere);
    };
    Ok(match redirect.kind {
        RedirectKind::ForEver => Answer::Moved(leads_to(&redirect, &rest)),
        RedirectKind::ForNow => Answer::ForNow(leads_to(&redirect, &rest)),
        RedirectKind::Gone => {
            // For this reader only: nothing would make the page old when the redirect is taken away.
            notes.lock().unwrap_or_else(PoisonError::into_inner).in_passing();
            let view = View { composing, furniture, room: &asked.room, notes, stood: None };
            trouble::gone(&view, &redirect.note, redirect.at, Ending::TakenBack).await?
        }
    })
}

/// Where a path leads that lies in no edition, and whether for ever: to a story that was there in another house's days, or
/// where the desk said.
///
/// # Errors
/// What the store says.
pub async fn outside(
    store: &Store,
    path: &str,
    query: Option<&str>,
) -> Result<Option<(String, bool)>, StoreError> {
    if let Some(now) = story::old_address(store, path).await? {
        return Ok(Some((web::addresses::encoded(&now), true)));
    }
    written(store, path, query).await
}

/// Where a path leads that is written with a slash too many, unless a story is or was at the bare one.
///
/// # Errors
/// What the store says.
pub async fn otherwise(
    store: &Store,
    path: &str,
    bare: &str,
    query: Option<&str>,
) -> Result<Option<(String, bool)>, StoreError> {
    let bare = bare.to_owned();
    let known = store.read::<_, StoreError, _>(move |tx| sql::addresses::find(tx, &bare)).await?;
    if known.is_some() { Ok(None) } else { written(store, path, query).await }
}

/// Where the desk lets a path lead, and whether for ever.
async fn written(
    store: &Store,
    path: &str,
    query: Option<&str>,
) -> Result<Option<(String, bool)>, StoreError> {
    let found = found(store, path, query).await?;
    Ok(found
        .filter(|(redirect, _)| redirect.kind != RedirectKind::Gone)
        .map(|(redirect, rest)| (leads_to(&redirect, &rest), redirect.kind == RedirectKind::ForEver)))
}

/// The redirect of a path: with its query, without it, and of a feed that of its page; with what to put behind its target.
async fn found(
    store: &Store,
    path: &str,
    query: Option<&str>,
) -> Result<Option<(Redirect, String)>, StoreError> {
    let bare = looked_for(path).to_owned();
    let with = query.map(|query| format!("{path}?{query}"));
    store
        .read(move |tx| {
            for asked in with.iter().chain([&bare]) {
                if let Some(found) = sql::redirects::find(tx, asked)? {
                    return Ok(Some((found, String::new())));
                }
            }
            let Some((page, file)) = bare.rsplit_once('/').filter(|(_, file)| file.starts_with("feed."))
            else {
                return Ok(None);
            };
            let page = sql::redirects::find(tx, page)?;
            Ok(page.filter(|page| page.to.ends_with('/')).map(|page| (page, file.to_owned())))
        })
        .await
}

/// Where a redirect leads, as a header says it.
fn leads_to(redirect: &Redirect, rest: &str) -> String {
    let to = format!("{}{rest}", redirect.to);
    if !to.starts_with('/') {
        return to;
    }
    let (path, query) = to.split_once('?').unwrap_or((&to, ""));
    let path = web::addresses::encoded(path);
    if query.is_empty() { path } else { format!("{path}?{query}") }
}
