//! Nightdesk: a whole newsroom in one program.
//!
//! This crate reads the command line and the configuration, opens the rooms, and wires them together. What a
//! command does stands in [`commands`], one file each.
//!
//! Exit codes: 0 done · 1 not done, the message says why · 2 the command line is wrong · 3 an import went through,
//! but some lines were refused.

/// Pages are made of many small pieces; this allocator hands them out in about half the time of the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod cli;
mod commands;
mod place;
mod say;
mod server;

use editorial::words;
use say::complain;
use std::{
    io::{self, IsTerminal},
    process::ExitCode,
    time::Duration,
};

/// The longest line of an error, in characters: some repeat what was handed in.
const LONGEST: usize = 1_000;

/// How long the end waits for work that does not end by itself, such as a read from a terminal.
const PATIENCE: Duration = Duration::from_secs(5);

fn main() -> ExitCode {
    let cli = cli::read();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("NIGHTDESK_LOG")
                .unwrap_or_else(|_| "warn,nightdesk=info".into()),
        )
        .with_writer(io::stderr)
        .with_ansi(io::stderr().is_terminal())
        .with_target(false)
        .init();
    without_huge_pages();
    let runtime =
        match tokio::runtime::Builder::new_multi_thread().worker_threads(workers()).enable_all().build() {
            Ok(runtime) => runtime,
            Err(error) => {
                complain(format_args!("cannot start its threads: {error}"));
                return ExitCode::FAILURE;
            }
        };
    let code = runtime.block_on(commands::run(cli)).unwrap_or_else(|error| {
        complain(told(&error));
        ExitCode::FAILURE
    });
    runtime.shutdown_timeout(PATIENCE);
    code
}

/// Memory comes in pages of 4 KB. The allocator asks for pages of 2 MB, and the kernel wipes each whole one while some
/// reader waits for it: that was what the slowest hundredth of misses waited for (6.9 ms with, 3.8 without).
#[cfg(target_os = "linux")]
fn without_huge_pages() {
    if let Err(error) = nix::sys::prctl::set_thp_disable(true) {
        tracing::debug!(%error, "the kernel keeps its huge pages");
    }
}

/// Other kernels are not known to do so.
#[cfg(not(target_os = "linux"))]
const fn without_huge_pages() {}

/// Twice as many as there are cores: making a page takes a worker for a millisecond, and whatever woke on that worker
/// meanwhile would wait for it. Measured on two cores: the slowest hundredth of misses took 3.6 ms instead of 6.3.
fn workers() -> usize {
    std::thread::available_parallelism().map_or(4, |cores| (2 * cores.get()).max(4))
}

/// An error with its causes, each said once; nothing in it steers a terminal.
fn told(error: &anyhow::Error) -> String {
    let mut said = String::new();
    for cause in error.chain() {
        let cause = cause.to_string();
        if !said.contains(&cause) {
            if !said.is_empty() {
                said.push_str(": ");
            }
            said.push_str(&cause);
        }
    }
    said.lines().map(|line| words::plain(line, LONGEST)).collect::<Vec<_>>().join("\n")
}
