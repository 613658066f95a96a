use crate::editions::{arabic, edition, english, noon, spanish, style};
use editorial::Moment;
use editorial::edition::{Calendar, Digits};
use house_style::HouseStyle;
use insta::assert_snapshot;

fn every_form(style: &HouseStyle, at: Moment) -> String {
    let forms = [
        style.date(at),
        style.long_date(at),
        style.date_time(at),
        style.time(at),
        style.day(at),
        style.year(at),
        style.machine(at),
    ];
    forms.join("\n")
}

#[test]
fn dates_in_english() {
    assert_snapshot!(every_form(&style(&english()), noon()), @r"
    29 Jan 2025
    Wednesday, 29 January 2025
    29 Jan 2025, 12:13
    12:13
    29 January
    2025
    2025-01-29T12:13:14+00:00
    ");
}

#[test]
fn dates_in_spanish() {
    assert_snapshot!(every_form(&style(&spanish()), noon()), @r"
    29 ene 2025
    miércoles, 29 de enero de 2025
    29 ene 2025, 12:13
    12:13
    29 de enero
    2025
    2025-01-29T12:13:14+00:00
    ");
}

#[test]
fn dates_in_arabic_name_the_month_and_take_either_digits() {
    assert_snapshot!(every_form(&style(&arabic()), noon()), @r"
    29 يناير 2025
    الأربعاء، 29 يناير 2025
    29 يناير 2025 في 12:13 م
    12:13 م
    29 يناير
    2025
    2025-01-29T12:13:14+00:00
    ");
    let mut eastern = arabic();
    eastern.digits = Digits::Arabic;
    assert_snapshot!(every_form(&style(&eastern), noon()), @r"
    ٢٩ يناير ٢٠٢٥
    الأربعاء، ٢٩ يناير ٢٠٢٥
    ٢٩ يناير ٢٠٢٥ في ١٢:١٣ م
    ١٢:١٣ م
    ٢٩ يناير
    ٢٠٢٥
    2025-01-29T12:13:14+00:00
    ");
}

#[test]
fn dates_in_the_calendars_of_arabic_papers() {
    let dated = |calendar: Calendar| {
        let mut edition = arabic();
        edition.calendar = calendar;
        style(&edition).date(noon())
    };
    let written = [Calendar::IslamicUmmAlQura, Calendar::IslamicCivil, Calendar::Persian].map(dated);
    assert_snapshot!(written.join("\n"), @r"
    29 رجب 1446 هـ
    29 رجب 1446 هـ
    10 بهمن 1403 ه‍.ش
    ");
    // The two Islamic reckonings part by a day here; one date alone would not tell them from each other.
    let eve = Moment::parse("2025-03-30T12:00:00Z").unwrap();
    let dated = |calendar: Calendar| {
        let mut edition = english();
        edition.calendar = calendar;
        style(&edition).long_date(eve)
    };
    let written = [Calendar::IslamicUmmAlQura, Calendar::IslamicCivil, Calendar::Persian].map(dated);
    assert_snapshot!(written.join("\n"), @r"
    Sunday, 1 Shawwal 1446 AH
    Sunday, 30 Ramadan 1446 AH
    Sunday, 10 Farvardin 1404 AP
    ");
}

#[test]
fn the_day_is_the_readers_not_greenwichs() {
    let late = Moment::parse("2025-06-30T23:30:00Z").unwrap();
    let cairo = style(&edition("ar", "ar-EG", "Africa/Cairo"));
    assert_eq!(cairo.machine(late), "2025-07-01T02:30:00+03:00");
    assert_eq!(cairo.day(late), "1 يوليو");
    let azores = style(&edition("en", "en-GB", "Atlantic/Azores"));
    assert_eq!(azores.date_time(Moment::parse("2025-01-01T00:30:00Z").unwrap()), "31 Dec 2024, 23:30");
}

#[test]
fn the_locale_or_its_keyword_decides_the_hour_cycle() {
    assert_eq!(style(&edition("en", "en-US", "UTC")).time(noon()), "12:13\u{202f}PM");
    assert_eq!(style(&edition("en", "en-US-u-hc-h23", "UTC")).time(noon()), "12:13");
    assert_eq!(style(&edition("ar", "ar-EG-u-hc-h23", "UTC")).time(noon()), "12:13");
}

#[test]
fn a_day_said_is_written_like_any_date() {
    assert_eq!(style(&spanish()).date_said("2025-01-29").as_deref(), Some("29 ene 2025"));
    assert_eq!(style(&spanish()).date_said("last week"), None);
    assert_eq!(style(&spanish()).date_said("2025-02-30"), None);
}

#[test]
fn machine_time_has_no_fractions_also_before_1970() {
    assert_eq!(style(&english()).machine(Moment::from_micros(-1)), "1969-12-31T23:59:59+00:00");
    assert_eq!(style(&english()).date(Moment::from_micros(-1)), "31 Dec 1969");
}
