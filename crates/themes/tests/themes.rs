//! A theme's folder is read, or it is told where and why not.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "in a test, a surprise may end the test")]

use std::{fs, path::Path};
use tempfile::TempDir;
use themes::{Dress, Styles};

const MANIFEST: &str = "name = \"Mine\"\ncontract = 1\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    folder
}

fn read(files: &[(&str, &str)]) -> Result<Dress, String> {
    let files: Vec<_> = files.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    let folder = folder(&files);
    Dress::read(folder.path()).map_err(|unwearable| {
        let faults: Vec<String> = unwearable.faults.iter().map(ToString::to_string).collect();
        faults.join("\n")
    })
}

#[track_caller]
fn refused(files: &[(&str, &str)], words: &str) {
    let told = read(files).expect_err("this theme can be worn");
    assert!(told.contains(words), "{told}\ndoes not say\n{words}");
}

#[test]
fn a_theme_is_its_manifest_and_what_it_has_of_its_own() {
    let dress = read(&[
        ("theme.toml", MANIFEST),
        ("templates/story/news.html", "<h1>{{ page.headline }}</h1>"),
        ("templates/.news.html.swp", "{% broken"),
        ("css/index.css", "@import \"parts/card.css\";\n.a { color: red }\n"),
        ("css/parts/card.css", ".card { margin-inline-start: 1px }\n"),
        ("words/ar.ftl", "menu = القائمة\n"),
        ("icon.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"),
        ("drafts/idea.html", "{% broken"),
    ])
    .unwrap();
    assert_eq!(dress.manifest.styles, Styles::After);
    assert_eq!(dress.templates.keys().collect::<Vec<_>>(), ["story/news.html"]);
    assert!(dress.words["ar"].contains("القائمة"));
    let sheet = dress.sheet.as_ref().unwrap();
    let css = std::str::from_utf8(&sheet.bytes).unwrap();
    assert_eq!(css, ".card{margin-inline-start:1px}.a{color:red}");
    assert!(
        sheet.name.starts_with("theme-") && sheet.name.rsplit('.').next() == Some("css"),
        "{}",
        sheet.name
    );
    assert_eq!(dress.file(&sheet.name), Some(sheet));
    let names: Vec<_> =
        dress.all_templates().map(|(name, _)| name).filter(|name| *name == "story/news.html").collect();
    assert_eq!(names.len(), 1);
}

#[test]
fn other_bytes_have_another_name_and_the_same_bytes_the_same() {
    let with = |css: &str| read(&[("theme.toml", MANIFEST), ("css/index.css", css)]).unwrap();
    let (one, same, other) = (with(".a{color:red}"), with(".a{color:red}"), with(".a{color:#00f}"));
    assert_eq!(one.print, same.print);
    assert_eq!(one.sheet, same.sheet);
    assert_ne!(one.print, other.print);
    assert_ne!(one.sheet.unwrap().name, other.sheet.unwrap().name);
    assert_eq!(Dress::default().print, "");
}

#[test]
fn a_font_of_its_own_and_one_of_the_default_theme_are_named_by_their_hash() {
    let css = "@font-face { font-family: \"Own\"; src: url(\"../fonts/own.woff2\") format(\"woff2\") }\n\
               @font-face { font-family: \"House\"; src: url(\"@fontsource-variable/newsreader/files/newsreader-latin-wght-normal.woff2\") }";
    let there = folder(&[
        ("theme.toml", MANIFEST.as_bytes()),
        ("css/index.css", css.as_bytes()),
        ("fonts/own.woff2", b"wOF2 and what follows"),
        ("fonts/LICENCE.txt", b"whose it is"),
    ]);
    let dress = Dress::read(there.path()).unwrap();
    let (_, font) = &dress.fonts[0];
    assert_eq!(font.brotli, None);
    let css = String::from_utf8(dress.sheet.unwrap().bytes.to_vec()).unwrap();
    assert!(css.contains(&font.name), "{css}");
    if let Some(house) = assets::hashed("newsreader-latin-wght-normal.woff2") {
        assert!(css.contains(house), "{css}");
    }
}

