//! The edition's own pages: authors, most read, corrections, breaking news, the footer's.

use super::{
    answer::{Answer, Trouble},
    archives,
    paper::View,
};
use crate::{
    material::Wardrobe,
    page::{
        AuthorsPage, BreakingDay, BreakingPage, CorrectionsPage, FooterPageView, Head, Link, MostReadList,
        MostReadPage, SectionChoice, TimeView,
    },
    reading::MadeOf,
    view::{body::Speaker, card, head, lists},
};
use editorial::{SectionId, address, author::AuthorKind, reads::Window, section::Section};
use house_style::Value as Word;
use std::collections::HashMap;

fn page_head(view: &View<'_>, title: &str, description: &str, name: &str) -> Head {
    let path = address::page(&view.room.edition, name);
    let mut head = head::plain(view.composing, &view.setting(), title, description, &path);
    head.alternates = view.alternates(&view.everywhere(name), None);
    head
}

/// Everyone who writes here.
///
/// # Errors
/// When the store or the theme fails.
pub async fn authors(view: &View<'_>) -> Result<Answer, Trouble> {
    let (authors, wardrobe) = view
        .read(|reading| {
            let authors = reading.first_authors()?;
            let portraits: Vec<_> = authors.iter().filter_map(|author| author.portrait).collect();
            let wardrobe = Wardrobe::for_all(reading, &[], &[], &portraits)?;
            Ok((authors, wardrobe))
        })
        .await?;
    let setting = view.setting();
    let (people, others): (Vec<_>, Vec<_>) = authors.iter().partition(|a| a.kind == AuthorKind::Person);
    let shown = |authors: Vec<&editorial::author::Author>| {
        let mut views: Vec<_> =
            authors.into_iter().map(|author| card::author_view(&setting, author, &wardrobe)).collect();
        views.sort_by(|a, b| a.name.cmp(&b.name));
        views
    };
    let page = AuthorsPage { people: shown(people), others: shown(others) };
    let title = view.room.style.word("authors");
    let head = page_head(view, &title, &view.room.edition.about, "authors");
    view.speak("authors.html", &head, &page, &view.everywhere("authors"))
}

/// What most people read, in the edition or in a section.
///
/// # Errors
/// When the theme fails.
pub fn most_read(view: &View<'_>, section: Option<SectionId>) -> Result<Answer, Trouble> {
    let room = view.room;
    let (edition, tree, style) = (&room.edition, &room.tree, &room.style);
    view.note(MadeOf::MostReadPage(edition.id, section));
    let of = section.and_then(|id| tree.get(id));
    let title = match of {
        Some(section) => style.word_with("most-read-in", &[("section", Word::Text(&section.name))]),
        None => style.word("most-read"),
    };
    let path = of.map(|section| tree.path(section.id));
    let choice = |section: Option<&Section>| SectionChoice {
        name: section.map_or_else(|| style.word("most-read-everywhere"), |section| section.name.clone()),
        address: address::most_read(edition, section.map(|section| tree.path(section.id)).as_deref()),
        current: section.map(|section| section.id) == of.map(|of| of.id),
    };
    // The top sections, and on the way down what lies under each.
    let above: Vec<SectionId> =
        of.map(|of| tree.up(of.id).iter().map(|s| s.id).collect()).unwrap_or_default();
    let near = |section: &&Section| section.parent.is_none_or(|parent| above.contains(&parent));
    let list = |window: Window| MostReadList {
        window: window.word(),
        title: style.word(&format!("most-read-{}", window.word())),
        cards: room.most_read.list(window, section),
    };
    let page = MostReadPage {
        title: title.clone(),
        description: style.word("most-read-how"),
        sections: std::iter::once(None).chain(tree.iter().filter(near).map(Some)).map(choice).collect(),
        lists: Window::ALL.map(list).to_vec(),
    };
    let own = address::most_read(edition, path.as_deref());
    let mut head = head::plain(view.composing, &view.setting(), &title, &page.description, &own);
    // The same section under the same path in other editions.
    let there: Vec<Link> = view
        .furniture
        .rooms
        .iter()
        .filter(|room| path.as_deref().is_none_or(|path| room.tree.at(path).is_some()))
        .map(|room| Link {
            name: room.edition.tag.clone(),
            address: address::most_read(&room.edition, path.as_deref()),
        })
        .collect();
    head.alternates = view.alternates(&there, None);
    view.speak("most_read.html", &head, &page, &there)
}

