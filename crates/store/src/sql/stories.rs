//! Stories and their wordings.

use super::{from_json, from_word, in_eights, json};
use crate::{
    StoreError, Tx, Value,
    tx::{Row, statements, values},
};
use editorial::{
    AuthorId, CoverageId, DossierId, EditionId, Moment, RegionId, RevisionId, SectionId, Slug, Stage, StoryId, TopicId,
    asset::Lead,
    body::Body,
    byline::Byline,
    form::Form,
    reading_time,
    source::Source,
    story::{Changes, Headlines, Revision, Story, Wording},
};
use serde::{Deserialize, Serialize};

statements! {
    HOLD [Sqlite] = "select id, edition_id, dossier_id, section_id, form, slug, stage, embargo, updated, version,
                     began_by, assignee_id, until, changes_revision, changes_due, newest, wordings, changed
                     from story where id = $1";
    HOLD_LOCKED [Postgres] = "select id, edition_id, dossier_id, section_id, form, slug, stage, embargo, updated,
                              version, began_by, assignee_id, until, changes_revision, changes_due, newest, wordings,
                              changed from story where id = $1 for update";
    DUE [Sqlite] = "select id from story where due <= $1 order by due, id limit $2";
    // Several nodes may ask at once; each takes what no other holds.
    DUE_LOCKED [Postgres] = "select id from story where due <= $1 order by due, id limit $2
                             for update skip locked";
    WORDING = "select face, body from revision where id = $1";
    READ = "select s.id, s.edition_id, s.dossier_id, s.section_id, s.form, s.slug, s.stage, s.embargo, s.updated,
            s.version, s.began_by, s.assignee_id, s.until, s.changes_revision, s.changes_due, s.newest, s.wordings,
            s.changed, r.face, r.body, r.words from story s
            left join revision r on r.id = s.live_revision where s.id = $1";
    LISTING = "select s.id, s.edition_id, s.dossier_id, s.section_id, s.form, s.slug, s.published, s.updated, r.face
               from story s join revision r on r.id = s.live_revision where s.id = $1 and s.published is not null";
    IN_DOSSIER = "select s.id, s.edition_id, s.dossier_id, s.section_id, s.form, s.slug, s.published, s.updated,
                  r.face from story s join revision r on r.id = s.live_revision
                  where s.dossier_id = $1 and s.published is not null order by s.published desc limit 40";
    STANDING_IN_DOSSIER = "select id, edition_id, dossier_id, section_id, form, slug, published, updated from story
                           where dossier_id = $1 and published is not null limit 40";
    IS_DOSSIER = "select 1 as one from story where dossier_id = $1 limit 1";
    DOSSIER_HAS = "select 1 as one from story where dossier_id = $1 and edition_id = $2 and stands <> 'withdrawn' limit 1";
    ADD_REVISION = "insert into revision (id, story_id, number, saved, by_id, by_name, by_role, words, face, body)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    // Many rows in one go cost little more than one: on PostgreSQL each statement is an answer to wait for.
    ADD_EIGHT_REVISIONS = "insert into revision (id, story_id, number, saved, by_id, by_name, by_role, words, face, body)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10),
           ($11, $12, $13, $14, $15, $16, $17, $18, $19, $20),
           ($21, $22, $23, $24, $25, $26, $27, $28, $29, $30),
           ($31, $32, $33, $34, $35, $36, $37, $38, $39, $40),
           ($41, $42, $43, $44, $45, $46, $47, $48, $49, $50),
           ($51, $52, $53, $54, $55, $56, $57, $58, $59, $60),
           ($61, $62, $63, $64, $65, $66, $67, $68, $69, $70),
           ($71, $72, $73, $74, $75, $76, $77, $78, $79, $80)";
    SET = "insert into story (id, edition_id, dossier_id, section_id, form, slug, stage, published, due, embargo,
           updated, live_revision, version, began_by, assignee_id, until, changes_revision, changes_due, newest,
           wordings, changed, stands, authors, folded)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
            $17, $18, $19, $20, $21, $22, $23, $24)
           on conflict (id) do update set dossier_id = excluded.dossier_id, section_id = excluded.section_id,
           form = excluded.form, slug = excluded.slug, stage = excluded.stage, published = excluded.published,
           due = excluded.due, embargo = excluded.embargo, updated = excluded.updated, live_revision = excluded.live_revision,
           version = excluded.version, assignee_id = excluded.assignee_id, until = excluded.until,
           changes_revision = excluded.changes_revision, changes_due = excluded.changes_due, newest = excluded.newest,
           wordings = excluded.wordings, changed = excluded.changed, stands = excluded.stands,
           authors = excluded.authors, folded = excluded.folded";
    SET_EIGHT = "insert into story (id, edition_id, dossier_id, section_id, form, slug, stage, published, due, embargo,
           updated, live_revision, version, began_by, assignee_id, until, changes_revision, changes_due, newest,
           wordings, changed, stands, authors, folded) values
           ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
            $17, $18, $19, $20, $21, $22, $23, $24),
           ($25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40,
            $41, $42, $43, $44, $45, $46, $47, $48),
           ($49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64,
            $65, $66, $67, $68, $69, $70, $71, $72),
           ($73, $74, $75, $76, $77, $78, $79, $80, $81, $82, $83, $84, $85, $86, $87, $88,
            $89, $90, $91, $92, $93, $94, $95, $96),
           ($97, $98, $99, $100, $101, $102, $103, $104, $105, $106, $107, $108, $109, $110, $111, $112,
            $113, $114, $115, $116, $117, $118, $119, $120),
           ($121, $122, $123, $124, $125, $126, $127, $128, $129, $130, $131, $132, $133, $134, $135, $136,
            $137, $138, $139, $140, $141, $142, $143, $144),
           ($145, $146, $147, $148, $149, $150, $151, $152, $153, $154, $155, $156, $157, $158, $159, $160,
            $161, $162, $163, $164, $165, $166, $167, $168),
           ($169, $170, $171, $172, $173, $174, $175, $176, $177, $178, $179, $180, $181, $182, $183, $184,
            $185, $186, $187, $188, $189, $190, $191, $192)
           on conflict (id) do update set dossier_id = excluded.dossier_id, section_id = excluded.section_id,
           form = excluded.form, slug = excluded.slug, stage = excluded.stage, published = excluded.published,
           due = excluded.due, embargo = excluded.embargo, updated = excluded.updated, live_revision = excluded.live_revision,
           version = excluded.version, assignee_id = excluded.assignee_id, until = excluded.until,
           changes_revision = excluded.changes_revision, changes_due = excluded.changes_due, newest = excluded.newest,
           wordings = excluded.wordings, changed = excluded.changed, stands = excluded.stands,
           authors = excluded.authors, folded = excluded.folded";
    // Where only the standing of a story changes, it is found by the words by which it was found before.
    STAND = "update story set dossier_id = $1, section_id = $2, form = $3, slug = $4, stage = $5, published = $6,
             due = $7, embargo = $8, updated = $9, live_revision = $10, version = $11, assignee_id = $12, until = $13,
             changes_revision = $14, changes_due = $15, newest = $16, wordings = $17, changed = $18, stands = $19
             where id = $20";
}

