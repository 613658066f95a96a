//! Fronts and lists.

use super::{
    answer::{Answer, Trouble},
    paper::View,
};
use crate::{
    ask::Ask,
    material::{self, ListMaterial, Wardrobe},
    page::{Head, Link, ListKind, ListPage},
    reading::Reading,
    view::{
        card,
        front::{self, FrontMaterial, When},
        head, json_ld, lists,
    },
};
use editorial::{
    Edition, Moment, SectionId, address,
    author::Author,
    front::{FrontOf, Layout, beginning},
    shelf::Shelf,
    topic::Topic,
};
use house_style::Value as Word;
use store::{
    StoreError,
    sql::{
        listed::{Mark, TOP},
        stories::Listing,
    },
};

/// Which arrangement a front shows.
#[derive(Debug, Clone)]
pub enum Arrangement {
    /// The one that stands.
    Stands,
    /// One that readers do not see yet.
    Draft(Layout),
    /// The one that stood at a moment that is over.
    Stood(Moment),
}

impl Arrangement {
    const fn when(&self) -> When {
        match self {
            Arrangement::Stands | Arrangement::Draft(_) => When::Now,
            Arrangement::Stood(at) => When::At(*at),
        }
    }

    fn layout(
        &self,
        reading: &mut Reading<'_>,
        edition: &Edition,
        of: FrontOf,
    ) -> Result<Option<Layout>, StoreError> {
        match self {
            Arrangement::Stands => reading.front(edition.id, of),
            Arrangement::Draft(layout) => Ok(Some(layout.clone())),
            Arrangement::Stood(at) => reading.front_stood(edition.id, of, *at),
        }
    }
}

/// The front of the edition.
///
/// # Errors
/// When the store or the theme fails.
pub async fn front(view: &View<'_>, arrangement: Arrangement) -> Result<Answer, Trouble> {
    let edition = view.room.edition.clone();
    let usual = beginning(&view.room.tree, FrontOf::Edition);
    let material = view
        .read(move |reading| {
            let layout = arrangement.layout(reading, &edition, FrontOf::Edition)?.unwrap_or(usual);
            front::fill(reading, &edition, layout, arrangement.when())
        })
        .await?;
    let setting = view.setting();
    let mut page = front::page(&setting, &material);
    page.most_read = view.most_read(None);
    let edition = &view.room.edition;
    let path = address::front(edition);
    let mut head = head::plain(view.composing, &setting, &edition.name, &edition.about, &path);
    let there = view.everywhere("");
    head.alternates = view.alternates(&there, Some("/"));
    head.feeds = head::feeds(&edition.name, &path);
    let house = json_ld::house(view.composing, view.furniture, edition);
    head.json_ld = vec![head::inside_script(&house)];
    view.speak("front.html", &head, &page, &there)
}

/// What a list is of.
pub enum Subject {
    /// A section.
    Section(SectionId),
    /// A region, with its slug.
    Region(editorial::region::Region),
    /// A topic.
    Topic(Topic),
    /// A coverage.
    Coverage(editorial::coverage::Coverage),
    /// An author.
    Author(Author),
    /// All that is new.
    Latest,
}

impl Subject {
    /// The shelf on which its stories stand.
    pub const fn shelf(&self) -> Shelf {
        match self {
            Subject::Section(id) => Shelf::Section(*id),
            Subject::Region(region) => Shelf::Region(region.id),
            Subject::Topic(topic) => Shelf::Topic(topic.id),
            Subject::Coverage(coverage) => Shelf::Coverage(coverage.id),
            Subject::Author(author) => Shelf::Author(author.id),
            Subject::Latest => Shelf::Latest,
        }
    }

    /// Whose front its first page carries; nothing where nobody arranges one.
    const fn front_of(&self) -> Option<FrontOf> {
        match self {
            Subject::Section(id) => Some(FrontOf::Section(*id)),
            Subject::Coverage(coverage) => Some(FrontOf::Coverage(coverage.id)),
            Subject::Region(_) | Subject::Topic(_) | Subject::Author(_) | Subject::Latest => None,
        }
    }

