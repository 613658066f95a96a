//! Words are words, whoever wrote them and wherever they are shown: more than a hundred attempts at leaving a script
//! behind, in every field that the newsroom has, looked at on the screens of the desk, on the pages of the site, in
//! feeds, structured data and sitemaps.
//!
//! Every page is read as a browser reads it, by the tokenizer of the HTML standard. It must hold no element, and no
//! attribute, that it does not hold with plain words; nothing that runs; nothing that leads or sends elsewhere.

mod pages;
mod sample;
mod stage;

use editorial::{body::Body, permission::Role};
use pages::{alive, elements, kinds, xml};
use sample::{SAMPLE, linked, worded};
use serde_json::Value;
use stage::Stage;
use std::collections::BTreeSet;
use store::Engine;
use testkit::{TestNewsroom, editor, member};

/// What nobody may be able to leave behind, alone and behind everything that closes what is open before it.
pub fn payloads() -> Vec<String> {
    let acts = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<a href=javascript:alert(1)>x</a>",
        "<base href=https://evil.example/>",
        "<style>*{background:url(https://evil.example)}</style>",
        "<form action=https://evil.example><button>Go</button>",
        "<meta http-equiv=refresh content=0;url=https://evil.example>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    ];
    let ways = [
        "",
        "\">",
        "'>",
        "</title>",
        "</textarea>",
        "</script>",
        "--><!--",
        "]]>",
        "\" onfocus=alert(1) autofocus x=\"",
        "{{ 7*7 }}{% raw %}",
        "</bdi></a>",
    ];
    ways.iter().flat_map(|way| acts.iter().map(move |act| format!("{way}{act}"))).collect()
}

/// Those that are tried on this engine: all on one, every seventh on the other, since no page knows where its words lay.
async fn tried(room: &TestNewsroom) -> Vec<String> {
    let engine = room.read(|tx| Ok::<_, store::StoreError>(tx.engine())).await;
    let every = match engine {
        Engine::Sqlite => 1,
        Engine::Postgres => 7,
    };
    payloads().into_iter().step_by(every).collect()
}

testkit::both! {
    async fn whatever_is_written_in_every_field_no_page_and_no_screen_comes_alive(room: TestNewsroom) {
        let stage = Stage::set(&room).await;
        // More than fills a page of corrections and of the audit, so that each has its second page from the beginning.
        for number in 0..51 {
            stage.say(&format!("Plain {number}")).await;
        }
        // All that stands somewhere at the desk, and somewhere on the site: lists grow second pages as more is said.
        let mut plain: [BTreeSet<String>; 2] = Default::default();
        for (path, html) in stage.looked_at().await {
            plain[usize::from(path.starts_with("/desk"))].extend(kinds(&elements(&html)));
        }
        assert!(payloads().len() >= 100);
        for payload in &tried(&room).await {
            stage.say(payload).await;
            let escaped = payload.replace('&', "&amp;").replace('<', "&lt;");
            let mut shown = 0;
            for (path, html) in stage.looked_at().await {
                let usual = &plain[usize::from(path.starts_with("/desk"))];
                let found = elements(&html);
                assert_eq!(alive(&found), None, "{path}: {payload}");
                let strange: Vec<_> = kinds(&found).difference(usual).cloned().collect();
                assert!(strange.is_empty(), "{path}: {payload} made {strange:?}");
                assert!(!html.contains(payload.as_str()), "{path}: {payload}");
                shown += usize::from(html.contains("&lt;") || html.contains(&escaped));
            }
            assert!(shown > 18, "{payload} is hardly shown: {shown}");
        }
    }

    async fn whatever_is_written_feeds_maps_and_structured_data_are_what_they_say(room: TestNewsroom) {
        let stage = Stage::set(&room).await;
        for payload in tried(&room).await {
            stage.say(&payload).await;
            let page = stage.reader.page("/en/news/politics/words").await;
            assert_eq!(page.structured()[0]["headline"], payload.as_str());
            for map in ["/en/feed.xml", "/en/feed.atom", "/en/topic/dams/feed.xml", "/sitemap.xml", "/news-sitemap.xml"] {
                for text in xml(map, &stage.reader.page(map).await.body) {
                    assert_eq!(alive(&elements(&text)), None, "{map}: {payload}: {text}");
                }
            }
            let feed: Value = serde_json::from_str(&stage.reader.page("/en/feed.json").await.body).unwrap();
            assert_eq!(feed["items"][0]["title"], payload.as_str());
            let html = feed["items"][0]["content_html"].as_str().unwrap();
            assert_eq!(alive(&elements(html)), None, "{payload}: {html}");
        }
    }

    async fn a_link_leads_where_links_lead_or_nowhere(room: TestNewsroom) {
        let stage = Stage::set(&room).await;
        let hostile = [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "file:///etc/passwd",
            "blob:https://evil.example/1", "feed:javascript:alert(1)", "view-source:javascript:alert(1)",
            "https://example.org/\" onmouseover=\"alert(1)", "https://example.org/?a=1&b=\"><script>alert(2)</script>",
        ];
        let mut refusals = 0;
        for href in hostile {
            let mut sample: Value = serde_json::from_str(SAMPLE).unwrap();
            worded(&mut sample["body"], "Plain", stage.picture, stage.film);
            linked(&mut sample["body"], href);
            let body: Body = serde_json::from_value(sample["body"].clone()).unwrap();
            let mut asked = room.story("en", "A link").slug("a-link").asked().await;
            asked.wording.body = body;
            let story = match room.newsroom().publish(&editor(), asked).await {
                Ok(story) => story,
                Err(refused) => {
                    let said = refused.to_string();
                    assert!(said.contains("link cannot be") && said.contains("begins with https:"), "{href}: {said}");
                    refusals += 1;
                    continue;
                }
            };
            let page = stage.reader.page("/en/news/politics/a-link").await;
            assert_eq!(alive(&elements(&page.body)), None, "{href}");
            let feed = stage.reader.page("/en/feed.json").await.body;
            let feed: Value = serde_json::from_str(&feed).unwrap();
            for item in feed["items"].as_array().unwrap() {
                assert_eq!(alive(&elements(item["content_html"].as_str().unwrap_or_default())), None, "{href}");
            }
            let gone = newsroom::acts::Kill {
                story, seen: room.newsroom().story(&editor(), story).await.unwrap().version, reason: "A test.".to_owned(),
            };
            room.newsroom().kill(&member(Role::Chief), gone).await.unwrap();
        }
        assert!(refusals >= 12, "{refusals} of {} refused", hostile.len());
    }
}
