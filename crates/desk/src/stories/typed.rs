//! What stands in the form beside the text, and how two people's forms become one.
//!
//! A form carries what it was filled from. So it is known what its sender changed and what was changed meanwhile, in the
//! form or in the draft that others are typing in: only what both changed, each otherwise, is asked.

use super::{lead::LeadTyped, times};
use crate::Seat;
use drafting::Draft;
use editorial::{
    AuthorId, Edition, Refusal,
    byline::{Byline, BylineRole, Credit},
    merging::{self, Merged},
    source::Source,
    story::Story,
    words,
};
use serde::{Deserialize, Serialize};

/// The most people that one story names; a form with more fields is none of ours.
const MOST_NAMED: usize = 20;

/// What stands in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    /// The three headlines and the standfirst.
    pub headline: String,
    pub list_headline: String,
    pub social_headline: String,
    pub standfirst: String,
    /// Where it stands.
    pub slug: String,
    pub section: String,
    pub form: String,
    /// What else is decided.
    pub coverage: String,
    pub source: String,
    pub embargo: String,
    pub until: String,
    pub assignee: String,
    pub topics: Vec<String>,
    pub regions: Vec<String>,
    /// Authors and their roles.
    pub byline: Vec<(String, String)>,
    /// The picture above the text.
    pub lead: LeadTyped,
}

/// A field of the form that one person decides at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Headline,
    Standfirst,
    ListHeadline,
    SocialHeadline,
    Slug,
    Section,
    Form,
    Coverage,
    Source,
    Byline,
    Picture,
    Embargo,
    Until,
    Assignee,
}

impl Field {
    /// Every field, as they stand on the screen.
    pub const ALL: [Field; 14] = [
        Field::Headline,
        Field::Standfirst,
        Field::ListHeadline,
        Field::SocialHeadline,
        Field::Slug,
        Field::Section,
        Field::Form,
        Field::Coverage,
        Field::Source,
        Field::Byline,
        Field::Picture,
        Field::Embargo,
        Field::Until,
        Field::Assignee,
    ];

    /// The word by which the catalogues know it, after `part-`.
    pub const fn word(self) -> &'static str {
        match self {
            Field::Headline => "headline",
            Field::Standfirst => "standfirst",
            Field::ListHeadline => "list-headline",
            Field::SocialHeadline => "social-headline",
            Field::Slug => "slug",
            Field::Section => "section",
            Field::Form => "form",
            Field::Coverage => "coverage",
            Field::Source => "source",
            Field::Byline => "byline",
            Field::Picture => "picture",
            Field::Embargo => "embargo",
            Field::Until => "until",
            Field::Assignee => "assignee",
        }
    }
}

impl Typed {
    /// The form of a story as it stands.
    pub fn of(story: &Story, draft: &Draft, edition: &Edition) -> Self {
        let wording = &draft.wording;
        let written = |id: Option<String>| id.unwrap_or_default();
        Self {
            headline: wording.headlines.page.clone(),
            list_headline: wording.headlines.list.clone(),
            social_headline: wording.headlines.social.clone(),
            standfirst: wording.standfirst.clone(),
            slug: story.slug.as_str().to_owned(),
            section: story.section.to_string(),
            form: story.form.word().to_owned(),
            coverage: written(wording.coverage.map(|id| id.to_string())),
            source: wording.source.word().to_owned(),
            embargo: times::written(story.embargo, edition),
            until: times::written(story.until, edition),
            assignee: written(story.assignee.map(|id| id.to_string())),
            topics: wording.topics.iter().map(ToString::to_string).collect(),
            regions: wording.regions.iter().map(ToString::to_string).collect(),
            byline: wording
                .byline
                .entries
                .iter()
                .map(|credit| (credit.author.to_string(), credit.role.word().to_owned()))
                .collect(),
            lead: LeadTyped::of(wording.lead.as_ref()),
        }
    }

    /// What was sent.
    pub fn sent(seat: &Seat) -> Self {
        // A form ends its lines in two letters, a draft in one.
        let one = |name: &str| seat.sent(name).replace("\r\n", "\n");
        let all = |name| seat.sent_all(name).map(str::to_owned).collect();
        let named = (1..=MOST_NAMED).map(|n| (one(&format!("author-{n}")), one(&format!("author-role-{n}"))));
        Self {
            headline: one("headline"),
            list_headline: one("list_headline"),
            social_headline: one("social_headline"),
            standfirst: one("standfirst"),
            slug: one("slug"),
            section: one("section"),
            form: one("form"),
            coverage: one("coverage"),
            source: one("source"),
            embargo: one("embargo"),
            until: one("until"),
            assignee: one("assignee"),
            topics: all("topic"),
            regions: all("region"),
            byline: named.filter(|(author, _)| !author.is_empty()).collect(),
            lead: LeadTyped {
                asset: one("lead"),
                alt: one("lead_alt"),
                caption: one("lead_caption"),
                credit: one("lead_credit"),
            },
        }
    }

