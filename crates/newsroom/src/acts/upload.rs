//! Taking a picture into the media library: a photo, or a drawing that is turned into pixels.
//!
//! [`Newsroom::take_in`] looks at the header, keeps the original and a row, and answers; the files that readers get are
//! made later, in the [lab](crate::lab). [`Newsroom::upload`] is for whoever needs them at once: they are made and written
//! first, outside any transaction; then one row says that they are there. The original is kept untouched and never shown.
//! The same original twice is the same asset.

use super::record;
use crate::{
    Failure, Newsroom, Occasion,
    lab::{
        hands::{self, Stopped, Way},
        making::{Made, make, marks, whose},
        planned, replace, surveyed,
    },
};
use editorial::{
    AssetId, Member, Names, Permission,
    asset::{Asset, AssetKind, FocalPoint},
    development::Urgency,
    event::Event,
};
use media::{Focus, Kind, Plan, Refused, Survey};
use store::{
    StoreError, Tx,
    blobs::Blobs,
    sql::{assets, developments, library},
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
    /// Takes a picture in and answers as soon as it is safe; what readers get of it is made afterwards. Answers with its
    /// asset, which may be one that was there before.
    ///
    /// # Errors
    /// When the member may not, the file is no picture or too large, or it cannot be written.
    pub async fn take_in(&self, member: &Member, asked: Upload) -> Result<AssetId, Failure> {
        member.may(Permission::Upload)?;
        let plan = Plan::default();
        let Arrived { survey, original, asked } = arrived(asked, &plan).await?;
        if let Some(there) = self.asset_of(&original).await? {
            return Ok(there.id);
        }
        let (blobs, name) = (self.blobs.clone(), original.clone());
        let writing = tokio::task::spawn_blocking(move || {
            blobs.write(&name, &asked.bytes)?;
            Ok::<_, StoreError>(undeveloped(asked, &survey))
        });
        let asset = writing.await.map_err(|_| Failure::Store(StoreError::Panicked))??;
        let files = planned(&plan, survey.width);
        let member = member.clone();
        let work = move |tx: &mut dyn Tx, on: &Occasion| {
            let id = keep(tx, &member, asset, &original, on)?;
            // Somebody may have been quicker, and have its files already.
            if assets::by_ids(tx, &[id])?.iter().all(|asset| asset.renditions.is_empty()) {
                developments::ask(tx, id, Urgency::New, on.now, files)?;
            }
            Ok(id)
        };
        self.act(work).await
    }

    /// Takes a picture in and makes everything that readers get of it; answers with its asset, which may be one that was
    /// there before.
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
        let Arrived { survey, original, asked } = arrived(asked, &plan).await?;
        let there = self.asset_of(&original).await?;
        let focus = there.as_ref().map_or(asked.focus, |there| there.focus);
        if let Some(there) = there.filter(|there| !there.renditions.is_empty()) {
            return Ok(there.id);
        }
        let arrived = Arrived { survey, original, asked: Upload { focus, ..asked } };
        let (original, asset, made) = self.in_hand(arrived, plan).await?;
        let member = member.clone();
        let work = move |tx: &mut dyn Tx, on: &Occasion| {
            let id = keep(tx, &member, asset, &original, on)?;
            // It may have been there before and waited for its files.
            if assets::by_ids(tx, &[id])?.iter().all(|asset| asset.renditions.is_empty()) {
                developments::forget(tx, id)?;
                replace(tx, id, &made, on)?;
            }
            Ok(id)
        };
        self.act(work).await
    }

    /// Writes the original and its renditions; answers with the original's blob and the asset without its id.
    pub(super) async fn developed(
        &self,
        asked: Upload,
        plan: Plan,
    ) -> Result<(String, impl FnOnce(AssetId) -> Asset + Send + use<>), Failure> {
        let arrived = arrived(asked, &plan).await?;
        let (original, asset, _) = self.in_hand(arrived, plan).await?;
        Ok((original, asset))
    }

    /// The same of a picture whose header was looked at, when a hand is free.
    async fn in_hand(
        &self,
        Arrived { survey, original, asked }: Arrived,
        plan: Plan,
    ) -> Result<(String, impl FnOnce(AssetId) -> Asset + Send + use<>, Made), Failure> {
        let plan = plan.with_focus(Focus { x: asked.focus.x, y: asked.focus.y });
        let (blobs, name) = (self.blobs.clone(), original.clone());
        let developed =
            hands::work(survey.memory, Way::ToMost, move || develop(&blobs, &name, &survey, asked, &plan));
        let stopped = |stopped| match stopped {
            Stopped::GaveUp => Refused::Damaged("its decoder gave up".to_owned()),
            Stopped::TooSlow | Stopped::Starved => Refused::TooSlow,
        };
        let (asset, made) = developed.await.map_err(stopped)??;
        Ok((original, asset, made))
    }

    async fn asset_of(&self, original: &str) -> Result<Option<Asset>, Failure> {
        let original = original.to_owned();
        Ok(self.store.read(move |tx| assets::by_original(tx, &original)).await?)
    }
}

