//! The whole of HTTP, for whoever asks for more than a ready page.

use super::accept::{Hall, Leaving};
use axum::{
    body::Body,
    extract::Request,
    http::{HeaderValue, StatusCode, Version, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use desk::Came;
use hyper::{body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::conn::auto::Builder,
};
use std::{convert::Infallible, io::Cursor, net::TcpStream, sync::Arc, time::Duration};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite};
use tower::ServiceExt;

/// A request whose head has not come whole by then is given up, and so is a reader of HTTP/2 who answers no ping.
const PATIENCE: Duration = Duration::from_secs(15);

/// Browsers that once came by TLS come so for a year (RFC 6797).
const A_YEAR: HeaderValue = HeaderValue::from_static("max-age=31536000");

/// Serves a connection of which this much was read already.
pub async fn taken_over(stream: TcpStream, said: Bytes, hall: Arc<Hall>, leaving: Leaving) {
    let Ok(peer) = stream.peer_addr() else { return };
    let came = Came { address: peer.ip(), secure: false };
    let Ok(stream) = tokio::net::TcpStream::from_std(stream) else { return };
    let (reading, writing) = stream.into_split();
    let stream = tokio::io::join(Cursor::new(said).chain(reading), writing);
    serve(stream, came, hall, leaving).await;
}

/// Serves a connection until it or the program ends. What did not come by TLS is HTTP/1.1.
pub async fn serve<S>(stream: S, came: Came, hall: Arc<Hall>, leaving: Leaving)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let mut closing = hall.closing.clone();
    let service = service_fn(move |request| answer(request, came, Arc::clone(&hall)));
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(PATIENCE);
    builder.http2().timer(TokioTimer::new()).keep_alive_interval(PATIENCE).max_concurrent_streams(128);
    if !came.secure {
        builder = builder.http1_only();
    }
    let connection = builder.serve_connection_with_upgrades(TokioIo::new(stream), service);
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
async fn answer(mut request: Request<Incoming>, came: Came, hall: Arc<Hall>) -> Result<Response, Infallible> {
    // A request of HTTP/1.1 names its host exactly once (RFC 9112 §3.2).
    if request.version() == Version::HTTP_11 && request.headers().get_all(header::HOST).iter().count() != 1 {
        return Ok(StatusCode::BAD_REQUEST.into_response());
    }
    let target = request.uri().path_and_query().map_or("/", |target| target.as_str());
    let mut answer = if desk::is_of_the_desk(request.uri().path()) {
        request.extensions_mut().insert(came);
        hall.desk.clone().oneshot(request.map(Body::new)).await?
    } else if let Some(ready) = site::hit(&hall.site, request.method(), target, request.headers()) {
        ready
    } else {
        hall.router.clone().oneshot(request.map(Body::new)).await?
    };
    if came.secure {
        answer.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, A_YEAR);
    }
    Ok(answer)
}
