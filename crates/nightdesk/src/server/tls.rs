//! TLS for houses without a proxy: HTTP/2 and HTTP/1.1 on an address of their own.
//!
//! Readers who come back resume their session (RFC 8446 §2.2; tickets are renewed by themselves). The certificate comes
//! from files ([`files`]) or is fetched by the program itself ([`super::acme`]); a renewed one is taken up without a
//! restart, and one that cannot be used is told to the log while the one before stays.

mod files;

use super::{
    accept::{Hall, Leaving},
    acme::Acme,
    connection,
};
use crate::cli::Serve;
use anyhow::{Context, Result, bail};
use arc_swap::ArcSwapOption;
use axum::Router;
use desk::Came;
use editorial::Moment;
use files::Files;
use newsroom::Newsroom;
use rustls::{
    ServerConfig,
    crypto::ring,
    server::{ClientHello, ResolvesServerCert, ServerSessionMemoryCache},
    sign::CertifiedKey,
};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

/// A handshake that takes longer is given up.
const PATIENCE: Duration = Duration::from_secs(15);

/// A listener with its certificate.
pub struct Tls {
    listener: TcpListener,
    acceptor: TlsAcceptor,
    certificate: Arc<Certificate>,
    source: Source,
}

/// Where certificates come from.
enum Source {
    /// Files that somebody else keeps new.
    Files(Files),
    /// An authority that we ask ourselves; the one in use is to be renewed at this moment.
    Authority { acme: Box<Acme>, renewal: Option<Moment> },
}

/// The certificate in use. There is none until the first one was fetched; handshakes fail so long.
#[derive(Debug, Default)]
pub struct Certificate(ArcSwapOption<CertifiedKey>);

/// Takes the address for TLS, where one is asked for.
pub async fn listen(asked: &Serve, newsroom: &Newsroom) -> Result<Option<Tls>> {
    let Some(address) = asked.tls_listen else { return Ok(None) };
    let certificate = Arc::new(Certificate::default());
    let source = match (&asked.tls_certificate, &asked.tls_key) {
        (Some(chain), Some(key)) => {
            let files = Files { chain: chain.clone(), key: key.clone() };
            certificate.take_up(files.read()?);
            Source::Files(files)
        }
        (None, None) if !asked.acme.domains.is_empty() => {
            let acme = Acme::open(&asked.acme, &asked.data.data, newsroom)?;
            Source::Authority { renewal: acme.take_up_kept(&certificate), acme: Box::new(acme) }
        }
        _ => bail!("--tls-listen also needs --tls-certificate and --tls-key, or --acme"),
    };
    let acceptor = TlsAcceptor::from(Arc::new(settings(&certificate)?));
    let listener = bind(address).await?;
    Ok(Some(Tls { listener, acceptor, certificate, source }))
}

async fn bind(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.with_context(|| format!("cannot listen on {address} for TLS"))
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
        self.0.load_full()
    }
}

impl Certificate {
    /// From the next handshake on, this one is shown.
    pub fn take_up(&self, new: CertifiedKey) {
        self.0.store(Some(Arc::new(new)));
    }
}

impl Tls {
    /// The addresses at which an authority asks whether our domains are ours.
    pub fn router(&self) -> Router {
        match &self.source {
            Source::Files(_) => Router::new(),
            Source::Authority { acme, .. } => acme.router(),
        }
    }
}

impl Source {
    /// Keeps the certificate new.
    async fn keep(self, certificate: Arc<Certificate>) {
        match self {
            Source::Files(files) => files.watch(certificate).await,
            Source::Authority { acme, renewal } => acme.keep(certificate, renewal).await,
        }
    }
}

/// Accepts connections until we close.
pub async fn serve(tls: Tls, hall: Arc<Hall>) {
    let renewing = tokio::spawn(tls.source.keep(tls.certificate));
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
