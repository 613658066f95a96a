//! Signing in: address and password, and a code where a second factor is set up.
//!
//! 1. The try is counted, in a transaction of its own: whatever happens next, it was made.
//! 2. The password is compared, outside any transaction. An address that is nobody's costs the same time.
//! 3. The account is looked at again, for it may have changed meanwhile; the code is used up; the session is kept.
//!
//! Every sign-in begins a new session under a new secret; the one that the browser carried before ends with it.

use super::record;
use crate::{
    Failure, Newsroom, Occasion, Secret, Whence, apps,
    devices::Shown,
    door::{self, Try},
    passwords, secret,
};
use editorial::{
    Account, Refusal, SessionId,
    event::Event,
    provider::OwnDoors,
    second_factor::{FactorKind, typed},
    secret::Hashed,
    session::{Session, Way},
};
use store::{
    Tx,
    sql::{members, provider_identities, second_factors, sessions},
};

/// Who wants to come in.
#[derive(Clone)]
pub struct SignIn {
    /// The address of the account, as it was typed.
    pub email: String,
    /// The password.
    pub password: String,
    /// Six digits of an app, or a recovery code; nothing when none was typed.
    pub code: Option<String>,
    /// The session that the browser carries from before.
    pub replaces: Option<String>,
    /// From where.
    pub from: Whence,
}

/// Somebody came in.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// What the browser carries from now on.
    pub secret: Secret,
    /// The session.
    pub session: Session,
    /// Whose it is.
    pub account: Account,
    /// How many recovery codes are left, where one was used.
    pub codes_left: Option<i64>,
}

/// What the third step is given.
pub(super) struct Proved {
    pub account: Account,
    pub by: By,
    pub own_doors: OwnDoors,
    pub arriving: Arriving,
}

/// What was shown.
pub(super) enum By {
    /// The password with this hash, and perhaps a second factor.
    Password { hash: Option<String>, second: Option<Second> },
    /// A passkey, which needs nothing beside it.
    Passkey(Shown),
}

/// What was shown beside the password.
pub(super) enum Second {
    /// A code of an app or on paper.
    Code(String),
    /// A passkey.
    Passkey(Shown),
}

/// What a new session begins with, whatever opened the door.
pub(super) struct Arriving {
    pub replaces: Option<Hashed>,
    pub from: Whence,
    pub counted: Try,
    pub secret: Secret,
}

impl Newsroom {
    /// Lets somebody in, or says why not.
    ///
    /// # Errors
    /// [`Refusal::TryAgainLater`], [`Refusal::SignInWrong`], [`Refusal::CodeNeeded`], [`Refusal::CodeWrong`],
    /// [`Refusal::ProviderOnly`].
    pub async fn sign_in(&self, asked: SignIn) -> Result<SignedIn, Failure> {
        let (email, from) = (asked.email, asked.from.clone());
        let (kept, counted) = self.act(move |tx, on| count(tx, &email, &from, on)).await?;
        let hash = kept.as_ref().filter(|kept| kept.account.works()).and_then(|kept| kept.password.clone());
        let right = passwords::is_that_of(asked.password, hash.clone()).await?;
        let Some(account) = kept.map(|kept| kept.account) else { return Err(Refusal::SignInWrong.into()) };
        if !right {
            self.act(move |tx, on| failed(tx, &account, on)).await?;
            return Err(Refusal::SignInWrong.into());
        }
        let code = asked.code.map(|code| typed(&code)).filter(|code| !code.is_empty());
        let by = By::Password { hash, second: code.map(Second::Code) };
        let arriving = Arriving {
            replaces: asked.replaces.map(|carried| secret::hashed(&carried)),
            from: asked.from,
            counted,
            secret: Secret::draw()?,
        };
        let proved = Proved { account, by, own_doors: self.own_doors, arriving };
        // What is refused here has been counted or taken off, and that must stay.
        self.act(move |tx, on| let_in(tx, proved, on)).await?.map_err(Failure::from)
    }
}

/// Counts the try; answers with the account of that address, if there is one.
pub(super) fn count(
    tx: &mut dyn Tx,
    email: &str,
    from: &Whence,
    on: &Occasion,
) -> Result<(Option<members::Kept>, Try), Failure> {
    let kept = members::by_email(tx, email)?;
    let known = match &kept {
        Some(kept) => members::knows(tx, kept.account.id, &from.network())?.is_some(),
        None => false,
    };
    let counted = Try::count(tx, email, known, from, on)?;
    Ok((kept, counted))
}

