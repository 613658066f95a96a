//! A new story, and the translation of one.

use super::settled::Settled;
use crate::{
    Answer, Caller, Problem, sent,
    shapes::{StoryShape, Translated},
};
use axum::http::{StatusCode, header};
use editorial::{DossierId, Edition, MemberId, Refusal, Slug, form::Form, story::Wording, words::quoted};
use newsroom::{
    Failure,
    acts::{
        Assign, SaveDraft, SetEmbargo, SetExpiry, Translate, assign, save_draft, set_embargo, set_expiry,
        translate as translated,
    },
    named::{Named, find_or_make},
    standing::Paper,
};
use store::{Tx, sql::stories};
use wire::jsonl::{Change, Partial, read_partial};

/// `POST /api/v1/stories`
pub async fn begin(caller: Caller) -> Result<Answer, Problem> {
    let said = read_partial(sent::object(caller.body())?)?;
    let settled = Settled::of(&caller, said).await?;
    caller
        .change(move |tx, member, on| {
            let said = &settled.said;
            let edition = edition(tx, said)?;
            if said.section == Change::Untouched || said.section == Change::Removed {
                let advice = "name the section in which the story stands, by slug or path";
                return Err(Refusal::Empty { field: "section", advice }.into());
            }
            let (wording, found) = settled.applied(tx, member, on, &edition, Wording::default())?;
            let missing = || Failure::Missing { what: "section", key: String::new() };
            let section = found.section.ok_or_else(missing)?;
            let title = wording.headlines.page.as_str();
            let slug = said.slug.clone().to().or_else(|| Slug::from_title(title));
            let advice = "write what happened in one line, or give a slug";
            let slug = slug.ok_or(Refusal::Empty { field: "headline", advice })?;
            let usual = Paper::read(tx)?.edition(edition.id)?.1.get(section).map(|section| section.form);
            let new = SaveDraft::New {
                edition: edition.id,
                section,
                slug,
                form: said.form.clone().to().or(usual).unwrap_or(Form::News),
                dossier: said.dossier.clone().to().map(|key| dossier(&key)),
                wording,
            };
            let (story, mut version, _) = save_draft(tx, member, &new, on)?;
            if let Change::To(embargo) = said.embargo_until {
                version = set_embargo(
                    tx,
                    member,
                    &SetEmbargo { story, seen: version, embargo: Some(embargo) },
                    on,
                )?;
            }
            if let Change::To(until) = said.expires_at {
                version =
                    set_expiry(tx, member, &SetExpiry { story, seen: version, until: Some(until) }, on)?;
            }
            if let Change::To(colleague) = &said.assignee {
                let assignee = Some(self::colleague(colleague)?);
                assign(tx, member, &Assign { story, seen: version, assignee }, on)?;
            }
            let mut shape = StoryShape::read(tx, story)?;
            shape.notes.clone_from(&settled.notes);
            Ok(begun(&shape))
        })
        .await
}

/// The answer to whoever began a story.
pub fn begun(shape: &StoryShape) -> Answer {
    let answer = Answer::json(StatusCode::CREATED, shape).tagged(shape.version);
    answer.with(&header::LOCATION, format!("/api/v1/stories/{}", shape.id))
}

/// A dossier by its id, or by the key under which other systems know it.
fn dossier(key: &str) -> DossierId {
    key.parse().unwrap_or_else(|_| DossierId::of_key(key))
}

/// A colleague by their id.
///
/// # Errors
/// [`Failure::Missing`].
pub fn colleague(id: &str) -> Result<MemberId, Failure> {
    id.parse().map_err(|_| Failure::Missing { what: "assignee", key: quoted(id) })
}

/// The edition that is named, or the one in the language.
fn edition(tx: &mut dyn Tx, said: &Partial) -> Result<Edition, Failure> {
    let paper = Paper::read(tx)?;
    let advice = "name the edition by its tag, such as en, or the language";
    let (found, named) = match (&said.edition, &said.language) {
        (Some(tag), _) => (paper.editions().find(|edition| edition.tag == *tag), tag),
        (None, Some(language)) => (paper.by_language(language), language),
        (None, None) => return Err(Refusal::Empty { field: "edition", advice }.into()),
    };
    found.cloned().ok_or_else(|| Refusal::Unusable { field: "edition", given: quoted(named), advice }.into())
}

/// `POST /api/v1/stories/{story}/translate`
pub async fn translate(caller: Caller) -> Result<Answer, Problem> {
    let (original, seen) = (caller.id("story")?, caller.seen()?);
    let Translated { edition: tag, section, slug } = caller.sent()?;
    let slug = slug.map(|slug| {
        let advice = "use lowercase letters, digits and single hyphens, 1 to 120 characters";
        slug.parse::<Slug>().map_err(|_| Refusal::Unusable { field: "slug", given: quoted(&slug), advice })
    });
    let slug = slug.transpose()?;
    caller
        .change(move |tx, member, on| {
            let story = stories::hold(tx, original)?;
            story.seen(seen.version(story.version))?;
            let said = Partial { edition: Some(tag), ..Partial::default() };
            let edition = edition(tx, &said)?;
            let named = Named { section, ..Named::default() };
            let section = find_or_make(tx, member, edition.id, &named, on)?.section;
            let asked = Translate { story: original, edition: edition.id, section, slug };
            let (translation, _) = translated(tx, member, &asked, on)?;
            Ok(begun(&StoryShape::read(tx, translation)?))
        })
        .await
}
