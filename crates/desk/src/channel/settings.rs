//! How the channels do, and the settings of one.

use super::{CHANNELS, edition, named};
use crate::{Desk, Notice, Seat, Trouble, asked::field};
use axum::{
    extract::{Path, State},
    response::Response,
};
use editorial::{
    AssetId, Edition, Moment, Names, Permission, Refusal, address,
    asset::FocalPoint,
    channel::{Channel, Source, SourceKind},
    words,
};
use minijinja::{Value, context};
use newsroom::{BadPicture, acts::Upload};
use store::{
    StoreError,
    sql::{assets, channels, programmes},
};

/// The playlist that an encoder sends first, and with which players begin.
const ENTRY: &str = "live.m3u8";

/// `GET /desk/channel`
pub async fn list(State(desk): State<Desk>, seat: Seat) -> Result<Response, Trouble> {
    let now = seat.now();
    let ids: Vec<_> = seat.asked().house.editions.iter().map(|edition| edition.id).collect();
    let read = desk.newsroom().store.read::<_, StoreError, _>(move |tx| {
        let channels = channels::all(tx)?;
        let ahead = ids.iter().map(|id| programmes::ahead(tx, *id, now)).collect::<Result<Vec<_>, _>>()?;
        Ok((channels, ahead))
    });
    let (channels, ahead) = read.await?;
    let row = |(edition, ahead): (&Edition, &Option<(Moment, Moment)>)| {
        let channel = channels.iter().find(|channel| channel.edition == edition.id);
        context! {
            edition => named(edition),
            title => channel.map(|channel| channel.title.as_str()),
            state => state(&desk, &seat, edition, channel),
            until => ahead.map(|(_, last)| seat.moment(last)),
        }
    };
    let rows: Vec<Value> = seat.asked().house.editions.iter().zip(&ahead).map(row).collect();
    seat.screen("channels.html", context! { rows })
}

/// How a channel does: the word of its state, and what the origin holds of it.
fn state(desk: &Desk, seat: &Seat, edition: &Edition, channel: Option<&Channel>) -> Value {
    let now = seat.now().micros();
    let held = desk.site.origin().state(&edition.tag, now);
    let word = match channel.map(|channel| &channel.source) {
        None => "none",
        Some(Source::None) => "no-stream",
        Some(Source::Elsewhere(_)) => "elsewhere",
        Some(Source::Here) if held.on_air => "on-air",
        Some(Source::Here) => "off-air",
    };
    let tenths = |micros: i64| {
        let tenths = micros.max(0) / 100_000;
        seat.tongue().style().decimal(&format!("{}.{}", tenths / 10, tenths % 10))
    };
    context! {
        word,
        last => held.segment.map(|at| seat.moment(Moment::from_micros(at))),
        ago => held.segment.map(|at| tenths(now - at)),
        pace => held.pace.map(tenths),
        pieces => held.pieces,
        kilobytes => held.bytes.div_ceil(1024),
    }
}

/// What stands in the form.
struct Typed {
    title: String,
    source: SourceKind,
    address: String,
    note: String,
    alt: String,
}

impl Typed {
    fn of(channel: Option<&Channel>) -> Self {
        Self {
            title: channel.map(|channel| channel.title.clone()).unwrap_or_default(),
            source: channel.map_or(SourceKind::Nothing, |channel| channel.source.kind()),
            address: channel.map(|channel| channel.source.address().to_owned()).unwrap_or_default(),
            note: channel.map(|channel| channel.note.clone()).unwrap_or_default(),
            alt: String::new(),
        }
    }

    fn sent(seat: &Seat) -> Self {
        Self {
            title: seat.sent("title").to_owned(),
            source: SourceKind::from_word(seat.sent("source")).unwrap_or(SourceKind::Nothing),
            address: seat.sent("address").to_owned(),
            note: seat.sent("note").to_owned(),
            alt: seat.sent("alt").to_owned(),
        }
    }
}

/// `GET /desk/channel/{edition}`
pub async fn show(
    State(desk): State<Desk>,
    seat: Seat,
    Path(tag): Path<String>,
) -> Result<Response, Trouble> {
    let edition = edition(&seat, &tag)?;
    let kept = found(&desk, edition).await?;
    let page = page(&desk, &seat, edition, &kept, &Typed::of(kept.channel.as_ref()), None);
    seat.screen("channel.html", page)
}

/// The channel of an edition, with the address of its poster in a small size.
#[derive(Default)]
struct Kept {
    channel: Option<Channel>,
    poster: Option<String>,
}

async fn found(desk: &Desk, edition: &Edition) -> Result<Kept, Trouble> {
    let id = edition.id;
    let read = desk.newsroom().store.read::<_, StoreError, _>(move |tx| {
        let channel = channels::of_edition(tx, id)?;
        let poster = channel.as_ref().and_then(|channel| channel.poster);
        let asset = assets::by_ids(tx, poster.as_slice())?.into_iter().next();
        let small = asset.and_then(|asset| asset.renditions.into_iter().min_by_key(|file| file.width));
        Ok(Kept { channel, poster: small.map(|file| address::media(&file.blob)) })
    });
    Ok(read.await?)
}

