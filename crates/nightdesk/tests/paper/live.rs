//! What open pages hear: the event stream of an edition, as the log makes it.

use crate::reader::Reader;
use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use futures_util::StreamExt;
use newsroom::acts::{
    CorrectFlash, Kill, Line, PromoteFlash, RecallFlash, Recalled, SendBulletin, Told, Withdraw,
};
use serde_json::Value;
use std::time::Duration;
use testkit::{TestNewsroom, editor, member};

/// One who listens.
pub struct Open {
    stream: axum::body::BodyDataStream,
    text: String,
    /// The number by which they would come back.
    pub last: String,
}

impl Open {
    /// Opens a stream; with the number of the last frame that they have.
    pub async fn at(reader: &Reader, path: &str, last: Option<&str>) -> Self {
        let mut request = Request::builder().uri(path);
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let answer = reader.raw(request.body(Body::empty()).unwrap()).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.headers()["content-type"], "text/event-stream");
        assert_eq!(answer.headers()["x-accel-buffering"], "no");
        assert_eq!(answer.headers()["cache-control"], "no-store");
        assert!(answer.headers().get("content-encoding").is_none());
        Self { stream: answer.into_body().into_data_stream(), text: String::new(), last: String::new() }
    }

    /// The next event with data: its kind and what it says.
    pub async fn next(&mut self) -> (String, Value) {
        loop {
            while let Some((event, rest)) = self.text.split_once("\n\n") {
                let event = event.to_owned();
                self.text = String::from(rest);
                let field =
                    |name: &str| event.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
                if let Some(id) = field("id: ") {
                    self.last = id;
                }
                if let Some(data) = field("data: ") {
                    return (field("event: ").unwrap(), serde_json::from_str(&data).unwrap());
                }
            }
            let next = tokio::time::timeout(Duration::from_secs(10), self.stream.next());
            let bytes = next.await.expect("something is said").expect("the stream goes on").unwrap();
            self.text.push_str(std::str::from_utf8(&bytes).unwrap());
        }
    }
}

async fn flash(room: &TestNewsroom, text: &str) -> Told {
    let edition = room.edition("en").await.id;
    let lines = vec![Line { edition, text: text.to_owned(), thread: "Dam".to_owned() }];
    let bulletin = SendBulletin { lines, ..SendBulletin::default() };
    room.newsroom().send_bulletin(&editor(), bulletin).await.unwrap().1[0]
}

