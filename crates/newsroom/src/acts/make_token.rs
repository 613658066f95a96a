//! Making a token for a program, and revoking it. The token is shown once.

use super::record;
use crate::{Failure, Newsroom, Occasion, Secret};
use editorial::{
    Member, Moment, Permission, Refusal, TokenId,
    event::Event,
    permission::Role,
    scope::Scopes,
    secret::Hashed,
    token::{self, Token},
};
use store::{
    Tx,
    sql::{members, tokens},
};

/// What the token is to be.
#[derive(Debug, Clone)]
pub struct MakeToken {
    /// What it is for, in words.
    pub name: String,
    /// What it may do at most.
    pub role: Role,
    /// Which of that it is for.
    pub scopes: Scopes,
    /// When it ends; never when nothing is said.
    pub expires: Option<Moment>,
}

/// Keeps a token under the hash of its secret.
///
/// # Errors
/// When the member may not, is a token itself, or asks for more than they have.
pub fn make_token(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &MakeToken,
    hash: Hashed,
    on: &Occasion,
) -> Result<Token, Failure> {
    member.may(Permission::OwnTokens)?;
    if member.id != Member::operator().id && members::find(tx, member.id)?.is_none() {
        return Err(Refusal::OnlyPeople.into());
    }
    let name = token::wanted(member, &asked.name, asked.role, asked.scopes, asked.expires, on.now)?;
    let token = Token {
        id: on.id(TokenId::new),
        name,
        role: asked.role,
        scopes: asked.scopes,
        made_by: member.id,
        made: on.now,
        expires: asked.expires,
        used: None,
    };
    tokens::add(tx, &token, hash)?;
    record(tx, member, on, None, Event::TokenMade { token: token.id })?;
    Ok(token)
}

/// Revokes a token: one's own, or anybody's for who manages tokens.
///
/// # Errors
/// When the member may not, or there is no such token.
pub fn revoke_token(tx: &mut dyn Tx, member: &Member, id: TokenId, on: &Occasion) -> Result<(), Failure> {
    let missing = || Failure::Missing { what: "token", key: id.to_string() };
    let token = tokens::find(tx, id)?.ok_or_else(missing)?;
    let needed = if token.made_by == member.id { Permission::OwnTokens } else { Permission::ManageTokens };
    member.may(needed)?;
    if !tokens::end(tx, id)? {
        return Err(missing());
    }
    record(tx, member, on, None, Event::TokenRevoked { token: id })
}

impl Newsroom {
    /// [`make_token`], now; answers with the token and its secret.
    ///
    /// # Errors
    /// As [`make_token`].
    pub async fn make_token(&self, member: &Member, asked: MakeToken) -> Result<(Token, Secret), Failure> {
        let (member, secret) = (member.clone(), Secret::draw_token()?);
        let hash = secret.hashed();
        let token = self.act(move |tx, on| make_token(tx, &member, &asked, hash, on)).await?;
        Ok((token, secret))
    }

    /// [`revoke_token`], now.
    ///
    /// # Errors
    /// As [`revoke_token`].
    pub async fn revoke_token(&self, member: &Member, id: TokenId) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| revoke_token(tx, &member, id, on)).await
    }
}
