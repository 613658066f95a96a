//! Atom (RFC 4287), with pictures in the words of Media RSS.

use super::{Feed, FeedItem, rss::media};
use crate::xml::Sheet;

/// The feed as Atom; media type `application/atom+xml`.
pub fn atom(feed: &Feed) -> String {
    let mut sheet = Sheet::new();
    sheet.open(
        "feed",
        &[
            ("xmlns", "http://www.w3.org/2005/Atom"),
            ("xmlns:media", "http://search.yahoo.com/mrss/"),
            ("xml:lang", &feed.language),
        ],
    );
    sheet.text("id", &[], &feed.address);
    sheet.text("title", &[], &feed.title);
    sheet.some_text("subtitle", &feed.description);
    sheet.text("updated", &[], &feed.updated.rfc3339());
    sheet.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &feed.address)]);
    sheet.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &feed.home)]);
    author(&mut sheet, &feed.publisher);
    feed.items.iter().for_each(|story| entry(&mut sheet, story));
    sheet.close("feed");
    sheet.finish()
}

fn entry(sheet: &mut Sheet, item: &FeedItem) {
    sheet.open("entry", &[]);
    sheet.text("id", &[], &item.id);
    sheet.text("title", &[], &item.title);
    sheet.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &item.address)]);
    sheet.text("published", &[], &item.published.rfc3339());
    sheet.text("updated", &[], &item.changed().rfc3339());
    item.authors.iter().for_each(|name| author(sheet, name));
    item.categories.iter().for_each(|category| sheet.empty("category", &[("term", category)]));
    sheet.some_text("summary", &item.summary);
    let html = item.whole_html();
    if !html.is_empty() {
        sheet.text("content", &[("type", "html")], &html);
    }
    if let Some(picture) = &item.picture {
        media(sheet, picture);
    }
    sheet.close("entry");
}

fn author(sheet: &mut Sheet, name: &str) {
    sheet.open("author", &[]);
    sheet.text("name", &[], name);
    sheet.close("author");
}
