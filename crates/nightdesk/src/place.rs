//! Opening the data folder.

use crate::cli::Data;
use anyhow::{Context, Result};
use clock::Clock;
use newsroom::Newsroom;
use std::fs;
use store::Place;

/// Opens the newsroom of a data folder; makes the folder where there is none.
pub fn open(data: &Data) -> Result<Newsroom> {
    fs::create_dir_all(&data.data)
        .with_context(|| format!("cannot make the data folder {}", data.data.display()))?;
    let place = match &data.database {
        Some(address) => address.parse()?,
        None => Place::Sqlite(data.data.join("newsroom.db")),
    };
    let newsroom = Newsroom::open(&place, &data.data.join("media"), Clock::real())
        .with_context(|| format!("cannot open the newsroom in {place}"))?;
    Ok(newsroom)
}