/// The address of the stream, as the page says it.
pub fn stream_of(page: &str) -> String {
    page.split("data-events=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

testkit::both! {
    async fn a_flash_is_told_to_every_open_page_corrected_and_taken_back(room: TestNewsroom) {
        let reader = Reader::of(&room).await;
        let stream = stream_of(&reader.page("/en/").await.body);
        let mut open = Open::at(&reader, &stream, None).await;
        let mut other = Open::at(&reader, "/es/events", None).await;
        let told = flash(&room, "Dam <holds> & stands").await;
        reader.site.catch_up().await.unwrap();
        let (kind, said) = open.next().await;
        assert_eq!((kind.as_str(), said["text"].as_str().unwrap()), ("flash", "Dam <holds> & stands"));
        assert_eq!((said["thread"].as_str(), said["urgent"].as_bool()), (Some("Dam"), Some(false)));
        let html = said["html"].as_str().unwrap();
        assert!(html.starts_with("<li data-flash=") && html.contains("Dam &lt;holds&gt; &amp; stands"), "{html}");
        assert_eq!(open.last, told.entry.to_string(), "a reader comes back by the number of the log");
        // The page as it is made now says the same.
        assert!(reader.page("/en/").await.body.contains(html), "{html}");

        let correct = CorrectFlash { flash: told.flash, text: "Dam breaks".to_owned() };
        room.newsroom().correct_flash(&editor(), correct).await.unwrap();
        reader.site.catch_up().await.unwrap();
        let (kind, said) = open.next().await;
        assert_eq!((kind.as_str(), said["text"].as_str().unwrap()), ("flash", "Dam breaks"));
        assert_eq!(said["id"].as_str().unwrap(), told.flash.to_string());

        let recall = RecallFlash { flash: told.flash, from: Recalled::EveryEdition };
        room.newsroom().recall_flash(&editor(), recall).await.unwrap();
        reader.site.catch_up().await.unwrap();
        let (kind, said) = open.next().await;
        assert_eq!((kind.as_str(), said["id"].as_str().unwrap()), ("recall", told.flash.to_string().as_str()));
        let archive = reader.page("/en/breaking").await.body;
        assert!(!archive.contains("Dam breaks") && archive.contains("was recalled"), "{archive}");
        assert!(!reader.page("/en/breaking/feed.json").await.body.contains("Dam breaks"));
        assert!(!reader.page("/en/").await.body.contains("Dam breaks"));

        // The other edition hears its own news and nothing of this.
        let edition = room.edition("es").await.id;
        let lines = vec![Line { edition, text: "La presa aguanta".to_owned(), thread: String::new() }];
        let bulletin = SendBulletin { lines, ..SendBulletin::default() };
        room.newsroom().send_bulletin(&editor(), bulletin).await.unwrap();
        reader.site.catch_up().await.unwrap();
        assert_eq!(other.next().await.1["text"], "La presa aguanta");
    }

    async fn a_page_that_was_made_before_a_flash_hears_of_it_and_a_later_one_does_not(room: TestNewsroom) {
        let reader = Reader::of(&room).await;
        let before = stream_of(&reader.page("/en/").await.body);
        flash(&room, "Dam holds").await;
        let after = stream_of(&reader.page("/en/").await.body);
        assert_ne!(before, after);
        assert_eq!(Open::at(&reader, &before, None).await.next().await.1["text"], "Dam holds");
        let mut later = Open::at(&reader, &after, None).await;
        flash(&room, "Water falls").await;
        reader.site.catch_up().await.unwrap();
        assert_eq!(later.next().await.1["text"], "Water falls");
    }

    async fn who_comes_back_has_every_flash_once_from_whichever_node_and_after_a_restart(room: TestNewsroom) {
        let reader = Reader::of(&room).await;
        let mut open = Open::at(&reader, "/en/events", None).await;
        flash(&room, "One").await;
        reader.site.catch_up().await.unwrap();
        assert_eq!(open.next().await.1["text"], "One");
        for text in ["Two", "Three"] {
            flash(&room, text).await;
        }
        reader.site.catch_up().await.unwrap();
        // Another node, or this one after a restart: it has framed the newest entries again.
        let restarted = Reader::of(&room).await;
        for node in [&reader, &restarted] {
            let mut back = Open::at(node, "/en/events", Some(&open.last)).await;
            assert_eq!(back.next().await.1["text"], "Two");
            assert_eq!(back.next().await.1["text"], "Three");
            // A number from further on than this node has come is not an older one.
            let mut ahead = Open::at(node, "/en/events", Some(&back.last)).await;
            flash(&room, "Four").await;
            node.site.catch_up().await.unwrap();
            assert_eq!(ahead.next().await.1["text"], "Four");
            assert_eq!(back.next().await.1["text"], "Four");
        }
    }

    async fn who_was_away_for_longer_than_is_kept_is_told_from_the_log_in_parts(room: TestNewsroom) {
        let reader = Reader::of(&room).await;
        let mut texts = Vec::new();
        for number in 0..12 {
            texts.push(format!("Flash {number}"));
            flash(&room, &texts[number]).await;
            // What else happens in a newsroom meanwhile; readers hear nothing of it.
            room.script(
                "insert into event (sequence, at, member_id, kind, payload)
                 with recursive n(i) as (select 1 union all select i + 1 from n where i < 120)
                 select (select max(sequence) from event) + i, 0, (select member_id from event limit 1),
                 'publication_changed', '{\"kind\":\"publication_changed\"}' from n",
            );
        }
        let reader = { drop(reader); Reader::of(&room).await };
        let (mut last, mut heard) = ("0".to_owned(), Vec::new());
        for _ in 0..20 {
            let mut back = Open::at(&reader, "/en/events", Some(&last)).await;
            // Each part ends the stream, and says by which number to come back for the next.
            while heard.len() < texts.len() {
                let next = tokio::time::timeout(Duration::from_millis(500), back.stream.next()).await;
                let Ok(Some(bytes)) = next else { break };
                back.text.push_str(std::str::from_utf8(&bytes.unwrap()).unwrap());
                while let Some((event, rest)) = back.text.split_once("\n\n") {
                    for line in event.lines() {
                        if let Some(id) = line.strip_prefix("id: ") {
                            last = id.to_owned();
                        }
                        if let Some(data) = line.strip_prefix("data: ") {
                            let said: Value = serde_json::from_str(data).unwrap();
                            heard.push(said["text"].as_str().unwrap().to_owned());
                        }
                    }
                    back.text = rest.to_owned();
                }
            }
        }
        assert_eq!(heard, texts);
        // A number that this log never gave is no place in it.
        let mut lost = Open::at(&reader, "/en/events", Some("999999999")).await;
        flash(&room, "Now").await;
        reader.site.catch_up().await.unwrap();
        assert_eq!(lost.next().await.1["text"], "Now");
    }

    async fn a_story_that_changes_is_told_when_its_page_is_new(room: TestNewsroom) {
        let reader = Reader::of(&room).await;
        let mut open = Open::at(&reader, "/en/events", None).await;
        let story = room.story("en", "Dam holds").live().await;
        reader.site.catch_up().await.unwrap();
        let (kind, said) = open.next().await;
        assert_eq!(kind, "story");
        assert_eq!(said, serde_json::json!({ "what": "live", "id": story.to_string(), "address": "/en/news/politics/dam-holds" }));
        assert!(reader.at_once("/en/news/politics/dam-holds").await.body.contains(&format!("data-story=\"{story}\"")));
        let asked = Withdraw { story, reason: "It was not so.".to_owned() };
        room.newsroom().withdraw(&editor(), asked).await.unwrap();
        reader.site.catch_up().await.unwrap();
        assert_eq!(open.next().await.1["what"], "withdrawn");
        assert_eq!(reader.at_once("/en/news/politics/dam-holds").await.status, StatusCode::GONE);
        let killed = room.story("en", "Name of a child").live().await;
        let seen = room.newsroom().story(&editor(), killed).await.unwrap().version;
        let kill = Kill { story: killed, seen, reason: "Legal".to_owned() };
        room.newsroom().kill(&member(editorial::permission::Role::Chief), kill).await.unwrap();
        reader.site.catch_up().await.unwrap();
        let mut said = open.next().await.1;
        while said["what"] != "withdrawn" {
            said = open.next().await.1;
        }
        assert_eq!(said, serde_json::json!({ "what": "withdrawn", "id": killed.to_string() }), "it is named no more");
    }

    async fn many_stories_at_once_are_one_event(room: TestNewsroom) {
        let reader = Reader::of(&room).await;
        let mut open = Open::at(&reader, "/en/events", None).await;
        for number in 0..25 {
            room.story("en", &format!("Story {number}")).live().await;
        }
        flash(&room, "Dam holds").await;
        reader.site.catch_up().await.unwrap();
        assert_eq!(open.next().await.1, serde_json::json!({ "what": "many" }));
        assert_eq!(open.next().await.1["text"], "Dam holds");
    }

    async fn a_flash_that_became_a_story_leads_there_once_it_is_live(room: TestNewsroom) {
        let reader = Reader::of(&room).await;
        let told = flash(&room, "Dam breaks").await;
        let asked = PromoteFlash { flash: told.flash, section: None };
        let story = room.newsroom().promote_flash(&editor(), asked).await.unwrap();
        let front = reader.page("/en/").await.body;
        assert!(!front.contains(">Dam breaks</a>"), "a draft is no place to lead to");
        let mut open = Open::at(&reader, "/en/events", None).await;
        let draft = room.newsroom().story(&editor(), story).await.unwrap();
        let publish =
            newsroom::acts::PublishDraft { story, seen: draft.version, revision: draft.newest, when: None };
        room.newsroom().publish_draft(&editor(), publish).await.unwrap();
        reader.site.catch_up().await.unwrap();
        let (kind, said) = open.next().await;
        assert_eq!(kind, "flash");
        assert!(said["address"].as_str().unwrap().ends_with("/dam-breaks"), "{said}");
        assert_eq!(open.next().await.1["what"], "live");
        assert!(reader.page("/en/").await.body.contains(">Dam breaks</a>"));
    }

    async fn how_a_flash_reached_its_readers_is_known_by_sums_alone(room: TestNewsroom) {
        let reader = Reader::of(&room).await;
        let _open = Open::at(&reader, "/en/events", None).await;
        let en = room.edition("en").await.id;
        assert_eq!(reader.site.audience().iter().find(|(id, _)| *id == en).unwrap().1, 1);
        let told = flash(&room, "Dam holds").await;
        reader.site.catch_up().await.unwrap();
        let say = async |number: &str, from: &str| {
            let request = Request::builder().method(Method::POST).uri("/en/events").header("sec-fetch-site", from);
            let answer = reader.raw(request.body(Body::from(number.to_owned())).unwrap()).await;
            assert!(answer.headers().get("set-cookie").is_none());
            answer.status()
        };
        assert_eq!(say(&told.entry.to_string(), "same-origin").await, StatusCode::NO_CONTENT);
        assert_eq!(say(&told.entry.to_string(), "cross-site").await, StatusCode::NO_CONTENT);
        assert_eq!(say("nonsense", "same-origin").await, StatusCode::NO_CONTENT);
        assert_eq!(say("999", "same-origin").await, StatusCode::NO_CONTENT);
        assert_eq!(say(&"9".repeat(100), "same-origin").await, StatusCode::PAYLOAD_TOO_LARGE);
        assert_eq!(reader.site.deliveries(), [], "it is asked too soon");
        room.clock().advance(2);
        let deliveries = reader.site.deliveries();
        let (flash, delivery) = deliveries.first().unwrap();
        assert_eq!((*flash, delivery.told, delivery.seen_by), (told.flash, told.entry, 1));
        assert_eq!(reader.site.deliveries(), [], "it was told already");
        room.clock().advance(20);
        assert_eq!(reader.site.deliveries().len(), 1);
        room.clock().advance(20);
        assert_eq!(reader.site.deliveries(), []);
    }

    async fn there_is_no_stream_where_there_is_no_edition(room: TestNewsroom) {
        let reader = Reader::of(&room).await;
        assert_eq!(reader.get("/xx/events").await.status, StatusCode::NOT_FOUND);
        assert_eq!(reader.ask(Method::DELETE, "/en/events", &[]).await.status, StatusCode::METHOD_NOT_ALLOWED);
        reader.site.set_seats(air::Seats::new(1, 0));
        let _one = Open::at(&reader, "/en/events", None).await;
        let full = reader.get("/en/events").await;
        assert_eq!(full.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(full.headers["retry-after"], "60");
    }
}
