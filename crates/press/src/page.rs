//! One pressed page: its bytes in each coding, each with its head written out, ready for the wire.

use crate::{
    Coding, Key, Part,
    coding::{self, Effort},
};
use bytes::{BufMut, Bytes, BytesMut};
use http::{HeaderName, HeaderValue, StatusCode};
use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicBool, AtomicU32, AtomicU64, Ordering},
};

/// A page as its maker hands it over.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The status to answer with.
    pub status: StatusCode,
    /// All headers but those that the press writes itself: `etag`, `vary`, `content-encoding`, `content-length`,
    /// `date`.
    pub headers: Vec<(HeaderName, HeaderValue)>,
    /// The page.
    pub body: Bytes,
    /// What it was made from.
    pub parts: Vec<Part>,
    /// Until when it is good, whatever happens, in microseconds of the epoch.
    pub good_until: Option<i64>,
}

/// A pressed page. Never changed; a new pressing is a new page.
#[derive(Debug)]
pub struct Page {
    pub(crate) key: Key,
    pub(crate) status: StatusCode,
    pub(crate) headers: Arc<[(HeaderName, HeaderValue)]>,
    pub(crate) parts: Arc<[Part]>,
    pub(crate) good_until: Option<i64>,
    /// The generation at which its making began.
    pub(crate) generation: u64,
    /// A hash of the page, in hexadecimal.
    pub(crate) hash: Arc<str>,
    /// When it was pressed, in milliseconds of the press's own time.
    pub(crate) pressed: u64,
    pub(crate) effort: Effort,
    plain: Option<Bytes>,
    gzip: OnceLock<Packed>,
    brotli: OnceLock<Packed>,
    /// The plain bytes with their head, for the few who ask for them.
    unpacked: OnceLock<Packed>,
    not_modified: [OnceLock<Bytes>; 3],
    /// How often it was handed out.
    pub(crate) reads: AtomicU32,
    old: AtomicBool,
    /// Whether a newer one could not be made.
    stale: AtomicBool,
    /// Whether it must not be shown again, whatever happens.
    taken_back: AtomicBool,
    /// Until when it may still be shown though it is old, in milliseconds of the press's own time.
    pub(crate) shown_until: AtomicU64,
    /// What it costs to keep, in bytes; decided once, because whoever keeps it adds up.
    pub(crate) kept_weight: u64,
}

/// One coding of a page: its bytes, and the lines before them but for the date.
#[derive(Debug, Clone)]
pub struct Packed {
    /// Status line and headers, without `date` and the empty line.
    pub head: Bytes,
    /// The body.
    pub body: Bytes,
}

/// The smallest page that is worth packing; below, the frame costs more than it wins.
const WORTH_PACKING: usize = 256;

impl Page {
    pub(crate) fn new(key: Key, draft: Draft, generation: u64, pressed: u64) -> Self {
        let hash = blake3::hash(&draft.body).to_hex();
        let mut parts = draft.parts;
        parts.sort_unstable();
        parts.dedup();
        let page = Self {
            status: draft.status,
            headers: draft.headers.into(),
            parts: parts.into(),
            good_until: draft.good_until,
            hash: hash[..20].into(),
            plain: Some(draft.body),
            ..Self::blank(key, generation, pressed)
        };
        page.weighed()
    }

    /// A page with nothing on it.
    fn blank(key: Key, generation: u64, pressed: u64) -> Self {
        Self {
            key,
            status: StatusCode::OK,
            headers: Arc::from([]),
            parts: Arc::from([]),
            good_until: None,
            generation,
            hash: Arc::from(""),
            pressed,
            effort: Effort::Quick,
            plain: None,
            gzip: OnceLock::new(),
            brotli: OnceLock::new(),
            unpacked: OnceLock::new(),
            not_modified: [const { OnceLock::new() }; 3],
            reads: AtomicU32::new(0),
            old: AtomicBool::new(false),
            stale: AtomicBool::new(false),
            taken_back: AtomicBool::new(false),
            shown_until: AtomicU64::new(u64::MAX),
            kept_weight: 0,
        }
    }

