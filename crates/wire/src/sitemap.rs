//! What search engines read to find everything: sitemaps (sitemaps.org 0.9) with Google's image and news
//! extensions and the alternate languages of each page.
//!
//! One sheet holds at most [`MOST`] pages (a news sitemap [`MOST_NEWS`]); the caller parts longer lists and writes
//! an [`index`] over them. All addresses are absolute.

use crate::xml::Sheet;
use editorial::Moment;

/// The most entries that one sitemap or one index may have.
pub const MOST: usize = 50_000;

/// The most entries that one news sitemap may have.
pub const MOST_NEWS: usize = 1_000;

const SITEMAP: (&str, &str) = ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9");

/// One page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its address.
    pub address: String,
    /// When it last changed.
    pub lastmod: Option<Moment>,
    /// The page in every language that it has, its own among them.
    pub alternates: Vec<Alternate>,
    /// The addresses of the pictures on it.
    pub images: Vec<String>,
}

/// A page in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternate {
    /// The language as a BCP 47 tag, or `x-default`.
    pub language: String,
    /// The address.
    pub address: String,
}

/// One sitemap of an index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndexEntry {
    /// Its address.
    pub address: String,
    /// When anything in it last changed.
    pub lastmod: Option<Moment>,
}

/// One story of the last two days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewsEntry {
    /// Its address.
    pub address: String,
    /// The publication's name as readers know it in this language.
    pub publication: String,
    /// The language as a BCP 47 tag.
    pub language: String,
    /// When readers first saw it.
    pub published: Moment,
    /// Its headline.
    pub title: String,
}

/// A sitemap of these pages.
pub fn urlset(entries: &[Entry]) -> String {
    let mut sheet = Sheet::new();
    sheet.open(
        "urlset",
        &[
            SITEMAP,
            ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
            ("xmlns:image", "http://www.google.com/schemas/sitemap-image/1.1"),
        ],
    );
    for entry in entries {
        sheet.open("url", &[]);
        place(&mut sheet, &entry.address, entry.lastmod);
        for Alternate { language, address } in &entry.alternates {
            sheet.empty("xhtml:link", &[("rel", "alternate"), ("hreflang", language), ("href", address)]);
        }
        for image in &entry.images {
            sheet.open("image:image", &[]);
            sheet.text("image:loc", &[], image);
            sheet.close("image:image");
        }
        sheet.close("url");
    }
    sheet.close("urlset");
    sheet.finish()
}

/// An index over these sitemaps.
pub fn index(entries: &[IndexEntry]) -> String {
    let mut sheet = Sheet::new();
    sheet.open("sitemapindex", &[SITEMAP]);
    for entry in entries {
        sheet.open("sitemap", &[]);
        place(&mut sheet, &entry.address, entry.lastmod);
        sheet.close("sitemap");
    }
    sheet.close("sitemapindex");
    sheet.finish()
}

/// A news sitemap of these stories; search engines want those of the last two days only.
pub fn news(entries: &[NewsEntry]) -> String {
    let mut sheet = Sheet::new();
    sheet.open("urlset", &[SITEMAP, ("xmlns:news", "http://www.google.com/schemas/sitemap-news/0.9")]);
    for entry in entries {
        sheet.open("url", &[]);
        sheet.text("loc", &[], &entry.address);
        sheet.open("news:news", &[]);
        sheet.open("news:publication", &[]);
        sheet.text("news:name", &[], &entry.publication);
        sheet.text("news:language", &[], &entry.language);
        sheet.close("news:publication");
        sheet.text("news:publication_date", &[], &entry.published.rfc3339());
        sheet.text("news:title", &[], &entry.title);
        sheet.close("news:news");
        sheet.close("url");
    }
    sheet.close("urlset");
    sheet.finish()
}

fn place(sheet: &mut Sheet, address: &str, lastmod: Option<Moment>) {
    sheet.text("loc", &[], address);
    if let Some(lastmod) = lastmod {
        sheet.text("lastmod", &[], &lastmod.rfc3339());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use insta::assert_snapshot;

    const NOON: Moment = Moment::from_micros(1_772_366_400_000_000);

    fn lines(xml: &str) -> String {
        xml.replace("><", ">\n<")
    }

    #[test]
    fn a_sitemap_names_every_language_and_picture_of_a_page() {
        let alternate =
            |language: &str, address: &str| Alternate { language: language.into(), address: address.into() };
        let entries = [Entry {
            address: "https://courier.example/ar/سياسة/صندوق?a=1&b=2".into(),
            lastmod: Some(NOON),
            alternates: vec![
                alternate("ar", "https://courier.example/ar/سياسة/صندوق?a=1&b=2"),
                alternate("x-default", "https://courier.example/en/politics/fund"),
            ],
            images: vec!["https://courier.example/media/a.webp".into()],
        }];
        assert_snapshot!(lines(&urlset(&entries)), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
        <url>
        <loc>https://courier.example/ar/سياسة/صندوق?a=1&amp;b=2</loc>
        <lastmod>2026-03-01T12:00:00Z</lastmod>
        <xhtml:link rel="alternate" hreflang="ar" href="https://courier.example/ar/سياسة/صندوق?a=1&amp;b=2"/>
        <xhtml:link rel="alternate" hreflang="x-default" href="https://courier.example/en/politics/fund"/>
        <image:image>
        <image:loc>https://courier.example/media/a.webp</image:loc>
        </image:image>
        </url>
        </urlset>
        "#);
    }

    #[test]
    fn an_index_names_the_sitemaps() {
        let entries = [
            IndexEntry { address: "https://courier.example/sitemap-1.xml".into(), lastmod: Some(NOON) },
            IndexEntry { address: "https://courier.example/sitemap-2.xml".into(), lastmod: None },
        ];
        assert_snapshot!(lines(&index(&entries)), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
        <sitemap>
        <loc>https://courier.example/sitemap-1.xml</loc>
        <lastmod>2026-03-01T12:00:00Z</lastmod>
        </sitemap>
        <sitemap>
        <loc>https://courier.example/sitemap-2.xml</loc>
        </sitemap>
        </sitemapindex>
        "#);
    }

    #[test]
    fn a_news_sitemap_says_who_publishes_what_and_when() {
        let entries = [NewsEntry {
            address: "https://courier.example/en/politics/fund".into(),
            publication: "The Orsel Courier".into(),
            language: "en".into(),
            published: NOON,
            title: "Fund & wall: 71 < 120\u{1}".into(),
        }];
        assert_snapshot!(lines(&news(&entries)), @r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
        <url>
        <loc>https://courier.example/en/politics/fund</loc>
        <news:news>
        <news:publication>
        <news:name>The Orsel Courier</news:name>
        <news:language>en</news:language>
        </news:publication>
        <news:publication_date>2026-03-01T12:00:00Z</news:publication_date>
        <news:title>Fund &amp; wall: 71 &lt; 120</news:title>
        </news:news>
        </url>
        </urlset>
        "#);
    }
}
