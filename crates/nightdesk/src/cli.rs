//! The command line.

mod acme;
mod channel;
mod front;
mod hooks;
mod members;
mod mirror;
mod pictures;
mod provider;
mod theme;

pub use acme::Acme;
pub use channel::{ChannelCommand, ChannelSet, ScheduleCommand, ScheduleImport, ScheduleList};
pub use front::{AtSecond, DraftFile, Front, FrontCommand, OfVersion, Show, Which};
pub use hooks::{HookAdd, HookCommand, HookHosts, HookNamed, HookTest};
pub use members::{
    Listed, MemberAdd, MemberCommand, MemberNamed, MemberPassword, TokenCommand, TokenCreate, TokenRevoke,
};
pub use mirror::{Mirror, MirrorCheck};
pub use pictures::{PictureCommand, Redevelop};
pub use provider::ByProvider;
pub use theme::{Form, ThemeCheck, ThemeCommand, ThemeNew, ThemeServe, ThemeStart, ThemeVariables};

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use editorial::{Email, FlashId};
use std::{
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

/// A whole newsroom in one program: the site, the desk, the wire, the archive.
#[derive(Debug, Parser)]
#[command(
    name = "nightdesk",
    version,
    about,
    after_help = "Start with `nightdesk demo` and open the address it prints."
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// Of the ways to serve, what a designer is told of: the others are for a paper with readers.
const FOR_DESIGNERS: [&str; 4] = ["folder", "data", "database", "listen"];

/// Reads the command line; ends the program where it is wrong or only asks for help.
pub fn read() -> Cli {
    let command = Cli::command().mut_subcommand("theme", |theme| {
        theme.mut_subcommand("serve", |serve| {
            serve.mut_args(|arg| {
                let hidden = !FOR_DESIGNERS.contains(&arg.get_id().as_str());
                arg.hide(hidden)
            })
        })
    });
    Cli::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit())
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make the demo newsroom in an empty folder, and serve it
    Demo(Serve),
    /// Make a new publication; without options the desk asks everything in the browser
    Init(Init),
    /// Serve the newsroom of a data folder
    Serve(Serve),
    /// Bring in stories by file
    Import {
        /// Which format
        #[command(subcommand)]
        format: ImportFormat,
    },
    /// Change the publication: apply a file of settings, editions, sections, topics, authors, footer pages
    Apply(Apply),
    /// Write the publication's file from what is there
    Publication {
        /// What to do
        #[command(subcommand)]
        what: PublicationCommand,
    },
    /// Lead old addresses to new ones: bring in a file of redirects, write one
    Redirects {
        /// What to do
        #[command(subcommand)]
        what: RedirectCommand,
    },
    /// Arrange a front from a file; list, show, draft, publish, schedule and restore fronts
    Front(Front),
    /// Send a flash to the ticker of an edition, correct or recall one
    Flash(Flash),
    /// Tell readers of a correction under a story
    Correct(Correct),
    /// Take a story back: its address answers 410 with the reason
    Withdraw(Withdraw),
    /// Lay the paper down as static files that any web server serves, and keep them true
    Mirror(Mirror),
    /// Check whether a mirror is whole, and the paper's own
    MirrorCheck(MirrorCheck),
    /// Say who works here: add, list, disable and enable members, set their passwords
    Member {
        /// What to do
        #[command(subcommand)]
        what: MemberCommand,
    },
    /// Give programs a key to the API: create, list and revoke tokens
    Token {
        /// What to do
        #[command(subcommand)]
        what: TokenCommand,
    },
    /// Set up live channels: list, set, remove them
    Channel {
        /// What to do
        #[command(subcommand)]
        what: ChannelCommand,
    },
    /// Keep the schedules of live channels: bring in a file, list what is on
    Schedule {
        /// What to do
        #[command(subcommand)]
        what: ScheduleCommand,
    },
    /// Tell programs elsewhere what happens here: add, list, test and remove hooks
    Hook {
        /// What to do
        #[command(subcommand)]
        what: HookCommand,
    },
    /// Care for the pictures of the library: make what readers get of them anew
    Pictures {
        /// What to do
        #[command(subcommand)]
        what: PictureCommand,
    },
    /// Make a theme of your own: begin with a copy of the default, see it as you change it, check it
    Theme {
        /// What to do
        #[command(subcommand)]
        what: ThemeCommand,
    },
    /// Bring the tables of a database up to date without serving it
    Migrate(Data),
}

