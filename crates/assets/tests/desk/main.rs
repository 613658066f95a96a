//! What the desk's face promises: every screen is spoken with its sample value in every language, nothing is said that
//! is not in the catalogues, nothing stands inline, every form is guarded and every field has its words.

#![cfg(test)]

mod speaking;

use std::collections::{BTreeMap, BTreeSet};

use speaking::{LANGUAGES, environment, screens};

/// Templates that others are made of, without a value of their own.
const SHEETS: [&str; 2] = ["base.html", "door.html"];

/// Every template as it is built into the program.
fn embedded() -> BTreeMap<String, String> {
    assets::desk_templates().iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect()
}

/// Every screen in every state and language: its name, and the page.
fn pages() -> Vec<(String, String)> {
    let (templates, addresses) = (embedded(), BTreeMap::new());
    let mut pages = Vec::new();
    for language in LANGUAGES {
        let environment = environment(language, &templates);
        for screen in screens() {
            let name = format!("{} ({}, {language})", screen.name, screen.state);
            let template = environment.get_template(&format!("{}.html", screen.name)).unwrap();
            let page = template
                .render(screen.value(language, &addresses))
                .unwrap_or_else(|e| panic!("{name}: {e:#}"));
            pages.push((name, page));
        }
    }
    pages
}

/// The text between each `open` and the next `close`.
fn between<'a>(text: &'a str, open: &'a str, close: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(open).skip(1).filter_map(move |after| after.split(close).next())
}

/// The text without the first stretch from `open` to `close`.
fn without(text: &str, open: &str, close: &str) -> String {
    let Some((before, after)) = text.split_once(open) else { return text.to_owned() };
    format!("{before}{}", after.split_once(close).map_or("", |(_, rest)| rest))
}

/// The words of an attribute wherever it stands: `ids("for")` of `<label for="a">` is `a`.
fn attribute<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let open = format!(" {name}=\"");
    let mut found = Vec::new();
    let mut rest = page;
    while let Some(at) = rest.find(&open) {
        rest = &rest[at + open.len()..];
        found.extend(rest.split('"').next().unwrap_or_default().split_whitespace());
    }
    found
}

#[test]
fn every_screen_has_a_sample_and_every_sample_a_screen() {
    let templates: BTreeSet<String> = embedded()
        .into_keys()
        .filter(|name| !name.starts_with("partials/") && !SHEETS.contains(&name.as_str()))
        .collect();
    let samples: BTreeSet<String> = screens().iter().map(|screen| format!("{}.html", screen.name)).collect();
    assert_eq!(templates, samples);
}

#[test]
fn every_screen_is_spoken_in_every_language() {
    let pages = pages();
    assert!(pages.len() > 100, "only {} pages", pages.len());
    for (name, page) in pages {
        for unsaid in ["{$", "⟦", "{{", "{%", ">none<", "href=\"none\"", "action=\"none\"", "value=\"none\""]
        {
            assert!(!page.contains(unsaid), "{name} contains {unsaid}");
        }
    }
}

#[test]
fn every_template_begins_with_the_value_it_is_given() {
    let templates = embedded();
    for (name, text) in &templates {
        assert!(text.starts_with("{#-"), "{name} does not say what it is given");
    }
    for screen in screens() {
        let text = &templates[&format!("{}.html", screen.name)];
        let header = text.split("#}").next().unwrap_or_default();
        let words: BTreeSet<&str> = header.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        for key in screen.sample["page"].as_object().unwrap().keys() {
            // The list alone is given the same as the screen around it.
            let told = words.contains(key.as_str()) || header.contains("`page` as in");
            assert!(told, "{}.html does not tell of page.{key}", screen.name);
        }
    }
}

