//! The log: what happened, in the order of commits.
//!
//! A follower reads from its own position onwards and never meets an entry below one it has read. On PostgreSQL a
//! sequence would not promise that (numbers are given before commits), so whoever appends first takes a lock that
//! is held until its transaction ends. On SQLite there is one writer anyway.

use super::{from_json, in_eights, json};
use crate::{
    Engine, StoreError, Tx, Value,
    tx::{Row, statements, values},
};
use editorial::{
    EditionId, MemberId, Moment, StoryId,
    event::{Entry, Event},
};

statements! {
    KILLS = "select sequence from event where kind = 'story_killed' and sequence > $1 and sequence <= $2
             order by sequence limit 500";
    // Any number will do, so long as nothing else in this database takes it.
    TAKE_TURN [Postgres] = "select pg_advisory_xact_lock(7239054410)";
    // Sent when the transaction commits, to whoever listens on any machine.
    NOTIFY [Postgres] = "select pg_notify('newsroom', '')";
    NEWEST = "select coalesce(max(sequence), 0) as newest from event";
    APPEND = "insert into event (sequence, at, member_id, edition_id, story_id, kind, payload)
              values ($1, $2, $3, $4, $5, $6, $7)";
    // Eight rows in one go cost little more than one.
    APPEND_EIGHT = "insert into event (sequence, at, member_id, edition_id, story_id, kind, payload) values
            ($1, $2, $3, $4, $5, $6, $7),
            ($8, $9, $10, $11, $12, $13, $14),
            ($15, $16, $17, $18, $19, $20, $21),
            ($22, $23, $24, $25, $26, $27, $28),
            ($29, $30, $31, $32, $33, $34, $35),
            ($36, $37, $38, $39, $40, $41, $42),
            ($43, $44, $45, $46, $47, $48, $49),
            ($50, $51, $52, $53, $54, $55, $56)";
    AFTER = "select sequence, at, member_id, edition_id, payload from event
             where sequence > $1 order by sequence limit $2";
    OF_STORY = "select sequence, at, member_id, edition_id, payload from event
                where story_id = $1 order by sequence desc limit $2";
    // One for each index that can lead; all ask the same.
    AUDIT = "select sequence, at, member_id, edition_id, payload from event where sequence < $1
           and (member_id = $2 or $2 is null) and (kind = $3 or $3 is null) and (story_id = $4 or $4 is null) and (edition_id = $5 or $5 is null)
           and at >= $6 and at < $7 order by sequence desc limit $8";
    AUDIT_OF_MEMBER = "select sequence, at, member_id, edition_id, payload from event where sequence < $1
           and member_id = $2 and (kind = $3 or $3 is null) and (story_id = $4 or $4 is null) and (edition_id = $5 or $5 is null)
           and at >= $6 and at < $7 order by sequence desc limit $8";
    AUDIT_OF_KIND = "select sequence, at, member_id, edition_id, payload from event where sequence < $1
           and (member_id = $2 or $2 is null) and kind = $3 and (story_id = $4 or $4 is null) and (edition_id = $5 or $5 is null)
           and at >= $6 and at < $7 order by sequence desc limit $8";
    AUDIT_OF_STORY = "select sequence, at, member_id, edition_id, payload from event where sequence < $1
           and (member_id = $2 or $2 is null) and (kind = $3 or $3 is null) and story_id = $4 and (edition_id = $5 or $5 is null)
           and at >= $6 and at < $7 order by sequence desc limit $8";
    LAST_OF_KIND = "select sequence, at, member_id, edition_id, payload from event
                    where story_id = $1 and kind = $2 order by sequence desc limit 1";
    POSITION = "select sequence from follower where name = $1";
    SET_POSITION = "insert into follower (name, sequence) values ($1, $2)
                    on conflict (name) do update set sequence = excluded.sequence";
}

/// Something to be written into the log.
#[derive(Debug, Clone)]
pub struct News {
    /// In which edition, where only one is touched.
    pub edition: Option<EditionId>,
    /// What happened.
    pub event: Event,
}

