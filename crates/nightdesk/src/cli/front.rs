//! `nightdesk front`: fronts arranged, promised and shown from the command line.

use super::Data;
use clap::{Args, Subcommand};
use editorial::Moment;
use std::path::PathBuf;

/// A front to arrange from a file, or what else is done to fronts.
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Front {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The file (demo/fronts/en.toml is a full example); it goes before readers at once
    #[arg(required = true)]
    pub file: Option<PathBuf>,
    /// What else to do
    #[command(subcommand)]
    pub what: Option<FrontCommand>,
}

/// What to do with a front.
#[derive(Debug, Subcommand)]
pub enum FrontCommand {
    /// List the fronts that were ever arranged or drafted: what stands, drafts, what waits
    List(Data),
    /// Write what stands as a file to the standard output; `nightdesk front` reads it
    Show(Show),
    /// Keep a file as the draft, which readers do not see
    Draft(DraftFile),
    /// Put the draft before readers
    Publish(Which),
    /// Let the draft take over at a second
    Schedule(AtSecond),
    /// Take back what waits for a second; it is the draft again
    Unschedule(AtSecond),
    /// List every version that stood: when, and whose arrangement it was
    History(Which),
    /// Put an old version before readers again, as a new one
    Restore(OfVersion),
    /// Write what stood at a moment that is over as a file to the standard output
    At(AtSecond),
}

/// Which front is meant.
#[derive(Debug, Args)]
pub struct Which {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The edition's tag
    #[arg(long, value_name = "TAG")]
    pub edition: String,
    /// The section whose front it is, by slug or path; with neither it is the edition's own
    #[arg(long, value_name = "SLUG", conflicts_with = "coverage")]
    pub section: Option<String>,
    /// The coverage whose front it is, by slug
    #[arg(long, value_name = "SLUG")]
    pub coverage: Option<String>,
}

/// An arrangement to show.
#[derive(Debug, Args)]
pub struct Show {
    /// Which front.
    #[command(flatten)]
    pub which: Which,
    /// The draft, not what stands
    #[arg(long, conflicts_with = "version")]
    pub draft: bool,
    /// This version, not the newest
    #[arg(long, value_name = "N")]
    pub version: Option<i64>,
}

/// A file that becomes the draft.
#[derive(Debug, Args)]
pub struct DraftFile {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The file
    pub file: PathBuf,
}

/// A front and a moment.
#[derive(Debug, Args)]
pub struct AtSecond {
    /// Which front.
    #[command(flatten)]
    pub which: Which,
    /// The moment, such as 2026-03-01T18:30:00Z
    #[arg(long, value_name = "TIME", value_parser = |text: &str| Moment::parse(text))]
    pub at: Moment,
}

/// A front and a version of it.
#[derive(Debug, Args)]
pub struct OfVersion {
    /// Which front.
    #[command(flatten)]
    pub which: Which,
    /// The version
    #[arg(long, value_name = "N")]
    pub version: i64,
}
