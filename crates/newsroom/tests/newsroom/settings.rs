//! The registers of the newsroom: topics that become one and part again, sections that move with their stories, redirects,
//! what may be taken away, and the publication's file from what is there.

use editorial::{
    Member, Names, Refusal, SectionId, StoryId, TopicId, permission::Role, redirect::RedirectKind,
    shelf::Shelf, topic::TopicKind,
};
use newsroom::{
    Failure,
    acts::{
        MergeTopics, MoveSection, Retire, SetOrder, SetRedirect, SetTopic, SplitInto, SplitTopic,
        merge_topics,
    },
};
use store::sql::{former_topics, redirects, sections, stories, topic_merges, topics};
use testkit::{TestNewsroom, editor, member};

async fn topic(room: &TestNewsroom, slug: &'static str) -> TopicId {
    room.read(move |tx| topics::by_slug(tx, slug)).await.unwrap().id
}

async fn section(room: &TestNewsroom, slug: &'static str) -> SectionId {
    let en = room.edition("en").await.id;
    room.read(move |tx| sections::of_edition(tx, en)).await.by_slug(slug).unwrap().id
}

async fn newest_topics(room: &TestNewsroom, story: StoryId) -> Vec<TopicId> {
    let newest = room.told(story).await.story.newest;
    room.read(move |tx| stories::wording(tx, newest)).await.topics
}

fn chief() -> Member {
    member(Role::Chief)
}

async fn moving(room: &TestNewsroom, slug: &'static str, parent: Option<SectionId>, to: &str) -> MoveSection {
    MoveSection {
        section: section(room, slug).await,
        edition: room.edition("en").await.id,
        parent,
        slug: to.parse().unwrap(),
        before: None,
        with_stories: false,
    }
}

