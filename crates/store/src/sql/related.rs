//! Which live stories name a dossier in their body: who must be told when it is taken from everything.

use crate::{
    StoreError, Tx,
    tx::{statements, values},
};
use editorial::{DossierId, StoryId};

statements! {
    NAMING = "select r.story_id from related r where r.dossier_id = $1 order by r.story_id limit $2";
    PUT = "insert into related (dossier_id, story_id) values ($1, $2) on conflict (dossier_id, story_id) do nothing";
    TAKE_OUT = "delete from related where dossier_id = $1 and story_id = $2";
}

/// The live stories that name this dossier.
pub fn naming(tx: &mut dyn Tx, dossier: DossierId, most: i64) -> Result<Vec<StoryId>, StoreError> {
    tx.query(&NAMING, &values![dossier, most])?.iter().map(|row| row.get(0)).collect()
}

/// Notes that stories name dossiers.
pub fn put(tx: &mut dyn Tx, named: &[(DossierId, StoryId)]) -> Result<(), StoreError> {
    let sets: Vec<_> = named.iter().map(|(dossier, story)| values![*dossier, *story].to_vec()).collect();
    tx.execute_each(&PUT, &sets)
}

/// Notes that stories name dossiers no more.
pub fn take_out(tx: &mut dyn Tx, named: &[(DossierId, StoryId)]) -> Result<(), StoreError> {
    let sets: Vec<_> = named.iter().map(|(dossier, story)| values![*dossier, *story].to_vec()).collect();
    tx.execute_each(&TAKE_OUT, &sets)
}
