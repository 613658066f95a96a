//! The form beside the text: what is decided about a story, saved with the version that was seen.
//!
//! Everything that readers see goes into the draft, where others who have it open see it too, and is kept as a wording.
//! Where the story stands and when it ends are acts of their own.

use super::{draft, screen, times};
use crate::{Desk, Notice, Seat, Trouble};
use axum::{
    extract::{Path, State},
    response::Response,
};
use drafting::Draft;
use editorial::{
    AuthorId, Edition, Permission, Refusal, Slug, StoryId,
    byline::{Byline, BylineRole, Credit},
    source::Source,
    story::Story,
    words,
};
use newsroom::acts::{Assign, ChangeAddress, SetEmbargo, SetExpiry};

/// The most people that one story names; a form with more fields is none of ours.
const MOST_NAMED: usize = 20;

/// What stands in the form.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
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
        }
    }

    /// What was sent.
    fn sent(seat: &Seat) -> Self {
        let one = |name: &str| seat.sent(name).to_owned();
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
        }
    }

    /// The draft with what the form decides about it.
    fn decided(&self, mut draft: Draft) -> Result<Draft, Refusal> {
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
        Ok(draft)
    }
}

/// `POST /desk/stories/{id}`
pub async fn save(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<StoryId>,
) -> Result<Response, Trouble> {
    let typed = Typed::sent(&seat);
    match saved(&desk, &seat, id, &typed).await {
        Ok(()) => Ok(seat.go(&format!("/desk/stories/{id}"), Some(Notice::Saved))),
        Err(Trouble::Refused(refusal)) if !matches!(refusal, Refusal::NotPermitted { .. }) => {
            screen::again(&desk, &seat, id, &typed, &refusal).await
        }
        Err(trouble) => Err(trouble),
    }
}

async fn saved(desk: &Desk, seat: &Seat, id: StoryId, typed: &Typed) -> Result<(), Trouble> {
    let (newsroom, member) = (desk.newsroom(), seat.member());
    let story = newsroom.story(member, id).await?;
    story.may(member, Permission::Write)?;
    let seen: i64 = seat.sent("version").parse().map_err(|_| Trouble::Unreadable)?;
    story.seen(seen)?;
    let edition = seat.edition(story.edition).ok_or(Trouble::NotThere)?;
    // Everything is read before anything is changed: a form that is refused has changed nothing.
    let slug: Slug = typed.slug.trim().parse().map_err(|_| Refusal::Unusable {
        field: "slug",
        given: words::quoted(&typed.slug),
        advice: "use lowercase letters, digits and single hyphens, 1 to 120 characters",
    })?;
    let section = typed.section.parse().unwrap_or(story.section);
    let form = typed.form.parse().unwrap_or(story.form);
    let embargo = times::read("embargo", &typed.embargo, edition)?;
    let until = times::read("end", &typed.until, edition)?;
    let assignee = typed.assignee.parse().ok();
    let before = desk.rooms().draft(id).await?;
    let decided = typed.decided(before.clone())?;
    if decided != before {
        desk.rooms().replace(id, decided, member.id).await?;
    }
    let mut seen = draft::settled(desk, member, id, seen).await?;
    if (section, &slug, form) != (story.section, &story.slug, story.form) {
        seen =
            newsroom.change_address(member, ChangeAddress { story: id, seen, section, slug, form }).await?;
    }
    if embargo != story.embargo {
        seen = newsroom.set_embargo(member, SetEmbargo { story: id, seen, embargo }).await?;
    }
    if until != story.until {
        seen = newsroom.set_expiry(member, SetExpiry { story: id, seen, until }).await?;
    }
    if assignee != story.assignee {
        newsroom.assign(member, Assign { story: id, seen, assignee }).await?;
    }
    Ok(())
}
