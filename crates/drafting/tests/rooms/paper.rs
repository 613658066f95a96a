//! The least newsroom in which a story can be drafted: one edition, one section, one story.

use editorial::{
    DossierId, Edition, EditionId, Member, Moment, RevisionId, SectionId, StoryId,
    edition::{Calendar, Digits, Direction},
    form::Form,
    section::Section,
    story::{Begun, Story, Wording},
};
use store::{
    StoreError, Tx,
    sql::{self, stories::Sought},
};

/// The story.
pub const STORY: StoryId = StoryId::from_bytes([7; 16]);

/// Makes it, with this as its latest wording.
pub fn make(tx: &mut dyn Tx, wording: Wording) -> Result<(), StoreError> {
    let (edition, section) = (EditionId::from_bytes([1; 16]), SectionId::from_bytes([2; 16]));
    let text = |words: &str| words.to_owned();
    let of_the_test = Edition {
        id: edition,
        tag: text("en"),
        language: text("en"),
        locale: text("en-GB"),
        direction: Direction::Ltr,
        zone: text("UTC"),
        calendar: Calendar::Gregorian,
        digits: Digits::Latin,
        name: text("A paper for tests"),
        slogan: String::new(),
        about: String::new(),
        language_name: text("English"),
    };
    sql::editions::set(tx, &of_the_test, 0)?;
    let news = Section {
        id: section,
        edition,
        parent: None,
        slug: "news".parse().unwrap(),
        name: text("News"),
        description: String::new(),
        form: Form::News,
        in_navigation: true,
        position: 0,
    };
    sql::sections::set(tx, &news)?;
    let place = Begun {
        edition,
        dossier: DossierId::from_bytes([3; 16]),
        section,
        form: Form::News,
        slug: "dam-holds".parse().unwrap(),
    };
    let now = Moment::from_micros(0);
    let mut story = Story::begun(place, STORY, None, now);
    let revision = story.take(RevisionId::from_bytes([4; 16]), now, &Member::operator(), wording);
    story.change(now);
    let sought = Sought { folded: String::new(), authors: Vec::new() };
    sql::stories::set(tx, [(&story, &sought)])?;
    sql::stories::add_revisions(tx, &[revision])
}
