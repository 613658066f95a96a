//! What an entry of the log changes: events in the words of the newsroom, changes in the words of the press.

use crate::{furniture::Furniture, reading::MadeOf};
use editorial::{
    EditionId, StoryId,
    event::{Entry, Event},
    shelf,
    story::Wording,
};
use press::Touch;
use std::collections::{HashMap, HashSet};
use store::{
    StoreError, Tx,
    sql::{
        fronts,
        stories::{self, Listing},
    },
};

/// Everything that these entries changed, each once; nothing when one of them may have changed anything.
///
/// # Errors
/// What the store says.
#[allow(clippy::too_many_lines, reason = "one arm for each kind of event")]
pub fn by(
    tx: &mut dyn Tx,
    furniture: &Furniture,
    entries: &[Entry],
) -> Result<Option<Vec<Touch>>, StoreError> {
    let moved: HashSet<StoryId> = entries.iter().filter_map(|entry| moved(&entry.event)).collect();
    let moved: Vec<StoryId> = moved.into_iter().collect();
    let live: HashMap<StoryId, Listing> =
        stories::listings(tx, &moved)?.into_iter().map(|listing| (listing.standing.id, listing)).collect();
    let mut touches = Vec::new();
    for entry in entries {
        match &entry.event {
            // Whatever of these stands on every page is compared when the furniture is made anew.
            Event::PublicationChanged
            | Event::EditionChanged { .. }
            | Event::SectionChanged { .. }
            | Event::RegionChanged { .. }
            | Event::CoverageChanged { .. }
            | Event::FooterPageChanged { .. }
            | Event::SectionRemoved { .. }
            | Event::RegionRemoved { .. }
            | Event::CoverageRemoved { .. }
            | Event::FooterPageRemoved { .. } => touches.push(MadeOf::House.touch()),
            Event::TopicChanged { topic } | Event::TopicRemoved { topic } => {
                touches.push(MadeOf::Topic(*topic).touch());
            }
            // Its stories were moved before, each with an entry of its own.
            Event::TopicMerged { topic, into, .. } | Event::TopicSplit { topic, into } => {
                touches.extend([MadeOf::Topic(*topic).touch(), MadeOf::Topic(*into).touch()]);
            }
            Event::AuthorChanged { author } | Event::AuthorRemoved { author } => {
                touches.extend([MadeOf::Author(*author).touch(), MadeOf::Authors.touch()]);
            }
            Event::AssetUploaded { asset }
            | Event::AssetDeveloped { asset }
            | Event::CaptionsSet { asset }
            | Event::AssetDescribed { asset }
            | Event::AssetReplaced { asset } => touches.push(MadeOf::Asset(*asset).touch()),
            // It stood nowhere; its files are gone.
            Event::AssetRemoved { asset } => touches.push(MadeOf::Asset(*asset).touch().at_once()),
            // Readers do not see drafts, nor who works here.
            Event::StorySaved { .. }
            | Event::AssetSpoilt { .. }
            | Event::StorySubmitted { .. }
            | Event::StorySentBack { .. }
            | Event::StoryScheduled { .. }
            | Event::StoryUnscheduled { .. }
            | Event::EmbargoSet { .. }
            | Event::ExpirySet { .. }
            | Event::StoryRestored { .. }
            | Event::StoryTranslated { .. }
            | Event::StoryAssigned { .. }
            | Event::AddressChanged { .. }
            | Event::NoteWritten { .. }
            | Event::NoteSettled { .. }
            | Event::FrontDraftSaved { .. }
            | Event::FrontDraftDiscarded { .. }
            | Event::FrontScheduled { .. }
            | Event::FrontUnscheduled { .. }
            | Event::MemberInvited { .. }
            | Event::MemberJoined { .. }
            | Event::MemberChanged { .. }
            | Event::MemberDisabled { .. }
            | Event::MemberEnabled { .. }
            | Event::PasswordChanged { .. }
            | Event::SecondFactorSet { .. }
            | Event::SecondFactorRemoved { .. }
            | Event::PasskeyMade { .. }
            | Event::PasskeyRemoved { .. }
            | Event::ProviderLinked { .. }
            | Event::ProviderUnlinked { .. }
            | Event::RecoveryCodesMade { .. }
            | Event::RecoveryCodeUsed { .. }
            | Event::SignedIn { .. }
            | Event::SignInFailed { .. }
            | Event::SignedOut { .. }
            | Event::SessionRevoked { .. }
            | Event::SessionsRevoked { .. }
            | Event::TokenMade { .. }
            | Event::TokenRevoked { .. }
            | Event::HookSet { .. }
            | Event::HookRemoved { .. }
            | Event::HookPaused { .. }
            | Event::HookResumed { .. }
            | Event::HookClosed { .. }
            | Event::HookSecretMade { .. }
            | Event::HookTried { .. }
            | Event::HookToldAgain { .. }
            // Where nothing is found nothing is kept, so there is no page to make old.
            | Event::RedirectSet { .. }
            | Event::RedirectRemoved { .. } => {}
            Event::StoryPublished { story, dossier, .. }
            | Event::StoryUpdated { story, dossier, .. }
            | Event::StoryRefiled { story, dossier, .. } => {
                touches.extend([MadeOf::Story(*story).touch(), MadeOf::Dossier(*dossier).touch()]);
                // What was corrected before it went live is listed from now on.
                touches.extend(entry.edition.map(|edition| MadeOf::Corrections(edition).touch()));
                if let Some(listing) = live.get(story) {
                    shelves(furniture, listing, &mut touches);
                }
            }
            Event::StoryWithdrawn { story, dossier, .. } | Event::StoryExpired { story, dossier, .. } => {
                touches.extend([
                    MadeOf::Story(*story).touch().at_once(),
                    MadeOf::Dossier(*dossier).touch().at_once(),
                ]);
            }
            // What is killed is named nowhere one moment longer: not by its corrections, not by a flash that led to it.
            Event::StoryKilled { story, dossier, .. } => {
                touches.extend([
                    MadeOf::Story(*story).touch().at_once(),
                    MadeOf::Dossier(*dossier).touch().at_once(),
                ]);
                touches.push(MadeOf::Stood(*story).touch().at_once());
                touches.extend(entry.edition.into_iter().flat_map(|edition| {
                    [MadeOf::Corrections(edition), MadeOf::Flashes(edition)]
                        .map(|made| made.touch().at_once())
                }));
            }
            Event::EntryAdded { story, number, marked, .. }
            | Event::EntryEdited { story, number, marked, .. } => {
                touches.push(MadeOf::Entries(*story).touch_number(*number));
                touches.extend(marked.then(|| MadeOf::Top(*story).touch()));
            }
            Event::EntryDeleted { story, number, marked, .. } => {
                touches.push(MadeOf::Entries(*story).touch_number(*number).at_once());
                touches.extend(marked.then(|| MadeOf::Top(*story).touch().at_once()));
            }
            Event::EntryMarked { story, number, .. }
            | Event::EntryPinned { story, number, .. }
            | Event::EntryUnpinned { story, number, .. } => {
                let entries = MadeOf::Entries(*story).touch_number(*number);
                touches.extend([entries, MadeOf::Top(*story).touch()]);
            }
            Event::LiveBlogClosed { story } | Event::LiveBlogReopened { story } => {
                touches.push(MadeOf::Top(*story).touch());
            }
            Event::StoryCorrected { story, .. } => {
                touches.push(MadeOf::Story(*story).touch());
                touches.extend(entry.edition.map(|edition| MadeOf::Corrections(edition).touch()));
            }
            Event::FlashSent { .. } | Event::FlashCorrected { .. } | Event::FlashPromoted { .. } => {
                touches.extend(
                    all_or_one(furniture, entry.edition).map(|edition| MadeOf::Flashes(edition).touch()),
                );
            }
            Event::FlashRecalled { .. } => {
                touches.extend(
                    all_or_one(furniture, entry.edition)
                        .map(|edition| MadeOf::Flashes(edition).touch().at_once()),
                );
            }
            Event::FrontCurated { front, .. } => {
                if let Some((edition, of)) = fronts::place(tx, *front)? {
                    touches.push(MadeOf::Front(edition, of).touch());
                }
            }
            // Whether there is a channel at all stands in the navigation of every page; that is compared.
            Event::ChannelChanged { edition } => {
                touches.extend([MadeOf::House.touch(), MadeOf::Channel(*edition).touch()]);
            }
            Event::ScheduleChanged { edition } => touches.push(MadeOf::Schedule(*edition).touch()),
            Event::Unknown => return Ok(None),
        }
    }
    let mut seen = HashSet::new();
    touches.retain(|touch| seen.insert((touch.thing, touch.at, touch.at_once)));
    Ok(Some(touches))
}

