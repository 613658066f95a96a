//! Two people save one story; what cannot be kept is not lost.

use crate::browser::{Answer, Browser, Open, account, inside};
use axum::http::StatusCode;
use editorial::{Member, StoryId, account::DeskLanguage, permission::Role};
use testkit::TestNewsroom;

/// The fields of the story's form as a browser would send them.
fn form(screen: &Answer) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    let unescaped = |text: &str| {
        let text =
            text.replace("&quot;", "\"").replace("&#x27;", "'").replace("&lt;", "<").replace("&gt;", ">");
        text.replace("&#x2f;", "/").replace("&amp;", "&")
    };
    for name in ["version", "was", "slug", "embargo", "until", "lead", "lead_credit"] {
        let value = screen.between(&format!("name=\"{name}\" value=\""), "\"").unwrap_or_default();
        fields.push((name.to_owned(), unescaped(value)));
    }
    for name in ["headline", "standfirst", "list_headline", "social_headline", "lead_alt", "lead_caption"] {
        let area = screen.body.split_once(&format!("name=\"{name}\" rows")).map_or("", |(_, rest)| rest);
        let value = area
            .split_once('>')
            .and_then(|(_, rest)| rest.split_once("</textarea>"))
            .map_or("", |(value, _)| value);
        fields.push((name.to_owned(), unescaped(value.trim_start_matches('\n'))));
    }
    for name in ["section", "form", "source", "coverage", "assignee"] {
        let list = screen.body.split_once(&format!("name=\"{name}\"")).map_or("", |(_, rest)| rest);
        let list = list.split("</select>").next().unwrap_or_default();
        let chosen = list.split("<option ").find(|option| option.contains(" selected"));
        let value = chosen.and_then(|option| option.split('"').nth(1)).unwrap_or_default();
        fields.push((name.to_owned(), value.to_owned()));
    }
    for ticked in screen.body.split("<input type=\"checkbox\" name=\"").skip(1) {
        let tag = ticked.split('>').next().unwrap_or_default();
        let (name, value) = (tag.split('"').next().unwrap(), tag.split('"').nth(2).unwrap());
        if tag.contains(" checked") {
            fields.push((name.to_owned(), value.to_owned()));
        }
    }
    fields
}

fn with(fields: &[(String, String)], name: &str, value: &str) -> Vec<(String, String)> {
    let mut fields = fields.to_vec();
    fields.retain(|(known, _)| known != name);
    fields.push((name.to_owned(), value.to_owned()));
    fields
}

async fn send(browser: &Browser, path: &str, fields: &[(String, String)]) -> Answer {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    browser.send(path, &fields).await
}

/// Two editors with one story open, and what their forms hold.
struct Two {
    story: StoryId,
    path: String,
    lena: (Browser, Vec<(String, String)>),
    omar: (Browser, Vec<(String, String)>),
    editor: Member,
}

async fn two(room: &TestNewsroom, open: &Open) -> Two {
    let lena = account(room, "Lena Marsh", Role::Editor, DeskLanguage::En).await;
    let omar = account(room, "Omar Haddad", Role::Editor, DeskLanguage::En).await;
    let (story, _) = room.story("en", "Dam holds").topic("river").draft_by(&lena.member()).await;
    let path = format!("/desk/stories/{story}");
    let (first, _) = inside(room, open, &lena).await;
    let (second, _) = inside(room, open, &omar).await;
    let hers = form(&first.screen(&path).await);
    let his = form(&second.screen(&path).await);
    Two { story, path, lena: (first, hers), omar: (second, his), editor: lena.member() }
}

