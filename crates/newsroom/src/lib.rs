//! What people do in the newsroom: the acts, one file each. Whatever is in the log was written here; besides, only
//! `drafting` writes, what is typed.
//!
//! - [`acts`]: publish, withdraw, correct, send a flash, arrange a front, upload a picture … In each file stand,
//!   one under the other: the permission, the rule, the rows, and the event in the same transaction.
//! - [`standing`]: where a live story stands (its shelves and its address), shared by all that moves stories.
//! - `deliveries`: how breaking news reached its readers, as the public paper measures it.
//! - [`reads`]: how often stories are read, as the public paper counts it; what most people read, curves.
//! - `door`, `passwords`, `apps`, `devices`, `register`: who may come in, by what, who is inside, who works here.
//! - [`hooks`]: programs of other houses that are told what happens.
//! - [`lab`]: what is made of pictures that came in, and by how many hands.
//! - [`library`]: what the desk sees of the media library; where assets stand is written by `uses`.
//! - [`live_blogs`]: what the desk and programs see of live blogs.
//! - [`named`]: sections, topics, authors by the words of whoever names them; [`once`]: the same request twice.
//! - [`import`]: files of stories, in batches, repeatable without doubles.
//! - [`schedule`]: what became of a file of programmes of the live channel.
//! - [`paper_file`]: the publication, its sections, people and fronts written as a TOML file.
//! - [`demo_paper`]: the demo's newsroom, made of such files.
//!
//! A form, the API, the command line and the clock call the same acts. An act's function takes a transaction and
//! the [`Occasion`]; it neither waits nor reads files. What is slow (drawing pictures, fetching them) happens
//! before, outside the transaction.

pub mod acts;
mod apps;
mod ceremonies;
mod chance;
mod deliveries;
pub mod demo_paper;
pub mod desk;
mod devices;
mod door;
mod failure;
pub mod hooks;
pub mod import;
pub mod lab;
pub mod library;
pub mod live_blogs;
pub mod named;
pub mod nodes;
pub mod once;
pub mod paper_file;
mod passwords;
mod proof;
pub mod reads;
mod register;
mod rules_now;
pub mod schedule;
mod secret;
mod sought;
pub mod standing;
mod uses;
mod whence;

pub use apps::AppKey;
pub use chance::{Chance, Occasion};
/// The newsroom's clock; tests move it.
pub use clock::Clock;
pub use deliveries::Tracked;
pub use devices::{DeviceAnswered, DeviceAsked};
pub use door::Inside;
pub use failure::Failure;
/// Why a file is not taken as a picture.
pub use media::{Barred, Refused as BadPicture, Seems};
pub use proof::Proof;
pub use secret::Secret;
pub use whence::Whence;

use editorial::provider::OwnDoors;
use std::path::Path;
use store::{Place, Store, StoreError, Tx, blobs::Blobs};

/// The newsroom, open for work. Cheap to clone.
#[derive(Clone)]
pub struct Newsroom {
    /// All that is kept.
    pub store: Store,
    /// The files of the media library.
    pub blobs: Blobs,
    /// The time.
    pub clock: Clock,
    /// Where ids come from.
    pub chance: Chance,
    /// For whom the doors that the house keeps itself are open.
    pub own_doors: OwnDoors,
    /// The way out for what hooks are told.
    pub post: hooks::Post,
}

impl Newsroom {
    /// Opens the newsroom whose data lie at `place` and whose pictures lie in `media_folder`; both are made when
    /// they are not there.
    ///
    /// # Errors
    /// When either cannot be reached or written.
    pub fn open(place: &Place, media_folder: &Path, clock: Clock) -> Result<Self, StoreError> {
        Ok(Self {
            store: Store::open(place)?,
            blobs: Blobs::folder(media_folder)?,
            clock,
            chance: Chance::real()?,
            own_doors: OwnDoors::default(),
            post: hooks::Post::default(),
        })
    }

    /// The same newsroom, whose hooks may also lead to these hosts of the operator's own network.
    #[must_use]
    pub fn that_posts_to(self, hosts: courier::Hosts) -> Self {
        Self { post: hooks::Post::to(hosts), ..self }
    }

    /// This moment, for an act that happens now.
    pub fn occasion(&self) -> Occasion {
        Occasion { now: self.clock.now(), chance: self.chance.clone() }
    }

    /// Runs an act at this moment: all of it is kept, or nothing is.
    pub(crate) async fn act<T, F>(&self, act: F) -> Result<T, Failure>
    where
        T: Send + 'static,
        F: FnOnce(&mut dyn Tx, &Occasion) -> Result<T, Failure> + Send + 'static,
    {
        let on = self.occasion();
        self.store.run(move |tx| act(tx, &on)).await
    }
}
