//! The demo's drawings become pictures, as many at a time as there are hands.

use super::{DemoProgress, text};
use crate::{
    Failure, Newsroom,
    acts::{Upload, UploadFilm},
};
use editorial::{AssetId, Member, Names};
use media::Plan;
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};
use tokio::{sync::Semaphore, task::JoinSet};

/// What the demo's stories and people show, by name.
#[derive(Debug, Default)]
pub struct Wanted {
    /// Pictures, with what the first story to show each says of it, in each language.
    pub pictures: BTreeMap<String, Described>,
    /// Films, each with the name of the picture shown before it plays.
    pub films: BTreeMap<String, String>,
}

/// What the library knows of a picture, so that it is found there.
#[derive(Debug, Clone, Default)]
pub struct Described {
    alts: Names,
    captions: Names,
}

impl Described {
    /// Notes what is said of it in a language, unless something was said before.
    pub fn say(&mut self, language: &str, alt: &str, caption: &str) {
        for (names, words) in [(&mut self.alts, alt), (&mut self.captions, caption)] {
            if names.exactly(language).is_none() && !words.is_empty() {
                names.set(language, words);
            }
        }
    }
}

/// The demo's pictures and films in the media library, by name.
#[derive(Debug, Default)]
pub struct Shelf {
    /// Pictures.
    pub pictures: HashMap<String, AssetId>,
    /// Films.
    pub films: HashMap<String, AssetId>,
}

impl Shelf {
    /// Uploads every picture and film that is wanted and among the files.
    pub async fn fill(
        room: &Newsroom,
        member: &Member,
        files: &[(&str, &[u8])],
        wanted: &Wanted,
        progress: &(dyn Fn(DemoProgress) + Send + Sync),
    ) -> Result<Self, Failure> {
        let hands = std::thread::available_parallelism().map_or(2, |count| count.get().clamp(2, 8));
        let turns = Arc::new(Semaphore::new(hands));
        let mut work = JoinSet::new();
        for (name, described) in &wanted.pictures {
            let Some(bytes) = file(files, &format!("pictures/{name}.svg")) else { continue };
            let Described { alts, captions } = described.clone();
            let upload = Upload { alts, captions, ..Upload::of(bytes.to_vec()) };
            let (room, member, name, turns) =
                (room.clone(), member.clone(), name.clone(), Arc::clone(&turns));
            work.spawn(async move {
                let _turn = turns.acquire_owned().await;
                let asset = room.upload_by_plan(&member, upload, plan(&name)).await;
                (name, asset)
            });
        }
        let of = work.len();
        let mut shelf = Self::default();
        progress(DemoProgress::Pictures { done: 0, of });
        while let Some(done) = work.join_next().await {
            let (name, asset) = done.map_err(|_| Failure::Store(store::StoreError::Panicked))?;
            // A full disk is no fault of the picture's.
            let asset = asset.map_err(|why| match why {
                Failure::Store(_) => why,
                other => Failure::unreadable(format!("pictures/{name}.svg"), other),
            })?;
            shelf.pictures.insert(name, asset);
            progress(DemoProgress::Pictures { done: shelf.pictures.len(), of });
        }
        shelf.films(room, member, files, wanted).await?;
        Ok(shelf)
    }

    /// Films lie beside their captions.
    async fn films(
        &mut self,
        room: &Newsroom,
        member: &Member,
        files: &[(&str, &[u8])],
        wanted: &Wanted,
    ) -> Result<(), Failure> {
        for (name, poster) in &wanted.films {
            let film =
                ["mp4", "webm"].iter().find_map(|ending| file(files, &format!("films/{name}.{ending}")));
            let (Some(bytes), Some(poster)) = (film, self.pictures.get(poster).copied()) else { continue };
            let mut captions = Names::default();
            for (path, _) in files {
                let language =
                    path.strip_prefix(&format!("films/{name}.")).and_then(|rest| rest.strip_suffix(".vtt"));
                if let (Some(language), Some(track)) = (language, text(files, path)) {
                    captions.set(language, track);
                }
            }
            let asked = UploadFilm { bytes: bytes.to_vec(), poster, captions, credit: String::new() };
            self.films.insert(name.clone(), room.upload_film(member, asked).await?);
        }
        Ok(())
    }
}

/// Somebody is waiting for the demo: a little larger files, in less time. Faces and the mark are never shown wide.
fn plan(name: &str) -> Plan {
    let plan = Plan { webp_effort: 1, ..Plan::default() };
    if name.starts_with("portrait-") || name == "logo" {
        return Plan { page_widths: vec![320, 640], share_widths: vec![640], card: None, ..plan };
    }
    plan
}

fn file<'a>(files: &[(&str, &'a [u8])], path: &str) -> Option<&'a [u8]> {
    files.iter().find(|(name, _)| *name == path).map(|(_, bytes)| *bytes)
}
