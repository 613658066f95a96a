//! Files that are still coming in, in pieces: what has come of each lies on the disk, beside what it is going to be.
//!
//! A piece is written through to the disk before anybody is told that it came, so a killed server loses none of it; how
//! far a file has come is the length of what lies there. Whoever writes holds the file, so that two requests for the same
//! one cannot mix. What nobody goes on with is swept away after a day.

use crate::StoreError;
use editorial::{ArrivalId, AssetId, MemberId, Moment};
use serde::{Deserialize, Serialize};
use std::{
    fs::{self, File, TryLockError},
    io::{self, Write},
    path::{Path, PathBuf},
    time::{Duration, SystemTime},
};

/// What nobody goes on with stays so long.
const KEPT: Duration = Duration::from_hours(24);

/// The folder of files that are coming in. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Arrivals {
    folder: PathBuf,
}

/// What a file that is coming in is going to be.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Arrival {
    /// How many bytes it will have.
    pub length: u64,
    /// How it is called where it comes from.
    pub name: String,
    /// Who sends it; nobody else goes on with it.
    pub by: MemberId,
    /// What it became, once it was taken into the library.
    pub asset: Option<AssetId>,
}

/// A file that is coming in, held by whoever writes to it.
#[derive(Debug)]
pub struct Held {
    file: File,
    path: PathBuf,
    /// How many bytes have come.
    pub offset: u64,
}

impl Held {
    /// Adds what came next, so that it is on the disk when this answers.
    ///
    /// # Errors
    /// When the disk is full or cannot be written. What was written nevertheless counts.
    pub fn add(&mut self, piece: &[u8]) -> Result<(), StoreError> {
        let written = self.file.write_all(piece).and_then(|()| self.file.sync_data());
        written.map_err(|source| failed(&self.path, source))?;
        self.offset += piece.len() as u64;
        Ok(())
    }
}

impl Arrivals {
    /// The files coming in that lie in this folder; it is made when the first one begins.
    pub const fn folder(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn part(&self, id: ArrivalId) -> PathBuf {
        self.folder.join(format!("{id}.part"))
    }

    fn told(&self, id: ArrivalId) -> PathBuf {
        self.folder.join(format!("{id}.json"))
    }

    /// Begins a file; sweeps away what nobody goes on with.
    ///
    /// # Errors
    /// When the disk is full or cannot be written.
    pub fn begin(&self, id: ArrivalId, arrival: &Arrival, now: Moment) -> Result<(), StoreError> {
        fs::create_dir_all(&self.folder).map_err(|source| failed(&self.folder, source))?;
        self.sweep(now);
        let part = self.part(id);
        File::create_new(&part).map_err(|source| failed(&part, source))?;
        self.tell(id, arrival)
    }

    fn tell(&self, id: ArrivalId, arrival: &Arrival) -> Result<(), StoreError> {
        let (path, beside) = (self.told(id), self.folder.join(format!("{id}.new")));
        let written = serde_json::to_vec(arrival)
            .map_err(io::Error::other)
            .and_then(|text| fs::write(&beside, text))
            .and_then(|()| fs::rename(&beside, &path));
        written.map_err(|source| failed(&path, source))
    }

    /// What a file is going to be, and how many bytes of it have come; nothing when nobody knows of it.
    ///
    /// # Errors
    /// When the disk cannot be read.
    pub fn find(&self, id: ArrivalId) -> Result<Option<(Arrival, u64)>, StoreError> {
        let path = self.told(id);
        let text = match fs::read(&path) {
            Ok(text) => text,
            Err(source) if source.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(source) => return Err(failed(&path, source)),
        };
        let unreadable = |error: serde_json::Error| StoreError::Unreadable {
            place: "a file that is coming in",
            reason: error.to_string(),
        };
        let arrival: Arrival = serde_json::from_slice(&text).map_err(unreadable)?;
        // What became an asset has come whole, and its bytes lie elsewhere.
        let come = fs::metadata(self.part(id)).map_or(arrival.length, |part| part.len());
        Ok(Some((arrival, come)))
    }

    /// How many files of this member are coming in.
    pub fn of_member(&self, by: MemberId) -> usize {
        let coming = |id: &ArrivalId| {
            self.find(*id)
                .ok()
                .flatten()
                .is_some_and(|(arrival, _)| arrival.by == by && arrival.asset.is_none())
        };
        self.all().into_iter().filter(coming).count()
    }

    fn all(&self) -> Vec<ArrivalId> {
        let Ok(files) = fs::read_dir(&self.folder) else { return Vec::new() };
        let named = |file: fs::DirEntry| file.file_name().to_str()?.strip_suffix(".json")?.parse().ok();
        files.flatten().filter_map(named).collect()
    }

    /// Holds a file to write to it; nothing when somebody else does.
    ///
    /// # Errors
    /// When it is not there, or the disk cannot be written.
    pub fn hold(&self, id: ArrivalId) -> Result<Option<Held>, StoreError> {
        let path = self.part(id);
        let file = File::options().append(true).open(&path).map_err(|source| failed(&path, source))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Ok(None),
            Err(TryLockError::Error(source)) => return Err(failed(&path, source)),
        }
        let offset = file.metadata().map_err(|source| failed(&path, source))?.len();
        Ok(Some(Held { file, path, offset }))
    }

