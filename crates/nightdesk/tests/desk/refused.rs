//! What somebody sends that cannot be: what they are told, in their language, and that nothing they wrote is lost.

use crate::browser::{Answer, Browser, Open, account, inside};
use axum::http::StatusCode;
use editorial::{StoryId, account::DeskLanguage, permission::Role, stage::StageKind};
use testkit::TestNewsroom;
use yrs::{
    Doc, ReadTxn, StateVector, Transact, WriteTxn, XmlElementPrelim, XmlFragment,
    sync::{Message, SyncMessage},
    updates::encoder::Encode,
};

/// An editor inside, and a draft of theirs.
async fn at_work(room: &TestNewsroom, language: DeskLanguage) -> (Open, Browser, StoryId) {
    let slug = format!("wall-{}", language.tag());
    let open = Open::of(room).await;
    let lena = account(room, "Lena Marsh", Role::Editor, language).await;
    let (browser, _) = inside(room, &open, &lena).await;
    let (story, _) = room.story("en", "The wall holds").slug(&slug).draft_by(&lena.member()).await;
    (open, browser, story)
}

/// The form beside the text as the screen shows it, with one field said otherwise.
async fn saved_with(browser: &Browser, story: StoryId, field: &str, value: &str) -> Answer {
    let path = format!("/desk/stories/{story}");
    let screen = browser.screen(&path).await;
    let shown = |name: &str| {
        screen.between(&format!("name=\"{name}\" value=\""), "\"").unwrap_or_default().to_owned()
    };
    let section = screen
        .body
        .split_once("name=\"section\"")
        .and_then(|(_, rest)| rest.split_once("selected"))
        .and_then(|(before, _)| before.rsplit_once("value=\""))
        .map(|(_, rest)| rest.split('"').next().unwrap_or_default().to_owned())
        .unwrap_or_default();
    let mut fields = vec![
        ("version", shown("version")),
        ("slug", shown("slug")),
        ("section", section),
        ("form", "news".to_owned()),
        ("source", "own".to_owned()),
        ("headline", "Typed just now".to_owned()),
        ("standfirst", "And this too.".to_owned()),
    ];
    fields.retain(|(name, _)| *name != field);
    fields.push((field, value.to_owned()));
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    browser.send(&path, &fields).await
}

