//! The photo lab: what readers get of a picture is made after it came in, by whichever program has a hand free.
//!
//! 1. [`Newsroom::take_in`] keeps the original and a row that says what is to be made; whoever sent it is answered.
//! 2. A [`Lab`] in each `serve` takes what is most urgent by lease, makes every file (`making`) with as many hands as the
//!    machine can spare (`hands`), and says now and then how far it is.
//! 3. With the last file, one transaction puts them all into the place of what readers had before, and the log says so:
//!    pages that show the picture are made anew.
//!
//! A program that is killed leaves a lease behind that ends; then another takes the picture up. What cannot be made of a
//! picture is kept with the reason ([`editorial::development`]).
//!
//! Whoever waits for a picture ([`Newsroom::upload`]) has it made by the same hands, without a row.

pub(crate) mod hands;
pub(crate) mod making;

use crate::{Failure, Newsroom, Occasion, acts::record};
use editorial::{
    AssetId, Member, Moment,
    asset::{Asset, AssetKind},
    development::{self, Development, DevelopmentStanding, LEASE, Spoilt, Urgency},
    event::Event,
};
use hands::{Stopped, Way};
use making::{Made, make, marks};
use media::{Focus, Plan};
use std::{fs, io, sync::Arc, time::Duration};
use store::{
    StoreError, Tx,
    sql::{assets, developments},
};
use tokio::sync::watch;

/// What is due is looked for this often; what is new wakes at once.
const LOOK: Duration = Duration::from_secs(1);

/// How far a picture is is said this often.
const SAY: Duration = Duration::from_secs(1);

/// What could not be written is tried again after this long, in microseconds.
const AGAIN: i64 = 10_000_000;

/// So many pictures of the archive are asked for in one unit of work.
const A_BATCH: i64 = 500;

/// Asks that every file of a picture be made anew, in the transaction of whatever made it necessary: another focal point,
/// other words. What is no picture is left alone.
///
/// # Errors
/// When there is no such picture, or the store fails.
pub fn redevelop(tx: &mut dyn Tx, asset: AssetId, urgency: Urgency, on: &Occasion) -> Result<(), Failure> {
    let missing = || Failure::Missing { what: "picture", key: asset.to_string() };
    let found = assets::by_ids(tx, &[asset])?.pop().ok_or_else(missing)?;
    if found.kind == AssetKind::Picture {
        developments::ask(tx, asset, urgency, on.now, planned(&Plan::default(), found.width))?;
    }
    Ok(())
}

/// How many files are made of a picture of this width.
pub(crate) fn planned(plan: &Plan, width: u32) -> i64 {
    i64::try_from(plan.files(width)).unwrap_or(i64::MAX)
}

impl Newsroom {
    /// [`redevelop`] at this moment.
    ///
    /// # Errors
    /// As [`redevelop`].
    pub async fn redevelop(&self, asset: AssetId) -> Result<(), Failure> {
        self.act(move |tx, on| redevelop(tx, asset, Urgency::Changed, on)).await
    }

    /// Asks that all pictures be made anew, or those that have no files; answers with how many. They come after whatever
    /// comes in meanwhile.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn redevelop_archive(&self, all: bool) -> Result<u64, Failure> {
        let (mut after, mut asked) = (AssetId::from_bytes([0; 16]), 0);
        loop {
            let batch = move |tx: &mut dyn Tx, on: &Occasion| {
                let ids = assets::pictures_after(tx, after, A_BATCH)?;
                let wanted = |asset: &Asset| all || asset.renditions.is_empty();
                let pictures: Vec<Asset> = assets::by_ids(tx, &ids)?.into_iter().filter(wanted).collect();
                for picture in &pictures {
                    let files = planned(&Plan::default(), picture.width);
                    developments::ask(tx, picture.id, Urgency::Archive, on.now, files)?;
                }
                Ok((ids.last().copied(), pictures.len() as u64))
            };
            let (last, found) = self.act(batch).await?;
            asked += found;
            let Some(last) = last else { return Ok(asked) };
            after = last;
        }
    }
}

/// Whoever develops pictures on one node.
#[derive(Clone)]
pub struct Lab {
    room: Newsroom,
    plan: Plan,
}

impl Lab {
    /// A lab that makes what pages need.
    pub fn of(room: Newsroom) -> Self {
        Self::by_plan(room, Plan::default())
    }

    /// A lab that makes the files of this plan.
    pub const fn by_plan(room: Newsroom, plan: Plan) -> Self {
        Self { room, plan }
    }

