//! One story in a list of the desk.

use crate::{Seat, sheet::initials};
use editorial::{AuthorId, Edition, EditionId, MemberId, Names, SectionId, Stage, section::SectionTree};
use minijinja::{Value, context};
use std::collections::HashMap;
use store::{
    StoreError, Tx,
    sql::{authors, desk_list::DeskRow, members, sections},
};

/// What the rows of a list name: sections, authors, members.
#[derive(Default)]
pub struct Known {
    trees: HashMap<EditionId, SectionTree>,
    authors: HashMap<AuthorId, Names>,
    members: HashMap<MemberId, String>,
}

impl Known {
    /// Reads what these rows name.
    pub fn read(tx: &mut dyn Tx, editions: &[Edition], rows: &[DeskRow]) -> Result<Self, StoreError> {
        let mut known = Self::default();
        for edition in editions {
            known.trees.insert(edition.id, sections::of_edition(tx, edition.id)?);
        }
        let mut named: Vec<AuthorId> =
            rows.iter().flat_map(|row| row.face.byline.entries.iter().map(|credit| credit.author)).collect();
        named.sort_unstable();
        named.dedup();
        known.authors =
            authors::by_ids(tx, &named)?.into_iter().map(|author| (author.id, author.names)).collect();
        known.members =
            members::all(tx)?.into_iter().map(|account| (account.id, account.called().to_owned())).collect();
        Ok(known)
    }

    /// The name of a section.
    pub fn section(&self, edition: EditionId, section: SectionId) -> Option<&str> {
        self.trees.get(&edition)?.get(section).map(|section| section.name.as_str())
    }

    /// The name of a colleague.
    pub fn name(&self, member: MemberId) -> Option<String> {
        self.members.get(&member).cloned()
    }

    /// A colleague, for lists.
    pub fn person(&self, member: MemberId) -> Option<Value> {
        let name = self.members.get(&member)?;
        Some(context! { name, initials => initials(name) })
    }
}

/// The stage of a story and the moment that matters in it, for marks and lists.
pub fn moment(seat: &Seat, row: &DeskRow) -> Value {
    let (word, at) = match &row.story.stage {
        Stage::Draft | Stage::InReview { .. } => ("changed", row.story.changed),
        Stage::Scheduled { goes_live, .. } => ("goes_live", *goes_live),
        Stage::Live { since, .. } => ("published", *since),
        Stage::Withdrawn { at, .. } => ("withdrawn", *at),
    };
    context! { word, ..seat.moment(at) }
}

/// The value of `partials/story_row.html`.
pub fn row(seat: &Seat, known: &Known, row: &DeskRow) -> Value {
    let story = &row.story;
    let edition = seat.edition(story.edition);
    let language = edition.map_or("en", |edition| edition.language.as_str());
    let names = row.face.byline.entries.iter().filter_map(|credit| known.authors.get(&credit.author));
    let byline: Vec<&str> = names.map(|names| names.get(language)).collect();
    let live = story.stage.live_revision();
    context! {
        id => story.id.to_string(),
        address => format!("/desk/stories/{}", story.id),
        headline => Some(row.face.headlines.page.as_str()).filter(|headline| !headline.is_empty()),
        language,
        direction => edition.map(|edition| edition.direction.attr()),
        edition => edition.map(|edition| edition.language_name.as_str()),
        section => known.section(story.edition, story.section),
        form => story.form.word(),
        stage => story.stage.word(),
        byline => byline.join(", "),
        assignee => story.assignee.and_then(|member| known.person(member)),
        moment => moment(seat, row),
        embargo => story.embargo.map(|at| seat.moment(at)),
        unpublished => live.is_some_and(|live| live != story.newest),
        notes => row.open_notes,
        here => seat.desk().company.present().others(story.id, seat.member().id),
    }
}
