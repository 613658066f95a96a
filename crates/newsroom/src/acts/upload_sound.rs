//! Taking a sound recording into the media library, with its captions where it has any.
//!
//! It is played in the encoding in which it comes (MP3, M4A, Ogg, WAVE), without the remarks in it where they can be taken
//! out ([`media::stripped`]).

use super::{set_track::checked, upload::keep};
use crate::{Failure, Newsroom};
use editorial::{
    AssetId, Member, Names, Permission,
    asset::{Asset, AssetKind, FocalPoint, Rendition},
};
use media::{Kind, Refused};
use store::{StoreError, blobs::Blobs};

/// A sound recording as it arrives.
#[derive(Debug, Clone)]
pub struct UploadSound {
    /// The file itself.
    pub bytes: Vec<u8>,
    /// What is heard, in each language.
    pub descriptions: Names,
    /// Captions as WebVTT text, by language; there need not be any.
    pub captions: Names,
    /// Whose it is.
    pub credit: String,
}

impl Newsroom {
    /// Takes a recording in; answers with its asset, which may be one that was there before.
    ///
    /// # Errors
    /// When the member may not, the file is no recording that browsers play, its captions are no WebVTT, or it cannot be
    /// written.
    pub async fn upload_sound(&self, member: &Member, asked: UploadSound) -> Result<AssetId, Failure> {
        member.may(Permission::Upload)?;
        let kind = media::recognise(&asked.bytes)?;
        let Kind::Sound(_) = kind else { return Err(Refused::NotASound.into()) };
        let original = Blobs::original_name(&asked.bytes, kind.extension());
        let tracks = checked(&asked.captions)?;
        let (blobs, name) = (self.blobs.clone(), original.clone());
        let written = tokio::task::spawn_blocking(move || {
            blobs.write(&name, &asked.bytes)?;
            let played = media::stripped(asked.bytes, kind)?;
            let blob = Blobs::name(&played, kind.extension());
            blobs.write(&blob, &played)?;
            let (media_type, bytes) = (kind.media_type().to_owned(), played.len() as u64);
            let rendition = Rendition { blob, media_type, width: 0, height: 0, bytes };
            let tracks = tracks.written(&blobs)?;
            let (captions, credit) = (asked.descriptions, asked.credit);
            Ok::<_, Failure>(move |id| Asset {
                id,
                kind: AssetKind::Sound,
                width: 0,
                height: 0,
                focus: FocalPoint::CENTRE,
                alts: Names::default(),
                captions,
                credit,
                renditions: vec![rendition],
                tracks,
            })
        });
        let asset = written.await.map_err(|_| Failure::Store(StoreError::Panicked))??;
        let member = member.clone();
        self.act(move |tx, on| keep(tx, &member, asset, &original, on)).await
    }
}
