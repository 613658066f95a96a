//! Second factors with what proves them, and recovery codes as hashes.

use super::from_word;
use crate::{
    StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{
    FactorId, MemberId, Moment,
    second_factor::{FactorKind, SecondFactor},
    secret::Hashed,
};

statements! {
    OF_MEMBER = "select id, kind, name, confirmed, used, material, credential from second_factor
                 where member_id = $1 order by id";
    ADD = "insert into second_factor (id, member_id, kind, name, material, confirmed, counter)
           values ($1, $2, $3, $4, $5, $6, 0)";
    ADD_PASSKEY = "insert into second_factor (id, member_id, kind, name, material, confirmed, counter, credential)
                   values ($1, $2, $3, $4, $5, $6, 0, $7)";
    // A device that counts never counts backwards; one that does not always says zero.
    USE_PASSKEY = "update second_factor set counter = $1, material = $2, used = $3
                   where id = $4 and (counter < $1 or (counter = 0 and $1 = 0))";
    CONFIRM = "update second_factor set confirmed = $1 where id = $2";
    // Whoever comes second with the same step, on whatever node, changes no row.
    USE_STEP = "update second_factor set counter = $1 where id = $2 and counter < $1";
    END_UNPROVED = "delete from second_factor where member_id = $1 and confirmed is null";
    END_ALL = "delete from second_factor where member_id = $1";
    END_KIND = "delete from second_factor where member_id = $1 and kind = $2";
    END = "delete from second_factor where id = $1 and member_id = $2 and kind = $3";
    COUNT = "select count(*) as factors from second_factor where member_id = $1 and confirmed is not null";
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
    /// What proves it: the secret of an app's codes in base 32 (RFC 4648 §6); what the room of passkeys keeps of one.
    pub material: String,
    /// By which the device names a passkey; nothing for apps.
    pub credential: Option<Vec<u8>>,
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

/// Keeps a passkey.
///
/// # Errors
/// [`StoreError::Taken`] when some account has it already.
pub fn add_passkey(tx: &mut dyn Tx, member: MemberId, kept: &Kept) -> Result<(), StoreError> {
    let factor = &kept.factor;
    let values = values![
        factor.id,
        member,
        factor.kind.word(),
        &factor.name,
        &kept.material,
        factor.confirmed,
        kept.credential.clone(),
    ];
    tx.execute(&ADD_PASSKEY, &values).map(drop)
}

/// Notes that a passkey was used, and what is kept of it from now on; says whether its counter went on as it should.
pub fn use_passkey(
    tx: &mut dyn Tx,
    factor: FactorId,
    counter: i64,
    material: &str,
    now: Moment,
) -> Result<bool, StoreError> {
    Ok(tx.execute(&USE_PASSKEY, &values![counter, material, now, factor])? > 0)
}

/// Notes that a factor was proved.
pub fn confirm(tx: &mut dyn Tx, factor: FactorId, now: Moment) -> Result<(), StoreError> {
    tx.execute(&CONFIRM, &values![now, factor]).map(drop)
}

/// Uses a step up; says whether it was newer than every step used before. Of two who try at once one succeeds.
pub fn use_step(tx: &mut dyn Tx, factor: FactorId, step: i64) -> Result<bool, StoreError> {
    Ok(tx.execute(&USE_STEP, &values![step, factor])? > 0)
}

/// Removes the factors of one kind, and the recovery codes where no other factor is left.
pub fn end_kind(tx: &mut dyn Tx, member: MemberId, kind: FactorKind) -> Result<(), StoreError> {
    tx.execute(&END_KIND, &values![member, kind.word()])?;
    end_codes_of_none(tx, member)
}

/// Removes one factor, and the recovery codes where no other is left; says whether it was there.
pub fn end(
    tx: &mut dyn Tx,
    member: MemberId,
    factor: FactorId,
    kind: FactorKind,
) -> Result<bool, StoreError> {
    let there = tx.execute(&END, &values![factor, member, kind.word()])? > 0;
    end_codes_of_none(tx, member)?;
    Ok(there)
}

/// Recovery codes stand in for a factor; without one they stand for nothing.
fn end_codes_of_none(tx: &mut dyn Tx, member: MemberId) -> Result<(), StoreError> {
    let left: i64 = tx.query(&COUNT, &values![member])?.first().map_or(Ok(0), |row| row.get(0))?;
    if left == 0 {
        tx.execute(&END_CODES, &values![member])?;
    }
    Ok(())
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
        used: row.get(4)?,
    };
    Ok(Kept { factor, material: row.get(5)?, credential: row.get(6)? })
}
