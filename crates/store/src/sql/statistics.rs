//! What the planner knows of the tables.
//!
//! PostgreSQL looks at them by itself, but some time after they were filled, or never where that is switched off. Until
//! then it takes a hundred thousand stories for a handful and sorts what it should have walked.

use crate::{Engine, StoreError, Tx, tx::statements};

statements! {
    LOOK [Postgres] = "analyze";
}

/// Lets PostgreSQL look at samples of all tables; some seconds, whatever their size. SQLite needs nothing: no statement
/// of ours leaves it a choice.
pub fn refresh(tx: &mut dyn Tx) -> Result<(), StoreError> {
    match tx.engine() {
        Engine::Sqlite => Ok(()),
        Engine::Postgres => tx.execute(&LOOK, &[]).map(drop),
    }
}
