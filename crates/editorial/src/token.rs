//! A token: the key of a program that speaks with the API.
//!
//! A token acts under its own name: entries of the log name its id where a person's would stand. It has a role and
//! scopes of its own, and never more than whoever made it: when they lose their role or their account, their tokens
//! are good for nothing.

use crate::{Account, Member, MemberId, Moment, Refusal, TokenId, permission::Role, scope::Scopes, words};

/// What every token begins with, so that one that leaked into a file can be found.
pub const PREFIX: &str = "nd_";

/// One token, as lists show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Token {
    /// By which it is revoked; it opens nothing.
    pub id: TokenId,
    /// What it is for, in words.
    pub name: String,
    /// What it may do at most.
    pub role: Role,
    /// Which of that it is for.
    pub scopes: Scopes,
    /// Who made it; the operator's id for one made at the command line.
    pub made_by: MemberId,
    /// When it was made.
    pub made: Moment,
    /// When it ends, if it does.
    pub expires: Option<Moment>,
    /// When it was last used, to the minute.
    pub used: Option<Moment>,
}

impl Token {
    /// Whoever acts with this token.
    pub fn member(&self) -> Member {
        let id = MemberId::from_bytes(*self.id.as_bytes());
        Member { id, name: self.name.clone(), role: self.role, scopes: self.scopes }
    }

    /// Whether it is good now; `maker` is the account of whoever made it, nothing for the operator.
    pub fn good(&self, maker: Option<&Account>, now: Moment) -> bool {
        let in_time = self.expires.is_none_or(|expires| now < expires);
        let backed = match maker {
            Some(maker) => maker.works() && maker.role.covers(self.role),
            None => self.made_by == Member::operator().id,
        };
        in_time && backed
    }
}

/// What is wanted of a new token, checked; answers with its name on one line.
///
/// # Errors
/// [`Refusal::Empty`], [`Refusal::TooLong`], [`Refusal::NoScope`], [`Refusal::MoreThanOwn`], [`Refusal::TimeGoneBy`].
pub fn wanted(
    maker: &Member,
    name: &str,
    role: Role,
    scopes: Scopes,
    expires: Option<Moment>,
    now: Moment,
) -> Result<String, Refusal> {
    let name = words::one_line(name)
        .ok_or(Refusal::Empty { field: "name of the token", advice: "write what the token is for" })?;
    words::fits("name of the token", &name, words::NAME)?;
    if scopes.is_empty() {
        return Err(Refusal::NoScope);
    }
    if !maker.role.covers(role) || scopes.iter().any(|scope| !maker.scopes.hold(scope)) {
        return Err(Refusal::MoreThanOwn { role: maker.role });
    }
    match expires {
        Some(expires) if expires <= now => Err(Refusal::TimeGoneBy { field: "end of the token" }),
        Some(_) | None => Ok(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Permission,
        account::{DeskLanguage, Standing},
        scope::Scope,
    };

    const NOW: Moment = Moment::from_micros(1_000);

    fn maker(role: Role, standing: Standing) -> Account {
        Account {
            id: MemberId::from_bytes([7; 16]),
            name: "Lena".to_owned(),
            email: "lena@courier.example".parse().unwrap(),
            role,
            language: DeskLanguage::En,
            standing,
            since: NOW,
        }
    }

    fn token(role: Role, made_by: MemberId) -> Token {
        let scopes = [Scope::Write].into_iter().collect();
        let (id, name) = (TokenId::from_bytes([9; 16]), "wire".to_owned());
        Token { id, name, role, scopes, made_by, made: NOW, expires: None, used: None }
    }

    #[test]
    fn a_token_does_what_role_and_scopes_both_allow() {
        let wire = token(Role::Chief, Member::operator().id).member();
        assert_eq!(wire.may(Permission::Write), Ok(()));
        let refused = Refusal::OutOfScope { permission: Permission::Publish, scope: Scope::Publish };
        assert_eq!(wire.may(Permission::Publish), Err(refused));
        let reporter = token(Role::Reporter, Member::operator().id).member();
        assert!(matches!(reporter.may(Permission::EditOthers), Err(Refusal::NotPermitted { .. })));
    }

    #[test]
    fn a_token_falls_with_its_maker() {
        let chief = maker(Role::Chief, Standing::Active);
        let publishing = token(Role::Editor, chief.id);
        assert!(publishing.good(Some(&chief), NOW));
        assert!(!publishing.good(Some(&maker(Role::Reporter, Standing::Active)), NOW));
        assert!(!publishing.good(Some(&maker(Role::Chief, Standing::Disabled)), NOW));
        assert!(!publishing.good(None, NOW), "whose maker is not there any more");
        assert!(token(Role::Chief, Member::operator().id).good(None, NOW));
        let ended = Token { expires: Some(NOW), ..token(Role::Chief, Member::operator().id) };
        assert!(!ended.good(None, NOW));
    }

    #[test]
    fn nobody_makes_a_token_that_may_more_than_they() {
        let editor = maker(Role::Editor, Standing::Active).member();
        let ask = |role, scopes: &[Scope]| {
            wanted(&editor, "wire", role, scopes.iter().copied().collect(), None, NOW)
        };
        assert_eq!(ask(Role::Reporter, &[Scope::Write]), Ok("wire".to_owned()));
        assert_eq!(ask(Role::Chief, &[Scope::Write]), Err(Refusal::MoreThanOwn { role: Role::Editor }));
        assert_eq!(ask(Role::Editor, &[]), Err(Refusal::NoScope));
        let narrow = Member { scopes: [Scope::Members].into_iter().collect(), ..editor.clone() };
        let more = wanted(&narrow, "wire", Role::Editor, Scopes::ALL, None, NOW);
        assert_eq!(more, Err(Refusal::MoreThanOwn { role: Role::Editor }));
    }
}
