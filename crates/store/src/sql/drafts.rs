//! Drafts: documents that several write at once, as updates behind a snapshot.
//!
//! Updates of one story are numbered without gaps, in the order of their commits: whoever appends holds the row of the
//! draft until then. So a reader who asks for what came after a number misses nothing. Updates may be folded into the
//! snapshot meanwhile; [`after`] then answers with that.

use crate::{
    Engine, StoreError, Tx,
    tx::{Row, statements, values},
};
use editorial::{MemberId, Moment, StoryId};

statements! {
    OPEN = "insert into draft (story_id, newest, folded) values ($1, 0, 0) on conflict (story_id) do nothing";
    FIRST_SNAPSHOT = "insert into draft_snapshot (story_id, document) values ($1, $2)";
    // Holds the row until the commit: the numbers are in the order of commits.
    NUMBER = "update draft set newest = newest + $1 where story_id = $2 returning newest";
    APPEND = "insert into draft_update (story_id, sequence, bytes, at, member_id) values ($1, $2, $3, $4, $5)";
    // Sent when the transaction commits, to whoever listens on any machine.
    NOTIFY [Postgres] = "select pg_notify('newsroom', '')";
    NEWEST = "select newest from draft where story_id = $1";
    AFTER = "select sequence, bytes from draft_update where story_id = $1 and sequence > $2 order by sequence";
    FOLDED = "select folded from draft where story_id = $1";
    SNAPSHOT = "select d.folded, s.document from draft d join draft_snapshot s on s.story_id = d.story_id
                where d.story_id = $1";
    FOLD = "update draft set folded = $1 where story_id = $2 and folded < $1 and newest >= $1";
    SET_SNAPSHOT = "update draft_snapshot set document = $1 where story_id = $2";
    DROP_FOLDED = "delete from draft_update where story_id = $1 and sequence <= $2";
}

/// One change of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// The change, as Yjs encodes it.
    pub bytes: Vec<u8>,
    /// When it came.
    pub at: Moment,
    /// Who made it.
    pub by: MemberId,
}

/// What has been written behind a number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct News {
    /// The whole document, where some of the updates are folded already.
    pub snapshot: Option<Vec<u8>>,
    /// The updates, in order.
    pub updates: Vec<Vec<u8>>,
    /// The number up to which this brings a reader.
    pub upto: i64,
    /// The number up to which updates are folded into the snapshot.
    pub folded: i64,
}

/// Opens a draft with this document, unless there is one. Answers whether this one was taken.
pub fn open(tx: &mut dyn Tx, story: StoryId, document: &[u8]) -> Result<bool, StoreError> {
    let taken = tx.execute(&OPEN, &values![story])? > 0;
    if taken {
        tx.execute(&FIRST_SNAPSHOT, &[story.into(), crate::Value::Blob(document.to_vec())])?;
    }
    Ok(taken)
}

/// Appends updates; answers with the number of the last.
///
/// # Errors
/// [`StoreError::Missing`] when there is no draft of this story.
pub fn append(tx: &mut dyn Tx, story: StoryId, updates: &[Update]) -> Result<i64, StoreError> {
    let count = i64::try_from(updates.len()).unwrap_or(i64::MAX);
    let rows = tx.query(&NUMBER, &values![count, story])?;
    let missing = || StoreError::Missing { what: "draft of story", key: story.to_string() };
    let newest: i64 = rows.first().ok_or_else(missing)?.get(0)?;
    let sets: Vec<_> = (newest - count + 1..)
        .zip(updates)
        .map(|(sequence, update)| {
            let bytes = crate::Value::Blob(update.bytes.clone());
            vec![story.into(), sequence.into(), bytes, update.at.into(), update.by.into()]
        })
        .collect();
    tx.execute_each(&APPEND, &sets)?;
    if tx.engine() == Engine::Postgres {
        tx.execute(&NOTIFY, &[])?;
    }
    Ok(newest)
}

/// The number of the last update of each draft; 0 where there is none.
pub fn newest(tx: &mut dyn Tx, stories: &[StoryId]) -> Result<Vec<i64>, StoreError> {
    let sets: Vec<_> = stories.iter().map(|story| values![*story].to_vec()).collect();
    let answers = tx.query_each(&NEWEST, &sets)?;
    answers.iter().map(|rows| rows.first().map_or(Ok(0), |row| row.get(0))).collect()
}

/// Everything that was written behind this number, counted from 1; nothing when there is no draft.
///
/// Whoever knows nothing yet asks for what came after -1, and gets the whole document.
pub fn after(tx: &mut dyn Tx, story: StoryId, known: i64) -> Result<Option<News>, StoreError> {
    // The updates first: what is folded while we look is then in the snapshot.
    let rows = tx.query(&AFTER, &values![story, known.max(0)])?;
    let Some(folded) = one(tx.query(&FOLDED, &values![story])?.first())? else { return Ok(None) };
    let last: i64 = rows.last().map_or(Ok(known.max(0)), |row| row.get(0))?;
    let mut news = News { snapshot: None, updates: Vec::new(), upto: last, folded };
    if folded > known {
        let rows = tx.query(&SNAPSHOT, &values![story])?;
        if let Some(row) = rows.first() {
            let through: i64 = row.get(0)?;
            (news.upto, news.folded) = (last.max(through), through);
            news.snapshot = Some(bytes(row, 1)?);
        }
    }
    news.updates = rows.iter().map(|row| bytes(row, 1)).collect::<Result<_, _>>()?;
    Ok(Some(news))
}

/// Replaces the snapshot by this document, which holds everything up to the number `through`, and drops the updates up to
/// there. Nothing happens when another node has folded more.
pub fn fold(tx: &mut dyn Tx, story: StoryId, through: i64, document: &[u8]) -> Result<bool, StoreError> {
    let folded = tx.execute(&FOLD, &values![through, story])? > 0;
    if folded {
        tx.execute(&SET_SNAPSHOT, &[crate::Value::Blob(document.to_vec()), story.into()])?;
        tx.execute(&DROP_FOLDED, &values![story, through])?;
    }
    Ok(folded)
}

fn one(row: Option<&Row>) -> Result<Option<i64>, StoreError> {
    row.map(|row| row.get(0)).transpose()
}

fn bytes(row: &Row, column: usize) -> Result<Vec<u8>, StoreError> {
    row.get::<Vec<u8>>(column)
}
