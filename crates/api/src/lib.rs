//! The newsroom for programs: the same acts as at the desk, by HTTP and JSON, under `/api/`.
//!
//! 1. Every address stands in one table ([`routes`](routes()), [`Route`]): method, path, who may come, what it takes and
//!    answers. Router, permission tests and the OpenAPI document are made of it ([`document`]).
//! 2. Every request passes one gate: from where, how often, whose token, which body, done before or not. A handler gets a
//!    [`Caller`].
//! 3. A handler reads what is asked, calls acts in one unit of work, and answers with a shape ([`shapes`]).
//! 4. What went wrong is a [`Problem`]; the gate makes a problem document of it (RFC 9457).
//!
//! What readers see is public and comes from the press, like the pages of the paper ([`paper`]).
//!
//! Nothing here decides what is allowed: the acts do. There are no cookies, so no other site can act by somebody's browser.

mod answer;
mod caller;
mod channel;
mod conditional;
mod cursor;
mod document;
mod flashes;
mod fronts;
mod gate;
mod limits;
mod media;
mod paper;
mod problem;
mod reason;
mod routes;
mod sent;
mod shapes;
mod stories;
mod taxonomy;
mod tongue;

pub use answer::Answer;
pub use caller::Caller;
pub use document::document;
pub use problem::Problem;
pub use routes::{Method, Route, Sends, Who, is_of_the_api, router, routes};

use limits::Limits;
use newsroom::Newsroom;
use site::Site;
use std::{net::IpAddr, sync::Arc};
use tongue::Tongues;

/// The API of one newsroom. Cheap to clone.
#[derive(Clone)]
pub struct Api(Arc<Room>);

/// What all requests share.
struct Room {
    newsroom: Newsroom,
    site: Site,
    tongues: Tongues,
    limits: Limits,
    /// The proxies that are believed when they say from where a request came.
    proxies: Vec<IpAddr>,
}

impl Api {
    /// Opens the API. `proxies` are believed when they say from where a request came.
    ///
    /// # Errors
    /// When a catalogue is broken.
    pub fn open(
        newsroom: Newsroom,
        site: Site,
        proxies: Vec<IpAddr>,
    ) -> Result<Self, house_style::Unspeakable> {
        let limits = Limits::of(newsroom.clock.clone());
        let proxies = proxies.into_iter().map(|proxy| proxy.to_canonical()).collect();
        Ok(Self(Arc::new(Room { tongues: Tongues::all()?, newsroom, site, limits, proxies })))
    }

    /// The newsroom in which everything is done.
    pub fn newsroom(&self) -> &Newsroom {
        &self.0.newsroom
    }

    /// The public paper.
    pub fn site(&self) -> &Site {
        &self.0.site
    }

    /// The language that is liked best.
    fn tongue(&self, headers: &axum::http::HeaderMap) -> &tongue::Tongue {
        self.0.tongues.liked(headers)
    }

    fn room(&self) -> &Room {
        &self.0
    }
}
