//! A body as plain, safe HTML for feeds: the same vocabulary that [`body`](super::body) reads.
//!
//! Every word is escaped, every address judged once more, nothing is loaded from anywhere but the picture
//! addresses that the caller gives. Names of sources stand as visible text, because feed readers show no data
//! attributes.

use super::address;
use editorial::{
    DossierId,
    attribution::Attribution,
    body::{
        AssetRef, Block, Body, Chart, Embed, FactBox, FactLine, Film, Inline, ListItem, Mark, Picture,
        PullQuote, Related, Table,
    },
};
use quick_xml::escape::{escape, partial_escape};
use std::fmt::Write;

/// What the body does not know itself: where pictures and other stories are.
pub trait Resolve {
    /// Where the picture of an asset is; `None` leaves the block out.
    fn picture(&self, asset: &AssetRef) -> Option<Shown>;
    /// The story of a dossier in this edition; `None` leaves it out.
    fn related(&self, dossier: DossierId) -> Option<StoryLink>;
    /// The absolute address of a path of this site.
    fn absolute(&self, path: &str) -> String;
}

/// A picture as readers get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Its absolute address.
    pub address: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// A story to follow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoryLink {
    /// Its absolute address.
    pub address: String,
    /// Its headline.
    pub headline: String,
}

/// The body as HTML that any feed reader can show. Read back by [`body`](super::body), its text blocks are equal.
pub fn feed_html(body: &Body, resolve: &dyn Resolve) -> String {
    let mut page = Page { html: String::with_capacity(8 * 1024), resolve };
    body.content.iter().for_each(|block| page.block(block));
    page.html
}

struct Page<'a> {
    html: String,
    resolve: &'a dyn Resolve,
}