/// Where a live story stands, without its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The story.
    pub id: StoryId,
    /// Its edition.
    pub edition: EditionId,
    /// Its dossier.
    pub dossier: DossierId,
    /// Its section.
    pub section: SectionId,
    /// Its form.
    pub form: Form,
    /// Its slug.
    pub slug: Slug,
    /// When readers first saw it.
    pub published: Moment,
    /// When it last got a new wording.
    pub updated: Option<Moment>,
}

/// A live story as lists show it: all but its body.
#[derive(Debug, Clone, PartialEq)]
pub struct Listing {
    /// Where it stands.
    pub standing: Standing,
    /// Its words outside the body.
    pub face: Face,
}

/// A wording without its body: what lists, cards and feeds need.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Face {
    /// The three headlines.
    pub headlines: Headlines,
    /// The standfirst.
    pub standfirst: String,
    /// Who made it.
    pub byline: Byline,
    /// Where it comes from.
    pub source: Source,
    /// The picture or film above the text.
    pub lead: Option<Lead>,
    /// What it is about.
    pub topics: Vec<TopicId>,
    /// Where it plays.
    pub regions: Vec<RegionId>,
    /// The running event it belongs to.
    pub coverage: Option<CoverageId>,
}

/// A story with the wording that readers see.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// The story.
    pub story: Story,
    /// What readers see of it; nothing when it never went live or was withdrawn before.
    pub wording: Option<Wording>,
    /// The words of the body.
    pub words: usize,
}

