//! Laying the paper down, and keeping it true.

mod sheet;

use crate::{
    MirrorError, Signer,
    files::{Folder, OWN},
    ledger::{Ledger, Waiting},
    manifest,
};
use sheet::{Outcome, Sheet};
use site::{Changes, Site};
use std::{
    collections::VecDeque,
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};
use tokio::{sync::watch, task::JoinSet};

/// What of the paper a mirror holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    /// The tags of the editions; all when empty.
    pub editions: Vec<String>,
    /// How many pages of each list. Each new story moves every page of its lists, so their number is bounded; the
    /// last one leads on to the paper itself. The stories are there, however old: the sitemaps name all of them.
    pub list_pages: i64,
    /// What decides the looks of pages besides the newsroom: the program, the theme; and since when the machine runs, for
    /// nothing here waits for the disk, and a power cut may have lost what was written before.
    pub printer: String,
}

/// What was done in a round.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Laid {
    /// Pages that were made.
    pub made: u64,
    /// Files that were written: pages that differ from before, pictures, styles.
    pub written: u64,
    /// Files that were removed.
    pub removed: u64,
    /// Pages that still wait.
    pub waiting: u64,
}

/// The mirror of a paper in a folder.
pub struct Mirror {
    site: Site,
    folder: Folder,
    ledger: Ledger,
    scope: Arc<Scope>,
    /// Where the paper stands, without a slash at the end.
    paper: Arc<str>,
    /// What was noticed and is not in the ledger yet.
    changes: Changes,
    signer: Option<Signer>,
    /// Up to which entry of the log the files are true.
    laid: watch::Sender<i64>,
    /// Held for as long as we write: two programs in one folder would not know of each other.
    _lock: File,
}

/// So many pages are made at the same time.
const AT_ONCE: i64 = 16;

/// The newsroom is looked at this often while pages are laid, so that what is urgent comes first.
const LOOK: Duration = Duration::from_millis(250);

/// Between two rounds the newsroom is looked at this often; a change wakes us sooner.
const REST: Duration = Duration::from_secs(1);

impl Mirror {
    /// Opens the mirror in this folder, which may not be there yet.
    ///
    /// # Errors
    /// When the folder is something else's, another program keeps it, or the newsroom cannot be read.
    pub async fn open(
        site: Site,
        root: &Path,
        scope: Scope,
        signer: Option<Signer>,
    ) -> Result<Self, MirrorError> {
        let lock = claim(root)?;
        let ledger = Ledger::open(&root.join(OWN).join("ledger.db"))?;
        let from = ledger.bookmark()?;
        let changes = site.take_up(&from).await?;
        let paper = paper_of(&site);
        let mut mirror = Self {
            folder: Folder::at(root.to_owned()),
            paper,
            site,
            ledger,
            scope: Arc::new(scope),
            changes,
            signer,
            laid: watch::channel(0).0,
            _lock: lock,
        };
        mirror.same_as_before()?;
        Ok(mirror)
    }

    /// Lays everything again that another program, another scope or another address would have laid differently.
    fn same_as_before(&mut self) -> Result<(), MirrorError> {
        let told = format!("{:?} {}", self.scope, self.paper);
        let roots = self.roots();
        self.ledger.turn(|turn| {
            if turn.noted("told")?.as_deref() != Some(&*told) {
                turn.all_again()?;
                turn.doubt_files()?;
                turn.note("told", &told)?;
            }
            for root in &roots {
                turn.want(root, 0, true)?;
            }
            turn.new_round()
        })?;
        Ok(())
    }

    /// Where the mirror begins: what no page needs to name.
    fn roots(&self) -> Vec<String> {
        let mut roots: Vec<String> =
            [site::DOOR, "/robots.txt", "/sitemap.xml", "/news-sitemap.xml"].map(str::to_owned).into();
        for tag in self.site.editions().iter().filter(|tag| self.scope.has_edition(tag)) {
            roots.extend([
                format!("/{tag}/"),
                format!("/{tag}/feed.xml"),
                site::not_found_key(tag).to_string(),
            ]);
        }
        roots
    }

