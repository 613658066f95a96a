//! The account of somebody who works here: what the house knows of them, and whether the door opens for them.
//!
//! [`Member`] is the person who acts, and all that events and revisions name. An account outlives every sign-in and is
//! never deleted, so that the audit trail keeps its names.

use crate::{Email, Member, MemberId, Moment, Refusal, permission::Role, scope::Scopes, words};
use serde::{Deserialize, Serialize};

/// One account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account {
    /// The member's id.
    pub id: MemberId,
    /// Their name; empty until somebody who was invited by address alone has said it.
    pub name: String,
    /// The address by which they sign in; no other account has it.
    pub email: Email,
    /// Their place in the newsroom.
    pub role: Role,
    /// The language in which the desk speaks to them.
    pub language: DeskLanguage,
    /// Whether the door opens for them.
    pub standing: Standing,
    /// When the account was made.
    pub since: Moment,
}

/// Whether the door opens for an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Invited; has no password yet.
    Invited,
    /// Signs in and works.
    Active,
    /// Was here once, or not now: no sign-in, no session, no token of theirs is good.
    Disabled,
}

impl Standing {
    /// Every standing there is.
    pub const ALL: [Standing; 3] = [Standing::Invited, Standing::Active, Standing::Disabled];

    /// The word by which lists and the store know it.
    pub const fn word(self) -> &'static str {
        match self {
            Standing::Invited => "invited",
            Standing::Active => "active",
            Standing::Disabled => "disabled",
        }
    }
}

/// The languages in which the desk speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DeskLanguage {
    /// English.
    #[default]
    En,
    /// Spanish.
    Es,
    /// Arabic, written from right to left.
    Ar,
}

impl DeskLanguage {
    /// Every language of the desk.
    pub const ALL: [DeskLanguage; 3] = [DeskLanguage::En, DeskLanguage::Es, DeskLanguage::Ar];

    /// Its tag (BCP 47).
    pub const fn tag(self) -> &'static str {
        match self {
            DeskLanguage::En => "en",
            DeskLanguage::Es => "es",
            DeskLanguage::Ar => "ar",
        }
    }

    /// The language with this tag.
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.tag() == tag)
    }
}

impl Account {
    /// The person who acts through this account.
    pub fn member(&self) -> Member {
        Member { id: self.id, name: self.called().to_owned(), role: self.role, scopes: Scopes::ALL }
    }

    /// Their name, or the address of somebody who has not said it yet.
    pub fn called(&self) -> &str {
        if self.name.is_empty() { self.email.as_str() } else { &self.name }
    }

    /// Whether they sign in and work.
    pub const fn works(&self) -> bool {
        match self.standing {
            Standing::Active => true,
            Standing::Invited | Standing::Disabled => false,
        }
    }
}

/// A member's name on one line, or why it cannot be theirs.
///
/// # Errors
/// [`Refusal::Empty`] and [`Refusal::TooLong`].
pub fn name(given: &str) -> Result<String, Refusal> {
    let name = words::one_line(given)
        .ok_or(Refusal::Empty { field: "name", advice: "write the name that colleagues know" })?;
    words::fits("name", &name, words::NAME)?;
    Ok(name)
}

/// Refuses an act on one's own account that only somebody else should do: so at least one who manages members stays.
///
/// # Errors
/// [`Refusal::OwnAccount`].
pub fn somebody_else(member: &Member, account: MemberId) -> Result<(), Refusal> {
    if member.id == account { Err(Refusal::OwnAccount) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn account(name: &str, standing: Standing) -> Account {
        Account {
            id: MemberId::from_bytes([7; 16]),
            name: name.to_owned(),
            email: "lena@courier.example".parse().unwrap(),
            role: Role::Editor,
            language: DeskLanguage::Ar,
            standing,
            since: Moment::from_micros(0),
        }
    }

    #[test]
    fn an_account_acts_as_its_member_and_without_a_name_as_its_address() {
        let member = account("Lena Marsh", Standing::Active).member();
        assert_eq!((member.name.as_str(), member.role), ("Lena Marsh", Role::Editor));
        assert_eq!(account("", Standing::Invited).member().name, "lena@courier.example");
    }

    #[test]
    fn only_who_is_active_works() {
        let works = Standing::ALL.map(|standing| account("Lena", standing).works());
        assert_eq!(works, [false, true, false]);
    }

    #[test]
    fn a_name_is_one_line_that_says_something() {
        assert_eq!(name(" Lena\nMarsh "), Ok("Lena Marsh".to_owned()));
        assert!(matches!(name("\u{200b}"), Err(Refusal::Empty { .. })));
        assert!(matches!(name(&"x".repeat(201)), Err(Refusal::TooLong { .. })));
    }
}
