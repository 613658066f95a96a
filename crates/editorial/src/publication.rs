//! The publication: what is true of all its editions.

use crate::{AssetId, Names};
use serde::{Deserialize, Serialize};

/// The house itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// Its name where no edition is meant.
    pub name: String,
    /// The address under which the world knows it, without a slash at the end, e.g. `https://courier.example`.
    /// Empty until it is set; then addresses are made from the request.
    #[serde(default)]
    pub base_address: String,
    /// The tag of the edition that stands for all when a reader's language is none of ours.
    pub first_edition: String,
    /// Its mark.
    #[serde(default)]
    pub logo: Option<AssetId>,
    /// The mark as SVG, drawn inside the page.
    #[serde(default)]
    pub logo_svg: String,
    /// The year it was founded, for the footer and search engines.
    #[serde(default)]
    pub founded: Option<i16>,
    /// Where to write to the newsroom.
    #[serde(default)]
    pub email: String,
    /// Where to report a fault of security: an address for `security.txt` (RFC 9116).
    #[serde(default)]
    pub security_contact: String,
    /// Accounts elsewhere.
    #[serde(default)]
    pub social: Vec<SocialAccount>,
    /// The line on rights in the footer, in each language.
    #[serde(default)]
    pub rights: Names,
    /// The two colours of the house, as `#rrggbb`: ink of the masthead and accent.
    #[serde(default)]
    pub colours: Colours,
}

/// An account of the publication with another service.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SocialAccount {
    /// The service's name as readers know it.
    pub service: String,
    /// The account's address.
    pub address: String,
}

/// The colours of the house.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colours {
    /// The masthead and what is drawn in the house's colour.
    pub brand: String,
    /// Breaking news and what must be seen at once.
    pub alert: String,
}

impl Default for Colours {
    fn default() -> Self {
        Self { brand: "#0b3c49".to_owned(), alert: "#b3261e".to_owned() }
    }
}
