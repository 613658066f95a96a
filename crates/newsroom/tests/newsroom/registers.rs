//! Names that stand elsewhere: what names a topic when it becomes one with another, slugs that change, redirects into a
//! section that moves, authors who are members.

use crate::imports::{counts, import, line};
use editorial::{
    AssetId, Member, Moment, Names, Refusal, TopicId,
    author::AuthorKind,
    front::{Container, Fill, FrontOf, Kept, Layout, Style},
    permission::Role,
    shelf::Shelf,
    topic::TopicKind,
};
use newsroom::{
    Failure,
    acts::{
        ChangeSlug, CurateFront, Entered, MergeTopics, MoveSection, Registered, RestoreFront, Said,
        SaveFrontDraft, ScheduleFront, SetAuthor, SetCoverage, SetRedirect, SetRegion, SetTopic, SplitInto,
        SplitTopic, TakeFrontDraft, Upload,
    },
};
use store::sql::{authors, coverages, front_drafts, fronts, library, redirects, regions, sections, topics};
use testkit::{NOON, TestNewsroom, editor, member};

const PHOTO: &[u8] = include_bytes!("../../../../fixtures/media/small.jpg");

async fn topic(room: &TestNewsroom, slug: &'static str) -> TopicId {
    room.read(move |tx| topics::by_slug(tx, slug)).await.unwrap().id
}

/// An arrangement with one band that a topic fills, and one of everything.
fn of_topic(topic: TopicId, slots: usize) -> Layout {
    let band =
        |fill, slots| Container { title: String::new(), style: Style::Row, fill, slots, pinned: vec![] };
    Layout { containers: vec![band(Fill::Latest, 3), band(Fill::Topic(topic), slots)] }
}

fn topic_of(layout: &Layout) -> Fill {
    layout.containers[1].fill
}

async fn redirect(room: &TestNewsroom, from: &str, to: &str) {
    let asked = SetRedirect { from: from.to_owned(), to: to.to_owned(), ..SetRedirect::default() };
    room.newsroom().set_redirect(&editor(), asked).await.unwrap();
}

async fn target(room: &TestNewsroom, from: &'static str) -> String {
    room.read(move |tx| redirects::find(tx, from)).await.map(|found| found.to).unwrap_or_default()
}

/// An author with a name in English.
fn author(slug: &str, portrait: Said<AssetId>) -> SetAuthor {
    SetAuthor {
        slug: slug.parse().unwrap(),
        kind: AuthorKind::Person,
        names: Names::in_language("en", "Lena Marsh"),
        titles: Names::default(),
        notes: Names::default(),
        portrait,
        member: Said::Nothing,
    }
}

