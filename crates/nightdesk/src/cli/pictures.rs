//! Options for the pictures of the library.

use super::Data;
use clap::{Args, Subcommand};

/// What can be done to the pictures of the library.
#[derive(Debug, Subcommand)]
pub enum PictureCommand {
    /// Make the files that readers get of pictures anew: of those that have none, or of all
    Redevelop(Redevelop),
}

/// Pictures to develop once more.
#[derive(Debug, Args)]
pub struct Redevelop {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// All pictures, not only those of which readers have nothing
    #[arg(long)]
    pub all: bool,
    /// Leave the work to the programs that serve this newsroom
    #[arg(long)]
    pub later: bool,
}