testkit::both! {
    async fn a_slug_in_use_is_refused_and_what_was_typed_stands_in_the_form(room: TestNewsroom) {
        for language in DeskLanguage::ALL {
            let (_, browser, story) = at_work(&room, language).await;
            let name = format!("taken-{}", language.tag());
            room.story("en", "Another").slug(&name).live().await;
            let answer = saved_with(&browser, story, "slug", &name).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.body);
            let said = catalogue(language, "refusal-address-taken");
            assert!(answer.body.contains(&said), "“{said}” in {}", answer.body);
            for typed in [name.as_str(), "Typed just now", "And this too."] {
                assert!(answer.body.contains(typed), "{typed} is lost");
            }
            let kept = room.newsroom().story(&testkit::editor(), story).await.unwrap();
            assert_eq!(kept.slug.as_str(), format!("wall-{}", language.tag()));
        }
    }

    async fn a_time_that_has_gone_by_is_refused_and_stands_in_the_form(room: TestNewsroom) {
        for language in DeskLanguage::ALL {
            let (_, browser, story) = at_work(&room, language).await;
            let path = format!("/desk/stories/{story}/schedule");
            let screen = browser.screen(&path).await;
            let version = screen.between("name=\"version\" value=\"", "\"").unwrap().to_owned();
            for (field, fields) in [
                ("at", [("at", "2020-01-01T00:00"), ("embargo", ""), ("until", "")]),
                ("until", [("at", "2030-01-01T00:00"), ("embargo", ""), ("until", "2020-01-01T00:00")]),
            ] {
                let mut sent = fields.to_vec();
                sent.push(("version", &version));
                let answer = browser.send(&path, &sent).await;
                assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}: {}", answer.body);
                assert!(answer.body.contains("2020-01-01T00:00"), "{field}: what was typed is lost");
                if field == "at" {
                    let said = catalogue(language, "refusal-time-gone-by");
                    assert!(answer.body.contains(&said), "“{said}” in {}", answer.body);
                }
            }
            for unreadable in ["tomorrow", "2030-13-45T99:99", "٢٠٣٠"] {
                let answer = browser.send(&path, &[("at", unreadable), ("version", &version)]).await;
                assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{unreadable}");
                assert!(answer.body.contains(unreadable), "{unreadable} is lost");
            }
            let kept = room.newsroom().story(&testkit::editor(), story).await.unwrap();
            assert_eq!(kept.stage.kind(), StageKind::Draft);
        }
    }

    async fn five_megabytes_are_refused_in_the_form_and_in_the_room(room: TestNewsroom) {
        let (open, browser, story) = at_work(&room, DeskLanguage::En).await;
        let long = "ن".repeat(2_500_000);
        let answer = saved_with(&browser, story, "standfirst", &long).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(answer.body.contains("Nothing was saved") && answer.body.len() < 50_000, "{}", answer.body.len());
        // What fits the form may still be too much for the field.
        let answer = saved_with(&browser, story, "standfirst", &"x".repeat(3_000)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("2,000") && answer.body.contains(&"x".repeat(3_000)), "said and kept");
        let seat = open.desk.rooms().join(story, room.newsroom().story(&testkit::editor(), story).await.unwrap().began_by.unwrap()).await.unwrap();
        let mut mouth = seat.mouth;
        let said = mouth.say(update("paragraph", &long)).await;
        let farewell = said.expect_err("nobody says so much");
        assert_eq!(farewell.code(), 4413, "{farewell}");
        let draft = open.desk.rooms().draft(story).await.unwrap();
        assert_eq!(draft.wording.headlines.page, "The wall holds");
    }

    async fn what_no_story_can_have_is_named_and_taken_out_where_it_can_be(room: TestNewsroom) {
        let (open, browser, story) = at_work(&room, DeskLanguage::En).await;
        let path = format!("/desk/stories/{story}");
        let version = browser.screen(&path).await.between("name=\"version\" value=\"", "\"").unwrap().to_owned();
        let who = room.newsroom().story(&testkit::editor(), story).await.unwrap().began_by.unwrap();
        let mut seat = open.desk.rooms().join(story, who).await.unwrap();
        seat.mouth.say(update("marquee", "Nobody knows this")).await.unwrap();
        // The room takes it when it comes to it, and says so.
        while open.desk.rooms().draft(story).await.is_ok() {
            seat.ears.next().await.unwrap();
        }
        for act in ["submit", "publish"] {
            let answer = browser.send(&format!("{path}/{act}"), &[("version", &version)]).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{act}: {}", answer.body);
            assert!(answer.body.contains("what no story can have") && answer.body.contains("marquee"), "{}", answer.body);
            assert!(answer.body.contains(&path) || answer.body.contains(&path.replace('/', "&#x2f;")), "the way to the story");
        }
        // The screen opens, with the editor in it that takes out what it does not know.
        let screen = browser.screen(&path).await;
        assert!(screen.body.contains("The wall holds") && screen.body.contains("data-island=\"editor\""));
        let kept = room.newsroom().story(&testkit::editor(), story).await.unwrap();
        assert_eq!((kept.stage.kind(), kept.version.to_string()), (StageKind::Draft, version));
    }

    async fn an_id_that_is_none_leads_to_nothing_and_is_said_in_words(room: TestNewsroom) {
        let (_, browser, story) = at_work(&room, DeskLanguage::Ar).await;
        for path in [
            "/desk/stories/not-a-story".to_owned(),
            "/desk/stories/0".to_owned(),
            "/desk/stories/%F0%9F%8C%8A".to_owned(),
            "/desk/stories/not-a-story/history".to_owned(),
            format!("/desk/stories/{story}/compare?from=x&to=y"),
            "/desk/pick/thumbnails/x".to_owned(),
            "/desk/members/x".to_owned(),
        ] {
            let answer = browser.get(&path).await;
            let expected = if path.starts_with("/desk/members") { StatusCode::FORBIDDEN } else { StatusCode::NOT_FOUND };
            assert_eq!(answer.status, expected, "{path}: {}", answer.body);
            assert!(answer.body.contains("dir=\"rtl\""), "{path} is a screen: {}", answer.body);
        }
    }
}

/// The words of a sentence up to its first place or from its last place on, whichever is longer.
fn catalogue(language: DeskLanguage, key: &str) -> String {
    let said = match language {
        DeskLanguage::En => include_str!("../../../../locales/en/refusals.ftl"),
        DeskLanguage::Es => include_str!("../../../../locales/es/refusals.ftl"),
        DeskLanguage::Ar => include_str!("../../../../locales/ar/refusals.ftl"),
    };
    let line = said.lines().find_map(|line| line.strip_prefix(key)?.trim_start().strip_prefix('=')).unwrap();
    let pieces = line.split(['{', '}']).step_by(2).map(str::trim);
    pieces.max_by_key(|piece| piece.len()).unwrap().to_owned()
}

/// What a window says that puts one element with this text into the body.
fn update(element: &str, text: &str) -> bytes::Bytes {
    let doc = Doc::new();
    let mut txn = doc.transact_mut();
    let body = txn.get_or_insert_xml_fragment("body");
    let words = yrs::XmlTextPrelim::new(text);
    body.insert(&mut txn, 0, XmlElementPrelim::new(element, [words.into()]));
    let update = txn.encode_state_as_update_v1(&StateVector::default());
    Message::Sync(SyncMessage::Update(update)).encode_v1().into()
}
