//! A body becomes blocks for the theme. Text becomes safe HTML here and nowhere else: every character of a run is
//! escaped, every element is written by this file.

use super::{
    card::{self, Setting},
    chart,
};
use crate::{
    material::Wardrobe,
    page::{AttributionView, BlockView, EmbedView, FactLineView, FilmView, Track},
    theme::escaped,
};
use editorial::{
    DossierId, Slug, address,
    asset::AssetKind,
    attribution::Attribution,
    body::{AssetRef, Block, Body, Embed, FactLine, Film, Inline, Mark, Provider},
};
use house_style::Value as Word;
use minijinja::Value;
use std::collections::{HashMap, HashSet};
use store::sql::stories::Listing;

/// Turns one body into blocks; numbers its sources as they come.
pub struct Speaker<'a> {
    setting: Setting<'a>,
    wardrobe: &'a Wardrobe,
    related: &'a HashMap<DossierId, Listing>,
    sources: Vec<Attribution>,
    anchors: HashSet<String>,
    /// What fragment identifiers begin with, where several bodies stand on one page.
    within: String,
}

impl<'a> Speaker<'a> {
    /// A speaker for one page.
    pub fn new(
        setting: Setting<'a>,
        wardrobe: &'a Wardrobe,
        related: &'a HashMap<DossierId, Listing>,
    ) -> Self {
        let (sources, anchors, within) = (Vec::new(), HashSet::new(), String::new());
        Self { setting, wardrobe, related, sources, anchors, within }
    }

    /// The same for one of several bodies on a page, whose fragment identifiers begin with this.
    #[must_use]
    pub fn within(self, within: &str) -> Self {
        Self { within: within.to_owned(), ..self }
    }

    /// The blocks in order; what cannot be shown (a picture whose file is gone) is left out.
    pub fn blocks(&mut self, body: &Body) -> Vec<BlockView> {
        body.content.iter().filter_map(|block| self.block(block)).collect()
    }

    /// Everyone and everything quoted so far, firmest first; each keeps the number that it has in the text.
    pub fn attributions(&self) -> Vec<AttributionView> {
        let mut sources: Vec<(usize, &Attribution)> = self.sources.iter().enumerate().collect();
        sources.sort_by_key(|(index, source)| (source.standing, *index));
        sources.into_iter().map(|(index, source)| self.attribution(index, source)).collect()
    }

    fn block(&mut self, block: &Block) -> Option<BlockView> {
        Some(match block {
            Block::Paragraph { content } => BlockView::Paragraph { text: self.text(content) },
            Block::Heading { attrs, content } => {
                let words: String = content.iter().map(Inline::words).collect();
                let anchor = self.anchor(&words);
                BlockView::Heading { level: attrs.level.clamp(2, 3), anchor, text: self.text(content) }
            }
            Block::Quotation { attrs, content } => {
                let text = self.text(content);
                let attribution = (!attrs.speaker.is_empty()).then(|| {
                    let index = self.number(attrs);
                    self.attribution(index, attrs)
                });
                BlockView::Quotation { text, attribution }
            }
            Block::List { attrs, content } => BlockView::List {
                ordered: attrs.ordered,
                items: content.iter().map(|item| self.text(&item.content)).collect(),
            },
            Block::Picture { attrs } => {
                BlockView::Picture { picture: card::picture(&self.setting, attrs, self.wardrobe)? }
            }
            Block::Gallery { attrs } => {
                let pictures: Vec<_> = attrs
                    .pictures
                    .iter()
                    .filter_map(|picture| card::picture(&self.setting, picture, self.wardrobe))
                    .collect();
                if pictures.is_empty() {
                    return None;
                }
                BlockView::Gallery { pictures }
            }
            Block::Film { attrs } => BlockView::Film { film: film(&self.setting, attrs, self.wardrobe)? },
            Block::Embed { attrs } => BlockView::Embed { embed: embed(attrs) },
            Block::PullQuote { attrs, content } => {
                BlockView::PullQuote { text: self.text(content), speaker: attrs.speaker.clone() }
            }
            Block::FactBox { attrs } => {
                BlockView::FactBox { title: attrs.title.clone(), lines: self.fact_lines(&attrs.lines) }
            }
            Block::Table { attrs } => BlockView::Table {
                caption: attrs.caption.clone(),
                headings: attrs.headings.clone(),
                rows: attrs.rows.iter().map(|row| row.iter().map(|cell| self.cell(cell)).collect()).collect(),
            },
            Block::Chart { attrs } => BlockView::Chart { chart: chart::chart(self.setting.style, attrs) },
            Block::Related { attrs } => {
                let stories = attrs.dossiers.iter().filter_map(|dossier| self.related.get(dossier));
                let cards: Vec<_> =
                    stories.map(|listing| card::card(&self.setting, listing, self.wardrobe)).collect();
                if cards.is_empty() {
                    return None;
                }
                BlockView::Related { cards }
            }
            Block::Divider => BlockView::Divider,
        })
    }

