//! Questions that are asked of a whole body: its words, its pictures, its sources.

use super::{AssetRef, Block, Body, FactLine, Inline, MOST_PARTS, Mark, Picture};
use crate::{AssetId, DossierId, Refusal, attribution::Attribution};

impl Body {
    /// The text that a reader reads, blocks parted by blank lines: for word counts, search and speech.
    pub fn plain_text(&self) -> String {
        let mut text = String::new();
        for block in &self.content {
            let words = block.plain_text();
            if !words.is_empty() {
                if !text.is_empty() {
                    text.push_str("\n\n");
                }
                text.push_str(&words);
            }
        }
        text
    }

    /// How many parts a page would show: blocks, and what is counted inside them.
    pub fn parts(&self) -> usize {
        self.content.iter().map(Block::parts).sum()
    }

    /// Refuses a text of more than [`MOST_PARTS`].
    ///
    /// # Errors
    /// [`Refusal::TooManyBlocks`].
    pub fn fits(&self) -> Result<(), Refusal> {
        match self.parts() {
            parts if parts > MOST_PARTS => Err(Refusal::TooManyBlocks { parts, most: MOST_PARTS }),
            _ => Ok(()),
        }
    }

    /// Every attribution in the body, in order, each once.
    pub fn attributions(&self) -> Vec<&Attribution> {
        let mut found: Vec<&Attribution> = Vec::new();
        let mut note = |attribution| {
            if !found.contains(&attribution) {
                found.push(attribution);
            }
        };
        for block in &self.content {
            if let Block::Quotation { attrs, .. } = block {
                note(attrs);
            }
            for run in block.runs() {
                if let Inline::Text { marks, .. } = run {
                    for mark in marks {
                        if let Mark::Claim { attrs } = mark {
                            note(attrs);
                        }
                    }
                }
            }
        }
        found
    }

    /// Every asset that the body shows.
    pub fn assets(&self) -> Vec<AssetId> {
        let mut assets = Vec::new();
        self.clone().each_asset(&mut |reference| {
            if let AssetRef::Kept(id) = reference {
                assets.push(*id);
            }
            true
        });
        assets
    }

    /// Every picture of the body with its words, those of galleries too, in order.
    pub fn pictures(&self) -> Vec<&Picture> {
        let mut pictures = Vec::new();
        for block in &self.content {
            match block {
                Block::Picture { attrs } => pictures.push(attrs),
                Block::Gallery { attrs } => pictures.extend(&attrs.pictures),
                Block::Film { .. }
                | Block::Paragraph { .. }
                | Block::Heading { .. }
                | Block::Quotation { .. }
                | Block::List { .. }
                | Block::Embed { .. }
                | Block::PullQuote { .. }
                | Block::FactBox { .. }
                | Block::Table { .. }
                | Block::Chart { .. }
                | Block::Related { .. }
                | Block::Divider => {}
            }
        }
        pictures
    }

    /// Every dossier that a related block names.
    pub fn related(&self) -> Vec<DossierId> {
        let mut related = Vec::new();
        for block in &self.content {
            if let Block::Related { attrs } = block {
                related.extend(attrs.dossiers.iter().copied());
            }
        }
        related
    }

    /// Lets `settle` change every asset reference in place; where it answers false, the picture or block goes.
    pub fn each_asset(&mut self, settle: &mut dyn FnMut(&mut AssetRef) -> bool) {
        self.content.retain_mut(|block| match block {
            Block::Picture { attrs } => settle(&mut attrs.asset),
            Block::Gallery { attrs } => {
                attrs.pictures.retain_mut(|picture| settle(&mut picture.asset));
                !attrs.pictures.is_empty()
            }
            Block::Film { attrs } => {
                if attrs.poster.as_mut().is_some_and(|poster| !settle(poster)) {
                    attrs.poster = None;
                }
                settle(&mut attrs.asset)
            }
            Block::Paragraph { .. }
            | Block::Heading { .. }
            | Block::Quotation { .. }
            | Block::List { .. }
            | Block::Embed { .. }
            | Block::PullQuote { .. }
            | Block::FactBox { .. }
            | Block::Table { .. }
            | Block::Chart { .. }
            | Block::Related { .. }
            | Block::Divider => true,
        });
    }
}

