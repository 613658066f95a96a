//! Regions: the second taxonomy, independent of sections and shared by all editions.

use crate::{Names, RegionId, Slug};
use serde::{Deserialize, Serialize};

/// A part of the world that stories play in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// Its id.
    pub id: RegionId,
    /// Its segment of the address.
    pub slug: Slug,
    /// Its name in each edition's language.
    pub names: Names,
    /// Its place in the navigation.
    pub position: i64,
}
