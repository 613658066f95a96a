//! Text as it is set: white space as HTML reads it, marks each once.

use super::{address, attributed, tree::Element, walk::Walker};
use editorial::body::{Inline, Link, Mark};
use std::mem::discriminant;

impl Walker<'_> {
    /// The marks inside this element, given those around it.
    pub(super) fn marked(&mut self, element: &Element, around: &[Mark]) -> Vec<Mark> {
        match &*element.name {
            // a word processor on the web wraps everything that is copied from it in such a `b`
            "b" if element.attr("id").starts_with("docs-internal-guid") => around.to_vec(),
            "b" | "strong" => with(around, Mark::Strong),
            "i" | "em" | "cite" => with(around, Mark::Em),
            "a" if address::is_safe_link(element.attr("href")) => {
                with(around, Mark::Link { attrs: Link { href: element.attr("href").to_owned() } })
            }
            "span" if !element.attr("data-speaker").is_empty() => {
                let attrs = attributed::attribution(element, self.account);
                with(around, Mark::Claim { attrs })
            }
            _ => around.to_vec(),
        }
    }
}

/// One more mark; of each kind a text carries one, the innermost.
fn with(around: &[Mark], mark: Mark) -> Vec<Mark> {
    let mut marks: Vec<Mark> =
        around.iter().filter(|other| discriminant(*other) != discriminant(&mark)).cloned().collect();
    marks.push(mark);
    marks
}

/// One text set: white space collapsed across runs, none at the ends or around line breaks, no control
/// characters, no line break at the ends, neighbours with the same marks joined.
pub(super) fn set(runs: Vec<Inline>) -> Vec<Inline> {
    let mut line: Vec<Inline> = Vec::with_capacity(runs.len());
    // whether a space here would be a second one, or the first of a line
    let mut spaced = true;
    for run in runs {
        match run {
            Inline::HardBreak => {
                trim_end(&mut line);
                if !line.is_empty() {
                    line.push(Inline::HardBreak);
                }
                spaced = true;
            }
            Inline::Text { text, marks } => {
                let text = collapsed(text, &mut spaced);
                match line.last_mut() {
                    _ if text.is_empty() => {}
                    Some(Inline::Text { text: before, marks: same }) if *same == marks => {
                        before.push_str(&text);
                    }
                    _ => line.push(Inline::Text { text, marks }),
                }
            }
        }
    }
    trim_end(&mut line);
    while line.last() == Some(&Inline::HardBreak) {
        line.pop();
        trim_end(&mut line);
    }
    line
}

fn collapsed(text: String, spaced: &mut bool) -> String {
    let mut before = *spaced;
    let plain = text.bytes().all(|byte| {
        let fine = !(byte < b' ' || byte == 0x7f || (byte == b' ' && before));
        before = byte == b' ';
        fine
    });
    // C1 controls are two bytes from 0xC2 0x80 to 0xC2 0x9F
    if plain && !text.bytes().any(|byte| byte == 0xC2) {
        if !text.is_empty() {
            *spaced = before;
        }
        return text;
    }
    let mut set = String::with_capacity(text.len());
    for character in text.chars() {
        if character.is_ascii_whitespace() {
            if !*spaced {
                set.push(' ');
            }
            *spaced = true;
        } else if !character.is_control() {
            set.push(character);
            *spaced = false;
        }
    }
    set
}

/// Takes the white space off the end of a line, which may reach back over several runs.
fn trim_end(line: &mut Vec<Inline>) {
    while let Some(Inline::Text { text, .. }) = line.last_mut() {
        text.truncate(text.trim_end_matches(' ').len());
        if !text.is_empty() {
            break;
        }
        line.pop();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(text: &str) -> Inline {
        Inline::plain(text)
    }

    fn strong(text: &str) -> Inline {
        Inline::Text { text: text.into(), marks: vec![Mark::Strong] }
    }

    #[test]
    fn white_space_is_one_space_across_runs() {
        assert_eq!(
            set(vec![text("\n  The "), strong(" dam"), text("\t\nholds. ")]),
            [text("The "), strong("dam"), text(" holds.")]
        );
    }

    #[test]
    fn lines_are_trimmed_and_breaks_at_the_ends_go() {
        let runs = vec![
            Inline::HardBreak,
            text("One "),
            strong(" "),
            Inline::HardBreak,
            text(" two"),
            Inline::HardBreak,
            text(" "),
        ];
        assert_eq!(set(runs), [text("One"), Inline::HardBreak, text("two")]);
    }

    #[test]
    fn control_characters_go_and_no_break_spaces_stay() {
        assert_eq!(set(vec![text("a\u{0}\u{85}b\u{a0}c\u{1b}")]), [text("ab\u{a0}c")]);
    }
}