    /// The same page, packed as small as we can. Its plain bytes are not kept: few ask for them.
    pub(crate) fn improved(&self) -> Self {
        let plain = self.plain();
        let page =
            self.repacked(Coding::Gzip.pack(&plain, Effort::Best), Coding::Brotli.pack(&plain, Effort::Best));
        page.reads.store(self.reads.load(Ordering::Relaxed), Ordering::Relaxed);
        page
    }

    /// The same page in these bytes.
    fn repacked(&self, gzip: Bytes, brotli: Bytes) -> Self {
        let page = Self {
            status: self.status,
            headers: Arc::clone(&self.headers),
            parts: Arc::clone(&self.parts),
            good_until: self.good_until,
            hash: Arc::clone(&self.hash),
            effort: Effort::Best,
            ..Self::blank(Arc::clone(&self.key), self.generation, self.pressed)
        };
        page.gzip.get_or_init(|| page.packed_as(Coding::Gzip, gzip));
        page.brotli.get_or_init(|| page.packed_as(Coding::Brotli, brotli));
        page.weighed()
    }

    /// A page as it lay on the disk.
    pub(crate) fn from_disk(kept: crate::disk::Kept, now: u64) -> Self {
        let page = Self::new(
            kept.key,
            Draft {
                status: kept.status,
                headers: kept.headers,
                body: kept.plain,
                parts: kept.parts,
                good_until: kept.good_until,
            },
            kept.generation,
            now,
        );
        Self { hash: kept.hash, ..page }
    }

    /// By what it is asked for.
    pub const fn key(&self) -> &Key {
        &self.key
    }

    /// The status that it is answered with.
    pub const fn status(&self) -> StatusCode {
        self.status
    }

    /// What it was made from.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    /// Until when it is good, whatever happens, in microseconds of the epoch.
    pub const fn good_until(&self) -> Option<i64> {
        self.good_until
    }

    /// Its headers but those that depend on the coding.
    pub fn headers(&self) -> &[(HeaderName, HeaderValue)] {
        &self.headers
    }

    /// Its bytes, not packed.
    pub fn plain(&self) -> Bytes {
        match (&self.plain, self.gzip.get()) {
            (Some(plain), _) => plain.clone(),
            (None, Some(gzip)) => coding::unpacked(Coding::Gzip, &gzip.body).unwrap_or_default(),
            (None, None) => Bytes::new(),
        }
    }

    /// Its bytes in this coding with their head; packed now when they were not yet.
    pub fn packed(&self, coding: Coding) -> Packed {
        let small = self.plain.as_ref().is_some_and(|plain| plain.len() < WORTH_PACKING);
        let place = match coding {
            Coding::Brotli if !small => &self.brotli,
            Coding::Gzip if !small => &self.gzip,
            Coding::Brotli | Coding::Gzip | Coding::Plain => {
                return self.unpacked.get_or_init(|| self.packed_as(Coding::Plain, self.plain())).clone();
            }
        };
        place.get_or_init(|| self.packed_as(coding, coding.pack(&self.plain(), self.effort))).clone()
    }

    /// Its bytes as some reader was given them, so that keeping them costs no packing.
    pub(crate) fn packed_already(&self) -> (Coding, Bytes) {
        match (self.brotli.get(), self.gzip.get()) {
            (Some(brotli), _) => (Coding::Brotli, brotli.body.clone()),
            (None, Some(gzip)) => (Coding::Gzip, gzip.body.clone()),
            (None, None) => (Coding::Plain, self.plain()),
        }
    }

    /// The coding in which [`Page::packed`] answers who may have this one.
    pub fn coding_of(&self, wanted: Coding) -> Coding {
        match &self.plain {
            Some(plain) if plain.len() < WORTH_PACKING => Coding::Plain,
            Some(_) | None => wanted,
        }
    }

    /// The strong validator of this coding (RFC 9110 §8.8.3): no two different strings of bytes share one.
    pub fn etag(&self, coding: Coding) -> String {
        let suffix = match (self.coding_of(coding), self.effort) {
            (Coding::Plain, _) => "",
            (Coding::Gzip, Effort::Quick) => "-g",
            (Coding::Gzip, Effort::Best) => "-gz",
            (Coding::Brotli, Effort::Quick) => "-b",
            (Coding::Brotli, Effort::Best) => "-br",
        };
        format!("\"{}{suffix}\"", self.hash)
    }

