//! What commands tell on standard output, where nobody may be listening any more.

use std::{
    fmt::Display,
    io::{self, ErrorKind, Write},
};

/// Tells a sentence. What was done is done, so a closed pipe or a full disk is passed over.
pub fn say(sentence: impl Display) {
    let _ = writeln!(io::stdout().lock(), "{sentence}");
}

/// Hands over a report. A reader who has left is passed over.
///
/// # Errors
/// When it cannot be written, for example because the disk is full.
pub fn hand_over(report: &str) -> io::Result<()> {
    let mut out = io::stdout().lock();
    match out.write_all(report.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        written => written,
    }
}

/// Tells what went wrong, on standard error.
pub fn complain(trouble: impl Display) {
    let _ = writeln!(io::stderr().lock(), "nightdesk: {trouble}");
}
