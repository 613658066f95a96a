//! Taking a film into the media library, with the picture shown before it plays and its captions.
//!
//! Films are shown in the encoding in which they come (MP4 or WebM), without the remarks of whoever filmed where that can
//! be done ([`media::stripped`]). Captions are WebVTT files, one a language.

use super::{set_track::checked, upload::keep};
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
            return Err(Refused::NotAFilm.into());
        };
        let original = Blobs::original_name(&asked.bytes, kind.extension());
        let poster = asked.poster;
        let posters = self.store.read(move |tx| assets::by_ids(tx, &[poster])).await?;
        let missing = || Failure::Missing { what: "picture", key: poster.to_string() };
        let poster = posters.into_iter().next().ok_or_else(missing)?;
        let tracks = checked(&asked.captions)?;
        let (blobs, name) = (self.blobs.clone(), original.clone());
        let written = tokio::task::spawn_blocking(move || {
            blobs.write(&name, &asked.bytes)?;
            let shown = media::stripped(asked.bytes, kind)?;
            let blob = Blobs::name(&shown, kind.extension());
            blobs.write(&blob, &shown)?;
            let tracks = tracks.written(&blobs)?;
            Ok::<_, Failure>((blob, shown.len() as u64, asked.credit, tracks))
        });
        let (blob, bytes, credit, tracks) =
            written.await.map_err(|_| Failure::Store(store::StoreError::Panicked))??;
        let rendition = Rendition {
            blob,
            media_type: kind.media_type().to_owned(),
            width: poster.width,
            height: poster.height,
            bytes,
        };
        let asset = move |id| Asset {
            id,
            kind: AssetKind::Film,
            width: poster.width,
            height: poster.height,
            focus: FocalPoint::CENTRE,
            alts: poster.alts,
            captions: poster.captions,
            credit,
            renditions: vec![rendition],
            tracks,
        };
        let member = member.clone();
        self.act(move |tx, on| keep(tx, &member, asset, &original, on)).await
    }
}