    /// Whether somebody who sends this `If-None-Match` has the page already in this coding (RFC 9110 §13.1.2). A page
    /// that says why there is no page is never known.
    pub fn is_known_to(&self, if_none_match: &str, coding: Coding) -> bool {
        if self.status != StatusCode::OK {
            return false;
        }
        let own = self.etag(coding);
        if_none_match
            .split(',')
            .map(str::trim)
            .any(|tag| tag == "*" || tag.strip_prefix("W/").unwrap_or(tag) == own)
    }

    /// The head of a 304, without `date` and the empty line.
    pub fn not_modified(&self, coding: Coding) -> Bytes {
        let place = match coding {
            Coding::Brotli => &self.not_modified[0],
            Coding::Gzip => &self.not_modified[1],
            Coding::Plain => &self.not_modified[2],
        };
        place.get_or_init(|| self.head(StatusCode::NOT_MODIFIED, coding, None)).clone()
    }

    /// The headers that depend on the coding.
    pub fn coding_headers(&self, coding: Coding) -> [(HeaderName, HeaderValue); 2] {
        let etag = HeaderValue::from_str(&self.etag(coding)).unwrap_or(HeaderValue::from_static("\"\""));
        [(http::header::ETAG, etag), (http::header::VARY, HeaderValue::from_static("accept-encoding"))]
    }

    fn packed_as(&self, coding: Coding, body: Bytes) -> Packed {
        Packed { head: self.head(self.status, coding, Some(body.len())), body }
    }

    /// Status line and headers; those of the body only where there is one (RFC 9110 §15.4.5).
    fn head(&self, status: StatusCode, coding: Coding, length: Option<usize>) -> Bytes {
        let mut head = BytesMut::with_capacity(1024);
        let reason = status.canonical_reason().unwrap_or("Answer");
        head.put_slice(format!("HTTP/1.1 {} {reason}\r\n", status.as_u16()).as_bytes());
        let mut line = |name: &str, value: &[u8]| {
            head.put_slice(name.as_bytes());
            head.put_slice(b": ");
            head.put_slice(value);
            head.put_slice(b"\r\n");
        };
        for (name, value) in &*self.headers {
            if length.is_some() || *name != http::header::CONTENT_TYPE {
                line(name.as_str(), value.as_bytes());
            }
        }
        for (name, value) in &self.coding_headers(coding) {
            line(name.as_str(), value.as_bytes());
        }
        if let Some(length) = length {
            if let Some(token) = self.coding_of(coding).token() {
                line("content-encoding", token.as_bytes());
            }
            line("content-length", length.to_string().as_bytes());
        }
        head.freeze()
    }

    /// Whether nothing that it was made from has changed.
    pub fn is_fresh(&self) -> bool {
        !self.old.load(Ordering::Acquire)
    }

    /// Whether a newer one could not be made.
    pub fn is_stale(&self) -> bool {
        self.stale.load(Ordering::Acquire)
    }

    /// Whether it must not be shown again.
    pub(crate) fn is_taken_back(&self) -> bool {
        self.taken_back.load(Ordering::Acquire)
    }

    pub(crate) fn take_back(&self) {
        self.taken_back.store(true, Ordering::Release);
        self.make_old(0);
    }

    /// It stays until a newer one can be made, which is not tried before this time.
    pub(crate) fn make_stale(&self, until: u64) {
        self.shown_until.store(until, Ordering::Release);
        self.stale.store(true, Ordering::Release);
        self.old.store(true, Ordering::Release);
    }

    pub(crate) fn make_old(&self, shown_until: u64) {
        self.shown_until.fetch_min(shown_until, Ordering::Release);
        self.old.store(true, Ordering::Release);
    }

    fn weighed(self) -> Self {
        let kept_weight = self.weight();
        Self { kept_weight, ..self }
    }

    fn weight(&self) -> u64 {
        const OWN: usize = 2048;
        let bytes = match &self.plain {
            // Both codings will be asked for sooner or later.
            Some(plain) => plain.len() + plain.len() / 2,
            None => [&self.gzip, &self.brotli]
                .into_iter()
                .filter_map(OnceLock::get)
                .map(|packed| packed.body.len() + packed.head.len())
                .sum(),
        };
        // A part costs its place in the page and in the index.
        (OWN + bytes + self.parts.len() * 64) as u64
    }
}
