//! Breaking news from the command line: sent, corrected, recalled, listed.

use super::stories::{edition, story};
use crate::{cli::Flash, place, say::say};
use anyhow::{Result, bail};
use editorial::{FlashId, Member, Moment, flash::Priority};
use newsroom::{Newsroom, acts};
use store::{StoreError, sql};

/// A list of what runs is no longer than this in an edition.
const MOST: i64 = 64;

/// `nightdesk flash`
pub async fn flash(asked: Flash) -> Result<()> {
    let newsroom = place::open(&asked.data)?;
    match (asked.list, asked.recall, asked.correct) {
        (true, _, _) => list(&newsroom, asked.edition.as_deref()).await,
        (false, Some(flash), _) => recall(&newsroom, flash).await,
        (false, None, Some(flash)) => correct(&newsroom, flash, asked.text.unwrap_or_default()).await,
        (false, None, None) => send(&newsroom, asked).await,
    }
}

async fn send(newsroom: &Newsroom, asked: Flash) -> Result<()> {
    let edition = edition(newsroom, &asked.edition.unwrap_or_default()).await?;
    let story = match &asked.story {
        Some(path) => Some(story(newsroom, path).await?),
        None => None,
    };
    let text = asked.text.unwrap_or_default();
    let bulletin = acts::SendBulletin {
        of: None,
        lines: vec![acts::Line { edition: edition.id, text, thread: asked.thread }],
        priority: if asked.urgent { Priority::Urgent } else { Priority::Routine },
        story,
        expires: Some(Moment::from_micros(newsroom.clock.now().micros() + asked.minutes * 60_000_000)),
    };
    let (_, sent) = newsroom.send_bulletin(&Member::operator(), bulletin).await?;
    let committed = newsroom.clock.now();
    say(format_args!("Sent to the ticker of {}.", edition.name));
    for told in &sent {
        say(format_args!("  {}", told.flash));
    }
    Ok(newsroom.note_committed(sent, committed).await?)
}

async fn correct(newsroom: &Newsroom, flash: FlashId, text: String) -> Result<()> {
    let told = newsroom.correct_flash(&Member::operator(), acts::CorrectFlash { flash, text }).await?;
    let committed = newsroom.clock.now();
    say(format_args!("Corrected on every page where it stands."));
    Ok(newsroom.note_committed(vec![told], committed).await?)
}

async fn recall(newsroom: &Newsroom, flash: FlashId) -> Result<()> {
    let asked = acts::RecallFlash { flash, from: acts::Recalled::EveryEdition };
    let told = newsroom.recall_flash(&Member::operator(), asked).await?;
    let committed = newsroom.clock.now();
    let editions = if told.len() == 1 { "edition" } else { "editions" };
    say(format_args!("Recalled in {} {editions}.", told.len()));
    Ok(newsroom.note_committed(told, committed).await?)
}

async fn list(newsroom: &Newsroom, tag: Option<&str>) -> Result<()> {
    let mut editions = newsroom.store.read::<_, StoreError, _>(sql::editions::all).await?;
    if let Some(tag) = tag {
        editions.retain(|edition| edition.tag == tag);
    }
    if editions.is_empty() {
        bail!("there is no such edition; leave --edition out to list all");
    }
    let now = newsroom.clock.now();
    for edition in editions {
        let id = edition.id;
        let running = newsroom.store.read(move |tx| sql::flashes::running(tx, id, now, MOST)).await;
        for flash in running.map_err(|error: StoreError| error)? {
            say(format_args!("{} {} {}", flash.id, edition.tag, flash.text));
        }
    }
    Ok(())
}
