//! A story goes live and stands in every place where a reader looks for it.

use crate::reader::{HOME, Reader};
use editorial::form::Form;
use testkit::TestNewsroom;

/// A story with everything, in an edition that reads from the left and in one that reads from the right.
async fn with_everything(room: &TestNewsroom, edition: &str, title: &str) {
    let story = room.story(edition, title).section("politics").topic("dams").region("valley");
    story.by("lena-marsh").coverage("floods").live().await;
}

testkit::both! {
    async fn a_published_story_stands_everywhere_at_once(room: TestNewsroom) {
        for (edition, direction, title, path) in [
            ("en", "ltr", "Dam holds", "/en/news/politics/dam-holds"),
            ("ar", "rtl", "السد صامد", "/ar/news/politics/السد-صامد"),
        ] {
            with_everything(&room, edition, title).await;
            let reader = Reader::of(&room).await;
            let page = reader.page(path).await;
            assert!(page.body.contains(&format!("<html lang=\"{edition}\" dir=\"{direction}\">")), "{path}");
            assert!(page.main().contains(title), "{path}");
            for list in [
                "", "news/", "news/politics/", "region/valley/", "topic/dams/", "coverage/floods/",
                "author/lena-marsh/", "latest",
            ] {
                let list = format!("/{edition}/{list}");
                let shown = reader.page(&list).await;
                assert!(shown.main().contains(title) && shown.main().contains(path), "{title} is not on {list}");
            }
        }
    }

    async fn its_feeds_tell_of_it_in_all_three_formats(room: TestNewsroom) {
        for (edition, title) in [("en", "Dam holds"), ("ar", "السد صامد")] {
            with_everything(&room, edition, title).await;
            let reader = Reader::of(&room).await;
            for front in
                ["", "news/politics/", "region/valley/", "topic/dams/", "coverage/floods/", "author/lena-marsh/"]
            {
                for feed in ["feed.xml", "feed.atom", "feed.json"] {
                    let address = format!("/{edition}/{front}{feed}");
                    let answer = reader.page(&address).await;
                    assert!(answer.body.contains(title), "{title} is not in {address}");
                    assert!(answer.body.contains(HOME), "{address} has no absolute addresses");
                }
            }
        }
    }

    async fn the_sitemaps_tell_of_it_too(room: TestNewsroom) {
        with_everything(&room, "en", "Dam holds").await;
        let reader = Reader::of(&room).await;
        let index = reader.page("/sitemap.xml").await.body;
        assert!(index.contains(&format!("{HOME}/sitemaps/en-2026-03.xml")), "{index}");
        assert!(!index.contains("es-2026"), "an edition without stories has no month: {index}");
        let address = format!("<loc>{HOME}/en/news/politics/dam-holds</loc>");
        for map in ["/sitemaps/en-2026-03.xml", "/news-sitemap.xml"] {
            assert!(reader.page(map).await.body.contains(&address), "{map}");
        }
        room.clock().advance(3 * 24 * 60 * 60);
        assert!(!reader.page("/news-sitemap.xml").await.body.contains(&address), "after two days it is no news");
        assert!(reader.page("/sitemaps/en-2026-03.xml").await.body.contains(&address), "but it stays in the archive");
    }

    async fn every_form_has_its_own_arrangement(room: TestNewsroom) {
        let mut paths = Vec::new();
        for form in Form::ALL {
            let slug = format!("a-piece-{}", form.word().replace('_', "-"));
            room.story("en", "A piece").section("opinion").slug(&slug).form(form).live().await;
            paths.push((form, format!("/en/opinion/{slug}")));
        }
        let reader = Reader::of(&room).await;
        for (form, path) in paths {
            let page = reader.page(&path).await;
            assert!(page.body.contains(&format!("story-{}", form.word())), "{path}");
            for part in ["headline", "source", "dateline", "reading-time", "standfirst", "share", "body", "footer"] {
                assert!(page.body.contains(&format!("data-part=\"{part}\"")), "{path} has no {part}");
            }
        }
    }

    async fn the_newest_story_stands_first_and_older_ones_a_page_on(room: TestNewsroom) {
        for number in 1..=60 {
            room.clock().advance(60);
            room.story("en", &format!("Report number {number:02}")).live().await;
        }
        let reader = Reader::of(&room).await;
        let mut path = "/en/latest".to_owned();
        let mut seen = Vec::new();
        loop {
            let page = reader.page(&path).await;
            let headlines = page.main().split("class=\"card-headline\"").skip(1);
            seen.extend(headlines.map(|card| card.split("Report number ").nth(1).unwrap()[..2].to_owned()));
            let Some((_, older)) = page.body.split_once("<link rel=\"next\" href=\"") else { break };
            path = older.split('"').next().unwrap().replace("&amp;", "&");
        }
        let expected: Vec<String> = (1..=60).rev().map(|number| format!("{number:02}")).collect();
        assert_eq!(seen, expected);
    }
}
