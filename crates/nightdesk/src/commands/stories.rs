//! Acts on single stories from the command line.

use crate::{
    cli::{Correct, Withdraw},
    place,
    say::say,
};
use anyhow::{Result, bail};
use editorial::{Edition, Member, StoryId, correction::CorrectionKind};
use newsroom::{Newsroom, acts};
use store::{StoreError, sql};

/// `nightdesk correct`
pub async fn correct(asked: Correct) -> Result<()> {
    let Some(kind) = CorrectionKind::from_word(&asked.kind) else {
        let kinds = CorrectionKind::ALL.map(CorrectionKind::word).join(", ");
        bail!("“{}” is no kind of correction; choose one of {kinds}", asked.kind);
    };
    let newsroom = place::open(&asked.data)?;
    let story = story(&newsroom, &asked.story).await?;
    newsroom.correct(&Member::operator(), acts::Correct { story, kind, text: asked.text }).await?;
    say(format_args!("Readers of {} are told.", asked.story));
    Ok(())
}

/// `nightdesk withdraw`
pub async fn withdraw(asked: Withdraw) -> Result<()> {
    let newsroom = place::open(&asked.data)?;
    let story = story(&newsroom, &asked.story).await?;
    newsroom.withdraw(&Member::operator(), acts::Withdraw { story, reason: asked.reason }).await?;
    say(format_args!(
        "{} is withdrawn: it answers 410 with the reason, and stands in no list, feed or sitemap.",
        asked.story
    ));
    Ok(())
}

/// The edition with this tag.
pub async fn edition(newsroom: &Newsroom, tag: &str) -> Result<Edition> {
    let editions = newsroom.store.read::<_, StoreError, _>(sql::editions::all).await?;
    let tags: Vec<String> = editions.iter().map(|edition| edition.tag.clone()).collect();
    match editions.into_iter().find(|edition| edition.tag == tag) {
        Some(edition) => Ok(edition),
        None if tags.is_empty() => bail!("there is no publication here yet; run `nightdesk init` first"),
        None => bail!("there is no edition “{tag}”; this publication has {}", tags.join(", ")),
    }
}

/// The story at a path, as readers write it or as their browser does.
pub async fn story(newsroom: &Newsroom, path: &str) -> Result<StoryId> {
    let path = path.trim_end_matches('/').to_owned();
    let asked = path.clone();
    let found = newsroom.store.read::<_, StoreError, _>(move |tx| sql::addresses::find(tx, &asked)).await?;
    match found {
        Some((story, _)) => Ok(story),
        None => {
            bail!("there is no story at {path}; copy its path from the site, e.g. /en/news/politics/its-slug")
        }
    }
}