    /// A cell that is only a number is written in the edition's digits; words stay as they are.
    fn cell(&self, cell: &str) -> String {
        let number = cell.strip_prefix('-').unwrap_or(cell);
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let plain = match number.split_once('.') {
            Some((whole, fraction)) => digits(whole) && digits(fraction),
            // Four digits alone are most often a year.
            None => digits(number) && number.len() != 4,
        };
        if plain { self.setting.style.decimal(cell) } else { cell.to_owned() }
    }

    fn fact_lines(&mut self, lines: &[FactLine]) -> Vec<FactLineView> {
        let mut views: Vec<FactLineView> = Vec::new();
        for line in lines {
            match line {
                FactLine::Text { content } => views.push(FactLineView::Text { text: self.text(content) }),
                FactLine::Bullet { content } => {
                    let item = self.text(content);
                    if let Some(FactLineView::Bullets { items }) = views.last_mut() {
                        items.push(item);
                    } else {
                        views.push(FactLineView::Bullets { items: vec![item] });
                    }
                }
            }
        }
        views
    }

    /// Runs as safe HTML.
    fn text(&mut self, runs: &[Inline]) -> Value {
        let mut html = String::new();
        for run in runs {
            match run {
                Inline::HardBreak => html.push_str("<br>"),
                Inline::Text { text, marks } => {
                    let mut after = Vec::new();
                    for mark in marks {
                        let (open, close) = self.mark(mark);
                        html.push_str(&open);
                        after.push(close);
                    }
                    html.push_str(&escaped(text));
                    for close in after.into_iter().rev() {
                        html.push_str(&close);
                    }
                }
            }
        }
        Value::from_safe_string(html)
    }

    fn mark(&mut self, mark: &Mark) -> (String, String) {
        match mark {
            Mark::Strong => ("<strong>".to_owned(), "</strong>".to_owned()),
            Mark::Em => ("<em>".to_owned(), "</em>".to_owned()),
            // Nothing else is kept; what would be all the same is no link.
            Mark::Link { attrs } if !wire::html::address::is_safe_link(&attrs.href) => Default::default(),
            Mark::Link { attrs } => (format!("<a href=\"{}\">", escaped(&attrs.href)), "</a>".to_owned()),
            Mark::Claim { attrs } => {
                let index = self.number(attrs);
                let who = self.attribution(index, attrs);
                // The visible number opens the name (WCAG 2.2, 2.5.3).
                let label = format!("{}: {}, {}", who.number, who.speaker, who.standing_label);
                let close = format!(
                    "<sup class=\"claim-mark\"><a href=\"#{}\" aria-label=\"{}\">{}</a></sup></span>",
                    who.anchor,
                    escaped(&label),
                    escaped(&who.number)
                );
                (format!("<span class=\"claim claim-{}\">", who.standing), close)
            }
        }
    }

    /// The place of a source in the list; the same source keeps its number.
    fn number(&mut self, source: &Attribution) -> usize {
        self.sources.iter().position(|known| known == source).unwrap_or_else(|| {
            self.sources.push(source.clone());
            self.sources.len() - 1
        })
    }