/// Where something is wrong in the form, and what.
struct Wrong {
    field: &'static str,
    told: String,
}

fn page(
    desk: &Desk,
    seat: &Seat,
    edition: &Edition,
    kept: &Kept,
    typed: &Typed,
    wrong: Option<&Wrong>,
) -> Value {
    let channel = kept.channel.as_ref();
    let one = |name: &str, value: &str| {
        field(value, wrong.filter(|wrong| wrong.field == name).map(|wrong| wrong.told.as_str()))
    };
    let push = format!("/api/v1/editions/{}/stream/{ENTRY}", edition.tag);
    context! {
        edition => named(edition),
        back => CHANNELS,
        page => channel.map(|_| format!("/{}/live", edition.tag)),
        state => state(desk, seat, edition, channel),
        may => seat.member().may(Permission::ChangeSettings).is_ok(),
        action => format!("{CHANNELS}/{}", edition.tag),
        title => one("title", &typed.title),
        source => one("source", typed.source.word()),
        sources => SourceKind::ALL.map(SourceKind::word),
        target => one("address", &typed.address),
        note => one("note", &typed.note),
        alt => one("alt", &typed.alt),
        poster => kept.poster.as_deref(),
        poster_error => wrong.filter(|wrong| wrong.field == "poster").map(|wrong| wrong.told.as_str()),
        push => format!("{}{push}", seat.asked().origin),
    }
}

/// `POST /desk/channel/{edition}`
pub async fn change(
    State(desk): State<Desk>,
    seat: Seat,
    Path(tag): Path<String>,
) -> Result<Response, Trouble> {
    let edition = edition(&seat, &tag)?;
    let there = found(&desk, edition).await?;
    let typed = Typed::sent(&seat);
    match changed(&desk, &seat, edition, there.channel.as_ref(), &typed).await {
        Ok(()) => Ok(seat.go(&format!("{CHANNELS}/{tag}"), Some(Notice::Saved))),
        Err(trouble) => {
            let wrong = wrong(&seat, trouble)?;
            seat.refused("channel.html", page(&desk, &seat, edition, &there, &typed, Some(&wrong)))
        }
    }
}

async fn changed(
    desk: &Desk,
    seat: &Seat,
    edition: &Edition,
    there: Option<&Channel>,
    typed: &Typed,
) -> Result<(), Trouble> {
    let source = Source::of(typed.source, &typed.address)?;
    let channel = Channel {
        edition: edition.id,
        title: typed.title.clone(),
        source,
        poster: there.and_then(|there| there.poster).filter(|_| seat.sent("no-poster") != "1"),
        note: typed.note.clone(),
    };
    // A picture is taken last: what is wrong with the words is told before anything is drawn.
    let channel = channel.settled()?;
    let poster = match seat.file("file") {
        None => channel.poster,
        Some(_) => Some(taken(desk, seat, edition, typed).await?),
    };
    Ok(desk.newsroom().set_channel(seat.member(), Channel { poster, ..channel }).await?)
}

/// Takes the poster that was sent into the library. Without words for those who cannot see it, it is not taken.
async fn taken(desk: &Desk, seat: &Seat, edition: &Edition, typed: &Typed) -> Result<AssetId, Trouble> {
    let file = seat.file("file").ok_or(Trouble::Picture(BadPicture::Empty))?;
    if words::is_blank(&typed.alt) {
        return Err(Refusal::AltMissing(words::quoted(&file.name)).into());
    }
    let upload = Upload {
        bytes: file.bytes.to_vec(),
        alts: Names::in_language(&edition.language, &typed.alt),
        captions: Names::default(),
        credit: String::new(),
        focus: FocalPoint::CENTRE,
    };
    Ok(desk.newsroom().upload(seat.member(), upload).await?)
}

/// What is told in the form; every other trouble has a screen of its own.
fn wrong(seat: &Seat, trouble: Trouble) -> Result<Wrong, Trouble> {
    if let Trouble::Picture(refused) = &trouble {
        return Ok(Wrong { field: "poster", told: crate::stories::picture_refused(seat.tongue(), refused) });
    }
    let Trouble::Refused(refusal) = &trouble else { return Err(trouble) };
    let named = if let Refusal::Empty { field, .. }
    | Refusal::TooLong { field, .. }
    | Refusal::Unusable { field, .. } = refusal
    {
        *field
    } else if matches!(refusal, Refusal::AltMissing(_)) {
        "alt"
    } else {
        return Err(trouble);
    };
    let field = match named {
        "alt" => "alt",
        "title of the channel" => "title",
        "address of the stream" => "address",
        "off-air note" => "note",
        _ => return Err(trouble),
    };
    let told = seat.tongue().refusal(refusal, seat.now());
    Ok(Wrong { field, told })
}
