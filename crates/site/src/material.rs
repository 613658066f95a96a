//! The rows behind a page, gathered in few round trips.

pub mod live_blog;

use crate::reading::Reading;
use editorial::{
    AssetId, AuthorId, CoverageId, DossierId, Edition, Moment, SectionId, StoryId, TopicId,
    asset::Asset,
    author::Author,
    body::{AssetRef, Body},
    correction::Correction,
    form::Form,
    live_blog::Sheet,
    read_next::{self, Facts},
    shelf::Shelf,
    story::Wording,
    topic::Topic,
};
use std::collections::{BTreeSet, HashMap};
use store::{
    StoreError,
    sql::{
        listed::{Glimpse, Look, Mark, TOP},
        stories::{Listing, Told},
    },
};

/// Pictures and names that cards and stories point at, by id.
#[derive(Debug, Default)]
pub struct Wardrobe {
    /// Pictures and films.
    pub assets: HashMap<AssetId, Asset>,
    /// Authors.
    pub authors: HashMap<AuthorId, Author>,
}

impl Wardrobe {
    /// Everything that these listings, authors and assets need to be shown.
    ///
    /// # Errors
    /// What the store says.
    pub fn for_all(
        reading: &mut Reading<'_>,
        listings: &[&Listing],
        more_authors: &[AuthorId],
        more_assets: &[AssetId],
    ) -> Result<Self, StoreError> {
        let mut author_ids: BTreeSet<AuthorId> = more_authors.iter().copied().collect();
        let mut asset_ids: BTreeSet<AssetId> = more_assets.iter().copied().collect();
        for listing in listings {
            if names_its_author(listing.standing.form) {
                author_ids.extend(listing.face.byline.entries.first().map(|entry| entry.author));
            }
            if let Some(AssetRef::Kept(id)) = listing.face.lead.as_ref().map(|lead| &lead.picture().asset) {
                asset_ids.insert(*id);
            }
        }
        let authors = reading.authors(&author_ids.into_iter().collect::<Vec<_>>())?;
        asset_ids.extend(authors.iter().filter_map(|author| author.portrait));
        let assets = reading.assets(&asset_ids.into_iter().collect::<Vec<_>>())?;
        Ok(Self {
            assets: assets.into_iter().map(|asset| (asset.id, asset)).collect(),
            authors: authors.into_iter().map(|author| (author.id, author)).collect(),
        })
    }
}

/// Forms whose cards carry the author's name.
pub const fn names_its_author(form: Form) -> bool {
    match form {
        Form::Opinion | Form::Analysis | Form::Blog => true,
        Form::News
        | Form::Feature
        | Form::LiveBlog
        | Form::Video
        | Form::Gallery
        | Form::Infographic
        | Form::Explainer => false,
    }
}

/// One page of a list.
#[derive(Debug)]
pub struct ListMaterial {
    /// The stories, newest first.
    pub listings: Vec<Listing>,
    /// Where the next page begins, when there is one.
    pub older: Option<Mark>,
}

/// How many stories a list page shows.
pub const A_PAGE: usize = 24;

/// Reads one page of a shelf.
///
/// # Errors
/// What the store says.
pub fn list(
    reading: &mut Reading<'_>,
    edition: &Edition,
    shelf: Shelf,
    before: Mark,
) -> Result<ListMaterial, StoreError> {
    let most = i64::try_from(A_PAGE + 1).unwrap_or(i64::MAX);
    let look = Look { shelf: shelf.id(edition.id), before, most };
    let mut listings = reading.look(&[look])?.pop().unwrap_or_default();
    let more = listings.len() > A_PAGE;
    listings.truncate(A_PAGE);
    let older = if more { listings.last().map(|l| (l.standing.published, l.standing.id)) } else { None };
    Ok(ListMaterial { listings, older })
}

/// The first page of a shelf as it stood at a moment that is over.
///
/// # Errors
/// What the store says.
pub fn list_stood(
    reading: &mut Reading<'_>,
    edition: &Edition,
    shelf: Shelf,
    at: Moment,
) -> Result<ListMaterial, StoreError> {
    let most = i64::try_from(A_PAGE).unwrap_or(i64::MAX);
    let look = Look { shelf: shelf.id(edition.id), before: TOP, most };
    let listings = reading.stood_on(&[look], at)?.pop().unwrap_or_default();
    Ok(ListMaterial { listings, older: None })
}

/// Everything behind a story's page.
#[derive(Debug)]
pub struct StoryMaterial {
    /// The story.
    pub told: Told,
    /// What readers see of it.
    pub wording: Wording,
    /// When readers first saw it.
    pub published: Moment,
    /// The same story in other editions.
    pub translations: Vec<Listing>,
    /// What was corrected, newest first.
    pub corrections: Vec<Correction>,
    /// What it is about.
    pub topics: Vec<Topic>,
    /// The stories of its related blocks in this edition.
    pub related: HashMap<DossierId, Listing>,
    /// Other stories of its coverage.
    pub coverage: Vec<Listing>,
    /// What to read next, best first.
    pub next: Vec<Listing>,
    /// The entries of a live blog.
    pub blog: Option<live_blog::BlogMaterial>,
    /// Pictures and names.
    pub wardrobe: Wardrobe,
}

