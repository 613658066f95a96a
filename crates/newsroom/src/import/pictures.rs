//! The pictures of a file: from its folder or from the web, into the media library.
//!
//! Only lines that are new or changed have their pictures fetched. Each source is fetched once in an import, a few
//! at a time. A picture that cannot be had is a note; the story goes in without it.

use super::{
    ImportOptions, Report,
    lines::{Batch, Said},
};
use crate::{Failure, Newsroom, acts::Upload, standing::Paper};
use courier::{Courier, Want};
use editorial::{
    AssetId, Member,
    body::{AssetRef, Block},
};
use std::{
    collections::{BTreeSet, HashMap},
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
        for (line, changed) in batch.lines.iter_mut().zip(changed) {
            if let (Ok(said), true) = (&mut line.said, changed) {
                wanted.extend(sources(said));
            }
        }
        wanted.retain(|source| !self.had.contains_key(source));
        if !self.dry_run {
            self.fetch(wanted).await?;
        }
        for line in &mut batch.lines {
            if let Ok(said) = &mut line.said {
                self.name(said, line.number, report);
            }
        }
        Ok(())
    }

    /// Which lines have pictures and say something new.
    async fn changed(&self, batch: &mut Batch) -> Result<Vec<bool>, Failure> {
        let mut asked: Vec<(usize, String, String, String)> = Vec::new();
        for (place, line) in batch.lines.iter_mut().enumerate() {
            if let Ok(said) = &mut line.said
                && !sources(said).is_empty()
            {
                let (id, language) = (said.outside_id().to_owned(), said.item.language.clone());
                asked.push((place, language, id, said.fingerprint.clone()));
            }
        }
        let mut changed = vec![false; batch.lines.len()];
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
                    Ok(bytes) => {
                        room.upload(&member, Upload::of(bytes)).await.map_err(|failure| failure.to_string())
                    }
                    Err(reason) => Err(reason),
                };
                (source, had)
            });
        }
        while let Some(done) = work.join_next().await {
            let (source, had) = done.map_err(|_| Failure::Store(store::StoreError::Panicked))?;
            self.had.insert(source, had);
        }
        Ok(())
    }

    /// The courier, called when the first address on the web is met.
    fn courier(&mut self) -> Result<Courier, String> {
        let new = || Courier::new(courier::Limits::default()).map_err(|refused| refused.to_string());
        self.courier.get_or_insert_with(new).clone()
    }

    /// Names the assets in the story; what was not had goes, with a note.
    fn name(&self, said: &mut Said, number: u64, report: &mut Report) {
        if let Some(image) = &said.item.image {
            let (ImageAt::Url(source) | ImageAt::Path(source)) = &image.at;
            match self.had.get(source) {
                Some(Ok(asset)) => said.picture = Some(*asset),
                Some(Err(reason)) => report.note(number, "image", format!("{source}: {reason}")),
                None => {}
            }
            if image.alt.trim().is_empty() && said.picture.is_some() {
                let reason = "has no alt; say what the picture shows for someone who cannot see it";
                report.note(number, "image", reason.to_owned());
            }
        }
        said.item.body.content.retain(|block| !matches!(block, Block::Film { attrs } if is_outside(&attrs.asset)) || {
            let reason = "films are not taken over by imports yet; upload it at the desk and place it in the story";
            report.note(number, "body", reason.to_owned());
            false
        });
        said.item.body.each_asset(&mut |asset| {
            let AssetRef::Outside(source) = asset else { return true };
            match self.had.get(source.as_str()) {
                Some(Ok(kept)) => {
                    *asset = AssetRef::Kept(*kept);
                    true
                }
                Some(Err(reason)) => {
                    report.note(number, "body", format!("{source}: {reason}"));
                    false
                }
                None => false,
            }
        });
    }
}

const fn is_outside(asset: &AssetRef) -> bool {
    matches!(asset, AssetRef::Outside(_))
}

/// Where the pictures of a story are; films are not among them.
fn sources(said: &mut Said) -> Vec<String> {
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

async fn from_the_web(source: &str, courier: Result<Courier, String>) -> Result<Vec<u8>, String> {
    let fetched = courier?.fetch(source, Want::Picture).await;
    fetched.map(|fetched| fetched.bytes).map_err(|refused| refused.to_string())
}

async fn from_the_folder(source: &str, base: Option<PathBuf>) -> Result<Vec<u8>, String> {
    let base = base.ok_or("no folder was named in which the pictures lie; name it with --base")?;
    let path = inside(&base, source)?;
    let reading = tokio::task::spawn_blocking(move || {
        // Links are followed before the folder is compared, so none leads out of it.
        let (base, path) = (base.canonicalize()?, path.canonicalize()?);
        if !path.starts_with(&base) || std::fs::metadata(&path)?.len() > LARGEST {
            return Err(std::io::ErrorKind::PermissionDenied.into());
        }
        std::fs::read(path)
    });
    let read = reading.await.map_err(|_| "the file could not be read".to_owned())?;
    read.map_err(|error| match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file beside the import".to_owned(),
        std::io::ErrorKind::PermissionDenied => {
            "the file lies outside the folder of the import, may not be read, or is larger than 100 MB"
                .to_owned()
        }
        _ => format!("the file could not be read: {error}"),
    })
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
