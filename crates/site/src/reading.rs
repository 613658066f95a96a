//! Reading with a pencil: whatever a page asks of the store is noted, so that the press knows what it was made from.
//!
//! Page-making code is never given the store itself, only this. So nothing can be read without being noted, and a
//! new question to the store is written here together with what changes its answer.

#![allow(clippy::similar_names, reason = "a shelf is called a shelf, also beside self")]

use editorial::{
    AssetId, AuthorId, CorrectionId, DossierId, EditionId, EntryId, FlashId, Moment, SectionId, ShelfId,
    StoryId, TopicId,
    asset::Asset,
    author::Author,
    channel::Channel,
    correction::Correction,
    flash::Flash,
    front::{FrontOf, Layout},
    live_blog::{Entry, LiveBlog},
    programme::Programme,
    reads::{Ranked, Window},
    shelf::Shelf,
    stage::Stage,
    story::{Story, Wording},
    topic::Topic,
};
use press::{Part, Touch};
use store::{
    StoreError, Tx,
    sql::{
        addresses, assets, authors, channels, corrections, entries, entries_stood, events, flashes, fronts,
        listed::{self, Glimpse, Look, Mark},
        programmes, reads,
        stories::{self, Listing, Standing, Told},
        told::{self, Stood},
        topics,
    },
};

/// What pages are made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MadeOf {
    /// What all editions share: the house, editions, sections, regions, coverages.
    House,
    /// What stands on every page of an edition.
    Paper(EditionId),
    /// One story: its wording, place, stage, corrections.
    Story(StoryId),
    /// What readers once saw of a story. It never changes, but a killed story never stood.
    Stood(StoryId),
    /// The stories that are translations of one another.
    Dossier(DossierId),
    /// One list of stories, in the order of their publication.
    Shelf(ShelfId),
    /// The arrangement of a front.
    Front(EditionId, FrontOf),
    /// A topic's name and notes.
    Topic(TopicId),
    /// An author's name, notes and portrait.
    Author(AuthorId),
    /// Which authors there are.
    Authors,
    /// A picture or film.
    Asset(AssetId),
    /// The flashes of an edition.
    Flashes(EditionId),
    /// The corrections of an edition.
    Corrections(EditionId),
    /// What most people read in an edition or a section of it, as it stands on other pages.
    MostRead(EditionId, Option<SectionId>),
    /// The same on the page of its own, in every window.
    MostReadPage(EditionId, Option<SectionId>),
    /// What stands around pages of what is over: name, navigation, foot.
    Frame(EditionId),
    /// The entries of a live blog, in the order of their numbers.
    Entries(StoryId),
    /// What stands above them.
    Top(StoryId),
    /// The settings of an edition's live channel.
    Channel(EditionId),
    /// What an edition's live channel shows when.
    Schedule(EditionId),
    /// Whether an encoder sends us the stream of an edition's channel.
    OnAir(EditionId),
}

impl MadeOf {
    /// The name by which the press knows it.
    fn name(self) -> Vec<u8> {
        match self {
            Self::House => "house".to_owned(),
            Self::Paper(edition) => format!("paper {edition}"),
            Self::Story(story) => format!("story {story}"),
            Self::Stood(story) => format!("stood {story}"),
            Self::Dossier(dossier) => format!("dossier {dossier}"),
            Self::Shelf(shelf) => format!("shelf {shelf}"),
            Self::Front(edition, of) => format!("front {edition} {of:?}"),
            Self::Topic(topic) => format!("topic {topic}"),
            Self::Author(author) => format!("author {author}"),
            Self::Authors => "authors".to_owned(),
            Self::Asset(asset) => format!("asset {asset}"),
            Self::Flashes(edition) => format!("flashes {edition}"),
            Self::Corrections(edition) => format!("corrections {edition}"),
            Self::MostRead(edition, section) => format!("most read {edition} {section:?}"),
            Self::MostReadPage(edition, section) => format!("most read page {edition} {section:?}"),
            Self::Frame(edition) => format!("frame {edition}"),
            Self::Entries(story) => format!("entries {story}"),
            Self::Top(story) => format!("top {story}"),
            Self::Channel(edition) => format!("channel {edition}"),
            Self::Schedule(edition) => format!("schedule {edition}"),
            Self::OnAir(edition) => format!("on air {edition}"),
        }
        .into_bytes()
    }

