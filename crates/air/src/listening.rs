//! Listening by a stream: for who comes by TLS or HTTP/2, where a socket carries more than our frames.

use crate::{Frame, HEARTBEAT};
use bytes::Bytes;
use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering::Relaxed},
};
use tokio::sync::{
    broadcast::{self, error::RecvError},
    watch,
};

/// A reader's frames, one after the other.
#[derive(Debug)]
pub struct Listening {
    first: Option<Bytes>,
    frames: broadcast::Receiver<Arc<Frame>>,
    closing: watch::Receiver<bool>,
    after: i64,
    count: Arc<AtomicUsize>,
}

impl Listening {
    pub(crate) fn new(
        first: Bytes,
        frames: broadcast::Receiver<Arc<Frame>>,
        closing: watch::Receiver<bool>,
        after: i64,
        listening: &Arc<AtomicUsize>,
    ) -> Self {
        listening.fetch_add(1, Relaxed);
        Self { first: Some(first), frames, closing, after, count: Arc::clone(listening) }
    }

    /// What is said next; nothing when the stream ends: the reader did not keep up, or we close. They come back.
    pub async fn next(&mut self) -> Option<Bytes> {
        if let Some(first) = self.first.take() {
            return Some(first);
        }
        if *self.closing.borrow() {
            return None;
        }
        loop {
            let frame = tokio::select! {
                frame = self.frames.recv() => frame,
                _ = self.closing.changed() => return None,
                () = tokio::time::sleep(HEARTBEAT) => return Some(Bytes::from_static(b":\n\n")),
            };
            match frame {
                Ok(frame) if frame.number > self.after => {
                    if let Some(tally) = &frame.tally {
                        tally.add_one_written(frame.framed.elapsed());
                    }
                    return Some(frame.bytes.clone());
                }
                Ok(_) => {}
                Err(RecvError::Lagged(_) | RecvError::Closed) => return None,
            }
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.count.fetch_sub(1, Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use crate::{Channel, Frame, Lasts, Masts, Resume};

    #[tokio::test]
    async fn a_stream_says_what_was_missed_then_what_is_cast_and_ends_when_it_lags() {
        let channel = Channel::open(&Masts::none(), 0, 0);
        let cast = |number: i64| {
            channel.cast(Frame::event(number, u128::try_from(number).unwrap(), Lasts::Once, "a", "b"));
        };
        cast(1);
        let mut stream = channel.listen(b"", Resume::After(0), 0).unwrap();
        assert_eq!(channel.listening(), 1);
        let first = stream.next().await.unwrap();
        assert!(
            first.starts_with(b"retry: ") && first.ends_with(b"id: 1\nevent: a\ndata: b\n\nid: 1\n\n"),
            "{first:?}"
        );
        cast(2);
        assert_eq!(&*stream.next().await.unwrap(), b"id: 2\nevent: a\ndata: b\n\n");
        (3..100).for_each(cast);
        assert_eq!(stream.next().await, None);
        drop(stream);
        assert_eq!(channel.listening(), 0);
    }
}
