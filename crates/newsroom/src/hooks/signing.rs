//! Signing by the scheme of Standard Webhooks: HMAC-SHA256 over id, time and body, one signature for each secret that is
//! good.

use crate::Failure;
use base64::{Engine, engine::general_purpose::STANDARD};
use editorial::{DeliveryId, Moment};
use ring::hmac;
use store::StoreError;

/// What a secret begins with, so that one that leaked into a file can be found.
pub const PREFIX: &str = "whsec_";

/// The headers of a message that is sent at this moment.
pub fn headers(
    id: DeliveryId,
    now: Moment,
    body: &[u8],
    secrets: &[String],
) -> Result<Vec<(&'static str, String)>, Failure> {
    let (id, timestamp) = (id.to_string(), (now.micros().div_euclid(1_000_000)).to_string());
    let signed: Result<Vec<String>, Failure> =
        secrets.iter().map(|secret| signature(secret, &id, &timestamp, body)).collect();
    Ok(vec![
        ("content-type", "application/json".to_owned()),
        ("webhook-id", id),
        ("webhook-timestamp", timestamp),
        ("webhook-signature", signed?.join(" ")),
    ])
}

fn signature(secret: &str, id: &str, timestamp: &str, body: &[u8]) -> Result<String, Failure> {
    let unreadable = || {
        let reason = "it is no whsec_ in base 64".to_owned();
        Failure::Store(StoreError::Unreadable { place: "the secret of a hook", reason })
    };
    let coded = secret.strip_prefix(PREFIX).ok_or_else(unreadable)?;
    let key = STANDARD.decode(coded).map_err(|_| unreadable())?;
    let mut signing = hmac::Context::with_key(&hmac::Key::new(hmac::HMAC_SHA256, &key));
    for part in [id.as_bytes(), b".", timestamp.as_bytes(), b".", body] {
        signing.update(part);
    }
    Ok(format!("v1,{}", STANDARD.encode(signing.sign())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_that_of_the_standard() {
        // The example of the scheme's own libraries.
        let signed = signature(
            "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
            "msg_27UH4WbU6Z5A5EzD8u03UvzRbpk",
            "1649367553",
            br#"{"email":"test@example.com","username":"test_user"}"#,
        );
        assert_eq!(signed.unwrap(), "v1,tZ1I4/hDygAJgO5TYxiSd6Sd0kDW6hPenDe+bTa3Kkw=");
    }

    #[test]
    fn two_secrets_sign_side_by_side_and_a_broken_one_is_said() {
        let secrets = ["whsec_AAAA".to_owned(), "whsec_BBBB".to_owned()];
        let id = DeliveryId::from_bytes([1; 16]);
        let signed = headers(id, Moment::from_micros(1_999_999), b"{}", &secrets).unwrap();
        let of = |name| signed.iter().find(|(known, _)| *known == name).unwrap().1.clone();
        assert_eq!((of("webhook-timestamp").as_str(), of("webhook-signature").split(' ').count()), ("1", 2));
        assert!(signature("whsec_!", "a", "1", b"").is_err() && signature("AAAA", "a", "1", b"").is_err());
    }
}
