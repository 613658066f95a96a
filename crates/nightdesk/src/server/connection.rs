//! The whole of HTTP, for whoever asks for more than a ready page.

use super::accept::{Hall, Leaving};
use axum::{
    body::Body,
    extract::Request,
    http::{StatusCode, Version, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::{TokioIo, TokioTimer};
use std::{convert::Infallible, io::Cursor, net::TcpStream, sync::Arc, time::Duration};
use tokio::io::AsyncReadExt;
use tower::ServiceExt;

/// A request whose head has not come whole by then is given up.
const FOR_A_HEAD: Duration = Duration::from_secs(15);

/// Serves a connection of which this much was read already.
pub async fn serve(stream: TcpStream, said: Bytes, hall: Arc<Hall>, leaving: Leaving) {
    let Ok(stream) = tokio::net::TcpStream::from_std(stream) else { return };
    let (reading, writing) = stream.into_split();
    let stream = TokioIo::new(tokio::io::join(Cursor::new(said).chain(reading), writing));
    let mut closing = hall.closing.clone();
    let service = service_fn(move |request| answer(request, Arc::clone(&hall)));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(FOR_A_HEAD)
        .serve_connection(stream, service)
        .with_upgrades();
    tokio::pin!(connection);
    let ended = tokio::select! {
        ended = &mut connection => ended,
        _ = closing.changed() => {
            connection.as_mut().graceful_shutdown();
            connection.await
        }
    };
    if let Err(error) = ended {
        tracing::debug!(%error, "a connection ended badly");
    }
    drop(leaving);
}

/// The answer to a request: a ready page, or whatever the routes make of it.
pub async fn answer(request: Request<Incoming>, hall: Arc<Hall>) -> Result<Response, Infallible> {
    // A request of HTTP/1.1 names its host exactly once (RFC 9112 §3.2).
    if request.version() == Version::HTTP_11 && request.headers().get_all(header::HOST).iter().count() != 1 {
        return Ok(StatusCode::BAD_REQUEST.into_response());
    }
    let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
    if let Some(answer) = site::hit(&hall.site, request.method(), target, request.headers()) {
        return Ok(answer);
    }
    hall.router.clone().oneshot(request.map(Body::new)).await
}