    /// Its front's path in an edition; a section has one only in its own.
    pub fn path(&self, view: &View<'_>, edition: &Edition) -> String {
        match self {
            Subject::Section(id) => address::section(edition, &view.room.tree.path(*id)),
            Subject::Region(region) => address::region(edition, &region.slug),
            Subject::Topic(topic) => address::topic(edition, &topic.slug),
            Subject::Coverage(coverage) => address::coverage(edition, &coverage.slug),
            Subject::Author(author) => address::author(edition, &author.slug),
            Subject::Latest => address::page(edition, "latest"),
        }
    }

    /// Its name in the edition.
    pub fn name(&self, view: &View<'_>) -> String {
        let language = &view.room.edition.language;
        match self {
            Subject::Section(id) => view.room.tree.get(*id).map(|s| s.name.clone()).unwrap_or_default(),
            Subject::Region(region) => region.names.get(language).to_owned(),
            Subject::Topic(topic) => topic.names.get(language).to_owned(),
            Subject::Coverage(coverage) => coverage.names.get(language).to_owned(),
            Subject::Author(author) => author.names.get(language).to_owned(),
            Subject::Latest => view.room.style.word("latest"),
        }
    }

    /// What stands there, in a sentence; may be empty.
    pub fn description(&self, view: &View<'_>) -> String {
        let language = &view.room.edition.language;
        let said = match self {
            Subject::Section(id) => view.room.tree.get(*id).map(|s| s.description.as_str()),
            Subject::Topic(topic) => topic.notes.exactly(language),
            Subject::Coverage(coverage) => coverage.standfirsts.exactly(language),
            Subject::Author(author) => author.notes.exactly(language),
            Subject::Region(_) | Subject::Latest => None,
        };
        said.unwrap_or_default().to_owned()
    }

    const fn kind(&self) -> ListKind {
        match self {
            Subject::Section(_) => ListKind::Section,
            Subject::Region(_) => ListKind::Region,
            Subject::Topic(_) => ListKind::Topic,
            Subject::Coverage(_) => ListKind::Coverage,
            Subject::Author(_) => ListKind::Author,
            Subject::Latest => ListKind::Latest,
        }
    }
}

/// Finds what is asked for: at hand, or by one look at the store.
///
/// # Errors
/// What the store says.
pub fn subject(
    reading: &mut Reading<'_>,
    ask: &Ask,
    known: Option<Subject>,
) -> Result<Option<Subject>, StoreError> {
    Ok(match ask {
        Ask::Topic(slug) => reading.topic_at(slug)?.map(Subject::Topic),
        Ask::Author(slug) => reading.author_at(slug)?.map(Subject::Author),
        Ask::Front | Ask::Latest => Some(Subject::Latest),
        Ask::Section(_) | Ask::Region(_) | Ask::Coverage(_) => known,
        Ask::Authors
        | Ask::MostRead(_)
        | Ask::Corrections
        | Ask::Breaking
        | Ask::Live
        | Ask::Calendar
        | Ask::FooterPage(_)
        | Ask::Archive
        | Ask::Stood(..)
        | Ask::Story(_) => None,
    })
}

/// What the furniture knows of the subject.
pub fn at_hand(view: &View<'_>, ask: &Ask) -> Option<Subject> {
    match ask {
        Ask::Section(id) => Some(Subject::Section(*id)),
        Ask::Region(slug) => {
            view.furniture.regions.iter().find(|r| r.slug.as_str() == slug).cloned().map(Subject::Region)
        }
        Ask::Coverage(slug) => {
            view.furniture.coverages.iter().find(|c| c.slug.as_str() == slug).cloned().map(Subject::Coverage)
        }
        Ask::Front
        | Ask::Topic(_)
        | Ask::Author(_)
        | Ask::Authors
        | Ask::Latest
        | Ask::MostRead(_)
        | Ask::Corrections
        | Ask::Breaking
        | Ask::Live
        | Ask::Calendar
        | Ask::FooterPage(_)
        | Ask::Archive
        | Ask::Stood(..)
        | Ask::Story(_) => None,
    }
}

