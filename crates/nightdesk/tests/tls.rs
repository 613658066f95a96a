//! TLS with certificates from files: both protocols, sessions that are resumed, mistakes that are told.

#![cfg(test)] // so that the lints know that everything here is a test

mod program;
mod reader;

use program::{Running, free_port, nightdesk};
use reader::{get, trusting};
use rustls::{
    HandshakeKind,
    pki_types::{CertificateDer, pem::PemObject},
};
use std::{
    fs,
    net::TcpStream,
    path::Path,
    process::{Output, Stdio},
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
    let root = CertificateDer::from_pem_file(folder.path().join("chain.pem")).unwrap();
    let plain = trusting(&root, &["http/1.1"]);
    let first = get(&plain, "localhost", port, "/en/").unwrap();
    assert_eq!((first.protocol.as_slice(), first.handshake), (&b"http/1.1"[..], HandshakeKind::Full));
    assert!(
        first.text.starts_with("HTTP/1.1 200") && first.text.contains("strict-transport-security: max-age="),
        "{}",
        first.text
    );
    assert_eq!(first.certificate, root);
    let again = get(&plain, "localhost", port, "/en/latest").unwrap();
    assert_eq!(again.handshake, HandshakeKind::Resumed);
    assert!(again.text.starts_with("HTTP/1.1 200"));
    let newer = get(&trusting(&root, &["h2", "http/1.1"]), "localhost", port, "/en/").unwrap();
    assert_eq!(newer.protocol, b"h2", "a newer protocol is taken where the reader has it");
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
