//! Where a live story stands: on which shelves, at which address. Everything that moves a story before readers,
//! or away from them, goes through [`move_stories`], so that shelves, addresses and log always agree.

use crate::{Failure, Occasion, sought, uses};
use editorial::{
    DossierId, Edition, EditionId, Member, Moment, Refusal, SectionId, ShelfId, Slug, Stage, StoryId,
    address,
    body::Body,
    event::Event,
    form::Form,
    section::SectionTree,
    shelf,
    stage::Ending,
    story::{Revision, Story, Wording},
    words,
};
use std::collections::{HashMap, HashSet};
use store::{
    StoreError, Tx,
    sql::{self, stories::Standing, told::Shown},
};

/// The editions with their section trees, as one unit of work sees them.
#[derive(Debug, Clone, Default)]
pub struct Paper {
    editions: Vec<(Edition, SectionTree)>,
}

impl Paper {
    /// Reads all editions and their trees.
    ///
    /// # Errors
    /// When the store fails.
    pub fn read(tx: &mut dyn Tx) -> Result<Self, Failure> {
        let mut editions = Vec::new();
        for edition in sql::editions::all(tx)? {
            let tree = sql::sections::of_edition(tx, edition.id)?;
            editions.push((edition, tree));
        }
        Ok(Self { editions })
    }

    /// Every edition, in the order of the switch.
    pub fn editions(&self) -> impl Iterator<Item = &Edition> {
        self.editions.iter().map(|(edition, _)| edition)
    }

    /// One edition with its sections.
    ///
    /// # Errors
    /// [`Failure::Missing`].
    pub fn edition(&self, id: EditionId) -> Result<(&Edition, &SectionTree), Failure> {
        let found = self.editions.iter().find(|(edition, _)| edition.id == id);
        let (edition, tree) =
            found.ok_or_else(|| Failure::Missing { what: "edition", key: id.to_string() })?;
        Ok((edition, tree))
    }

    /// The edition with this tag, or the first in this language.
    pub fn by_language(&self, tag: &str) -> Option<&Edition> {
        let same = |language: &str| language.eq_ignore_ascii_case(tag);
        let primary = |language: &str| language.split('-').next().unwrap_or_default().to_ascii_lowercase();
        self.editions()
            .find(|edition| same(&edition.tag) || same(&edition.language))
            .or_else(|| self.editions().find(|edition| primary(&edition.language) == primary(tag)))
    }

    /// Takes over a section that was made in the same unit of work.
    pub(crate) fn renew(&mut self, tx: &mut dyn Tx, edition: EditionId) -> Result<(), Failure> {
        for (kept, tree) in &mut self.editions {
            if kept.id == edition {
                *tree = sql::sections::of_edition(tx, edition)?;
            }
        }
        Ok(())
    }

    /// The address of a story with this slug in this section, or why there can be none.
    ///
    /// # Errors
    /// [`Failure::Missing`] for a section of another edition; [`Refusal::AddressTaken`] when a section stands there.
    pub fn address(&self, edition: EditionId, section: SectionId, slug: &Slug) -> Result<String, Failure> {
        let (edition, tree) = self.edition(edition)?;
        let missing = || Failure::Missing { what: "section", key: section.to_string() };
        tree.get(section).ok_or_else(missing)?;
        let path = address::story(edition, &tree.path(section), slug);
        if tree.children(section).any(|child| child.slug == *slug) {
            return Err(Refusal::AddressTaken(path).into());
        }
        Ok(path)
    }

    /// Every shelf on which a story with this wording stands while it is live.
    ///
    /// # Errors
    /// [`Failure::Missing`] for an edition that is not there.
    pub fn shelves(
        &self,
        edition: EditionId,
        section: SectionId,
        form: Form,
        wording: &Wording,
    ) -> Result<Vec<ShelfId>, Failure> {
        let (_, tree) = self.edition(edition)?;
        let mut shelves: Vec<ShelfId> =
            shelf::shelves(section, form, wording, tree).into_iter().map(|shelf| shelf.id(edition)).collect();
        let mut seen = HashSet::new();
        shelves.retain(|shelf| seen.insert(*shelf));
        Ok(shelves)
    }
}

/// One story on its way from where it was to where it will be.
#[derive(Debug, Clone)]
pub struct Move {
    /// How it stood before, and the wording that readers saw then; nothing for a new story.
    pub before: Option<(Story, Option<Wording>)>,
    /// How it stands afterwards.
    pub after: Story,
    /// What it says afterwards: what is live, or what waits for its time.
    pub says: Says,
    /// What the log says; nothing where the act records something of its own.
    pub event: Option<Event>,
}

/// What a story says after its move.
#[derive(Debug, Clone)]
pub enum Says {
    /// A new wording, to be kept.
    New(Revision),
    /// A wording that was kept before.
    Kept(Wording),
    /// Nothing that readers see.
    Nothing,
}

/// What became of each move.
pub type Moved = Vec<Result<StoryId, Refusal>>;

