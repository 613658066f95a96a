//! Fronts from the command line: listed, shown as files, drafted, published, promised, restored.

use super::apply::read;
use crate::{
    cli::{AtSecond, DraftFile, Front, FrontCommand, OfVersion, Show, Which},
    place,
    say::say,
};
use anyhow::{Context, Result, bail};
use editorial::{
    EditionId, FrontId, Member,
    front::{FrontOf, Kept, Layout},
};
use newsroom::{
    Failure, Newsroom,
    acts::{PublishFront, RestoreFront, SaveFrontDraft, ScheduleFront, UnscheduleFront},
    paper_file::front::{self as files, FrontFile},
    standing::Paper,
};
use store::{
    Tx,
    sql::{
        front_drafts,
        fronts::{self, Arranged},
        members,
    },
};

/// `nightdesk front …`
pub async fn front(asked: Front) -> Result<()> {
    let Some(what) = asked.what else {
        let file = asked.file.context("name a file")?;
        let text = read(&file)?;
        let version = place::open(&asked.data)?.curate_front_from_toml(&Member::operator(), &text).await?;
        say(format_args!("The front is arranged (version {version})."));
        return Ok(());
    };
    match what {
        FrontCommand::List(data) => list(&place::open(&data)?).await,
        FrontCommand::Show(asked) => show(asked).await,
        FrontCommand::Draft(asked) => draft(asked).await,
        FrontCommand::Publish(which) => publish(&which).await,
        FrontCommand::Schedule(asked) => schedule(asked).await,
        FrontCommand::Unschedule(asked) => unschedule(asked).await,
        FrontCommand::History(which) => history(&which).await,
        FrontCommand::Restore(asked) => restore(asked).await,
        FrontCommand::At(asked) => at(asked).await,
    }
}

/// A front as it is, for somebody who is about to do something with it.
struct Known {
    id: FrontId,
    edition: EditionId,
    of: FrontOf,
    stands: i64,
    draft: i64,
}

/// The front that the words mean; one that nobody arranged or drafted yet is told so.
async fn known(newsroom: &Newsroom, which: &Which) -> Result<Known> {
    let Which { edition, section, coverage, .. } = which;
    let (tag, section, coverage) = (edition.clone(), section.clone(), coverage.clone());
    let look = move |tx: &mut dyn Tx| {
        let paper = Paper::read(tx)?;
        let (edition, of) = files::place(tx, &paper, &tag, section.as_deref(), coverage.as_deref())?;
        let Some(id) = fronts::find(tx, edition, of)? else { return Ok(None) };
        let stands = fronts::below(tx, id, i64::MAX, 1)?.first().map_or(0, |(front, _)| front.version);
        let draft = front_drafts::current(tx, id)?.filter(|draft| draft.layout.is_some());
        let draft = draft.map_or(0, |draft| draft.version);
        Ok::<_, Failure>(Some(Known { id, edition, of, stands, draft }))
    };
    newsroom.store.read(look).await?.context("nobody has arranged or drafted this front yet")
}

async fn list(newsroom: &Newsroom) -> Result<()> {
    let look = |tx: &mut dyn Tx| {
        let paper = Paper::read(tx)?;
        let mut lines = Vec::new();
        for (id, edition, of) in fronts::all(tx)? {
            let file = files::file(tx, &paper, edition, of, &Layout::default())?;
            let stands = fronts::below(tx, id, i64::MAX, 1)?.into_iter().next();
            let draft = front_drafts::current(tx, id)?.is_some_and(|draft| draft.layout.is_some());
            let mut line = name(&file);
            line += &stands.map_or_else(
                || "  fills itself".to_owned(),
                |(front, _)| format!("  version {} since {}", front.version, front.since.rfc3339()),
            );
            if draft {
                line += ", with a draft";
            }
            lines.push(line);
            for swap in front_drafts::swaps(tx, id, 100)? {
                lines.push(format!("    another takes over at {}", swap.at.rfc3339()));
            }
        }
        Ok::<_, Failure>(lines)
    };
    let lines = newsroom.store.read(look).await?;
    if lines.is_empty() {
        say(format_args!("Nobody has arranged a front yet; each fills itself."));
    }
    for line in lines {
        say(format_args!("{line}"));
    }
    Ok(())
}

/// A front in the words of the command line.
fn name(file: &FrontFile) -> String {
    match (&file.section, &file.coverage) {
        (Some(section), _) => format!("--edition {} --section {section}", file.edition),
        (None, Some(coverage)) => format!("--edition {} --coverage {coverage}", file.edition),
        (None, None) => format!("--edition {}", file.edition),
    }
}

async fn show(asked: Show) -> Result<()> {
    let newsroom = place::open(&asked.which.data)?;
    let known = known(&newsroom, &asked.which).await?;
    let id = known.id;
    if asked.draft {
        let draft = newsroom.store.read(move |tx| front_drafts::current(tx, id)).await?;
        let Some(layout) = draft.and_then(|draft| draft.layout) else { bail!("there is no draft") };
        return write(&newsroom, &known, layout, "the draft").await;
    }
    let version = asked.version.unwrap_or(known.stands);
    let found = newsroom.store.read(move |tx| fronts::version(tx, id, version)).await?;
    let Some(found) = found else { bail!("there is no such version; it fills itself before the first") };
    let about = about(&newsroom, &found).await?;
    write(&newsroom, &known, found.0.layout, &about).await
}

