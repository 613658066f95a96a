//! The room with its engine, `webauthn-rs`.

use crate::{Begun, NotHere, Owner, Passkey, Used, Wrong, place};
use serde_json::{Value, json};
use std::fmt::Display;
use uuid::Uuid;
use webauthn_rs::{
    Webauthn, WebauthnBuilder,
    prelude::{
        AuthenticationResult, DiscoverableAuthentication, Passkey as Known, PasskeyAuthentication,
        PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential,
    },
};

/// The desk as devices know it.
#[derive(Debug, Clone)]
pub struct RelyingParty(Webauthn);

impl RelyingParty {
    /// The relying party of the house that says of itself that it stands at `base`, for a desk that was opened at `asked`
    /// (an origin; what a browser says of itself is compared with the house's, not with this). `house` is the name that
    /// devices show.
    ///
    /// # Errors
    /// [`NotHere`].
    pub fn at(base: &str, asked: &str, house: &str) -> Result<Self, NotHere> {
        let origin = place::origin(base, asked)?;
        let unreadable = || NotHere::Unreadable(origin.to_string());
        let name = origin.host_str().ok_or_else(unreadable)?;
        let built = WebauthnBuilder::new(name, &origin).and_then(|builder| builder.rp_name(house).build());
        built.map(Self).map_err(|_| unreadable())
    }

    /// Begins to make a passkey for somebody who has these already, of which the device will not make a second.
    ///
    /// # Errors
    /// [`Wrong::Unreadable`] when what is kept cannot be read.
    pub fn begin_registering(&self, owner: Owner<'_>, known: &[String]) -> Result<Begun, Wrong> {
        let known = all(known)?.iter().map(|key| key.cred_id().clone()).collect();
        let (told, state) = self
            .0
            .start_passkey_registration(Uuid::from_bytes(owner.id), owner.email, owner.name, Some(known))
            .map_err(not_proved)?;
        let mut begun = begun(&told, &state)?;
        // The device keeps it together with whose it is, so that its owner need not say who they are.
        let mut options: Value = read(&begun.options)?;
        options["authenticatorSelection"]["residentKey"] = json!("required");
        options["authenticatorSelection"]["requireResidentKey"] = json!(true);
        begun.options = options.to_string();
        Ok(begun)
    }

    /// A passkey was made.
    ///
    /// # Errors
    /// [`Wrong`].
    pub fn finish_registering(&self, state: &str, answer: &str) -> Result<Passkey, Wrong> {
        let state: PasskeyRegistration = read(state)?;
        let answer: RegisterPublicKeyCredential = read(answer)?;
        let made = self.0.finish_passkey_registration(&answer, &state).map_err(not_proved)?;
        Ok(Passkey { credential: made.cred_id().clone(), material: written(&made)? })
    }

    /// Begins to let somebody in who has not said who they are.
    ///
    /// # Errors
    /// When the engine has no random bytes.
    pub fn begin_signing_in(&self) -> Result<Begun, Wrong> {
        let (told, state) = self.0.start_discoverable_authentication().map_err(not_proved)?;
        begun(&told, &state)
    }

    /// Somebody used the passkey of which this is kept.
    ///
    /// # Errors
    /// [`Wrong`].
    pub fn finish_signing_in(&self, state: &str, answer: &str, material: &str) -> Result<Used, Wrong> {
        let state: DiscoverableAuthentication = read(state)?;
        let (answer, known): (PublicKeyCredential, Known) = (read(answer)?, read(material)?);
        let proved =
            self.0.finish_discoverable_authentication_v2(&answer, state, &known).map_err(not_proved)?;
        used(known, &proved)
    }

    /// Begins to have one of these passkeys used by who is known already.
    ///
    /// # Errors
    /// [`Wrong::Unreadable`] when what is kept cannot be read; [`Wrong::NotProved`] when there are none.
    pub fn begin_proving(&self, materials: &[String]) -> Result<Begun, Wrong> {
        // The engine would ask for any passkey at all.
        if materials.is_empty() {
            return Err(Wrong::NotProved("there is no passkey to be asked for".to_owned()));
        }
        let (told, state) = self.0.start_passkey_authentication(&all(materials)?).map_err(not_proved)?;
        begun(&told, &state)
    }

