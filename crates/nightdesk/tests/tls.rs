//! TLS with certificates from files: both protocols, sessions that are resumed, mistakes that are told.

#![cfg(test)] // so that the lints know that everything here is a test

mod program;

use program::{Running, free_port, nightdesk};
use rustls::{
    ClientConfig, ClientConnection, HandshakeKind, RootCertStore, StreamOwned,
    crypto::ring,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use std::{
    fs,
    io::{Read, Write},
    net::TcpStream,
    path::Path,
    process::{Output, Stdio},
    sync::Arc,
    thread::sleep,
    time::{Duration, Instant},
};

/// A folder with a paper and a certificate for `localhost`.
fn house() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    fs::write(folder.path().join("chain.pem"), made.cert.pem()).unwrap();
    fs::write(folder.path().join("key.pem"), made.signing_key.serialize_pem()).unwrap();
    let init = ["init", "--data", "data", "--name", "The Post", "--edition", "en"];
    assert!(nightdesk(folder.path(), &init).status().unwrap().success());
    folder
}

/// A reader who trusts this house.
fn reader(folder: &Path, protocols: &[&str]) -> Arc<ClientConfig> {
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(folder.join("chain.pem")).unwrap()).unwrap();
    let mut reader = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    reader.alpn_protocols = protocols.iter().map(|name| name.as_bytes().to_vec()).collect();
    Arc::new(reader)
}

/// The protocol, how the session came about, and the answer to a request in HTTP/1.1.
fn get(reader: &Arc<ClientConfig>, port: u16, path: &str) -> (Vec<u8>, HandshakeKind, String) {
    let name = ServerName::try_from("localhost").unwrap();
    let connection = ClientConnection::new(Arc::clone(reader), name).unwrap();
    let mut stream = StreamOwned::new(connection, TcpStream::connect(("127.0.0.1", port)).unwrap());
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    // Not every end is a clean one; what came is looked at.
    let _ = stream.read_to_end(&mut answer);
    let protocol = stream.conn.alpn_protocol().unwrap_or_default().to_vec();
    (protocol, stream.conn.handshake_kind().unwrap(), String::from_utf8_lossy(&answer).into_owned())
}

fn serve(folder: &Path) -> (Running, u16) {
    let (plain, tls) = (format!("127.0.0.1:{}", free_port()), free_port());
    let listen = format!("127.0.0.1:{tls}");
    let words = [
        "serve",
        "--data",
        "data",
        "--listen",
        &plain,
        "--tls-listen",
        &listen,
        "--tls-certificate",
        "chain.pem",
        "--tls-key",
        "key.pem",
    ];
    let running = Running(nightdesk(folder, &words).spawn().unwrap());
    let began = Instant::now();
    while TcpStream::connect(("127.0.0.1", tls)).is_err() {
        assert!(began.elapsed() < Duration::from_secs(20), "nothing answers");
        sleep(Duration::from_millis(30));
    }
    (running, tls)
}

#[test]
fn a_reader_who_comes_back_resumes_the_session() {
    let folder = house();
    let (_running, port) = serve(folder.path());
    let plain = reader(folder.path(), &["http/1.1"]);
    let (protocol, first, answer) = get(&plain, port, "/en/");
    assert_eq!((protocol.as_slice(), first), (&b"http/1.1"[..], HandshakeKind::Full));
    assert!(
        answer.starts_with("HTTP/1.1 200") && answer.contains("strict-transport-security: max-age="),
        "{answer}"
    );
    let (_, again, answer) = get(&plain, port, "/en/latest");
    assert_eq!(again, HandshakeKind::Resumed);
    assert!(answer.starts_with("HTTP/1.1 200"));
    let (protocol, ..) = get(&reader(folder.path(), &["h2", "http/1.1"]), port, "/en/");
    assert_eq!(protocol, b"h2", "a newer protocol is taken where the reader has it");
}

#[test]
fn mistakes_with_certificates_are_told() {
    let folder = house();
    let told = |chain: &str, key: &str| {
        let listen = format!("127.0.0.1:{}", free_port());
        let words = [
            "serve",
            "--data",
            "data",
            "--listen",
            &listen,
            "--tls-listen",
            "127.0.0.1:0",
            "--tls-certificate",
            chain,
            "--tls-key",
            key,
        ];
        let ended: Output = nightdesk(folder.path(), &words).stderr(Stdio::piped()).output().unwrap();
        assert_eq!(ended.status.code(), Some(1));
        String::from_utf8_lossy(&ended.stderr).into_owned()
    };
    fs::write(folder.path().join("empty.pem"), "").unwrap();
    let other = rcgen::generate_simple_self_signed(["localhost".to_owned()]).unwrap();
    fs::write(folder.path().join("other.pem"), other.signing_key.serialize_pem()).unwrap();
    assert!(told("nowhere.pem", "key.pem").contains("nowhere.pem cannot be read as a certificate in PEM"));
    assert!(told("empty.pem", "key.pem").contains("empty.pem holds no certificate"));
    assert!(told("chain.pem", "chain.pem").contains("chain.pem cannot be read as a private key in PEM"));
    assert!(
        told("chain.pem", "other.pem")
            .contains("the key in other.pem is not that of the certificate in chain.pem")
    );
}
