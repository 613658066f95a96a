//! The public paper.

pub mod page;
