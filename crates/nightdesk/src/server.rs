//! Serving: the public site on its address, the log followed, due acts run to the second.

use anyhow::{Context, Result};
use newsroom::Newsroom;
use site::{Site, theme::Theme};
use std::{io::ErrorKind, net::SocketAddr, path::PathBuf, time::Duration};
use tokio::{net::TcpListener, signal};

/// Takes the address, so that a command can say early that it is in use.
pub async fn listen(address: SocketAddr) -> Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| {
        let advice = match error.kind() {
            ErrorKind::AddrInUse => "another program listens there; stop it, or choose another with --listen",
            ErrorKind::PermissionDenied => "ports below 1024 need permission; choose another with --listen",
            ErrorKind::AddrNotAvailable => "this machine has no such address; choose another with --listen",
            _ => return anyhow::Error::new(error).context(format!("cannot listen on {address}")),
        };
        anyhow::anyhow!("cannot listen on {address}: {advice}")
    })
}

/// Serves until the program is asked to end; open answers are finished first.
pub async fn serve(newsroom: Newsroom, listener: TcpListener, theme: Option<PathBuf>) -> Result<()> {
    let address = listener.local_addr().context("the address is gone")?;
    let theme = match theme {
        Some(folder) => Theme::over(folder)?,
        None => Theme::embedded(),
    };
    let site = Site::open(
        newsroom.store.clone(),
        newsroom.blobs.clone(),
        newsroom.clock.clone(),
        theme,
        &format!("http://{address}"),
    )
    .await?;
    let follower = tokio::spawn(site.clone().follow());
    let scheduler = tokio::spawn(run_due(newsroom));
    tracing::info!("open at http://{address}/");
    let served = axum::serve(listener, site::router(site)).with_graceful_shutdown(asked_to_end()).await;
    follower.abort();
    scheduler.abort();
    served.context("the server ended")
}

/// Runs what is due, once a second: schedules, embargoes.
async fn run_due(newsroom: Newsroom) {
    let mut every_second = tokio::time::interval(Duration::from_secs(1));
    every_second.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
    loop {
        every_second.tick().await;
        match newsroom.run_due().await {
            Ok(done) => {
                for story in done {
                    tracing::info!(%story, "a scheduled story went live");
                }
            }
            Err(error) => tracing::error!(%error, "due acts wait; trying again"),
        }
    }
}

/// Waits for Ctrl-C or the signal by which service managers end programs.
async fn asked_to_end() {
    let terminated = async {
        match signal::unix::signal(signal::unix::SignalKind::terminate()) {
            Ok(mut terminated) => {
                terminated.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = signal::ctrl_c() => {}
        () = terminated => {}
    }
}
