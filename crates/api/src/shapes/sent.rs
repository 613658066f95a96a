//! What is sent of a story: a new one, and a change of one.

use serde::Deserialize;
use utoipa::ToSchema;

/// A new story: the fields of our JSON lines. Needed are the section, the edition (or the language), and a title or a slug.
#[derive(Deserialize, ToSchema)]
#[allow(dead_code, reason = "what is sent is read field by field; this stands in the document")]
#[serde(deny_unknown_fields)]
pub struct NewStory {
    /// The tag of the edition; else the language decides.
    pub edition: Option<String>,
    /// A BCP 47 tag, where the edition is not named.
    pub language: Option<String>,
    /// The section, by slug, path or name.
    #[schema(max_length = 200)]
    pub section: String,
    /// The headline.
    #[schema(max_length = 300)]
    pub title: Option<String>,
    /// The last segment of its address; made from the title when it is missing.
    #[schema(max_length = 120)]
    pub slug: Option<String>,
    /// A shorter headline for lists.
    #[schema(max_length = 300)]
    pub list_title: Option<String>,
    /// A headline for search engines and sharing.
    #[schema(max_length = 300)]
    pub social_title: Option<String>,
    /// Two sentences that could stand alone.
    #[schema(max_length = 2000)]
    pub standfirst: Option<String>,
    /// The text as HTML, which is cleaned into blocks.
    pub body_html: Option<String>,
    /// The text as a document of blocks; it wins over `body_html`.
    #[schema(value_type = Option<Object>)]
    pub body: Option<serde_json::Value>,
    /// Topics, by slug or name.
    pub tags: Option<Vec<String>>,
    /// Regions, by slug or name.
    pub regions: Option<Vec<String>>,
    /// The running event, by slug or name.
    pub coverage: Option<String>,
    /// news, opinion, analysis, blog, feature, `live_blog`, video, gallery, infographic or explainer; the section's usual form
    /// when it is missing.
    pub form: Option<String>,
    /// Authors, by slug or name, in order.
    pub authors: Option<Vec<String>>,
    /// One author; with `authors` the last of them.
    pub author: Option<String>,
    /// own, agency or agencies.
    pub source: Option<String>,
    /// The picture above the text.
    pub image: Option<NewImage>,
    /// The id of a dossier, or any key: stories with the same are translations of one another.
    pub dossier: Option<String>,
    /// The time before which nobody outside may see it.
    #[schema(format = "date-time")]
    pub embargo_until: Option<String>,
    /// When it leaves its readers by itself.
    #[schema(format = "date-time")]
    pub expires_at: Option<String>,
    /// The id of the member who is to work on it.
    #[schema(format = "uuid")]
    pub assignee: Option<String>,
    /// How another system calls the story; taken from files only, and left out here with a note.
    pub id: Option<String>,
    /// When it was published elsewhere; left out here with a note: give it to `publish`.
    pub published_at: Option<String>,
    /// Taken from files only, and left out here with a note.
    pub updated_at: Option<String>,
    /// Taken from files only, and left out here with a note.
    pub old_addresses: Option<Vec<String>>,
    /// Taken from files only, and left out here with a note: there is an address for corrections.
    #[schema(value_type = Option<Vec<Object>>)]
    pub corrections: Option<Vec<serde_json::Value>>,
}

/// The picture above the text: one of the media library, or an address on the web from which it is fetched.
#[derive(Deserialize, ToSchema)]
#[allow(dead_code, reason = "what is sent is read field by field; this stands in the document")]
#[serde(deny_unknown_fields)]
pub struct NewImage {
    /// Its id in the media library.
    #[schema(format = "uuid")]
    pub asset: Option<String>,
    /// Where it is on the web.
    pub url: Option<String>,
    /// What it shows, for someone who cannot see it.
    pub alt: Option<String>,
    /// What the reader should know about it.
    pub caption: Option<String>,
    /// Whose it is.
    pub credit: Option<String>,
}

/// A change of a story (RFC 7396): fields that are not there stay as they are, null takes away what there is.
#[derive(Deserialize, ToSchema)]
#[allow(dead_code, reason = "what is sent is read field by field; this stands in the document")]
#[serde(deny_unknown_fields)]
pub struct StoryPatch {
    /// The last segment of its address.
    #[schema(max_length = 120)]
    pub slug: Option<String>,
    /// The section, by slug, path or name.
    pub section: Option<String>,
    /// What kind of piece it is.
    pub form: Option<String>,
    /// The headline.
    #[schema(max_length = 300)]
    pub title: Option<String>,
    /// A shorter headline for lists.
    #[schema(max_length = 300)]
    pub list_title: Option<String>,
    /// A headline for search engines and sharing.
    #[schema(max_length = 300)]
    pub social_title: Option<String>,
    /// Two sentences that could stand alone.
    #[schema(max_length = 2000)]
    pub standfirst: Option<String>,
    /// The text as HTML.
    pub body_html: Option<String>,
    /// The text as a document of blocks.
    #[schema(value_type = Option<Object>)]
    pub body: Option<serde_json::Value>,
    /// Topics, by slug or name.
    pub tags: Option<Vec<String>>,
    /// Regions, by slug or name.
    pub regions: Option<Vec<String>>,
    /// The running event, by slug or name.
    pub coverage: Option<String>,
    /// Authors, by slug or name.
    pub authors: Option<Vec<String>>,
    /// own, agency or agencies.
    pub source: Option<String>,
    /// The picture above the text.
    pub image: Option<NewImage>,
    /// The time before which nobody outside may see it.
    #[schema(format = "date-time")]
    pub embargo_until: Option<String>,
    /// When it leaves its readers by itself.
    #[schema(format = "date-time")]
    pub expires_at: Option<String>,
    /// The id of the member who is to work on it.
    #[schema(format = "uuid")]
    pub assignee: Option<String>,
}
