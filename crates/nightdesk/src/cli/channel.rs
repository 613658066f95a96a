//! Options for the live channel and its schedule.

use super::{Data, Tell};
use clap::{ArgGroup, Args, Subcommand};
use std::path::PathBuf;

/// What can be done to live channels.
#[derive(Debug, Subcommand)]
pub enum ChannelCommand {
    /// Set the channel of an edition up, or change it; what is not named stays
    Set(ChannelSet),
    /// List the channels
    List(Data),
    /// Take the channel of an edition away; its schedule is kept
    Remove(ChannelNamed),
}

/// A channel to set up or change.
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("source").args(["here", "stream", "no_stream"]))]
pub struct ChannelSet {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The edition's tag
    #[arg(long, value_name = "TAG")]
    pub edition: String,
    /// What the channel is called
    #[arg(long)]
    pub title: Option<String>,
    /// An encoder sends the stream to this program (docs/live-channel.md)
    #[arg(long)]
    pub here: bool,
    /// The stream comes from elsewhere: the https address of its playlist
    #[arg(long, value_name = "URL")]
    pub stream: Option<String>,
    /// There is no stream; the page shows the schedule
    #[arg(long)]
    pub no_stream: bool,
    /// What readers are told while nothing is on air
    #[arg(long)]
    pub note: Option<String>,
}

/// A channel that is there.
#[derive(Debug, Args)]
pub struct ChannelNamed {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The edition's tag
    #[arg(long, value_name = "TAG")]
    pub edition: String,
}

/// What can be done to schedules.
#[derive(Debug, Subcommand)]
pub enum ScheduleCommand {
    /// Bring in programmes by file, iCalendar or XMLTV; the same file twice changes nothing
    Import(ScheduleImport),
    /// List what is on, from today on
    List(ScheduleList),
}

/// A file of programmes.
#[derive(Debug, Args)]
pub struct ScheduleImport {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The file; a dash reads standard input
    pub file: PathBuf,
    /// The edition's tag
    #[arg(long, value_name = "TAG")]
    pub edition: String,
    /// The channel in the file, by its id there, when it has several
    #[arg(long, value_name = "ID")]
    pub channel: Option<String>,
    /// Take out programmes that the file does not have, in the time that it spans
    #[arg(long)]
    pub replace: bool,
    /// Read and check everything, keep nothing
    #[arg(long)]
    pub dry_run: bool,
    /// How to tell what happened
    #[arg(long, value_enum, default_value_t = Tell::Text)]
    pub report: Tell,
}

/// A schedule to list.
#[derive(Debug, Args)]
pub struct ScheduleList {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The edition's tag
    #[arg(long, value_name = "TAG")]
    pub edition: String,
    /// How many days, today counted
    #[arg(long, value_name = "N", default_value_t = 7, value_parser = clap::value_parser!(i64).range(1..=92))]
    pub days: i64,
}
