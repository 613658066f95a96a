//! The public paper: what readers see.
//!
//! 1. A path is read into an [`ask::Ask`]: a front, a section, a story, a feed … ([`routes`]).
//! 2. The press has the page, or asks the [`composing`] room to make it.
//! 3. Its rows are read in one unit of work, and what was read is noted ([`reading`], [`material`]).
//! 4. The rows become a page value ([`view`], [`page`]): all words chosen, all dates written.
//! 5. The theme speaks the value ([`theme`]).
//!
//! Open pages hear what changes: the follower frames what the log says (`live`) and sends it to everybody who listens
//! (`on_air`).
//!
//! Programs get the same as [`records`]: made and kept like pages, in JSON.
//!
//! Who reads is counted by the turnstile, at a door that takes an id and gives nothing back (`routes/read.rs`).
//!
//! What stands on every page (navigation, ticker, most read, footer) is not asked for each time: it is the
//! [`furniture`]. [`follow`] reads the log, keeps the furniture true and tells the press what changed.
//!
//! *Invariant:* this crate cannot see `newsroom`; the public paper cannot change a story.

pub mod ask;
pub mod composing;
mod follow;
pub mod furniture;
mod live;
pub mod material;
mod most_read;
mod on_air;
pub mod page;
pub mod reading;
pub mod records;
mod routes;
pub mod stood;
mod streams;
pub mod theme;
mod touched;
pub mod view;

pub use follow::{Bookmark, Changes};
pub use on_air::Missed;
pub use routes::{
    Bands, DOOR, Elsewhere, Found, Kept, NoProof, Proof, Recorded, STREAM_HEADERS, Sheet, Standing, Unseen,
    file, hit, named_in, not_found_key, recorded, robots, router,
};

use air::Seats;
use arc_swap::ArcSwap;
use clock::Clock;
use composing::ComposingRoom;
use editorial::NodeId;
use on_air::OnAir;
use origin::Origin;
use press::{Disk, Limits, Press};
use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
};
use store::{Store, StoreError, blobs::Blobs};
use theme::{News, Theme, ThemeError};
use themes::{Dress, DressFile};
use tokio::sync::watch;
use turnstile::Turnstile;
use web::Surrogates;

/// The public site of one publication. Cheap to clone.
#[derive(Clone)]
pub struct Site {
    press: Press<ComposingRoom>,
    on_air: Arc<OnAir>,
    turnstile: Arc<Turnstile>,
    seats: Arc<ArcSwap<Seats>>,
    /// The editions whose streams are on air, as pages know it.
    streams: Arc<Mutex<BTreeSet<String>>>,
}

/// What a site is opened with.
pub struct Opening {
    /// The newsroom's memory.
    pub store: Store,
    /// Its files.
    pub blobs: Blobs,
    /// Its clock.
    pub clock: Clock,
    /// How pages look.
    pub theme: Theme,
    /// Where the site is reached when the publication has not set its address.
    pub reached_at: String,
    /// Whether there is a shared cache in front of the site that is told what changed.
    pub surrogates: Surrogates,
    /// How much the press keeps in memory.
    pub limits: Limits,
    /// Pages on the disk, if they are to survive a restart.
    pub disk: Option<Disk>,
}

/// Why the site cannot open.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Readers could not be counted without being known.
    #[error(transparent)]
    Chance(#[from] turnstile::NoChance),
    /// A theme cannot be read or spoken.
    #[error(transparent)]
    Theme(#[from] ThemeError),
    /// An edition whose language, locale or zone the house style does not know.
    #[error(transparent)]
    Unspeakable(#[from] house_style::Unspeakable),
    /// Nothing to show yet.
    #[error(
        "there is no publication in this data folder yet: make one with `nightdesk init`, or try `nightdesk demo`"
    )]
    NoPublication,
}

impl Site {
    /// Opens the site.
    ///
    /// # Errors
    /// When there is no publication yet, or its theme or an edition cannot be spoken.
    pub async fn open(with: Opening) -> Result<Self, SiteError> {
        let now = with.clock.now();
        let furniture = furniture::arrange(&with.store, &with.theme, now).await?;
        let position = furniture.sequence;
        let reached_at: Arc<str> = with.reached_at.trim_end_matches('/').into();
        let turnstile = Turnstile::open(with.clock.clone())?;
        let room = ComposingRoom {
            store: with.store,
            blobs: with.blobs,
            clock: with.clock,
            origin: Origin::default(),
            theme: with.theme,
            furniture: ArcSwap::from_pointee(furniture),
            reached_at: Arc::clone(&reached_at),
            surrogates: with.surrogates,
            followed: watch::channel(position).0,
        };
        let site = Self {
            press: Press::new(room, with.limits, with.disk),
            on_air: Arc::new(OnAir::new(node(&reached_at, now))),
            turnstile: Arc::new(turnstile),
            seats: Arc::new(ArcSwap::from_pointee(routes::usual_seats())),
            streams: Arc::default(),
        };
        site.look_back().await?;
        site.take_up_where_the_disk_left_off().await?;
        Ok(site)
    }