    /// Develops for as long as the newsroom is open, with as many hands as the machine can spare.
    pub async fn follow(self) {
        let mut hands = tokio::task::JoinSet::new();
        for _ in 0..hands::count() {
            hands.spawn(self.clone().work());
        }
        while hands.join_next().await.is_some() {}
    }

    async fn work(self) {
        let mut changes = self.room.store.changes();
        let mut said = false;
        loop {
            match self.catch_up().await {
                Ok(_) => said = false,
                // Said once, not every second for as long as a database is away.
                Err(error) if !said => {
                    said = true;
                    tracing::error!(%error, "pictures wait to be developed; trying again each second");
                }
                Err(_) => {}
            }
            if matches!(tokio::time::timeout(LOOK, changes.changed()).await, Ok(Err(_))) {
                return;
            }
        }
    }

    /// Develops everything that is due; answers with how many pictures that were.
    ///
    /// # Errors
    /// When the store fails; nothing is lost then.
    pub async fn catch_up(&self) -> Result<u64, Failure> {
        let mut developed = 0;
        while let Some(taken) = self.take().await? {
            self.develop(taken).await?;
            developed += 1;
        }
        Ok(developed)
    }

    /// Develops with every hand until nothing waits any more, here or in other programs; `told` hears how many do.
    ///
    /// # Errors
    /// When the store fails; nothing is lost then.
    pub async fn until_done(&self, told: &(dyn Fn(u64) + Send + Sync)) -> Result<(), Failure> {
        let mut hands = tokio::task::JoinSet::new();
        loop {
            let waiting = self.room.store.read(developments::waiting).await?;
            told(waiting.unsigned_abs());
            if waiting == 0 {
                return Ok(());
            }
            while hands.len() < hands::count() {
                let lab = self.clone();
                hands.spawn(async move { lab.catch_up().await });
            }
            tokio::time::sleep(SAY).await;
            while let Some(done) = hands.try_join_next() {
                done.map_err(|_| Failure::Store(StoreError::Panicked))??;
            }
        }
    }

    /// Takes what is most urgent, when anything is due. What others were killed with is given up here.
    async fn take(&self) -> Result<Option<Development>, Failure> {
        let now = self.room.clock.now();
        let look = move |tx: &mut dyn Tx| {
            Ok::<_, StoreError>((developments::due(tx, now)?, developments::lost(tx, now)?))
        };
        let (due, lost) = self.room.store.read(look).await?;
        for asset in lost {
            let given_up = move |tx: &mut dyn Tx, on: &Occasion| {
                if developments::spoil_lost(tx, asset, now)? {
                    record(tx, &Member::operator(), on, None, Event::AssetSpoilt { asset })?;
                }
                Ok(())
            };
            self.room.act(given_up).await?;
        }
        if !due {
            return Ok(None);
        }
        Ok(self.room.store.run(move |tx| developments::take(tx, now, later(now, LEASE))).await?)
    }

    /// Makes every file of a picture, and keeps what became of it.
    async fn develop(&self, taken: Development) -> Result<(), Failure> {
        let id = taken.asset;
        let Some(mut lease) = taken.lease else { return Ok(()) };
        let (asset, bytes) = match self.original(id).await? {
            Ok(found) => found,
            Err(said) => return self.spoil(id, lease, Spoilt::Lost, said).await,
        };
        let plan = self.plan.clone().with_focus(Focus { x: asset.focus.x, y: asset.focus.y });
        let planned = planned(&plan, asset.width);
        let survey = match surveyed(bytes, plan.clone()).await {
            Ok((survey, bytes)) => Ok((survey, bytes)),
            Err(Some(refused)) => return self.spoil(id, lease, Spoilt::Damaged, refused.to_string()).await,
            Err(None) => Err(Stopped::GaveUp),
        };
        let (told, mut count) = watch::channel(0_usize);
        let blobs = self.room.blobs.clone();
        let developing = async move {
            let (survey, bytes) = survey?;
            let tray = Arc::new((blobs, bytes, plan, asset.credit, told));
            let work = || {
                let tray = Arc::clone(&tray);
                move || {
                    let (blobs, bytes, plan, credit, told) = &*tray;
                    let words = marks(media::metadata(bytes), credit);
                    make(blobs, bytes, plan, &words, &|made| {
                        told.send_replace(made);
                    })
                }
            };
            match hands::work(survey.memory, Way::ToEverybody, work()).await {
                Err(Stopped::Starved) => hands::work(survey.memory, Way::ToMost, work()).await,
                done => done,
            }
        };
        tokio::pin!(developing);
        let made = loop {
            tokio::select! {
                made = &mut developing => break made,
                () = tokio::time::sleep(SAY) => {
                    let made = i64::try_from(*count.borrow_and_update()).unwrap_or(0);
                    let longer = later(self.room.clock.now(), LEASE);
                    let had = (lease, longer);
                    let ours = move |tx: &mut dyn Tx| developments::progress(tx, id, had, made, planned);
                    // Asked for anew meanwhile: whoever takes it next makes what is wanted now.
                    if !self.room.store.run(ours).await? {
                        return Ok(());
                    }
                    lease = longer;
                }
            }
        };
        match made {
            Ok(Ok(made)) => self.keep(id, lease, made).await,
            Ok(Err(Failure::Picture(refused))) => {
                self.spoil(id, lease, Spoilt::Damaged, refused.to_string()).await
            }
            Ok(Err(other)) => {
                tracing::error!(error = %other, asset = %id, "what was made of a picture cannot be kept; trying again");
                self.release(id, lease, true).await
            }
            Err(stopped) => match development::after(taken.tries) {
                DevelopmentStanding::Waiting => self.release(id, lease, false).await,
                DevelopmentStanding::Spoilt => {
                    let why = match stopped {
                        Stopped::GaveUp => Spoilt::GaveUp,
                        Stopped::TooSlow | Stopped::Starved => Spoilt::TooSlow,
                    };
                    self.spoil(id, lease, why, String::new()).await
                }
            },
        }
    }