testkit::both! {
    async fn what_two_people_change_apart_from_one_another_is_kept_of_both(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let two = two(&room, &open).await;
        let (lena, hers) = &two.lena;
        let saved = send(lena, &two.path, &with(hers, "slug", "dam-holds-well")).await;
        assert!(saved.leads_to().ends_with("?done=saved"), "{} {}", saved.status, saved.body);
        // He opened it before: his form still has the old slug.
        let (omar, his) = &two.omar;
        let saved = send(omar, &two.path, &with(his, "headline", "Dam holds after all")).await;
        assert!(saved.leads_to().ends_with("?done=saved-together"), "{} {}", saved.status, saved.body);
        let story = room.newsroom().story(&two.editor, two.story).await.unwrap();
        assert_eq!(story.slug.as_str(), "dam-holds-well");
        assert_eq!(open.desk.rooms().wording(two.story).await.unwrap().headlines.page, "Dam holds after all");
    }

    async fn what_is_typed_in_the_draft_meanwhile_is_not_overwritten_by_a_form(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let two = two(&room, &open).await;
        let mut draft = open.desk.rooms().draft(two.story).await.unwrap();
        draft.wording.standfirst = String::from("Typed in another window.");
        open.desk.rooms().replace(two.story, draft, two.editor.id).await.unwrap();
        let (omar, his) = &two.omar;
        let saved = send(omar, &two.path, &with(his, "slug", "dam")).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        assert_eq!(open.desk.rooms().wording(two.story).await.unwrap().standfirst, "Typed in another window.");
    }

    async fn where_both_changed_the_same_both_texts_are_shown_and_one_is_chosen(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let two = two(&room, &open).await;
        let (lena, hers) = &two.lena;
        send(lena, &two.path, &with(hers, "slug", "dam-holds-well")).await;
        let (omar, his) = &two.omar;
        let his = with(&with(his, "slug", "dam-breaks"), "social_headline", "Why <it> breaks");
        let before = room.log().await.len();
        let conflict = send(omar, &two.path, &his).await;
        assert_eq!(conflict.status, StatusCode::CONFLICT, "{}", conflict.body);
        assert_eq!(room.log().await.len(), before, "nothing was changed");
        assert!(conflict.body.contains("Lena Marsh"), "{}", conflict.body);
        for text in ["<del>", "<ins>", "keep-slug", "Why &lt;it&gt; breaks"] {
            assert!(conflict.body.contains(text), "{text}: {}", conflict.body);
        }
        assert!(!conflict.body.contains("keep-social-headline"), "only he changed that");
        let carried = form(&conflict);
        let hidden = |name: &str| {
            let value = conflict.between(&format!("name=\"{name}\" value=\""), "\"").unwrap();
            value.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&#x2f;", "/").replace("&amp;", "&")
        };
        let (theirs, yours) = (hidden("theirs"), hidden("yours"));
        let version = carried.iter().find(|(name, _)| name == "version").unwrap().1.clone();
        for (keep, slug) in [("yours", "dam-breaks"), ("theirs", "dam-holds-well")] {
            let version = if keep == "yours" { version.clone() } else { room.newsroom().story(&two.editor, two.story).await.unwrap().version.to_string() };
            let answer = omar.send(&two.path, &[("version", &version), ("theirs", &theirs), ("yours", &yours), ("keep-slug", keep)]).await;
            let slug_now = room.newsroom().story(&two.editor, two.story).await.unwrap().slug;
            if keep == "yours" {
                assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
                assert_eq!(slug_now.as_str(), slug);
            } else {
                // Chosen once already: what was theirs has gone since, and a choice that changes nothing changes nothing.
                assert_eq!(slug_now.as_str(), "dam-breaks");
            }
        }
        let wording = open.desk.rooms().wording(two.story).await.unwrap();
        assert_eq!(wording.headlines.social, "Why <it> breaks");
    }

    async fn a_form_that_does_not_say_what_it_was_filled_from_overwrites_nothing(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let two = two(&room, &open).await;
        let (lena, hers) = &two.lena;
        send(lena, &two.path, &with(hers, "slug", "dam-holds-well")).await;
        let (omar, his) = &two.omar;
        let stale = send(omar, &two.path, &with(his, "was", "")).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        let story = room.newsroom().story(&two.editor, two.story).await.unwrap();
        assert_eq!(story.slug.as_str(), "dam-holds-well");
    }

    async fn a_refused_form_comes_back_with_all_that_was_typed(room: TestNewsroom) {
        let open = Open::of(&room).await;
        let two = two(&room, &open).await;
        let (lena, hers) = &two.lena;
        let typed = with(&with(hers, "slug", "Not A Slug!"), "headline", "Typed <b>with care</b>");
        let refused = send(lena, &two.path, &typed).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Not A Slug!") && refused.body.contains("Typed &lt;b&gt;with care"), "{}", refused.body);
        let again = form(&refused);
        let saved = send(lena, &two.path, &with(&again, "slug", "a-slug")).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        assert_eq!(open.desk.rooms().wording(two.story).await.unwrap().headlines.page, "Typed <b>with care</b>");
    }

    async fn topics_are_found_as_they_are_typed_added_by_name_and_made_by_who_may(room: TestNewsroom) {
        let open = Open::of(&room).await;
        room.story("en", "About a river").topic("orsel-river-council").live().await;
        let two = two(&room, &open).await;
        let (lena, hers) = &two.lena;
        for typed in ["orsel", "riv", "COUNC", "orsel-riv"] {
            let found = lena.screen(&format!("/desk/pick/topics?edition=en&q={typed}")).await;
            assert!(found.body.contains("orsel-river-council"), "{typed}: {}", found.body);
        }
        assert!(!lena.screen("/desk/pick/topics?edition=en&q=zzz").await.body.contains("orsel"));
        assert_eq!(lena.screen("/desk/pick/topics?edition=en&q=").await.body, "{\"items\":[]}");
        let found = lena.screen("/desk/pick/authors?edition=en&q=mar").await;
        assert!(found.body.contains("Lena Marsh"), "{}", found.body);
        // An editor names one that is there, and may make none.
        let saved = send(lena, &two.path, &with(hers, "new_topics", "Orsel River Council")).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        assert_eq!(open.desk.rooms().wording(two.story).await.unwrap().topics.len(), 2);
        let now = form(&lena.screen(&two.path).await);
        let refused = send(lena, &two.path, &with(&now, "new_topics", "Unheard of")).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("Unheard of"), "{}", refused.body);
        // A chief makes one, in the edition's language.
        let chief = account(&room, "Nadia Karam", Role::Chief, DeskLanguage::Ar).await;
        let (chief, _) = inside(&room, &open, &chief).await;
        let now = form(&chief.screen(&two.path).await);
        let saved = send(&chief, &two.path, &with(&now, "new_topics", "Unheard of, orsel river council")).await;
        assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.body);
        assert_eq!(open.desk.rooms().wording(two.story).await.unwrap().topics.len(), 3);
        let made = room.read(|tx| store::sql::topics::by_slug(tx, "unheard-of")).await.unwrap();
        assert_eq!(made.names.exactly("en"), Some("Unheard of"));
    }
}
