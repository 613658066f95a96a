//! A designer's day in the fitting room: begin, look things up, make mistakes and be told of them.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "in a test, a surprise may end the test")]

use fitting::{Kind, Report, Start, begin, check, samples::Pen, shapes};
use minijinja::Value;
use std::fmt::Write as _;
use std::{
    collections::BTreeSet,
    env, fs,
    path::{Path, PathBuf},
    sync::Arc,
};
use themes::Dress;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A theme with these files besides its `theme.toml`.
fn theme(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("theme.toml", "name = \"Mine\"\ncontract = 1\n");
    for (name, text) in files {
        write(name, text);
    }
    folder
}

/// What the check says of a theme with these files: kind, place, words.
fn told(files: &[(&str, &str)]) -> Vec<(Kind, String, String)> {
    let folder = theme(files);
    let place = |fault: fitting::Told| {
        let line = fault.line.map_or(String::new(), |line| format!(":{line}"));
        (fault.kind, format!("{}{line}", fault.file), fault.what)
    };
    check(folder.path()).faults.into_iter().map(place).collect()
}

#[track_caller]
fn is_told(files: &[(&str, &str)], kind: Kind, place: &str, words: &str) {
    let told = told(files);
    assert!(
        told.iter().any(|(k, p, w)| *k == kind && p == place && w.contains(words)),
        "not told: {kind:?} {place} …{words}…\n{told:#?}"
    );
}

fn lines(report: &Report) -> String {
    report.told()
}

#[test]
fn nothing_is_wrong_with_the_default_theme() {
    let report = check(&root().join("themes/default"));
    assert!(report.faults.is_empty(), "{}", lines(&report));
    assert!(report.pages > 100);
}

#[test]
fn nothing_is_wrong_with_the_theme_of_the_guide() {
    let report = check(&root().join("fixtures/themes/nocturne"));
    assert!(report.faults.is_empty(), "{}", lines(&report));
}

#[test]
fn what_a_designer_begins_with_has_nothing_wrong() {
    for start in [Start::Default, Start::Nothing] {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("deep/mine");
        let files = begin(&place, "“Mine” \"and\" yours", start).unwrap();
        assert!(files > 8, "{start:?}: {files}");
        let report = check(&place);
        assert!(report.faults.is_empty(), "{start:?}: {}", lines(&report));
        assert_eq!(report.theme, "“Mine” \"and\" yours");
        let again = begin(&place, "Mine", start).unwrap_err().to_string();
        assert!(again.contains("is not empty"), "{again}");
    }
}

#[test]
fn every_field_of_every_type_is_filled_in_some_sample() {
    let shapes = shapes::shapes();
    let mut seen = BTreeSet::new();
    let dress = Arc::new(Dress::default());
    for page in Pen::of("en", true, &dress).unwrap().pages() {
        for (_, shape, value) in &page.values {
            walk(value, shape, &shapes, &mut seen);
        }
    }
    for shape in shapes.values() {
        for field in &shape.fields {
            let name = format!("{}.{}", shape.name, field.name);
            assert!(seen.contains(&name), "no sample has {name}");
        }
    }
}

fn walk(value: &Value, shape: &str, shapes: &shapes::Shapes, seen: &mut BTreeSet<String>) {
    if value.kind() == minijinja::value::ValueKind::Seq {
        for item in value.try_iter().unwrap() {
            walk(&item, shape, shapes, seen);
        }
        return;
    }
    let Some(known) = shapes.get(shape).filter(|_| value.kind() == minijinja::value::ValueKind::Map) else {
        return;
    };
    for field in &known.fields {
        let inner = value.get_attr(&field.name).unwrap();
        let is_there = !inner.is_none() && !inner.is_undefined() && inner.len() != Some(0);
        if is_there {
            seen.insert(format!("{shape}.{}", field.name));
        }
        if let Some(of) = field.shape() {
            walk(&inner, of, shapes, seen);
        }
    }
}

