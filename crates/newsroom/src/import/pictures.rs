//! The pictures of a file: from its folder or from the web, into the media library.
//!
//! Only lines that are new or changed have their pictures fetched. Each source is fetched once in an import, a few
//! at a time. A picture that cannot be had is a note; the story goes in without it, and its line is remembered
//! [without it](Said::without), so that the same file again tries again. When the library itself cannot be written,
//! that is nothing a picture can help: the import stops.

use super::{
    ImportOptions, Report,
    lines::{Batch, Said},
};
use crate::{Failure, Newsroom, acts::Upload, standing::Paper};
use courier::{Courier, Want};
use editorial::{
    AssetId, Member,
    body::{AssetRef, Block},
    words::quoted,
};
use std::{
    collections::{BTreeSet, HashMap, HashSet},
    io,
    path::{Component, Path, PathBuf},
    sync::Arc,
};
use store::sql::imported;
use tokio::{sync::Semaphore, task::JoinSet};
use wire::jsonl::ImageAt;

/// Pictures fetched and drawn at once.
const AT_ONCE: usize = 4;

/// The largest picture file, in bytes; beyond it the file is not even read.
const LARGEST: u64 = 100_000_000;

/// The pictures of one import.
pub struct Pictures {
    room: Newsroom,
    member: Member,
    base: Option<PathBuf>,
    dry_run: bool,
    courier: Option<Result<Courier, String>>,
    had: HashMap<String, Result<AssetId, String>>,
}

impl Pictures {
    pub fn new(room: &Newsroom, member: &Member, options: &ImportOptions) -> Self {
        let (room, member, base) = (room.clone(), member.clone(), options.base_folder.clone());
        Self { room, member, base, dry_run: options.dry_run, courier: None, had: HashMap::new() }
    }

    /// Puts the pictures of new and changed lines into the library and names them in the stories.
    pub async fn settle(&mut self, batch: &mut Batch, report: &mut Report) -> Result<(), Failure> {
        let mut wanted: BTreeSet<String> = BTreeSet::new();
        let changed = self.changed(batch).await?;
        for (line, changed) in batch.lines.iter_mut().zip(&changed) {
            if let (Ok(said), true) = (&mut line.said, changed) {
                wanted.extend(sources(said));
            }
        }
        wanted.retain(|source| !self.had.contains_key(source));
        if !self.dry_run {
            self.fetch(wanted).await?;
        }
        for (line, changed) in batch.lines.iter_mut().zip(changed) {
            let Ok(said) = &mut line.said else { continue };
            without_films(said, line.number, report);
            if changed {
                let missing = self.name(said, line.number, report);
                said.without(&missing);
            } else {
                // It changes nothing, so nobody need hear of its pictures.
                self.name(said, line.number, &mut Report::default());
            }
        }
        Ok(())
    }

    /// Which lines have pictures and say something new, or may once a line before them in the batch was taken in.
    async fn changed(&self, batch: &Batch) -> Result<Vec<bool>, Failure> {
        let mut asked: Vec<(usize, String, String, String)> = Vec::new();
        let mut changed = vec![false; batch.lines.len()];
        let mut before: HashSet<(&str, &str)> = HashSet::new();
        for ((place, line), changed) in batch.lines.iter().enumerate().zip(&mut changed) {
            let Ok(said) = &line.said else { continue };
            *changed = !before.insert((said.item.language.as_str(), said.outside_id()));
            if !*changed && !sources(said).is_empty() {
                let (id, language) = (said.outside_id().to_owned(), said.item.language.clone());
                asked.push((place, language, id, said.fingerprint.clone()));
            }
        }
        if asked.is_empty() {
            return Ok(changed);
        }
        let answers = self.room.store.read(move |tx| {
            let paper = Paper::read(tx)?;
            let mut new = Vec::new();
            for (place, language, id, fingerprint) in asked {
                let Some(edition) = paper.by_language(&language) else { continue };
                let known = imported::find(tx, &[(edition.id, id.as_str())])?.into_iter().flatten().next();
                if known.is_none_or(|(_, kept)| kept != fingerprint) {
                    new.push(place);
                }
            }
            Ok::<_, Failure>(new)
        });
        for place in answers.await? {
            if let Some(changed) = changed.get_mut(place) {
                *changed = true;
            }
        }
        Ok(changed)
    }

    async fn fetch(&mut self, wanted: BTreeSet<String>) -> Result<(), Failure> {
        let turns = Arc::new(Semaphore::new(AT_ONCE));
        let mut work = JoinSet::new();
        for source in wanted {
            let (room, member, base) = (self.room.clone(), self.member.clone(), self.base.clone());
            let courier = if is_on_the_web(&source) { Some(self.courier()) } else { None };
            let turns = Arc::clone(&turns);
            work.spawn(async move {
                let _turn = turns.acquire_owned().await;
                let fetched = match courier {
                    Some(courier) => from_the_web(&source, courier).await,
                    None => from_the_folder(&source, base).await,
                };
                let had = match fetched {
                    Ok(bytes) => match room.upload(&member, Upload::of(bytes)).await {
                        Err(failure @ Failure::Store(_)) => Err(failure),
                        uploaded => Ok(uploaded.map_err(|failure| failure.to_string())),
                    },
                    Err(reason) => Ok(Err(reason)),
                };
                (source, had)
            });
        }
        while let Some(done) = work.join_next().await {
            let (source, had) = done.map_err(|_| Failure::Store(store::StoreError::Panicked))?;
            self.had.insert(source, had?);
        }
        Ok(())
    }

