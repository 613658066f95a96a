//! The newsroom's day, on both engines.

#![cfg(test)] // so that the lints know that everything here is a test

mod demo;
mod import_faults;
mod imports;
mod members;
mod paper;
mod permissions;
mod schedule;
mod shelves;
mod stories;
mod throttling;
mod tokens;
mod uploads;