/// The log says that somebody failed; the rest was counted before.
pub(super) fn failed(tx: &mut dyn Tx, account: &Account, on: &Occasion) -> Result<(), Failure> {
    record(tx, &account.member(), on, None, Event::SignInFailed { member: account.id })
}

/// What was shown was right. A refusal is an answer here, so that what was written with it is kept.
pub(super) fn let_in(
    tx: &mut dyn Tx,
    proved: Proved,
    on: &Occasion,
) -> Result<Result<SignedIn, Refusal>, Failure> {
    let Proved { account, by, own_doors, arriving } = proved;
    let members::Kept { account, password } = members::hold(tx, account.id)?;
    let (way, as_before, otherwise) = match &by {
        By::Password { hash, .. } => (Way::Password, password == *hash, Refusal::SignInWrong),
        By::Passkey(_) => (Way::Passkey, true, Refusal::PasskeyWrong),
    };
    if !account.works() || !as_before {
        return Ok(Err(otherwise));
    }
    let closed = match own_doors {
        OwnDoors::ForEverybody => false,
        OwnDoors::ForTheUnlinked => provider_identities::any(tx, account.id)?,
    };
    if closed {
        return Ok(Err(Refusal::ProviderOnly));
    }
    let codes_left = match &by {
        By::Password { second, .. } => {
            match second_factor(tx, &account, second.as_ref(), &arriving.counted, on)? {
                Ok(codes_left) => codes_left,
                Err(refusal) => return Ok(Err(refusal)),
            }
        }
        By::Passkey(shown) if shown.use_up(tx, on)? => None,
        By::Passkey(_) => {
            failed(tx, &account, on)?;
            return Ok(Err(Refusal::PasskeyWrong));
        }
    };
    let signed_in = come_in(tx, account, arriving, way, on)?;
    Ok(Ok(SignedIn { codes_left, ..signed_in }))
}

/// Begins a session. What the browser carried before is good for nothing any more.
pub(super) fn come_in(
    tx: &mut dyn Tx,
    account: Account,
    arriving: Arriving,
    way: Way,
    on: &Occasion,
) -> Result<SignedIn, Failure> {
    let Arriving { replaces, from, counted, secret } = arriving;
    counted.forget(tx)?;
    door::note_address(tx, account.id, &from, on.now)?;
    door::sweep(tx, on.now)?;
    if let Some(before) = replaces
        && let Some(session) = sessions::by_hash(tx, before)?
    {
        sessions::end(tx, session.member, session.id)?;
    }
    let session = Session {
        id: on.id(SessionId::new),
        member: account.id,
        created: on.now,
        seen: on.now,
        agent: from.agent(),
        address: from.address(),
    };
    sessions::add(tx, &session, secret.hashed())?;
    let event = Event::SignedIn { member: account.id, session: session.id, by: way };
    record(tx, &account.member(), on, None, event)?;
    Ok(SignedIn { secret, session, account, codes_left: None })
}

/// Asks for the second factor where one is set up; answers with how many recovery codes are left, if one was used.
fn second_factor(
    tx: &mut dyn Tx,
    account: &Account,
    shown: Option<&Second>,
    counted: &Try,
    on: &Occasion,
) -> Result<Result<Option<i64>, Refusal>, Failure> {
    let mut factors = second_factors::of_member(tx, account.id)?;
    factors.retain(|kept| kept.factor.confirmed.is_some());
    if factors.is_empty() {
        return Ok(Ok(None));
    }
    let code = match shown {
        None => {
            counted.take_off(tx)?;
            return Ok(Err(Refusal::CodeNeeded));
        }
        Some(Second::Passkey(shown)) if shown.use_up(tx, on)? => return Ok(Ok(None)),
        Some(Second::Passkey(_)) => {
            failed(tx, account, on)?;
            return Ok(Err(Refusal::PasskeyWrong));
        }
        Some(Second::Code(code)) => code,
    };
    counted.count_code(tx, on)?;
    for kept in &factors {
        match kept.factor.kind {
            FactorKind::Totp => {
                if let Some(step) = apps::step_of(&kept.material, code, on.now)?
                    && second_factors::use_step(tx, kept.factor.id, step)?
                {
                    return Ok(Ok(None));
                }
            }
            // No code opens it.
            FactorKind::Passkey => {}
        }
    }
    if second_factors::use_code(tx, account.id, secret::hashed(code))? {
        record(tx, &account.member(), on, None, Event::RecoveryCodeUsed { member: account.id })?;
        return Ok(Ok(Some(second_factors::codes_left(tx, account.id)?)));
    }
    failed(tx, account, on)?;
    Ok(Err(Refusal::CodeWrong))
}
