//! Manners of HTTP that the public site and the desk share.
//!
//! - [`CachePolicy`] decides how long anybody may keep an answer; handlers return it, one layer writes the headers.
//! - [`manners`] is that layer: cache headers, security headers, a kind page when a handler panics.
//! - [`Surrogates`] tells a shared cache in front of us how long to keep a page and by which keys to drop it.
//! - [`Came`] says from where a request came, also behind a proxy.
//! - [`edition`] chooses an edition for a reader who did not name one.
//! - [`addresses`] writes paths and addresses as URIs.

pub mod addresses;
mod cache;
mod came;
pub mod edition;
mod manners;
mod surrogate;

pub use cache::CachePolicy;
pub use came::Came;
pub use manners::{Dressed, content_security, content_security_of_stream, headers, manners};
pub use surrogate::{KEY, Surrogates};
