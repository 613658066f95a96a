//! The `[publication]` table: what is true of all editions.
//!
//! What the table does not name stays as it is, as everywhere in the file.

use editorial::{
    AssetId, Names,
    library::PicturePolicy,
    publication::{Archive, Colours, Density, Publication, SocialAccount, Typeface},
    stage::Eyes,
};
use serde::{Deserialize, Deserializer, Serialize, de::Error};

/// The settings that the file names.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PublicationEntry {
    /// Its name where no edition is meant.
    pub name: String,
    /// The tag of the edition for readers whose language is none of ours.
    pub first_edition: String,
    /// The address under which the world knows it.
    pub base_address: Option<String>,
    /// An asset of the media library as its mark.
    pub logo: Option<AssetId>,
    /// The mark as SVG.
    pub logo_svg: Option<String>,
    /// The year it was founded.
    pub founded: Option<i16>,
    /// Where to write to the newsroom.
    pub email: Option<String>,
    /// Where to report a fault of security.
    pub security_contact: Option<String>,
    /// Accounts elsewhere.
    pub social: Option<Vec<AccountEntry>>,
    /// The line on rights, in each language.
    pub rights: Option<Names>,
    /// The colours of the house.
    pub colours: Option<ColoursEntry>,
    /// The faces of headlines: `usual`, `serif` or `sans`.
    pub typeface: Option<Typeface>,
    /// How close things stand: `usual` or `close`.
    pub density: Option<Density>,
    /// How many must have looked at a story before readers see it: `two` or `four` eyes.
    pub eyes: Option<Eyes>,
    /// What every picture must have beside alternative text: `{ credit = true }`.
    pub picture_policy: Option<PicturePolicy>,
    /// Who may see the paper as it stood: `members` or `open` to readers.
    pub archive: Option<Archive>,
}

/// An account of the publication with another service.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountEntry {
    /// The service's name.
    pub service: String,
    /// The account's address.
    pub address: String,
}

/// The colours that the file names.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColoursEntry {
    /// The masthead and what is drawn in the house's colour.
    #[serde(default, deserialize_with = "colour")]
    pub brand: Option<String>,
    /// Breaking news.
    #[serde(default, deserialize_with = "colour")]
    pub alert: Option<String>,
}

/// A colour as `#rrggbb`.
fn colour<'de, D: Deserializer<'de>>(given: D) -> Result<Option<String>, D::Error> {
    let colour = String::deserialize(given)?;
    let digits = colour.strip_prefix('#').unwrap_or_default();
    if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        Ok(Some(colour))
    } else {
        Err(D::Error::custom(format!("“{colour}” is no colour: write it as #rrggbb, for example #0b3c49")))
    }
}

impl PublicationEntry {
    /// The settings with what the file names put in the place of what was there.
    pub fn over(&self, there: Publication) -> Publication {
        let named = self.clone();
        let colours = named.colours.unwrap_or_default();
        Publication {
            name: named.name,
            first_edition: named.first_edition,
            base_address: named.base_address.unwrap_or(there.base_address),
            logo: named.logo.or(there.logo),
            logo_svg: named.logo_svg.unwrap_or(there.logo_svg),
            founded: named.founded.or(there.founded),
            email: named.email.unwrap_or(there.email),
            security_contact: named.security_contact.unwrap_or(there.security_contact),
            social: named.social.map_or(there.social, |accounts| {
                accounts
                    .into_iter()
                    .map(|AccountEntry { service, address }| SocialAccount { service, address })
                    .collect()
            }),
            rights: named.rights.unwrap_or(there.rights),
            colours: Colours {
                brand: colours.brand.unwrap_or(there.colours.brand),
                alert: colours.alert.unwrap_or(there.colours.alert),
            },
            typeface: named.typeface.unwrap_or(there.typeface),
            density: named.density.unwrap_or(there.density),
            eyes: named.eyes.unwrap_or(there.eyes),
            picture_policy: named.picture_policy.unwrap_or(there.picture_policy),
            archive: named.archive.unwrap_or(there.archive),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(table: &str) -> Result<PublicationEntry, String> {
        let named = format!("name = \"The Orsel Courier\"\nfirst_edition = \"en\"\n{table}");
        toml::from_str(&named).map_err(|error| error.to_string())
    }

    #[test]
    fn what_the_table_does_not_name_stays() {
        let there = Publication {
            logo_svg: "<svg/>".to_owned(),
            email: "desk@courier.example".to_owned(),
            ..Publication::default()
        };
        let after = read("email = \"news@courier.example\"\ncolours = { alert = \"#aa0000\" }")
            .unwrap()
            .over(there.clone());
        assert_eq!(after.logo_svg, there.logo_svg);
        assert_eq!(after.email, "news@courier.example");
        assert_eq!(after.colours.brand, there.colours.brand);
        assert_eq!(after.colours.alert, "#aa0000");
    }

    #[test]
    fn a_slip_of_the_pen_is_told_with_its_line() {
        let unknown = read("emial = \"news@courier.example\"").unwrap_err();
        assert!(unknown.contains("line 3") && unknown.contains("emial"), "{unknown}");
        let colour = read("colours = { brand = \"navy\" }").unwrap_err();
        assert!(colour.contains("“navy” is no colour"), "{colour}");
    }
}
