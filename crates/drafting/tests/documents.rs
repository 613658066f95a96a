//! Documents as the real editor writes them, and bodies of every kind, come through whole.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "in a test, a surprise may end the test")]

use drafting::{Document, Draft, body::settled};
use editorial::{
    AssetId, DossierId,
    attribution::{Attribution, Standing},
    body::{
        AssetRef, Block, Body, Chart, Chartable, Embed, FactBox, FactLine, Film, Gallery, HeadingLevel,
        Inline, Link, ListItem, ListKind, Mark, Picture, Provider, PullQuote, Related, Table,
    },
    byline::{Byline, BylineRole},
    source::Source,
    story::{Headlines, Wording},
};
use proptest::{collection::vec, option, prelude::*};
use yrs::{
    Doc, Map, MapPrelim, Transact, WriteTxn, Xml, XmlElementPrelim, XmlFragment, XmlTextPrelim,
    updates::decoder::Decode,
};

const BODY: &str = include_str!("../fixtures/body.json");
const BODY_UPDATE: &[u8] = include_bytes!("../fixtures/body.update");
const TYPED: &str = include_str!("../fixtures/typed.json");
const TYPED_UPDATE: &[u8] = include_bytes!("../fixtures/typed.update");

fn read(update: &[u8]) -> Draft {
    let mut document = Document::default();
    assert!(!document.apply(update).unwrap().lacking);
    document.draft().unwrap()
}

#[test]
fn what_the_editor_opened_is_read_as_it_was() {
    let draft = read(BODY_UPDATE);
    assert_eq!(draft.wording.body, settled(Body::from_json(BODY).unwrap()));
    assert_eq!(draft.wording.headlines.page, "Dam holds — سدّ يصمد");
    assert_eq!(draft.wording.headlines.social, "");
    assert_eq!(draft.wording.standfirst, "It holds. 🌊 Aguanta.");
    assert_eq!(draft.slug.unwrap().as_str(), "dam-holds");
    assert_eq!(draft.embargo.unwrap().micros(), 1_772_366_400_000_000);
    assert_eq!(draft.wording.byline.entries[0].role, BylineRole::Translator);
    assert_eq!(draft.wording.source, Source::Agencies);
    assert_eq!((draft.wording.topics.len(), draft.wording.regions.len()), (1, 0));
    assert!(draft.wording.coverage.is_some() && draft.wording.lead.is_none());
}

#[test]
fn what_was_typed_marked_and_split_is_read_as_the_editor_shows_it() {
    assert_eq!(read(TYPED_UPDATE).wording.body, settled(Body::from_json(TYPED).unwrap()));
}

/// Every node with its attributes and every run with its formats, as the document has them.
fn shape(update: &[u8]) -> String {
    use yrs::{ReadTxn, Text, XmlOut, types::text::YChange};
    fn children<T: ReadTxn, F: XmlFragment>(txn: &T, of: &F, deep: usize, told: &mut String) {
        use std::fmt::Write;
        for child in of.children(txn) {
            match child {
                XmlOut::Element(element) => {
                    let mut attributes: Vec<_> = element
                        .attributes(txn)
                        .map(|(name, value)| format!("{name}={}", sorted(&value)))
                        .collect();
                    attributes.sort();
                    writeln!(told, "{:deep$}<{} {}>", "", element.tag(), attributes.join(" ")).unwrap();
                    children(txn, &element, deep + 1, told);
                }
                XmlOut::Text(text) => {
                    for piece in text.diff(txn, YChange::identity) {
                        let formats = piece.attributes.unwrap_or_default();
                        let mut formats: Vec<_> = formats
                            .iter()
                            .map(|(name, value)| format!("{name}={}", sorted(&value.clone().into())))
                            .collect();
                        formats.sort();
                        writeln!(told, "{:deep$}{:?} {}", "", piece.insert, formats.join(" ")).unwrap();
                    }
                }
                XmlOut::Fragment(_) => told.push_str("a nameless fragment"),
            }
        }
    }
    fn sorted(value: &yrs::Out) -> String {
        let yrs::Out::Any(any) = value else { return format!("{value:?}") };
        serde_json::to_value(any).unwrap().to_string()
    }
    let doc = Doc::new();
    doc.transact_mut().apply_update(yrs::Update::decode_v1(update).unwrap()).unwrap();
    let fragment = doc.get_or_insert_xml_fragment("body");
    let mut told = String::new();
    children(&doc.transact(), &fragment, 0, &mut told);
    told
}

