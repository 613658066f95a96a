use crate::editions::{arabic, edition, english};
use house_style::{HouseStyle, Unspeakable};
use insta::assert_snapshot;

fn refusal(edition: &editorial::Edition) -> String {
    HouseStyle::of(edition).unwrap_err().to_string()
}

#[test]
fn what_cannot_be_spoken_says_why_and_what_to_do() {
    assert_snapshot!(refusal(&edition("fr", "fr-FR", "UTC")), @"");
    assert_snapshot!(refusal(&edition("en", "english!", "UTC")), @"");
    assert_snapshot!(refusal(&edition("ar", "en-GB", "UTC")), @"");
    assert_snapshot!(refusal(&edition("en", "en-GB", "Europe/Atlantis")), @"");
}

#[test]
fn the_refusal_is_typed() {
    let mut nowhere = english();
    nowhere.zone = "somewhere".to_owned();
    assert_eq!(HouseStyle::of(&nowhere).unwrap_err(), Unspeakable::Zone("somewhere".to_owned()));
}

#[test]
fn a_style_is_shared_between_threads() {
    fn shared<T: Send + Sync>(_: &T) {}
    let style = HouseStyle::of(&arabic()).unwrap();
    shared(&style);
    std::thread::scope(|threads| {
        for _ in 0..4 {
            threads.spawn(|| {
                assert_eq!(style.word_with("page-number", &[("n", 7.into())]), "الصفحة 7");
            });
        }
    });
}
