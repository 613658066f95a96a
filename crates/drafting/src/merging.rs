//! What somebody decided elsewhere comes into a draft that others have open.
//!
//! Whoever changes a story by a program has seen its newest wording, not what is being typed beyond it. So there are three
//! texts: what they saw, what they want, what the draft says now. Fields that only one side touched are taken from that
//! side. Where both typed in one text, each is made a change of what both began from, and the changes are merged as those
//! of two editors who were offline. What comes of it is appended to the draft in the unit of work of the wording itself,
//! as one more update: whoever has it open sees it, on whichever node, and loses nothing.

use crate::{document::Document, draft::Draft, rooms::DraftingError};
use editorial::{
    MemberId, Moment, StoryId,
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
    draft.slug.clone_from(either(&seen.slug, &wanted.slug, &typed.slug).unwrap_or(&wanted.slug));
    draft.section = *either(&seen.section, &wanted.section, &typed.section).unwrap_or(&wanted.section);
    draft.embargo = *either(&seen.embargo, &wanted.embargo, &typed.embargo).unwrap_or(&wanted.embargo);
    let [saw, want, have] = [&seen.wording, &wanted.wording, &typed.wording];
    let wording = &mut draft.wording;
    wording.byline.clone_from(either(&saw.byline, &want.byline, &have.byline).unwrap_or(&want.byline));
    wording.source = *either(&saw.source, &want.source, &have.source).unwrap_or(&want.source);
    wording.lead.clone_from(either(&saw.lead, &want.lead, &have.lead).unwrap_or(&want.lead));
    wording.topics.clone_from(either(&saw.topics, &want.topics, &have.topics).unwrap_or(&want.topics));
    wording.regions.clone_from(either(&saw.regions, &want.regions, &have.regions).unwrap_or(&want.regions));
    wording.coverage = *either(&saw.coverage, &want.coverage, &have.coverage).unwrap_or(&want.coverage);
    // Two documents that began as one: in them stand only the texts that both sides touched.
    let (mut one, mut other) = (seen.clone(), seen.clone());
    let mut both = [false; 4];
    let places = texts(wording).into_iter().zip(texts(&mut one.wording)).zip(texts(&mut other.wording));
    for ((((place, one), other), both), (saw, (want, have))) in
        places.zip(&mut both).zip(seen.texts().into_iter().zip(wanted.texts().into_iter().zip(typed.texts())))
    {
        if let Some(settled) = either(&saw, &want, &have) {
            (*settled).clone_into(place);
        } else {
            *both = true;
            want.clone_into(one);
            have.clone_into(other);
        }
    }
    let body = either(&saw.body, &want.body, &have.body);
    if let Some(settled) = body {
        wording.body = settled.clone();
    } else {
        one.wording.body = want.body.clone();
        other.wording.body = have.body.clone();
    }
    if body.is_some() && !both.contains(&true) {
        return Ok(draft);
    }
    let mut mine = Document::of(seen);
    let mut theirs = Document::default();
    theirs.apply(&mine.whole())?;
    mine.replace(&one);
    theirs.replace(&other);
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

/// What a part is where only one side changed it, or both in the same way; nothing where each changed it differently.
fn either<'a, T: PartialEq>(seen: &'a T, wanted: &'a T, typed: &'a T) -> Option<&'a T> {
    if wanted == seen || wanted == typed {
        Some(typed)
    } else if typed == seen {
        Some(wanted)
    } else {
        None
    }
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
