//! How much one network may say (GCRA, by `governor`).
//!
//! Networks share 65,536 places, by a keyed hash: so it takes a fixed room, however many there are, and who meets a flood
//! in the same place is unlucky for as long as it lasts. Nothing of an address is kept but when its place is free again.

use crate::NoChance;
use ahash::RandomState;
use clock::Clock;
use governor::{
    Quota, RateLimiter, clock::Clock as Hands, middleware::NoOpMiddleware, state::keyed::DashMapStateStore,
};
use std::{
    net::{IpAddr, Ipv6Addr},
    num::NonZeroU32,
    time::Duration,
};

/// Stories a second that one network reads in the long run, and at once: a large house, or a carrier that puts many
/// readers behind one address.
const NETWORK: (u32, u32) = (10, 300);

/// The newsroom's clock as the counters read it: time since 1970.
#[derive(Clone)]
struct Wall(Clock);

impl Hands for Wall {
    type Instant = Duration;

    fn now(&self) -> Duration {
        Duration::from_micros(u64::try_from(self.0.now().micros()).unwrap_or(0))
    }
}

/// How much is said from where.
pub struct Crowd {
    places: RateLimiter<u16, DashMapStateStore<u16>, Wall, NoOpMiddleware<Duration>>,
    keyed: RandomState,
}

impl Crowd {
    /// Nothing was said yet.
    pub fn of(clock: Clock) -> Result<Self, NoChance> {
        let mut key = [0; 32];
        getrandom::fill(&mut key).map_err(NoChance)?;
        let (words, _) = key.as_chunks::<8>();
        let [a, b, c, d] = [0, 1, 2, 3].map(|at| u64::from_ne_bytes(words[at]));
        let number = |number: u32| NonZeroU32::new(number).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_second(number(NETWORK.0)).allow_burst(number(NETWORK.1));
        Ok(Self {
            places: RateLimiter::new(quota, DashMapStateStore::default(), Wall(clock)),
            keyed: RandomState::with_seeds(a, b, c, d),
        })
    }

    /// Whether there is still something to be said from there.
    pub fn lets_in(&self, address: IpAddr) -> bool {
        let [low, high, ..] = self.keyed.hash_one(network(address)).to_ne_bytes();
        self.places.check_key(&u16::from_ne_bytes([low, high])).is_ok()
    }
}

/// A house has one address, or of IPv6 one network of /64.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
        IpAddr::V4(address) => address.into(),
    }
}
