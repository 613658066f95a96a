//! The pages of the footer: about, privacy, contact. Written at the desk, one text an edition.

use crate::{EditionId, FooterPageId, Moment, Slug, body::Body};
use serde::{Deserialize, Serialize};

/// One page of the footer in one edition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FooterPage {
    /// Its id; the same page in another edition has another.
    pub id: FooterPageId,
    /// Its edition.
    pub edition: EditionId,
    /// Its segment of the address; the same in every edition, so that the edition switch finds it.
    pub slug: Slug,
    /// Its title.
    pub title: String,
    /// Its text.
    pub body: Body,
    /// Its place in the footer.
    pub position: i64,
    /// When it was last changed.
    pub updated: Moment,
}
