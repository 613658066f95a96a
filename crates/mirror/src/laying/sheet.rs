//! One page on its way from the press to its file.

use super::{Scope, depth_of, is_file};
use crate::{
    MirrorError,
    address::file_of,
    files::{Folder, hash},
    ledger::{LaidPage, Waiting},
    links::{self, Linking},
};
use bytes::Bytes;
use press::{Given, Key, Page, Part};
use quick_xml::{Reader, events::Event};
use site::{Elsewhere, Kept, Site};
use std::{collections::BTreeSet, fs, path::Path, sync::Arc};

/// A page that is to be laid, and all that it takes.
pub struct Sheet {
    pub site: Site,
    pub folder: Folder,
    pub scope: Arc<Scope>,
    pub paper: Arc<str>,
    pub page: Waiting,
}

/// What became of a page.
pub enum Outcome {
    /// It lies in its file.
    Laid {
        /// As the ledger notes it.
        laid: LaidPage,
        /// Whether its file had to be written.
        written: bool,
    },
    /// There is no such page, or not in this mirror.
    Gone,
    /// It could not be made now.
    Unmade,
}

/// The page before it has a file.
struct Made {
    status: u16,
    bytes: Bytes,
    targets: BTreeSet<String>,
    good_until: Option<i64>,
    parts: Vec<Part>,
}

impl Sheet {
    /// Has the page made, and lays it where it differs from what lies there.
    ///
    /// # Errors
    /// What the disk says.
    pub async fn lay(self) -> Result<(Waiting, Outcome), MirrorError> {
        let key = self.page.key.clone();
        let Some(file) =
            file_of(&key).filter(|_| key == site::DOOR || !key.starts_with('/') || self.holds(&key, 0))
        else {
            return Ok((self.page, Outcome::Gone));
        };
        if key == "/robots.txt" {
            let made = self.robots();
            return self.laid(made, &file);
        }
        match self.site.press().proof(&Key::from(&*key)).await {
            Given::Page(page) | Given::Stale(page) => {
                let missing = page.status() == 404 && key.starts_with('/');
                if missing {
                    return Ok((self.page, Outcome::Gone));
                }
                // Linking and packing take the page's whole time: not on a thread that others wait for.
                let packing = tokio::task::spawn_blocking(move || {
                    let Some(made) = self.linked(&page, &file) else {
                        return Ok((self.page, Outcome::Unmade));
                    };
                    self.laid(made, &file)
                });
                match packing.await {
                    Ok(outcome) => outcome,
                    Err(panic) => std::panic::resume_unwind(panic.into_panic()),
                }
            }
            Given::Other(Elsewhere::Moved(to) | Elsewhere::ForNow(to)) => {
                let made = Made {
                    status: 301,
                    bytes: links::moved(&file, &to, &self.paper).into(),
                    targets: BTreeSet::from([to]).into_iter().filter(|to| self.holds(to, 0)).collect(),
                    good_until: None,
                    parts: Vec::new(),
                };
                self.laid(made, &file)
            }
            Given::Other(Elsewhere::Nowhere) => Ok((self.page, Outcome::Gone)),
            Given::Failed => Ok((self.page, Outcome::Unmade)),
        }
    }

    /// Whether the mirror holds the page or file at this address, named by a page of this depth.
    fn holds(&self, target: &str, depth: i64) -> bool {
        if is_file(target) {
            return site::file(&self.site, target).is_some();
        }
        // Where an entry of a live blog stands only the paper knows: it moves to another sheet.
        if target.contains("?entry=") {
            return false;
        }
        if depth_of(target, depth) >= self.scope.list_pages.max(1) {
            return false;
        }
        if matches!(target, "/" | "/robots.txt" | "/sitemap.xml" | "/news-sitemap.xml") {
            return true;
        }
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let editions = self.site.editions();
        let mut held = editions.iter().filter(|tag| self.scope.has_edition(tag));
        match path.strip_prefix("/sitemaps/") {
            Some(map) => held.any(|tag| map.strip_prefix(&**tag).is_some_and(|rest| rest.starts_with('-'))),
            None => held.any(|tag| {
                path.strip_prefix('/')
                    .and_then(|path| path.strip_prefix(&**tag))
                    .is_some_and(|rest| rest.starts_with('/'))
            }),
        }
    }

    fn robots(&self) -> Made {
        let everywhere = |thing| Part { thing, from: i64::MIN, to: i64::MAX };
        Made {
            status: 200,
            bytes: site::robots(&self.site).into(),
            targets: BTreeSet::new(),
            good_until: None,
            parts: self.site.furniture_parts().into_iter().map(everywhere).collect(),
        }
    }

