//! Refusals as programs get them: their status, and the field that they are about.

use axum::http::StatusCode;
use editorial::{Refusal, refusal::Place};

/// The status of a refusal.
#[allow(clippy::match_same_arms, reason = "one line for each reason")]
pub const fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::TryAgainLater { .. } => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Stale { .. } => StatusCode::PRECONDITION_FAILED,
        Refusal::Killed => StatusCode::GONE,
        Refusal::NotPermitted { .. }
        | Refusal::OutOfScope { .. }
        | Refusal::OwnStory
        | Refusal::OnlyPeople => StatusCode::FORBIDDEN,
        Refusal::NotADraft
        | Refusal::NotInReview
        | Refusal::NotLive
        | Refusal::NotScheduled
        | Refusal::NothingNew
        | Refusal::LiveAlready
        | Refusal::Withdrawn
        | Refusal::TranslationThere
        | Refusal::NoteSettled
        | Refusal::FlashRecalled
        | Refusal::FlashTold
        | Refusal::FlashThere
        | Refusal::NoLiveBlog
        | Refusal::BlogEnded
        | Refusal::BlogRuns
        | Refusal::EntryDeleted
        | Refusal::ChannelElsewhere
        | Refusal::AssetUsed { .. }
        | Refusal::AssetThere
        | Refusal::FrontPlace
        | Refusal::FrontNoDraft
        | Refusal::FrontMoved { .. }
        | Refusal::FrontSecondTaken
        | Refusal::FrontSwapsFull { .. }
        | Refusal::StillInUse { .. }
        | Refusal::SectionNotEmpty
        | Refusal::TooMuchToMove { .. }
        | Refusal::TopicMerged(_)
        | Refusal::RedirectIdle(_)
        | Refusal::AddressTaken(_) => StatusCode::CONFLICT,
        Refusal::ReasonMissing
        | Refusal::Empty { .. }
        | Refusal::TooLong { .. }
        | Refusal::TooManyBlocks { .. }
        | Refusal::Unusable { .. }
        | Refusal::AltMissing(_)
        | Refusal::CreditMissing(_)
        | Refusal::RightsOver(_)
        | Refusal::FrontEmpty
        | Refusal::FrontSlots { .. }
        | Refusal::FrontPins { .. }
        | Refusal::FrontPinTwice { .. }
        | Refusal::FrontTooLong { .. }
        | Refusal::CorrectionEmpty
        | Refusal::SameTopic
        | Refusal::RedirectLoop(_)
        | Refusal::ColourFaint { .. }
        | Refusal::NoScope
        | Refusal::MoreThanOwn { .. }
        | Refusal::TimeGoneBy { .. }
        | Refusal::EmailTaken(_)
        | Refusal::OwnAccount
        | Refusal::PasswordTooShort { .. }
        | Refusal::PasswordTooLong { .. }
        | Refusal::PasswordCommon
        | Refusal::PasswordIsYou
        | Refusal::PasswordWrong
        | Refusal::SignInWrong
        | Refusal::CodeNeeded
        | Refusal::CodeWrong
        | Refusal::LinkNotGood
        | Refusal::NoSecondFactor
        | Refusal::SecondFactorThere
        | Refusal::AccountDisabled
        // What only the desk and its door say; no address here asks for it.
        | Refusal::ScheduleUnknown
        | Refusal::ScheduleBroken { .. }
        | Refusal::ScheduleChannels { .. }
        | Refusal::ScheduleLarge { .. }
        | Refusal::HookHostPrivate { .. }
        | Refusal::HookOpen
        | Refusal::HookNotActive
        | Refusal::HooksTooMany { .. }
        | Refusal::PasskeyWrong
        | Refusal::BeginAgain
        | Refusal::PasskeyThere
        | Refusal::PasskeysFull { .. }
        | Refusal::AccountClosed
        | Refusal::ProviderUnverified
        | Refusal::ProviderElsewhere { .. }
        | Refusal::ProviderUnknown { .. }
        | Refusal::ProviderOther { .. }
        | Refusal::ProviderFailed
        | Refusal::ProviderDeclined
        | Refusal::ProviderOnly
        | Refusal::ComeInAgain => StatusCode::UNPROCESSABLE_ENTITY,
    }
}

/// The field of a request that a refusal is about, by its name here: rules know fields by the desk's words.
pub fn field_of(refusal: &Refusal) -> Option<String> {
    if let Refusal::AddressTaken(_) = refusal {
        return Some("slug".to_owned());
    }
    if matches!(refusal, Refusal::ReasonMissing) {
        return Some("reason".to_owned());
    }
    let named = refusal.places().into_iter().find_map(|(name, place)| match place {
        Place::Named(_, word) if name == "field" => Some(word),
        Place::Named(..) | Place::Words(_) | Place::Number(_) | Place::Until(_) => None,
    })?;
    Some(match named.as_str() {
        "headline" => "title".to_owned(),
        "headline for lists" => "list_title".to_owned(),
        "headline for sharing" => "social_title".to_owned(),
        "embargo" => "embargo_until".to_owned(),
        "end" | "time on the ticker" => "expires_at".to_owned(),
        "time" => "at".to_owned(),
        "flash" | "note" | "correction" => "text".to_owned(),
        other => other.to_owned(),
    })
}
