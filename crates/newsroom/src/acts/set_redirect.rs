//! Redirects: an address at which nothing stands any more, and where readers go instead.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    Member, Permission, Refusal, Stage,
    event::Event,
    redirect::{Redirect, RedirectKind, looked_for, settled_from, settled_to, shortened},
    words,
};
use store::{
    Tx,
    sql::{addresses, editions, redirects, sections, stories},
};

/// A redirect as it is to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SetRedirect {
    /// The path that readers ask for.
    pub from: String,
    /// Where they go; not asked for what is gone.
    pub to: String,
    /// What their browser is told.
    pub kind: RedirectKind,
    /// Why; for what is gone, what readers are told.
    pub note: String,
}

/// Writes a redirect; says whether anything changed.
///
/// # Errors
/// When the member may not, either end cannot be used, it would lead back to itself, or readers find a page there.
pub fn set_redirect(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &SetRedirect,
    on: &Occasion,
) -> Result<bool, Failure> {
    member.may(Permission::KeepRegisters)?;
    let from = settled_from(&asked.from)?;
    words::fits("note", &asked.note, words::NAME)?;
    let to = match asked.kind {
        RedirectKind::Gone => String::new(),
        RedirectKind::ForEver | RedirectKind::ForNow => {
            let to = settled_to(&asked.to)?;
            let beyond = redirects::find(tx, looked_for(&to))?;
            shortened(&from, &to, beyond.as_ref())?
        }
    };
    if is_read(tx, &from)? {
        return Err(Refusal::RedirectIdle(from).into());
    }
    let note = asked.note.trim().to_owned();
    let redirect = Redirect { from, to, kind: asked.kind, note, by: member.id, at: on.now };
    let there = redirects::find(tx, &redirect.from)?;
    if there.is_some_and(|there| Redirect { by: member.id, at: on.now, ..there } == redirect) {
        return Ok(false);
    }
    write(tx, member, &redirect, on)?;
    Ok(true)
}

/// Keeps a redirect that was looked at, and lets those that led to it lead on.
pub(super) fn write(
    tx: &mut dyn Tx,
    member: &Member,
    redirect: &Redirect,
    on: &Occasion,
) -> Result<(), Failure> {
    redirects::set(tx, redirect)?;
    if redirect.kind != RedirectKind::Gone {
        redirects::repoint(tx, &redirect.from, &redirect.to)?;
    }
    record(tx, member, on, None, Event::RedirectSet { from: redirect.from.clone() })
}

/// Takes a redirect away: its address answers as if it had never been.
///
/// # Errors
/// When the member may not, or there is none.
pub fn remove_redirect(tx: &mut dyn Tx, member: &Member, from: &str, on: &Occasion) -> Result<(), Failure> {
    member.may(Permission::KeepRegisters)?;
    let missing = || Failure::Missing { what: "redirect", key: words::quoted(from) };
    let from = settled_from(from)?;
    let there = redirects::find(tx, &from)?.ok_or_else(missing)?;
    redirects::remove(tx, &there.from)?;
    record(tx, member, on, None, Event::RedirectRemoved { from: there.from })
}

/// Whether readers find a section, a front or a live story at this path.
fn is_read(tx: &mut dyn Tx, from: &str) -> Result<bool, Failure> {
    let inside = from.trim_start_matches('/');
    let (tag, rest) = inside.split_once('/').unwrap_or((inside, ""));
    if let Some(edition) = editions::all(tx)?.into_iter().find(|edition| edition.tag == tag)
        && (rest.is_empty() || sections::of_edition(tx, edition.id)?.at(rest).is_some())
    {
        return Ok(true);
    }
    let Some((story, current)) = addresses::find(tx, from)? else { return Ok(false) };
    let stage = stories::hold(tx, story)?.stage;
    Ok(current == from && matches!(stage, Stage::Live { .. } | Stage::Scheduled { .. }))
}

impl Newsroom {
    /// [`set_redirect`], now.
    ///
    /// # Errors
    /// As [`set_redirect`].
    pub async fn set_redirect(&self, member: &Member, asked: SetRedirect) -> Result<bool, Failure> {
        let member = member.clone();
        self.act(move |tx, on| set_redirect(tx, &member, &asked, on)).await
    }

    /// [`remove_redirect`], now.
    ///
    /// # Errors
    /// As [`remove_redirect`].
    pub async fn remove_redirect(&self, member: &Member, from: &str) -> Result<(), Failure> {
        let (member, from) = (member.clone(), from.to_owned());
        self.act(move |tx, on| remove_redirect(tx, &member, &from, on)).await
    }
}
