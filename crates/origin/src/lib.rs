//! The origin of a live stream: what an encoder sends (playlists and segments of HTTP Live Streaming, RFC 8216), kept
//! in memory for the little while in which players ask for it.
//!
//! 1. A [`Piece`] has a [`name`](Kind::of) of few letters, from which its kind follows; nothing else is taken.
//! 2. All pieces of all channels together hold no more bytes than they may, and each channel no more pieces. Before
//!    something new, the oldest segment goes.
//! 3. A segment goes when its time is over; what segments need to be played (playlists, beginnings) when the whole
//!    channel has fallen silent.
//! 4. A channel is on air while its playlist and segments keep coming.
//!
//! Nothing here is written down: after a restart the encoder sends on, and half a minute later the channel is whole.
//! Knows nothing of the newsroom, and asks no clock: moments are microseconds that the caller gives.

mod kind;

pub use kind::Kind;

use bytes::Bytes;
use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

/// The playlist with which a player begins.
pub const ENTRY: &str = "live.m3u8";

/// The largest piece, in bytes: ten seconds at thirteen megabits.
pub const LARGEST: usize = 16 * 1024 * 1024;

/// The largest playlist, in bytes.
pub const LARGEST_PLAYLIST: usize = 256 * 1024;

/// A channel holds no more pieces than this.
pub const MOST_PIECES: usize = 512;

/// There are no more channels than this.
pub const MOST_CHANNELS: usize = 64;

/// A segment is kept for so long, in microseconds.
pub const KEPT: i64 = 120 * 1_000_000;

/// A channel of which no segment came for so long, in microseconds, is off air.
pub const SILENT: i64 = 30 * 1_000_000;

/// How much all channels together hold when nothing else is said, in bytes.
pub const USUAL: u64 = 128 * 1024 * 1024;

/// One file of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    /// What it is.
    pub kind: Kind,
    /// What is in it.
    pub bytes: Bytes,
    /// When it came.
    pub came: i64,
}

/// Why a piece is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Its name says something that no stream needs.
    #[error(
        "a piece is named with letters, digits, hyphens, underscores and dots, and ends as its kind does"
    )]
    Name,
    /// It is larger than any piece needs to be.
    #[error("a piece of this kind holds no more than {0} bytes")]
    Large(usize),
    /// A playlist that is none.
    #[error("a playlist begins with #EXTM3U and is UTF-8")]
    Playlist,
    /// There is no room, even without all that may go.
    #[error("there is no room for it; allow the origin more memory")]
    Full,
}

/// How a channel does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct State {
    /// Whether players find a stream.
    pub on_air: bool,
    /// When the last segment came.
    pub segment: Option<i64>,
    /// When the last playlist came.
    pub playlist: Option<i64>,
    /// How far the last two segments came apart, in microseconds.
    pub pace: Option<i64>,
    /// How many pieces are held.
    pub pieces: usize,
    /// How many bytes they have.
    pub bytes: u64,
}

#[derive(Debug, Default)]
struct Feed {
    pieces: BTreeMap<String, Piece>,
    segment: Option<i64>,
    before: Option<i64>,
    playlist: Option<i64>,
}

#[derive(Debug)]
struct Held {
    feeds: HashMap<String, Feed>,
    bytes: u64,
    most: u64,
}

/// All channels. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Origin(Arc<RwLock<Held>>);

impl Default for Origin {
    fn default() -> Self {
        Self(Arc::new(RwLock::new(Held { feeds: HashMap::new(), bytes: 0, most: USUAL })))
    }
}

impl Origin {
    /// From now on all channels together hold no more bytes than this.
    pub fn hold(&self, most: u64) {
        self.write().most = most;
    }

    /// Takes a piece of a channel; one of the same name is replaced.
    ///
    /// # Errors
    /// [`Refused`]; then nothing has changed, but that old segments may have gone.
    pub fn put(&self, channel: &str, name: &str, bytes: Bytes, now: i64) -> Result<(), Refused> {
        let kind = Kind::of(name).ok_or(Refused::Name)?;
        let most = if kind == Kind::Playlist { LARGEST_PLAYLIST } else { LARGEST };
        if bytes.len() > most {
            return Err(Refused::Large(most));
        }
        if kind == Kind::Playlist && !is_playlist(&bytes) {
            return Err(Refused::Playlist);
        }
        let mut held = self.write();
        held.expire(now);
        if !held.feeds.contains_key(channel) && held.feeds.len() >= MOST_CHANNELS {
            return Err(Refused::Full);
        }
        held.take(channel, name);
        held.make_room(channel, bytes.len() as u64)?;
        held.bytes += bytes.len() as u64;
        let feed = held.feeds.entry(channel.to_owned()).or_default();
        match kind {
            Kind::Playlist => feed.playlist = Some(now),
            Kind::Segment(_) => (feed.before, feed.segment) = (feed.segment, Some(now)),
            Kind::Beginning => {}
        }
        feed.pieces.insert(name.to_owned(), Piece { kind, bytes, came: now });
        Ok(())
    }

