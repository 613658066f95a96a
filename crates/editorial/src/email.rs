//! The address by which a member signs in.

use crate::{Refusal, words};
use std::{fmt, str::FromStr};

/// The longest address that mail can carry, in bytes (RFC 5321 §4.5.3.1.3, with its brackets left out).
const LONGEST: usize = 254;

/// Where no mail goes.
const OF_NOBODY: &str = "first-member@newsroom.invalid";

/// A mail address, checked so far that mail could be sent to it and no header or terminal be steered by it.
///
/// It is kept as it was written, for people; two addresses are the same when they differ in case only, whatever the
/// standard allows (RFC 5321 §2.4): nobody tells `Lena@` from `lena@`.
#[derive(Debug, Clone)]
pub struct Email {
    written: String,
    folded: String,
}

impl Email {
    /// The address as its owner writes it.
    pub fn as_str(&self) -> &str {
        &self.written
    }

    /// The address by which accounts are told apart.
    pub fn folded(&self) -> &str {
        &self.folded
    }

    /// The address of the first member while nobody has said theirs: no mail goes there (RFC 6761 §6.4).
    pub fn of_nobody() -> Self {
        Self { written: OF_NOBODY.to_owned(), folded: OF_NOBODY.to_owned() }
    }

    /// Whether nobody has said it yet.
    pub fn is_of_nobody(&self) -> bool {
        self.folded == OF_NOBODY
    }

    /// How any text would be folded: what is no address is looked for in vain, by the same way.
    pub fn fold(text: &str) -> String {
        text.trim().to_lowercase()
    }
}

impl FromStr for Email {
    type Err = Refusal;

    fn from_str(text: &str) -> Result<Self, Refusal> {
        let written = text.trim();
        let refused = || Refusal::Unusable {
            field: "email",
            given: words::quoted(text),
            advice: "write one mail address, for example lena@courier.example",
        };
        let (local, host) = written.rsplit_once('@').ok_or_else(refused)?;
        let steers = |c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '"' | '<' | '>' | '\\' | ',' | ';' | ':' | '(' | ')')
        };
        let dotted = |part: &str| part.split('.').all(|piece| !piece.is_empty());
        let hostly = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-');
        let good = !local.contains('@')
            && dotted(local)
            && dotted(host)
            && host.chars().all(hostly)
            && !written.chars().any(steers)
            && !words::is_blank(local)
            && written.len() <= LONGEST;
        if good {
            Ok(Self { written: written.to_owned(), folded: Self::fold(written) })
        } else {
            Err(refused())
        }
    }
}

impl PartialEq for Email {
    fn eq(&self, other: &Self) -> bool {
        self.folded == other.folded
    }
}

impl Eq for Email {}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_the_same_in_capitals() {
        let lena: Email = " Lena@Courier.example ".parse().unwrap();
        assert_eq!(lena.as_str(), "Lena@Courier.example");
        assert_eq!(lena, "lena@courier.EXAMPLE".parse().unwrap());
        assert_eq!("ليلى@صحيفة.example".parse::<Email>().unwrap().folded(), "ليلى@صحيفة.example");
    }

    #[test]
    fn what_mail_cannot_reach_or_a_header_would_trip_over_is_refused() {
        for bad in [
            "",
            "lena",
            "@courier.example",
            "lena@",
            "lena@@courier.example",
            "a b@courier.example",
            "lena@courier..example",
            ".lena@courier.example",
            "lena@courier.example\r\nBcc: all@b.example",
            "Lena <lena@courier.example>",
            "a,b@courier.example",
            "lena@cou rier.example",
            "lena@[::1]",
        ] {
            assert!(matches!(bad.parse::<Email>(), Err(Refusal::Unusable { field: "email", .. })), "{bad:?}");
        }
        assert!(format!("{}@b.example", "a".repeat(300)).parse::<Email>().is_err());
    }
}