    fn attribution(&self, index: usize, source: &Attribution) -> AttributionView {
        let style = self.setting.style;
        let number = i64::try_from(index + 1).unwrap_or(i64::MAX);
        let said = style
            .date_said(&source.said)
            .map(|date| style.word_with("said-on", &[("date", Word::Text(&date))]))
            .unwrap_or_default();
        let standing = source.standing.word();
        AttributionView {
            number: style.number(number),
            anchor: format!("{}who-{number}", self.within),
            speaker: source.speaker.clone(),
            role: source.role.clone(),
            through: source.through.clone(),
            standing,
            standing_label: style.word(&format!("standing-{standing}")),
            said,
        }
    }

    /// A fragment identifier for a heading, once on the page.
    fn anchor(&mut self, words: &str) -> String {
        let stem = Slug::from_title(words).map_or_else(|| "part".to_owned(), |slug| slug.to_string());
        let stem = format!("{}{stem}", self.within);
        let mut anchor = stem.clone();
        let mut count = 1;
        while !self.anchors.insert(anchor.clone()) {
            count += 1;
            anchor = format!("{stem}-{count}");
        }
        anchor
    }
}

/// A film; nothing when its file is not there.
pub fn film(setting: &Setting, film: &Film, wardrobe: &Wardrobe) -> Option<FilmView> {
    let kept = |reference: &AssetRef| match reference {
        AssetRef::Kept(id) => wardrobe.assets.get(id),
        AssetRef::Outside(_) => None,
    };
    let original = kept(&film.asset).filter(|asset| asset.kind == AssetKind::Film)?;
    let stream = original.renditions.first()?;
    let own = &setting.edition.language;
    let mut tracks: Vec<Track> = original
        .tracks
        .iter()
        .map(|(language, blob)| Track {
            language: language.to_owned(),
            name: language_name(setting, language),
            address: address::media(blob),
        })
        .collect();
    tracks.sort_by_key(|track| track.language != *own);
    let poster = film.poster.as_ref().and_then(kept).and_then(|poster| {
        poster.renditions.iter().filter(|r| r.media_type == "image/webp").find(|r| r.width >= 900)
    });
    let credit = if film.credit.is_empty() { &original.credit } else { &film.credit };
    Some(FilmView {
        src: address::media(&stream.blob),
        media_type: stream.media_type.clone(),
        width: original.width,
        height: original.height,
        poster: poster.map(|rendition| address::media(&rendition.blob)),
        caption: if film.caption.is_empty() {
            original.captions.get(own).to_owned()
        } else {
            film.caption.clone()
        },
        credit: if credit.is_empty() {
            String::new()
        } else {
            setting.style.word_with("film-credit", &[("credit", Word::Text(credit))])
        },
        tracks,
    })
}

fn language_name(setting: &Setting, language: &str) -> String {
    let rooms = &setting.furniture.rooms;
    let named = rooms.iter().find(|room| room.edition.language == language);
    match named {
        Some(room) => room.edition.language_name.clone(),
        None if setting.edition.language == language => setting.edition.language_name.clone(),
        None => language.to_owned(),
    }
}

/// Another service's piece, with the address of its frame that sets no cookies where the service has one.
fn embed(embed: &Embed) -> EmbedView {
    let frame = match embed.provider {
        Provider::Youtube => youtube_id(&embed.address).map_or_else(
            || embed.address.clone(),
            |id| format!("https://www.youtube-nocookie.com/embed/{id}"),
        ),
        Provider::Vimeo | Provider::Soundcloud | Provider::Openstreetmap => embed.address.clone(),
    };
    EmbedView {
        service: embed.provider.name().to_owned(),
        frame,
        address: embed.address.clone(),
        title: embed.title.clone(),
    }
}

/// The film's id in any of the service's ways of writing its address.
fn youtube_id(address: &str) -> Option<&str> {
    let after = ["/embed/", "youtu.be/", "watch?v="].iter().find_map(|mark| address.split_once(mark))?.1;
    let id = after.split(['?', '&', '/', '#']).next()?;
    (!id.is_empty() && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')).then_some(id)
}
