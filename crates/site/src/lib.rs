//! The public paper: what readers see.
//!
//! 1. A path is read into an [`ask::Ask`]: a front, a section, a story, a feed …
//! 2. Its route asks the store for the rows of that page in one unit of work ([`material`]).
//! 3. The rows become a page value ([`view`], [`page`]): all words chosen, all dates written.
//! 4. The theme speaks the value ([`theme`]).
//!
//! What stands on every page (navigation, ticker, most read, footer) is not asked for each time: it is the
//! [`furniture`], made anew when the log says that it changed.
//!
//! *Invariant:* this crate cannot see `newsroom`; the public paper cannot change a story.

pub mod ask;
pub mod furniture;
pub mod material;
pub mod page;
mod routes;
pub mod theme;
pub mod view;

pub use routes::router;

use arc_swap::ArcSwap;
use clock::Clock;
use furniture::Furniture;
use std::sync::Arc;
use store::{Store, StoreError, blobs::Blobs};
use theme::{Theme, ThemeError};

/// The public site of one publication. Cheap to clone.
#[derive(Clone)]
pub struct Site {
    pub(crate) store: Store,
    pub(crate) blobs: Blobs,
    pub(crate) clock: Clock,
    pub(crate) theme: Arc<Theme>,
    pub(crate) furniture: Arc<ArcSwap<Furniture>>,
    /// Where the site is reached when the publication has not set its address.
    pub(crate) reached_at: Arc<str>,
}

/// Why the site cannot open.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
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
    /// Opens the site over a store.
    ///
    /// # Errors
    /// When there is no publication yet, or its theme or an edition cannot be spoken.
    pub async fn open(
        store: Store,
        blobs: Blobs,
        clock: Clock,
        theme: Theme,
        reached_at: &str,
    ) -> Result<Self, SiteError> {
        let theme = Arc::new(theme);
        let furniture = furniture::arrange(&store, &theme, clock.now()).await?;
        Ok(Self {
            store,
            blobs,
            clock,
            theme,
            furniture: Arc::new(ArcSwap::from_pointee(furniture)),
            reached_at: reached_at.trim_end_matches('/').into(),
        })
    }

    /// Follows the log for as long as the site is open: keeps the furniture true.
    pub async fn follow(self) {
        furniture::follow(self).await;
    }

    /// The absolute address of a path, under the publication's own name where it has set one.
    pub(crate) fn absolute(&self, furniture: &Furniture, path: &str) -> String {
        let own = &furniture.publication.base_address;
        let base = if own.is_empty() { &*self.reached_at } else { own.trim_end_matches('/') };
        format!("{base}{}", web::addresses::encoded(path))
    }
}
