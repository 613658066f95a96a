//! What somebody decided elsewhere comes into a draft that others have open.
//!
//! Whoever changes a story by a program has seen its newest wording, not what is being typed beyond it. So there are three
//! texts: what they saw, what they want, what the draft says now. They meet by the rule of every such merge
//! ([`editorial::merging`]). Where both typed in one text, each is made a change of what both began from, and the changes
//! are merged as those of two editors who were offline. What comes of it is appended to the draft in the unit of work of
//! the wording itself, as one more update: whoever has it open sees it, on whichever node, and loses nothing.

use crate::{document::Document, draft::Draft, rooms::DraftingError};
use editorial::{
    MemberId, Moment, StoryId,
    merging::{many, one},
    story::{Headlines, Wording},
};
use store::{
    Tx,
    sql::drafts::{self, Update},
};

/// The draft of a story as it is stored; nothing when nobody ever opened one.
///
/// # Errors
/// When the store fails, or the document cannot be read or holds what no story can.
pub fn stored(tx: &mut dyn Tx, story: StoryId) -> Result<Option<Draft>, DraftingError> {
    document(tx, story)?.map(|document| document.draft().map_err(DraftingError::Wrong)).transpose()
}

/// Brings into the draft of a story what was changed from `seen` to `wanted`, if there is a draft. Whether the member may
/// is decided before.
///
/// # Errors
/// As [`stored`].
pub fn bring(
    tx: &mut dyn Tx,
    story: StoryId,
    seen: &Draft,
    wanted: &Draft,
    by: MemberId,
    at: Moment,
) -> Result<(), DraftingError> {
    let Some(mut document) = document(tx, story)? else { return Ok(()) };
    let typed = document.draft().map_err(DraftingError::Wrong)?;
    let merged = merged(seen, wanted, &typed)?;
    if let Some(bytes) = document.replace(&merged) {
        drafts::append(tx, story, &[Update { bytes, at, by }])?;
    }
    Ok(())
}

fn document(tx: &mut dyn Tx, story: StoryId) -> Result<Option<Document>, DraftingError> {
    let Some(news) = drafts::after(tx, story, -1)? else { return Ok(None) };
    let mut document = Document::default();
    for update in news.snapshot.iter().chain(&news.updates) {
        document.apply(update)?;
    }
    Ok(Some(document))
}

/// What is typed with what is wanted, for those who both began from what was seen.
fn merged(seen: &Draft, wanted: &Draft, typed: &Draft) -> Result<Draft, DraftingError> {
    let mut draft = typed.clone();
    // Of two choices the last one wins, as in the editor.
    draft.slug.clone_from(one(&seen.slug, &typed.slug, &wanted.slug).or_yours());
    draft.section = *one(&seen.section, &typed.section, &wanted.section).or_yours();
    draft.embargo = *one(&seen.embargo, &typed.embargo, &wanted.embargo).or_yours();
    let [saw, have, want] = [&seen.wording, &typed.wording, &wanted.wording];
    let wording = &mut draft.wording;
    wording.byline.clone_from(one(&saw.byline, &have.byline, &want.byline).or_yours());
    wording.source = *one(&saw.source, &have.source, &want.source).or_yours();
    wording.lead.clone_from(one(&saw.lead, &have.lead, &want.lead).or_yours());
    wording.topics = many(&saw.topics, &have.topics, &want.topics);
    wording.regions = many(&saw.regions, &have.regions, &want.regions);
    wording.coverage = *one(&saw.coverage, &have.coverage, &want.coverage).or_yours();
    // Two documents that began as one: in them stand only the texts that both sides touched.
    let (mut asked, mut open) = (seen.clone(), seen.clone());
    let mut both = [false; 4];
    let places = texts(wording).into_iter().zip(texts(&mut asked.wording)).zip(texts(&mut open.wording));
    for ((((place, asked), open), both), (saw, (want, have))) in
        places.zip(&mut both).zip(seen.texts().into_iter().zip(wanted.texts().into_iter().zip(typed.texts())))
    {
        if let Some(settled) = one(&saw, &have, &want).clear() {
            (*settled).clone_into(place);
        } else {
            *both = true;
            want.clone_into(asked);
            have.clone_into(open);
        }
    }
    let body = one(&saw.body, &have.body, &want.body).clear();
    if let Some(settled) = body {
        wording.body = settled.clone();
    } else {
        asked.wording.body = want.body.clone();
        open.wording.body = have.body.clone();
    }
    if body.is_some() && !both.contains(&true) {
        return Ok(draft);
    }
    let mut mine = Document::of(seen);
    let mut theirs = Document::default();
    theirs.apply(&mine.whole())?;
    mine.replace(&asked);
    theirs.replace(&open);
    theirs.apply(&mine.whole())?;
    let mut met = theirs.draft().map_err(DraftingError::Wrong)?;
    for ((place, met), both) in texts(wording).into_iter().zip(texts(&mut met.wording)).zip(both) {
        if both {
            std::mem::swap(place, met);
        }
    }
    if body.is_none() {
        wording.body = met.wording.body;
    }
    Ok(draft)
}

/// The fields in which several type at once, in the order of [`Draft::texts`].
fn texts(wording: &mut Wording) -> [&mut String; 4] {
    let Headlines { page, list, social } = &mut wording.headlines;
    [page, list, social, &mut wording.standfirst]
}

#[cfg(test)]
mod tests {
    use super::*;
    use editorial::body::{Block, Body, Inline};

    fn draft(headline: &str, paragraphs: &[&str]) -> Draft {
        let paragraph = |text: &&str| Block::Paragraph { content: vec![Inline::plain(text)] };
        let headlines = Headlines { page: headline.to_owned(), ..Headlines::default() };
        let body = Body { content: paragraphs.iter().map(paragraph).collect() };
        Draft { wording: Wording { headlines, body, ..Wording::default() }, ..Draft::default() }
    }

    #[test]
    fn what_only_one_side_touched_is_that_sides() {
        let seen = draft("Dam holds", &["It holds."]);
        let typed = draft("Dam holds", &["It holds.", "The mayor said so."]);
        let wanted = draft("Dam still holds", &["It holds."]);
        let met = merged(&seen, &wanted, &typed).unwrap();
        assert_eq!(met, draft("Dam still holds", &["It holds.", "The mayor said so."]));
        assert_eq!(merged(&seen, &seen, &typed).unwrap(), typed, "nothing was wanted");
        assert_eq!(merged(&seen, &typed, &typed).unwrap(), typed, "both wanted the same");
    }

    #[test]
    fn in_one_text_both_are_kept() {
        let seen = draft("Dam holds", &["One.", "Two.", "Three."]);
        let typed = draft("Dam holds, mayor says", &["One.", "Two, typed.", "Three."]);
        let wanted = draft("Orsel dam holds", &["Zero.", "One.", "Two.", "Three."]);
        let met = merged(&seen, &wanted, &typed).unwrap();
        assert_eq!(met.wording.headlines.page, "Orsel dam holds, mayor says");
        assert_eq!(met.wording.body, draft("", &["Zero.", "One.", "Two, typed.", "Three."]).wording.body);
    }
}
