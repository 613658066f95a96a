//! Sending something to an address, once: no redirect is followed, and of the answer only the beginning is read.

use crate::{Courier, Hosts, Refused, address, fetch::unreachable, hosts::literal_may_be_named};
use futures_util::StreamExt;
use reqwest::{Response, Url, header};

/// What is sent.
#[derive(Debug, Clone)]
pub struct Letter {
    /// Where to.
    pub address: String,
    /// Headers, names in lowercase.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status, whatever it is.
    pub status: u16,
    /// For how many seconds the other side wants to be left alone (`Retry-After`, RFC 9110 §10.2.3, in seconds).
    pub retry_after: Option<i64>,
    /// The beginning of the body, no more than the courier's limit.
    pub beginning: Vec<u8>,
}

/// Judges an address to which something is to be sent, as far as can be told before its host is resolved: https on the
/// public internet, or one of the named hosts.
///
/// # Errors
/// [`Refused`] with what can be done about it.
pub fn judge(text: &str, hosts: &Hosts) -> Result<Url, Refused> {
    let url = Url::parse(text.trim()).map_err(|_| Refused::NotAnAddress(text.chars().take(200).collect()))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(Refused::Scheme(url.scheme().to_owned()));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(Refused::Credentials);
    }
    if hosts.open(&url) && literal_may_be_named(&url) {
        return Ok(url);
    }
    address::check(&url, None)?;
    if url.scheme() == "http" { Err(Refused::NotEncrypted) } else { Ok(url) }
}

impl Courier {
    /// Sends a letter, once.
    ///
    /// # Errors
    /// [`Refused`] when nothing came back, or nothing may be sent there.
    pub async fn post(&self, letter: Letter) -> Result<Reply, Refused> {
        let url = judge(&letter.address, &self.hosts)?;
        tokio::time::timeout(self.limits.total, self.sent(url, letter))
            .await
            .map_err(|_| Refused::TooSlow(self.limits.total.as_secs()))?
    }

    async fn sent(&self, url: Url, letter: Letter) -> Result<Reply, Refused> {
        let mut request = self.client.post(url.clone()).body(letter.body);
        for (name, value) in letter.headers {
            request = request.header(name, value);
        }
        let answer = request.send().await.map_err(|error| unreachable(&url, &error))?;
        let retry_after = answer.headers().get(header::RETRY_AFTER);
        let retry_after = retry_after.and_then(|value| value.to_str().ok()?.trim().parse().ok());
        Ok(Reply { status: answer.status().as_u16(), retry_after, beginning: self.beginning(answer).await })
    }

    /// A body that breaks off has been answered all the same.
    async fn beginning(&self, answer: Response) -> Vec<u8> {
        let most = usize::try_from(self.limits.bytes).unwrap_or(usize::MAX);
        let mut bytes = Vec::new();
        let mut stream = answer.bytes_stream();
        while bytes.len() < most {
            let Some(Ok(part)) = stream.next().await else { break };
            bytes.extend_from_slice(&part);
        }
        bytes.truncate(most);
        bytes
    }
}
