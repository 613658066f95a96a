//! The blocks a body may hold.

use super::inline::Inline;
use crate::{AssetId, DossierId, attribution::Attribution};
use serde::{Deserialize, Serialize};

/// One block of a body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Block {
    /// Running text.
    Paragraph {
        /// The text.
        #[serde(default)]
        content: Vec<Inline>,
    },
    /// A sub-heading; level 2 or 3 (level 1 is the headline).
    Heading {
        /// Its level.
        attrs: HeadingLevel,
        /// The text.
        #[serde(default)]
        content: Vec<Inline>,
    },
    /// Somebody's words, with who said them and how firmly.
    Quotation {
        /// Who stands behind the words.
        attrs: Attribution,
        /// The words.
        #[serde(default)]
        content: Vec<Inline>,
    },
    /// Bullets or numbers.
    List {
        /// Whether the items are numbered.
        attrs: ListKind,
        /// The items, each a run of text.
        content: Vec<ListItem>,
    },
    /// One picture.
    Picture {
        /// The picture and its words.
        attrs: Picture,
    },
    /// Several pictures that belong together.
    Gallery {
        /// The pictures in order.
        attrs: Gallery,
    },
    /// A film.
    Film {
        /// The film and its words.
        attrs: Film,
    },
    /// Something shown by another service, loaded only when the reader agrees.
    Embed {
        /// What and where.
        attrs: Embed,
    },
    /// A sentence of the story, set large.
    PullQuote {
        /// Who said it; empty when it is the story's own sentence.
        #[serde(default)]
        attrs: PullQuote,
        /// The sentence.
        #[serde(default)]
        content: Vec<Inline>,
    },
    /// Facts beside the story.
    FactBox {
        /// Title and lines.
        attrs: FactBox,
    },
    /// A table.
    Table {
        /// Caption and cells.
        attrs: Table,
    },
    /// Figures, drawn as bars.
    Chart {
        /// Title, unit and rows.
        attrs: Chart,
    },
    /// Related news, placed by the desk between paragraphs.
    Related {
        /// The dossiers whose stories in this edition are shown.
        attrs: Related,
    },
    /// A pause.
    Divider,
}

/// The level of a sub-heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadingLevel {
    /// 2 or 3.
    pub level: u8,
}

/// Bullets or numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ListKind {
    /// True for numbers.
    pub ordered: bool,
}

/// One item of a list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename = "list_item")]
pub struct ListItem {
    /// The text.
    #[serde(default)]
    pub content: Vec<Inline>,
}

/// Which asset is meant.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AssetRef {
    /// One in the media library.
    Kept(AssetId),
    /// A path or address outside, as an import found it. Never stored: the act either keeps it or drops the block.
    Outside(String),
}

/// A picture with the words that belong to it in this story.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Picture {
    /// Which picture.
    pub asset: AssetRef,
    /// What it shows, for someone who cannot see it.
    #[serde(default)]
    pub alt: String,
    /// What the reader should know about it.
    #[serde(default)]
    pub caption: String,
    /// Whose it is.
    #[serde(default)]
    pub credit: String,
}

/// Pictures that belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gallery {
    /// In order.
    pub pictures: Vec<Picture>,
}

/// A film with its words. Captions (WebVTT) hang on the asset, one track a language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Film {
    /// Which film.
    pub asset: AssetRef,
    /// The picture shown before it plays.
    pub poster: Option<AssetRef>,
    /// What the reader should know about it.
    #[serde(default)]
    pub caption: String,
    /// Whose it is.
    #[serde(default)]
    pub credit: String,
}

/// Something shown by another service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Embed {
    /// Which service.
    pub provider: Provider,
    /// The address at that service.
    pub address: String,
    /// What it is, in words.
    #[serde(default)]
    pub title: String,
}

/// The services whose pieces may stand in a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// Films on YouTube.
    Youtube,
    /// Films on Vimeo.
    Vimeo,
    /// Sound on SoundCloud.
    Soundcloud,
    /// Maps by OpenStreetMap.
    Openstreetmap,
}

impl Provider {
    /// Every provider that a story may use.
    pub const ALL: [Provider; 4] =
        [Provider::Youtube, Provider::Vimeo, Provider::Soundcloud, Provider::Openstreetmap];

    /// The service's own name.
    pub const fn name(self) -> &'static str {
        match self {
            Provider::Youtube => "YouTube",
            Provider::Vimeo => "Vimeo",
            Provider::Soundcloud => "SoundCloud",
            Provider::Openstreetmap => "OpenStreetMap",
        }
    }

    /// The hosts whose frames this provider serves.
    pub const fn hosts(self) -> &'static [&'static str] {
        match self {
            Provider::Youtube => &["www.youtube.com", "www.youtube-nocookie.com", "youtube.com", "youtu.be"],
            Provider::Vimeo => &["player.vimeo.com", "vimeo.com"],
            Provider::Soundcloud => &["w.soundcloud.com", "soundcloud.com"],
            Provider::Openstreetmap => &["www.openstreetmap.org"],
        }
    }

    /// The provider that serves this host.
    pub fn of_host(host: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|provider| provider.hosts().contains(&host))
    }
}

/// Who said a pull quote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PullQuote {
    /// The speaker; empty when it is the story's own sentence.
    #[serde(default)]
    pub speaker: String,
}

/// Facts beside the story.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FactBox {
    /// Its title.
    pub title: String,
    /// Each a paragraph or a bullet.
    pub lines: Vec<FactLine>,
}

/// One line of a fact box.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FactLine {
    /// Running text.
    Text {
        /// The text.
        content: Vec<Inline>,
    },
    /// One of a list.
    Bullet {
        /// The text.
        content: Vec<Inline>,
    },
}

/// A table of words and numbers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// What it shows.
    #[serde(default)]
    pub caption: String,
    /// The heading of each column; empty when the table has none.
    #[serde(default)]
    pub headings: Vec<String>,
    /// The cells, row by row.
    pub rows: Vec<Vec<String>>,
}

/// Figures drawn as bars, with the numbers in reach of everyone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// The unit of the values, e.g. `%`.
    #[serde(default)]
    pub unit: String,
    /// Where the figures come from.
    #[serde(default)]
    pub source: String,
    /// The bars in order.
    pub rows: Vec<Chartable>,
}

/// One bar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chartable {
    /// What is measured.
    pub label: String,
    /// How much, in the chart's unit.
    pub value: f64,
    /// The value as it was written, so that the page keeps its decimals.
    pub written: String,
}

/// Related news between paragraphs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Related {
    /// The dossiers, in the desk's order; each edition shows its own story of them.
    pub dossiers: Vec<DossierId>,
}