/// The words of all that can happen, in the order in which the audit offers them.
pub const KINDS: [&str; 93] = [
    "story_saved",
    "story_published",
    "story_updated",
    "story_corrected",
    "story_withdrawn",
    "story_submitted",
    "story_sent_back",
    "story_scheduled",
    "story_unscheduled",
    "embargo_set",
    "expiry_set",
    "story_restored",
    "story_translated",
    "story_assigned",
    "story_expired",
    "story_killed",
    "address_changed",
    "note_written",
    "note_settled",
    "flash_sent",
    "flash_corrected",
    "flash_recalled",
    "flash_promoted",
    "entry_added",
    "entry_edited",
    "entry_deleted",
    "entry_marked",
    "entry_pinned",
    "entry_unpinned",
    "live_blog_closed",
    "live_blog_reopened",
    "front_curated",
    "front_draft_saved",
    "front_draft_discarded",
    "front_scheduled",
    "front_unscheduled",
    "channel_changed",
    "schedule_changed",
    "section_removed",
    "region_removed",
    "coverage_removed",
    "author_removed",
    "topic_removed",
    "footer_page_removed",
    "topic_merged",
    "topic_split",
    "story_refiled",
    "redirect_set",
    "redirect_removed",
    "asset_uploaded",
    "asset_developed",
    "asset_spoilt",
    "captions_set",
    "asset_described",
    "asset_replaced",
    "asset_removed",
    "publication_changed",
    "edition_changed",
    "section_changed",
    "region_changed",
    "topic_changed",
    "coverage_changed",
    "author_changed",
    "footer_page_changed",
    "member_invited",
    "member_joined",
    "member_changed",
    "member_disabled",
    "member_enabled",
    "password_changed",
    "second_factor_set",
    "second_factor_removed",
    "passkey_made",
    "passkey_removed",
    "provider_linked",
    "provider_unlinked",
    "recovery_codes_made",
    "recovery_code_used",
    "signed_in",
    "sign_in_failed",
    "signed_out",
    "session_revoked",
    "sessions_revoked",
    "token_made",
    "token_revoked",
    "hook_set",
    "hook_removed",
    "hook_paused",
    "hook_resumed",
    "hook_closed",
    "hook_secret_made",
    "hook_tried",
    "hook_told_again",
];

/// Appends what happened, in order, in the transaction of the change itself.
pub fn record(tx: &mut dyn Tx, member: MemberId, at: Moment, news: &[News]) -> Result<(), StoreError> {
    if news.is_empty() {
        return Ok(());
    }
    if tx.engine() == Engine::Postgres {
        tx.execute(&TAKE_TURN, &[])?;
    }
    let newest = newest(tx)?;
    let mut sets: Vec<Vec<Value>> = Vec::with_capacity(news.len());
    for (sequence, item) in (newest + 1..).zip(news) {
        let (kind, story) = about(&item.event);
        sets.push(values![sequence, at, member, item.edition, story, kind, json(&item.event)?].to_vec());
    }
    in_eights(tx, &APPEND_EIGHT, &APPEND, &sets)?;
    if tx.engine() == Engine::Postgres {
        tx.execute(&NOTIFY, &[])?;
    }
    Ok(())
}

/// The sequence of the newest entry; 0 when nothing has happened yet.
pub fn newest(tx: &mut dyn Tx) -> Result<i64, StoreError> {
    tx.query(&NEWEST, &[])?.first().map_or(Ok(0), |row| row.get(0))
}

/// At most `most` entries after this position, oldest first.
pub fn after(tx: &mut dyn Tx, position: i64, most: i64) -> Result<Vec<Entry>, StoreError> {
    tx.query(&AFTER, &values![position, most])?.iter().map(entry).collect()
}

/// What happened to one story, newest first.
pub fn of_story(tx: &mut dyn Tx, story: StoryId, most: i64) -> Result<Vec<Entry>, StoreError> {
    tx.query(&OF_STORY, &values![story, most])?.iter().map(entry).collect()
}

/// Which entries of the log are wanted. What is not said is not asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Wanted {
    /// What this member did.
    pub member: Option<MemberId>,
    /// Of this kind, by its word; a word that no event has finds nothing.
    pub kind: Option<String>,
    /// About this story.
    pub story: Option<StoryId>,
    /// In this edition.
    pub edition: Option<EditionId>,
    /// Not earlier than this.
    pub from: Option<Moment>,
    /// Earlier than this.
    pub until: Option<Moment>,
}

/// The kills between two places of the log: after the first, up to the second.
pub fn kills_between(tx: &mut dyn Tx, after: i64, upto: i64) -> Result<Vec<i64>, StoreError> {
    tx.query(&KILLS, &values![after, upto])?.iter().map(|row| row.get(0)).collect()
}

/// At most `most` entries below this number, newest first.
pub fn audit(tx: &mut dyn Tx, wanted: &Wanted, below: i64, most: i64) -> Result<Vec<Entry>, StoreError> {
    let statement = match wanted {
        Wanted { story: Some(_), .. } => &AUDIT_OF_STORY,
        Wanted { member: Some(_), .. } => &AUDIT_OF_MEMBER,
        Wanted { kind: Some(_), .. } => &AUDIT_OF_KIND,
        Wanted { story: None, member: None, kind: None, .. } => &AUDIT,
    };
    let from = wanted.from.unwrap_or(Moment::from_micros(i64::MIN));
    let until = wanted.until.unwrap_or(Moment::from_micros(i64::MAX));
    let given = values![
        below,
        wanted.member,
        wanted.kind.as_deref(),
        wanted.story,
        wanted.edition,
        from,
        until,
        most,
    ];
    tx.query(statement, &given)?.iter().map(entry).collect()
}

