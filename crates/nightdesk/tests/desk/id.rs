//! An identity provider (OpenID Connect Discovery 1.0, Core 1.0) of which a test decides what it says. It listens on this
//! machine, signs with ES256, and gives each code away once, to whoever has the secret and the verifier (RFC 7636).

use axum::{
    Router,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ring::{
    digest::{SHA256, digest},
    rand::SystemRandom,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair},
};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
};
use tokio::net::TcpListener;

pub const CLIENT: &str = "the desk";
pub const SECRET: &str = "between you and me";

/// What the provider says of whoever signs in next.
#[derive(Clone)]
pub struct Says {
    pub subject: String,
    pub email: String,
    pub verified: bool,
    pub groups: Vec<String>,
    pub audience: String,
    pub issuer: Option<String>,
    pub nonce: Option<String>,
    /// Seconds from the provider's time until the token ends.
    pub lasts: i64,
    /// The head of the token, where it is not that of an honest one.
    pub head: Option<Value>,
    /// Whether address and groups are told only to who asks for them with the token.
    pub tells_later: bool,
}

struct Inner {
    says: Says,
    key: EcdsaKeyPair,
    key_id: u32,
    now: i64,
    asked: BTreeMap<String, u32>,
    codes: BTreeMap<String, (String, String, Says)>,
}

/// One provider.
#[derive(Clone)]
pub struct Id {
    pub issuer: String,
    inner: Arc<Mutex<Inner>>,
}

fn base64(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn key() -> EcdsaKeyPair {
    let (algorithm, chance) = (&ECDSA_P256_SHA256_FIXED_SIGNING, SystemRandom::new());
    let made = EcdsaKeyPair::generate_pkcs8(algorithm, &chance).unwrap();
    EcdsaKeyPair::from_pkcs8(algorithm, made.as_ref(), &chance).unwrap()
}

impl Id {
    /// A provider that has Lena among its people; `now` is its time in seconds.
    pub async fn open(now: i64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let says = Says {
            subject: "lena-at-the-provider".to_owned(),
            email: "lena@courier.example".to_owned(),
            verified: true,
            groups: Vec::new(),
            audience: CLIENT.to_owned(),
            issuer: None,
            nonce: None,
            lasts: 300,
            head: None,
            tells_later: false,
        };
        let inner =
            Inner { says, key: key(), key_id: 1, now, asked: BTreeMap::new(), codes: BTreeMap::new() };
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let id = Self { issuer, inner: Arc::new(Mutex::new(inner)) };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(published))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .route("/me", get(me))
            .with_state(id.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        id
    }

    /// Changes what it says.
    pub fn says(&self, change: impl FnOnce(&mut Says)) {
        change(&mut self.inner.lock().unwrap().says);
    }

    /// Takes another key.
    pub fn takes_another_key(&self) {
        let mut inner = self.inner.lock().unwrap();
        inner.key = key();
        inner.key_id += 1;
    }

    /// Its time, in seconds.
    pub fn time_is(&self, now: i64) {
        self.inner.lock().unwrap().now = now;
    }

    /// How often somebody asked for this path.
    pub fn was_asked(&self, path: &str) -> u32 {
        self.inner.lock().unwrap().asked.get(path).copied().unwrap_or(0)
    }

    /// Somebody signs in there, who was sent to this address: the code that their browser brings back.
    pub fn lets_in(&self, sent_to: &BTreeMap<String, String>) -> String {
        let mut inner = self.inner.lock().unwrap();
        assert_eq!(sent_to["response_type"], "code");
        assert_eq!(sent_to["client_id"], CLIENT);
        assert_eq!(sent_to["code_challenge_method"], "S256");
        let code = format!("code-{}", inner.codes.len());
        let kept = (sent_to["nonce"].clone(), sent_to["code_challenge"].clone(), inner.says.clone());
        inner.codes.insert(code.clone(), kept);
        code
    }

    fn noted(&self, path: &str) -> std::sync::MutexGuard<'_, Inner> {
        let mut inner = self.inner.lock().unwrap();
        *inner.asked.entry(path.to_owned()).or_default() += 1;
        inner
    }
}

fn answer(status: StatusCode, value: &Value) -> Response {
    (status, [(header::CONTENT_TYPE, "application/json")], value.to_string()).into_response()
}

async fn published(State(id): State<Id>) -> Response {
    drop(id.noted("published"));
    let at = |path: &str| format!("{}{path}", id.issuer);
    let value = json!({
        "issuer": id.issuer,
        "authorization_endpoint": at("/authorize"),
        "token_endpoint": at("/token"),
        "userinfo_endpoint": at("/me"),
        "jwks_uri": at("/keys"),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["ES256"],
    });
    answer(StatusCode::OK, &value)
}

async fn keys(State(id): State<Id>) -> Response {
    let inner = id.noted("keys");
    let point = inner.key.public_key().as_ref();
    let key = json!({
        "kty": "EC", "crv": "P-256", "use": "sig", "alg": "ES256", "kid": inner.key_id.to_string(),
        "x": base64(&point[1..33]), "y": base64(&point[33..65]),
    });
    answer(StatusCode::OK, &json!({ "keys": [key] }))
}

fn about(says: &Says) -> Value {
    json!({
        "sub": says.subject, "email": says.email, "email_verified": says.verified,
        "name": "Lena Marsh", "groups": says.groups,
    })
}

async fn token(State(id): State<Id>, headers: HeaderMap, body: String) -> Response {
    let mut inner = id.noted("token");
    let no = |why: &str| answer(StatusCode::BAD_REQUEST, &json!({ "error": why }));
    let sent: BTreeMap<String, String> = form_urlencoded::parse(body.as_bytes()).into_owned().collect();
    // Both halves are encoded as in a form first (RFC 6749 §2.3.1).
    let pair = "the+desk:between+you+and+me";
    let basic = format!("Basic {}", base64::engine::general_purpose::STANDARD.encode(pair));
    if headers.get(header::AUTHORIZATION).map(header::HeaderValue::as_bytes) != Some(basic.as_bytes()) {
        return no("invalid_client");
    }
    let Some((nonce, challenge, says)) = inner.codes.remove(&sent["code"]) else {
        return no("invalid_grant");
    };
    if base64(digest(&SHA256, sent["code_verifier"].as_bytes()).as_ref()) != challenge {
        return no("invalid_grant");
    }
    let mut claims = if says.tells_later { json!({ "sub": says.subject }) } else { about(&says) };
    claims["iss"] = json!(says.issuer.as_ref().unwrap_or(&id.issuer));
    claims["aud"] = json!(says.audience);
    claims["nonce"] = json!(says.nonce.as_ref().unwrap_or(&nonce));
    claims["iat"] = json!(inner.now);
    claims["exp"] = json!(inner.now + says.lasts);
    let honest = json!({ "alg": "ES256", "kid": inner.key_id.to_string() });
    let head = says.head.clone().unwrap_or(honest);
    let signed = format!("{}.{}", base64(head.to_string().as_bytes()), base64(claims.to_string().as_bytes()));
    let signature = inner.key.sign(&SystemRandom::new(), signed.as_bytes()).unwrap();
    let signature = if head["alg"] == "none" { String::new() } else { base64(signature.as_ref()) };
    let value = json!({
        "access_token": "access", "token_type": "Bearer", "expires_in": 300,
        "id_token": format!("{signed}.{signature}"),
    });
    answer(StatusCode::OK, &value)
}

async fn me(State(id): State<Id>) -> Response {
    let inner = id.noted("me");
    answer(StatusCode::OK, &about(&inner.says))
}
