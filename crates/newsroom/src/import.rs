//! Files of stories come in here: JSON lines, one story a line, as `wire::jsonl` reads them.
//!
//! 1. One thread reads the file, others parse its lines; batches arrive in the order of the file ([`lines`]).
//! 2. Pictures of new and changed lines are fetched and uploaded ([`pictures`]). What cannot be had is noted, and
//!    the story goes in without it; the same file again tries again.
//! 3. Each batch is one unit of work ([`batch`]): sections, topics, regions, authors that are unknown are made
//!    ([`asked`], [`taxonomy`]); a line already imported and unchanged changes nothing; a changed one is a new
//!    revision of the same story; a new one is published with the time it bears.
//! 4. After many stories the database's planner is told to look at its tables ([`statistics`]).
//!
//! A bad line is reported and the rest go in. The same file again changes nothing. When the machine stops half-way,
//! the batches before are kept, and the same file again does what is left.

mod asked;
mod batch;
mod lines;
pub(crate) mod pictures;
mod report;
pub(crate) mod taxonomy;

pub use report::{DroppedPart, Progress, Reason, Report};

use crate::{Failure, Newsroom, standing::Paper};
use batch::{Ended, Known, Refused, take};
use editorial::{Member, Permission};
use lines::Batch;
use pictures::Pictures;
use std::{
    io::BufRead,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};
use store::{StoreError, sql::statistics};

/// How many stories make other tables of the same ones: the planner should look at them again.
const MANY: u64 = 5_000;

/// How a file is imported.
#[derive(Debug, Clone)]
pub struct ImportOptions {
    /// The folder in which the file's pictures lie; nothing when only addresses on the web are to be followed.
    pub base_folder: Option<PathBuf>,
    /// The tag of the edition for lines that do not say their language.
    pub default_edition: Option<String>,
    /// Whether everything is tried and nothing kept.
    pub dry_run: bool,
    /// How many lines one unit of work takes, at least one.
    pub batch: usize,
}

impl Default for ImportOptions {
    fn default() -> Self {
        Self { base_folder: None, default_edition: None, dry_run: false, batch: 400 }
    }
}

impl Newsroom {
    /// Imports a file of JSON lines; answers with what became of its lines.
    ///
    /// # Errors
    /// When the member may not, or there is no publication yet. [`Failure::Stopped`] when the store fails or the file
    /// cannot be read any further: then the batches before are kept.
    pub async fn import<R>(
        &self,
        member: &Member,
        reader: R,
        options: &ImportOptions,
        progress: &(dyn Fn(Progress) + Send + Sync),
    ) -> Result<Report, Failure>
    where
        R: BufRead + Send + 'static,
    {
        member.may(Permission::Import)?;
        let language = self.usual_language(options).await?;
        let mut batches = lines::read(reader, options.batch.max(1), language);
        let mut pictures = Pictures::new(self, member, options);
        let known = Arc::new(RwLock::new(self.store.read(Known::read).await?));
        let mut report = Report::default();
        while let Some(batch) = batches.recv().await {
            let next = report.lines + 1;
            let Ok(mut batch) = batch.await else {
                return Err(stopped(next, StoreError::Panicked.into(), report));
            };
            let (first, last, broke_off) = (batch.first_line, batch.last_line, batch.broke_off.take());
            let mut told = Report::default();
            let done = async {
                pictures.settle(&mut batch, &mut told).await?;
                self.take(member, batch, &known, options.dry_run, &mut told).await
            };
            if let Err(failure) = done.await {
                return Err(stopped(first, failure, report));
            }
            report.add(told);
            report.lines = last;
            progress(report.progress());
            if let Some((line, reason)) = broke_off {
                return Err(stopped(line, Failure::unreadable("the file", reason), report));
            }
        }
        if report.created + report.updated >= MANY && !options.dry_run {
            self.store.run::<_, StoreError, _>(statistics::refresh).await?;
        }
        Ok(report.finished())
    }

    /// The language of the default edition. Refuses where nothing was set up.
    async fn usual_language(&self, options: &ImportOptions) -> Result<Option<String>, Failure> {
        let tag = options.default_edition.clone();
        self.store
            .read(move |tx| {
                if store::sql::publication::find(tx)?.is_none() {
                    return Err(Failure::NoPublication);
                }
                let Some(tag) = tag else { return Ok(None) };
                let paper = Paper::read(tx)?;
                let edition = paper.editions().find(|edition| edition.tag == tag);
                let edition = edition.ok_or(Failure::Missing { what: "edition", key: tag })?;
                Ok(Some(edition.language.clone()))
            })
            .await
    }

    /// Takes one batch in, in one unit of work; begins again without the lines that are refused, and once more when
    /// somebody else was writing.
    async fn take(
        &self,
        member: &Member,
        batch: Batch,
        known: &Arc<RwLock<Known>>,
        dry_run: bool,
        report: &mut Report,
    ) -> Result<(), Failure> {
        let batch = Arc::new(batch);
        let mut refused = Arc::new(Refused::new());
        let mut waited = false;
        loop {
            let (batch, seen, without) = (Arc::clone(&batch), Arc::clone(known), Arc::clone(&refused));
            let (member, on) = (member.clone(), self.occasion());
            let taken = self.store.run(move |tx| {
                let seen = seen.read().unwrap_or_else(PoisonError::into_inner);
                let taken = take(tx, &member, &on, &batch, &seen, &without)?;
                if dry_run { Err(Ended::Tried(Box::new(taken))) } else { Ok(taken) }
            });
            match taken.await {
                Ok(taken) => {
                    known.write().unwrap_or_else(PoisonError::into_inner).learn(taken.made);
                    report.add(taken.report);
                    return Ok(());
                }
                Err(Ended::Tried(taken)) => {
                    report.add(taken.report);
                    return Ok(());
                }
                Err(Ended::Without(lines)) => Arc::make_mut(&mut refused).extend(lines),
                Err(Ended::Failed(Failure::Store(StoreError::Busy(_)))) if !waited => waited = true,
                Err(Ended::Failed(failure)) => return Err(failure),
            }
        }
    }
}

/// The import came to this line and no further; what was done before is in the report.
fn stopped(line: u64, failure: Failure, report: Report) -> Failure {
    Failure::Stopped { line, failure: Box::new(failure), report: Box::new(report.finished()) }
}
