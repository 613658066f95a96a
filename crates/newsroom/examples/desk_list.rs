//! Asks the desk's list of a newsroom that holds many stories, and says how long each question takes:
//! `cargo run --release -p newsroom --example desk_list -- PLACE MEDIA-FOLDER [ROUNDS]`
//!
//! `PLACE` is what `import_lines` filled. A few drafts are begun first, so that the small views are not empty.

use clock::Clock;
use editorial::{
    EditionId, Member, MemberId, SectionId,
    desk_list::Filter,
    permission::Role,
    scope::Scopes,
    stage::StageKind,
    story::{Headlines, Wording},
};
use newsroom::{Newsroom, acts::SaveDraft};
use std::{error::Error, path::PathBuf, time::Duration, time::Instant};
use store::{
    Place,
    sql::{authors, desk_list::TOP, editions, sections},
};

/// Some of whom the questions ask.
struct Asked {
    editor: Member,
    edition: EditionId,
    section: SectionId,
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [place, media, rest @ ..] = given.as_slice() else {
        return Err("give a place for the data and a folder for pictures".into());
    };
    let place: Place = place.parse()?;
    let rounds: usize = rest.first().map_or(Ok(100), |rounds| rounds.parse())?;
    let room = Newsroom::open(&place, &PathBuf::from(media), Clock::real())?;
    let asked = begin(&room).await?;
    for (name, filter) in questions(&room, &asked).await? {
        let (mut list, mut count) = (Vec::new(), Vec::new());
        let (mut rows, mut found) = (0, 0);
        for _ in 0..rounds {
            let started = Instant::now();
            rows = room.stories(&asked.editor, filter.clone(), TOP, 50).await?.len();
            list.push(started.elapsed());
            let started = Instant::now();
            found = room.stories_found(&asked.editor, filter.clone(), TOP, 1_000).await?;
            count.push(started.elapsed());
        }
        println!("{name:<28} {rows:>3} rows {} | {found:>5} counted {}", spread(list), spread(count));
    }
    let mut counts = Vec::new();
    for _ in 0..rounds {
        let started = Instant::now();
        room.story_counts(&asked.editor).await?;
        counts.push(started.elapsed());
    }
    println!("{:<28}          {}", "counts of the views", spread(counts));
    Ok(())
}

fn spread(mut times: Vec<Duration>) -> String {
    times.sort_unstable();
    let at =
        |percent: usize| times.get(times.len() * percent / 100).or(times.last()).copied().unwrap_or_default();
    format!("p50 {:>6.1} ms p99 {:>6.1} ms", at(50).as_secs_f64() * 1e3, at(99).as_secs_f64() * 1e3)
}

/// Begins twenty drafts and finds whom to ask for.
async fn begin(room: &Newsroom) -> Result<Asked, Box<dyn Error>> {
    let id = MemberId::from_bytes([7; 16]);
    let editor = Member { id, name: "the editor".to_owned(), role: Role::Editor, scopes: Scopes::ALL };
    let edition = room.store.read(editions::all).await?.first().ok_or("no edition")?.id;
    let tree = room.store.read(move |tx| sections::of_edition(tx, edition)).await?;
    let section = tree.iter().next().ok_or("no section")?.id;
    for number in 0..20 {
        let page = format!("A draft of ours, {number}");
        let wording = Wording { headlines: Headlines { page, ..Headlines::default() }, ..Wording::default() };
        let slug = format!("draft-{number}").parse()?;
        let form = editorial::form::Form::News;
        let new = SaveDraft::New { edition, section, slug, form, dossier: None, wording };
        room.save_draft(&editor, new).await?;
    }
    Ok(Asked { editor, edition, section })
}

/// What an editor asks.
async fn questions(room: &Newsroom, asked: &Asked) -> Result<Vec<(&'static str, Filter)>, Box<dyn Error>> {
    let all = Filter::default();
    let author = room.store.read(authors::first).await?.first().map(|author| author.id);
    let text = |text: &str| Filter { text: text.to_owned(), ..Filter::default() };
    Ok(vec![
        ("the first view", all.clone()),
        ("one edition", Filter { edition: Some(asked.edition), ..all.clone() }),
        ("a section and all under it", Filter { section: Some(asked.section), ..all.clone() }),
        ("drafts", Filter { stage: Some(StageKind::Draft), ..all.clone() }),
        ("in review (none)", Filter { stage: Some(StageKind::InReview), ..all.clone() }),
        ("live", Filter { stage: Some(StageKind::Live), ..all.clone() }),
        ("begun by the editor", Filter { began_by: Some(asked.editor.id), ..all.clone() }),
        ("given to the editor (none)", Filter { assignee: Some(asked.editor.id), ..all.clone() }),
        ("one author", Filter { author, ..all.clone() }),
        ("one form", Filter { form: Some(editorial::form::Form::Explainer), ..all.clone() }),
        ("a word that is common", text("the")),
        ("two words", text("council water")),
        ("an Arabic word", text("المدينة")),
        ("a word that nobody wrote", text("xylophonist")),
        ("six words that nobody wrote", text("nobody ever wrote these sixword xylophonists")),
        ("a rare Arabic word", text("زنبركات")),
        (
            "edition, stage and a word",
            Filter { edition: Some(asked.edition), stage: Some(StageKind::Live), ..text("xylophonist") },
        ),
    ])
}
