//! The newsroom's screens, under `/desk/`.
//!
//! 1. Every address stands in one table ([`routes`](routes()), [`Route`]): what it does, who may come.
//! 2. Every request passes one gate: who asks, in which language, and whether a form is theirs. A handler gets a
//!    [`Seat`] (somebody who is signed in) or a [`Guest`].
//! 3. A handler asks the newsroom, fills the value that its template documents, and lets the theme speak it in the
//!    language of whoever asked.
//! 4. What went wrong is a [`Trouble`]; the gate makes the screen of it, or sends to the door.
//!
//! Nothing here decides what is allowed: the acts do. Nothing writes but by an act. No answer may be kept by anybody.

mod account;
mod asked;
mod audit;
mod audit_files;
mod channel;
mod company;
mod cookies;
mod corrections;
mod curve;
mod events_said;
mod flashes;
mod fronts;
mod gate;
mod hook;
mod hooks;
mod house;
mod invitation;
mod live;
mod member;
mod members;
mod notice;
mod passkey_sign_in;
mod passkeys;
mod pictures;
mod provider;
mod readers;
mod routes;
mod second_factor;
mod sessions;
mod settings;
mod sheet;
mod sign_in;
mod signing;
mod stories;
mod tokens;
mod tongue;
mod trouble;
mod uploads;
mod welcome;

pub use asked::{Guest, Seat};
pub use notice::Notice;
pub use provider::ByProvider;
pub use routes::{Route, Verb, Who, is_of_the_desk, router, routes};
pub use tongue::Tongue;
pub use trouble::Trouble;
pub use web::Came;

use arc_swap::ArcSwap;
use company::Company;
use drafting::Rooms;
use editorial::node::{Node, NodeKind};
use house::House;
use live::Live;
use newsroom::Newsroom;
use site::Site;
use std::{net::IpAddr, sync::Arc};
use store::StoreError;

/// The desk of one newsroom. Cheap to clone.
#[derive(Clone)]
pub struct Desk {
    newsroom: Newsroom,
    /// The paper, for proofs of what readers do not see yet.
    site: Site,
    house: Arc<ArcSwap<House>>,
    live: Live,
    company: Company,
    rooms: Rooms,
    proxies: Arc<[IpAddr]>,
    provider: Option<Arc<ByProvider>>,
}

/// Why the desk cannot open.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// A language of the desk cannot be spoken.
    #[error(transparent)]
    Unspeakable(#[from] house_style::Unspeakable),
    /// A template is misspelt.
    #[error("the desk's templates cannot be read: {0:#}")]
    Template(#[from] minijinja::Error),
    /// Nothing to work on yet.
    #[error(
        "there is no publication in this data folder yet: make one with `nightdesk init`, or try `nightdesk demo`"
    )]
    NoPublication,
}

impl Desk {
    /// Opens the desk of a newsroom whose paper is `site`. `proxies` are believed when they say from where a request
    /// came.
    ///
    /// # Errors
    /// When there is no publication yet, or the store fails.
    pub async fn open(newsroom: Newsroom, site: Site, proxies: Vec<IpAddr>) -> Result<Self, DeskError> {
        let position = newsroom.store.read(store::sql::events::newest).await?;
        let house = House::read(&newsroom.store).await?;
        let node = newsroom.as_node(NodeKind::Server, &site.home());
        let rooms = Rooms::new(newsroom.store.clone(), newsroom.clock.clone());
        Ok(Self {
            rooms,
            newsroom,
            site,
            house: Arc::new(ArcSwap::from_pointee(house)),
            live: Live::from(position),
            company: Company::of(node),
            proxies: proxies.into_iter().map(|proxy| proxy.to_canonical()).collect(),
            provider: None,
        })
    }

    /// The same desk, to which the house's identity provider lets members in too.
    #[must_use]
    pub fn with_provider(self, provider: ByProvider) -> Self {
        Self { provider: Some(Arc::new(provider)), ..self }
    }

    /// The house's identity provider, if it has one.
    fn provider(&self) -> Option<&ByProvider> {
        self.provider.as_deref()
    }

    /// Why nobody can use passkeys at the house's own address; nothing where they can.
    pub fn without_passkeys(&self) -> Option<String> {
        let house = self.house();
        let base = house.publication.base_address.as_str();
        passkeys::without(base).map(|why| why.to_string())
    }

    /// The newsroom in which everything is done.
    pub const fn newsroom(&self) -> &Newsroom {
        &self.newsroom
    }

    /// The rooms in which drafts are written.
    pub const fn rooms(&self) -> &Rooms {
        &self.rooms
    }

    /// This program as the others at work on the newsroom know it.
    pub fn node(&self) -> &Node {
        &self.company.node
    }

    /// What is true of the whole house, as of the last look at the log.
    fn house(&self) -> Arc<House> {
        self.house.load_full()
    }
}