impl Block {
    /// How many parts a page shows for this block: itself, and items, lines, cells, pictures, bars inside it.
    fn parts(&self) -> usize {
        let inside = match self {
            Block::List { content, .. } => content.len(),
            Block::FactBox { attrs } => attrs.lines.len(),
            Block::Gallery { attrs } => attrs.pictures.len(),
            Block::Table { attrs } => attrs.headings.len() + attrs.rows.iter().map(Vec::len).sum::<usize>(),
            Block::Chart { attrs } => attrs.rows.len(),
            Block::Related { attrs } => attrs.dossiers.len(),
            Block::Paragraph { .. }
            | Block::Heading { .. }
            | Block::Quotation { .. }
            | Block::Picture { .. }
            | Block::Film { .. }
            | Block::Embed { .. }
            | Block::PullQuote { .. }
            | Block::Divider => 0,
        };
        1 + inside
    }

    /// Gives each stretch of running text to `change`; facts, tables and captions have rules of their own.
    pub fn each_text(&mut self, change: &mut dyn FnMut(&mut Vec<Inline>)) {
        match self {
            Block::Paragraph { content }
            | Block::Heading { content, .. }
            | Block::Quotation { content, .. }
            | Block::PullQuote { content, .. } => change(content),
            Block::List { content, .. } => content.iter_mut().for_each(|item| change(&mut item.content)),
            Block::Picture { .. }
            | Block::Gallery { .. }
            | Block::Film { .. }
            | Block::Embed { .. }
            | Block::FactBox { .. }
            | Block::Table { .. }
            | Block::Chart { .. }
            | Block::Related { .. }
            | Block::Divider => {}
        }
    }

    /// Every run of text in the block, in reading order.
    pub fn runs(&self) -> Vec<&Inline> {
        match self {
            Block::Paragraph { content }
            | Block::Heading { content, .. }
            | Block::Quotation { content, .. }
            | Block::PullQuote { content, .. } => content.iter().collect(),
            Block::List { content, .. } => content.iter().flat_map(|item| &item.content).collect(),
            Block::FactBox { attrs } => attrs
                .lines
                .iter()
                .flat_map(|line| match line {
                    FactLine::Text { content } | FactLine::Bullet { content } => content,
                })
                .collect(),
            Block::Picture { .. }
            | Block::Gallery { .. }
            | Block::Film { .. }
            | Block::Embed { .. }
            | Block::Table { .. }
            | Block::Chart { .. }
            | Block::Related { .. }
            | Block::Divider => Vec::new(),
        }
    }

    /// The words of the block as a reader hears them; pictures and related news are silent.
    pub fn plain_text(&self) -> String {
        let joined = |content: &[Inline]| content.iter().map(Inline::words).collect::<String>();
        match self {
            Block::Paragraph { content }
            | Block::Heading { content, .. }
            | Block::Quotation { content, .. }
            | Block::PullQuote { content, .. } => joined(content),
            Block::List { content, .. } => {
                content.iter().map(|item| joined(&item.content)).collect::<Vec<_>>().join("\n")
            }
            Block::FactBox { attrs } => {
                let lines = attrs.lines.iter().map(|line| match line {
                    FactLine::Text { content } | FactLine::Bullet { content } => joined(content),
                });
                std::iter::once(attrs.title.clone()).chain(lines).collect::<Vec<_>>().join("\n")
            }
            Block::Table { attrs } => {
                attrs.rows.iter().map(|row| row.join(", ")).collect::<Vec<_>>().join("\n")
            }
            Block::Chart { attrs } => attrs
                .rows
                .iter()
                .map(|row| format!("{}: {} {}", row.label, row.written, attrs.unit).trim_end().to_owned())
                .collect::<Vec<_>>()
                .join("\n"),
            Block::Picture { .. }
            | Block::Gallery { .. }
            | Block::Film { .. }
            | Block::Embed { .. }
            | Block::Related { .. }
            | Block::Divider => String::new(),
        }
    }
}