testkit::both! {
    async fn all_stories_of_one_topic_become_stories_of_the_other(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        let live = room.story("en", "Flood wall holds").topic("floods-of-may").topic("orsel").live().await;
        let both = room.story("en", "River falls").topic("floods-of-may").topic("flooding").live().await;
        let (draft, _) = room.story("en", "A draft on floods").topic("floods-of-may").draft_by(&editor()).await;
        let version = room.reword(&editor(), live, "Flood wall holds, just").await;
        let updated = room.told(live).await.story.updated;
        let (from, into) = (topic(&room, "floods-of-may").await, topic(&room, "flooding").await);
        let before = room.log().await.len();
        let asked = MergeTopics { topic: from, into, names: true };
        let moved = room.newsroom().merge_topics(&editor(), asked).await.unwrap();
        assert_eq!(moved, 3);
        let mut shelf = room.shelf(en, Shelf::Topic(into)).await;
        shelf.sort();
        assert_eq!(shelf, ["Flood wall holds", "River falls"]);
        assert_eq!(room.shelf(en, Shelf::Topic(from)).await, Vec::<String>::new());
        let mut news = room.news_since(before).await;
        news.sort();
        assert_eq!(news, ["StoryRefiled", "StoryRefiled", "StorySaved", "TopicMerged"]);
        let orsel = topic(&room, "orsel").await;
        assert_eq!(room.told(live).await.wording.unwrap().topics, [into, orsel]);
        assert_eq!(newest_topics(&room, both).await, [into]);
        assert_eq!(newest_topics(&room, draft).await, [into]);
        // What was being written of a live story goes on, and readers are not told of an update.
        let told = room.told(live).await;
        assert!(told.story.has_unpublished_changes());
        assert_eq!((told.story.updated, told.story.version), (updated, version + 1));
        assert_eq!(newest_topics(&room, live).await, [into, orsel]);
        assert!(room.read(|tx| topics::by_slug(tx, "floods-of-may")).await.is_none());
        let former = room.read(|tx| former_topics::by_slug(tx, "floods-of-may")).await.unwrap();
        assert_eq!(former.into, into);
    }

    async fn a_topic_that_became_one_with_another_leads_on_and_is_not_made_again(room: TestNewsroom) {
        for (title, slug) in [("One", "one"), ("Two", "two"), ("Three", "three")] {
            room.story("en", title).topic(slug).live().await;
        }
        let (one, two, three) = (topic(&room, "one").await, topic(&room, "two").await, topic(&room, "three").await);
        let newsroom = room.newsroom();
        newsroom.merge_topics(&editor(), MergeTopics { topic: one, into: two, names: false }).await.unwrap();
        newsroom.merge_topics(&editor(), MergeTopics { topic: two, into: three, names: false }).await.unwrap();
        let first = room.read(|tx| former_topics::by_slug(tx, "one")).await.unwrap();
        assert_eq!(first.into, three, "whoever follows it arrives");
        let again = SetTopic { slug: "one".parse().unwrap(), kind: TopicKind::default(), names: Names::default(), notes: Names::default() };
        let refused = newsroom.set_topic(&editor(), again).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::TopicMerged(into))) if into == "three"));
        let same = newsroom.merge_topics(&editor(), MergeTopics { topic: three, into: three, names: false }).await;
        assert!(matches!(same, Err(Failure::Refused(Refusal::SameTopic))));
        let reporter = newsroom.merge_topics(&member(Role::Reporter), MergeTopics { topic: three, into: two, names: false }).await;
        assert!(matches!(reporter, Err(Failure::Refused(Refusal::NotPermitted { .. }))));
    }

    async fn a_merge_goes_on_when_the_program_ended_in_between(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        for number in 0..3 {
            room.story("en", &format!("Flood {number}")).topic("one").live().await;
        }
        room.story("en", "Two").topic("two").live().await;
        room.story("en", "Three").topic("three").live().await;
        let (one, two, three) = (topic(&room, "one").await, topic(&room, "two").await, topic(&room, "three").await);
        // Asked for, and nothing more: as if the program was killed right after it had answered.
        let ask = |topic, into| {
            let on = room.newsroom().occasion();
            let asked = MergeTopics { topic, into, names: false };
            room.newsroom().store.run(move |tx| merge_topics::begin(tx, &editor(), asked, &on))
        };
        ask(one, two).await.unwrap();
        ask(one, two).await.unwrap();
        let under_way = room.read(move |tx| topic_merges::find(tx, one)).await.unwrap();
        assert_eq!((under_way.moved, under_way.of), (0, 3));
        for (topic, into) in [(two, one), (one, three), (three, one)] {
            let refused = ask(topic, into).await;
            assert!(matches!(refused, Err(Failure::Refused(Refusal::TopicMerged(into))) if into == "two"));
        }
        // Somebody may be at it still.
        assert_eq!(room.newsroom().take_up_merges().await.unwrap(), []);
        assert!(room.read(|tx| topics::by_slug(tx, "one")).await.is_some());
        // The other becomes one with a third: the stories arrive there.
        room.newsroom().merge_topics(&editor(), MergeTopics { topic: two, into: three, names: false }).await.unwrap();
        room.clock().advance(16);
        assert_eq!(room.newsroom().take_up_merges().await.unwrap(), [one]);
        assert_eq!(room.shelf(en, Shelf::Topic(three)).await.len(), 5);
        assert!(room.read(|tx| topics::by_slug(tx, "one")).await.is_none());
        assert_eq!(room.read(|tx| former_topics::by_slug(tx, "one")).await.unwrap().into, three);
        assert!(room.read(move |tx| topic_merges::find(tx, one)).await.is_none());
        assert_eq!(room.newsroom().take_up_merges().await.unwrap(), []);
    }

    async fn splitting_undoes_it_under_the_old_slug(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        let one = room.story("en", "One").topic("one").live().await;
        room.story("en", "Two").topic("two").live().await;
        let (from, into) = (topic(&room, "one").await, topic(&room, "two").await);
        room.newsroom().merge_topics(&editor(), MergeTopics { topic: from, into, names: false }).await.unwrap();
        let names = editorial::Names::in_language("en", "One");
        let new = SetTopic { slug: "one".parse().unwrap(), kind: TopicKind::default(), names, notes: Names::default() };
        let asked = SplitTopic { topic: into, stories: vec![one], into: SplitInto::New(new) };
        let (again, moved) = room.newsroom().split_topic(&editor(), asked).await.unwrap();
        assert_eq!((moved, topic(&room, "one").await), (1, again));
        assert_eq!(room.shelf(en, Shelf::Topic(again)).await, ["One"]);
        assert_eq!(room.shelf(en, Shelf::Topic(into)).await, ["Two"]);
        assert!(room.read(|tx| former_topics::by_slug(tx, "one")).await.is_none());
        let none = SplitTopic { topic: into, stories: Vec::new(), into: SplitInto::There(again) };
        assert!(matches!(room.newsroom().split_topic(&editor(), none).await, Err(Failure::Refused(Refusal::Empty { .. }))));
    }

    async fn a_section_moves_with_its_stories_and_every_old_address_leads_to_the_new(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        let story = room.story("en", "Assembly votes").section("politics").live().await;
        let later = editorial::Moment::from_micros(testkit::NOON.micros() + 3_600_000_000);
        let waiting = room.story("en", "Tomorrow").section("politics").when(later).live().await;
        let (news, opinion) = (section(&room, "news").await, section(&room, "opinion").await);
        let asked = moving(&room, "politics", Some(opinion), "power").await;
        let refused = room.newsroom().move_section(&chief(), asked.clone()).await;
        assert!(matches!(refused, Err(Failure::SectionInUse(path)) if path == "news/politics"));
        assert_eq!(room.at("/en/news/politics/assembly-votes").await, Some(story), "nothing has moved");
        room.newsroom().move_section(&chief(), MoveSection { with_stories: true, ..asked }).await.unwrap();
        for slug in ["assembly-votes", "tomorrow"] {
            let to = room.leads_to(&format!("/en/news/politics/{slug}")).await;
            assert_eq!(to.unwrap(), format!("/en/opinion/power/{slug}"));
        }
        assert_eq!(room.at("/en/opinion/power/tomorrow").await, Some(waiting));
        assert_eq!(room.shelf(en, Shelf::Section(news)).await, Vec::<String>::new());
        assert_eq!(room.shelf(en, Shelf::Section(opinion)).await, ["Assembly votes"]);
        let old = room.read(|tx| redirects::find(tx, "/en/news/politics")).await.unwrap();
        assert_eq!(old.to, "/en/opinion/power/");
        // And back again: nothing is lost, no redirect hides the section.
        let back = moving(&room, "power", Some(news), "politics").await;
        room.newsroom().move_section(&chief(), MoveSection { with_stories: true, ..back }).await.unwrap();
        assert_eq!(room.leads_to("/en/opinion/power/assembly-votes").await.unwrap(), "/en/news/politics/assembly-votes");
        assert!(room.read(|tx| redirects::find(tx, "/en/news/politics")).await.is_none());
        // A story that goes live later stands where its section is by then.
        room.clock().set(later);
        room.newsroom().run_due().await.unwrap();
        let shelf = room.shelf(en, Shelf::Section(news)).await;
        assert_eq!(shelf, ["Tomorrow", "Assembly votes"]);
    }

    async fn a_section_does_not_move_onto_what_stands_there(room: TestNewsroom) {
        room.story("en", "Assembly votes").section("politics").live().await;
        room.story("en", "Opinion piece").section("opinion").slug("power").live().await;
        let opinion = section(&room, "opinion").await;
        let asked = MoveSection { with_stories: true, ..moving(&room, "politics", Some(opinion), "power").await };
        let refused = room.newsroom().move_section(&chief(), asked).await;
        assert!(matches!(refused, Err(Failure::Refused(Refusal::AddressTaken(_)))));
        let under_itself = section(&room, "politics").await;
        let ring = moving(&room, "news", Some(under_itself), "news").await;
        assert!(room.newsroom().move_section(&chief(), ring).await.is_err());
        let editor = room.newsroom().move_section(&editor(), moving(&room, "sport", None, "sport").await).await;
        assert!(matches!(editor, Err(Failure::Refused(Refusal::NotPermitted { .. }))));
    }

    async fn siblings_take_the_order_that_was_asked(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        let (news, politics) = (section(&room, "news").await, section(&room, "politics").await);
        let asked = MoveSection { before: Some(politics), ..moving(&room, "sport", Some(news), "sport").await };
        room.newsroom().move_section(&chief(), asked).await.unwrap();
        let tree = room.read(move |tx| sections::of_edition(tx, en)).await;
        let order: Vec<&str> = tree.children(news).map(|section| section.slug.as_str()).collect();
        assert_eq!(order, ["sport", "politics"]);
        let regions = SetOrder::Regions(vec!["coast".to_owned()]);
        room.newsroom().set_order(&chief(), regions).await.unwrap();
        let regions = room.read(store::sql::regions::all).await;
        assert_eq!(regions.iter().map(|region| region.slug.as_str()).collect::<Vec<_>>(), ["coast", "valley"]);
        let editions = SetOrder::Editions(vec!["ar".to_owned(), "en".to_owned()]);
        room.newsroom().set_order(&chief(), editions).await.unwrap();
        let editions = room.read(store::sql::editions::all).await;
        assert_eq!(editions.iter().map(|edition| edition.tag.as_str()).collect::<Vec<_>>(), ["ar", "en", "es"]);
    }

    async fn a_redirect_never_chains_and_never_hides_a_page(room: TestNewsroom) {
        room.story("en", "Dam holds").live().await;
        let newsroom = room.newsroom();
        let set = |from: &str, to: &str| SetRedirect { from: from.to_owned(), to: to.to_owned(), ..SetRedirect::default() };
        assert!(newsroom.set_redirect(&editor(), set("/en/a/", "/en/b")).await.unwrap());
        assert!(!newsroom.set_redirect(&editor(), set("/en/a", "/en/b")).await.unwrap(), "the same again is nothing new");
        newsroom.set_redirect(&editor(), set("/en/b", "/en/news/")).await.unwrap();
        assert_eq!(room.read(|tx| redirects::find(tx, "/en/a")).await.unwrap().to, "/en/news/");
        newsroom.set_redirect(&editor(), set("/en/c", "/en/a")).await.unwrap();
        assert_eq!(room.read(|tx| redirects::find(tx, "/en/c")).await.unwrap().to, "/en/news/");
        let ring = newsroom.set_redirect(&editor(), set("/en/x", "/en/x/")).await;
        assert!(matches!(ring, Err(Failure::Refused(Refusal::RedirectLoop(_)))));
        for page in ["/en/news/politics/dam-holds", "/en/news", "/en"] {
            let idle = newsroom.set_redirect(&editor(), set(page, "/es/")).await;
            assert!(matches!(idle, Err(Failure::Refused(Refusal::RedirectIdle(_)))), "{page}");
        }
        let gone = SetRedirect { from: "/en/gone".into(), kind: RedirectKind::Gone, note: "A hoax.".into(), ..SetRedirect::default() };
        newsroom.set_redirect(&editor(), gone).await.unwrap();
        newsroom.remove_redirect(&editor(), "/en/gone").await.unwrap();
        assert!(matches!(newsroom.remove_redirect(&editor(), "/en/gone").await, Err(Failure::Missing { .. })));
    }

    async fn a_file_of_redirects_tells_every_bad_line_and_the_same_file_again_changes_nothing(room: TestNewsroom) {
        let file = "from,to,note\n/old/1,/en/news/,moved\n\"/old/2, with comma\",/en/\n/desk/x,/en/\n/old/3,javascript:1\n/old/4,https://other.example/a\n";
        let report = room.newsroom().import_redirects(&editor(), file.into()).await.unwrap();
        assert_eq!((report.set, report.unchanged, report.failed), (2, 0, 3));
        assert_eq!(report.reasons.iter().map(|bad| bad.line).collect::<Vec<_>>(), [3, 4, 5]);
        let again = room.newsroom().import_redirects(&editor(), file.into()).await.unwrap();
        assert_eq!((again.set, again.unchanged, again.failed), (0, 2, 3));
        let out = room.newsroom().export_redirects(&editor()).await.unwrap();
        assert_eq!(out, "from,to,note\n/old/1,/en/news/,moved\n/old/4,https://other.example/a,\n");
    }

    async fn nothing_is_taken_away_that_readers_still_find(room: TestNewsroom) {
        let en = room.edition("en").await.id;
        room.story("en", "Dam holds").region("valley").coverage("floods").by("lena-marsh").topic("dams").live().await;
        let newsroom = room.newsroom();
        let regions = room.read(store::sql::regions::all).await;
        let coverage = room.read(store::sql::coverages::all).await[0].id;
        let author = room.read(|tx| store::sql::authors::by_slug(tx, "lena-marsh")).await.unwrap().id;
        let used = [
            Retire::Region(regions[0].id),
            Retire::Coverage(coverage),
            Retire::Author(author),
            Retire::Topic(topic(&room, "dams").await),
            Retire::Section(en, section(&room, "politics").await),
        ];
        for what in used {
            let refused = newsroom.retire(&chief(), what).await;
            assert!(matches!(refused, Err(Failure::Refused(Refusal::StillInUse { stories: 1 }))), "{what:?}: {refused:?}");
        }
        let parent = newsroom.retire(&chief(), Retire::Section(room.edition("es").await.id, SectionId::from_bytes([1; 16]))).await;
        assert!(matches!(parent, Err(Failure::Missing { .. })));
        let before = room.log().await.len();
        newsroom.retire(&chief(), Retire::Region(regions[1].id)).await.unwrap();
        newsroom.retire(&chief(), Retire::Section(en, section(&room, "sport").await)).await.unwrap();
        assert_eq!(room.news_since(before).await, ["RegionRemoved", "SectionRemoved"]);
        let (draft, _) = room.story("en", "Column").section("opinion").draft_by(&editor()).await;
        let filed = newsroom.retire(&chief(), Retire::Section(en, section(&room, "opinion").await)).await;
        assert!(matches!(filed, Err(Failure::Refused(Refusal::SectionNotEmpty))), "{draft}");
    }

    async fn what_is_there_becomes_a_file_that_changes_nothing_when_it_is_applied(room: TestNewsroom) {
        // An order of its own in one edition, a gap in the places, a section that only one language has.
        let en = room.edition("en").await.id;
        let (news, politics) = (section(&room, "news").await, section(&room, "politics").await);
        let asked = MoveSection { before: Some(politics), ..moving(&room, "sport", Some(news), "sport").await };
        room.newsroom().move_section(&chief(), asked).await.unwrap();
        room.newsroom().retire(&chief(), Retire::Region(room.read(store::sql::regions::all).await[0].id)).await.unwrap();
        let file = room.newsroom().export_publication(&Member::operator()).await.unwrap();
        let log = room.log().await;
        room.newsroom().apply_publication(&Member::operator(), &file).await.unwrap();
        let news = room.news_since(log.len()).await;
        assert_eq!(news, Vec::<String>::new(), "{file}");
        assert_eq!(room.newsroom().export_publication(&Member::operator()).await.unwrap(), file);
        let tree = room.read(move |tx| sections::of_edition(tx, en)).await;
        assert_eq!(tree.children(tree.by_slug("news").unwrap().id).next().unwrap().slug.as_str(), "sport");
    }

    async fn a_colour_that_cannot_be_seen_is_refused_with_its_contrast(room: TestNewsroom) {
        let mut house = room.read(store::sql::publication::find).await.unwrap();
        house.colours.brand = "#ffdd00".to_owned();
        let refused = room.newsroom().change_publication(&chief(), house).await;
        let told = refused.unwrap_err().to_string();
        assert!(told.contains("1.34 : 1") && told.contains("3.00 : 1"), "{told}");
    }
}
