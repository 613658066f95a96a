//! What differs between two wordings: field by field, block by block, word by word.
//!
//! Words are parted as Unicode parts them (UAX 29), so an Arabic word keeps its vowel signs and a Spanish one its
//! accents; spaces and punctuation are pieces of their own, and nothing is lost: the pieces that are not removed, one
//! after the other, are the new text, and those that are not added the old one. Blocks are matched first; what
//! remains between two matches is compared in its order.
//!
//! A wording holds ids where readers see names. Whoever compares speaks both first ([`Spoken`]).

use crate::{
    body::{Block, Body},
    story::Wording,
};
use serde::Serialize;
use similar::{Algorithm, ChangeTag, DiffOp, TextDiff, capture_diff_slices};

/// A text longer than this, in bytes, is not compared by words: both stand there in full.
pub const MOST: usize = 100_000;

/// A wording with names in the place of ids.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Spoken {
    /// What is not the body, each field with its text.
    pub fields: Vec<(Field, String)>,
    /// The body.
    pub body: Body,
}

impl Spoken {
    /// Speaks a wording; `name` says the fields that hold ids.
    pub fn of(wording: &Wording, name: impl Fn(Named, &Wording) -> String) -> Self {
        let heads = &wording.headlines;
        let fields = vec![
            (Field::Headline, heads.page.clone()),
            (Field::ListHeadline, heads.list.clone()),
            (Field::SocialHeadline, heads.social.clone()),
            (Field::Standfirst, wording.standfirst.clone()),
            (Field::Byline, name(Named::Byline, wording)),
            (Field::Source, name(Named::Source, wording)),
            (Field::Picture, name(Named::Picture, wording)),
            (Field::Topics, name(Named::Topics, wording)),
            (Field::Regions, name(Named::Regions, wording)),
            (Field::Coverage, name(Named::Coverage, wording)),
        ];
        Self { fields, body: wording.body.clone() }
    }
}

/// A field of a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Field {
    /// On the story's page.
    Headline,
    /// In lists.
    ListHeadline,
    /// For sharing.
    SocialHeadline,
    /// The standfirst.
    Standfirst,
    /// Who made it.
    Byline,
    /// Where it comes from.
    Source,
    /// The picture or film above the text.
    Picture,
    /// What it is about.
    Topics,
    /// Where it plays.
    Regions,
    /// The running event.
    Coverage,
    /// One block of the body.
    Body,
}

/// A field that holds ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// [`Field::Byline`].
    Byline,
    /// [`Field::Source`].
    Source,
    /// [`Field::Picture`].
    Picture,
    /// [`Field::Topics`].
    Topics,
    /// [`Field::Regions`].
    Regions,
    /// [`Field::Coverage`].
    Coverage,
}

/// A run of text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "text", rename_all = "snake_case")]
pub enum Piece {
    /// In both.
    Same(String),
    /// In the old one only.
    Removed(String),
    /// In the new one only.
    Added(String),
}

/// One field, or one block of the body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Part {
    /// Which field.
    pub field: Field,
    /// What differs, in the order of reading.
    pub pieces: Vec<Piece>,
    /// Whether anything differs; true also where the words are the same and only what they are marked as, or a
    /// picture, is not.
    pub changed: bool,
}

impl Part {
    /// The text before.
    pub fn before(&self) -> String {
        let kept = |piece: &Piece| match piece {
            Piece::Same(text) | Piece::Removed(text) => Some(text.clone()),
            Piece::Added(_) => None,
        };
        self.pieces.iter().filter_map(kept).collect()
    }

    /// The text after.
    pub fn after(&self) -> String {
        let kept = |piece: &Piece| match piece {
            Piece::Same(text) | Piece::Added(text) => Some(text.clone()),
            Piece::Removed(_) => None,
        };
        self.pieces.iter().filter_map(kept).collect()
    }
}

/// Two wordings beside one another.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Comparison {
    /// The fields that are filled in either, then the blocks.
    pub parts: Vec<Part>,
    /// How many words were added.
    pub added: usize,
    /// How many words were removed.
    pub removed: usize,
}

