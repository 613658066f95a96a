//! The newsroom's day, on both engines.

mod demo;
mod imports;
mod paper;
mod permissions;
mod schedule;
mod shelves;
mod stories;
mod uploads;
