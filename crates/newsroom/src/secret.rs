//! Secrets that the house makes: what a browser carries, what a link or a program shows, codes on paper.
//!
//! They are drawn from the machine's source of random bytes, shown once, and kept as hashes only; but for those with
//! which the house itself must sign or compare (the key of an app, the secret of a hook). They stand in no
//! event and no log: [`Secret`] does not print itself.

use crate::{Failure, hooks};
use base64::Engine;
use editorial::{secret::Hashed, token};
use std::fmt;
use store::StoreError;

/// A secret before it is handed over.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// 256 random bits, for a session or a link.
    ///
    /// # Errors
    /// When the machine has no random bytes to give; so for all that draw.
    pub fn draw() -> Result<Self, Failure> {
        Ok(Self(hex(random()?)))
    }

    /// 256 random bits behind the mark of our tokens.
    ///
    /// # Errors
    /// As [`Secret::draw`].
    pub fn draw_token() -> Result<Self, Failure> {
        Ok(Self(format!("{}{}", token::PREFIX, hex(random()?))))
    }

    /// 256 random bits in base 64 behind the mark of Standard Webhooks: what a hook is told is signed with it.
    ///
    /// # Errors
    /// As [`Secret::draw`].
    pub fn draw_hook() -> Result<Self, Failure> {
        let coded = base64::engine::general_purpose::STANDARD.encode(random::<32>()?);
        Ok(Self(format!("{}{coded}", hooks::PREFIX)))
    }

    /// 80 random bits as four groups of four letters and digits that are hard to confuse (base 32, RFC 4648 §6).
    ///
    /// # Errors
    /// As [`Secret::draw`].
    pub fn draw_recovery_code() -> Result<Self, Failure> {
        let letters = totp_rs::Secret::from(random::<10>()?).to_base32();
        let groups: Vec<&str> = (0..4).filter_map(|group| letters.get(4 * group..4 * group + 4)).collect();
        Ok(Self(groups.join("-")))
    }

    /// A password that nobody chose: 80 random bits that can be typed.
    ///
    /// # Errors
    /// As [`Secret::draw`].
    pub fn draw_password() -> Result<Self, Failure> {
        Ok(Self(Self::draw_recovery_code()?.0.to_lowercase()))
    }

    /// Something that was made to be a secret.
    pub(crate) const fn of(made: String) -> Self {
        Self(made)
    }

    /// The secret itself, to be shown to its owner once.
    pub fn shown(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    pub fn hashed(&self) -> Hashed {
        hashed(&self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// What is kept of a secret that somebody shows.
pub(crate) fn hashed(secret: &str) -> Hashed {
    Hashed::from_bytes(*blake3::hash(secret.as_bytes()).as_bytes())
}

/// Random bytes of the machine.
pub(crate) fn random<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| {
        Failure::Store(StoreError::Unreachable {
            place: "the machine's source of random bytes".to_owned(),
            reason: error.to_string(),
        })
    })?;
    Ok(bytes)
}

fn hex(bytes: [u8; 32]) -> String {
    blake3::Hash::from_bytes(bytes).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_do_not_print_themselves() {
        let (one, other) = (Secret::draw().unwrap(), Secret::draw().unwrap());
        assert_ne!(one, other);
        assert_eq!(one.shown().len(), 64);
        assert_eq!(format!("{one:?}"), "Secret(…)");
        assert_eq!(one.hashed(), hashed(one.shown()));
        assert!(Secret::draw_token().unwrap().shown().starts_with("nd_"));
    }

    #[test]
    fn a_recovery_code_can_be_copied_from_paper() {
        let code = Secret::draw_recovery_code().unwrap();
        let groups: Vec<usize> = code.shown().split('-').map(str::len).collect();
        assert_eq!(groups, [4, 4, 4, 4], "{}", code.shown());
    }
}
