//! The room without its engine: there is no provider, so nothing of it can ever be called.

use crate::{Begun, Failed, Settings, Told, Unusable};
use editorial::Moment;
use std::convert::Infallible;

/// The house's provider. Without the engine there is none.
#[derive(Clone)]
pub struct Provider(Infallible);

#[allow(missing_docs, reason = "told at the engine, which does it")]
#[allow(clippy::unused_async, reason = "the same signatures as the engine's")]
impl Provider {
    pub fn new(settings: Settings) -> Result<Self, Unusable> {
        if crate::is_guarded(&settings.issuer) {
            Err(Unusable::NotBuilt)
        } else {
            Err(Unusable::InTheOpen(settings.issuer))
        }
    }

    pub async fn look(&self, _now: Moment) -> Result<(), Failed> {
        match self.0 {}
    }

    pub async fn begin(&self, _ticket: &str, _back: &str, _now: Moment) -> Result<Begun, Failed> {
        match self.0 {}
    }

    pub async fn finish(&self, _state: &str, _code: &str, _back: &str, _now: Moment) -> Result<Told, Failed> {
        match self.0 {}
    }
}
