//! Who may not, changes nothing.

use editorial::{Refusal, permission::Role};
use newsroom::{
    Failure,
    acts::{Correct, SendFlash, SetSection, Withdraw},
    import::ImportOptions,
};
use testkit::member;

fn refused<T>(done: &Result<T, Failure>) -> bool {
    matches!(done, Err(Failure::Refused(Refusal::NotPermitted { .. })))
}

testkit::both! {
    async fn a_reporter_writes_and_does_not_publish(room: TestNewsroom) {
        let en = room.edition("en").await;
        let story = room.story("en", "Dam holds").live().await;
        let log = room.log().await;
        let reporter = member(Role::Reporter);
        let desk = room.newsroom();
        assert!(refused(&desk.publish(&reporter, room.story("en", "Scoop").asked().await).await));
        assert!(refused(&desk.withdraw(&reporter, Withdraw { story, reason: "No.".into() }).await));
        let correct = Correct { story, kind: editorial::correction::CorrectionKind::Update, text: "More.".into() };
        assert!(refused(&desk.correct(&reporter, correct).await));
        let flash =
            SendFlash { edition: en.id, text: "Scoop".into(), thread: String::new(), story: None, expires: None };
        assert!(refused(&desk.send_flash(&reporter, flash).await));
        assert!(refused(&desk.import(&reporter, &b""[..], &ImportOptions::default(), &|_| {}).await));
        assert_eq!(room.log().await, log);
        assert_eq!(room.at("/en/news/politics/scoop").await, None);
    }

    async fn who_runs_the_machine_does_not_decide_what_is_news(room: TestNewsroom) {
        let administrator = member(Role::Administrator);
        let asked = room.story("en", "Scoop").asked().await;
        let refusal = room.newsroom().publish(&administrator, asked).await.unwrap_err().to_string();
        assert_eq!(refusal, "the role administrator may not publish; ask someone whose role may");
    }

    async fn an_editor_does_not_change_the_sections(room: TestNewsroom) {
        let en = room.edition("en").await;
        let asked = SetSection {
            id: None,
            edition: en.id,
            parent: None,
            slug: "weather".parse().unwrap(),
            name: "Weather".into(),
            description: String::new(),
            form: editorial::form::Form::News,
            in_navigation: true,
            position: 9,
        };
        assert!(refused(&room.newsroom().set_section(&member(Role::Editor), asked.clone()).await));
        room.newsroom().set_section(&member(Role::Chief), asked).await.unwrap();
    }

}
