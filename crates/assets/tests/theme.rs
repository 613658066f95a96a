//! What the default theme promises: words in every language, nothing that the content security policy forbids, sides
//! named by the direction of the text, and a weight that a slow connection carries.

#![cfg(test)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every style sheet of the theme and of the desk by name, with comments taken out.
fn styles() -> Vec<(String, String)> {
    ["default", "desk"]
        .into_iter()
        .flat_map(|theme| fs::read_dir(root().join(format!("themes/{theme}/css"))).unwrap())
        .map(|entry| {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            let said: String = text
                .split("/*")
                .enumerate()
                .map(
                    |(at, part)| {
                        if at == 0 { part } else { part.split_once("*/").map_or("", |(_, after)| after) }
                    },
                )
                .collect();
            (path.file_name().unwrap().to_string_lossy().into_owned(), said)
        })
        .collect()
}

/// The text between each `open` and the next `close`.
fn between<'a>(text: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(open).skip(1).filter_map(move |after| after.split(close).next())
}

#[test]
fn every_template_is_well_formed() {
    let mut environment = minijinja::Environment::new();
    for (name, text) in assets::templates() {
        environment.add_template(name, text).unwrap_or_else(|e| panic!("{name}: {e:#}"));
    }
}

#[test]
fn every_form_of_story_and_every_page_has_a_template() {
    let names: BTreeSet<_> = assets::templates().iter().map(|(name, _)| *name).collect();
    let forms = [
        "news",
        "opinion",
        "analysis",
        "blog",
        "feature",
        "live_blog",
        "video",
        "gallery",
        "infographic",
        "explainer",
    ];
    for form in forms {
        assert!(names.contains(format!("story/{form}.html").as_str()), "story/{form}.html is missing");
    }
    for page in [
        "front",
        "list",
        "most_read",
        "authors",
        "corrections",
        "breaking",
        "live",
        "footer_page",
        "problem",
        "door",
    ] {
        assert!(names.contains(format!("{page}.html").as_str()), "{page}.html is missing");
    }
}

#[test]
fn every_word_is_in_every_catalogue() {
    for language in ["en", "es", "ar"] {
        let catalogue = fs::read_to_string(root().join(format!("locales/{language}/site.ftl"))).unwrap();
        let known: BTreeSet<_> =
            catalogue.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key).collect();
        for (name, text) in assets::templates() {
            // ` t("` and `(t("`, not `default("`.
            for call in between(&text.replace("(t(\"", " t(\""), " t(\"", ")") {
                let (key, rest) = call.split_once('"').unwrap();
                // A key that ends with the word of a kind: one of its forms must be there.
                let found = if rest.trim_start().starts_with('~') {
                    known.iter().any(|word| word.starts_with(key))
                } else {
                    known.contains(key)
                };
                assert!(
                    found,
                    "{name} asks for the word “{key}”, which locales/{language}/site.ftl does not have"
                );
            }
        }
    }
}

#[test]
fn no_template_needs_what_the_content_security_policy_forbids() {
    for (name, text) in assets::templates() {
        let lower = text.to_lowercase();
        for forbidden in [" style=", "<style", "javascript:", "\"data:", " onclick=", " onload=", " onerror="]
        {
            assert!(!lower.contains(forbidden), "{name} contains {forbidden}");
        }
        for script in between(&lower, "<script", ">") {
            let allowed = script.contains(" src=") || script.contains("application/ld+json");
            assert!(allowed, "{name} has a script inside the page: <script{script}>");
        }
    }
}

#[test]
fn every_part_of_the_page_is_marked() {
    let all: String = assets::templates().iter().map(|(_, text)| *text).collect();
    let parts = [
        "masthead",
        "editions",
        "navigation",
        "regions",
        "live",
        "ticker",
        "headline",
        "byline",
        "source",
        "dateline",
        "reading-time",
        "standfirst",
        "share",
        "lead-media",
        "body",
        "related",
        "topics",
        "most-read",
        "coverage",
        "read-next",
        "card",
        "footer",
        "attribution",
        "corrections",
        "social",
        "today",
    ];
    for part in parts {
        assert!(all.contains(&format!("data-part=\"{part}\"")), "no template marks the part {part}");
    }
}

