//! The wordings of a story: all of them, two beside one another, an old one made the newest again.

use crate::{Desk, Notice, Seat, Trouble};
use axum::{
    extract::{Path, State},
    response::Response,
};
use editorial::{
    Permission, RevisionId, StoryId,
    compare::{self, Field, Named, Spoken},
    story::{Story, Wording},
};
use minijinja::{Value, context, value::Serde};
use newsroom::acts::RestoreRevision;
use std::collections::HashMap;
use store::{
    Tx,
    sql::{authors, coverages, regions, revisions, topics},
};

/// So many wordings stand on one screen.
const A_PAGE: i64 = 50;

fn told(seat: &Seat, story: &Story, headline: &str) -> Value {
    let edition = seat.edition(story.edition);
    context! {
        headline, language => edition.map(|edition| edition.language.as_str()),
        direction => edition.map(|edition| edition.direction.attr()),
        edition => edition.map(|edition| edition.language_name.as_str()),
        address => format!("/desk/stories/{}", story.id),
    }
}

/// `GET …/history`
pub async fn list(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<StoryId>,
) -> Result<Response, Trouble> {
    let story = desk.newsroom().story(seat.member(), id).await?;
    let below = seat.query("before").parse().unwrap_or(revisions::NEWEST);
    let mut saved = desk.newsroom().revisions(seat.member(), id, below, A_PAGE + 1).await?;
    let base = format!("/desk/stories/{id}");
    let more = saved.len() > usize::try_from(A_PAGE).unwrap_or(usize::MAX);
    let earlier: Vec<i64> = saved.iter().skip(1).map(|saved| saved.words).chain([0]).collect();
    if more {
        saved.pop();
    }
    let live = story.stage.live_revision();
    let may = story.may(seat.member(), Permission::Write).is_ok();
    let rows: Vec<Value> = saved
        .iter()
        .zip(earlier)
        .map(|(saved, earlier)| {
            let change = saved.words - earlier;
            let sign = match change.signum() {
                1 => "+",
                -1 => "−",
                _ => "",
            };
            context! {
                id => saved.id.to_string(), number => saved.number, at => seat.moment(saved.at),
                by => saved.by_name.as_str(), note => (), words => saved.words,
                change => format!("{sign}{}", change.abs()), stage => "draft", live => live == Some(saved.id),
                address => format!("{base}/preview?revision={}", saved.id),
                restore => (may && saved.id != story.newest).then(|| format!("{base}/restore/{}", saved.id)),
            }
        })
        .collect();
    let headline = saved.first().map(|saved| saved.face.headlines.page.clone()).unwrap_or_default();
    let older = saved.last().filter(|_| more).map(|last| format!("{base}/history?before={}", last.number));
    let page = context! {
        story => told(&seat, &story, &headline), compare => format!("{base}/compare"), revisions => rows,
        version => story.version, older,
    };
    seat.screen("history.html", page)
}

/// `GET …/compare?from=&to=`
pub async fn compare(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<StoryId>,
) -> Result<Response, Trouble> {
    let story = desk.newsroom().story(seat.member(), id).await?;
    let chosen = |name: &str| seat.query(name).parse::<RevisionId>().map_err(|_| Trouble::NotThere);
    let (from, to) = (chosen("from")?, chosen("to")?);
    let (old, old_wording) = desk.newsroom().revision(seat.member(), from).await?;
    let (new, new_wording) = desk.newsroom().revision(seat.member(), to).await?;
    if old.story != id || new.story != id {
        return Err(Trouble::NotThere);
    }
    let language = seat.edition(story.edition).map_or("en", |edition| edition.language.as_str()).to_owned();
    let (one, other) = (old_wording.clone(), new_wording.clone());
    let names = move |tx: &mut dyn Tx| Names::read(tx, &language, &[&one, &other]);
    let names = desk.newsroom().store.read(names).await?;
    let spoken =
        |wording: &Wording| Spoken::of(wording, |named, wording| names.spoken(named, wording, &seat));
    let compared = compare::compare(&spoken(&old_wording), &spoken(&new_wording));
    let manner = if seat.query("manner") == "inline" { "inline" } else { "side" };
    let base = format!("/desk/stories/{id}");
    let address = |from: RevisionId, to: RevisionId, manner: &str| {
        format!("{base}/compare?from={from}&to={to}&manner={manner}")
    };
    let live = story.stage.live_revision();
    let side = |saved: &revisions::Saved| {
        context! {
            number => saved.number, at => seat.moment(saved.at), by => saved.by_name.as_str(),
            live => live == Some(saved.id),
        }
    };
    let parts: Vec<Value> = compared
        .parts
        .iter()
        .map(|part| {
            context! {
                word => word(part.field), pieces => Value::from(Serde(&part.pieces)), changed => part.changed,
            }
        })
        .collect();
    let may = story.may(seat.member(), Permission::Write).is_ok() && from != story.newest;
    let page = context! {
        story => told(&seat, &story, &new.face.headlines.page), from => side(&old), to => side(&new), manner,
        side => address(from, to, "side"), inline => address(from, to, "inline"), swap => address(to, from, manner),
        history => format!("{base}/history"), added => compared.added, removed => compared.removed, parts,
        restore => may.then(|| format!("{base}/restore/{from}")), version => story.version,
    };
    seat.screen("compare.html", page)
}