/// The newest entry of this kind about a story.
pub fn last_of_kind(tx: &mut dyn Tx, story: StoryId, kind: &str) -> Result<Option<Entry>, StoreError> {
    tx.query(&LAST_OF_KIND, &values![story, kind])?.first().map(entry).transpose()
}

/// How far a follower has read; 0 when it never did.
pub fn position(tx: &mut dyn Tx, follower: &str) -> Result<i64, StoreError> {
    tx.query(&POSITION, &values![follower])?.first().map_or(Ok(0), |row| row.get(0))
}

/// Notes how far a follower has read.
pub fn set_position(tx: &mut dyn Tx, follower: &str, sequence: i64) -> Result<(), StoreError> {
    tx.execute(&SET_POSITION, &values![follower, sequence]).map(drop)
}

/// The word by which the audit filters.
pub const fn kind(event: &Event) -> &'static str {
    about(event).0
}

/// The story that an event touches.
pub const fn story(event: &Event) -> Option<StoryId> {
    about(event).1
}

fn entry(row: &Row) -> Result<Entry, StoreError> {
    Ok(Entry {
        sequence: row.get(0)?,
        at: row.get(1)?,
        member: row.get(2)?,
        edition: row.get(3)?,
        event: from_json(row, 4, "an event")?,
    })
}

