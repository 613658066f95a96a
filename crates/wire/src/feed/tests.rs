//! The three formats, read back by a feed reader.

use super::*;
use feed_rs::{model::Feed as Read, parser};
use insta::assert_snapshot;

const NOON: Moment = Moment::from_micros(1_772_366_400_000_000);
const LATER: Moment = Moment::from_micros(1_772_370_000_000_000);

fn english() -> Feed {
    Feed {
        title: "The Orsel Courier: Politics".into(),
        description: "What the Assembly & the councils decide".into(),
        language: "en".into(),
        home: "https://courier.example/en/politics/".into(),
        address: "https://courier.example/en/politics/feed".into(),
        updated: LATER,
        publisher: "The Orsel Courier".into(),
        items: vec![
            FeedItem {
                id: "urn:uuid:01890a5d-ac96-774b-bcce-b302099a8057".into(),
                title: "Assembly backs fund, 71 < 120 & \"more\"\u{1}".into(),
                address: "https://courier.example/en/politics/fund?a=1&b=2".into(),
                summary: "Two sentences. That could stand alone.".into(),
                html: "<p>The wall <strong>holds</strong> &amp; stays.</p>".into(),
                authors: vec!["Lena Marsh".into(), "Valley desk".into()],
                published: NOON,
                updated: Some(LATER),
                categories: vec!["Politics".into(), "Flood fund".into()],
                picture: Some(FeedPicture {
                    address: "https://courier.example/media/5f.jpg".into(),
                    media_type: "image/jpeg".into(),
                    bytes: 48_213,
                    width: 1600,
                    height: 1067,
                    alt: "A wall in brown water".into(),
                    credit: "Ines Calder/The Orsel Courier".into(),
                }),
                corrections: vec![FeedCorrection {
                    label: "Correction".into(),
                    text: "The fund is 640 <million> marels.".into(),
                    at: LATER,
                }],
            },
            plain("urn:uuid:2", "Gauges fall", "https://courier.example/en/environment/gauges"),
        ],
    }
}

fn arabic() -> Feed {
    Feed {
        title: "أورسل كورير".into(),
        description: "أخبار فلمارا".into(),
        language: "ar".into(),
        home: "https://courier.example/ar/".into(),
        address: "https://courier.example/ar/feed".into(),
        updated: NOON,
        publisher: "أورسل كورير".into(),
        items: vec![plain(
            "urn:uuid:3",
            "الجمعية تُقرّ «صندوق» السد، 71 صوتًا",
            "https://courier.example/ar/politics/fund",
        )],
    }
}

fn plain(id: &str, title: &str, address: &str) -> FeedItem {
    FeedItem {
        id: id.into(),
        title: title.into(),
        address: address.into(),
        summary: String::new(),
        html: format!("<p>{title}</p>"),
        authors: Vec::new(),
        published: NOON,
        updated: None,
        categories: Vec::new(),
        picture: None,
        corrections: Vec::new(),
    }
}

fn read(written: &str) -> Read {
    parser::parse(written.as_bytes()).unwrap()
}

/// What a feed reader lists.
fn listed(feed: &Read) -> Vec<(String, String, String, i64)> {
    let title = |text: &Option<feed_rs::model::Text>| text.as_ref().map(|text| text.content.clone()).unwrap();
    feed.entries
        .iter()
        .map(|entry| {
            let link = entry.links.iter().find(|link| link.rel.as_deref() != Some("self")).unwrap();
            let published = entry.published.unwrap().timestamp_micros();
            (entry.id.clone(), title(&entry.title), link.href.clone(), published)
        })
        .collect()
}

#[test]
fn the_three_formats_say_the_same_in_both_directions() {
    for feed in [english(), arabic()] {
        let expected: Vec<_> = feed
            .items
            .iter()
            .map(|item| {
                (
                    item.id.clone(),
                    item.title.replace('\u{1}', ""),
                    item.address.clone(),
                    item.published.micros(),
                )
            })
            .collect();
        for written in [rss(&feed), atom(&feed)] {
            let read = read(&written);
            assert_eq!(listed(&read), expected);
            assert_eq!(read.title.unwrap().content, feed.title);
            assert_eq!(read.language.as_deref(), Some(&*feed.language));
        }
        let read = read(&json(&feed));
        let kept: Vec<_> = feed
            .items
            .iter()
            .map(|i| (i.id.clone(), i.title.clone(), i.address.clone(), i.published.micros()))
            .collect();
        assert_eq!(listed(&read), kept);
        assert_eq!(read.title.unwrap().content, feed.title);
    }
}

#[test]
fn readers_of_every_format_are_told_of_a_correction() {
    let feed = english();
    for written in [rss(&feed), atom(&feed), json(&feed)] {
        let body = read(&written).entries[0].content.clone().unwrap().body.unwrap();
        assert!(body.contains("The fund is 640 &lt;million&gt; marels."), "{body}");
    }
}

#[test]
fn pictures_travel_with_type_and_size() {
    let feed = english();
    for written in [rss(&feed), atom(&feed)] {
        let media = read(&written).entries[0].media[0].content[0].clone();
        assert_eq!(media.url.unwrap().as_str(), "https://courier.example/media/5f.jpg");
        assert_eq!((media.width, media.height, media.size), (Some(1600), Some(1067), Some(48_213)));
    }
}