#[test]
fn what_is_written_here_has_the_very_shape_that_the_editor_gives_it() {
    for (json, update) in [(BODY, BODY_UPDATE), (TYPED, TYPED_UPDATE)] {
        let wording = Wording { body: Body::from_json(json).unwrap(), ..Wording::default() };
        let written = Document::of(&Draft { wording, ..Draft::default() }).whole();
        let (ours, theirs) = (shape(&written), shape(update));
        assert!(theirs.contains("claim--"), "{theirs}");
        assert_eq!(ours, theirs);
    }
}

/// What is wrong with a document whose body is made by hand.
fn wrong(make: impl FnOnce(&mut yrs::TransactionMut, &yrs::XmlFragmentRef)) -> Vec<String> {
    let doc = Doc::new();
    let mut txn = doc.transact_mut();
    let fragment = txn.get_or_insert_xml_fragment("body");
    fragment.push_back(&mut txn, XmlElementPrelim::empty("divider"));
    make(&mut txn, &fragment);
    let update = txn.encode_update_v1();
    drop(txn);
    let mut document = Document::default();
    document.apply(&update).unwrap();
    document.draft().unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn what_no_story_can_hold_is_refused_with_its_place() {
    let said = wrong(|txn, body| {
        body.push_back(txn, XmlElementPrelim::empty("marquee"));
        let heading = body.push_back(txn, XmlElementPrelim::empty("heading"));
        heading.insert_attribute(txn, "level", "two");
        let paragraph = body.push_back(txn, XmlElementPrelim::empty("paragraph"));
        paragraph.insert_attribute(txn, "onclick", "alert(1)");
        let text = paragraph.push_back(txn, XmlTextPrelim::new("words"));
        yrs::Text::format(&text, txn, 0, 5, [("blink".into(), yrs::Any::Bool(true))].into());
        let table = body.push_back(txn, XmlElementPrelim::empty("table"));
        table.push_back(txn, XmlTextPrelim::new("hidden"));
        body.push_back(txn, XmlTextPrelim::new("astray"));
        let quotation = body.push_back(txn, XmlElementPrelim::empty("quotation"));
        quotation.push_back(txn, XmlElementPrelim::empty("picture"));
        let list = body.push_back(txn, XmlElementPrelim::empty("list"));
        list.push_back(txn, XmlElementPrelim::empty("paragraph"));
    });
    assert_eq!(
        said,
        [
            "block 2 (marquee): there is no such block; take it out",
            "block 3 (heading): invalid type: string \"two\", expected u8",
            "block 4 (paragraph), mark “blink”: unknown variant `blink`, expected one of `strong`, `em`, `link`, `claim`",
            "block 5 (table): nothing may stand inside it",
            "block 6: text stands outside of a block",
            "block 7 (quotation): “picture” may not stand in running text",
            "block 8 (list), item 1: only items may stand in a list",
        ]
    );
    let said = wrong(|txn, body| {
        let paragraph = body.push_back(txn, XmlElementPrelim::empty("paragraph"));
        paragraph.insert_attribute(txn, "onclick", "alert(1)");
    });
    assert_eq!(said, ["block 2 (paragraph): there is no place for “attrs”"]);
}

#[test]
fn a_field_of_another_kind_is_refused_by_name() {
    let doc = Doc::new();
    let mut txn = doc.transact_mut();
    let fields = txn.get_or_insert_map("fields");
    fields.insert(&mut txn, "headline_page", "a plain value");
    fields.insert(&mut txn, "source", "hearsay");
    fields.insert(&mut txn, "topics", MapPrelim::from([("a", "b")]));
    let update = txn.encode_update_v1();
    let mut document = Document::default();
    document.apply(&update).unwrap();
    let said: Vec<_> = document.draft().unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "field “headline_page”: it must be text that several can type in",
            "field “source”: unknown variant `hearsay`, expected one of `own`, `agency`, `agencies`",
            "field “topics”: it must be a plain value",
        ]
    );
}

