//! Sections, topics, regions, coverages, authors and pictures by the words of whoever names them in a request.
//!
//! Who may change settings may name what is not there yet: it is made, as an import makes it. For everybody else an unknown
//! word is refused with the word itself, so that a typing error never becomes a topic.

use crate::{
    Failure, Newsroom, Occasion,
    acts::Upload,
    import::{
        pictures,
        taxonomy::{Known, Taxonomy, section_there, slug},
    },
    standing::Paper,
};
use courier::{Courier, Limits};
use editorial::{
    AssetId, AuthorId, CoverageId, EditionId, Member, Permission, Refusal, RegionId, SectionId, Slug,
    TopicId, words,
};
use std::collections::HashSet;
use store::{Tx, sql};

/// What is named. What is not named is not looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Named {
    /// The section, by slug, path or name.
    pub section: Option<String>,
    /// Topics, by slug or name.
    pub topics: Option<Vec<String>>,
    /// Authors, by slug or name.
    pub authors: Option<Vec<String>>,
    /// Regions, by slug or name.
    pub regions: Option<Vec<String>>,
    /// The coverage, by slug or name.
    pub coverage: Option<String>,
}

/// What was found or made, each once and in its order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The section.
    pub section: Option<SectionId>,
    /// The topics.
    pub topics: Option<Vec<TopicId>>,
    /// The authors.
    pub authors: Option<Vec<AuthorId>>,
    /// The regions.
    pub regions: Option<Vec<RegionId>>,
    /// The coverage.
    pub coverage: Option<CoverageId>,
}

/// Finds what is named in an edition; what is unknown is made for who may change settings.
///
/// # Errors
/// [`Refusal::Unusable`] with the word that names nothing.
pub fn find_or_make(
    tx: &mut dyn Tx,
    member: &Member,
    edition: EditionId,
    named: &Named,
    on: &Occasion,
) -> Result<Found, Failure> {
    let mut paper = Paper::read(tx)?;
    let known = Known::read(tx)?;
    let may_make = member.may(Permission::ChangeSettings).is_ok();
    if !may_make {
        all_there(tx, &paper, &known, edition, named)?;
    }
    let language = paper.edition(edition)?.0.language.clone();
    let mut taxonomy = Taxonomy::new(member, on, &known);
    let spoken = |words: &'_ Option<Vec<String>>| -> Vec<String> { words.clone().unwrap_or_default() };
    let (tags, people) = (spoken(&named.topics), spoken(&named.authors));
    let of = |word| -> (&str, &str) { (language.as_str(), word) };
    taxonomy.meet_words(
        tx,
        tags.iter().map(String::as_str).map(of),
        people.iter().map(String::as_str).map(of),
    )?;
    let mut found = Found::default();
    if let Some(words) = &named.section {
        found.section = Some(taxonomy.section(tx, &mut paper, edition, words)?);
    }
    if named.topics.is_some() {
        found.topics = Some(each("tags", &tags, |slug| taxonomy.topic(slug))?);
    }
    if named.authors.is_some() {
        found.authors = Some(each("authors", &people, |slug| taxonomy.author(slug))?);
    }
    if let Some(words) = &named.regions {
        let mut regions = Vec::with_capacity(words.len());
        for word in words {
            let region = taxonomy.region(tx, &language, word)?.ok_or_else(|| unknown("regions", word))?;
            if !regions.contains(&region) {
                regions.push(region);
            }
        }
        found.regions = Some(regions);
    }
    if let Some(word) = &named.coverage {
        let coverage = taxonomy.coverage(tx, &language, word)?;
        found.coverage = Some(coverage.ok_or_else(|| unknown("coverage", word))?);
    }
    Ok(found)
}

/// What each word names, each once.
fn each<Id: PartialEq>(
    field: &'static str,
    words: &[String],
    find: impl Fn(&Slug) -> Option<Id>,
) -> Result<Vec<Id>, Refusal> {
    let mut found = Vec::with_capacity(words.len());
    for word in words {
        let id = slug(word).and_then(|slug| find(&slug)).ok_or_else(|| unknown(field, word))?;
        if !found.contains(&id) {
            found.push(id);
        }
    }
    Ok(found)
}

/// Refuses the first word that names nothing.
fn all_there(
    tx: &mut dyn Tx,
    paper: &Paper,
    known: &Known,
    edition: EditionId,
    named: &Named,
) -> Result<(), Failure> {
    let (_, tree) = paper.edition(edition)?;
    if let Some(words) =
        named.section.as_ref().filter(|words| section_there(tree, words.trim_matches('/')).is_none())
    {
        return Err(unknown("section", words).into());
    }
    let slugs = |words: &Option<Vec<String>>| -> Vec<Option<Slug>> {
        words.iter().flatten().map(|word| slug(word)).collect()
    };
    let (tags, people) = (slugs(&named.topics), slugs(&named.authors));
    let mut topics: HashSet<Slug> =
        sql::topics::by_slugs(tx, &texts(&tags))?.into_iter().map(|t| t.slug).collect();
    let former = sql::former_topics::by_slugs(tx, &texts(&tags))?;
    topics.extend(former.into_iter().filter_map(|former| former.slug.parse().ok()));
    let mut authors: HashSet<Slug> =
        sql::authors::by_slugs(tx, &texts(&people))?.into_iter().map(|a| a.slug).collect();
    let former = sql::former_slugs::authors(tx, &texts(&people))?;
    authors.extend(former.into_iter().filter_map(|(slug, _)| slug.parse().ok()));
    let lists = [("tags", &named.topics, &tags, &topics), ("authors", &named.authors, &people, &authors)];
    for (field, words, slugs, there) in lists {
        let missing = words
            .iter()
            .flatten()
            .zip(slugs)
            .find(|(_, slug)| slug.as_ref().is_none_or(|s| !there.contains(s)));
        if let Some((word, _)) = missing {
            return Err(unknown(field, word).into());
        }
    }
    if let Some(word) = named.regions.iter().flatten().find(|word| !known.has_region(word)) {
        return Err(unknown("regions", word).into());
    }
    if let Some(word) = named.coverage.iter().find(|word| !known.has_coverage(word)) {
        return Err(unknown("coverage", word).into());
    }
    Ok(())
}

/// The words of slugs, where there is one.
fn texts(slugs: &[Option<Slug>]) -> Vec<&str> {
    slugs.iter().flatten().map(Slug::as_str).collect()
}

fn unknown(field: &'static str, word: &str) -> Refusal {
    let advice = "name one that is there; who may change settings makes new ones";
    Refusal::Unusable { field, given: words::quoted(word), advice }
}

impl Newsroom {
    /// Takes a picture from the web into the library, fetched as an import fetches it; why not, where it cannot be had.
    ///
    /// # Errors
    /// When the member may not upload, or the library cannot be written.
    pub async fn picture_from(
        &self,
        member: &Member,
        address: &str,
    ) -> Result<Result<AssetId, String>, Failure> {
        member.may(Permission::Upload)?;
        let courier = Courier::new(Limits::default()).map_err(|refused| refused.to_string());
        let bytes = match pictures::from_the_web(address, courier).await {
            Ok(bytes) => bytes,
            Err(reason) => return Ok(Err(reason)),
        };
        match self.upload(member, Upload::of(bytes)).await {
            Ok(asset) => Ok(Ok(asset)),
            Err(failure @ (Failure::Store(_) | Failure::Refused(_))) => Err(failure),
            Err(failure) => Ok(Err(failure.to_string())),
        }
    }
}
