//! Pictures into the library.

use crate::{
    Answer, Caller, Problem, Route, Sends, Who,
    routes::{Parameter, Says, shape},
    shapes::{MediaFile, MediaKept},
};
use axum::http::{StatusCode, header};
use editorial::{AssetId, Names, Permission, address, asset::FocalPoint};
use newsroom::{Failure, acts::Upload};
use store::sql::assets;

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

pub fn routes() -> Vec<Route> {
    let says = |id, title, text| Says { id, heading: "Media", title, text };
    let upload = says(
        "uploadPicture",
        "Takes a picture into the library",
        "The body is the file itself. It is known by its content, not by its name; the same file twice is the same picture. \
         Readers get files made from it, in which nothing hidden is left.",
    );
    vec![
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
