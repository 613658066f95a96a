//! The house's identity provider, as the operator named it.

use crate::cli::ByProvider as Asked;
use anyhow::{Context, Result, bail};
use desk::{ByProvider, Desk};
use editorial::provider::{Admission, OwnDoors};
use newsroom::Newsroom;
use single_sign_on::{Provider, Settings};
use std::{env, fs};

/// Where the secret may stand, besides a file.
const SECRET: &str = "NIGHTDESK_OIDC_CLIENT_SECRET";

/// For whom the doors that the house keeps itself are open.
pub const fn own_doors(asked: &Asked) -> OwnDoors {
    if asked.only { OwnDoors::ForTheUnlinked } else { OwnDoors::ForEverybody }
}

/// The desk, with the provider where one is named. It need not answer yet: a desk without its provider is still a desk.
pub fn at(desk: Desk, newsroom: &Newsroom, asked: &Asked) -> Result<Desk> {
    let (Some(issuer), Some(client_id)) = (&asked.issuer, &asked.client_id) else { return Ok(desk) };
    let settings = Settings {
        issuer: issuer.clone(),
        client_id: client_id.clone(),
        client_secret: secret(asked)?,
        groups: asked.groups.clone(),
    };
    let provider = Provider::new(settings).context("the identity provider cannot be used")?;
    let name = asked.name.clone().or_else(|| issuer.host_str().map(str::to_owned)).unwrap_or_default();
    let admission = Admission {
        domains: asked.own_domains.iter().map(|domain| domain.trim().to_lowercase()).collect(),
        roles: asked.roles.clone(),
    };
    let (first_look, now) = (provider.clone(), newsroom.clock.now());
    tokio::spawn(async move {
        match first_look.look(now).await {
            Ok(()) => tracing::info!("members may sign in with the identity provider"),
            Err(error) => {
                tracing::warn!(%error, "nobody can sign in with the identity provider yet; it is asked again with each try");
            }
        }
    });
    Ok(desk.with_provider(ByProvider { provider, admission, name }))
}

/// The secret by which the provider knows that it is us.
fn secret(asked: &Asked) -> Result<Option<String>> {
    let read = match &asked.secret_file {
        Some(file) => {
            let place = file.display();
            Some(
                fs::read_to_string(file)
                    .with_context(|| format!("the secret for the provider in {place}"))?,
            )
        }
        None => env::var(SECRET).ok(),
    };
    let Some(secret) = read else { return Ok(None) };
    match secret.trim() {
        "" => bail!("the secret for the identity provider is empty"),
        secret => Ok(Some(secret.to_owned())),
    }
}