/// Compares an old wording with a new one.
pub fn compare(old: &Spoken, new: &Spoken) -> Comparison {
    let mut parts: Vec<Part> = old
        .fields
        .iter()
        .zip(&new.fields)
        .filter(|((_, old), (_, new))| !(old.is_empty() && new.is_empty()))
        .map(|((field, old), (_, new))| Part { field: *field, pieces: words(old, new), changed: old != new })
        .collect();
    parts.extend(blocks(&old.body.content, &new.body.content));
    let count = |chosen: fn(&Piece) -> Option<&str>| {
        let texts = parts.iter().flat_map(|part| &part.pieces).filter_map(chosen);
        texts.map(crate::reading_time::words).sum()
    };
    let added = count(|piece| if let Piece::Added(text) = piece { Some(text) } else { None });
    let removed = count(|piece| if let Piece::Removed(text) = piece { Some(text) } else { None });
    Comparison { parts, added, removed }
}

fn blocks(old: &[Block], new: &[Block]) -> Vec<Part> {
    let (old_texts, new_texts): (Vec<String>, Vec<String>) =
        (old.iter().map(key).collect(), new.iter().map(key).collect());
    let mut parts = Vec::new();
    for matched in capture_diff_slices(Algorithm::Patience, &old_texts, &new_texts) {
        let (olds, news) = match matched {
            DiffOp::Equal { old_index, new_index, len } => {
                (old_index..old_index + len, new_index..new_index + len)
            }
            DiffOp::Delete { old_index, old_len, new_index } => {
                (old_index..old_index + old_len, new_index..new_index)
            }
            DiffOp::Insert { old_index, new_index, new_len } => {
                (old_index..old_index, new_index..new_index + new_len)
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                (old_index..old_index + old_len, new_index..new_index + new_len)
            }
        };
        let (mut olds, mut news) = (old.get(olds).into_iter().flatten(), new.get(news).into_iter().flatten());
        loop {
            let (before, after) = (olds.next(), news.next());
            if before.is_none() && after.is_none() {
                break;
            }
            let text = |block: Option<&Block>| block.map(shown).unwrap_or_default();
            let pieces = words(&text(before), &text(after));
            parts.push(Part { field: Field::Body, pieces, changed: before != after });
        }
    }
    parts
}

/// By what a block is matched: all that it is.
fn key(block: &Block) -> String {
    Body::new(vec![block.clone()]).to_json()
}

/// A block in words; one that is silent says what is written upon it.
fn shown(block: &Block) -> String {
    match block {
        Block::Picture { attrs } => captions([attrs.alt.as_str(), &attrs.caption, &attrs.credit]),
        Block::Gallery { attrs } => attrs
            .pictures
            .iter()
            .map(|picture| captions([picture.alt.as_str(), &picture.caption, &picture.credit]))
            .collect::<Vec<_>>()
            .join("\n"),
        Block::Film { attrs } => captions([attrs.caption.as_str(), &attrs.credit]),
        Block::Embed { attrs } => captions([attrs.title.as_str(), &attrs.address]),
        Block::Paragraph { .. }
        | Block::Heading { .. }
        | Block::Quotation { .. }
        | Block::List { .. }
        | Block::PullQuote { .. }
        | Block::FactBox { .. }
        | Block::Table { .. }
        | Block::Chart { .. }
        | Block::Related { .. }
        | Block::Divider => block.plain_text(),
    }
}

fn captions<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// What differs between two texts, word by word; neighbours of one kind are one piece.
pub fn words(old: &str, new: &str) -> Vec<Piece> {
    if old == new {
        return if new.is_empty() { Vec::new() } else { vec![Piece::Same(new.to_owned())] };
    }
    if old.len().max(new.len()) > MOST {
        let whole = [(ChangeTag::Delete, old), (ChangeTag::Insert, new)];
        return joined(whole.into_iter().filter(|(_, text)| !text.is_empty()));
    }
    let compared = TextDiff::configure().algorithm(Algorithm::Patience).diff_unicode_words(old, new);
    joined(compared.iter_all_changes().map(|change| (change.tag(), change.value())))
}

