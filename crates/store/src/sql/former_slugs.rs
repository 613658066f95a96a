//! Slugs that a region, a coverage or an author had before. Whoever names one means the same thing still.

use crate::{
    StoreError, Tx, Value,
    tx::{statements, values},
};
use editorial::{AuthorId, CoverageId, MemberId, Moment, RegionId};

statements! {
    FIND = "select slug, of_id from former_slug where register = $1 and slug = $2";
    ALL = "select slug, of_id from former_slug where register = $1 order by slug limit 1000";
    OF = "select slug, at from former_slug where of_id = $1 order by at, slug limit 100";
    ADD = "insert into former_slug (register, slug, of_id, by_id, at) values ($1, $2, $3, $4, $5)
           on conflict (register, slug) do update set of_id = excluded.of_id, by_id = excluded.by_id, at = excluded.at";
    FORGET = "delete from former_slug where register = $1 and slug = $2";
    FORGET_ALL = "delete from former_slug where of_id = $1";
}

/// What had the slug.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    /// A region.
    Region(RegionId),
    /// A coverage.
    Coverage(CoverageId),
    /// An author.
    Author(AuthorId),
}

impl Of {
    const fn register(self) -> &'static str {
        match self {
            Of::Region(_) => REGION,
            Of::Coverage(_) => COVERAGE,
            Of::Author(_) => AUTHOR,
        }
    }

    fn id(self) -> Value {
        match self {
            Of::Region(id) => id.into(),
            Of::Coverage(id) => id.into(),
            Of::Author(id) => id.into(),
        }
    }
}

const REGION: &str = "region";
const COVERAGE: &str = "coverage";
const AUTHOR: &str = "author";

/// The region that once had this slug.
pub fn region(tx: &mut dyn Tx, slug: &str) -> Result<Option<RegionId>, StoreError> {
    tx.query(&FIND, &values![REGION, slug])?.first().map(|row| row.get(1)).transpose()
}

/// The coverage that once had this slug.
pub fn coverage(tx: &mut dyn Tx, slug: &str) -> Result<Option<CoverageId>, StoreError> {
    tx.query(&FIND, &values![COVERAGE, slug])?.first().map(|row| row.get(1)).transpose()
}

/// The author who once had this slug.
pub fn author(tx: &mut dyn Tx, slug: &str) -> Result<Option<AuthorId>, StoreError> {
    tx.query(&FIND, &values![AUTHOR, slug])?.first().map(|row| row.get(1)).transpose()
}

/// The authors who once had these slugs; a slug that nobody had is left out.
pub fn authors(tx: &mut dyn Tx, slugs: &[&str]) -> Result<Vec<(String, AuthorId)>, StoreError> {
    let sets: Vec<_> = slugs.iter().map(|slug| values![AUTHOR, *slug].to_vec()).collect();
    let found = tx.query_each(&FIND, &sets)?;
    found.iter().flatten().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// Every slug that a region had before. There are few.
pub fn regions(tx: &mut dyn Tx) -> Result<Vec<(String, RegionId)>, StoreError> {
    tx.query(&ALL, &values![REGION])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// Every slug that a coverage had before. There are few.
pub fn coverages(tx: &mut dyn Tx) -> Result<Vec<(String, CoverageId)>, StoreError> {
    tx.query(&ALL, &values![COVERAGE])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// The slugs that a thing had before, with when it lost them.
pub fn of(tx: &mut dyn Tx, thing: Of) -> Result<Vec<(String, Moment)>, StoreError> {
    tx.query(&OF, &values![thing.id()])?.iter().map(|row| Ok((row.get(0)?, row.get(1)?))).collect()
}

/// Keeps a slug that a thing had.
pub fn add(tx: &mut dyn Tx, thing: Of, slug: &str, by: MemberId, at: Moment) -> Result<(), StoreError> {
    tx.execute(&ADD, &values![thing.register(), slug, thing.id(), by, at]).map(drop)
}

/// Forgets a slug of this thing's register: it is free again.
pub fn forget(tx: &mut dyn Tx, thing: Of, slug: &str) -> Result<(), StoreError> {
    tx.execute(&FORGET, &values![thing.register(), slug]).map(drop)
}

/// Forgets every slug that a thing had.
pub fn forget_all(tx: &mut dyn Tx, thing: Of) -> Result<(), StoreError> {
    tx.execute(&FORGET_ALL, &values![thing.id()]).map(drop)
}