    /// Notices what happened in the newsroom.
    async fn notice(&mut self) -> Result<(), MirrorError> {
        self.site.catch_up_noting(&mut self.changes).await?;
        let bookmark = self.site.bookmark().await?;
        let paper = paper_of(&self.site);
        if paper != self.paper {
            self.paper = paper;
            self.same_as_before()?;
        }
        let changes = std::mem::take(&mut self.changes);
        let furniture = self.site.furniture_parts();
        let now = self.site.now().micros();
        let roots = self.roots();
        self.ledger.turn(|turn| {
            if changes.everything {
                turn.all_again()?;
            }
            turn.touch(&changes.touches, &furniture)?;
            turn.tick(now)?;
            for root in &roots {
                turn.want(root, 0, true)?;
            }
            turn.set_bookmark(&bookmark)
        })?;
        Ok(())
    }

    /// Lays whatever is not as it should be; tells now and then how far it is.
    ///
    /// # Errors
    /// What the store, the disk or the ledger say; then the next round goes on from there. [`MirrorError::Unmade`] when
    /// all but some pages are laid.
    pub async fn round(&mut self, told: &mut (dyn FnMut(Laid) + Send)) -> Result<Laid, MirrorError> {
        let mut done = Laid::default();
        self.ledger.new_round()?;
        self.notice().await?;
        let mut upto = self.site.true_upto();
        let mut looked = Instant::now();
        let mut unmade = 0;
        loop {
            let waiting = self.ledger.waiting(AT_ONCE)?;
            if waiting.is_empty() {
                break;
            }
            unmade += self.lay(waiting, &mut done).await?;
            if looked.elapsed() > LOOK {
                self.notice().await?;
                upto = self.site.true_upto();
                looked = Instant::now();
                done.waiting = self.ledger.count_waiting()?;
                told(done);
            }
        }
        done.waiting = 0;
        manifest::write(&self.folder, &self.ledger, self.signer.as_ref(), &self.site)?;
        if unmade > 0 {
            return Err(MirrorError::Unmade(unmade));
        }
        self.laid.send_replace(upto);
        Ok(done)
    }

    /// Told up to which entry of the log the files are true, whenever that moves on.
    pub fn laid(&self) -> watch::Receiver<i64> {
        self.laid.subscribe()
    }

    /// Keeps the mirror true for as long as it is polled; tells of each round that did something.
    ///
    /// # Errors
    /// When the folder or the ledger fail. A newsroom that does not answer is waited for.
    pub async fn keep(&mut self, told: &mut (dyn FnMut(Laid) + Send)) -> Result<(), MirrorError> {
        let mut changes = self.site.changes();
        loop {
            match self.round(&mut |_| {}).await {
                Ok(done) if done == Laid::default() => {}
                Ok(done) => told(done),
                Err(error @ (MirrorError::Store(_) | MirrorError::Unmade(_))) => {
                    tracing::error!(%error, "the mirror is behind; trying again");
                    tokio::time::sleep(REST).await;
                }
                Err(error) => return Err(error),
            }
            let _ = tokio::time::timeout(REST, changes.changed()).await;
        }
    }