fn joined<'a>(runs: impl Iterator<Item = (ChangeTag, &'a str)>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (tag, text) in runs {
        match (tag, pieces.last_mut()) {
            (ChangeTag::Equal, Some(Piece::Same(run)))
            | (ChangeTag::Delete, Some(Piece::Removed(run)))
            | (ChangeTag::Insert, Some(Piece::Added(run))) => run.push_str(text),
            (ChangeTag::Equal, _) => pieces.push(Piece::Same(text.to_owned())),
            (ChangeTag::Delete, _) => pieces.push(Piece::Removed(text.to_owned())),
            (ChangeTag::Insert, _) => pieces.push(Piece::Added(text.to_owned())),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::Inline;
    use proptest::prelude::*;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph { content: vec![Inline::plain(text)] }
    }

    fn spoken(headline: &str, paragraphs: &[&str]) -> Spoken {
        let body = Body::new(paragraphs.iter().map(|text| paragraph(text)).collect());
        Spoken { fields: vec![(Field::Headline, headline.to_owned())], body }
    }

    #[test]
    fn one_word_is_one_piece_in_every_script() {
        let same = |text: &str| Piece::Same(text.to_owned());
        let removed = |text: &str| Piece::Removed(text.to_owned());
        let added = |text: &str| Piece::Added(text.to_owned());
        assert_eq!(
            words("El camión pasó", "El camion pasó"),
            [same("El "), removed("camión"), added("camion"), same(" pasó")]
        );
        assert_eq!(
            words("قال الوَزير أمس", "قال الوزير أمس"),
            [same("قال "), removed("الوَزير"), added("الوزير"), same(" أمس")]
        );
    }

    #[test]
    fn a_new_paragraph_is_added_and_the_others_stay() {
        let before = spoken("Dam holds", &["It rained.", "It holds."]);
        let after = spoken("Dam holds well", &["It rained.", "It rose.", "It holds."]);
        let compared = compare(&before, &after);
        let changed: Vec<bool> = compared.parts.iter().map(|part| part.changed).collect();
        assert_eq!(changed, [true, false, true, false]);
        assert_eq!(compared.parts[2].pieces, [Piece::Added("It rose.".into())]);
        assert_eq!((compared.added, compared.removed), (3, 0));
    }

    #[test]
    fn a_change_without_words_is_a_change() {
        let heading = |level| Block::Heading {
            attrs: crate::body::HeadingLevel { level },
            content: vec![Inline::plain("Why")],
        };
        let of = |block| Spoken { fields: Vec::new(), body: Body::new(vec![block]) };
        let compared = compare(&of(heading(2)), &of(heading(3)));
        assert!(
            compared.parts.iter().all(|part| part.changed && part.before() == "Why" && part.after() == "Why")
        );
        assert!(!compare(&of(heading(2)), &of(heading(2))).parts[0].changed);
    }

    fn texts() -> impl Strategy<Value = String> {
        proptest::collection::vec(
            prop_oneof![
                Just("السد"),
                Just("الوَزير"),
                Just("año"),
                Just(" "),
                Just(", "),
                Just("é"),
                Just("👩‍👧"),
                Just("\n")
            ],
            0..12,
        )
        .prop_map(|words| words.concat())
    }

    proptest! {
        #[test]
        fn nothing_is_lost(old in texts(), new in texts()) {
            let part = Part { field: Field::Headline, pieces: words(&old, &new), changed: old != new };
            prop_assert_eq!(part.before(), old);
            prop_assert_eq!(part.after(), new);
        }

        #[test]
        fn the_parts_together_are_both_texts(
            old in proptest::collection::vec(texts(), 0..6),
            new in proptest::collection::vec(texts(), 0..6),
        ) {
            let speak = |paragraphs: &[String]| {
                spoken("", &paragraphs.iter().map(String::as_str).collect::<Vec<_>>())
            };
            let (old, new) = (speak(&old), speak(&new));
            let compared = compare(&old, &new);
            let said = |spoken: &Spoken| spoken.body.content.iter().map(shown).collect::<String>();
            prop_assert_eq!(compared.parts.iter().map(Part::before).collect::<String>(), said(&old));
            prop_assert_eq!(compared.parts.iter().map(Part::after).collect::<String>(), said(&new));
        }
    }
}
