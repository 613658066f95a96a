//! The settings at the desk: each kind of thing is made, changed, put in order and taken away by people who never saw a file;
//! what cannot be is said in the form, and what was typed stands again.

use crate::browser::{Browser, Open, account, inside};
use axum::http::StatusCode;
use editorial::{account::DeskLanguage, front::FrontOf, permission::Role};
use store::sql::{
    authors, coverages, editions, footer_pages, fronts, publication, redirects, regions, sections, stories,
    topics,
};
use testkit::TestNewsroom;

const PHOTO: &[u8] = include_bytes!("../../../../fixtures/media/small.jpg");

async fn somebody(room: &TestNewsroom, role: Role, language: DeskLanguage) -> Browser {
    let open = Open::of(room).await;
    let who = account(room, &format!("Nadia {}", language.tag()), role, language).await;
    inside(room, &open, &who).await.0
}

async fn section_id(room: &TestNewsroom, slug: &'static str) -> String {
    let en = room.edition("en").await.id;
    room.read(move |tx| sections::of_edition(tx, en)).await.by_slug(slug).unwrap().id.to_string()
}

testkit::both! {
    async fn every_screen_of_the_settings_is_there_in_every_language(room: TestNewsroom) {
        room.story("en", "Dam holds").topic("dams").live().await;
        for language in DeskLanguage::ALL {
            let desk = somebody(&room, Role::Chief, language).await;
            let politics = section_id(&room, "politics").await;
            for screen in [
                "publication", "look", "editions", "editions/en", "editions/new", "sections/en", "sections/en/new",
                &format!("sections/en/{politics}"), "regions", "regions/new", "regions/coast", "topics", "topics/new",
                "topics/dams", "topics?text=dam", "coverages", "coverages/new", "coverages/floods", "authors", "authors/new",
                "authors/lena-marsh", "pages/en", "pages/en/new", "redirects", "redirects/one",
            ] {
                let shown = desk.screen(&format!("/desk/settings/{screen}")).await;
                assert!(shown.body.contains("data-part=\"inner-navigation\""), "{screen}");
            }
            assert!(desk.get("/desk/settings").await.leads_to().ends_with("/publication"));
        }
    }

    async fn who_may_see_only_some_of_it_finds_only_that(room: TestNewsroom) {
        let desk = somebody(&room, Role::Editor, DeskLanguage::En).await;
        assert_eq!(desk.get("/desk/settings").await.leads_to(), "/desk/settings/topics");
        let audit = desk.screen("/desk/audit").await.plain();
        for (shown, there) in [("/desk/settings/topics", true), ("/desk/settings/publication", false), ("/desk/members", false)] {
            assert_eq!(audit.contains(&format!("href=\"{shown}\"")), there, "{shown}");
        }
        assert_eq!(desk.get("/desk/settings/publication").await.status, StatusCode::FORBIDDEN);
        let reporter = somebody(&room, Role::Reporter, DeskLanguage::En).await;
        assert_eq!(reporter.get("/desk/settings").await.status, StatusCode::FORBIDDEN);
        assert!(!reporter.screen("/desk/stories").await.plain().contains("/desk/settings"));
    }

    async fn the_publication_and_its_look_are_changed(room: TestNewsroom) {
        let desk = somebody(&room, Role::Chief, DeskLanguage::En).await;
        desk.screen("/desk/settings/publication").await;
        let form = [
            ("name", "The Night Courier"), ("base_address", "https://night.example"), ("first_edition", "ar"), ("founded", "1987"),
            ("email", "desk@night.example"), ("eyes", "four"), ("rights.en", "All rights kept"), ("rights.ar", "جميع الحقوق"),
            ("social", "Mastodon https://social.example/@night\nThe Fediverse https://b.example/"),
        ];
        let drawing = b"<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 4\"><path d=\"M0 0h4v4z\"/></svg>";
        let bad = [&form[..1], &[("base_address", "night"), ("first_edition", "ar")]].concat();
        let refused = desk.send_file("/desk/settings/publication", &bad, None).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.plain().contains("value=\"The Night Courier\"") && refused.body.contains("aria-invalid"));
        let sent = desk.send_unsigned("/desk/settings/publication", &[("name", "x")], None).await;
        assert_eq!(sent.status, StatusCode::FORBIDDEN);
        let csrf = desk.screen("/desk/settings/publication").await.between("name=\"csrf\" value=\"", "\"").unwrap().to_owned();
        let signed = [&form[..], &[("csrf", csrf.as_str())]].concat();
        let sent = desk.send_unsigned("/desk/settings/publication", &signed, None).await;
        assert!(sent.leads_to().ends_with("done=saved"), "{}", sent.body);
        let house = room.read(publication::find).await.unwrap();
        assert_eq!((house.social.len(), house.social[1].service.as_str()), (2, "The Fediverse"));
        assert_eq!((house.founded, house.first_edition.as_str(), house.rights.get("ar")), (Some(1987), "ar", "جميع الحقوق"));
        desk.screen("/desk/settings/look").await;
        let faint = [("brand", "#ffee00"), ("alert", "#b3261e"), ("typeface", "sans"), ("density", "close")];
        let refused = desk.send("/desk/settings/look", &faint).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("#ffee00") && refused.body.contains(": 1"), "{}", refused.body);
        let good = [("brand", "#7A1F5C"), ("alert", "#b3261e"), ("typeface", "sans"), ("density", "close")];
        assert!(desk.send("/desk/settings/look", &good).await.leads_to().ends_with("done=saved"));
        assert_eq!(room.read(publication::find).await.unwrap().colours.brand, "#7a1f5c");
        assert!(drawing.starts_with(b"<?xml"));
    }

    async fn a_section_is_made_moved_by_steps_and_asked_about_its_stories(room: TestNewsroom) {
        room.story("en", "Assembly votes").section("politics").live().await;
        let desk = somebody(&room, Role::Chief, DeskLanguage::Ar).await;
        desk.screen("/desk/settings/sections/en/new").await;
        let made = desk.send("/desk/settings/sections/en/new", &[("title", "Weather"), ("form", "news"), ("in_navigation", "1")]).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
        let en = room.edition("en").await.id;
        let order = || async {
            let tree = room.read(move |tx| sections::of_edition(tx, en)).await;
            tree.tops().map(|top| top.slug.to_string()).collect::<Vec<_>>()
        };
        assert_eq!(order().await, ["news", "opinion", "weather"]);
        let weather = section_id(&room, "weather").await;
        desk.screen("/desk/settings/sections/en").await;
        let up = desk.send("/desk/settings/sections/en", &[("key", &weather), ("way", "up")]).await;
        assert!(up.leads_to().ends_with(&format!("#row-{weather}")), "{}", up.body);
        assert_eq!(order().await, ["news", "weather", "opinion"]);
        desk.send("/desk/settings/sections/en", &[("key", &weather), ("way", "in")]).await;
        assert_eq!(order().await, ["news", "opinion"]);
        desk.send("/desk/settings/sections/en", &[("key", &weather), ("way", "out")]).await;
        assert_eq!(order().await, ["news", "weather", "opinion"]);
        // A drop: under another section, before one of those there.
        let (politics, opinion) = (section_id(&room, "politics").await, section_id(&room, "opinion").await);
        let drop = [("key", politics.as_str()), ("parent", &weather), ("before", "")];
        let asked = desk.send("/desk/settings/sections/en", &drop).await;
        assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(asked.body.contains("name=\"with_stories\"") && asked.body.contains(&politics));
        let sure = [&drop[..], &[("with_stories", "1")]].concat();
        assert_eq!(desk.send("/desk/settings/sections/en", &sure).await.status, StatusCode::SEE_OTHER);
        assert_eq!(room.leads_to("/en/news/politics/assembly-votes").await.unwrap(), "/en/weather/politics/assembly-votes");
        let remove = desk.send(&format!("/desk/settings/sections/en/{opinion}/remove"), &[]).await;
        assert!(remove.leads_to().ends_with("done=removed"), "{}", remove.body);
        let kept = desk.send(&format!("/desk/settings/sections/en/{politics}/remove"), &[]).await;
        assert_eq!(kept.status, StatusCode::UNPROCESSABLE_ENTITY);
        // The slug changes in the form; stories are asked about there too.
        let form = [("title", "Power"), ("slug", "power"), ("parent", weather.as_str()), ("form", "news"), ("in_navigation", "1")];
        let asked = desk.send(&format!("/desk/settings/sections/en/{politics}"), &form).await;
        assert!(asked.status == StatusCode::UNPROCESSABLE_ENTITY && asked.plain().contains("value=\"Power\""));
        let sure = [&form[..], &[("with_stories", "1")]].concat();
        assert_eq!(desk.send(&format!("/desk/settings/sections/en/{politics}"), &sure).await.status, StatusCode::SEE_OTHER);
        assert_eq!(room.leads_to("/en/news/politics/assembly-votes").await.unwrap(), "/en/weather/power/assembly-votes");
    }

    async fn registers_are_kept_by_editors(room: TestNewsroom) {
        let desk = somebody(&room, Role::Editor, DeskLanguage::En).await;
        desk.screen("/desk/settings/topics/new").await;
        let empty = desk.send("/desk/settings/topics/new", &[("notes.en", "Typed already"), ("kind", "place")]).await;
        assert!(empty.status == StatusCode::UNPROCESSABLE_ENTITY && empty.body.contains("Typed already"));
        let made = desk.send("/desk/settings/topics/new", &[("names.en", "Port Asel"), ("names.ar", "ميناء أسل"), ("kind", "place")]).await;
        assert_eq!(made.leads_to(), "/desk/settings/topics/port-asel?done=saved", "{}", made.body);
        let story = room.story("en", "Harbour opens").topic("harbour").live().await;
        desk.screen("/desk/settings/topics/harbour").await;
        let nobody = desk.send("/desk/settings/topics/harbour/merge", &[("into", "nowhere")]).await;
        assert!(nobody.status == StatusCode::UNPROCESSABLE_ENTITY && nobody.body.contains("nowhere"));
        let merged = desk.send("/desk/settings/topics/harbour/merge", &[("into", "Port Asel"), ("names", "1")]).await;
        assert_eq!(merged.leads_to(), "/desk/settings/topics/port-asel?done=topics-merged", "{}", merged.body);
        assert!(desk.screen("/desk/settings/topics/port-asel").await.body.contains("harbour"));
        let id = story.to_string();
        let split = [("story", id.as_str()), ("other", "harbour"), ("new", "1")];
        let parted = desk.send("/desk/settings/topics/port-asel/split", &split).await;
        assert!(parted.leads_to().ends_with("done=topic-split"), "{}", parted.body);
        assert!(room.read(|tx| topics::by_slug(tx, "harbour")).await.is_some());
        desk.screen("/desk/settings/coverages/new").await;
        let coverage = [("names.en", "The vote"), ("standfirsts.en", "All on the vote."), ("pinned", "1")];
        assert!(desk.send("/desk/settings/coverages/new", &coverage).await.leads_to().ends_with("done=saved"));
        let closed = [&coverage[..], &[("closed", "1"), ("slug", "the-vote")]].concat();
        assert!(desk.send("/desk/settings/coverages/the-vote", &closed).await.leads_to().ends_with("done=saved"));
        let all = room.read(coverages::all).await;
        assert!(all.iter().any(|one| one.slug.as_str() == "the-vote" && one.closed.is_some()));
        desk.send("/desk/settings/coverages", &[("key", "the-vote"), ("way", "up")]).await;
        assert_eq!(room.read(coverages::all).await[0].slug.as_str(), "the-vote");
        desk.screen("/desk/settings/authors/new").await;
        let author = [("names.en", "Ada Wren"), ("titles.en", "Economy correspondent"), ("kind", "person")];
        let sent = desk.send_file("/desk/settings/authors/new", &author, Some(("ada.jpg", PHOTO))).await;
        assert!(sent.leads_to().ends_with("done=saved"), "{}", sent.body);
        let ada = room.read(|tx| authors::by_slug(tx, "ada-wren")).await.unwrap();
        let portrait = ada.portrait.unwrap().to_string();
        // The picture that was chosen stays with the form; without a script it is taken away by its box.
        let kept = [&author[..], &[("portrait", portrait.as_str()), ("slug", "ada-lark")]].concat();
        let sent = desk.send_file("/desk/settings/authors/ada-wren", &kept, None).await;
        assert!(sent.leads_to().ends_with("done=saved"), "{}", sent.body);
        let renamed = room.read(|tx| authors::by_slug(tx, "ada-lark")).await.unwrap();
        assert_eq!((renamed.id, renamed.portrait), (ada.id, ada.portrait));
        let again = desk.send_file("/desk/settings/authors/new", &[&author[..], &[("slug", "ada-wren")]].concat(), None).await;
        assert!(again.status == StatusCode::UNPROCESSABLE_ENTITY && again.body.contains("ada-wren"));
        let without = [&kept[..], &[("no_portrait", "1")]].concat();
        desk.send_file("/desk/settings/authors/ada-lark", &without, None).await;
        assert_eq!(room.read(|tx| authors::by_slug(tx, "ada-lark")).await.unwrap().portrait, None);
        let removed = desk.send("/desk/settings/authors/ada-lark/remove", &[]).await;
        assert!(removed.leads_to().ends_with("done=removed"));
    }

    async fn a_coverage_leads_to_its_own_front_or_begins_it(room: TestNewsroom) {
        let desk = somebody(&room, Role::Editor, DeskLanguage::En).await;
        let form = desk.screen("/desk/settings/coverages/floods").await;
        let begin = form.body.split("data-part=\"fronts\"").nth(1).unwrap();
        let said = |name: &str| {
            let value = begin.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
            value.split('"').next().unwrap().to_owned()
        };
        let (edition, of) = (said("edition"), said("of"));
        let begun = desk.send("/desk/fronts", &[("edition", &edition), ("of", &of)]).await;
        let front = begun.leads_to().split('?').next().unwrap().to_owned();
        let coverage = room.read(coverages::all).await[0].id;
        let en = room.edition("en").await.id;
        let found = room.read(move |tx| fronts::find(tx, en, FrontOf::Coverage(coverage))).await.unwrap();
        assert_eq!(front, format!("/desk/fronts/{found}"));
        assert!(desk.screen("/desk/settings/coverages/floods").await.plain().contains(&format!("href=\"{front}\"")));
        // Who arranges no fronts is offered none.
        let other = somebody(&room, Role::Administrator, DeskLanguage::Es).await;
        assert!(!other.screen("/desk/settings/coverages/floods").await.body.contains("data-part=\"fronts\""));
    }

    async fn what_a_member_begins_carries_the_name_of_the_author_who_they_are(room: TestNewsroom) {
        let desk = somebody(&room, Role::Chief, DeskLanguage::En).await;
        let form = desk.screen("/desk/settings/authors/lena-marsh").await;
        let me = form.body.split(">Nadia en</option>").next().unwrap().rsplit("value=\"").next().unwrap();
        let me = me.split('"').next().unwrap().to_owned();
        let author = [("names.en", "Lena Marsh"), ("kind", "person"), ("member", me.as_str())];
        assert!(desk.send_file("/desk/settings/authors/lena-marsh", &author, None).await.leads_to().ends_with("done=saved"));
        desk.screen("/desk/stories/new").await;
        let begun = desk.send("/desk/stories/new", &[("edition", "en"), ("headline", "The dam is full"), ("form", "news")]).await;
        let story: editorial::StoryId = begun.leads_to().rsplit('/').next().unwrap().parse().unwrap();
        let newest = room.told(story).await.story.newest;
        let byline = room.read(move |tx| stories::wording(tx, newest)).await.byline;
        let lena = room.read(|tx| authors::by_slug(tx, "lena-marsh")).await.unwrap().id;
        assert_eq!(byline, editorial::byline::Byline::of_reporters([lena]));
    }

    async fn who_may_see_the_past_and_what_pictures_need_is_said_in_the_settings(room: TestNewsroom) {
        let desk = somebody(&room, Role::Chief, DeskLanguage::Ar).await;
        desk.screen("/desk/settings/publication").await;
        let form = [("name", "The Courier"), ("first_edition", "en"), ("archive", "open"), ("credit", "1"), ("eyes", "two")];
        let saved = desk.send_file("/desk/settings/publication", &form, None).await;
        assert!(saved.leads_to().ends_with("done=saved"), "{}", saved.body);
        let house = room.read(publication::find).await.unwrap();
        assert_eq!((house.archive, house.picture_policy.credit), (editorial::publication::Archive::Open, true));
        let shown = desk.screen("/desk/settings/publication").await.body;
        assert!(shown.contains("value=\"open\" selected") && shown.contains("name=\"credit\" value=\"1\" checked"));
        desk.send_file("/desk/settings/publication", &[("name", "The Courier"), ("first_edition", "en"), ("archive", "members")], None).await;
        let house = room.read(publication::find).await.unwrap();
        assert_eq!((house.archive, house.picture_policy.credit), (editorial::publication::Archive::Members, false));
    }

    async fn the_text_of_a_page_is_taken_as_the_editor_sends_it_and_comes_back_when_it_is_refused(room: TestNewsroom) {
        let desk = somebody(&room, Role::Chief, DeskLanguage::En).await;
        desk.screen("/desk/settings/pages/en/new").await;
        let body = r#"{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Nothing is kept."}]}]}"#;
        let sent = [("title", "Privacy"), ("body", body)];
        let refused = desk.send("/desk/settings/pages/en/new", &[("title", ""), ("body", body)]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("&lt;p&gt;Nothing is kept.&lt;&#x2f;p&gt;") || refused.body.contains("&lt;p&gt;Nothing is kept."), "{}", refused.body);
        let broken = desk.send("/desk/settings/pages/en/new", &[("title", "Privacy"), ("body", "{\"type\":\"doc\",\"content\":[{\"type\":\"nonsense\"}]}")]).await;
        assert!(broken.status == StatusCode::UNPROCESSABLE_ENTITY && broken.body.contains("value=\"Privacy\""));
        let bad = r#"{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"Here","marks":[{"type":"link","attrs":{"href":"javascript:x()"}}]}]}]}"#;
        assert_eq!(desk.send("/desk/settings/pages/en/new", &[("title", "Privacy"), ("body", bad)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(desk.send("/desk/settings/pages/en/new", &sent).await.leads_to().ends_with("done=saved"));
        let en = room.edition("en").await.id;
        let page = room.read(move |tx| footer_pages::of_edition(tx, en)).await.into_iter().find(|page| page.slug.as_str() == "privacy").unwrap();
        assert_eq!(newsroom::paper_file::footer_html(&page.body), "<p>Nothing is kept.</p>");
    }

    async fn regions_pages_editions_and_redirects_are_written(room: TestNewsroom) {
        let desk = somebody(&room, Role::Administrator, DeskLanguage::Es).await;
        desk.screen("/desk/settings/regions/new").await;
        assert!(desk.send("/desk/settings/regions/new", &[("names.es", "El Norte")]).await.leads_to().ends_with("done=saved"));
        desk.send("/desk/settings/regions", &[("key", "el-norte"), ("before", "valley")]).await;
        assert_eq!(room.read(regions::all).await[0].slug.as_str(), "el-norte");
        desk.send("/desk/settings/regions/el-norte/remove", &[]).await;
        assert_eq!(room.read(regions::all).await.len(), 2);
        desk.screen("/desk/settings/pages/en/new").await;
        let page = [("title", "Privacy"), ("text", "<h2>What we keep</h2><p>Nothing. <a href=\"/en/\">Read on</a>.</p><script>x()</script>")];
        let look = desk.send("/desk/settings/pages/en/new", &[&page[..], &[("look", "1")]].concat()).await;
        assert!(look.status == StatusCode::OK && look.body.contains("data-part=\"settings-preview\""));
        let shown = look.body.split("class=\"settings-preview\"").nth(1).unwrap();
        assert!(shown.contains("What we keep") && !shown.split("</section>").next().unwrap().contains("x()"));
        assert!(desk.send("/desk/settings/pages/en/new", &page).await.leads_to().ends_with("done=saved"));
        let en = room.edition("en").await.id;
        let pages = room.read(move |tx| footer_pages::of_edition(tx, en)).await;
        assert!(pages.iter().any(|page| page.slug.as_str() == "privacy"));
        desk.send("/desk/settings/pages/en/privacy/remove", &[]).await;
        assert!(!room.read(move |tx| footer_pages::of_edition(tx, en)).await.iter().any(|page| page.slug.as_str() == "privacy"));
        assert!(desk.send("/desk/settings/pages/en/new", &page).await.leads_to().ends_with("done=saved"), "it comes back");
        desk.screen("/desk/settings/editions/new").await;
        let edition = [("tag", "en-us"), ("language", "en"), ("name", "The Courier, US"), ("zone", "Nowhere/None"), ("direction", "ltr")];
        let refused = desk.send("/desk/settings/editions/new", &edition).await;
        assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.plain().contains("Nowhere/None"));
        let good = [&edition[..3], &[("zone", "America/New_York"), ("direction", "ltr")]].concat();
        let sent = desk.send("/desk/settings/editions/new", &good).await;
        assert!(sent.leads_to().ends_with("done=saved"), "{}", sent.body);
        assert_eq!(room.read(editions::all).await.len(), 4);
        desk.screen("/desk/settings/redirects/one").await;
        let redirect = [("from", "/en/old"), ("to", "/en/news/"), ("kind", "for_ever")];
        assert!(desk.send("/desk/settings/redirects/one", &redirect).await.leads_to().ends_with("done=saved"));
        assert!(desk.screen("/desk/settings/redirects").await.plain().contains("/en/old"));
        let file = desk.send_file("/desk/settings/redirects", &[], Some(("old.csv", b"/en/a,/en/news/\n/en/b,nowhere\n"))).await;
        assert!(file.status == StatusCode::OK && file.body.contains("<li>"), "{}", file.body);
        let out = desk.screen("/desk/settings/redirects.csv").await.body;
        assert!(out.contains("/en/a,/en/news/,"), "{out}");
        desk.send("/desk/settings/redirects/one/remove", &[("from", "/en/old")]).await;
        assert!(room.read(|tx| redirects::find(tx, "/en/old")).await.is_none());
    }
}
