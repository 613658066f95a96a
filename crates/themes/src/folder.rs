//! The files of a theme's folder, read and weighed.

use crate::{Fault, Unwearable, limits};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// Every file of a theme that means something, by its name in the folder with `/` between the parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Folder {
    /// Where it lies.
    pub root: PathBuf,
    /// The files.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// The folders that mean something; others may hold whatever a designer keeps beside the theme.
const FOLDERS: [&str; 4] = ["css", "fonts", "templates", "words"];

/// The files that mean something beside the folders.
const FILES: [&str; 2] = ["theme.toml", "icon.svg"];

impl Folder {
    /// Reads the folder.
    ///
    /// # Errors
    /// When it or a file in it cannot be read, or it is heavier than any theme is.
    pub fn read(root: &Path) -> Result<Self, Unwearable> {
        let mut folder = Self { root: root.to_owned(), files: BTreeMap::new() };
        let fault = |fault: Fault| Unwearable { folder: root.to_owned(), faults: vec![fault] };
        fs::read_dir(root).map_err(|error| fault(Fault::of(".", format!("cannot be read: {error}"))))?;
        for name in FILES {
            match fs::metadata(root.join(name)) {
                Ok(_) => folder.take(name.to_owned()).map_err(fault)?,
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(fault(Fault::of(name, format!("cannot be read: {error}")))),
            }
        }
        for name in FOLDERS {
            folder.take_all(name).map_err(fault)?;
        }
        Ok(folder)
    }

    /// A file as text.
    ///
    /// # Errors
    /// When it is no UTF-8.
    pub fn text(&self, name: &str) -> Result<Option<&str>, Fault> {
        let Some(bytes) = self.files.get(name) else { return Ok(None) };
        let unreadable = |error: std::str::Utf8Error| {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = 1 + before.split(|byte| *byte == b'\n').count().saturating_sub(1);
            Fault::at(name, line, "this is no UTF-8 text; save the file as UTF-8")
        };
        std::str::from_utf8(bytes).map(Some).map_err(unreadable)
    }

    /// The files under a folder, by their names there.
    pub fn under<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a [u8])> {
        self.files.iter().filter_map(move |(name, bytes)| {
            let inside = name.strip_prefix(folder)?.strip_prefix('/')?;
            Some((inside, bytes.as_slice()))
        })
    }

    fn take_all(&mut self, folder: &str) -> Result<(), Fault> {
        let entries = match fs::read_dir(self.root.join(folder)) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(Fault::of(folder, format!("cannot be read: {error}"))),
        };
        let mut names = Vec::new();
        for entry in entries {
            let entry = entry.map_err(|error| Fault::of(folder, format!("cannot be read: {error}")))?;
            let Ok(name) = entry.file_name().into_string() else {
                return Err(Fault::of(folder, "a file in it has a name that is no text; rename it"));
            };
            // What editors leave beside files: .swp, .DS_Store, name~, #name#.
            if !name.starts_with(['.', '#']) && !name.ends_with('~') {
                names.push(name);
            }
        }
        names.sort();
        for name in names {
            let name = format!("{folder}/{name}");
            if self.root.join(&name).is_dir() {
                if name.split('/').count() > 8 {
                    return Err(Fault::of(name, "folders lie too deep in one another"));
                }
                self.take_all(&name)?;
            } else {
                self.take(name)?;
            }
        }
        Ok(())
    }

    fn take(&mut self, name: String) -> Result<(), Fault> {
        let unreadable = |error: io::Error| Fault::of(name.as_str(), format!("cannot be read: {error}"));
        let path = self.root.join(&name);
        let size = fs::metadata(&path).map_err(unreadable)?.len();
        if size > limits::LARGEST_FILE {
            let what = format!("{size} bytes are too many; at most {} are read", limits::LARGEST_FILE);
            return Err(Fault::of(name, what));
        }
        let all: usize = self.files.values().map(Vec::len).sum();
        if self.files.len() >= limits::MOST_FILES || all as u64 + size > limits::LARGEST_THEME {
            return Err(Fault::of(name, "the theme has too many or too heavy files to be read"));
        }
        let bytes = fs::read(&path).map_err(unreadable)?;
        self.files.insert(name, bytes);
        Ok(())
    }
}