    /// As a part of a page.
    pub fn part(self) -> Part {
        Part::of(&self.name())
    }

    /// As something that changed.
    pub fn touch(self) -> Touch {
        Touch::of(&self.name())
    }

    /// As a list in which something changed at one moment.
    pub fn touch_at(self, at: Moment) -> Touch {
        Touch::at(&self.name(), at.micros())
    }

    /// As a list in which something changed at one number.
    pub fn touch_number(self, number: i64) -> Touch {
        Touch::at(&self.name(), number)
    }
}

/// What was noted while one page was made.
#[derive(Debug, Default)]
pub struct Notes {
    parts: Vec<Part>,
    good_until: Option<Moment>,
    /// Whether the page is for this one asker and not to be kept.
    in_passing: bool,
    /// The newest entry of the log that the page can have seen.
    pub seen: i64,
}

impl Notes {
    /// The page was made from this.
    pub fn note(&mut self, of: MadeOf) {
        self.parts.push(of.part());
    }

    /// At this moment the page changes by itself.
    pub fn good_until(&mut self, end: Moment) {
        self.good_until = Some(self.good_until.map_or(end, |sooner| sooner.min(end)));
    }

    /// Adds what was noted elsewhere.
    pub fn add(&mut self, more: Self) {
        self.parts.extend(more.parts);
        self.seen = self.seen.max(more.seen);
        self.in_passing |= more.in_passing;
        if let Some(end) = more.good_until {
            self.good_until(end);
        }
    }

    /// The page is for this one asker and not to be kept.
    pub const fn in_passing(&mut self) {
        self.in_passing = true;
    }

    /// Whether the page is not to be kept.
    pub const fn is_in_passing(&self) -> bool {
        self.in_passing
    }

    /// The parts, and until when they are good in microseconds of the epoch.
    pub fn into_parts(self) -> (Vec<Part>, Option<i64>) {
        (self.parts, self.good_until.map(Moment::micros))
    }

    /// Whether one of these changes reaches what was noted.
    pub fn is_reached_by(&self, touches: &[Touch]) -> bool {
        touches.iter().any(|touch| self.parts.iter().any(|part| part.is_reached_by(touch)))
    }
}

/// One unit of reading.
pub struct Reading<'a> {
    tx: &'a mut dyn Tx,
    notes: Notes,
}

impl<'a> Reading<'a> {
    /// Begins to read, noting how far the log has come.
    ///
    /// # Errors
    /// What the store says.
    pub fn over(tx: &'a mut dyn Tx) -> Result<Self, StoreError> {
        let seen = events::newest(tx)?;
        Ok(Self { tx, notes: Notes { seen, ..Notes::default() } })
    }

    /// What was noted.
    pub fn into_notes(self) -> Notes {
        self.notes
    }

    fn note(&mut self, of: MadeOf) {
        self.notes.note(of);
    }

