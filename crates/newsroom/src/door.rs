//! The door: who comes in, who has to wait, and who somebody is that is inside.
//!
//! Failures are counted by the rule of [`editorial::attempts`], in the store, so that every node counts the same. What
//! is counted stands there as a hash: people type passwords where their address belongs.
//!
//! Whoever carries a session or a token is known again by its hash. That writes nothing, but once a minute that it was
//! used.

use crate::{Failure, Newsroom, Occasion, Whence, passwords, secret};
use editorial::{
    Account, Email, Member, MemberId, Moment,
    attempts::{self, Counted},
    secret::Hashed,
    session::{self, Session},
    token::Token,
};
use store::{
    Tx,
    sql::{attempts as counted, members, sessions, tokens},
};

/// A try that was counted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Try {
    pair: Hashed,
    /// Nothing where an earlier sign-in from there was good.
    address: Option<Hashed>,
    codes: Hashed,
}

impl Try {
    /// Counts a try to sign in as `email`, which may be no address and nobody's.
    ///
    /// # Errors
    /// [`editorial::Refusal::TryAgainLater`].
    pub(crate) fn count(
        tx: &mut dyn Tx,
        email: &str,
        known: bool,
        from: &Whence,
        on: &Occasion,
    ) -> Result<Self, Failure> {
        let (email, network) = (Email::fold(email), from.network());
        let pair = mark(&["pair", &email, &network]);
        let codes = mark(&["codes", &email]);
        counted::forget(tx, seconds_before(on.now, attempts::LONG_FORGOTTEN))?;
        if known {
            let [kept] = counted::hold(tx, [pair])?;
            counted::set(tx, pair, kept.tried(Counted::Pair, on.now)?)?;
            return Ok(Self { pair, address: None, codes });
        }
        let address = mark(&["address", &network]);
        let [kept, of_address] = counted::hold(tx, [pair, address])?;
        counted::set(tx, address, of_address.tried(Counted::Address, on.now)?)?;
        counted::set(tx, pair, kept.tried(Counted::Pair, on.now)?)?;
        Ok(Self { pair, address: Some(address), codes })
    }

    /// Counts a code, where the account does not know the address.
    ///
    /// # Errors
    /// [`editorial::Refusal::TryAgainLater`].
    pub(crate) fn count_code(&self, tx: &mut dyn Tx, on: &Occasion) -> Result<(), Failure> {
        if self.address.is_some() {
            let [kept] = counted::hold(tx, [self.codes])?;
            counted::set(tx, self.codes, kept.tried(Counted::Codes, on.now)?)?;
        }
        Ok(())
    }

    /// The password was right: the try counts as none.
    pub(crate) fn take_off(&self, tx: &mut dyn Tx) -> Result<(), Failure> {
        let hashes = [self.pair, self.address.unwrap_or(self.pair)];
        let kept = counted::hold(tx, hashes)?;
        for (hash, kept) in hashes.into_iter().zip(kept) {
            counted::set(tx, hash, kept.taken_off())?;
        }
        Ok(())
    }

    /// Somebody came in: what was counted against this account from this address is forgotten.
    pub(crate) fn forget(&self, tx: &mut dyn Tx) -> Result<(), Failure> {
        self.take_off(tx)?;
        counted::end(tx, self.pair)?;
        Ok(counted::end(tx, self.codes)?)
    }
}

/// What is counted, as a hash. The parts are of any length, so each is hashed by itself first.
fn mark(parts: &[&str]) -> Hashed {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(blake3::hash(part.as_bytes()).as_bytes());
    }
    Hashed::from_bytes(*hasher.finalize().as_bytes())
}

/// The moment so many seconds earlier.
fn seconds_before(now: Moment, seconds: i64) -> Moment {
    Moment::from_micros(now.micros() - seconds * 1_000_000)
}

/// Notes from where a member came in, and forgets where they have not been for long.
pub(crate) fn note_address(
    tx: &mut dyn Tx,
    member: MemberId,
    from: &Whence,
    now: Moment,
) -> Result<(), Failure> {
    members::forget_addresses(tx, member, seconds_before(now, attempts::KNOWN))?;
    Ok(members::note_address(tx, member, &from.network(), now)?)
}

/// Drops the rows of sessions that have ended by themselves.
pub(crate) fn sweep(tx: &mut dyn Tx, now: Moment) -> Result<(), Failure> {
    Ok(sessions::sweep(tx, seconds_before(now, session::IDLE), seconds_before(now, session::LONGEST))?)
}

/// Somebody who carries a good session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inside {
    /// Their account.
    pub account: Account,
    /// The session they carry.
    pub session: Session,
}

impl Newsroom {
    /// Who carries this session; nobody when it has ended, was revoked, or its owner was disabled.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn inside(&self, carried: &str) -> Result<Option<Inside>, Failure> {
        let (inside, now) = (self.still_inside(carried).await?, self.clock.now());
        if let Some(Inside { session, .. }) = &inside
            && session.to_be_noted(now)
        {
            let id = session.id;
            self.store.run(move |tx| sessions::note_seen(tx, id, now)).await?;
        }
        Ok(inside)
    }

    /// The same, without counting as use: for a window that stays open while nobody may be sitting there.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn still_inside(&self, carried: &str) -> Result<Option<Inside>, Failure> {
        let (hash, now) = (secret::hashed(carried), self.clock.now());
        let look = move |tx: &mut dyn Tx| -> Result<Option<Inside>, Failure> {
            let Some(session) = sessions::by_hash(tx, hash)? else { return Ok(None) };
            let Some(kept) = members::find(tx, session.member)? else { return Ok(None) };
            let good = session.good(now) && kept.account.works();
            Ok(good.then_some(Inside { account: kept.account, session }))
        };
        self.store.read(look).await
    }

    /// Whoever acts with this token; nobody when it has ended, was revoked, or its maker lost what it stands on.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn bearer(&self, shown: &str) -> Result<Option<Member>, Failure> {
        let (hash, now) = (secret::hashed(shown), self.clock.now());
        let look = move |tx: &mut dyn Tx| -> Result<Option<Token>, Failure> {
            let Some(token) = tokens::by_hash(tx, hash)? else { return Ok(None) };
            let maker = members::find(tx, token.made_by)?.map(|kept| kept.account);
            Ok(token.good(maker.as_ref(), now).then_some(token))
        };
        let Some(token) = self.store.read(look).await? else { return Ok(None) };
        if token.used.is_none_or(|used| used <= seconds_before(now, session::NOTED_EVERY)) {
            let id = token.id;
            self.store.run(move |tx| tokens::note_used(tx, id, now)).await?;
        }
        Ok(Some(token.member()))
    }

    /// Refuses unless this is the member's present password; failures count as at the door.
    pub(crate) async fn prove(&self, member: MemberId, password: String) -> Result<(), Failure> {
        let inside = Whence { address: "inside".to_owned(), agent: String::new() };
        let key = member.to_string();
        let (counted, hash) = self
            .act(move |tx, on| {
                let kept = members::hold(tx, member)?;
                Ok((Try::count(tx, &key, true, &inside, on)?, kept.password))
            })
            .await?;
        if !passwords::is_that_of(password, hash).await? {
            return Err(editorial::Refusal::PasswordWrong.into());
        }
        self.act(move |tx, _| counted.forget(tx)).await
    }
}
