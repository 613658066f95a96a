//! The room without its engine: no desk has a relying party, so nothing of it can ever be called.

use crate::{Begun, NotHere, Owner, Passkey, Used, Wrong, place};
use std::convert::Infallible;

/// The desk as devices know it. Without the engine there is none.
#[derive(Debug, Clone)]
pub struct RelyingParty(Infallible);

#[allow(missing_docs, reason = "told at the engine, which does it")]
#[allow(clippy::unused_self, reason = "the same signatures as the engine's")]
impl RelyingParty {
    pub fn at(base: &str, asked: &str, _house: &str) -> Result<Self, NotHere> {
        place::origin(base, asked).and(Err(NotHere::NotBuilt))
    }

    pub fn begin_registering(&self, _owner: Owner<'_>, _known: &[String]) -> Result<Begun, Wrong> {
        match self.0 {}
    }

    pub fn finish_registering(&self, _state: &str, _answer: &str) -> Result<Passkey, Wrong> {
        match self.0 {}
    }

    pub fn begin_signing_in(&self) -> Result<Begun, Wrong> {
        match self.0 {}
    }

    pub fn finish_signing_in(&self, _state: &str, _answer: &str, _material: &str) -> Result<Used, Wrong> {
        match self.0 {}
    }

    pub fn begin_proving(&self, _materials: &[String]) -> Result<Begun, Wrong> {
        match self.0 {}
    }

    pub fn finish_proving(&self, _state: &str, _answer: &str, _material: &str) -> Result<Used, Wrong> {
        match self.0 {}
    }

    pub fn credential(&self, _answer: &str) -> Result<Vec<u8>, Wrong> {
        match self.0 {}
    }

    pub fn owner(&self, _answer: &str) -> Result<[u8; 16], Wrong> {
        match self.0 {}
    }
}
