//! What stands on every page of an edition: masthead, navigation, ticker, footer.

use super::SafeHtml;
use super::card::{Link, TimeView};
use minijinja::Value;
use serde::Serialize;
use utoipa::ToSchema;

/// What stands on every page of one edition.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Paper {
    /// The edition itself.
    pub edition: EditionView,
    /// The mark as SVG, safe to stand in the page; empty when there is none.
    #[schema(value_type = SafeHtml)]
    pub logo: Value,
    /// Accounts elsewhere, for masthead and footer.
    pub social: Vec<SocialLink>,
    /// The section tree as far as it stands in the navigation, two levels.
    pub navigation: Vec<NavItem>,
    /// The regions in the desk's order.
    pub regions: Vec<Link>,
    /// The live channel; none hides the entry.
    pub live: Option<Link>,
    /// Running events pinned in the navigation.
    pub coverages: Vec<Link>,
    /// About ten flashes, the urgent ones first, then newest first; empty hides the ticker.
    pub ticker: Vec<FlashView>,
    /// The edition's event stream, with the place up to which the ticker is true.
    pub events: String,
    /// The foot of every page.
    pub footer: FooterView,
    /// Today in the edition's calendar, for the masthead.
    pub today: TimeView,
    /// Hashed addresses of styles, script and fonts.
    pub assets: StyleSheets,
}

/// The edition as pages name it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EditionView {
    /// First segment of its addresses.
    pub tag: String,
    /// BCP 47, for `lang`.
    pub language: String,
    /// `ltr` or `rtl`, for `dir`.
    pub direction: &'static str,
    /// `latin` or `arabic`: the digits of numbers that the theme counts by itself.
    pub digits: &'static str,
    /// The publication's name in this language.
    pub name: String,
    /// One line under it.
    pub slogan: String,
    /// Its front.
    pub address: String,
}

/// One entry of the edition switch.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct EditionLink {
    /// The edition's tag.
    pub tag: String,
    /// BCP 47, for `lang` and `hreflang`.
    pub language: String,
    /// `ltr` or `rtl`, for `dir`.
    pub direction: &'static str,
    /// The language's own name.
    pub name: String,
    /// This page in that edition where there is one, else that edition's front.
    pub address: String,
    /// Whether it is the edition that is being read.
    pub current: bool,
    /// Whether it leads to this very page, or only to the front.
    pub same_page: bool,
}

/// What stands above a page of a minute that is over.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StoodLine {
    /// Which minute.
    pub time: TimeView,
    /// The same page as it is now.
    pub now: String,
    /// The front of that minute.
    pub front: String,
}

/// An account with another service.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct SocialLink {
    /// The service's name.
    pub service: String,
    /// The account's address.
    pub address: String,
}

/// One entry of the navigation.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct NavItem {
    /// The section's name.
    pub name: String,
    /// Its front.
    pub address: String,
    /// The sections under it.
    pub children: Vec<Link>,
}

/// One flash on the ticker or the breaking page.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FlashView {
    /// Its id, by which an open page knows it again (`data-flash`).
    pub id: String,
    /// The sentence; empty when it was taken back.
    pub text: String,
    /// The event or speaker that ties it to others; may be empty.
    pub thread: String,
    /// When it was sent; shown as time of day.
    pub time: TimeView,
    /// The story that tells more.
    pub address: Option<String>,
    /// Whether it stands before all others.
    pub urgent: bool,
    /// When it leaves the ticker, in milliseconds of the epoch (`data-until`).
    pub until: i64,
    /// When its sentence was last changed; shown as time of day.
    pub corrected: Option<TimeView>,
    /// Whether it was taken back.
    pub recalled: bool,
}

/// The foot of every page.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct FooterView {
    /// One paragraph about the publication.
    pub about: String,
    /// About, privacy, contact and what else the desk wrote.
    pub pages: Vec<Link>,
    /// Authors, corrections, latest, breaking: the edition's own pages.
    pub indexes: Vec<Link>,
    /// The line on rights.
    pub rights: String,
    /// The edition's main feed.
    pub feed: String,
}

/// Hashed, immutable addresses of what the theme needs.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct StyleSheets {
    /// Style sheets in order.
    pub styles: Vec<String>,
    /// Script modules: islands only, the page is whole without them.
    pub scripts: Vec<String>,
    /// Fonts worth fetching early in this edition.
    pub fonts: Vec<String>,
    /// The icon.
    pub icon: String,
}
