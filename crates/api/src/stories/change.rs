//! Changes of what a story says. What comes of them is also brought into the draft that others may have open.

use super::{begin::colleague, settled::Settled};
use crate::{
    Answer, Caller, Problem,
    conditional::Seen,
    sent,
    shapes::{Restored, StoryShape, image},
};
use axum::http::StatusCode;
use drafting::{
    Draft, DraftingError,
    merging::{bring, stored},
};
use editorial::{Member, Permission, Refusal, StoryId, story::Story, words::quoted};
use newsroom::{
    Failure, Occasion,
    acts::{
        Assign, ChangeAddress, RestoreRevision, SaveDraft, SetEmbargo, SetExpiry, assign, change_address,
        restore_revision, save_draft, set_embargo, set_expiry,
    },
    standing::Paper,
};
use serde_json::{Map, Value, json};
use store::{Tx, sql::stories};
use wire::jsonl::{Change, read_partial};

/// `PATCH /api/v1/stories/{story}`
pub async fn change(caller: Caller) -> Result<Answer, Problem> {
    let (id, seen): (StoryId, Seen) = (caller.id("story")?, caller.seen()?);
    let patch = sent::object(caller.body())?;
    if seen == Seen::Unsaid {
        return Err(Problem::SayWhatYouSaw);
    }
    let member = caller.member()?.clone();
    let there = caller.api().newsroom().story(&member, id).await?;
    let object = with_whole_image(&caller, &there, patch.clone()).await?;
    let mut said = read_partial(object)?;
    for (field, given) in [("edition", said.edition.take()), ("language", said.language.take())] {
        if let Some(given) = given {
            let advice = "a story stays in its edition; begin a translation instead";
            return Err(Refusal::Unusable { field, given: quoted(&given), advice }.into());
        }
    }
    let settled = Settled::of(&caller, said).await?;
    let changed = caller.change(move |tx, member, on| patched(tx, member, on, id, seen, &settled)).await;
    match changed {
        Err(Problem::Refused(Refusal::Stale { seen, current })) => {
            let theirs = caller.look(move |tx| StoryShape::read(tx, id)).await?;
            let theirs = Box::new(serde_json::to_value(&theirs).unwrap_or_default());
            Err(Problem::Stale { seen, current, yours: Box::new(Value::Object(patch)), theirs })
        }
        other => other,
    }
}

/// The patch with its image in full: of the image too, what is not said stays.
async fn with_whole_image(
    caller: &Caller,
    there: &Story,
    mut patch: Map<String, Value>,
) -> Result<Map<String, Value>, Problem> {
    let Some(wanted @ Value::Object(_)) = patch.get("image") else { return Ok(patch) };
    let newest = there.newest;
    let wording = caller.look(move |tx| stories::wording(tx, newest)).await?;
    let mut whole = wording.lead.as_ref().map_or_else(|| json!({}), |lead| json!(image(lead)));
    if wanted.get("url").is_some_and(|url| !url.is_null()) {
        whole["asset"] = Value::Null;
    }
    json_patch::merge(&mut whole, wanted);
    patch.insert("image".to_owned(), whole);
    Ok(patch)
}

