//! The media library as the desk asks it: what is there, one asset with all that is known of it, whose rights end. And
//! whether the pictures of a wording may stand before readers.

use crate::{Failure, Newsroom};
use editorial::{
    AssetId, Edition, Member, Moment, Permission, Refusal,
    development::Development,
    library::{PicturePolicy, Shown, Wanted, warned_until},
    story::Wording,
};
use std::collections::HashMap;
use store::{
    Tx,
    sql::{
        developments,
        library::{self, Filed, Mark, Use, Version},
        publication,
    },
};

/// The most that one answer holds, whatever is asked.
const MOST: i64 = 500;

/// So many places of one asset are told.
pub const MOST_USES: i64 = 200;

/// Beyond this nobody wants the number.
pub const COUNTED: i64 = 1_000;

/// One asset with all that is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Known {
    /// The asset and what is written down beside it.
    pub filed: Filed,
    /// Where it stands.
    pub uses: Vec<Use>,
    /// What it was before, newest first.
    pub versions: Vec<Version>,
    /// What is still to be made of it, or why nothing can be.
    pub development: Option<Development>,
}

/// Everything for which the pictures and films of a wording cannot stand before readers of this edition at that time.
///
/// # Errors
/// When the store fails.
pub fn lacks(
    tx: &mut dyn Tx,
    wording: &Wording,
    edition: &Edition,
    at: Moment,
) -> Result<Vec<Refusal>, Failure> {
    let shown = wording.assets();
    if shown.is_empty() {
        return Ok(Vec::new());
    }
    let policy = publication::find(tx)?.map_or_else(PicturePolicy::default, |house| house.picture_policy);
    let filed = library::each(tx, &shown)?;
    let pictures = wording.pictures();
    let mut lacks = Vec::new();
    let mut told: Vec<AssetId> = Vec::new();
    let one = |id: AssetId| filed.iter().find(|filed| filed.asset.id == id);
    for picture in &pictures {
        let kept = editorial::library::kept([&picture.asset]);
        let Some(filed) = kept.first().and_then(|id| one(*id)) else { continue };
        told.push(filed.asset.id);
        let shown = Shown { picture: Some(picture), asset: &filed.asset, docket: &filed.docket };
        lacks.extend(policy.lacks(shown, &edition.language, at));
    }
    // Films and their posters have no words of their own.
    for filed in filed.iter().filter(|filed| !told.contains(&filed.asset.id)) {
        let shown = Shown { picture: None, asset: &filed.asset, docket: &filed.docket };
        lacks.extend(policy.lacks(shown, &edition.language, at));
    }
    Ok(lacks)
}

/// Refuses a wording of which some picture cannot stand before readers at that time.
pub(crate) fn ready(
    tx: &mut dyn Tx,
    wording: &Wording,
    edition: &Edition,
    at: Moment,
) -> Result<(), Failure> {
    lacks(tx, wording, edition, at)?.into_iter().next().map_or(Ok(()), |refusal| Err(refusal.into()))
}

impl Newsroom {
    /// At most `most` assets after a place in the library, newest first.
    ///
    /// # Errors
    /// When the member may not, or the text is too long to look for.
    pub async fn pictures(
        &self,
        member: &Member,
        wanted: Wanted,
        after: Mark,
        most: i64,
    ) -> Result<Vec<Filed>, Failure> {
        member.may(Permission::Upload)?;
        wanted.usable()?;
        let most = most.clamp(1, MOST);
        Ok(self.store.read(move |tx| library::list(tx, &wanted, after, most)).await?)
    }

    /// How many assets there are after this place, counted up to `most`.
    ///
    /// # Errors
    /// As [`Newsroom::pictures`].
    pub async fn pictures_found(
        &self,
        member: &Member,
        wanted: Wanted,
        after: Mark,
        most: i64,
    ) -> Result<i64, Failure> {
        member.may(Permission::Upload)?;
        wanted.usable()?;
        Ok(self.store.read(move |tx| library::count(tx, &wanted, after, most)).await?)
    }

    /// One asset with all that is known of it.
    ///
    /// # Errors
    /// When the member may not, or it is not there.
    pub async fn picture(&self, member: &Member, id: AssetId) -> Result<Known, Failure> {
        member.may(Permission::Upload)?;
        let look = move |tx: &mut dyn Tx| -> Result<Option<Known>, Failure> {
            let Some(filed) = library::one(tx, id)? else { return Ok(None) };
            let uses = library::uses(tx, id, MOST_USES)?;
            let versions = library::versions(tx, id)?;
            let development = developments::of_assets(tx, &[id])?.remove(&id);
            Ok(Some(Known { filed, uses, versions, development }))
        };
        let missing = || Failure::Missing { what: "picture", key: id.to_string() };
        self.store.read(look).await?.ok_or_else(missing)
    }

    /// What is still to be made of these pictures, or why nothing can be; those that are not among the answers have all
    /// their files.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn in_the_lab(&self, ids: Vec<AssetId>) -> Result<HashMap<AssetId, Development>, Failure> {
        Ok(self.store.read(move |tx| developments::of_assets(tx, &ids)).await?)
    }

    /// How many assets that readers see, or will, have rights that end within the week or are over; up to
    /// [`COUNTED`].
    ///
    /// # Errors
    /// When the store fails.
    pub async fn rights_that_end(&self) -> Result<i64, Failure> {
        let before = warned_until(self.clock.now());
        Ok(self.store.read(move |tx| library::ending(tx, before, COUNTED)).await?)
    }
}
