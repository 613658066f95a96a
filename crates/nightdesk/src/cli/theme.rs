//! `nightdesk theme`: what a designer asks for.

use super::{Serve, Tell};
use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What to do with a theme.
#[derive(Debug, Subcommand)]
pub enum ThemeCommand {
    /// Begin a theme in an empty folder: with a copy of the default one, or with the smallest there is (--from nothing)
    New(ThemeNew),
    /// Say what is wrong with a theme: mistakes, missing words and parts, what browsers would block, too much weight; 0 when
    /// nothing is (there may be advice), 1 when something is, 2 when the folder cannot be read
    Check(ThemeCheck),
    /// Show the newsroom in this theme on this machine, the demo newsroom where there is none; open pages show each change by
    /// themselves, and every mistake
    Serve(Box<ThemeServe>),
    /// List every value that templates are given
    Variables(ThemeVariables),
}

/// A theme to begin.
#[derive(Debug, Args)]
pub struct ThemeNew {
    /// The folder; it is made, or must be empty
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// What the theme is called; the folder's name unless said
    #[arg(long)]
    pub name: Option<String>,
    /// What to begin with
    #[arg(long, value_enum, default_value_t = ThemeStart::Default)]
    pub from: ThemeStart,
}

/// What a theme may begin with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ThemeStart {
    /// Every file of the default theme
    Default,
    /// One template, one style sheet and the files for words; everything else stays the default's
    Nothing,
}

/// A theme to check.
#[derive(Debug, Args)]
pub struct ThemeCheck {
    /// The theme's folder
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// How to tell what was found
    #[arg(long, value_enum, default_value_t = Tell::Text)]
    pub report: Tell,
}

/// A theme to work at.
#[derive(Debug, Args)]
pub struct ThemeServe {
    /// The theme's folder
    #[arg(value_name = "DIR")]
    pub folder: PathBuf,
    /// How to serve.
    #[command(flatten)]
    pub serve: Serve,
}

/// A list of values.
#[derive(Debug, Args)]
pub struct ThemeVariables {
    /// In which form
    #[arg(long, value_enum, default_value_t = Form::Md)]
    pub format: Form,
}

/// The form of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// Markdown
    Md,
    /// JSON Schema
    Json,
}
