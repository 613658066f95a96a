//! A person who works here, or the operator at the command line acting for the house.

use crate::{MemberId, Permission, Refusal, permission::Role};

/// Somebody who acts, with the role that decides what is allowed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Their id; every event names it.
    pub id: MemberId,
    /// Their name, for the audit trail.
    pub name: String,
    /// Their place in the newsroom.
    pub role: Role,
}

impl Member {
    /// Whoever sits at the machine: the command line acts with the authority of the chief.
    ///
    /// The id is all zeros, so the audit trail tells it from every person.
    pub fn operator() -> Self {
        Self { id: MemberId::from_bytes([0; 16]), name: "operator".to_owned(), role: Role::Chief }
    }

    /// Refuses unless the member's role carries the permission.
    pub const fn may(&self, permission: Permission) -> Result<(), Refusal> {
        if self.role.may(permission) {
            Ok(())
        } else {
            Err(Refusal::NotPermitted { permission, role: self.role })
        }
    }
}
