//! What is kept of a secret: never the secret itself.

/// The BLAKE3 hash of a secret of at least 80 random bits, by which the store finds it.
///
/// Such secrets need no slow hash: nobody can try them all. Passwords, which people choose, are not among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Hashed([u8; 32]);

impl Hashed {
    /// The hash with these bytes, as the store keeps it.
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes that the store keeps.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}
