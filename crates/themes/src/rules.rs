//! A style sheet as it is written: every declaration with its line and the rules in which it stands. It is read loosely,
//! for advice; what browsers get is made by `styles`.

/// A declaration.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration<'a> {
    /// Selectors and at-rules around it, outermost first, as they are written.
    pub within: Vec<&'a str>,
    /// What is set.
    pub property: &'a str,
    /// To what.
    pub value: &'a str,
    /// Its line, counted from one.
    pub line: usize,
}

/// What was read of a sheet.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Rules<'a> {
    /// The declarations, in their order.
    pub declarations: Vec<Declaration<'a>>,
    /// What is open at the end or closed too often: line and words.
    pub unbalanced: Vec<(usize, String)>,
}

/// Reads a sheet.
pub fn rules(css: &str) -> Rules<'_> {
    let bytes = css.as_bytes();
    let mut read = Rules::default();
    let mut open: Vec<(usize, &str)> = Vec::new();
    let (mut at, mut from, mut round, mut line, mut begins) = (0, 0, 0_usize, 1, None);
    while let Some(byte) = bytes.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'/' if bytes.get(at) == Some(&b'*') => {
                at = css[at..].find("*/").map_or(css.len(), |end| at + end + 2);
                // A comment before anything else is no part of what follows.
                if begins.is_none() {
                    from = at;
                }
            }
            b'"' | b'\'' => at = after_quote(bytes, at, *byte),
            b'\\' => at += 1,
            b'(' => round += 1,
            b')' => round = round.saturating_sub(1),
            b'{' if round == 0 => {
                open.push((begins.take().unwrap_or(line), css[from..start].trim()));
                from = at;
                continue;
            }
            b';' | b'}' if round == 0 => {
                let within = || open.iter().map(|(_, prelude)| *prelude).collect();
                if let (Some(line), Some((property, value))) =
                    (begins.take(), css[from..start].split_once(':'))
                    && !property.trim_start().starts_with('@')
                {
                    let (property, value) = (property.trim(), value.trim());
                    read.declarations.push(Declaration { within: within(), property, value, line });
                }
                from = at;
                if *byte == b'}' && open.pop().is_none() {
                    read.unbalanced.push((line, "this “}” closes nothing".to_owned()));
                }
                continue;
            }
            _ => {}
        }
        let passed = css.get(start..at.min(css.len())).unwrap_or_default();
        if !byte.is_ascii_whitespace() && !passed.starts_with("/*") {
            begins.get_or_insert(line);
        }
        line += passed.matches('\n').count();
        at = at.min(css.len());
    }
    for (line, prelude) in open {
        read.unbalanced.push((line, format!("“{prelude} {{” is never closed with “}}”")));
    }
    read
}

fn after_quote(bytes: &[u8], from: usize, quote: u8) -> usize {
    let mut at = from;
    while let Some(byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'\\' => at += 1,
            byte if *byte == quote => break,
            _ => {}
        }
    }
    at
}

#[cfg(test)]
mod tests {
    use super::rules;

    #[test]
    fn declarations_are_found_with_lines_and_rules() {
        let css = "/* a: b; */\n@media (width > 40em) {\n  .a, .b {\n    color: red;\n    background: url(a;b.png);\n    &:hover { --x: \"}\" }\n  }\n}\n.c{d:e}";
        let read = rules(css);
        let found: Vec<_> = read
            .declarations
            .iter()
            .map(|found| (found.within.join(" / "), found.property, found.value, found.line))
            .collect();
        let media = "@media (width > 40em) / .a, .b";
        assert_eq!(
            found,
            [
                (media.to_owned(), "color", "red", 4),
                (media.to_owned(), "background", "url(a;b.png)", 5),
                (format!("{media} / &:hover"), "--x", "\"}\"", 6),
                (".c".to_owned(), "d", "e", 9),
            ]
        );
        assert_eq!(read.unbalanced, []);
    }

    #[test]
    fn braces_without_a_partner_are_told() {
        assert_eq!(rules(".a { b: c }\n}\n").unbalanced, [(2, "this “}” closes nothing".to_owned())]);
        let open = rules(".a { b: c }\n\n.d {\n  e: f;\n.g { h: i }\n").unbalanced;
        assert_eq!(open, [(3, "“.d {” is never closed with “}”".to_owned())]);
    }
}
