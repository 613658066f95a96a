//! One batch in one unit of work: every kind of row in one statement for all lines.
//!
//! What a line asks for is found in [`asked`](super::asked), which makes sections, topics and names that are unknown.
//! A line that is refused after that must leave none of them behind, so the whole unit of work is given up and begun
//! again without it: refused lines are few, and a line that goes in pays nothing for them.

use super::{
    lines::{Batch, Line, Said},
    report::Report,
    taxonomy::{self, Taxonomy},
};
use crate::{
    Failure, Occasion,
    acts::{Publish, Update, publish::first_time, publish::publish_again, update::another_wording},
    standing::{Move, Paper, move_stories},
};
use editorial::{
    CorrectionId, DossierId, Edition, EditionId, Member, Stage, StoryId,
    correction::Correction,
    event::Event,
    story::{Story, Wording},
    words::quoted,
};
use std::collections::{HashMap, HashSet};
use store::{
    StoreError, Tx,
    sql::{self, events::News, imported::Imported},
};

pub use taxonomy::Known;

/// What a unit of work did.
pub struct Taken {
    /// What became of its lines.
    pub report: Report,
    /// What was found and made.
    pub made: Known,
}

/// Lines that were refused, by their numbers, each with field and reason.
pub type Refused = HashMap<u64, (String, String)>;

/// Why a unit of work was not kept.
pub enum Ended {
    /// It was only tried.
    Tried(Box<Taken>),
    /// Some lines were refused on the way; it is to be begun again without them.
    Without(Refused),
    /// It failed.
    Failed(Failure),
}

impl From<Failure> for Ended {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

impl From<StoreError> for Ended {
    fn from(error: StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// Takes a batch in, but for the lines that were refused before.
pub fn take(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    batch: &Batch,
    known: &Known,
    refused: &Refused,
) -> Result<Taken, Ended> {
    let mut paper = Paper::read(tx)?;
    let taxonomy = Taxonomy::new(member, on, known);
    let mut desk = Desk { member, on, taxonomy, report: Report::default(), refused: Refused::new() };
    // A story that comes twice is taken in twice, one after the other, so a run holds each story once.
    let mut run: Vec<(&Line, &Said, EditionId)> = Vec::new();
    let mut inside: HashSet<(EditionId, &str)> = HashSet::new();
    for line in &batch.lines {
        if let Some(reason) = refused.get(&line.number) {
            desk.report.fail(line.number, [reason.clone()]);
            continue;
        }
        let said = match &line.said {
            Ok(said) => said,
            Err(problems) => {
                let reasons =
                    problems.iter().map(|problem| (problem.field.clone(), problem.reason.to_string()));
                desk.report.fail(line.number, reasons);
                continue;
            }
        };
        let Some(edition) = paper.by_language(&said.item.language) else {
            desk.no_edition(line, said, &paper);
            continue;
        };
        let edition = edition.id;
        if !inside.insert((edition, said.outside_id())) {
            desk.run(tx, &mut paper, &run)?;
            run.clear();
            inside.clear();
            inside.insert((edition, said.outside_id()));
        }
        run.push((line, said, edition));
    }
    desk.run(tx, &mut paper, &run)?;
    if desk.refused.is_empty() {
        Ok(Taken { report: desk.report, made: desk.taxonomy.made })
    } else {
        Err(Ended::Without(desk.refused))
    }
}

/// One unit of work.
pub(super) struct Desk<'a> {
    member: &'a Member,
    on: &'a Occasion,
    pub(super) taxonomy: Taxonomy<'a>,
    pub(super) report: Report,
    /// Lines that were refused in this unit of work.
    refused: Refused,
}

/// One story on its way in.
struct Coming<'a> {
    line: &'a Line,
    said: &'a Said,
    edition: EditionId,
    change: Move,
    is_new: bool,
}

impl Desk<'_> {
    fn no_edition(&mut self, line: &Line, said: &Said, paper: &Paper) {
        let there: Vec<&str> = paper.editions().map(|edition| edition.tag.as_str()).collect();
        let reason = format!(
            "there is no edition in “{}”; the editions here are {}",
            quoted(&said.item.language),
            there.join(", ")
        );
        self.report.fail(line.number, [("language".to_owned(), reason)]);
    }