/// The word by which the audit filters, and the story that is touched.
const fn about(event: &Event) -> (&'static str, Option<StoryId>) {
    match event {
        Event::PublicationChanged => ("publication_changed", None),
        Event::EditionChanged { .. } => ("edition_changed", None),
        Event::SectionChanged { .. } => ("section_changed", None),
        Event::RegionChanged { .. } => ("region_changed", None),
        Event::TopicChanged { .. } => ("topic_changed", None),
        Event::CoverageChanged { .. } => ("coverage_changed", None),
        Event::AuthorChanged { .. } => ("author_changed", None),
        Event::FooterPageChanged { .. } => ("footer_page_changed", None),
        Event::AssetUploaded { .. } => ("asset_uploaded", None),
        Event::AssetDeveloped { .. } => ("asset_developed", None),
        Event::AssetSpoilt { .. } => ("asset_spoilt", None),
        Event::CaptionsSet { .. } => ("captions_set", None),
        Event::AssetDescribed { .. } => ("asset_described", None),
        Event::AssetReplaced { .. } => ("asset_replaced", None),
        Event::AssetRemoved { .. } => ("asset_removed", None),
        Event::StorySaved { story, .. } => ("story_saved", Some(*story)),
        Event::StorySubmitted { story } => ("story_submitted", Some(*story)),
        Event::StorySentBack { story, .. } => ("story_sent_back", Some(*story)),
        Event::StoryScheduled { story, .. } => ("story_scheduled", Some(*story)),
        Event::StoryUnscheduled { story } => ("story_unscheduled", Some(*story)),
        Event::EmbargoSet { story } => ("embargo_set", Some(*story)),
        Event::ExpirySet { story } => ("expiry_set", Some(*story)),
        Event::StoryRestored { story, .. } => ("story_restored", Some(*story)),
        Event::StoryTranslated { story, .. } => ("story_translated", Some(*story)),
        Event::StoryAssigned { story, .. } => ("story_assigned", Some(*story)),
        Event::AddressChanged { story } => ("address_changed", Some(*story)),
        Event::NoteWritten { story, .. } => ("note_written", Some(*story)),
        Event::NoteSettled { story, .. } => ("note_settled", Some(*story)),
        Event::StoryExpired { story, .. } => ("story_expired", Some(*story)),
        Event::StoryKilled { story, .. } => ("story_killed", Some(*story)),
        Event::StoryPublished { story, .. } => ("story_published", Some(*story)),
        Event::StoryUpdated { story, .. } => ("story_updated", Some(*story)),
        Event::StoryWithdrawn { story, .. } => ("story_withdrawn", Some(*story)),
        Event::StoryCorrected { story, .. } => ("story_corrected", Some(*story)),
        Event::FlashSent { .. } => ("flash_sent", None),
        Event::FlashCorrected { .. } => ("flash_corrected", None),
        Event::FlashRecalled { .. } => ("flash_recalled", None),
        Event::FlashPromoted { story, .. } => ("flash_promoted", Some(*story)),
        Event::EntryAdded { story, .. } => ("entry_added", Some(*story)),
        Event::EntryEdited { story, .. } => ("entry_edited", Some(*story)),
        Event::EntryDeleted { story, .. } => ("entry_deleted", Some(*story)),
        Event::EntryMarked { story, .. } => ("entry_marked", Some(*story)),
        Event::EntryPinned { story, .. } => ("entry_pinned", Some(*story)),
        Event::EntryUnpinned { story, .. } => ("entry_unpinned", Some(*story)),
        Event::LiveBlogClosed { story, .. } => ("live_blog_closed", Some(*story)),
        Event::LiveBlogReopened { story, .. } => ("live_blog_reopened", Some(*story)),
        Event::FrontCurated { .. } => ("front_curated", None),
        Event::FrontDraftSaved { .. } => ("front_draft_saved", None),
        Event::FrontDraftDiscarded { .. } => ("front_draft_discarded", None),
        Event::FrontScheduled { .. } => ("front_scheduled", None),
        Event::FrontUnscheduled { .. } => ("front_unscheduled", None),
        Event::ChannelChanged { .. } => ("channel_changed", None),
        Event::ScheduleChanged { .. } => ("schedule_changed", None),
        Event::SectionRemoved { .. } => ("section_removed", None),
        Event::RegionRemoved { .. } => ("region_removed", None),
        Event::CoverageRemoved { .. } => ("coverage_removed", None),
        Event::AuthorRemoved { .. } => ("author_removed", None),
        Event::TopicRemoved { .. } => ("topic_removed", None),
        Event::FooterPageRemoved { .. } => ("footer_page_removed", None),
        Event::TopicMerged { .. } => ("topic_merged", None),
        Event::TopicSplit { .. } => ("topic_split", None),
        Event::StoryRefiled { story, .. } => ("story_refiled", Some(*story)),
        Event::RedirectSet { .. } => ("redirect_set", None),
        Event::RedirectRemoved { .. } => ("redirect_removed", None),
        Event::Unknown => ("unknown", None),
        Event::MemberInvited { .. } => ("member_invited", None),
        Event::MemberJoined { .. } => ("member_joined", None),
        Event::MemberChanged { .. } => ("member_changed", None),
        Event::MemberDisabled { .. } => ("member_disabled", None),
        Event::MemberEnabled { .. } => ("member_enabled", None),
        Event::PasswordChanged { .. } => ("password_changed", None),
        Event::SecondFactorSet { .. } => ("second_factor_set", None),
        Event::SecondFactorRemoved { .. } => ("second_factor_removed", None),
        Event::PasskeyMade { .. } => ("passkey_made", None),
        Event::PasskeyRemoved { .. } => ("passkey_removed", None),
        Event::ProviderLinked { .. } => ("provider_linked", None),
        Event::ProviderUnlinked { .. } => ("provider_unlinked", None),
        Event::RecoveryCodesMade { .. } => ("recovery_codes_made", None),
        Event::RecoveryCodeUsed { .. } => ("recovery_code_used", None),
        Event::SignedIn { .. } => ("signed_in", None),
        Event::SignInFailed { .. } => ("sign_in_failed", None),
        Event::SignedOut { .. } => ("signed_out", None),
        Event::SessionRevoked { .. } => ("session_revoked", None),
        Event::SessionsRevoked { .. } => ("sessions_revoked", None),
        Event::TokenMade { .. } => ("token_made", None),
        Event::TokenRevoked { .. } => ("token_revoked", None),
        Event::HookSet { .. } => ("hook_set", None),
        Event::HookRemoved { .. } => ("hook_removed", None),
        Event::HookPaused { .. } => ("hook_paused", None),
        Event::HookResumed { .. } => ("hook_resumed", None),
        Event::HookClosed { .. } => ("hook_closed", None),
        Event::HookSecretMade { .. } => ("hook_secret_made", None),
        Event::HookTried { .. } => ("hook_tried", None),
        Event::HookToldAgain { .. } => ("hook_told_again", None),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_audit_can_ask_for_everything_that_happens() {
        // What the writer of events can say stands in one place; “unknown” is never written.
        let said = include_str!("events.rs").split("=> (\"").skip(1).filter_map(|arm| arm.split('"').next());
        let mut known: Vec<&str> = said.filter(|word| !word.contains(' ') && *word != "unknown").collect();
        assert!(known.len() > 40, "{known:?}");
        let mut offered = KINDS.to_vec();
        known.sort_unstable();
        offered.sort_unstable();
        assert_eq!(offered, known);
    }
}
