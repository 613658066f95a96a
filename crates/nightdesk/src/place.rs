//! Opening the data folder.

use crate::cli::Data;
use anyhow::{Context, Result, bail};
use clock::Clock;
use newsroom::Newsroom;
use std::fs;
use store::Place;

/// The file in a data folder in which everything but pictures lies, unless it lies in PostgreSQL.
const FILE: &str = "newsroom.db";

/// Opens the newsroom of a data folder, which must be there: a typing error makes no folders.
pub fn open(data: &Data) -> Result<Newsroom> {
    if data.database.is_none() && !data.data.join(FILE).exists() {
        let folder = data.data.display();
        bail!(
            "there is no newsroom in {folder}; look for a typing error in --data, or make one: nightdesk init --data {folder}"
        );
    }
    open_or_make(data)
}

/// Opens the newsroom of a data folder; makes the folder where there is none.
pub fn open_or_make(data: &Data) -> Result<Newsroom> {
    fs::create_dir_all(&data.data)
        .with_context(|| format!("cannot make the data folder {}", data.data.display()))?;
    let place = match &data.database {
        Some(address) => address.parse()?,
        None => Place::Sqlite(data.data.join(FILE)),
    };
    let newsroom = Newsroom::open(&place, &data.data.join("media"), Clock::real())
        .with_context(|| format!("cannot open the newsroom in {place}"))?;
    Ok(newsroom)
}
