//! Fronts: what stands and why, drafts, what waits, what stood.
//!
//! A band is said in the words of the front's file (docs/publication-file.md), so that what comes out can go back in.

use super::time;
use editorial::{
    form::Form,
    front::{Front, Style, filling::By},
};
use newsroom::{
    Failure,
    paper_file::front::{ContainerEntry, FillEntry},
};
use serde::{Deserialize, Serialize};
use store::sql::front_drafts::{Draft, Swap};
use utoipa::ToSchema;

/// A band of a front.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Band {
    /// Its title; empty, it is called after its rule.
    #[serde(default)]
    pub title: String,
    /// lead, row, list, voices or screen.
    pub style: String,
    /// The rule for slots that nobody pinned.
    pub fill: BandFill,
    /// How many stories stand in it, 1 to 24.
    pub slots: usize,
    /// What is placed by hand, slot by slot: the id or key of a dossier, the slug of a story, or an address; empty leaves
    /// the slot to the rule. Answers name dossiers by their ids.
    #[serde(default)]
    pub pinned: Vec<String>,
}

/// A rule that fills slots, always with the newest: latest, or one of the others by slug.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum BandFill {
    /// Of the whole edition.
    Latest,
    /// Of a section, by slug or path, and all under it.
    Section(String),
    /// Of a region.
    Region(String),
    /// On a topic.
    Topic(String),
    /// Of a coverage.
    Coverage(String),
    /// Of one form, such as opinion.
    Form(String),
}

impl Band {
    /// The band as the newsroom reads it.
    ///
    /// # Errors
    /// When the style or the form is none of ours.
    pub fn read(self) -> Result<ContainerEntry, Failure> {
        let unusable = |field, given: &str, advice| editorial::Refusal::Unusable {
            field,
            given: editorial::words::quoted(given),
            advice,
        };
        let style = Style::ALL.into_iter().find(|style| style.word() == self.style);
        let advice = "choose one of lead, row, list, voices, screen";
        Ok(ContainerEntry {
            style: style.ok_or_else(|| unusable("style", &self.style, advice))?,
            title: self.title,
            fill: match self.fill {
                BandFill::Latest => FillEntry::Latest,
                BandFill::Section(slug) => FillEntry::Section(slug),
                BandFill::Region(slug) => FillEntry::Region(slug),
                BandFill::Topic(slug) => FillEntry::Topic(slug),
                BandFill::Coverage(slug) => FillEntry::Coverage(slug),
                BandFill::Form(word) => {
                    let form = word.parse::<Form>();
                    FillEntry::Form(form.map_err(|_| unusable("form", &word, "choose a form of story"))?)
                }
            },
            slots: self.slots,
            pinned: self.pinned,
        })
    }
}

impl From<ContainerEntry> for Band {
    fn from(entry: ContainerEntry) -> Self {
        Self {
            title: entry.title,
            style: entry.style.word().to_owned(),
            fill: match entry.fill {
                FillEntry::Latest => BandFill::Latest,
                FillEntry::Section(slug) => BandFill::Section(slug),
                FillEntry::Region(slug) => BandFill::Region(slug),
                FillEntry::Topic(slug) => BandFill::Topic(slug),
                FillEntry::Coverage(slug) => BandFill::Coverage(slug),
                FillEntry::Form(form) => BandFill::Form(form.word().to_owned()),
            },
            slots: entry.slots,
            pinned: entry.pinned,
        }
    }
}

/// A front that is to be begun.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontBegun {
    /// The tag of its edition.
    pub edition: String,
    /// The section whose front it is, by slug or path.
    pub section: Option<String>,
    /// The coverage whose front it is, by slug. With neither it is the edition's own.
    pub coverage: Option<String>,
}

/// What is to stand where.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontDrafted {
    /// The bands, top to bottom.
    pub bands: Vec<Band>,
}

/// A draft that goes before readers.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct FrontPublished {
    /// The version of the front that was seen; whatever stands when nothing is said.
    pub stands: Option<i64>,
}

/// When an arrangement takes over, or which one does not any more.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontSecond {
    /// The second.
    #[schema(format = "date-time")]
    pub at: String,
}

/// An old arrangement that is to stand again.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct FrontRestored {
    /// Which version.
    pub version: i64,
    /// The version of the front that was seen; whatever stands when nothing is said.
    pub stands: Option<i64>,
}

/// Whose front it is.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FrontPlace {
    /// Its id.
    pub id: String,
    /// The tag of its edition.
    pub edition: String,
    /// The path of the section whose front it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub section: Option<String>,
    /// The slug of the coverage whose front it is. With neither it is the edition's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coverage: Option<String>,
}

/// One arrangement that stands or stood.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FrontVersion {
    /// Counts the arrangements; 0 where nobody arranged the front.
    pub version: i64,
    /// When it took over, or was promised to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<String>,
    /// When readers really had it: later than promised where nobody was at work at that second.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub came: Option<String>,
    /// The id of whoever arranged it; the house itself has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The older version that it repeats.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub restored: Option<i64>,
}

impl FrontVersion {
    /// What stands before anybody arranged it.
    pub const NONE: Self = Self { version: 0, since: None, came: None, by: None, restored: None };

    /// One arrangement, and who made it.
    pub fn of(front: &Front, by: editorial::MemberId) -> Self {
        Self {
            version: front.version,
            since: Some(time(front.since)),
            came: Some(time(front.came)),
            by: person(by),
            restored: front.restored,
        }
    }
}

/// A front in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FrontRow {
    /// Whose front it is.
    #[serde(flatten)]
    pub place: FrontPlace,
    /// What stands.
    pub stands: FrontVersion,
    /// The version of the draft; 0 while there is none.
    pub draft: i64,
    /// When the next arrangement takes over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next_swap: Option<String>,
}

