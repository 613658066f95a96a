//! Macros are called with what they take. The engine would tell of a value too few where the macro prints it, which is
//! often a file that the theme does not have.

use super::lineage;
use crate::report::{Kind, Report};
use std::collections::BTreeMap;
use themes::{
    Dress, spelling,
    tags::{Tag, TagKind, tags},
};

/// A macro as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Macro {
    name: String,
    /// What it takes, and whether that may be left out.
    takes: Vec<(String, bool)>,
}

/// Looks through the theme's own templates.
pub fn look(dress: &Dress, report: &mut Report) {
    for (name, text) in &dress.templates {
        let found = tags(text);
        let known = known(dress, text, &found);
        for tag in found.iter().filter(|tag| tag.kind != TagKind::Comment && tag.word() != "macro") {
            for (called, given, lines) in calls(tag.inside) {
                let Some(called) = known.get(called) else { continue };
                if let Some(what) = wrong(called, &given) {
                    report.tell(Kind::WrongCall, format!("templates/{name}"), Some(tag.line + lines), what);
                }
            }
        }
        for tag in found.iter().filter(|tag| tag.kind == TagKind::Statement && tag.word() == "from") {
            tell_unknown(dress, name, tag, report);
        }
    }
}

/// The templates of the theme that call a macro of this template: file and line of the first call.
pub fn of_macros_in(dress: &Dress, template: &str, own: &[String]) -> Option<(String, usize)> {
    let there = lineage::text(dress, template).map(|text| written(&tags(text))).unwrap_or_default();
    own.iter().find_map(|name| {
        let found = tags(dress.templates.get(name)?);
        let call = |tag: &Tag<'_>| {
            let mut called = calls(tag.inside);
            called
                .find(|(called, ..)| there.iter().any(|known| known.name == *called))
                .map(|(.., lines)| tag.line + lines)
        };
        let line = found.iter().filter(|tag| tag.kind == TagKind::Print).find_map(call)?;
        Some((name.clone(), line))
    })
}

/// What a template may call: its own macros and those that it imports, by the names that it gives them.
fn known(dress: &Dress, text: &str, found: &[Tag<'_>]) -> BTreeMap<String, Macro> {
    let mut known: BTreeMap<String, Macro> =
        written(&tags(text)).into_iter().map(|one| (one.name.clone(), one)).collect();
    for tag in found.iter().filter(|tag| tag.kind == TagKind::Statement && tag.word() == "from") {
        let Some((from, names)) = imported(tag) else { continue };
        let there = lineage::text(dress, from).map(|text| written(&tags(text))).unwrap_or_default();
        for (name, called) in names {
            if let Some(one) = there.iter().find(|one| one.name == name) {
                known.insert(called.to_owned(), one.clone());
            }
        }
    }
    known
}

/// `from "FILE" import a, b as c`: the file, and the names there and here.
fn imported<'a>(tag: &Tag<'a>) -> Option<(&'a str, Vec<(&'a str, &'a str)>)> {
    let mut quoted = tag.rest().split(['"', '\'']);
    let (from, list) = (quoted.nth(1)?, quoted.next()?);
    let list = list.trim().strip_prefix("import")?;
    let names = list.split(',').map(|one| {
        let mut words = one.split_whitespace();
        let name = words.next().unwrap_or_default();
        (name, words.nth(1).unwrap_or(name))
    });
    Some((from, names.filter(|(name, _)| !name.is_empty()).collect()))
}

fn tell_unknown(dress: &Dress, name: &str, tag: &Tag<'_>, report: &mut Report) {
    let Some((from, names)) = imported(tag) else { return };
    let Some(text) = lineage::text(dress, from) else { return };
    let there = tags(text);
    let known: Vec<String> = written(&there).into_iter().map(|one| one.name).collect();
    let set = |wanted: &str| there.iter().any(|tag| tag.word() == "set" && tag.rest().starts_with(wanted));
    for (wanted, _) in names {
        if !known.iter().any(|one| one == wanted) && !set(wanted) {
            let meant = spelling::meant(wanted, known.iter().map(String::as_str));
            let what = format!("{from} has no macro “{wanted}”{meant}; it has {}", known.join(", "));
            report.tell(Kind::WrongCall, format!("templates/{name}"), Some(tag.line), what);
        }
    }
}

/// The macros that a template writes.
fn written(found: &[Tag<'_>]) -> Vec<Macro> {
    let macros = found.iter().filter(|tag| tag.kind == TagKind::Statement && tag.word() == "macro");
    let one = |tag: &Tag<'_>| {
        let (name, rest) = tag.rest().split_once('(')?;
        let (takes, _) = pieces(rest);
        let takes = takes.iter().map(|piece| match piece.split_once('=') {
            Some((name, _)) => (name.trim().to_owned(), true),
            None => ((*piece).to_owned(), false),
        });
        Some(Macro { name: name.trim().to_owned(), takes: takes.collect() })
    };
    macros.filter_map(one).collect()
}