/// A list of stories, by page.
///
/// # Errors
/// When the store or the theme fails.
pub async fn list(view: &View<'_>, ask: &Ask, before: Option<&str>) -> Result<Answer, Trouble> {
    let Some(mark) = before.map_or(Some(TOP), lists::mark) else { return Ok(Answer::NotThere) };
    listed(view, ask, mark, before.is_none(), Arrangement::Stands).await
}

/// The first page of a list, as it is arranged somewhere else than before readers of this moment.
///
/// # Errors
/// When the store or the theme fails.
pub async fn arranged(view: &View<'_>, ask: &Ask, arrangement: Arrangement) -> Result<Answer, Trouble> {
    listed(view, ask, TOP, true, arrangement).await
}

async fn listed(
    view: &View<'_>,
    ask: &Ask,
    mark: Mark,
    first: bool,
    arrangement: Arrangement,
) -> Result<Answer, Trouble> {
    let known = at_hand(view, ask);
    let edition = view.room.edition.clone();
    let ask = ask.clone();
    let found = view
        .read(move |reading| {
            let Some(subject) = subject(reading, &ask, known)? else { return Ok(None) };
            // A page that nothing links to may be asked for by anybody in any number: it is not kept.
            if !first && !reading.stands(subject.shelf().id(edition.id), mark)? {
                reading.in_passing();
            }
            let listed = match arrangement.when() {
                When::Now => material::list(reading, &edition, subject.shelf(), mark)?,
                When::At(at) => material::list_stood(reading, &edition, subject.shelf(), at)?,
            };
            let layout = match subject.front_of().filter(|_| first) {
                Some(of) => arrangement.layout(reading, &edition, of)?,
                None => None,
            };
            let arranged = layout
                .map(|layout| front::fill(reading, &edition, layout, arrangement.when()))
                .transpose()?;
            let portrait = match &subject {
                Subject::Author(author) => author.portrait.into_iter().collect(),
                Subject::Section(_)
                | Subject::Region(_)
                | Subject::Topic(_)
                | Subject::Coverage(_)
                | Subject::Latest => Vec::new(),
            };
            let shown: Vec<_> = listed.listings.iter().collect();
            let wardrobe = Wardrobe::for_all(reading, &shown, &[], &portrait)?;
            Ok(Some((subject, listed, arranged, wardrobe)))
        })
        .await?;
    let Some((subject, listed, arranged, wardrobe)) = found else { return Ok(Answer::NotThere) };
    speak(view, &subject, first, &listed, arranged.as_ref(), &wardrobe)
}

/// The front of a section as it would stand with this story on top, whether or not readers see the story yet.
///
/// # Errors
/// When the store or the theme fails.
pub async fn led_by(view: &View<'_>, story: Listing) -> Result<Answer, Trouble> {
    let edition = view.room.edition.clone();
    let section = story.standing.section;
    let (listed, wardrobe) = view
        .read(move |reading| {
            let mut listed = material::list(reading, &edition, Shelf::Section(section), TOP)?;
            listed.listings.retain(|listing| listing.standing.id != story.standing.id);
            listed.listings.insert(0, story);
            let wardrobe = Wardrobe::for_all(reading, &listed.listings.iter().collect::<Vec<_>>(), &[], &[])?;
            Ok((listed, wardrobe))
        })
        .await?;
    speak(view, &Subject::Section(section), true, &listed, None, &wardrobe)
}

