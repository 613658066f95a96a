//! What editors paste and imports bring, and what comes of it.

use super::*;
use editorial::{
    DossierId,
    attribution::{Attribution, Standing},
    body::{
        AssetRef, Block, FactBox, FactLine, HeadingLevel, Inline, Link, ListItem, ListKind, Mark, PullQuote,
    },
};
use insta::assert_snapshot;
use proptest::prelude::*;

/// One block a line, as the store keeps it.
fn sketch(body: &Body) -> String {
    let json = |block: &Block| serde_json::to_string(block).unwrap();
    body.content.iter().map(json).collect::<Vec<_>>().join("\n")
}

fn reasons(cleaned: &Cleaned) -> String {
    cleaned.dropped.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn paragraphs(html: &str) -> Vec<String> {
    body(html).body.content.iter().map(Block::plain_text).collect()
}

#[test]
fn the_whole_vocabulary_of_the_guide_is_read() {
    let cleaned = body(include_str!("../../../../fixtures/wire/vocabulary.html"));
    assert_eq!(cleaned.dropped, []);
    assert_snapshot!(sketch(&cleaned.body), @"");
}

#[test]
fn a_page_of_another_system_is_read_and_every_loss_is_named() {
    let cleaned = body(include_str!("../../../../fixtures/wire/elsewhere.html"));
    assert_snapshot!(sketch(&cleaned.body), @"");
    assert_snapshot!(reasons(&cleaned), @"");
}

#[test]
fn what_a_feed_gets() {
    let cleaned = body(include_str!("../../../../fixtures/wire/vocabulary.html"));
    assert_snapshot!(feed_html(&cleaned.body, &Desk).replace("><", ">\n<"), @"");
}

#[test]
fn words_that_look_like_markup_stay_words() {
    let cleaned = body("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
    assert_eq!(cleaned.body.content[0].plain_text(), "<script>alert(1)</script>");
    assert_eq!(feed_html(&cleaned.body, &Desk), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
}

#[test]
fn a_link_that_the_store_should_never_have_had_is_not_written() {
    let marks = vec![Mark::Link { attrs: Link { href: "javascript:alert(1)".into() } }];
    let body = Body { content: vec![Block::Paragraph { content: vec![Inline::Text { text: "x".into(), marks }] }] };
    assert_eq!(feed_html(&body, &Desk), "<p>x</p>");
}

#[test]
fn frames_hold_no_second_page() {
    let cleaned = body("<iframe src='https://vimeo.com/1'><img src=x onerror=y></iframe><p>After.</p>");
    assert_eq!(cleaned.body.content.len(), 2);
    assert!(matches!(cleaned.body.content[0], Block::Embed { .. }));
}

#[test]
fn what_a_word_processor_on_the_web_copies_is_not_all_bold() {
    let cleaned = body("<b id='docs-internal-guid-1'><p>Plain <b>and bold</b></p></b>");
    let bold = Inline::Text { text: "and bold".into(), marks: vec![Mark::Strong] };
    assert_eq!(cleaned.body.content, [Block::Paragraph { content: vec![Inline::plain("Plain "), bold] }]);
}

#[test]
fn a_linked_picture_parts_the_paragraph_and_leaves_the_link_to_the_words() {
    let cleaned = body("<p>Before <a href='/en/a'>words <img src='dam' alt='Dam'> more</a></p>");
    let words: Vec<_> = cleaned.body.content.iter().map(Block::plain_text).collect();
    assert_eq!(words, ["Before words", "", "more"]);
    assert!(matches!(&cleaned.body.content[1], Block::Picture { attrs } if attrs.asset == AssetRef::Outside("dam".into())));
}

#[test]
fn an_unknown_standing_counts_as_the_weakest() {
    let cleaned = body("<blockquote data-speaker='A' data-standing='sure'>x</blockquote>");
    assert!(matches!(&cleaned.body.content[0], Block::Quotation { attrs, .. } if attrs.standing == Standing::Unnamed));
    assert_eq!(cleaned.dropped, [Dropped { what: "data-standing=\"sure\"".into(), why: Why::UnknownWord }]);
}

#[test]
fn a_bar_needs_a_number() {
    let row = |value: &str| body(&format!("<table data-block=chart><tr><th>a</th><td>{value}</td></tr></table>"));
    for good in ["12.4", "-3", "0", "007"] {
        assert_eq!(row(good).body.content.len(), 1, "{good}");
    }
    for bad in ["", "12,4", "inf", "NaN", "1e9", "--1", ".5", "1.2.3", "+4", "١٢"] {
        let cleaned = row(bad);
        assert!(cleaned.body.content.is_empty(), "{bad}");
        assert_eq!(cleaned.dropped[0].why, Why::NotANumber, "{bad}");
    }
}

#[test]
fn arabic_text_keeps_its_letters_and_marks() {
    assert_eq!(paragraphs("<p>قال «نعم»،&nbsp;ثم مضى؟</p>"), ["قال «نعم»،\u{a0}ثم مضى؟"]);
}

#[test]
fn no_depth_of_nesting_ends_the_program() {
    for tag in ["div", "b", "blockquote", "ul><li", "span", "table><tr><td", "aside data-block=facts"] {
        let html = format!("{}deep", format!("<{tag}>").repeat(3_000));
        assert!(body(&html).body.plain_text().contains("deep"), "{tag}");
    }
}

/// A desk that has every picture and no story.
struct Desk;

impl Resolve for Desk {
    fn picture(&self, asset: &AssetRef) -> Option<Shown> {
        let AssetRef::Outside(name) = asset else { return None };
        Some(Shown { address: format!("https://courier.example/media/{name}.webp"), width: 1600, height: 1067 })
    }

    fn related(&self, dossier: DossierId) -> Option<StoryLink> {
        let known = dossier == DossierId::of_key("orsel-gauges");
        known.then(|| StoryLink {
            address: "https://courier.example/en/environment/gauges".into(),
            headline: "What the gauges say".into(),
        })
    }

    fn absolute(&self, path: &str) -> String {
        path.to_owned()
    }
}

/// Words as they are typed, markup among them, parted by single spaces.
fn words() -> impl Strategy<Value = String> {
    let word = prop_oneof!["[a-zA-Z0-9<>&\"'/;=.،ء-ي]{1,8}", Just("<script>".to_owned()), Just("&amp;".to_owned())];
    proptest::collection::vec(word, 1..6).prop_map(|words| words.join(" "))
}

fn attribution() -> impl Strategy<Value = Attribution> {
    let optional = || prop_oneof![Just(String::new()), words()];
    let standing = proptest::sample::select(&Standing::ALL);
    let said = prop_oneof![Just(String::new()), Just("2026-01-31".to_owned())];
    (words(), optional(), optional(), standing, said)
        .prop_map(|(speaker, role, through, standing, said)| Attribution { speaker, role, through, standing, said })
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
        .prop_map(|(link, claim, strong, em)| [link, claim, strong, em].into_iter().flatten().collect::<Vec<_>>())
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
                    Some(Inline::Text { text: before, marks: same }) if *same == marks => before.push_str(&text),
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

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_a_feed_gets_reads_back_as_the_same_body(written in text_body()) {
        let read = body(&feed_html(&written, &Desk));
        prop_assert_eq!(&read.body, &written);
        prop_assert_eq!(read.dropped, []);
    }

    #[test]
    fn no_input_breaks_the_cleaner_and_no_output_carries_markup_of_its_own(html in markup()) {
        let cleaned = body(&html);
        let again = body(&feed_html(&cleaned.body, &Desk));
        prop_assert_eq!(again.body.plain_text(), cleaned.body.plain_text());
        for block in &cleaned.body.content {
            for run in block.runs() {
                if let Inline::Text { marks, .. } = run {
                    for mark in marks {
                        let safe = match mark {
                            Mark::Link { attrs } => address::is_safe_link(&attrs.href),
                            Mark::Strong | Mark::Em | Mark::Claim { .. } => true,
                        };
                        prop_assert!(safe);
                    }
                }
            }
        }
    }
}

/// Tag soup.
fn markup() -> impl Strategy<Value = String> {
    let pieces = proptest::sample::select(vec![
        "<p>", "</p>", "<b>", "</b>", "<a href=\"javascript:x\">", "<a href=/x>", "</a>", "<ul>", "<li>", "</ul>", "<br>",
        "<blockquote>", "</blockquote>", "<footer>", "<div>", "</div>", "<span data-speaker=A>", "</span>", "<h2>", "</h2>",
        "<aside data-block=facts>", "<aside data-block=pull>", "</aside>", "<script>", "</script>", "<style>", "<svg>", "<math>", "<pre>", "</pre>",
        "<q>", "<del>", "</del>", "<!--", "-->", "<iframe src=https://vimeo.com/1>", "</iframe>", "&lt;", "&amp;", "&", "<", "\u{0}", "\n", " ", "نص", "one",
    ]);
    proptest::collection::vec(pieces, 0..40).prop_map(|pieces| pieces.concat())
}