    /// The page with the mirror's links; nothing when it cannot be read.
    fn linked(&self, page: &Page, file: &Path) -> Option<Made> {
        let bytes = page.plain();
        let header = |wanted: &str| {
            let found = page.headers().iter().find(|(name, _)| *name == wanted);
            found.and_then(|(_, value)| value.to_str().ok()).unwrap_or_default()
        };
        let made = |bytes: Bytes, targets| Made {
            status: page.status().as_u16(),
            bytes,
            targets,
            good_until: page.good_until(),
            parts: page.parts().to_vec(),
        };
        let media_type = header("content-type");
        if media_type.starts_with("text/html") {
            let policy = links::policy_in_page(header("content-security-policy"));
            let linking = Linking {
                file,
                holds: &|target| self.holds(target, self.page.depth),
                paper: &self.paper,
                policy: &policy,
            };
            let text = std::str::from_utf8(&bytes).ok()?;
            return match linking.apply(text) {
                Ok(linked) => Some(made(linked.html.into(), linked.targets)),
                Err(error) => {
                    tracing::error!(%error, page = self.page.key, "the page's links cannot be read");
                    None
                }
            };
        }
        let targets = if self.page.key.contains("sitemap") { self.mapped(&bytes) } else { BTreeSet::new() };
        Some(made(bytes, targets))
    }

    /// The addresses that a sitemap names and the mirror holds.
    fn mapped(&self, xml: &[u8]) -> BTreeSet<String> {
        let mut reader = Reader::from_reader(xml);
        let mut targets = BTreeSet::new();
        let mut in_address = false;
        loop {
            match reader.read_event() {
                Ok(Event::Start(tag)) => in_address = tag.name().as_ref() == "loc",
                Ok(Event::Text(text)) if in_address => {
                    let address = text.xml10_content();
                    let target = address.trim().strip_prefix(&*self.paper).unwrap_or_default();
                    if target.starts_with('/') && self.holds(target, 0) {
                        targets.insert(target.to_owned());
                    }
                }
                Ok(Event::End(_)) => in_address = false,
                Ok(Event::Eof) | Err(_) => return targets,
                Ok(_) => {}
            }
        }
    }

    fn laid(self, made: Made, file: &Path) -> Result<(Waiting, Outcome), MirrorError> {
        let hash = hash(&made.bytes);
        let name = file.to_string_lossy().into_owned();
        let same = self.page.before.as_ref().is_some_and(|(file, before)| *file == name && *before == hash);
        if !same {
            self.folder.write(file, &made.bytes)?;
        }
        let laid = LaidPage {
            status: made.status,
            file: name,
            hash,
            good_until: made.good_until,
            parts: made.parts,
            targets: made.targets,
        };
        Ok((self.page, Outcome::Laid { laid, written: !same }))
    }
}

/// Lays a picture, style or script. Answers with its hash and the other files that it names; nothing when it is not
/// there.
///
/// # Errors
/// What the disk says.
pub fn lay_file(
    site: &Site,
    folder: &Folder,
    target: &str,
) -> Result<Option<(String, Vec<String>)>, MirrorError> {
    let name = Path::new(target.trim_start_matches('/'));
    match site::file(site, target) {
        None => Ok(None),
        Some(Kept::At(path)) if !path.exists() => {
            tracing::warn!(target, "a file of the media library is missing");
            Ok(None)
        }
        Some(Kept::At(path)) => {
            folder.copy(name, &path)?;
            let bytes = fs::read(&path).map_err(MirrorError::at(&path))?;
            Ok(Some((hash(&bytes), Vec::new())))
        }
        Some(Kept::Bytes(bytes)) => {
            let bytes = Bytes::from(bytes.into_owned());
            folder.write(name, &bytes)?;
            Ok(Some((hash(&bytes), named_in(site, name, &bytes))))
        }
    }
}

/// Styles name fonts, scripts name their pieces: by the hashed names of files that stand beside them.
fn named_in(site: &Site, name: &Path, bytes: &[u8]) -> Vec<String> {
    let text = match name.extension().and_then(|ending| ending.to_str()) {
        Some("css" | "js") => String::from_utf8_lossy(bytes),
        _ => return Vec::new(),
    };
    let own = format!("/{}", name.display());
    site::named_in(site, &text).filter(|address| *address != own).collect()
}
