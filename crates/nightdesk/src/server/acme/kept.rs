//! What is kept between starts: the account's key, the certificate with its key, when the next order may be made.
//!
//! Each authority has a folder of its own, `certificates/AUTHORITY/` in the data folder: who tries an authority's
//! staging house first has no certificate of it left over for readers. Only our own user can read it. A file is
//! written beside its place and moved there, so it is whole or as before; key and certificate share one file, so they
//! always belong together.

use super::when::Lifetime;
use anyhow::{Context, Result};
use editorial::Moment;
use reqwest::Url;
use rustls::{
    client::verify_server_name,
    crypto::ring,
    pki_types::{CertificateDer, DnsName, PrivateKeyDer, ServerName, pem::PemObject},
    server::ParsedCertificate,
    sign::CertifiedKey,
};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::{
    fs::{self, DirBuilder, File, OpenOptions, Permissions},
    io::{ErrorKind, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt},
    path::{Path, PathBuf},
};
use x509_cert::der::Decode;

/// The folder of one authority.
pub struct Folder(PathBuf);

/// An account as it is kept.
#[derive(Serialize, Deserialize)]
pub struct KeptAccount {
    /// The authority's directory.
    pub directory: String,
    /// Whom the authority writes to, as an address of `mailto:`.
    pub contact: Option<String>,
    /// Its address and its key, in the words of the library.
    pub credentials: serde_json::Value,
}

/// How ordering went of late.
#[derive(Serialize, Deserialize)]
pub struct Tries {
    /// For which domains; what failed for others says nothing.
    pub names: Vec<String>,
    /// Failures in a row.
    pub failures: u32,
    /// No order is made before.
    pub not_before: Moment,
}

const ACCOUNT: &str = "account.json";
const CERTIFICATE: &str = "certificate.pem";
const TRIES: &str = "next-order.json";

impl Folder {
    /// The folder of the authority with this directory; made where there is none.
    pub fn open(data: &Path, directory: &Url) -> Result<Self> {
        let certificates = data.join("certificates");
        let folder = certificates.join(called(directory));
        for folder in [&certificates, &folder] {
            DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(folder)
                .and_then(|()| fs::set_permissions(folder, Permissions::from_mode(0o700)))
                .with_context(|| format!("cannot make the folder {} for certificates", folder.display()))?;
        }
        Ok(Self(folder))
    }

    /// Where it is noted when the next order may be made.
    pub fn tries_file(&self) -> PathBuf {
        self.0.join(TRIES)
    }

    /// The account with the authority of this directory, where there is one.
    pub fn account(&self, directory: &Url) -> Option<KeptAccount> {
        self.read_json(ACCOUNT).filter(|kept: &KeptAccount| kept.directory == directory.as_str())
    }

    /// Keeps the account.
    pub fn keep_account(&self, account: &KeptAccount) -> Result<()> {
        self.write(ACCOUNT, &serde_json::to_string(account)?)
    }

    /// Forgets the account: the authority does not know it any more.
    pub fn forget_account(&self) -> Result<()> {
        let path = self.0.join(ACCOUNT);
        fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))
    }

    /// How ordering for these domains went of late.
    pub fn tries(&self, names: &[String]) -> Tries {
        let none = Tries { names: names.to_vec(), failures: 0, not_before: Moment::from_micros(0) };
        self.read_json(TRIES).filter(|tries: &Tries| tries.names == names).unwrap_or(none)
    }

    /// Keeps how ordering went.
    pub fn keep_tries(&self, tries: &Tries) -> Result<()> {
        self.write(TRIES, &serde_json::to_string(tries)?)
    }

    /// The certificate, where there is one that can be used.
    pub fn certificate(&self) -> Option<Held> {
        let held = self.read(CERTIFICATE).and_then(|pem| pem.as_deref().map(Held::read).transpose());
        held.inspect_err(|error| tracing::error!("the kept certificate is of no use: {error:#}"))
            .ok()
            .flatten()
    }

    /// Keeps a certificate: its key and its chain in PEM.
    pub fn keep_certificate(&self, pem: &str) -> Result<()> {
        self.write(CERTIFICATE, pem)
    }

    fn read(&self, name: &str) -> Result<Option<String>> {
        let path = self.0.join(name);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Some(text)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error).with_context(|| format!("cannot read {}", path.display())),
        }
    }

    /// What a file says; nothing, and a word to the log, when it is not readable.
    fn read_json<T: DeserializeOwned>(&self, name: &str) -> Option<T> {
        let read = self.read(name).and_then(|text| {
            let parsed = text.map(|text| serde_json::from_str(&text)).transpose();
            parsed.with_context(|| format!("{} is damaged", self.0.join(name).display()))
        });
        read.inspect_err(|error| tracing::error!("{error:#}; going on without it")).ok().flatten()
    }

    fn write(&self, name: &str, text: &str) -> Result<()> {
        let (path, beside) = (self.0.join(name), self.0.join(format!("{name}.part")));
        let written = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(true)
            .mode(0o600)
            .open(&beside)
            .and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()))
            .and_then(|()| fs::rename(&beside, &path))
            .and_then(|()| File::open(&self.0)?.sync_all());
        written.with_context(|| format!("cannot write {}", path.display()))
    }
}

/// A folder's name that tells the authority: host, port and path of its directory.
fn called(directory: &Url) -> String {
    let (_, place) = directory.as_str().split_once("//").unwrap_or_default();
    let plain = |letter: char| if letter.is_ascii_alphanumeric() || letter == '.' { letter } else { '-' };
    place.trim_end_matches('/').chars().map(plain).collect()
}

/// A certificate with its key, ready for use.
pub struct Held {
    /// Chain and key.
    pub key: CertifiedKey,
    /// How long it holds.
    pub lifetime: Lifetime,
}

impl Held {
    /// Reads key and chain in PEM.
    pub fn read(pem: &str) -> Result<Self> {
        let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(pem.as_bytes())
            .collect::<Result<_, _>>()
            .context("the certificate cannot be read as PEM")?;
        let private =
            PrivateKeyDer::from_pem_slice(pem.as_bytes()).context("the key cannot be read as PEM")?;
        let first = chain.first().context("there is no certificate in it")?;
        let validity = x509_cert::Certificate::from_der(first)
            .context("the certificate's lifetime cannot be read")?
            .tbs_certificate
            .validity;
        let moment = |time: x509_cert::time::Time| {
            let since_1970 = time.to_unix_duration().as_micros();
            Moment::from_micros(i64::try_from(since_1970).unwrap_or(i64::MAX))
        };
        let lifetime = Lifetime { from: moment(validity.not_before), until: moment(validity.not_after) };
        let key = CertifiedKey::from_der(chain, private, &ring::default_provider())
            .context("key and certificate do not belong together")?;
        Ok(Self { key, lifetime })
    }

    /// Whether it is one for all of these domains.
    pub fn covers(&self, names: &[DnsName<'static>]) -> bool {
        let Some(Ok(certificate)) = self.key.cert.first().map(ParsedCertificate::try_from) else {
            return false;
        };
        names.iter().all(|name| verify_server_name(&certificate, &ServerName::DnsName(name.clone())).is_ok())
    }
}