impl StoryMaterial {
    /// When readers were last given something new: a wording, or an entry.
    pub fn updated(&self) -> Option<Moment> {
        self.told.story.updated.max(self.blog.as_ref().and_then(|blog| blog.updated))
    }
}

const IN_COVERAGE: usize = 5;
const IN_NEXT: usize = 4;

/// Reads everything behind a live story's page; nothing when it is not live.
///
/// # Errors
/// What the store says.
pub fn story(
    reading: &mut Reading<'_>,
    edition: &Edition,
    id: StoryId,
    now: Moment,
) -> Result<Option<StoryMaterial>, StoreError> {
    match live(reading, id, now)? {
        Some((told, wording, published)) => around(reading, edition, told, wording, published).map(Some),
        None => Ok(None),
    }
}

/// A story that readers see, its wording, and when they first saw it.
///
/// # Errors
/// What the store says.
pub fn live(
    reading: &mut Reading<'_>,
    id: StoryId,
    now: Moment,
) -> Result<Option<(Told, Wording, Moment)>, StoreError> {
    let Some(told) = reading.story(id)? else { return Ok(None) };
    let editorial::Stage::Live { since: published, .. } = told.story.stage else { return Ok(None) };
    let embargoed = told.story.embargo.is_some_and(|until| until > now);
    let wording = told.wording.clone().filter(|_| !embargoed);
    Ok(wording.map(|wording| (told, wording, published)))
}

/// Reads what stands around a wording on its page, whether or not readers see the wording yet.
///
/// # Errors
/// What the store says.
pub fn around(
    reading: &mut Reading<'_>,
    edition: &Edition,
    told: Told,
    wording: Wording,
    published: Moment,
) -> Result<StoryMaterial, StoreError> {
    let blog = match editorial::live_blog::is_one(told.story.form) {
        Ok(()) => live_blog::sheet(reading, told.story.id, Sheet::Front)?,
        Err(_) => None,
    };
    let front = Around { told, wording, published, blog };
    gathered(reading, edition, front, true)
}

/// Reads a closed sheet of a live blog: what the story says of itself, and nothing around it that changes with the paper.
/// Nothing where there is no such sheet.
///
/// # Errors
/// What the store says.
pub fn closed_sheet(
    reading: &mut Reading<'_>,
    edition: &Edition,
    (told, mut wording, published): (Told, Wording, Moment),
    sheet: Sheet,
) -> Result<Option<StoryMaterial>, StoreError> {
    let Some(blog) = live_blog::sheet(reading, told.story.id, sheet)? else { return Ok(None) };
    // The story's own text stands on the front sheet.
    wording.body = Body::default();
    let closed = Around { told, wording, published, blog: Some(blog) };
    gathered(reading, edition, closed, false).map(Some)
}

/// Reads a story as it stood at a moment that is over, and nothing around it that changes with the paper: no other
/// editions, nothing to read next. What it names in its text is told as it stood then, and so are the entries of a live
/// blog. Nothing when readers did not see it then, or a live blog had no such sheet.
///
/// # Errors
/// What the store says.
pub fn stood(
    reading: &mut Reading<'_>,
    edition: &Edition,
    id: StoryId,
    at: Moment,
    sheet: Sheet,
) -> Result<Option<StoryMaterial>, StoreError> {
    let Some((told, mut wording, published)) = reading.stood(id, at)? else { return Ok(None) };
    if told.story.edition != edition.id {
        return Ok(None);
    }
    let is_blog = editorial::live_blog::is_one(told.story.form).is_ok();
    let blog = if is_blog { live_blog::stood(reading, id, sheet, at)? } else { None };
    match sheet {
        Sheet::Front => {}
        // The story's own text stands on the front sheet.
        Sheet::Closed(_) if blog.is_some() => wording.body = Body::default(),
        Sheet::Closed(_) => return Ok(None),
    }
    let related = reading.stood_in_dossiers(&wording.body.related(), edition.id, at)?;
    let related: HashMap<DossierId, Listing> =
        related.into_iter().map(|listing| (listing.standing.dossier, listing)).collect();
    let topics = reading.topics(&wording.topics)?;
    let corrections = reading.corrections_stood(id, at)?;
    let mut authors: Vec<AuthorId> = wording.authors().collect();
    let mut pictures = wording.body.assets();
    pictures.extend(lead_assets(&wording));
    if let Some(blog) = &blog {
        let (signing, showing) = live_blog::shows(blog.shown());
        authors.extend(signing);
        pictures.extend(showing);
    }
    let wardrobe = Wardrobe::for_all(reading, &related.values().collect::<Vec<_>>(), &authors, &pictures)?;
    let (translations, coverage, next) = (vec![], vec![], vec![]);
    Ok(Some(StoryMaterial {
        told,
        wording,
        published,
        translations,
        corrections,
        topics,
        related,
        coverage,
        next,
        blog,
        wardrobe,
    }))
}

