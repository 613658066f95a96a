//! A live blog: a running account in entries, on the page of a story of that form.
//!
//! Entries are numbered in the order in which they were written, and a number is never given twice: an entry that was
//! taken back leaves a gap. So the account is cut into sheets that never shift. The front sheet holds the newest; as soon
//! as there are [`A_SHEET`] more than it needs, the oldest of them close as a sheet of their own, which holds the same
//! entries for ever.

use crate::{
    AuthorId, EntryId, FlashId, MemberId, Moment, Refusal, StoryId,
    body::{AssetRef, Block, Body, Inline, Picture},
    form::Form,
    words,
};

/// So many entries close as one sheet.
pub const A_SHEET: i64 = 20;

/// The most parts of an entry, as [`Body::parts`] counts them: every open page is sent each entry whole.
pub const MOST_PARTS: usize = 60;

/// The longest text of an entry, in characters.
pub const LONGEST: usize = 10_000;

/// The most authors that an entry names.
pub const MOST_AUTHORS: usize = 8;

/// How much of a text stands for the headline that it does not have, in characters.
const TITLE: usize = 90;

/// What holds for the whole of a live blog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LiveBlog {
    /// The story on whose page it runs.
    pub story: StoryId,
    /// How many entries were ever written; also the number of the newest.
    pub entries: i64,
    /// The entry that stands above all others.
    pub pinned: Option<EntryId>,
    /// When it ended; nothing while it runs.
    pub ended: Option<Moment>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// The story on whose page it stands.
    pub story: StoryId,
    /// Its place among all that were ever written there, from 1.
    pub number: i64,
    /// When it was written.
    pub at: Moment,
    /// Who of the house wrote it; nobody when the house brought it in.
    pub by: Option<MemberId>,
    /// Who signs it; nobody where the live blog's own byline is enough.
    pub authors: Vec<AuthorId>,
    /// Its headline; may be empty.
    pub headline: String,
    /// Its text; may be empty where there is a headline.
    pub body: Body,
    /// Whether it is among the key events.
    pub key: bool,
    /// Whether it ever stood above the others, as a key event or pinned: then what is told of it tells of the top too.
    pub marked: bool,
    /// When its words were last changed.
    pub edited: Option<Moment>,
    /// When it was taken back.
    pub deleted: Option<Moment>,
    /// The flash of which it was made.
    pub flash: Option<FlashId>,
    /// Counts every change; a save names the version it has seen.
    pub version: i64,
    /// The entry of the log that told of it last.
    pub told: i64,
}

/// Which sheet of a live blog.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// The front sheet, with the newest entries.
    Front,
    /// One that is closed, counted from the oldest, from 1.
    Closed(i64),
}

/// What an entry says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Words {
    /// Its headline; may be empty.
    pub headline: String,
    /// Its text; may be empty where there is a headline.
    pub body: Body,
    /// Who signs it.
    pub authors: Vec<AuthorId>,
}

impl Words {
    /// The words as they are kept.
    ///
    /// # Errors
    /// Names what is missing, too long, or has no place in an entry.
    pub fn kept(self) -> Result<Self, Refusal> {
        let headline = words::one_line(&self.headline).unwrap_or_default();
        words::fits("headline", &headline, words::HEADLINE)?;
        let body = Body::new(self.body.content);
        if headline.is_empty() && body.content.is_empty() {
            return Err(Refusal::Empty { field: "entry", advice: "write a headline or a text" });
        }
        match body.parts() {
            parts if parts > MOST_PARTS => return Err(Refusal::TooManyBlocks { parts, most: MOST_PARTS }),
            _ => {}
        }
        words::fits("entry", &body.plain_text(), LONGEST)?;
        body.content.iter().try_for_each(belongs)?;
        let mut authors = self.authors;
        let mut seen = Vec::new();
        authors.retain(|author| {
            !seen.contains(author) && {
                seen.push(*author);
                true
            }
        });
        authors.truncate(MOST_AUTHORS);
        Ok(Self { headline, body, authors })
    }
}

