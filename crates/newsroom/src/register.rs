//! The register: who works here, where they are signed in, which programs have a token. Lists only; they change
//! nothing.

use crate::{Failure, Newsroom, acts::end_session::own_or_managed};
use editorial::{
    Account, Member, MemberId, Permission, second_factor::SecondFactor, session::Session, token::Token,
};
use store::sql::{members, second_factors, sessions, tokens};

impl Newsroom {
    /// Every account, by name.
    ///
    /// # Errors
    /// When the member may not manage members.
    pub async fn members(&self, member: &Member) -> Result<Vec<Account>, Failure> {
        member.may(Permission::ManageMembers)?;
        Ok(self.store.read(members::all).await?)
    }

    /// The account with this address.
    ///
    /// # Errors
    /// When the member may not manage members, or there is none.
    pub async fn member_by_email(&self, member: &Member, email: &str) -> Result<Account, Failure> {
        member.may(Permission::ManageMembers)?;
        let asked = email.to_owned();
        let found = self.store.read(move |tx| members::by_email(tx, &asked)).await?;
        let key = || editorial::words::quoted(email);
        found.map(|kept| kept.account).ok_or_else(|| Failure::Missing { what: "member", key: key() })
    }

    /// The good sessions of a member, the last used first.
    ///
    /// # Errors
    /// When it is somebody else and the member may not manage members.
    pub async fn sessions(&self, member: &Member, of: MemberId) -> Result<Vec<Session>, Failure> {
        own_or_managed(member, of)?;
        let now = self.clock.now();
        let mut found = self.store.read(move |tx| sessions::of_member(tx, of)).await?;
        found.retain(|session| session.good(now));
        Ok(found)
    }

    /// The second factors of a member that are proved, and how many recovery codes are left.
    ///
    /// # Errors
    /// When it is somebody else and the member may not manage members.
    pub async fn second_factors(
        &self,
        member: &Member,
        of: MemberId,
    ) -> Result<(Vec<SecondFactor>, i64), Failure> {
        own_or_managed(member, of)?;
        let look = move |tx: &mut dyn store::Tx| -> Result<_, Failure> {
            Ok((second_factors::of_member(tx, of)?, second_factors::codes_left(tx, of)?))
        };
        let (kept, left) = self.store.read(look).await?;
        let proved = kept.into_iter().map(|kept| kept.factor).filter(|factor| factor.confirmed.is_some());
        Ok((proved.collect(), left))
    }

    /// The tokens that the member may see: everybody's for who manages tokens, else their own.
    ///
    /// # Errors
    /// When the member may have none.
    pub async fn tokens(&self, member: &Member) -> Result<Vec<Token>, Failure> {
        member.may(Permission::OwnTokens)?;
        let (all, own) = (member.may(Permission::ManageTokens).is_ok(), member.id);
        let mut found = self.store.read(tokens::all).await?;
        found.retain(|token| all || token.made_by == own);
        Ok(found)
    }
}