#[test]
fn what_is_wrong_is_told_with_its_file_and_line() {
    let manifest = ("theme.toml", MANIFEST);
    refused(&[("css/index.css", "")], "theme.toml: is missing; `nightdesk theme new DIR`");
    refused(
        &[("theme.toml", "name = \"Mine\"\ncontract = 1\ncolour = 3\n")],
        "theme.toml:3: there is no “colour” in a theme; there are name, based_on, contract, styles",
    );
    for (text, words) in [
        ("name = \"Mine\"\n", "theme.toml: “contract” is missing: write contract = 1"),
        ("contract = 1\n", "theme.toml: “name” is missing: write name = "),
        ("name = \"Mine\"\ncontract = \"1\"\n", "theme.toml:2: “contract” is a number without quotes"),
        ("name = 3\ncontract = 1\n", "theme.toml:1: “name” is a text in quotes"),
        ("name = Mine\ncontract = 1\n", "theme.toml:1: cannot be read"),
        (
            "name = \"Mine\"\ncontract = 1\nstyle = \"after\"\n",
            "theme.toml:3: there is no “style” in a theme; was “styles” meant?",
        ),
        (
            "name = \"Mine\"\ncontract = 1\nstyles = \"insted\"\n",
            "theme.toml:3: “styles” is \"after\" or \"instead\", not \"insted\"; was “instead” meant?",
        ),
        (
            "name = \"Mine\"\ncontract = 1\nbased_on = \"other\"\n",
            "theme.toml:3: “based_on” is \"default\", not \"other\"",
        ),
    ] {
        refused(&[("theme.toml", text)], words);
    }
    refused(&[("theme.toml", "name = \" \"\ncontract = 1\n")], "theme.toml:1: the theme needs a name");
    refused(
        &[("theme.toml", "name = \"Mine\"\ncontract = 9\n")],
        "theme.toml:2: this program gives templates the values of contract 1",
    );
    refused(&[("theme.toml", "name = \"Mine\"\ncontract = 1\nstyles = \"instead\"\n")], "has none");
    refused(&[manifest, ("templates/front.html", "<p>\n{% if %}")], "templates/front.html:2: syntax error");
    refused(
        &[manifest, ("css/index.css", "@import \"gone.css\";")],
        "“css/gone.css” is not in the theme's folder",
    );
    refused(
        &[manifest, ("css/index.css", "@import \"../../../etc/passwd\";")],
        "is not in the theme's folder",
    );
    refused(&[manifest, ("css/card.css", ".a{}")], "css/index.css: is missing");
    refused(
        &[manifest, ("css/index.css", "\n.a { background: url(https://x.example/y.png) }")],
        "css/index.css:2: the content security policy blocks “https://x.example/y.png”; pictures of a theme are drawn",
    );
    refused(&[manifest, ("css/index.css", ".a { background: url(y.png) }")], "pictures of a theme are drawn");
    refused(
        &[manifest, ("css/index.css", "@font-face { src: url(https://x.example/y.woff2) }")],
        "put the font into fonts/",
    );
    refused(&[manifest, ("css/index.css", "@import \"https://x.example/y.css\";")], "is elsewhere");
    refused(&[manifest, ("css/index.css", ".a { src: url(gone.woff2) }")], "there is no font “gone.woff2”");
    for (line, words) in [
        ("not fine", "“not” is no word: a line is KEY = WORDS"),
        ("a b = c", "“a” is no word: a line is KEY = WORDS"),
        ("empty =", "“empty” has no words behind its “=”"),
        ("open = Hello { $name", "“{” is never closed with “}”"),
        ("closed = Hello }", "a “}” closes nothing"),
        ("none = { $n -> [one] x }", "each form of a count stands on a line of its own"),
    ] {
        refused(
            &[manifest, ("words/en.ftl", &format!("fine = Fine\n{line}\n"))],
            &format!("words/en.ftl:2: {words}"),
        );
    }
    refused(
        &[manifest, ("templates/a.html", "<p>\n{% if a %}\n{% for b in c %}\n{% endif %}")],
        "templates/a.html:3: {% for b in c %} is never closed; write {% endfor %} where it ends; line 4 has {% endif %}",
    );
    refused(
        &[manifest, ("templates/a.html", "<p>\n{# note\n<b>\n")],
        "templates/a.html:2: “{#” on this line",
    );
    refused(
        &[manifest, ("words/fr.ftl", "a = b\n")],
        "words/fr.ftl: words stand in files called en.ftl, es.ftl, ar.ftl",
    );
    refused(&[manifest, ("fonts/a.woff2", "no font")], "fonts/a.woff2: is no font in WOFF2");
    // Everything is told at once.
    let told = read(&[("templates/a.html", "{% if %}"), ("words/en.ftl", "not fine\n")]).unwrap_err();
    assert_eq!(told.lines().count(), 3, "{told}");
}

#[test]
fn files_that_are_no_text_or_too_heavy_are_told() {
    let there = folder(&[("theme.toml", MANIFEST.as_bytes()), ("templates/a.html", b"<p>\n\xff</p>")]);
    let told = Dress::read(there.path()).unwrap_err().to_string();
    assert!(told.contains("templates/a.html:2: this is no UTF-8 text"), "{told}");
    let heavy = vec![b' '; 3 * 1024 * 1024];
    let there = folder(&[("theme.toml", MANIFEST.as_bytes()), ("templates/a.html", &heavy)]);
    let told = Dress::read(there.path()).unwrap_err().to_string();
    assert!(told.contains("are too many"), "{told}");
    let told = Dress::read(Path::new("/nowhere/at/all")).unwrap_err().to_string();
    assert!(
        told.contains("the theme in /nowhere/at/all cannot be used") && told.contains("cannot be read"),
        "{told}"
    );
}
