//! Taking a picture into the media library: a photo, or a drawing that is turned into pixels.
//!
//! Renditions are made and written first, outside any transaction; then one row says that they are there. The
//! original is kept too, untouched and never shown. The same original twice is the same asset.

use super::record;
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    AssetId, Member, Names, Permission,
    asset::{Asset, AssetKind, FocalPoint, Rendition},
    event::Event,
};
use media::{Focus, Kind, Made, Plan};
use store::{
    Tx,
    blobs::Blobs,
    sql::{assets, library},
};

/// A picture as it arrives.
#[derive(Debug, Clone)]
pub struct Upload {
    /// The file itself.
    pub bytes: Vec<u8>,
    /// What it shows, in each language.
    pub alts: Names,
    /// What the reader should know, in each language.
    pub captions: Names,
    /// Whose it is; what the file itself says when this is empty.
    pub credit: String,
    /// The point that every crop keeps.
    pub focus: FocalPoint,
}

impl Upload {
    /// A picture of which nothing else is known.
    pub fn of(bytes: Vec<u8>) -> Self {
        let (alts, captions) = (Names::default(), Names::default());
        Self { bytes, alts, captions, credit: String::new(), focus: FocalPoint::CENTRE }
    }
}

impl Newsroom {
    /// Takes a picture in; answers with its asset, which may be one that was there before.
    ///
    /// # Errors
    /// When the member may not, the file is no picture or too large, or it cannot be written.
    pub async fn upload(&self, member: &Member, asked: Upload) -> Result<AssetId, Failure> {
        self.upload_by_plan(member, asked, Plan::default()).await
    }

    /// As [`Newsroom::upload`], with renditions made by this plan.
    ///
    /// # Errors
    /// As [`Newsroom::upload`].
    pub async fn upload_by_plan(
        &self,
        member: &Member,
        asked: Upload,
        plan: Plan,
    ) -> Result<AssetId, Failure> {
        member.may(Permission::Upload)?;
        let kind = media::recognise(&asked.bytes)?;
        let original = Blobs::name(&asked.bytes, kind.extension());
        if let Some(there) = self.asset_of(&original).await? {
            return Ok(there);
        }
        let (original, asset) = self.developed(asked, plan).await?;
        let member = member.clone();
        self.act(move |tx, on| keep(tx, &member, asset, &original, on)).await
    }

    /// Writes the original and its renditions; answers with the original's blob and the asset without its id.
    pub(super) async fn developed(
        &self,
        asked: Upload,
        plan: Plan,
    ) -> Result<(String, impl FnOnce(AssetId) -> Asset + Send + use<>), Failure> {
        let kind = media::recognise(&asked.bytes)?;
        let original = Blobs::name(&asked.bytes, kind.extension());
        let plan = plan.with_focus(Focus { x: asked.focus.x, y: asked.focus.y });
        let (blobs, name) = (self.blobs.clone(), original.clone());
        let developed = tokio::task::spawn_blocking(move || develop(&blobs, &name, kind, asked, &plan)).await;
        let asset = developed.map_err(|_| media::Refused::Damaged("its decoder gave up".to_owned()))??;
        Ok((original, asset))
    }

    async fn asset_of(&self, original: &str) -> Result<Option<AssetId>, Failure> {
        let original = original.to_owned();
        let there = self.store.read(move |tx| assets::by_original(tx, &original)).await?;
        Ok(there.map(|asset| asset.id))
    }
}

/// Makes the renditions and writes them and the original as blobs; the asset has no id yet.
fn develop(
    blobs: &Blobs,
    original: &str,
    kind: Kind,
    asked: Upload,
    plan: &Plan,
) -> Result<impl FnOnce(AssetId) -> Asset + Send + use<>, Failure> {
    let made = match kind {
        Kind::Picture(_) => media::renditions(&asked.bytes, plan)?,
        Kind::Drawing(_) => media::renditions_of_drawing(&asked.bytes, plan)?,
        Kind::Film(_) => return Err(media::Refused::FilmForPicture.into()),
    };
    let credit = if asked.credit.is_empty() { whose(&asked.bytes) } else { asked.credit };
    blobs.write(original, &asked.bytes)?;
    let renditions = written(blobs, &made)?;
    let (alts, captions, focus) = (asked.alts, asked.captions, asked.focus);
    Ok(move |id| Asset {
        id,
        kind: AssetKind::Picture,
        width: made.width,
        height: made.height,
        focus,
        alts,
        captions,
        credit,
        renditions,
        tracks: Names::default(),
    })
}

/// Whose a photo is by its own words.
fn whose(bytes: &[u8]) -> String {
    let words = media::metadata(bytes);
    words.credit.or(words.creator).or(words.copyright).unwrap_or_default()
}

/// Writes every rendition as a blob.
pub(super) fn written(blobs: &Blobs, made: &Made) -> Result<Vec<Rendition>, Failure> {
    let mut renditions = Vec::with_capacity(made.renditions.len());
    for file in &made.renditions {
        blobs.write(&file.blob, &file.bytes)?;
        renditions.push(Rendition {
            blob: file.blob.clone(),
            media_type: file.media_type.to_owned(),
            width: file.width,
            height: file.height,
            bytes: file.bytes.len() as u64,
        });
    }
    Ok(renditions)
}

/// Writes the row and the event, unless somebody else was quicker with the same original.
pub(super) fn keep(
    tx: &mut dyn Tx,
    member: &Member,
    asset: impl FnOnce(AssetId) -> Asset,
    original: &str,
    on: &Occasion,
) -> Result<AssetId, Failure> {
    if let Some(there) = assets::by_original(tx, original)? {
        return Ok(there.id);
    }
    let asset = asset(on.id(AssetId::new));
    assets::set(tx, &asset, original, on.now)?;
    library::arrived(tx, &asset, member.person())?;
    record(tx, member, on, None, Event::AssetUploaded { asset: asset.id })?;
    Ok(asset.id)
}