#[test]
fn styles_name_sides_by_the_direction_of_the_text() {
    for (name, text) in styles() {
        // Declarations of one line each; selectors and at-rules end with a brace.
        for line in text.lines().map(str::trim).filter(|line| line.ends_with(';') && !line.starts_with('@')) {
            let Some((property, value)) = line.split_once(':') else { continue };
            let property = property.trim_start_matches('-');
            let words: BTreeSet<_> = property.split('-').chain(value.split([' ', ',', ';', '('])).collect();
            for side in ["left", "right"] {
                assert!(!words.contains(side), "{name}: `{line}` says {side}; say start or end");
            }
            let physical =
                ["top", "bottom", "width", "height", "margin-top", "margin-bottom", "max-width", "min-width"];
            assert!(!physical.contains(&property), "{name}: `{line}` is physical; use its logical property");
            // Four different values of margin or padding would fix left and right.
            if ["margin", "padding"].contains(&property) {
                let sides: Vec<_> = value.trim_end_matches(';').split_whitespace().collect();
                assert!(sides.len() < 4, "{name}: `{line}` fixes left and right; use -block and -inline");
            }
        }
    }
}

#[test]
fn arabic_words_are_never_spaced_slanted_or_capitalised() {
    for (name, text) in styles() {
        for line in text.lines().map(str::trim).filter(|line| line.ends_with(';')) {
            assert!(!line.starts_with("text-transform"), "{name}: `{line}`: Arabic has no capitals");
            assert!(
                !line.ends_with("italic;") || name == "faces.css" || line == "--slant: italic;",
                "{name}: `{line}`: use var(--slant)"
            );
            if let Some(value) = line.strip_prefix("letter-spacing:") {
                let by_language = value.contains("var(--narrower)") || value.trim() == "0;";
                assert!(by_language, "{name}: `{line}`: use var(--narrower), which is 0 in Arabic");
            }
        }
    }
}

/// The bytes a browser fetches for an asset by brotli.
fn packed(logical: &str) -> usize {
    let name = assets::hashed(logical).unwrap_or_else(|| panic!("{logical} was not built"));
    let asset = assets::find(name).unwrap();
    asset.brotli.unwrap_or(asset.bytes).len()
}

#[test]
fn styles_and_script_stay_light() {
    if assets::all().is_empty() {
        return; // built with NIGHTDESK_SKIP_UI
    }
    assert!(packed("styles.css") <= 14 * 1024, "styles.css is {} bytes by brotli", packed("styles.css"));
    assert!(packed("paper.js") <= 2 * 1024, "paper.js is {} bytes by brotli", packed("paper.js"));
    assert!(packed("desk.css") <= 14 * 1024, "desk.css is {} bytes by brotli", packed("desk.css"));
    assert!(packed("desk.js") <= 6 * 1024, "desk.js is {} bytes by brotli", packed("desk.js"));
    assert!(packed("story.js") <= 8 * 1024, "story.js is {} bytes by brotli", packed("story.js"));
}

#[test]
fn every_font_that_the_styles_name_is_there() {
    let Some(styles) = assets::hashed("styles.css").and_then(assets::find) else { return };
    let text = std::str::from_utf8(styles.bytes).unwrap();
    let named: Vec<_> =
        between(text, "url(", ")").map(|url| url.trim_matches('"').trim_start_matches("./")).collect();
    assert!(!named.is_empty());
    for font in named {
        assert!(assets::find(font).is_some(), "styles.css names {font}, which was not built");
    }
    for language in ["en", "es-419", "ar-EG"] {
        assert_eq!(assets::early_fonts(language).len(), 2, "fonts to fetch early in {language}");
    }
}

#[test]
fn packed_forms_are_smaller_and_tables_are_in_order() {
    for asset in assets::all() {
        for packed in [asset.gzip, asset.brotli].into_iter().flatten() {
            assert!(packed.len() < asset.bytes.len(), "{}", asset.name);
        }
        assert_eq!(assets::find(asset.name).map(|found| found.bytes), Some(asset.bytes));
    }
    assert!(assets::find("nothing.css").is_none());
    assert!(assets::hashed("nothing.css").is_none());
}

#[test]
fn the_demo_newsroom_is_inside_but_not_its_manual() {
    let names: BTreeSet<_> = assets::demo().iter().map(|(name, _)| *name).collect();
    assert!(!names.contains("README.md"));
    assert!(names.iter().any(|name| name.starts_with("dossiers/")));
    assert!(names.iter().any(|name| name.starts_with("pictures/")));
}
