//! Options for the house's identity provider.

use clap::Args;
use editorial::permission::Role;
use reqwest::Url;
use std::path::PathBuf;

/// By whom members are let in besides.
#[derive(Debug, Args)]
pub struct ByProvider {
    /// The issuer of the house's identity provider (OpenID Connect), e.g. <https://id.paper.example/realms/paper>; members
    /// sign in with it too. It sends them back to /desk/sign-in/provider/back
    #[arg(long = "oidc-issuer", value_name = "URL", env = "NIGHTDESK_OIDC_ISSUER", requires = "client_id")]
    pub issuer: Option<Url>,
    /// The name by which the provider knows this desk
    #[arg(long = "oidc-client-id", value_name = "ID", env = "NIGHTDESK_OIDC_CLIENT_ID", requires = "issuer")]
    pub client_id: Option<String>,
    /// A file with the secret that the provider gave this desk, on one line; or the secret itself in the variable
    /// `NIGHTDESK_OIDC_CLIENT_SECRET`. Without either the desk is a public client
    #[arg(
        long = "oidc-client-secret-file",
        value_name = "FILE",
        env = "NIGHTDESK_OIDC_CLIENT_SECRET_FILE",
        requires = "issuer"
    )]
    pub secret_file: Option<PathBuf>,
    /// What people call the provider, for the button; its host unless said
    #[arg(long = "oidc-name", value_name = "NAME", env = "NIGHTDESK_OIDC_NAME", requires = "issuer")]
    pub name: Option<String>,
    /// A domain whose addresses the provider may vouch for; give it once for each, or not at all for any
    #[arg(
        long = "oidc-domain",
        value_name = "DOMAIN",
        env = "NIGHTDESK_OIDC_DOMAIN",
        value_delimiter = ',',
        requires = "issuer"
    )]
    pub own_domains: Vec<String>,
    /// Whoever is in this group of the provider and no member yet becomes one in this role; give it once for each.
    /// Without any, only members come in
    #[arg(
        long = "oidc-role",
        value_name = "GROUP=ROLE",
        env = "NIGHTDESK_OIDC_ROLE",
        value_delimiter = ',',
        value_parser = role_of_a_group,
        requires = "issuer"
    )]
    pub roles: Vec<(String, Role)>,
    /// The claim in which the provider says the groups
    #[arg(
        long = "oidc-groups",
        value_name = "CLAIM",
        env = "NIGHTDESK_OIDC_GROUPS",
        default_value = "groups"
    )]
    pub groups: String,
    /// Members who came by the provider once come by nothing else: their passwords and passkeys open nothing. The command
    /// line is never shut out
    #[arg(long = "oidc-only", env = "NIGHTDESK_OIDC_ONLY", requires = "issuer")]
    pub only: bool,
}

fn role_of_a_group(text: &str) -> Result<(String, Role), String> {
    let told = || "write GROUP=ROLE, for example newsroom=reporter".to_owned();
    let (group, role) = text.rsplit_once('=').filter(|(group, _)| !group.is_empty()).ok_or_else(told)?;
    let known = || Role::ALL.map(|role| role.word().replace('_', "-")).join(", ");
    let role = Role::from_word(&role.replace('-', "_"));
    role.map(|role| (group.to_owned(), role)).ok_or_else(|| format!("a role is one of {}", known()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_is_given_a_role() {
        assert_eq!(role_of_a_group("desk=editor"), Ok(("desk".to_owned(), Role::Editor)));
        assert_eq!(
            role_of_a_group("cn=photo=picture-editor"),
            Ok(("cn=photo".to_owned(), Role::PictureEditor))
        );
        for bad in ["desk", "=editor", "desk=boss", "desk="] {
            assert!(role_of_a_group(bad).is_err(), "{bad}");
        }
    }
}
