//! Live blogs as readers get them: sheets that never shift, entries by addresses that always find them, what open pages
//! are told, and which pages are made again.

use crate::{
    live::{Open, stream_of},
    reader::{HOME, Reader},
};
use axum::http::{StatusCode, header};
use editorial::{
    StoryId,
    attribution::{Attribution, Standing},
    body::{Block, Inline},
    form::Form,
    live_blog::{A_SHEET, Entry, Words, of_sentences},
};
use newsroom::acts::{AddEntry, DeleteEntry, EditEntry, MarkEntry, PinEntry, Withdraw};
use press::{Given, Key};
use proptest::prelude::*;
use std::collections::BTreeMap;
use store::Engine;
use testkit::{TestNewsroom, editor};

const PATH: &str = "/en/news/politics/flood-wall-vote";

async fn blog(room: &TestNewsroom) -> StoryId {
    room.story("en", "Flood wall vote").form(Form::LiveBlog).by("lena-marsh").live().await
}

fn words(headline: &str) -> Words {
    Words { headline: headline.to_owned(), body: of_sentences(["More on that."]), authors: Vec::new() }
}

async fn add(room: &TestNewsroom, story: StoryId, headline: &str) -> Entry {
    let asked = AddEntry { story, words: words(headline), key: false };
    room.newsroom().add_entry(&editor(), asked).await.unwrap()
}

async fn edit(room: &TestNewsroom, entry: &Entry, headline: &str) -> Entry {
    let asked =
        EditEntry { story: entry.story, entry: entry.id, seen: entry.version, words: words(headline) };
    room.newsroom().edit_entry(&editor(), asked).await.unwrap()
}

async fn delete(room: &TestNewsroom, entry: &Entry) {
    let asked = DeleteEntry { story: entry.story, entry: entry.id, seen: entry.version };
    room.newsroom().delete_entry(&editor(), asked).await.unwrap();
}

