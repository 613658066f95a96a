//! The publication: what is true of all its editions, and what its settings may be.

use crate::{AssetId, Names, Refusal, colour, library::PicturePolicy, stage::Eyes, words};
use serde::{Deserialize, Serialize};

/// The house itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Publication {
    /// Its name where no edition is meant.
    pub name: String,
    /// The address under which the world knows it, without a slash at the end, e.g. `https://courier.example`.
    /// Empty until it is set; then addresses are made from where the server listens.
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
    /// The faces of its headlines.
    #[serde(default)]
    pub typeface: Typeface,
    /// How close things stand.
    #[serde(default)]
    pub density: Density,
    /// Whether somebody else than who wrote it must have looked at a story before readers see it.
    #[serde(default)]
    pub eyes: Eyes,
    /// What every picture must have before readers see it.
    #[serde(default)]
    pub picture_policy: PicturePolicy,
    /// Who may see the paper as it stood at a minute that is over.
    #[serde(default)]
    pub archive: Archive,
}

/// Who may see the paper as it stood.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Archive {
    /// Members, at the desk.
    #[default]
    Members,
    /// Readers too.
    Open,
}

impl Publication {
    /// Refuses settings that readers, browsers or search engines could not use.
    ///
    /// # Errors
    /// Names the first field that is wrong, with what to write there.
    pub fn usable(&self) -> Result<(), Refusal> {
        if words::is_blank(&self.name) {
            return Err(Refusal::Empty { field: "name", advice: "write the publication's name" });
        }
        words::fits("name", &self.name, words::NAME)?;
        if !self.base_address.is_empty() && !is_origin(&self.base_address) {
            let advice = "write where the site stands, without a path or a slash at the end, \
                          for example https://courier.example";
            return Err(unusable("base_address", &self.base_address, advice));
        }
        if let Some(year) = self.founded.filter(|year| !(1..=9_999).contains(year)) {
            return Err(unusable("founded", &year.to_string(), "write a year from 1 to 9999"));
        }
        let contact = &self.security_contact;
        if !contact.is_empty() && !is_contact(contact) {
            let advice = "write one address that begins with mailto:, https: or tel:, \
                          for example mailto:security@courier.example";
            return Err(unusable("security_contact", contact, advice));
        }
        if has_gaps(&self.email) {
            let advice = "write one mail address, for example newsroom@courier.example";
            return Err(unusable("email", &self.email, advice));
        }
        colour::seen("colour of the house", &self.colours.brand)?;
        colour::seen("colour of breaking news", &self.colours.alert)?;
        for account in &self.social {
            if words::is_blank(&account.service) {
                let advice = "write the service's name as readers know it";
                return Err(Refusal::Empty { field: "social.service", advice });
            }
            if web_host(&account.address).is_none() {
                let advice = "write the account's address on the web, beginning with https:// or http://";
                return Err(unusable("social.address", &account.address, advice));
            }
        }
        Ok(())
    }
}

fn unusable(field: &'static str, given: &str, advice: &'static str) -> Refusal {
    Refusal::Unusable { field, given: words::quoted(given), advice }
}

/// Whether there is anything in it that no address holds.
fn has_gaps(address: &str) -> bool {
    address.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '\\'))
}

/// What stands behind `https://` or `http://`, when a host does and no user name or password.
fn web_host(address: &str) -> Option<&str> {
    let rest = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"))?;
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let named = host.split(':').next().is_some_and(|name| !name.is_empty());
    (named && !host.contains('@') && !has_gaps(address)).then_some(rest)
}

/// Whether it is scheme, host and perhaps port, and nothing more (RFC 6454 §4).
fn is_origin(address: &str) -> bool {
    let Some(host) = web_host(address) else { return false };
    let (name, port) = match host.rsplit_once(':') {
        // The colons of an address in brackets part nothing.
        Some((name, port)) if !port.ends_with(']') => (name, port.parse::<u16>().is_ok_and(|port| port > 0)),
        Some(_) | None => (host, true),
    };
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
    let bracketed = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    let fits = bracketed.map_or_else(
        || name.chars().all(plain) && name.chars().any(char::is_alphanumeric),
        |digits| {
            digits.contains(':') && digits.chars().all(|c| c.is_ascii_hexdigit() || matches!(c, ':' | '.'))
        },
    );
    fits && port
}

