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
use std::{convert::Infallible, io::Cursor, net::TcpStream, pin::Pin, sync::Arc, time::Duration};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite};
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

/// A request whose head has not come whole by then is given up, and so is a reader of HTTP/2 who answers no ping.
const PATIENCE: Duration = Duration::from_secs(15);

/// Who takes nothing of an answer for so long is let go, as at the counter.
const UNREAD: Duration = Duration::from_mins(1);

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
    let connection =
        builder.serve_connection_with_upgrades(TokioIo::new(read_in_time(stream, UNREAD)), service);
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

/// The same stream, ended when its reader takes nothing for too long.
fn read_in_time<S: AsyncRead + AsyncWrite>(stream: S, time: Duration) -> Pin<Box<TimeoutStream<S>>> {
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(time));
    Box::pin(stream)
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
    } else if api::is_of_the_api(request.uri().path()) {
        request.extensions_mut().insert(came);
        hall.api.clone().oneshot(request.map(Body::new)).await?
    } else {
        let came = came.told_by(&hall.proxies, request.headers());
        request.extensions_mut().insert(came);
        hall.router.clone().oneshot(request.map(Body::new)).await?
    };
    if came.secure {
        answer.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, A_YEAR);
    }
    Ok(answer)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::ErrorKind;
    use tokio::{io::AsyncWriteExt, time::Instant};

    #[tokio::test]
    async fn who_does_not_read_is_let_go() {
        const TIME: Duration = Duration::from_millis(200);
        let (mut reader, ours) = tokio::io::duplex(64);
        let mut ours = read_in_time(ours, TIME);
        let began = Instant::now();
        let writing = tokio::spawn(async move { ours.write_all(&[7; 200]).await });
        // Slow is not the same: each piece that is taken begins the wait anew.
        tokio::time::sleep(TIME / 2).await;
        reader.read_exact(&mut [0; 64]).await.unwrap();
        let refused = writing.await.unwrap().unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::TimedOut);
        assert!(began.elapsed() >= TIME * 3 / 2, "{:?}", began.elapsed());
    }
}