#[test]
fn templates_say_nothing_of_their_own() {
    for (name, text) in embedded() {
        // What is computed, the screen's name for the styles, and attributes are no words on the screen.
        let mut plain = String::new();
        let unnamed = without(&text, "{% block screen %}", "{% endblock %}");
        let unnamed = without(&unnamed, "{% macro tied(", "{%- endmacro %}");
        let mut rest = unnamed.as_str();
        while let Some(at) = rest.find('{') {
            plain.push_str(&rest[..at]);
            let end = match rest.get(at..at + 2) {
                Some("{{") => "}}",
                Some("{%") => "%}",
                Some("{#") => "#}",
                _ => panic!("{name}: a brace that opens nothing"),
            };
            let close = rest[at..].find(end).unwrap_or_else(|| panic!("{name}: {end} is missing"));
            rest = &rest[at + close + 2..];
        }
        plain.push_str(rest);
        for attribute in ["title", "placeholder", "alt", "aria-label"] {
            for said in between(&plain, &format!(" {attribute}=\""), "\"") {
                assert!(!said.chars().any(char::is_alphabetic), "{name}: {attribute}=\"{said}\"");
            }
        }
        let mut words = String::new();
        let mut in_tag = false;
        for letter in plain.chars() {
            match letter {
                '<' => in_tag = true,
                '>' => in_tag = false,
                _ if !in_tag => words.push(letter),
                _ => {}
            }
        }
        let said: Vec<_> =
            words.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).collect();
        assert!(said.is_empty(), "{name} says by itself: {said:?}");
    }
}

#[test]
fn nothing_stands_inline_that_the_content_security_policy_forbids() {
    for (name, page) in pages() {
        let lower = page.to_lowercase();
        let forbidden = [
            " style=",
            "<style",
            "javascript:",
            "\"data:",
            " onclick=",
            " onload=",
            " onerror=",
            " onsubmit=",
        ];
        for inline in forbidden {
            assert!(!lower.contains(inline), "{name} contains {inline}");
        }
        for script in between(&lower, "<script", ">") {
            // JSON is a block of data, which no browser runs (WHATWG HTML §4.12.1).
            let runs = !script.contains("type=\"application/json\"");
            assert!(
                !runs || script.contains(" src="),
                "{name} has a script inside the page: <script{script}>"
            );
        }
    }
}

#[test]
fn every_form_that_changes_something_is_guarded() {
    for (name, page) in pages() {
        for form in between(&page, "<form", "</form>").filter(|form| form.contains("method=\"post\"")) {
            assert!(form.contains("name=\"csrf\" value=\""), "{name}: a form without its token: <form{form}");
            assert!(
                form.contains(" action=\"/") || form.contains(" inert"),
                "{name}: a form that leads nowhere"
            );
        }
    }
}

#[test]
fn every_id_is_there_once_and_what_names_it_finds_it() {
    for (name, page) in pages() {
        let mut ids = BTreeSet::new();
        for id in attribute(&page, "id") {
            assert!(ids.insert(id), "{name}: the id {id} stands twice");
        }
        for naming in ["for", "aria-describedby", "aria-labelledby", "form"] {
            for id in attribute(&page, naming) {
                assert!(ids.contains(id), "{name}: {naming}=\"{id}\" names nothing");
            }
        }
    }
}

#[test]
fn every_field_has_its_words() {
    for (name, page) in pages() {
        let labelled: BTreeSet<_> = attribute(&page, "for").into_iter().collect();
        for kind in ["<input", "<select", "<textarea"] {
            for field in between(&page, kind, ">") {
                let silent = field.contains("type=\"hidden\"") || field.contains(" hidden");
                let boxed = field.contains("type=\"checkbox\"") || field.contains("type=\"radio\"");
                let named = attribute(&format!("{field} "), "id").iter().any(|id| labelled.contains(id));
                assert!(silent || boxed || named, "{name}: {kind}{field}> has no label");
            }
        }
    }
}

#[test]
fn the_main_parts_are_marked() {
    let all: String = embedded().into_values().collect();
    let parts = [
        "bar",
        "navigation",
        "search",
        "editions",
        "here",
        "member",
        "notice",
        "views",
        "filters",
        "list",
        "story",
        "stage",
        "manuscript",
        "editor",
        "panel",
        "place",
        "byline",
        "lead-picture",
        "notes",
        "history",
        "compare",
        "preview",
        "picture",
        "choose-picture",
        "scheduled",
        "corrections",
        "audit",
        "members",
        "invite",
        "account",
        "second-factor",
        "recovery-codes",
        "tokens",
        "sessions",
        "problem",
        "conflict",
        "welcome",
        "sign-in",
    ];
    for part in parts {
        assert!(all.contains(&format!("data-part=\"{part}\"")), "no template marks the part {part}");
    }
}
