//! A story: one text in one edition. And its wording: everything of it that a reader sees.

use crate::{
    AuthorId, CoverageId, DossierId, EditionId, Moment, Refusal, RegionId, RevisionId, SectionId, Slug,
    Stage, StoryId, TopicId, asset::Lead, body::Body, byline::Byline, form::Form, member::Member,
    source::Source, words,
};
use serde::{Deserialize, Serialize};

/// One text in one edition, from first draft to archive.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Story {
    /// Its id.
    pub id: StoryId,
    /// The edition it belongs to.
    pub edition: EditionId,
    /// The stories that are translations of one another.
    pub dossier: DossierId,
    /// The one section it stands in.
    pub section: SectionId,
    /// What kind of piece it is.
    pub form: Form,
    /// The last segment of its address.
    pub slug: Slug,
    /// Where it stands in its life.
    pub stage: Stage,
    /// The time before which nobody outside may see it, whatever its stage.
    pub embargo: Option<Moment>,
    /// When readers were last given a new wording, if after the first.
    pub updated: Option<Moment>,
    /// Counts every change; a save names the version it has seen.
    pub version: i64,
}

impl Story {
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

    /// The moment from which readers may see a story that is to be published at `when`: never before its embargo.
    pub fn earliest(&self, when: Moment) -> Moment {
        self.embargo.map_or(when, |embargo| embargo.max(when))
    }
}

/// One saved wording; never changed once written.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// Its id.
    pub id: RevisionId,
    /// The story it words.
    pub story: StoryId,
    /// When it was saved.
    pub at: Moment,
    /// Who saved it.
    pub by: Member,
    /// What it says.
    pub wording: Wording,
}

/// Everything of a story that a reader sees, apart from where it stands.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Wording {
    /// The three headlines.
    pub headlines: Headlines,
    /// Two sentences that could stand alone: in lists, feeds and cards.
    pub standfirst: String,
    /// Who made it.
    pub byline: Byline,
    /// Where it comes from.
    pub source: Source,
    /// The picture or film above the text.
    pub lead: Option<Lead>,
    /// What it is about.
    pub topics: Vec<TopicId>,
    /// Where it plays.
    pub regions: Vec<RegionId>,
    /// The running event it belongs to.
    pub coverage: Option<CoverageId>,
    /// The text.
    pub body: Body,
}

impl Wording {
    /// Refuses a wording that cannot be shown to readers.
    ///
    /// # Errors
    /// Names the first field that is missing or too long, with what to do about it.
    pub fn ready(&self) -> Result<(), Refusal> {
        if words::is_blank(&self.headlines.page) {
            return Err(Refusal::Empty { field: "headline", advice: "write what happened in one line" });
        }
        words::fits("headline", &self.headlines.page, words::HEADLINE)?;
        words::fits("headline for lists", &self.headlines.list, words::HEADLINE)?;
        words::fits("headline for sharing", &self.headlines.social, words::HEADLINE)?;
        words::fits("standfirst", &self.standfirst, words::STANDFIRST)?;
        self.body.fits()?;
        if words::is_blank(&self.standfirst) && self.body.content.is_empty() {
            return Err(Refusal::Empty {
                field: "standfirst and body",
                advice: "write at least one of the two",
            });
        }
        Ok(())
    }

    /// The authors in order.
    pub fn authors(&self) -> impl Iterator<Item = AuthorId> + '_ {
        self.byline.entries.iter().map(|entry| entry.author)
    }
}

/// A story's headlines: lists and search engines may want other words than the page.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Headlines {
    /// On the story's own page.
    pub page: String,
    /// In lists and cards; empty means the page's.
    #[serde(default)]
    pub list: String,
    /// For search engines and sharing; empty means the page's.
    #[serde(default)]
    pub social: String,
}

impl Headlines {
    /// The headline for lists and cards.
    pub fn in_lists(&self) -> &str {
        if self.list.is_empty() { &self.page } else { &self.list }
    }

    /// The headline for search engines and sharing.
    pub fn when_shared(&self) -> &str {
        if self.social.is_empty() { &self.page } else { &self.social }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::body::{Block, MOST_PARTS};

    #[test]
    fn a_wording_that_no_page_can_show_is_not_ready() {
        let headline = |page: &str| Headlines { page: page.to_owned(), ..Headlines::default() };
        let good = Wording {
            headlines: headline("Dam holds"),
            standfirst: "It holds.".to_owned(),
            ..Wording::default()
        };
        assert_eq!(good.ready(), Ok(()));
        let unseen = Wording { headlines: headline("\u{200b}\u{200d}"), ..good.clone() };
        assert!(matches!(unseen.ready(), Err(Refusal::Empty { field: "headline", .. })));
        let long = Wording { headlines: headline(&"Dam ".repeat(100)), ..good.clone() };
        assert_eq!(long.ready(), Err(Refusal::TooLong { field: "headline", most: words::HEADLINE }));
        let endless = Wording { body: Body { content: vec![Block::Divider; MOST_PARTS + 1] }, ..good };
        assert_eq!(
            endless.ready().unwrap_err().to_string(),
            "the text has 5001 blocks and at most 5000 are shown; make several stories of it"
        );
    }
}
