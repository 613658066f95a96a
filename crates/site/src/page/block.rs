//! The blocks of a body as the theme draws them. `text` values are safe HTML made from typed runs; see
//! [`crate::body`].

use super::SafeHtml;
use super::card::{Card, PictureView};
use super::story::AttributionView;
use minijinja::Value;
use serde::Serialize;
use utoipa::ToSchema;

/// One block; the theme has one macro for each `kind`.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BlockView {
    /// Running text.
    Paragraph {
        /// Safe HTML.
        #[schema(value_type = SafeHtml)]
        text: Value,
    },
    /// A sub-heading.
    Heading {
        /// 2 or 3.
        level: u8,
        /// Fragment identifier, unique on the page.
        anchor: String,
        /// Safe HTML.
        #[schema(value_type = SafeHtml)]
        text: Value,
    },
    /// Somebody's words.
    Quotation {
        /// Safe HTML.
        #[schema(value_type = SafeHtml)]
        text: Value,
        /// Who said it and how firmly it stands; absent when nobody is named.
        attribution: Option<AttributionView>,
    },
    /// Bullets or numbers.
    List {
        /// True for numbers.
        ordered: bool,
        /// Safe HTML, one an item.
        #[schema(value_type = Vec<SafeHtml>)]
        items: Vec<Value>,
    },
    /// A picture.
    Picture {
        /// The picture.
        picture: PictureView,
    },
    /// Pictures that belong together.
    Gallery {
        /// In order.
        pictures: Vec<PictureView>,
    },
    /// A film.
    Film {
        /// The film.
        film: FilmView,
    },
    /// Something shown by another service after the reader agrees.
    Embed {
        /// What and where.
        embed: EmbedView,
    },
    /// A sentence set large.
    PullQuote {
        /// Safe HTML.
        #[schema(value_type = SafeHtml)]
        text: Value,
        /// Who said it; may be empty.
        speaker: String,
    },
    /// Facts beside the story.
    FactBox {
        /// Title.
        title: String,
        /// Paragraphs and bullets; neighbouring bullets are one list.
        lines: Vec<FactLineView>,
    },
    /// A table.
    Table {
        /// May be empty.
        caption: String,
        /// May be empty.
        headings: Vec<String>,
        /// Row by row; the first cell heads its row.
        rows: Vec<Vec<String>>,
    },
    /// Bars.
    Chart {
        /// The chart with its geometry.
        chart: ChartView,
    },
    /// Related news between paragraphs.
    Related {
        /// The stories in this edition.
        cards: Vec<Card>,
    },
    /// A pause.
    Divider,
}

/// A paragraph, or a list of bullets, inside a fact box.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FactLineView {
    /// Running text.
    Text {
        /// Safe HTML.
        #[schema(value_type = SafeHtml)]
        text: Value,
    },
    /// Bullets that stood together.
    Bullets {
        /// Safe HTML, one an item.
        #[schema(value_type = Vec<SafeHtml>)]
        items: Vec<Value>,
    },
}

/// A film.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FilmView {
    /// Address of the film.
    pub src: String,
    /// Its media type.
    pub media_type: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Address of the picture shown before it plays.
    pub poster: Option<String>,
    /// What the reader should know; may be empty.
    pub caption: String,
    /// Whose it is, in the form of the edition; may be empty.
    pub credit: String,
    /// Caption tracks, this edition's language first.
    pub tracks: Vec<Track>,
}

/// Captions of a film in one language.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Track {
    /// BCP 47.
    pub language: String,
    /// The language's own name.
    pub name: String,
    /// Address of the WebVTT file.
    pub address: String,
}

/// Something shown by another service.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EmbedView {
    /// The service's name.
    pub service: String,
    /// The address for the frame, used only after consent.
    pub frame: String,
    /// The address at the service, for people without script.
    pub address: String,
    /// What it is, in words; may be empty.
    pub title: String,
}

/// A bar chart with its geometry, so that the theme only places what it is told.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChartView {
    /// What it shows.
    pub title: String,
    /// The unit; may be empty.
    pub unit: String,
    /// The line that names the origin of the figures; may be empty.
    pub source: String,
    /// The bars.
    pub bars: Vec<ChartBar>,
    /// Where zero lies, in tenths of a percent of the width from the start side (0 when nothing is negative).
    pub zero: u32,
}

/// One bar.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ChartBar {
    /// What is measured.
    pub label: String,
    /// The value in the edition's digits, with the unit.
    pub shown: String,
    /// Where the bar begins, in tenths of a percent of the width from the start side.
    pub from: u32,
    /// How long it is, in tenths of a percent of the width.
    pub length: u32,
    /// Whether the value is below zero.
    pub negative: bool,
}
