//! The picture above a story's text: found in the library, or sent from here; and why a file is none.
//!
//! On the story's screen a dialog does the same without leaving it ([`upload`] answers it in JSON); this screen is for
//! members without script, and where a dialog's link leads when it is opened in a window of its own.

use super::{draft, pick};
use crate::{Desk, Notice, Seat, Tongue, Trouble, uploads::SentFile};
use axum::{
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use editorial::{
    AssetId, Edition, Names, Permission, Refusal, StoryId,
    asset::{Asset, AssetKind, Lead},
    body::{AssetRef, Picture},
    library::RightsStand,
    story::Story,
    words,
};
use house_style::Value as Word;
use minijinja::{Value, context};
use newsroom::{BadPicture, Seems, acts::Upload};
use serde_json::json;
use store::sql::{
    assets,
    library::{self, Filed},
};

/// `GET /desk/stories/{id}/picture?q=`
pub async fn choose(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<StoryId>,
) -> Result<Response, Trouble> {
    let story = mine(&desk, &seat, id).await?;
    screen(&desk, &seat, &story, None, StatusCode::OK).await
}

/// `POST /desk/stories/{id}/picture`: a picture of the library (`asset`), none (`asset` empty), or one that is sent.
pub async fn set(State(desk): State<Desk>, seat: Seat, Path(id): Path<StoryId>) -> Result<Response, Trouble> {
    let story = mine(&desk, &seat, id).await?;
    match chosen(&desk, &seat, &story).await {
        Ok(()) => Ok(seat.go(&format!("/desk/stories/{id}"), Some(Notice::Saved))),
        Err(
            trouble @ (Trouble::Picture(_)
            | Trouble::Refused(Refusal::AltMissing(_) | Refusal::RightsOver(_))),
        ) => {
            let said = said(&seat, &trouble);
            screen(&desk, &seat, &story, said, StatusCode::UNPROCESSABLE_ENTITY).await
        }
        Err(trouble) => Err(trouble),
    }
}

/// `POST /desk/pick/pictures`: takes a picture into the library; JSON, also when it is refused.
pub async fn upload(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    let edition = seat.asked().house.edition(seat.sent("edition")).ok_or(Trouble::NotThere)?;
    let json = [(header::CONTENT_TYPE, "application/json")];
    match taken(&desk, &seat, edition).await {
        Ok(asset) => Ok((json, pick::asset(&asset, &edition.language).to_string()).into_response()),
        Err(trouble) => match said(&seat, &trouble) {
            Some(error) => {
                let told = json!({ "error": error }).to_string();
                Ok((StatusCode::UNPROCESSABLE_ENTITY, json, told).into_response())
            }
            None => Err(trouble),
        },
    }
}

/// The story, for who may write it.
async fn mine(desk: &Desk, seat: &Seat, id: StoryId) -> Result<Story, Trouble> {
    let story = desk.newsroom().story(seat.member(), id).await?;
    story.may(seat.member(), Permission::Write)?;
    Ok(story)
}

async fn chosen(desk: &Desk, seat: &Seat, story: &Story) -> Result<(), Trouble> {
    let edition = seat.edition(story.edition).ok_or(Trouble::NotThere)?;
    let lead = if seat.file("file").is_some() {
        Some(lead(&taken(desk, seat, edition).await?, &edition.language))
    } else if let Ok(id) = seat.sent("asset").parse::<AssetId>() {
        let found = desk.newsroom().store.read(move |tx| library::one(tx, id)).await?;
        let found = found.filter(|filed| filed.asset.kind == AssetKind::Picture).ok_or(Trouble::NotThere)?;
        if found.docket.rights.stand(seat.now()) == RightsStand::Over {
            return Err(Refusal::RightsOver(found.asset.captions.get(&edition.language).to_owned()).into());
        }
        Some(lead(&found.asset, &edition.language))
    } else if seat.sent("asset").is_empty() && seat.sent("none") == "1" {
        None
    } else {
        // The form for a file came without one.
        return Err(Trouble::Picture(BadPicture::Empty));
    };
    let mut draft = desk.rooms().draft(story.id).await?;
    draft.wording.lead = lead;
    desk.rooms().replace(story.id, draft, seat.member().id).await?;
    draft::settled(desk, seat.member(), story.id, story.version).await?;
    Ok(())
}

/// A picture of the library as a story begins with it.
fn lead(asset: &Asset, language: &str) -> Lead {
    Lead::Picture(Picture {
        asset: AssetRef::Kept(asset.id),
        alt: asset.alts.get(language).to_owned(),
        caption: asset.captions.get(language).to_owned(),
        credit: asset.credit.clone(),
    })
}

/// Takes what was sent into the library. Without words for those who cannot see it, it is not taken.
async fn taken(desk: &Desk, seat: &Seat, edition: &Edition) -> Result<Asset, Trouble> {
    let empty = || Trouble::Picture(BadPicture::Empty);
    let SentFile { name, bytes, .. } = seat.file("file").ok_or_else(empty)?;
    if words::is_blank(seat.sent("alt")) {
        return Err(Refusal::AltMissing(words::quoted(name)).into());
    }
    for field in ["alt", "caption", "credit"] {
        words::fits("picture", seat.sent(field), words::NOTE)?;
    }
    let said = |field: &str| Names::in_language(&edition.language, seat.sent(field).trim());
    let asked = Upload {
        alts: said("alt"),
        captions: said("caption"),
        credit: seat.sent("credit").trim().to_owned(),
        ..Upload::of(bytes.to_vec())
    };
    let id = desk.newsroom().upload(seat.member(), asked).await?;
    let found = desk.newsroom().store.read(move |tx| assets::by_ids(tx, &[id])).await?;
    let mut asset = found.into_iter().next().ok_or(Trouble::NotThere)?;
    // The same file may have been here before with other words: the story takes those that were just written.
    asset.alts.set(&edition.language, seat.sent("alt").trim());
    let (caption, credit) = (seat.sent("caption").trim(), seat.sent("credit").trim());
    if !caption.is_empty() {
        asset.captions.set(&edition.language, caption);
    }
    if !credit.is_empty() {
        credit.clone_into(&mut asset.credit);
    }
    Ok(asset)
}

/// What a dialog says of it; nothing for what is a screen of its own.
fn said(seat: &Seat, trouble: &Trouble) -> Option<String> {
    match trouble {
        Trouble::Picture(refused) => Some(picture_refused(seat.tongue(), refused)),
        Trouble::Refused(refusal) => Some(seat.tongue().refusal(refusal, seat.now())),
        Trouble::NotThere
        | Trouble::WrongMethod
        | Trouble::FromElsewhere
        | Trouble::Unsigned
        | Trouble::SessionEnded
        | Trouble::TooLarge
        | Trouble::Unreadable
        | Trouble::Unfit(_)
        | Trouble::Slow
        | Trouble::Database
        | Trouble::Broken(_) => None,
    }
}

async fn screen(
    desk: &Desk,
    seat: &Seat,
    story: &Story,
    error: Option<String>,
    status: StatusCode,
) -> Result<Response, Trouble> {
    let edition = seat.edition(story.edition).ok_or(Trouble::NotThere)?;
    let draft = desk.rooms().draft(story.id).await?;
    let headline = draft.wording.headlines.page;
    let now = draft.wording.lead.as_ref().map(|lead| lead.picture().asset.clone());
    let found = pick::found(desk, seat, AssetKind::Picture).await?;
    let rows: Vec<Value> = found
        .iter()
        .map(|Filed { asset, docket, .. }| {
            context! {
                over => docket.rights.stand(seat.now()) == RightsStand::Over,
                asset => asset.id.to_string(), src => format!("/desk/pick/thumbnails/{}", asset.id),
                alt => asset.alts.get(&edition.language), caption => asset.captions.get(&edition.language),
                credit => asset.credit.as_str(), chosen => now == Some(AssetRef::Kept(asset.id)),
            }
        })
        .collect();
    let base = format!("/desk/stories/{}", story.id);
    let page = context! {
        story => context! {
            headline => Some(headline.as_str()).filter(|headline| !headline.is_empty()),
            language => edition.language.as_str(), direction => edition.direction.attr(), address => base.as_str(),
        },
        chooser => chooser(seat, edition, &format!("{base}/picture"), error), found => rows, remove => now.is_some(),
    };
    seat.screen_with(status, "picture.html", page, None)
}

/// The value of `partials/picture_chooser.html`.
pub fn chooser(seat: &Seat, edition: &Edition, address: &str, error: Option<String>) -> Value {
    let field = |name: &str| context! { value => seat.sent(name), error => () };
    context! {
        address, query => context! { value => seat.query("q"), error => () },
        search => format!("/desk/pick/pictures?edition={}", edition.tag),
        upload => seat.member().may(Permission::Upload).is_ok().then_some("/desk/pick/pictures"),
        edition => edition.tag.as_str(), language => edition.language.as_str(), direction => edition.direction.attr(),
        alt => field("alt"), caption => field("caption"), credit => field("credit"), error,
    }
}

/// Why a file is not taken, in words for whoever sent it.
pub fn picture_refused(tongue: &Tongue, refused: &BadPicture) -> String {
    let number = |number: u64| Word::Number(i64::try_from(number).unwrap_or(i64::MAX));
    let megabytes = |bytes: usize| number(bytes.div_ceil(1_000_000) as u64);
    let size = |width: &u32, height: &u32| {
        vec![("width", Word::Number(i64::from(*width))), ("height", Word::Number(i64::from(*height)))]
    };
    let (word, places) = match refused {
        BadPicture::Empty => ("empty", Vec::new()),
        BadPicture::NotAPicture { seems: Seems::Other, .. } => ("not-a-picture", Vec::new()),
        BadPicture::NotAPicture { seems, .. } => {
            return tongue.style().word(&format!("picture-refused-seems-{}", seems.word()));
        }
        BadPicture::FilmForPicture => ("film", Vec::new()),
        BadPicture::SoundForPicture => ("sound", Vec::new()),
        BadPicture::NotAFilm => ("not-a-film", Vec::new()),
        BadPicture::NotASound => ("not-a-sound", Vec::new()),
        BadPicture::TellsTooMuch { .. } => ("tells-too-much", Vec::new()),
        BadPicture::NotCaptions => ("captions", Vec::new()),
        BadPicture::NoCues => ("no-cues", Vec::new()),
        BadPicture::TooSlow => ("too-slow", Vec::new()),
        BadPicture::OtherKind { .. } | BadPicture::Damaged(_) => ("damaged", Vec::new()),
        BadPicture::TooManyBytes { bytes, most } => {
            ("too-many-bytes", vec![("size", megabytes(*bytes)), ("most", megabytes(*most))])
        }
        BadPicture::TooManyPixels { width, height, megapixels } => {
            let mut places = size(width, height);
            places.push(("most", number(*megapixels)));
            ("too-many-pixels", places)
        }
        BadPicture::TooLong { width, height, most } => {
            let mut places = size(width, height);
            places.push(("most", Word::Number(i64::from(*most))));
            ("too-long", places)
        }
        BadPicture::Strip { width, height } => ("strip", size(width, height)),
        BadPicture::DrawingContains(what) => {
            return tongue.style().word(&format!("picture-refused-drawing-{}", what.word()));
        }
        BadPicture::TooElaborate => ("too-elaborate", Vec::new()),
        BadPicture::BadWidth { .. } | BadPicture::NotEncoded { .. } => ("not-made", Vec::new()),
    };
    tongue.style().word_with(&format!("picture-refused-{word}"), &places)
}
