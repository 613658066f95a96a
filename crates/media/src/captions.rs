//! Caption tracks: WebVTT (W3C, WebVTT: The Web Video Text Tracks Format).
//!
//! No kept crate reads all of it: those that there are refuse comments, styles or regions. What is asked here is what
//! browsers ask before they show a track at all: its first line, and a cue. The rest is theirs: a cue that they do not
//! understand is left out by them, and a track never runs anything.

use crate::refused::Refused;

/// The largest track, in bytes: a whole day of speech is smaller.
const LARGEST: usize = 4_000_000;

/// The track as it is served: without a byte order mark, its lines ended as Unix ends them.
///
/// # Errors
/// When it is no WebVTT, has no cue, or is too large.
pub fn captions(text: &str) -> Result<String, Refused> {
    if text.len() > LARGEST {
        return Err(Refused::TooManyBytes { bytes: text.len(), most: LARGEST });
    }
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    // §4.1: the word, and after it nothing or a space or a tab.
    let head = text.lines().next().and_then(|line| line.strip_prefix("WEBVTT"));
    if !head.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t'])) || text.contains('\0') {
        return Err(Refused::NotCaptions);
    }
    if !text.lines().skip(1).any(|line| line.contains("-->")) {
        return Err(Refused::NoCues);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_track_is_taken_with_comments_styles_and_settings() {
        let track = "\u{feff}WEBVTT - The dam\r\n\r\nNOTE by Ada\r\n\r\nSTYLE\r\n::cue { color: lime }\r\n\r\n\
                     00:00.000 --> 00:01.000 align:start\r\n<v Ada>The dam holds.\r\n";
        let taken = captions(track).unwrap();
        assert!(taken.starts_with("WEBVTT - The dam\n\nNOTE") && !taken.contains('\r'));
    }

    #[test]
    fn what_is_no_track_is_refused() {
        let subrip = "1\n00:00:00,000 --> 00:00:01,000\nThe dam.\n";
        assert_eq!(captions(subrip), Err(Refused::NotCaptions));
        assert_eq!(captions("WEBVTTX\n\n00:00.000 --> 00:01.000\nThe dam.\n"), Err(Refused::NotCaptions));
        assert_eq!(captions("<html>WEBVTT</html>"), Err(Refused::NotCaptions));
        assert_eq!(captions("WEBVTT\n\n\0 --> "), Err(Refused::NotCaptions));
        assert_eq!(captions("WEBVTT\n\nnothing is said\n"), Err(Refused::NoCues));
        assert!(matches!(captions(&"WEBVTT\n".repeat(1_000_000)), Err(Refused::TooManyBytes { .. })));
    }
}
