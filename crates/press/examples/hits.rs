//! Hands one page out so many times, over a connection in memory: for counting instructions and allocations of a hit.
//!
//! ```sh
//! cargo build --release -p press --example hits
//! valgrind --tool=callgrind target/release/examples/hits 2000
//! ```
#![allow(clippy::expect_used, reason = "a measurement fails by panicking")]

use http::{HeaderName, HeaderValue, StatusCode};
use press::{
    Draft, Key, Limits, Made, Maker, Part, Press,
    counter::{Dateline, serve},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    sync::watch,
};

struct OnePage;

impl Maker for OnePage {
    type Other = ();

    async fn make(&self, _: &Key) -> Made<()> {
        let line = |name: &'static str, value: &'static str| {
            (HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        Made::Page(Draft {
            status: StatusCode::OK,
            headers: vec![
                line("cache-control", "public, no-cache"),
                line("content-type", "text/html; charset=utf-8"),
            ],
            // No compressor likes it, so that it stays about as long as a story's page is when packed.
            body: (0..10_000_u32)
                .flat_map(|n| n.wrapping_mul(2_654_435_761).to_le_bytes())
                .take(10_000)
                .collect(),
            parts: vec![Part::of(b"story")],
            good_until: None,
        })
    }
}

const REQUEST: &[u8] =
    b"GET /en/news/politics/dam-holds HTTP/1.1\r\nHost: courier.example\r\nUser-Agent: hits\r\n\
    Accept: text/html\r\nAccept-Encoding: gzip, deflate, br, zstd\r\nAccept-Language: en\r\n\r\n";

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let hits: usize = std::env::args().nth(1).and_then(|hits| hits.parse().ok()).unwrap_or(1000);
    let press = Press::new(OnePage, Limits::default(), None);
    press.page(&Key::from("/en/news/politics/dam-holds")).await;
    let (mut reader, counter) = tokio::io::duplex(64 * 1024);
    let (_open, closing) = watch::channel(false);
    let served = tokio::spawn(async move { serve(counter, &press, &Dateline::at(0), closing).await.is_ok() });
    let mut answer = vec![0; 64 * 1024];
    let mut whole = 0;
    for hit in 0..hits {
        reader.write_all(REQUEST).await.expect("the counter listens");
        let mut got = 0;
        // The first answer says how long they all are.
        while got == 0 || (hit > 0 && got < whole) {
            got += reader.read(&mut answer).await.expect("the counter answers");
        }
        whole = got;
    }
    drop(reader);
    assert!(served.await.expect("no panic"), "the connection ends well");
    println!("{hits} hits of {whole} bytes");
}
