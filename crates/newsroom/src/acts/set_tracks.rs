//! The captions of a film or recording that is in the library: WebVTT files, one a language.
//!
//! Set anew, they take the place of all that were there; a language that is kept is sent with its text.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{AssetId, Member, Names, Permission, asset::AssetKind, event::Event};
use store::{StoreError, Tx, blobs::Blobs, sql::assets};

/// Captions to set.
#[derive(Debug, Clone)]
pub struct SetTracks {
    /// Of which film or recording.
    pub asset: AssetId,
    /// The tracks as WebVTT text, by language.
    pub captions: Names,
}

impl Newsroom {
    /// Sets the captions of a film or recording.
    ///
    /// # Errors
    /// When the member may not, a text is no WebVTT, there is no such film or recording, or a file cannot be written.
    pub async fn set_tracks(&self, member: &Member, asked: SetTracks) -> Result<(), Failure> {
        member.may(Permission::Upload)?;
        let tracks = checked(&asked.captions)?;
        let blobs = self.blobs.clone();
        let written = tokio::task::spawn_blocking(move || tracks.written(&blobs));
        let tracks = written.await.map_err(|_| Failure::Store(StoreError::Panicked))??;
        let member = member.clone();
        self.act(move |tx, on| keep(tx, &member, asked.asset, &tracks, on)).await
    }
}

fn keep(
    tx: &mut dyn Tx,
    member: &Member,
    asset: AssetId,
    tracks: &Names,
    on: &Occasion,
) -> Result<(), Failure> {
    let found = assets::by_ids(tx, &[asset])?.pop().filter(|found| match found.kind {
        AssetKind::Film | AssetKind::Sound => true,
        AssetKind::Picture => false,
    });
    let missing = || Failure::Missing { what: "film or recording", key: asset.to_string() };
    if found.ok_or_else(missing)?.tracks == *tracks {
        return Ok(());
    }
    assets::set_tracks(tx, asset, tracks)?;
    record(tx, member, on, None, Event::CaptionsSet { asset })
}

/// Caption tracks on their way to the blobs.
pub(super) struct Tracks {
    by_language: Names,
    files: Vec<(String, String)>,
}

impl Tracks {
    /// Writes each as a blob; answers with their names by language.
    pub fn written(self, blobs: &Blobs) -> Result<Names, StoreError> {
        for (blob, text) in &self.files {
            blobs.write(blob, text.as_bytes())?;
        }
        Ok(self.by_language)
    }
}

/// Names each track by its content; a text that is no WebVTT is refused with the language it was to be in.
pub(super) fn checked(captions: &Names) -> Result<Tracks, Failure> {
    let mut tracks = Tracks { by_language: Names::default(), files: Vec::new() };
    for (language, text) in captions.iter() {
        let text = media::captions(text)
            .map_err(|refused| Failure::unreadable(format!("the captions in “{language}”"), refused))?;
        let blob = Blobs::name(text.as_bytes(), "vtt");
        tracks.by_language.set(language, &blob);
        tracks.files.push((blob, text));
    }
    Ok(tracks)
}