    /// Takes stories in, each of which is there once.
    fn run(
        &mut self,
        tx: &mut dyn Tx,
        paper: &mut Paper,
        run: &[(&Line, &Said, EditionId)],
    ) -> Result<(), Failure> {
        if run.is_empty() {
            return Ok(());
        }
        let asked: Vec<(EditionId, &str)> =
            run.iter().map(|(_, said, edition)| (*edition, said.outside_id())).collect();
        let before = sql::imported::find(tx, &asked)?;
        let mut new = Vec::new();
        let mut again = Vec::new();
        for ((line, said, edition), before) in run.iter().copied().zip(before) {
            match before {
                Some((_, fingerprint)) if fingerprint == said.fingerprint => self.report.unchanged += 1,
                Some((story, _)) => again.push((line, said, edition, story)),
                None => new.push((line, said, edition)),
            }
        }
        let held = self.held(tx, &mut again)?;
        let met: Vec<(&Said, EditionId)> = new
            .iter()
            .map(|(_, said, edition)| (*said, *edition))
            .chain(again.iter().map(|(_, said, edition, _)| (*said, *edition)))
            .collect();
        self.meet(tx, paper, &met)?;
        let mut coming = Vec::with_capacity(met.len());
        for (line, said, edition) in new {
            if let Some(change) = self.first(tx, paper, line, said, edition)? {
                coming.push(Coming { line, said, edition, change, is_new: true });
            }
        }
        coming.extend(self.again(tx, paper, &again, held)?);
        self.keep(tx, paper, coming)
    }

    /// The stories that these lines change; those that were withdrawn here are passed over, and their lines with them.
    fn held(
        &mut self,
        tx: &mut dyn Tx,
        again: &mut Vec<(&Line, &Said, EditionId, StoryId)>,
    ) -> Result<Vec<Story>, Failure> {
        let ids: Vec<StoryId> = again.iter().map(|(.., story)| *story).collect();
        let (withdrawn, held): (Vec<Story>, Vec<Story>) = sql::stories::hold_each(tx, &ids)?
            .into_iter()
            .partition(|story| matches!(story.stage, Stage::Withdrawn { .. }));
        let gone: HashSet<StoryId> = withdrawn.into_iter().map(|story| story.id).collect();
        let before = again.len();
        again.retain(|(.., story)| !gone.contains(story));
        self.report.skipped += (before - again.len()) as u64;
        Ok(held)
    }

    fn meet(&mut self, tx: &mut dyn Tx, paper: &Paper, lines: &[(&Said, EditionId)]) -> Result<(), Failure> {
        let mut met: Vec<(&Said, &Edition)> = Vec::with_capacity(lines.len());
        for (said, edition) in lines {
            met.push((said, paper.edition(*edition)?.0));
        }
        self.taxonomy.meet(tx, &met)
    }

    /// The move of a line that is new, or nothing when it was refused.
    fn first(
        &mut self,
        tx: &mut dyn Tx,
        paper: &mut Paper,
        line: &Line,
        said: &Said,
        edition: EditionId,
    ) -> Result<Option<Move>, Failure> {
        let Some(asked) = self.asked(tx, paper, line, said, edition)? else { return Ok(None) };
        let change = asked
            .wording
            .ready()
            .map_err(Failure::from)
            .and_then(|()| first_time(self.member, asked, self.on));
        let Some(mut change) = self.unless_refused(line, change)? else { return Ok(None) };
        change.after.updated = said.item.updated_at.filter(|updated| *updated > said.item.published_at);
        if let (Stage::Live { .. }, Some(updated)) = (&change.after.stage, change.after.updated) {
            change.after.changed = updated.min(self.on.now);
        }
        Ok(Some(change))
    }

