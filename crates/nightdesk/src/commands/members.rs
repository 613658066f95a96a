//! `nightdesk member …`: who works here, from the command line.

use crate::{
    cli::{Listed, MemberAdd, MemberCommand, MemberNamed, MemberPassword},
    place,
    say::{hand_over, say},
};
use anyhow::{Context, Result, bail};
use editorial::{Account, Member, password, words};
use newsroom::{Newsroom, Secret, acts::InviteMember};
use serde::Serialize;
use std::io::{self, Read};
use store::{StoreError, sql::publication};

/// Runs one of them.
pub async fn member(what: MemberCommand) -> Result<()> {
    match what {
        MemberCommand::Add(asked) => add(asked).await,
        MemberCommand::List(asked) => list(&asked).await,
        MemberCommand::Disable(asked) => disable(&asked).await,
        MemberCommand::Enable(asked) => enable(&asked).await,
        MemberCommand::Invite(asked) => invite(&asked).await,
        MemberCommand::Password(asked) => set_password(&asked).await,
        MemberCommand::Untie(asked) => untie(&asked).await,
    }
}

async fn add(asked: MemberAdd) -> Result<()> {
    let newsroom = place::open(&asked.data)?;
    let operator = Member::operator();
    let email = asked.email.as_str().to_owned();
    let invited = InviteMember {
        name: Some(asked.name),
        email: asked.email,
        role: asked.role,
        language: asked.language,
    };
    if asked.password_stdin {
        newsroom.add_member(&operator, invited, typed_password()?).await?;
        say(format_args!("{email} signs in with that password."));
        return Ok(());
    }
    let (_, link) = newsroom.invite_member(&operator, invited).await?;
    told_of_link(&newsroom, &email, &link).await
}

async fn invite(asked: &MemberNamed) -> Result<()> {
    let newsroom = place::open(&asked.data)?;
    let account = named(&newsroom, &asked.email).await?;
    let link = newsroom.invite_again(&Member::operator(), account.id).await?;
    told_of_link(&newsroom, account.email.as_str(), &link).await
}

/// Tells the link with which somebody sets their password: in full where the house knows its own address.
pub(super) async fn told_of_link(newsroom: &Newsroom, email: &str, link: &Secret) -> Result<()> {
    let house = newsroom.store.read::<_, StoreError, _>(publication::find).await?;
    let base = house.map(|house| house.base_address).unwrap_or_default();
    say(format_args!("Send this link to {email}. It is good once, for a week:"));
    say(format_args!("  {base}{}", web::addresses::invitation(link.shown())));
    if base.is_empty() {
        say(
            "Put before it where the site is reached: http://127.0.0.1:8080 unless `serve` was told otherwise.",
        );
    }
    Ok(())
}

async fn disable(asked: &MemberNamed) -> Result<()> {
    let newsroom = place::open(&asked.data)?;
    let account = named(&newsroom, &asked.email).await?;
    newsroom.disable_member(&Member::operator(), account.id).await?;
    say(format_args!("{} is shut out; their sessions, links and tokens have ended.", account.email));
    Ok(())
}

async fn enable(asked: &MemberNamed) -> Result<()> {
    let newsroom = place::open(&asked.data)?;
    let account = named(&newsroom, &asked.email).await?;
    newsroom.enable_member(&Member::operator(), account.id).await?;
    say(format_args!("{} may sign in again.", account.email));
    Ok(())
}

async fn set_password(asked: &MemberPassword) -> Result<()> {
    if !asked.password_stdin {
        bail!("give --password-stdin and write the password on standard input");
    }
    let newsroom = place::open(&asked.data)?;
    let account = named(&newsroom, &asked.email).await?;
    newsroom.set_password(&Member::operator(), &account, typed_password()?).await?;
    say(format_args!("{} signs in with that password; their sessions have ended.", account.email));
    Ok(())
}

async fn untie(asked: &MemberNamed) -> Result<()> {
    let newsroom = place::open(&asked.data)?;
    let account = named(&newsroom, &asked.email).await?;
    newsroom.untie_member(&Member::operator(), account.id).await?;
    say(format_args!("{} is tied to no account at the identity provider.", account.email));
    Ok(())
}

#[derive(Serialize)]
struct Line<'a> {
    id: String,
    name: &'a str,
    email: &'a str,
    role: &'a str,
    language: &'a str,
    standing: &'a str,
    since: String,
}

async fn list(asked: &Listed) -> Result<()> {
    let members = place::open(&asked.data)?.members(&Member::operator()).await?;
    let report = if asked.json {
        let lines: Vec<Line> = members.iter().map(line).collect();
        format!("{}\n", serde_json::to_string(&lines)?)
    } else if members.is_empty() {
        "Nobody works here yet; `nightdesk member add` lets the first in.\n".to_owned()
    } else {
        members.iter().map(told).collect()
    };
    hand_over(&report).context("cannot write the list")
}

fn line(account: &Account) -> Line<'_> {
    Line {
        id: account.id.to_string(),
        name: &account.name,
        email: account.email.as_str(),
        role: account.role.word(),
        language: account.language.tag(),
        standing: account.standing.word(),
        since: account.since.rfc3339(),
    }
}

fn told(account: &Account) -> String {
    let (role, standing) = (account.role.word(), account.standing.word());
    format!("{:<32} {role:<15} {standing:<9} {}\n", account.email.as_str(), words::plain(&account.name, 60))
}

async fn named(newsroom: &Newsroom, email: &str) -> Result<Account> {
    Ok(newsroom.member_by_email(&Member::operator(), email).await?)
}

/// The first line of standard input, without its end.
fn typed_password() -> Result<String> {
    let mut typed = String::new();
    // Somewhat more than fits, so that what is too long is refused as that.
    let most = password::LONGEST as u64 + 16;
    io::stdin().lock().take(most).read_to_string(&mut typed).context("cannot read the password")?;
    let line = typed.lines().next().unwrap_or_default();
    if line.is_empty() {
        bail!("there is no password on standard input; write it as one line");
    }
    Ok(line.to_owned())
}
