//! `nightdesk demo`: an empty folder becomes the demo newsroom, and is served.

use super::theme;
use crate::{cli::Serve, place, say::say, server};
use anyhow::{Context, Result, bail};
use editorial::{Member, account::DeskLanguage, permission::Role};
use indicatif::{ProgressBar, ProgressStyle};
use newsroom::{Newsroom, Secret, acts::InviteMember, demo_paper::DemoProgress};
use std::{
    fs::{self, OpenOptions},
    io::Write,
    path::Path,
};
use store::sql::publication;

/// Makes the demo where it is not yet, and serves it.
pub async fn demo(asked: Serve) -> Result<()> {
    let listening = server::listen(asked.listen)?;
    let newsroom = place::open_or_make(&asked.data)?;
    let there = newsroom.store.read::<_, store::StoreError, _>(publication::find).await?;
    match there {
        None => {
            make(&newsroom).await?;
        }
        Some(publication) if publication.name == NAME => {}
        Some(publication) => bail!(
            "{} already holds “{}”; the demo wants a folder of its own: choose one with --data",
            asked.data.data.display(),
            publication.name
        ),
    }
    theme::look_over(&asked, &newsroom).await?;
    let signs_in = people(&newsroom, &asked.data.data).await?;
    say("\n  The Orsel Courier is open:\n");
    say(format_args!(
        "    English  http://{0}/en/\n    Español  http://{0}/es/\n    العربية  http://{0}/ar/\n",
        asked.listen
    ));
    say(format_args!("  The desk     http://{}/desk/\n{signs_in}", asked.listen));
    say(format_args!("  Everything is in {}. Ctrl-C ends.\n", asked.data.data.display()));
    server::serve(newsroom, listening, &asked).await
}

/// The name by which the demo's own publication is known again.
const NAME: &str = "The Orsel Courier";

/// Who works at the demo, in every role, with the language of their desk.
const PEOPLE: [(&str, &str, Role, DeskLanguage); 6] = [
    ("Ines Calder", "reporter@orsel.example", Role::Reporter, DeskLanguage::Es),
    ("سلمى نصر", "translator@orsel.example", Role::Translator, DeskLanguage::Ar),
    ("Tomás Rey", "pictures@orsel.example", Role::PictureEditor, DeskLanguage::Es),
    ("Dara Whitlock", "editor@orsel.example", Role::Editor, DeskLanguage::En),
    ("Ruth Amsel", "chief@orsel.example", Role::Chief, DeskLanguage::En),
    ("Jon Pell", "administrator@orsel.example", Role::Administrator, DeskLanguage::En),
];

/// The file that says how to sign in to the demo.
const SIGN_IN: &str = "demo-sign-in.txt";

/// Makes the members of the demo where there are none, under one password that was drawn for this folder; answers with
/// what is told of it. The password is told at the first start only.
async fn people(newsroom: &Newsroom, folder: &Path) -> Result<String> {
    let operator = Member::operator();
    let file = folder.join(SIGN_IN);
    if !newsroom.members(&operator).await?.is_empty() {
        return Ok(format!("    how to sign in stands in {}\n", file.display()));
    }
    let password = Secret::draw_password()?;
    let addresses: Vec<String> = PEOPLE.iter().map(|(_, email, ..)| format!("    {email}\n")).collect();
    let told = format!("{}    password for each of them: {}\n", addresses.concat(), password.shown());
    // First the file, then the members: a password that nobody can read lets nobody in.
    keep(&file, &told).with_context(|| format!("cannot write {}", file.display()))?;
    for (name, email, role, language) in PEOPLE {
        let invited = InviteMember { name: Some(name.to_owned()), email: email.parse()?, role, language };
        newsroom.add_member(&operator, invited, password.shown().to_owned()).await?;
    }
    Ok(told)
}

/// Writes a file that only its owner reads.
fn keep(file: &Path, text: &str) -> std::io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?.write_all(text.as_bytes())
}

/// Makes the demo in an empty newsroom; answers with its name.
pub async fn make(newsroom: &Newsroom) -> Result<String> {
    let bar = ProgressBar::new(1).with_style(
        ProgressStyle::with_template("  {msg:<28} {wide_bar} {pos}/{len}")
            .unwrap_or_else(|_| ProgressStyle::default_bar()),
    );
    // Who reads a log instead of a terminal is told as well that this takes a moment.
    if bar.is_hidden() {
        say(
            "Making the demo newsroom, once; its pictures are drawn first. If it is cut off, the same command goes on.",
        );
    }
    let shown = bar.clone();
    let progress = move |step: DemoProgress| match step {
        DemoProgress::Pictures { done, of } => {
            shown.set_length(of as u64);
            shown.set_position(done as u64);
            shown.set_message("Drawing the pictures");
        }
        DemoProgress::Stories { dossiers } => {
            shown.set_length(dossiers as u64);
            shown.set_position(0);
            shown.set_message("Setting the stories");
        }
        DemoProgress::Ready => shown.finish_and_clear(),
    };
    newsroom.make_demo(assets::demo(), &progress).await?;
    Ok(NAME.to_owned())
}