    /// Lets a piece go, as encoders ask for when it has left the playlist; says whether it was there.
    pub fn remove(&self, channel: &str, name: &str) -> bool {
        self.write().take(channel, name)
    }

    /// Lets a whole channel go.
    pub fn silence(&self, channel: &str) {
        let mut held = self.write();
        if let Some(feed) = held.feeds.remove(channel) {
            held.bytes -= weight(&feed);
        }
    }

    /// A piece, while its time is not over.
    pub fn get(&self, channel: &str, name: &str, now: i64) -> Option<Piece> {
        let held = self.read();
        let feed = held.feeds.get(channel)?;
        let piece = feed.pieces.get(name)?;
        (!is_over(feed, piece, now)).then(|| piece.clone())
    }

    /// Whether players find a stream now.
    pub fn is_on(&self, channel: &str, now: i64) -> bool {
        self.read().feeds.get(channel).is_some_and(|feed| is_on(feed, now))
    }

    /// How a channel does.
    pub fn state(&self, channel: &str, now: i64) -> State {
        let held = self.read();
        let Some(feed) = held.feeds.get(channel) else { return State::default() };
        State {
            on_air: is_on(feed, now),
            segment: feed.segment,
            playlist: feed.playlist,
            pace: feed.segment.zip(feed.before).map(|(last, before)| last - before),
            pieces: feed.pieces.len(),
            bytes: weight(feed),
        }
    }

    /// Lets everything go whose time is over.
    pub fn expire(&self, now: i64) {
        if self.read().feeds.is_empty() {
            return;
        }
        self.write().expire(now);
    }

    fn read(&self) -> RwLockReadGuard<'_, Held> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Held> {
        self.0.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    fn take(&mut self, channel: &str, name: &str) -> bool {
        let taken = self.feeds.get_mut(channel).and_then(|feed| feed.pieces.remove(name));
        if let Some(piece) = &taken {
            self.bytes -= piece.bytes.len() as u64;
        }
        taken.is_some()
    }

    /// Lets old segments go until there is room for one more piece of so many bytes.
    fn make_room(&mut self, channel: &str, bytes: u64) -> Result<(), Refused> {
        if bytes > self.most {
            return Err(Refused::Full);
        }
        while self.bytes + bytes > self.most {
            let (channel, name) = self.oldest(None).ok_or(Refused::Full)?;
            self.take(&channel, &name);
        }
        while self.feeds.get(channel).is_some_and(|feed| feed.pieces.len() >= MOST_PIECES) {
            let (channel, name) = self.oldest(Some(channel)).ok_or(Refused::Full)?;
            self.take(&channel, &name);
        }
        Ok(())
    }

    /// The segment that came first of all, in this channel or in any.
    fn oldest(&self, only: Option<&str>) -> Option<(String, String)> {
        let feeds = self.feeds.iter().filter(|(channel, _)| only.is_none_or(|only| only == channel.as_str()));
        let segments = feeds.flat_map(|(channel, feed)| {
            let segments = feed.pieces.iter().filter(|(_, piece)| matches!(piece.kind, Kind::Segment(_)));
            segments.map(move |(name, piece)| (piece.came, channel, name))
        });
        segments.min().map(|(_, channel, name)| (channel.clone(), name.clone()))
    }

    fn expire(&mut self, now: i64) {
        let mut gone = 0;
        self.feeds.retain(|_, feed| {
            let before = weight(feed);
            let last = last(feed);
            feed.pieces.retain(|_, piece| !is_piece_over(piece, last, now));
            gone += before - weight(feed);
            !feed.pieces.is_empty()
        });
        self.bytes -= gone;
    }
}

fn weight(feed: &Feed) -> u64 {
    feed.pieces.values().map(|piece| piece.bytes.len() as u64).sum()
}

/// When something last came.
fn last(feed: &Feed) -> i64 {
    feed.pieces
        .values()
        .map(|piece| piece.came)
        .chain(feed.segment)
        .chain(feed.playlist)
        .max()
        .unwrap_or(i64::MIN)
}

fn is_over(feed: &Feed, piece: &Piece, now: i64) -> bool {
    is_piece_over(piece, last(feed), now)
}

const fn is_piece_over(piece: &Piece, last: i64, now: i64) -> bool {
    let since = match piece.kind {
        Kind::Segment(_) => piece.came,
        Kind::Playlist | Kind::Beginning => last,
    };
    now.saturating_sub(since) > KEPT
}

fn is_on(feed: &Feed, now: i64) -> bool {
    let fresh = |at: Option<i64>| at.is_some_and(|at| now.saturating_sub(at) <= SILENT);
    feed.pieces.contains_key(ENTRY) && fresh(feed.segment) && fresh(feed.playlist)
}

fn is_playlist(bytes: &[u8]) -> bool {
    std::str::from_utf8(bytes).is_ok_and(|text| text.trim_start_matches('\u{feff}').starts_with("#EXTM3U"))
}

#[cfg(test)]
mod tests;
