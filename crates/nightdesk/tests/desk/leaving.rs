//! A killed story leaves, and the desk says when all of it is done.

use crate::browser::{Open, account, inside};
use axum::http::{Method, StatusCode};
use editorial::{
    account::DeskLanguage,
    node::{Node, NodeKind},
    permission::Role,
};

testkit::both! {
    async fn a_kill_says_what_has_let_go_and_when_all_is_done(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let chief = account(&room, "Nadia Karam", Role::Chief, DeskLanguage::En).await;
        let (browser, _) = inside(&room, &open, &chief).await;
        let story = room.story("en", "Minister resigns").live().await;
        room.story("en", "Minister resigns again").slug("minister-resigns-again").live().await;
        open.site.catch_up().await.unwrap();
        for place in ["/en/", "/en/news/politics/", "/en/news/politics/minister-resigns", "/en/feed.xml"] {
            assert!(open.public(place).await.body.contains("minister-resigns"), "{place}");
        }
        let path = format!("/desk/stories/{story}");
        let leaving = format!("{path}/leaving");
        assert_eq!(browser.get(&leaving).await.status, StatusCode::NOT_FOUND, "it is not killed");
        let mirror = room.newsroom().as_node(NodeKind::Mirror, "/srv/mirror");
        let other = room.newsroom().as_node(NodeKind::Server, "http://other.example");
        let newest = room.read(store::sql::events::newest).await;
        for node in [open.desk.node(), &mirror, &other] {
            room.newsroom().beat(&Node { position: newest, ..node.clone() }).await.unwrap();
        }
        browser.screen(&format!("{path}/kill")).await;
        let version = room.version(story).await.to_string();
        let asked = [("version", version.as_str()), ("typed", "minister-resigns"), ("reason", "A court ordered it.")];
        let killed = browser.send(&format!("{path}/kill"), &asked).await;
        assert_eq!(killed.leads_to(), format!("{leaving}?done=killed"), "{}", killed.body);

        // This server has not followed yet, and says so.
        let list = |body: String| body.split_once("data-island=\"leaving\"").unwrap().1.to_owned();
        let waiting = list(browser.screen(&leaving).await.plain());
        assert!(!waiting.starts_with(" data-done") && waiting.contains("Not everything has let go"), "{waiting}");
        open.site.catch_up().await.unwrap();
        let upto = open.site.true_upto();
        room.newsroom().note_kills(open.desk.node().id, newest, upto).await.unwrap();
        let here = browser.ask(Method::GET, &leaving, &[("nightdesk-part", "leaving")], None).await.plain();
        assert!(!here.contains("<html") && here.contains("/srv/mirror") && !here.contains("data-done"), "{here}");
        assert_eq!(here.matches("leaving-standing is-done").count(), 5, "four parts and this server: {here}");
        assert_eq!(here.matches("leaving-standing is-waiting").count(), 2, "{here}");

        // The mirror is done; the other server falls silent, and nobody waits for what nobody hears of.
        room.newsroom().note_kills(mirror.id, newest, upto).await.unwrap();
        room.clock().advance(120);
        let done = list(browser.screen(&leaving).await.plain());
        assert!(done.starts_with(" data-done") && done.contains("All done"), "{done}");
        assert!(done.contains("is-silent") && done.contains("http://other.example"), "{done}");
        let strip = browser.screen(&path).await.plain();
        assert!(strip.contains("/leaving\""), "the story leads there");
    }

    async fn who_may_not_kill_does_not_see_it(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let lena = account(&room, "Lena Marsh", Role::Reporter, DeskLanguage::En).await;
        let (story, _) = room.story("en", "Dam holds").draft_by(&lena.member()).await;
        let (browser, _) = inside(&room, &open, &lena).await;
        let refused = browser.get(&format!("/desk/stories/{story}/leaving")).await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN);
    }
}
