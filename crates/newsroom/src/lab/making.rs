//! From the bytes of an original to files among the blobs. Plain work on one thread.

use crate::Failure;
use editorial::asset::Rendition;
use media::{Marks, Metadata, Plan};
use store::{StoreError, blobs::Blobs};

/// What was made of one original.
#[derive(Debug)]
pub(crate) struct Made {
    /// Width and height as shown, in pixels.
    pub size: (u32, u32),
    /// The files, all of them written.
    pub renditions: Vec<Rendition>,
}

/// Makes the planned files and writes each as soon as it is made; `told` hears how many there are.
///
/// # Errors
/// When the picture is damaged, or a file cannot be written.
pub(crate) fn make(
    blobs: &Blobs,
    bytes: &[u8],
    plan: &Plan,
    marks: &Marks,
    told: &dyn Fn(usize),
) -> Result<Made, Failure> {
    let mut renditions = Vec::new();
    let mut written: Result<(), StoreError> = Ok(());
    let size = media::develop(bytes, plan, marks, &mut |file| {
        if written.is_ok() {
            written = blobs.write(&file.blob, &file.bytes);
        }
        renditions.push(Rendition {
            blob: file.blob,
            media_type: file.media_type.to_owned(),
            width: file.width,
            height: file.height,
            bytes: file.bytes.len() as u64,
        });
        told(renditions.len());
    })?;
    written?;
    Ok(Made { size, renditions })
}

/// Whose a photo is by its own words.
pub(crate) fn whose(words: &Metadata) -> String {
    let said = words.credit.as_ref().or(words.creator.as_ref()).or(words.copyright.as_ref());
    said.cloned().unwrap_or_default()
}

/// The words that stay in every file: those of the original, and whom the house credits.
pub(crate) fn marks(words: Metadata, credit: &str) -> Marks {
    Marks {
        artist: words.creator.unwrap_or_default(),
        copyright: words.copyright.unwrap_or_default(),
        credit: if credit.is_empty() { words.credit.unwrap_or_default() } else { credit.to_owned() },
        statement: words.statement.unwrap_or_default(),
    }
}
