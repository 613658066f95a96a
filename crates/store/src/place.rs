//! Where the newsroom's data lies.

use crate::StoreError;
use std::{path::PathBuf, str::FromStr};

/// Where the data lies: a file, or a server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// A SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL server, as a `postgres://` address.
    Postgres(String),
}

impl FromStr for Place {
    type Err = StoreError;

    fn from_str(address: &str) -> Result<Self, StoreError> {
        if address.starts_with("postgres://") || address.starts_with("postgresql://") {
            return Ok(Self::Postgres(address.to_owned()));
        }
        match address.split_once("://") {
            None => Ok(Self::Sqlite(PathBuf::from(address))),
            Some(("sqlite", path)) => Ok(Self::Sqlite(PathBuf::from(path))),
            Some((scheme, _)) => Err(StoreError::Unreachable {
                place: format!("{scheme}://…"),
                reason: "a database address begins with postgres:// or sqlite://, or is a file".into(),
            }),
        }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Place::Sqlite(path) => write!(f, "{}", path.display()),
            // What stands before the @ may be a password; it is never shown.
            Place::Postgres(address) => {
                let after = address
                    .rsplit_once('@')
                    .map_or_else(|| address.split_once("://").map_or("", |(_, rest)| rest), |(_, rest)| rest);
                write!(f, "postgres://{after}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_never_shows_its_password() {
        let place: Place = "postgres://desk:s3cret@db.example/paper".parse().unwrap();
        assert_eq!(place.to_string(), "postgres://db.example/paper");
    }

    #[test]
    fn an_unknown_engine_is_refused() {
        assert!("mysql://localhost/paper".parse::<Place>().is_err());
        assert_eq!("paper.db".parse::<Place>().unwrap(), Place::Sqlite("paper.db".into()));
    }
}
