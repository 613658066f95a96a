//! That it is really they who change how their account opens: by the password, by another passkey, or because they have
//! just come in.

use crate::{Failure, Inside, Newsroom, devices::DeviceAnswered};
use editorial::{Refusal, ceremony::CeremonyKind};
use store::sql::members;

/// What somebody shows who is inside.
#[derive(Clone)]
pub enum Proof {
    /// Nothing: enough for a while after the sign-in.
    Nothing,
    /// The present password.
    Password(String),
    /// A passkey.
    Passkey(Box<DeviceAnswered>),
}

impl Proof {
    /// A password where one was typed.
    pub fn typed(password: &str) -> Self {
        if password.is_empty() { Self::Nothing } else { Self::Password(password.to_owned()) }
    }
}

impl Newsroom {
    /// Refuses unless it is really they.
    ///
    /// # Errors
    /// [`Refusal::PasswordWrong`], [`Refusal::PasskeyWrong`], [`Refusal::BeginAgain`], [`Refusal::TryAgainLater`];
    /// [`Refusal::ComeInAgain`] for who has no password and came in long ago.
    pub(crate) async fn sure(&self, inside: &Inside, proof: Proof) -> Result<(), Failure> {
        let member = inside.account.id;
        match proof {
            Proof::Password(password) => self.prove(member, password).await,
            Proof::Passkey(answered) => {
                let shown = self.shown(&answered, CeremonyKind::PasskeyProof, member).await?;
                let good = self.act(move |tx, on| shown.use_up(tx, on)).await?;
                if good { Ok(()) } else { Err(Refusal::PasskeyWrong.into()) }
            }
            Proof::Nothing if inside.session.just_began(self.clock.now()) => Ok(()),
            Proof::Nothing => {
                let kept = self.store.read(move |tx| members::find(tx, member)).await?;
                let has_password = kept.is_some_and(|kept| kept.password.is_some());
                Err(if has_password { Refusal::PasswordWrong } else { Refusal::ComeInAgain }.into())
            }
        }
    }
}