fn speak(
    view: &View<'_>,
    subject: &Subject,
    first: bool,
    listed: &ListMaterial,
    arranged: Option<&FrontMaterial>,
    wardrobe: &Wardrobe,
) -> Result<Answer, Trouble> {
    let setting = view.setting();
    let path = subject.path(view, &view.room.edition);
    let name = subject.name(view);
    let mut page = lists::list(&setting, subject.kind(), name.clone(), &path, first, listed, wardrobe);
    page.description = subject.description(view);
    page.most_read = view.most_read(match subject {
        Subject::Section(id) => Some(*id),
        Subject::Region(_)
        | Subject::Topic(_)
        | Subject::Coverage(_)
        | Subject::Author(_)
        | Subject::Latest => None,
    });
    if let Some(arranged) = arranged {
        page.containers = front::containers(&setting, arranged);
    }
    around(view, subject, &mut page, wardrobe);
    let head = list_head(view, subject, &name, &path, &page);
    let there = same_elsewhere(view, subject);
    view.speak("list.html", &head, &page, if first { &there } else { &[] })
}

/// What only some lists have: a trail, sections under, an author, a note.
fn around(view: &View<'_>, subject: &Subject, page: &mut ListPage, wardrobe: &Wardrobe) {
    let setting = view.setting();
    let room = view.room;
    match subject {
        Subject::Section(id) => {
            let link = |section: &editorial::section::Section| Link {
                name: section.name.clone(),
                address: setting.to(address::section(&room.edition, &room.tree.path(section.id))),
            };
            page.trail = room.tree.up(*id).into_iter().skip(1).map(link).collect();
            page.trail.reverse();
            page.under = room.tree.children(*id).map(link).collect();
        }
        Subject::Author(author) => page.author = Some(card::author_view(&setting, author, wardrobe)),
        Subject::Coverage(coverage) => {
            page.note = coverage
                .closed
                .map(|at| {
                    room.style.word_with("closed-coverage", &[("date", Word::Text(&room.style.date(at)))])
                })
                .unwrap_or_default();
        }
        Subject::Topic(topic) => page.note = room.style.word(&format!("topic-kind-{}", topic.kind.word())),
        Subject::Region(_) | Subject::Latest => {}
    }
}

fn list_head(view: &View<'_>, subject: &Subject, name: &str, path: &str, page: &ListPage) -> Head {
    let setting = view.setting();
    let description = if page.description.is_empty() { &view.room.edition.about } else { &page.description };
    let mut head = head::plain(view.composing, &setting, name, description, path);
    let slashed = if path.ends_with('/') { path.to_owned() } else { format!("{path}/") };
    head.feeds = head::feeds(name, &slashed);
    head.next.clone_from(&page.older);
    head.noindex = !page.first;
    if page.first {
        head.alternates = view.alternates(&same_elsewhere(view, subject), None);
    }
    let trail: Vec<(String, String)> =
        std::iter::once((view.room.edition.name.clone(), address::front(&view.room.edition)))
            .chain(page.trail.iter().map(|link| (link.name.clone(), link.address.clone())))
            .chain(std::iter::once((name.to_owned(), path.to_owned())))
            .collect();
    head.json_ld = vec![head::inside_script(&json_ld::list(view.composing, view.furniture, &trail))];
    head
}

/// The same list in the editions that have it.
fn same_elsewhere(view: &View<'_>, subject: &Subject) -> Vec<Link> {
    let everywhere = |path: &dyn Fn(&Edition) -> String| {
        view.furniture
            .rooms
            .iter()
            .map(|room| Link { name: room.edition.tag.clone(), address: path(&room.edition) })
            .collect()
    };
    match subject {
        Subject::Section(id) => {
            let path = view.room.tree.path(*id);
            view.furniture
                .rooms
                .iter()
                .filter(|room| room.tree.at(&path).is_some())
                .map(|room| Link {
                    name: room.edition.tag.clone(),
                    address: address::section(&room.edition, &path),
                })
                .collect()
        }
        Subject::Region(region) => everywhere(&|edition| address::region(edition, &region.slug)),
        Subject::Topic(topic) => everywhere(&|edition| address::topic(edition, &topic.slug)),
        Subject::Coverage(coverage) => everywhere(&|edition| address::coverage(edition, &coverage.slug)),
        Subject::Author(author) => everywhere(&|edition| address::author(edition, &author.slug)),
        Subject::Latest => everywhere(&|edition| address::page(edition, "latest")),
    }
}
