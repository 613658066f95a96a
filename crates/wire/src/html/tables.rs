//! Tables of words, and tables of figures that the page draws as bars.

use super::{
    dropped::Why,
    tree::Element,
    walk::{Piece, Walker},
};
use editorial::body::{Block, Chart, Chartable, Table};

impl Walker<'_> {
    /// A table or a chart; where it has no caption of its own, its figure's `caption` stands in.
    pub(super) fn table(&mut self, table: &Element, caption: &str, pieces: &mut Vec<Piece>) {
        let own = table.elements().find(|child| &*child.name == "caption").map(Element::words);
        let caption = own.filter(|words| !words.is_empty()).unwrap_or_else(|| caption.to_owned());
        match table.attr("data-block") {
            "chart" => self.chart(table, caption, pieces),
            block => {
                if !block.is_empty() {
                    self.account.note(&format!("data-block=\"{block}\""), Why::UnknownWord);
                }
                self.words_table(table, caption, pieces);
            }
        }
    }

    fn words_table(&mut self, table: &Element, caption: String, pieces: &mut Vec<Piece>) {
        let mut headings = Vec::new();
        let mut rows = Vec::new();
        for row in table_rows(table) {
            let words: Vec<String> = cells(row).map(Element::words).collect();
            let all_headings = cells(row).all(|cell| &*cell.name == "th");
            if words.is_empty() {
                continue;
            }
            if headings.is_empty() && rows.is_empty() && all_headings {
                headings = words;
            } else {
                rows.push(words);
            }
        }
        if rows.is_empty() {
            self.account.note(if caption.is_empty() { "table" } else { &caption }, Why::Empty);
        } else {
            pieces.push(Piece::Block(Block::Table { attrs: Table { caption, headings, rows } }));
        }
    }

    fn chart(&mut self, table: &Element, title: String, pieces: &mut Vec<Piece>) {
        let mut rows = Vec::new();
        for row in table_rows(table) {
            let mut cells = cells(row);
            let (Some(label), Some(figure)) = (cells.next(), cells.next()) else { continue };
            // a second heading is the head of a column, not a figure
            if &*figure.name == "th" {
                continue;
            }
            let (label, written) = (label.words(), figure.words());
            match number(&written) {
                Some(value) => rows.push(Chartable { label, value, written }),
                None => self.account.note(&format!("{label}: {written}"), Why::NotANumber),
            }
        }
        if rows.is_empty() {
            self.account.note(if title.is_empty() { "chart" } else { &title }, Why::Empty);
            return;
        }
        let unit = table.line("data-unit");
        let source = table.line("data-source");
        pieces.push(Piece::Block(Block::Chart { attrs: Chart { title, unit, source, rows } }));
    }
}

/// ASCII digits, at most one point, a minus in front; never infinite.
pub(super) fn number(written: &str) -> Option<f64> {
    let digits = written.strip_prefix('-').unwrap_or(written);
    let shaped = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    written.parse().ok().filter(|value: &f64| shaped && value.is_finite())
}

/// The rows of a table itself, not of tables in its cells. A foot is a row of a table of words like any other.
fn table_rows(table: &Element) -> impl Iterator<Item = &Element> {
    table.elements().flat_map(|part| match &*part.name {
        "tr" => vec![part],
        "thead" | "tbody" | "tfoot" => part.elements().filter(|row| &*row.name == "tr").collect(),
        _ => Vec::new(),
    })
}

fn cells(row: &Element) -> impl Iterator<Item = &Element> {
    row.elements().filter(|cell| matches!(&*cell.name, "td" | "th"))
}
