//! How a refusal is spoken in another language than that of its [`Display`](std::fmt::Display), which is the command
//! line's: a word that never changes, under which the catalogues have a sentence, and what fills its places.
//!
//! One table, one line a variant. A variant without a line does not compile; a line without its sentence in every
//! language, with the same places, fails a test of the `house_style`.

use super::Refusal;
use crate::Moment;

/// What fills a place of the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// Words that somebody wrote; shown as they are.
    Words(String),
    /// A count.
    Number(i64),
    /// A thing that has a word of its own in each language, by its key, e.g. `role-editor`; and the word for those who
    /// have no catalogue.
    Named(String, String),
    /// A moment to come: told as the minutes until then.
    Until(Moment),
}

/// A count of anything, as a sentence takes it.
fn count(number: usize) -> Place {
    Place::Number(i64::try_from(number).unwrap_or(i64::MAX))
}

/// A thing of this kind by its word.
fn named(kind: &str, word: &str) -> Place {
    let tidy = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let key: String = word.chars().map(tidy).collect();
    Place::Named(format!("{kind}-{key}"), word.to_owned())
}

macro_rules! spoken {
    ($($variant:ident $(($given:ident))? $({ $($field:ident),* })? => $word:literal
       $(, $place:literal = $filled:expr)*;)*) => {
        impl Refusal {
            /// The word of every refusal with the places of its sentence, in the order of the table.
            pub const SPOKEN: &[(&'static str, &'static [&'static str])] =
                &[$(($word, &[$($place),*])),*];

            /// The word under which catalogues and programs know this refusal; it never changes.
            pub const fn word(&self) -> &'static str {
                match self {
                    $(spoken!(@any $variant $(($given))? $({ $($field),* })?) => $word,)*
                }
            }

            /// What fills the places of its sentence.
            #[allow(clippy::match_same_arms, reason = "each variant has a line of its own")]
            pub fn places(&self) -> Vec<(&'static str, Place)> {
                match self {
                    $(Refusal::$variant $(($given))? $({ $($field),* })? => vec![$(($place, $filled)),*],)*
                }
            }
        }
    };
    (@any $variant:ident) => { Refusal::$variant };
    (@any $variant:ident ($given:ident)) => { Refusal::$variant(_) };
    (@any $variant:ident { $($field:ident),* }) => { Refusal::$variant { .. } };
}

spoken! {
    NotPermitted { permission, role } => "not-permitted",
        "permission" = named("permission", permission.word()), "role" = named("role", role.word());
    OwnStory => "own-story";
    NotADraft => "not-a-draft";
    NotInReview => "not-in-review";
    NotLive => "not-live";
    NotScheduled => "not-scheduled";
    NothingNew => "nothing-new";
    LiveAlready => "live-already";
    Killed => "killed";
    TranslationThere => "translation-there";
    FlashRecalled => "flash-recalled";
    FlashTold => "flash-told";
    FlashThere => "flash-there";
    NoLiveBlog => "no-live-blog";
    BlogEnded => "blog-ended";
    BlogRuns => "blog-runs";
    EntryDeleted => "entry-deleted";
    NoteSettled => "note-settled";
    Withdrawn => "withdrawn";
    ReasonMissing => "reason-missing";
    Empty { field, advice } => "empty",
        "field" = named("field", field), "hint" = hint(field, advice);
    TooLong { field, most } => "too-long",
        "field" = named("field", field), "most" = count(*most);
    TooManyBlocks { parts, most } => "too-many-blocks",
        "parts" = count(*parts), "most" = count(*most);
    Unusable { field, given, advice } => "unusable",
        "field" = named("field", field), "given" = Place::Words(given.clone()), "hint" = hint(field, advice);
    Stale { seen, current } => "stale",
        "seen" = Place::Number(*seen), "current" = Place::Number(*current);
    AddressTaken(address) => "address-taken", "address" = Place::Words(address.clone());
    AltMissing(picture) => "alt-missing", "picture" = Place::Words(picture.clone());
    CreditMissing(picture) => "credit-missing", "picture" = Place::Words(picture.clone());
    RightsOver(picture) => "rights-over", "picture" = Place::Words(picture.clone());
    AssetUsed { places } => "asset-used", "places" = count(*places);
    AssetThere => "asset-there";
    FrontEmpty => "front-empty";
    FrontSlots { container, slots, most } => "front-slots",
        "container" = count(*container), "slots" = count(*slots), "most" = count(*most);
    FrontPins { container } => "front-pins", "container" = count(*container);
    StillInUse { stories } => "still-in-use", "stories" = count(*stories);
    SectionNotEmpty => "section-not-empty";
    TooMuchToMove { addresses, most } => "too-much-to-move",
        "addresses" = count(*addresses), "most" = count(*most);
    SameTopic => "same-topic";
    TopicMerged(into) => "topic-merged", "into" = Place::Words(into.clone());
    RedirectLoop(from) => "redirect-loop", "from" = Place::Words(from.clone());
    RedirectIdle(from) => "redirect-idle", "from" = Place::Words(from.clone());
    ColourFaint { field, given, ratio, least } => "colour-faint",
        "field" = named("field", field), "given" = Place::Words(given.clone()),
        "ratio" = Place::Words(ratio.clone()), "least" = Place::Words(least.clone());
    FrontPinTwice { first, first_slot, container, slot } => "front-pin-twice",
        "first" = count(*first), "first-slot" = count(*first_slot), "container" = count(*container), "slot" = count(*slot);
    FrontTooLong { slots, most } => "front-too-long", "slots" = count(*slots), "most" = count(*most);
    FrontPlace => "front-place";
    FrontNoDraft => "front-no-draft";
    FrontMoved { stands } => "front-moved", "stands" = Place::Number(*stands);
    FrontSecondTaken => "front-second-taken";
    FrontSwapsFull { most } => "front-swaps-full", "most" = count(*most);
    CorrectionEmpty => "correction-empty";
    OutOfScope { permission, scope } => "out-of-scope",
        "permission" = named("permission", permission.word()), "scope" = named("scope", scope.word());
    NoScope => "no-scope";
    MoreThanOwn { role } => "more-than-own", "role" = named("role", role.word());
    OnlyPeople => "only-people";
    TimeGoneBy { field } => "time-gone-by", "field" = named("field", field);
    EmailTaken(email) => "email-taken", "email" = Place::Words(email.clone());
    OwnAccount => "own-account";
    PasswordTooShort { least } => "password-too-short", "least" = count(*least);
    PasswordTooLong { most } => "password-too-long", "most" = count(*most);
    PasswordCommon => "password-common";
    PasswordIsYou => "password-is-you";
    PasswordWrong => "password-wrong";
    SignInWrong => "sign-in-wrong";
    CodeNeeded => "code-needed";
    CodeWrong => "code-wrong";
    TryAgainLater { at } => "try-again-later", "minutes" = Place::Until(*at);
    LinkNotGood => "link-not-good";
    NoSecondFactor => "no-second-factor";
    SecondFactorThere => "second-factor-there";
    HookHostPrivate { host } => "hook-host-private", "host" = Place::Words(host.clone());
    HookOpen => "hook-open";
    HookNotActive => "hook-not-active";
    HooksTooMany { most } => "hooks-too-many", "most" = count(*most);
    ChannelElsewhere => "channel-elsewhere";
    ScheduleUnknown => "schedule-unknown";
    ScheduleBroken { at, reason } => "schedule-broken",
        "at" = Place::Number(i64::try_from(*at).unwrap_or(i64::MAX)), "reason" = Place::Words(reason.clone());
    ScheduleChannels { channels } => "schedule-channels", "channels" = Place::Words(channels.clone());
    ScheduleLarge { most } => "schedule-large", "most" = count(*most);
    AccountDisabled => "account-disabled";
    PasskeyWrong => "passkey-wrong";
    BeginAgain => "begin-again";
    PasskeyThere => "passkey-there";
    PasskeysFull { most } => "passkeys-full", "most" = count(*most);
    ComeInAgain => "come-in-again";
    AccountClosed => "account-closed";
    ProviderUnverified => "provider-unverified";
    ProviderElsewhere { domain } => "provider-elsewhere", "domain" = Place::Words(domain.clone());
    ProviderUnknown { email } => "provider-unknown", "email" = Place::Words(email.clone());
    ProviderOther { email } => "provider-other", "email" = Place::Words(email.clone());
    ProviderFailed => "provider-failed";
    ProviderDeclined => "provider-declined";
    ProviderOnly => "provider-only";
}

/// What to write in a field instead.
fn hint(field: &str, advice: &str) -> Place {
    match named("hint", field) {
        Place::Named(key, _) => Place::Named(key, advice.to_owned()),
        other @ (Place::Words(_) | Place::Number(_) | Place::Until(_)) => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::permission::{Permission, Role};

    #[test]
    fn a_refusal_has_a_word_and_what_fills_its_sentence() {
        let refusal = Refusal::NotPermitted { permission: Permission::SendFlash, role: Role::PictureEditor };
        assert_eq!(refusal.word(), "not-permitted");
        let role = Place::Named("role-picture-editor".into(), "picture_editor".into());
        assert_eq!(refusal.places()[1], ("role", role));
    }

    #[test]
    fn no_two_refusals_share_a_word_and_words_are_kebabs() {
        let mut words: Vec<&str> = Refusal::SPOKEN.iter().map(|(word, _)| *word).collect();
        assert!(words.iter().all(|word| word.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')));
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), Refusal::SPOKEN.len());
    }

    #[test]
    fn a_field_is_found_by_its_name_in_whatever_spelling() {
        for (field, key) in
            [("base_address", "field-base-address"), ("name of the edition", "field-name-of-the-edition")]
        {
            let places = Refusal::Empty { field, advice: "write it" }.places();
            assert_eq!(places[0].1, Place::Named(key.into(), field.into()));
            assert!(
                matches!(&places[1].1, Place::Named(key, advice) if key.starts_with("hint-") && advice == "write it")
            );
        }
    }
}
