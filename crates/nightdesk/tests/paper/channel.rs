//! The live channel as readers find it: what is on, to the moment; what plays; the origin's pieces.

use crate::reader::{HOME, Reader};
use axum::http::{Method, StatusCode, header};
use bytes::Bytes;
use editorial::{
    Moment,
    channel::{Channel, Source},
    permission::Role,
};
use newsroom::acts::SetProgramme;
use testkit::{NOON, TestNewsroom, editor, member};

async fn channel(room: &TestNewsroom, tag: &str, source: Source) {
    let edition = room.edition(tag).await.id;
    let channel = Channel {
        edition,
        title: "Courier Live".into(),
        source,
        poster: None,
        note: "The lamp is <out>.".into(),
    };
    room.newsroom().set_channel(&member(Role::Chief), channel).await.unwrap();
}

/// A programme so many minutes from noon.
async fn programme(room: &TestNewsroom, tag: &str, from: i64, to: i64, title: &str) {
    let edition = room.edition(tag).await.id;
    let at = |minutes: i64| Moment::from_micros(NOON.micros() + minutes * 60_000_000);
    let asked = SetProgramme {
        starts: at(from),
        ends: at(to),
        title: title.into(),
        summary: "<b>What it is about</b>".into(),
        link: String::new(),
    };
    room.newsroom().add_programme(&editor(), edition, asked).await.unwrap();
}

fn slot<'a>(page: &'a str, name: &str) -> &'a str {
    let rest = page.split_once(&format!("data-slot=\"{name}\"")).unwrap().1;
    rest.split_once("</div>").unwrap().0
}

const PLAYLIST: &[u8] = b"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\nlive1.ts\n";