/// Every front that was ever arranged or drafted.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FrontList {
    /// The fronts.
    pub fronts: Vec<FrontRow>,
}

/// A slot, what stands in it, and why.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FrontSlot {
    /// hand (it is pinned), rule, another (the band's rule had no more), or empty.
    pub by: String,
    /// The dossier that is pinned here although readers do not see it, so that the slot fell to the rule.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dead_pin: Option<String>,
    /// The story.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<FrontStory>,
}

/// A story on a front.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FrontStory {
    /// Its id.
    pub id: String,
    /// Its dossier, by which it is pinned.
    pub dossier: String,
    /// Its headline in lists.
    pub title: String,
    /// When readers first saw it.
    pub published_at: String,
}

/// Why a story stands where it stands.
pub const fn why(by: By) -> &'static str {
    match by {
        By::Hand => "hand",
        By::Rule => "rule",
        By::Another => "another",
    }
}

/// A band with its stories.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FilledBand {
    /// How it is arranged.
    #[serde(flatten)]
    pub band: Band,
    /// Its slots, from the first.
    pub stories: Vec<FrontSlot>,
}

/// An arrangement that waits.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FrontSwap {
    /// The second at which it takes over.
    pub at: String,
    /// The id of whoever said so.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When they said so.
    pub promised_at: String,
    /// What stands where then.
    pub bands: Vec<Band>,
}

impl FrontSwap {
    /// What waits, as its file says it.
    pub fn of(swap: &Swap, bands: Vec<ContainerEntry>) -> Self {
        Self {
            at: time(swap.at),
            by: person(swap.by),
            promised_at: time(swap.promised),
            bands: bands.into_iter().map(Band::from).collect(),
        }
    }
}

/// What waits for its second, the next first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FrontSwaps {
    /// The arrangements.
    pub swaps: Vec<FrontSwap>,
}

/// A front as readers see it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FrontShape {
    /// Whose front it is.
    #[serde(flatten)]
    pub place: FrontPlace,
    /// Which arrangement stands.
    pub stands: FrontVersion,
    /// The version of the draft; 0 while there is none.
    pub draft: i64,
    /// What stands where, and why.
    pub bands: Vec<FilledBand>,
}

/// The draft of a front, or what a first one begins with.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FrontDraft {
    /// Whose front it is.
    #[serde(flatten)]
    pub place: FrontPlace,
    /// Counts the drafts; 0 while there is none.
    pub version: i64,
    /// When it was saved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub saved_at: Option<String>,
    /// The id of whoever saved it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// The version of the front on which it was begun.
    pub stands_on: i64,
    /// The version of the front that stands now: another where somebody published, or a swap came, in between.
    pub stands: i64,
    /// What is to stand where.
    pub bands: Vec<Band>,
}

impl FrontDraft {
    /// A draft, or none, of a front of which this version stands.
    pub fn of(place: FrontPlace, draft: Option<&Draft>, stands: i64, bands: Vec<ContainerEntry>) -> Self {
        Self {
            place,
            version: draft.map_or(0, |draft| draft.version),
            saved_at: draft.map(|draft| time(draft.saved)),
            by: draft.and_then(|draft| person(draft.by)),
            stands_on: draft.map_or(stands, |draft| draft.stands_on),
            stands,
            bands: bands.into_iter().map(Band::from).collect(),
        }
    }
}

/// Versions of a front, newest first.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FrontVersions {
    /// The versions.
    pub versions: Vec<FrontVersion>,
    /// The cursor of the next page; nothing at the end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub next: Option<String>,
}

/// One version of a front, as it was arranged.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FrontArranged {
    /// Whose front it is.
    #[serde(flatten)]
    pub place: FrontPlace,
    /// Which one.
    pub stands: FrontVersion,
    /// What stood where.
    pub bands: Vec<Band>,
}

/// A front as it stood at a moment.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FrontStood {
    /// Whose front it is.
    #[serde(flatten)]
    pub place: FrontPlace,
    /// The moment.
    pub at: String,
    /// Which arrangement stood.
    pub stands: FrontVersion,
    /// What readers saw: the bands in which anything stood.
    pub bands: Vec<BandStood>,
}

/// A band as it stood.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BandStood {
    /// Its title.
    pub title: String,
    /// How it was set.
    pub style: String,
    /// The stories, in the order of their slots.
    pub stories: Vec<FrontStory>,
}

/// What differs between two versions of a front. Bands and slots are counted from 1.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FrontDiffering {
    /// Bands that came.
    pub bands_came: Vec<BandPlace>,
    /// Bands that left, with the place that they had.
    pub bands_left: Vec<BandPlace>,
    /// Bands that stand elsewhere.
    pub bands_moved: Vec<BandPlace>,
    /// What is pinned that was not.
    pub pins_came: Vec<PinPlace>,
    /// What is pinned no more, with the place that it had.
    pub pins_left: Vec<PinPlace>,
    /// What is pinned elsewhere.
    pub pins_moved: Vec<PinPlace>,
}

/// A band and its place.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct BandPlace {
    /// Its title.
    pub title: String,
    /// Its rule.
    pub fill: BandFill,
    /// The place that it had, where it stands elsewhere now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<usize>,
    /// Its place.
    pub band: usize,
}

/// A pin and its place.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PinPlace {
    /// The dossier.
    pub dossier: String,
    /// The place that it had, band and slot, where it is elsewhere now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<[usize; 2]>,
    /// The band.
    pub band: usize,
    /// The slot.
    pub slot: usize,
}

fn person(id: editorial::MemberId) -> Option<String> {
    (id != editorial::Member::operator().id).then(|| id.to_string())
}