/// Moves stories: rows, wordings, shelves, addresses and events, each kind in one statement for all.
///
/// A story whose address is taken is refused by itself; the others move. A scheduled story takes its address
/// already, so that nobody else can before its time comes.
///
/// # Errors
/// When a section or edition is not there, or the store fails: then nothing has moved.
pub fn move_stories(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    paper: &Paper,
    moves: &[Move],
) -> Result<Moved, Failure> {
    let addressed = addresses(tx, paper, moves)?;
    let mut worded: Vec<(&Story, &Wording)> = Vec::new();
    let mut unworded: Vec<&Story> = Vec::new();
    let mut tells_of: Vec<(DossierId, StoryId)> = Vec::new();
    let mut no_more: Vec<(DossierId, StoryId)> = Vec::new();
    let mut revisions: Vec<&Revision> = Vec::new();
    let mut off: Vec<(ShelfId, Moment, StoryId)> = Vec::new();
    let mut put: Vec<(ShelfId, Moment, StoryId)> = Vec::new();
    let mut first: Vec<(StoryId, String)> = Vec::new();
    let mut again: Vec<(StoryId, String)> = Vec::new();
    let mut shows = Shows::default();
    let mut news = Vec::new();
    let mut changed: Vec<&Move> = Vec::new();
    for (change, address) in moves.iter().zip(&addressed) {
        let Ok(address) = address else { continue };
        changed.push(change);
        let were = before(paper, change)?;
        let are = after(paper, change)?;
        match &change.says {
            Says::New(revision) => {
                revisions.push(revision);
                worded.push((&change.after, &revision.wording));
            }
            Says::Kept(_) | Says::Nothing => unworded.push(&change.after),
        }
        let (named, naming) = (named_before(change), named_after(change));
        no_more.extend(named.iter().filter(|name| !naming.contains(name)));
        tells_of.extend(naming.iter().filter(|name| !named.contains(name)));
        shows.note(change);
        off.extend(were.iter().filter(|place| !are.contains(place)));
        put.extend(are.iter().filter(|place| !were.contains(place)));
        match (address, &change.before) {
            (Some(path), None) => first.push((change.after.id, path.clone())),
            (Some(path), Some(_)) => again.push((change.after.id, path.clone())),
            (None, _) => {}
        }
        if let Some(event) = &change.event {
            news.push(sql::events::News { edition: Some(change.after.edition), event: event.clone() });
        }
    }
    for (_, wording) in &worded {
        leads_well(&wording.body)?;
    }
    sought::write(tx, paper, &worded)?;
    sql::stories::stand(tx, unworded)?;
    sql::stories::add_revisions(tx, revisions)?;
    sql::listed::take_off(tx, &off, on.now)?;
    sql::listed::put(tx, &put, on.now)?;
    shows.write(tx, on.now)?;
    sql::related::take_out(tx, &no_more)?;
    sql::related::put(tx, &tells_of)?;
    uses::moved(tx, &changed)?;
    sql::addresses::take_first(tx, &first)?;
    for (story, path) in &again {
        if !sql::addresses::take(tx, *story, path)? {
            return Err(Refusal::AddressTaken(path.clone()).into());
        }
    }
    sql::events::record(tx, member.id, on.now, &news)?;
    Ok(moves.iter().zip(addressed).map(|(change, address)| address.map(|_| change.after.id)).collect())
}

/// The address that each story takes: none when it keeps the one it has or is not before readers; a refusal when
/// another story or a section stands there.
fn addresses(
    tx: &mut dyn Tx,
    paper: &Paper,
    moves: &[Move],
) -> Result<Vec<Result<Option<String>, Refusal>>, Failure> {
    let mut wanted: Vec<Result<Option<String>, Refusal>> = Vec::with_capacity(moves.len());
    for change in moves {
        wanted.push(match wanted_address(paper, change) {
            Ok(path) => Ok(path),
            Err(Failure::Refused(refusal)) => Err(refusal),
            Err(failure) => return Err(failure),
        });
    }
    let paths: Vec<&str> = wanted.iter().filter_map(|path| path.as_ref().ok()?.as_deref()).collect();
    let holders = sql::addresses::holders(tx, &paths)?;
    let mut held: HashMap<String, StoryId> = paths
        .iter()
        .zip(&holders)
        .filter_map(|(path, holder)| Some(((*path).to_owned(), (*holder)?)))
        .collect();
    for (change, wish) in moves.iter().zip(&mut wanted) {
        let Ok(Some(path)) = wish else { continue };
        let holder = *held.entry(path.clone()).or_insert(change.after.id);
        if holder != change.after.id {
            *wish = Err(Refusal::AddressTaken(path.clone()));
        }
    }
    Ok(wanted)
}