    /// Puts another version of the theme on, while a designer works: pages are made anew, and open ones told. A theme that
    /// cannot be spoken is not put on.
    ///
    /// # Errors
    /// Why it cannot; then everything is as before.
    pub async fn put_on(&self, dress: Dress) -> Result<(), SiteError> {
        let room = self.composing();
        let before = room.theme.change(Arc::new(dress));
        match furniture::arrange(&room.store, &room.theme, room.clock.now()).await {
            Ok(furniture) => {
                let dress = Arc::clone(&furniture.dress);
                room.furniture.store(Arc::new(furniture));
                self.press().forget_all();
                let sheet = dress.sheet.as_ref().filter(|_| before.differs_in_styles_alone(&dress));
                let sheet = sheet.map(DressFile::address);
                if let Some(news) = room.theme.news() {
                    news.send_modify(|news| {
                        *news = News { turn: news.turn + 1, trouble: None, sheet, ..std::mem::take(news) };
                    });
                }
                Ok(())
            }
            Err(error) => {
                room.theme.change(before);
                Err(error)
            }
        }
    }

    /// Tells open pages what else there is to say of the theme that is on; nothing is said again that stands there.
    pub fn advise(&self, advice: &str) {
        if let Some(news) = self.composing().theme.news() {
            news.send_if_modified(|news| {
                let other = news.advice != advice;
                advice.clone_into(&mut news.advice);
                other
            });
        }
    }

    /// The theme as it is on now.
    pub fn dress(&self) -> Arc<Dress> {
        self.composing().theme.dress()
    }

    /// The languages of its editions.
    pub fn languages(&self) -> Vec<String> {
        self.furniture().rooms.iter().map(|room| room.edition.language.clone()).collect()
    }

    /// Tells open pages why the files of the theme cannot be put on as they are.
    pub fn cannot_put_on(&self, why: String) {
        if let Some(news) = self.composing().theme.news() {
            news.send_modify(|news| news.trouble = Some(why));
        }
    }

    /// The press that makes its pages.
    pub const fn press(&self) -> &Press<ComposingRoom> {
        &self.press
    }

    /// The absolute address of a path, under the publication's own name where it has set one.
    pub fn address(&self, path: &str) -> String {
        self.composing().absolute(&self.furniture(), path)
    }

    /// Where this program serves the paper, whatever name the publication has set.
    pub fn home(&self) -> String {
        self.composing().reached_at.to_string()
    }

    /// Up to which entry of the log its pages are true.
    pub fn true_upto(&self) -> i64 {
        *self.composing().followed.borrow()
    }

    /// Told whenever its pages are true up to another entry of the log.
    pub fn following(&self) -> watch::Receiver<i64> {
        self.composing().followed.subscribe()
    }

    /// The tags of its editions, in the order of the switch.
    pub fn editions(&self) -> Vec<String> {
        self.furniture().rooms.iter().map(|room| room.edition.tag.clone()).collect()
    }

    /// Told whenever somebody changes something.
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.composing().store.changes()
    }

    /// What time it is for the paper.
    pub fn now(&self) -> editorial::Moment {
        self.composing().clock.now()
    }

    /// The parts of which pages are made that show what stands on every page of an edition, or of all editions, or what
    /// most people read.
    pub fn furniture_parts(&self) -> Vec<u64> {
        let furniture = self.furniture();
        furniture.prints().iter().map(|(name, _)| furniture.named(name).part().thing).collect()
    }

    /// How many may listen to event streams.
    pub fn seats(&self) -> Seats {
        (**self.seats.load()).clone()
    }

    /// From now on so many may; who listens already stays.
    pub fn set_seats(&self, seats: Seats) {
        self.seats.store(Arc::new(seats));
    }

    /// What readers have read and nobody has kept yet, in numbered batches: see [`Turnstile::take`].
    pub fn turnstile(&self) -> &Turnstile {
        &self.turnstile
    }

    /// What encoders send here, by the tags of editions.
    pub fn origin(&self) -> &Origin {
        &self.composing().origin
    }

    /// What goes out live.
    pub(crate) fn on_air(&self) -> &OnAir {
        &self.on_air
    }

    /// Where its pages are made.
    pub(crate) fn composing(&self) -> &ComposingRoom {
        self.press.maker()
    }

    /// What stands on every page.
    pub(crate) fn furniture(&self) -> Arc<furniture::Furniture> {
        self.composing().furniture.load_full()
    }
}

/// This run of the program: no other has the same address, process and moment.
fn node(reached_at: &str, now: editorial::Moment) -> NodeId {
    let hash = blake3::hash(format!("{reached_at} {} {}", std::process::id(), now.micros()).as_bytes());
    let mut chance = [0; 10];
    chance.copy_from_slice(&hash.as_bytes()[..10]);
    NodeId::new(now, chance)
}
