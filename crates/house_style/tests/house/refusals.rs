use crate::editions::{arabic, edition, english};
use house_style::{HouseStyle, Unspeakable};
use insta::assert_snapshot;

fn refusal(edition: &editorial::Edition) -> String {
    HouseStyle::of(edition).unwrap_err().to_string()
}

#[test]
fn what_cannot_be_spoken_says_why_and_what_to_do() {
    assert_snapshot!(refusal(&edition("fr", "fr-FR", "UTC")), @"the house has no words in the language “fr”; choose one of en, es, ar or add its catalogue");
    assert_snapshot!(refusal(&edition("en", "english!", "UTC")), @"“english!” is not a locale; write it like en-GB, es-419 or ar-EG (BCP 47)");
    assert_snapshot!(refusal(&edition("ar", "en-GB", "UTC")), @"the locale “en-GB” is not of the edition's language “ar”; choose one that begins with it");
    assert_snapshot!(refusal(&edition("en", "en-GB", "Europe/Atlantis")), @"“Europe/Atlantis” is not a time zone; write it like Europe/Madrid or Africa/Cairo (IANA time zone database)");
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
