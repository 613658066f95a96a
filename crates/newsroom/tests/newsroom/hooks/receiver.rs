//! A receiver of another house: a real server on this machine that keeps what it gets.

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use base64::{Engine, engine::general_purpose::STANDARD};
use courier::NamedHost;
use ring::hmac;
use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
    time::Duration,
};
use tokio::sync::watch;

/// What it got.
#[derive(Debug, Clone)]
pub struct Got {
    headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Got {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap()
    }
}

struct Shared {
    got: watch::Sender<Vec<Got>>,
    status: Mutex<u16>,
    refuses: Mutex<String>,
    held: watch::Sender<bool>,
}

/// The receiver.
pub struct Receiver {
    address: SocketAddr,
    shared: Arc<Shared>,
}

impl Receiver {
    pub async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let shared = Arc::new(Shared {
            got: watch::channel(Vec::new()).0,
            status: Mutex::new(200),
            refuses: Mutex::default(),
            held: watch::channel(false).0,
        });
        let router = Router::new().fallback(receive).with_state(Arc::clone(&shared));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, shared }
    }

    pub fn host(&self) -> NamedHost {
        self.address.to_string().parse().unwrap()
    }

    pub fn url(&self) -> String {
        format!("http://{}/in", self.address)
    }

    pub fn answers(&self, status: u16) {
        *self.shared.status.lock().unwrap() = status;
    }

    /// Answers messages of this type with 500.
    pub fn refuses(&self, kind: &str) {
        kind.clone_into(&mut self.shared.refuses.lock().unwrap());
    }

    /// Keeps whoever asks waiting.
    pub fn holds(&self) {
        self.shared.held.send_replace(true);
    }

    pub fn lets_go(&self) {
        self.shared.held.send_replace(false);
    }

    pub fn got(&self) -> Vec<Got> {
        self.shared.got.borrow().clone()
    }

    /// The same in the order of the log: several come at once.
    pub fn got_by_entry(&self) -> Vec<Got> {
        let mut got = self.got();
        got.sort_by_key(|got| got.json()["data"]["entry"].as_i64());
        got
    }

    /// Waits until it has got so many.
    pub async fn has(&self, count: usize) {
        let mut got = self.shared.got.subscribe();
        let waiting = got.wait_for(|got| got.len() >= count);
        let came = tokio::time::timeout(Duration::from_secs(20), waiting).await;
        assert!(came.is_ok(), "only {} came of {count}", self.got().len());
    }
}

async fn receive(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, &'static str) {
    let got = Got { headers, body: body.to_vec() };
    let kind = got.json()["type"].clone();
    shared.got.send_modify(|all| all.push(got));
    let mut held = shared.held.subscribe();
    held.wait_for(|held| !held).await.unwrap();
    if kind == shared.refuses.lock().unwrap().as_str() {
        return (StatusCode::INTERNAL_SERVER_ERROR, "not this");
    }
    (StatusCode::from_u16(*shared.status.lock().unwrap()).unwrap(), "thank you")
}

/// Whether one of the signatures was made with this secret: as `docs/webhooks.md` tells a receiver to check, written
/// apart from what signs.
pub fn verified(got: &Got, secret: &str) -> bool {
    let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap()).unwrap();
    let key = hmac::Key::new(hmac::HMAC_SHA256, &key);
    let signed = [
        got.header("webhook-id").as_bytes(),
        b".",
        got.header("webhook-timestamp").as_bytes(),
        b".",
        &got.body,
    ]
    .concat();
    got.header("webhook-signature").split(' ').filter_map(|one| one.strip_prefix("v1,")).any(|one| {
        STANDARD.decode(one).is_ok_and(|signature| hmac::verify(&key, &signed, &signature).is_ok())
    })
}
