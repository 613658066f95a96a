//! A certificate from two files, which somebody else renews.

use super::Certificate;
use anyhow::{Context, Result, bail};
use rustls::{
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    sign::CertifiedKey,
};
use std::{path::PathBuf, sync::Arc, time::Duration};

/// A renewed certificate is noticed after this.
const LOOK: Duration = Duration::from_mins(1);

/// Where a certificate and its key lie.
pub struct Files {
    /// The certificate with its chain, in PEM.
    pub chain: PathBuf,
    /// Its private key, in PEM.
    pub key: PathBuf,
}

impl Files {
    /// Reads them.
    pub fn read(&self) -> Result<CertifiedKey> {
        let (chain, key) = (&self.chain, &self.key);
        let certificates: Vec<CertificateDer<'static>> = CertificateDer::pem_file_iter(chain)
            .and_then(Iterator::collect)
            .with_context(|| format!("{} cannot be read as a certificate in PEM", chain.display()))?;
        if certificates.is_empty() {
            bail!("{} holds no certificate; it must be in PEM, with the whole chain", chain.display());
        }
        let private = PrivateKeyDer::from_pem_file(key)
            .with_context(|| format!("{} cannot be read as a private key in PEM", key.display()))?;
        CertifiedKey::from_der(certificates, private, &ring::default_provider()).with_context(|| {
            format!("the key in {} is not that of the certificate in {}", key.display(), chain.display())
        })
    }

    /// Takes up a renewed certificate whenever there is one.
    pub async fn watch(self, certificate: Arc<Certificate>) {
        let changed = |path: &PathBuf| std::fs::metadata(path).and_then(|file| file.modified()).ok();
        let mut known = (changed(&self.chain), changed(&self.key));
        loop {
            tokio::time::sleep(LOOK).await;
            let now = (changed(&self.chain), changed(&self.key));
            if now == known {
                continue;
            }
            match self.read() {
                Ok(renewed) => {
                    known = now;
                    certificate.take_up(renewed);
                    tracing::info!("the certificate was renewed");
                }
                Err(error) => tracing::error!("{error:#}; the one before stays"),
            }
        }
    }
}
