//! Certificates that the program fetches and renews itself, by ACME (RFC 8555).
//!
//! What is kept from before is used at once ([`kept`]). An order is made when there is no certificate, when the one in
//! use holds for other domains, or when a third of its time is left ([`when`]). The authority then asks our plain
//! address whether the domain is ours ([`challenges`]), and the new certificate is taken up between two connections.
//! What fails is told to the log in the authority's own words, and tried again after a pause that grows. The pause is
//! noted before each order: a program that is started again and again does not order again and again.
//!
//! Absent: several nodes behind one address. Each would have to answer what another was asked.

mod account;
mod challenges;
mod kept;
mod order;
mod when;

use super::tls::Certificate;
use crate::{cli, told};
use account::Authority;
use anyhow::{Context, Result};
use axum::Router;
use challenges::Challenges;
use clock::Clock;
use editorial::Moment;
use kept::{Folder, Held, Tries};
use newsroom::{Chance, Newsroom};
use rustls::pki_types::DnsName;
use std::{path::Path, sync::Arc, time::Duration};

/// An order that takes longer is given up.
const PATIENCE: Duration = Duration::from_mins(10);

/// The clock is looked at once a minute: it may be put right, and a machine may have slept.
const LOOK: Duration = Duration::from_mins(1);

/// Who keeps our certificate new.
pub struct Acme {
    domains: Vec<DnsName<'static>>,
    authority: Authority,
    folder: Folder,
    challenges: Challenges,
    clock: Clock,
    chance: Chance,
}

impl Acme {
    /// Opens the folder of certificates, and says what is wrong with what was asked for.
    pub fn open(asked: &cli::Acme, data: &Path, newsroom: &Newsroom) -> Result<Self> {
        let mut domains = asked.domains.clone();
        domains.sort_by(|one, other| one.as_ref().cmp(other.as_ref()));
        domains.dedup();
        let authority = Authority {
            directory: asked.directory.clone(),
            root: asked.root.clone(),
            contact: asked.contact.clone(),
        };
        authority.check()?;
        Ok(Self {
            domains,
            folder: Folder::open(data, &authority.directory)?,
            authority,
            challenges: Challenges::default(),
            clock: newsroom.clock.clone(),
            chance: newsroom.chance.clone(),
        })
    }

    /// The addresses at which the authority asks.
    pub fn router(&self) -> Router {
        self.challenges.router()
    }

    /// Takes up what is kept; answers when it is to be renewed, and nothing when a certificate must be ordered now.
    pub fn take_up_kept(&self, certificate: &Certificate) -> Option<Moment> {
        let held = self.folder.certificate()?;
        let (covers, until) = (held.covers(&self.domains), held.lifetime.until);
        let renewal = held.lifetime.renewal(self.share());
        // One that has ended or names other domains is still better than no answer.
        certificate.take_up(held.key);
        tracing::info!("the certificate is kept from before, and holds until {}", until.rfc3339());
        covers.then_some(renewal)
    }

    /// Orders and renews for as long as the program runs.
    pub async fn keep(self, certificate: Arc<Certificate>, mut renewal: Option<Moment>) {
        let names = self.names();
        let shown = names.join(", ");
        let mut tries = self.folder.tries(&names);
        loop {
            let next = when::next(renewal, tries.not_before, self.clock.now());
            if tries.failures > 0 {
                tracing::warn!(
                    "the next order for {shown} is made at {}; sooner after a start without {}",
                    next.rfc3339(),
                    self.folder.tries_file().display()
                );
            } else if renewal.is_some() {
                tracing::info!("the certificate for {shown} is renewed at {}", next.rfc3339());
            }
            self.wait_until(next).await;
            tries = self.after_failure(tries);
            match self.order(&tries, &names).await {
                Ok(held) => {
                    tracing::info!(
                        "there is a certificate for {shown}, until {}",
                        held.lifetime.until.rfc3339()
                    );
                    renewal = Some(held.lifetime.renewal(self.share()));
                    tries.failures = 0;
                    tries.not_before = when::later(self.clock.now(), held.lifetime.rest());
                    certificate.take_up(held.key);
                    if let Err(error) = self.folder.keep_tries(&tries) {
                        tracing::error!("{error:#}");
                    }
                }
                Err(error) => tracing::error!("no certificate for {shown}: {}", told(&error)),
            }
        }
    }

    /// One order, from the account to the file.
    async fn order(&self, tries: &Tries, names: &[String]) -> Result<Held> {
        // Who cannot note anything would order anew at every start.
        self.folder.keep_tries(tries)?;
        let ordered = tokio::time::timeout(PATIENCE, async {
            let account = self.authority.account(&self.folder).await?;
            order::certificate(&account, names, &self.challenges).await
        });
        let pem = match ordered.await.context("the authority took too long")? {
            Ok(pem) => pem,
            Err(error) if account::is_unknown(&error) => {
                self.folder.forget_account()?;
                return Err(error.context("the account is gone; the next order makes a new one"));
            }
            Err(error) => return Err(error),
        };
        let held = Held::read(&pem)?;
        if let Err(error) = self.folder.keep_certificate(&pem) {
            tracing::error!("{error:#}; the certificate is lost when the program ends");
        }
        Ok(held)
    }

    /// How it stands if the order that is made now fails.
    fn after_failure(&self, tries: Tries) -> Tries {
        let failures = tries.failures.saturating_add(1);
        let not_before = when::later(self.clock.now(), when::pause(failures, self.share()));
        Tries { failures, not_before, ..tries }
    }

    async fn wait_until(&self, then: Moment) {
        loop {
            let left = when::until(then, self.clock.now());
            if left.is_zero() {
                return;
            }
            tokio::time::sleep(left.min(LOOK)).await;
        }
    }

    fn names(&self) -> Vec<String> {
        self.domains.iter().map(|domain| domain.as_ref().to_owned()).collect()
    }

    /// A number of chance in 0..1.
    fn share(&self) -> f64 {
        let [first, second, ..] = self.chance.draw();
        f64::from(u16::from_le_bytes([first, second])) / f64::from(u16::MAX)
    }
}
