//! What belongs to the mirror, so that whoever got it from anywhere can tell whether it is the paper's.
//!
//! The files are listed with their SHA-256 in 256 lists, by the hash of their names, in the format of `sha256sum`; one
//! more list names those lists, and that one is signed in the format of minisign. So a change writes a few short lists,
//! however large the archive, and everything can be verified with programs that everybody has:
//!
//! ```text
//! minisign -V -P KEY -m _manifest/manifest.sha256 && sha256sum -c --quiet _manifest/*.sha256
//! ```

mod check;
mod sign;

pub use check::{Checked, Flaw, check};
pub use sign::Signer;

use crate::{
    MirrorError,
    files::{Folder, hash},
    ledger::Ledger,
};
use bytes::Bytes;
use site::Site;
use std::path::{Path, PathBuf};

/// The folder of the lists. No edition is called so: tags begin with a letter.
const LISTS: &str = "_manifest";

/// The list of lists.
const TOP: &str = "_manifest/manifest.sha256";

/// Its signature.
const SIGNATURE: &str = "_manifest/manifest.sha256.minisig";

/// The list in which a file stands.
pub fn shard_of(path: &str) -> u8 {
    u8::from_str_radix(&hash(path.as_bytes())[..2], 16).unwrap_or(0)
}

fn list_of(shard: u8) -> PathBuf {
    PathBuf::from(format!("{LISTS}/{shard:02x}.sha256"))
}

/// A line as `sha256sum` writes it.
fn line(hash: &str, path: &str) -> String {
    format!("{hash}  {path}\n")
}

/// Writes the lists that changed, the list of lists, and its signature.
///
/// # Errors
/// What the disk, the ledger or the key say.
pub fn write(
    folder: &Folder,
    ledger: &Ledger,
    signer: Option<&Signer>,
    site: &Site,
) -> Result<(), MirrorError> {
    let changed = ledger.changed_shards()?;
    let has_signature = folder.path(Path::new(SIGNATURE)).exists();
    if changed.is_empty() && has_signature == signer.is_some() {
        return Ok(());
    }
    for shard in &changed {
        let files = ledger.in_shard(*shard)?;
        let lines: Vec<String> = files.iter().map(|(path, hash)| line(hash, path)).collect();
        let list = Bytes::from(lines.concat());
        ledger.note(&format!("list {shard:02x}"), &hash(&list))?;
        folder.write(&list_of(*shard), &list)?;
    }
    let mut top = String::new();
    for shard in 0..=u8::MAX {
        if let Some(hash) = ledger.noted(&format!("list {shard:02x}"))? {
            top.push_str(&line(&hash, &list_of(shard).to_string_lossy()));
        }
    }
    // The old signature first: a list beside a signature of another would look like a forgery.
    folder.remove(Path::new(SIGNATURE))?;
    folder.write(Path::new(TOP), &Bytes::from(top.clone()))?;
    if let Some(signer) = signer {
        let position = ledger.bookmark()?.position.map_or(0, |(position, _)| position);
        let comment = format!("{} as of {}, entry {position}", site.address("/"), site.now().rfc3339());
        folder.write(Path::new(SIGNATURE), &Bytes::from(signer.sign(top.as_bytes(), &comment)?))?;
    }
    ledger.turn(|turn| turn.shards_written(&changed))?;
    Ok(())
}
