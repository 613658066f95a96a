//! How the provider is spoken to: no redirects, no proxy that would see the codes, ten seconds, a megabyte.

use crate::{Unusable, is_guarded};
use reqwest::{Client, redirect::Policy};
use std::time::Duration;

/// The most bytes of an answer.
const MOST: usize = 1_000_000;

/// The longest an answer may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// An answer that did not come.
#[derive(Debug, thiserror::Error)]
pub enum NoAnswer {
    #[error("{0} is not https")]
    InTheOpen(String),
    #[error("{}", deepest(.0))]
    Unreachable(#[from] reqwest::Error),
    #[error("the answer is larger than {MOST} bytes")]
    TooLarge,
    #[error("the answer cannot be read: {0}")]
    Unreadable(#[from] http::Error),
}

/// What lies at the bottom of it: reqwest's own words end with “error sending request”.
fn deepest(error: &reqwest::Error) -> String {
    let mut cause: &dyn std::error::Error = error;
    while let Some(inner) = cause.source() {
        cause = inner;
    }
    cause.to_string()
}

/// A client for the provider.
pub fn client() -> Result<Client, Unusable> {
    // An error only says that it was installed before.
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::builder()
        .user_agent("Nightdesk/0")
        .redirect(Policy::none())
        .no_proxy()
        .referer(false)
        .timeout(PATIENCE)
        .build()
        .map_err(|error| Unusable::Client(error.to_string()))
}

/// Sends one request.
pub async fn send(
    client: Client,
    request: http::Request<Vec<u8>>,
) -> Result<http::Response<Vec<u8>>, NoAnswer> {
    let request = reqwest::Request::try_from(request)?;
    if !is_guarded(request.url()) {
        return Err(NoAnswer::InTheOpen(request.url().to_string()));
    }
    let mut answer = client.execute(request).await?;
    let mut whole = http::Response::builder().status(answer.status());
    if let Some(headers) = whole.headers_mut() {
        headers.extend(answer.headers().clone());
    }
    let mut bytes = Vec::new();
    while let Some(part) = answer.chunk().await? {
        if bytes.len() + part.len() > MOST {
            return Err(NoAnswer::TooLarge);
        }
        bytes.extend_from_slice(&part);
    }
    Ok(whole.body(bytes)?)
}
