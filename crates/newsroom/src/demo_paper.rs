//! The demo's newsroom, made of files.
//!
//! 1. The pictures are drawn, two at a time, outside any transaction.
//! 2. `publication.toml` opens the paper a week ago.
//! 3. The dossiers are published in the order of their times, each by the same act as at a desk, at the moment
//!    that its file says; then their corrections, the flashes, the fronts, the live channel's week, and some hours of reading.
//!
//! So the demo looks like a paper that has been at work, and its log like that of one.

mod dossier;
mod pictures;
mod play;
mod programmes;
mod readers;

use crate::{Failure, Newsroom, paper_file::PaperFile};
use dossier::DossierFile;
use editorial::Member;
use pictures::{Shelf, Wanted};

/// How far the making of the demo has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DemoProgress {
    /// Pictures are being drawn.
    Pictures {
        /// How many are ready.
        done: usize,
        /// How many there are.
        of: usize,
    },
    /// The stories are being published.
    Stories {
        /// How many dossiers there are.
        dossiers: usize,
    },
    /// The paper is ready to be read.
    Ready,
}

/// The demo's files by the folder and kind that they are of.
pub(crate) struct DemoFiles {
    publication: PaperFile,
    dossiers: Vec<(String, DossierFile)>,
    fronts: Vec<crate::paper_file::front::FrontFile>,
    flashes: dossier::FlashFile,
    schedule: programmes::ScheduleFile,
}

impl Newsroom {
    /// Makes the demo from its files, each a path like `dossiers/cup-final.toml` with its content.
    ///
    /// # Errors
    /// When there is a publication here already, a file is missing or cannot be read, or the store fails.
    pub async fn make_demo(
        &self,
        files: &[(&str, &[u8])],
        progress: &(dyn Fn(DemoProgress) + Send + Sync),
    ) -> Result<(), Failure> {
        let demo = DemoFiles::read(files)?;
        let there = self.store.read(store::sql::publication::find).await?;
        if let Some(there) = there {
            return Err(Failure::AlreadyOpen(there.name));
        }
        let member = Member::operator();
        let library = Shelf::fill(self, &member, files, &demo.wanted(), progress).await?;
        progress(DemoProgress::Stories { dossiers: demo.dossiers.len() });
        let logo = text(files, "pictures/logo.svg").unwrap_or_default().trim().to_owned();
        self.act(move |tx, on| play::play(tx, &member, demo, &library, &logo, on)).await?;
        progress(DemoProgress::Ready);
        Ok(())
    }
}

impl DemoFiles {
    fn read(files: &[(&str, &[u8])]) -> Result<Self, Failure> {
        let needed = |path: &str| {
            text(files, path)
                .ok_or_else(|| Failure::Missing { what: "file of the demo", key: path.to_owned() })
        };
        let publication = PaperFile::read(needed("publication.toml")?)?;
        let flashes =
            toml::from_str(needed("flashes.toml")?).map_err(|e| Failure::unreadable("flashes.toml", e))?;
        let schedule =
            toml::from_str(needed("schedule.toml")?).map_err(|e| Failure::unreadable("schedule.toml", e))?;
        let mut dossiers = Vec::new();
        let mut fronts = Vec::new();
        for (path, bytes) in files {
            let Ok(content) = std::str::from_utf8(bytes) else { continue };
            if let Some(key) = path.strip_prefix("dossiers/").and_then(|name| name.strip_suffix(".toml")) {
                let dossier = toml::from_str(content).map_err(|error| Failure::unreadable(*path, error))?;
                dossiers.push((key.to_owned(), dossier));
            } else if path.starts_with("fronts/") {
                fronts.push(crate::paper_file::front::FrontFile::read(content)?);
            }
        }
        Ok(Self { publication, dossiers, fronts, flashes, schedule })
    }

    /// Every picture and film that is shown somewhere.
    fn wanted(&self) -> Wanted {
        let mut wanted = Wanted::default();
        for (_, dossier) in &self.dossiers {
            dossier.note_pictures(&mut wanted);
        }
        for author in &self.publication.authors {
            wanted.pictures.entry(format!("portrait-{}", author.slug)).or_default();
        }
        wanted.pictures.entry("logo".to_owned()).or_default();
        wanted
    }
}

/// A text file of the demo.
fn text<'a>(files: &[(&str, &'a [u8])], path: &str) -> Option<&'a str> {
    let (_, bytes) = files.iter().find(|(name, _)| *name == path)?;
    std::str::from_utf8(bytes).ok()
}
