//! A flash, for the ticker, for open pages, for the archive.

use super::card;
use crate::page::{FlashView, TimeView};
use editorial::{Edition, Moment, flash::Flash, section::SectionTree};
use house_style::HouseStyle;
use store::sql::stories::Listing;

/// The flash as readers of this edition see it; `story` is the one that tells more, where it is live.
pub fn view(
    edition: &Edition,
    tree: &SectionTree,
    style: &HouseStyle,
    flash: &Flash,
    story: Option<&Listing>,
) -> FlashView {
    let time = |at: Moment| TimeView { shown: style.time(at), machine: style.machine(at) };
    let recalled = flash.recalled.is_some();
    FlashView {
        id: flash.id.to_string(),
        // What was taken back is not said again.
        text: if recalled { String::new() } else { flash.text.clone() },
        thread: if recalled { String::new() } else { flash.thread.clone() },
        time: time(flash.sent),
        address: story.filter(|_| !recalled).map(|l| card::address_of(edition, tree, &l.standing)),
        urgent: match flash.priority {
            editorial::flash::Priority::Urgent => true,
            editorial::flash::Priority::Routine => false,
        },
        until: flash.expires.micros() / 1_000,
        corrected: flash.corrected.map(time),
        recalled,
    }
}