    /// The moves of lines that say something new of a story.
    fn again<'l>(
        &mut self,
        tx: &mut dyn Tx,
        paper: &mut Paper,
        lines: &[(&'l Line, &'l Said, EditionId, StoryId)],
        held: Vec<Story>,
    ) -> Result<Vec<Coming<'l>>, Failure> {
        let live: Vec<_> = held.iter().filter_map(|story| story.stage.live_revision()).collect();
        let seen: HashMap<_, Wording> =
            live.iter().copied().zip(sql::stories::wordings(tx, &live)?).collect();
        let mut held: HashMap<StoryId, Story> = held.into_iter().map(|story| (story.id, story)).collect();
        let mut coming = Vec::with_capacity(lines.len());
        for (line, said, edition, id) in lines.iter().copied() {
            let Some(story) = held.remove(&id) else { continue };
            let Some(asked) = self.asked(tx, paper, line, said, edition)? else { continue };
            let wording = story.stage.live_revision().and_then(|revision| seen.get(&revision)).cloned();
            let change = self.changed(story, wording, asked, said);
            if let Some(change) = self.unless_refused(line, change)? {
                coming.push(Coming { line, said, edition, change, is_new: false });
            }
        }
        Ok(coming)
    }

    fn changed(
        &self,
        story: Story,
        seen: Option<Wording>,
        asked: Publish,
        said: &Said,
    ) -> Result<Move, Failure> {
        asked.wording.ready()?;
        match &story.stage {
            Stage::Live { .. } => {}
            Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } | Stage::Withdrawn { .. } => {
                return publish_again(self.member, story, asked, self.on);
            }
        }
        let update = Update {
            story: story.id,
            seen: None,
            section: asked.section,
            slug: asked.slug,
            form: asked.form,
            dossier: said.item.dossier.as_deref().map(DossierId::of_key),
            wording: asked.wording,
            updated: said.item.updated_at,
        };
        another_wording(self.member, story, seen, update, self.on)
    }

    /// Moves the stories and notes which line became which.
    fn keep(&mut self, tx: &mut dyn Tx, paper: &Paper, coming: Vec<Coming<'_>>) -> Result<(), Failure> {
        let (coming, moves): (Vec<_>, Vec<Move>) = coming
            .into_iter()
            .map(|Coming { line, said, edition, change, is_new }| ((line, said, edition, is_new), change))
            .unzip();
        let settled = move_stories(tx, self.member, self.on, paper, &moves)?;
        let mut kept = Vec::with_capacity(coming.len());
        let mut old = Vec::new();
        for ((line, said, edition, is_new), moved) in coming.into_iter().zip(settled) {
            let Some(story) = self.unless_refused(line, moved.map_err(Failure::from))? else { continue };
            if is_new {
                self.report.created += 1;
            } else {
                self.report.updated += 1;
            }
            self.report.dropped(line.number, &said.item.dropped);
            for note in &said.item.notes {
                self.report.note(line.number, &note.field, &note.reason.to_string());
            }
            old.extend(said.item.old_addresses.iter().map(|path| (story, path.clone())));
            self.correct(tx, said, edition, story, is_new)?;
            let (outside_id, fingerprint) = (said.outside_id().to_owned(), said.fingerprint.clone());
            kept.push(Imported { edition, outside_id, story, fingerprint });
        }
        sql::addresses::add_old(tx, &old)?;
        Ok(sql::imported::set(tx, &kept)?)
    }

    /// Puts the line's corrections under the story; those that stand there already stay as they are.
    fn correct(
        &self,
        tx: &mut dyn Tx,
        said: &Said,
        edition: EditionId,
        story: StoryId,
        is_new: bool,
    ) -> Result<(), Failure> {
        let item = &said.item;
        if item.corrections.is_empty() {
            return Ok(());
        }
        let there = if is_new { Vec::new() } else { sql::corrections::of_story(tx, story)? };
        for note in &item.corrections {
            if there.iter().any(|told| told.kind == note.kind && told.text == note.text) {
                continue;
            }
            let at = note.at.or(item.updated_at).unwrap_or(item.published_at);
            let id = self.on.id(CorrectionId::new);
            sql::corrections::add(
                tx,
                edition,
                &Correction { id, story, kind: note.kind, text: note.text.clone(), at },
            )?;
            let event = Event::StoryCorrected { story, correction: id };
            let news = [News { edition: Some(edition), event }];
            sql::events::record(tx, self.member.id, self.on.now, &news)?;
        }
        Ok(())
    }

    /// What was refused is the line's trouble; anything else ends the batch.
    fn unless_refused<T>(&mut self, line: &Line, done: Result<T, Failure>) -> Result<Option<T>, Failure> {
        match done {
            Ok(done) => Ok(Some(done)),
            Err(Failure::Refused(refusal)) => {
                self.refuse(line, "line", refusal.to_string());
                Ok(None)
            }
            Err(other) => Err(other),
        }
    }

    /// Notes that the unit of work is to be begun again without this line.
    pub(super) fn refuse(&mut self, line: &Line, field: &str, reason: String) {
        self.refused.insert(line.number, (field.to_owned(), reason));
    }
}
