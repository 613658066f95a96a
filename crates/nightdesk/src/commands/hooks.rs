//! `nightdesk hook …`: programs of other houses that are told what happens, from the command line.

use crate::{
    cli::{HookAdd, HookCommand, HookNamed, HookTest, Listed},
    place,
    say::{hand_over, say},
};
use anyhow::{Context, Result, bail};
use editorial::{
    EditionId, Member, Moment,
    hook::{
        Hook, HookKind,
        tries::{Answer, Health, Tried},
    },
    words,
};
use newsroom::{Newsroom, acts::SetHook, hooks::Shown};
use serde::Serialize;
use store::sql::editions;

/// Runs one of them.
pub async fn hook(what: HookCommand) -> Result<()> {
    match what {
        HookCommand::Add(asked) => add(asked).await,
        HookCommand::List(asked) => list(&asked).await,
        HookCommand::Test(asked) => test(&asked).await,
        HookCommand::Secret(asked) => secret(&asked).await,
        HookCommand::Pause(asked) => {
            place::open(&asked.data)?.pause_hook(&Member::operator(), asked.id).await?;
            say("The hook is told nothing; what happens is kept for it.");
            Ok(())
        }
        HookCommand::Resume(asked) => {
            place::open(&asked.data)?.resume_hook(&Member::operator(), asked.id).await?;
            say("The hook goes on.");
            Ok(())
        }
        HookCommand::Remove(asked) => {
            place::open(&asked.data)?.remove_hook(&Member::operator(), asked.id).await?;
            say("The hook is removed, with its secrets and all that was told to it.");
            Ok(())
        }
    }
}

/// A hook, with its secret for the only time.
#[derive(Serialize)]
struct Made<'a> {
    id: String,
    secret: &'a str,
}

#[derive(Serialize)]
struct Line<'a> {
    id: String,
    name: &'a str,
    address: &'a str,
    kinds: Vec<&'a str>,
    editions: Vec<&'a str>,
    health: &'a str,
    failing_since: Option<String>,
    waiting: i64,
    made: String,
}

#[derive(Serialize)]
struct Tested<'a> {
    arrived: bool,
    answer: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<u16>,
    milliseconds: i64,
    said: &'a str,
}

async fn add(asked: HookAdd) -> Result<()> {
    let newsroom = place::open(&asked.data)?.that_posts_to(asked.hosts.opened());
    let readers_see = || HookKind::CHOICE.into_iter().filter(|kind| !kind.is_inside()).collect();
    let wanted = SetHook {
        name: asked.name,
        address: asked.address,
        kinds: if asked.kind.is_empty() { readers_see() } else { asked.kind },
        editions: tagged(&newsroom, &asked.edition).await?,
    };
    let (hook, secret) = newsroom.make_hook(&Member::operator(), wanted).await?;
    shown_once(&hook.id.to_string(), secret.shown(), asked.json)
}

async fn secret(asked: &HookNamed) -> Result<()> {
    let secret = place::open(&asked.data)?.rotate_hook_secret(&Member::operator(), asked.id).await?;
    shown_once(&asked.id.to_string(), secret.shown(), false)
}

fn shown_once(id: &str, secret: &str, json: bool) -> Result<()> {
    let report = if json {
        format!("{}\n", serde_json::to_string(&Made { id: id.to_owned(), secret })?)
    } else {
        format!("{id}\n{secret}\n")
    };
    // Nobody could ask for it again.
    hand_over(&report).with_context(|| {
        format!("the secret of the hook {id} was made and cannot be shown; make another with `nightdesk hook secret`")
    })
}

/// The editions with these tags.
async fn tagged(newsroom: &Newsroom, tags: &[String]) -> Result<Vec<EditionId>> {
    let all = newsroom.store.read(editions::all).await?;
    tags.iter()
        .map(|tag| match all.iter().find(|edition| edition.tag == *tag) {
            Some(edition) => Ok(edition.id),
            None => bail!("there is no edition “{}” here", words::plain(tag, 40)),
        })
        .collect()
}

async fn list(asked: &Listed) -> Result<()> {
    let newsroom = place::open(&asked.data)?;
    let (all, now) = (newsroom.hooks(&Member::operator()).await?, newsroom.clock.now());
    let report = if asked.json {
        let editions = newsroom.store.read(editions::all).await?;
        let tag = |id: &EditionId| editions.iter().find(|edition| edition.id == *id);
        let lines: Vec<Line> = all
            .iter()
            .map(|shown| Line {
                editions: shown
                    .hook
                    .editions
                    .iter()
                    .filter_map(tag)
                    .map(|found| found.tag.as_str())
                    .collect(),
                ..line(shown, now)
            })
            .collect();
        format!("{}\n", serde_json::to_string(&lines)?)
    } else if all.is_empty() {
        "There is no hook; `nightdesk hook add` makes one.\n".to_owned()
    } else {
        all.iter().map(|shown| told(&shown.hook, shown.waiting, now)).collect()
    };
    hand_over(&report).context("cannot write the list")
}

fn line(shown: &Shown, now: Moment) -> Line<'_> {
    let hook = &shown.hook;
    Line {
        id: hook.id.to_string(),
        name: &hook.name,
        address: &hook.address,
        kinds: hook.kinds.iter().map(|kind| kind.word()).collect(),
        editions: Vec::new(),
        health: Health::of(hook, now).word(),
        failing_since: hook.failing.map(Moment::rfc3339),
        waiting: shown.waiting,
        made: hook.made.rfc3339(),
    }
}

fn told(hook: &Hook, waiting: i64, now: Moment) -> String {
    let (health, address) = (Health::of(hook, now).word(), words::plain(&hook.address, 80));
    let name = words::plain(&hook.name, 60);
    format!("{}  {health:<10} {waiting:>5} waiting  {address}  {name}\n", hook.id)
}

async fn test(asked: &HookTest) -> Result<()> {
    let newsroom = place::open(&asked.data)?.that_posts_to(asked.hosts.opened());
    let tried = newsroom.try_hook(&Member::operator(), asked.id).await?;
    let status = if let Answer::Status(status) = tried.answer { Some(status) } else { None };
    let arrived = tried.answer.arrived();
    let report = if asked.json {
        let Tried { answer, millis, said, .. } = &tried;
        let tested = Tested { arrived, answer: answer.word(), status, milliseconds: *millis, said };
        format!("{}\n", serde_json::to_string(&tested)?)
    } else {
        let answer =
            status.map_or_else(|| tried.answer.word().replace('_', " "), |status| status.to_string());
        format!("{answer} after {} ms: {}\n", tried.millis, tried.said)
    };
    hand_over(&report).context("cannot write the answer")?;
    if arrived { Ok(()) } else { bail!("the test did not arrive: {}", why(&tried)) }
}

fn why(tried: &Tried) -> &'static str {
    match tried.answer {
        Answer::Status(300..=399) => {
            "the receiver sends elsewhere, and redirects are not followed; give the address where it leads"
        }
        Answer::Status(_) => "the receiver must answer with a status from 200 to 299",
        Answer::Unreachable => "nobody answers at that address",
        Answer::TooSlow => "the receiver must answer within ten seconds, and work afterwards",
        Answer::NotAllowed => "nothing is sent there; a host of your own network is opened with --hook-host",
    }
}
