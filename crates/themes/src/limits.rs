//! How heavy a theme may be. What is over a limit of this file is not read at all; what is over a promise is told by
//! `nightdesk theme check`.

/// The largest single file that is read, in bytes.
pub const LARGEST_FILE: u64 = 2 * 1024 * 1024;

/// The most bytes that all files of a theme may have.
pub const LARGEST_THEME: u64 = 12 * 1024 * 1024;

/// The most files that a theme may have.
pub const MOST_FILES: usize = 1_000;

/// The promise on styles: bytes that a browser fetches before it shows anything, packed by brotli, the default's
/// included where the theme keeps them.
pub const STYLES: usize = 20 * 1024;

/// The promise on one font, in bytes.
pub const ONE_FONT: usize = 150 * 1024;

/// The promise on all fonts of a theme together, in bytes. A browser fetches only those whose letters a page has.
pub const FONTS: usize = 900 * 1024;

/// The promise on the icon, in bytes.
pub const ICON: usize = 8 * 1024;

/// The promise on the HTML of a page of the sample paper, in bytes, packed by brotli.
pub const PAGE: usize = 24 * 1024;

/// More steps than any honest page takes; a template that wants more is stopped.
pub const FUEL: u64 = 4_000_000;

/// The promise on fuel: a page of the sample paper takes no more than this.
pub const FUEL_OF_A_PAGE: u64 = FUEL / 4;
