//! What an author types is text wherever it is shown: on the page, in lists, in feeds, in structured data.

use crate::reader::Reader;
use editorial::body::{Block, Body, Inline, Link, Mark};
use testkit::{TestNewsroom, editor};

const TITLE: &str = "Fish & <b>chips</b> \"now\" 'here' </script><script>alert(1)</script>";
const ON_THE_PAGE: &str = "Fish &amp; &lt;b&gt;chips&lt;/b&gt;";

/// What would run or stand as an element if somebody forgot to escape.
fn live_markup(html: &str) -> Option<&'static str> {
    ["<script>alert", "<b>chips", "<img src=x", "\"now\" 'here'>"].into_iter().find(|bad| html.contains(bad))
}

/// A story whose every word is an attempt.
async fn hostile_story(room: &TestNewsroom) {
    let mut asked = room.story("en", TITLE).slug("fish").topic("dams").asked().await;
    TITLE.clone_into(&mut asked.wording.standfirst);
    asked.wording.body = Body::new(vec![
        Block::Paragraph { content: vec![Inline::plain(TITLE)] },
        Block::Paragraph {
            content: vec![Inline::Text {
                text: "<img src=x onerror=alert(1)>".to_owned(),
                marks: vec![Mark::Link {
                    attrs: Link { href: "https://example.org/?a=1&b=\"><script>alert(2)".to_owned() },
                }],
            }],
        },
    ]);
    room.newsroom().publish(&editor(), asked).await.unwrap();
}

testkit::both! {
    async fn words_are_words_on_every_page(room: TestNewsroom) {
        hostile_story(&room).await;
        let reader = Reader::of(&room).await;
        for path in ["/en/news/politics/fish", "/en/", "/en/latest", "/en/news/politics/", "/en/topic/dams/"] {
            let page = reader.page(path).await;
            assert!(page.main().contains(ON_THE_PAGE), "{path} does not show the words");
            assert_eq!(live_markup(&page.body), None, "{path}");
            assert!(!page.body.contains("\"><script>"), "{path}");
        }
    }

    async fn words_are_words_in_structured_data(room: TestNewsroom) {
        hostile_story(&room).await;
        let page = Reader::of(&room).await.page("/en/news/politics/fish").await;
        let article = &page.structured()[0];
        assert_eq!(article["headline"], TITLE);
        assert_eq!(article["description"], TITLE);
    }

    async fn words_are_words_in_every_feed(room: TestNewsroom) {
        hostile_story(&room).await;
        let reader = Reader::of(&room).await;
        for feed in ["/en/feed.xml", "/en/feed.atom"] {
            let text = reader.page(feed).await.body;
            assert_eq!(live_markup(&text), None, "{feed}");
            assert!(text.contains("chips"), "{feed}");
        }
        let feed: serde_json::Value = serde_json::from_str(&reader.page("/en/feed.json").await.body).unwrap();
        let item = &feed["items"][0];
        assert_eq!(item["title"], TITLE);
        let html = item["content_html"].as_str().unwrap();
        assert!(html.contains("Fish &amp; &lt;b&gt;chips"), "{html}");
        assert_eq!(live_markup(html), None);
    }

    async fn words_are_words_in_a_reason_and_a_flash(room: TestNewsroom) {
        let story = room.story("en", "Dam breaks").live().await;
        let asked = newsroom::acts::Withdraw { story, reason: TITLE.to_owned() };
        room.newsroom().withdraw(&editor(), asked).await.unwrap();
        let flash = newsroom::acts::SendFlash {
            edition: room.edition("en").await.id,
            text: TITLE.to_owned(),
            thread: "<i>x</i>".to_owned(),
            story: None,
            expires: None,
        };
        room.newsroom().send_flash(&editor(), flash).await.unwrap();
        let reader = Reader::of(&room).await;
        let gone = reader.get("/en/news/politics/dam-breaks").await;
        let breaking = reader.page("/en/breaking").await;
        for answer in [gone, breaking] {
            assert!(answer.main().contains(ON_THE_PAGE), "{}", answer.main());
            assert_eq!(live_markup(&answer.body), None);
            assert!(!answer.body.contains("<i>x</i>"));
        }
    }
}
