//! Where a list goes on: a moment and an id, as one word that programs pass back as it is.

use editorial::Moment;
use std::{fmt::Display, str::FromStr};

/// The cursor of the last thing on a page.
pub fn written(at: Moment, id: impl Display) -> String {
    format!("{}-{id}", at.micros())
}

/// The place that a cursor names; nothing when it is none of ours.
pub fn read<Id: FromStr>(cursor: &str) -> Option<(Moment, Id)> {
    let (at, id) = cursor.split_once('-')?;
    Some((Moment::from_micros(at.parse().ok()?), id.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use editorial::StoryId;

    #[test]
    fn a_cursor_comes_back_as_it_went() {
        let (at, id) = (Moment::from_micros(1_772_366_400_000_001), StoryId::from_bytes([7; 16]));
        assert_eq!(read::<StoryId>(&written(at, id)), Some((at, id)));
        for bad in ["", "-", "12", "12-x", "x-00000000-0000-7000-8000-000000000000"] {
            assert_eq!(read::<StoryId>(bad), None, "{bad}");
        }
    }
}
