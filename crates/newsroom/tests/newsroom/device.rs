//! A device that keeps passkeys, with a browser that speaks for it: P-256, no attestation, a counter (Web Authentication,
//! Level 3, §6.1, §6.5, §5.8.1).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::{
    digest::{SHA256, digest},
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::{Value, json};

/// Somebody was there, and the device asked who.
const SURELY: u8 = 0x01 | 0x04;

/// With it comes a new key.
const NEW_KEY: u8 = 0x40;

/// One device with one key.
pub struct Device {
    key: EcdsaKeyPair,
    id: Vec<u8>,
    owner: Vec<u8>,
    /// How often it was used.
    pub counter: u32,
    /// Whether it asks who holds it.
    pub asks: bool,
    /// The address that its browser says it is at.
    pub origin: String,
}

fn base64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn sha256(bytes: &[u8]) -> Vec<u8> {
    digest(&SHA256, bytes).as_ref().to_vec()
}

fn told(options: &str) -> Value {
    serde_json::from_str(options).unwrap()
}

impl Device {
    /// A device without a key yet, at this address.
    pub fn at(origin: &str, id: u8) -> Self {
        let (algorithm, chance) = (&ECDSA_P256_SHA256_ASN1_SIGNING, SystemRandom::new());
        let made = EcdsaKeyPair::generate_pkcs8(algorithm, &chance).unwrap();
        let key = EcdsaKeyPair::from_pkcs8(algorithm, made.as_ref(), &chance).unwrap();
        Self { key, id: vec![id; 16], owner: Vec::new(), counter: 0, asks: true, origin: origin.to_owned() }
    }

    fn client_data(&self, what: &str, options: &Value) -> String {
        json!({ "type": what, "challenge": options["challenge"], "origin": self.origin, "crossOrigin": false })
            .to_string()
    }

    fn about(&self, party: &str, flags: u8) -> Vec<u8> {
        let flags = if self.asks { flags } else { flags & !0x04 };
        [sha256(party.as_bytes()), vec![flags], self.counter.to_be_bytes().to_vec()].concat()
    }

    /// Makes the key.
    pub fn make(&mut self, options: &str) -> String {
        let options = told(options);
        self.owner = URL_SAFE_NO_PAD.decode(options["user"]["id"].as_str().unwrap()).unwrap();
        let client_data = self.client_data("webauthn.create", &options);
        let point = self.key.public_key().as_ref();
        let (x, y) = (&point[1..33], &point[33..65]);
        // A map of five (RFC 9052 §7): elliptic, ES256, P-256, x, y.
        let cose = [&[0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32], x, &[0x22, 0x58, 32], y].concat();
        let mut data = self.about(options["rp"]["id"].as_str().unwrap(), SURELY | NEW_KEY);
        data.extend([[0; 16].to_vec(), vec![0, 16], self.id.clone(), cose].concat());
        let attestation = [
            b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".as_slice(),
            &[u8::try_from(data.len()).unwrap()],
            &data,
        ];
        json!({
            "id": base64(&self.id), "rawId": base64(&self.id), "type": "public-key",
            "response": {
                "clientDataJSON": base64(client_data.as_bytes()),
                "attestationObject": base64(&attestation.concat()),
                "transports": ["internal"],
            },
            "clientExtensionResults": {},
        })
        .to_string()
    }

    /// Uses the key.
    pub fn answer(&mut self, options: &str) -> String {
        self.counter += 1;
        let options = told(options);
        let client_data = self.client_data("webauthn.get", &options);
        let data = self.about(options["rpId"].as_str().unwrap(), SURELY);
        let signed = [data.clone(), sha256(client_data.as_bytes())].concat();
        let signature = self.key.sign(&SystemRandom::new(), &signed).unwrap();
        json!({
            "id": base64(&self.id), "rawId": base64(&self.id), "type": "public-key",
            "response": {
                "clientDataJSON": base64(client_data.as_bytes()),
                "authenticatorData": base64(&data),
                "signature": base64(signature.as_ref()),
                "userHandle": base64(&self.owner),
            },
            "clientExtensionResults": {},
        })
        .to_string()
    }
}
