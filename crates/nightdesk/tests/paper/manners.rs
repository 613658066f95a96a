//! Good manners of HTTP: who may keep what for how long, what browsers may load, how to ask whether a page changed.

use crate::reader::{Answer, Reader};
use axum::http::{HeaderName, Method, StatusCode, header};
use newsroom::acts::Update;
use testkit::editor;

const PATH: &str = "/en/news/politics/dam-holds";

fn style_sheet(page: &Answer) -> &str {
    page.body.split("<link rel=\"stylesheet\" href=\"").nth(1).unwrap().split('"').next().unwrap()
}

testkit::both! {
    async fn a_reader_who_has_the_page_is_not_sent_it_again(room: TestNewsroom) {
        let asked = room.story("en", "Dam holds").asked().await;
        let story = room.newsroom().publish(&editor(), asked.clone()).await.unwrap();
        let reader = Reader::of(&room).await;
        let mut known = Vec::new();
        for path in [PATH, "/en/", "/en/latest", "/en/feed.xml", "/sitemaps/en-2026-03.xml"] {
            let etag = reader.page(path).await.header(header::ETAG).to_owned();
            assert!(etag.starts_with('"'), "{path} has no strong validator: {etag}");
            let again = reader.ask(Method::GET, path, &[(header::IF_NONE_MATCH, &etag)]).await;
            assert_eq!((again.status, again.body.as_str()), (StatusCode::NOT_MODIFIED, ""), "{path}");
            assert_eq!(again.header(header::ETAG), etag, "{path}");
            known.push((path, etag));
        }
        let mut wording = asked.wording.clone();
        "Dam holds, engineers say".clone_into(&mut wording.headlines.page);
        let again = Update {
            story,
            seen: None,
            section: asked.section,
            slug: asked.slug,
            form: asked.form,
            dossier: None,
            wording,
            updated: None,
        };
        room.clock().advance(60);
        room.newsroom().update(&editor(), again).await.unwrap();
        for (path, etag) in known {
            let changed = reader.ask(Method::GET, path, &[(header::IF_NONE_MATCH, &etag)]).await;
            assert_eq!(changed.status, StatusCode::OK, "{path} has changed");
        }
    }

    async fn asking_for_the_head_says_what_the_page_would_say(room: TestNewsroom) {
        room.story("en", "Dam holds").live().await;
        let reader = Reader::of(&room).await;
        for path in [PATH, "/en/", "/en/feed.json", "/sitemap.xml", "/robots.txt", "/en/nothing"] {
            let (whole, head) = (reader.get(path).await, reader.ask(Method::HEAD, path, &[]).await);
            assert_eq!(head.status, whole.status, "{path}");
            for name in [header::CONTENT_TYPE, header::ETAG, header::CACHE_CONTROL, header::CONTENT_SECURITY_POLICY] {
                assert_eq!(head.header(name.clone()), whole.header(name), "{path}");
            }
        }
    }

    async fn whoever_asks_for_a_part_of_a_page_gets_all_of_it(room: TestNewsroom) {
        room.story("en", "Dam holds").live().await;
        let reader = Reader::of(&room).await;
        for path in [PATH, "/en/", "/en/feed.xml", "/sitemap.xml"] {
            let whole = reader.page(path).await;
            for coding in ["identity", "gzip", "br"] {
                let asked = [(header::RANGE, "bytes=0-99"), (header::ACCEPT_ENCODING, coding)];
                let part = reader.ask(Method::GET, path, &asked).await;
                assert_eq!(part.status, StatusCode::OK, "{path} in {coding}");
                assert_eq!(part.header(header::CONTENT_RANGE), "", "{path} in {coding}");
                assert!(matches!(part.header(header::ACCEPT_RANGES), "" | "none"), "{path} in {coding}");
                if coding == "identity" {
                    assert_eq!(part.body, whole.body, "{path}");
                }
            }
        }
    }

    async fn pages_are_for_reading(room: TestNewsroom) {
        room.story("en", "Dam holds").live().await;
        let reader = Reader::of(&room).await;
        for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
            let answer = reader.ask(method.clone(), PATH, &[]).await;
            assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED, "{method}");
            assert_eq!(answer.header(header::ALLOW), "GET, HEAD");
        }
    }

    async fn everyone_knows_how_long_an_answer_may_be_kept(room: TestNewsroom) {
        room.story("en", "Dam holds").live().await;
        let reader = Reader::of(&room).await;
        let page = reader.page(PATH).await;
        for (path, kept) in [
            (PATH, "public, no-cache"),
            ("/en/", "public, no-cache"),
            ("/en/feed.atom", "public, max-age=60"),
            ("/sitemap.xml", "public, max-age=60"),
            ("/robots.txt", "public, max-age=60"),
            ("/en/nothing", "no-store"),
            ("/", "no-store"),
            ("/health/ready", "no-store"),
            (style_sheet(&page), "public, max-age=31536000, immutable"),
        ] {
            assert_eq!(reader.get(path).await.header(header::CACHE_CONTROL), kept, "{path}");
        }
    }

    async fn browsers_load_nothing_from_elsewhere_and_nothing_inline(room: TestNewsroom) {
        room.story("en", "Dam holds").live().await;
        let reader = Reader::of(&room).await;
        let page = reader.page(PATH).await;
        let style = style_sheet(&page).to_owned();
        for path in [PATH, "/en/", "/en/nothing", "/en/feed.xml", "/robots.txt", "/", "/health/live", &style] {
            let answer = reader.get(path).await;
            let policy = answer.header(header::CONTENT_SECURITY_POLICY);
            assert!(policy.starts_with("default-src 'none'; script-src 'self';"), "{path}: {policy}");
            for open in ["unsafe", "data:", "http:", "*"] {
                assert!(!policy.contains(open), "{path} lets in {open}: {policy}");
            }
            assert!(policy.contains("frame-ancestors 'self'") && policy.contains("base-uri 'none'"), "{path}");
            assert_eq!(answer.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{path}");
            assert_eq!(answer.header(header::REFERRER_POLICY), "strict-origin-when-cross-origin", "{path}");
            assert!(!answer.header(HeaderName::from_static("permissions-policy")).is_empty(), "{path}");
        }
        assert!(!page.body.contains(" style=\"") && !page.body.contains("<style"), "styles inside the page");
        assert!(!page.body.contains(" onclick=") && !page.body.contains("javascript:"), "scripts inside the page");
    }

    async fn pages_travel_packed_when_the_reader_can_unpack_them(room: TestNewsroom) {
        room.story("en", "Dam holds").live().await;
        let reader = Reader::of(&room).await;
        for coding in ["br", "gzip"] {
            let packed = reader.ask(Method::GET, PATH, &[(header::ACCEPT_ENCODING, coding)]).await;
            assert_eq!(packed.header(header::CONTENT_ENCODING), coding);
            assert!(packed.header(header::VARY).contains("accept-encoding"), "{:?}", packed.headers);
        }
        assert_eq!(reader.page(PATH).await.header(header::CONTENT_ENCODING), "");
    }
}
