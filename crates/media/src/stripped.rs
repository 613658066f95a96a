//! Films and recordings without the remarks in them: where they were taken, by which device, by whom.
//!
//! They are not encoded afresh: that would take an engine for each format and minutes for each film. What can be taken out
//! without touching picture and sound is:
//!
//! - MP4 and M4A (ISO/IEC 14496-12): boxes for remarks (`udta`, `meta`, `uuid`) become free space of the same length, filled
//!   with zeros, so that nothing behind them moves. A track of data beside picture and sound, into which cameras write a
//!   position each second, cannot be emptied so: such a film is refused.
//! - MP3, Ogg: the tags.
//! - WAVE: every chunk but those that are played.
//! - `WebM` stays as it is: recorders write no place into it.

use crate::{
    kind::{Film, Kind, Sound},
    refused::Refused,
};
use lofty::{config::WriteOptions, tag::TagType};
use mp4_atom::{Decode, FourCC, Hdlr, Header};
use std::io::Cursor;

/// The deepest boxes that are looked into.
const DEEPEST: usize = 4;

/// The film or recording as it is played, of this kind.
///
/// # Errors
/// When it is damaged, or tells what cannot be taken out.
pub fn stripped(bytes: Vec<u8>, kind: Kind) -> Result<Vec<u8>, Refused> {
    match kind {
        Kind::Film(Film::Mp4) | Kind::Sound(Sound::M4a) => without_boxes(bytes),
        Kind::Sound(Sound::Mp3) => without_tags(bytes, &[TagType::Id3v2, TagType::Ape, TagType::Id3v1]),
        Kind::Sound(Sound::Ogg) => without_tags(bytes, &[TagType::VorbisComments]),
        Kind::Sound(Sound::Wav) => played_alone(&bytes),
        Kind::Film(Film::Webm) | Kind::Picture(_) | Kind::Drawing(_) => Ok(bytes),
    }
}

fn without_tags(bytes: Vec<u8>, tags: &[TagType]) -> Result<Vec<u8>, Refused> {
    let removing = || {
        let mut file = Cursor::new(bytes);
        for tag in tags {
            file.set_position(0);
            let removed = tag.remove_from(&mut file, WriteOptions::default());
            removed.map_err(|error| Refused::Damaged(error.to_string()))?;
        }
        Ok(file.into_inner())
    };
    // Whoever wrote the reader of tags has not seen every file; what it gives up on is damaged.
    std::panic::catch_unwind(removing).unwrap_or_else(|_| Err(unfit()))
}

/// A WAVE file of the chunks alone that a player needs.
fn played_alone(bytes: &[u8]) -> Result<Vec<u8>, Refused> {
    let head = bytes.get(..12).filter(|head| head.starts_with(b"RIFF") && head.ends_with(b"WAVE"));
    let mut played = head.ok_or_else(unfit)?.to_vec();
    let (mut rest, mut sounds) = (bytes.get(12..).unwrap_or_default(), false);
    // Padding after the last chunk is shorter than any.
    while let Some(&[a, b, c, d, e, f, g, h]) = rest.first_chunk::<8>() {
        let length = usize::try_from(u32::from_le_bytes([e, f, g, h])).map_err(|_| unfit())?;
        let (_, after) = rest.split_at(8);
        let content = after.get(..length).ok_or_else(unfit)?;
        // Chunks begin at even places.
        let whole = length + length % 2;
        if matches!(&[a, b, c, d], b"fmt " | b"fact" | b"data") {
            sounds |= &[a, b, c, d] == b"data";
            played.extend([a, b, c, d, e, f, g, h]);
            played.extend(content);
            played.resize(played.len() + length % 2, 0);
        }
        rest = after.get(whole..).unwrap_or_default();
    }
    let length = u32::try_from(played.len() - 8).ok().filter(|_| sounds).ok_or_else(unfit)?;
    if let Some(said) = played.get_mut(4..8) {
        said.copy_from_slice(&length.to_le_bytes());
    }
    Ok(played)
}

fn unfit() -> Refused {
    Refused::Damaged("its parts do not fit together".to_owned())
}

fn without_boxes(mut bytes: Vec<u8>) -> Result<Vec<u8>, Refused> {
    blank(&mut bytes, 0)?;
    Ok(bytes)
}

/// Empties the boxes for remarks in this run of boxes, and in those that hold others.
fn blank(run: &mut [u8], depth: usize) -> Result<(), Refused> {
    let mut rest = run;
    // Padding after the last box is shorter than any.
    while rest.len() >= 8 {
        let mut ahead: &[u8] = rest;
        let before = ahead.len();
        let header = Header::decode(&mut ahead).map_err(|_| unfit())?;
        let begins = before - ahead.len();
        let ends = header.size.map_or(Some(before), |size| begins.checked_add(size));
        let ends = ends.filter(|ends| *ends <= before).ok_or_else(unfit)?;
        let (this, after) = std::mem::take(&mut rest).split_at_mut(ends);
        rest = after;
        match &<[u8; 4]>::from(header.kind) {
            b"udta" | b"meta" | b"uuid" | b"free" | b"skip" => empty(this, begins),
            b"moov" | b"trak" | b"mdia" if depth < DEEPEST => {
                blank(this.get_mut(begins..).unwrap_or_default(), depth + 1)?;
            }
            b"hdlr" if is_data(this) => {
                return Err(Refused::TellsTooMuch {
                    what: "a track of data beside picture and sound, as cameras write positions into",
                    advice: "export it again with picture and sound alone",
                });
            }
            _ => {}
        }
    }
    Ok(())
}

/// Makes a box into free space.
fn empty(whole: &mut [u8], begins: usize) {
    if let Some(kind) = whole.get_mut(4..8) {
        kind.copy_from_slice(b"free");
    }
    whole.get_mut(begins..).unwrap_or_default().fill(0);
}

/// Whether a track's handler is the one of timed remarks.
fn is_data(whole: &[u8]) -> bool {
    let handler = Hdlr::decode(&mut &*whole).map(|handler| handler.handler);
    handler.is_ok_and(|handler| handler == FourCC::new(b"meta"))
}
