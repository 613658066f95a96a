//! Who may do what. One table, checked in the acts and nowhere else.

use serde::{Deserialize, Serialize};
use std::fmt;

/// What a member may be allowed to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Permission {
    /// Read drafts that others write.
    SeeDrafts,
    /// Write and change drafts of one's own.
    Write,
    /// Change what others write.
    EditOthers,
    /// Hand stories in.
    Submit,
    /// Approve what others wrote.
    Approve,
    /// Put a story before readers, or take a new wording live.
    Publish,
    /// Say when a story goes live.
    Schedule,
    /// Publish a correction.
    Correct,
    /// Take a story back.
    Withdraw,
    /// Take a story from everything that is ours, at once.
    Kill,
    /// Send, recall and correct flashes.
    SendFlash,
    /// Arrange fronts.
    CurateFront,
    /// Keep the schedule of the live channel, and send its stream.
    Broadcast,
    /// Upload pictures, films and sound and describe them.
    Upload,
    /// Bring in stories by file.
    Import,
    /// Change the publication: editions, sections, regions, footer pages.
    ChangeSettings,
    /// Keep the registers that the newsroom files its stories by: topics, coverages, authors, redirects.
    KeepRegisters,
    /// Invite, change and disable members, and end their sessions.
    ManageMembers,
    /// Make and revoke tokens of one's own.
    OwnTokens,
    /// See and revoke everybody's tokens.
    ManageTokens,
    /// See who did what.
    SeeAudit,
}

impl Permission {
    /// Every permission there is.
    pub const ALL: [Permission; 21] = [
        Permission::SeeDrafts,
        Permission::Write,
        Permission::EditOthers,
        Permission::Submit,
        Permission::Approve,
        Permission::Publish,
        Permission::Schedule,
        Permission::Correct,
        Permission::Withdraw,
        Permission::Kill,
        Permission::SendFlash,
        Permission::CurateFront,
        Permission::Broadcast,
        Permission::Upload,
        Permission::Import,
        Permission::ChangeSettings,
        Permission::KeepRegisters,
        Permission::ManageMembers,
        Permission::OwnTokens,
        Permission::ManageTokens,
        Permission::SeeAudit,
    ];

    /// The word by which catalogues and programs know it.
    pub const fn word(self) -> &'static str {
        match self {
            Permission::SeeDrafts => "see-drafts",
            Permission::Write => "write",
            Permission::EditOthers => "edit-others",
            Permission::Submit => "submit",
            Permission::Approve => "approve",
            Permission::Publish => "publish",
            Permission::Schedule => "schedule",
            Permission::Correct => "correct",
            Permission::Withdraw => "withdraw",
            Permission::Kill => "kill",
            Permission::SendFlash => "send-flash",
            Permission::CurateFront => "curate-front",
            Permission::Broadcast => "broadcast",
            Permission::Upload => "upload",
            Permission::Import => "import",
            Permission::ChangeSettings => "change-settings",
            Permission::KeepRegisters => "keep-registers",
            Permission::ManageMembers => "manage-members",
            Permission::OwnTokens => "own-tokens",
            Permission::ManageTokens => "manage-tokens",
            Permission::SeeAudit => "see-audit",
        }
    }
}

impl fmt::Display for Permission {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Permission::SeeDrafts => "see drafts of others",
            Permission::Write => "write stories",
            Permission::EditOthers => "change what others write",
            Permission::Submit => "hand stories in",
            Permission::Approve => "approve stories",
            Permission::Publish => "publish",
            Permission::Schedule => "schedule stories",
            Permission::Correct => "publish corrections",
            Permission::Withdraw => "withdraw stories",
            Permission::Kill => "kill stories",
            Permission::SendFlash => "send flashes",
            Permission::CurateFront => "arrange fronts",
            Permission::Broadcast => "run the live channel",
            Permission::Upload => "upload pictures",
            Permission::Import => "import files",
            Permission::ChangeSettings => "change settings",
            Permission::KeepRegisters => "keep topics, coverages, authors and redirects",
            Permission::ManageMembers => "manage members",
            Permission::OwnTokens => "make tokens",
            Permission::ManageTokens => "manage the tokens of others",
            Permission::SeeAudit => "see the audit",
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

    /// The role that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }

    /// The permission table.
    pub const fn may(self, permission: Permission) -> bool {
        use Permission as P;
        match self {
            Role::Reporter => matches!(permission, P::Write | P::Submit | P::Upload | P::OwnTokens),
            Role::Translator => {
                matches!(permission, P::SeeDrafts | P::Write | P::Submit | P::Upload | P::OwnTokens)
            }
            Role::PictureEditor => {
                let desk = matches!(permission, P::SeeDrafts | P::Upload | P::CurateFront | P::OwnTokens);
                desk || matches!(permission, P::Write | P::Submit)
            }
            Role::Editor => {
                !matches!(permission, P::Import | P::ChangeSettings | P::ManageMembers | P::ManageTokens)
            }
            Role::Chief => true,
            Role::Administrator => {
                let machine = matches!(permission, P::Upload | P::Import | P::ChangeSettings | P::SeeAudit);
                machine
                    || matches!(permission, P::ManageMembers | P::OwnTokens | P::ManageTokens | P::Broadcast)
                    || matches!(permission, P::KeepRegisters)
            }
        }
    }

    /// Whether this role may all that the other may.
    pub fn covers(self, other: Role) -> bool {
        Permission::ALL.into_iter().all(|permission| self.may(permission) || !other.may(permission))
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

    /// Rows: permissions; columns: reporter, translator, picture editor, editor, chief, administrator.
    const TABLE: &str = "
        see-drafts       . x x x x .
        write            x x x x x .
        edit-others      . . . x x .
        submit           x x x x x .
        approve          . . . x x .
        publish          . . . x x .
        schedule         . . . x x .
        correct          . . . x x .
        withdraw         . . . x x .
        kill             . . . x x .
        send-flash       . . . x x .
        curate-front     . . x x x .
        broadcast        . . . x x x
        upload           x x x x x x
        import           . . . . x x
        change-settings  . . . . x x
        keep-registers   . . . x x x
        manage-members   . . . . x x
        own-tokens       x x x x x x
        manage-tokens    . . . . x x
        see-audit        . . . x x x
    ";

    #[test]
    fn the_permission_table() {
        let mark = |role: Role, permission| if role.may(permission) { " x" } else { " ." };
        let row = |permission: Permission| {
            let marks = Role::ALL.map(|role| mark(role, permission)).concat();
            format!("{:<16}{marks}", permission.word())
        };
        let table: Vec<String> = Permission::ALL.into_iter().map(row).collect();
        let wanted: Vec<&str> = TABLE.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        assert_eq!(table, wanted);
    }

    #[test]
    fn who_runs_the_machine_decides_nothing_that_is_news_and_covers_nobody_who_does() {
        let covered = |role: Role| Role::ALL.into_iter().filter(move |other| role.covers(*other)).count();
        assert_eq!(Role::ALL.map(covered), [1, 2, 3, 4, 6, 1]);
    }
}
