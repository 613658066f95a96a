//! Pictures into the library.

use crate::{
    Answer, Caller, Problem, Route, Sends, Who, cursor,
    routes::{Parameter, Says, shape},
    shapes::{MediaFile, MediaFound, MediaKept, MediaList},
    stories::CURSOR,
};
use axum::http::{StatusCode, header};
use editorial::{
    AssetId, Names, Permission, address,
    asset::{AssetKind, FocalPoint},
    library::Wanted,
};
use newsroom::{Failure, acts::Upload};
use store::sql::{assets, library::TOP};

/// The largest picture file, in bytes.
const LARGEST: usize = 40 * 1024 * 1024;

const WORDS: &[Parameter] = &[
    Parameter {
        name: "language",
        means: "The language of `alt` and `caption`, a BCP 47 tag; en when nothing is said.",
        words: &[],
    },
    Parameter { name: "alt", means: "What it shows, for someone who cannot see it.", words: &[] },
    Parameter { name: "caption", means: "What the reader should know about it.", words: &[] },
    Parameter {
        name: "credit",
        means: "Whose it is; what the file itself says when nothing is said.",
        words: &[],
    },
];

/// So many stand on a page when nothing is said, and at most.
const USUAL: i64 = 50;
const MOST: i64 = 100;

const FILTERS: &[Parameter] = &[
    Parameter {
        name: "q",
        means: "With all these words in alternative text, caption, credit, rights, keywords or the name of the file.",
        words: &[],
    },
    Parameter { name: "kind", means: "Of this kind.", words: &["picture", "film"] },
    Parameter {
        name: "without_alt",
        means: "Without alternative text in this language, a BCP 47 tag.",
        words: &[],
    },
    Parameter { name: "limit", means: "So many on a page: 1 to 100; 50 when nothing is said.", words: &[] },
    CURSOR,
];

pub fn routes() -> Vec<Route> {
    let says = |id, title, text| Says { id, heading: "Media", title, text };
    let upload = says(
        "uploadPicture",
        "Takes a picture into the library",
        "The body is the file itself. It is known by its content, not by its name; the same file twice is the same picture. \
         Readers get files made from it, in which nothing hidden is left.",
    );
    let text =
        "Newest first. What readers get of each stands under `files`; the original is never given out here.";
    vec![
        Route::get(
            "/api/v1/media",
            Who::May(Permission::Upload),
            says("listPictures", "The media library", text),
            shape::<MediaList>,
            list,
        )
        .with(FILTERS),
        Route::post("/api/v1/media", Who::May(Permission::Upload), upload, keep)
            .taking(Sends::File(LARGEST))
            .with(WORDS)
            .answering(201, shape::<MediaKept>),
        Route::get(
            "/api/v1/media/{asset}",
            Who::Token,
            says("readPicture", "A picture of the library", ""),
            shape::<MediaKept>,
            show,
        ),
    ]
}

/// `POST /api/v1/media`
async fn keep(caller: Caller) -> Result<Answer, Problem> {
    let said = |name| caller.query(name).unwrap_or_default();
    let language = caller.query("language").unwrap_or("en");
    let named =
        |words: &str| if words.is_empty() { Names::default() } else { Names::in_language(language, words) };
    let upload = Upload {
        bytes: caller.body().to_vec(),
        alts: named(said("alt")),
        captions: named(said("caption")),
        credit: said("credit").to_owned(),
        focus: FocalPoint::CENTRE,
    };
    // The picture is kept by its content: done twice, it is the same. Only the answer waits for the second unit of work.
    let id = caller.api().newsroom().upload(caller.member()?, upload).await?;
    caller
        .change(move |tx, _, _| {
            let shape = read(tx, id)?;
            Ok(Answer::json(StatusCode::CREATED, &shape)
                .with(&header::LOCATION, format!("/api/v1/media/{id}")))
        })
        .await
}

/// `GET /api/v1/media`
async fn list(caller: Caller) -> Result<Answer, Problem> {
    let kind = |word: &str| AssetKind::ALL.into_iter().find(|kind| kind.word() == word);
    let wanted = Wanted {
        kind: caller.query_read("kind", "choose one of picture, film", kind)?,
        without_alt: caller.query("without_alt").filter(|tag| !tag.is_empty()).map(str::to_owned),
        text: caller.query("q").unwrap_or_default().to_owned(),
        ..Wanted::default()
    };
    let most = |given: &str| given.parse::<i64>().ok().filter(|most| (1..=MOST).contains(most));
    let most = caller.query_read("limit", "write a number from 1 to 100", most)?.unwrap_or(USUAL);
    let advice = "pass the `next` of the page before as it is";
    let after = caller.query_read("cursor", advice, cursor::read)?.unwrap_or(TOP);
    let mut found = caller.api().newsroom().pictures(caller.member()?, wanted, after, most + 1).await?;
    let more = i64::try_from(found.len()).is_ok_and(|count| count > most);
    if more {
        found.pop();
    }
    let next = found.last().filter(|_| more).map(|last| cursor::written(last.uploaded, last.asset.id));
    Ok(caller.answer(&MediaList { media: found.into_iter().map(MediaFound::from).collect(), next }))
}

/// `GET /api/v1/media/{asset}`
async fn show(caller: Caller) -> Result<Answer, Problem> {
    let id: AssetId = caller.id("asset")?;
    let shape = caller.look(move |tx| read(tx, id)).await.map_err(|problem| match problem {
        Problem::Missing { .. } => Problem::NotThere,
        other => other,
    })?;
    Ok(caller.answer(&shape))
}

fn read(tx: &mut dyn store::Tx, id: AssetId) -> Result<MediaKept, Failure> {
    let missing = || Failure::Missing { what: "asset", key: id.to_string() };
    let asset = assets::by_ids(tx, &[id])?.into_iter().next().ok_or_else(missing)?;
    let file = |file: editorial::asset::Rendition| MediaFile {
        address: address::media(&file.blob),
        media_type: file.media_type,
        width: file.width,
        height: file.height,
        bytes: file.bytes,
    };
    Ok(MediaKept {
        id: id.to_string(),
        width: asset.width,
        height: asset.height,
        credit: asset.credit,
        files: asset.renditions.into_iter().map(file).collect(),
    })
}