    /// Lays some pages; answers how many could not be made.
    async fn lay(&mut self, waiting: Vec<Waiting>, done: &mut Laid) -> Result<usize, MirrorError> {
        let mut making = JoinSet::new();
        for page in waiting {
            let sheet = Sheet {
                site: self.site.clone(),
                folder: self.folder.clone(),
                scope: Arc::clone(&self.scope),
                paper: Arc::clone(&self.paper),
                page,
            };
            making.spawn(sheet.lay());
        }
        let mut unmade = 0;
        let mut outcomes = Vec::new();
        while let Some(made) = making.join_next().await {
            match made {
                Ok(made) => outcomes.push(made?),
                // A panic in a page is that page's fault; it still waits and is tried in the next round.
                Err(panic) => {
                    tracing::error!(%panic, "a page of the mirror could not be laid");
                    unmade += 1;
                }
            }
        }
        let files = self.files_wanted(&outcomes)?;
        done.written += files.len() as u64;
        let mut removed = VecDeque::new();
        self.ledger.turn(|turn| {
            let mut left = VecDeque::new();
            for (page, outcome) in &outcomes {
                match outcome {
                    Outcome::Laid { laid, written } => {
                        done.made += 1;
                        done.written += u64::from(*written);
                        for target in laid.targets.iter().filter(|target| !is_file(target)) {
                            turn.want(key_of(target), depth_of(target, page.depth), false)?;
                        }
                        left.extend(turn.laid(page, laid)?);
                    }
                    Outcome::Gone => {
                        left.extend(turn.gone(page)?);
                        removed.extend(page.before.clone().map(|(file, _)| file));
                    }
                    Outcome::Unmade => {
                        unmade += 1;
                        turn.not_made(page)?;
                    }
                }
            }
            for (path, hash) in &files {
                turn.file(path, hash)?;
            }
            // Whatever nothing names any more leaves, and what only that had named.
            while let Some(target) = left.pop_front() {
                if is_file(&target) {
                    if !turn.is_named(&target)? {
                        let file = target.trim_start_matches('/').to_owned();
                        turn.no_file(&file)?;
                        removed.push_back(file);
                    }
                } else if let Some(orphan) = turn.orphan(key_of(&target))? {
                    left.extend(turn.gone(&orphan)?);
                    removed.extend(orphan.before.map(|(file, _)| file));
                }
            }
            Ok(())
        })?;
        // After the ledger: a file too many is seen by the check, a file too few would be a hole.
        done.removed += removed.len() as u64;
        for file in removed {
            self.folder.remove(Path::new(&file))?;
        }
        Ok(unmade)
    }

    /// Lays the pictures, styles and scripts that these pages name and that are not there yet.
    fn files_wanted(&self, outcomes: &[(Waiting, Outcome)]) -> Result<Vec<(String, String)>, MirrorError> {
        let mut wanted: VecDeque<String> = outcomes
            .iter()
            .filter_map(|(_, outcome)| match outcome {
                Outcome::Laid { laid, .. } => Some(&laid.targets),
                Outcome::Gone | Outcome::Unmade => None,
            })
            .flatten()
            .filter(|target| is_file(target))
            .cloned()
            .collect();
        let mut laid: Vec<(String, String)> = Vec::new();
        while let Some(target) = wanted.pop_front() {
            let path = target.trim_start_matches('/');
            let there = laid.iter().any(|(known, _)| known == path) || self.ledger.hash_of(path)?.is_some();
            if there {
                continue;
            }
            let Some((hash, names)) = sheet::lay_file(&self.site, &self.folder, &target)? else { continue };
            wanted.extend(names);
            laid.push((path.to_owned(), hash));
        }
        Ok(laid)
    }
}

impl Scope {
    /// Whether the mirror holds the edition with this tag.
    pub fn has_edition(&self, tag: &str) -> bool {
        self.editions.is_empty() || self.editions.iter().any(|chosen| chosen == tag)
    }
}

/// Whether an address is that of a file which is the same for ever.
pub fn is_file(target: &str) -> bool {
    target.starts_with("/assets/") || target.starts_with("/media/")
}

/// The key of the page at this address.
fn key_of(target: &str) -> &str {
    if target == "/" { site::DOOR } else { target }
}

/// How many pages of its list come before the page at this address, which a page of this depth names.
pub fn depth_of(target: &str, depth: i64) -> i64 {
    if target.contains("?before=") { depth + 1 } else { 0 }
}

fn paper_of(site: &Site) -> Arc<str> {
    site.address("/").trim_end_matches('/').into()
}

/// Makes the folder a mirror's, for us alone.
fn claim(root: &Path) -> Result<File, MirrorError> {
    let own: PathBuf = root.join(OWN);
    if !own.exists() {
        let empty = match fs::read_dir(root) {
            Ok(mut entries) => entries.next().is_none(),
            Err(_) => true,
        };
        if !empty {
            return Err(MirrorError::NoMirror(root.to_owned()));
        }
    }
    fs::create_dir_all(&own).map_err(MirrorError::at(&own))?;
    let path = own.join("lock");
    let lock = File::create(&path).map_err(MirrorError::at(&path))?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(MirrorError::Kept(root.to_owned())),
        Err(TryLockError::Error(error)) => Err(MirrorError::at(&path)(error)),
    }
}