/// The word by which the catalogue names a field.
const fn word(field: Field) -> &'static str {
    match field {
        Field::Headline => "headline",
        Field::ListHeadline => "list-headline",
        Field::SocialHeadline => "social-headline",
        Field::Standfirst => "standfirst",
        Field::Byline => "byline",
        Field::Source => "source",
        Field::Picture => "picture",
        Field::Topics => "topics",
        Field::Regions => "regions",
        Field::Coverage => "coverage",
        Field::Body => "body",
    }
}

/// `POST …/restore/{revision}`
pub async fn restore(
    State(desk): State<Desk>,
    seat: Seat,
    Path((story, revision)): Path<(StoryId, RevisionId)>,
) -> Result<Response, Trouble> {
    let seen = seat.sent("version").parse().map_err(|_| Trouble::Unreadable)?;
    desk.newsroom().restore_revision(seat.member(), RestoreRevision { story, seen, revision }).await?;
    // Whoever has the draft open sees the old wording come back.
    let (_, wording) = desk.newsroom().revision(seat.member(), revision).await?;
    let draft = desk.rooms().draft(story).await?;
    desk.rooms().replace(story, drafting::Draft { wording, ..draft }, seat.member().id).await?;
    Ok(seat.go(&format!("/desk/stories/{story}"), Some(Notice::Restored)))
}

/// The names behind the ids of two wordings.
struct Names(HashMap<String, String>);

impl Names {
    fn read(tx: &mut dyn Tx, language: &str, of: &[&Wording]) -> Result<Self, store::StoreError> {
        let writers: Vec<_> = of.iter().flat_map(|wording| wording.authors()).collect();
        let about: Vec<_> = of.iter().flat_map(|wording| wording.topics.iter().copied()).collect();
        let mut names = HashMap::new();
        let mut name = |id: String, name: &editorial::Names| names.insert(id, name.get(language).to_owned());
        for author in authors::by_ids(tx, &writers)? {
            name(author.id.to_string(), &author.names);
        }
        for topic in topics::by_ids(tx, &about)? {
            name(topic.id.to_string(), &topic.names);
        }
        for region in regions::all(tx)? {
            name(region.id.to_string(), &region.names);
        }
        for coverage in coverages::all(tx)? {
            name(coverage.id.to_string(), &coverage.names);
        }
        Ok(Self(names))
    }

    fn of(&self, id: &impl ToString) -> String {
        self.0.get(&id.to_string()).cloned().unwrap_or_default()
    }

    fn spoken(&self, named: Named, wording: &Wording, seat: &Seat) -> String {
        let joined = |names: Vec<String>| names.join(", ");
        match named {
            Named::Byline => joined(wording.authors().map(|id| self.of(&id)).collect()),
            Named::Source => seat.tongue().style().word(&format!("source-{}", wording.source.word())),
            Named::Picture => {
                wording.lead.as_ref().map(|lead| lead.picture().alt.clone()).unwrap_or_default()
            }
            Named::Topics => joined(wording.topics.iter().map(|id| self.of(id)).collect()),
            Named::Regions => joined(wording.regions.iter().map(|id| self.of(id)).collect()),
            Named::Coverage => wording.coverage.map(|id| self.of(&id)).unwrap_or_default(),
        }
    }
}