testkit::both! {
    async fn whatever_names_a_topic_names_the_other_once_they_are_one(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        room.story("en", "One").topic("one").live().await;
        room.story("en", "Two").topic("two").live().await;
        let (one, two) = (topic(&room, "one").await, topic(&room, "two").await);
        let desk = room.newsroom();
        let of = FrontOf::Edition;
        desk.curate_front(&editor(), CurateFront { edition: en, of, layout: of_topic(one, 4) }).await.unwrap();
        let draft = |seen, slots| SaveFrontDraft { edition: en, of, seen, layout: of_topic(one, slots) };
        let (front, _) = desk.save_front_draft(&editor(), draft(0, 5)).await.unwrap();
        let at = Moment::from_micros(NOON.micros() + 60_000_000);
        desk.schedule_front(&editor(), ScheduleFront { front, draft: 1, at }).await.unwrap();
        let (_, kept) = desk.save_front_draft(&editor(), draft(0, 6)).await.unwrap();
        let Kept::Stands(seen) = kept else { panic!("{kept:?}") };
        let (_, aside) = desk.save_front_draft(&editor(), draft(0, 7)).await.unwrap();
        let Kept::Aside(aside) = aside else { panic!("{aside:?}") };
        redirect(&room, "/en/old", "/en/topic/one/").await;
        desk.merge_topics(&editor(), MergeTopics { topic: one, into: two, names: false }).await.unwrap();
        // What stands, what is drafted and lies aside, what waits.
        let stands = room.read(move |tx| fronts::below(tx, front, i64::MAX, 1)).await.remove(0).0;
        assert_eq!((stands.version, topic_of(&stands.layout)), (2, Fill::Topic(two)));
        for version in [seen, aside] {
            let draft = room.read(move |tx| front_drafts::one(tx, front, version)).await.unwrap();
            assert_eq!(topic_of(&draft.layout.unwrap()), Fill::Topic(two), "{version}");
        }
        assert_eq!(target(&room, "/en/old").await, "/en/topic/two/");
        // A screen that was open goes on, although it names the old topic still.
        let (_, kept) = desk.save_front_draft(&editor(), draft(seen, 8)).await.unwrap();
        let Kept::Stands(seen) = kept else { panic!("{kept:?}") };
        let now = room.read(move |tx| front_drafts::current(tx, front)).await.unwrap();
        assert_eq!(topic_of(&now.layout.unwrap()), Fill::Topic(two));
        desk.take_front_draft(&editor(), TakeFrontDraft { front, draft: aside, seen }).await.unwrap();
        room.clock().set(at);
        desk.swap_fronts().await.unwrap();
        let swapped = room.read(move |tx| fronts::below(tx, front, i64::MAX, 1)).await.remove(0).0;
        assert_eq!((swapped.version, topic_of(&swapped.layout)), (3, Fill::Topic(two)));
        // What stood stays as it stood, and comes back with what the topic is now.
        let stood = room.read(move |tx| fronts::version(tx, front, 1)).await.unwrap().0;
        assert_eq!(topic_of(&stood.layout), Fill::Topic(one));
        let back = RestoreFront { front, version: 1, stands: 3 };
        assert_eq!(desk.restore_front(&editor(), back).await.unwrap(), 4);
        let again = room.read(move |tx| fronts::version(tx, front, 4)).await.unwrap().0;
        assert_eq!(topic_of(&again.layout), Fill::Topic(two));
        // So does a file that names it.
        let file = "edition = \"en\"\n[[containers]]\nstyle = \"lead\"\nfill = { topic = \"one\" }\nslots = 2\n";
        desk.curate_front_from_toml(&editor(), file).await.unwrap();
        let of_file = room.read(move |tx| fronts::below(tx, front, i64::MAX, 1)).await.remove(0).0;
        assert_eq!(of_file.layout.containers[0].fill, Fill::Topic(two));
    }

    async fn a_topic_that_is_split_off_under_its_old_slug_is_the_topic_that_it_was(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        let story = room.story("en", "One").topic("one").live().await;
        room.story("en", "Two").topic("two").live().await;
        let (one, two) = (topic(&room, "one").await, topic(&room, "two").await);
        let desk = room.newsroom();
        let of = FrontOf::Edition;
        desk.curate_front(&editor(), CurateFront { edition: en, of, layout: of_topic(one, 4) }).await.unwrap();
        desk.merge_topics(&editor(), MergeTopics { topic: one, into: two, names: false }).await.unwrap();
        let new = SetTopic { slug: "one".parse().unwrap(), kind: TopicKind::default(), names: Names::in_language("en", "One"), notes: Names::default() };
        let asked = SplitTopic { topic: two, stories: vec![story], into: SplitInto::New(new) };
        assert_eq!(desk.split_topic(&editor(), asked).await.unwrap(), (one, 1));
        assert_eq!(room.shelf(en, Shelf::Topic(one)).await, ["One"]);
        // An arrangement from before both knows it by its id.
        let front = room.read(move |tx| fronts::find(tx, en, of)).await.unwrap();
        desk.restore_front(&editor(), RestoreFront { front, version: 1, stands: 2 }).await.unwrap();
        let again = room.read(move |tx| fronts::below(tx, front, i64::MAX, 1)).await.remove(0).0;
        assert_eq!(topic_of(&again.layout), Fill::Topic(one));
    }

    async fn another_slug_leaves_the_old_one_leading_there_and_meaning_the_same(room: TestNewsroom) {
        let chief = member(Role::Chief);
        room.story("en", "Dam holds").region("valley").coverage("floods").by("lena-marsh").topic("dams").live().await;
        let region = room.read(regions::all).await.into_iter().find(|one| one.slug.as_str() == "valley").unwrap();
        let coverage = room.read(coverages::all).await.remove(0);
        let lena = room.read(|tx| authors::by_slug(tx, "lena-marsh")).await.unwrap();
        let dams = topic(&room, "dams").await;
        let desk = room.newsroom();
        redirect(&room, "/en/r", "/en/region/valley/").await;
        redirect(&room, "/en/region/upper-valley/", "/en/region/coast/").await;
        for (of, slug) in [
            (Registered::Region(region.id), "upper-valley"),
            (Registered::Topic(dams), "dam"),
            (Registered::Coverage(coverage.id), "the-floods"),
            (Registered::Author(lena.id), "lena-wren"),
        ] {
            let before = room.log().await.len();
            let asked = ChangeSlug { of, slug: slug.parse().unwrap() };
            assert!(desk.change_slug(&chief, asked.clone()).await.unwrap());
            assert!(!desk.change_slug(&chief, asked).await.unwrap(), "the same again is nothing new");
            assert_eq!(room.news_since(before).await.len(), 1, "{slug}");
        }
        assert_eq!(target(&room, "/en/r").await, "/en/region/upper-valley/");
        assert_eq!(target(&room, "/en/region/upper-valley").await, "", "a page stands there now");
        // Whoever names the old slugs means the same: a file of stories, the publication's file, a front's file.
        let more = r#","regions":["valley"],"coverage":"floods","author":"Lena Marsh","tags":["Dams"]"#;
        let report = import(&room, &line("a", "Dam is measured", more)).await;
        assert_eq!(counts(&report), [1, 0, 0, 0, 0], "{report:?}");
        let en = room.edition("en").await.id;
        for shelf in [Shelf::Region(region.id), Shelf::Coverage(coverage.id), Shelf::Author(lena.id), Shelf::Topic(dams)] {
            assert_eq!(room.shelf(en, shelf).await.len(), 2, "{shelf:?}");
        }
        let names = Names::in_language("en", "The valley");
        let asked = SetRegion { slug: "valley".parse().unwrap(), names: names.clone(), position: region.position };
        assert_eq!(desk.set_region(&chief, asked).await.unwrap(), region.id);
        let asked = SetCoverage { slug: "floods".parse().unwrap(), names, standfirsts: Names::default(), pinned: true, position: 0, closed: false };
        assert_eq!(desk.set_coverage(&chief, asked).await.unwrap(), coverage.id);
        assert_eq!(desk.set_author(&chief, author("lena-marsh", Said::Nothing)).await.unwrap(), lena.id);
        let asked = SetTopic { slug: "dams".parse().unwrap(), kind: TopicKind::Subject, names: Names::in_language("en", "Dams"), notes: Names::default() };
        assert_eq!(desk.set_topic(&chief, asked).await.unwrap(), dams);
        assert_eq!(room.read(|tx| authors::by_slug(tx, "lena-wren")).await.unwrap().id, lena.id);
        // Nobody else gets a slug that was somebody's, and the way back is open.
        let omar = room.read(|tx| authors::by_slug(tx, "omar-teague")).await.unwrap();
        for taken in ["lena-marsh", "lena-wren"] {
            let asked = ChangeSlug { of: Registered::Author(omar.id), slug: taken.parse().unwrap() };
            let refused = desk.change_slug(&chief, asked).await;
            assert!(matches!(refused, Err(Failure::Refused(Refusal::AddressTaken(_)))), "{taken}");
        }
        let back = ChangeSlug { of: Registered::Author(lena.id), slug: "lena-marsh".parse().unwrap() };
        assert!(desk.change_slug(&chief, back).await.unwrap());
        assert_eq!(room.read(|tx| authors::by_slug(tx, "lena-marsh")).await.unwrap().id, lena.id);
        let region = ChangeSlug { of: Registered::Region(region.id), slug: "x".parse().unwrap() };
        let editor = desk.change_slug(&editor(), region).await;
        assert!(matches!(editor, Err(Failure::Refused(Refusal::NotPermitted { .. }))));
    }

    async fn a_slug_and_the_rest_of_an_entry_change_together_or_not_at_all(room: TestNewsroom) {
        let coast = room.read(regions::all).await.into_iter().find(|one| one.slug.as_str() == "coast").unwrap();
        let change = |slug: &str| ChangeSlug { of: Registered::Region(coast.id), slug: slug.parse().unwrap() };
        let entry = |slug: &str, name: &str| {
            let names = Names::in_language("en", name);
            Entered::Region(SetRegion { slug: slug.parse().unwrap(), names, position: 7 })
        };
        let chief = member(Role::Chief);
        let long = "x".repeat(300);
        let refused = room.newsroom().enter_under(&chief, change("shore"), entry("shore", &long)).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::TooLong { .. }))), "{refused:?}");
        assert!(room.read(regions::all).await.contains(&coast), "nothing has changed");
        room.newsroom().enter_under(&chief, change("shore"), entry("shore", "The shore")).await.unwrap();
        let there = room.read(regions::all).await.into_iter().find(|one| one.id == coast.id).unwrap();
        assert_eq!((there.slug.as_str(), there.names.get("en"), there.position), ("shore", "The shore", 7));
    }

    async fn redirects_that_led_into_a_section_that_moves_arrive_in_one_step(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        room.story("en", "Assembly votes").section("politics").live().await;
        redirect(&room, "/en/page", "/en/news/politics/").await;
        redirect(&room, "/en/story", "/en/news/politics/assembly-votes").await;
        redirect(&room, "/en/beside", "/en/news/politics-now").await;
        let tree = room.read(move |tx| sections::of_edition(tx, en)).await;
        let (politics, opinion) = (tree.by_slug("politics").unwrap().id, tree.by_slug("opinion").unwrap().id);
        let slug = "power".parse().unwrap();
        let asked = MoveSection { section: politics, edition: en, parent: Some(opinion), slug, before: None, with_stories: true };
        room.newsroom().move_section(&member(Role::Chief), asked).await.unwrap();
        assert_eq!(target(&room, "/en/page").await, "/en/opinion/power/");
        assert_eq!(target(&room, "/en/story").await, "/en/opinion/power/assembly-votes");
        assert_eq!(target(&room, "/en/beside").await, "/en/news/politics-now");
    }

    async fn a_portrait_of_the_library_stands_with_its_author_and_is_known_there(room: TestNewsroom) {
        let desk = room.newsroom();
        let asset = desk.upload(&editor(), Upload::of(PHOTO.to_vec())).await.unwrap();
        let uses = || room.read(move |tx| library::used(tx, asset, 9));
        assert_eq!(uses().await, 0);
        desk.set_author(&editor(), author("lena-marsh", Said::Is(asset))).await.unwrap();
        assert_eq!((room.read(|tx| authors::by_slug(tx, "lena-marsh")).await.unwrap().portrait, uses().await), (Some(asset), 1));
        desk.set_author(&editor(), author("lena-marsh", Said::Nothing)).await.unwrap();
        assert_eq!(uses().await, 1, "it stays when nothing is said");
        desk.set_author(&editor(), author("lena-marsh", Said::Without)).await.unwrap();
        assert_eq!((room.read(|tx| authors::by_slug(tx, "lena-marsh")).await.unwrap().portrait, uses().await), (None, 0));
        let nowhere = desk.set_author(&editor(), author("lena-marsh", Said::Is(AssetId::from_bytes([9; 16])))).await;
        assert!(matches!(nowhere, Err(Failure::Missing { what: "picture", .. })));
    }

    async fn a_member_is_one_author_at_most(room: TestNewsroom) {
        let ada = room.colleague(Role::Reporter, "Ada").await;
        let desk = room.newsroom();
        let tied = |slug: &str, member| SetAuthor { member, ..author(slug, Said::Nothing) };
        let lena = desk.set_author(&editor(), tied("lena-marsh", Said::Is(ada.id))).await.unwrap();
        let of = || room.read(move |tx| authors::of_member(tx, ada.id));
        assert_eq!(of().await, Some(lena));
        desk.set_author(&editor(), tied("lena-marsh", Said::Nothing)).await.unwrap();
        assert_eq!(of().await, Some(lena), "it stays when nothing is said");
        let omar = desk.set_author(&editor(), tied("omar-teague", Said::Is(ada.id))).await.unwrap();
        assert_eq!(of().await, Some(omar));
        assert_eq!(room.read(move |tx| authors::member(tx, lena)).await, None);
        desk.set_author(&editor(), tied("omar-teague", Said::Without)).await.unwrap();
        assert_eq!(of().await, None);
        let nobody = desk.set_author(&editor(), tied("omar-teague", Said::Is(Member::operator().id))).await;
        assert!(matches!(nobody, Err(Failure::Missing { what: "member", .. })), "{nobody:?}");
    }
}
