//! The house style as three editions speak it.

mod catalogues;
mod dates;
mod editions;
mod numbers;
mod refusals;
mod words;