#[test]
fn rss_as_it_is_written() {
    assert_snapshot!(rss(&english()).replace("><", ">\n<"), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
    <channel>
    <title>The Orsel Courier: Politics</title>
    <link>https://courier.example/en/politics/</link>
    <description>What the Assembly &amp; the councils decide</description>
    <language>en</language>
    <lastBuildDate>Sun, 01 Mar 2026 13:00:00 GMT</lastBuildDate>
    <atom:link href="https://courier.example/en/politics/feed" rel="self" type="application/rss+xml"/>
    <item>
    <title>Assembly backs fund, 71 &lt; 120 &amp; &quot;more&quot;</title>
    <link>https://courier.example/en/politics/fund?a=1&amp;b=2</link>
    <guid isPermaLink="false">urn:uuid:01890a5d-ac96-774b-bcce-b302099a8057</guid>
    <pubDate>Sun, 01 Mar 2026 12:00:00 GMT</pubDate>
    <atom:updated>2026-03-01T13:00:00Z</atom:updated>
    <dc:creator>Lena Marsh</dc:creator>
    <dc:creator>Valley desk</dc:creator>
    <category>Politics</category>
    <category>Flood fund</category>
    <description>Two sentences. That could stand alone.</description>
    <content:encoded>&lt;p&gt;The wall &lt;strong&gt;holds&lt;/strong&gt; &amp;amp; stays.&lt;/p&gt;&lt;p&gt;&lt;strong&gt;Correction&lt;/strong&gt;&lt;br&gt;The fund is 640 &amp;lt;million&amp;gt; marels.&lt;/p&gt;</content:encoded>
    <media:content url="https://courier.example/media/5f.jpg" medium="image" type="image/jpeg" fileSize="48213" width="1600" height="1067">
    <media:description type="plain">A wall in brown water</media:description>
    <media:credit role="photographer" scheme="urn:ebu">Ines Calder/The Orsel Courier</media:credit>
    </media:content>
    </item>
    <item>
    <title>Gauges fall</title>
    <link>https://courier.example/en/environment/gauges</link>
    <guid isPermaLink="false">urn:uuid:2</guid>
    <pubDate>Sun, 01 Mar 2026 12:00:00 GMT</pubDate>
    <content:encoded>&lt;p&gt;Gauges fall&lt;/p&gt;</content:encoded>
    </item>
    </channel>
    </rss>
    "#);
}

#[test]
fn atom_as_it_is_written() {
    assert_snapshot!(atom(&arabic()).replace("><", ">\n<"), @r#"
    <?xml version="1.0" encoding="UTF-8"?>
    <feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/" xml:lang="ar">
    <id>https://courier.example/ar/feed</id>
    <title>أورسل كورير</title>
    <subtitle>أخبار فلمارا</subtitle>
    <updated>2026-03-01T12:00:00Z</updated>
    <link rel="self" type="application/atom+xml" href="https://courier.example/ar/feed"/>
    <link rel="alternate" type="text/html" href="https://courier.example/ar/"/>
    <author>
    <name>أورسل كورير</name>
    </author>
    <entry>
    <id>urn:uuid:3</id>
    <title>الجمعية تُقرّ «صندوق» السد، 71 صوتًا</title>
    <link rel="alternate" type="text/html" href="https://courier.example/ar/politics/fund"/>
    <published>2026-03-01T12:00:00Z</published>
    <updated>2026-03-01T12:00:00Z</updated>
    <content type="html">&lt;p&gt;الجمعية تُقرّ «صندوق» السد، 71 صوتًا&lt;/p&gt;</content>
    </entry>
    </feed>
    "#);
}

#[test]
fn json_feed_as_it_is_written() {
    assert_snapshot!(json(&english()).replace(",\"", ",\n\""), @r#"
    {"version":"https://jsonfeed.org/version/1.1",
    "title":"The Orsel Courier: Politics",
    "home_page_url":"https://courier.example/en/politics/",
    "feed_url":"https://courier.example/en/politics/feed",
    "description":"What the Assembly & the councils decide",
    "language":"en",
    "authors":[{"name":"The Orsel Courier"}],
    "items":[{"id":"urn:uuid:01890a5d-ac96-774b-bcce-b302099a8057",
    "url":"https://courier.example/en/politics/fund?a=1&b=2",
    "title":"Assembly backs fund, 71 < 120 & \"more\"\u0001",
    "content_html":"<p>The wall <strong>holds</strong> &amp; stays.</p><p><strong>Correction</strong><br>The fund is 640 &lt;million&gt; marels.</p>",
    "summary":"Two sentences. That could stand alone.",
    "image":"https://courier.example/media/5f.jpg",
    "date_published":"2026-03-01T12:00:00Z",
    "date_modified":"2026-03-01T13:00:00Z",
    "authors":[{"name":"Lena Marsh"},{"name":"Valley desk"}],
    "tags":["Politics",
    "Flood fund"],
    "_corrections":[{"label":"Correction",
    "text":"The fund is 640 <million> marels.",
    "at":"2026-03-01T13:00:00Z"}]},{"id":"urn:uuid:2",
    "url":"https://courier.example/en/environment/gauges",
    "title":"Gauges fall",
    "content_html":"<p>Gauges fall</p>",
    "date_published":"2026-03-01T12:00:00Z"}]}
    "#);
}
