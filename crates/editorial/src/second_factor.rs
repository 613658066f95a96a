//! What a member has beside the password: an app that shows codes, codes on paper, passkeys.
//!
//! A passkey is both: it opens the door by itself, because the device asks who holds it; and where somebody comes with
//! their password, it is a second factor like an app.

use crate::{FactorId, Moment, Refusal, words};
use serde::{Deserialize, Serialize};

/// How many recovery codes are given at once.
pub const RECOVERY_CODES: usize = 10;

/// How many passkeys somebody may have.
pub const PASSKEYS: usize = 20;

/// The longest name of a passkey, in characters.
const NAME: usize = 60;

/// One second factor, as lists show it; what proves it stays with the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondFactor {
    /// Its id.
    pub id: FactorId,
    /// What kind it is.
    pub kind: FactorKind,
    /// What its owner calls it.
    pub name: String,
    /// When it was set up; nothing while its owner has not proved that it works. Until then it is not asked for.
    pub confirmed: Option<Moment>,
    /// When a passkey was last used; nothing for apps, and before the first time.
    pub used: Option<Moment>,
}

/// The kinds of second factors.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FactorKind {
    /// Codes of six digits by the clock (RFC 6238).
    Totp,
    /// A key that a device keeps (Web Authentication).
    Passkey,
}

impl FactorKind {
    /// The word by which the store knows it.
    pub const fn word(self) -> &'static str {
        match self {
            FactorKind::Totp => "totp",
            FactorKind::Passkey => "passkey",
        }
    }
}

/// The name of a passkey on one line.
///
/// # Errors
/// [`Refusal::Empty`] and [`Refusal::TooLong`].
pub fn passkey_name(given: &str) -> Result<String, Refusal> {
    let name = words::one_line(given)
        .ok_or(Refusal::Empty { field: "name of the passkey", advice: "write on which device it is kept" })?;
    words::fits("name of the passkey", &name, NAME)?;
    Ok(name)
}

/// Refuses one passkey more than anybody needs.
///
/// # Errors
/// [`Refusal::PasskeysFull`].
pub fn one_more(factors: &[SecondFactor]) -> Result<(), Refusal> {
    let there = factors.iter().filter(|factor| factor.kind == FactorKind::Passkey).count();
    if there < PASSKEYS { Ok(()) } else { Err(Refusal::PasskeysFull { most: PASSKEYS }) }
}

/// A code as it is meant, however it was typed: without spaces and dashes, in capitals, in Latin digits.
pub fn typed(code: &str) -> String {
    let plain = |c: char| match c {
        // Every Arabic keyboard has one of these two rows.
        '\u{660}'..='\u{669}' => char::from_digit(u32::from(c) - 0x660, 10).unwrap_or(c),
        '\u{6f0}'..='\u{6f9}' => char::from_digit(u32::from(c) - 0x6f0, 10).unwrap_or(c),
        other => other.to_ascii_uppercase(),
    };
    code.chars().map(plain).filter(char::is_ascii_alphanumeric).take(64).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_may_be_typed_in_groups_and_in_arabic() {
        assert_eq!(typed(" 123 456 "), "123456");
        assert_eq!(typed("١٢٣٤٥٦"), "123456");
        assert_eq!(typed("abcd-ef23"), "ABCDEF23");
        assert_eq!(typed(&"7".repeat(10_000)).len(), 64);
    }
}
