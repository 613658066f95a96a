//! The form beside the text: what is decided about a story.
//!
//! Everything that readers see goes into the draft, where others who have it open see it too, and is kept as a wording.
//! Where the story stands and when it ends are acts of their own. What somebody else saved or typed since the form was
//! opened stays; where both changed the same field, both texts are shown and a person decides ([`conflict`]).

use super::{
    conflict::{self, Conflict},
    draft, screen, times, topics,
    typed::{Field, Typed},
};
use crate::{Desk, Notice, Seat, Trouble};
use axum::{
    extract::{Path, State},
    response::Response,
};
use drafting::Draft;
use editorial::{Edition, Permission, Refusal, Slug, StoryId, story::Story, words};
use newsroom::acts::{Assign, ChangeAddress, SetEmbargo, SetExpiry};

/// Between looking and saving somebody may be quicker; so often it is looked again.
const TRIES: usize = 3;

/// What a form asks for.
struct Asked {
    yours: Typed,
    /// What the form was filled from; nothing when it does not say.
    was: Option<Typed>,
    /// The version that it was filled from.
    seen: i64,
}

impl Asked {
    fn of(seat: &Seat) -> Result<Self, Trouble> {
        let seen = seat.sent("version").parse().map_err(|_| Trouble::Unreadable)?;
        let decided = (Typed::carried(seat.sent("yours")), Typed::carried(seat.sent("theirs")));
        // Somebody chose between two texts, field by field.
        if let (Some(mut yours), Some(theirs)) = decided {
            for field in Field::ALL {
                if seat.sent(&format!("keep-{}", field.word())) == "theirs" {
                    yours.take(field, &theirs);
                }
            }
            return Ok(Self { yours, was: Some(theirs), seen });
        }
        Ok(Self { yours: Typed::sent(seat), was: Typed::carried(seat.sent("was")), seen })
    }
}

/// What came of it.
enum Outcome {
    /// What was asked for stands.
    Saved,
    /// So does what others changed meanwhile.
    Together,
    /// Both changed the same.
    Parted(Box<Conflict>),
}

/// `POST /desk/stories/{id}`
pub async fn save(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<StoryId>,
) -> Result<Response, Trouble> {
    let asked = Asked::of(&seat)?;
    let story = format!("/desk/stories/{id}");
    match saved(&desk, &seat, id, &asked).await {
        Ok(Outcome::Saved) => Ok(seat.go(&story, Some(Notice::Saved))),
        Ok(Outcome::Together) => Ok(seat.go(&story, Some(Notice::SavedTogether))),
        Ok(Outcome::Parted(conflict)) => conflict::show(&desk, &seat, id, &conflict).await,
        Err(Trouble::Refused(refusal)) if !matches!(refusal, Refusal::NotPermitted { .. }) => {
            screen::again(&desk, &seat, id, &asked.yours, asked.was.as_ref(), &refusal).await
        }
        Err(trouble) => Err(trouble),
    }
}

async fn saved(desk: &Desk, seat: &Seat, id: StoryId, asked: &Asked) -> Result<Outcome, Trouble> {
    let mut yours = asked.yours.clone();
    let story = desk.newsroom().story(seat.member(), id).await?;
    story.may(seat.member(), Permission::Write)?;
    let language = &seat.edition(story.edition).ok_or(Trouble::NotThere)?.language;
    for topic in topics::written(desk, seat, language).await? {
        if !yours.topics.contains(&topic) {
            yours.topics.push(topic);
        }
    }
    let mut tries = 1;
    loop {
        let story = desk.newsroom().story(seat.member(), id).await?;
        story.may(seat.member(), Permission::Write)?;
        let edition = seat.edition(story.edition).ok_or(Trouble::NotThere)?;
        let before = desk.rooms().draft(id).await?;
        let theirs = Typed::of(&story, &before, edition);
        let unchanged = || (asked.seen == story.version).then(|| theirs.clone());
        let was = asked.was.clone().or_else(unchanged);
        let (merged, parted) = Typed::merged(was.as_ref(), &theirs, &yours);
        if !parted.is_empty() {
            let conflict = Conflict { version: story.version, was, theirs, yours, parted };
            return Ok(Outcome::Parted(Box::new(conflict)));
        }
        let together = merged != yours;
        match decided(desk, seat, &story, before, &merged, edition).await {
            Err(Trouble::Refused(Refusal::Stale { .. })) if tries < TRIES => tries += 1,
            Err(trouble) => return Err(trouble),
            Ok(()) if together => return Ok(Outcome::Together),
            Ok(()) => return Ok(Outcome::Saved),
        }
    }
}

async fn decided(
    desk: &Desk,
    seat: &Seat,
    story: &Story,
    before: Draft,
    typed: &Typed,
    edition: &Edition,
) -> Result<(), Trouble> {
    let (newsroom, member, id) = (desk.newsroom(), seat.member(), story.id);
    // Everything is read before anything is changed: a form that is refused has changed nothing.
    let slug: Slug = typed.slug.trim().parse().map_err(|_| Refusal::Unusable {
        field: "slug",
        given: words::quoted(&typed.slug),
        advice: "use lowercase letters, digits and single hyphens, 1 to 120 characters",
    })?;
    let section = typed.section.parse().unwrap_or(story.section);
    let form = typed.form.parse().unwrap_or(story.form);
    let embargo = times::read("embargo", &typed.embargo, edition)?;
    let until = times::read("end", &typed.until, edition)?;
    let assignee = typed.assignee.parse().ok();
    let decided = typed.decided(before.clone())?;
    if decided != before {
        desk.rooms().replace(id, decided, member.id).await?;
    }
    let mut seen = draft::settled(desk, member, id, story.version).await?;
    if (section, &slug, form) != (story.section, &story.slug, story.form) {
        seen =
            newsroom.change_address(member, ChangeAddress { story: id, seen, section, slug, form }).await?;
    }
    if embargo != story.embargo {
        seen = newsroom.set_embargo(member, SetEmbargo { story: id, seen, embargo }).await?;
    }
    if until != story.until {
        seen = newsroom.set_expiry(member, SetExpiry { story: id, seen, until }).await?;
    }
    if assignee != story.assignee {
        newsroom.assign(member, Assign { story: id, seen, assignee }).await?;
    }
    Ok(())
}
