//! How often anybody is served: so much at once, and so much in the long run (GCRA, by `governor`).
//!
//! Counted are requests that reach the API's own work, by network before anybody knows whose they are, then by token.
//! Pages that are ready are handed out before this and cost next to nothing. Each node counts for itself.

use clock::Clock;
use editorial::MemberId;
use governor::{
    NotUntil, Quota, RateLimiter, clock::Clock as Hands, middleware::NoOpMiddleware,
    state::keyed::DashMapStateStore,
};
use std::{
    hash::Hash,
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

/// Requests a second that one network is served in the long run, and at once.
const NETWORK: (u32, u32) = (100, 1_000);

/// Requests a second that one token is served in the long run, and at once.
const TOKEN: (u32, u32) = (50, 500);

/// Whoever has not come for long is forgotten after so many requests of others.
const SWEEP: u32 = 4_096;

/// The newsroom's clock as the counters read it: time since 1970.
#[derive(Clone)]
struct Wall(Clock);

impl Hands for Wall {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_micros(u64::try_from(self.0.now().micros()).unwrap_or(0))
    }
}

type Counter<K> = RateLimiter<K, DashMapStateStore<K>, Wall, NoOpMiddleware<Duration>>;

/// Who came how often.
pub struct Limits {
    wall: Wall,
    networks: Counter<IpAddr>,
    tokens: Counter<MemberId>,
    counted: AtomicU32,
}

/// So many seconds are to be waited.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wait(pub u64);

impl Limits {
    /// Nobody has come yet.
    pub fn of(clock: Clock) -> Self {
        let wall = Wall(clock);
        Self {
            networks: counter(NETWORK, &wall),
            tokens: counter(TOKEN, &wall),
            wall,
            counted: AtomicU32::new(0),
        }
    }

    /// Counts a request from this address.
    pub fn from(&self, address: IpAddr) -> Result<(), Wait> {
        if self.counted.fetch_add(1, Ordering::Relaxed) % SWEEP == SWEEP - 1 {
            self.networks.retain_recent();
            self.tokens.retain_recent();
        }
        self.count(&self.networks, &network(address))
    }

    /// Counts a request of this token.
    pub fn of_token(&self, token: MemberId) -> Result<(), Wait> {
        self.count(&self.tokens, &token)
    }

    fn count<K: Hash + Eq + Clone>(&self, counter: &Counter<K>, key: &K) -> Result<(), Wait> {
        counter.check_key(key).map_err(|early: NotUntil<Duration>| {
            let wait = early.wait_time_from(self.wall.now());
            Wait(wait.as_secs() + u64::from(wait.subsec_nanos() > 0))
        })
    }
}

fn counter<K: Hash + Eq + Clone>((a_second, at_once): (u32, u32), wall: &Wall) -> Counter<K> {
    let number = |count| NonZeroU32::new(count).unwrap_or(NonZeroU32::MIN);
    let quota = Quota::per_second(number(a_second)).allow_burst(number(at_once));
    RateLimiter::dashmap_with_clock(quota, wall.clone())
}

/// The network that is counted as one: an IPv4 address; the 64 bits of IPv6 that one house has (RFC 6177 §2).
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX))),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use editorial::Moment;

    #[test]
    fn a_burst_is_served_and_the_rest_waits_a_little() {
        let clock = Clock::movable(Moment::from_micros(1_772_366_400_000_000));
        let limits = Limits::of(clock.clone());
        let token = MemberId::from_bytes([7; 16]);
        for _ in 0..TOKEN.1 {
            limits.of_token(token).unwrap();
        }
        assert_eq!(limits.of_token(token), Err(Wait(1)));
        assert_eq!(limits.of_token(MemberId::from_bytes([8; 16])), Ok(()), "another waits for nobody");
        clock.advance(1);
        assert_eq!(limits.of_token(token), Ok(()));
    }

    #[test]
    fn a_house_is_one_network() {
        let network = |address: &str| network(address.parse().unwrap());
        assert_eq!(network("2001:db8:1:2:3:4:5:6"), network("2001:db8:1:2::ffff"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
        assert_eq!(network("::ffff:192.0.2.7"), network("192.0.2.7"));
    }
}
