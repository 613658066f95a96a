//! Programs of other houses are told what happens by the program itself: also when it is killed while it tells.

#![cfg(test)] // so that the lints know that everything here is a test

mod program;

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use program::{Running, free_port, nightdesk};
use std::{path::Path, process::Stdio, sync::Arc, time::Duration};
use tokio::sync::{mpsc, watch};

const PATIENCE: Duration = Duration::from_mins(1);

/// A receiver that says what it got and answers when it is let.
struct Receiver {
    address: String,
    got: mpsc::UnboundedReceiver<(String, serde_json::Value)>,
    answers: watch::Sender<bool>,
}

type Shared = (mpsc::UnboundedSender<(String, serde_json::Value)>, watch::Sender<bool>);

impl Receiver {
    async fn open() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (said, got) = mpsc::unbounded_channel();
        let answers = watch::channel(true).0;
        let router = Router::new().fallback(receive).with_state(Arc::new((said, answers.clone())));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { address, got, answers }
    }

    async fn next(&mut self) -> (String, serde_json::Value) {
        tokio::time::timeout(PATIENCE, self.got.recv()).await.expect("it is told in time").unwrap()
    }
}

async fn receive(
    State(shared): State<Arc<Shared>>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, &'static str) {
    let id = headers["webhook-id"].to_str().unwrap().to_owned();
    shared.0.send((id, serde_json::from_slice(&body).unwrap())).unwrap();
    let mut answers = shared.1.subscribe();
    answers.wait_for(|answers| *answers).await.unwrap();
    (StatusCode::OK, "thank you")
}

/// What a command says, with its exit code.
fn said(folder: &Path, words: &[&str]) -> (i32, String, String) {
    let done = nightdesk(folder, words).stdout(Stdio::piped()).stderr(Stdio::piped()).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (done.status.code().unwrap(), text(&done.stdout), text(&done.stderr))
}

fn told(folder: &Path, words: &[&str]) -> serde_json::Value {
    let (code, said, trouble) = said(folder, words);
    assert_eq!(code, 0, "{words:?}: {trouble}");
    serde_json::from_str(&said).unwrap_or_else(|error| panic!("{error}: {said}"))
}

fn paper(folder: &Path) {
    let (code, _, trouble) =
        said(folder, &["init", "--data", "data", "--name", "The Post", "--edition", "en"]);
    assert_eq!(code, 0, "{trouble}");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_killed_while_telling_tells_again_under_the_same_id() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    paper(here);
    let mut receiver = Receiver::open().await;
    let (address, host) = (format!("http://{}/in", receiver.address), receiver.address.clone());
    let add =
        ["hook", "add", "--data", "data", "Archive", "--address", &address, "--hook-host", &host, "--json"];
    let made = told(here, &add);
    assert!(made["secret"].as_str().unwrap().starts_with("whsec_"));
    let listen = format!("127.0.0.1:{}", free_port());
    let serve = ["serve", "--data", "data", "--listen", &listen, "--hook-host", &host];
    let mut server = Running(nightdesk(here, &serve).spawn().unwrap());
    receiver.answers.send_replace(false);
    let (code, _, trouble) = said(here, &["flash", "--data", "data", "--edition", "en", "Bridge reopens"]);
    assert_eq!(code, 0, "{trouble}");
    let (id, message) = receiver.next().await;
    assert_eq!(
        (&message["type"], &message["data"]["flash"]["text"]),
        (&"flash.sent".into(), &"Bridge reopens".into())
    );
    // It waits for an answer, and is killed as the kernel kills.
    server.0.kill().unwrap();
    server.0.wait().unwrap();
    receiver.answers.send_replace(true);
    let _server = Running(nightdesk(here, &serve).spawn().unwrap());
    let (again, same) = receiver.next().await;
    assert_eq!((again, same), (id, message));
    // What comes afterwards comes once.
    said(here, &["flash", "--data", "data", "--edition", "en", "Bridge shut"]);
    let (_, next) = receiver.next().await;
    assert_eq!(next["data"]["flash"]["text"], "Bridge shut");
    assert!(receiver.got.try_recv().is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn hooks_are_made_tried_and_removed_at_the_command_line() {
    let folder = tempfile::tempdir().unwrap();
    let here = folder.path();
    paper(here);
    let mut receiver = Receiver::open().await;
    let (address, host) = (format!("http://{}/in", receiver.address), receiver.address.clone());
    let add = ["hook", "add", "--data", "data", "Archive", "--address", &address];
    let (code, _, trouble) = said(here, &add);
    assert_eq!(code, 1);
    assert!(trouble.contains("--hook-host") && trouble.contains("127.0.0.1"), "{trouble}");
    let kinds = ["--hook-host", &host, "--kind", "story.published", "--edition", "en", "--json"];
    let made = told(here, &[&add[..], &kinds].concat());
    let id = made["id"].as_str().unwrap();
    let listed = told(here, &["hook", "list", "--data", "data", "--json"]);
    assert_eq!((&listed[0]["id"], &listed[0]["health"]), (&made["id"], &"well".into()));
    assert_eq!(
        (&listed[0]["kinds"][0], &listed[0]["editions"][0]),
        (&"story.published".into(), &"en".into())
    );
    let tested = told(here, &["hook", "test", "--data", "data", id, "--hook-host", &host, "--json"]);
    assert_eq!(
        (&tested["arrived"], &tested["status"], &tested["said"]),
        (&true.into(), &200.into(), &"thank you".into())
    );
    assert_eq!(receiver.next().await.1["type"], "hook.test");
    // Without the door that the operator opens nothing is sent, whatever the store says.
    let (code, said_so, trouble) = said(here, &["hook", "test", "--data", "data", id]);
    assert_eq!(code, 1);
    assert!(said_so.starts_with("not allowed") && trouble.contains("--hook-host"), "{said_so} {trouble}");
    let (_, secret, _) = said(here, &["hook", "secret", "--data", "data", id]);
    assert!(secret.contains("whsec_") && !secret.contains(made["secret"].as_str().unwrap()));
    assert_eq!(said(here, &["hook", "pause", "--data", "data", id]).0, 0);
    assert_eq!(told(here, &["hook", "list", "--data", "data", "--json"])[0]["health"], "paused");
    assert_eq!(said(here, &["hook", "remove", "--data", "data", id]).0, 0);
    assert_eq!(told(here, &["hook", "list", "--data", "data", "--json"]), serde_json::json!([]));
    let (code, _, trouble) = said(here, &["hook", "remove", "--data", "data", id]);
    assert_eq!(code, 1);
    assert!(trouble.contains("no hook"), "{trouble}");
    assert_eq!(
        said(
            here,
            &[
                "hook",
                "add",
                "--data",
                "data",
                "X",
                "--address",
                "https://x.example/",
                "--kind",
                "story.read"
            ]
        )
        .0,
        2
    );
}