/// The story that an event put on shelves. One that left a shelf is noted by every page that showed it.
const fn moved(event: &Event) -> Option<StoryId> {
    match event {
        Event::StoryPublished { story, .. }
        | Event::StoryUpdated { story, .. }
        | Event::StoryRefiled { story, .. } => Some(*story),
        Event::PublicationChanged
        | Event::EditionChanged { .. }
        | Event::SectionChanged { .. }
        | Event::RegionChanged { .. }
        | Event::TopicChanged { .. }
        | Event::CoverageChanged { .. }
        | Event::AuthorChanged { .. }
        | Event::FooterPageChanged { .. }
        | Event::AssetUploaded { .. }
        | Event::AssetDeveloped { .. }
        | Event::AssetSpoilt { .. }
        | Event::CaptionsSet { .. }
        | Event::AssetDescribed { .. }
        | Event::AssetReplaced { .. }
        | Event::AssetRemoved { .. }
        | Event::StorySaved { .. }
        | Event::StorySubmitted { .. }
        | Event::StorySentBack { .. }
        | Event::StoryScheduled { .. }
        | Event::StoryUnscheduled { .. }
        | Event::EmbargoSet { .. }
        | Event::ExpirySet { .. }
        | Event::StoryRestored { .. }
        | Event::StoryTranslated { .. }
        | Event::StoryAssigned { .. }
        | Event::AddressChanged { .. }
        | Event::NoteWritten { .. }
        | Event::NoteSettled { .. }
        | Event::StoryWithdrawn { .. }
        | Event::StoryExpired { .. }
        | Event::StoryKilled { .. }
        | Event::StoryCorrected { .. }
        | Event::FlashSent { .. }
        | Event::FlashCorrected { .. }
        | Event::FlashRecalled { .. }
        | Event::FlashPromoted { .. }
        | Event::EntryAdded { .. }
        | Event::EntryEdited { .. }
        | Event::EntryDeleted { .. }
        | Event::EntryMarked { .. }
        | Event::EntryPinned { .. }
        | Event::EntryUnpinned { .. }
        | Event::LiveBlogClosed { .. }
        | Event::LiveBlogReopened { .. }
        | Event::FrontCurated { .. }
        | Event::FrontDraftSaved { .. }
        | Event::FrontDraftDiscarded { .. }
        | Event::FrontScheduled { .. }
        | Event::FrontUnscheduled { .. }
        | Event::ChannelChanged { .. }
        | Event::ScheduleChanged { .. }
        | Event::SectionRemoved { .. }
        | Event::RegionRemoved { .. }
        | Event::CoverageRemoved { .. }
        | Event::AuthorRemoved { .. }
        | Event::TopicRemoved { .. }
        | Event::FooterPageRemoved { .. }
        | Event::TopicMerged { .. }
        | Event::TopicSplit { .. }
        | Event::RedirectSet { .. }
        | Event::RedirectRemoved { .. }
        | Event::Unknown
        | Event::MemberInvited { .. }
        | Event::MemberJoined { .. }
        | Event::MemberChanged { .. }
        | Event::MemberDisabled { .. }
        | Event::MemberEnabled { .. }
        | Event::PasswordChanged { .. }
        | Event::SecondFactorSet { .. }
        | Event::SecondFactorRemoved { .. }
        | Event::PasskeyMade { .. }
        | Event::PasskeyRemoved { .. }
        | Event::ProviderLinked { .. }
        | Event::ProviderUnlinked { .. }
        | Event::RecoveryCodesMade { .. }
        | Event::RecoveryCodeUsed { .. }
        | Event::SignedIn { .. }
        | Event::SignInFailed { .. }
        | Event::SignedOut { .. }
        | Event::SessionRevoked { .. }
        | Event::SessionsRevoked { .. }
        | Event::TokenMade { .. }
        | Event::TokenRevoked { .. }
        | Event::HookSet { .. }
        | Event::HookRemoved { .. }
        | Event::HookPaused { .. }
        | Event::HookResumed { .. }
        | Event::HookClosed { .. }
        | Event::HookSecretMade { .. }
        | Event::HookTried { .. }
        | Event::HookToldAgain { .. } => None,
    }
}

/// The shelves on which a story stands, at its place.
fn shelves(furniture: &Furniture, listing: &Listing, touches: &mut Vec<Touch>) {
    let standing = &listing.standing;
    let Some(room) = furniture.room(standing.edition) else { return };
    let face = &listing.face;
    let shown = Wording {
        byline: face.byline.clone(),
        topics: face.topics.clone(),
        regions: face.regions.clone(),
        coverage: face.coverage,
        ..Wording::default()
    };
    let on = shelf::shelves(standing.section, standing.form, &shown, &room.tree);
    touches.extend(
        on.into_iter().map(|shelf| MadeOf::Shelf(shelf.id(standing.edition)).touch_at(standing.published)),
    );
}

fn all_or_one(furniture: &Furniture, edition: Option<EditionId>) -> impl Iterator<Item = EditionId> {
    let all = furniture.rooms.iter().map(|room| room.edition.id);
    all.filter(move |id| edition.is_none_or(|edition| edition == *id))
}