    /// A form as another carries it; nothing when it carries none.
    pub fn carried(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    /// As another form carries it.
    pub fn to_carry(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What both have decided, and the fields that both changed, each otherwise: of those it holds yours. Where nobody
    /// knows what the form was filled from, whatever differs is such a field.
    pub fn merged(was: Option<&Self>, theirs: &Self, yours: &Self) -> (Self, Vec<Field>) {
        let mut merged = yours.clone();
        let mut parted = Vec::new();
        for field in Field::ALL {
            let before = was.map(|was| was.value(field));
            let (there, here) = (Some(theirs.value(field)), Some(yours.value(field)));
            match merging::one(&before, &there, &here) {
                Merged::Clear(settled) if *settled == here => {}
                Merged::Clear(_) => merged.take(field, theirs),
                Merged::Parted { .. } => parted.push(field),
            }
        }
        let (topics, regions) =
            was.map_or((&theirs.topics, &theirs.regions), |was| (&was.topics, &was.regions));
        merged.topics = merging::many(topics, &theirs.topics, &yours.topics);
        merged.regions = merging::many(regions, &theirs.regions, &yours.regions);
        (merged, parted)
    }

    /// A field as text, to be compared.
    fn value(&self, field: Field) -> String {
        match field {
            Field::Headline => self.headline.clone(),
            Field::Standfirst => self.standfirst.clone(),
            Field::ListHeadline => self.list_headline.clone(),
            Field::SocialHeadline => self.social_headline.clone(),
            Field::Slug => self.slug.clone(),
            Field::Section => self.section.clone(),
            Field::Form => self.form.clone(),
            Field::Coverage => self.coverage.clone(),
            Field::Source => self.source.clone(),
            Field::Byline => format!("{:?}", self.byline),
            Field::Picture => format!("{:?}", self.lead),
            Field::Embargo => self.embargo.clone(),
            Field::Until => self.until.clone(),
            Field::Assignee => self.assignee.clone(),
        }
    }

    /// Takes a field from another form.
    pub fn take(&mut self, field: Field, from: &Self) {
        match field {
            Field::Headline => self.headline.clone_from(&from.headline),
            Field::Standfirst => self.standfirst.clone_from(&from.standfirst),
            Field::ListHeadline => self.list_headline.clone_from(&from.list_headline),
            Field::SocialHeadline => self.social_headline.clone_from(&from.social_headline),
            Field::Slug => self.slug.clone_from(&from.slug),
            Field::Section => self.section.clone_from(&from.section),
            Field::Form => self.form.clone_from(&from.form),
            Field::Coverage => self.coverage.clone_from(&from.coverage),
            Field::Source => self.source.clone_from(&from.source),
            Field::Byline => self.byline.clone_from(&from.byline),
            Field::Picture => self.lead.clone_from(&from.lead),
            Field::Embargo => self.embargo.clone_from(&from.embargo),
            Field::Until => self.until.clone_from(&from.until),
            Field::Assignee => self.assignee.clone_from(&from.assignee),
        }
    }

    /// The draft with what the form decides about it.
    ///
    /// # Errors
    /// When a text is too long.
    pub fn decided(&self, mut draft: Draft) -> Result<Draft, Refusal> {
        let wording = &mut draft.wording;
        wording.headlines.page.clone_from(&self.headline);
        wording.headlines.list.clone_from(&self.list_headline);
        wording.headlines.social.clone_from(&self.social_headline);
        wording.standfirst.clone_from(&self.standfirst);
        words::fits("headline", &self.headline, words::HEADLINE)?;
        words::fits("headline for lists", &self.list_headline, words::HEADLINE)?;
        words::fits("headline for sharing", &self.social_headline, words::HEADLINE)?;
        words::fits("standfirst", &self.standfirst, words::STANDFIRST)?;
        let credit = |(author, role): &(String, String)| {
            let role = BylineRole::from_word(role).unwrap_or_default();
            Some(Credit { author: author.parse::<AuthorId>().ok()?, role })
        };
        wording.byline = Byline { entries: self.byline.iter().filter_map(credit).collect() };
        wording.source = Source::from_word(&self.source).unwrap_or_default();
        wording.topics = self.topics.iter().filter_map(|id| id.parse().ok()).collect();
        wording.regions = self.regions.iter().filter_map(|id| id.parse().ok()).collect();
        wording.coverage = self.coverage.parse().ok();
        wording.lead = self.lead.decided(wording.lead.take())?;
        Ok(draft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn form(slug: &str, section: &str, topics: &[&str]) -> Typed {
        Typed {
            slug: slug.to_owned(),
            section: section.to_owned(),
            topics: topics.iter().map(|topic| (*topic).to_owned()).collect(),
            ..Typed::default()
        }
    }

    #[test]
    fn what_two_people_decided_at_once_is_kept_and_only_what_clashes_is_asked() {
        let was = form("dam", "politics", &["river"]);
        let theirs = form("dam-holds", "politics", &["river", "rain"]);
        let yours = form("dam", "economy", &[]);
        let (merged, parted) = Typed::merged(Some(&was), &theirs, &yours);
        assert_eq!((merged, parted), (form("dam-holds", "economy", &["rain"]), Vec::new()));
        let yours = form("dam-breaks", "politics", &["river"]);
        let (merged, parted) = Typed::merged(Some(&was), &theirs, &yours);
        assert_eq!(parted, [Field::Slug]);
        assert_eq!(merged.slug, "dam-breaks", "yours is at hand until somebody decides");
    }

    #[test]
    fn a_form_that_does_not_say_what_it_was_filled_from_overwrites_nothing_unasked() {
        let (theirs, yours) = (form("dam-holds", "politics", &[]), form("dam", "politics", &[]));
        assert_eq!(Typed::merged(None, &theirs, &yours).1, [Field::Slug]);
        assert_eq!(Typed::carried(&yours.to_carry()), Some(yours));
        assert_eq!(Typed::carried("nonsense"), None);
    }
}
