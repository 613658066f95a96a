//! The live channel: what plays, what is on, what comes.

use super::card::{PictureView, TimeView};
use serde::Serialize;
use utoipa::ToSchema;

/// The page of an edition's live channel.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct LivePage {
    /// What the channel is called.
    pub title: String,
    /// What plays; none when the channel has no stream.
    pub player: Option<PlayerView>,
    /// What is on now.
    pub now: Option<ProgrammeView>,
    /// What comes next.
    pub next: Option<ProgrammeView>,
    /// The days from today on that have programmes.
    pub days: Vec<ProgrammeDay>,
    /// What the zone is called in which times stand, e.g. “Central European Time”.
    pub zone: String,
    /// The schedule as a calendar file.
    pub calendar: String,
    /// Scripts of this page only.
    pub scripts: Vec<String>,
}

/// What plays.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct PlayerView {
    /// The address of the stream's playlist.
    pub stream: String,
    /// Whether this house serves it, so that the page knows whether it is on air.
    pub ours: bool,
    /// Whether it is on air, as far as the house knows.
    pub on_air: bool,
    /// What readers are told while it is not.
    pub note: String,
    /// What stands where the film will be.
    pub poster: Option<PictureView>,
    /// The address of the module that plays where the browser does not by itself.
    pub module: String,
}

/// One programme.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProgrammeView {
    /// Its name.
    pub title: String,
    /// What it is about; may be empty.
    pub summary: String,
    /// Where more is.
    pub address: Option<String>,
    /// When it begins; shown as time of day.
    pub starts: TimeView,
    /// When it is over; shown as time of day.
    pub ends: TimeView,
    /// When it begins, in milliseconds of the epoch (`data-from`).
    pub from: i64,
    /// When it is over, in milliseconds of the epoch (`data-to`).
    pub to: i64,
    /// Whether it is on now.
    pub on: bool,
    /// Whether it is over.
    pub over: bool,
}

/// The programmes of one day.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct ProgrammeDay {
    /// The day, in words.
    pub day: TimeView,
    /// Whether it is today.
    pub today: bool,
    /// What begins on it, and on the first day what was on when it began.
    pub programmes: Vec<ProgrammeView>,
}
