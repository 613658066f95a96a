//! Apps that show codes by the clock (RFC 6238): six digits, thirty seconds, one step of drift either way (§5.2).

use crate::{Failure, secret};
use editorial::{Email, Moment};
use store::StoreError;
use totp_rs::{Builder, Secret, Totp};

/// What an app is set up with; shown once.
#[derive(Clone)]
pub struct AppKey {
    /// The address that a picture of squares carries to the app.
    pub address: String,
    /// The same secret to be typed, in base 32 (RFC 4648 §6).
    pub secret: String,
}

/// A new key for a member's app; `house` is what the app shows beside their address.
pub(crate) fn new_key(house: &str, email: &Email) -> Result<AppKey, Failure> {
    // 160 bits (RFC 4226 §4, requirement 6).
    let key = Secret::from(secret::random::<20>()?);
    let secret = key.to_base32();
    // A colon parts the house from the account in the address.
    let house: String = house.chars().filter(|c| *c != ':').collect();
    let app = Builder::new().with_secret(key).with_account_name(email.as_str()).with_issuer(Some(house));
    let address = app.build().and_then(|app| app.to_url()).map_err(|error| unreadable(&error))?;
    Ok(AppKey { address, secret })
}

/// The step of thirty seconds to which this code belongs, if it is good now; whether that step was used before is not
/// known here.
pub(crate) fn step_of(secret: &str, code: &str, now: Moment) -> Result<Option<i64>, Failure> {
    let seconds = u64::try_from(now.micros() / 1_000_000).unwrap_or(0);
    Ok(app(secret)?.check(code, seconds).and_then(|step| i64::try_from(step).ok()))
}

fn app(secret: &str) -> Result<Totp, Failure> {
    let key = Secret::try_from_base32(secret).map_err(|error| unreadable(&error))?;
    Builder::new().with_secret(key).build().map_err(|error| unreadable(&error))
}

fn unreadable(error: &dyn std::fmt::Display) -> Failure {
    Failure::Store(StoreError::Unreadable { place: "the key of an app", reason: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The key of RFC 6238, appendix B: the ASCII text 12345678901234567890.
    const KEY: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    #[test]
    fn codes_are_those_of_the_standard_cut_to_six_digits() {
        for (second, code) in [(59, "287082"), (1_111_111_109, "081804"), (2_000_000_000, "279037")] {
            let now = Moment::from_micros(second * 1_000_000);
            assert_eq!(step_of(KEY, code, now).unwrap(), Some(second / 30), "{second}");
        }
    }

    #[test]
    fn one_step_of_drift_is_forgiven_and_no_more() {
        let at = |second: i64| step_of(KEY, "287082", Moment::from_micros(second * 1_000_000)).unwrap();
        assert_eq!([0, 59, 89].map(at), [Some(1); 3]);
        assert_eq!(at(90), None);
        assert_eq!(step_of(KEY, "+87082", Moment::from_micros(59_000_000)).unwrap(), None);
    }

    #[test]
    fn the_address_names_house_and_member() {
        let key = new_key("The Post: Night", &"lena@courier.example".parse().unwrap()).unwrap();
        assert!(
            key.address.starts_with("otpauth://totp/The%20Post%20Night:lena%40courier.example?"),
            "{}",
            key.address
        );
        assert!(key.address.contains(&key.secret));
    }
}
