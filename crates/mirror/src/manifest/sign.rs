//! Signing in the format of minisign.

use crate::MirrorError;
use minisign::{KeyPair, PublicKey, SecretKey, SecretKeyBox, SignatureBox};
use std::{
    fs::{self, OpenOptions},
    io::{Cursor, Write},
    path::{Path, PathBuf},
};

/// Signs the mirror.
pub struct Signer {
    secret: SecretKey,
    public: PublicKey,
    path: PathBuf,
}

fn wrong(path: &Path) -> impl Fn(minisign::PError) -> MirrorError {
    let path = path.to_owned();
    move |error| MirrorError::Key { path: path.clone(), reason: error.to_string() }
}

impl Signer {
    /// The secret key in this file; a key with a password wants it. Makes a key where there is no file, for the owner of
    /// the file only, with the public one beside it under the same name and `.pub`.
    ///
    /// # Errors
    /// When the file is no key, the password is wrong, or a new one cannot be written.
    pub fn open(path: &Path, password: Option<String>) -> Result<Self, MirrorError> {
        let wrong = wrong(path);
        if !path.exists() {
            return Self::make(path);
        }
        let text = fs::read_to_string(path).map_err(MirrorError::at(path))?;
        let boxed = SecretKeyBox::from_string(&text).map_err(&wrong)?;
        let secret = match password {
            Some(password) => boxed.into_secret_key(Some(password)).map_err(&wrong)?,
            None => boxed.into_unencrypted_secret_key().map_err(&wrong)?,
        };
        let public = PublicKey::from_secret_key(&secret).map_err(&wrong)?;
        Ok(Self { secret, public, path: path.to_owned() })
    }

    fn make(path: &Path) -> Result<Self, MirrorError> {
        let wrong = wrong(path);
        let KeyPair { pk: public, sk: secret } = KeyPair::generate_unencrypted_keypair().map_err(&wrong)?;
        let text = secret.to_box(Some("secret key of a Nightdesk mirror")).map_err(&wrong)?.into_string();
        let mut options = OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(MirrorError::at(path))?;
        file.write_all(text.as_bytes()).map_err(MirrorError::at(path))?;
        let beside = crate::files::sibling(path, "pub");
        let text = public.to_box().map_err(&wrong)?.into_string();
        fs::write(&beside, text).map_err(MirrorError::at(&beside))?;
        Ok(Self { secret, public, path: path.to_owned() })
    }

    /// The public key, as `minisign -P` takes it.
    pub fn public(&self) -> String {
        self.public.to_base64()
    }

    /// The signature of these bytes, with a comment that is signed too.
    pub(super) fn sign(&self, bytes: &[u8], comment: &str) -> Result<String, MirrorError> {
        let signed = minisign::sign(
            Some(&self.public),
            &self.secret,
            Cursor::new(bytes),
            Some(comment),
            Some("a Nightdesk mirror"),
        );
        Ok(signed.map_err(wrong(&self.path))?.into_string())
    }
}

/// The comment that was signed with these bytes; nothing when the signature is not of this key, or of other bytes.
pub(super) fn signed(bytes: &[u8], signature: &str, key: &PublicKey) -> Option<String> {
    let signature = SignatureBox::from_string(signature).ok()?;
    minisign::verify(key, &signature, Cursor::new(bytes), true, false, false).ok()?;
    signature.trusted_comment().ok()
}

/// A public key, as it stands in a file or as `minisign -P` takes it.
///
/// # Errors
/// When it is neither.
pub(super) fn public_key(told: &str) -> Result<PublicKey, MirrorError> {
    let wrong = wrong(Path::new(told));
    if Path::new(told).exists() {
        return PublicKey::from_file(told).map_err(wrong);
    }
    PublicKey::from_base64(told).map_err(wrong)
}
