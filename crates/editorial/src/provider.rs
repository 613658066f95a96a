//! The house's identity provider: whom it may let in, by what it says of them.
//!
//! What the provider signs is taken for true; whether that is enough is decided here. An account there is tied to a member
//! here once, by an address that the provider has verified; from then on its subject counts, which never passes to
//! somebody else as an address may (OpenID Connect Core 1.0 §5.7).

use crate::{Email, Refusal, permission::Role, words};

/// What the provider says of somebody, signed and for us.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Who says so.
    pub issuer: String,
    /// Their account there; it never changes and is never given to somebody else.
    pub subject: String,
    /// Their address; empty when the provider does not say.
    pub email: String,
    /// Whether the provider has verified that it is theirs.
    pub verified: bool,
    /// Their name; empty when the provider does not say.
    pub name: String,
    /// What the provider says they belong to, in its own words.
    pub groups: Vec<String>,
}

/// Whom the house lets in by its provider.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Admission {
    /// The domains of addresses, lowercase; all when there are none.
    pub domains: Vec<String>,
    /// Which group is which role. Where there are none, only members come in.
    pub roles: Vec<(String, Role)>,
}

/// Who may sign in with what the house keeps itself: a password, a passkey.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum OwnDoors {
    /// Everybody.
    #[default]
    ForEverybody,
    /// Whoever is not tied to an account at the provider.
    ForTheUnlinked,
}

impl Admission {
    /// The address by which somebody is looked for, where it is verified and of the house.
    ///
    /// # Errors
    /// [`Refusal::ProviderUnverified`] and [`Refusal::ProviderElsewhere`].
    pub fn address(&self, told: &Told) -> Result<Email, Refusal> {
        let email: Email = told.email.parse().map_err(|_| Refusal::ProviderUnverified)?;
        if !told.verified {
            return Err(Refusal::ProviderUnverified);
        }
        let folded = email.folded();
        let domain = folded.rsplit_once('@').map_or("", |(_, domain)| domain);
        if self.domains.is_empty() || self.domains.iter().any(|own| own == domain) {
            Ok(email)
        } else {
            Err(Refusal::ProviderElsewhere { domain: domain.to_owned() })
        }
    }

    /// The role in which somebody joins who is no member yet: the highest that their groups give; nothing where none
    /// does.
    pub fn role(&self, told: &Told) -> Option<Role> {
        let given = self.roles.iter().filter(|(group, _)| told.groups.contains(group)).map(|(_, role)| *role);
        given.max_by_key(|role| Role::ALL.iter().position(|other| other == role))
    }
}

impl Told {
    /// Their name on one line; empty when nothing usable was said.
    pub fn called(&self) -> String {
        words::one_line(&self.name).map_or_else(String::new, |name| name.chars().take(words::NAME).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(email: &str, verified: bool, groups: &[&str]) -> Told {
        Told {
            issuer: "https://id.example".to_owned(),
            subject: "7".to_owned(),
            email: email.to_owned(),
            verified,
            name: String::new(),
            groups: groups.iter().map(|group| (*group).to_owned()).collect(),
        }
    }

    #[test]
    fn only_a_verified_address_of_the_house_counts() {
        let own = Admission { domains: vec!["paper.example".to_owned()], roles: Vec::new() };
        assert_eq!(
            own.address(&told("Lena@Paper.Example", true, &[])).unwrap().folded(),
            "lena@paper.example"
        );
        assert_eq!(own.address(&told("lena@paper.example", false, &[])), Err(Refusal::ProviderUnverified));
        assert_eq!(own.address(&told("", true, &[])), Err(Refusal::ProviderUnverified));
        for other in ["lena@evil.example", "lena@paper.example.evil.example", "lena@evilpaper.example"] {
            assert!(
                matches!(own.address(&told(other, true, &[])), Err(Refusal::ProviderElsewhere { .. })),
                "{other}"
            );
        }
        assert!(Admission::default().address(&told("lena@evil.example", true, &[])).is_ok());
    }

    #[test]
    fn the_highest_role_of_somebodys_groups_is_theirs_and_without_groups_there_is_none() {
        let roles = vec![("desk".to_owned(), Role::Editor), ("writers".to_owned(), Role::Reporter)];
        let own = Admission { domains: Vec::new(), roles };
        assert_eq!(own.role(&told("a@b.example", true, &["writers", "desk", "choir"])), Some(Role::Editor));
        assert_eq!(own.role(&told("a@b.example", true, &["choir"])), None);
        assert_eq!(Admission::default().role(&told("a@b.example", true, &["desk"])), None);
    }
}