testkit::both! {
    async fn there_is_no_page_where_there_is_no_channel(room: TestNewsroom) {
        let reader = Reader::of(&room).await;
        assert_eq!(reader.get("/en/live").await.status, StatusCode::NOT_FOUND);
        assert!(!reader.page("/en/").await.body.contains("/en/live"));
        channel(&room, "en", Source::None).await;
        assert!(reader.page("/en/").await.body.contains("<a href=\"/en/live\">"), "the navigation leads there at once");
        assert!(!reader.page("/ar/").await.body.contains("/ar/live"));
        let page = reader.page("/en/live").await;
        assert!(!page.main().contains("<video"), "{}", page.main());
        assert_eq!(reader.get("/en/live/").await.status, StatusCode::MOVED_PERMANENTLY);
        assert_eq!(reader.get("/en/live/feed.xml").await.status, StatusCode::NOT_FOUND);
        assert!(reader.get("/sitemaps/en-pages.xml").await.body.contains(&format!("{HOME}/en/live<")));
    }

    async fn what_is_on_changes_to_the_moment_and_pages_are_made_again(room: TestNewsroom) {
        channel(&room, "en", Source::None).await;
        programme(&room, "en", -30, 0, "Morning").await;
        programme(&room, "en", 0, 30, "Midday News").await;
        programme(&room, "en", 45, 60, "Counting House").await;
        let reader = Reader::of(&room).await;
        // The first moment of one is the first after the other.
        let page = reader.page("/en/live").await.body;
        assert!(slot(&page, "now").contains("Midday News") && slot(&page, "next").contains("Counting House"), "{page}");
        assert!(page.contains("&lt;b&gt;What it is about&lt;/b&gt;"), "{page}");
        let tag = reader.page("/en/live").await.header(header::ETAG).to_owned();
        room.clock().advance(30 * 60 - 1);
        assert_eq!(reader.page("/en/live").await.header(header::ETAG), tag, "nothing begins, so nothing is made anew");
        room.clock().advance(1);
        let page = reader.page("/en/live").await.body;
        assert!(slot(&page, "now").contains("Nothing is scheduled now."), "{}", slot(&page, "now"));
        assert!(slot(&page, "next").contains("Counting House"));
        room.clock().advance(15 * 60);
        let page = reader.page("/en/live").await.body;
        assert!(slot(&page, "now").contains("Counting House") && slot(&page, "next").contains("Nothing more"), "{page}");
        programme(&room, "en", 60, 90, "Written just now").await;
        assert!(slot(&reader.page("/en/live").await.body, "next").contains("Written just now"));
    }

    async fn what_began_yesterday_is_on_today(room: TestNewsroom) {
        channel(&room, "en", Source::None).await;
        // Over midnight wherever the edition is.
        programme(&room, "en", -18 * 60, 6 * 60, "Long Night").await;
        let reader = Reader::of(&room).await;
        let page = reader.page("/en/live").await.body;
        assert!(slot(&page, "now").contains("Long Night"));
        assert_eq!(page.matches("class=\"live-row").count(), 1, "it stands once: {page}");
    }

    async fn a_page_says_times_in_the_zone_digits_and_direction_of_its_edition(room: TestNewsroom) {
        channel(&room, "ar", Source::None).await;
        programme(&room, "ar", -30, 30, "أخبار الظهيرة").await;
        let reader = Reader::of(&room).await;
        let page = reader.page("/ar/live").await;
        let edition = room.edition("ar").await;
        let style = house_style::HouseStyle::of(&edition).unwrap();
        let at = Moment::from_micros(NOON.micros() - 30 * 60_000_000);
        assert!(page.main().contains(&format!("data-time>{}</time>", style.time(at))), "{}", page.main());
        assert!(page.main().contains(&style.zone_name(NOON)));
        assert!(page.body.contains("dir=\"rtl\""));
    }

    async fn an_outside_stream_is_allowed_by_its_origin_and_on_that_page_only(room: TestNewsroom) {
        channel(&room, "en", Source::Elsewhere("https://live.example:8443/a/x.m3u8?k=1&v=\"2".replace('"', "%22"))).await;
        let reader = Reader::of(&room).await;
        let page = reader.page("/en/live").await;
        let policy = page.header(header::CONTENT_SECURITY_POLICY);
        assert!(policy.contains("media-src 'self' blob: https://live.example:8443;"), "{policy}");
        assert!(policy.contains("connect-src 'self' https://live.example:8443;"), "{policy}");
        assert!(policy.contains("script-src 'self';") && !policy.contains("unsafe") && !policy.contains("worker-src"), "{policy}");
        assert!(page.main().contains("data-stream=\"https://live.example:8443/a/x.m3u8?k=1&amp;v=%222\""), "{}", page.main());
        assert!(page.main().contains("<a href=\"https://live.example:8443/a/x.m3u8"), "without a script it is a link");
        let front = reader.page("/en/").await;
        assert!(!front.header(header::CONTENT_SECURITY_POLICY).contains("live.example"));
        assert!(!front.body.contains("live.js") && !front.body.contains("hls"));
    }

    async fn the_page_knows_when_the_stream_begins_and_falls_silent(room: TestNewsroom) {
        channel(&room, "en", Source::Here).await;
        let reader = Reader::of(&room).await;
        let page = reader.page("/en/live").await;
        assert!(page.main().contains("The lamp is &lt;out&gt;.") && !page.main().contains(" data-on"), "{}", page.main());
        let now = room.clock().now().micros();
        reader.site.origin().put("en", "live1.ts", Bytes::from_static(b"segment"), now).unwrap();
        reader.site.origin().put("en", "live.m3u8", Bytes::from_static(PLAYLIST), now).unwrap();
        let page = reader.page("/en/live").await;
        assert!(page.main().contains(" data-on") && page.main().contains("data-stream=\"/stream/en/live.m3u8\""), "{}", page.main());
        room.clock().advance(31);
        assert!(!reader.page("/en/live").await.main().contains(" data-on"), "silent for half a minute is off air");
    }

    async fn pieces_are_served_with_their_types_ranges_and_caching(room: TestNewsroom) {
        channel(&room, "en", Source::Here).await;
        let reader = Reader::of(&room).await;
        let now = room.clock().now().micros();
        let put = |name: &str, bytes: &'static [u8]| reader.site.origin().put("en", name, Bytes::from_static(bytes), now).unwrap();
        put("live.m3u8", PLAYLIST);
        put("live1.ts", b"0123456789");
        let list = reader.get("/stream/en/live.m3u8").await;
        assert_eq!(list.header(header::CONTENT_TYPE), "application/vnd.apple.mpegurl");
        assert_eq!(list.header(header::CACHE_CONTROL), "public, max-age=1");
        assert_eq!(list.body.as_bytes(), PLAYLIST);
        assert!(list.headers.get(header::ACCESS_CONTROL_ALLOW_ORIGIN).is_none());
        assert_eq!(list.headers["cross-origin-resource-policy"], "same-origin");
        let piece = reader.get("/stream/en/live1.ts").await;
        assert_eq!(piece.header(header::CONTENT_TYPE), "video/mp2t");
        assert_eq!(piece.header(header::CACHE_CONTROL), "public, max-age=120, immutable");
        assert_eq!(piece.header(header::CONTENT_LENGTH), "10");
        let part = reader.ask(Method::GET, "/stream/en/live1.ts", &[(header::RANGE, "bytes=2-4")]).await;
        assert_eq!((part.status, part.body.as_str()), (StatusCode::PARTIAL_CONTENT, "234"));
        assert_eq!(part.header(header::CONTENT_RANGE), "bytes 2-4/10");
        let end = reader.ask(Method::GET, "/stream/en/live1.ts", &[(header::RANGE, "bytes=-3")]).await;
        assert_eq!(end.body, "789");
        for beyond in ["bytes=10-", "bytes=x", "bytes=5-2"] {
            let none = reader.ask(Method::GET, "/stream/en/live1.ts", &[(header::RANGE, beyond)]).await;
            assert_eq!(none.status, StatusCode::RANGE_NOT_SATISFIABLE, "{beyond}");
        }
        let head = reader.ask(Method::HEAD, "/stream/en/live.m3u8", &[]).await;
        assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""));
        for nothing in ["/stream/en/live2.ts", "/stream/ar/live1.ts", "/stream/en/..%2f..%2fetc%2fpasswd", "/stream/en/", "/stream/%ff/live1.ts"] {
            assert_eq!(reader.get(nothing).await.status, StatusCode::NOT_FOUND, "{nothing}");
        }
        let written = reader.ask(Method::PUT, "/stream/en/live3.ts", &[]).await;
        assert_eq!(written.status, StatusCode::METHOD_NOT_ALLOWED, "readers write nothing");
        room.clock().advance(121);
        assert_eq!(reader.get("/stream/en/live1.ts").await.status, StatusCode::NOT_FOUND, "its time is over");
    }

    async fn the_schedule_is_there_as_a_calendar(room: TestNewsroom) {
        let reader = Reader::of(&room).await;
        assert_eq!(reader.get("/en/live/schedule.ics").await.status, StatusCode::NOT_FOUND);
        channel(&room, "en", Source::None).await;
        programme(&room, "en", 0, 30, "Midday; News, and more").await;
        let calendar = reader.page("/en/live/schedule.ics").await;
        assert_eq!(calendar.header(header::CONTENT_TYPE), "text/calendar; charset=utf-8");
        assert!(calendar.body.contains("DTSTART:20260301T120000Z\r\n"), "{}", calendar.body);
        assert!(calendar.body.contains("SUMMARY:Midday\\; News\\, and more"), "{}", calendar.body);
        assert_eq!(calendar.body.matches("BEGIN:VEVENT").count(), 1);
    }
}
