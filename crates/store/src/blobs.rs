//! Files by the hash of their content: originals and renditions of the media library.
//!
//! A blob is written once under its own name and never changed, so readers may keep it for ever and writing it
//! twice harms nobody. `ab/cdef….webp`: two letters make the folder, so that none grows too large.

use crate::StoreError;
use std::{
    fs, io,
    path::{Path, PathBuf},
    process,
    sync::atomic::{AtomicU64, Ordering},
};

/// A folder of blobs. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Blobs {
    folder: PathBuf,
}

impl Blobs {
    /// The blobs in this folder, which is made if it is not there.
    ///
    /// # Errors
    /// When the folder cannot be made.
    pub fn folder(folder: &Path) -> Result<Self, StoreError> {
        fs::create_dir_all(folder).map_err(|source| failed(folder, source))?;
        Ok(Self { folder: folder.to_owned() })
    }

    /// The name of a blob with this content: 40 hex digits of its BLAKE3 hash and its extension.
    pub fn name(bytes: &[u8], extension: &str) -> String {
        let hash = blake3::hash(bytes).to_hex();
        format!("{}.{extension}", &hash[..40])
    }

    /// The name of an original with this content: its ending (`ojpg`, `osvg`) is one that no reader is served.
    pub fn original_name(bytes: &[u8], extension: &str) -> String {
        Self::name(bytes, &format!("o{extension}"))
    }

    /// Writes a blob under its name, whole or not at all.
    ///
    /// # Errors
    /// When the disk is full or the folder cannot be written.
    pub fn write(&self, name: &str, bytes: &[u8]) -> Result<(), StoreError> {
        let path = self.path(name).ok_or_else(|| failed(&self.folder, io::ErrorKind::InvalidInput.into()))?;
        if path.exists() {
            return Ok(());
        }
        let beside = path.with_extension(part());
        let written = path
            .parent()
            .map_or(Ok(()), fs::create_dir_all)
            .and_then(|()| write_through(&beside, bytes))
            .and_then(|()| fs::rename(&beside, &path));
        written.map_err(|source| {
            // Half a file must not stay; if it cannot be removed, its name is not a blob's and nobody reads it.
            let _ = fs::remove_file(&beside);
            failed(&path, source)
        })
    }

    /// Removes a blob; one that is not there is gone already.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn remove(&self, name: &str) -> Result<(), StoreError> {
        let Some(path) = self.path(name) else { return Ok(()) };
        match fs::remove_file(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => Err(failed(&path, source)),
            Ok(()) | Err(_) => Ok(()),
        }
    }

    /// The folder of what is still coming in, beside the blobs.
    pub fn arrivals(&self) -> PathBuf {
        self.folder.join("arrivals")
    }

    /// Where a blob lies; nothing when the name is no blob's name, so that no path can be asked for.
    pub fn path(&self, name: &str) -> Option<PathBuf> {
        let (hash, extension) = name.split_once('.')?;
        let hashed =
            hash.len() == 40 && hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let plain =
            (1..=5).contains(&extension.len()) && extension.bytes().all(|b| b.is_ascii_alphanumeric());
        (hashed && plain).then(|| self.folder.join(&hash[..2]).join(name))
    }
}

/// The ending of a file that is being written: nobody else writes the same content under the same name.
fn part() -> String {
    static WRITES: AtomicU64 = AtomicU64::new(0);
    format!("{}-{}.part", process::id(), WRITES.fetch_add(1, Ordering::Relaxed))
}

fn write_through(path: &Path, bytes: &[u8]) -> io::Result<()> {
    use io::Write;
    let mut file = fs::File::create(path)?;
    file.write_all(bytes)?;
    file.sync_data()
}

fn failed(path: &Path, source: io::Error) -> StoreError {
    if source.kind() == io::ErrorKind::StorageFull {
        return StoreError::DiskFull;
    }
    StoreError::File { path: path.display().to_string(), source }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blob_is_found_by_its_content_and_by_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::folder(folder.path()).unwrap();
        let name = Blobs::name(b"a picture", "webp");
        blobs.write(&name, b"a picture").unwrap();
        blobs.write(&name, b"a picture").unwrap();
        assert_eq!(fs::read(blobs.path(&name).unwrap()).unwrap(), b"a picture");
        for trick in ["../../etc/passwd", "..", "a.b", "", "/etc/passwd", &name.to_uppercase()] {
            assert!(blobs.path(trick).is_none(), "{trick}");
        }
    }

    #[test]
    fn the_same_content_written_by_many_at_once_is_there_once() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::folder(folder.path()).unwrap();
        for round in 0..20_u8 {
            let bytes = vec![round; 100_000];
            let name = Blobs::name(&bytes, "webp");
            std::thread::scope(|scope| {
                let writers: Vec<_> = (0..8).map(|_| scope.spawn(|| blobs.write(&name, &bytes))).collect();
                assert!(writers.into_iter().all(|writer| writer.join().unwrap().is_ok()), "round {round}");
            });
            let beside = blobs.path(&name).unwrap().parent().unwrap().to_owned();
            assert!(
                fs::read_dir(beside).unwrap().all(|file| !file
                    .unwrap()
                    .file_name()
                    .to_string_lossy()
                    .ends_with("part"))
            );
        }
    }
}
