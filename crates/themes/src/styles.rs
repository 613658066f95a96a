//! The styles of a theme: `css/index.css` and what it imports, joined into one sheet and minified.
//!
//! `url(…)` may name a font of the theme (`../fonts/face.woff2`) or one of the default theme's, by the name of its file;
//! both become names with a hash, which lie beside the sheet. Any other address would be blocked by the content security policy and is refused.

use crate::{DressFile, Fault, Folder};
use lightningcss::{
    bundler::{BundleErrorKind, Bundler, ResolveResult, SourceProvider},
    dependencies::{Dependency, DependencyOptions},
    error::Error,
    stylesheet::{MinifyOptions, ParserOptions, PrinterOptions},
    targets::{Browsers, Targets},
};
use std::path::{Component, Path, PathBuf};

/// The sheet from which the others are imported.
pub const ENTRY: &str = "css/index.css";

/// The browsers for which the default theme is built too.
const BROWSERS: Browsers = Browsers {
    android: None,
    chrome: Some(111 << 16),
    edge: Some(111 << 16),
    firefox: Some(115 << 16),
    ie: None,
    ios_saf: Some(16 << 16 | 4 << 8),
    opera: None,
    safari: Some(16 << 16 | 4 << 8),
    samsung: None,
};

/// Sheets out of the folder as it was read.
struct Sheets<'a>(&'a Folder);

/// Why a sheet cannot be had.
#[derive(Debug, thiserror::Error)]
enum NoSheet {
    #[error("“{0}” is not in the theme's folder")]
    Missing(String),
    #[error("“{0}” is elsewhere; everything that a page needs comes from this house")]
    Elsewhere(String),
    #[error("“{0}” is no UTF-8 text")]
    NoText(String),
}

impl SourceProvider for Sheets<'_> {
    type Error = NoSheet;

    fn read<'a>(&'a self, file: &Path) -> Result<&'a str, NoSheet> {
        let name = file.to_string_lossy().replace('\\', "/");
        match self.0.text(&name) {
            Ok(Some(text)) => Ok(text),
            Ok(None) => Err(NoSheet::Missing(name)),
            Err(_) => Err(NoSheet::NoText(name)),
        }
    }

    fn resolve(&self, specifier: &str, from: &Path) -> Result<ResolveResult, NoSheet> {
        if specifier.contains("//") {
            return Err(NoSheet::Elsewhere(specifier.to_owned()));
        }
        let name = beside(from, specifier).ok_or_else(|| NoSheet::Missing(specifier.to_owned()))?;
        Ok(ResolveResult::File(PathBuf::from(name)))
    }
}

/// The name in the folder of what a sheet calls `named`; nothing when that leads out of the folder.
fn beside(from: &Path, named: &str) -> Option<String> {
    let mut parts: Vec<String> = Vec::new();
    for part in from.parent().unwrap_or(Path::new("")).join(named).components() {
        match part {
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::ParentDir => {
                parts.pop()?;
            }
            Component::CurDir => {}
            Component::Prefix(_) | Component::RootDir => return None,
        }
    }
    Some(parts.join("/"))
}

/// The theme's own sheet, minified; nothing where it has none. `fonts` are its own, by their names in the folder.
///
/// # Errors
/// Where the styles are wrong.
pub fn sheet(folder: &Folder, fonts: &[(String, DressFile)]) -> Result<Option<String>, Vec<Fault>> {
    if !folder.files.contains_key(ENTRY) {
        return match folder.under("css").next() {
            None => Ok(None),
            Some(_) => {
                Err(vec![Fault::of(ENTRY, "is missing; it imports the other style sheets of the theme")])
            }
        };
    }
    let sheets = Sheets(folder);
    let mut bundler = Bundler::new(&sheets, None, ParserOptions::default());
    let mut sheet = bundler.bundle(Path::new(ENTRY)).map_err(|error| vec![bundling(&error)])?;
    let targets = Targets::from(BROWSERS);
    sheet
        .minify(MinifyOptions { targets, ..MinifyOptions::default() })
        .map_err(|error| vec![Fault::of(ENTRY, error.kind.to_string())])?;
    let printing = PrinterOptions {
        minify: true,
        targets,
        analyze_dependencies: Some(DependencyOptions::default()),
        ..PrinterOptions::default()
    };
    let printed = sheet.to_css(printing).map_err(|error| vec![Fault::of(ENTRY, error.kind.to_string())])?;
    let mut css = printed.code;
    let mut faults = Vec::new();
    for dependency in printed.dependencies.unwrap_or_default() {
        let (url, placeholder, at) = match dependency {
            Dependency::Url(found) => (found.url, found.placeholder, found.loc),
            Dependency::Import(found) => (found.url, found.placeholder, found.loc),
        };
        match address(folder, &at.file_path, &url, fonts) {
            Ok(address) => css = css.replace(&placeholder, &address),
            Err(what) => faults.push(Fault::at(at.file_path.as_str(), at.start.line as usize, what)),
        }
    }
    if faults.is_empty() { Ok(Some(css)) } else { Err(faults) }
}

/// The address of what a sheet calls `url`.
fn address(folder: &Folder, sheet: &str, url: &str, fonts: &[(String, DressFile)]) -> Result<String, String> {
    if url.starts_with('#') {
        return Ok(url.to_owned());
    }
    if url.contains("//") || url.starts_with("data:") {
        return Err(if is_font(url) {
            format!(
                "the content security policy blocks “{url}”: put the font into fonts/ as WOFF2 and name it from there"
            )
        } else {
            format!("the content security policy blocks “{url}”; {DRAWN}")
        });
    }
    let own = beside(Path::new(sheet), url);
    if let Some((_, file)) = fonts.iter().find(|(name, _)| Some(name) == own.as_ref()) {
        return Ok(file.name.clone());
    }
    let name = url.rsplit('/').next().unwrap_or(url);
    if let Some(hashed) =
        assets::hashed(name).filter(|_| Path::new(name).extension().is_some_and(|ending| ending == "woff2"))
    {
        return Ok(hashed.to_owned());
    }
    // Built without Node there are no fonts at all.
    if assets::all().is_empty() && url.starts_with('@') {
        return Ok(name.to_owned());
    }
    let there = own.is_some_and(|own| folder.files.contains_key(&own));
    Err(if !is_font(url) {
        format!("“{url}” is no font, and url(…) can name nothing else; {DRAWN}")
    } else if there {
        format!("“{url}” is no WOFF2 file in fonts/; save the font as WOFF2 there")
    } else {
        format!("there is no font “{url}” in the theme, and none of this name in the default theme")
    })
}

/// What to do in place of a picture from a file.
const DRAWN: &str = "pictures of a theme are drawn: by CSS, or as SVG in a template";

/// Whether an address names a font, by its ending.
fn is_font(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    let data = path.starts_with("data:font") || path.starts_with("data:application/font");
    data || ["woff2", "woff", "ttf", "otf", "eot"].iter().any(|ending| path.ends_with(&format!(".{ending}")))
}

fn bundling(error: &Error<BundleErrorKind<'_, NoSheet>>) -> Fault {
    let what = match &error.kind {
        BundleErrorKind::ResolverError(error) => error.to_string(),
        other => other.to_string(),
    };
    match &error.loc {
        Some(at) => Fault::at(at.filename.replace('\\', "/"), at.line as usize + 1, what),
        None => Fault::of(ENTRY, what),
    }
}
