//! The courier against hostile addresses and hostile servers.

#![allow(clippy::unwrap_used, reason = "in a test, a surprise may end the test")]

use courier::{Courier, Hosts, Letter, Limits, NamedHost, Refused, Want};
use std::{net::SocketAddr, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpListener,
};

const HOSTILE: &str = include_str!("../../../fixtures/courier/hostile.txt");

fn courier() -> Courier {
    let limits = Limits {
        bytes: 10_000,
        total: Duration::from_millis(1_500),
        connect: Duration::from_millis(500),
        redirects: 5,
    };
    Courier::new(limits).unwrap()
}

/// A server that answers every request with these bytes, then whatever `more` gives, until hung up on.
async fn server(head: String, more: Option<Vec<u8>>) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let (head, more) = (head.clone(), more.clone());
            tokio::spawn(async move {
                let mut request = [0; 2048];
                let _ = stream.read(&mut request).await;
                let _ = stream.write_all(head.as_bytes()).await;
                if let Some(more) = more {
                    while stream.write_all(&more).await.is_ok() {}
                } else {
                    // Hold the line open, as a slow server does.
                    let _ = stream.read(&mut request).await;
                }
            });
        }
    });
    address
}

fn page(address: SocketAddr) -> String {
    format!("http://{address}/picture.jpg")
}

#[tokio::test]
async fn every_hostile_address_is_refused_before_anything_is_sent() {
    let courier = courier();
    let hostile: Vec<&str> =
        HOSTILE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    assert!(hostile.len() >= 40, "the list holds {}", hostile.len());
    for address in hostile {
        let refused = courier.fetch(address, Want::Anything).await.unwrap_err();
        // “Unreachable” would mean that we tried.
        assert!(
            !matches!(refused, Refused::Unreachable { .. } | Refused::TooSlow(_)),
            "{address}: {refused}"
        );
    }
}

#[tokio::test]
async fn a_picture_comes_whole() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: image/jpeg; q=1\r\ncontent-length: 7\r\n\r\npicture";
    let address = server(head.to_owned(), None).await;
    let fetched = courier().that_also_reaches(address).fetch(&page(address), Want::Picture).await.unwrap();
    assert_eq!((fetched.bytes.as_slice(), fetched.media_type.as_str()), (&b"picture"[..], "image/jpeg"));
}

#[tokio::test]
async fn a_redirect_inside_is_refused_at_every_hop() {
    for inside in [
        "http://127.0.0.1:1/",
        "http://169.254.169.254/",
        "http://[::1]/",
        "file:///etc/passwd",
        "//localhost/",
    ] {
        let head = format!("HTTP/1.1 302 Found\r\nlocation: {inside}\r\ncontent-length: 0\r\n\r\n");
        let address = server(head, None).await;
        let refused =
            courier().that_also_reaches(address).fetch(&page(address), Want::Picture).await.unwrap_err();
        let judged =
            matches!(refused, Refused::NotPublic { .. } | Refused::Scheme(_) | Refused::PrivateName(_));
        assert!(judged, "{inside}: {refused}");
    }
}

#[tokio::test]
async fn a_redirect_without_end_ends() {
    let head =
        "HTTP/1.1 302 Found\r\nlocation: /again\r\nconnection: close\r\ncontent-length: 0\r\n\r\n".to_owned();
    let address = server(head, None).await;
    let refused = courier().that_also_reaches(address).fetch(&page(address), Want::Picture).await;
    assert_eq!(refused, Err(Refused::TooManyRedirects(5)));
}

#[tokio::test]
async fn an_endless_body_is_cut_off() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: image/jpeg\r\n\r\n".to_owned();
    let address = server(head, Some(vec![7; 1024])).await;
    let refused = courier().that_also_reaches(address).fetch(&page(address), Want::Picture).await;
    assert_eq!(refused, Err(Refused::TooLarge { most: 10_000 }));
}