/// The address that a story needs and does not have yet.
fn wanted_address(paper: &Paper, change: &Move) -> Result<Option<String>, Failure> {
    let after = &change.after;
    if !is_promised(&after.stage) {
        return Ok(None);
    }
    let path = paper.address(after.edition, after.section, &after.slug)?;
    let kept = change.before.as_ref().is_some_and(|(before, _)| {
        is_promised(&before.stage) && before.section == after.section && before.slug == after.slug
    });
    Ok(if kept { None } else { Some(path) })
}

/// Whether a story in this stage holds an address: readers see it, or will at its time.
const fn is_promised(stage: &Stage) -> bool {
    match stage {
        Stage::Live { .. } | Stage::Scheduled { .. } => true,
        Stage::Draft | Stage::InReview { .. } | Stage::Withdrawn { .. } => false,
    }
}

fn before(paper: &Paper, change: &Move) -> Result<Vec<(ShelfId, Moment, StoryId)>, Failure> {
    match &change.before {
        Some((story, Some(wording))) => places(paper, story, wording),
        Some((_, None)) | None => Ok(Vec::new()),
    }
}

fn after(paper: &Paper, change: &Move) -> Result<Vec<(ShelfId, Moment, StoryId)>, Failure> {
    match &change.says {
        Says::New(Revision { wording, .. }) | Says::Kept(wording) => places(paper, &change.after, wording),
        Says::Nothing => Ok(Vec::new()),
    }
}

/// The dossiers that the wording which readers saw named in its body.
fn named_before(change: &Move) -> Vec<(DossierId, StoryId)> {
    change.before.as_ref().map_or_else(Vec::new, |(story, wording)| named(story, wording.as_ref()))
}

/// The dossiers that the wording which readers see names in its body.
fn named_after(change: &Move) -> Vec<(DossierId, StoryId)> {
    match &change.says {
        Says::New(Revision { wording, .. }) | Says::Kept(wording) => named(&change.after, Some(wording)),
        Says::Nothing => Vec::new(),
    }
}

fn named(story: &Story, wording: Option<&Wording>) -> Vec<(DossierId, StoryId)> {
    let live = wording.filter(|_| story.stage.live_revision().is_some());
    let mut named: Vec<DossierId> = live.map(|wording| wording.body.related()).unwrap_or_default();
    named.sort_unstable();
    named.dedup();
    named.into_iter().map(|dossier| (dossier, story.id)).collect()
}

/// The shelves of a story and the time by which it is ordered there; none unless it is live.
fn places(
    paper: &Paper,
    story: &Story,
    wording: &Wording,
) -> Result<Vec<(ShelfId, Moment, StoryId)>, Failure> {
    let Stage::Live { since, .. } = &story.stage else { return Ok(Vec::new()) };
    let shelves = paper.shelves(story.edition, story.section, story.form, wording)?;
    Ok(shelves.into_iter().map(|shelf| (shelf, *since, story.id)).collect())
}

/// What readers see of the moved stories from now on, and what they see no more: for the paper as it stood.
#[derive(Default)]
struct Shows {
    no_more: Vec<StoryId>,
    from_now: Vec<Shown>,
    never: Vec<StoryId>,
}

impl Shows {
    fn note(&mut self, change: &Move) {
        let was = change.before.as_ref().and_then(|(story, _)| shown(story));
        let is = shown(&change.after);
        if was != is {
            self.no_more.extend(was.map(|was| was.standing.id));
            self.from_now.extend(is);
        }
        if let Stage::Withdrawn { ending: Ending::Killed, .. } = change.after.stage {
            self.never.push(change.after.id);
        }
    }

    fn write(&self, tx: &mut dyn Tx, now: Moment) -> Result<(), StoreError> {
        sql::told::close(tx, &self.no_more, now)?;
        sql::told::open(tx, &self.from_now, now)?;
        sql::told::forget(tx, &self.never)
    }
}

/// What readers see of a story; nothing unless it is live.
fn shown(story: &Story) -> Option<Shown> {
    let Stage::Live { since, revision } = story.stage else { return None };
    let Story { id, edition, dossier, section, form, updated, .. } = *story;
    let slug = story.slug.clone();
    let standing = Standing { id, edition, dossier, section, form, slug, published: since, updated };
    Some(Shown { standing, revision })
}

/// The answer for the one story that was moved.
pub(crate) fn only(mut moved: Moved) -> Result<StoryId, Failure> {
    match moved.pop() {
        Some(Ok(story)) => Ok(story),
        Some(Err(refusal)) => Err(refusal.into()),
        None => Err(Failure::Missing { what: "story", key: "to be moved".to_owned() }),
    }
}

/// Refuses a text with a link, or an address of another service, that leads where no story may lead. The editor and
/// imports let none in; a program that speaks to a draft's room may try.
pub(crate) fn leads_well(body: &Body) -> Result<(), Refusal> {
    wire::html::leads_astray(body).map_or(Ok(()), |address| {
        let advice = "use an address that begins with https:, http: or mailto:, or a path of this site";
        Err(Refusal::Unusable { field: "link", given: words::quoted(address), advice })
    })
}
