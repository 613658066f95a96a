//! A reader who comes by TLS.

use rustls::{
    ClientConfig, ClientConnection, HandshakeKind, RootCertStore, StreamOwned,
    crypto::ring,
    pki_types::{CertificateDer, ServerName},
};
use std::{
    io::{self, Read, Write},
    net::TcpStream,
    sync::Arc,
};

/// What a reader got.
pub struct Answer {
    /// The protocol that was agreed on.
    pub protocol: Vec<u8>,
    /// How the session came about.
    pub handshake: HandshakeKind,
    /// The certificate that was shown.
    pub certificate: CertificateDer<'static>,
    /// Head and body.
    pub text: String,
}

/// A reader who trusts nobody but this root.
pub fn trusting(root: &CertificateDer<'static>, protocols: &[&str]) -> Arc<ClientConfig> {
    let mut roots = RootCertStore::empty();
    roots.add(root.clone()).unwrap();
    let mut reader = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    reader.alpn_protocols = protocols.iter().map(|name| name.as_bytes().to_vec()).collect();
    Arc::new(reader)
}

/// Asks this house, on this port of this machine, for a page in HTTP/1.1; an error where no session comes about.
pub fn get(reader: &Arc<ClientConfig>, house: &'static str, port: u16, path: &str) -> io::Result<Answer> {
    let name = ServerName::try_from(house).unwrap();
    let connection = ClientConnection::new(Arc::clone(reader), name).unwrap();
    let mut stream = StreamOwned::new(connection, TcpStream::connect(("127.0.0.1", port))?);
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {house}\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    // Not every end is a clean one; what came is looked at.
    let _ = stream.read_to_end(&mut answer);
    Ok(Answer {
        protocol: stream.conn.alpn_protocol().unwrap_or_default().to_vec(),
        handshake: stream.conn.handshake_kind().unwrap(),
        certificate: stream.conn.peer_certificates().unwrap()[0].clone().into_owned(),
        text: String::from_utf8_lossy(&answer).into_owned(),
    })
}
