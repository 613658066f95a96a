//! Checking a mirror, wherever it came from.

use super::{SIGNATURE, TOP, sign};
use crate::{
    MirrorError,
    files::{OWN, SIBLINGS, hash, is_text, sibling},
};
use bytes::Bytes;
use press::coding::unpacked;
use std::{
    collections::HashSet,
    fmt, fs,
    path::{Path, PathBuf},
};

/// What a check found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Checked {
    /// How many files are as they were signed.
    pub sound: u64,
    /// What was signed: whose mirror, of when; nothing when no key was given.
    pub signed: Option<String>,
    /// What is wrong.
    pub flaws: Vec<Flaw>,
}

/// Something that is wrong with a mirror.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// There is no list of what belongs to it.
    NoManifest,
    /// The list is not signed by this key.
    NotSigned,
    /// A file that should be there is not.
    Missing(PathBuf),
    /// A file is not what it was.
    Altered(PathBuf),
    /// A packed file does not hold what the file beside it holds.
    OtherPacked(PathBuf),
    /// A file that nothing says belongs here.
    Foreign(PathBuf),
}

impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Flaw::NoManifest => {
                write!(f, "there is no {TOP}: this is no mirror, or its first round never ended")
            }
            Flaw::NotSigned => write!(f, "{TOP} is not signed by this key"),
            Flaw::Missing(path) => write!(f, "{} is missing", path.display()),
            Flaw::Altered(path) => write!(f, "{} was altered", path.display()),
            Flaw::OtherPacked(path) => {
                write!(f, "{} holds something else than the file beside it", path.display())
            }
            Flaw::Foreign(path) => write!(f, "{} does not belong to the mirror", path.display()),
        }
    }
}

/// Checks the mirror in this folder against its lists, and those against a public key.
///
/// # Errors
/// When the key is none, or the folder cannot be read.
pub fn check(root: &Path, key: Option<&str>) -> Result<Checked, MirrorError> {
    let mut checked = Checked::default();
    let key = key.map(sign::public_key).transpose()?;
    let Ok(top) = fs::read(root.join(TOP)) else {
        checked.flaws.push(Flaw::NoManifest);
        return Ok(checked);
    };
    if let Some(key) = key {
        let signature = fs::read_to_string(root.join(SIGNATURE)).unwrap_or_default();
        checked.signed = sign::signed(&top, &signature, &key);
        // Without it, whatever the lists say is worth nothing.
        if checked.signed.is_none() {
            checked.flaws.push(Flaw::NotSigned);
            return Ok(checked);
        }
    }
    let mut known: HashSet<PathBuf> = HashSet::from([TOP.into(), SIGNATURE.into()]);
    for (list, expected) in lines(&top) {
        known.insert(list.clone());
        let Ok(bytes) = fs::read(root.join(&list)) else {
            checked.flaws.push(Flaw::Missing(list));
            continue;
        };
        if hash(&bytes) != expected {
            checked.flaws.push(Flaw::Altered(list));
            continue;
        }
        for (file, expected) in lines(&bytes) {
            one(root, &file, &expected, &mut checked, &mut known);
        }
    }
    foreign(root, Path::new(""), &known, &mut checked.flaws)?;
    Ok(checked)
}

/// The lines of a list as `sha256sum` writes them.
fn lines(list: &[u8]) -> Vec<(PathBuf, String)> {
    let text = String::from_utf8_lossy(list);
    text.lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(hash, path)| (path.into(), hash.into()))
        .collect()
}

fn one(root: &Path, file: &Path, expected: &str, checked: &mut Checked, known: &mut HashSet<PathBuf>) {
    known.insert(file.to_owned());
    let Ok(bytes) = fs::read(root.join(file)) else {
        checked.flaws.push(Flaw::Missing(file.to_owned()));
        return;
    };
    let mut sound = hash(&bytes) == expected;
    if !sound {
        checked.flaws.push(Flaw::Altered(file.to_owned()));
    }
    for (coding, ending) in SIBLINGS.iter().filter(|_| is_text(file)) {
        let packed = sibling(file, ending);
        if let Ok(there) = fs::read(root.join(&packed)) {
            if !unpacked(*coding, &Bytes::from(there)).is_ok_and(|plain| plain == bytes) {
                sound = false;
                checked.flaws.push(Flaw::OtherPacked(packed.clone()));
            }
            known.insert(packed);
        }
    }
    checked.sound += u64::from(sound);
}

fn foreign(
    root: &Path,
    folder: &Path,
    known: &HashSet<PathBuf>,
    flaws: &mut Vec<Flaw>,
) -> Result<(), MirrorError> {
    let here = root.join(folder);
    for entry in fs::read_dir(&here).map_err(MirrorError::at(&here))? {
        let entry = entry.map_err(MirrorError::at(&here))?;
        let path = folder.join(entry.file_name());
        let kind = entry.file_type().map_err(MirrorError::at(&here))?;
        if kind.is_dir() {
            if path != Path::new(OWN) {
                foreign(root, &path, known, flaws)?;
            }
        } else if !known.contains(&path) {
            flaws.push(Flaw::Foreign(path));
        }
    }
    Ok(())
}
