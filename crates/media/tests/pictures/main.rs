//! A day at the picture desk: what photographers, agencies, designers and strangers send, and what readers get.

mod drawings;
mod hostile;
mod paint;
mod photos;
mod words;
