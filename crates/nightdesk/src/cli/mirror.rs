//! Options for a mirror and its check.

use super::Data;
use clap::Args;
use std::path::PathBuf;

/// A mirror to lay.
#[derive(Debug, Args)]
#[command(after_help = "\
Stopped anywhere, it goes on from there when it is run again; what has not changed is left alone. Any web server can
serve the folder: see docs/mirror.md. A key with a password takes it from NIGHTDESK_MIRROR_PASSWORD.")]
pub struct Mirror {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The folder to lay it in: a new one, an empty one, or the mirror of before
    pub folder: PathBuf,
    /// An edition to hold, by its tag; give it once for each; all when none is given
    #[arg(long, value_name = "TAG")]
    pub edition: Vec<String>,
    /// How many pages of each list; the last one leads on to the paper itself
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(i64).range(1..=100_000))]
    pub list_pages: i64,
    /// Stay, and lay down every change as it happens
    #[arg(long)]
    pub follow: bool,
    /// Sign it with the secret minisign key in this file; made, with its public key beside it, when it is not there
    #[arg(long, value_name = "FILE", env = "NIGHTDESK_MIRROR_KEY")]
    pub sign: Option<PathBuf>,
    /// Where the paper itself is read, when the publication has not set its address
    #[arg(long, value_name = "URL", default_value = "http://127.0.0.1:8080")]
    pub paper: reqwest::Url,
    /// The folder of a theme
    #[arg(long, value_name = "DIR", env = "NIGHTDESK_THEME")]
    pub theme: Option<PathBuf>,
}

/// A mirror to check.
#[derive(Debug, Args)]
pub struct MirrorCheck {
    /// The mirror's folder
    pub folder: PathBuf,
    /// The public key that it must be signed with: the key itself, or a file
    #[arg(long, value_name = "KEY")]
    pub key: Option<String>,
}