/// Refuses a block that has no place in an entry: pictures without words, and Related News, which belongs to the story.
fn belongs(block: &Block) -> Result<(), Refusal> {
    let seen = |picture: &Picture| match &picture.asset {
        AssetRef::Outside(place) => Err(Refusal::Unusable {
            field: "picture",
            given: words::quoted(place),
            advice: "choose one of the library",
        }),
        AssetRef::Kept(id) if words::is_blank(&picture.alt) => {
            let name =
                if picture.caption.is_empty() { id.to_string() } else { words::quoted(&picture.caption) };
            Err(Refusal::AltMissing(name))
        }
        AssetRef::Kept(_) => Ok(()),
    };
    match block {
        Block::Picture { attrs } => seen(attrs),
        Block::Gallery { attrs } => attrs.pictures.iter().try_for_each(seen),
        Block::Film { attrs } => match &attrs.asset {
            AssetRef::Kept(_) => Ok(()),
            AssetRef::Outside(place) => {
                let advice = "choose one of the library";
                Err(Refusal::Unusable { field: "film", given: words::quoted(place), advice })
            }
        },
        Block::Related { .. } => {
            let advice = "put a link into the text; Related News stands in the story itself";
            Err(Refusal::Unusable { field: "block", given: "Related News".to_owned(), advice })
        }
        Block::Paragraph { .. }
        | Block::Heading { .. }
        | Block::Quotation { .. }
        | Block::List { .. }
        | Block::Embed { .. }
        | Block::PullQuote { .. }
        | Block::FactBox { .. }
        | Block::Table { .. }
        | Block::Chart { .. }
        | Block::Divider => Ok(()),
    }
}

/// Refuses a story that is no live blog.
///
/// # Errors
/// [`Refusal::NoLiveBlog`].
pub const fn is_one(form: Form) -> Result<(), Refusal> {
    match form {
        Form::LiveBlog => Ok(()),
        Form::News
        | Form::Opinion
        | Form::Analysis
        | Form::Blog
        | Form::Feature
        | Form::Video
        | Form::Gallery
        | Form::Infographic
        | Form::Explainer => Err(Refusal::NoLiveBlog),
    }
}

impl LiveBlog {
    /// A live blog in which nothing was written yet.
    pub const fn begun(story: StoryId) -> Self {
        Self { story, entries: 0, pinned: None, ended: None }
    }

    /// The number of the next entry.
    ///
    /// # Errors
    /// [`Refusal::BlogEnded`].
    pub const fn next(&mut self) -> Result<i64, Refusal> {
        if self.ended.is_some() {
            return Err(Refusal::BlogEnded);
        }
        self.entries += 1;
        Ok(self.entries)
    }

    /// Ended now.
    ///
    /// # Errors
    /// [`Refusal::BlogEnded`] when it was already.
    pub const fn close(self, now: Moment) -> Result<Self, Refusal> {
        match self.ended {
            Some(_) => Err(Refusal::BlogEnded),
            None => Ok(Self { ended: Some(now), ..self }),
        }
    }

    /// Running again.
    ///
    /// # Errors
    /// [`Refusal::BlogRuns`] when it never ended.
    pub const fn reopen(self) -> Result<Self, Refusal> {
        match self.ended {
            Some(_) => Ok(Self { ended: None, ..self }),
            None => Err(Refusal::BlogRuns),
        }
    }

    /// How many sheets are closed.
    pub const fn closed(&self) -> i64 {
        closed(self.entries)
    }

    /// The numbers of the first and the last entry on a sheet; nothing where there is no such sheet.
    pub const fn span(&self, sheet: Sheet) -> Option<(i64, i64)> {
        match sheet {
            Sheet::Front => Some((self.closed() * A_SHEET + 1, self.entries)),
            Sheet::Closed(at) if at >= 1 && at <= self.closed() => {
                Some(((at - 1) * A_SHEET + 1, at * A_SHEET))
            }
            Sheet::Closed(_) => None,
        }
    }

    /// The sheet on which the entry with this number stands.
    pub const fn sheet_of(&self, number: i64) -> Sheet {
        let at = (number - 1) / A_SHEET + 1;
        if at <= self.closed() { Sheet::Closed(at) } else { Sheet::Front }
    }
}

/// How many sheets are closed when so many entries were written: the front sheet holds one sheet full and what comes
/// after it.
const fn closed(entries: i64) -> i64 {
    let full = entries / A_SHEET;
    if full > 1 { full - 1 } else { 0 }
}

/// The number of the entry with which the sheet after this one closes: until then this one leads to the front sheet.
pub const fn closes_after(at: i64) -> i64 {
    (at + 2) * A_SHEET
}

