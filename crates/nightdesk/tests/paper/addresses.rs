//! Old addresses lead to where the story is now; broken and hostile ones get a kind page and nothing else.

use crate::reader::Reader;
use axum::http::{Method, StatusCode, header};
use newsroom::acts::Update;
use testkit::editor;

testkit::both! {
    async fn an_old_address_leads_to_the_new_one_for_ever(room: TestNewsroom) {
        let asked = room.story("en", "Dam holds").asked().await;
        let story = room.newsroom().publish(&editor(), asked.clone()).await.unwrap();
        for slug in ["dam-holds-again", "السد-صامد"] {
            let again = Update {
                story,
                seen: None,
                section: asked.section,
                slug: slug.parse().unwrap(),
                form: asked.form,
                dossier: None,
                wording: asked.wording.clone(),
                updated: None,
            };
            room.newsroom().update(&editor(), again).await.unwrap();
        }
        let reader = Reader::of(&room).await;
        for old in ["/en/news/politics/dam-holds", "/en/news/politics/dam-holds-again"] {
            let answer = reader.get(old).await;
            assert_eq!(answer.status, StatusCode::MOVED_PERMANENTLY, "{old}");
            let to = answer.header(header::LOCATION);
            assert!(to.is_ascii() && to.starts_with("/en/news/politics/%"), "{to}");
            assert!(reader.page(to).await.main().contains("Dam holds"));
        }
    }

    async fn an_address_with_the_wrong_slash_leads_to_the_right_one(room: TestNewsroom) {
        room.story("en", "Dam holds").live().await;
        let reader = Reader::of(&room).await;
        for (wrong, right) in [
            ("/en", "/en/"),
            ("/en/news/politics", "/en/news/politics/"),
            ("/en/news/politics?before=1-x", "/en/news/politics/?before=1-x"),
            ("/en/latest/", "/en/latest"),
            ("/en/news/politics/dam-holds/", "/en/news/politics/dam-holds"),
            ("/en/region/valley", "/en/region/valley/"),
        ] {
            let answer = reader.get(wrong).await;
            assert_eq!((answer.status.as_u16(), answer.header(header::LOCATION)), (301, right), "{wrong}");
        }
    }

    async fn the_door_leads_to_the_edition_that_the_reader_speaks(room: TestNewsroom) {
        let reader = Reader::of(&room).await;
        for (speaks, edition) in [("ar-EG,en;q=0.5", "/ar/"), ("es", "/es/"), ("fr", "/en/"), ("", "/en/")] {
            let answer = reader.ask(Method::GET, "/", &[(header::ACCEPT_LANGUAGE, speaks)]).await;
            assert_eq!((answer.status.as_u16(), answer.header(header::LOCATION)), (302, edition), "{speaks}");
            assert!(answer.header(header::VARY).contains("accept-language"));
        }
    }

    async fn what_is_not_there_says_so_in_the_language_of_its_edition(room: TestNewsroom) {
        room.story("es", "La presa resiste").live().await;
        let reader = Reader::of(&room).await;
        let long = format!("/es/{}", "x".repeat(30_000));
        let deep = format!("/es{}", "/x".repeat(4_000));
        for hostile in [
            "/es/nada", "/es/news/politics/nada", "/es/topic/nada/", "/es/region/nada/", "/es/coverage/nada/",
            "/es/author/nada/", "/es/topic/nada/feed.xml", "/es/%2f%2fevil.example", "/es/%2F..%2F..%2Fetc%2Fpasswd",
            "/es/../../etc/passwd", "/es/..%5c..%5cwindows", "/es/%00", "/es/news/%00/x", "/es/%ff%fe", "/es/%c3%28",
            "/es/%", "/es/%zz", "/es/%0d%0aSet-Cookie:%20a=b", "/es/<script>alert(1)</script>", "/es/latest?before=basura",
            "/es/latest?before=9999999999999999999999-x", "/es/latest?before=%ff", "/es/corrections?before=basura",
            "/es/breaking?before=-", "/es/news/politics/?before=1-2-3", &long, &deep,
        ] {
            // What a browser would never send unescaped is sent as an attacker would: as bytes that the parser takes.
            let hostile = hostile.replace('<', "%3C").replace('>', "%3E");
            let answer = reader.get(&hostile).await;
            let told: String = hostile.chars().take(60).collect();
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{told}");
            assert!(answer.body.contains("<html lang=\"es\" dir=\"ltr\">"), "{told} is not answered in Spanish");
            assert!(answer.main().contains("Página no encontrada"), "{told}");
            assert!(answer.main().contains("La presa resiste"), "{told} offers nothing to read instead");
            assert!(!answer.body.contains("alert(1)"), "{told} is repeated on the page");
            assert!(!answer.headers.contains_key(header::SET_COOKIE), "{told}");
        }
    }

    async fn outside_every_edition_the_reader_s_own_language_decides(room: TestNewsroom) {
        let reader = Reader::of(&room).await;
        for path in ["/nowhere", "/fr/", "//evil.example/", "/%ff", "/wp-login.php"] {
            let answer = reader.ask(Method::GET, path, &[(header::ACCEPT_LANGUAGE, "ar")]).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
            assert!(answer.body.contains("<html lang=\"ar\" dir=\"rtl\">"), "{path}");
            assert!(answer.main().contains("الصفحة غير موجودة"), "{path}");
        }
    }

    async fn files_are_found_by_their_own_names_only(room: TestNewsroom) {
        let reader = Reader::of(&room).await;
        for path in [
            "/media/..%2fnewsroom.db", "/media/%2e%2e%2fnewsroom.db", "/media/newsroom.db", "/media/", "/assets/nothing.css",
            "/assets/..%2f..%2fCargo.toml", "/sitemaps/xx-2026-03.xml", "/sitemaps/en-2026-13.xml", "/sitemaps/en-.xml",
            "/sitemaps/en-0000-00.xml", "/sitemaps/..%2fen-pages.xml",
        ] {
            assert_eq!(reader.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}
