//! A person who works here, or the operator at the command line acting for the house.

use crate::{
    MemberId, Permission, Refusal,
    permission::Role,
    scope::{Scope, Scopes},
};

/// Somebody who acts, with the role that decides what is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Their id; every event names it.
    pub id: MemberId,
    /// Their name, for the audit trail.
    pub name: String,
    /// Their place in the newsroom.
    pub role: Role,
    /// Which of that they may do now: everything for people, less for most tokens.
    pub scopes: Scopes,
}

impl Member {
    /// Whoever sits at the machine: the command line acts with the authority of the chief.
    ///
    /// The id is all zeros, so the audit trail tells it from every person.
    pub fn operator() -> Self {
        let id = MemberId::from_bytes([0; 16]);
        Self { id, name: "operator".to_owned(), role: Role::Chief, scopes: Scopes::ALL }
    }

    /// The id, unless it is the house itself that acts.
    pub fn person(&self) -> Option<MemberId> {
        (self.id != MemberId::from_bytes([0; 16])).then_some(self.id)
    }

    /// Refuses unless the member's role carries the permission, and the token they act with is for that.
    pub const fn may(&self, permission: Permission) -> Result<(), Refusal> {
        let scope = Scope::of(permission);
        if !self.role.may(permission) {
            Err(Refusal::NotPermitted { permission, role: self.role })
        } else if self.scopes.hold(scope) {
            Ok(())
        } else {
            Err(Refusal::OutOfScope { permission, scope })
        }
    }
}
