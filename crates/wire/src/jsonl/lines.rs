//! The lines of a file that may be larger than memory, one at a time.

use std::io::{self, BufRead, Read};

/// The longest line that is read, in bytes; a longer one is skipped and reported.
pub const LONGEST: usize = 8 * 1024 * 1024;

/// A line that could not be handed on.
#[derive(Debug, thiserror::Error)]
pub enum LineProblem {
    /// It is longer than [`LONGEST`].
    #[error("the line is {bytes} bytes long and at most {LONGEST} are read; are pictures inside the text?")]
    TooLong {
        /// Its whole length in bytes, without the line feed.
        bytes: u64,
    },
    /// It is not text.
    #[error("byte {at} of the line is not UTF-8; save the file as UTF-8 and import it again")]
    NotUtf8 {
        /// The first wrong byte, counted from 1.
        at: usize,
    },
    /// The file broke off.
    #[error("the file could not be read any further: {0}")]
    Read(#[from] io::Error),
}

/// The lines of a reader with their numbers, counted from 1. Blank lines are skipped but counted; a byte order
/// mark before the first is passed over. After a failed read there are no more.
#[derive(Debug)]
pub struct Lines<R> {
    reader: R,
    number: u64,
    ended: bool,
}

impl<R: BufRead> Lines<R> {
    /// The lines of this reader.
    pub const fn new(reader: R) -> Self {
        Self { reader, number: 0, ended: false }
    }

    /// The next line's bytes without its end; `None` at the end of the file.
    fn line(&mut self) -> Result<Option<Vec<u8>>, LineProblem> {
        let mut line = Vec::new();
        let most = u64::try_from(LONGEST).unwrap_or(u64::MAX);
        (&mut self.reader).take(most + 1).read_until(b'\n', &mut line)?;
        if line.is_empty() {
            return Ok(None);
        }
        if line.last() == Some(&b'\n') {
            line.pop();
        } else if line.len() > LONGEST {
            let bytes = most + 1 + self.skip_line()?;
            return Err(LineProblem::TooLong { bytes });
        }
        if line.last() == Some(&b'\r') {
            line.pop();
        }
        Ok(Some(line))
    }

    /// Passes over the rest of a line; its length in bytes.
    fn skip_line(&mut self) -> io::Result<u64> {
        let mut skipped = 0;
        loop {
            let seen = self.reader.fill_buf()?;
            let end = seen.iter().position(|byte| *byte == b'\n');
            let used = end.unwrap_or(seen.len());
            skipped += u64::try_from(used).unwrap_or(u64::MAX);
            let last = end.is_some() || seen.is_empty();
            self.reader.consume(used + usize::from(end.is_some()));
            if last {
                return Ok(skipped);
            }
        }
    }
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = (u64, Result<String, LineProblem>);

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            self.number += 1;
            let line = match self.line() {
                Ok(Some(line)) => text(line),
                Ok(None) => return None,
                Err(problem) => {
                    self.ended = matches!(problem, LineProblem::Read(_));
                    Err(problem)
                }
            };
            let line = line.map(|line| match line.strip_prefix('\u{feff}') {
                Some(rest) if self.number == 1 => rest.to_owned(),
                Some(_) | None => line,
            });
            if line.as_ref().is_ok_and(|line| line.trim().is_empty()) {
                continue;
            }
            return Some((self.number, line));
        }
        None
    }
}

fn text(line: Vec<u8>) -> Result<String, LineProblem> {
    String::from_utf8(line).map_err(|wrong| LineProblem::NotUtf8 { at: wrong.utf8_error().valid_up_to() + 1 })
}
