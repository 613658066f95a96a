//! By what the desk finds a story: headlines, standfirst and names, folded, of the newest wording. Written with the
//! story itself whenever a wording is saved, so that list and story cannot part.

use crate::{Failure, standing::Paper, uses};
use editorial::{
    AuthorId, fold,
    story::{Story, Wording},
};
use std::collections::{BTreeSet, HashMap};
use store::{
    Tx,
    sql::{
        authors,
        stories::{self, Sought},
    },
};

/// Writes stories that have a new wording, each once.
pub(crate) fn write(tx: &mut dyn Tx, paper: &Paper, saved: &[(&Story, &Wording)]) -> Result<(), Failure> {
    if saved.is_empty() {
        return Ok(());
    }
    let credited: BTreeSet<AuthorId> = saved.iter().flat_map(|(_, wording)| wording.authors()).collect();
    let credited: Vec<AuthorId> = credited.into_iter().collect();
    let names: HashMap<_, _> =
        authors::by_ids(tx, &credited)?.into_iter().map(|author| (author.id, author.names)).collect();
    let mut found_by = Vec::with_capacity(saved.len());
    for (story, wording) in saved.iter().copied() {
        let language = &paper.edition(story.edition)?.0.language;
        let heads = &wording.headlines;
        let mut parts = vec![heads.page.as_str(), &heads.list, &wording.standfirst];
        parts.extend(wording.authors().filter_map(|author| Some(names.get(&author)?.get(language))));
        found_by
            .push(Sought { folded: fold::folded(&parts.join(" ")), authors: wording.authors().collect() });
    }
    let rows = saved.iter().map(|(story, _)| *story).zip(&found_by);
    stories::set(tx, rows)?;
    uses::newest(tx, saved)
}
