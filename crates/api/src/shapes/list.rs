//! Stories in the desk's list.

use super::{story::standing_of, time};
use editorial::{Edition, Names, section::SectionTree};
use serde::Serialize;
use store::sql::desk_list::DeskRow;
use utoipa::ToSchema;

/// A story in a list: all but its text.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StoryRow {
    /// Its id.
    pub id: String,
    /// Counts every change.
    pub version: i64,
    /// Where it stands: draft, `in_review`, scheduled, live or withdrawn.
    pub stage: String,
    /// The tag of its edition.
    pub edition: String,
    /// The last segment of its address.
    pub slug: String,
    /// The path of its section.
    pub section: String,
    /// What kind of piece it is.
    pub form: String,
    /// The headline of its newest wording; empty while there is none.
    pub title: String,
    /// The standfirst of its newest wording.
    pub standfirst: String,
    /// The names of its authors in its language.
    pub bylines: Vec<String>,
    /// Who began it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub began_by: Option<String>,
    /// Who is to work on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub assignee: Option<String>,
    /// When readers first saw it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published_at: Option<String>,
    /// When it, or its changes, go before readers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scheduled_at: Option<String>,
    /// The time before which nobody outside may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub embargo_until: Option<String>,
    /// Whether readers see, or are promised, an older wording.
    pub unpublished_changes: bool,
    /// How many notes of colleagues are open.
    pub open_notes: i64,
    /// When it last changed.
    pub changed_at: String,
}

impl StoryRow {
    /// A row of the desk's list.
    pub fn of(
        row: &DeskRow,
        edition: &Edition,
        tree: &SectionTree,
        name: impl Fn(editorial::AuthorId) -> Option<Names>,
    ) -> Self {
        let story = &row.story;
        let (published_at, scheduled_at, _) = standing_of(story);
        let byline = row.face.byline.entries.iter();
        Self {
            id: story.id.to_string(),
            version: story.version,
            stage: story.stage.word().to_owned(),
            edition: edition.tag.clone(),
            slug: story.slug.as_str().to_owned(),
            section: tree.path(story.section),
            form: story.form.word().to_owned(),
            title: row.face.headlines.page.clone(),
            standfirst: row.face.standfirst.clone(),
            bylines: byline
                .filter_map(|credit| Some(name(credit.author)?.get(&edition.language).to_owned()))
                .collect(),
            began_by: story.began_by.map(|member| member.to_string()),
            assignee: story.assignee.map(|member| member.to_string()),
            published_at,
            scheduled_at,
            embargo_until: story.embargo.map(time),
            unpublished_changes: story.has_unpublished_changes(),
            open_notes: row.open_notes,
            changed_at: time(story.changed),
        }
    }
}

/// A page of stories, newest change first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StoryList {
    /// The stories.
    pub stories: Vec<StoryRow>,
    /// The cursor of the next page; nothing at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}
