//! Fetching, within limits.

use crate::{
    Hosts, Refused, address,
    resolver::{Guarded, LeadsInside},
};
use futures_util::StreamExt;
use reqwest::{Client, Response, Url, header, redirect::Policy};
use std::{error::Error as _, net::SocketAddr, time::Duration};

/// The bounds of one fetch.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The most bytes of an answer.
    pub bytes: u64,
    /// The longest a whole fetch may take, redirects and all.
    pub total: Duration,
    /// The longest a connection may take to stand.
    pub connect: Duration,
    /// How many redirects are followed.
    pub redirects: usize,
}

impl Default for Limits {
    /// 40 MB in 60 seconds, 10 of them to connect, five redirects.
    fn default() -> Self {
        Self {
            bytes: 40_000_000,
            total: Duration::from_mins(1),
            connect: Duration::from_secs(10),
            redirects: 5,
        }
    }
}

/// What kind of thing is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Want {
    /// A picture.
    Picture,
    /// A feed, in any of its formats.
    Feed,
    /// Whatever it is.
    Anything,
}

impl Want {
    const fn words(self) -> &'static str {
        match self {
            Want::Picture => "a picture",
            Want::Feed => "a feed",
            Want::Anything => "anything",
        }
    }

    /// Whether this media type (without parameters, lowercase) is what is wanted. What says nothing of itself is
    /// let in: the bytes are looked at again by whoever wanted them.
    fn takes(self, media_type: &str) -> bool {
        let silent = matches!(media_type, "" | "application/octet-stream" | "binary/octet-stream");
        match self {
            Want::Picture => silent || media_type.starts_with("image/"),
            Want::Feed => silent || media_type.contains("xml") || media_type.contains("json"),
            Want::Anything => true,
        }
    }
}

/// What was fetched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What the other server calls them, lowercase without parameters; may be empty.
    pub media_type: String,
    /// Where they came from in the end.
    pub address: String,
}

/// The guarded client. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Courier {
    pub(crate) client: Client,
    pub(crate) limits: Limits,
    /// To these may be sent; fetched is from the public internet only.
    pub(crate) hosts: Hosts,
    also: Option<SocketAddr>,
}

impl Courier {
    /// A courier with these limits.
    ///
    /// # Errors
    /// When the machine has no trust store for https.
    pub fn new(limits: Limits) -> Result<Self, Refused> {
        Self::that_sends_to(Hosts::default(), limits)
    }

    /// A courier that may also send to these hosts of one's own network.
    ///
    /// # Errors
    /// As [`Courier::new`].
    pub fn that_sends_to(hosts: Hosts, limits: Limits) -> Result<Self, Refused> {
        crate::install_crypto();
        let client = Client::builder()
            .user_agent("Nightdesk/0")
            .redirect(Policy::none())
            .no_proxy()
            .referer(false)
            .connect_timeout(limits.connect)
            .dns_resolver(Guarded { hosts: hosts.clone() })
            .build()
            .map_err(|error| Refused::Unreachable {
                host: "the courier".to_owned(),
                reason: error.to_string(),
            })?;
        Ok(Self { client, limits, hosts, also: None })
    }

    /// The same courier that may also reach one socket: a test's own server on this machine.
    #[cfg(any(test, feature = "testing"))]
    #[must_use]
    pub fn that_also_reaches(mut self, socket: SocketAddr) -> Self {
        self.also = Some(socket);
        self
    }

    /// Fetches what is at this address.
    ///
    /// # Errors
    /// [`Refused`] with what the editor can do about it.
    pub async fn fetch(&self, text: &str, want: Want) -> Result<Fetched, Refused> {
        let url = address::read(text, self.also)?;
        self.not_named(&url)?;
        tokio::time::timeout(self.limits.total, self.follow(url, want))
            .await
            .map_err(|_| Refused::TooSlow(self.limits.total.as_secs()))?
    }

    async fn follow(&self, mut url: Url, want: Want) -> Result<Fetched, Refused> {
        for _ in 0..=self.limits.redirects {
            let answer =
                self.client.get(url.clone()).send().await.map_err(|error| unreachable(&url, &error))?;
            let status = answer.status();
            if status.is_redirection() {
                url = led_to(&url, &answer)?;
                address::check(&url, self.also)?;
                self.not_named(&url)?;
                continue;
            }
            if !status.is_success() {
                return Err(Refused::Status(status.as_u16()));
            }
            return self.taken(url, answer, want).await;
        }
        Err(Refused::TooManyRedirects(self.limits.redirects))
    }

    /// What a host of one's own network holds is not for the paper, even where its name looks public.
    fn not_named(&self, url: &Url) -> Result<(), Refused> {
        match url.host_str().filter(|host| self.hosts.name(host)) {
            Some(host) => Err(Refused::PrivateName(host.to_owned())),
            None => Ok(()),
        }
    }

    async fn taken(&self, url: Url, answer: Response, want: Want) -> Result<Fetched, Refused> {
        let named = answer.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let media_type =
            named.unwrap_or_default().split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if !want.takes(&media_type) {
            return Err(Refused::MediaType { found: media_type, wanted: want.words() });
        }
        let most = self.limits.bytes;
        if answer.content_length().is_some_and(|length| length > most) {
            return Err(Refused::TooLarge { most });
        }
        let mut bytes = Vec::new();
        let mut stream = answer.bytes_stream();
        while let Some(part) = stream.next().await {
            let part = part.map_err(|error| unreachable(&url, &error))?;
            if (bytes.len() + part.len()) as u64 > most {
                return Err(Refused::TooLarge { most });
            }
            bytes.extend_from_slice(&part);
        }
        Ok(Fetched { bytes, media_type, address: url.to_string() })
    }
}

/// Where a redirect leads.
fn led_to(from: &Url, answer: &Response) -> Result<Url, Refused> {
    let location = answer.headers().get(header::LOCATION).and_then(|value| value.to_str().ok());
    let Some(location) = location else { return Err(Refused::Status(answer.status().as_u16())) };
    let to = from.join(location).map_err(|_| Refused::NotAnAddress(location.chars().take(200).collect()))?;
    if from.scheme() == "https" && to.scheme() == "http" {
        return Err(Refused::Downgrade);
    }
    Ok(to)
}

/// The deepest cause that is worth telling.
pub(crate) fn unreachable(url: &Url, error: &reqwest::Error) -> Refused {
    let host = url.host_str().unwrap_or_default().to_owned();
    let mut cause: Option<&(dyn std::error::Error + 'static)> = error.source();
    let mut reason = error.to_string();
    while let Some(inner) = cause {
        if let Some(inside) = inner.downcast_ref::<LeadsInside>() {
            return Refused::NotPublic { host, address: inside.address };
        }
        reason = inner.to_string();
        cause = inner.source();
    }
    Refused::Unreachable { host, reason }
}
