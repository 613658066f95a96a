//! What editors paste and imports bring, and what comes of it.

use super::{
    invented::{markup, text_body},
    *,
};
use editorial::{
    DossierId,
    attribution::Standing,
    body::{AssetRef, Block, Inline, Link, Mark},
};
use insta::assert_snapshot;
use proptest::prelude::*;

/// What comes of HTML that is read.
fn body(html: &str) -> Cleaned {
    super::body(html).unwrap()
}

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
    assert_snapshot!(sketch(&cleaned.body), @r#"
    {"type":"paragraph","content":[{"type":"text","text":"The wall "},{"type":"text","text":"holds","marks":[{"type":"strong"}]},{"type":"text","text":", "},{"type":"text","text":"for now","marks":[{"type":"em"}]},{"type":"text","text":", says "},{"type":"text","text":"the board","marks":[{"type":"link","attrs":{"href":"https://example.org/board"}}]},{"type":"text","text":"."}]}
    {"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"What was agreed"}]}
    {"type":"paragraph","content":[{"type":"text","text":"The tender opens in spring","marks":[{"type":"claim","attrs":{"speaker":"a ministry official","through":"in a telephone call","standing":"unnamed"}}]},{"type":"text","text":", an official said."}]}
    {"type":"quotation","attrs":{"speaker":"Mara Tolland","role":"flood engineer","through":"speaking to reporters","standing":"on-record"},"content":[{"type":"text","text":"We measured twice."},{"type":"hard_break"},{"type":"text","text":"Both times it held."}]}
    {"type":"heading","attrs":{"level":3},"content":[{"type":"text","text":"The sums"}]}
    {"type":"list","attrs":{"ordered":false},"content":[{"type":"list_item","content":[{"type":"text","text":"640 million marels"}]},{"type":"list_item","content":[{"type":"text","text":"six years"}]}]}
    {"type":"list","attrs":{"ordered":true},"content":[{"type":"list_item","content":[{"type":"text","text":"Survey"}]},{"type":"list_item","content":[{"type":"text","text":"Tender"}]}]}
    {"type":"fact_box","attrs":{"title":"At a glance","lines":[{"kind":"text","content":[{"type":"text","text":"The river Orsel"}]},{"kind":"bullet","content":[{"type":"text","text":"312 kilometres"}]},{"kind":"bullet","content":[{"type":"text","text":"four dead"}]}]}}
    {"type":"pull_quote","attrs":{"speaker":"Edda Rowan"},"content":[{"type":"text","text":"Walls are slow; water is not."}]}
    {"type":"related","attrs":{"dossiers":["1d01d14f-5f3e-5f77-9461-b13862182364","540d92ba-3a2b-51e2-8d7b-32a882bbf442"]}}
    {"type":"picture","attrs":{"asset":{"outside":"river-gauge"},"alt":"A gauge in brown water","caption":"The gauge at Brannock.","credit":"Ines Calder/The Orsel Courier"}}
    {"type":"gallery","attrs":{"pictures":[{"asset":{"outside":"lanterns-1"},"alt":"A lantern","caption":"Dusk","credit":"I. Calder"},{"asset":{"outside":"lanterns-2"},"alt":"Two lanterns","caption":"","credit":""}]}}
    {"type":"divider"}
    {"type":"film","attrs":{"asset":{"outside":"dredger"},"poster":{"outside":"dredger"},"caption":"The dredger at work.","credit":"Port Authority"}}
    {"type":"table","attrs":{"caption":"Votes","headings":["Party","For"],"rows":[["Harbour List","41"]]}}
    {"type":"chart","attrs":{"title":"Turnout","unit":"%","source":"Statistics Office","rows":[{"label":"2021","value":61.5,"written":"61.50"},{"label":"change","value":-2.5,"written":"-2.5"}]}}
    {"type":"embed","attrs":{"provider":"youtube","address":"https://www.youtube-nocookie.com/embed/abc","title":"The debate"}}
    "#);
}

#[test]
fn a_page_of_another_system_is_read_and_every_loss_is_named() {
    let cleaned = body(include_str!("../../../../fixtures/wire/elsewhere.html"));
    assert_snapshot!(sketch(&cleaned.body), @r#"
    {"type":"paragraph","content":[{"type":"text","text":"Bare words at the top,"},{"type":"hard_break"},{"type":"text","text":"over two lines."}]}
    {"type":"paragraph","content":[{"type":"text","text":"A "},{"type":"text","text":"bold","marks":[{"type":"strong"}]},{"type":"text","text":" and "},{"type":"text","text":"leaning","marks":[{"type":"em"}]},{"type":"text","text":" word, underlined and coded."}]}
    {"type":"paragraph","content":[{"type":"text","text":"Before the picture"}]}
    {"type":"picture","attrs":{"asset":{"outside":"/uploads/dam.jpg"},"alt":"The dam","caption":"","credit":""}}
    {"type":"paragraph","content":[{"type":"text","text":"and after it."}]}
    {"type":"heading","attrs":{"level":2},"content":[{"type":"text","text":"First"}]}
    {"type":"heading","attrs":{"level":3},"content":[{"type":"text","text":"Fifth"}]}
    {"type":"quotation","attrs":{"speaker":"Mara Tolland","standing":"on-record"},"content":[{"type":"text","text":"It held."}]}
    {"type":"quotation","attrs":{"speaker":"","standing":"on-record"},"content":[{"type":"text","text":"Nobody is named here."}]}
    {"type":"quotation","attrs":{"speaker":"Samir Oakes","standing":"on-record"},"content":[{"type":"text","text":"Through a caption."}]}
    {"type":"list","attrs":{"ordered":false},"content":[{"type":"list_item","content":[{"type":"text","text":"one"}]},{"type":"list_item","content":[{"type":"text","text":"one and a half"}]},{"type":"list_item","content":[{"type":"text","text":"two"},{"type":"hard_break"},{"type":"text","text":"and more"}]}]}
    {"type":"paragraph","content":[{"type":"text","text":"line one"},{"type":"hard_break"},{"type":"text","text":"line two"}]}
    {"type":"embed","attrs":{"provider":"vimeo","address":"https://player.vimeo.com/video/7","title":"A film elsewhere"}}
    {"type":"table","attrs":{"caption":"The gates","headings":["Gate","State"],"rows":[["North","shut"]]}}
    {"type":"paragraph","content":[{"type":"text","text":"It is eight, “he said”, see here or there, or "},{"type":"text","text":"here","marks":[{"type":"link","attrs":{"href":"/en/news"}}]},{"type":"text","text":"."}]}
    {"type":"paragraph","content":[{"type":"text","text":"Name"}]}
    {"type":"paragraph","content":[{"type":"text","text":"The end & more <b>text</b>."}]}
    "#);
    assert_snapshot!(reasons(&cleaned), @"
    style: the page decides how text is set, so styles are left out
    style attribute: the page decides how text is set, so styles are left out
    u: a body has no such element; its words were kept
    onerror: attributes that run scripts never come through
    del: the words were struck out in the original, so they were left out
    javascript:alert(1): the address cannot be used; links need http, https, mailto or a path with one slash in front
    onclick: attributes that run scripts never come through
    //evil.example/x: the address cannot be used; links need http, https, mailto or a path with one slash in front
    script: scripts never come through
    form: forms cannot stand in a body
    label: forms cannot stand in a body
    input: forms cannot stand in a body
    button: forms cannot stand in a body
    svg: drawings, players and plug-ins cannot stand in a body; upload a picture or film instead
    not-an-element: a body has no such element; its words were kept
    https://widgets.example/poll: frames of this service may not stand in a story; link to it instead
    A picture of nothing: the picture names no file or address that can be used
    ");
}

#[test]
fn what_a_feed_gets() {
    let cleaned = body(include_str!("../../../../fixtures/wire/vocabulary.html"));
    assert_snapshot!(feed_html(&cleaned.body, &Desk).replace("><", ">\n<"), @r#"
    <p>The wall <strong>holds</strong>, <em>for now</em>, says <a href="https://example.org/board">the board</a>.</p>
    <h2>What was agreed</h2>
    <p>
    <span data-speaker="a ministry official" data-through="in a telephone call" data-standing="unnamed">The tender opens in spring</span>, an official said.</p>
    <blockquote data-speaker="Mara Tolland" data-role="flood engineer" data-through="speaking to reporters" data-standing="on-record">
    <p>We measured twice.<br>Both times it held.</p>
    <footer>Mara Tolland · flood engineer · speaking to reporters</footer>
    </blockquote>
    <h3>The sums</h3>
    <ul>
    <li>640 million marels</li>
    <li>six years</li>
    </ul>
    <ol>
    <li>Survey</li>
    <li>Tender</li>
    </ol>
    <aside data-block="facts" data-title="At a glance">
    <h3>At a glance</h3>
    <p>The river Orsel</p>
    <ul>
    <li>312 kilometres</li>
    <li>four dead</li>
    </ul>
    </aside>
    <aside data-block="pull" data-speaker="Edda Rowan">
    <p>Walls are slow; water is not.</p>
    <footer>Edda Rowan</footer>
    </aside>
    <ul>
    <li>
    <a href="https://courier.example/en/environment/gauges">What the gauges say</a>
    </li>
    </ul>
    <figure>
    <img src="https://courier.example/media/river-gauge.webp" width="1600" height="1067" alt="A gauge in brown water">
    <figcaption>The gauge at Brannock. <cite>Ines Calder/The Orsel Courier</cite>
    </figcaption>
    </figure>
    <div data-block="gallery">
    <figure>
    <img src="https://courier.example/media/lanterns-1.webp" width="1600" height="1067" alt="A lantern">
    <figcaption>Dusk <cite>I. Calder</cite>
    </figcaption>
    </figure>
    <figure>
    <img src="https://courier.example/media/lanterns-2.webp" width="1600" height="1067" alt="Two lanterns">
    </figure>
    </div>
    <hr>
    <figure>
    <img src="https://courier.example/media/dredger.webp" width="1600" height="1067" alt="The dredger at work.">
    <figcaption>The dredger at work. <cite>Port Authority</cite>
    </figcaption>
    </figure>
    <table>
    <caption>Votes</caption>
    <thead>
    <tr>
    <th>Party</th>
    <th>For</th>
    </tr>
    </thead>
    <tbody>
    <tr>
    <td>Harbour List</td>
    <td>41</td>
    </tr>
    </tbody>
    </table>
    <table data-block="chart" data-unit="%" data-source="Statistics Office">
    <caption>Turnout</caption>
    <tbody>
    <tr>
    <th>2021</th>
    <td>61.50</td>
    </tr>
    <tr>
    <th>change</th>
    <td>-2.5</td>
    </tr>
    </tbody>
    <tfoot>
    <tr>
    <td colspan="2">% · Statistics Office</td>
    </tr>
    </tfoot>
    </table>
    <p>
    <a href="https://www.youtube-nocookie.com/embed/abc">The debate</a>
    </p>
    "#);
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
    let body =
        Body { content: vec![Block::Paragraph { content: vec![Inline::Text { text: "x".into(), marks }] }] };
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
    assert!(
        matches!(&cleaned.body.content[1], Block::Picture { attrs } if attrs.asset == AssetRef::Outside("dam".into()))
    );
}

#[test]
fn an_unknown_standing_counts_as_the_weakest() {
    let cleaned = body("<blockquote data-speaker='A' data-standing='sure'>x</blockquote>");
    assert!(
        matches!(&cleaned.body.content[0], Block::Quotation { attrs, .. } if attrs.standing == Standing::Unnamed)
    );
    assert_eq!(cleaned.dropped, [Dropped { what: "data-standing=\"sure\"".into(), why: Why::UnknownWord }]);
}

#[test]
fn a_bar_needs_a_number() {
    let row =
        |value: &str| body(&format!("<table data-block=chart><tr><th>a</th><td>{value}</td></tr></table>"));
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
fn deep_nesting_is_flattened_and_what_no_text_needs_is_refused() {
    for tag in ["div", "b", "blockquote", "ul><li", "span", "table><tr><td", "aside data-block=facts"] {
        let nested = |times: usize| body(&format!("{}deep", format!("<{tag}>").repeat(times)));
        assert!(nested(200).body.plain_text().contains("deep"), "{tag}");
        let refused = super::body(&format!("{}deep", format!("<{tag}>").repeat(100_000)));
        assert!(matches!(refused, Err(Unread::TooDeep { .. })), "{tag}");
    }
}

#[test]
fn a_text_that_no_page_can_show_is_refused_with_the_number_of_its_parts() {
    let refused = |html: &str| super::body(html).unwrap_err().to_string();
    assert_snapshot!(refused(&"<p>One more.</p>".repeat(900_000)), @"has 900000 elements and at most 50000 are read; make several stories of it");
    assert_snapshot!(refused(&"<p>One more.</p>".repeat(5_001)), @"the text has 5001 blocks and at most 5000 are shown; make several stories of it");
    let items = format!("<ul>{}</ul>", "<li>One more.</li>".repeat(6_000));
    assert_snapshot!(refused(&items), @"the text has 6001 blocks and at most 5000 are shown; make several stories of it");
    assert_eq!(body(&"<p>One more.</p>".repeat(5_000)).body.content.len(), 5_000);
}

#[test]
fn a_page_of_unclosed_paragraphs_is_not_deep() {
    assert_eq!(paragraphs(&"<p>One <b>more</b>.".repeat(2_000)).len(), 2_000);
}

/// A desk that has every picture and no story.
struct Desk;

impl Resolve for Desk {
    fn picture(&self, asset: &AssetRef) -> Option<Shown> {
        let AssetRef::Outside(name) = asset else { return None };
        Some(Shown {
            address: format!("https://courier.example/media/{name}.webp"),
            width: 1600,
            height: 1067,
        })
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
