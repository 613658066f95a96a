//! What was sent of a story, read before the unit of work: the text cleaned, its pictures in the library.

use crate::{
    Caller, Problem,
    problem::{FieldProblem, Unfit},
    reason::Reason,
};
use editorial::{
    AssetId, Edition, Member, Moment, Refusal,
    asset::Lead,
    body::{AssetRef, Picture},
    byline::{Byline, BylineRole, Credit},
    story::Wording,
    words::quoted,
};
use newsroom::{
    Failure, Occasion,
    named::{Found, Named, find_or_make},
};
use std::collections::HashMap;
use store::{Tx, sql::assets};
use wire::jsonl::{Change, Partial, PartialImage};

/// A story names no more pictures from the web than are fetched while somebody waits for the answer.
const MOST_FETCHED: usize = 10;

/// What was sent, with its pictures in the library.
pub struct Settled {
    /// What is said of each field.
    pub said: Partial,
    /// What whoever sent it should know.
    pub notes: Vec<FieldProblem>,
}

impl Settled {
    /// Fetches what the text and the image name on the web. What cannot be had is left out of the text with a note; the
    /// image above it is refused.
    pub async fn of(caller: &Caller, mut said: Partial) -> Result<Self, Problem> {
        let mut notes: Vec<Unfit> = said.notes.drain(..).map(Unfit::from).collect();
        if let Change::To(image) = &mut said.image
            && image.asset.is_none()
            && let Some(url) = image.url.take()
        {
            match caller.api().newsroom().picture_from(caller.member()?, &url).await? {
                Ok(asset) => image.asset = Some(asset.to_string()),
                Err(said) => {
                    let why = Reason::NotFetched { place: quoted(&url), said };
                    return Err(Problem::Fields(vec![Unfit::new("image.url", why)]));
                }
            }
        }
        if let Change::To(cleaned) = &mut said.body {
            let dropped = cleaned.dropped.iter().cloned();
            notes.extend(dropped.map(|dropped| Unfit::new("body", Reason::Dropped(dropped))));
            let mut named: Vec<String> = Vec::new();
            cleaned.body.each_asset(&mut |asset| {
                if let AssetRef::Outside(place) = asset
                    && !named.contains(place)
                {
                    named.push(place.clone());
                }
                true
            });
            let had = fetched(caller, named, &mut notes).await?;
            cleaned.body.each_asset(&mut |asset| {
                let AssetRef::Outside(place) = asset else { return true };
                let Some(kept) = had.get(place.as_str()) else { return false };
                *asset = AssetRef::Kept(*kept);
                true
            });
        }
        let tongue = caller.api().tongue(caller.headers());
        let notes = notes.iter().map(|note| note.told(tongue, caller.now())).collect();
        Ok(Self { said, notes })
    }

    /// What the words of the request name.
    pub fn named(&self) -> Named {
        let said = &self.said;
        Named {
            section: said.section.clone().to(),
            topics: said.tags.clone().wanted(),
            authors: said.authors.clone().wanted(),
            regions: said.regions.clone().wanted(),
            coverage: said.coverage.clone().to(),
        }
    }

    /// The wording with what is said about it; what the words name is found or made.
    pub fn applied(
        &self,
        tx: &mut dyn Tx,
        member: &Member,
        on: &Occasion,
        edition: &Edition,
        mut wording: Wording,
    ) -> Result<(Wording, Found), Failure> {
        let said = &self.said;
        let found = find_or_make(tx, member, edition.id, &self.named(), on)?;
        let heads = &mut wording.headlines;
        let texts = [
            (&said.title, &mut heads.page),
            (&said.list_title, &mut heads.list),
            (&said.social_title, &mut heads.social),
            (&said.standfirst, &mut wording.standfirst),
        ];
        for (change, place) in texts {
            if let Some(text) = change.clone().wanted() {
                *place = text;
            }
        }
        if let Some(cleaned) = said.body.clone().wanted() {
            wording.body = cleaned.body;
        }
        wording.source = said.source.clone().wanted().unwrap_or(wording.source);
        if let Some(topics) = &found.topics {
            wording.topics.clone_from(topics);
        }
        if let Some(regions) = &found.regions {
            wording.regions.clone_from(regions);
        }
        if said.coverage != Change::Untouched {
            wording.coverage = found.coverage;
        }
        if let Some(authors) = &found.authors {
            // Who is named still keeps their role.
            let role =
                |author| wording.byline.entries.iter().find(|credit| credit.author == author).map(|c| c.role);
            let entries = authors.iter().map(|author| Credit {
                author: *author,
                role: role(*author).unwrap_or(BylineRole::Reporter),
            });
            wording.byline = Byline { entries: entries.collect() };
        }
        match &said.image {
            Change::Untouched => {}
            Change::Removed => wording.lead = None,
            Change::To(image) => wording.lead = Some(lead(tx, image)?),
        }
        Ok((wording, found))
    }
}

fn lead(tx: &mut dyn Tx, image: &PartialImage) -> Result<Lead, Failure> {
    let named = image.asset.as_deref().unwrap_or_default();
    let missing = || Failure::Missing { what: "image.asset", key: quoted(named) };
    let id: AssetId = named.parse().map_err(|_| missing())?;
    assets::by_ids(tx, &[id])?.first().ok_or_else(missing)?;
    Ok(Lead::Picture(Picture {
        asset: AssetRef::Kept(id),
        alt: image.alt.clone(),
        caption: image.caption.clone(),
        credit: image.credit.clone(),
    }))
}

/// The pictures of a text, by the places that it names.
async fn fetched(
    caller: &Caller,
    named: Vec<String>,
    notes: &mut Vec<Unfit>,
) -> Result<HashMap<String, AssetId>, Problem> {
    let mut had = HashMap::new();
    for (count, place) in named.into_iter().enumerate() {
        let why = if !place.starts_with("https://") && !place.starts_with("http://") {
            Reason::NotOnTheWeb(quoted(&place))
        } else if count >= MOST_FETCHED {
            Reason::TooManyFetched { place: quoted(&place), most: MOST_FETCHED }
        } else {
            match caller.api().newsroom().picture_from(caller.member()?, &place).await? {
                Ok(asset) => {
                    had.insert(place, asset);
                    continue;
                }
                Err(said) => Reason::NotFetched { place: quoted(&place), said },
            }
        };
        notes.push(Unfit::new("body", why));
    }
    Ok(had)
}

/// A moment of a request (RFC 3339).
///
/// # Errors
/// [`Refusal::Unusable`].
pub fn moment(field: &'static str, text: &str) -> Result<Moment, Refusal> {
    let advice = "write it like 2026-03-01T18:30:00Z (RFC 3339)";
    Moment::parse(text).map_err(|_| Refusal::Unusable { field, given: quoted(text), advice })
}
