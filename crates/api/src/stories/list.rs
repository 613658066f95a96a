//! The desk's list for programs: the same filters, by words instead of ids.

use super::read::mark;
use crate::{
    Answer, Caller, Problem, cursor,
    shapes::{StoryList, StoryRow},
};
use editorial::{AuthorId, Names, desk_list::Filter, form::Form, stage::StageKind};
use newsroom::standing::Paper;
use std::collections::HashMap;
use store::sql::{authors, desk_list};

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
            let mut named: Vec<AuthorId> =
                rows.iter().flat_map(|row| row.face.byline.entries.iter().map(|credit| credit.author)).collect();
            named.sort_unstable();
            named.dedup();
            let found = authors::by_ids(tx, &named)?;
            let names: HashMap<AuthorId, Names> = found.into_iter().map(|a| (a.id, a.names)).collect();
            let mut stories = Vec::with_capacity(rows.len());
            for row in &rows {
                let (edition, tree) = paper.edition(row.story.edition)?;
                stories.push(StoryRow::of(row, edition, tree, |author| names.get(&author).cloned()));
            }
            Ok::<_, newsroom::Failure>(StoryList { stories, next })
        })
        .await?;
    Ok(caller.answer(&list))
}

async fn filter(caller: &Caller) -> Result<Filter, Problem> {
    let id = "it is not an id; ids look like 01890a5d-ac96-774b-bcce-b302099a8057";
    let stage = |word: &str| StageKind::ALL.into_iter().find(|stage| stage.word() == word);
    let filter = Filter {
        stage: caller.query_read("stage", "choose one of draft, in_review, scheduled, live, withdrawn", stage)?,
        form: caller.query_read("form", "it is not a form of story", |word| word.parse::<Form>().ok())?,
        assignee: caller.query_read("assignee", id, |given| given.parse().ok())?,
        began_by: caller.query_read("began_by", id, |given| given.parse().ok())?,
        text: caller.query("q").unwrap_or_default().to_owned(),
        ..Filter::default()
    };
    let [edition, section, author] = ["edition", "section", "author"].map(|name| caller.query(name).map(str::to_owned));
    let named = caller
        .look(move |tx| {
            let paper = Paper::read(tx)?;
            let edition = edition.map(|tag| paper.editions().find(|edition| edition.tag == tag).map(|found| found.id));
            let section = match (section, edition) {
                (Some(words), Some(Some(edition))) => {
                    let (_, tree) = paper.edition(edition)?;
                    Some(tree.at(&words).or_else(|| tree.by_slug(&words)).map(|section| section.id))
                }
                (Some(_), Some(None) | None) => Some(None),
                (None, _) => None,
            };
            let author = match author {
                Some(slug) => Some(authors::by_slug(tx, &slug)?.map(|author| author.id)),
                None => None,
            };
            Ok::<_, newsroom::Failure>((edition, section, author))
        })
        .await?;
    let unknown = |name: &str, advice: &str| Problem::Parameter { name: name.to_owned(), reason: advice.to_owned() };
    Ok(Filter {
        edition: there(named.0, || unknown("edition", "there is no such edition"))?,
        section: there(named.1, || unknown("section", "there is no such section in this edition, or no edition is named"))?,
        author: there(named.2, || unknown("author", "there is no such author"))?,
        ..filter
    })
}

/// What is named must be there.
fn there<T>(named: Option<Option<T>>, unknown: impl Fn() -> Problem) -> Result<Option<T>, Problem> {
    match named {
        None => Ok(None),
        Some(Some(found)) => Ok(Some(found)),
        Some(None) => Err(unknown()),
    }
}
