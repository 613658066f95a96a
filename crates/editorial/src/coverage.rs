//! A coverage: the package of a running event, with a front of its own.

use crate::{CoverageId, Moment, Names, Slug};
use serde::{Deserialize, Serialize};

/// A running event and what the paper has on it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Its id.
    pub id: CoverageId,
    /// Its segment of the address.
    pub slug: Slug,
    /// Its name in each edition's language.
    pub names: Names,
    /// What it is about, in each edition's language.
    pub standfirsts: Names,
    /// Whether it stands in the navigation now.
    pub pinned: bool,
    /// Its place among the pinned.
    pub position: i64,
    /// When the desk closed it; its pages stay.
    pub closed: Option<Moment>,
}
