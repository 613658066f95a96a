//! `theme.toml`: what a theme says of itself.

use crate::{Fault, Folder};
use serde::Deserialize;

/// The version of what templates are given. It grows when a field goes away or means something else.
pub const CONTRACT: u32 = 1;

/// What a theme says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// What it is called.
    pub name: String,
    /// The theme from which comes what it does not have.
    #[serde(default)]
    pub based_on: Base,
    /// The version of the values that its templates expect.
    pub contract: u32,
    /// What becomes of the default's styles.
    #[serde(default)]
    pub styles: Styles,
}

/// The theme on which another is built.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Base {
    /// The one inside the program.
    #[default]
    Default,
}

/// Where a theme's own styles stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Styles {
    /// After the default's, which they change.
    #[default]
    After,
    /// In place of the default's.
    Instead,
}

/// The file.
pub const FILE: &str = "theme.toml";

impl Manifest {
    /// What the folder's `theme.toml` says.
    ///
    /// # Errors
    /// Where and why it cannot be used.
    pub fn of(folder: &Folder) -> Result<Self, Fault> {
        let Some(text) = folder.text(FILE)? else {
            return Err(Fault::of(
                FILE,
                "is missing; `nightdesk theme new DIR` writes a theme with all its files",
            ));
        };
        let manifest: Self = toml::from_str(text).map_err(|error| {
            let line =
                error.span().map(|span| 1 + text.get(..span.start).unwrap_or_default().matches('\n').count());
            Fault { file: FILE.to_owned(), line, what: error.message().to_owned() }
        })?;
        let line =
            |key: &str| text.lines().position(|line| line.trim_start().starts_with(key)).map(|at| at + 1);
        if manifest.name.trim().is_empty() {
            let what = "the theme needs a name, for example name = \"Nocturne\"".to_owned();
            return Err(Fault { file: FILE.to_owned(), line: line("name"), what });
        }
        if manifest.contract != CONTRACT {
            let what = format!(
                "this program gives templates the values of contract {CONTRACT}, the theme expects {}; \
                 `nightdesk theme check` says what to change, then write contract = {CONTRACT}",
                manifest.contract
            );
            return Err(Fault { file: FILE.to_owned(), line: line("contract"), what });
        }
        Ok(manifest)
    }
}
