use crate::editions::{arabic, edition, english};
use editorial::{Moment, Permission, Refusal, account::DeskLanguage, edition::Digits, permission::Role};
use house_style::{HouseStyle, Refusals, Unspeakable};
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

fn told(language: DeskLanguage, digits: Digits, refusal: &Refusal) -> String {
    Refusals::of(language, digits).unwrap().say(refusal, Moment::from_micros(0))
}

#[test]
fn a_refusal_is_told_in_the_language_of_the_desk() {
    let may_not = Refusal::NotPermitted { permission: Permission::Publish, role: Role::Reporter };
    assert_snapshot!(told(DeskLanguage::En, Digits::Latin, &may_not), @"The role “reporter” does not carry the permission to publish. Ask someone whose role does.");
    assert_snapshot!(told(DeskLanguage::Es, Digits::Latin, &may_not), @"El rol «redactor» no tiene permiso para publicar. Pida ayuda a alguien cuyo rol lo tenga.");
    assert_snapshot!(told(DeskLanguage::Ar, Digits::Arabic, &may_not), @"الدور «محرر أخبار» لا يتيح النشر. اطلب ذلك ممن يتيحه دوره.");
}

#[test]
fn a_wait_is_told_in_whole_minutes() {
    let wait = |seconds: i64| Refusal::TryAgainLater { at: Moment::from_micros(seconds * 1_000_000) };
    assert_snapshot!(told(DeskLanguage::En, Digits::Latin, &wait(30)), @"There were too many failures from here. Try again in 1 minute.");
    assert_snapshot!(told(DeskLanguage::Es, Digits::Latin, &wait(61)), @"Hubo demasiados fallos desde aquí. Vuelva a intentarlo dentro de 2 minutos.");
    assert_snapshot!(told(DeskLanguage::Ar, Digits::Arabic, &wait(900)), @"كثرت المحاولات الفاشلة من هنا. حاول مجددًا بعد ١٥ دقيقة.");
}

#[test]
fn what_somebody_wrote_stands_in_the_sentence_as_it_is() {
    let advice = "write one mail address";
    let unusable = Refusal::Unusable { field: "email", given: "lena".into(), advice };
    assert_snapshot!(told(DeskLanguage::En, Digits::Latin, &unusable), @"Mail address: “lena” cannot be used. Write one mail address.");
    let unknown = Refusal::Empty { field: "a field of tomorrow", advice: "write it" };
    assert_snapshot!(told(DeskLanguage::En, Digits::Latin, &unknown), @"a field of tomorrow: this is empty. write it");
}
