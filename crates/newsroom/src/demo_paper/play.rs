//! The demo's newsroom at work: every act at the moment that its file says.

use super::{
    DemoFiles,
    dossier::{DossierFile, EntryFile, FlashEntry, Telling},
    pictures::Shelf,
    readers,
};
use crate::{
    Failure, Occasion,
    acts::{
        AddEntry, Correct, Line, PinEntry, Publish, SendBulletin, Update, add_entry, correct, pin_entry,
        publish, send_bulletin, update,
    },
    paper_file::{
        apply::{Portraits, apply},
        front::curate_from_file,
    },
    standing::Paper,
};
use editorial::{
    AuthorId, CoverageId, DossierId, Edition, Member, Moment, RegionId, StoryId, TopicId,
    asset::Lead,
    body::{AssetRef, Block, Body, Picture},
    byline::Byline,
    correction::CorrectionKind,
    live_blog::Words,
    section::SectionTree,
    story::{Headlines, Wording},
};
use std::collections::HashMap;
use store::{Tx, sql};

/// The paper opened this long before the demo: a week, in minutes.
const OPENED: i64 = 7 * 24 * 60;

/// How long the demo's flashes stay on the ticker: two days, in microseconds.
const TICKER: i64 = 2 * 24 * 60 * 60 * 1_000_000;

/// Everything the dossiers call by slug.
struct Index {
    authors: HashMap<String, AuthorId>,
    topics: HashMap<String, TopicId>,
    regions: HashMap<String, RegionId>,
    coverages: HashMap<String, CoverageId>,
}

/// Plays the whole demo in one unit of work.
pub fn play(
    tx: &mut dyn Tx,
    member: &Member,
    mut demo: DemoFiles,
    shelf: &Shelf,
    logo: &str,
    on: &Occasion,
) -> Result<(), Failure> {
    let opening = on.minutes_before(OPENED);
    demo.publication.publication.logo_svg.get_or_insert_with(|| logo.to_owned());
    demo.publication.publication.logo = shelf.pictures.get("logo").copied();
    apply(tx, member, &demo.publication, &portraits(shelf), &opening)?;
    let paper = Paper::read(tx)?;
    let index = index(tx, &demo)?;
    demo.dossiers.sort_by_key(|(_, file)| -file.minutes_ago);
    let mut stories: HashMap<(String, String), StoryId> = HashMap::new();
    for (key, file) in &demo.dossiers {
        for edition in paper.editions() {
            let Some(telling) = file.tellings.get(&edition.tag) else { continue };
            let told = Told { key, file, telling, index: &index, shelf };
            let (_, tree) = paper.edition(edition.id)?;
            let story = told.publish(tx, member, edition, tree, on)?;
            stories.insert((edition.tag.clone(), key.clone()), story);
        }
    }
    for flash in &demo.flashes.flashes {
        send(tx, member, &paper, flash, &stories, on)?;
    }
    for front in &demo.fronts {
        curate_from_file(tx, member, front, &on.minutes_before(5))?;
    }
    demo.schedule.fill(tx, member, &paper, on)?;
    readers::read(tx, &paper, &stories, on)
}

fn portraits(shelf: &Shelf) -> Portraits {
    let portrait = |(name, asset): (&String, &_)| Some((name.strip_prefix("portrait-")?.to_owned(), *asset));
    shelf.pictures.iter().filter_map(portrait).collect()
}

fn index(tx: &mut dyn Tx, demo: &DemoFiles) -> Result<Index, Failure> {
    let slugs: Vec<&str> = demo.publication.authors.iter().map(|author| author.slug.as_str()).collect();
    let authors = sql::authors::by_slugs(tx, &slugs)?;
    let slugs: Vec<&str> = demo.publication.topics.iter().map(|topic| topic.slug.as_str()).collect();
    let topics = sql::topics::by_slugs(tx, &slugs)?;
    Ok(Index {
        authors: authors.into_iter().map(|author| (author.slug.into(), author.id)).collect(),
        topics: topics.into_iter().map(|topic| (topic.slug.into(), topic.id)).collect(),
        regions: sql::regions::all(tx)?.into_iter().map(|region| (region.slug.into(), region.id)).collect(),
        coverages: sql::coverages::all(tx)?
            .into_iter()
            .map(|coverage| (coverage.slug.into(), coverage.id))
            .collect(),
    })
}

/// One story of the demo on its way into the paper.
struct Told<'a> {
    key: &'a str,
    file: &'a DossierFile,
    telling: &'a Telling,
    index: &'a Index,
    shelf: &'a Shelf,
}