/// The calls in a tag: what is called, what it is given, and how many lines below the tag's beginning.
fn calls(inside: &str) -> impl Iterator<Item = (&str, Vec<&str>, usize)> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    inside.match_indices('(').filter_map(move |(at, _)| {
        let before = inside.get(..at)?;
        let name = &before[before.trim_end_matches(is_name).len()..];
        // A filter, a test, or something of a value is no macro of this name.
        let of_other = before[..at - name.len()].trim_end().ends_with(['.', '|']);
        let quotes = before.matches(['"', '\'']).count();
        if name.is_empty() || of_other || quotes % 2 == 1 {
            return None;
        }
        Some((name, pieces(inside.get(at + 1..)?).0, before.matches('\n').count()))
    })
}

/// What stands between the commas until the bracket closes, and where that is.
fn pieces(text: &str) -> (Vec<&str>, usize) {
    let (mut pieces, mut from, mut deep, mut quote) = (Vec::new(), 0, 0_usize, None);
    let mut end = text.len();
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(open), c) if open == c => quote = None,
            (None, '"' | '\'') => quote = Some(c),
            (None, '(' | '[' | '{') => deep += 1,
            (None, ')' | ']' | '}') if deep == 0 => {
                end = at;
                break;
            }
            (None, ')' | ']' | '}') => deep -= 1,
            (None, ',') if deep == 0 => {
                pieces.push(text[from..at].trim());
                from = at + 1;
            }
            (Some(_) | None, _) => {}
        }
    }
    pieces.push(text[from..end].trim());
    pieces.retain(|piece| !piece.is_empty());
    (pieces, end)
}

/// What is wrong with such a call; nothing when it can be meant so.
fn wrong(called: &Macro, given: &[&str]) -> Option<String> {
    let Macro { name, takes } = called;
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    let named = |piece: &&str| {
        let (name, value) = piece.split_once('=')?;
        (!value.starts_with('=') && !name.is_empty() && name.trim().chars().all(is_name))
            .then(|| name.trim().to_owned())
    };
    let by_name: Vec<String> = given.iter().filter_map(named).collect();
    let by_place = given.len() - by_name.len();
    let list: Vec<String> =
        takes.iter().map(|(name, may)| if *may { format!("[{name}]") } else { name.clone() }).collect();
    let is = format!("it is {name}({})", list.join(", "));
    if by_place > takes.len() {
        return Some(format!("{name}(…) is given {by_place} values and takes {}; {is}", takes.len()));
    }
    if let Some(strange) =
        by_name.iter().find(|given| !takes.iter().any(|(known, _)| known == *given) && *given != "caller")
    {
        let meant = spelling::meant(strange, takes.iter().map(|(name, _)| name.as_str()));
        return Some(format!("{name}(…) takes no “{strange}”{meant}; {is}"));
    }
    let missing = takes.iter().skip(by_place).find(|(name, may)| !may && !by_name.contains(name))?;
    Some(format!("{name}(…) is not given “{}”; {is}", missing.0))
}

#[cfg(test)]
mod tests {
    use super::{Macro, calls, wrong};

    #[test]
    fn calls_are_read_with_what_they_give() {
        let found: Vec<_> = calls("band({\"a\": f(1, 2)}, \"x(y\",\n top=g(3)) | default(4)").collect();
        let names: Vec<_> = found.iter().map(|(name, given, _)| (*name, given.len())).collect();
        assert_eq!(names, [("band", 3), ("f", 2), ("g", 1)]);
    }

    #[test]
    fn a_call_gives_what_the_macro_takes() {
        let takes = [("card", false), ("size", false), ("level", true)];
        let takes = takes.map(|(name, may)| (name.to_owned(), may)).to_vec();
        let card = Macro { name: "card".to_owned(), takes };
        assert_eq!(wrong(&card, &["a", "\"x=y\""]), None);
        assert_eq!(wrong(&card, &["a", "level=3", "size=\"x\""]), None);
        let told = |given: &[&str]| wrong(&card, given).unwrap_or_default();
        assert!(told(&["a"]).contains("is not given “size”; it is card(card, size, [level])"));
        assert!(told(&["a", "b", "c", "d"]).contains("is given 4 values and takes 3"));
        assert!(told(&["a", "b", "leval=2"]).contains("takes no “leval”; was “level” meant?"));
    }
}
