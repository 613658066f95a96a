//! A note of a member to colleagues: on a story, or on a passage of it. Readers never see one.

use crate::{MemberId, Moment, NoteId, Refusal, StoryId, words};
use serde_json::Value;

/// The most colleagues that one note can call.
pub const MOST_CALLED: usize = 50;

/// The longest place of a passage, in bytes of JSON; the editor's own are under two hundred.
pub const PASSAGE: usize = 4_096;

/// One note.
#[derive(Debug, Clone, PartialEq)]
pub struct Note {
    /// Its id.
    pub id: NoteId,
    /// The story it is on.
    pub story: StoryId,
    /// Who wrote it.
    pub by: MemberId,
    /// When.
    pub at: Moment,
    /// What it says.
    pub text: String,
    /// The passage it is about, in the editor's own terms; nothing when it is about the whole.
    pub passage: Option<Value>,
    /// Whom it calls.
    pub called: Vec<MemberId>,
    /// Who settled it, and when.
    pub settled: Option<(MemberId, Moment)>,
}

/// The text of a note, or why it cannot be kept.
///
/// # Errors
/// [`Refusal::Empty`], and [`Refusal::TooLong`] beyond [`words::NOTE`].
pub fn worded(text: &str) -> Result<String, Refusal> {
    if words::is_blank(text) {
        return Err(Refusal::Empty { field: "note", advice: "write what your colleagues should know" });
    }
    words::fits("note", text, words::NOTE)?;
    Ok(text.trim().to_owned())
}

/// The place of a passage, if it can be kept.
///
/// # Errors
/// [`Refusal::TooLong`] beyond [`PASSAGE`].
pub fn placed(passage: Option<&Value>) -> Result<Option<Value>, Refusal> {
    match passage {
        Some(place) if place.to_string().len() > PASSAGE => {
            Err(Refusal::TooLong { field: "passage", most: PASSAGE })
        }
        Some(place) => Ok(Some(place.clone())),
        None => Ok(None),
    }
}

/// The colleagues that a note calls, each once.
///
/// # Errors
/// [`Refusal::Unusable`] when there are more than [`MOST_CALLED`].
pub fn called(members: &[MemberId]) -> Result<Vec<MemberId>, Refusal> {
    let mut each: Vec<MemberId> = Vec::new();
    for member in members {
        if !each.contains(member) {
            each.push(*member);
        }
    }
    if each.len() > MOST_CALLED {
        let advice = "call at most fifty colleagues, or write to all of them in another way";
        return Err(Refusal::Unusable { field: "mentions", given: each.len().to_string(), advice });
    }
    Ok(each)
}

/// The colleagues whose names stand after `@` in a text, in their order. A longer name goes before one with which it
/// begins, and a name ends where no letter or digit follows.
pub fn mentioned(text: &str, names: &[(MemberId, &str)]) -> Vec<MemberId> {
    let mut found = Vec::new();
    for (at, _) in text.match_indices('@') {
        let rest = &text[at + 1..];
        let called = names.iter().filter(|(_, name)| {
            let after = rest.strip_prefix(name).map(|after| after.chars().next());
            !name.is_empty() && after.is_some_and(|next| next.is_none_or(|next| !next.is_alphanumeric()))
        });
        if let Some((member, _)) = called.max_by_key(|(_, name)| name.len())
            && !found.contains(member)
        {
            found.push(*member);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_named_is_called_and_nobody_whose_name_is_only_its_beginning() {
        let people = ["Lena", "Lena Marsh", "عمر حداد", ""];
        let ids = [1, 2, 3, 4].map(|n| MemberId::from_bytes([n; 16]));
        let names: Vec<_> = ids.iter().copied().zip(people).collect();
        let called = |text: &str| mentioned(text, &names);
        assert_eq!(called("@Lena Marsh, who says so? Ask @عمر حداد."), [ids[1], ids[2]]);
        assert_eq!(called("(@Lena) @Lena"), [ids[0]]);
        assert_eq!(called("@Lenassen and lena@paper.example and Lena"), []);
    }

    #[test]
    fn a_note_says_something_calls_each_once_and_its_place_is_small() {
        assert!(matches!(worded(" \u{200b}"), Err(Refusal::Empty { field: "note", .. })));
        assert_eq!(worded(" Who says so? ").as_deref(), Ok("Who says so?"));
        let (lena, omar) = (MemberId::from_bytes([1; 16]), MemberId::from_bytes([2; 16]));
        assert_eq!(called(&[lena, omar, lena]), Ok(vec![lena, omar]));
        let crowd: Vec<_> = (0..51).map(|n| MemberId::from_bytes([n; 16])).collect();
        assert!(called(&crowd).is_err());
        let long = Value::String("x".repeat(PASSAGE));
        assert_eq!(placed(Some(&long)), Err(Refusal::TooLong { field: "passage", most: PASSAGE }));
    }
}
