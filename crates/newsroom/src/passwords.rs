//! Passwords become hashes, and are compared with hashes: slowly, outside every transaction, a few at a time.
//!
//! Argon2id (RFC 9106) with 19 MiB of memory, two passes and one lane: OWASP, Password Storage Cheat Sheet, section
//! "Argon2id". Each takes a worker that may block; how many run at once is bounded, so that a crowd at the door takes
//! neither the memory nor the cores from readers.

use crate::Failure;
use argon2::{
    Algorithm, Argon2, Params, Version,
    password_hash::{PasswordHasher, PasswordVerifier},
};
use std::time::Duration;
use store::StoreError;
use tokio::{sync::Semaphore, task::spawn_blocking, time::timeout};

/// Memory in KiB.
const MEMORY: u32 = 19 * 1024;

/// Passes over it.
const PASSES: u32 = 2;

/// Lanes.
const LANES: u32 = 1;

/// How many are hashed at one moment in this process.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

/// How long somebody stands in the queue before they are told to come back.
const PATIENCE: Duration = Duration::from_secs(10);

/// The hash of no password. Who names an account that is not there waits as long as everybody else.
const NOBODYS: &str =
    "$argon2id$v=19$m=19456,t=2,p=1$bmlnaHRkZXNrLW5vYm9keQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

/// The hash of a password, as a PHC string with its own salt.
///
/// # Errors
/// When the queue is too long, or the machine has no memory or random bytes to give.
pub(crate) async fn hashed(password: String) -> Result<String, Failure> {
    slowly(move || {
        let hash = hasher()?.hash_password(password.as_bytes()).map_err(|error| unable(&error))?;
        Ok(hash.to_string())
    })
    .await
}

/// Whether the password is the one with this hash; no password is that of nobody.
///
/// # Errors
/// As [`hashed`].
pub(crate) async fn is_that_of(password: String, hash: Option<String>) -> Result<bool, Failure> {
    slowly(move || {
        let hash = hash.as_deref().unwrap_or(NOBODYS);
        match hasher()?.verify_password(password.as_bytes(), hash) {
            Ok(()) => Ok(true),
            Err(argon2::password_hash::Error::PasswordInvalid) => Ok(false),
            Err(error) => Err(unable(&error)),
        }
    })
    .await
}

async fn slowly<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let busy = || Failure::Store(StoreError::Busy("too many sign in at this moment".to_owned()));
    let turn = timeout(PATIENCE, AT_ONCE.acquire()).await.map_err(|_| busy())?.map_err(|_| busy())?;
    let done = spawn_blocking(move || {
        // Given back when the work is done, also when nobody waits for it any more.
        let _turn = turn;
        work()
    });
    done.await.map_err(|_| Failure::Store(StoreError::Panicked))?
}

fn hasher() -> Result<Argon2<'static>, Failure> {
    let params = Params::new(MEMORY, PASSES, LANES, None).map_err(|error| unable(&error))?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn unable(error: &dyn std::fmt::Display) -> Failure {
    Failure::Store(StoreError::Unreadable { place: "a password's hash", reason: error.to_string() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_password_is_known_again_and_no_other() {
        let hash = hashed("four words by chance".to_owned()).await.unwrap();
        let again = hashed("four words by chance".to_owned()).await.unwrap();
        assert_ne!(hash, again, "each has a salt of its own");
        let is = |password: &str| is_that_of(password.to_owned(), Some(hash.clone()));
        assert!(is("four words by chance").await.unwrap());
        assert!(!is("four words by chanc").await.unwrap());
    }

    #[tokio::test]
    async fn nobodys_hash_costs_what_every_other_costs_and_opens_nothing() {
        let real = hashed("four words by chance".to_owned()).await.unwrap();
        let cost = |hash: &str| hash.split('$').take(4).map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(cost(NOBODYS), cost(&real));
        assert_eq!(NOBODYS.len(), real.len());
        for password in ["", "nobody", "four words by chance"] {
            assert!(!is_that_of(password.to_owned(), None).await.unwrap());
        }
    }

    #[tokio::test]
    async fn a_hash_that_was_damaged_is_told_and_opens_nothing() {
        let damaged = is_that_of("four words by chance".to_owned(), Some("$argon2id$".to_owned())).await;
        assert!(matches!(damaged, Err(Failure::Store(StoreError::Unreadable { .. }))));
    }
}
