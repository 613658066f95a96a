//! Serving: ready pages over the counter, everything else over the whole of HTTP; the log followed, due acts run to the
//! second.
//!
//! Each core has a thread that accepts connections for itself ([`listen`], [`accept`]) and hands out what is ready;
//! work that takes longer is done by the threads of the main runtime ([`connection`]).

mod accept;
mod acme;
mod connection;
mod designing;
mod listen;
mod measured;
mod provider;
mod purge;
mod reads;
mod stream;
mod tls;

pub use listen::{Listening, listen};

use crate::cli::Serve;
use accept::Hall;
use air::Seats;
use anyhow::Result;
use api::Api;
use desk::Desk;
use newsroom::{Failure, Newsroom, hooks::Carriers, lab::Lab};
use press::{Disk, Limits, counter::Dateline};
use site::{Opening, Site, theme::Theme};
use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};
use tokio::{runtime::Handle, signal, sync::watch};
use web::Surrogates;

/// Readers in the middle of an answer are waited for no longer than this.
const FAREWELL: Duration = Duration::from_secs(5);

/// More event streams than this are not let in: what is left of the connections is for pages.
const MOST_STREAMS: usize = accept::MOST / 4 * 3;

/// Serves until the program is asked to end; open answers are finished first.
pub async fn serve(newsroom: Newsroom, listening: Listening, asked: &Serve) -> Result<()> {
    let mut newsroom = newsroom.that_posts_to(asked.hooks.opened());
    newsroom.own_doors = provider::own_doors(&asked.provider);
    let tls = tls::listen(asked, &newsroom).await?;
    let site = open(&newsroom, &listening, asked).await?;
    let desk = Desk::open(newsroom.clone(), site.clone(), asked.trust_proxy.clone()).await?;
    let desk = provider::at(desk, &newsroom, &asked.provider)?;
    if let Some(why) = desk.without_passkeys() {
        tracing::info!("{why}");
    }
    let api = Api::open(newsroom.clone(), site.clone(), asked.trust_proxy.clone())?;
    newsroom.store.listen_to_others()?;
    site.set_seats(Seats::new(MOST_STREAMS, asked.streams_per_address));
    site.origin().hold(asked.stream_memory * 1024 * 1024);
    site.masts().raise(std::thread::available_parallelism().map_or(2, usize::from))?;
    let date = Arc::new(Dateline::at(seconds(&newsroom)));
    let (closing, closed) = watch::channel(false);
    let mut router = site::router(site.clone());
    if let Some(tls) = &tls {
        router = router.merge(tls.router());
    }
    let hall = Arc::new(Hall {
        site: site.clone(),
        router,
        desk: desk::router(desk.clone()),
        api: api::router(api),
        date: Arc::clone(&date),
        main: Handle::current(),
        proxies: asked.trust_proxy.clone(),
        closing: closed,
        open: Arc::new(AtomicUsize::new(0)),
    });
    let background = [
        tokio::spawn(purge::tell(site.press().touches(), asked.purge.clone())),
        tokio::spawn(site.clone().follow()),
        tokio::spawn(desk.clone().follow()),
        tokio::spawn(desk.clone().keep_company()),
        tokio::spawn(run_due(newsroom.clone())),
        tokio::spawn(take_up_merges(newsroom.clone())),
        tokio::spawn(measured::note(site.clone(), newsroom.clone())),
        tokio::spawn(reads::keep(site.clone(), newsroom.clone(), Duration::from_secs(asked.count_every))),
        tokio::spawn(Carriers::of(newsroom.clone()).follow()),
        tokio::spawn(Lab::of(newsroom.clone()).follow()),
        tokio::spawn(keep_date(newsroom.clone(), date)),
    ];
    // Pages on the disk may be of before: whatever happened since is followed before the first reader comes in.
    if let Err(error) = hall.site.catch_up().await {
        tracing::warn!(%error, "the newsroom cannot be followed yet");
        hall.site.press().set_cut_off(true);
    }
    // Held for as long as the program serves: letting go ends the watch.
    let _watch = match (&asked.theme, asked.live_theme) {
        (Some(folder), true) => Some(designing::watch(folder, hall.site.clone())?),
        (Some(_) | None, _) => None,
    };
    let address = listening.address;
    let doors = accept::open(listening, &hall)?;
    tracing::info!("open at http://{address}/");
    if let Some(tls) = tls {
        tokio::spawn(tls::serve(tls, Arc::clone(&hall)));
    }
    asked_to_end().await;
    closing.send_replace(true);
    desk.close();
    let masts = site.masts().clone();
    tokio::task::spawn_blocking(move || masts.close()).await?;
    tokio::task::spawn_blocking(move || doors.into_iter().for_each(accept::close)).await?;
    // Answers that are being given are finished.
    let began = Instant::now();
    while hall.open.load(Ordering::Relaxed) > 0 && began.elapsed() < FAREWELL {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    for task in background {
        task.abort();
    }
    // Who has read until now is counted.
    if tokio::time::timeout(FAREWELL, reads::keep_once(&hall.site, &newsroom)).await.is_err() {
        tracing::warn!("the last reads are not kept");
    }
    if let Some(disk) = hall.site.press().disk() {
        tokio::task::block_in_place(|| disk.flush());
    }
    Ok(())
}

async fn open(newsroom: &Newsroom, listening: &Listening, asked: &Serve) -> Result<Site> {
    let theme = match &asked.theme {
        Some(folder) => Theme::over(folder)?,
        None => Theme::embedded(),
    };
    let theme = if asked.live_theme { theme.live() } else { theme };
    let reached_at = format!("http://{}", listening.address);
    let caches = asked.purge.len();
    let limits = Limits { memory: asked.press_memory * 1024 * 1024, ..Limits::default() };
    let place = asked.data.data.join("pressed.db");
    // Without a disk the paper is made anew at each start; that is no reason not to appear.
    let called = format!("{reached_at} {caches} {}", theme.print());
    let disk = match asked.press_disk {
        0 => None,
        most => Disk::open(&place, most * 1024 * 1024, &printer(&called))
            .inspect_err(|error| tracing::warn!(%error, "pages will not survive a restart"))
            .ok(),
    };
    let opening = Opening {
        store: newsroom.store.clone(),
        blobs: newsroom.blobs.clone(),
        clock: newsroom.clock.clone(),
        theme,
        reached_at,
        surrogates: if asked.purge.is_empty() { Surrogates::None } else { Surrogates::Told },
        limits,
        disk,
    };
    Ok(Site::open(opening).await?)
}

/// What decides the looks of pages besides the newsroom: this very program, and how it was called. And whether what
/// was written since is there at all: the disk is not waited for, so a power cut may have lost what made a page old.
/// Pages of before the machine started are old, and still there when nothing newer can be made.
pub fn printer(called: &str) -> String {
    let program = std::env::current_exe().and_then(std::fs::metadata);
    let made = program.and_then(|program| Ok((program.len(), program.modified()?)));
    // Only Linux tells; elsewhere the pages are trusted.
    let boot = std::fs::read_to_string("/proc/sys/kernel/random/boot_id").unwrap_or_default();
    format!("{called} {made:?} {}", boot.trim())
}

/// Runs what is due, once a second as the second begins: schedules, embargoes, fronts.
async fn run_due(newsroom: Newsroom) {
    let gone = u64::try_from(newsroom.clock.now().micros().rem_euclid(1_000_000)).unwrap_or(0);
    let first = tokio::time::Instant::now() + Duration::from_micros(1_000_000 - gone);
    let mut every_second = tokio::time::interval_at(first, Duration::from_secs(1));
    every_second.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
    let mut said = false;
    loop {
        every_second.tick().await;
        let done = async { Ok::<_, Failure>((newsroom.run_due().await?, newsroom.swap_fronts().await?)) };
        match done.await {
            Ok((stories, fronts)) => {
                said = false;
                for story in stories {
                    tracing::info!(%story, "a scheduled story went live");
                }
                for front in fronts {
                    tracing::info!(%front, "a scheduled front took over");
                }
            }
            // Said once, not every second for as long as a database is away.
            Err(error) if !said => {
                said = true;
                tracing::error!(%error, "due acts wait; trying again each second");
            }
            Err(_) => {}
        }
    }
}

/// Goes on with merges of topics that an end of the program left half done.
async fn take_up_merges(newsroom: Newsroom) {
    let mut now_and_then = tokio::time::interval(Duration::from_secs(5));
    now_and_then.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let mut said = String::new();
    loop {
        now_and_then.tick().await;
        match newsroom.take_up_merges().await {
            Ok(done) => {
                said.clear();
                for topic in done {
                    tracing::info!(%topic, "a topic that was left half merged became one with the other");
                }
            }
            // The same is said once, not every few seconds.
            Err(error) if error.to_string() != said => {
                said = error.to_string();
                tracing::error!(%error, "a merge of topics waits; trying again");
            }
            Err(_) => {}
        }
    }
}

/// Keeps the line true that dates every answer.
async fn keep_date(newsroom: Newsroom, date: Arc<Dateline>) {
    let mut often = tokio::time::interval(Duration::from_millis(250));
    often.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Skip);
    loop {
        often.tick().await;
        date.set(seconds(&newsroom));
    }
}

fn seconds(newsroom: &Newsroom) -> u64 {
    u64::try_from(newsroom.clock.now().micros() / 1_000_000).unwrap_or(0)
}

/// Waits for Ctrl-C or the signal by which service managers end programs.
pub async fn asked_to_end() {
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