fn patched(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    id: StoryId,
    seen: Seen,
    settled: &Settled,
) -> Result<Answer, Failure> {
    let story = stories::hold(tx, id)?;
    story.may(member, Permission::Write)?;
    let mut version = seen.version(story.version);
    story.seen(version)?;
    let said = &settled.said;
    let edition = Paper::read(tx)?.edition(story.edition)?.0.clone();
    let saw = as_draft(&story, stories::wording(tx, story.newest)?);
    let (wording, found) = settled.applied(tx, member, on, &edition, saw.wording.clone())?;
    let section = found.section.unwrap_or(story.section);
    let slug = said.slug.clone().to().unwrap_or_else(|| story.slug.clone());
    let form = said.form.clone().to().unwrap_or(story.form);
    if wording != saw.wording {
        let again = SaveDraft::Again { story: id, seen: version, wording: wording.clone() };
        version = save_draft(tx, member, &again, on)?.1;
    }
    if (section, &slug, form) != (story.section, &story.slug, story.form) {
        let asked = ChangeAddress { story: id, seen: version, section, slug: slug.clone(), form };
        version = change_address(tx, member, &asked, on)?;
    }
    let embargo = time(&said.embargo_until, story.embargo);
    if embargo != story.embargo {
        version = set_embargo(tx, member, &SetEmbargo { story: id, seen: version, embargo }, on)?;
    }
    let until = time(&said.expires_at, story.until);
    if until != story.until {
        version = set_expiry(tx, member, &SetExpiry { story: id, seen: version, until }, on)?;
    }
    let assignee = match &said.assignee {
        Change::Untouched => story.assignee,
        Change::Removed => None,
        Change::To(id) => Some(colleague(id)?),
    };
    if assignee != story.assignee {
        assign(tx, member, &Assign { story: id, seen: version, assignee }, on)?;
    }
    let wanted = Draft { slug: Some(slug), section: Some(section), embargo, wording };
    brought(tx, member, on, id, &saw, &wanted)?;
    let mut shape = StoryShape::read(tx, id)?;
    shape.notes.clone_from(&settled.notes);
    Ok(Answer::json(StatusCode::OK, &shape).tagged(shape.version))
}

/// A time that changes, or stays.
fn time(change: &Change<editorial::Moment>, now: Option<editorial::Moment>) -> Option<editorial::Moment> {
    match change {
        Change::Untouched => now,
        Change::Removed => None,
        Change::To(at) => Some(*at),
    }
}

/// A story with a wording, as a draft would hold it.
fn as_draft(story: &Story, wording: editorial::story::Wording) -> Draft {
    let (slug, section) = (Some(story.slug.clone()), Some(story.section));
    Draft { slug, section, embargo: story.embargo, wording }
}

/// Brings a change into the draft, if others have one. A draft that nobody can read keeps nobody from changing the story.
fn brought(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    id: StoryId,
    saw: &Draft,
    wanted: &Draft,
) -> Result<(), Failure> {
    match bring(tx, id, saw, wanted, member.id, on.now) {
        Ok(()) => Ok(()),
        Err(DraftingError::Store(error)) => Err(error.into()),
        Err(error) => {
            tracing::warn!(story = %id, %error, "a change by the API does not come into the draft");
            Ok(())
        }
    }
}

/// What is typed, if there is a draft and it can be read.
///
/// # Errors
/// When the store fails, or the draft holds what no story can.
pub fn typed(tx: &mut dyn Tx, id: StoryId) -> Result<Option<Draft>, Failure> {
    stored(tx, id).map_err(|error| match error {
        DraftingError::Store(error) => error.into(),
        error => Failure::Unreadable { what: "draft".to_owned(), reason: error.to_string() },
    })
}

/// `POST /api/v1/stories/{story}/save`
pub async fn save(caller: Caller) -> Result<Answer, Problem> {
    super::lives::done(&caller, |tx, member, on, story, seen| {
        story.may(member, Permission::Write)?;
        let Some(typed) = typed(tx, story.id)? else { return Ok(()) };
        if typed.wording != stories::wording(tx, story.newest)? {
            let again = SaveDraft::Again { story: story.id, seen, wording: typed.wording };
            save_draft(tx, member, &again, on)?;
        }
        Ok(())
    })
    .await
}

/// `POST /api/v1/stories/{story}/restore`
pub async fn restore(caller: Caller) -> Result<Answer, Problem> {
    let Restored { revision } = caller.sent()?;
    let missing = || Problem::Missing { field: "revision", key: quoted(&revision) };
    let revision = revision.parse().map_err(|_| missing())?;
    super::lives::done(&caller, move |tx, member, on, story, seen| {
        let saw = as_draft(story, stories::wording(tx, story.newest)?);
        let (_, newest) =
            restore_revision(tx, member, &RestoreRevision { story: story.id, seen, revision }, on)?;
        let wanted = as_draft(story, stories::wording(tx, newest)?);
        brought(tx, member, on, story.id, &saw, &wanted)
    })
    .await
}
