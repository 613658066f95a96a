//! RSS 2.0 (rssboard.org) with the modules that feed readers and aggregators know.

use super::{Feed, FeedItem, FeedPicture};
use crate::xml::Sheet;
use editorial::Moment;
use jiff::fmt::rfc2822::DateTimePrinter;

const NAMESPACES: &[(&str, &str)] = &[
    ("version", "2.0"),
    ("xmlns:atom", "http://www.w3.org/2005/Atom"),
    ("xmlns:content", "http://purl.org/rss/1.0/modules/content/"),
    ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
    ("xmlns:media", "http://search.yahoo.com/mrss/"),
];

/// The feed as RSS 2.0; media type `application/rss+xml`.
pub fn rss(feed: &Feed) -> String {
    let mut sheet = Sheet::new();
    sheet.open("rss", NAMESPACES);
    sheet.open("channel", &[]);
    sheet.text("title", &[], &feed.title);
    sheet.text("link", &[], &feed.home);
    sheet.text("description", &[], &feed.description);
    sheet.text("language", &[], &feed.language);
    sheet.text("lastBuildDate", &[], &date(feed.updated));
    sheet.empty("atom:link", &[("href", &feed.address), ("rel", "self"), ("type", "application/rss+xml")]);
    feed.items.iter().for_each(|story| item(&mut sheet, story));
    sheet.close("channel");
    sheet.close("rss");
    sheet.finish()
}

fn item(sheet: &mut Sheet, item: &FeedItem) {
    sheet.open("item", &[]);
    sheet.text("title", &[], &item.title);
    sheet.text("link", &[], &item.address);
    sheet.text("guid", &[("isPermaLink", "false")], &item.id);
    sheet.text("pubDate", &[], &date(item.published));
    if let Some(updated) = item.updated {
        sheet.text("atom:updated", &[], &updated.rfc3339());
    }
    item.authors.iter().for_each(|author| sheet.text("dc:creator", &[], author));
    item.categories.iter().for_each(|category| sheet.text("category", &[], category));
    // Readers of RSS take it for HTML, so words that look like markup are written as words (RSS 2.0, item).
    sheet.some_text("description", &quick_xml::escape::partial_escape(item.summary.as_str()));
    sheet.some_text("content:encoded", &item.whole_html());
    if let Some(picture) = &item.picture {
        media(sheet, picture);
    }
    sheet.close("item");
}

/// A picture in the words of Media RSS 1.5.1.
pub(super) fn media(sheet: &mut Sheet, picture: &FeedPicture) {
    let (bytes, width, height) =
        (picture.bytes.to_string(), picture.width.to_string(), picture.height.to_string());
    sheet.open(
        "media:content",
        &[
            ("url", &picture.address),
            ("medium", "image"),
            ("type", &picture.media_type),
            ("fileSize", &bytes),
            ("width", &width),
            ("height", &height),
        ],
    );
    if !picture.alt.is_empty() {
        sheet.text("media:description", &[("type", "plain")], &picture.alt);
    }
    if !picture.credit.is_empty() {
        sheet.text("media:credit", &[("role", "photographer"), ("scheme", "urn:ebu")], &picture.credit);
    }
    sheet.close("media:content");
}

/// A date as RFC 822 and its successors write it: `Sun, 01 Mar 2026 16:30:00 GMT`.
fn date(moment: Moment) -> String {
    DateTimePrinter::new().timestamp_to_rfc9110_string(&moment.timestamp()).unwrap_or_default()
}
