//! How fast the house style writes: nanoseconds for each kind of answer, the median of several rounds.
//!
//! `cargo run --release -p house_style --example pace`

use editorial::edition::{Calendar, Digits, Direction};
use editorial::{Edition, EditionId, Moment};
use house_style::HouseStyle;
use std::hint::black_box;
use std::time::Instant;

const ROUNDS: usize = 9;
const TIMES: u32 = 20_000;

fn pace(name: &str, mut answer: impl FnMut(i64) -> String) {
    let mut rounds: Vec<u128> = (0..ROUNDS)
        .map(|_| {
            let start = Instant::now();
            for n in 0..TIMES {
                black_box(answer(i64::from(n)));
            }
            start.elapsed().as_nanos() / u128::from(TIMES)
        })
        .collect();
    rounds.sort_unstable();
    println!("{name:<16} {:>6} ns", rounds[ROUNDS / 2]);
}

fn main() -> Result<(), house_style::Unspeakable> {
    let editions = [
        ("en", "en-GB", Calendar::Gregorian, Digits::Latin),
        ("ar", "ar-SA", Calendar::IslamicUmmAlQura, Digits::Arabic),
    ];
    for (language, locale, calendar, digits) in editions {
        let edition = Edition {
            id: EditionId::new(Moment::from_micros(0), [0; 10]),
            tag: language.to_owned(),
            language: language.to_owned(),
            locale: locale.to_owned(),
            direction: if language == "ar" { Direction::Rtl } else { Direction::Ltr },
            zone: "Asia/Riyadh".to_owned(),
            calendar,
            digits,
            name: String::new(),
            slogan: String::new(),
            about: String::new(),
            language_name: String::new(),
        };
        let start = Instant::now();
        let style = HouseStyle::of(&edition)?;
        println!("{locale}: built in {} µs", start.elapsed().as_micros());
        let at = |n: i64| Moment::from_micros(1_738_152_780_000_000 + n * 3_600_000_000);
        let names = ["Ada".to_owned(), "Ben".to_owned(), "Inés".to_owned()];
        pace("date", |n| style.date(at(n)));
        pace("long_date", |n| style.long_date(at(n)));
        pace("date_time", |n| style.date_time(at(n)));
        pace("time", |n| style.time(at(n)));
        pace("machine", |n| style.machine(at(n)));
        pace("number", |n| style.number(n * 1_001));
        pace("list", |_| style.list(&names));
        pace("word", |_| style.word("most-read"));
        pace("counted word", |n| style.word_with("stories-count", &[("count", n.into())]));
    }
    Ok(())
}
