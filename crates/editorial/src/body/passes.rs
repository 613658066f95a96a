//! Small, ordered, pure passes that every body goes through once, when it is written.

use super::{Block, Inline};

/// One pass over the blocks.
pub type Pass = fn(Vec<Block>) -> Vec<Block>;

/// The passes; the order is part of the rule: text is tidied before what became empty is dropped.
pub const PASSES: &[Pass] = &[tidy_text, drop_empty, one_divider];

/// Runs every pass in order.
pub fn polish(blocks: Vec<Block>) -> Vec<Block> {
    PASSES.iter().fold(blocks, |blocks, pass| pass(blocks))
}

/// Joins neighbouring runs with the same marks and trims the ends of each text block.
fn tidy_text(mut blocks: Vec<Block>) -> Vec<Block> {
    for block in &mut blocks {
        block.each_text(&mut tidy);
    }
    blocks
}

fn tidy(content: &mut Vec<Inline>) {
    let mut tidied: Vec<Inline> = Vec::with_capacity(content.len());
    for run in content.drain(..) {
        match (tidied.last_mut(), run) {
            (Some(Inline::Text { text, marks }), Inline::Text { text: more, marks: same })
                if *marks == same =>
            {
                text.push_str(&more);
            }
            (_, run) => tidied.push(run),
        }
    }
    if let Some(Inline::Text { text, .. }) = tidied.first_mut() {
        *text = text.trim_start().to_owned();
    }
    if let Some(Inline::Text { text, .. }) = tidied.last_mut() {
        *text = text.trim_end().to_owned();
    }
    tidied.retain(|run| !matches!(run, Inline::Text { text, .. } if text.is_empty()));
    *content = tidied;
}

/// Drops blocks that say nothing.
fn drop_empty(mut blocks: Vec<Block>) -> Vec<Block> {
    let silent = |content: &[Inline]| content.iter().all(|run| run.words().trim().is_empty());
    for block in &mut blocks {
        if let Block::List { content, .. } = block {
            content.retain(|item| !silent(&item.content));
        }
    }
    blocks.retain(|block| match block {
        Block::Paragraph { content }
        | Block::Heading { content, .. }
        | Block::Quotation { content, .. }
        | Block::PullQuote { content, .. } => !silent(content),
        Block::List { content, .. } => !content.is_empty(),
        Block::Gallery { attrs } => !attrs.pictures.is_empty(),
        Block::FactBox { attrs } => !attrs.lines.is_empty(),
        Block::Table { attrs } => !attrs.rows.is_empty(),
        Block::Chart { attrs } => !attrs.rows.is_empty(),
        Block::Related { attrs } => !attrs.dossiers.is_empty(),
        Block::Picture { .. } | Block::Film { .. } | Block::Embed { .. } | Block::Divider => true,
    });
    blocks
}

/// Keeps one divider where several meet, and none at the ends.
fn one_divider(blocks: Vec<Block>) -> Vec<Block> {
    let mut kept: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let after_pause = kept.last().is_none_or(|last| *last == Block::Divider);
        if block != Block::Divider || !after_pause {
            kept.push(block);
        }
    }
    if kept.last() == Some(&Block::Divider) {
        kept.pop();
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph { content: vec![Inline::plain(text)] }
    }

    #[test]
    fn what_says_nothing_is_dropped() {
        let blocks =
            vec![Block::Divider, paragraph("  "), paragraph(" One. "), Block::Divider, Block::Divider];
        assert_eq!(polish(blocks), vec![paragraph("One.")]);
    }

    #[test]
    fn neighbours_with_the_same_marks_are_one_run() {
        let split = Block::Paragraph { content: vec![Inline::plain("One "), Inline::plain("word.")] };
        assert_eq!(polish(vec![split]), vec![paragraph("One word.")]);
    }

    #[test]
    fn polishing_twice_changes_nothing_more() {
        let once = polish(vec![paragraph(" a "), Block::Divider, paragraph("b"), Block::Divider]);
        assert_eq!(polish(once.clone()), once);
    }
}
