//! Words that come from outside: whether they say anything, whether they fit, and how they stand in a message.
//!
//! The limits are generous: they refuse what no page can show and no index can hold, not what is merely long.

use crate::{Names, Refusal};

/// The longest headline, in characters.
pub const HEADLINE: usize = 300;

/// The longest standfirst, in characters.
pub const STANDFIRST: usize = 2_000;

/// The longest name of a section, topic, region, coverage or author, in characters.
pub const NAME: usize = 200;

/// The longest correction, caption or other note, in characters.
pub const NOTE: usize = 5_000;

/// The longest key by which another system calls a story, and the longest old address, in characters: an index
/// holds no more.
pub const KEY: usize = 500;

/// The most names in one list of a story: tags, regions, authors, old addresses.
pub const MOST_NAMES: usize = 100;

/// How much of somebody's words a message repeats, in characters.
const SHOWN: usize = 80;

/// Refuses what is longer than fits.
///
/// # Errors
/// [`Refusal::TooLong`].
pub fn fits(field: &'static str, words: &str, most: usize) -> Result<(), Refusal> {
    // Bytes are never fewer than characters, so most words need no counting.
    if words.len() <= most || words.chars().count() <= most {
        return Ok(());
    }
    Err(Refusal::TooLong { field, most })
}

/// Refuses a thing whose name in some language is longer than [`NAME`].
///
/// # Errors
/// [`Refusal::TooLong`].
pub fn names_fit(field: &'static str, names: &Names) -> Result<(), Refusal> {
    names.iter().try_for_each(|(_, name)| fits(field, name, NAME))
}

/// Whether there is nothing to see: no character at all, or only such as leave no trace on a page.
pub fn is_blank(words: &str) -> bool {
    words.chars().all(|character| {
        character.is_whitespace() || character.is_control() || leaves_no_trace(character) || turns(character)
    })
}

/// One line of words without what surrounds it; characters that steer a machine instead of saying something become
/// spaces or go. Nothing when nothing is left to see.
pub fn one_line(words: &str) -> Option<String> {
    if is_blank(words) {
        return None;
    }
    let words = words.trim();
    if !words.contains(char::is_control) {
        return Some(words.to_owned());
    }
    let kept = words.chars().filter(|c| !c.is_control() || c.is_whitespace());
    let line: String = kept.map(|c| if c.is_control() { ' ' } else { c }).collect();
    Some(line.trim().to_owned())
}

/// Somebody's words as a message repeats them: the first eighty characters, nothing that steers a terminal, no user
/// name and password of an address.
pub fn quoted(words: &str) -> String {
    plain(words, SHOWN)
}

/// A sentence as it may be shown anywhere: as [`quoted`], up to `most` characters.
pub fn plain(sentence: &str, most: usize) -> String {
    let sentence = without_users(sentence);
    let mut shown = String::with_capacity(sentence.len().min(most));
    for (place, character) in sentence.chars().enumerate() {
        if place == most {
            shown.push('…');
            break;
        }
        if character.is_control() || turns(character) {
            shown.extend(character.escape_default());
        } else {
            shown.push(character);
        }
    }
    shown
}

/// The words with the user name and password of every address in it left out.
fn without_users(words: &str) -> String {
    let mut parts = words.split("//");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept.push_str("//");
        let host_ends = part.find(['/', '?', '#', ' ', '”', '"']).unwrap_or(part.len());
        let (host, rest) = part.split_at(host_ends);
        kept.push_str(host.rsplit_once('@').map_or(host, |(_, host)| host));
        kept.push_str(rest);
    }
    kept
}

/// Spaces without width, marks of direction, joiners, byte order marks: needed between letters, nothing alone.
const fn leaves_no_trace(character: char) -> bool {
    matches!(
        character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}'
    )
}

/// Characters that turn the direction of all that follows them.
const fn turns(character: char) -> bool {
    matches!(character, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_nothing_that_can_be_seen_are_blank() {
        for blank in ["", " \n", "\0\u{1b}", "\u{200b}\u{200d}\u{feff}", "\u{202e}"] {
            assert!(is_blank(blank), "{blank:?}");
            assert_eq!(one_line(blank), None, "{blank:?}");
        }
        assert_eq!(one_line(" می\u{200c}خواهم ").as_deref(), Some("می\u{200c}خواهم"));
        assert_eq!(one_line("Dam\0 \u{1b}[31mholds\nstill").as_deref(), Some("Dam [31mholds still"));
    }

    #[test]
    fn what_is_repeated_is_short_and_steers_nothing() {
        assert_eq!(quoted("\u{1b}[2Jred\r\nnews"), "\\u{1b}[2Jred\\r\\nnews");
        assert_eq!(quoted(&"x".repeat(10_000)), format!("{}…", "x".repeat(80)));
        assert_eq!(quoted("abc\u{202e}fdp.exe"), "abc\\u{202e}fdp.exe");
        assert_eq!(quoted("السد صامد"), "السد صامد");
    }

    #[test]
    fn nobody_reads_the_password_of_an_address() {
        assert_eq!(quoted("https://desk:s3c@ret@cdn.example/a@b.jpg"), "https://cdn.example/a@b.jpg");
        assert_eq!(quoted("//desk@cdn.example"), "//cdn.example");
        assert_eq!(
            quoted("from http://a:b@c.example to http://d:e@f.example"),
            "from http://c.example to http://f.example"
        );
        assert_eq!(quoted("mailto:desk@courier.example"), "mailto:desk@courier.example");
    }

    #[test]
    fn characters_are_counted_not_bytes() {
        assert_eq!(fits("headline", &"ä".repeat(HEADLINE), HEADLINE), Ok(()));
        let refused = fits("headline", &"ä".repeat(HEADLINE + 1), HEADLINE).unwrap_err();
        assert_eq!(refused.to_string(), "headline is longer than 300 characters; shorten it");
    }
}
