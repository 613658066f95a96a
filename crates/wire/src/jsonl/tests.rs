//! Lines as other systems send them, good and bad.

use super::*;
use crate::html::invented::text_body;
use editorial::{
    Moment, Slug,
    body::{Block, Inline},
    correction::CorrectionKind,
    form::Form,
    source::Source,
};
use insta::assert_snapshot;
use proptest::{prelude::*, sample::select};
use std::{
    fmt::Display,
    io::{self, BufReader, Cursor, Read},
};

fn said(problems: &[impl Display]) -> String {
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

fn refused(line: &str) -> String {
    said(&read(line).unwrap_err())
}

/// A good line with one field more, or another in its place.
fn line_with(field: &str, value: &str) -> String {
    let mut line: serde_json::Value = serde_json::from_str(GOOD).unwrap();
    line[field] = serde_json::from_str(value).unwrap();
    line.to_string()
}

const GOOD: &str = r#"{"title":"Dam holds","section":"environment","published_at":"2026-03-01T18:30:00Z","language":"en","standfirst":"It holds."}"#;

#[test]
fn the_least_a_line_may_say() {
    let item = read(GOOD).unwrap();
    assert_eq!((item.slug.as_str(), item.language.as_str()), ("dam-holds", "en"));
    assert_eq!((item.form, item.source, item.notes.len()), (None, Source::Own, 0));
}

#[test]
fn a_full_line_from_another_system() {
    let item = read(include_str!("../../../../fixtures/wire/full.jsonl").trim()).unwrap();
    assert_snapshot!(said(&item.notes), @"
    image.mood: is not a field that we know; it was left out
    likes: is not a field that we know; it was left out
    ");
    assert_snapshot!(said(&item.dropped), @"script: scripts never come through");
    assert_snapshot!(write(&item), @r#"{"id":"4711","slug":"flood-wall","title":"Assembly backs flood wall","list_title":"Flood wall backed","standfirst":"It passed.","body":{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"It "},{"type":"text","text":"passed","marks":[{"type":"strong"}]},{"type":"text","text":"."}]}]},"section":"politics","tags":["Flood fund","Brannock"],"regions":["orsel-valley"],"coverage":"orsel-floods","form":"analysis","authors":["Lena Marsh"],"source":"agencies","published_at":"2026-03-01T16:30:00.25Z","updated_at":"2026-03-02T08:00:00Z","language":"en","image":{"url":"https://example.org/wall.jpg","alt":"A wall"},"dossier":"flood-wall","old_addresses":["/2026/03/flood-wall.html","/?p=4711"],"corrections":[{"kind":"correction","text":"The year was wrong."}]}"#);
}

#[test]
fn every_problem_of_a_line_is_told_at_once() {
    let line = r#"{"title": " ", "slug": "///", "published_at": "2026-02-30T10:00:00Z", "language": "english", "form": "poem",
        "source": "elsewhere", "tags": "one", "authors": ["A", 3], "image": {"path": "../../etc/passwd"},
        "corrections": [{"kind": "oops"}, "x"], "old_addresses": ["http://old.example/a"], "body": {"type": "doc", "content": [{"type": "marquee"}]}}"#;
    assert_snapshot!(refused(line), @r#"
    title: is missing or empty; write what happened in one line
    slug: “///” cannot be a slug: use lowercase letters, digits and single hyphens, 1 to 120 characters
    body: unknown variant `marquee`, expected one of `paragraph`, `heading`, `quotation`, `list`, `picture`, `gallery`, `film`, `embed`, `pull_quote`, `fact_box`, `table`, `chart`, `related`, `divider`
    section: is missing or empty; name the section in which the story stands
    tags: must be a list such as ["one", "two"], not text
    form: “poem” is not a form of story; choose one of news, opinion, analysis, blog, feature, live_blog, video, gallery, infographic, explainer
    authors[1]: must be text in quotes, not a number
    source: “elsewhere” is none of own, agency, agencies
    published_at: “2026-02-30T10:00:00Z” is not a time: parsed date is not valid: parameter 'day' for `2026-02` is invalid, must be in range `1..=28`; write it like 2026-03-01T18:30:00Z (RFC 3339)
    language: “english” is not a language tag; write one such as en, es or ar-EG (BCP 47)
    image.path: “../../etc/passwd” is not a file in the folder of the import
    old_addresses[0]: “http://old.example/a” is not a path; write it with one slash in front, without the host
    corrections[0].kind: “oops” is none of correction, clarification, update, retraction
    corrections[0].text: is missing or empty; say what was wrong and what is right
    corrections[1]: must be an object as in [{"kind": "correction", "text": "…"}], not text
    "#);
}

#[test]
fn a_line_cut_in_half_says_where() {
    assert_snapshot!(refused(&GOOD[..40]), @"line: is not complete JSON: it breaks off at column 40 (EOF while parsing a string)");
}

#[test]
fn a_line_that_is_no_object_says_what_it_is() {
    assert_snapshot!(refused("[1, 2]"), @"line: must be one object in braces, not a list");
    assert_snapshot!(refused("{\"title\" \"x\"}"), @"line: is not JSON at column 10: expected `:`");
}

#[test]
fn a_title_without_a_letter_needs_a_slug() {
    assert_snapshot!(refused(&line_with("title", "\"!!!\"")), @"slug: is missing, and the title has no letter or digit to make one from");
    assert_eq!(read(&line_with("slug", "\"exclaimed\"")).unwrap().slug.as_str(), "exclaimed");
}

#[test]
fn a_story_of_nothing_but_a_script_has_no_text() {
    let line = r#"{"title":"Dam","section":"a","published_at":"2026-03-01T18:30:00Z","language":"en","body_html":"<script>x</script>"}"#;
    assert_snapshot!(refused(line), @"body_html: there is no text; give a body, a body_html or at least a standfirst");
}

/// The line with HTML of this text.
fn with_html(html: &str) -> String {
    line_with("body_html", &serde_json::Value::from(html).to_string())
}

#[test]
fn html_that_is_not_read_refuses_the_line_though_there_is_a_standfirst() {
    let deep = format!("{}deep", "<div>".repeat(300));
    assert_snapshot!(refused(&with_html(&deep)), @"body_html: has more than 256 elements inside one another, so nothing of it is read; paste it as plain text");
    assert_snapshot!(refused(&with_html(&"<p>x</p>".repeat(900_000))), @"body_html: has 900000 elements and at most 50000 are read; make several stories of it");
    assert_snapshot!(refused(&with_html(&"<p>x</p>".repeat(6_000))), @"body_html: the text has 6000 blocks and at most 5000 are shown; make several stories of it");
    let body = format!(r#"{{"type":"doc","content":[{}]}}"#, vec![r#"{"type":"divider"}"#; 5_001].join(","));
    assert_snapshot!(refused(&line_with("body", &body)), @"body: the text has 5001 blocks and at most 5000 are shown; make several stories of it");
}

#[test]
fn what_is_longer_than_any_page_can_show_is_refused_by_name() {
    let long = |field: &str, times: usize| refused(&line_with(field, &format!("\"{}\"", "ä".repeat(times))));
    assert_snapshot!(long("title", 301), @"title: is 301 characters long and at most 300 fit; shorten it");
    assert_snapshot!(long("list_title", 301), @"list_title: is 301 characters long and at most 300 fit; shorten it");
    assert_snapshot!(long("standfirst", 2_001), @"standfirst: is 2001 characters long and at most 2000 fit; shorten it");
    assert_snapshot!(long("section", 201), @"section: is 201 characters long and at most 200 fit; shorten it");
    assert_snapshot!(long("author", 201), @"author: is 201 characters long and at most 200 fit; shorten it");
    assert_snapshot!(long("id", 501), @"id: is 501 characters long and at most 500 fit; shorten it");
    assert_snapshot!(refused(&line_with("tags", &format!("[\"{}\"]", "ä".repeat(201)))), @"tags[0]: is 201 characters long and at most 200 fit; shorten it");
    let many = format!("[{}]", (0..101).map(|n| format!("\"{n}\"")).collect::<Vec<_>>().join(","));
    assert_snapshot!(refused(&line_with("tags", &many)), @"tags: has 101 entries and at most 100 are taken; shorten it");
}

#[test]
fn characters_that_steer_a_machine_do_not_get_into_a_story() {
    let item = read(&line_with("title", r#""Dam\u0000 \u001b[31mholds\nstill""#)).unwrap();
    assert_eq!(item.title, "Dam [31mholds still");
    assert_snapshot!(refused(&line_with("title", r#""\u200b\u200d\ufeff""#)), @"title: is missing or empty; write what happened in one line");
    let body = r#"{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"It\u0000 holds."}]}]}"#;
    assert_eq!(read(&line_with("body", body)).unwrap().body.plain_text(), "It holds.");
}

#[test]
fn what_a_refusal_repeats_is_short_steers_nothing_and_holds_no_password() {
    assert_snapshot!(refused(&line_with("form", r#""po\u202eem""#)), @r"form: “po\u{202e}em” is not a form of story; choose one of news, opinion, analysis, blog, feature, live_blog, video, gallery, infographic, explainer");
    let long = refused(&line_with("image", &format!("\"data:{}\"", "x".repeat(4_000))));
    assert!(long.chars().count() < 200, "{long}");
    let secret = refused(&line_with("image", r#"{"path": "https://desk:s3cret@cdn.example/a.jpg"}"#));
    assert_snapshot!(secret, @"image.path: “https://cdn.example/a.jpg” is an address; it goes into url");
    let unknown = read(&line_with(&format!("\u{1b}[2J{}", "y".repeat(500)), "1")).unwrap();
    assert_eq!(unknown.notes[0].field, format!("\\u{{1b}}[2J{}…", "y".repeat(76)));
}

#[test]
fn languages_are_tags_in_canonical_case() {
    let language = |tag: &str| read(&line_with("language", &format!("\"{tag}\""))).map(|item| item.language);
    assert_eq!(language("AR-eg").unwrap(), "ar-EG");
    for bad in ["und", "en_US", "x", "العربية", "e n", "english"] {
        assert!(language(bad).is_err(), "{bad}");
    }
}

#[test]
fn a_body_that_came_as_json_is_judged_like_any_other() {
    let link =
        r#"{"type":"text","text":"x","marks":[{"type":"link","attrs":{"href":"javascript:alert(1)"}}]}"#;
    let embed = r#"{"type":"embed","attrs":{"provider":"youtube","address":"https://evil.example/"}}"#;
    let picture = r#"{"type":"picture","attrs":{"asset":{"outside":"file:///etc/passwd"}}}"#;
    let body = format!(
        r#"{{"type":"doc","content":[{{"type":"paragraph","content":[{link}]}},{embed},{picture}]}}"#
    );
    let item = read(&line_with("body", &body)).unwrap();
    assert_eq!(item.body.content, [Block::Paragraph { content: vec![Inline::plain("x")] }]);
    assert_eq!(item.dropped.len(), 3);
}

#[test]
fn an_image_is_an_address_or_a_file_of_the_import() {
    let at = |value: &str| read(&line_with("image", value)).map(|item| item.image.map(|image| image.at));
    let url = |url: &str| Some(ImageAt::Url(url.into()));
    let path = |path: &str| Some(ImageAt::Path(path.into()));
    assert_eq!(at("\"https://example.org/a.jpg\""), Ok(url("https://example.org/a.jpg")));
    assert_eq!(at("\"//example.org/a.jpg\""), Ok(url("https://example.org/a.jpg")));
    assert_eq!(at("\"/uploads/a b.jpg\""), Ok(path("uploads/a b.jpg")));
    assert_eq!(at("{\"path\": \"a..b.jpg\"}"), Ok(path("a..b.jpg")));
    assert_eq!(at("\"\""), Ok(None));
    for bad in [
        "\"../a.jpg\"",
        "\"a/../../b\"",
        "\"data:image/png;base64,AA\"",
        "\"C:\\\\a.jpg\"",
        "7",
        "{}",
        "{\"url\": \"a.jpg\"}",
    ] {
        assert!(at(bad).is_err(), "{bad}");
    }
}

#[test]
fn lines_are_counted_and_blank_ones_passed_over() {
    let file = "\u{feff}one\r\n\n  \ntwo\nthree";
    let lines: Vec<_> = Lines::new(Cursor::new(file)).map(|(number, line)| (number, line.unwrap())).collect();
    assert_eq!(lines, [(1, "one".into()), (4, "two".into()), (5, "three".into())]);
}

#[test]
fn a_line_too_long_or_not_text_does_not_stop_the_rest() {
    let mut file = vec![b'a'; LONGEST];
    file.push(b'\n');
    file.extend(vec![b'b'; LONGEST + 5]);
    file.extend(b"\nab\xff\nlast");
    let lines = Lines::new(BufReader::with_capacity(1_000, Cursor::new(file)));
    let told: Vec<_> = lines
        .map(|(number, line)| match line {
            Ok(line) => format!("{number}: {} bytes", line.len()),
            Err(problem) => format!("{number}: {problem}"),
        })
        .collect();
    assert_snapshot!(told.join("\n"), @"
    1: 8388608 bytes
    2: the line is 8388613 bytes long and at most 8388608 are read; are pictures inside the text?
    3: byte 3 of the line is not UTF-8; save the file as UTF-8 and import it again
    4: 4 bytes
    ");
}

#[test]
fn a_file_that_breaks_off_says_so_once() {
    struct Broken;
    impl Read for Broken {
        fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is gone"))
        }
    }
    let told: Vec<_> =
        Lines::new(BufReader::new(Broken)).map(|(_, line)| line.unwrap_err().to_string()).collect();
    assert_eq!(told, ["the file could not be read any further: the disk is gone"]);
}

fn words() -> impl Strategy<Value = String> {
    "[a-zA-Zء-ي<>&\"\\\\ئ0-9]{1,12}( [a-zA-Zء-ي<>&\"\\\\0-9]{1,12}){0,2}"
}

fn maybe_words() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), words()]
}

fn list() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::btree_set(words(), 0..4).prop_map(|set| set.into_iter().collect())
}

fn moment() -> impl Strategy<Value = Moment> {
    (-1_000_000_000_000_000i64..4_000_000_000_000_000).prop_map(Moment::from_micros)
}

fn image() -> impl Strategy<Value = Image> {
    let at = prop_oneof![
        "https://[a-z]{1,9}\\.example/[a-z]{1,9}\\.jpg".prop_map(ImageAt::Url),
        "[a-z]{1,9}/[a-z]{1,9}\\.jpg".prop_map(ImageAt::Path)
    ];
    (at, maybe_words(), maybe_words(), maybe_words()).prop_map(|(at, alt, caption, credit)| Image {
        at,
        alt,
        caption,
        credit,
    })
}

fn correction() -> impl Strategy<Value = CorrectionNote> {
    (select(&CorrectionKind::ALL), words(), proptest::option::of(moment()))
        .prop_map(|(kind, text, at)| CorrectionNote { kind, text, at })
}

fn item() -> impl Strategy<Value = Item> {
    let option = || proptest::option::of(words());
    let heads = (option(), words(), maybe_words(), maybe_words(), words(), text_body());
    let place = (words(), list(), list(), option(), proptest::option::of(select(&Form::ALL)), list());
    let times = (moment(), proptest::option::of(moment()), proptest::option::of(moment()));
    let language = select(vec!["en", "es-MX", "ar", "zh-Hant-TW"]);
    let paths = proptest::collection::btree_set("/[a-z]{1,9}/[a-z0-9-]{1,9}", 0..3);
    let rest = (
        select(&Source::ALL),
        language,
        proptest::option::of(image()),
        option(),
        paths,
        proptest::collection::vec(correction(), 0..3),
    );
    ("[a-z][a-z0-9]{0,20}", heads, place, times, rest).prop_map(|(slug, heads, place, times, rest)| {
        let (id, title, list_title, social_title, standfirst, body) = heads;
        let (section, tags, regions, coverage, form, authors) = place;
        let (published_at, updated_at, embargo_until) = times;
        let (source, language, image, dossier, old_addresses, corrections) = rest;
        Item {
            id,
            slug: slug.parse::<Slug>().unwrap(),
            title,
            list_title,
            social_title,
            standfirst,
            body,
            dropped: Vec::new(),
            section,
            tags,
            regions,
            coverage,
            form,
            authors,
            source,
            published_at,
            updated_at,
            language: language.to_owned(),
            image,
            dossier,
            old_addresses: old_addresses.into_iter().collect(),
            corrections,
            embargo_until,
            notes: Vec::new(),
        }
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn what_was_exported_is_imported_again(item in item()) {
        let line = write(&item);
        prop_assert!(!line.contains('\n'));
        let again = read(&line).map_err(|problems| TestCaseError::fail(said(&problems)))?;
        prop_assert_eq!(again.fingerprint(), item.fingerprint());
        prop_assert_eq!(again, item);
    }

    #[test]
    fn two_items_have_one_fingerprint_only_if_they_are_equal(one in item(), other in item()) {
        prop_assert_eq!(one.fingerprint() == other.fingerprint(), one == other);
        let moved = Item { section: format!("{}x", one.section), ..one.clone() };
        prop_assert_ne!(moved.fingerprint(), one.fingerprint());
    }

    #[test]
    fn no_line_breaks_the_reader(line in ".{0,80}", cut in 0usize..200) {
        prop_assert!(read(&line).map_or_else(|problems| !problems.is_empty(), |_| true));
        let whole = line_with("tags", "[\"أ\", \"b\"]");
        let cut = (0..=cut.min(whole.len() - 1)).rev().find(|at| whole.is_char_boundary(*at)).unwrap_or(0);
        prop_assert!(read(&whole[..cut]).is_err());
    }
}