/// A picture whose header says nothing against it.
struct Arrived {
    survey: Survey,
    /// The name under which it is kept.
    original: String,
    asked: Upload,
}

async fn arrived(mut asked: Upload, plan: &Plan) -> Result<Arrived, Failure> {
    let bytes = std::mem::take(&mut asked.bytes);
    let gave_up = || Refused::Damaged("its decoder gave up".to_owned());
    let (survey, bytes) =
        surveyed(bytes, plan.clone()).await.map_err(|refused| refused.unwrap_or_else(gave_up))?;
    match survey.kind {
        Kind::Picture(_) | Kind::Drawing(_) => {}
        Kind::Film(_) => return Err(Refused::FilmForPicture.into()),
        Kind::Sound(_) => return Err(Refused::SoundForPicture.into()),
    }
    let original = Blobs::original_name(&bytes, survey.kind.extension());
    asked.bytes = bytes;
    Ok(Arrived { survey, original, asked })
}

/// The asset without files; it has no id yet.
fn undeveloped(asked: Upload, survey: &Survey) -> impl FnOnce(AssetId) -> Asset + Send + use<> {
    let credit = if asked.credit.is_empty() { whose(&media::metadata(&asked.bytes)) } else { asked.credit };
    let (width, height) = (survey.width, survey.height);
    let (alts, captions, focus) = (asked.alts, asked.captions, asked.focus);
    move |id| Asset {
        id,
        kind: AssetKind::Picture,
        width,
        height,
        focus,
        alts,
        captions,
        credit,
        renditions: Vec::new(),
        tracks: Names::default(),
    }
}

/// Makes the renditions and writes them and the original as blobs; the asset has no id yet.
fn develop(
    blobs: &Blobs,
    original: &str,
    survey: &Survey,
    asked: Upload,
    plan: &Plan,
) -> Result<(impl FnOnce(AssetId) -> Asset + Send + use<>, Made), Failure> {
    let words = media::metadata(&asked.bytes);
    let credit = if asked.credit.is_empty() { whose(&words) } else { asked.credit.clone() };
    let made = make(blobs, &asked.bytes, plan, &marks(words, &credit), &|_| ())?;
    blobs.write(original, &asked.bytes)?;
    let renditions = made.renditions.clone();
    let asset = undeveloped(Upload { credit, ..asked }, survey);
    Ok((move |id| Asset { renditions, ..asset(id) }, made))
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
    if !assets::enter(tx, &asset, original, on.now)? {
        let missing = || Failure::Missing { what: "asset", key: original.to_owned() };
        return assets::by_original(tx, original)?.map(|there| there.id).ok_or_else(missing);
    }
    library::arrived(tx, &asset, member.person())?;
    record(tx, member, on, None, Event::AssetUploaded { asset: asset.id })?;
    Ok(asset.id)
}
