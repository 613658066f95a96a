//! A page is a value, decided entirely here; the theme only speaks it.
//!
//! Every template gets four values: `paper` ([`Paper`], what stands on every page of the edition), `editions` (the
//! edition switch of this page), `head` ([`Head`], what browsers, search engines and sharing want to know) and `page`
//! (one of the structs of this module). All words in them are already in the edition's language, all dates in its calendar, all numbers in its
//! digits; the theme asks for interface words by `t("key")`.

mod block;
mod card;
mod head;
mod lists;
mod live;
mod live_blog;
mod paper;
mod story;

pub use block::{BlockView, ChartBar, ChartView, EmbedView, FactLineView, FilmView, Track};
pub use card::{AuthorView, Card, Link, PictureView, TimeView};
pub use head::{Alternate, FeedLink, Head, ShareImage};
pub use lists::{
    ArchivePage, AuthorsPage, BreakingDay, BreakingPage, ContainerView, CorrectionEntry, CorrectionsPage,
    FooterPageView, FrontPage, ListKind, ListPage, MostReadList, MostReadPage, MostReadPart, ProblemPage,
    SectionChoice,
};
pub use live::{LivePage, PlayerView, ProgrammeDay, ProgrammeView};
pub use live_blog::{BlogTop, BlogView, EntryView, KeyEventView};
pub use paper::{
    EditionLink, EditionView, FlashView, FooterView, NavItem, Paper, SocialLink, StoodLine, StyleSheets,
};
pub use story::{
    AttributionView, BylinePart, CorrectionView, CoverageView, LeadView, ShareLink, ShareView, StoryPage,
    TopicLink, TranslationLink,
};

/// HTML that the program made from typed text, every character escaped; a template prints it as it is.
#[derive(utoipa::ToSchema)]
pub struct SafeHtml(pub String);