/// What a page is gathered around.
struct Around {
    told: Told,
    wording: Wording,
    published: Moment,
    blog: Option<live_blog::BlogMaterial>,
}

fn gathered(
    reading: &mut Reading<'_>,
    edition: &Edition,
    Around { told, wording, published, blog }: Around,
    with_neighbours: bool,
) -> Result<StoryMaterial, StoreError> {
    let id = told.story.id;
    let mut dossiers = vec![told.story.dossier];
    dossiers.extend(wording.body.related());
    let mut in_dossiers = reading.in_dossiers(&dossiers)?.into_iter();
    let translations: Vec<Listing> =
        in_dossiers.next().unwrap_or_default().into_iter().filter(|l| l.standing.id != id).collect();
    let related: HashMap<DossierId, Listing> = in_dossiers
        .flatten()
        .filter(|l| l.standing.edition == edition.id)
        .map(|l| (l.standing.dossier, l))
        .collect();

    let (coverage, next) = if with_neighbours {
        neighbours(reading, edition, &told, &wording, published, &related)?
    } else {
        Default::default()
    };
    let topics = reading.topics(&wording.topics)?;
    let corrections = reading.corrections(id)?;

    let shown: Vec<&Listing> = related.values().chain(&coverage).chain(&next).collect();
    let mut authors: Vec<AuthorId> = wording.authors().collect();
    let mut pictures = wording.body.assets();
    pictures.extend(lead_assets(&wording));
    if let Some(blog) = &blog {
        let (signing, showing) = live_blog::shows(blog.shown());
        authors.extend(signing);
        pictures.extend(showing);
    }
    let wardrobe = Wardrobe::for_all(reading, &shown, &authors, &pictures)?;
    Ok(StoryMaterial {
        told,
        wording,
        published,
        translations,
        corrections,
        topics,
        related,
        coverage,
        next,
        blog,
        wardrobe,
    })
}

fn lead_assets(wording: &Wording) -> Vec<AssetId> {
    use editorial::asset::Lead;
    let kept = |reference: &AssetRef| match reference {
        AssetRef::Kept(id) => Some(*id),
        AssetRef::Outside(_) => None,
    };
    match &wording.lead {
        None => Vec::new(),
        Some(Lead::Picture(picture)) => kept(&picture.asset).into_iter().collect(),
        Some(Lead::Film { film, still }) => {
            [kept(&film.asset), kept(&still.asset), film.poster.as_ref().and_then(kept)]
                .into_iter()
                .flatten()
                .collect()
        }
    }
}

/// Looks at the shelves around a story, all in one round trip, and chooses: its coverage's newest, and what to
/// read next. The number of candidates is bounded, so the cost does not grow with the archive.
fn neighbours(
    reading: &mut Reading<'_>,
    edition: &Edition,
    told: &Told,
    wording: &Wording,
    published: Moment,
    related: &HashMap<DossierId, Listing>,
) -> Result<(Vec<Listing>, Vec<Listing>), StoreError> {
    let id = told.story.id;
    let mut shelves: Vec<Shelf> = vec![Shelf::Section(told.story.section), Shelf::Latest];
    shelves.extend(wording.topics.iter().take(5).map(|topic| Shelf::Topic(*topic)));
    shelves.extend(wording.coverage.map(Shelf::Coverage));
    let looks: Vec<Look> =
        shelves.iter().map(|shelf| Look { shelf: shelf.id(edition.id), before: TOP, most: 10 }).collect();
    let mut found = reading.glimpse(&looks)?;

    let mut already: BTreeSet<StoryId> = related.values().map(|l| l.standing.id).collect();
    already.insert(id);
    let (mut coverage, mut others) = (Vec::new(), Vec::new());
    for glimpse in wording.coverage.and_then(|_| found.pop()).unwrap_or_default() {
        if coverage.len() < IN_COVERAGE && !already.contains(&glimpse.standing.id) {
            coverage.push(glimpse.listing()?);
        } else {
            others.push(glimpse);
        }
    }
    already.extend(coverage.iter().map(|l| l.standing.id));

    let mut candidates: HashMap<StoryId, Glimpse> =
        found.into_iter().flatten().chain(others).map(|glimpse| (glimpse.standing.id, glimpse)).collect();
    let this = facts(id, told.story.section, wording.coverage, &wording.topics, published);
    let others: Vec<Facts> = candidates
        .values()
        .map(|Glimpse { standing, about, .. }| {
            facts(standing.id, standing.section, about.coverage, &about.topics, standing.published)
        })
        .collect();
    let next = read_next::choose(&this, &others, &already, IN_NEXT);
    let next = next.into_iter().filter_map(|id| candidates.remove(&id)).map(Glimpse::listing);
    Ok((coverage, next.collect::<Result<_, _>>()?))
}

fn facts(
    story: StoryId,
    section: SectionId,
    coverage: Option<CoverageId>,
    topics: &[TopicId],
    published: Moment,
) -> Facts {
    Facts { story, section, coverage, topics: topics.iter().copied().collect(), published }
}