#[test]
fn the_guide_lists_every_variable_as_the_types_have_it() {
    const OPEN: &str = "<!-- variables: written by the program, see docs/decisions/0042-themes.md -->\n";
    const CLOSE: &str = "<!-- /variables -->";
    let path = root().join("docs/theme.md");
    let guide = fs::read_to_string(&path).unwrap();
    let (before, rest) = guide.split_once(OPEN).expect("docs/theme.md has the mark where variables begin");
    let (there, after) = rest.split_once(CLOSE).expect("docs/theme.md has the mark where variables end");
    let now = format!("\n{}\n\n", fitting::variables_as_markdown());
    if env::var_os("NIGHTDESK_WRITE_DOCS").is_some() {
        fs::write(&path, format!("{before}{OPEN}{now}{CLOSE}{after}")).unwrap();
        return;
    }
    assert!(
        there == now,
        "docs/theme.md is not as the types are; NIGHTDESK_WRITE_DOCS=1 with this test writes it"
    );
}

#[test]
fn every_field_says_what_it_means() {
    for shape in shapes::shapes().values() {
        assert!(!shape.about.is_empty(), "{} has no words", shape.name);
        for field in &shape.fields {
            assert!(!field.about.is_empty(), "{}.{} has no words", shape.name, field.name);
        }
    }
    let schema: serde_json::Value = serde_json::from_str(&fitting::variables_as_json()).unwrap();
    assert!(schema.pointer("/$defs/Card/properties/headline").is_some());
}

const CARD: &str = "templates/partials/card.html";

/// The default's template with this in place of that.
fn changed(name: &str, from: &str, to: &str) -> String {
    let (_, text) = assets::templates().iter().find(|(known, _)| *known == name).unwrap();
    assert!(text.contains(from), "{name} does not have {from}");
    text.replacen(from, to, 1)
}

fn line_of(text: &str, part: &str) -> usize {
    text.lines().position(|line| line.contains(part)).unwrap() + 1
}

fn at_line(text: &str, part: &str) -> String {
    format!("templates/front.html:{}", line_of(text, part))
}

#[test]
fn a_misspelt_name_is_told_where_it_is_printed_and_where_it_is_only_tested() {
    let printed = changed("partials/card.html", "{{ card.headline }}", "{{ card.headlin }}");
    let place = format!("{CARD}:{}", line_of(&printed, "card.headlin }}"));
    is_told(&[(CARD, &printed)], Kind::UnknownVariable, &place, "was “headline” meant?");

    let tested = changed("partials/card.html", "if card.standfirst and", "if card.standfrist and");
    let place = format!("{CARD}:{}", line_of(&tested, "standfrist"));
    is_told(
        &[(CARD, &tested)],
        Kind::UnknownVariable,
        &place,
        "Card has no field “standfrist”; was “standfirst” meant?",
    );

    // No sample leads into this branch.
    let hidden = "{% extends \"base.html\" %}\n{% block main %}\n{% if false %}{{ page.containerz }}{% endif %}{% endblock %}";
    is_told(
        &[("templates/front.html", hidden)],
        Kind::UnknownVariable,
        "templates/front.html:3",
        "“page” has no field “containerz”",
    );
    let root = "{% extends \"base.html\" %}\n{% block main %}{% if false %}{{ pagge.title }}{% endif %}{% endblock %}";
    is_told(
        &[("templates/front.html", root)],
        Kind::UnknownVariable,
        "templates/front.html:2",
        "there is no “pagge” here",
    );
}

#[test]
fn what_browsers_block_is_told() {
    let with = |html: &str| changed("front.html", "{% block main %}", &format!("{{% block main %}}\n{html}"));
    let cases = [
        ("<p style=\"color:red\">x</p>", "style attribute"),
        ("<p onclick=\"x()\">x</p>", "handler onclick"),
        ("<script>x()</script>", "scripts inside a page"),
        ("<style>p{}</style>", "styles inside a page"),
        ("<img src=\"https://elsewhere.example/x.png\" alt=\"\">", "elsewhere.example"),
        ("<img src=\"/x.png\" srcset=\"//cdn.example/x.png 2x\" alt=\"\">", "cdn.example"),
        ("<link rel=\"stylesheet\" href=\"https://fonts.example/css\">", "fonts.example"),
        ("<a href=\"javascript:x()\">x</a>", "it is a script"),
        ("<iframe src=\"https://player.example/1\"></iframe>", "player.example"),
    ];
    for (html, words) in cases {
        let text = with(html);
        let place = format!("templates/front.html:{}", line_of(&text, html));
        is_told(&[("templates/front.html", &text)], Kind::Blocked, &place, words);
    }
    let text = with("<img src=\"/x.png\">");
    let place = format!("templates/front.html:{}", line_of(&text, "<img src"));
    is_told(&[("templates/front.html", &text)], Kind::NoAlt, &place, "without alt");
    // Links may lead anywhere, and data is no script.
    let text =
        with("<a href=\"https://elsewhere.example/\">x</a><script type=\"application/ld+json\">{}</script>");
    assert_eq!(told(&[("templates/front.html", &text)]), []);
}