/// What to do with the publication.
#[derive(Debug, Subcommand)]
pub enum PublicationCommand {
    /// Write its file to the standard output; `nightdesk apply` reads it
    Export(Data),
}

/// What to do with redirects.
#[derive(Debug, Subcommand)]
pub enum RedirectCommand {
    /// Bring in a CSV file with the columns from, to and perhaps note
    Import(RedirectImport),
    /// Write all of them as such a file to the standard output
    Export(Data),
}

/// A file of redirects.
#[derive(Debug, Args)]
pub struct RedirectImport {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The file
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
}

/// Where the data lies.
#[derive(Debug, Clone, Args)]
pub struct Data {
    /// The folder that holds everything
    #[arg(long, value_name = "DIR", env = "NIGHTDESK_DATA", default_value = "nightdesk-data")]
    pub data: PathBuf,
    /// A PostgreSQL address in place of the file in the data folder
    #[arg(long, value_name = "URL", env = "NIGHTDESK_DATABASE", hide_env_values = true)]
    pub database: Option<String>,
}

/// How to serve.
#[derive(Debug, Args)]
pub struct Serve {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The address to listen on
    #[arg(long, value_name = "ADDR", env = "NIGHTDESK_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The folder of a theme; it is checked and read once, when the program starts
    #[arg(long, value_name = "DIR", env = "NIGHTDESK_THEME")]
    pub theme: Option<PathBuf>,
    /// Whether the theme is put on again whenever a file of it changes: `theme serve`.
    #[arg(skip)]
    pub live_theme: bool,
    /// A shared cache in front (Varnish: see docs/varnish.vcl) that is told what changed; give it once for each cache
    #[arg(long, value_name = "URL", env = "NIGHTDESK_PURGE", value_delimiter = ',')]
    pub purge: Vec<reqwest::Url>,
    /// A proxy in front whose X-Forwarded-For and X-Forwarded-Proto are believed; give it once for each proxy
    #[arg(long, value_name = "ADDR", env = "NIGHTDESK_TRUST_PROXY", value_delimiter = ',')]
    pub trust_proxy: Vec<IpAddr>,
    /// Event streams that one address (of IPv6: one network) may hold open; with 0 as many as it likes
    #[arg(long, value_name = "N", env = "NIGHTDESK_STREAMS_PER_ADDRESS", default_value_t = 1000)]
    pub streams_per_address: usize,
    /// Seconds after which what was read is written down and stands in what most people read; so much is lost of it when
    /// the program is killed
    #[arg(long, value_name = "SECONDS", env = "NIGHTDESK_COUNT_EVERY", default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=3_600))]
    pub count_every: u64,
    /// Where hooks may lead besides.
    #[command(flatten)]
    pub hooks: HookHosts,
    /// An address for TLS besides, e.g. 0.0.0.0:443
    #[arg(long, value_name = "ADDR", env = "NIGHTDESK_TLS_LISTEN")]
    pub tls_listen: Option<SocketAddr>,
    /// The certificate for it with its chain, in PEM; a renewed one is taken up within a minute
    #[arg(long, value_name = "FILE", env = "NIGHTDESK_TLS_CERTIFICATE", requires = "tls_listen")]
    pub tls_certificate: Option<PathBuf>,
    /// The certificate's private key, in PEM
    #[arg(long, value_name = "FILE", env = "NIGHTDESK_TLS_KEY", requires = "tls_listen")]
    pub tls_key: Option<PathBuf>,
    /// A certificate fetched by the program itself, in place of those two.
    #[command(flatten)]
    pub acme: Acme,
    /// By whom members are let in besides.
    #[command(flatten)]
    pub provider: ByProvider,
    /// Megabytes of memory for pages that are ready to be read; with 0 each is made when it is asked for
    #[arg(long, value_name = "MB", env = "NIGHTDESK_PRESS_MEMORY", default_value_t = 128, value_parser = clap::value_parser!(u64).range(0..=1_000_000))]
    pub press_memory: u64,
    /// Megabytes of disk for pages that survive a restart and a lost database; with 0 none do
    #[arg(long, value_name = "MB", env = "NIGHTDESK_PRESS_DISK", default_value_t = 1024, value_parser = clap::value_parser!(u64).range(0..=10_000_000))]
    pub press_disk: u64,
    /// Megabytes of memory for live streams that encoders send here; with 0 none is taken
    #[arg(long, value_name = "MB", env = "NIGHTDESK_STREAM_MEMORY", default_value_t = 128, value_parser = clap::value_parser!(u64).range(0..=100_000))]
    pub stream_memory: u64,
}