impl Told<'_> {
    fn publish(
        &self,
        tx: &mut dyn Tx,
        member: &Member,
        edition: &Edition,
        tree: &SectionTree,
        on: &Occasion,
    ) -> Result<StoryId, Failure> {
        let section =
            tree.by_slug(&self.file.section).ok_or_else(|| self.missing("section", &self.file.section))?;
        let asked = Publish {
            edition: edition.id,
            section: section.id,
            slug: self.telling.slug.clone(),
            form: self.file.form,
            dossier: Some(DossierId::of_key(self.key)),
            wording: self.wording()?,
            when: None,
            embargo: None,
        };
        let story = publish(tx, member, &asked, &on.minutes_before(self.file.minutes_ago))?;
        if let Some(minutes) = self.file.updated_minutes_ago {
            let again = Update {
                story,
                seen: None,
                section: asked.section,
                slug: asked.slug,
                form: asked.form,
                dossier: None,
                wording: asked.wording,
                updated: None,
            };
            update(tx, member, &again, &on.minutes_before(minutes))?;
        }
        if let Some(text) = &self.telling.correction {
            let told = Correct { story, kind: CorrectionKind::Correction, text: text.clone() };
            correct(tx, member, &told, &on.minutes_before(self.file.minutes_ago / 2))?;
        }
        for entry in &self.telling.entries {
            self.add(tx, member, story, entry, on)?;
        }
        Ok(story)
    }

    /// Adds an entry to the live blog.
    fn add(
        &self,
        tx: &mut dyn Tx,
        member: &Member,
        story: StoryId,
        entry: &EntryFile,
        on: &Occasion,
    ) -> Result<(), Failure> {
        let words = Words {
            headline: entry.title.clone(),
            body: self.kept(&entry.body)?,
            authors: self.each("author", &entry.authors, &self.index.authors)?,
        };
        let then = on.minutes_before(entry.minutes_ago);
        let added = add_entry(tx, member, &AddEntry { story, words, key: entry.key }, &then)?;
        if entry.pinned {
            pin_entry(tx, member, &PinEntry { story, entry: added.id, pinned: true }, &then)?;
        }
        Ok(())
    }

    fn wording(&self) -> Result<Wording, Failure> {
        let (file, telling) = (self.file, self.telling);
        let authors = self.each("author", &file.authors, &self.index.authors)?;
        let topics = self.each("topic", &file.topics, &self.index.topics)?;
        let regions = self.each("region", &file.regions, &self.index.regions)?;
        let coverage = self.each("coverage", file.coverage.as_slice(), &self.index.coverages)?;
        let mut body = self.kept(&self.telling.body)?;
        let lead = self.lead(&mut body);
        Ok(Wording {
            headlines: Headlines {
                page: telling.title.clone(),
                list: telling.list_title.clone(),
                social: String::new(),
            },
            standfirst: telling.standfirst.clone(),
            byline: Byline::of_reporters(authors),
            source: file.source,
            lead,
            topics,
            regions,
            coverage: coverage.into_iter().next(),
            body,
        })
    }

    /// A text, with its pictures and films from the library; what is not there goes.
    fn kept(&self, html: &str) -> Result<Body, Failure> {
        let read = wire::html::body(html);
        let mut body =
            read.map_err(|why| Failure::unreadable(format!("dossiers/{}.toml", self.key), why))?.body;
        for block in &mut body.content {
            if let Block::Film { attrs: film } = block
                && let AssetRef::Outside(name) = &film.asset
                && let Some(kept) = self.shelf.films.get(name)
            {
                film.asset = AssetRef::Kept(*kept);
            }
        }
        body.content.retain(
            |block| !matches!(block, Block::Film { attrs } if matches!(attrs.asset, AssetRef::Outside(_))),
        );
        body.each_asset(&mut |asset| {
            let kept = match asset {
                AssetRef::Kept(_) => return true,
                AssetRef::Outside(name) => self.shelf.pictures.get(name.as_str()),
            };
            kept.map(|kept| *asset = AssetRef::Kept(*kept)).is_some()
        });
        Ok(body)
    }

    /// The picture above the story; a film at the beginning of the text moves up there.
    fn lead(&self, body: &mut Body) -> Option<Lead> {
        let telling = self.telling;
        let asset = self.shelf.pictures.get(self.file.picture.as_ref()?)?;
        let still = Picture {
            asset: AssetRef::Kept(*asset),
            alt: telling.alt.clone(),
            caption: telling.caption.clone(),
            credit: telling.credit.clone(),
        };
        if let Some(Block::Film { attrs: film }) = body.content.first().cloned() {
            body.content.remove(0);
            return Some(Lead::Film { film, still });
        }
        Some(Lead::Picture(still))
    }

    fn each<Id: Copy>(
        &self,
        what: &'static str,
        slugs: &[String],
        known: &HashMap<String, Id>,
    ) -> Result<Vec<Id>, Failure> {
        let find = |slug: &String| known.get(slug).copied().ok_or_else(|| self.missing(what, slug));
        slugs.iter().map(find).collect()
    }

    fn missing(&self, what: &'static str, slug: &str) -> Failure {
        Failure::Missing { what, key: format!("{slug} (dossiers/{}.toml)", self.key) }
    }
}

fn send(
    tx: &mut dyn Tx,
    member: &Member,
    paper: &Paper,
    flash: &FlashEntry,
    stories: &HashMap<(String, String), StoryId>,
    on: &Occasion,
) -> Result<(), Failure> {
    let then = on.minutes_before(flash.minutes_ago);
    let (mut lines, mut story) = (Vec::new(), None);
    for edition in paper.editions() {
        let Some(text) = flash.text.exactly(&edition.language) else { continue };
        let told = flash.dossier.as_ref().and_then(|key| stories.get(&(edition.tag.clone(), key.clone())));
        story = story.or(told.copied());
        let thread = flash.thread.exactly(&edition.language).unwrap_or_default().to_owned();
        lines.push(Line { edition: edition.id, text: text.to_owned(), thread });
    }
    let expires = Some(Moment::from_micros(then.now.micros() + TICKER));
    let bulletin = SendBulletin { lines, story, expires, ..SendBulletin::default() };
    send_bulletin(tx, member, &bulletin, &then).map(drop)
}