impl Entry {
    /// Refuses a save that has not seen the newest version.
    ///
    /// # Errors
    /// [`Refusal::Stale`] with both versions.
    pub const fn seen(&self, version: i64) -> Result<(), Refusal> {
        if self.version == version {
            Ok(())
        } else {
            Err(Refusal::Stale { seen: version, current: self.version })
        }
    }

    /// Refuses what was taken back.
    ///
    /// # Errors
    /// [`Refusal::EntryDeleted`].
    pub const fn stands(&self) -> Result<(), Refusal> {
        if self.deleted.is_some() { Err(Refusal::EntryDeleted) } else { Ok(()) }
    }

    /// The entry with other words.
    ///
    /// # Errors
    /// [`Refusal::EntryDeleted`]; [`Refusal::NothingNew`] when it says the same; what [`Words::kept`] refuses.
    pub fn edit(self, words: Words, now: Moment) -> Result<Self, Refusal> {
        self.stands()?;
        let Words { headline, body, authors } = words.kept()?;
        if (&headline, &body, &authors) == (&self.headline, &self.body, &self.authors) {
            return Err(Refusal::NothingNew);
        }
        Ok(Self { headline, body, authors, edited: Some(now), version: self.version + 1, ..self })
    }

    /// The entry taken back: its place stays, and nothing is shown there.
    ///
    /// # Errors
    /// [`Refusal::EntryDeleted`].
    pub fn delete(self, now: Moment) -> Result<Self, Refusal> {
        self.stands()?;
        Ok(Self { deleted: Some(now), version: self.version + 1, ..self })
    }

    /// The entry among the key events, or not.
    ///
    /// # Errors
    /// [`Refusal::EntryDeleted`]; [`Refusal::NothingNew`] when it stands so already.
    pub fn mark(self, key: bool) -> Result<Self, Refusal> {
        self.stands()?;
        if self.key == key {
            return Err(Refusal::NothingNew);
        }
        Ok(Self { key, marked: true, version: self.version + 1, ..self })
    }

    /// Its headline, or the beginning of its text.
    pub fn title(&self) -> String {
        if !self.headline.is_empty() {
            return self.headline.clone();
        }
        let text = self.body.plain_text();
        let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().trim();
        if first.chars().count() <= TITLE {
            return first.to_owned();
        }
        let cut: String = first.chars().take(TITLE).collect();
        let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(before, _)| before);
        format!("{}…", whole.trim_end_matches([',', ';', '.', '،', '؛', ':']))
    }
}

