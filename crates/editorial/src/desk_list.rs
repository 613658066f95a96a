//! The desk's list: which stories an editor wants to see, and the views that a member keeps.

use crate::{
    AuthorId, EditionId, MemberId, Refusal, SectionId, ViewId, fold, form::Form, stage::StageKind, words,
};
use serde::{Deserialize, Serialize};

/// The longest text that is looked for, in characters.
pub const TEXT: usize = 300;

/// As many words of a text are looked for: the longest, which are the rarest.
pub const WORDS: usize = 6;

/// The most views that a member keeps.
pub const MOST_VIEWS: usize = 50;

/// Which stories are wanted. What is not said is not asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Filter {
    /// Of this edition.
    pub edition: Option<EditionId>,
    /// In this section or any under it.
    pub section: Option<SectionId>,
    /// In this stage.
    pub stage: Option<StageKind>,
    /// With this author in the newest byline.
    pub author: Option<AuthorId>,
    /// Given to this member.
    pub assignee: Option<MemberId>,
    /// Begun by this member.
    pub began_by: Option<MemberId>,
    /// Of this form.
    pub form: Option<Form>,
    /// With all these words, or beginnings and middles of words, in headline, standfirst or byline.
    pub text: String,
}

impl Filter {
    /// The words to be looked for, as [`fold`] writes them: each once, at most [`WORDS`], the longest first.
    pub fn words(&self) -> Vec<String> {
        let folded = fold::folded(&self.text);
        let mut words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
        words.sort_by(|a, b| b.len().cmp(&a.len()).then(a.cmp(b)));
        words.dedup();
        words.into_iter().take(WORDS).map(str::to_owned).collect()
    }

    /// Refuses a text that is too long to look for.
    ///
    /// # Errors
    /// [`Refusal::TooLong`].
    pub fn usable(&self) -> Result<(), Refusal> {
        words::fits("text", &self.text, TEXT)
    }
}

/// A set of filters that a member keeps under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedView {
    /// Its id.
    pub id: ViewId,
    /// Whose.
    pub member: MemberId,
    /// Its name.
    pub name: String,
    /// The filters.
    pub filter: Filter,
}

/// The name of a view, or why it cannot be kept.
///
/// # Errors
/// [`Refusal::Empty`], and [`Refusal::TooLong`] beyond [`words::NAME`].
pub fn named(name: &str) -> Result<String, Refusal> {
    let advice = "write by what you will know this view again";
    let name = words::one_line(name).ok_or(Refusal::Empty { field: "name of the view", advice })?;
    words::fits("name of the view", &name, words::NAME)?;
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_words_are_looked_for_each_once() {
        let filter = Filter { text: "The dam, the DAM of Orsel".into(), ..Filter::default() };
        assert_eq!(filter.words(), ["orsel", "dam", "the", "of"]);
    }
}