impl Page<'_> {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph { content } => self.element("p", content),
            Block::Heading { attrs, content } => {
                self.element(if attrs.level == 2 { "h2" } else { "h3" }, content);
            }
            Block::Quotation { attrs, content } => self.quotation(attrs, content),
            Block::List { attrs, content } => {
                self.list(
                    if attrs.ordered { "ol" } else { "ul" },
                    content.iter().map(|ListItem { content }| content),
                );
            }
            Block::Picture { attrs } => self.picture(attrs),
            Block::Gallery { attrs } => {
                self.raw("<div data-block=\"gallery\">");
                attrs.pictures.iter().for_each(|picture| self.picture(picture));
                self.raw("</div>");
            }
            Block::Film { attrs } => self.film(attrs),
            Block::Embed { attrs } => self.embed(attrs),
            Block::PullQuote { attrs, content } => self.pull_quote(attrs, content),
            Block::FactBox { attrs } => self.facts(attrs),
            Block::Table { attrs } => self.table(attrs),
            Block::Chart { attrs } => self.chart(attrs),
            Block::Related { attrs } => self.related(attrs),
            Block::Divider => self.raw("<hr>"),
        }
    }

    fn quotation(&mut self, attrs: &Attribution, content: &[Inline]) {
        self.raw("<blockquote");
        self.sourced(attrs);
        self.raw(">");
        self.element("p", content);
        self.signed(&[&attrs.speaker, &attrs.role, &attrs.through]);
        self.raw("</blockquote>");
    }

    fn pull_quote(&mut self, attrs: &PullQuote, content: &[Inline]) {
        self.raw("<aside data-block=\"pull\"");
        self.attribute("data-speaker", &attrs.speaker);
        self.raw(">");
        self.element("p", content);
        self.signed(&[&attrs.speaker]);
        self.raw("</aside>");
    }

    fn facts(&mut self, facts: &FactBox) {
        self.raw("<aside data-block=\"facts\"");
        self.attribute("data-title", &facts.title);
        self.raw(">");
        self.worded("h3", &facts.title);
        let kind = |line: &FactLine| matches!(line, FactLine::Bullet { .. });
        for lines in facts.lines.chunk_by(|one, next| kind(one) == kind(next)) {
            let contents = lines.iter().map(|line| match line {
                FactLine::Text { content } | FactLine::Bullet { content } => content,
            });
            if lines.first().is_some_and(kind) {
                self.list("ul", contents);
            } else {
                contents.for_each(|content| self.element("p", content));
            }
        }
        self.raw("</aside>");
    }

    fn list<'b>(&mut self, name: &str, items: impl Iterator<Item = &'b Vec<Inline>>) {
        let _ = write!(self.html, "<{name}>");
        items.for_each(|content| self.element("li", content));
        let _ = write!(self.html, "</{name}>");
    }

    fn picture(&mut self, picture: &Picture) {
        if let Some(shown) = self.resolve.picture(&picture.asset) {
            self.figure(&shown, &picture.alt, &picture.caption, &picture.credit);
        }
    }

    /// Feeds show the film's poster; the story's page plays it.
    fn film(&mut self, film: &Film) {
        if let Some(shown) = film.poster.as_ref().and_then(|poster| self.resolve.picture(poster)) {
            self.figure(&shown, &film.caption, &film.caption, &film.credit);
        }
    }

    fn figure(&mut self, shown: &Shown, alt: &str, caption: &str, credit: &str) {
        self.raw("<figure><img");
        self.attribute("src", &shown.address);
        let _ = write!(
            self.html,
            " width=\"{}\" height=\"{}\" alt=\"{}\">",
            shown.width,
            shown.height,
            escape(alt)
        );
        if !caption.is_empty() || !credit.is_empty() {
            self.raw("<figcaption>");
            self.words(caption);
            if !caption.is_empty() {
                self.raw(" ");
            }
            self.worded("cite", credit);
            self.raw("</figcaption>");
        }
        self.raw("</figure>");
    }

    fn embed(&mut self, embed: &Embed) {
        let title = if embed.title.is_empty() { embed.provider.name() } else { &embed.title };
        self.raw("<p>");
        self.link(&embed.address, title);
        self.raw("</p>");
    }

    fn related(&mut self, related: &Related) {
        let stories: Vec<_> = related.dossiers.iter().filter_map(|id| self.resolve.related(*id)).collect();
        if stories.is_empty() {
            return;
        }
        self.raw("<ul>");
        for story in stories {
            self.raw("<li>");
            self.link(&story.address, &story.headline);
            self.raw("</li>");
        }
        self.raw("</ul>");
    }

    fn table(&mut self, table: &Table) {
        self.raw("<table>");
        self.worded("caption", &table.caption);
        if !table.headings.is_empty() {
            self.raw("<thead>");
            self.row("th", &table.headings);
            self.raw("</thead>");
        }
        self.raw("<tbody>");
        table.rows.iter().for_each(|row| self.row("td", row));
        self.raw("</tbody></table>");
    }

    fn row(&mut self, cell: &str, words: &[String]) {
        self.raw("<tr>");
        for words in words {
            let _ = write!(self.html, "<{cell}>{}</{cell}>", partial_escape(words.as_str()));
        }
        self.raw("</tr>");
    }

    fn chart(&mut self, chart: &Chart) {
        self.raw("<table data-block=\"chart\"");
        self.attribute("data-unit", &chart.unit);
        self.attribute("data-source", &chart.source);
        self.raw(">");
        self.worded("caption", &chart.title);
        self.raw("<tbody>");
        for bar in &chart.rows {
            let (label, written) = (partial_escape(bar.label.as_str()), partial_escape(bar.written.as_str()));
            let _ = write!(self.html, "<tr><th>{label}</th><td>{written}</td></tr>");
        }
        self.raw("</tbody>");
        let note = joined(&[&chart.unit, &chart.source]);
        if !note.is_empty() {
            self.raw("<tfoot><tr><td colspan=\"2\">");
            self.words(&note);
            self.raw("</td></tr></tfoot>");
        }
        self.raw("</table>");
    }

    fn signed(&mut self, names: &[&str]) {
        self.worded("footer", &joined(names));
    }

    /// An element with plain words; nothing when there are none.
    fn worded(&mut self, name: &str, words: &str) {
        if !words.is_empty() {
            let _ = write!(self.html, "<{name}>{}</{name}>", partial_escape(words));
        }
    }

    fn element(&mut self, name: &str, content: &[Inline]) {
        let _ = write!(self.html, "<{name}>");
        for run in content {
            self.run(run);
        }
        let _ = write!(self.html, "</{name}>");
    }

    fn run(&mut self, run: &Inline) {
        match run {
            Inline::HardBreak => self.raw("<br>"),
            Inline::Text { text, marks } => {
                for mark in marks {
                    self.open(mark);
                }
                self.words(text);
                for mark in marks.iter().rev() {
                    self.close(mark);
                }
            }
        }
    }

    fn open(&mut self, mark: &Mark) {
        match mark {
            Mark::Strong => self.raw("<strong>"),
            Mark::Em => self.raw("<em>"),
            Mark::Link { attrs } if address::is_safe_link(&attrs.href) => {
                let href = self.absolute(&attrs.href);
                self.raw("<a");
                self.attribute("href", &href);
                self.raw(">");
            }
            Mark::Link { .. } => {}
            Mark::Claim { attrs } => {
                self.raw("<span");
                self.sourced(attrs);
                self.raw(">");
            }
        }
    }

    fn close(&mut self, mark: &Mark) {
        match mark {
            Mark::Strong => self.raw("</strong>"),
            Mark::Em => self.raw("</em>"),
            Mark::Link { attrs } if address::is_safe_link(&attrs.href) => self.raw("</a>"),
            Mark::Link { .. } => {}
            Mark::Claim { .. } => self.raw("</span>"),
        }
    }

    fn link(&mut self, href: &str, words: &str) {
        if address::is_safe_link(href) {
            self.raw("<a");
            self.attribute("href", href);
            self.raw(">");
            self.words(words);
            self.raw("</a>");
        } else {
            self.words(words);
        }
    }

    fn absolute(&self, href: &str) -> String {
        if href.starts_with('/') { self.resolve.absolute(href) } else { href.to_owned() }
    }

    fn sourced(&mut self, attrs: &Attribution) {
        self.attribute("data-speaker", &attrs.speaker);
        self.attribute("data-role", &attrs.role);
        self.attribute("data-through", &attrs.through);
        self.attribute("data-standing", attrs.standing.word());
        self.attribute("data-said", &attrs.said);
    }

    /// An attribute; left out when it is empty.
    fn attribute(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            let _ = write!(self.html, " {name}=\"{}\"", escape(value));
        }
    }

    fn words(&mut self, words: &str) {
        self.html.push_str(&partial_escape(words));
    }

    fn raw(&mut self, markup: &str) {
        self.html.push_str(markup);
    }
}

/// The words that are there, parted by a dot that no language needs to translate.
fn joined(words: &[&str]) -> String {
    words.iter().filter(|word| !word.is_empty()).copied().collect::<Vec<_>>().join(" · ")
}
