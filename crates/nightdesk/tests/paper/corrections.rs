//! What was wrong and what is right is told under the story, in one list, and to those who read by feed.

use crate::reader::Reader;
use editorial::correction::CorrectionKind;
use newsroom::acts::{Correct, Withdraw};
use testkit::editor;

const TOLD: &str = "The fund is 640 million marels, not 460 million.";

testkit::both! {
    async fn a_correction_is_told_wherever_the_story_is(room: TestNewsroom) {
        let story = room.story("en", "Fund passes").live().await;
        let asked = Correct { story, kind: CorrectionKind::Correction, text: TOLD.to_owned() };
        room.newsroom().correct(&editor(), asked).await.unwrap();
        let reader = Reader::of(&room).await;
        let page = reader.page("/en/news/politics/fund-passes").await;
        assert!(page.main().contains("data-part=\"corrections\"") && page.main().contains(TOLD));
        let article = page.structured().remove(0);
        assert_eq!(article["correction"][0]["text"], TOLD);
        let list = reader.page("/en/corrections").await;
        assert!(list.main().contains(TOLD), "the list of corrections does not tell it");
        assert!(list.main().contains("/en/news/politics/fund-passes"));
        for feed in ["/en/feed.xml", "/en/feed.atom", "/en/feed.json"] {
            assert!(reader.page(feed).await.body.contains(TOLD), "{feed}");
        }
        assert!(!reader.page("/es/corrections").await.main().contains(TOLD), "other editions have their own");
    }

    async fn the_list_does_not_name_what_was_taken_back(room: TestNewsroom) {
        let story = room.story("en", "Fund passes").live().await;
        let asked = Correct { story, kind: CorrectionKind::Retraction, text: TOLD.to_owned() };
        room.newsroom().correct(&editor(), asked).await.unwrap();
        let asked = Withdraw { story, reason: "It did not.".to_owned() };
        room.newsroom().withdraw(&editor(), asked).await.unwrap();
        assert!(!Reader::of(&room).await.page("/en/corrections").await.main().contains(TOLD));
    }
}
