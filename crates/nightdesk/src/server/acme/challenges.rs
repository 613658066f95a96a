//! What the authority asks for at our plain address, to see that a domain is ours (HTTP-01, RFC 8555 §8.3).
//!
//! The counter never has such an address, so it gives the connection away, and the question is answered by the routes:
//! ready pages lose no time to it.

use axum::{
    Router,
    extract::{Path, State},
    http::{StatusCode, header},
    middleware,
    response::{IntoResponse, Response},
    routing::get,
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

/// The answers that are expected of us just now, by their tokens.
#[derive(Debug, Clone, Default)]
pub struct Challenges(Arc<Mutex<HashMap<String, String>>>);

impl Challenges {
    /// Answers this token from now on, for as long as the guard is held.
    pub fn answer(&self, token: &str, answer: &str) -> Answered {
        self.expected().insert(token.to_owned(), answer.to_owned());
        Answered { challenges: self.clone(), token: token.to_owned() }
    }

    /// The addresses of all tokens.
    pub fn router(&self) -> Router {
        Router::new()
            .route("/.well-known/acme-challenge/{token}", get(answer))
            .layer(middleware::from_fn(web::manners))
            .with_state(self.clone())
    }

    fn expected(&self) -> MutexGuard<'_, HashMap<String, String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A token that is answered until this is dropped.
#[must_use]
pub struct Answered {
    challenges: Challenges,
    token: String,
}

impl Drop for Answered {
    fn drop(&mut self) {
        self.challenges.expected().remove(&self.token);
    }
}

async fn answer(State(challenges): State<Challenges>, Path(token): Path<String>) -> Response {
    match challenges.expected().get(&token) {
        Some(answer) => {
            ([(header::CONTENT_TYPE, "application/octet-stream")], answer.clone()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
