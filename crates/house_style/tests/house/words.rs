use crate::editions::{arabic, english, spanish, style};
use editorial::edition::Digits;
use house_style::{HouseStyle, Value, usual_section};
use insta::assert_snapshot;

fn counted(style: &HouseStyle, key: &str, counts: &[i64]) -> String {
    let place = if key == "reading-time" { "minutes" } else { "count" };
    let lines = counts.iter().map(|&count| style.word_with(key, &[(place, Value::Number(count))]));
    lines.collect::<Vec<_>>().join("\n")
}

const COUNTS: [i64; 7] = [0, 1, 2, 3, 11, 100, 1_234_567];

#[test]
fn stories_are_counted_in_english() {
    assert_snapshot!(counted(&style(&english()), "stories-count", &COUNTS), @r"
    No stories
    1 story
    2 stories
    3 stories
    11 stories
    100 stories
    1,234,567 stories
    ");
}

#[test]
fn stories_are_counted_in_spanish() {
    assert_snapshot!(counted(&style(&spanish()), "stories-count", &COUNTS), @r"
    Ningún artículo
    1 artículo
    2 artículos
    3 artículos
    11 artículos
    100 artículos
    1.234.567 artículos
    ");
}

#[test]
fn stories_are_counted_in_the_six_arabic_forms() {
    assert_snapshot!(counted(&style(&arabic()), "stories-count", &COUNTS), @r"
    لا مواد
    مادة واحدة
    مادتان
    3 مواد
    11 مادة
    100 مادة
    1,234,567 مادة
    ");
}

#[test]
fn reading_time_takes_the_editions_digits() {
    let mut eastern = arabic();
    eastern.digits = Digits::Arabic;
    assert_snapshot!(counted(&style(&eastern), "reading-time", &[1, 2, 7, 12, 1200]), @r"
    قراءة في دقيقة واحدة
    قراءة في دقيقتين
    قراءة في ٧ دقائق
    قراءة في ١٢ دقيقة
    قراءة في ١٬٢٠٠ دقيقة
    ");
    assert_snapshot!(counted(&style(&english()), "reading-time", &[1, 7]), @r"
    1 minute read
    7 minute read
    ");
}

#[test]
fn a_year_is_not_grouped() {
    let founded = |style: &HouseStyle| style.word_with("founded", &[("year", Value::Number(1987))]);
    assert_eq!(founded(&style(&english())), "Founded in 1987");
    let mut eastern = arabic();
    eastern.digits = Digits::Arabic;
    assert_eq!(founded(&style(&eastern)), "تأسست عام ١٩٨٧");
}

#[test]
fn only_names_that_run_against_the_page_are_isolated() {
    let by = |style: &HouseStyle, name: &str| style.word_with("by", &[("names", name.into())]);
    assert_eq!(by(&style(&english()), "Lena Marsh"), "By Lena Marsh");
    assert_eq!(by(&style(&english()), "ليلى"), "By \u{2068}ليلى\u{2069}");
    assert_eq!(by(&style(&arabic()), "ليلى"), "بقلم ليلى");
    assert_eq!(by(&style(&arabic()), "Lena (AFP)"), "بقلم \u{2068}Lena (AFP)\u{2069}");
}

#[test]
fn a_missing_word_and_an_unfilled_place_are_seen() {
    let english = style(&english());
    assert_eq!(english.word("tea-time"), "⟦tea-time⟧");
    assert!(!english.speaks("tea-time") && english.speaks("by"));
    assert_eq!(english.word("by"), "By {$names}");
}

#[test]
fn a_page_may_set_a_place_as_a_link() {
    assert_eq!(style(&english()).words_around("by", "names"), ("By ".into(), String::new()));
    let (before, after) = style(&spanish()).words_around("search-none", "query");
    assert_eq!((before.as_str(), after.as_str()), ("No se ha encontrado nada para «", "»."));
}

#[test]
fn usual_sections_have_a_name_in_each_language() {
    assert_eq!(usual_section("es-419", "politics"), Some("Política"));
    assert_eq!(usual_section("ar", "in-pictures"), Some("بالصور"));
    assert_eq!(usual_section("en", "newsfeed"), Some("NewsFeed"));
    assert_eq!(usual_section("en", "beekeeping"), None);
    assert_eq!(usual_section("fr", "politics"), None);
}
