//! Putting another file in the place of a picture, everywhere it stands; and going back to one of before.
//!
//! The asset keeps its id and its words. What it was is kept as a version with its files, so that going back makes
//! nothing anew.

use super::{describe_asset::held, record, upload};
use crate::{Failure, Newsroom, Occasion, lab::redevelop};
use editorial::{
    AssetId, Member, Permission, Refusal,
    asset::{Asset, AssetKind},
    development::Urgency,
    event::Event,
    library::{Docket, file_name},
};
use media::Focus;
use store::{
    StoreError, Tx,
    sql::{
        assets, developments,
        library::{self, Filed, Version},
    },
};

/// Another file for a picture.
#[derive(Debug, Clone)]
pub struct ReplaceAsset {
    /// Which picture.
    pub asset: AssetId,
    /// The version that the member has seen.
    pub seen: i64,
    /// The file.
    pub bytes: Vec<u8>,
    /// How it is called where it comes from.
    pub name: String,
}

/// A file of before for a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RestoreAsset {
    /// Which picture.
    pub asset: AssetId,
    /// The version that the member has seen.
    pub seen: i64,
    /// Which of the versions of before.
    pub number: i64,
}

/// The new file of an asset with what was made of it.
struct Refiled {
    original: String,
    name: String,
    bytes: u64,
    made: Asset,
}

fn replace(
    tx: &mut dyn Tx,
    member: &Member,
    id: AssetId,
    seen: i64,
    file: Refiled,
    on: &Occasion,
) -> Result<i64, Failure> {
    member.may(Permission::Upload)?;
    let there = held(tx, id, seen)?;
    if file.original == there.original {
        return Err(Refusal::NothingNew.into());
    }
    if assets::by_original(tx, &file.original)?.is_some() {
        return Err(Refusal::AssetThere.into());
    }
    let Filed { asset, docket, original, .. } = there;
    let before = Version {
        number: docket.version,
        original,
        name: docket.name.clone(),
        bytes: docket.bytes,
        width: asset.width,
        height: asset.height,
        focus: asset.focus,
        renditions: asset.renditions.clone(),
        replaced: on.now,
        by: member.person(),
    };
    library::keep_version(tx, id, &before)?;
    let asset = Asset {
        width: file.made.width,
        height: file.made.height,
        focus: file.made.focus,
        renditions: file.made.renditions,
        ..asset
    };
    let docket = Docket { name: file.name, bytes: file.bytes, version: docket.version + 1, ..docket };
    library::refile(tx, &asset, &file.original).map_err(|error| match error {
        // Somebody sent the same file at this moment.
        StoreError::Taken(_) => Refusal::AssetThere.into(),
        error => Failure::from(error),
    })?;
    library::describe(tx, &asset, &docket)?;
    // A file of before may have waited for its renditions when it was replaced.
    if asset.renditions.is_empty() {
        redevelop(tx, id, Urgency::New, on)?;
    } else {
        developments::forget(tx, id)?;
    }
    record(tx, member, on, None, Event::AssetReplaced { asset: id })?;
    Ok(docket.version)
}

/// Puts a file of before in the place of the one that is there; answers with the asset's version.
///
/// # Errors
/// When the member may not, somebody changed it in between, there is no such version, or the file has become another
/// picture meanwhile.
pub fn restore_asset(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &RestoreAsset,
    on: &Occasion,
) -> Result<i64, Failure> {
    member.may(Permission::Upload)?;
    let versions = library::versions(tx, asked.asset)?;
    let missing = || Failure::Missing { what: "version", key: asked.number.to_string() };
    let version = versions.into_iter().find(|one| one.number == asked.number).ok_or_else(missing)?;
    let there = held(tx, asked.asset, asked.seen)?;
    let made = Asset {
        width: version.width,
        height: version.height,
        focus: version.focus,
        renditions: version.renditions,
        ..there.asset
    };
    let Version { original, name, bytes, .. } = version;
    replace(tx, member, asked.asset, asked.seen, Refiled { original, name, bytes, made }, on)
}

impl Newsroom {
    /// Puts another file in the place of a picture; answers with the asset's version.
    ///
    /// # Errors
    /// When the member may not, somebody changed it in between, it is a film, or the file is no picture, too large, or in
    /// the library already.
    pub async fn replace_asset(&self, member: &Member, asked: ReplaceAsset) -> Result<i64, Failure> {
        member.may(Permission::Upload)?;
        let ReplaceAsset { asset: id, seen, bytes, name } = asked;
        let there = self.store.read(move |tx| library::one(tx, id)).await?;
        let missing = || Failure::Missing { what: "picture", key: id.to_string() };
        let there = there.ok_or_else(missing)?;
        match there.asset.kind {
            AssetKind::Picture => {}
            AssetKind::Film => return Err(media::Refused::FilmForPicture.into()),
            AssetKind::Sound => return Err(media::Refused::SoundForPicture.into()),
        }
        let focus = there.asset.focus;
        let plan = media::Plan::default().with_focus(Focus { x: focus.x, y: focus.y });
        let size = bytes.len() as u64;
        let (original, made) =
            self.developed(upload::Upload { focus, ..upload::Upload::of(bytes) }, plan).await?;
        let made = made(id);
        let file = Refiled { original, name: file_name(&name), bytes: size, made };
        let member = member.clone();
        self.act(move |tx, on| replace(tx, &member, id, seen, file, on)).await
    }

    /// [`restore_asset`], now.
    ///
    /// # Errors
    /// As [`restore_asset`].
    pub async fn restore_asset(&self, member: &Member, asked: RestoreAsset) -> Result<i64, Failure> {
        let member = member.clone();
        self.act(move |tx, on| restore_asset(tx, &member, &asked, on)).await
    }
}