    fn note_stories<'l>(&mut self, listings: impl IntoIterator<Item = &'l Listing>) {
        for listing in listings {
            self.note(MadeOf::Story(listing.standing.id));
        }
    }

    /// Which story is or was at this path, and where it is now. Paths are noted with the story that they lead to.
    pub fn address(&mut self, path: &str) -> Result<Option<(StoryId, String)>, StoreError> {
        let found = addresses::find(self.tx, path)?;
        if let Some((story, _)) = &found {
            self.note(MadeOf::Story(*story));
        }
        Ok(found)
    }

    /// A story with the wording that readers see.
    pub fn story(&mut self, id: StoryId) -> Result<Option<Told>, StoreError> {
        self.note(MadeOf::Story(id));
        stories::read(self.tx, id)
    }

    /// These stories as lists show them, as far as they are live.
    pub fn listings(&mut self, ids: &[StoryId]) -> Result<Vec<Listing>, StoreError> {
        for id in ids {
            self.note(MadeOf::Story(*id));
        }
        stories::listings(self.tx, ids)
    }

    /// The live stories of each dossier.
    pub fn in_dossiers(&mut self, dossiers: &[DossierId]) -> Result<Vec<Vec<Listing>>, StoreError> {
        for dossier in dossiers {
            self.note(MadeOf::Dossier(*dossier));
        }
        let found = stories::in_dossiers(self.tx, dossiers)?;
        self.note_stories(found.iter().flatten());
        Ok(found)
    }

    /// Where the live stories of each dossier stand.
    pub fn standing_in_dossiers(&mut self, dossiers: &[DossierId]) -> Result<Vec<Vec<Standing>>, StoreError> {
        for dossier in dossiers {
            self.note(MadeOf::Dossier(*dossier));
        }
        let found = stories::standing_in_dossiers(self.tx, dossiers)?;
        for standing in found.iter().flatten() {
            self.note(MadeOf::Story(standing.id));
        }
        Ok(found)
    }

    /// The stories of each shelf. Noted is the stretch that was looked at: what comes before or after it does not
    /// change the answer.
    pub fn look(&mut self, looks: &[Look]) -> Result<Vec<Vec<Listing>>, StoreError> {
        let found = listed::look(self.tx, looks)?;
        for (look, listings) in looks.iter().zip(&found) {
            self.note_look(look, listings.iter().map(|listing| &listing.standing));
        }
        Ok(found)
    }

    /// As [`Reading::look`], for who has yet to choose.
    pub fn glimpse(&mut self, looks: &[Look]) -> Result<Vec<Vec<Glimpse>>, StoreError> {
        let found = listed::glimpse(self.tx, looks)?;
        for (look, glimpses) in looks.iter().zip(&found) {
            self.note_look(look, glimpses.iter().map(|glimpse| &glimpse.standing));
        }
        Ok(found)
    }

    fn note_look<'l>(&mut self, look: &Look, found: impl ExactSizeIterator<Item = &'l Standing>) {
        let all = usize::try_from(look.most).is_ok_and(|most| found.len() < most);
        let mut lowest = i64::MIN;
        for standing in found {
            lowest = standing.published.micros();
            self.note(MadeOf::Story(standing.id));
        }
        self.note_stretch(look.shelf, if all { i64::MIN } else { lowest }, look.before.0.micros());
    }

    /// The newest stories of a shelf that are not older than this, newest first.
    pub fn since(&mut self, shelf: ShelfId, since: Moment, most: i64) -> Result<Vec<Listing>, StoreError> {
        let found = listed::since(self.tx, shelf, since, most)?;
        self.note_stretch(shelf, since.micros(), i64::MAX);
        self.note_stories(&found);
        Ok(found)
    }

    /// Where the stories of a span of time stand.
    pub fn between(
        &mut self,
        shelf: ShelfId,
        from: Moment,
        to: Moment,
        most: i64,
    ) -> Result<Vec<Standing>, StoreError> {
        let found = listed::between(self.tx, shelf, from, to, most)?;
        self.note_stretch(shelf, from.micros(), to.micros().saturating_sub(1));
        for standing in &found {
            self.note(MadeOf::Story(standing.id));
        }
        Ok(found)
    }

    /// Whether a story stands at exactly this place of a shelf, so that a page of the list may end there.
    pub fn stands(&mut self, shelf: ShelfId, mark: Mark) -> Result<bool, StoreError> {
        listed::stands(self.tx, shelf, mark)
    }

    /// The page is for this one asker and not to be kept.
    pub const fn in_passing(&mut self) {
        self.notes.in_passing = true;
    }

    /// When the first story of a shelf at or after this moment was published.
    pub fn next_after(&mut self, shelf: ShelfId, from: Moment) -> Result<Option<Moment>, StoreError> {
        let next = listed::next_after(self.tx, shelf, from)?;
        self.note_stretch(shelf, from.micros(), next.map_or(i64::MAX, |(at, _)| at.micros()));
        if let Some((_, story)) = next {
            self.note(MadeOf::Story(story));
        }
        Ok(next.map(|(at, _)| at))
    }

    fn note_stretch(&mut self, shelf: ShelfId, from: i64, to: i64) {
        self.notes.parts.push(Part::stretch(&MadeOf::Shelf(shelf).name(), from, to));
    }

    /// How a front is arranged now. The newest arrangement is it, whatever our clock says: it may be of another node.
    pub fn front(&mut self, edition: EditionId, of: FrontOf) -> Result<Option<Layout>, StoreError> {
        self.note(MadeOf::Front(edition, of));
        Ok(fronts::as_of(self.tx, edition, of, Moment::MAX)?.map(|front| front.layout))
    }

    /// How a front was arranged at a moment that is over.
    pub fn front_stood(
        &mut self,
        edition: EditionId,
        of: FrontOf,
        at: Moment,
    ) -> Result<Option<Layout>, StoreError> {
        Ok(fronts::as_of(self.tx, edition, of, at)?.map(|front| front.layout))
    }

    /// What stood on each shelf at a moment that is over.
    pub fn stood_on(&mut self, looks: &[Look], at: Moment) -> Result<Vec<Vec<Listing>>, StoreError> {
        let found = told::shelves(self.tx, looks, at)?;
        for listing in found.iter().flatten() {
            self.note(MadeOf::Stood(listing.standing.id));
        }
        Ok(found)
    }

    /// The stories of an edition that stood for these dossiers at a moment that is over.
    pub fn stood_in_dossiers(
        &mut self,
        dossiers: &[DossierId],
        edition: EditionId,
        at: Moment,
    ) -> Result<Vec<Listing>, StoreError> {
        let found: Vec<Listing> =
            told::in_dossiers(self.tx, dossiers, edition, at)?.into_iter().flatten().collect();
        for listing in &found {
            self.note(MadeOf::Stood(listing.standing.id));
        }
        Ok(found)
    }

    /// A story as it stood at a moment that is over, with its wording and when readers first saw it; nothing when they did
    /// not see it.
    pub fn stood(&mut self, id: StoryId, at: Moment) -> Result<Option<(Told, Wording, Moment)>, StoreError> {
        self.note(MadeOf::Stood(id));
        let Some(Stood { standing, revision, words }) = told::at(self.tx, id, at)? else { return Ok(None) };
        let Some(told) = stories::read(self.tx, id)? else { return Ok(None) };
        let wording = stories::wording(self.tx, revision)?;
        let published = standing.published;
        let Standing { edition, dossier, section, form, slug, updated, .. } = standing;
        let stage = Stage::Live { since: published, revision };
        let story = Story { edition, dossier, section, form, slug, updated, stage, ..told.story };
        Ok(Some((Told { story, wording: None, words }, wording, published)))
    }

    /// What had been corrected of a story at a moment that is over.
    pub fn corrections_stood(&mut self, id: StoryId, at: Moment) -> Result<Vec<Correction>, StoreError> {
        let mut found = corrections::of_story(self.tx, id)?;
        found.retain(|correction| correction.at <= at);
        Ok(found)
    }

    /// Which story is or was at this path. Addresses are never given to another, so nothing changes the answer.
    pub fn stood_at(&mut self, path: &str) -> Result<Option<StoryId>, StoreError> {
        Ok(addresses::find(self.tx, path)?.map(|(story, _)| story))
    }

    /// When the paper of an edition last changed at this moment or before; nothing when it had not begun.
    pub fn last_change(&mut self, edition: EditionId, at: Moment) -> Result<Option<Moment>, StoreError> {
        told::last_change(self.tx, edition, at)
    }

    /// A topic by the last segment of its address.
    pub fn topic_at(&mut self, slug: &str) -> Result<Option<Topic>, StoreError> {
        let found = topics::by_slug(self.tx, slug)?;
        if let Some(topic) = &found {
            self.note(MadeOf::Topic(topic.id));
        }
        Ok(found)
    }

    /// Topics in the order of their ids.
    pub fn topics(&mut self, ids: &[TopicId]) -> Result<Vec<Topic>, StoreError> {
        for id in ids {
            self.note(MadeOf::Topic(*id));
        }
        topics::by_ids(self.tx, ids)
    }

    /// An author by the last segment of the address.
    pub fn author_at(&mut self, slug: &str) -> Result<Option<Author>, StoreError> {
        let found = authors::by_slug(self.tx, slug)?;
        if let Some(author) = &found {
            self.note(MadeOf::Author(author.id));
        }
        Ok(found)
    }

    /// Authors in the order of their ids.
    pub fn authors(&mut self, ids: &[AuthorId]) -> Result<Vec<Author>, StoreError> {
        for id in ids {
            self.note(MadeOf::Author(*id));
        }
        authors::by_ids(self.tx, ids)
    }

    /// The authors of the house.
    pub fn first_authors(&mut self) -> Result<Vec<Author>, StoreError> {
        self.note(MadeOf::Authors);
        authors::first(self.tx)
    }

    /// Pictures and films in the order of their ids.
    pub fn assets(&mut self, ids: &[AssetId]) -> Result<Vec<Asset>, StoreError> {
        for id in ids {
            self.note(MadeOf::Asset(*id));
        }
        assets::by_ids(self.tx, ids)
    }

    /// The flashes that run at this moment. What ends at which time is for who asks to note.
    pub fn running(&mut self, edition: EditionId, now: Moment, most: i64) -> Result<Vec<Flash>, StoreError> {
        self.note(MadeOf::Flashes(edition));
        flashes::running(self.tx, edition, now, most)
    }

    /// The flashes before this place.
    pub fn flashes(
        &mut self,
        edition: EditionId,
        before: (Moment, FlashId),
        most: i64,
    ) -> Result<Vec<Flash>, StoreError> {
        self.note(MadeOf::Flashes(edition));
        flashes::before(self.tx, edition, before, most)
    }

    /// What was corrected of a story.
    pub fn corrections(&mut self, story: StoryId) -> Result<Vec<Correction>, StoreError> {
        self.note(MadeOf::Story(story));
        corrections::of_story(self.tx, story)
    }

    /// What was corrected in an edition before this place.
    pub fn corrections_before(
        &mut self,
        edition: EditionId,
        before: (Moment, CorrectionId),
        most: i64,
    ) -> Result<Vec<Correction>, StoreError> {
        self.note(MadeOf::Corrections(edition));
        corrections::of_edition(self.tx, edition, before, most)
    }

    /// The stories of an edition that were read most in a window, most read first.
    pub fn most_read(
        &mut self,
        edition: EditionId,
        window: Window,
        most: i64,
    ) -> Result<Vec<Ranked>, StoreError> {
        self.note(MadeOf::MostReadPage(edition, None));
        reads::most(self.tx, (edition, Shelf::Latest.id(edition)), window, most)
    }

    /// How far a live blog has come. It is not noted: whoever asks notes what it shows of it.
    pub fn live_blog(&mut self, story: StoryId) -> Result<LiveBlog, StoreError> {
        entries::blog(self.tx, story)
    }

    /// The entries with these numbers, both included. Noted is the stretch: what comes before or after it does not change
    /// the answer.
    pub fn entries(&mut self, story: StoryId, first: i64, last: i64) -> Result<Vec<Entry>, StoreError> {
        self.notes.parts.push(Part::stretch(&MadeOf::Entries(story).name(), first, last));
        entries::between(self.tx, story, first, last)
    }

    /// The newest entries.
    pub fn newest_entries(&mut self, story: StoryId, most: i64) -> Result<Vec<Entry>, StoreError> {
        let found = entries::newest(self.tx, story, entries::TOP, most)?;
        let all = usize::try_from(most).is_ok_and(|most| found.len() < most);
        let lowest = found.last().filter(|_| !all).map_or(i64::MIN, |entry| entry.number);
        self.notes.parts.push(Part::stretch(&MadeOf::Entries(story).name(), lowest, i64::MAX));
        Ok(found)
    }

    /// The page changes when the entry with this number is written.
    pub fn until_entry(&mut self, story: StoryId, number: i64) {
        self.notes.parts.push(Part::stretch(&MadeOf::Entries(story).name(), number, number));
    }

    /// The newest key events of a live blog.
    pub fn key_events(&mut self, story: StoryId, most: i64) -> Result<Vec<Entry>, StoreError> {
        self.note(MadeOf::Top(story));
        entries::keys(self.tx, story, most)
    }

    /// One entry of a live blog, deleted or not.
    pub fn entry(&mut self, id: EntryId) -> Result<Option<Entry>, StoreError> {
        let found = entries::find(self.tx, id)?;
        if let Some(entry) = &found {
            self.until_entry(entry.story, entry.number);
        }
        Ok(found)
    }

    /// What held for the whole of a live blog at a moment that is over.
    pub fn live_blog_stood(&mut self, story: StoryId, at: Moment) -> Result<LiveBlog, StoreError> {
        self.note(MadeOf::Stood(story));
        entries_stood::blog(self.tx, story, at)
    }

    /// The entries with these numbers as they stood at a moment that is over.
    pub fn entries_stood(
        &mut self,
        story: StoryId,
        first: i64,
        last: i64,
        at: Moment,
    ) -> Result<Vec<Entry>, StoreError> {
        self.note(MadeOf::Stood(story));
        entries_stood::between(self.tx, story, first, last, at)
    }

    /// The newest key events of a live blog at a moment that is over.
    pub fn key_events_stood(
        &mut self,
        story: StoryId,
        most: i64,
        at: Moment,
    ) -> Result<Vec<Entry>, StoreError> {
        self.note(MadeOf::Stood(story));
        entries_stood::keys(self.tx, story, most, at)
    }

    /// The number of an entry of this story; it is given once and for ever.
    pub fn number_of(&mut self, story: StoryId, entry: EntryId) -> Result<Option<i64>, StoreError> {
        Ok(entries::find(self.tx, entry)?.filter(|found| found.story == story).map(|found| found.number))
    }

    /// The live channel of an edition, if it has one.
    pub fn channel(&mut self, edition: EditionId) -> Result<Option<Channel>, StoreError> {
        self.note(MadeOf::Channel(edition));
        channels::of_edition(self.tx, edition)
    }

    /// The programmes of which something lies in this time. What begins and ends is for who asks to note.
    pub fn programmes(
        &mut self,
        edition: EditionId,
        from: Moment,
        to: Moment,
    ) -> Result<Vec<Programme>, StoreError> {
        self.note(MadeOf::Schedule(edition));
        programmes::between(self.tx, edition, from, to)
    }

    /// The page changes by itself at this moment.
    pub fn good_until(&mut self, end: Moment) {
        self.notes.good_until(end);
    }

    /// The store itself, for what is noted as [`MadeOf::House`] or [`MadeOf::Paper`] as a whole.
    pub(crate) fn furniture(&mut self) -> &mut dyn Tx {
        self.tx
    }
}
