//! The newsroom's day, on both engines.

#![cfg(test)] // so that the lints know that everything here is a test

mod addresses;
mod beginning;
mod channel;
mod demo;
mod desk_list;
mod device;
mod flashes;
mod fronts;
mod hooks;
mod import_faults;
mod imports;
mod kills;
mod lab;
mod library;
mod live_blogs;
mod members;
mod notes;
mod paper;
mod passkeys;
mod permissions;
mod registers;
mod review;
mod revisions;
mod schedule;
mod settings;
mod shelves;
mod stories;
mod throttling;
mod tokens;
mod uploads;
