//! A story as readers will see it, before anybody else can: its page on a phone and on a desktop, and how it stands in
//! lists and is found.
//!
//! A wording that is not ready for readers is shown as far as it goes, and the screen says what it lacks.
//!
//! The pages are proofs of the site itself, made of what is typed at this moment, of what waits for its time, or of any
//! wording of the history. They come only in a frame of the desk's own screen, where it is said what they are; nothing in
//! them differs from what readers will get.

use crate::{Desk, Seat, Trouble, gate::Framed};
use axum::{
    extract::{Path, State},
    response::{Html, IntoResponse, Response},
};
use editorial::{Moment, RevisionId, StoryId, story::Story};
use minijinja::{Value, context};
use site::{Found, NoProof, Sheet, Unseen};
use store::sql::stories;

/// How the preview is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    Both,
    Phone,
    Desktop,
    Lists,
}

impl Manner {
    const ALL: [Manner; 4] = [Manner::Both, Manner::Phone, Manner::Desktop, Manner::Lists];

    const fn word(self) -> &'static str {
        match self {
            Manner::Both => "both",
            Manner::Phone => "phone",
            Manner::Desktop => "desktop",
            Manner::Lists => "lists",
        }
    }

    fn of(seat: &Seat) -> Self {
        let asked = seat.query("as");
        Self::ALL.into_iter().find(|manner| manner.word() == asked).unwrap_or(Manner::Both)
    }
}

/// The wording that is shown, and what is known of it.
struct Shown {
    unseen: Unseen,
    /// Which wording was asked for by name; nothing for what is typed now.
    revision: Option<RevisionId>,
    /// When it was saved and by whom; nothing while it is only typed.
    saved: Option<(Moment, String)>,
}

impl From<NoProof> for Trouble {
    fn from(error: NoProof) -> Self {
        match error {
            NoProof::Nowhere => Trouble::NotThere,
            NoProof::Failed(_) => Trouble::broken(error),
        }
    }
}

/// `GET …/preview?as=&revision=`
pub async fn show(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<StoryId>,
) -> Result<Response, Trouble> {
    let shown = shown(&desk, &seat, id).await?;
    let story = shown.unseen.story.clone();
    let edition = seat.edition(story.edition).ok_or(Trouble::NotThere)?;
    let headline = shown.unseen.wording.headlines.page.clone();
    let manner = Manner::of(&seat);
    let (base, revision) = (format!("/desk/stories/{id}"), shown.revision);
    let with = |address: String, revision: Option<RevisionId>| match revision {
        Some(revision) if address.contains('?') => format!("{address}&revision={revision}"),
        Some(revision) => format!("{address}?revision={revision}"),
        None => address,
    };
    let laid = |manner: Manner, revision| with(format!("{base}/preview?as={}", manner.word()), revision);
    let manners: Vec<Value> = Manner::ALL
        .map(|other| context! { word => other.word(), address => laid(other, revision), current => other == manner })
        .into();
    let wordings: Vec<Value> = named(&story)
        .into_iter()
        .map(|(word, named)| {
            context! { word, address => laid(manner, named), current => named == revision }
        })
        .collect();
    let wording = shown.saved.as_ref().map(|(at, by)| context! { at => seat.moment(*at), by });
    let lacks = shown.unseen.wording.lacks();
    let lacks: Vec<String> = lacks.iter().map(|lack| seat.tongue().refusal(lack, seat.now())).collect();
    let found = desk.site.found(shown.unseen).await?;
    let page = context! {
        story => context! {
            headline => Some(headline).filter(|headline| !headline.is_empty()), language => edition.language.as_str(),
            direction => edition.direction.attr(), address => base.as_str(), stage => story.stage.word(),
        },
        manner => manner.word(), manners, wording, wordings, lacks,
        page => with(format!("{base}/preview/page"), revision),
        section => with(format!("{base}/preview/section"), revision),
        found => told(&found),
    };
    seat.screen("preview.html", page)
}

/// The wordings that have a name of their own: what is typed now, what waits for its time, what readers see.
fn named(story: &Story) -> Vec<(&'static str, Option<RevisionId>)> {
    let promised = story.changes.map(|changes| changes.revision);
    let promised = promised.or(story.stage.scheduled_revision());
    let named = [("typed", None), ("scheduled", promised), ("live", story.stage.live_revision())];
    named.into_iter().filter(|(word, revision)| *word == "typed" || revision.is_some()).collect()
}

fn told(found: &Found) -> Value {
    context! {
        title => found.title.as_str(), shared => found.shared.as_str(), description => found.description.as_str(),
        address => found.address.as_str(),
        picture => found.picture.as_ref().map(|(src, alt)| context! { src, alt }),
    }
}

/// `GET …/preview/page?revision=`: the story's page.
pub async fn page(desk: State<Desk>, seat: Seat, story: Path<StoryId>) -> Result<Response, Trouble> {
    proof(&desk, &seat, *story, Sheet::Story).await
}

/// `GET …/preview/section?revision=`: its section, with the story on top.
pub async fn section(desk: State<Desk>, seat: Seat, story: Path<StoryId>) -> Result<Response, Trouble> {
    proof(&desk, &seat, *story, Sheet::Section).await
}

async fn proof(desk: &Desk, seat: &Seat, id: StoryId, sheet: Sheet) -> Result<Response, Trouble> {
    let shown = shown(desk, seat, id).await?;
    let proof = desk.site.proof(shown.unseen, sheet).await?;
    let mut answer = Html(proof.html).into_response();
    answer.extensions_mut().insert(Framed { pieces: proof.frames });
    Ok(answer)
}

/// The wording that was asked for. Whoever may read the story at the desk may see it.
async fn shown(desk: &Desk, seat: &Seat, id: StoryId) -> Result<Shown, Trouble> {
    let newsroom = desk.newsroom();
    let story = newsroom.story(seat.member(), id).await?;
    let asked = seat.query("revision");
    if asked.is_empty() {
        let wording = desk.rooms().draft(id).await?.wording;
        let newest = story.newest;
        let kept = newsroom.store.read(move |tx| stories::wording(tx, newest)).await?;
        let live = story.stage.live_revision() == Some(newest) && kept == wording;
        let given = (!live).then(|| seat.now());
        let saved =
            if kept == wording { Some(newsroom.revision(seat.member(), newest).await?.0) } else { None };
        let saved = saved.map(|saved| (saved.at, saved.by_name));
        return Ok(Shown { unseen: Unseen { story, wording, given }, revision: None, saved });
    }
    let revision: RevisionId = asked.parse().map_err(|_| Trouble::NotThere)?;
    let (saved, wording) = newsroom.revision(seat.member(), revision).await?;
    if saved.story != id {
        return Err(Trouble::NotThere);
    }
    let promised = story.changes.filter(|changes| changes.revision == revision);
    let given = match (story.stage.live_revision() == Some(revision), promised) {
        (true, _) => None,
        (false, Some(changes)) => Some(changes.goes_live),
        (false, None) => Some(seat.now()),
    };
    let unseen = Unseen { story, wording, given };
    Ok(Shown { unseen, revision: Some(revision), saved: Some((saved.at, saved.by_name)) })
}