#[tokio::test]
async fn a_body_that_says_it_is_too_long_is_not_begun() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: image/jpeg\r\ncontent-length: 99999999\r\n\r\n".to_owned();
    let address = server(head, None).await;
    let refused = courier().that_also_reaches(address).fetch(&page(address), Want::Picture).await;
    assert_eq!(refused, Err(Refused::TooLarge { most: 10_000 }));
}

#[tokio::test]
async fn a_server_that_falls_silent_is_left() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: image/jpeg\r\ncontent-length: 100\r\n\r\nabc".to_owned();
    let address = server(head, None).await;
    let refused = courier().that_also_reaches(address).fetch(&page(address), Want::Picture).await;
    assert_eq!(refused, Err(Refused::TooSlow(1)));
}

#[tokio::test]
async fn a_page_is_not_a_picture_and_an_error_is_not_a_success() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 2\r\n\r\nhi".to_owned();
    let address = server(head, None).await;
    let refused =
        courier().that_also_reaches(address).fetch(&page(address), Want::Picture).await.unwrap_err();
    assert_eq!(refused.to_string(), "the address gives text/html, not a picture");
    let address = server("HTTP/1.1 404 Not Found\r\ncontent-length: 0\r\n\r\n".to_owned(), None).await;
    let refused = courier().that_also_reaches(address).fetch(&page(address), Want::Picture).await;
    assert_eq!(refused, Err(Refused::Status(404)));
}

fn letter(address: &str) -> Letter {
    let headers = vec![("webhook-id", "one".to_owned())];
    Letter { address: address.to_owned(), headers, body: b"{}".to_vec() }
}

/// A courier that may send to this socket of our own.
fn sender(to: SocketAddr) -> Courier {
    let named: NamedHost = to.to_string().parse().unwrap();
    let limits = Limits { bytes: 100, total: Duration::from_millis(1_500), ..Limits::default() };
    Courier::that_sends_to(Hosts::from_iter([named]), limits).unwrap()
}

#[tokio::test]
async fn nothing_is_sent_to_a_hostile_address_nor_in_the_open() {
    let courier = courier();
    for address in HOSTILE.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let refused = courier.post(letter(address)).await.unwrap_err();
        assert!(
            !matches!(refused, Refused::Unreachable { .. } | Refused::TooSlow(_)),
            "{address}: {refused}"
        );
    }
    assert_eq!(courier.post(letter("http://letters.example/in")).await, Err(Refused::NotEncrypted));
}

#[tokio::test]
async fn a_named_host_is_sent_to_and_fetched_from_never() {
    let head = "HTTP/1.1 503 Busy\r\nretry-after: 7\r\ncontent-length: 2\r\n\r\nno".to_owned();
    let address = server(head, None).await;
    let courier = sender(address);
    let reply = courier.post(letter(&format!("http://{address}/in"))).await.unwrap();
    assert_eq!((reply.status, reply.retry_after, reply.beginning.as_slice()), (503, Some(7), &b"no"[..]));
    let refused = courier.fetch(&format!("http://{address}/in"), Want::Anything).await;
    assert!(matches!(refused, Err(Refused::NotPublic { .. })), "{refused:?}");
    let beside = courier.post(letter("http://127.0.0.1:1/in")).await;
    assert!(matches!(beside, Err(Refused::NotPublic { .. })), "{beside:?}");
}

#[tokio::test]
async fn a_redirect_is_an_answer_and_an_endless_answer_is_read_from_its_beginning() {
    let head =
        "HTTP/1.1 302 Found\r\nlocation: http://169.254.169.254/\r\ncontent-length: 0\r\n\r\n".to_owned();
    let address = server(head, None).await;
    assert_eq!(sender(address).post(letter(&format!("http://{address}/"))).await.unwrap().status, 302);
    let address = server("HTTP/1.1 200 OK\r\n\r\n".to_owned(), Some(vec![b'a'; 1024])).await;
    let reply = sender(address).post(letter(&format!("http://{address}/"))).await.unwrap();
    assert_eq!((reply.status, reply.beginning.len()), (200, 100));
}
