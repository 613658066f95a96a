//! Who may do what. One table, checked in the acts and nowhere else.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What a member may be allowed to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Permission {
    /// Write and change drafts.
    Write,
    /// Approve what others wrote.
    Approve,
    /// Put a story before readers, or take a new wording live.
    Publish,
    /// Publish a correction.
    Correct,
    /// Take a story back.
    Withdraw,
    /// Send, recall and correct flashes.
    SendFlash,
    /// Arrange fronts.
    CurateFront,
    /// Upload pictures, films and sound and describe them.
    Upload,
    /// Bring in stories by file.
    Import,
    /// Change the publication: editions, sections, authors, footer pages.
    ChangeSettings,
}

impl Permission {
    /// Every permission there is.
    pub const ALL: [Permission; 10] = [
        Permission::Write,
        Permission::Approve,
        Permission::Publish,
        Permission::Correct,
        Permission::Withdraw,
        Permission::SendFlash,
        Permission::CurateFront,
        Permission::Upload,
        Permission::Import,
        Permission::ChangeSettings,
    ];
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Permission::Write => "write stories",
            Permission::Approve => "approve stories",
            Permission::Publish => "publish",
            Permission::Correct => "publish corrections",
            Permission::Withdraw => "withdraw stories",
            Permission::SendFlash => "send flashes",
            Permission::CurateFront => "arrange fronts",
            Permission::Upload => "upload pictures",
            Permission::Import => "import files",
            Permission::ChangeSettings => "change settings",
        })
    }
}

/// A member's place in the newsroom.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Writes.
    Reporter,
    /// Brings stories from one language into another.
    Translator,
    /// Chooses and describes pictures.
    PictureEditor,
    /// Reviews, publishes, corrects, arranges.
    Editor,
    /// Answers for the paper.
    Chief,
    /// Runs the system; does not decide what is news.
    Administrator,
}

impl Role {
    /// Every role there is.
    pub const ALL: [Role; 6] = [
        Role::Reporter,
        Role::Translator,
        Role::PictureEditor,
        Role::Editor,
        Role::Chief,
        Role::Administrator,
    ];

    /// The word by which files and the store know it.
    pub const fn word(self) -> &'static str {
        match self {
            Role::Reporter => "reporter",
            Role::Translator => "translator",
            Role::PictureEditor => "picture_editor",
            Role::Editor => "editor",
            Role::Chief => "chief",
            Role::Administrator => "administrator",
        }
    }

    /// The permission table.
    pub const fn may(self, permission: Permission) -> bool {
        use Permission as P;
        match self {
            Role::Reporter | Role::Translator => matches!(permission, P::Write | P::Upload),
            Role::PictureEditor => matches!(permission, P::Write | P::Upload | P::CurateFront),
            Role::Editor => !matches!(permission, P::Import | P::ChangeSettings),
            Role::Chief => true,
            Role::Administrator => matches!(permission, P::Import | P::ChangeSettings | P::Upload),
        }
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_permission_table() {
        let allowed = |role: Role| Permission::ALL.iter().filter(|p| role.may(**p)).count();
        assert_eq!(Role::ALL.map(allowed), [2, 2, 3, 8, 10, 3]);
        assert!(!Role::Reporter.may(Permission::Publish));
        assert!(
            !Role::Administrator.may(Permission::Withdraw),
            "who runs the machine does not decide what is news"
        );
    }
}
