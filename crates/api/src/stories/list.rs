//! The desk's list for programs: the same filters, by words instead of ids.

use super::read::mark;
use crate::{
    Answer, Caller, Problem, cursor,
    shapes::{StoryList, StoryRow},
};
use editorial::{AuthorId, Names, desk_list::Filter, form::Form, stage::StageKind};
use newsroom::{Failure, standing::Paper};
use std::collections::HashMap;
use store::{
    Tx,
    sql::{authors, desk_list},
};

/// So many stand on a page when nothing is said, and at most.
const USUAL: i64 = 50;
const MOST: i64 = 100;

/// `GET /api/v1/stories`
pub async fn list(caller: Caller) -> Result<Answer, Problem> {
    let filter = filter(&caller).await?;
    let most = |given: &str| given.parse::<i64>().ok().filter(|most| (1..=MOST).contains(most));
    let most = caller.query_read("limit", "write a number from 1 to 100", most)?.unwrap_or(USUAL);
    let after = mark(&caller, desk_list::TOP)?;
    let mut rows = caller.api().newsroom().stories(caller.member()?, filter, after, most + 1).await?;
    let more = i64::try_from(rows.len()).is_ok_and(|count| count > most);
    if more {
        rows.pop();
    }
    let next = rows.last().filter(|_| more).map(|last| cursor::written(last.story.changed, last.story.id));
    let list = caller
        .look(move |tx| {
            let paper = Paper::read(tx)?;
            let mut signing: Vec<AuthorId> = rows
                .iter()
                .flat_map(|row| row.face.byline.entries.iter().map(|credit| credit.author))
                .collect();
            signing.sort_unstable();
            signing.dedup();
            let found = authors::by_ids(tx, &signing)?;
            let names: HashMap<AuthorId, Names> = found.into_iter().map(|a| (a.id, a.names)).collect();
            let mut stories = Vec::with_capacity(rows.len());
            for row in &rows {
                let (edition, tree) = paper.edition(row.story.edition)?;
                stories.push(StoryRow::of(row, edition, tree, |author| names.get(&author).cloned()));
            }
            Ok::<_, Failure>(StoryList { stories, next })
        })
        .await?;
    Ok(caller.answer(&list))
}

async fn filter(caller: &Caller) -> Result<Filter, Problem> {
    let id = "it is not an id; ids look like 01890a5d-ac96-774b-bcce-b302099a8057";
    let stage = |word: &str| StageKind::ALL.into_iter().find(|stage| stage.word() == word);
    let filter = Filter {
        stage: caller.query_read(
            "stage",
            "choose one of draft, in_review, scheduled, live, withdrawn",
            stage,
        )?,
        form: caller.query_read("form", "it is not a form of story", |word| word.parse::<Form>().ok())?,
        assignee: caller.query_read("assignee", id, |given| given.parse().ok())?,
        began_by: caller.query_read("began_by", id, |given| given.parse().ok())?,
        text: caller.query("q").unwrap_or_default().to_owned(),
        ..Filter::default()
    };
    let [edition, section, author] =
        ["edition", "section", "author"].map(|name| caller.query(name).map(str::to_owned));
    let look = move |tx: &mut dyn Tx| -> Result<Result<Filter, (&'static str, &'static str)>, Failure> {
        let paper = Paper::read(tx)?;
        let mut filter = filter;
        if let Some(tag) = edition {
            let found = paper.editions().find(|edition| edition.tag == tag);
            let Some(found) = found else { return Ok(Err(("edition", "there is no such edition"))) };
            filter.edition = Some(found.id);
        }
        if let Some(words) = section {
            let Some(edition) = filter.edition else {
                return Ok(Err(("section", "name the edition as well")));
            };
            let (_, tree) = paper.edition(edition)?;
            let found = tree.at(&words).or_else(|| tree.by_slug(&words));
            let Some(found) = found else { return Ok(Err(("section", "there is no such section"))) };
            filter.section = Some(found.id);
        }
        if let Some(slug) = author {
            let Some(found) = authors::by_slug(tx, &slug)? else {
                return Ok(Err(("author", "there is no such author")));
            };
            filter.author = Some(found.id);
        }
        Ok(Ok(filter))
    };
    let unusable = |(name, reason): (&str, &str)| Problem::Parameter {
        name: name.to_owned(),
        reason: reason.to_owned(),
    };
    caller.look(look).await?.map_err(unusable)
}
