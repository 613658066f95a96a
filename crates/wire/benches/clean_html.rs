//! How long one article of 900 words takes from HTML to body and back. Run with `cargo bench -p wire`.

use std::{hint::black_box, time::Instant};
use wire::html;

fn main() {
    let sentence = "The board said on the second day that the <strong>wall</strong> would hold, and \
                    <a href=\"https://example.org/board?a=1&amp;b=2\">published the readings</a> &mdash; every one. ";
    let paragraph = format!("<p class=\"text\">{}</p>\n", sentence.repeat(3));
    let article = paragraph.repeat(16);
    let words = html::body(&article).unwrap_or_default().body.plain_text().split_whitespace().count();
    println!("{words} words, {} bytes of HTML", article.len());
    report("clean", || drop(black_box(html::body(black_box(&article)))));
}

fn report(what: &str, mut work: impl FnMut()) {
    const TIMES: usize = 2_000;
    let mut taken: Vec<_> = (0..TIMES)
        .map(|_| {
            let start = Instant::now();
            work();
            start.elapsed()
        })
        .collect();
    taken.sort_unstable();
    println!("{what}: median {:?}, p99 {:?}", taken[TIMES / 2], taken[TIMES * 99 / 100]);
}