/// Holds a story for a change: nobody else changes it before this unit of work ends.
pub fn hold(tx: &mut dyn Tx, id: StoryId) -> Result<Story, StoreError> {
    let statement = match tx.engine() {
        crate::Engine::Sqlite => &HOLD,
        crate::Engine::Postgres => &HOLD_LOCKED,
    };
    let rows = tx.query(statement, &values![id])?;
    let row = rows.first().ok_or_else(|| StoreError::Missing { what: "story", key: id.to_string() })?;
    story(row)
}

/// Holds several stories for a change, in their order; an id that is not there is left out.
pub fn hold_each(tx: &mut dyn Tx, ids: &[StoryId]) -> Result<Vec<Story>, StoreError> {
    let statement = match tx.engine() {
        crate::Engine::Sqlite => &HOLD,
        crate::Engine::Postgres => &HOLD_LOCKED,
    };
    let sets: Vec<_> = ids.iter().map(|id| values![*id].to_vec()).collect();
    tx.query_each(statement, &sets)?.iter().flatten().map(story).collect()
}

/// At most `most` stories whose time has come by now, the longest overdue first; held until the unit of work ends.
/// A story that another node holds at this moment is left to it.
pub fn due(tx: &mut dyn Tx, now: Moment, most: i64) -> Result<Vec<StoryId>, StoreError> {
    let statement = match tx.engine() {
        crate::Engine::Sqlite => &DUE,
        crate::Engine::Postgres => &DUE_LOCKED,
    };
    tx.query(statement, &values![now, most])?.iter().map(|row| row.get(0)).collect()
}

/// Several saved wordings, in their order.
///
/// # Errors
/// [`StoreError::Missing`] when one of them is not there.
pub fn wordings(tx: &mut dyn Tx, revisions: &[RevisionId]) -> Result<Vec<Wording>, StoreError> {
    let sets: Vec<_> = revisions.iter().map(|id| values![*id].to_vec()).collect();
    let answers = tx.query_each(&WORDING, &sets)?;
    let missing = |id: &RevisionId| StoreError::Missing { what: "revision", key: id.to_string() };
    let found = revisions.iter().zip(&answers);
    found
        .map(|(id, rows)| {
            let row = rows.first().ok_or_else(|| missing(id))?;
            Ok(whole(from_json(row, 0, "a wording")?, from_json(row, 1, "a body")?))
        })
        .collect()
}

/// One saved wording.
pub fn wording(tx: &mut dyn Tx, revision: RevisionId) -> Result<Wording, StoreError> {
    let rows = tx.query(&WORDING, &values![revision])?;
    let row = rows.first().ok_or_else(|| StoreError::Missing { what: "revision", key: revision.to_string() })?;
    Ok(whole(from_json(row, 0, "a wording")?, from_json(row, 1, "a body")?))
}

/// A story with what readers see of it.
pub fn read(tx: &mut dyn Tx, id: StoryId) -> Result<Option<Told>, StoreError> {
    let rows = tx.query(&READ, &values![id])?;
    let Some(row) = rows.first() else { return Ok(None) };
    let told = row.get::<Option<String>>(18)?.is_some();
    let wording = if told {
        Some(whole(from_json(row, 18, "a wording")?, from_json(row, 19, "a body")?))
    } else {
        None
    };
    let words = row.get::<Option<i64>>(20)?.and_then(|words| usize::try_from(words).ok()).unwrap_or(0);
    Ok(Some(Told { story: story(row)?, wording, words }))
}