#[test]
fn a_part_that_is_gone_is_told_in_the_file_that_lost_it() {
    let card = changed("partials/card.html", " data-part=\"card\"", "");
    is_told(&[(CARD, &card)], Kind::MissingPart, CARD, "the part “card” is gone");
    let front = "{% extends \"base.html\" %}\n{% block main %}<h2>Nothing</h2>{% endblock %}";
    is_told(&[("templates/front.html", front)], Kind::MissingPart, "templates/front.html", "“most-read”");
}

#[test]
fn words_are_looked_for_in_every_language() {
    let front =
        changed("front.html", "{% block main %}", "{% block main %}\n<p>{{ t(\"good-evening\") }}</p>");
    let template = ("templates/front.html", front.as_str());
    let place = format!("templates/front.html:{}", line_of(&front, "good-evening"));
    is_told(&[template], Kind::UnknownWord, &place, "there is no word “good-evening”");

    let en = ("words/en.ftl", "good-evening = Good evening\n");
    is_told(
        &[template, en],
        Kind::UnknownWord,
        "words/ar.ftl",
        "the word “good-evening” is missing; words/en.ftl has it",
    );
    let rest =
        [("words/es.ftl", "good-evening = Buenas noches\n"), ("words/ar.ftl", "good-evening = مساء الخير\n")];
    assert_eq!(told(&[template, en, rest[0], rest[1]]), []);

    // One of the house's words in other words, in one language only.
    assert_eq!(told(&[("words/en.ftl", "most-read = Everybody reads\n")]), []);

    let hidden = changed(
        "front.html",
        "{% block main %}",
        "{% block main %}{% if false %}{{ t('nowhere') }}{% endif %}",
    );
    is_told(
        &[("templates/front.html", &hidden)],
        Kind::UnknownWord,
        &at_line(&hidden, "nowhere"),
        "“nowhere”",
    );
    let open = changed("front.html", "{% block main %}", "{% block main %}\n<p>{{ t(\"page-number\") }}</p>");
    is_told(
        &[("templates/front.html", &open)],
        Kind::UnknownWord,
        "templates/front.html",
        "a place that nobody filled",
    );
}

#[test]
fn a_page_that_cannot_be_spoken_is_told_with_its_line() {
    let endless = changed(
        "front.html",
        "{% block main %}",
        "{% block main %}\n{% for a in range(90000) %}{% for b in range(90000) %}{{ b }}{% endfor %}{% endfor %}",
    );
    is_told(&[("templates/front.html", &endless)], Kind::Failed, &at_line(&endless, "range(90000)"), "fuel");
    assert_eq!(told(&[("templates/front.html", &endless)]).len(), 1, "told once, not for each page");
    let missing = changed(
        "front.html",
        "{% block main %}",
        "{% block main %}\n{% include \"partials/nowhere.html\" %}",
    );
    is_told(
        &[("templates/front.html", &missing)],
        Kind::Failed,
        &at_line(&missing, "nowhere.html"),
        "nowhere.html",
    );
}

#[test]
fn too_much_weight_is_told() {
    // Nothing that packs well.
    let mut chance = 1_u32;
    let mut rules = String::new();
    for number in 0..4_000 {
        chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        writeln!(rules, ".c{number}{{color:#{:06x}}}", chance >> 8).unwrap();
    }
    is_told(&[("css/index.css", &rules)], Kind::TooMuch, "css/index.css", "styles, packed");
}

#[test]
fn a_theme_that_cannot_be_read_is_told_and_nothing_else() {
    let found = told(&[
        ("templates/front.html", "{% if %}"),
        ("css/index.css", "a {\n  color: ;;;\n}\n@media {"),
        ("words/en.ftl", "fine = Fine\nnot fine\n"),
    ]);
    let kinds: BTreeSet<_> = found.iter().map(|(kind, ..)| *kind).collect();
    assert_eq!(kinds, BTreeSet::from([Kind::Unreadable]), "{found:#?}");
    let places: Vec<_> = found.iter().map(|(_, place, _)| place.as_str()).collect();
    assert!(places.contains(&"templates/front.html:1"), "{places:?}");
    assert!(places.contains(&"words/en.ftl:2"), "{places:?}");
}