/// The entries of a page in their order: id and element.
fn entries(body: &str) -> Vec<(String, String)> {
    body.split("<li class=\"live-entry")
        .skip(1)
        .map(|rest| {
            let element =
                format!("<li class=\"live-entry{}</li>", rest.split("</article>\n</li>").next().unwrap());
            let id = rest.split("data-entry=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
            (id, element)
        })
        .collect()
}

/// The whole element of an entry on a page.
fn element(body: &str, id: &str) -> String {
    let from = body.find(&format!("id=\"entry-{id}\"")).expect("the entry is on the page");
    let from = body[..from].rfind("<li ").unwrap();
    let to = body[from..].find("</article>\n</li>").unwrap() + "</article>\n</li>".len();
    body[from..from + to].to_owned()
}

fn link(body: &str, rel: &str) -> Option<String> {
    let pager = body.split("<nav class=\"pager\"").nth(1)?.split("</nav>").next()?;
    let tag = pager.split("<a ").find(|tag| tag.contains(&format!("rel=\"{rel}\"")))?;
    Some(tag.split("href=\"").nth(1)?.split('"').next()?.to_owned())
}

testkit::both! {
    async fn a_page_has_the_story_what_stands_above_and_the_newest_entries(room: TestNewsroom) {
        let story = blog(&room).await;
        let reader = Reader::of(&room).await;
        let empty = reader.page(PATH).await;
        assert!(empty.main().contains("There is no update yet.") && empty.main().contains("more on that"));
        let first = add(&room, story, "Members <arrive> & sit").await;
        room.clock().advance(90);
        let quoted = Block::Quotation {
            attrs: Attribution {
                speaker: "Mara Tolland".to_owned(), role: "engineer".to_owned(), through: String::new(),
                standing: Standing::OnRecord, said: String::new(),
            },
            content: vec![Inline::plain("The wall will hold.")],
        };
        let body = editorial::body::Body::new(vec![quoted]);
        let asked = AddEntry { story, words: Words { body, ..words("The engineer speaks") }, key: true };
        let second = room.newsroom().add_entry(&editor(), asked).await.unwrap();
        let pin = PinEntry { story, entry: first.id, pinned: true };
        room.newsroom().pin_entry(&editor(), pin).await.unwrap();
        let page = reader.page(PATH).await;
        let main = page.main();
        let shown: Vec<String> = entries(main).into_iter().map(|(id, _)| id).collect();
        assert_eq!(shown, [second.id.to_string(), first.id.to_string()], "newest first");
        for part in ["data-part=\"headline\"", "data-part=\"byline\"", "data-part=\"dateline\"", "data-part=\"share\"",
            "data-part=\"live-blog\"", "Members &lt;arrive&gt; &amp; sit", "Key events", "id=\"blog-pinned\"", "Mara Tolland",
            "This live report is being updated"] {
            assert!(main.contains(part), "{part}");
        }
        // No fragment identifier stands twice, though an entry does.
        let mut ids: Vec<&str> = page.body.split(" id=\"").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all);
        let article = page.structured().into_iter().find(|value| value["@type"] == "LiveBlogPosting").unwrap();
        assert_eq!(article["liveBlogUpdate"][0]["headline"], "The engineer speaks");
        assert_eq!(article["liveBlogUpdate"].as_array().unwrap().len(), 2);
        assert_eq!(article["dateModified"], second.at.rfc3339());
        assert_eq!(article["liveBlogUpdate"][0]["url"], format!("{HOME}{PATH}?entry={}", second.id));
        assert!(article.get("coverageEndTime").is_none());

        room.newsroom().close_live_blog(&editor(), story).await.unwrap();
        let ended = reader.page(PATH).await;
        assert!(ended.main().contains("This live report ended on") && !ended.main().contains("is being updated"));
        let article = ended.structured().into_iter().find(|value| value["@type"] == "LiveBlogPosting").unwrap();
        assert_eq!(article["coverageEndTime"], room.clock().now().rfc3339());
    }

    async fn an_entry_is_found_by_its_address_wherever_it_stands(room: TestNewsroom) {
        let story = blog(&room).await;
        let reader = Reader::of(&room).await;
        let first = add(&room, story, "Entry 1").await;
        let address = format!("{PATH}?entry={}", first.id);
        let there = reader.get(&address).await;
        assert_eq!(there.status, StatusCode::MOVED_PERMANENTLY);
        assert_eq!(there.header(header::LOCATION), format!("{PATH}#entry-{}", first.id));
        for number in 2..=2 * A_SHEET {
            add(&room, story, &format!("Entry {number}")).await;
        }
        let sheet = format!("{PATH}?page=1");
        assert_eq!(reader.get(&address).await.header(header::LOCATION), format!("{sheet}#entry-{}", first.id));
        let page = reader.page(&sheet).await;
        assert_eq!(entries(page.main()).len(), 20);
        assert!(page.main().contains("Entry 20<") && !page.main().contains("Entry 21<"));
        assert!(page.body.contains(&format!("<link rel=\"canonical\" href=\"{HOME}{sheet}\">")));
        assert!(!page.main().contains("more on that"), "the story's own text stands on the front sheet");
        delete(&room, &first).await;
        assert_eq!(reader.get(&address).await.header(header::LOCATION), sheet, "where it stood");
        // What is not there leads to the page itself, and is not kept.
        let kept = reader.site.press().wellness().pages;
        let odd = ["page=2", "page=0", "page=01", "page=x", "page=9223372036854775807", "entry=x",
            "entry=00000000-0000-7000-8000-000000000000"];
        for query in odd {
            let answer = reader.get(&format!("{PATH}?{query}")).await;
            assert_eq!((answer.status, answer.header(header::LOCATION)), (StatusCode::MOVED_PERMANENTLY, PATH), "{query}");
        }
        assert_eq!(reader.site.press().wellness().pages, kept);
        room.story("en", "Dam holds").live().await;
        let answer = reader.get("/en/news/politics/dam-holds?page=2").await;
        assert_eq!(answer.header(header::LOCATION), "/en/news/politics/dam-holds");
        let withdraw = Withdraw { story, reason: "Wrong.".to_owned() };
        room.newsroom().withdraw(&editor(), withdraw).await.unwrap();
        for gone in [PATH, &sheet, &address] {
            assert_eq!(reader.get(gone).await.status, StatusCode::GONE, "{gone}");
        }
        assert_eq!(reader.get(&format!("{PATH}/feed.xml")).await.status, StatusCode::NOT_FOUND);
    }

    async fn only_the_sheets_that_an_entry_stands_on_are_made_again(room: TestNewsroom) {
        let story = blog(&room).await;
        let mut all = Vec::new();
        for number in 1..=90 {
            all.push(add(&room, story, &format!("Entry {number}")).await);
        }
        let reader = Reader::of(&room).await;
        let pages: Vec<String> =
            [PATH.to_owned()].into_iter().chain((1..=3).map(|at| format!("{PATH}?page={at}"))).collect();
        let made = || async {
            let before = reader.site.press().wellness().made;
            for page in &pages {
                reader.page(page).await;
            }
            reader.site.press().wellness().made - before
        };
        assert_eq!(made().await, 4);
        assert_eq!(made().await, 0);
        add(&room, story, "Entry 91").await;
        assert_eq!(made().await, 1, "the front sheet and no other");
        let changed = edit(&room, &all[4], "Entry 5, spelt right").await;
        assert_eq!(made().await, 1, "the sheet on which it stands");
        let mark = MarkEntry { story, entry: changed.id, key: true };
        room.newsroom().mark_entry(&editor(), mark).await.unwrap();
        assert_eq!(made().await, 2, "and the top of the front sheet");
        delete(&room, &all[30]).await;
        assert_eq!(made().await, 1);
        room.newsroom().close_live_blog(&editor(), story).await.unwrap();
        assert_eq!(made().await, 1);
        room.newsroom().reopen_live_blog(&editor(), story).await.unwrap();
        made().await;
        // With the hundredth entry a sheet closes: the one before it leads there from now on, and the front lets go of it.
        for number in 92..=99 {
            add(&room, story, &format!("Entry {number}")).await;
        }
        assert_eq!(made().await, 1);
        add(&room, story, "Entry 100").await;
        assert_eq!(made().await, 2);
        assert_eq!(link(&reader.page(&pages[3]).await.body, "prev"), Some(format!("{PATH}?page=4")));
        // What else the paper says does not concern a closed sheet.
        room.story("en", "Something else").live().await;
        let before = reader.site.press().wellness().made;
        reader.page(&pages[1]).await;
        assert_eq!(reader.site.press().wellness().made, before);
    }

    async fn open_pages_are_told_what_stands_on_the_page(room: TestNewsroom) {
        let story = blog(&room).await;
        let reader = Reader::of(&room).await;
        let stream = stream_of(&reader.page(PATH).await.body);
        let mut open = Open::at(&reader, &stream, None).await;
        let entry = add(&room, story, "Members <arrive>").await;
        reader.site.catch_up().await.unwrap();
        let (kind, said) = open.next().await;
        assert_eq!((kind.as_str(), said["story"].as_str()), ("entry", Some(story.to_string().as_str())));
        assert_eq!((said["number"].as_i64(), said["version"].as_i64()), (Some(1), Some(1)));
        assert!(said["top"].is_null(), "nothing above it has changed");
        let html = said["html"].as_str().unwrap();
        assert_eq!(html, element(&reader.page(PATH).await.body, &entry.id.to_string()), "the very element of the page");

        let changed = edit(&room, &entry, "Members sit").await;
        reader.site.catch_up().await.unwrap();
        let (_, said) = open.next().await;
        assert_eq!((said["version"].as_i64(), said["title"].as_str()), (Some(2), Some("Members sit")));
        assert_eq!(said["html"].as_str().unwrap(), element(&reader.page(PATH).await.body, &entry.id.to_string()));

        let pin = PinEntry { story, entry: entry.id, pinned: true };
        room.newsroom().pin_entry(&editor(), pin).await.unwrap();
        reader.site.catch_up().await.unwrap();
        let (_, said) = open.next().await;
        let top = said["top"].as_str().unwrap();
        assert!(top.contains("Pinned") && reader.page(PATH).await.body.contains(top), "{top}");

        delete(&room, &changed).await;
        reader.site.catch_up().await.unwrap();
        let (_, said) = open.next().await;
        assert!(said["html"].is_null() && !said.to_string().contains("Members"), "{said}");
        assert!(!said["top"].as_str().unwrap().contains("Pinned"));

        room.newsroom().close_live_blog(&editor(), story).await.unwrap();
        reader.site.catch_up().await.unwrap();
        let (kind, said) = open.next().await;
        assert_eq!(kind, "blog");
        assert!(said["top"].as_str().unwrap().contains("This live report ended on"));
    }

    async fn who_comes_back_is_told_the_newest_of_each_entry_and_a_page_what_came_just_before_it(room: TestNewsroom) {
        let story = blog(&room).await;
        let reader = Reader::of(&room).await;
        let stream = stream_of(&reader.page(PATH).await.body);
        let first = add(&room, story, "One").await;
        let changed = edit(&room, &first, "One, corrected").await;
        add(&room, story, "Two").await;
        reader.site.catch_up().await.unwrap();
        let mut page = Open::at(&reader, &stream, None).await;
        assert_eq!(page.next().await.1["title"], "One, corrected");
        assert_eq!(page.next().await.1["title"], "Two");
        delete(&room, &changed).await;
        let restarted = Reader::of(&room).await;
        let mut back = Open::at(&restarted, "/en/events", Some(&page.last)).await;
        let (_, said) = back.next().await;
        assert_eq!((said["id"].as_str().unwrap(), said["html"].is_null()), (changed.id.to_string().as_str(), true));
        // Long after, a page that is opened has it all already.
        room.clock().advance(600);
        let mut late = Open::at(&restarted, &stream, None).await;
        add(&room, story, "Three").await;
        restarted.site.catch_up().await.unwrap();
        assert_eq!(late.next().await.1["title"], "Three");
    }

    async fn nobody_outside_hears_of_entries_before_the_story_is_live(room: TestNewsroom) {
        let (story, version) = room.story("en", "Flood wall vote").form(Form::LiveBlog).draft_by(&editor()).await;
        let reader = Reader::of(&room).await;
        let mut open = Open::at(&reader, "/en/events", None).await;
        let entry = add(&room, story, "Prepared").await;
        reader.site.catch_up().await.unwrap();
        assert_eq!(reader.get(&format!("{PATH}?entry={}", entry.id)).await.status, StatusCode::NOT_FOUND);
        let revision = room.newsroom().story(&editor(), story).await.unwrap().newest;
        let publish = newsroom::acts::PublishDraft { story, seen: version, revision, when: None };
        room.newsroom().publish_draft(&editor(), publish).await.unwrap();
        reader.site.catch_up().await.unwrap();
        let (kind, said) = open.next().await;
        assert_eq!((kind.as_str(), said["what"].as_str()), ("story", Some("live")));
        assert!(reader.page(PATH).await.main().contains("Prepared"));
    }

    async fn a_live_blog_has_feeds_and_a_sheet_its_address_in_arabic_too(room: TestNewsroom) {
        let story = blog(&room).await;
        for number in 1..=35 {
            add(&room, story, &format!("Entry {number}")).await;
        }
        let reader = Reader::of(&room).await;
        let page = reader.page(PATH).await;
        assert!(page.body.contains(&format!("href=\"{PATH}/feed.xml\"")));
        let feed: serde_json::Value = serde_json::from_str(&reader.page(&format!("{PATH}/feed.json")).await.body).unwrap();
        let items = feed["items"].as_array().unwrap();
        assert_eq!((items.len(), items[0]["title"].as_str()), (30, Some("Entry 35")));
        assert!(items[0]["url"].as_str().unwrap().starts_with(&format!("{HOME}{PATH}?entry=")));
        for name in ["feed.xml", "feed.atom"] {
            assert!(reader.page(&format!("{PATH}/{name}")).await.body.contains("Entry 35"));
        }
        add(&room, story, "Entry 36").await;
        assert!(reader.page(&format!("{PATH}/feed.xml")).await.body.contains("Entry 36"));
        room.story("en", "Dam holds").live().await;
        assert_eq!(reader.get("/en/news/politics/dam-holds/feed.xml").await.status, StatusCode::NOT_FOUND);

        let arabic = room.story("ar", "التصويت على الجدار").form(Form::LiveBlog).live().await;
        for number in 1..=40 {
            add(&room, arabic, &format!("خبر {number}")).await;
        }
        let path = "/ar/news/politics/التصويت-على-الجدار";
        let front = reader.page(&web::addresses::encoded(path)).await;
        let older = link(&front.body, "next").unwrap();
        assert_eq!(older, format!("{path}?page=1"));
        let sheet = reader.page(&format!("{}?page=1", web::addresses::encoded(path))).await;
        assert!(sheet.body.contains("مستجدات سابقة") && sheet.main().contains("dir=\"rtl\"") == front.main().contains("dir=\"rtl\""));
        let redirect = entries(&sheet.body)[0].0.clone();
        let there = reader.get(&format!("{}?entry={redirect}", web::addresses::encoded(path))).await;
        assert!(there.header(header::LOCATION).is_ascii() && there.header(header::LOCATION).contains("?page=1#entry-"));
    }
}

