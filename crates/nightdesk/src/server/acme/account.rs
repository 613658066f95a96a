//! The account with the authority: made once, kept with its key, used for every order (RFC 8555 §7.3).

use super::kept::{Folder, KeptAccount};
use anyhow::{Context, Result};
use instant_acme::{Account, AccountBuilder, Error, NewAccount};
use reqwest::Url;
use std::path::{Path, PathBuf};

/// How an authority is spoken with.
pub struct Authority {
    /// Where its services are listed.
    pub directory: Url,
    /// The root by which it is known where this machine does not trust it, in PEM.
    pub root: Option<PathBuf>,
    /// Whom it writes to, as an address of `mailto:`.
    pub contact: Option<String>,
}

impl Authority {
    /// Checks, before anything is asked of it, that it could be spoken with.
    pub fn check(&self) -> Result<()> {
        caller(self.root.as_deref()).map(drop)
    }

    /// Our account: the kept one, or a new one, whose making agrees to the authority's terms.
    pub async fn account(&self, folder: &Folder) -> Result<Account> {
        let caller = caller(self.root.as_deref())?;
        let contact: Vec<&str> = self.contact.as_deref().into_iter().collect();
        let Some(mut kept) = folder.account(&self.directory) else {
            let asked =
                NewAccount { contact: &contact, terms_of_service_agreed: true, only_return_existing: false };
            let (account, credentials) = caller
                .create(&asked, self.directory.to_string(), None)
                .await
                .with_context(|| format!("{} gives us no account", self.directory))?;
            folder.keep_account(&KeptAccount {
                directory: self.directory.to_string(),
                contact: self.contact.clone(),
                credentials: serde_json::to_value(&credentials)?,
            })?;
            return Ok(account);
        };
        let credentials =
            serde_json::from_value(kept.credentials.clone()).context("the kept account is damaged")?;
        let account = caller
            .from_credentials(credentials)
            .await
            .with_context(|| format!("{} cannot be spoken with", self.directory))?;
        if kept.contact != self.contact {
            account.update_contacts(&contact).await.context("the authority does not take the new contact")?;
            kept.contact.clone_from(&self.contact);
            folder.keep_account(&kept)?;
        }
        Ok(account)
    }
}

/// Whether an order failed because the authority does not know our account, so that a new one must be made.
pub fn is_unknown(error: &anyhow::Error) -> bool {
    matches!(
        error.downcast_ref::<Error>(),
        Some(Error::Api(problem))
            if problem.r#type.as_deref() == Some("urn:ietf:params:acme:error:accountDoesNotExist")
    )
}

fn caller(root: Option<&Path>) -> Result<AccountBuilder> {
    match root {
        Some(root) => Account::builder_with_root(root)
            .with_context(|| format!("{} cannot be read as a root certificate in PEM", root.display())),
        None => Account::builder().context("this machine has no roots by which an authority could be known"),
    }
}
