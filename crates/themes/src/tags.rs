//! The tags of a template as they are written: what is printed, said and noted, each with its line.
//!
//! The engine reads templates for itself and says where it stopped; who forgot to close something wants to know where it
//! was opened ([`unclosed`]).

/// What a tag does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagKind {
    /// `{{ … }}`
    Print,
    /// `{% … %}`
    Statement,
    /// `{# … #}`
    Comment,
}

/// A tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tag<'a> {
    /// What it does.
    pub kind: TagKind,
    /// The line on which it begins, counted from one.
    pub line: usize,
    /// What stands in it, without the dashes that eat space.
    pub inside: &'a str,
    /// Whether it ends.
    pub closed: bool,
}

impl<'a> Tag<'a> {
    /// The first word of a statement: `for`, `endif`.
    pub fn word(&self) -> &'a str {
        let end = self.inside.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(self.inside.len());
        &self.inside[..end]
    }

    /// What follows the first word.
    pub fn rest(&self) -> &'a str {
        self.inside[self.word().len()..].trim()
    }
}

/// Every tag of a template, in their order. What stands between `raw` and `endraw` is text.
pub fn tags(text: &str) -> Vec<Tag<'_>> {
    let mut tags: Vec<Tag<'_>> = Vec::new();
    let (mut at, mut line) = (0, 1);
    let mut raw = false;
    while let Some(found) = text[at..].find('{') {
        let start = at + found;
        line += text[at..start].matches('\n').count();
        at = start + 1;
        let kind = match text.as_bytes().get(at) {
            Some(b'{') => TagKind::Print,
            Some(b'%') => TagKind::Statement,
            Some(b'#') => TagKind::Comment,
            Some(_) | None => continue,
        };
        let body = at + 1;
        let end = match kind {
            TagKind::Comment => text[body..].find("#}").map(|end| body + end),
            TagKind::Print => end_of(text, body, b'}'),
            TagKind::Statement => end_of(text, body, b'%'),
        };
        let dashes: &[char] = &['-', '+'];
        let inside = text[body..end.unwrap_or(text.len())].trim_start_matches(dashes).trim();
        let inside = inside.strip_suffix(dashes).unwrap_or(inside).trim();
        let tag = Tag { kind, line, inside, closed: end.is_some() };
        if raw && !(kind == TagKind::Statement && tag.word() == "endraw") {
            continue;
        }
        if kind == TagKind::Statement {
            raw = tag.word() == "raw";
        }
        tags.push(tag);
        let Some(end) = end else { break };
        line += text[start..end].matches('\n').count();
        at = end + 2;
    }
    tags
}

/// Where a tag ends: at this byte and a brace, outside of quotes and of braces of its own.
fn end_of(text: &str, from: usize, with: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut at, mut deep, mut quote) = (from, 0_usize, None);
    while let Some(byte) = bytes.get(at) {
        match (quote, byte) {
            (Some(_), b'\\') => at += 1,
            (Some(open), byte) if open == *byte => quote = None,
            (None, b'"' | b'\'') => quote = Some(*byte),
            (None, b'{') => deep += 1,
            (None, byte) if *byte == with && deep == 0 && bytes.get(at + 1) == Some(&b'}') => {
                return Some(at);
            }
            (None, b'}') => deep = deep.saturating_sub(1),
            (Some(_) | None, _) => {}
        }
        at += 1;
    }
    None
}

/// What was opened and never closed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unclosed {
    /// The line on which it was opened.
    pub line: usize,
    /// What is wrong, and what to do.
    pub what: String,
    /// The line on which something else is closed in its place; nothing where the file ends first.
    pub noticed: Option<usize>,
}

/// Words that open what a word with `end` before it closes.
const OPENING: [&str; 9] = ["if", "for", "macro", "block", "call", "filter", "with", "autoescape", "raw"];