#[test]
fn bytes_that_are_no_update_leave_the_document_as_it_was() {
    let mut document = Document::default();
    document.apply(BODY_UPDATE).unwrap();
    let before = document.whole();
    // One value in another, half a million deep: it would end the whole program.
    let mut deep = vec![1, 1, 7, 0, 0x28, 1, 6];
    deep.extend(b"fields\x01x\x01");
    deep.extend([117, 1].repeat(500_000));
    for garbage in
        [&b"\xff\xff\xff\xff\xff"[..], b"GET / HTTP/1.1", &BODY_UPDATE[..BODY_UPDATE.len() / 2], &deep]
    {
        assert!(document.apply(garbage).is_err());
    }
    assert_eq!(document.whole(), before);
}

#[test]
fn an_update_that_builds_on_nothing_known_is_said_to_lack_something() {
    let doc = Doc::with_client_id(5);
    let text = doc.get_or_insert_text("notes");
    yrs::Text::push(&text, &mut doc.transact_mut(), "first");
    let mut txn = doc.transact_mut();
    yrs::Text::push(&text, &mut txn, " second");
    let second = txn.encode_update_v1();
    drop(txn);
    let mut document = Document::default();
    let taken = document.apply(&second).unwrap();
    assert!(taken.lacking && taken.news.is_none(), "{taken:?}");
    let all = yrs::ReadTxn::encode_state_as_update_v1(&doc.transact(), &yrs::StateVector::default());
    assert!(!document.apply(&all).unwrap().lacking);
    assert_eq!(document.apply(&all).unwrap().news, None);
}

fn words() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z ]{0,12}",
        "[ء-ي \u{200f}\u{202b}\u{2067}]{0,8}",
        "[áñ¿🌊👩‍👩‍👧\u{1F1EA}\u{1F1F8}]{0,4}",
        any::<String>()
    ]
}

fn attribution() -> impl Strategy<Value = Attribution> {
    let standing = proptest::sample::select(Standing::ALL.to_vec());
    (words(), words(), words(), standing, words()).prop_map(|(speaker, role, through, standing, said)| {
        Attribution { speaker, role, through, standing, said }
    })
}

fn mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        Just(Mark::Strong),
        Just(Mark::Em),
        words().prop_map(|href| Mark::Link { attrs: Link { href } }),
        attribution().prop_map(|attrs| Mark::Claim { attrs }),
    ]
}

fn runs() -> impl Strategy<Value = Vec<Inline>> {
    let text = (words(), vec(mark(), 0..4)).prop_map(|(text, marks)| Inline::Text { text, marks });
    vec(prop_oneof![4 => text, 1 => Just(Inline::HardBreak)], 0..6)
}

fn asset() -> impl Strategy<Value = AssetRef> {
    prop_oneof![
        any::<[u8; 16]>().prop_map(|bytes| AssetRef::Kept(AssetId::from_bytes(bytes))),
        words().prop_map(AssetRef::Outside),
    ]
}

fn picture() -> impl Strategy<Value = Picture> {
    (asset(), words(), words(), words()).prop_map(|(asset, alt, caption, credit)| Picture {
        asset,
        alt,
        caption,
        credit,
    })
}

