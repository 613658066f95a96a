//! A channel by itself: `GET` listens to it, `POST` casts what it is sent. For measuring masts without a newsroom:
//!
//! `cargo run --release -p air --example channel -- 127.0.0.1:18690`, then `listeners` against it.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "an example ends where something is wrong")]

use air::{Channel, Frame, Lasts, Masts, Reader, Resume};
use std::{
    env,
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    thread,
};

fn serve(mut socket: TcpStream, channel: &Channel) {
    let (mut said, mut buffer) = (Vec::new(), [0; 4096]);
    let head = loop {
        let length = socket.read(&mut buffer).unwrap_or(0);
        if length == 0 {
            return;
        }
        said.extend_from_slice(&buffer[..length]);
        if let Some(at) = said.windows(4).position(|four| four == b"\r\n\r\n") {
            break at + 4;
        }
    };
    if said.starts_with(b"POST") {
        let text = String::from_utf8_lossy(&said[head..]).into_owned();
        let number = channel.position() + 1;
        channel.cast(
            Frame::event(number, u128::try_from(number).unwrap(), Lasts::Once, "flash", &text).tallied(),
        );
        let _ = socket.write_all(b"HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n");
        return;
    }
    socket.set_nonblocking(true).unwrap();
    socket.set_nodelay(true).unwrap();
    let head = b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-type: text/event-stream\r\n\r\n";
    let admitted = channel.admit(Reader::new(socket, ()), head, b"", Resume::Now, 0);
    assert!(admitted.is_ok());
}

fn main() {
    let address = env::args().nth(1).unwrap_or_else(|| "127.0.0.1:18690".to_owned());
    let masts = Masts::none();
    masts.raise(thread::available_parallelism().map_or(2, usize::from)).unwrap();
    let channel = Channel::open(&masts, 0, 0);
    let door = TcpListener::bind(&address).unwrap();
    println!("listening at {address}");
    for socket in door.incoming() {
        serve(socket.unwrap(), &channel);
    }
}
