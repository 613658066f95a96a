//! Saying what a picture or film shows, whose it is, until when it may be shown, and which point its crops keep.
//!
//! Every page that shows it is made anew, because the event says so.

use super::record;
use crate::{Failure, Newsroom, Occasion, lab::redevelop, uses};
use editorial::{
    AssetId, Member, Moment, Names, Permission, Refusal,
    asset::{AssetKind, FocalPoint},
    development::Urgency,
    event::Event,
    library::{self as rules, Docket, Rights},
    words,
};
use store::{
    Tx,
    sql::library::{self, Filed},
};

/// What is to be said. What is not named here stays.
#[derive(Debug, Clone, PartialEq)]
pub struct DescribeAsset {
    /// Of which asset.
    pub asset: AssetId,
    /// The version that the member has seen.
    pub seen: i64,
    /// What it shows, for someone who cannot see it, in each language.
    pub alts: Names,
    /// What the reader should know, in each language.
    pub captions: Names,
    /// Whose it is.
    pub credit: String,
    /// Who holds the rights.
    pub rights: String,
    /// On what terms.
    pub terms: String,
    /// When the rights end.
    pub until: Option<Moment>,
    /// Words of the trade, parted by commas.
    pub keywords: String,
    /// The point that every crop keeps.
    pub focus: FocalPoint,
    /// What is shown before a film plays; nothing for a picture.
    pub poster: Option<AssetId>,
}

/// Describes an asset; answers with its version.
///
/// # Errors
/// When the member may not, it or the poster is not there, somebody described it in between, or a text is too long.
pub fn describe_asset(
    tx: &mut dyn Tx,
    member: &Member,
    asked: &DescribeAsset,
    on: &Occasion,
) -> Result<i64, Failure> {
    member.may(Permission::Upload)?;
    let Filed { mut asset, docket, .. } = held(tx, asked.asset, asked.seen)?;
    for (_, text) in asked.alts.iter().chain(asked.captions.iter()) {
        words::fits("picture", text, words::NOTE)?;
    }
    words::fits("credit", &asked.credit, words::KEY)?;
    words::fits("rights", &asked.rights, words::KEY)?;
    words::fits("terms", &asked.terms, words::NOTE)?;
    let keywords = rules::keywords(&asked.keywords)?;
    let was = (asset.clone(), docket.clone());
    asset.alts = said(&asked.alts);
    asset.captions = said(&asked.captions);
    asset.credit = words::one_line(&asked.credit).unwrap_or_default();
    asset.focus = FocalPoint { x: asked.focus.x.min(1_000), y: asked.focus.y.min(1_000) };
    let rights = Rights {
        line: words::one_line(&asked.rights).unwrap_or_default(),
        terms: asked.terms.trim().to_owned(),
        until: asked.until,
    };
    let poster = match asset.kind {
        AssetKind::Film => asked.poster,
        AssetKind::Picture | AssetKind::Sound => None,
    };
    let mut docket = Docket { rights, keywords, poster, ..docket };
    if (&asset, &docket) == (&was.0, &was.1) {
        return Ok(docket.version);
    }
    if poster != was.1.poster {
        if let Some(poster) = poster {
            let there = library::one(tx, poster)?.filter(|filed| filed.asset.kind == AssetKind::Picture);
            let picture =
                there.ok_or_else(|| Failure::Missing { what: "picture", key: poster.to_string() })?;
            // A film is shown in the shape of its poster.
            (asset.width, asset.height) = (picture.asset.width, picture.asset.height);
            for rendition in &mut asset.renditions {
                (rendition.width, rendition.height) = (asset.width, asset.height);
            }
            let filed = library::one(tx, asset.id)?.map(|filed| filed.original).unwrap_or_default();
            library::refile(tx, &asset, &filed)?;
        }
        uses::poster(tx, asset.id, poster)?;
    }
    docket.version += 1;
    library::describe(tx, &asset, &docket)?;
    // Its crops keep another point, or its files name somebody else.
    if (asset.focus, &asset.credit) != (was.0.focus, &was.0.credit) {
        redevelop(tx, asset.id, Urgency::Changed, on)?;
    }
    record(tx, member, on, None, Event::AssetDescribed { asset: asset.id })?;
    Ok(docket.version)
}

/// Holds an asset that the member has seen as it is.
pub(super) fn held(tx: &mut dyn Tx, id: AssetId, seen: i64) -> Result<Filed, Failure> {
    let missing = || Failure::Missing { what: "picture", key: id.to_string() };
    let filed = library::hold(tx, id)?.ok_or_else(missing)?;
    let current = filed.docket.version;
    if current != seen {
        return Err(Refusal::Stale { seen, current }.into());
    }
    Ok(filed)
}

/// Texts as they are kept: an empty one is none.
fn said(texts: &Names) -> Names {
    let mut kept = Names::default();
    for (language, text) in texts.iter().filter(|(_, text)| !words::is_blank(text)) {
        kept.set(language, text.trim());
    }
    kept
}

impl Newsroom {
    /// [`describe_asset`], now.
    ///
    /// # Errors
    /// As [`describe_asset`].
    pub async fn describe_asset(&self, member: &Member, asked: DescribeAsset) -> Result<i64, Failure> {
        let member = member.clone();
        self.act(move |tx, on| describe_asset(tx, &member, &asked, on)).await
    }
}