    /// All bytes of a file that has come.
    ///
    /// # Errors
    /// When the disk cannot be read.
    pub fn read(&self, id: ArrivalId) -> Result<Vec<u8>, StoreError> {
        let path = self.part(id);
        fs::read(&path).map_err(|source| failed(&path, source))
    }

    /// Notes what a file became; its bytes lie with the asset from now on. Whoever asks again within a day is told the same.
    ///
    /// # Errors
    /// When the disk cannot be written.
    pub fn became(&self, id: ArrivalId, arrival: Arrival, asset: AssetId) -> Result<(), StoreError> {
        self.tell(id, &Arrival { asset: Some(asset), ..arrival })?;
        let part = self.part(id);
        fs::remove_file(&part).or_else(gone).map_err(|source| failed(&part, source))
    }

    /// Forgets a file.
    ///
    /// # Errors
    /// When the disk cannot be written.
    pub fn remove(&self, id: ArrivalId) -> Result<(), StoreError> {
        for path in [self.told(id), self.part(id)] {
            fs::remove_file(&path).or_else(gone).map_err(|source| failed(&path, source))?;
        }
        Ok(())
    }

    /// Sweeps away what nobody has gone on with for a day before this moment.
    pub fn sweep(&self, now: Moment) {
        let micros = u64::try_from(now.micros()).unwrap_or_default();
        let now = SystemTime::UNIX_EPOCH + Duration::from_micros(micros);
        let Ok(files) = fs::read_dir(&self.folder) else { return };
        for file in files.flatten() {
            let changed = file.metadata().and_then(|known| known.modified());
            // A file's own notes are as old as its beginning: they go when its bytes are old too, or have become an asset.
            let old = |at: SystemTime| now.duration_since(at).is_ok_and(|age| age > KEPT);
            let path = file.path();
            let bytes = path.with_extension("part");
            let bytes = fs::metadata(&bytes).and_then(|known| known.modified());
            if changed.is_ok_and(old) && bytes.map_or(true, old) {
                // Whoever sweeps at the same moment was quicker.
                let _ = fs::remove_file(path);
            }
        }
    }
}

fn gone(source: io::Error) -> io::Result<()> {
    if source.kind() == io::ErrorKind::NotFound { Ok(()) } else { Err(source) }
}

fn failed(path: &Path, source: io::Error) -> StoreError {
    match source.kind() {
        io::ErrorKind::StorageFull => StoreError::DiskFull,
        _ => StoreError::File { path: path.display().to_string(), source },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun() -> (tempfile::TempDir, Arrivals, ArrivalId, Arrival) {
        let folder = tempfile::tempdir().unwrap();
        let arrivals = Arrivals::folder(folder.path().join("arrivals"));
        let (id, by) = (ArrivalId::from_bytes([1; 16]), MemberId::from_bytes([2; 16]));
        let arrival = Arrival { length: 6, name: "dam.jpg".to_owned(), by, asset: None };
        arrivals.begin(id, &arrival, Moment::from_micros(0)).unwrap();
        (folder, arrivals, id, arrival)
    }

    #[test]
    fn a_file_comes_in_pieces_and_one_writes_at_a_time() {
        let (_folder, arrivals, id, arrival) = begun();
        let mut held = arrivals.hold(id).unwrap().unwrap();
        held.add(b"abc").unwrap();
        assert!(arrivals.hold(id).unwrap().is_none(), "somebody else holds it");
        drop(held);
        assert_eq!(arrivals.find(id).unwrap(), Some((arrival.clone(), 3)));
        arrivals.hold(id).unwrap().unwrap().add(b"def").unwrap();
        assert_eq!(arrivals.read(id).unwrap(), b"abcdef");
        assert_eq!(arrivals.of_member(arrival.by), 1);
        let asset = AssetId::from_bytes([3; 16]);
        arrivals.became(id, arrival.clone(), asset).unwrap();
        let (told, come) = arrivals.find(id).unwrap().unwrap();
        assert_eq!((told.asset, come, arrivals.of_member(arrival.by)), (Some(asset), 6, 0));
        arrivals.remove(id).unwrap();
        assert_eq!(arrivals.find(id).unwrap(), None);
    }

    #[test]
    fn what_nobody_goes_on_with_is_swept_away_after_a_day() {
        let (folder, arrivals, id, _) = begun();
        let begun = fs::metadata(arrivals.part(id)).unwrap().modified().unwrap();
        let after = |hours| {
            let since = begun.duration_since(SystemTime::UNIX_EPOCH).unwrap() + Duration::from_hours(hours);
            Moment::from_micros(i64::try_from(since.as_micros()).unwrap())
        };
        arrivals.sweep(after(12));
        assert!(arrivals.find(id).unwrap().is_some());
        arrivals.sweep(after(25));
        assert_eq!(arrivals.find(id).unwrap(), None);
        assert_eq!(fs::read_dir(folder.path().join("arrivals")).unwrap().count(), 0);
    }
}
