use crate::editions::{arabic, english, spanish, style};
use editorial::edition::Digits;
use house_style::HouseStyle;
use proptest::prelude::*;
use std::sync::LazyLock;

static SPANISH: LazyLock<HouseStyle> = LazyLock::new(|| style(&spanish()));
static EASTERN: LazyLock<HouseStyle> = LazyLock::new(|| {
    let mut edition = arabic();
    edition.digits = Digits::Arabic;
    style(&edition)
});

/// Reads a number back as a reader would: digits and the minus sign count, separators do not.
fn read_back(written: &str) -> i64 {
    let figures: String = written
        .chars()
        .filter_map(|letter| match letter {
            '٠'..='٩' => char::from_digit(u32::from(letter) - u32::from('٠'), 10),
            '0'..='9' | '-' => Some(letter),
            _ => None,
        })
        .collect();
    figures.parse().unwrap()
}

proptest! {
    #[test]
    fn a_number_reads_back_in_either_digits(number: i64) {
        prop_assert_eq!(read_back(&SPANISH.number(number)), number);
        let eastern = EASTERN.number(number);
        prop_assert!(!eastern.chars().any(|letter| letter.is_ascii_digit()), "{}", eastern);
        prop_assert_eq!(read_back(&eastern), number);
    }

    #[test]
    fn any_text_may_stand_where_a_decimal_is_expected(written: String) {
        let _ = EASTERN.decimal(&written);
    }
}

#[test]
fn numbers_are_grouped_by_each_custom() {
    assert_eq!(style(&english()).number(1_234_567), "1,234,567");
    assert_eq!(SPANISH.number(1_234_567), "1.234.567");
    assert_eq!(SPANISH.number(1234), "1234");
    assert_eq!(EASTERN.number(1_234_567), "١٬٢٣٤٬٥٦٧");
}

#[test]
fn decimals_keep_the_places_they_were_written_with() {
    assert_eq!(style(&english()).decimal("-4.25"), "-4.25");
    assert_eq!(SPANISH.decimal("-4.50"), "-4,50");
    assert_eq!(EASTERN.decimal("4.25"), "٤٫٢٥");
    assert_eq!(EASTERN.decimal("-4.25"), "\u{61c}-٤٫٢٥");
}

#[test]
fn what_is_no_plain_decimal_stays_as_it_is() {
    for written in ["n/a", "1e300", "12 to 14", "", &"9".repeat(50)] {
        assert_eq!(EASTERN.decimal(written), written);
    }
}

#[test]
fn lists_end_by_each_custom() {
    let names = |names: &[&str]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(style(&english()).list(&names(&["Ada", "Ben", "Cy"])), "Ada, Ben and Cy");
    assert_eq!(SPANISH.list(&names(&["Ada", "Ben", "Inés"])), "Ada, Ben e Inés");
    assert_eq!(EASTERN.list(&names(&["ليلى", "سامي", "هدى"])), "ليلى وسامي وهدى");
    assert_eq!(SPANISH.list(&names(&["Ada"])), "Ada");
    assert_eq!(SPANISH.list(&[]), "");
}

#[test]
fn the_joints_of_a_list_stand_between_its_names() {
    let names = ["Ada", "Ben", "Inés"].map(str::to_owned);
    assert_eq!(SPANISH.list_joints(&names), [", ", " e "]);
    assert_eq!(style(&english()).list_joints(&names), [", ", " and "]);
    assert_eq!(EASTERN.list_joints(&names[..2]), [" و"]);
    assert!(SPANISH.list_joints(&names[..1]).is_empty() && SPANISH.list_joints(&[]).is_empty());
}
