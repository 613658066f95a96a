//! Taking a film into the media library, with the picture shown before it plays and its captions.
//!
//! Films are kept and shown as they come (MP4 or WebM): re-encoding them is the media library's own piece of work,
//! still to be done. Captions are WebVTT files, one a language.

use super::upload::keep;
use crate::{Failure, Newsroom};
use editorial::{
    AssetId, Member, Names, Permission,
    asset::{Asset, AssetKind, FocalPoint, Rendition},
};
use media::{Kind, Refused};
use store::{blobs::Blobs, sql::assets};

/// A film as it arrives.
#[derive(Debug, Clone)]
pub struct UploadFilm {
    /// The file itself.
    pub bytes: Vec<u8>,
    /// The picture shown before it plays, uploaded before; the film is shown in its shape.
    pub poster: AssetId,
    /// Captions as WebVTT text, by language.
    pub captions: Names,
    /// Whose it is.
    pub credit: String,
}

impl Newsroom {
    /// Takes a film in; answers with its asset, which may be one that was there before.
    ///
    /// # Errors
    /// When the member may not, the file is no film that browsers show, its captions are no WebVTT, the poster is
    /// not there, or it cannot be written.
    pub async fn upload_film(&self, member: &Member, asked: UploadFilm) -> Result<AssetId, Failure> {
        member.may(Permission::Upload)?;
        let kind = media::recognise(&asked.bytes)?;
        let Kind::Film(_) = kind else {
            let seems = "a picture".to_owned();
            return Err(
                Refused::NotAPicture { seems, advice: "it as a picture, or a film as MP4 or WebM" }.into()
            );
        };
        let original = Blobs::name(&asked.bytes, kind.extension());
        let poster = asked.poster;
        let posters = self.store.read(move |tx| assets::by_ids(tx, &[poster])).await?;
        let missing = || Failure::Missing { what: "picture", key: poster.to_string() };
        let poster = posters.into_iter().next().ok_or_else(missing)?;
        let tracks = checked(&asked.captions)?;
        let (blobs, name) = (self.blobs.clone(), original.clone());
        let written = tokio::task::spawn_blocking(move || {
            blobs.write(&name, &asked.bytes)?;
            for (blob, text) in &tracks.files {
                blobs.write(blob, text.as_bytes())?;
            }
            Ok::<_, Failure>((asked, tracks.by_language))
        });
        let (asked, tracks) = written.await.map_err(|_| Failure::Store(store::StoreError::Panicked))??;
        let rendition = Rendition {
            blob: original.clone(),
            media_type: kind.media_type().to_owned(),
            width: poster.width,
            height: poster.height,
            bytes: asked.bytes.len() as u64,
        };
        let asset = move |id| Asset {
            id,
            kind: AssetKind::Film,
            width: poster.width,
            height: poster.height,
            focus: FocalPoint::CENTRE,
            alts: poster.alts,
            captions: poster.captions,
            credit: asked.credit,
            renditions: vec![rendition],
            tracks,
        };
        let member = member.clone();
        self.act(move |tx, on| keep(tx, &member, asset, &original, on)).await
    }
}

/// Caption tracks on their way to the blobs.
struct Tracks {
    by_language: Names,
    files: Vec<(String, String)>,
}

/// Names each track by its content; a text without the mark of WebVTT (W3C, §4.1) is refused.
fn checked(captions: &Names) -> Result<Tracks, Failure> {
    let mut tracks = Tracks { by_language: Names::default(), files: Vec::new() };
    for (language, text) in captions.iter() {
        if !text.trim_start_matches('\u{feff}').starts_with("WEBVTT") {
            let reason = "a WebVTT file begins with the word WEBVTT; export the captions as WebVTT";
            return Err(Failure::unreadable(format!("the captions in “{language}”"), reason));
        }
        let blob = Blobs::name(text.as_bytes(), "vtt");
        tracks.by_language.set(language, &blob);
        tracks.files.push((blob, text.to_owned()));
    }
    Ok(tracks)
}
