//! Taking out of the library what stands nowhere. Its files go too, unless they belong to something else.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{AssetId, Member, Permission, Refusal, event::Event};
use store::{
    Tx,
    sql::{
        developments,
        library::{self, Filed, Version},
    },
};

/// More places are not counted.
const COUNTED: i64 = 1_000;

/// Takes an asset out of the library; answers with the blobs that were its own.
///
/// # Errors
/// When the member may not, it is not there, or it stands somewhere.
pub fn remove_asset(
    tx: &mut dyn Tx,
    member: &Member,
    id: AssetId,
    on: &Occasion,
) -> Result<Vec<String>, Failure> {
    member.may(Permission::Upload)?;
    let missing = || Failure::Missing { what: "picture", key: id.to_string() };
    let Filed { asset, original, .. } = library::hold(tx, id)?.ok_or_else(missing)?;
    let places = usize::try_from(library::used(tx, id, COUNTED)?).unwrap_or_default();
    if places > 0 {
        return Err(Refusal::AssetUsed { places }.into());
    }
    let mut blobs = vec![original];
    blobs.extend(asset.renditions.into_iter().map(|rendition| rendition.blob));
    blobs.extend(asset.tracks.iter().map(|(_, blob)| blob.to_owned()));
    for Version { original, renditions, .. } in library::versions(tx, id)? {
        blobs.push(original);
        blobs.extend(renditions.into_iter().map(|rendition| rendition.blob));
    }
    crate::uses::poster(tx, id, None)?;
    developments::forget(tx, id)?;
    library::remove(tx, id)?;
    record(tx, member, on, None, Event::AssetRemoved { asset: id })?;
    Ok(blobs)
}

impl Newsroom {
    /// [`remove_asset`], now; then its files.
    ///
    /// # Errors
    /// As [`remove_asset`]. A file that cannot be removed is told in the log of the program.
    pub async fn remove_asset(&self, member: &Member, id: AssetId) -> Result<(), Failure> {
        let member = member.clone();
        let blobs = self.act(move |tx, on| remove_asset(tx, &member, id, on)).await?;
        for blob in blobs {
            let name = blob.clone();
            if self.store.read(move |tx| library::belongs(tx, &name)).await? {
                continue;
            }
            let (files, name) = (self.blobs.clone(), blob.clone());
            let removed = tokio::task::spawn_blocking(move || files.remove(&name)).await;
            if let Ok(Err(failure)) = removed {
                tracing::warn!(%failure, blob, "a file of a removed picture stays");
            }
        }
        Ok(())
    }
}