/// One thing that is done to a live blog; numbers choose among its entries.
#[derive(Debug, Clone)]
enum Deed {
    Add(u8),
    Edit(usize),
    Delete(usize),
    Pin(usize),
    Mark(usize),
}

fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let deed = prop_oneof![
        6 => (1_u8..15).prop_map(Deed::Add),
        2 => any::<usize>().prop_map(Deed::Edit),
        3 => any::<usize>().prop_map(Deed::Delete),
        1 => any::<usize>().prop_map(Deed::Pin),
        1 => any::<usize>().prop_map(Deed::Mark),
    ];
    proptest::collection::vec(deed, 1..16)
}

/// Walks from the front sheet through all older ones, and answers with the entries in their order.
async fn walked(reader: &Reader) -> Result<Vec<(String, String, String)>, TestCaseError> {
    let (mut next, mut all) = (Some(PATH.to_owned()), Vec::new());
    let mut newer: Option<String> = None;
    while let Some(path) = next {
        let page = reader.page(&path).await;
        match reader.site.press().proof(&Key::from(path.as_str())).await {
            Given::Page(now) => {
                prop_assert_eq!(page.body.as_bytes(), &now.plain()[..], "{} is as if made now", path);
            }
            Given::Stale(_) | Given::Failed | Given::Other(_) => {
                prop_assert!(false, "{} cannot be made", path);
            }
        }
        if let Some(newer) = newer {
            prop_assert_eq!(link(&page.body, "prev"), Some(newer), "{} leads back", path);
        }
        all.extend(entries(&page.body).into_iter().map(|(id, element)| (id, element, path.clone())));
        next = link(&page.body, "next");
        newer = Some(path);
    }
    Ok(all)
}

