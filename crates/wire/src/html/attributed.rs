//! Whose words they are: quotations, pull quotes, and the attributes that name a source.

use super::{
    dropped::{Account, Why},
    tree::{Element, Node},
    walk::{Piece, Place, Walker, joined},
};
use editorial::{
    attribution::{Attribution, Standing},
    body::{Block, PullQuote},
};
use jiff::civil::Date;

/// The attribution that an element's data attributes carry.
///
/// Without a standing the words are on the record; a standing that we do not know counts as the weakest.
pub(super) fn attribution(element: &Element, account: &mut Account) -> Attribution {
    let word = element.attr("data-standing");
    let standing = if word.is_empty() {
        Standing::OnRecord
    } else {
        Standing::from_word(word).unwrap_or_else(|| {
            account.note(&format!("data-standing=\"{word}\""), Why::UnknownWord);
            Standing::Unnamed
        })
    };
    let mut said = element.attr("data-said");
    if !said.is_empty() && said.parse::<Date>().is_err() {
        account.note(&format!("data-said=\"{said}\""), Why::UnknownWord);
        said = "";
    }
    Attribution {
        speaker: element.line("data-speaker"),
        role: element.line("data-role"),
        through: element.line("data-through"),
        standing,
        said: said.to_owned(),
    }
}

impl Walker<'_> {
    /// A quotation. Where no attribute names the speaker, its footer or cite does, else `caption`.
    pub(super) fn quotation(&mut self, element: &Element, caption: &str, pieces: &mut Vec<Piece>) {
        let mut attrs = attribution(element, self.account);
        let mut words = Vec::new();
        for node in &element.children {
            match node {
                Node::Element(naming) if matches!(&*naming.name, "footer" | "cite") => {
                    if attrs.speaker.is_empty() {
                        attrs.speaker = name_in(&naming.words());
                    }
                }
                Node::Element(_) | Node::Text(_) => {
                    self.walk(std::slice::from_ref(node), Place::Text, &[], &mut words);
                }
            }
        }
        if attrs.speaker.is_empty() {
            attrs.speaker = name_in(caption);
        }
        let (content, found) = joined(words);
        pieces.push(Piece::Block(Block::Quotation { attrs, content }));
        pieces.extend(found.into_iter().map(Piece::Block));
    }

    /// A sentence of the story, set large.
    pub(super) fn pull_quote(&mut self, element: &Element, pieces: &mut Vec<Piece>) {
        let mut words = Vec::new();
        for node in &element.children {
            match node {
                Node::Element(naming) if &*naming.name == "footer" => {}
                Node::Element(_) | Node::Text(_) => {
                    self.walk(std::slice::from_ref(node), Place::Text, &[], &mut words);
                }
            }
        }
        let (content, found) = joined(words);
        let attrs = PullQuote { speaker: element.line("data-speaker") };
        pieces.push(Piece::Block(Block::PullQuote { attrs, content }));
        pieces.extend(found.into_iter().map(Piece::Block));
    }
}

/// A name without the dash that typesetters put before it.
fn name_in(words: &str) -> String {
    words.trim_start_matches(['—', '–', '―', '-', '~', ' ']).to_owned()
}
