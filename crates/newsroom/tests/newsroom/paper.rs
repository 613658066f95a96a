//! The publication as a file: applied once, applied again, changed.

use editorial::{Member, front::FrontOf};
use newsroom::{Failure, acts::SetSection};
use store::sql;
use testkit::member;

const PAPER: &str = include_str!("../../../testkit/src/paper.toml");

testkit::both! {
    async fn applying_the_file_again_changes_nothing(room: TestNewsroom) {
        let log = room.log().await;
        room.newsroom().apply_publication(&Member::operator(), PAPER).await.unwrap();
        assert_eq!(room.log().await, log);
    }

    async fn what_differs_is_changed_and_what_the_file_does_not_name_stays(room: TestNewsroom) {
        let log = room.log().await.len();
        let changed = PAPER
            .replace("en = \"Politics\"", "en = \"Power\"")
            .replace("slug = \"coast\"", "slug = \"shore\"");
        room.newsroom().apply_publication(&Member::operator(), &changed).await.unwrap();
        assert_eq!(room.news_since(log).await, ["SectionChanged", "RegionChanged"]);
        let regions = room.read(sql::regions::all).await;
        assert_eq!(regions.len(), 3);
        let en = room.edition("en").await.id;
        let tree = room.read(move |tx| sql::sections::of_edition(tx, en)).await;
        assert_eq!(tree.by_slug("politics").unwrap().name, "Power");
    }

    async fn a_file_with_a_mistake_is_refused_whole_with_its_place(room: TestNewsroom) {
        let log = room.log().await;
        let typing_error = PAPER.replace("direction = \"rtl\"", "direction = \"left\"");
        let refused = room.newsroom().apply_publication(&Member::operator(), &typing_error).await.unwrap_err();
        assert!(refused.to_string().contains("unknown variant `left`"), "{refused}");
        let no_such_zone = PAPER.replacen("zone = \"UTC\"", "zone = \"Velmara/Asel\"", 1);
        let refused = room.newsroom().apply_publication(&Member::operator(), &no_such_zone).await.unwrap_err();
        assert!(refused.to_string().contains("Velmara/Asel"), "{refused}");
        assert_eq!(room.log().await, log);
    }

    async fn settings_that_readers_could_not_use_are_refused_with_their_field(room: TestNewsroom) {
        let log = room.log().await;
        let house = |more: &str| PAPER.replacen("[publication]", &format!("[publication]\n{more}"), 1);
        let mut said = Vec::new();
        let wrong = [
            house("base_address = \"courier.example/\""),
            house("founded = 0"),
            house("social = [{ service = \"X\", address = \"javascript:alert(1)\" }]"),
            house("security_contact = \"mailto:a@b.example\\nExpires: never\""),
            house("logo_svg = \"<svg xmlns='http://www.w3.org/2000/svg' onload='x()' viewBox='0 0 1 1'/>\""),
            house("logo_svg = \"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><a href='/'><path d='M0 0'/></a></svg>\""),
            PAPER.replacen("tag = \"es\"", "tag = \"assets\"", 1),
            PAPER.replacen("tag = \"es\"", "tag = \"en\"", 1),
            format!("{PAPER}\n[[sections]]\nslug = \"politics\"\nnames = {{ en = \"Politics again\" }}\n"),
        ];
        for file in wrong {
            let refused = room.newsroom().apply_publication(&Member::operator(), &file).await;
            said.push(refused.map_or_else(|failure| failure.to_string(), |()| "taken".to_owned()));
        }
        insta::allow_duplicates! {
            insta::assert_snapshot!(said.join("\n"), @r"
            base_address cannot be “courier.example/”: write where the site stands, without a path or a slash at the end, for example https://courier.example
            founded cannot be “0”: write a year from 1 to 9999
            social.address cannot be “javascript:alert(1)”: write the account's address on the web, beginning with https:// or http://
            security_contact cannot be “mailto:a@b.example\nExpires: never”: write one address that begins with mailto:, https: or tel:, for example mailto:security@courier.example
            logo_svg cannot be read: the drawing contains a script; remove it: readers get pictures, never programs
            logo_svg cannot be read: the drawing contains a link; remove it: the page links the mark itself
            tag cannot be “assets”: addresses of the house itself begin with it; use the language, for example en
            the publication's file cannot be read: the edition “en” stands in it twice; name each once
            the publication's file cannot be read: the section “politics” stands in it twice; name each once
            ");
        }
        assert_eq!(room.log().await, log);
    }

    async fn a_second_publication_is_refused(room: TestNewsroom) {
        let there = room.read(sql::publication::find).await.unwrap();
        let refused = room.newsroom().open_publication(&Member::operator(), there, vec![]).await;
        assert!(matches!(refused, Err(Failure::AlreadyOpen(name)) if name == "The Test Courier"));
    }

    async fn a_section_neither_takes_an_address_nor_moves_under_its_stories(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        room.story("en", "Dam holds").section("news").live().await;
        let tree = room.read(move |tx| sql::sections::of_edition(tx, en)).await;
        let news = tree.by_slug("news").unwrap();
        let section = |parent, slug: &str| SetSection {
            id: None,
            edition: en,
            parent,
            slug: slug.parse().unwrap(),
            name: "A section".into(),
            description: String::new(),
            form: editorial::form::Form::News,
            in_navigation: true,
            position: 5,
        };
        let chief = member(editorial::permission::Role::Chief);
        for (parent, taken) in [(None, "search"), (Some(news.id), "dam-holds"), (Some(news.id), "opinion")] {
            let refused = room.newsroom().set_section(&chief, section(parent, taken)).await;
            assert!(matches!(refused, Err(Failure::Refused(editorial::Refusal::AddressTaken(_)))), "{taken}");
        }
        let moved = SetSection { id: Some(news.id), ..section(None, "nouvelles") };
        assert!(matches!(room.newsroom().set_section(&chief, moved).await, Err(Failure::SectionInUse(_))));
        let under_itself = SetSection { id: Some(news.id), ..section(Some(news.id), "news") };
        assert!(room.newsroom().set_section(&chief, under_itself).await.is_err());
    }

    async fn a_front_is_arranged_by_a_file_that_calls_things_by_their_slugs(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        room.story("en", "Dam holds").section("sport").dossier("dam").live().await;
        room.story("en", "Goal").section("sport").live().await;
        let front = r#"
            edition = "en"
            [[containers]]
            style = "lead"
            fill = "latest"
            slots = 3
            pinned = ["dam", "goal"]
            [[containers]]
            title = "Opinion"
            style = "voices"
            fill = { section = "opinion" }
            slots = 4
            [[containers]]
            title = "The floods"
            style = "row"
            fill = { coverage = "floods" }
            slots = 4
        "#;
        assert_eq!(room.newsroom().curate_front_from_toml(&member(editorial::permission::Role::Chief), front).await.unwrap(), 1);
        let now = room.clock().now();
        let kept = room.read(move |tx| sql::fronts::as_of(tx, en, FrontOf::Edition, now)).await.unwrap();
        let pinned = &kept.layout.containers[0].pinned;
        assert_eq!(pinned[0], Some(editorial::DossierId::of_key("dam")));
        let goal = pinned[1];
        let by_address = front.replace("\"goal\"", "\"/en/news/sport/goal\"");
        assert_eq!(
            room.newsroom().curate_front_from_toml(&member(editorial::permission::Role::Chief), &by_address).await.unwrap(),
            2
        );
        let again = room.read(move |tx| sql::fronts::as_of(tx, en, FrontOf::Edition, now)).await.unwrap();
        assert_eq!(again.layout.containers[0].pinned[1], goal);
        let twice = front.replace("\"goal\"", "\"goal\", \"/en/news/sport/goal\"");
        let refused = room.newsroom().curate_front_from_toml(&Member::operator(), &twice).await.unwrap_err();
        assert!(
            refused.to_string().contains("container 1, slot 3 pins what container 1, slot 2 pins already"),
            "{refused}"
        );
        let nowhere = front.replace("\"goal\"", "\"own-goal\"");
        let refused = room.newsroom().curate_front_from_toml(&Member::operator(), &nowhere).await.unwrap_err();
        assert_eq!(
            refused.to_string(),
            "there is no dossier or story “own-goal” here; look for a typing error, or make it first"
        );
    }
}
