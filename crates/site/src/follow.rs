//! Following the newsroom: the log says what changed, the furniture is made true, the press is told.
//!
//! In this order, so that nothing is torn: first the furniture, then the pages, then everybody may know how far we
//! have come; then open pages hear of it, but for breaking news, which they hear at once. Time changes pages too: flashes
//! end, days turn; the furniture says when. And readers do: now and then it is looked what most of them read, and only
//! where others stand in a list, or in another order, pages with that list are old.

use crate::{
    Site,
    furniture::{self, Furniture},
    live,
    reading::MadeOf,
    touched,
};
use editorial::Moment;
use press::Touch;
use std::{sync::Arc, time::Duration};
use store::{StoreError, sql::events};

/// Other processes' writes are looked for this often; our own wake us at once.
const LOOK: Duration = Duration::from_millis(250);

/// A database that does not answer for so long is as good as gone.
const PATIENCE: Duration = Duration::from_secs(5);

/// So many entries are followed at once.
const AT_ONCE: i64 = 500;

/// A log that has gone on by more than this is not followed entry by entry: everything is made anew.
const TOO_FAR: i64 = 50_000;

/// The names under which the disk keeps how far its pages are true.
const POSITION: &str = "position";
const PRINTS: &str = "prints";

/// What changed since somebody asked last: for those who keep pages of their own, such as a mirror.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// What was touched.
    pub touches: Vec<Touch>,
    /// Whether everything changed.
    pub everything: bool,
}

/// How far kept pages are true: a place of the log, and the looks of what stands on every page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Bookmark {
    /// The entry of the log and its time in microseconds of the epoch; nothing before the first.
    pub position: Option<(i64, i64)>,
    /// Hashes of what stands on every page, by the edition's tag, or by an empty word for what all share.
    pub prints: Vec<(String, u64)>,
}

impl Site {
    /// Follows the log for as long as the site is open.
    pub async fn follow(self) {
        let mut changes = self.composing().store.changes();
        let mut said = false;
        loop {
            match self.catch_up().await {
                Ok(()) => {
                    if std::mem::take(&mut said) {
                        tracing::info!("the newsroom can be followed again");
                    }
                }
                Err(error) => {
                    if !std::mem::replace(&mut said, true) {
                        tracing::error!(%error, "the newsroom cannot be followed; pages may be stale");
                    }
                }
            }
            self.press().set_cut_off(said);
            if matches!(tokio::time::timeout(LOOK, changes.changed()).await, Ok(Err(_))) {
                return;
            }
        }
    }

    /// Follows the log to its end, and the clock to now.
    ///
    /// # Errors
    /// When the store fails; then nothing was missed, and the next time goes on from there.
    pub async fn catch_up(&self) -> Result<(), StoreError> {
        self.catch_up_noting(&mut Changes::default()).await
    }

    /// The same, and notes what changed on the way; what was noted stays noted when it fails.
    ///
    /// # Errors
    /// As [`Site::catch_up`].
    pub async fn catch_up_noting(&self, changes: &mut Changes) -> Result<(), StoreError> {
        let room = self.composing();
        loop {
            let position = *room.followed.borrow();
            let (furniture, now) = (room.furniture.load_full(), room.clock.now());
            let looking = room.store.read(move |tx| {
                let newest = events::newest(tx)?;
                // A log that went back is another newsroom's, for example a backup's.
                if newest < position || newest - position > TOO_FAR {
                    return Ok((None, (newest, at(tx, newest)?), false, false));
                }
                let entries = events::after(tx, position, AT_ONCE)?;
                let upto = entries.last().map_or((position, 0), |last| (last.sequence, last.at.micros()));
                let touches = touched::by(tx, &furniture, &entries)?;
                let heard = live::gather(tx, &entries, now)?;
                let others_read = furniture.count_again(now) && furniture.ranks_differ(tx)?;
                let told = touches.map(|touches| (touches, heard));
                Ok::<_, StoreError>((told, upto, upto.0 < newest, others_read))
            });
            let looked = tokio::time::timeout(PATIENCE, looking).await;
            let (touches, upto, more, others_read) = looked.map_err(|_| StoreError::Unreachable {
                place: "the database".to_owned(),
                reason: format!("it has not answered for {} seconds", PATIENCE.as_secs()),
            })??;
            let Some((touches, heard)) = touches else {
                tracing::info!("it cannot be told one by one what has changed; every page is made anew");
                self.arrange().await?;
                self.press().forget_all();
                changes.everything = true;
                self.on_air().begin_again(upto.0);
                self.followed(upto.0, upto.1);
                continue;
            };
            let furniture = room.furniture.load_full();
            let now = room.clock.now();
            // Breaking news goes out first: it needs no page. Who hears that a page changed gets it new.
            let first = heard.iter().position(|heard| !heard.is_breaking());
            let (first, then) = heard.split_at(first.unwrap_or(heard.len()));
            self.on_air().cast(&furniture, first, position, now);
            let mut touches: Vec<Touch> = touches;
            touches.extend(self.turned());
            if others_read || now >= furniture.good_until || furniture.made_of.is_reached_by(&touches) {
                // What was taken back and stood on every page is to leave every page as fast.
                let back: Vec<Touch> = touches.iter().copied().filter(|touch| touch.at_once).collect();
                let at_once = furniture.made_of.is_reached_by(&back);
                let papers = self.arrange().await?;
                // What all editions share was compared now: it is old only where it differs.
                let house = MadeOf::House.touch().thing;
                touches.retain(|touch| touch.thing != house);
                touches.extend(papers.into_iter().map(|t| if at_once { t.at_once() } else { t }));
            }
            self.press().touch(&touches);
            self.on_air().cast(&room.furniture.load(), then, position, now);
            self.on_air().passed(&room.furniture.load(), upto.0);
            changes.touches.extend(touches);
            if let Some(disk) = self.press().disk() {
                disk.note(PRINTS, written(&room.furniture.load()));
            }
            self.press().tick(now.micros());
            if upto.0 != position {
                self.followed(upto.0, upto.1);
            }
            if !more {
                return Ok(());
            }
        }
    }

