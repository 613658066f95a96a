//! `nightdesk init`: a new publication, from a file or from a name and languages.

use super::{apply::read, members::told_of_link};
use crate::{cli::Init, place, say::say};
use anyhow::{Result, bail};
use editorial::{Member, account::DeskLanguage, permission::Role};
use house_style::usual_section;
use newsroom::acts::InviteMember;
use serde::Serialize;
use std::collections::BTreeMap;

/// The languages in which Nightdesk speaks, with what an edition needs to begin.
const LANGUAGES: [(&str, &str, &str, &str, &str); 3] = [
    ("en", "en-GB", "ltr", "latin", "English"),
    ("es", "es-ES", "ltr", "latin", "Español"),
    ("ar", "ar-EG", "rtl", "arabic", "العربية"),
];

/// The sections with which a paper begins; all can be changed.
const SECTIONS: [(&str, &str); 9] = [
    ("politics", "news"),
    ("economy", "news"),
    ("world", "news"),
    ("culture", "news"),
    ("sport", "news"),
    ("science", "news"),
    ("opinion", "opinion"),
    ("videos", "video"),
    ("in-pictures", "gallery"),
];

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
    let file = match &asked.from {
        Some(file) => read(file)?,
        None => described(asked)?,
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
    say("The publication is made.");
    if let Some(email) = &asked.member_email {
        // The first member does everything, and invites the others.
        let language = asked.edition.first().and_then(|tag| DeskLanguage::from_tag(tag)).unwrap_or_default();
        let invited = InviteMember { name: None, email: email.clone(), role: Role::Chief, language };
        let (_, link) = newsroom.invite_member(&Member::operator(), invited).await?;
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

/// The file that says what the options say.
fn described(asked: &Init) -> Result<String> {
    let name = asked.name.as_deref().unwrap_or_default().trim();
    if name.is_empty() {
        bail!("the publication needs a name: --name \"The Harbour Post\"");
    }
    let mut editions = Vec::new();
    for language in &asked.edition {
        if editions.iter().any(|edition: &EditionEntry| edition.tag == language) {
            bail!("“{language}” stands twice on the command line; give --edition once for each language");
        }
        let Some((tag, locale, direction, digits, own)) = LANGUAGES.iter().find(|l| l.0 == language) else {
            let known = LANGUAGES.map(|l| l.0).join(", ");
            bail!("Nightdesk has no interface words in “{language}” yet; it speaks {known}");
        };
        editions.push(EditionEntry {
            tag,
            language: tag,
            locale,
            direction,
            zone: &asked.zone,
            digits,
            name,
            language_name: own,
        });
    }
    let sections = SECTIONS
        .iter()
        .map(|(slug, form)| SectionEntry {
            slug,
            form,
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
