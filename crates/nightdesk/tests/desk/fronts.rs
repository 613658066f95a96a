//! Fronts at the desk: arranged by forms alone, seen beforehand, published, told apart when two arrange at once.

use crate::browser::{Answer, Browser, Open, account, inside};
use axum::http::StatusCode;
use editorial::{account::DeskLanguage, permission::Role};
use testkit::TestNewsroom;

async fn at_the_desk(room: &TestNewsroom, open: &Open, name: &str) -> Browser {
    let account = account(room, name, Role::Editor, DeskLanguage::En).await;
    inside(room, open, &account).await.0
}

/// Begins to arrange the front of the English edition; its address.
async fn begun(room: &TestNewsroom, browser: &Browser) -> String {
    let list = browser.screen("/desk/fronts").await;
    assert!(list.body.contains("data-part=\"fronts\""));
    let edition = room.edition("en").await.id.to_string();
    let opened = browser.send("/desk/fronts", &[("edition", &edition), ("of", "edition")]).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER, "{}", opened.body);
    opened.leads_to().split('?').next().unwrap().to_owned()
}

/// The draft that a screen shows.
fn seen(screen: &Answer) -> String {
    screen.between("name=\"seen\" value=\"", "\"").unwrap().to_owned()
}

/// Adds a band to the draft that was seen.
async fn adds(browser: &Browser, front: &str, seen: &str, title: &str) -> Answer {
    let band = [
        ("do", "add-band"),
        ("title", title),
        ("style", "row"),
        ("fill", "latest"),
        ("slots", "3"),
        ("seen", seen),
    ];
    browser.send(front, &band).await
}

testkit::both! {
    async fn a_front_is_arranged_by_forms_and_the_preview_is_the_page_that_readers_get(room: TestNewsroom) {
        room.story("en", "Dam holds").live().await;
        let goal = room.story("en", "Goal").section("sport").live().await;
        let dossier = room.told(goal).await.story.dossier.to_string();
        let open = Open::of(&room).await;
        let browser = at_the_desk(&room, &open, "Lena Marsh").await;
        let front = begun(&room, &browser).await;

        let found = browser.screen(&format!("{front}?q=goal&place=0.1")).await;
        assert!(found.body.contains("Goal"), "{}", found.body);
        let pin = [("seen", &*seen(&found)), ("do", "pin"), ("band", "0"), ("slot", "1"), ("dossier", &dossier)];
        assert_eq!(browser.send(&front, &pin).await.status, StatusCode::SEE_OTHER);
        let screen = browser.screen(&front).await;
        assert!(screen.body.contains("is-hand"), "{}", screen.body);
        assert!(!open.public("/en/").await.body.contains("is-hand"));

        let preview = browser.screen(&format!("{front}/preview/page")).await;
        let now = seen(&screen);
        let publish = browser.send(&format!("{front}/publish"), &[("seen", &now), ("version", "0")]).await;
        assert!(publish.leads_to().contains("done=front-published"), "{}", publish.body);
        open.site.catch_up().await.unwrap();
        assert_eq!(preview.body, open.public("/en/").await.body);

        let history = browser.screen(&format!("{front}/history")).await;
        assert!(history.body.contains("Lena Marsh"), "{}", history.body);
        let at = browser.screen(&format!("{front}/at")).await;
        let frame = at.between("<iframe src=\"", "\"").unwrap().replace("&#x2f;", "/");
        let stood = browser.get(&frame).await;
        let stood = if stood.status == StatusCode::OK { stood } else { browser.screen(stood.leads_to()).await };
        assert!(stood.body.contains("data-part=\"stood\"") && stood.body.contains("Dam holds"), "{}", stood.body);
    }

    async fn of_two_who_arrange_at_once_the_later_is_told_and_nothing_is_lost(room: TestNewsroom) {
        room.story("en", "Dam holds").live().await;
        let open = Open::of(&room).await;
        let (lena, omar) = (at_the_desk(&room, &open, "Lena Marsh").await, at_the_desk(&room, &open, "Omar Teague").await);
        let front = begun(&room, &lena).await;
        let both = seen(&omar.screen(&front).await);
        let first = adds(&lena, &front, &both, "Of Lena").await;
        assert!(first.leads_to().contains("done=saved"), "{}", first.body);
        let second = adds(&omar, &front, &both, "Of Omar").await;
        assert!(second.leads_to().contains("done=front-kept-aside"), "{}", second.body);
        let screen = omar.screen(&front).await;
        assert!(screen.body.contains("Of Lena") && screen.body.contains("data-part=\"front-aside\""), "{}", screen.body);
        let aside = screen.between("name=\"draft\" value=\"", "\"").unwrap().to_owned();
        let take = [("seen", &*seen(&screen)), ("draft", &aside)];
        assert_eq!(omar.send(&format!("{front}/take"), &take).await.status, StatusCode::SEE_OTHER);
        assert!(lena.screen(&front).await.body.contains("Of Omar"));
    }

    async fn what_cannot_be_is_refused_with_its_reason_on_the_screen(room: TestNewsroom) {
        room.story("en", "Dam holds").live().await;
        let open = Open::of(&room).await;
        let browser = at_the_desk(&room, &open, "Lena Marsh").await;
        let front = begun(&room, &browser).await;
        let now = seen(&browser.screen(&front).await);
        let past = [("seen", &*now), ("at", "2020-01-01T00:00")];
        let refused = browser.send(&format!("{front}/schedule"), &past).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("2020-01-01T00:00") && refused.body.contains("at-error"), "{}", refused.body);
        let gone = [("seen", &*now), ("do", "unpin"), ("band", "9"), ("slot", "0")];
        let refused = browser.send(&front, &gone).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("notice-refused"), "{}", refused.body);
    }
}
