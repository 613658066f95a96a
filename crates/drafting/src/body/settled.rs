//! The form in which a document keeps running text: neighbours with the same marks are one run, marks stand in the
//! order of the schema, nothing is empty.

use super::marks;
use editorial::body::{Body, Inline};

/// The body as it comes back from a document.
#[must_use]
pub fn settled(mut body: Body) -> Body {
    for block in &mut body.content {
        block.each_text(&mut settle);
    }
    body
}

fn settle(runs: &mut Vec<Inline>) {
    let mut settled = Vec::with_capacity(runs.len());
    for run in runs.drain(..) {
        let run = match run {
            Inline::Text { text, marks } => Inline::Text { text, marks: marks::in_order(&marks) },
            Inline::HardBreak => Inline::HardBreak,
        };
        join(&mut settled, run);
    }
    *runs = settled;
}

/// Adds a run. Two texts that meet (two people typed into an empty paragraph at once) are one where their marks are the
/// same.
pub fn join(runs: &mut Vec<Inline>, run: Inline) {
    match (runs.last_mut(), run) {
        (_, Inline::Text { text, .. }) if text.is_empty() => {}
        (Some(Inline::Text { text, marks }), Inline::Text { text: more, marks: same }) if *marks == same => {
            text.push_str(&more);
        }
        (_, run) => runs.push(run),
    }
}
