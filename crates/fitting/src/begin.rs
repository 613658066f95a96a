//! A folder to begin a theme with.

use std::{
    fs, io,
    path::{Path, PathBuf},
};
use themes::CONTRACT;

/// What a theme begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Start {
    /// Every file of the default theme.
    Default,
    /// One template, one style sheet and the files for words.
    Nothing,
}

/// Why no theme can begin in a folder.
#[derive(Debug, thiserror::Error)]
pub enum CannotBegin {
    /// Something lies in it.
    #[error("{} is not empty; a theme begins in a folder of its own, so that nothing of yours is written over", .0.display())]
    NotEmpty(PathBuf),
    /// The disk says no.
    #[error("{} cannot be written: {source}", path.display())]
    Disk {
        /// What.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
}

/// Writes the files; answers with how many.
///
/// # Errors
/// When the folder is not empty or cannot be written.
pub fn begin(folder: &Path, name: &str, start: Start) -> Result<usize, CannotBegin> {
    match fs::read_dir(folder) {
        Ok(mut entries) => {
            if entries.next().is_some() {
                return Err(CannotBegin::NotEmpty(folder.to_owned()));
            }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(source) => return Err(CannotBegin::Disk { path: folder.to_owned(), source }),
    }
    let files = files(name, start);
    for (file, bytes) in &files {
        let path = folder.join(file);
        let disk = |source| CannotBegin::Disk { path: path.clone(), source };
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(disk)?;
        }
        fs::write(&path, bytes).map_err(disk)?;
    }
    Ok(files.len())
}

fn files(name: &str, start: Start) -> Vec<(String, Vec<u8>)> {
    let styles = match start {
        Start::Default => "instead",
        Start::Nothing => "after",
    };
    let mut files = vec![
        text("theme.toml", manifest(name, styles)),
        text("README.md", include_str!("begin/README.md").replace("NAME", name)),
        text(
            "reference/variables.md",
            format!("# What templates are given\n\n{}\n", crate::variables_as_markdown()),
        ),
    ];
    for language in house_style::languages() {
        let words = house_style::site_words(language).unwrap_or_default();
        files.push(text(&format!("reference/words/{language}.ftl"), words.to_owned()));
        files.push(text(&format!("words/{language}.ftl"), include_str!("begin/words.ftl").to_owned()));
    }
    match start {
        Start::Default => {
            let templates = assets::templates().iter();
            files
                .extend(templates.map(|(name, body)| text(&format!("templates/{name}"), (*body).to_owned())));
            files.extend(
                assets::default_styles()
                    .iter()
                    .map(|(name, body)| text(&format!("css/{name}"), (*body).to_owned())),
            );
            files.push(text("icon.svg", assets::default_icon().to_owned()));
        }
        Start::Nothing => {
            files.push(text("css/index.css", include_str!("begin/index.css").to_owned()));
            let front = assets::templates().iter().find(|(name, _)| *name == "front.html");
            files.extend(front.map(|(name, body)| text(&format!("templates/{name}"), (*body).to_owned())));
        }
    }
    files
}

fn manifest(name: &str, styles: &str) -> String {
    let name = toml_text(name);
    include_str!("begin/theme.toml")
        .replace("\"NAME\"", &name)
        .replace("CONTRACT", &CONTRACT.to_string())
        .replace("STYLES", styles)
}

/// A text as TOML writes it. JSON's escapes are TOML's too.
fn toml_text(text: &str) -> String {
    serde_json::Value::from(text.trim()).to_string()
}

fn text(name: &str, text: String) -> (String, Vec<u8>) {
    (name.to_owned(), text.into_bytes())
}
