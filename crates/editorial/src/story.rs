//! A story: one text in one edition. And its wording: everything of it that a reader sees.

use crate::{
    AssetId, AuthorId, CoverageId, DossierId, EditionId, MemberId, Moment, Permission, Refusal, RegionId,
    RevisionId, SectionId, Slug, Stage, StoryId, TopicId,
    asset::Lead,
    body::{Body, Picture},
    byline::Byline,
    form::Form,
    library,
    member::Member,
    source::Source,
    words,
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
    /// Who began it; nobody of the members when the house brought it in.
    pub began_by: Option<MemberId>,
    /// Who is to work on it.
    pub assignee: Option<MemberId>,
    /// When it leaves its readers by itself.
    pub until: Option<Moment>,
    /// A wording of a live story that waits for its time.
    pub changes: Option<Changes>,
    /// The wording that was saved last.
    pub newest: RevisionId,
    /// How many wordings were saved.
    pub wordings: i64,
    /// When it last changed; for what was published elsewhere, when readers were given it there.
    pub changed: Moment,
}

/// A wording that is to take the place of the one that readers see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Changes {
    /// Which wording.
    pub revision: RevisionId,
    /// When.
    pub goes_live: Moment,
}

/// What the clock does to a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Due {
    /// It goes before readers.
    Publish,
    /// Readers get a new wording.
    PublishChanges,
    /// It leaves its readers.
    Expire,
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

    /// A draft that nobody has worded yet; `began_by` begins it.
    pub fn begun(place: Begun, id: StoryId, began_by: Option<MemberId>, now: Moment) -> Self {
        Self {
            id,
            edition: place.edition,
            dossier: place.dossier,
            section: place.section,
            form: place.form,
            slug: place.slug,
            stage: Stage::Draft,
            embargo: None,
            updated: None,
            version: 0,
            began_by,
            assignee: None,
            until: None,
            changes: None,
            newest: RevisionId::from_bytes([0; 16]),
            wordings: 0,
            changed: now,
        }
    }

    /// Counts a change.
    pub const fn change(&mut self, now: Moment) {
        self.version += 1;
        self.changed = now;
    }

    /// Takes a new wording as its newest.
    pub fn take(&mut self, id: RevisionId, at: Moment, by: &Member, wording: Wording) -> Revision {
        self.newest = id;
        self.wordings += 1;
        Revision { id, story: self.id, number: self.wordings, at, by: by.clone(), wording }
    }

    /// Whether a member works on it by right: they began it, or it was given to them.
    pub fn is_of(&self, member: MemberId) -> bool {
        self.began_by == Some(member) || self.assignee == Some(member)
    }

    /// Refuses a member who may not do this to the story: the permission itself, and for what others write
    /// [`Permission::EditOthers`].
    ///
    /// # Errors
    /// [`Refusal::NotPermitted`], [`Refusal::OutOfScope`].
    pub fn may(&self, member: &Member, permission: Permission) -> Result<(), Refusal> {
        member.may(permission)?;
        if self.is_of(member.id) { Ok(()) } else { member.may(Permission::EditOthers) }
    }

    /// Refuses a member who may not read what the desk knows of the story.
    ///
    /// # Errors
    /// [`Refusal::NotPermitted`]; [`Refusal::Killed`] for wordings that are shown to nobody but who may kill.
    pub fn may_read(&self, member: &Member) -> Result<(), Refusal> {
        if self.stage.is_killed() && member.may(Permission::Kill).is_err() {
            return Err(Refusal::Killed);
        }
        if self.is_of(member.id) { member.may(Permission::Write) } else { member.may(Permission::SeeDrafts) }
    }

    /// Whether the newest wording is another than readers see, or than is promised to them.
    pub fn has_unpublished_changes(&self) -> bool {
        match &self.stage {
            Stage::Live { revision, .. } | Stage::Scheduled { revision, .. } => *revision != self.newest,
            Stage::Draft | Stage::InReview { .. } | Stage::Withdrawn { .. } => false,
        }
    }

    /// What the clock does next to the story, and when.
    pub fn due(&self) -> Option<(Moment, Due)> {
        match &self.stage {
            Stage::Scheduled { goes_live, .. } => Some((*goes_live, Due::Publish)),
            Stage::Live { .. } => {
                let changes = self.changes.map(|changes| (changes.goes_live, Due::PublishChanges));
                let end = self.until.map(|until| (until, Due::Expire));
                match (changes, end) {
                    // What would be published and taken away at once is taken away.
                    (Some(changes), Some(end)) => Some(if changes.0 < end.0 { changes } else { end }),
                    (one, other) => one.or(other),
                }
            }
            Stage::Draft | Stage::InReview { .. } | Stage::Withdrawn { .. } => None,
        }
    }

    /// The moment at which the story is to leave its readers, which must come after they first see it.
    ///
    /// # Errors
    /// [`Refusal::TimeGoneBy`], [`Refusal::Unusable`].
    pub fn ends(&self, until: Option<Moment>, now: Moment) -> Result<Option<Moment>, Refusal> {
        let Some(until) = until else { return Ok(None) };
        if until <= now {
            return Err(Refusal::TimeGoneBy { field: "end" });
        }
        if let Stage::Scheduled { goes_live, .. } = &self.stage
            && until <= *goes_live
        {
            let advice = "choose a time after the story has gone live";
            return Err(Refusal::Unusable { field: "end", given: until.rfc3339(), advice });
        }
        Ok(Some(until))
    }

    /// The moment from which readers may see a story that is to be published at `when`: never before its embargo.
    pub fn earliest(&self, when: Moment) -> Moment {
        self.embargo.map_or(when, |embargo| embargo.max(when))
    }
}

