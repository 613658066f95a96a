//! What a token is for. A token may do what its role may, and of that only what its scopes say.

use crate::Permission;
use serde::{Deserialize, Serialize};
use std::fmt;

/// One kind of work that a token can be for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Read what readers do not see: drafts, the audit.
    Read,
    /// Write and hand in stories, upload pictures.
    Write,
    /// Put stories before readers, correct them, take them back.
    Publish,
    /// Send flashes.
    Flash,
    /// Arrange fronts.
    Front,
    /// Send the stream of the live channel, and keep its schedule.
    Stream,
    /// Bring in files.
    Import,
    /// Change the publication.
    Settings,
    /// Manage members and tokens.
    Members,
}

impl Scope {
    /// Every scope there is.
    pub const ALL: [Scope; 9] = [
        Scope::Read,
        Scope::Write,
        Scope::Publish,
        Scope::Flash,
        Scope::Front,
        Scope::Stream,
        Scope::Import,
        Scope::Settings,
        Scope::Members,
    ];

    /// The word by which the command line, the API and the store know it.
    pub const fn word(self) -> &'static str {
        match self {
            Scope::Read => "read",
            Scope::Write => "write",
            Scope::Publish => "publish",
            Scope::Flash => "flash",
            Scope::Front => "front",
            Scope::Stream => "stream",
            Scope::Import => "import",
            Scope::Settings => "settings",
            Scope::Members => "members",
        }
    }

    /// The scope that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.word() == word)
    }

    /// The scope to which a permission belongs.
    pub const fn of(permission: Permission) -> Self {
        use Permission as P;
        match permission {
            P::SeeDrafts | P::SeeAudit => Scope::Read,
            P::Write | P::EditOthers | P::Submit | P::Upload => Scope::Write,
            P::Approve | P::Publish | P::Schedule | P::Correct | P::Withdraw | P::Kill => Scope::Publish,
            P::SendFlash => Scope::Flash,
            P::CurateFront => Scope::Front,
            P::Broadcast => Scope::Stream,
            P::Import => Scope::Import,
            P::ChangeSettings | P::KeepRegisters => Scope::Settings,
            P::ManageMembers | P::OwnTokens | P::ManageTokens => Scope::Members,
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// A set of scopes. People have all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(from = "Vec<Scope>", into = "Vec<Scope>")]
pub struct Scopes(u16);

impl Scopes {
    /// Every scope.
    pub const ALL: Scopes = Scopes((1 << Scope::ALL.len()) - 1);

    /// Whether this scope is among them.
    pub const fn hold(self, scope: Scope) -> bool {
        self.0 & (1 << scope as u16) != 0
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Scope> {
        Scope::ALL.into_iter().filter(move |scope| self.hold(*scope))
    }

    /// Whether there is none.
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<I: IntoIterator<Item = Scope>>(scopes: I) -> Self {
        Self(scopes.into_iter().fold(0, |set, scope| set | 1 << scope as u16))
    }
}

impl From<Vec<Scope>> for Scopes {
    fn from(scopes: Vec<Scope>) -> Self {
        scopes.into_iter().collect()
    }
}

impl From<Scopes> for Vec<Scope> {
    fn from(scopes: Scopes) -> Self {
        scopes.iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_holds_what_was_put_in() {
        let set: Scopes = [Scope::Flash, Scope::Read].into_iter().collect();
        assert_eq!(set.iter().collect::<Vec<_>>(), [Scope::Read, Scope::Flash]);
        assert_eq!(Scope::ALL.into_iter().collect::<Scopes>(), Scopes::ALL);
        assert!(Scopes::from(vec![]).is_empty());
        assert_eq!(serde_json::to_string(&set).unwrap(), r#"["read","flash"]"#);
    }

    #[test]
    fn every_permission_can_be_given_by_some_scope_and_every_scope_gives_some() {
        for scope in Scope::ALL {
            assert!(Permission::ALL.iter().any(|permission| Scope::of(*permission) == scope), "{scope}");
            assert_eq!(Scope::from_word(scope.word()), Some(scope));
        }
    }
}
