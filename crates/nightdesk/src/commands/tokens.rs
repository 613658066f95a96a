//! `nightdesk token …`: keys for programs, from the command line.

use crate::{
    cli::{Listed, TokenCommand, TokenCreate, TokenRevoke},
    place,
    say::{hand_over, say},
};
use anyhow::{Context, Result};
use editorial::{
    Member, Moment,
    scope::{Scope, Scopes},
    token::Token,
    words,
};
use newsroom::acts::MakeToken;
use serde::Serialize;

/// Runs one of them.
pub async fn token(what: TokenCommand) -> Result<()> {
    match what {
        TokenCommand::Create(asked) => create(asked).await,
        TokenCommand::List(asked) => list(&asked).await,
        TokenCommand::Revoke(asked) => revoke(&asked).await,
    }
}

/// A token, shown for the only time.
#[derive(Serialize)]
struct Made<'a> {
    token: &'a str,
    #[serde(flatten)]
    line: Line<'a>,
}

#[derive(Serialize)]
struct Line<'a> {
    id: String,
    name: &'a str,
    role: &'a str,
    scopes: Vec<&'a str>,
    made: String,
    expires: Option<String>,
    used: Option<String>,
}

async fn create(asked: TokenCreate) -> Result<()> {
    let newsroom = place::open(&asked.data)?;
    let after = |days: i64| Moment::from_micros(newsroom.clock.now().micros() + days * 86_400_000_000);
    let scopes = if asked.scope.is_empty() { Scopes::ALL } else { asked.scope.into_iter().collect() };
    let wanted = MakeToken { name: asked.name, role: asked.role, scopes, expires: asked.days.map(after) };
    let (token, secret) = newsroom.make_token(&Member::operator(), wanted).await?;
    let report = if asked.json {
        format!("{}\n", serde_json::to_string(&Made { token: secret.shown(), line: line(&token) })?)
    } else {
        format!("{}\n", secret.shown())
    };
    // Nobody could ask for it again.
    hand_over(&report).with_context(|| {
        format!("the token {} was made and cannot be shown; revoke it and make another", token.id)
    })
}

async fn list(asked: &Listed) -> Result<()> {
    let tokens = place::open(&asked.data)?.tokens(&Member::operator()).await?;
    let report = if asked.json {
        let lines: Vec<Line> = tokens.iter().map(line).collect();
        format!("{}\n", serde_json::to_string(&lines)?)
    } else if tokens.is_empty() {
        "There is no token; `nightdesk token create` makes one.\n".to_owned()
    } else {
        tokens.iter().map(told).collect()
    };
    hand_over(&report).context("cannot write the list")
}

async fn revoke(asked: &TokenRevoke) -> Result<()> {
    let newsroom = place::open(&asked.data)?;
    newsroom.revoke_token(&Member::operator(), asked.id).await?;
    say("The token is good for nothing any more.");
    Ok(())
}

fn line(token: &Token) -> Line<'_> {
    Line {
        id: token.id.to_string(),
        name: &token.name,
        role: token.role.word(),
        scopes: token.scopes.iter().map(Scope::word).collect(),
        made: token.made.rfc3339(),
        expires: token.expires.map(Moment::rfc3339),
        used: token.used.map(Moment::rfc3339),
    }
}

fn told(token: &Token) -> String {
    let scopes = token.scopes.iter().map(Scope::word).collect::<Vec<_>>().join(",");
    let used = token.used.map_or_else(|| "never used".to_owned(), |used| format!("used {}", used.rfc3339()));
    let ends = token.expires.map_or_else(String::new, |expires| format!(", ends {}", expires.rfc3339()));
    let name = words::plain(&token.name, 60);
    format!("{}  {:<15} {scopes}  {used}{ends}  {name}\n", token.id, token.role.word())
}
