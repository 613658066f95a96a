//! `nightdesk init`: a new publication, from a file, from a name and languages, or from nothing: then the guide at the desk
//! asks.

use super::{apply::read, members::told_of_link};
use crate::{cli::Init, place, say::say};
use anyhow::{Result, bail};
use editorial::{
    Email, Member,
    account::DeskLanguage,
    beginning::{LANGUAGES, Spoken, UNNAMED},
    edition::Digits,
    form::Form,
    permission::Role,
};
use house_style::usual_section;
use newsroom::acts::InviteMember;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Paper<'a> {
    publication: House<'a>,
    editions: Vec<EditionEntry<'a>>,
    sections: Vec<SectionEntry<'a>>,
}

#[derive(Serialize)]
struct House<'a> {
    name: &'a str,
    first_edition: &'a str,
}

#[derive(Serialize)]
struct EditionEntry<'a> {
    tag: &'a str,
    language: &'a str,
    locale: &'a str,
    direction: &'a str,
    zone: &'a str,
    digits: &'a str,
    name: &'a str,
    language_name: &'a str,
}

#[derive(Serialize)]
struct SectionEntry<'a> {
    slug: &'a str,
    form: &'a str,
    names: BTreeMap<&'a str, &'a str>,
}

/// Makes a publication where there is none.
pub async fn init(asked: &Init) -> Result<()> {
    let file = match (&asked.from, &asked.name) {
        (Some(file), _) => read(file)?,
        (None, Some(name)) => described(asked, name)?,
        // Nothing is said: the guide at the desk asks.
        (None, None) => undescribed(asked)?,
    };
    let newsroom = place::open_or_make(&asked.data)?;
    let there = newsroom.store.read::<_, store::StoreError, _>(store::sql::publication::find).await?;
    if let Some(publication) = there {
        bail!(
            "{} already holds “{}”; change it with `nightdesk apply FILE`, or choose another folder with --data",
            asked.data.data.display(),
            publication.name
        );
    }
    newsroom.apply_publication(&Member::operator(), &file).await?;
    let guided = asked.from.is_none() && asked.name.is_none();
    say(if guided { "The newsroom is made; its paper has no name yet." } else { "The publication is made." });
    if let Some(email) = first_member(asked, guided) {
        // The first member does everything, and invites the others.
        let language = asked.edition.first().map_or_else(surroundings, Clone::clone);
        let language = DeskLanguage::from_tag(&language).unwrap_or_default();
        let invited = InviteMember { name: None, email: email.clone(), role: Role::Chief, language };
        let (_, link) = newsroom.invite_member(&Member::operator(), invited).await?;
        if guided {
            let listen = "127.0.0.1:8080";
            say("Now:");
            say(format_args!("  nightdesk serve --data {}", asked.data.data.display()));
            say("and then open this in a browser. It is good once, for a week, for whoever has it:");
            say(format_args!("  http://{listen}{}", web::addresses::invitation(link.shown())));
            return Ok(());
        }
        told_of_link(&newsroom, email.as_str(), &link).await?;
    }
    say("Now:");
    if asked.member_email.is_none() {
        say(format_args!(
            "  nightdesk member add NAME --email EMAIL --role chief --data {}   lets the first member in",
            asked.data.data.display()
        ));
    }
    say(format_args!(
        "  nightdesk import jsonl FILE --data {}   brings in stories",
        asked.data.data.display()
    ));
    say(format_args!("  nightdesk serve --data {}               opens the site", asked.data.data.display()));
    Ok(())
}

/// Who is let in first: the address that was given; where the guide asks everything else, it asks for this too.
fn first_member(asked: &Init, guided: bool) -> Option<Email> {
    asked.member_email.clone().or_else(|| guided.then(Email::of_nobody))
}

/// The language of the surroundings, as POSIX says it (`es_ES.UTF-8`), where the house speaks it; else English.
fn surroundings() -> String {
    let said = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    let said = said.into_iter().find(|said| !said.is_empty()).unwrap_or_default();
    let language = said.split(['_', '.', '@']).next().unwrap_or_default();
    Spoken::of(language).map_or("en", |spoken| spoken.language).to_owned()
}

/// The file of a paper of which nothing is known: a guess at its language, and no section.
fn undescribed(asked: &Init) -> Result<String> {
    let language = surroundings();
    let editions = editions(UNNAMED, std::slice::from_ref(&language), &asked.zone)?;
    let publication = House { name: UNNAMED, first_edition: &language };
    Ok(toml::to_string(&Paper { publication, editions, sections: Vec::new() })?)
}

/// The file that says what the options say.
fn described(asked: &Init, name: &str) -> Result<String> {
    let name = name.trim();
    if name.is_empty() {
        bail!("the publication needs a name: --name \"The Harbour Post\"");
    }
    let editions = editions(name, &asked.edition, &asked.zone)?;
    let sections = SECTIONS
        .iter()
        .map(|(slug, form)| SectionEntry {
            slug,
            form: form.word(),
            names: editions
                .iter()
                .filter_map(|e| usual_section(e.language, slug).map(|n| (e.language, n)))
                .collect(),
        })
        .collect();
    let first = editions.first().map_or("en", |edition| edition.tag);
    let paper = Paper { publication: House { name, first_edition: first }, editions, sections };
    Ok(toml::to_string(&paper)?)
}

fn editions<'a>(name: &'a str, languages: &[String], zone: &'a str) -> Result<Vec<EditionEntry<'a>>> {
    let mut editions = Vec::new();
    for language in languages {
        if editions.iter().any(|edition: &EditionEntry| edition.tag == language) {
            bail!("“{language}” stands twice on the command line; give --edition once for each language");
        }
        let Some(spoken) = Spoken::of(language) else {
            let known = LANGUAGES.map(|spoken| spoken.language).join(", ");
            bail!("Nightdesk has no interface words in “{language}” yet; it speaks {known}");
        };
        editions.push(EditionEntry {
            tag: spoken.language,
            language: spoken.language,
            locale: spoken.locale,
            direction: spoken.direction.attr(),
            zone,
            digits: match spoken.digits {
                Digits::Latin => "latin",
                Digits::Arabic => "arabic",
            },
            name,
            language_name: spoken.own_name,
        });
    }
    Ok(editions)
}

/// The sections with which a paper begins that is made by the command line; all can be changed.
const SECTIONS: [(&str, Form); 9] = [
    ("politics", Form::News),
    ("economy", Form::News),
    ("world", Form::News),
    ("culture", Form::News),
    ("sport", Form::News),
    ("science", Form::News),
    ("opinion", Form::Opinion),
    ("videos", Form::Video),
    ("in-pictures", Form::Gallery),
];