/// What a flash says, as the text of an entry: one paragraph a sentence.
pub fn of_sentences<'a>(sentences: impl IntoIterator<Item = &'a str>) -> Body {
    let paragraph = |text: &str| Block::Paragraph { content: vec![Inline::plain(text)] };
    Body::new(sentences.into_iter().map(paragraph).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{AssetId, body::Related};
    use proptest::prelude::*;

    fn blog(entries: i64) -> LiveBlog {
        LiveBlog { entries, ..LiveBlog::begun(StoryId::from_bytes([1; 16])) }
    }

    fn entry(headline: &str) -> Entry {
        Entry {
            id: EntryId::from_bytes([2; 16]),
            story: StoryId::from_bytes([1; 16]),
            number: 1,
            at: Moment::from_micros(0),
            by: None,
            authors: Vec::new(),
            headline: headline.to_owned(),
            body: Body::default(),
            key: false,
            marked: false,
            edited: None,
            deleted: None,
            flash: None,
            version: 1,
            told: 1,
        }
    }

    fn says(headline: &str, text: &str) -> Words {
        Words { headline: headline.to_owned(), body: of_sentences([text]), ..Words::default() }
    }

    proptest! {
        #[test]
        fn every_entry_stands_on_exactly_one_sheet(entries in 0_i64..1_000) {
            let blog = blog(entries);
            let sheets = (1..=blog.closed()).map(Sheet::Closed).chain([Sheet::Front]);
            let mut next = 1;
            for sheet in sheets {
                let (first, last) = blog.span(sheet).unwrap();
                prop_assert_eq!(first, next);
                for number in first..=last {
                    prop_assert_eq!(blog.sheet_of(number), sheet);
                }
                next = last + 1;
            }
            prop_assert_eq!(next, entries + 1);
        }

        #[test]
        fn a_closed_sheet_holds_the_same_for_ever(entries in 40_i64..1_000, more in 0_i64..500) {
            let (now, later) = (blog(entries), blog(entries + more));
            for at in 1..=now.closed() {
                prop_assert_eq!(now.span(Sheet::Closed(at)), later.span(Sheet::Closed(at)));
            }
        }

        #[test]
        fn the_front_sheet_is_never_thin_nor_endless(entries in 0_i64..1_000) {
            let (first, last) = blog(entries).span(Sheet::Front).unwrap();
            let held = last - first + 1;
            prop_assert!(held < 2 * A_SHEET);
            prop_assert!(held >= entries.min(A_SHEET));
        }

        #[test]
        fn a_sheet_leads_to_the_front_until_the_next_one_closes(at in 1_i64..50) {
            prop_assert_eq!(closed(closes_after(at) - 1), at);
            prop_assert_eq!(closed(closes_after(at)), at + 1);
        }
    }

    #[test]
    fn an_entry_says_something_that_a_page_can_show() {
        assert!(matches!(says("\u{200b}", "").kept(), Err(Refusal::Empty { field: "entry", .. })));
        assert!(says("Dam holds", "").kept().is_ok() && says("", "It holds.").kept().is_ok());
        let long = says("", &"a".repeat(LONGEST + 1)).kept();
        assert_eq!(long, Err(Refusal::TooLong { field: "entry", most: LONGEST }));
        let many = Words { body: Body { content: vec![Block::Divider; 3] }, ..says("Dam holds", "") };
        assert_eq!(many.kept().unwrap().body, Body::default(), "what says nothing is dropped");
        let related =
            Block::Related { attrs: Related { dossiers: vec![crate::DossierId::from_bytes([1; 16])] } };
        let words = Words { body: Body { content: vec![related] }, ..Words::default() };
        assert!(matches!(words.kept(), Err(Refusal::Unusable { field: "block", .. })));
    }

    #[test]
    fn a_picture_has_words_for_who_cannot_see_it() {
        let picture = |alt: &str| Block::Picture {
            attrs: Picture {
                asset: AssetRef::Kept(AssetId::from_bytes([1; 16])),
                alt: alt.to_owned(),
                caption: "The dam".to_owned(),
                credit: String::new(),
            },
        };
        let words = |alt: &str| Words { body: Body { content: vec![picture(alt)] }, ..Words::default() };
        assert_eq!(words(" ").kept(), Err(Refusal::AltMissing("The dam".to_owned())));
        assert!(words("A wall of stone").kept().is_ok());
    }

    #[test]
    fn what_was_taken_back_stays_so() {
        let now = Moment::from_micros(5);
        let gone = entry("Dam holds").delete(now).unwrap();
        assert_eq!(gone.clone().delete(now), Err(Refusal::EntryDeleted));
        assert_eq!(gone.clone().edit(says("Dam", ""), now), Err(Refusal::EntryDeleted));
        assert_eq!(gone.mark(true), Err(Refusal::EntryDeleted));
    }

    #[test]
    fn a_change_says_something_else_and_counts() {
        let now = Moment::from_micros(5);
        assert_eq!(entry("Dam holds").edit(says(" Dam holds ", ""), now), Err(Refusal::NothingNew));
        let changed = entry("Dam holds").edit(says("Dam breaks", ""), now).unwrap();
        assert_eq!((changed.version, changed.edited), (2, Some(now)));
        assert_eq!(changed.seen(1), Err(Refusal::Stale { seen: 1, current: 2 }));
        let marked = changed.mark(true).unwrap();
        assert_eq!(marked.clone().mark(true), Err(Refusal::NothingNew));
        assert!(marked.mark(false).unwrap().marked, "what stood at the top once is told with the top");
    }

    #[test]
    fn what_has_ended_takes_no_more_until_it_runs_again() {
        let now = Moment::from_micros(5);
        let mut ended = blog(3).close(now).unwrap();
        assert_eq!(ended.next(), Err(Refusal::BlogEnded));
        assert_eq!(ended.close(now), Err(Refusal::BlogEnded));
        let mut again = ended.reopen().unwrap();
        assert_eq!((again.next(), again.reopen()), (Ok(4), Err(Refusal::BlogRuns)));
    }

    #[test]
    fn without_a_headline_the_text_begins_the_entry() {
        let told = Entry { body: of_sentences(["The dam holds.", "More follows."]), ..entry("") };
        assert_eq!(told.title(), "The dam holds.");
        let long = Entry { body: of_sentences([&*"river ".repeat(40)]), ..entry("") };
        assert!(long.title().ends_with("river…") && long.title().chars().count() <= TITLE + 1);
    }
}
