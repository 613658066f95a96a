//! The house style as three editions speak it.

#![cfg(test)] // so that the lints know that everything here is a test

mod catalogues;
mod dates;
mod editions;
mod numbers;
mod refusals;
mod words;