    /// What is known of a picture, and its original; or why that cannot be had.
    async fn original(&self, id: AssetId) -> Result<Result<(Asset, Vec<u8>), String>, Failure> {
        let look = move |tx: &mut dyn Tx| {
            let asset = assets::by_ids(tx, &[id])?.pop();
            let missing = || StoreError::Missing { what: "picture", key: id.to_string() };
            Ok::<_, StoreError>((asset.ok_or_else(missing)?, assets::original(tx, id)?))
        };
        let (asset, original) = self.room.store.read(look).await?;
        let path = self.room.blobs.path(&original);
        let read = tokio::task::spawn_blocking(move || {
            fs::read(path.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound))?)
        });
        let bytes = read.await.map_err(|_| Failure::Store(StoreError::Panicked))?;
        Ok(bytes.map(|bytes| (asset, bytes)).map_err(|error| error.to_string()))
    }

    /// Puts what was made into the place of what readers had before, unless it was asked for anew meanwhile.
    async fn keep(&self, id: AssetId, lease: Moment, made: Made) -> Result<(), Failure> {
        let work = move |tx: &mut dyn Tx, on: &Occasion| {
            if developments::done(tx, id, lease)? { replace(tx, id, &made, on) } else { Ok(()) }
        };
        self.room.act(work).await
    }

    async fn spoil(&self, id: AssetId, lease: Moment, why: Spoilt, said: String) -> Result<(), Failure> {
        tracing::warn!(asset = %id, why = why.word(), said, "nothing can be made of a picture");
        let work = move |tx: &mut dyn Tx, on: &Occasion| {
            if developments::spoil(tx, id, lease, why, &said)? {
                record(tx, &Member::operator(), on, None, Event::AssetSpoilt { asset: id })?;
            }
            Ok(())
        };
        self.room.act(work).await
    }

    async fn release(&self, id: AssetId, lease: Moment, uncounted: bool) -> Result<(), Failure> {
        let due = later(self.room.clock.now(), AGAIN);
        Ok(self.room.store.run(move |tx| developments::release(tx, id, lease, due, uncounted)).await?)
    }
}

/// Writes what was made of a picture, and tells the log when readers get anything else than before.
pub(crate) fn replace(tx: &mut dyn Tx, id: AssetId, made: &Made, on: &Occasion) -> Result<(), Failure> {
    let before = assets::by_ids(tx, &[id])?.pop();
    if before.is_some_and(|asset| asset.renditions == made.renditions) {
        return Ok(());
    }
    assets::set_files(tx, id, made.size, &made.renditions)?;
    record(tx, &Member::operator(), on, None, Event::AssetDeveloped { asset: id })
}

/// Looks at the header where it may take a moment; nothing when the decoder gave up.
pub(crate) async fn surveyed(
    bytes: Vec<u8>,
    plan: Plan,
) -> Result<(media::Survey, Vec<u8>), Option<media::Refused>> {
    let looking = tokio::task::spawn_blocking(move || {
        media::survey(&bytes, plan.widest(), &plan.limits).map(|survey| (survey, bytes))
    });
    looking.await.map_err(|_| None)?.map_err(Some)
}

fn later(at: Moment, micros: i64) -> Moment {
    Moment::from_micros(at.micros() + micros)
}