    /// The courier, called when the first address on the web is met.
    fn courier(&mut self) -> Result<Courier, String> {
        let new = || Courier::new(courier::Limits::default()).map_err(|refused| refused.to_string());
        self.courier.get_or_insert_with(new).clone()
    }

    /// Names the assets in the story; what was not had goes, with a note, and is the answer.
    fn name(&self, said: &mut Said, number: u64, report: &mut Report) -> BTreeSet<String> {
        let mut missing = BTreeSet::new();
        if let Some(image) = &said.item.image {
            let (ImageAt::Url(source) | ImageAt::Path(source)) = &image.at;
            match self.had.get(source) {
                Some(Ok(asset)) => said.picture = Some(*asset),
                Some(Err(reason)) => {
                    report.note(number, "image", &format!("{}: {reason}", quoted(source)));
                    missing.insert(source.clone());
                }
                None => {}
            }
            if image.alt.trim().is_empty() && said.picture.is_some() {
                let reason = "has no alt; say what the picture shows for someone who cannot see it";
                report.note(number, "image", reason);
            }
        }
        said.item.body.each_asset(&mut |asset| {
            let AssetRef::Outside(source) = asset else { return true };
            match self.had.get(source.as_str()) {
                Some(Ok(kept)) => {
                    *asset = AssetRef::Kept(*kept);
                    true
                }
                Some(Err(reason)) => {
                    report.note(number, "body", &format!("{}: {reason}", quoted(source)));
                    missing.insert(source.clone());
                    false
                }
                None => false,
            }
        });
        missing
    }
}

/// Films of the outside go, with a note.
fn without_films(said: &mut Said, number: u64, report: &mut Report) {
    let films = said.item.body.content.len();
    said.item.body.content.retain(
        |block| !matches!(block, Block::Film { attrs } if matches!(attrs.asset, AssetRef::Outside(_))),
    );
    let reason = "films are not taken over by imports yet; upload it at the desk and place it in the story";
    for _ in said.item.body.content.len()..films {
        report.note(number, "body", reason);
    }
}

/// Where the pictures of a story are; films are not among them.
fn sources(said: &Said) -> Vec<String> {
    let mut sources = Vec::new();
    if let Some(image) = &said.item.image {
        let (ImageAt::Url(source) | ImageAt::Path(source)) = &image.at;
        sources.push(source.clone());
    }
    for block in &said.item.body.content {
        let pictures = match block {
            Block::Picture { attrs } => std::slice::from_ref(attrs),
            Block::Gallery { attrs } => attrs.pictures.as_slice(),
            Block::Paragraph { .. }
            | Block::Heading { .. }
            | Block::Quotation { .. }
            | Block::List { .. }
            | Block::Film { .. }
            | Block::Embed { .. }
            | Block::PullQuote { .. }
            | Block::FactBox { .. }
            | Block::Table { .. }
            | Block::Chart { .. }
            | Block::Related { .. }
            | Block::Divider => &[],
        };
        for picture in pictures {
            if let AssetRef::Outside(source) = &picture.asset {
                sources.push(source.clone());
            }
        }
    }
    sources
}

fn is_on_the_web(source: &str) -> bool {
    source.contains("://") || source.starts_with("http:") || source.starts_with("https:")
}

/// A picture from the web, or why it cannot be had.
pub async fn from_the_web(source: &str, courier: Result<Courier, String>) -> Result<Vec<u8>, String> {
    let fetched = courier?.fetch(source, Want::Picture).await;
    fetched.map(|fetched| fetched.bytes).map_err(|refused| refused.to_string())
}

async fn from_the_folder(source: &str, base: Option<PathBuf>) -> Result<Vec<u8>, String> {
    const NO_FOLDER: &str =
        "lines from standard input have no folder beside them; import a file, or give pictures by address";
    let base = base.ok_or(NO_FOLDER)?;
    let path = inside(&base, source)?;
    let reading = tokio::task::spawn_blocking(move || read(&base, &path));
    reading.await.map_err(|_| "the file could not be read".to_owned())?
}

fn read(base: &Path, path: &Path) -> Result<Vec<u8>, String> {
    // Links are followed before the folder is compared, so none leads out of it.
    let path = path.canonicalize().map_err(told)?;
    if !path.starts_with(base.canonicalize().map_err(told)?) {
        return Err("the file lies outside the folder of the import".to_owned());
    }
    let about = std::fs::metadata(&path).map_err(told)?;
    // A pipe would keep the import waiting for ever, a device would never end.
    if !about.is_file() {
        return Err("this is a folder, a pipe or a device, not a file".to_owned());
    }
    if about.len() > LARGEST {
        return Err("the file is larger than 100 MB".to_owned());
    }
    std::fs::read(path).map_err(told)
}

#[allow(clippy::needless_pass_by_value, reason = "it stands in `map_err`")]
fn told(error: io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file beside the import".to_owned(),
        io::ErrorKind::PermissionDenied => "the file may not be read; look at its permissions".to_owned(),
        _ => format!("the file could not be read: {error}"),
    }
}

/// The path of a file inside the folder; never one that climbs out of it.
fn inside(base: &Path, source: &str) -> Result<PathBuf, String> {
    let relative = Path::new(source.trim_start_matches('/'));
    let plain = relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    if plain {
        Ok(base.join(relative))
    } else {
        Err("the path leads out of the folder of the import".to_owned())
    }
}
