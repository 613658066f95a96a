//! Nightdesk: a whole newsroom in one program.
//!
//! This crate reads the command line and the configuration, opens the rooms, and wires them together. What a
//! command does stands in [`commands`], one file each.
//!
//! Exit codes: 0 done · 1 not done, the message says why · 2 the command line is wrong · 3 an import went through,
//! but some lines were refused.

mod cli;
mod commands;
mod place;
mod server;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    tracing_subscriber::fmt()
        .with_env_filter(
            tracing_subscriber::EnvFilter::try_from_env("NIGHTDESK_LOG")
                .unwrap_or_else(|_| "warn,nightdesk=info".into()),
        )
        .with_writer(std::io::stderr)
        .with_target(false)
        .init();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => {
            eprintln!("nightdesk: cannot start its threads: {error}");
            return ExitCode::FAILURE;
        }
    };
    match runtime.block_on(commands::run(cli)) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("nightdesk: {}", told(&error));
            ExitCode::FAILURE
        }
    }
}

/// An error with its causes, each said once.
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
    said
}
