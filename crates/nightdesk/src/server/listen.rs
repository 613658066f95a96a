//! Taking the address, so that a command can say early that it is in use.

use anyhow::Result;
use socket2::{Domain, Protocol, Socket, Type};
use std::{
    io::{self, ErrorKind},
    net::{SocketAddr, TcpListener},
};

/// An address that is ours, with a socket for each thread that accepts connections.
pub struct Listening {
    /// The address, with the port that was found when none was asked for.
    pub address: SocketAddr,
    /// The sockets.
    pub sockets: Vec<TcpListener>,
}

/// Connections that wait to be accepted.
const WAITING: i32 = 4096;

/// Takes the address.
pub fn listen(asked: SocketAddr) -> Result<Listening> {
    take(asked).map_err(|error| {
        let advice = match error.kind() {
            ErrorKind::AddrInUse => "another program listens there; stop it, or choose another with --listen",
            ErrorKind::PermissionDenied => "ports below 1024 need permission; choose another with --listen",
            ErrorKind::AddrNotAvailable => "this machine has no such address; choose another with --listen",
            _ => return anyhow::Error::new(error).context(format!("cannot listen on {asked}")),
        };
        anyhow::anyhow!("cannot listen on {asked}: {advice}")
    })
}

fn take(asked: SocketAddr) -> io::Result<Listening> {
    // Sockets that share a port would share it with another Nightdesk too; the first bind, which shares nothing, tells.
    drop(socket(asked, false)?);
    let first = socket(asked, true)?;
    let address = first.local_addr()?;
    let threads = std::thread::available_parallelism().map_or(2, usize::from);
    let mut sockets = vec![first];
    for _ in 1..threads {
        sockets.push(socket(address, true)?);
    }
    Ok(Listening { address, sockets })
}

fn socket(address: SocketAddr, shared: bool) -> io::Result<TcpListener> {
    let socket = Socket::new(Domain::for_address(address), Type::STREAM, Some(Protocol::TCP))?;
    socket.set_reuse_address(true)?;
    socket.set_reuse_port(shared)?;
    socket.set_nonblocking(true)?;
    socket.bind(&address.into())?;
    if shared {
        socket.listen(WAITING)?;
    }
    Ok(socket.into())
}
