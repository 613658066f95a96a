//! The acts: one file each. Permission, rule, rows and event stand in one column; an act that is refused has
//! changed nothing.
//!
//! Each act is a plain struct of what is asked, a function over a transaction, and a method of
//! [`Newsroom`](crate::Newsroom) that runs it now. The function is for what runs several acts in one unit of work.

pub mod accept_invitation;
pub mod add_member;
pub mod approve;
pub mod assign;
pub mod begin_paper;
pub mod change_address;
pub mod change_member;
pub mod change_slug;
pub mod copy_week;
pub mod correct;
pub mod correct_flash;
pub mod curate_front;
pub mod describe_asset;
pub mod disable_member;
pub mod draft_front;
pub mod end_session;
pub mod import_redirects;
pub mod import_schedule;
pub mod invite_member;
pub mod kill;
pub mod make_passkey;
pub mod make_token;
pub mod merge_topics;
pub mod move_section;
pub mod open_publication;
pub mod pause_hook;
pub mod promote_flash;
pub mod publish;
pub mod publish_changes;
pub mod publish_front;
pub mod recall_flash;
pub mod receive;
pub mod redeliver;
mod refile;
pub mod remove_asset;
pub mod remove_hook;
pub mod remove_passkey;
pub mod replace_asset;
pub mod restore_front;
pub mod restore_revision;
pub mod retire;
pub mod rotate_hook_secret;
pub mod run_due;
pub mod save_draft;
pub mod save_view;
pub mod schedule;
pub mod schedule_front;
pub mod send_back;
pub mod send_flash;
pub mod set_author;
pub mod set_channel;
pub mod set_coverage;
pub mod set_edition;
pub mod set_embargo;
pub mod set_expiry;
pub mod set_hook;
pub mod set_live_blog;
pub mod set_order;
pub mod set_password;
pub mod set_programme;
pub mod set_redirect;
pub mod set_region;
pub mod set_second_factor;
pub mod set_section;
pub mod set_topic;
pub mod set_track;
pub mod sign_in;
pub mod sign_in_by_passkey;
pub mod sign_in_by_provider;
pub mod sign_in_by_steps;
pub mod split_topic;
pub mod submit;
pub mod swap_fronts;
pub mod translate;
pub mod try_hook;
pub mod update;
pub mod upload;
pub mod upload_film;
pub mod upload_sound;
pub mod withdraw;
pub mod write_entry;
pub mod write_footer_page;
pub mod write_note;