    /// One of them was used, of which this is kept.
    ///
    /// # Errors
    /// [`Wrong`].
    pub fn finish_proving(&self, state: &str, answer: &str, material: &str) -> Result<Used, Wrong> {
        let state: PasskeyAuthentication = read(state)?;
        let (answer, known): (PublicKeyCredential, Known) = (read(answer)?, read(material)?);
        let proved = self.0.finish_passkey_authentication(&answer, &state).map_err(not_proved)?;
        used(known, &proved)
    }

    /// The name of the passkey that an answer was given with; nothing is proved by that.
    ///
    /// # Errors
    /// [`Wrong::Unreadable`].
    pub fn credential(&self, answer: &str) -> Result<Vec<u8>, Wrong> {
        Ok(read::<PublicKeyCredential>(answer)?.get_credential_id().to_vec())
    }

    /// Whose passkey the device says it is; nothing is proved by that.
    ///
    /// # Errors
    /// [`Wrong`].
    pub fn owner(&self, answer: &str) -> Result<[u8; 16], Wrong> {
        let answer = read::<PublicKeyCredential>(answer)?;
        let (owner, _) = self.0.identify_discoverable_authentication(&answer).map_err(not_proved)?;
        Ok(*owner.as_bytes())
    }
}

fn begun<T: serde::Serialize, S: serde::Serialize>(told: &T, state: &S) -> Result<Begun, Wrong> {
    let told = serde_json::to_value(told).map_err(unreadable)?;
    // Whether to wait quietly is for the page to say, not for the options.
    Ok(Begun { options: told["publicKey"].to_string(), state: written(state)? })
}

fn used(mut known: Known, proved: &AuthenticationResult) -> Result<Used, Wrong> {
    if !proved.user_verified() {
        return Err(Wrong::NotProved("the device did not ask who holds it".to_owned()));
    }
    let ours = known.update_credential(proved).is_some();
    if !ours {
        return Err(Wrong::NotProved("another passkey was used".to_owned()));
    }
    Ok(Used { material: written(&known)?, counter: i64::from(proved.counter()) })
}

fn all(materials: &[String]) -> Result<Vec<Known>, Wrong> {
    materials.iter().map(|material| read(material)).collect()
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Wrong> {
    serde_json::from_str(text).map_err(unreadable)
}

fn written<T: serde::Serialize>(value: &T) -> Result<String, Wrong> {
    serde_json::to_string(value).map_err(unreadable)
}

fn unreadable(error: impl Display) -> Wrong {
    Wrong::Unreadable(error.to_string())
}

fn not_proved(error: impl Display) -> Wrong {
    Wrong::NotProved(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn party() -> RelyingParty {
        RelyingParty::at("https://paper.example", "https://paper.example", "The Paper").unwrap()
    }

    const LENA: Owner<'static> = Owner { id: [7; 16], email: "lena@paper.example", name: "Lena Marsh" };

    #[test]
    fn a_browser_is_told_to_ask_for_the_holder_and_to_keep_the_key() {
        let begun = party().begin_registering(LENA, &[]).unwrap();
        let told: Value = serde_json::from_str(&begun.options).unwrap();
        assert_eq!(told["rp"], json!({ "id": "paper.example", "name": "The Paper" }));
        assert_eq!(told["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(told["authenticatorSelection"]["residentKey"], "required");
        assert_eq!(told["attestation"], "none");
        let told: Value = serde_json::from_str(&party().begin_signing_in().unwrap().options).unwrap();
        assert_eq!((&told["userVerification"], &told["rpId"]), (&json!("required"), &json!("paper.example")));
        assert_eq!(told["allowCredentials"], json!([]), "nobody learns who has one");
    }

    #[test]
    fn no_question_is_asked_twice() {
        let asked = || party().begin_signing_in().unwrap();
        let challenge =
            |begun: Begun| serde_json::from_str::<Value>(&begun.options).unwrap()["challenge"].clone();
        assert_ne!(challenge(asked()), challenge(asked()));
    }

    #[test]
    fn what_is_no_answer_is_told_and_does_no_harm() {
        let state = party().begin_registering(LENA, &[]).unwrap().state;
        let long = "[".repeat(100_000);
        for answer in
            ["", "{}", "null", "\u{0}", r#"{"id":"","rawId":"","response":{},"type":"public-key"}"#, &long]
        {
            assert!(
                matches!(party().finish_registering(&state, answer), Err(Wrong::Unreadable(_))),
                "{answer:.40}"
            );
            assert!(party().owner(answer).is_err() && party().credential(answer).is_err(), "{answer:.40}");
        }
        assert!(party().begin_proving(&[]).is_err(), "nobody proves anything with nothing");
    }
}