/// Everything that was corrected.
///
/// # Errors
/// When the store or the theme fails.
pub async fn corrections(view: &View<'_>, before: Option<&str>) -> Result<Answer, Trouble> {
    let Some(leaf) = archives::corrections(view, before).await? else { return Ok(Answer::NotThere) };
    let setting = view.setting();
    let path = address::page(&view.room.edition, "corrections");
    let page = CorrectionsPage {
        entries: leaf.entries.iter().filter_map(|c| lists::correction(&setting, c, &leaf.stories)).collect(),
        older: leaf.older.map(|mark| lists::older(&path, mark)),
        newest: before.map(|_| path),
    };
    let style = &view.room.style;
    let mut head =
        page_head(view, &style.word("corrections"), &style.word("corrections-intro"), "corrections");
    head.noindex = before.is_some();
    view.speak("corrections.html", &head, &page, &view.everywhere("corrections"))
}

/// The flashes by day.
///
/// # Errors
/// When the store or the theme fails.
pub async fn breaking(view: &View<'_>, before: Option<&str>) -> Result<Answer, Trouble> {
    let Some(leaf) = archives::flashes(view, before).await? else { return Ok(Answer::NotThere) };
    let setting = view.setting();
    let style = &view.room.style;
    let mut days: Vec<BreakingDay> = Vec::new();
    for flash in &leaf.entries {
        let day = TimeView { shown: style.long_date(flash.sent), machine: style.machine_day(flash.sent) };
        let shown = lists::flash(&setting, flash, &leaf.stories);
        match days.last_mut() {
            Some(last) if last.day.shown == day.shown => last.flashes.push(shown),
            _ => days.push(BreakingDay { day, flashes: vec![shown] }),
        }
    }
    let path = address::page(&view.room.edition, "breaking");
    let page = BreakingPage {
        days,
        older: leaf.older.map(|mark| lists::older(&path, mark)),
        newest: before.map(|_| path.clone()),
    };
    let title = style.word("flashes");
    let mut head = page_head(view, &title, &view.room.edition.about, "breaking");
    head.feeds = head::feeds(&title, &format!("{path}/"));
    head.noindex = before.is_some();
    view.speak("breaking.html", &head, &page, &view.everywhere("breaking"))
}

/// A page of the footer.
///
/// # Errors
/// When the theme fails.
pub async fn footer_page(view: &View<'_>, slug: &str) -> Result<Answer, Trouble> {
    let Some(text) = view.room.footer_pages.iter().find(|page| page.slug.as_str() == slug) else {
        return Ok(Answer::NotThere);
    };
    let setting = view.setting();
    let pictures = text.body.assets();
    let wardrobe = view.read(move |reading| Wardrobe::for_all(reading, &[], &[], &pictures)).await?;
    let related = HashMap::new();
    let mut speaker = Speaker::new(setting, &wardrobe, &related);
    let page = FooterPageView {
        title: text.title.clone(),
        blocks: speaker.blocks(&text.body),
        updated: setting.day(text.updated),
    };
    let there: Vec<_> = view
        .everywhere(slug)
        .into_iter()
        .zip(&view.furniture.rooms)
        .filter(|(_, room)| room.footer_pages.iter().any(|page| page.slug.as_str() == slug))
        .map(|(link, _)| link)
        .collect();
    let mut head = page_head(view, &text.title, &text.body.plain_text(), slug);
    head.alternates = view.alternates(&there, None);
    view.speak("footer_page.html", &head, &page, &there)
}