fn written_at_random(engine: Engine, deeds: &[Deed]) -> Result<(), TestCaseError> {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    runtime.block_on(async {
        let Some(room) = TestNewsroom::open(engine).await else {
            println!("skipped: no PostgreSQL");
            return Ok(());
        };
        let story = blog(&room).await;
        let reader = Reader::of(&room).await;
        let mut there: Vec<Entry> = Vec::new();
        let mut stood: BTreeMap<String, String> = BTreeMap::new();
        let mut count = 0;
        for deed in deeds {
            let chosen = |at: &usize| (!there.is_empty()).then(|| at % there.len());
            match deed {
                Deed::Add(times) => {
                    for _ in 0..*times {
                        count += 1;
                        there.push(add(&room, story, &format!("Entry {count}")).await);
                    }
                }
                Deed::Edit(at) => {
                    let Some(at) = chosen(at) else { continue };
                    count += 1;
                    there[at] = edit(&room, &there[at].clone(), &format!("Changed {count}")).await;
                }
                Deed::Delete(at) => {
                    let Some(at) = chosen(at) else { continue };
                    delete(&room, &there.remove(at)).await;
                }
                Deed::Pin(at) => {
                    let Some(at) = chosen(at) else { continue };
                    let pin = PinEntry { story, entry: there[at].id, pinned: true };
                    drop(room.newsroom().pin_entry(&editor(), pin).await);
                }
                Deed::Mark(at) => {
                    let Some(at) = chosen(at) else { continue };
                    let mark = MarkEntry { story, entry: there[at].id, key: !there[at].key };
                    there[at] = room.newsroom().mark_entry(&editor(), mark).await.unwrap();
                }
            }
            let found = walked(&reader).await?;
            let wanted: Vec<String> = there.iter().rev().map(|entry| entry.id.to_string()).collect();
            let shown: Vec<String> = found.iter().map(|(id, ..)| id.clone()).collect();
            prop_assert_eq!(shown, wanted, "each exactly once, newest first");
            for ((_, element, path), entry) in found.iter().zip(there.iter().rev()) {
                prop_assert!(element.contains(&entry.headline), "{}", element);
                // What stands on a closed sheet stands there for ever.
                let before = stood.insert(entry.id.to_string(), path.clone());
                if let Some(before) = before.filter(|before| before != PATH) {
                    prop_assert_eq!(&before, path);
                }
                let address = format!("{PATH}?entry={}", entry.id);
                let leads = reader.get(&address).await;
                prop_assert_eq!(leads.header(header::LOCATION), format!("{path}#entry-{}", entry.id));
            }
        }
        Ok(())
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(8) })]

    #[test]
    fn every_entry_stands_once_and_stays_where_it_is(deeds in deeds()) {
        written_at_random(Engine::Sqlite, &deeds)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2) })]

    #[test]
    fn every_entry_stands_once_and_stays_where_it_is_on_postgres(deeds in deeds()) {
        written_at_random(Engine::Postgres, &deeds)?;
    }
}
