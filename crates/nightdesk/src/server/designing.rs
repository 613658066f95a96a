//! A designer at work: the theme's folder is watched, and put on again whenever a file in it changes.
//!
//! Editors write one file in several steps, so a change is taken up when nothing more was heard for a moment. What cannot
//! be put on is told in the log and on open pages, and the last good version stays. What is on is looked over beside, and
//! open pages are told what was found.

use anyhow::{Context, Result};
use notify::{RecommendedWatcher, RecursiveMode, Watcher};
use site::Site;
use std::{
    path::{Path, PathBuf},
    time::Duration,
};
use themes::Dress;
use tokio::sync::mpsc;

/// So long nothing more is heard before a change is taken up.
const QUIET: Duration = Duration::from_millis(80);

/// Watches this folder for as long as what it answers is held.
///
/// # Errors
/// When the system cannot watch it.
pub fn watch(folder: &Path, site: Site) -> Result<RecommendedWatcher> {
    let (tell, hear) = mpsc::unbounded_channel();
    let heard = move |event: notify::Result<notify::Event>| {
        // Reading a file is no change of it.
        if event.as_ref().map_or(true, |event| !event.kind.is_access()) {
            let _ = tell.send(());
        }
    };
    let cannot = || format!("{} cannot be watched", folder.display());
    let mut watcher = notify::recommended_watcher(heard).with_context(cannot)?;
    watcher.watch(folder, RecursiveMode::Recursive).with_context(cannot)?;
    tokio::spawn(follow(folder.to_owned(), site, hear));
    Ok(watcher)
}

/// Looks the theme over that is on, in the languages of the paper, and tells open pages.
fn look_over(folder: &Path, site: &Site) {
    let (folder, site) = (folder.to_owned(), site.clone());
    tokio::task::spawn_blocking(move || {
        let worn = site.dress();
        let report = fitting::check_in(&folder, &site.languages());
        // Another version may be on by now; it is looked over too.
        if site.dress().print == worn.print {
            site.advise(&report.advice());
        }
    });
}

async fn follow(folder: PathBuf, site: Site, mut hear: mpsc::UnboundedReceiver<()>) {
    let mut worn = None;
    let mut said = None;
    look_over(&folder, &site);
    while hear.recv().await.is_some() {
        while let Ok(Some(())) = tokio::time::timeout(QUIET, hear.recv()).await {}
        let reading = folder.clone();
        let read = tokio::task::spawn_blocking(move || Dress::read(&reading)).await;
        let Ok(read) = read else { return };
        let told = match read {
            Ok(dress) if worn.as_ref() == Some(&dress.print) => continue,
            Ok(dress) => {
                let print = dress.print.clone();
                match site.put_on(dress).await {
                    Ok(()) => {
                        tracing::info!("the theme is put on again");
                        worn = Some(print);
                        said = None;
                        look_over(&folder, &site);
                        continue;
                    }
                    Err(error) => error.to_string(),
                }
            }
            Err(unwearable) => unwearable.to_string(),
        };
        worn = None;
        // Editors save one file several times: the same is not said again.
        if said.as_ref() != Some(&told) {
            tracing::error!("{told}");
            said = Some(told.clone());
        }
        site.cannot_put_on(told);
    }
}
