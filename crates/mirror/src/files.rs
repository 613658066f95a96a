//! Files of the mirror: each written whole or not at all, text with its packed siblings beside it.

use crate::MirrorError;
use bytes::Bytes;
use press::{Coding, Effort};
use sha2::{Digest, Sha256};
use std::{
    fmt::Write,
    fs, io,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU64, Ordering},
};

/// The folder inside the mirror that is not of the paper: the ledger, and files that are being written. A server is not
/// asked for it by any page, and most serve no names with a dot.
pub const OWN: &str = ".nightdesk";

/// Endings of files that are text and have packed siblings.
const TEXT: [&str; 9] = ["html", "xml", "atom", "json", "txt", "css", "js", "svg", "vtt"];

/// The siblings in which servers look for packed bytes.
pub const SIBLINGS: [(Coding, &str); 2] = [(Coding::Brotli, "br"), (Coding::Gzip, "gz")];

/// The folder in which a mirror lies.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
}

/// The SHA-256 of these bytes, in hexadecimal.
pub fn hash(bytes: &[u8]) -> String {
    let mut hex = String::with_capacity(64);
    for byte in Sha256::digest(bytes) {
        // Writing into a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex
}

/// Whether a file of this name is text.
pub fn is_text(name: &Path) -> bool {
    name.extension().is_some_and(|ending| TEXT.iter().any(|text| ending == *text))
}

/// The sibling of a file in this coding.
pub fn sibling(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

impl Folder {
    /// The mirror in this folder.
    pub const fn at(root: PathBuf) -> Self {
        Self { root }
    }

    /// A path inside.
    pub fn path(&self, name: &Path) -> PathBuf {
        self.root.join(name)
    }

    /// Writes a file and, where it is text worth packing, its siblings; the file itself last, so that nobody finds a new
    /// one beside old siblings for longer than it takes.
    ///
    /// # Errors
    /// What the system says.
    pub fn write(&self, name: &Path, bytes: &Bytes) -> Result<(), MirrorError> {
        if is_text(name) {
            for (coding, ending) in SIBLINGS {
                let packed = coding.pack(bytes, Effort::Best);
                if packed.len() < bytes.len() {
                    self.write_one(&sibling(name, ending), &packed)?;
                } else {
                    self.remove_one(&sibling(name, ending))?;
                }
            }
        }
        self.write_one(name, bytes)
    }

    /// Copies a file of the media library; shares its bytes with it where the system can.
    ///
    /// # Errors
    /// What the system says.
    pub fn copy(&self, name: &Path, from: &Path) -> Result<(), MirrorError> {
        let (part, place) = self.begin(name)?;
        fs::copy(from, &part).map_err(MirrorError::at(from))?;
        fs::rename(&part, &place).map_err(MirrorError::at(&place))
    }

    fn write_one(&self, name: &Path, bytes: &[u8]) -> Result<(), MirrorError> {
        let (part, place) = self.begin(name)?;
        fs::write(&part, bytes).map_err(MirrorError::at(&part))?;
        fs::rename(&part, &place).map_err(MirrorError::at(&place))
    }

    /// Where a file is written first, and where it belongs.
    fn begin(&self, name: &Path) -> Result<(PathBuf, PathBuf), MirrorError> {
        static WRITES: AtomicU64 = AtomicU64::new(0);
        let part = self.root.join(OWN).join(format!("{}.part", WRITES.fetch_add(1, Ordering::Relaxed)));
        let place = self.root.join(name);
        if let Some(folder) = place.parent() {
            fs::create_dir_all(folder).map_err(MirrorError::at(folder))?;
        }
        Ok((part, place))
    }

    /// Removes a file, its siblings, and the folders that it leaves empty.
    ///
    /// # Errors
    /// What the system says.
    pub fn remove(&self, name: &Path) -> Result<(), MirrorError> {
        for (_, ending) in SIBLINGS {
            self.remove_one(&sibling(name, ending))?;
        }
        self.remove_one(name)?;
        let mut folder = name.parent();
        while let Some(empty) = folder.filter(|folder| !folder.as_os_str().is_empty()) {
            // Refused when something is still in it, and that is what we want to know.
            if fs::remove_dir(self.root.join(empty)).is_err() {
                break;
            }
            folder = empty.parent();
        }
        Ok(())
    }

    fn remove_one(&self, name: &Path) -> Result<(), MirrorError> {
        let path = self.root.join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(MirrorError::at(&path)(error)),
            Ok(()) | Err(_) => Ok(()),
        }
    }
}
