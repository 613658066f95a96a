//! A new story, and the translation of one.

use crate::{Desk, Seat, Trouble};
use axum::{
    extract::{Path, State},
    response::Response,
};
use editorial::{
    Edition, Refusal, SectionId, Slug, StoryId,
    byline::Byline,
    form::Form,
    story::{Headlines, Wording},
};
use minijinja::{Value, context};
use newsroom::acts::{SaveDraft, Translate};
use store::{
    StoreError,
    sql::{authors, sections},
};

/// `GET /desk/stories/new`
pub async fn form(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    let page = page(&desk, &seat, None).await?;
    seat.screen("story_new.html", page)
}

/// `POST /desk/stories/new`
pub async fn begin(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    match begun(&desk, &seat).await {
        Ok(story) => Ok(seat.go(&format!("/desk/stories/{story}"), None)),
        Err(Trouble::Refused(refusal)) if !matches!(refusal, Refusal::NotPermitted { .. }) => {
            let page = page(&desk, &seat, Some(&refusal)).await?;
            seat.refused("story_new.html", page)
        }
        Err(trouble) => Err(trouble),
    }
}

async fn begun(desk: &Desk, seat: &Seat) -> Result<StoryId, Trouble> {
    let advice = "choose the edition that the story is written for";
    let edition = chosen(seat).ok_or(Refusal::Empty { field: "edition", advice })?.clone();
    let headline = seat.sent("headline").trim().to_owned();
    let (id, me) = (edition.id, seat.member().id);
    let read = move |tx: &mut dyn store::Tx| {
        Ok::<_, StoreError>((sections::of_edition(tx, id)?, authors::of_member(tx, me)?))
    };
    let (tree, author) = desk.newsroom().store.read(read).await?;
    let section = seat.sent("section").parse::<SectionId>().ok().and_then(|id| tree.get(id));
    let advice = "choose the section in which it will stand; it can be changed until the story is live";
    let section =
        section.or_else(|| tree.tops().next()).ok_or(Refusal::Empty { field: "section", advice })?;
    let slug = slug(&headline, desk)?;
    let ask = SaveDraft::New {
        edition: edition.id,
        section: section.id,
        slug,
        form: seat.sent("form").parse().unwrap_or(section.form),
        dossier: None,
        wording: Wording {
            headlines: Headlines { page: headline, ..Headlines::default() },
            // Whoever is an author of the paper signs what they begin; it can be changed like every byline.
            byline: Byline::of_reporters(author),
            ..Wording::default()
        },
    };
    Ok(desk.newsroom().save_draft(seat.member(), ask).await?.0)
}

/// A slug of the headline, or one of chance while there is no headline.
fn slug(headline: &str, desk: &Desk) -> Result<Slug, Trouble> {
    let [a, b, c, d, ..] = desk.newsroom().chance.draw();
    let chance = format!("{:08x}", u32::from_be_bytes([a, b, c, d]));
    // What is left of a headline may be nothing; of this it is not.
    let unnamed = format!("story-{chance}");
    Slug::from_title(headline).or_else(|| Slug::from_title(&unnamed)).ok_or(Trouble::Unreadable)
}

fn chosen(seat: &Seat) -> Option<&Edition> {
    let house = &seat.asked().house;
    let asked = [seat.sent("edition"), seat.query("edition")].into_iter().find(|tag| !tag.is_empty());
    match asked {
        Some(tag) => house.edition(tag),
        None => house.editions.iter().find(|edition| edition.language == seat.account().language.tag()),
    }
    .or(house.editions.first())
}

async fn page(desk: &Desk, seat: &Seat, refusal: Option<&Refusal>) -> Result<Value, Trouble> {
    let edition = chosen(seat).ok_or(Trouble::NotThere)?;
    let id = edition.id;
    let read = move |tx: &mut dyn store::Tx| {
        let tree = sections::of_edition(tx, id)?;
        let name = |id| tree.up(id).iter().rev().map(|s| s.name.as_str()).collect::<Vec<_>>().join(" › ");
        Ok::<_, StoreError>(tree.iter().map(|s| (s.id.to_string(), name(s.id))).collect::<Vec<_>>())
    };
    let sections = desk.newsroom().store.read(read).await?;
    let sections: Vec<Value> = sections.iter().map(|(value, name)| context! { value, name }).collect();
    let editions: Vec<Value> = seat
        .asked()
        .house
        .editions
        .iter()
        .map(|edition| context! { value => edition.tag.as_str(), name => edition.language_name.as_str() })
        .collect();
    let error = refusal.map(|refusal| seat.tongue().refusal(refusal, seat.now()));
    let field = |value: &str| context! { value, error => () };
    Ok(context! {
        action => "/desk/stories/new",
        edition => context! { value => edition.tag.as_str(), error => () }, editions,
        form => field(Some(seat.sent("form")).filter(|form| !form.is_empty()).unwrap_or("news")),
        forms => Form::ALL.map(Form::word).to_vec(),
        section => field(seat.sent("section")), sections,
        headline => context! { value => seat.sent("headline"), error },
        dossier => "", original => (), stories => "/desk/stories",
    })
}

/// `GET /desk/stories/{id}/translate/{edition}`: asks first, for it begins a story.
pub async fn translate_form(
    State(desk): State<Desk>,
    seat: Seat,
    Path((story, edition)): Path<(StoryId, String)>,
) -> Result<Response, Trouble> {
    let there = desk.newsroom().story(seat.member(), story).await?;
    let target = seat.asked().house.edition(&edition).ok_or(Trouble::NotThere)?;
    let from = seat.edition(there.edition).ok_or(Trouble::NotThere)?;
    let newest = there.newest;
    let (saved, _) = desk.newsroom().revision(seat.member(), newest).await?;
    let field = |value: &str| context! { value, error => () };
    let address = format!("/desk/stories/{story}");
    let page = context! {
        action => format!("{address}/translate/{edition}"), edition => field(&edition),
        editions => [context! { value => edition.as_str(), name => target.language_name.as_str() }],
        form => field(there.form.word()), forms => [there.form.word()], section => field(""),
        sections => Vec::<Value>::new(), headline => field(""), dossier => there.dossier.to_string(),
        original => context! {
            headline => saved.face.headlines.page.as_str(), language => from.language.as_str(),
            direction => from.direction.attr(), address => address.as_str(),
        },
        stories => address.as_str(),
    };
    seat.screen("story_new.html", page)
}

/// `POST /desk/stories/{id}/translate/{edition}`
pub async fn translate(
    State(desk): State<Desk>,
    seat: Seat,
    Path((story, edition)): Path<(StoryId, String)>,
) -> Result<Response, Trouble> {
    let edition = seat.asked().house.edition(&edition).ok_or(Trouble::NotThere)?.id;
    let asked = Translate { story, edition, section: None, slug: None };
    let (translation, _) = desk.newsroom().translate(seat.member(), asked).await?;
    let headline = seat.sent("headline").trim();
    if !headline.is_empty() {
        let mut draft = desk.rooms().draft(translation).await?;
        headline.clone_into(&mut draft.wording.headlines.page);
        desk.rooms().replace(translation, draft, seat.member().id).await?;
    }
    Ok(seat.go(&format!("/desk/stories/{translation}"), None))
}
