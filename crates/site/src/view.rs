//! Rows become page values: all words chosen, all dates and numbers written as the edition writes them.

pub mod body;
pub mod card;
pub mod chart;
pub mod flash;
pub mod front;
pub mod head;
pub mod json_ld;
pub mod lists;
pub mod live_blog;
pub mod story;
