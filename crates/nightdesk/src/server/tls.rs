//! TLS for houses without a proxy: HTTP/2 and HTTP/1.1 on an address of their own, certificates from files.
//!
//! Readers who come back resume their session (RFC 8446 §2.2; tickets are renewed by themselves). A renewed certificate
//! is taken up without a restart: its file is looked at once a minute, and one that cannot be used is told to the log
//! while the one before stays.

use super::{
    accept::{Hall, Leaving},
    connection,
};
use crate::cli::Serve;
use anyhow::{Context, Result, bail};
use arc_swap::ArcSwap;
use desk::Came;
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
    server::{ClientHello, ResolvesServerCert, ServerSessionMemoryCache},
    sign::CertifiedKey,
};
use std::{net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// A handshake that takes longer is given up.
const PATIENCE: Duration = Duration::from_secs(15);

/// A renewed certificate is noticed after this.
const LOOK: Duration = Duration::from_mins(1);

/// A listener with its certificate.
pub struct Tls {
    listener: TcpListener,
    acceptor: TlsAcceptor,
    certificate: Arc<Certificate>,
}

/// The certificate in use, and where it comes from.
#[derive(Debug)]
struct Certificate {
    chain: PathBuf,
    key: PathBuf,
    current: ArcSwap<CertifiedKey>,
}

/// Takes the address for TLS, where one is asked for.
pub async fn listen(asked: &Serve) -> Result<Option<Tls>> {
    let (address, chain, key) = match (asked.tls_listen, &asked.tls_certificate, &asked.tls_key) {
        (None, _, _) => return Ok(None),
        (Some(address), Some(chain), Some(key)) => (address, chain.clone(), key.clone()),
        (Some(_), _, _) => bail!("--tls-listen also needs --tls-certificate and --tls-key"),
    };
    let current = ArcSwap::from_pointee(read(&chain, &key)?);
    let certificate = Arc::new(Certificate { chain, key, current });
    let acceptor = TlsAcceptor::from(Arc::new(settings(&certificate)?));
    let listener = bind(address).await?;
    Ok(Some(Tls { listener, acceptor, certificate }))
}

async fn bind(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address} for TLS"))
}

fn read(chain: &PathBuf, key: &PathBuf) -> Result<CertifiedKey> {
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

fn settings(certificate: &Arc<Certificate>) -> Result<ServerConfig> {
    let certificate: Arc<dyn ResolvesServerCert> = Arc::<Certificate>::clone(certificate);
    let mut settings = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_cert_resolver(certificate);
    settings.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    settings.ticketer = ring::Ticketer::new()?;
    settings.session_storage = ServerSessionMemoryCache::new(4096);
    Ok(settings)
}

impl ResolvesServerCert for Certificate {
    fn resolve(&self, _: ClientHello<'_>) -> Option<Arc<CertifiedKey>> {
        Some(self.current.load_full())
    }
}

impl Certificate {
    /// Takes up a renewed certificate whenever there is one.
    async fn renew(self: Arc<Self>) {
        let changed = |path: &PathBuf| std::fs::metadata(path).and_then(|file| file.modified()).ok();
        let mut known = (changed(&self.chain), changed(&self.key));
        loop {
            tokio::time::sleep(LOOK).await;
            let now = (changed(&self.chain), changed(&self.key));
            if now == known {
                continue;
            }
            match read(&self.chain, &self.key) {
                Ok(renewed) => {
                    known = now;
                    self.current.store(Arc::new(renewed));
                    tracing::info!("the certificate was renewed");
                }
                Err(error) => tracing::error!("{error:#}; the one before stays"),
            }
        }
    }
}

/// Accepts connections until we close.
pub async fn serve(tls: Tls, hall: Arc<Hall>) {
    let renewing = tokio::spawn(Arc::clone(&tls.certificate).renew());
    let mut closing = hall.closing.clone();
    loop {
        let accepted = tokio::select! {
            accepted = tls.listener.accept() => accepted,
            _ = closing.changed() => break,
        };
        match accepted {
            Ok((stream, _)) => {
                if let Some(leaving) = hall.enter() {
                    tokio::spawn(welcome(stream, tls.acceptor.clone(), Arc::clone(&hall), leaving));
                }
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
    renewing.abort();
}

async fn welcome(stream: TcpStream, acceptor: TlsAcceptor, hall: Arc<Hall>, leaving: Leaving) {
    let _ = stream.set_nodelay(true);
    let Ok(peer) = stream.peer_addr() else { return };
    let came = Came { address: peer.ip(), secure: true };
    if let Ok(Ok(stream)) = tokio::time::timeout(PATIENCE, acceptor.accept(stream)).await {
        connection::serve(stream, came, hall, leaving).await;
    }
}