    /// Arranges the furniture anew, and says what of it differs.
    async fn arrange(&self) -> Result<Vec<Touch>, StoreError> {
        let room = self.composing();
        let before = room.furniture.load_full();
        match furniture::arrange(&room.store, &room.theme, room.clock.now()).await {
            Ok(after) => {
                let touches = differing(&before.prints(), &after);
                room.furniture.store(Arc::new(after));
                Ok(touches)
            }
            Err(crate::SiteError::Store(error)) => Err(error),
            Err(error) => {
                tracing::error!(%error, "the furniture stays as it was");
                Ok(Vec::new())
            }
        }
    }

    fn followed(&self, position: i64, at: i64) {
        if let Some(disk) = self.press().disk() {
            disk.note(POSITION, format!("{position} {at}"));
        }
        self.composing().followed.send_replace(position);
    }

    /// Pages on the disk are true up to a bookmark. Whatever happened since is followed from there; what else stands on
    /// every page is compared.
    ///
    /// # Errors
    /// What the store says.
    pub(crate) async fn take_up_where_the_disk_left_off(&self) -> Result<(), StoreError> {
        let Some(disk) = self.press().disk() else { return Ok(()) };
        let position = disk.noted(POSITION).and_then(|noted| {
            let (position, at) = noted.split_once(' ')?;
            Some((position.parse().ok()?, at.parse().ok()?))
        });
        let prints = disk.noted(PRINTS).unwrap_or_default();
        let prints = prints
            .lines()
            .filter_map(|line| {
                let (name, print) = line.split_once(' ')?;
                Some((name.to_owned(), print.parse().ok()?))
            })
            .collect();
        self.take_up(&Bookmark { position, prints }).await?;
        disk.note(PRINTS, written(&self.furniture()));
        Ok(())
    }

    /// Goes back to a bookmark, so that the log is followed from there on. Answers with what is known to have changed
    /// since; everything, when the bookmark is not of this newsroom.
    ///
    /// # Errors
    /// What the store says.
    pub async fn take_up(&self, from: &Bookmark) -> Result<Changes, StoreError> {
        let furniture = self.furniture();
        let asked = from.position.map_or(0, |(position, _)| position);
        let newest = furniture.sequence;
        let read = move |tx: &mut dyn store::Tx| Ok::<_, StoreError>((at(tx, asked)?, at(tx, newest)?));
        let (there, now) = self.composing().store.read(read).await?;
        let mut changes = Changes::default();
        match from.position {
            // The same entry at the same time: these pages are of this newsroom.
            Some((position, at)) if position <= newest && at == there => {
                self.composing().followed.send_replace(position);
            }
            Some(_) | None => {
                self.press().forget_all();
                self.followed(newest, now);
                changes.everything = true;
            }
        }
        changes.touches = differing(&from.prints, &furniture);
        self.press().touch(&changes.touches);
        Ok(changes)
    }

    /// Up to where the log was followed.
    ///
    /// # Errors
    /// What the store says.
    pub async fn bookmark(&self) -> Result<Bookmark, StoreError> {
        let position = *self.composing().followed.borrow();
        let prints = self.furniture().prints();
        let written = self.composing().store.read(move |tx| at(tx, position)).await?;
        Ok(Bookmark { position: Some((position, written)), prints })
    }
}

/// When the entry at this place of the log was written; 0 where there is none.
fn at(tx: &mut dyn store::Tx, sequence: i64) -> Result<i64, StoreError> {
    let entry = events::after(tx, sequence - 1, 1)?.into_iter().next();
    Ok(entry.filter(|entry| entry.sequence == sequence).map_or(0, |entry| entry.at.micros()))
}

/// What of the furniture does not look like this any more.
fn differing(before: &[(String, u64)], after: &Furniture) -> Vec<Touch> {
    let same = |now: &(String, u64)| before.contains(now);
    after.prints().iter().filter(|now| !same(now)).map(|(name, _)| after.named(name).touch()).collect()
}

fn written(furniture: &Furniture) -> String {
    let lines: Vec<String> =
        furniture.prints().iter().map(|(name, print)| format!("{name} {print}")).collect();
    lines.join("\n")
}

/// The moment at which a day ends in this zone; a day from now where the zone is unknown.
pub fn end_of_day(now: Moment, zone: &str) -> Moment {
    let tomorrow = jiff::tz::TimeZone::get(zone)
        .ok()
        .and_then(|zone| now.timestamp().to_zoned(zone).tomorrow().ok())
        .and_then(|tomorrow| tomorrow.start_of_day().ok());
    tomorrow.map_or(Moment::from_micros(now.micros() + 86_400_000_000), |start| start.timestamp().into())
}