pub use accept_invitation::AcceptInvitation;
pub use add_member::add_member;
pub use approve::{Approve, approve};
pub use assign::{Assign, assign};
pub use begin_paper::{ChooseSections, NamePaper, SetLook, choose_sections, name_paper, set_look};
pub use change_address::{ChangeAddress, change_address};
pub use change_member::{ChangeMember, change_member};
pub use change_slug::{ChangeSlug, Entered, Registered, change_slug, enter_under};
pub use copy_week::{Copied, CopyWeek, copy_week};
pub use correct::{Correct, correct};
pub use correct_flash::{CorrectFlash, correct_flash};
pub use curate_front::{CurateFront, curate_front};
pub use describe_asset::{DescribeAsset, describe_asset};
pub use disable_member::{disable_member, enable_member};
pub use draft_front::{
    DraftOfFront, SaveFrontDraft, TakeFrontDraft, discard_front_draft, save_front_draft, take_front_draft,
    undo_front_draft,
};
pub use end_session::{revoke_session, revoke_sessions, sign_out};
pub use import_redirects::{BadLine, RedirectReport};
pub use import_schedule::{ImportSchedule, import_schedule};
pub use invite_member::{InviteMember, invite_again, invite_member};
pub use kill::{Kill, kill};
pub use make_token::{MakeToken, make_token, revoke_token};
pub use merge_topics::MergeTopics;
pub use move_section::{MoveSection, move_section};
pub use open_publication::{change_publication, open_publication};
pub use pause_hook::{pause_hook, resume_hook};
pub use promote_flash::{EnterFlash, PromoteFlash, enter_flash, promote_flash};
pub use publish::{Publish, PublishDraft, publish, publish_draft};
pub use publish_changes::{PublishChanges, publish_changes};
pub use publish_front::{PublishFront, publish_front};
pub use recall_flash::{RecallFlash, Recalled, recall_flash};
pub use receive::Receive;
pub use redeliver::redeliver;
pub use remove_asset::remove_asset;
pub use remove_hook::remove_hook;
pub use replace_asset::{ReplaceAsset, RestoreAsset, restore_asset};
pub use restore_front::{RestoreFront, restore_front};
pub use restore_revision::{RestoreRevision, restore_revision};
pub use retire::{Retire, retire};
pub use rotate_hook_secret::rotate_hook_secret;
pub use run_due::run_due;
pub use save_draft::{SaveDraft, save_draft};
pub use save_view::{SaveView, forget_view, save_view};
pub use schedule::{Schedule, Unschedule, schedule, unschedule};
pub use schedule_front::{ScheduleFront, UnscheduleFront, schedule_front, unschedule_front};
pub use send_back::{SendBack, send_back};
pub use send_flash::{Line, SendBulletin, SendFlash, Told, send_bulletin, send_flash};
pub use set_author::{Said, SetAuthor, set_author};
pub use set_channel::{remove_channel, set_channel};
pub use set_coverage::{SetCoverage, set_coverage};
pub use set_edition::set_edition;
pub use set_embargo::{SetEmbargo, set_embargo};
pub use set_expiry::{SetExpiry, set_expiry};
pub use set_hook::{SetHook, make_hook, set_hook};
pub use set_live_blog::{MarkEntry, PinEntry, close_live_blog, mark_entry, pin_entry, reopen_live_blog};
pub use set_order::{SetOrder, set_order};
pub use set_programme::{SetProgramme, add_programme, change_programme, remove_programme};
pub use set_redirect::{SetRedirect, remove_redirect, set_redirect};
pub use set_region::{SetRegion, set_region};
pub use set_section::{SetSection, set_section};
pub use set_topic::{SetTopic, set_topic};
pub use set_track::SetTrack;
pub use sign_in::{SignIn, SignedIn};
pub use sign_in_by_passkey::SignInByPasskey;
pub use sign_in_by_provider::{ProviderAnswered, SignInByProvider};
pub use sign_in_by_steps::{Awaited, SecondStep, Step};
pub use split_topic::{Into as SplitInto, SplitTopic, split_topic};
pub use submit::{Submit, submit};
pub use swap_fronts::swap_fronts;
pub use translate::{Translate, translate};
pub use try_hook::try_hook;
pub use update::{Update, update};
pub use upload::Upload;
pub use upload_film::UploadFilm;
pub use upload_sound::UploadSound;
pub use withdraw::{Withdraw, withdraw};
pub use write_entry::{AddEntry, DeleteEntry, EditEntry, add_entry, delete_entry, edit_entry};
pub use write_footer_page::{WriteFooterPage, write_footer_page};
pub use write_note::{WriteNote, settle_note, write_note};

use crate::{Failure, Occasion};
use editorial::{EditionId, Member, Permission, StoryId, event::Event, stage::Eyes, story::Story};
use store::{
    Tx,
    sql::{events, publication, stories},
};

/// Holds a story that the member has seen as it is.
fn held(tx: &mut dyn Tx, story: StoryId, seen: i64) -> Result<Story, Failure> {
    let story = stories::hold(tx, story)?;
    story.seen(seen)?;
    Ok(story)
}

/// The same where it depends on whose story it is what the member may. Who may not is told that, and nothing of what
/// others saved in between.
fn held_by(
    tx: &mut dyn Tx,
    member: &Member,
    permission: Permission,
    story: StoryId,
    seen: i64,
) -> Result<Story, Failure> {
    let story = stories::hold(tx, story)?;
    story.may(member, permission)?;
    story.seen(seen)?;
    Ok(story)
}

/// Keeps how a story stands that readers do not see otherwise than before, and tells the log. Answers with its version.
fn settle(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    mut story: Story,
    event: Event,
) -> Result<i64, Failure> {
    story.change(on.now);
    stories::stand(tx, [&story])?;
    record(tx, member, on, Some(story.edition), event)?;
    Ok(story.version)
}

/// How many must have looked at a story before readers see it.
fn eyes(tx: &mut dyn Tx) -> Result<Eyes, Failure> {
    Ok(publication::find(tx)?.unwrap_or_default().eyes)
}

/// Writes one entry of the log in the transaction of the act itself.
pub(crate) fn record(
    tx: &mut dyn Tx,
    member: &Member,
    on: &Occasion,
    edition: Option<EditionId>,
    event: Event,
) -> Result<(), Failure> {
    Ok(events::record(tx, member.id, on.now, &[events::News { edition, event }])?)
}
