//! Options for members and tokens.

use super::Data;
use clap::{Args, Subcommand};
use editorial::{Email, TokenId, account::DeskLanguage, permission::Role, scope::Scope};

/// What can be done to members.
#[derive(Debug, Subcommand)]
pub enum MemberCommand {
    /// Add a member; without a password, prints a link with which they set their own
    Add(MemberAdd),
    /// List the members
    List(Listed),
    /// Shut a member out at once: their sessions, links and tokens end
    Disable(MemberNamed),
    /// Let a member in again
    Enable(MemberNamed),
    /// Print a new link with which a member sets another password
    Invite(MemberNamed),
    /// Set a member's password; all their sessions end
    Password(MemberPassword),
    /// Untie a member from their account at the identity provider, so that another may take its place
    Untie(MemberNamed),
}

/// A member to add.
#[derive(Debug, Args)]
pub struct MemberAdd {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The name that colleagues know
    pub name: String,
    /// The address by which they sign in
    #[arg(long)]
    pub email: Email,
    /// reporter, translator, picture-editor, editor, chief or administrator
    #[arg(long, value_parser = role)]
    pub role: Role,
    /// The language in which the desk speaks to them: en, es or ar
    #[arg(long, default_value = "en", value_parser = language)]
    pub language: DeskLanguage,
    /// Read their password from standard input, one line
    #[arg(long)]
    pub password_stdin: bool,
}

/// A member who is there.
#[derive(Debug, Args)]
pub struct MemberNamed {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The address by which they sign in
    pub email: String,
}

/// A member's new password.
#[derive(Debug, Args)]
pub struct MemberPassword {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// The address by which they sign in
    pub email: String,
    /// Read the password from standard input, one line; there is no other way, for the command line is no secret
    #[arg(long)]
    pub password_stdin: bool,
}

/// A list.
#[derive(Debug, Args)]
pub struct Listed {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// One JSON array, for programs
    #[arg(long)]
    pub json: bool,
}

/// What can be done to tokens.
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    /// Make a token and show it once
    Create(TokenCreate),
    /// List the tokens; none can be shown again
    List(Listed),
    /// Revoke a token at once
    Revoke(TokenRevoke),
}

/// A token to make.
#[derive(Debug, Args)]
pub struct TokenCreate {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// What it may do at most: reporter, translator, picture-editor, editor, chief or administrator
    #[arg(long, value_parser = role)]
    pub role: Role,
    /// What it is for, in words
    #[arg(long, default_value = "made at the command line")]
    pub name: String,
    /// Which of that it is for: read, write, publish, flash, front, stream, import, settings or members; give it once for
    /// each, all when none is given
    #[arg(long, value_parser = scope)]
    pub scope: Vec<Scope>,
    /// Days until it ends; it does not end when nothing is said
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(1..=3_650))]
    pub days: Option<i64>,
    /// One JSON object with the token, for programs
    #[arg(long)]
    pub json: bool,
}

/// A token to revoke.
#[derive(Debug, Args)]
pub struct TokenRevoke {
    /// Where the data lies.
    #[command(flatten)]
    pub data: Data,
    /// Its id, from the list
    pub id: TokenId,
}

/// The role that a word names, with a dash or an underscore in it.
fn role(word: &str) -> Result<Role, String> {
    Role::from_word(&word.replace('-', "_"))
        .ok_or_else(|| one_of(&Role::ALL.map(Role::word)).replace('_', "-"))
}

fn language(tag: &str) -> Result<DeskLanguage, String> {
    DeskLanguage::from_tag(tag).ok_or_else(|| one_of(&DeskLanguage::ALL.map(DeskLanguage::tag)))
}

fn scope(word: &str) -> Result<Scope, String> {
    Scope::from_word(word).ok_or_else(|| one_of(&Scope::ALL.map(Scope::word)))
}

fn one_of(words: &[&str]) -> String {
    format!("choose one of {}", words.join(", "))
}
