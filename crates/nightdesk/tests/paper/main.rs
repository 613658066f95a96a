//! The paper as readers get it: whole requests, from the address to the bytes, on SQLite and on PostgreSQL.
//!
//! Each file tells a part of the newsroom's day. Acts are done as the newsroom does them; what follows is asked of
//! the router that the program serves, without a network between.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

mod addresses;
mod archive;
mod channel;
mod corrections;
mod day;
mod developing;
mod embargoes;
mod escaping;
mod histories;
mod killing;
mod live;
mod live_blogs;
mod manners;
mod mirroring;
mod nodes;
mod pressing;
mod publishing;
mod reader;
mod reads;
mod settings;
mod translations;
mod withdrawing;
