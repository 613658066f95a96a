//! The desk as members get it: whole requests, from the address to the bytes, on SQLite and on PostgreSQL.
//!
//! What is asked is asked of the router that the program serves, without a network between; the browser of these tests
//! carries cookies and signs its forms as a real one does.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod browser;
mod channel;
mod company;
mod doors;
mod entries;
mod fixtures;
mod flashes;
mod forms;
mod fronts;
mod hooks;
mod hostile;
mod hostile_files;
mod id;
mod leaving;
mod library;
mod live;
mod pictures;
mod previews;
mod provider;
#[path = "../paper/reader.rs"]
#[allow(dead_code, reason = "the tests of the paper ask more of it")]
mod reader;
mod refused;
mod rights;
mod saving;
mod screens;
mod settings;
