//! One body that has every block, inline and mark, each attribute filled somewhere and empty somewhere.

use editorial::{
    AssetId, DossierId,
    attribution::{Attribution, Standing},
    body::{
        AssetRef, Block, Body, Chart, Chartable, Embed, FactBox, FactLine, Film, Gallery, HeadingLevel,
        Inline, Link, ListItem, ListKind, Mark, Picture, Provider, PullQuote, Related, Table,
    },
};

fn attribution(speaker: &str, standing: Standing) -> Attribution {
    Attribution {
        speaker: speaker.into(),
        role: String::new(),
        through: String::new(),
        standing,
        said: String::new(),
    }
}

fn marked(text: &str, marks: Vec<Mark>) -> Inline {
    Inline::Text { text: text.into(), marks }
}

fn link(href: &str) -> Mark {
    Mark::Link { attrs: Link { href: href.into() } }
}

fn picture(last: u8, alt: &str) -> Picture {
    Picture {
        asset: AssetRef::Kept(AssetId::from_bytes([
            1, 152, 192, 222, 0, 0, 112, 0, 128, 0, 0, 0, 0, 0, 0, last,
        ])),
        alt: alt.into(),
        caption: "The gauge at Brannock.".into(),
        credit: "Ines Calder".into(),
    }
}

fn dossier(last: u8) -> DossierId {
    DossierId::from_bytes([1, 152, 192, 222, 0, 0, 112, 0, 128, 0, 0, 0, 0, 0, 0, last])
}

/// The body.
pub fn body() -> Body {
    Body { content: [texts(), pictures(), boxes(), end()].concat() }
}

fn texts() -> Vec<Block> {
    let official = Attribution {
        speaker: "مسؤول في الوزارة".into(),
        role: "flood engineer".into(),
        through: "in a telephone call".into(),
        standing: Standing::Unnamed,
        said: "2026-05-03".into(),
    };
    vec![
        Block::Paragraph {
            content: vec![
                Inline::plain("The wall "),
                marked("holds", vec![Mark::Strong]),
                marked(", for now", vec![Mark::Strong, Mark::Em]),
                Inline::HardBreak,
                marked("the board 🌊", vec![link("https://example.org/board?a=1&b=2"), Mark::Em]),
                marked(" says.", vec![Mark::Claim { attrs: official.clone() }]),
            ],
        },
        Block::Paragraph { content: Vec::new() },
        Block::Heading { attrs: HeadingLevel { level: 2 }, content: vec![Inline::plain("What was agreed")] },
        Block::Heading { attrs: HeadingLevel { level: 3 }, content: vec![Inline::plain("المبالغ")] },
        Block::Quotation { attrs: official, content: vec![Inline::plain("We measured twice.")] },
        Block::Quotation {
            attrs: attribution("Audit 2026", Standing::Document),
            content: vec![marked("Both times it held.", vec![link("/en/news/audit")])],
        },
        Block::List {
            attrs: ListKind { ordered: false },
            content: vec![
                ListItem { content: vec![Inline::plain("640 million marels")] },
                ListItem { content: vec![marked("six", vec![Mark::Em]), Inline::plain(" years")] },
            ],
        },
        Block::List {
            attrs: ListKind { ordered: true },
            content: vec![
                ListItem { content: vec![Inline::plain("Survey")] },
                ListItem { content: Vec::new() },
            ],
        },
    ]
}

fn pictures() -> Vec<Block> {
    vec![
        Block::Picture { attrs: picture(1, "A gauge in brown water") },
        Block::Picture {
            attrs: Picture {
                asset: AssetRef::Outside("river.jpg".into()),
                alt: String::new(),
                caption: String::new(),
                credit: String::new(),
            },
        },
        Block::Gallery { attrs: Gallery { pictures: vec![picture(1, "Dusk"), picture(2, "")] } },
        Block::Film {
            attrs: Film {
                asset: AssetRef::Kept(AssetId::from_bytes([1; 16])),
                poster: Some(AssetRef::Kept(AssetId::from_bytes([2; 16]))),
                caption: "The dredger at work.".into(),
                credit: "Port Authority".into(),
            },
        },
        Block::Film {
            attrs: Film {
                asset: AssetRef::Kept(AssetId::from_bytes([3; 16])),
                poster: None,
                caption: String::new(),
                credit: String::new(),
            },
        },
        Block::Embed {
            attrs: Embed {
                provider: Provider::Youtube,
                address: "https://www.youtube-nocookie.com/embed/abc".into(),
                title: "The debate".into(),
            },
        },
    ]
}

fn boxes() -> Vec<Block> {
    vec![
        Block::PullQuote {
            attrs: PullQuote { speaker: "Edda Rowan".into() },
            content: vec![Inline::plain("Walls are slow; water is not.")],
        },
        Block::FactBox {
            attrs: FactBox {
                title: "At a glance".into(),
                lines: vec![
                    FactLine::Text { content: vec![Inline::plain("The river Orsel")] },
                    FactLine::Bullet {
                        content: vec![
                            marked("312", vec![Mark::Strong]),
                            Inline::HardBreak,
                            Inline::plain("kilometres"),
                        ],
                    },
                    FactLine::Bullet {
                        content: vec![marked("four dead", vec![link("mailto:desk@example.org")])],
                    },
                ],
            },
        },
        Block::Table {
            attrs: Table {
                caption: "Votes".into(),
                headings: vec!["Party".into(), "For".into()],
                rows: vec![vec!["Harbour List".into(), "41".into()], vec!["الحزب".into(), String::new()]],
            },
        },
        Block::Chart {
            attrs: Chart {
                title: "Turnout".into(),
                unit: "%".into(),
                source: "Statistics Office".into(),
                rows: vec![
                    Chartable { label: "2021".into(), value: 61.5, written: "61.50".into() },
                    Chartable { label: "change".into(), value: -2.5, written: "-2.5".into() },
                ],
            },
        },
        Block::Related { attrs: Related { dossiers: vec![dossier(2), dossier(1)] } },
    ]
}

fn end() -> Vec<Block> {
    vec![
        Block::Divider,
        Block::Paragraph {
            content: vec![marked(
                "Figures.",
                vec![Mark::Claim { attrs: attribution("Census", Standing::Data) }],
            )],
        },
    ]
}
