//! Seats: how many may listen at once, in all and from one address.
//!
//! Streams stay open, so they must never take the files that pages need; and one house must not take them all. An IPv6
//! house has a /64 (RFC 6177), so addresses of one are counted as one.

use std::{
    collections::HashMap,
    net::{IpAddr, Ipv6Addr},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering::Relaxed},
    },
};

/// How many may listen.
#[derive(Debug, Clone)]
pub struct Seats(Arc<Hall>);

#[derive(Debug)]
struct Hall {
    most: usize,
    from_one: usize,
    taken: AtomicUsize,
    by_address: Mutex<HashMap<IpAddr, usize>>,
}

/// Why there is no seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoSeat {
    /// All are taken.
    Full,
    /// Too many listen from this address.
    TooManyFromThere,
}

/// One seat; free again when it is dropped.
#[derive(Debug)]
pub struct Seat {
    hall: Arc<Hall>,
    address: Option<IpAddr>,
}

impl Seats {
    /// So many seats in all, and so many of them for one address; 0 for no such limit.
    pub fn new(most: usize, from_one: usize) -> Self {
        Self(Arc::new(Hall { most, from_one, taken: AtomicUsize::new(0), by_address: Mutex::default() }))
    }

    /// How many are taken.
    pub fn taken(&self) -> usize {
        self.0.taken.load(Relaxed)
    }

    /// Takes a seat for somebody from this address.
    ///
    /// # Errors
    /// [`NoSeat`].
    pub fn take(&self, address: IpAddr) -> Result<Seat, NoSeat> {
        let mut seat = Seat { hall: Arc::clone(&self.0), address: None };
        // From here on dropping the seat gives it back.
        if self.0.taken.fetch_add(1, Relaxed) >= self.0.most {
            return Err(NoSeat::Full);
        }
        if self.0.from_one > 0 {
            let house = house(address);
            let mut by_address = self.0.by_address.lock().unwrap_or_else(PoisonError::into_inner);
            let count = by_address.entry(house).or_default();
            if *count >= self.0.from_one {
                return Err(NoSeat::TooManyFromThere);
            }
            *count += 1;
            seat.address = Some(house);
        }
        Ok(seat)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        self.hall.taken.fetch_sub(1, Relaxed);
        let Some(address) = self.address else { return };
        let mut by_address = self.hall.by_address.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = by_address.get_mut(&address) {
            *count -= 1;
            if *count == 0 {
                by_address.remove(&address);
            }
        }
    }
}

fn house(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(address) => address.into(),
        IpAddr::V6(address) => Ipv6Addr::from(u128::from(address) & !u128::from(u64::MAX)).into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_house_does_not_take_them_all_and_a_seat_comes_back() {
        let seats = Seats::new(3, 2);
        let (one, other): (IpAddr, IpAddr) = ("192.0.2.1".parse().unwrap(), "192.0.2.2".parse().unwrap());
        let first = seats.take(one).unwrap();
        let _second = seats.take("::ffff:192.0.2.1".parse().unwrap()).unwrap();
        assert_eq!(seats.take(one).unwrap_err(), NoSeat::TooManyFromThere);
        assert_eq!(seats.taken(), 2);
        let _third = seats.take(other).unwrap();
        assert_eq!(seats.take(other).unwrap_err(), NoSeat::Full);
        drop(first);
        assert!(seats.take(one).is_ok());
    }

    #[test]
    fn a_network_of_ipv6_is_one_house() {
        let seats = Seats::new(9, 1);
        let _one = seats.take("2001:db8::1".parse().unwrap()).unwrap();
        assert_eq!(seats.take("2001:db8::2".parse().unwrap()).unwrap_err(), NoSeat::TooManyFromThere);
        assert!(seats.take("2001:db8:0:1::2".parse().unwrap()).is_ok());
    }
}