/// The first thing in a template that is opened and never closed, or closed and never opened.
pub fn unclosed(text: &str) -> Option<Unclosed> {
    let mut open: Vec<Tag<'_>> = Vec::new();
    for tag in tags(text) {
        if !tag.closed {
            let (begins, ends) = match tag.kind {
                TagKind::Print => ("{{", "}}"),
                TagKind::Statement => ("{%", "%}"),
                TagKind::Comment => ("{#", "#}"),
            };
            let what = format!("“{begins}” on this line is never closed with “{ends}”");
            return Some(Unclosed { line: tag.line, what, noticed: None });
        }
        let word = tag.word();
        if tag.kind != TagKind::Statement {
            continue;
        }
        // `set` with a value closes itself.
        if OPENING.contains(&word) || (word == "set" && !tag.rest().contains('=')) {
            open.push(tag);
        } else if let Some(closes) = word.strip_prefix("end") {
            match open.last() {
                Some(last) if last.word() == closes => {
                    open.pop();
                }
                Some(last) => {
                    let closing = format!("; line {} has {{% {word} %}} in its place", tag.line);
                    return Some(never(last, &closing, Some(tag.line)));
                }
                None => {
                    let what = format!("{{% {word} %}} closes nothing: no {{% {closes} … %}} is open here");
                    return Some(Unclosed { line: tag.line, what, noticed: Some(tag.line) });
                }
            }
        }
    }
    open.last().map(|last| never(last, "", None))
}

fn never(opened: &Tag<'_>, closing: &str, noticed: Option<usize>) -> Unclosed {
    let word = opened.word();
    let said = opened.inside.split_whitespace().collect::<Vec<_>>().join(" ");
    let what = format!("{{% {said} %}} is never closed; write {{% end{word} %}} where it ends{closing}");
    Unclosed { line: opened.line, what, noticed }
}

#[cfg(test)]
mod tests {
    use super::{TagKind, tags, unclosed};

    #[test]
    fn tags_are_found_with_their_lines() {
        let text = "a\n{%- for x in y -%}\n{{ x | f(\"}} %}\") }}\n{# {{ #}{{ {\"a\": {\"b\": 1}} }}\n{% raw %}{{ no }}{% endraw %}";
        let found: Vec<_> = tags(text).iter().map(|tag| (tag.kind, tag.line, tag.inside)).collect();
        assert_eq!(
            found,
            [
                (TagKind::Statement, 2, "for x in y"),
                (TagKind::Print, 3, "x | f(\"}} %}\")"),
                (TagKind::Comment, 4, "{{"),
                (TagKind::Print, 4, "{\"a\": {\"b\": 1}}"),
                (TagKind::Statement, 5, "raw"),
                (TagKind::Statement, 5, "endraw"),
            ]
        );
    }

    #[test]
    fn what_is_never_closed_is_named_where_it_was_opened() {
        let of = |text: &str| unclosed(text).map(|found| (found.line, found.what));
        assert_eq!(
            of("{% if a %}\n{% set b = 1 %}{% block c %}{% endblock c %}\n{% else %}{% endif %}"),
            None
        );
        let (line, what) = of("\n{% for a in b %}\n{% if c %}x{% endif %}\n").unwrap_or_default();
        assert!(
            line == 2 && what.starts_with("{% for a in b %} is never closed; write {% endfor %}"),
            "{what}"
        );
        let (line, what) = of("{% macro a(b) %}\n{% if b %}\n{% endmacro %}").unwrap_or_default();
        assert!(line == 2 && what.contains("line 3 has {% endmacro %}"), "{what}");
        let (line, what) = of("x\n{# a note\n\n").unwrap_or_default();
        assert!(line == 2 && what.contains("“{#” on this line is never closed with “#}”"), "{what}");
        let (line, what) = of("x{% endfor %}").unwrap_or_default();
        assert!(line == 1 && what.contains("closes nothing"), "{what}");
    }
}
