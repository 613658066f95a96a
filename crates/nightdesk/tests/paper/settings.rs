//! What the desk sets is new for readers at once: the navigation, the look, topics that became one, redirects.

use crate::reader::Reader;
use axum::http::{StatusCode, header};
use editorial::{Member, permission::Role, redirect::RedirectKind};
use newsroom::acts::{ChangeSlug, MergeTopics, MoveSection, Registered, SetRedirect, SetSection};
use store::sql::{authors, coverages, publication, regions, sections, topics};
use testkit::{TestNewsroom, editor, member};

fn chief() -> Member {
    member(Role::Chief)
}

async fn leads(reader: &Reader, path: &str) -> (u16, String) {
    let answer = reader.get(path).await;
    (answer.status.as_u16(), answer.header(header::LOCATION).to_owned())
}

async fn redirect(room: &TestNewsroom, from: &str, to: &str, kind: RedirectKind) {
    let asked = SetRedirect { from: from.into(), to: to.into(), kind, note: "It was a hoax".into() };
    room.newsroom().set_redirect(&editor(), asked).await.unwrap();
}

testkit::both! {
    async fn the_address_of_a_topic_that_became_one_with_another_leads_there_with_its_feeds(room: TestNewsroom) {
        room.story("en", "Flood wall holds").topic("floods-of-may").live().await;
        room.story("en", "River falls").topic("flooding").live().await;
        room.story("en", "Somewhere else").topic("harbour").live().await;
        let reader = Reader::of(&room).await;
        assert!(!reader.page("/en/topic/flooding/").await.main().contains("Flood wall holds"));
        reader.page("/en/topic/floods-of-may/").await;
        let apart = reader.page("/en/topic/harbour/").await.body;
        let of = |slug: &'static str| room.read(move |tx| topics::by_slug(tx, slug));
        let (topic, into) = (of("floods-of-may").await.unwrap().id, of("flooding").await.unwrap().id);
        room.newsroom().merge_topics(&editor(), MergeTopics { topic, into, names: false }).await.unwrap();
        for (old, new) in [
            ("/en/topic/floods-of-may/", "/en/topic/flooding/"),
            ("/en/topic/floods-of-may/feed.xml", "/en/topic/flooding/feed.xml"),
            ("/en/topic/floods-of-may/feed.atom", "/en/topic/flooding/feed.atom"),
            ("/ar/topic/floods-of-may/", "/ar/topic/flooding/"),
        ] {
            assert_eq!(leads(&reader, old).await, (301, new.to_owned()));
        }
        assert!(reader.page("/en/topic/flooding/").await.main().contains("Flood wall holds"));
        let story = reader.page("/en/news/politics/flood-wall-holds").await;
        assert!(story.main().contains("/en/topic/flooding/") && !story.main().contains("floods-of-may"));
        // What has nothing to do with it is the page that was kept.
        assert_eq!(reader.page("/en/topic/harbour/").await.body, apart);
    }

    async fn the_old_address_of_what_has_another_slug_leads_to_the_new_one_with_its_feeds(room: TestNewsroom) {
        room.story("en", "Dam holds").region("valley").coverage("floods").by("lena-marsh").topic("dams").live().await;
        let reader = Reader::of(&room).await;
        let before = reader.page("/en/news/politics/dam-holds").await;
        assert!(before.body.contains("/en/author/lena-marsh/"));
        for kind in ["region/valley", "coverage/floods", "author/lena-marsh", "topic/dams"] {
            reader.page(&format!("/en/{kind}/")).await;
        }
        let region = room.read(regions::all).await.into_iter().find(|one| one.slug.as_str() == "valley").unwrap().id;
        let coverage = room.read(coverages::all).await.remove(0).id;
        let author = room.read(|tx| authors::by_slug(tx, "lena-marsh")).await.unwrap().id;
        let topic = room.read(|tx| topics::by_slug(tx, "dams")).await.unwrap().id;
        for (of, slug) in [
            (Registered::Region(region), "upper-valley"),
            (Registered::Coverage(coverage), "the-floods"),
            (Registered::Author(author), "lena-wren"),
            (Registered::Topic(topic), "dam"),
        ] {
            room.newsroom().change_slug(&chief(), ChangeSlug { of, slug: slug.parse().unwrap() }).await.unwrap();
        }
        for (old, new) in [
            ("region/valley", "region/upper-valley"),
            ("coverage/floods", "coverage/the-floods"),
            ("author/lena-marsh", "author/lena-wren"),
            ("topic/dams", "topic/dam"),
        ] {
            for (edition, file) in [("en", ""), ("en", "feed.xml"), ("ar", "")] {
                let there = format!("/{edition}/{new}/{file}");
                assert_eq!(leads(&reader, &format!("/{edition}/{old}/{file}")).await, (301, there));
            }
            assert!(reader.page(&format!("/en/{new}/")).await.main().contains("Dam holds"), "{new}");
        }
        // Pages that name it name it by its new address.
        let after = reader.page("/en/news/politics/dam-holds").await.body;
        for (old, new) in [("author/lena-marsh/", "author/lena-wren/"), ("topic/dams/", "topic/dam/"), ("coverage/floods/", "coverage/the-floods/")] {
            assert!(after.contains(new) && !after.contains(old), "{new}");
        }
    }

    async fn a_redirect_is_followed_where_nothing_else_is_found(room: TestNewsroom) {
        let reader = Reader::of(&room).await;
        assert_eq!(reader.get("/en/old-page").await.status, StatusCode::NOT_FOUND);
        redirect(&room, "/en/old-page", "/en/news/", RedirectKind::ForEver).await;
        redirect(&room, "/en/for-now", "https://other.example/a?b=c", RedirectKind::ForNow).await;
        redirect(&room, "/2009/story.php?id=7", "/en/news/politics/", RedirectKind::ForEver).await;
        redirect(&room, "/en/قديم", "/en/جديد", RedirectKind::ForEver).await;
        redirect(&room, "/en/hoax", "", RedirectKind::Gone).await;
        for asked in ["/en/old-page", "/en/old-page/"] {
            assert_eq!(leads(&reader, asked).await, (301, "/en/news/".to_owned()), "{asked}");
        }
        assert_eq!(leads(&reader, "/en/old-page/feed.xml").await, (301, "/en/news/feed.xml".to_owned()));
        assert_eq!(leads(&reader, "/en/for-now").await, (302, "https://other.example/a?b=c".to_owned()));
        assert_eq!(leads(&reader, "/2009/story.php?id=7").await, (301, "/en/news/politics/".to_owned()));
        assert_eq!(leads(&reader, "/2009/story.php?id=8").await.0, 404);
        let (status, to) = leads(&reader, "/en/%D9%82%D8%AF%D9%8A%D9%85").await;
        assert!(status == 301 && to.is_ascii() && to.starts_with("/en/%D8%AC"), "{to}");
        let gone = reader.get("/en/hoax").await;
        assert_eq!(gone.status, StatusCode::GONE);
        assert!(gone.main().contains("It was a hoax"));
        room.newsroom().remove_redirect(&editor(), "/en/hoax").await.unwrap();
        assert_eq!(reader.get("/en/hoax").await.status, StatusCode::NOT_FOUND);
        // A page that comes later is not hidden.
        room.story("en", "Old page").section("opinion").slug("late").live().await;
        redirect(&room, "/en/opinion/later", "/en/", RedirectKind::ForEver).await;
        room.story("en", "Later").section("opinion").slug("later").live().await;
        assert!(reader.page("/en/opinion/later").await.main().contains("Later"));
    }

    async fn a_new_section_stands_in_the_navigation_and_a_moved_one_leads_on(room: TestNewsroom) {
        room.story("en", "Assembly votes").section("politics").live().await;
        let reader = Reader::of(&room).await;
        let front = reader.page("/en/").await;
        assert!(!front.body.contains("/en/weather/"));
        reader.page("/en/news/politics/assembly-votes").await;
        let en = room.edition("en").await.id;
        let asked = SetSection {
            id: None,
            edition: en,
            parent: None,
            slug: "weather".parse().unwrap(),
            name: "Weather".into(),
            description: String::new(),
            form: editorial::form::Form::News,
            in_navigation: true,
            position: 9,
        };
        let weather = room.newsroom().set_section(&chief(), asked).await.unwrap();
        assert!(reader.page("/en/").await.body.contains("/en/weather/"));
        let politics = room.read(move |tx| sections::of_edition(tx, en)).await.by_slug("politics").unwrap().id;
        let asked = MoveSection {
            section: politics,
            edition: en,
            parent: Some(weather),
            slug: "politics".parse().unwrap(),
            before: None,
            with_stories: true,
        };
        room.newsroom().move_section(&chief(), asked).await.unwrap();
        for (old, new) in [
            ("/en/news/politics/assembly-votes", "/en/weather/politics/assembly-votes"),
            ("/en/news/politics/", "/en/weather/politics/"),
            ("/en/news/politics/feed.xml", "/en/weather/politics/feed.xml"),
        ] {
            assert_eq!(leads(&reader, old).await, (301, new.to_owned()));
        }
        assert!(reader.page("/en/weather/").await.main().contains("/en/weather/politics/assembly-votes"));
        assert!(reader.page("/en/latest").await.main().contains("/en/weather/politics/assembly-votes"));
    }

    async fn other_colours_and_faces_are_a_stylesheet_of_another_name(room: TestNewsroom) {
        let reader = Reader::of(&room).await;
        let sheet = |page: &str| page.split("/assets/colours-").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let before = sheet(&reader.page("/ar/").await.body);
        let mut house = room.read(publication::find).await.unwrap();
        "#7a1f5c".clone_into(&mut house.colours.brand);
        house.typeface = editorial::publication::Typeface::Sans;
        house.density = editorial::publication::Density::Close;
        room.newsroom().change_publication(&chief(), house).await.unwrap();
        let after = sheet(&reader.page("/ar/").await.body);
        assert_ne!(before, after);
        let css = reader.page(&format!("/assets/colours-{after}")).await.body;
        for said in ["--brand:#7a1f5c", "Libre Franklin", "--gap:"] {
            assert!(css.contains(said), "{css}");
        }
    }
}
