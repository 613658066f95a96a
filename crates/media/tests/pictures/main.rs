//! A day at the picture desk: what photographers, agencies, designers and strangers send, and what readers get.

#![cfg(test)] // so that the lints know that everything here is a test

mod drawings;
mod films;
mod hostile;
mod marks;
mod mutations;
mod paint;
mod photos;
mod words;