/// Where a story stands from its beginning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Begun {
    /// Its edition.
    pub edition: EditionId,
    /// Its dossier.
    pub dossier: DossierId,
    /// Its section.
    pub section: SectionId,
    /// What kind of piece it is.
    pub form: Form,
    /// The last segment of its address.
    pub slug: Slug,
}

/// One saved wording; never changed once written.
#[derive(Debug, Clone, PartialEq)]
pub struct Revision {
    /// Its id.
    pub id: RevisionId,
    /// The story it words.
    pub story: StoryId,
    /// Counts the wordings of the story from 1.
    pub number: i64,
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
        self.lacks().into_iter().next().map_or(Ok(()), Err)
    }

    /// Everything for which it cannot be shown to readers yet, in the order of the page; nothing when it is ready.
    pub fn lacks(&self) -> Vec<Refusal> {
        let headline = if words::is_blank(&self.headlines.page) {
            Err(Refusal::Empty { field: "headline", advice: "write what happened in one line" })
        } else {
            words::fits("headline", &self.headlines.page, words::HEADLINE)
        };
        let text = if words::is_blank(&self.standfirst) && self.body.content.is_empty() {
            let advice = "write at least one of the two";
            Err(Refusal::Empty { field: "standfirst and body", advice })
        } else {
            Ok(())
        };
        let asked = [
            headline,
            words::fits("headline for lists", &self.headlines.list, words::HEADLINE),
            words::fits("headline for sharing", &self.headlines.social, words::HEADLINE),
            words::fits("standfirst", &self.standfirst, words::STANDFIRST),
            self.body.fits(),
            text,
        ];
        asked.into_iter().filter_map(Result::err).collect()
    }

    /// The authors in order.
    pub fn authors(&self) -> impl Iterator<Item = AuthorId> + '_ {
        self.byline.entries.iter().map(|entry| entry.author)
    }

    /// Every picture with its words, in the order of the page.
    pub fn pictures(&self) -> Vec<&Picture> {
        let lead = self.lead.as_ref().map(Lead::picture);
        lead.into_iter().chain(self.body.pictures()).collect()
    }

    /// Every asset that it shows, each once.
    pub fn assets(&self) -> Vec<AssetId> {
        let mut assets = self.body.assets();
        match &self.lead {
            Some(Lead::Picture(picture)) => assets.extend(library::kept([&picture.asset])),
            Some(Lead::Film { film, still }) => {
                assets.extend(library::kept([&film.asset, &still.asset].into_iter().chain(&film.poster)));
            }
            None => {}
        }
        assets.sort_unstable();
        assets.dedup();
        assets
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

    fn a_draft() -> Story {
        let place = Begun {
            edition: EditionId::from_bytes([1; 16]),
            dossier: DossierId::from_bytes([2; 16]),
            section: SectionId::from_bytes([3; 16]),
            form: Form::News,
            slug: "dam-holds".parse().unwrap(),
        };
        Story::begun(place, StoryId::from_bytes([4; 16]), Some(MemberId::from_bytes([5; 16])), at(0))
    }

    fn at(seconds: i64) -> Moment {
        Moment::from_micros(seconds * 1_000_000)
    }

    #[test]
    fn the_clock_does_first_what_comes_first_and_ends_what_would_only_flicker() {
        let revision = RevisionId::from_bytes([6; 16]);
        let mut story = Story { until: Some(at(50)), ..a_draft() };
        assert_eq!(story.due(), None, "nobody sees a draft leave");
        story.stage = Stage::Scheduled { goes_live: at(10), revision };
        assert_eq!(story.due(), Some((at(10), Due::Publish)));
        story.stage = Stage::Live { since: at(10), revision };
        assert_eq!(story.due(), Some((at(50), Due::Expire)));
        story.changes = Some(Changes { revision, goes_live: at(40) });
        assert_eq!(story.due(), Some((at(40), Due::PublishChanges)));
        story.changes = Some(Changes { revision, goes_live: at(50) });
        assert_eq!(story.due(), Some((at(50), Due::Expire)));
    }

    #[test]
    fn a_story_ends_after_it_began() {
        let revision = RevisionId::from_bytes([6; 16]);
        let story = Story { stage: Stage::Scheduled { goes_live: at(60), revision }, ..a_draft() };
        assert_eq!(story.ends(Some(at(5)), at(5)), Err(Refusal::TimeGoneBy { field: "end" }));
        assert!(matches!(story.ends(Some(at(60)), at(5)), Err(Refusal::Unusable { field: "end", .. })));
        assert_eq!(story.ends(Some(at(61)), at(5)), Ok(Some(at(61))));
        assert_eq!(story.ends(None, at(5)), Ok(None));
    }

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
        let empty = Wording::default().lacks();
        let fields = empty.iter().filter_map(|lack| match lack {
            Refusal::Empty { field, .. } => Some(*field),
            _ => None,
        });
        assert_eq!(fields.collect::<Vec<_>>(), ["headline", "standfirst and body"]);
        let long = Wording { headlines: headline(&"Dam ".repeat(100)), ..good.clone() };
        assert_eq!(long.ready(), Err(Refusal::TooLong { field: "headline", most: words::HEADLINE }));
        let endless = Wording { body: Body { content: vec![Block::Divider; MOST_PARTS + 1] }, ..good };
        assert_eq!(
            endless.ready().unwrap_err().to_string(),
            "the text has 5001 blocks and at most 5000 are shown; make several stories of it"
        );
    }
}
