//! Options for hooks.

use super::{Data, Listed};
use clap::{Args, Subcommand};
use courier::{Hosts, NamedHost};
use editorial::{HookId, hook::HookKind};

/// What can be done to hooks.
#[derive(Debug, Subcommand)]
pub enum HookCommand {
    /// Make a hook and show its secret once
    Add(HookAdd),
    /// List the hooks with how each does
    List(Listed),
    /// Send a test to a hook and tell what it answers; the exit code says whether it arrived
    Test(HookTest),
    /// Give a hook a new secret and show it once; the old one is good for a day more
    Secret(HookNamed),
    /// Tell a hook nothing for a while; what happens is kept for it
    Pause(HookNamed),
    /// Let a hook go on
    Resume(HookNamed),
    /// Remove a hook
    Remove(HookNamed),
}

/// Hosts of one's own network.
#[derive(Debug, Clone, Args)]
pub struct HookHosts {
    /// A host of your own network to which hooks may lead, e.g. cms.internal or 10.0.0.7:8443; give it once for each
    #[arg(long, value_name = "HOST[:PORT]", env = "NIGHTDESK_HOOK_HOST", value_delimiter = ',')]
    pub hook_host: Vec<NamedHost>,
}

impl HookHosts {
    /// All of them.
    pub fn opened(&self) -> Hosts {
        self.hook_host.iter().cloned().collect()
    }
}

/// A hook to make.
#[derive(Debug, Args)]
pub struct HookAdd {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// Where hooks may lead besides.
    #[command(flatten)]
    pub hosts: HookHosts,
    /// What will listen there, in words
    pub name: String,
    /// Where it listens
    #[arg(long, value_name = "URL")]
    pub address: String,
    /// What it is told, e.g. story.published; give it once for each, all that readers see when none is given
    #[arg(long, value_name = "KIND", value_parser = kind)]
    pub kind: Vec<HookKind>,
    /// The tag of an edition of which it is told; give it once for each, all when none is given
    #[arg(long, value_name = "TAG")]
    pub edition: Vec<String>,
    /// One JSON object with the secret, for programs
    #[arg(long)]
    pub json: bool,
}

/// A hook to try.
#[derive(Debug, Args)]
pub struct HookTest {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// Where hooks may lead besides.
    #[command(flatten)]
    pub hosts: HookHosts,
    /// Its id, from the list
    pub id: HookId,
    /// One JSON object with the answer, for programs
    #[arg(long)]
    pub json: bool,
}

/// A hook that is there.
#[derive(Debug, Args)]
pub struct HookNamed {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// Its id, from the list
    pub id: HookId,
}

fn kind(word: &str) -> Result<HookKind, String> {
    HookKind::from_word(word)
        .ok_or_else(|| format!("choose one of {}", HookKind::CHOICE.map(HookKind::word).join(", ")))
}