/// The live stories with these ids, in their order; what is not live is left out.
pub fn listings(tx: &mut dyn Tx, ids: &[StoryId]) -> Result<Vec<Listing>, StoreError> {
    let sets: Vec<_> = ids.iter().map(|id| values![*id].to_vec()).collect();
    tx.query_each(&LISTING, &sets)?.iter().flatten().map(listing).collect()
}

/// The live stories of each dossier, in all editions.
pub fn in_dossiers(tx: &mut dyn Tx, dossiers: &[DossierId]) -> Result<Vec<Vec<Listing>>, StoreError> {
    let sets: Vec<_> = dossiers.iter().map(|id| values![*id].to_vec()).collect();
    tx.query_each(&IN_DOSSIER, &sets)?.iter().map(|rows| rows.iter().map(listing).collect()).collect()
}

/// Where the live stories of each dossier stand, in all editions, without their words.
pub fn standing_in_dossiers(tx: &mut dyn Tx, dossiers: &[DossierId]) -> Result<Vec<Vec<Standing>>, StoreError> {
    let sets: Vec<_> = dossiers.iter().map(|id| values![*id].to_vec()).collect();
    tx.query_each(&STANDING_IN_DOSSIER, &sets)?
        .iter()
        .map(|rows| rows.iter().map(standing).collect())
        .collect()
}

/// Whether any story, seen by readers or not, belongs to this dossier.
pub fn is_dossier(tx: &mut dyn Tx, dossier: DossierId) -> Result<bool, StoreError> {
    Ok(!tx.query(&IS_DOSSIER, &values![dossier])?.is_empty())
}

/// Whether an edition has a story of this dossier that was not taken back.
pub fn dossier_has(tx: &mut dyn Tx, dossier: DossierId, edition: EditionId) -> Result<bool, StoreError> {
    Ok(!tx.query(&DOSSIER_HAS, &values![dossier, edition])?.is_empty())
}

/// Keeps wordings. A revision is never changed once written.
pub fn add_revisions<'a>(
    tx: &mut dyn Tx,
    revisions: impl IntoIterator<Item = &'a Revision>,
) -> Result<(), StoreError> {
    let sets = revisions
        .into_iter()
        .map(|revision| {
            let words = reading_time::words(&revision.wording.body.plain_text());
            let (face, body) = parted(&revision.wording);
            Ok(values![
                revision.id,
                revision.story,
                revision.number,
                revision.at,
                revision.by.id,
                &revision.by.name,
                revision.by.role.word(),
                i64::try_from(words).unwrap_or(i64::MAX),
                json(&face)?,
                body.to_json(),
            ]
            .to_vec())
        })
        .collect::<Result<Vec<Vec<Value>>, StoreError>>()?;
    in_eights(tx, &ADD_EIGHT_REVISIONS, &ADD_REVISION, &sets)
}

/// By what the desk finds a story: its newest wording.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sought {
    /// Headlines, standfirst and names of the byline, as [`editorial::fold`] writes them.
    pub folded: String,
    /// The authors.
    pub authors: Vec<AuthorId>,
}

/// Writes stories with a new wording, each once; `version` is written as given.
pub fn set<'a>(
    tx: &mut dyn Tx,
    stories: impl IntoIterator<Item = (&'a Story, &'a Sought)>,
) -> Result<(), StoreError> {
    let sets = stories
        .into_iter()
        .map(|(story, sought)| {
            let mut row = values![story.id, story.edition].to_vec();
            let [dossier, section, form, slug, stage, published, due, embargo, updated, live, version, rest @ ..] =
                standing_values(story)?;
            row.extend([dossier, section, form, slug, stage, published, due, embargo, updated, live, version]);
            row.push(Value::from(story.began_by));
            row.extend(rest);
            row.extend(values![authors(&sought.authors), &sought.folded]);
            Ok(row)
        })
        .collect::<Result<Vec<Vec<Value>>, StoreError>>()?;
    in_eights(tx, &SET_EIGHT, &SET, &sets)
}

