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
    Edition, address,
    redirect::{Redirect, RedirectKind, looked_for},
    stage::Ending,
};
use std::sync::{Mutex, PoisonError};
use store::{Store, StoreError, Tx, sql};

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
    let (edition, ask) = (asked.room.edition.clone(), asked.ask.clone());
    if let Some(page) = composing.store.read(move |tx| renamed(tx, &edition, &ask)).await? {
        return Ok(Answer::Moved(web::addresses::encoded(&(page + asked.as_what.file_name()))));
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

/// Where something stands now that had this slug before: another slug of its own, or another topic that it became one with.
fn renamed(tx: &mut dyn Tx, edition: &Edition, ask: &Ask) -> Result<Option<String>, StoreError> {
    Ok(match ask {
        Ask::Topic(slug) => {
            let Some(former) = sql::former_topics::by_slug(tx, slug)? else { return Ok(None) };
            let topic = sql::topics::by_ids(tx, &[former.into])?.pop();
            topic.map(|topic| address::topic(edition, &topic.slug))
        }
        Ask::Author(slug) => {
            let Some(id) = sql::former_slugs::author(tx, slug)? else { return Ok(None) };
            let author = sql::authors::by_ids(tx, &[id])?.pop();
            author.map(|author| address::author(edition, &author.slug))
        }
        Ask::Region(slug) => {
            let Some(id) = sql::former_slugs::region(tx, slug)? else { return Ok(None) };
            let found = sql::regions::all(tx)?.into_iter().find(|region| region.id == id);
            found.map(|region| address::region(edition, &region.slug))
        }
        Ask::Coverage(slug) => {
            let Some(id) = sql::former_slugs::coverage(tx, slug)? else { return Ok(None) };
            let found = sql::coverages::all(tx)?.into_iter().find(|coverage| coverage.id == id);
            found.map(|coverage| address::coverage(edition, &coverage.slug))
        }
        Ask::Front
        | Ask::Section(_)
        | Ask::Authors
        | Ask::Latest
        | Ask::MostRead(_)
        | Ask::Corrections
        | Ask::Breaking
        | Ask::Live
        | Ask::Calendar
        | Ask::FooterPage(_)
        | Ask::Archive
        | Ask::Stood(..)
        | Ask::Story(_) => None,
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