/// A new publication.
#[derive(Debug, Args)]
pub struct Init {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// A file that describes the publication (demo/publication.toml is a full example)
    #[arg(long, value_name = "FILE", conflicts_with_all = ["name", "edition"])]
    pub from: Option<PathBuf>,
    /// The publication's name; left out, the guide at the desk asks for it
    #[arg(long, requires = "edition")]
    pub name: Option<String>,
    /// The language of an edition: en, es or ar; give it once for each edition
    #[arg(long, value_name = "LANGUAGE", requires = "name")]
    pub edition: Vec<String>,
    /// The time zone of its readers
    #[arg(long, value_name = "ZONE", default_value = "UTC")]
    pub zone: String,
    /// The address of the first member, a chief; prints the link with which they set their password
    #[arg(long, value_name = "EMAIL")]
    pub member_email: Option<Email>,
}

/// The formats that can be brought in.
#[derive(Debug, Subcommand)]
pub enum ImportFormat {
    /// Our exchange format: one JSON object a line (docs/import.md lists the fields)
    Jsonl(Import),
}

/// Stories to bring in.
#[derive(Debug, Args)]
pub struct Import {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The files; a dash reads standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The edition of lines that name no language
    #[arg(long, value_name = "TAG")]
    pub edition: Option<String>,
    /// Read and check everything, keep nothing
    #[arg(long)]
    pub dry_run: bool,
    /// How to tell what happened
    #[arg(long, value_enum, default_value_t = Tell::Text)]
    pub report: Tell,
}

/// How a command tells what happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Tell {
    /// For people
    Text,
    /// One JSON object, for programs
    Json,
}

/// A publication's file to apply.
#[derive(Debug, Args)]
pub struct Apply {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The file (demo/publication.toml is a full example)
    pub file: PathBuf,
}

/// A flash to send.
#[derive(Debug, Args)]
pub struct Flash {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The edition's tag
    #[arg(long, value_name = "TAG", required_unless_present_any = ["correct", "recall", "list"])]
    pub edition: Option<String>,
    /// One sentence
    #[arg(required_unless_present_any = ["recall", "list"])]
    pub text: Option<String>,
    /// The event or speaker that ties several flashes together
    #[arg(long, default_value = "")]
    pub thread: String,
    /// The path of the story that tells more
    #[arg(long, value_name = "PATH")]
    pub story: Option<String>,
    /// Minutes until it leaves the ticker
    #[arg(long, value_name = "N", default_value_t = 360, value_parser = clap::value_parser!(i64).range(1..=10_080))]
    pub minutes: i64,
    /// Let it stand before all others
    #[arg(long)]
    pub urgent: bool,
    /// Give a flash that was sent this sentence instead; the earlier one is kept
    #[arg(long, value_name = "ID", conflicts_with_all = ["edition", "story", "urgent", "recall", "list"])]
    pub correct: Option<FlashId>,
    /// Take a flash back from every edition that has a wording of it
    #[arg(long, value_name = "ID", conflicts_with_all = ["edition", "story", "urgent", "text", "list"])]
    pub recall: Option<FlashId>,
    /// List what runs now, with ids
    #[arg(long, conflicts_with_all = ["story", "urgent", "text"])]
    pub list: bool,
}

/// A correction to tell.
#[derive(Debug, Args)]
pub struct Correct {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The story's path, e.g. /en/news/politics/assembly-backs-fund
    pub story: String,
    /// correction, clarification, update or retraction
    #[arg(long, default_value = "correction")]
    pub kind: String,
    /// What was wrong and what is right
    #[arg(long)]
    pub text: String,
}

/// A story to take back.
#[derive(Debug, Args)]
pub struct Withdraw {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The story's path
    pub story: String,
    /// What readers who follow an old link are told
    #[arg(long)]
    pub reason: String,
}
