//! What a line asks for: its words become sections, topics, regions, authors and a coverage, known ones or new.

use super::{
    batch::Desk,
    lines::{Line, Said},
    taxonomy,
};
use crate::{Failure, acts::Publish, standing::Paper};
use editorial::{
    DossierId, EditionId, Refusal,
    asset::Lead,
    body::{AssetRef, Picture},
    byline::Byline,
    form::Form,
    story::{Headlines, Wording},
    words::quoted,
};
use store::Tx;

impl Desk<'_> {
    /// What the line asks for, or nothing when its section cannot be.
    pub(super) fn asked(
        &mut self,
        tx: &mut dyn Tx,
        paper: &mut Paper,
        line: &Line,
        said: &Said,
        edition: EditionId,
    ) -> Result<Option<Publish>, Failure> {
        let item = &said.item;
        let section = match self.taxonomy.section(tx, paper, edition, &item.section) {
            Ok(section) => section,
            Err(Failure::Refused(Refusal::AddressTaken(address))) => {
                let reason = format!(
                    "“{}” cannot be a section: {address} belongs to a page of the site or to a story; name it otherwise",
                    quoted(&item.section)
                );
                self.refuse(line, "section", reason);
                return Ok(None);
            }
            Err(failure @ (Failure::Refused(_) | Failure::Unreadable { .. })) => {
                self.refuse(line, "section", failure.to_string());
                return Ok(None);
            }
            Err(other) => return Err(other),
        };
        let (spoken, tree) = paper.edition(edition)?;
        let form = item.form.or_else(|| tree.get(section).map(|section| section.form)).unwrap_or(Form::News);
        let language = spoken.language.clone();
        let wording = self.wording(tx, line, said, &language)?;
        Ok(Some(Publish {
            edition,
            section,
            slug: item.slug.clone(),
            form,
            dossier: item.dossier.as_deref().map(DossierId::of_key),
            wording,
            when: Some(item.published_at),
            embargo: item.embargo_until,
        }))
    }

    fn wording(
        &mut self,
        tx: &mut dyn Tx,
        line: &Line,
        said: &Said,
        language: &str,
    ) -> Result<Wording, Failure> {
        let item = &said.item;
        let mut topics = Vec::with_capacity(item.tags.len());
        for tag in &item.tags {
            match taxonomy::slug(tag).and_then(|slug| self.taxonomy.topic(&slug)) {
                Some(topic) if topics.contains(&topic) => {}
                Some(topic) => topics.push(topic),
                None => self.left_out(line, "tags", tag),
            }
        }
        let mut authors = Vec::with_capacity(item.authors.len());
        for name in &item.authors {
            match taxonomy::slug(name).and_then(|slug| self.taxonomy.author(&slug)) {
                Some(author) if authors.contains(&author) => {}
                Some(author) => authors.push(author),
                None => self.left_out(line, "authors", name),
            }
        }
        let mut regions = Vec::with_capacity(item.regions.len());
        for words in &item.regions {
            let region = self.taxonomy.region(tx, language, words)?;
            regions.extend(region.filter(|region| !regions.contains(region)));
        }
        let coverage = match &item.coverage {
            Some(words) => self.taxonomy.coverage(tx, language, words)?,
            None => None,
        };
        Ok(Wording {
            headlines: Headlines {
                page: item.title.clone(),
                list: item.list_title.clone(),
                social: item.social_title.clone(),
            },
            standfirst: item.standfirst.clone(),
            byline: Byline::of_reporters(authors),
            source: item.source,
            lead: lead(said),
            topics,
            regions,
            coverage,
            body: item.body.clone(),
        })
    }

    fn left_out(&mut self, line: &Line, field: &str, words: &str) {
        self.report.note(line.number, field, &format!("“{}” has no letter and was left out", quoted(words)));
    }
}

fn lead(said: &Said) -> Option<Lead> {
    let image = said.item.image.as_ref()?;
    Some(Lead::Picture(Picture {
        asset: AssetRef::Kept(said.picture?),
        alt: image.alt.clone(),
        caption: image.caption.clone(),
        credit: image.credit.clone(),
    }))
}
