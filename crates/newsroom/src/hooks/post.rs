//! The way out for what hooks are told: one courier with short limits, and the hosts that the operator opened.

use courier::{Courier, Hosts, Letter, Limits, Refused, Reply};
use editorial::{Refusal, words};
use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

/// The longest address of a hook, in characters.
const LONGEST: usize = 1_000;

/// Of an answer so many bytes are read.
const BEGINNING: u64 = 2_000;

/// The longest a try takes.
pub const PATIENCE: Duration = Duration::from_secs(10);

/// Sends what hooks are told. Cheap to clone.
#[derive(Clone, Default)]
pub struct Post(Arc<Inner>);

#[derive(Default)]
struct Inner {
    hosts: Hosts,
    /// Made when it is first needed: most newsrooms have no hooks, and every command opens one.
    courier: OnceLock<Result<Courier, Refused>>,
}

impl Post {
    /// Sends to the public internet and to these hosts of one's own network.
    pub fn to(hosts: Hosts) -> Self {
        Self(Arc::new(Inner { hosts, courier: OnceLock::new() }))
    }

    /// The address as it is kept, if something may be sent there as far as can be told without asking anybody.
    pub(crate) fn judged(&self, text: &str) -> Result<String, Refusal> {
        words::fits("address of the hook", text, LONGEST)?;
        courier::judge(text, &self.0.hosts).map(String::from).map_err(|refused| in_words(text, refused))
    }

    /// Sends a letter.
    pub(crate) async fn send(&self, letter: Letter) -> Result<Reply, Refused> {
        let limits = Limits { bytes: BEGINNING, total: PATIENCE, connect: PATIENCE / 2, redirects: 0 };
        let courier =
            self.0.courier.get_or_init(|| Courier::that_sends_to(self.0.hosts.clone(), limits)).clone()?;
        courier.post(letter).await
    }
}

/// What the member is told who gave the address.
fn in_words(text: &str, refused: Refused) -> Refusal {
    match refused {
        Refused::NotPublic { host, .. } | Refused::PrivateName(host) => Refusal::HookHostPrivate { host },
        Refused::NotEncrypted => Refusal::HookOpen,
        Refused::NotAnAddress(_)
        | Refused::NotAHost(_)
        | Refused::Scheme(_)
        | Refused::Credentials
        | Refused::Port(_)
        | Refused::Unreachable { .. }
        | Refused::TooManyRedirects(_)
        | Refused::Downgrade
        | Refused::Status(_)
        | Refused::MediaType { .. }
        | Refused::TooLarge { .. }
        | Refused::TooSlow(_) => Refusal::Unusable {
            field: "address of the hook",
            given: words::quoted(text),
            advice: "write an address that begins with https://, without user name and password, at a usual port",
        },
    }
}
