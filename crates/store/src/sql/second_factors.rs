//! Second factors with what proves them, and recovery codes as hashes.

use super::from_word;
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{
    FactorId, MemberId, Moment,
    second_factor::SecondFactor,
    secret::Hashed,
};

statements! {
    OF_MEMBER = "select id, kind, name, confirmed, material from second_factor where member_id = $1 order by id";
    ADD = "insert into second_factor (id, member_id, kind, name, material, confirmed, counter)
           values ($1, $2, $3, $4, $5, $6, 0)";
    CONFIRM = "update second_factor set confirmed = $1 where id = $2";
    // Whoever comes second with the same step, on whatever node, changes no row.
    USE_STEP = "update second_factor set counter = $1 where id = $2 and counter < $1";
    END_UNPROVED = "delete from second_factor where member_id = $1 and confirmed is null";
    END_ALL = "delete from second_factor where member_id = $1";
    ADD_CODE = "insert into recovery_code (member_id, hash) values ($1, $2)";
    COUNT_CODES = "select count(*) as codes from recovery_code where member_id = $1";
    USE_CODE = "delete from recovery_code where member_id = $1 and hash = $2";
    END_CODES = "delete from recovery_code where member_id = $1";
}

/// A second factor with what proves it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The factor.
    pub factor: SecondFactor,
    /// What proves it: the secret of an app's codes in base 32 (RFC 4648 §6).
    pub material: String,
}

/// The factors of a member, proved or not.
pub fn of_member(tx: &mut dyn Tx, member: MemberId) -> Result<Vec<Kept>, StoreError> {
    tx.query(&OF_MEMBER, &values![member])?.iter().map(kept).collect()
}

/// Keeps a factor; what was begun before and never proved goes.
pub fn add(tx: &mut dyn Tx, member: MemberId, kept: &Kept) -> Result<(), StoreError> {
    tx.execute(&END_UNPROVED, &values![member])?;
    let factor = &kept.factor;
    let values =
        values![factor.id, member, factor.kind.word(), &factor.name, &kept.material, factor.confirmed];
    tx.execute(&ADD, &values).map(drop)
}

/// Notes that a factor was proved.
pub fn confirm(tx: &mut dyn Tx, factor: FactorId, now: Moment) -> Result<(), StoreError> {
    tx.execute(&CONFIRM, &values![now, factor]).map(drop)
}

/// Uses a step up; says whether it was newer than every step used before. Of two who try at once one succeeds.
pub fn use_step(tx: &mut dyn Tx, factor: FactorId, step: i64) -> Result<bool, StoreError> {
    Ok(tx.execute(&USE_STEP, &values![step, factor])? > 0)
}

/// Removes every factor and recovery code of a member.
pub fn end_all(tx: &mut dyn Tx, member: MemberId) -> Result<(), StoreError> {
    tx.execute(&END_ALL, &values![member])?;
    tx.execute(&END_CODES, &values![member]).map(drop)
}

/// Puts recovery codes in the place of all older ones.
pub fn set_codes(tx: &mut dyn Tx, member: MemberId, codes: &[Hashed]) -> Result<(), StoreError> {
    tx.execute(&END_CODES, &values![member])?;
    let sets: Vec<_> = codes.iter().map(|code| values![member, *code].to_vec()).collect();
    tx.execute_each(&ADD_CODE, &sets)
}

/// How many recovery codes a member has left.
pub fn codes_left(tx: &mut dyn Tx, member: MemberId) -> Result<i64, StoreError> {
    tx.query(&COUNT_CODES, &values![member])?.first().map_or(Ok(0), |row| row.get(0))
}

/// Uses a recovery code up; says whether it was one. Of two who try at once one succeeds.
pub fn use_code(tx: &mut dyn Tx, member: MemberId, code: Hashed) -> Result<bool, StoreError> {
    Ok(tx.execute(&USE_CODE, &values![member, code])? > 0)
}

fn kept(row: &Row) -> Result<Kept, StoreError> {
    let factor = SecondFactor {
        id: row.get(0)?,
        kind: from_word(row, 1, "the kind of a second factor")?,
        name: row.get(2)?,
        confirmed: row.get(3)?,
    };
    Ok(Kept { factor, material: row.get(4)? })
}