/// Writes how stories that are there stand now, each once, without a new wording.
pub fn stand<'a>(tx: &mut dyn Tx, stories: impl IntoIterator<Item = &'a Story>) -> Result<(), StoreError> {
    let sets = stories
        .into_iter()
        .map(|story| Ok([standing_values(story)?.as_slice(), &values![story.id]].concat()))
        .collect::<Result<Vec<Vec<Value>>, StoreError>>()?;
    tx.execute_each(&STAND, &sets)
}

/// What of a story changes while it lives, in the order of the columns.
fn standing_values(story: &Story) -> Result<[Value; 19], StoreError> {
    let published = match &story.stage {
        Stage::Live { since, .. } => Some(*since),
        Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } | Stage::Withdrawn { .. } => None,
    };
    Ok(values![
        story.dossier,
        story.section,
        story.form.word(),
        &story.slug,
        json(&story.stage)?,
        published,
        story.due().map(|(due, _)| due),
        story.embargo,
        story.updated,
        story.stage.live_revision(),
        story.version,
        story.assignee,
        story.until,
        story.changes.map(|changes| changes.revision),
        story.changes.map(|changes| changes.goes_live),
        story.newest,
        story.wordings,
        story.changed,
        story.stage.word(),
    ])
}

/// Ids as the column of authors holds them: one after the other, so that one can be looked for.
fn authors(ids: &[AuthorId]) -> String {
    ids.iter().map(AuthorId::to_string).collect::<Vec<_>>().join(" ")
}

pub(super) fn story(row: &Row) -> Result<Story, StoreError> {
    Ok(Story {
        id: row.get(0)?,
        edition: row.get(1)?,
        dossier: row.get(2)?,
        section: row.get(3)?,
        form: from_word(row, 4, "a story's form")?,
        slug: from_word(row, 5, "a story's slug")?,
        stage: from_json(row, 6, "a story's stage")?,
        embargo: row.get(7)?,
        updated: row.get(8)?,
        version: row.get(9)?,
        began_by: row.get(10)?,
        assignee: row.get(11)?,
        until: row.get(12)?,
        changes: match (row.get(13)?, row.get(14)?) {
            (Some(revision), Some(goes_live)) => Some(Changes { revision, goes_live }),
            (None, _) | (_, None) => None,
        },
        newest: row.get(15)?,
        wordings: row.get(16)?,
        changed: row.get(17)?,
    })
}

pub(super) fn standing(row: &Row) -> Result<Standing, StoreError> {
    Ok(Standing {
        id: row.get(0)?,
        edition: row.get(1)?,
        dossier: row.get(2)?,
        section: row.get(3)?,
        form: from_word(row, 4, "a story's form")?,
        slug: from_word(row, 5, "a story's slug")?,
        published: row.get(6)?,
        updated: row.get(7)?,
    })
}

pub(super) fn listing(row: &Row) -> Result<Listing, StoreError> {
    Ok(Listing { standing: standing(row)?, face: from_json(row, 8, "a wording")? })
}

fn parted(wording: &Wording) -> (Face, &Body) {
    (Face::from(wording), &wording.body)
}

impl From<&Wording> for Face {
    fn from(wording: &Wording) -> Self {
        Self {
            headlines: wording.headlines.clone(),
            standfirst: wording.standfirst.clone(),
            byline: wording.byline.clone(),
            source: wording.source,
            lead: wording.lead.clone(),
            topics: wording.topics.clone(),
            regions: wording.regions.clone(),
            coverage: wording.coverage,
        }
    }
}

fn whole(face: Face, body: Body) -> Wording {
    Wording {
        headlines: face.headlines,
        standfirst: face.standfirst,
        byline: face.byline,
        source: face.source,
        lead: face.lead,
        topics: face.topics,
        regions: face.regions,
        coverage: face.coverage,
        body,
    }
}
