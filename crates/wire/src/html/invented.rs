//! Bodies and tag soup made up by chance, for the properties.

use editorial::{
    attribution::{Attribution, Standing},
    body::{Block, Body, FactBox, FactLine, HeadingLevel, Inline, Link, ListItem, ListKind, Mark, PullQuote},
};
use proptest::prelude::*;

/// Words as they are typed, markup among them, parted by single spaces.
fn words() -> impl Strategy<Value = String> {
    let word =
        prop_oneof!["[a-zA-Z0-9<>&\"'/;=.،ء-ي]{1,8}", Just("<script>".to_owned()), Just("&amp;".to_owned())];
    proptest::collection::vec(word, 1..6).prop_map(|words| words.join(" "))
}

fn attribution() -> impl Strategy<Value = Attribution> {
    let optional = || prop_oneof![Just(String::new()), words()];
    let standing = proptest::sample::select(&Standing::ALL);
    let said = prop_oneof![Just(String::new()), Just("2026-01-31".to_owned())];
    (words(), optional(), optional(), standing, said).prop_map(|(speaker, role, through, standing, said)| {
        Attribution { speaker, role, through, standing, said }
    })
}

fn marks() -> impl Strategy<Value = Vec<Mark>> {
    let address = prop_oneof![
        Just("https://example.org/a?b=1&c=2".to_owned()),
        Just("/en/news/a".to_owned()),
        Just("mailto:desk@example.org".to_owned())
    ];
    let link = proptest::option::of(address.prop_map(|href| Mark::Link { attrs: Link { href } }));
    let claim = proptest::option::weighted(0.2, attribution().prop_map(|attrs| Mark::Claim { attrs }));
    let strong = proptest::option::weighted(0.3, Just(Mark::Strong));
    let em = proptest::option::weighted(0.3, Just(Mark::Em));
    (link, claim, strong, em)
        .prop_map(|(link, claim, strong, em)| {
            [link, claim, strong, em].into_iter().flatten().collect::<Vec<_>>()
        })
        .prop_shuffle()
}

/// One set text: runs parted by a space or a line break, as the editor would leave them.
fn text() -> impl Strategy<Value = Vec<Inline>> {
    let run = (words(), marks(), proptest::bool::weighted(0.2));
    proptest::collection::vec(run, 1..5).prop_map(|runs| {
        let mut content: Vec<Inline> = Vec::new();
        for (text, marks, on_a_new_line) in runs {
            if on_a_new_line && !content.is_empty() {
                content.push(Inline::HardBreak);
                content.push(Inline::Text { text, marks });
            } else {
                let text = if content.is_empty() { text } else { format!(" {text}") };
                match content.last_mut() {
                    Some(Inline::Text { text: before, marks: same }) if *same == marks => {
                        before.push_str(&text);
                    }
                    _ => content.push(Inline::Text { text, marks }),
                }
            }
        }
        content
    })
}

fn text_block() -> impl Strategy<Value = Block> {
    let item = text().prop_map(|content| ListItem { content });
    let line = prop_oneof![
        text().prop_map(|content| FactLine::Text { content }),
        text().prop_map(|content| FactLine::Bullet { content })
    ];
    prop_oneof![
        4 => text().prop_map(|content| Block::Paragraph { content }),
        1 => (2..=3u8, text()).prop_map(|(level, content)| Block::Heading { attrs: HeadingLevel { level }, content }),
        1 => (attribution(), text()).prop_map(|(attrs, content)| Block::Quotation { attrs, content }),
        1 => (any::<bool>(), proptest::collection::vec(item, 1..4))
            .prop_map(|(ordered, content)| Block::List { attrs: ListKind { ordered }, content }),
        1 => (prop_oneof![Just(String::new()), words()], text())
            .prop_map(|(speaker, content)| Block::PullQuote { attrs: PullQuote { speaker }, content }),
        1 => (prop_oneof![Just(String::new()), words()], proptest::collection::vec(line, 1..5))
            .prop_map(|(title, lines)| Block::FactBox { attrs: FactBox { title, lines } }),
        1 => Just(Block::Divider),
    ]
}

pub(crate) fn text_body() -> impl Strategy<Value = Body> {
    proptest::collection::vec(text_block(), 0..8).prop_map(Body::new)
}

/// Tag soup.
pub(super) fn markup() -> impl Strategy<Value = String> {
    let pieces = proptest::sample::select(vec![
        "<p>",
        "</p>",
        "<b>",
        "</b>",
        "<a href=\"javascript:x\">",
        "<a href=/x>",
        "</a>",
        "<ul>",
        "<li>",
        "</ul>",
        "<br>",
        "<blockquote>",
        "</blockquote>",
        "<footer>",
        "<div>",
        "</div>",
        "<span data-speaker=A>",
        "</span>",
        "<h2>",
        "</h2>",
        "<aside data-block=facts>",
        "<aside data-block=pull>",
        "</aside>",
        "<script>",
        "</script>",
        "<style>",
        "<svg>",
        "<math>",
        "<pre>",
        "</pre>",
        "<q>",
        "<del>",
        "</del>",
        "<!--",
        "-->",
        "&lt;",
        "&amp;",
        "&",
        "<",
        "\u{0}",
        "\n",
        " ",
        "نص",
        "one",
    ]);
    proptest::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}
