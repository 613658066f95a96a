//! Receiving a file at the library's own door: a picture or a film with its name, and the words that travel in it.
//!
//! A picture is taken in by [`Newsroom::take_in`], a recording by [`Newsroom::upload_sound`]; afterwards what it says of itself is
//! written down beside it. A file that was there before keeps the words that it has here.

use super::{Upload, UploadSound, upload::keep};
use crate::{Failure, Newsroom, Occasion};
use editorial::{
    AssetId, Member, Names, Permission,
    asset::{Asset, AssetKind, FocalPoint, Rendition},
    library::{self as rules, Docket, Rights},
    words,
};
use media::{Kind, Metadata};
use store::{
    Tx,
    blobs::Blobs,
    sql::library::{self, Filed},
};

/// The shape of a film of which nobody has said what is shown before it plays, in pixels.
const A_FILM: (u32, u32) = (1_280, 720);

/// A file as it arrives.
#[derive(Debug, Clone)]
pub struct Receive {
    /// The file itself.
    pub bytes: Vec<u8>,
    /// How it was called where it came from.
    pub name: String,
    /// In which language its own words are taken to be.
    pub language: String,
}

impl Newsroom {
    /// Takes a file into the library; answers with its asset, which may be one that was there before.
    ///
    /// # Errors
    /// When the member may not, the file is nothing that readers can be shown, it is too large, or it cannot be written.
    pub async fn receive(&self, member: &Member, asked: Receive) -> Result<AssetId, Failure> {
        member.may(Permission::Upload)?;
        let Receive { bytes, name, language } = asked;
        let size = bytes.len() as u64;
        let (id, said) = match media::recognise(&bytes)? {
            Kind::Picture(_) | Kind::Drawing(_) => {
                let said = media::metadata(&bytes);
                let words = |text: &Option<String>| {
                    let text = text.as_deref().filter(|text| !words::is_blank(text));
                    text.map_or_else(Names::default, |text| Names::in_language(&language, text))
                };
                let (alts, captions) = (words(&said.alt), words(&said.description));
                (self.take_in(member, Upload { alts, captions, ..Upload::of(bytes) }).await?, said)
            }
            Kind::Film(_) => (self.receive_film(member, bytes).await?, Metadata::default()),
            Kind::Sound(_) => {
                let asked = UploadSound {
                    bytes,
                    descriptions: Names::default(),
                    captions: Names::default(),
                    credit: String::new(),
                };
                (self.upload_sound(member, asked).await?, Metadata::default())
            }
        };
        self.act(move |tx, _: &Occasion| note(tx, id, &rules::file_name(&name), size, &said)).await?;
        Ok(id)
    }

    /// Takes in a film whose poster and captions are chosen in the library afterwards.
    async fn receive_film(&self, member: &Member, bytes: Vec<u8>) -> Result<AssetId, Failure> {
        let kind = media::recognise(&bytes)?;
        let original = Blobs::original_name(&bytes, kind.extension());
        let (blobs, name) = (self.blobs.clone(), original.clone());
        let written = tokio::task::spawn_blocking(move || {
            blobs.write(&name, &bytes)?;
            let shown = media::stripped(bytes, kind)?;
            let blob = Blobs::name(&shown, kind.extension());
            blobs.write(&blob, &shown)?;
            Ok::<_, Failure>((blob, shown.len() as u64))
        });
        let (blob, size) = written.await.map_err(|_| Failure::Store(store::StoreError::Panicked))??;
        let (width, height) = A_FILM;
        let media_type = kind.media_type().to_owned();
        let asset = move |id| Asset {
            id,
            kind: AssetKind::Film,
            width,
            height,
            focus: FocalPoint::CENTRE,
            alts: Names::default(),
            captions: Names::default(),
            credit: String::new(),
            renditions: vec![Rendition { blob, media_type, width, height, bytes: size }],
            tracks: Names::default(),
        };
        let member = member.clone();
        self.act(move |tx, on| keep(tx, &member, asset, &original, on)).await
    }
}

/// Writes down what a file says of itself, where nobody wrote anything down before.
fn note(tx: &mut dyn Tx, id: AssetId, name: &str, bytes: u64, said: &Metadata) -> Result<(), Failure> {
    let Some(Filed { asset, docket, .. }) = library::hold(tx, id)? else { return Ok(()) };
    if docket.bytes > 0 {
        return Ok(());
    }
    let line = said.copyright.as_deref().and_then(words::one_line).unwrap_or_default();
    let line: String = line.chars().take(words::KEY).collect();
    let rights = Rights { line, ..docket.rights };
    let keywords = said.keywords.iter().filter_map(|word| words::one_line(word));
    let keywords = keywords.map(|word| word.chars().take(words::NAME).collect());
    let keywords = keywords.take(rules::MOST_KEYWORDS).collect();
    let docket = Docket { name: name.to_owned(), bytes, rights, keywords, ..docket };
    Ok(library::describe(tx, &asset, &docket)?)
}