async fn at(asked: AtSecond) -> Result<()> {
    let newsroom = place::open(&asked.which.data)?;
    if asked.at > newsroom.clock.now() {
        bail!("that moment is not over yet");
    }
    let known = known(&newsroom, &asked.which).await?;
    let (edition, of, at) = (known.edition, known.of, asked.at);
    let found = newsroom.store.read(move |tx| fronts::as_of_by(tx, edition, of, at)).await?;
    let Some(found) = found else { bail!("nobody had arranged it then; it filled itself") };
    let about = about(&newsroom, &found).await?;
    write(&newsroom, &known, found.0.layout, &about).await
}

/// Which version it is, since when, by whom.
async fn about(newsroom: &Newsroom, (front, by): &Arranged) -> Result<String> {
    let by = *by;
    let who = newsroom.store.read(members::all).await?.into_iter().find(|member| member.id == by);
    let who = who.map_or_else(|| "the house".to_owned(), |member| member.called().to_owned());
    let restored = front.restored.map(|old| format!(", version {old} again")).unwrap_or_default();
    Ok(format!("version {} since {}, by {who}{restored}", front.version, front.since.rfc3339()))
}

async fn write(newsroom: &Newsroom, known: &Known, layout: Layout, about: &str) -> Result<()> {
    let (edition, of) = (known.edition, known.of);
    let look = move |tx: &mut dyn Tx| {
        let paper = Paper::read(tx)?;
        files::file(tx, &paper, edition, of, &layout)
    };
    let file = newsroom.store.read(look).await?;
    say(format_args!("# {about}\n{}", toml::to_string(&file)?.trim_end()));
    Ok(())
}

async fn draft(asked: DraftFile) -> Result<()> {
    let newsroom = place::open(&asked.data)?;
    let file = FrontFile::read(&read(&asked.file)?)?;
    let look = move |tx: &mut dyn Tx| {
        let paper = Paper::read(tx)?;
        let (section, coverage) = (file.section.as_deref(), file.coverage.as_deref());
        let (edition, of) = files::place(tx, &paper, &file.edition, section, coverage)?;
        let layout = files::layout(tx, &paper, edition, &file.containers)?;
        let draft = match fronts::find(tx, edition, of)? {
            Some(id) => front_drafts::current(tx, id)?.filter(|draft| draft.layout.is_some()),
            None => None,
        };
        let seen = draft.map_or(0, |draft| draft.version);
        Ok::<_, Failure>(SaveFrontDraft { edition, of, seen, layout })
    };
    let asked = newsroom.store.read(look).await?;
    match newsroom.save_front_draft(&Member::operator(), asked).await?.1 {
        Kept::Stands(version) => {
            say(format_args!("It is the draft now (draft {version}); no reader sees it."));
        }
        Kept::Aside(_) => {
            bail!("somebody changed the draft at the same moment; yours lies beside it at the desk")
        }
    }
    Ok(())
}

async fn publish(which: &Which) -> Result<()> {
    let newsroom = place::open(&which.data)?;
    let Known { id, stands, draft, .. } = known(&newsroom, which).await?;
    let asked = PublishFront { front: id, draft, stands };
    let version = newsroom.publish_front(&Member::operator(), asked).await?;
    say(format_args!("The draft is before readers (version {version})."));
    Ok(())
}

async fn schedule(asked: AtSecond) -> Result<()> {
    let newsroom = place::open(&asked.which.data)?;
    let Known { id, draft, .. } = known(&newsroom, &asked.which).await?;
    let promised = ScheduleFront { front: id, draft, at: asked.at };
    newsroom.schedule_front(&Member::operator(), promised).await?;
    say(format_args!("The draft takes over at {}.", asked.at.rfc3339()));
    Ok(())
}

async fn unschedule(asked: AtSecond) -> Result<()> {
    let newsroom = place::open(&asked.which.data)?;
    let front = known(&newsroom, &asked.which).await?.id;
    match newsroom.unschedule_front(&Member::operator(), UnscheduleFront { front, at: asked.at }).await? {
        Kept::Stands(_) => say(format_args!("It waits no more, and is the draft again.")),
        Kept::Aside(_) => say(format_args!("It waits no more, and lies beside the draft that there is.")),
    }
    Ok(())
}

async fn history(which: &Which) -> Result<()> {
    let newsroom = place::open(&which.data)?;
    let front = known(&newsroom, which).await?.id;
    let mut below = i64::MAX;
    loop {
        let page = newsroom.store.read(move |tx| fronts::below(tx, front, below, 100)).await?;
        let Some((last, _)) = page.last() else { return Ok(()) };
        below = last.version;
        for arranged in &page {
            say(format_args!("{}", about(&newsroom, arranged).await?));
        }
    }
}

async fn restore(asked: OfVersion) -> Result<()> {
    let newsroom = place::open(&asked.which.data)?;
    let Known { id, stands, .. } = known(&newsroom, &asked.which).await?;
    let asked = RestoreFront { front: id, version: asked.version, stands };
    let version = newsroom.restore_front(&Member::operator(), asked).await?;
    say(format_args!("Version {} stands again, as version {version}.", asked.version));
    Ok(())
}
