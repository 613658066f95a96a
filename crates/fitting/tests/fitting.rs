//! A designer's day in the fitting room: begin, look things up, make mistakes and be told of them.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "in a test, a surprise may end the test")]

use fitting::{Kind, Report, Start, begin, check, check_in, samples::Pen, shapes};
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

type Said = (Kind, String, String);

/// What the check says of a theme with these files: kind, place, words.
fn told(files: &[(&str, &str)]) -> Vec<Said> {
    let folder = theme(files);
    let place = |fault: fitting::Told| {
        let line = fault.line.map_or(String::new(), |line| format!(":{line}"));
        (fault.kind, format!("{}{line}", fault.file), fault.what)
    };
    check(folder.path()).faults.into_iter().map(place).collect()
}

/// Exactly one thing of this kind is said at this place, with these words.
#[track_caller]
fn is_said(told: &[Said], kind: Kind, place: &str, words: &str) {
    let said = told.iter().filter(|(k, p, w)| *k == kind && p == place && w.contains(words)).count();
    assert_eq!(said, 1, "not told once: {kind:?} {place} …{words}…\n{told:#?}");
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

/// What stands in the guide between these marks is as the program has it; with `NIGHTDESK_WRITE_DOCS` it is written there.
#[track_caller]
fn guide_has(mark: &str, now: &str) {
    let open = format!("<!-- {mark}: written by the program, see docs/decisions/0042-themes.md -->\n");
    let close = format!("<!-- /{mark} -->");
    let path = root().join("docs/theme.md");
    let guide = fs::read_to_string(&path).unwrap();
    let (before, rest) = guide.split_once(&open).expect("docs/theme.md has the mark where it begins");
    let (there, after) = rest.split_once(&close).expect("docs/theme.md has the mark where it ends");
    let now = format!("\n{now}\n\n");
    if env::var_os("NIGHTDESK_WRITE_DOCS").is_some() {
        fs::write(&path, format!("{before}{open}{now}{close}{after}")).unwrap();
        return;
    }
    assert!(
        there == now,
        "docs/theme.md is not as the program is; NIGHTDESK_WRITE_DOCS=1 with this test writes it"
    );
}

#[test]
fn the_guide_lists_every_variable_and_property_as_the_program_has_it() {
    guide_has("variables", &fitting::variables_as_markdown());
    guide_has("properties", &fitting::properties_as_markdown());
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

const FRONT: &str = "templates/front.html";

/// The default's front with these lines before its bands.
fn front_with(lines: &[&str]) -> String {
    changed("front.html", "{% block main %}", &format!("{{% block main %}}\n{}", lines.join("\n")))
}

#[test]
fn a_misspelt_name_is_told_where_it_is_printed_and_where_it_is_only_tested() {
    let card = changed("partials/card.html", "{{ card.headline }}", "{{ card.headlin }}")
        .replace("if card.picture and", "if card.pictuer and");
    // No sample leads into these branches.
    let front = front_with(&[
        "{% if false %}{{ page.containerz }}{% endif %}",
        "{% if false %}{{ pagge.title }}{% endif %}",
        "{% if false %}{{ page.deadlock }}{% endif %}",
    ]);
    let told = told(&[(CARD, &card), (FRONT, &front)]);
    let in_card = |part: &str| format!("{CARD}:{}", line_of(&card, part));
    let name = Kind::UnknownVariable;
    is_said(&told, name, &in_card("card.headlin }}"), "Card has no field “headlin”; was “headline” meant?");
    is_said(&told, name, &in_card("pictuer"), "Card has no field “pictuer”; was “picture” meant?");
    is_said(
        &told,
        name,
        &at_line(&front, "containerz"),
        "“page” has no field “containerz”; was “containers” meant?",
    );
    is_said(&told, name, &at_line(&front, "pagge"), "there is no “pagge” here; was “page” meant?");
    is_said(
        &told,
        name,
        &at_line(&front, "deadlock"),
        "“page” has no field “deadlock”; `nightdesk theme variables`",
    );
    assert_eq!(told.len(), 5, "each once: {told:#?}");
}

#[test]
fn what_browsers_block_is_told() {
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
    let mut lines: Vec<&str> = cases.iter().map(|(html, _)| *html).collect();
    let bare = "<img src=\"/y.png\">";
    // Links may lead anywhere, and data is no script.
    let fine = "<a href=\"https://elsewhere.example/\">x</a><script type=\"application/ld+json\">{}</script>";
    lines.extend([bare, fine]);
    let front = front_with(&lines);
    let told = told(&[(FRONT, &front)]);
    for (html, words) in cases {
        is_said(&told, Kind::Blocked, &at_line(&front, html), words);
    }
    is_said(&told, Kind::NoAlt, &at_line(&front, bare), "without alt");
    assert_eq!(told.len(), cases.len() + 1, "{told:#?}");
}

#[test]
fn what_is_gone_is_told_once_in_the_file_that_lost_it() {
    let head = "<meta charset=\"utf-8\">\n{% for script in paper.assets.scripts %}<script type=\"module\" src=\"{{ script }}\"></script>{% endfor %}";
    let base = changed(
        "base.html",
        "<html lang=\"{{ paper.edition.language }}\" dir=\"{{ paper.edition.direction }}\">",
        "<html>",
    )
    .replace("<a class=\"skip\" href=\"#content\">{{ t(\"skip-to-content\") }}</a>", "");
    let masthead =
        changed("partials/masthead.html", "<span class=\"name-words\">{{ paper.edition.name }}</span>", "")
            .replace(" data-events=\"{{ paper.events }}\"", "");
    let foot = changed("partials/foot.html", "{{ paper.footer.rights }}", "")
        .replace("{{ paper.edition.name }}", "");
    let flash =
        changed("partials/flash.html", " data-flash=\"{{ flash.id }}\" data-until=\"{{ flash.until }}\"", "");
    let bands = changed("partials/containers.html", "href=\"{{ page.older }}\"", "href=\"#\"");
    let news = changed("story/news.html", " data-story=\"{{ page.id }}\" data-door=\"{{ page.door }}\"", "");
    let card = changed("partials/card.html", " data-part=\"card\"", "");
    let css = ".masthead {\n  display: none;\n}\n.foot { display: none }\n@media (min-width: 64em) { .foot { display: block } }";
    let told = told(&[
        ("templates/partials/head.html", head),
        ("templates/base.html", &base),
        ("templates/partials/masthead.html", &masthead),
        ("templates/partials/foot.html", &foot),
        ("templates/partials/flash.html", &flash),
        ("templates/partials/containers.html", &bands),
        ("templates/story/news.html", &news),
        (CARD, &card),
        ("css/index.css", css),
    ]);
    let lost = |file: &str, words: &str| is_said(&told, Kind::MissingPart, file, words);
    lost("templates/partials/head.html", "<title>");
    for words in ["rel=\"canonical\"", "in paper.assets.styles", "in head.feeds", "property=\"og:title\""] {
        lost("templates/partials/head.html", words);
    }
    lost("templates/base.html", "the language on <html>");
    lost("templates/base.html", "the direction on <html>");
    lost("templates/base.html", "the link to the content");
    lost("templates/partials/masthead.html", "data-events");
    lost("templates/partials/masthead.html", "the paper's name");
    lost("templates/partials/foot.html", "the line of rights");
    lost("templates/partials/flash.html", "data-flash, data-until");
    lost("templates/partials/containers.html", "the way to older pages");
    lost("templates/story/news.html", "data-door");
    lost(CARD, "the part “card” is gone");
    lost("css/index.css:2", "this hides the part “masthead” in every window");
    assert_eq!(told.len(), 12, "each once: {told:#?}");
}

#[test]
fn a_page_that_no_longer_has_a_part_is_named() {
    let front = "{% extends \"base.html\" %}\n{% block main %}<h2>…</h2>{% endblock %}";
    let told = told(&[(FRONT, front)]);
    is_said(&told, Kind::MissingPart, FRONT, "the part “most-read” is gone");
    is_said(&told, Kind::MissingPart, FRONT, "the part “card” is gone");
    assert_eq!(told.len(), 2, "{told:#?}");
}

#[test]
fn words_are_looked_for_in_every_language() {
    let front = front_with(&[
        "<p>{{ t(\"good-evening\") }}</p>",
        "{% if false %}{{ t('nowhere') }}{% endif %}",
        "<p>{{ t(\"most-raed\") }}</p>",
        "<p>{{ t(\"page-number\") }}</p>",
    ]);
    let wrong = told(&[(FRONT, &front), ("words/en.ftl", "good-day = Good day\n")]);
    let said = |place: &str, words: &str| is_said(&wrong, Kind::UnknownWord, place, words);
    said(&at_line(&front, "good-evening"), "there is no word “good-evening”");
    said(&at_line(&front, "nowhere"), "“nowhere”");
    said(&at_line(&front, "most-raed"), "there is no word “most-raed”; was “most-read” meant?");
    said(&at_line(&front, "page-number"), "a place that nobody filled: say t(\"page-number\", n=…)");
    said("words/ar.ftl", "the word “good-day” is missing; words/en.ftl has it");
    said("words/es.ftl", "the word “good-day” is missing; words/en.ftl has it");
    assert_eq!(wrong.len(), 6, "{wrong:#?}");

    let front = front_with(&["<p>{{ t(\"good-evening\") }}</p>"]);
    let fine = told(&[
        (FRONT, &front),
        // One of the house's words in other words, in one language only.
        ("words/en.ftl", "good-evening = Good evening\nmost-read = Everybody reads\n"),
        ("words/es.ftl", "good-evening = Buenas noches\n"),
        ("words/ar.ftl", "good-evening = مساء الخير\n"),
    ]);
    assert_eq!(fine, []);
}

#[test]
fn a_paper_in_one_language_needs_words_in_that_one() {
    let front = front_with(&["<p>{{ t(\"good-evening\") }}</p>"]);
    let folder = theme(&[(FRONT, &front), ("words/es.ftl", "good-evening = Buenas noches\n")]);
    assert_eq!(check_in(folder.path(), &["es-MX"]).faults, []);
    let stops: Vec<_> = check_in(folder.path(), &["en"]).stops().map(ToString::to_string).collect();
    assert!(stops.iter().any(|told| told.starts_with("words/en.ftl: the word “good-evening”")), "{stops:?}");
}

#[test]
fn a_page_that_cannot_be_spoken_is_told_with_its_line() {
    let endless = front_with(&[
        "{% for a in range(90000) %}{% for b in range(90000) %}{{ b }}{% endfor %}{% endfor %}",
    ]);
    let missing =
        changed("list.html", "{% block main %}", "{% block main %}\n{% include \"partials/nowhere.html\" %}");
    let told = told(&[(FRONT, &endless), ("templates/list.html", &missing)]);
    is_said(&told, Kind::Failed, &at_line(&endless, "range(90000)"), "fuel");
    let place = format!("templates/list.html:{}", line_of(&missing, "nowhere.html"));
    is_said(&told, Kind::Failed, &place, "nowhere.html");
    assert_eq!(told.len(), 2, "told once, not for each page: {told:#?}");
}

#[test]
fn a_macro_that_is_called_wrongly_is_told_where_it_is_called() {
    let front = front_with(&[
        "{% from \"partials/card.html\" import card, labell %}",
        "{% for one in page.containers[0].cards %}{{ card(one) }}{% endfor %}",
        "{% if false %}{{ card(page, \"row\", 3, \"\", false, 6) }}{% endif %}",
        "{% if false %}{{ band(page, 1, eagr=true) }}{% endif %}",
        "{{ most_read(none_of_these) }}",
    ]);
    let told = told(&[(FRONT, &front)]);
    let said = |part: &str, words: &str| is_said(&told, Kind::WrongCall, &at_line(&front, part), words);
    said("labell", "partials/card.html has no macro “labell”; was “label” meant?");
    said("card(one)", "card(…) is not given “size”; it is card(card, size, [level], [sizes], [eager])");
    said("false, 6", "card(…) is given 6 values and takes 5");
    said("eagr", "band(…) takes no “eagr”; was “eager” meant?");
}

#[test]
fn a_template_builds_on_the_one_of_its_own_name() {
    let front =
        "{% extends \"default/front.html\" %}\n{% block body_class %}is-mine {{ super() }}{% endblock %}";
    let card = "{% from \"default/partials/card.html\" import card as usual, label %}\n\
                {% macro card(card, size, level=3, sizes=\"20rem\", eager=false) -%}\n\
                {{ usual(card, size, level, sizes, eager) }}{%- endmacro %}";
    assert_eq!(told(&[(FRONT, front), (CARD, card)]), []);
    let told = told(&[("templates/default/front.html", front)]);
    is_said(&told, Kind::Unreadable, "templates/default/front.html", "use another folder");
}

#[test]
fn nothing_is_wrong_with_the_recipes_of_the_guide() {
    let guide = fs::read_to_string(root().join("docs/theme.md")).unwrap();
    let recipe = |begins: &str| {
        let blocks: Vec<&str> =
            guide.split("```jinja\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
        (*blocks.iter().find(|block| block.starts_with(begins)).expect(begins)).to_owned()
    };
    let card = recipe("{% macro card");
    let story = recipe("{% extends \"default/story/analysis.html\"");
    let masthead = recipe("{%- from \"default/partials/masthead.html\"");
    let files = [
        (CARD, card.as_str()),
        ("templates/story/analysis.html", &story),
        ("templates/partials/masthead.html", &masthead),
    ];
    assert_eq!(told(&files), []);
}

#[test]
fn styles_that_browsers_pass_over_are_advice() {
    let css = ".a {\n  colr: red;\n  color: var(--papre);\n  color: var(--nobody, red);\n  margin-left: 1px;\n  text-align: right;\n}\n[dir=\"rtl\"] .a { left: 0 }\n.b {\n  color: red;\n";
    let told = told(&[("css/index.css", css)]);
    let said =
        |line: usize, words: &str| is_said(&told, Kind::Style, &format!("css/index.css:{line}"), words);
    said(2, "browsers know no property “colr”; was “color” meant?");
    said(3, "nothing sets “--papre”; was “--paper” meant?");
    said(5, "“margin-inline-start” turns with the text");
    said(6, "“text-align: end” turns with the text");
    said(9, "“.b {” is never closed");
    assert_eq!(told.len(), 5, "{told:#?}");
    assert!(
        Kind::Style.is_advice() && !Kind::Style.stops() && !Kind::TooMuch.stops() && Kind::Failed.stops()
    );
}

#[test]
fn slips_that_break_nothing_are_advice() {
    let front = front_with(&[
        "<p id=\"content\">{{ paper.edition.name }}</p>",
        "<h1 class=\"mine\">{{ paper.edition.name }}</h1>",
        "<div class=\"open\">",
        "<p>Good evening</p>",
    ]);
    let told = told(&[
        (FRONT, &front),
        ("templates/partials/crad.html", ""),
        ("templates/mine/frnt.html", ""),
        ("css/index.css", "@import \"one.css\";\n@import url(three.css);"),
        ("css/three.css", ".a { color: red }"),
        ("css/one.css", ".a { color: red }"),
        ("css/two.css", ".a { color: red }"),
    ]);
    let said = |kind, place: &str, words: &str| is_said(&told, kind, place, words);
    said(Kind::Structure, &at_line(&front, "id=\"content\""), "the id “content” stands twice");
    said(Kind::Structure, &at_line(&front, "<h1"), "a second <h1>");
    said(Kind::Structure, FRONT, "a <div> is not closed");
    said(Kind::LatinWord, &at_line(&front, "Good evening"), "“Good” stands in Latin letters");
    said(Kind::LatinWord, &at_line(&front, "Good evening"), "“evening” stands in Latin letters");
    said(Kind::Unused, "templates/partials/crad.html", "was “partials/card.html” meant?");
    said(Kind::Unused, "templates/mine/frnt.html", "nothing uses this template");
    said(Kind::Unused, "css/two.css", "nothing imports this sheet");
    assert_eq!(told.len(), 8, "{told:#?}");
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
    let told = told(&[("css/index.css", &rules)]);
    is_said(&told, Kind::TooMuch, "css/index.css", "styles, packed");
}

#[test]
fn a_file_that_cannot_be_read_hides_no_other_mistake() {
    let card = changed("partials/card.html", "if card.standfirst and", "if card.standfrist and");
    let told = told(&[
        (CARD, &card),
        ("templates/front.html", "{% if %}"),
        ("templates/list.html", "\n{% for a in b %}\n"),
        ("css/index.css", "a {\n  color: ;;;\n}\n@media {"),
        ("words/en.ftl", "fine = Fine\nnot fine\n"),
    ]);
    is_said(&told, Kind::Unreadable, "templates/front.html:1", "syntax error");
    is_said(&told, Kind::Unreadable, "templates/list.html:2", "{% for a in b %} is never closed");
    is_said(&told, Kind::Unreadable, "words/en.ftl:2", "“not” is no word");
    is_said(&told, Kind::Style, "css/index.css:4", "“@media {” is never closed");
    // Pages are not spoken meanwhile, but the templates are looked through.
    let unseen = told.iter().filter(|(kind, ..)| matches!(kind, Kind::Failed | Kind::MissingPart)).count();
    assert_eq!(unseen, 0, "{told:#?}");

    let told = self::told(&[(CARD, &card), ("css/index.css", "@import \"gone.css\";")]);
    let place = format!("{CARD}:{}", line_of(&card, "standfrist"));
    is_said(&told, Kind::UnknownVariable, &place, "“standfrist”");
    assert_eq!(told.len(), 2, "{told:#?}");
}
