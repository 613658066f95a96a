//! Manners of HTTP that the public site and the desk share.
//!
//! - [`CachePolicy`] decides how long anybody may keep an answer; handlers return it, one layer writes the headers.
//! - [`manners`] is that layer: cache headers, security headers, a kind page when a handler panics.
//! - [`edition`] chooses an edition for a reader who did not name one.
//! - [`addresses`] writes paths and addresses as URIs.

pub mod addresses;
mod cache;
pub mod edition;
mod manners;

pub use cache::CachePolicy;
pub use manners::{Dressed, headers, manners};