/// Whether it is an address for `security.txt` (RFC 9116 §2.5.3).
fn is_contact(address: &str) -> bool {
    let Some((scheme, rest)) = address.split_once(':') else { return false };
    !rest.trim_start_matches('/').is_empty()
        && matches!(scheme, "mailto" | "https" | "tel")
        && !has_gaps(address)
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

/// The faces of headlines, of those that the default theme carries: one choice for every script.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Typeface {
    /// As the theme has them: Newsreader, and Cairo in Arabic script.
    #[default]
    Usual,
    /// With serifs everywhere: Newsreader, and Naskh in Arabic script.
    Serif,
    /// Without serifs: Libre Franklin, and Cairo in Arabic script.
    Sans,
}

impl Typeface {
    /// Every choice.
    pub const ALL: [Typeface; 3] = [Typeface::Usual, Typeface::Serif, Typeface::Sans];

    /// The word by which forms and files know it.
    pub const fn word(self) -> &'static str {
        match self {
            Typeface::Usual => "usual",
            Typeface::Serif => "serif",
            Typeface::Sans => "sans",
        }
    }

    /// The choice that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|face| face.word() == word)
    }
}

/// How close things stand on a page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Density {
    /// As the theme has it.
    #[default]
    Usual,
    /// Closer, for a paper that shows much at once.
    Close,
}

impl Density {
    /// Every choice.
    pub const ALL: [Density; 2] = [Density::Usual, Density::Close];

    /// The word by which forms and files know it.
    pub const fn word(self) -> &'static str {
        match self {
            Density::Usual => "usual",
            Density::Close => "close",
        }
    }

    /// The choice that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|density| density.word() == word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(change: impl FnOnce(&mut Publication)) -> String {
        let mut publication = Publication {
            name: "The Orsel Courier".to_owned(),
            base_address: "https://courier.example".to_owned(),
            founded: Some(1987),
            security_contact: "mailto:security@courier.example".to_owned(),
            social: vec![SocialAccount {
                service: "Mastodon".to_owned(),
                address: "https://social.example/@courier".to_owned(),
            }],
            ..Publication::default()
        };
        change(&mut publication);
        publication.usable().map_or_else(|refusal| refusal.to_string(), |()| "usable".to_owned())
    }

    #[test]
    fn the_base_address_is_an_origin() {
        for good in [
            "",
            "https://courier.example",
            "http://127.0.0.1:8080",
            "http://[::1]:8080",
            "https://الكورير.example",
        ] {
            assert_eq!(told(|p| good.clone_into(&mut p.base_address)), "usable", "{good}");
        }
        for bad in [
            "courier.example",
            "ftp://courier.example",
            "https://",
            "https://courier.example/",
            "https://courier.example/en",
            "https://courier.example?a",
            "https://desk:secret@courier.example",
            "https://courier.example:0",
            "https://courier.example:http",
            "https://cou rier.example",
            "https://courier.example\"><script>",
            "javascript:alert(1)",
            "https://[::1",
            "https://:80",
        ] {
            assert!(
                told(|p| bad.clone_into(&mut p.base_address)).starts_with("base_address cannot be"),
                "{bad}"
            );
        }
        assert_eq!(
            told(|p| "https://courier.example/".clone_into(&mut p.base_address)),
            "base_address cannot be “https://courier.example/”: write where the site stands, without a path or a \
             slash at the end, for example https://courier.example"
        );
    }

    #[test]
    fn settings_that_would_break_a_page_or_a_header_are_refused_by_name() {
        let account = |p: &mut Publication, address: &str| {
            p.social.iter_mut().for_each(|account| address.clone_into(&mut account.address));
        };
        assert_eq!(
            told(|p| account(p, "javascript:alert(1)")),
            "social.address cannot be “javascript:alert(1)”: write the account's address on the web, beginning with \
             https:// or http://"
        );
        assert_eq!(
            told(|p| "mailto:a@b.example\nExpires: never".clone_into(&mut p.security_contact)),
            "security_contact cannot be “mailto:a@b.example\\nExpires: never”: write one address that begins with \
             mailto:, https: or tel:, for example mailto:security@courier.example"
        );
        assert!(
            told(|p| "http://b.example".clone_into(&mut p.security_contact)).starts_with("security_contact")
        );
        assert_eq!(told(|p| p.founded = Some(0)), "founded cannot be “0”: write a year from 1 to 9999");
        assert_eq!(
            told(|p| p.founded = Some(10_000)),
            "founded cannot be “10000”: write a year from 1 to 9999"
        );
        assert!(told(|p| "a@b.example\r\nBcc: all".clone_into(&mut p.email)).starts_with("email cannot be"));
        assert!(told(|p| "\u{200b}".clone_into(&mut p.name)).starts_with("name is empty"));
    }
}
