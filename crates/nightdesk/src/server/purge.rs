//! Telling shared caches in front of us what changed, so that they drop exactly those pages.
//!
//! A call is `PURGE` with the keys in `Surrogate-Key`, which `docs/varnish.vcl` understands, and other caches with one
//! rule. It is sent when the pages here are old already, so what a cache fetches next is new; and once more a second
//! later, because an answer that was on its way during the first call may have been kept after it.

use reqwest::{Client, Method, Url};
use std::{sync::Arc, time::Duration};
use tokio::sync::broadcast::{Receiver, error::RecvError};
use web::{KEY, Surrogates};

/// Nobody waits for a cache longer than this.
const PATIENCE: Duration = Duration::from_secs(5);

/// Passes every change on to these caches, for as long as there is a press.
pub async fn tell(mut touches: Receiver<Arc<[u64]>>, caches: Vec<Url>) {
    if caches.is_empty() {
        return;
    }
    let client = match Client::builder().timeout(PATIENCE).no_proxy().build() {
        Ok(client) => client,
        Err(error) => {
            tracing::error!(%error, "caches cannot be told what changes; they keep pages for a day");
            return;
        }
    };
    // What a cache kept of the program before this one may name styles that are gone.
    let mut keys = EVERYTHING.to_owned();
    loop {
        for cache in &caches {
            let (client, cache, keys) = (client.clone(), cache.clone(), keys.clone());
            tokio::spawn(async move {
                purge(&client, &cache, &keys).await;
                tokio::time::sleep(Duration::from_secs(1)).await;
                // A cache that was not told may keep anything.
                while !purge(&client, &cache, &keys).await {
                    tokio::time::sleep(PATIENCE).await;
                }
            });
        }
        keys = match touches.recv().await {
            Ok(things) if (1..=MOST_AT_ONCE).contains(&things.len()) => Surrogates::purge(&things),
            // So much has changed that nobody keeps count.
            Ok(_) | Err(RecvError::Lagged(_)) => EVERYTHING.to_owned(),
            Err(RecvError::Closed) => return,
        };
    }
}

/// More keys than this do not fit into a header that every cache takes.
const MOST_AT_ONCE: usize = 400;

/// Keys that match every page.
const EVERYTHING: &str = ".";

/// Answers whether the cache has heard it.
async fn purge(client: &Client, cache: &Url, keys: &str) -> bool {
    let method = Method::from_bytes(b"PURGE").unwrap_or(Method::POST);
    // Keys are words; a cache looks for any of them.
    let any = keys.split(' ').collect::<Vec<_>>().join("|");
    let sent = client.request(method, cache.clone()).header(KEY, any).send().await;
    match sent.and_then(reqwest::Response::error_for_status) {
        Ok(_) => true,
        Err(error) => {
            tracing::warn!(%error, %cache, "a cache was not told what changed; it is told again");
            false
        }
    }
}
