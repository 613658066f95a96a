//! The API as programs get it: whole requests, from the address to the bytes, on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod bad_input;
mod channel;
mod conditional;
mod day;
mod document;
mod drafts;
mod entries;
mod flashes;
mod fronts;
mod keys;
mod manners;
mod paper;
mod program;
mod rights;