fn block() -> impl Strategy<Value = Block> {
    let line = prop_oneof![
        runs().prop_map(|content| FactLine::Text { content }),
        runs().prop_map(|content| FactLine::Bullet { content }),
    ];
    let item = runs().prop_map(|content| ListItem { content });
    let bar = (words(), -1e12..1e12_f64, words()).prop_map(|(label, value, written)| Chartable {
        label,
        value,
        written,
    });
    let provider = proptest::sample::select(Provider::ALL.to_vec());
    prop_oneof![
        6 => runs().prop_map(|content| Block::Paragraph { content }),
        1 => (2..4_u8, runs()).prop_map(|(level, content)| Block::Heading { attrs: HeadingLevel { level }, content }),
        1 => (attribution(), runs()).prop_map(|(attrs, content)| Block::Quotation { attrs, content }),
        1 => (any::<bool>(), vec(item, 0..4))
            .prop_map(|(ordered, content)| Block::List { attrs: ListKind { ordered }, content }),
        1 => picture().prop_map(|attrs| Block::Picture { attrs }),
        1 => vec(picture(), 0..3).prop_map(|pictures| Block::Gallery { attrs: Gallery { pictures } }),
        1 => (asset(), option::of(asset()), words(), words())
            .prop_map(|(asset, poster, caption, credit)| Block::Film { attrs: Film { asset, poster, caption, credit } }),
        1 => (provider, words(), words())
            .prop_map(|(provider, address, title)| Block::Embed { attrs: Embed { provider, address, title } }),
        1 => (words(), runs()).prop_map(|(speaker, content)| Block::PullQuote { attrs: PullQuote { speaker }, content }),
        1 => (words(), vec(line, 0..3)).prop_map(|(title, lines)| Block::FactBox { attrs: FactBox { title, lines } }),
        1 => (words(), vec(words(), 0..3), vec(vec(words(), 0..3), 0..3))
            .prop_map(|(caption, headings, rows)| Block::Table { attrs: Table { caption, headings, rows } }),
        1 => (words(), words(), words(), vec(bar, 0..3))
            .prop_map(|(title, unit, source, rows)| Block::Chart { attrs: Chart { title, unit, source, rows } }),
        1 => vec(any::<[u8; 16]>(), 0..3).prop_map(|ids| Block::Related {
            attrs: Related { dossiers: ids.into_iter().map(DossierId::from_bytes).collect() },
        }),
        1 => Just(Block::Divider),
    ]
}

fn draft() -> impl Strategy<Value = Draft> {
    (vec(block(), 0..8), words(), words(), vec(any::<[u8; 16]>(), 0..3)).prop_map(
        |(content, page, standfirst, authors)| {
            let byline = Byline::of_reporters(authors.into_iter().map(editorial::AuthorId::from_bytes));
            let headlines = Headlines { page, ..Headlines::default() };
            let wording =
                Wording { headlines, standfirst, byline, body: Body { content }, ..Wording::default() };
            Draft { wording, ..Draft::default() }
        },
    )
}

fn kept(mut draft: Draft) -> Draft {
    draft.wording.body = settled(draft.wording.body);
    draft
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn any_draft_comes_back_as_it_went_in(draft in draft()) {
        let update = Document::of(&draft).whole();
        prop_assert_eq!(read(&update), kept(draft));
    }

    #[test]
    fn replaced_by_any_other_draft_it_says_that_one(one in draft(), other in draft(), touch in 0..8_usize) {
        let mut document = Document::of(&one);
        document.replace(&other);
        prop_assert_eq!(document.draft().unwrap(), kept(other.clone()));
        prop_assert_eq!(document.replace(&other), None);
        // Most replacements change a little of much.
        let mut little = other;
        if touch < little.wording.body.content.len() {
            little.wording.body.content.remove(touch);
        }
        document.replace(&little);
        prop_assert_eq!(document.draft().unwrap(), kept(little));
    }

    #[test]
    fn no_bytes_end_the_room(bytes in vec(any::<u8>(), 0..200), cut in 0..BODY_UPDATE.len(), flip in any::<u8>()) {
        let mut document = Document::default();
        let _ = document.apply(&bytes);
        let mut damaged = BODY_UPDATE.to_vec();
        damaged[cut] ^= flip;
        let _ = document.apply(&damaged);
        let _ = document.draft();
    }
}
