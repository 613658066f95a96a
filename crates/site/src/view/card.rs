//! Cards, pictures, names and times.

use crate::{
    furniture::{EditionRoom, Furniture},
    material::{Wardrobe, names_its_author},
    page::{AuthorView, Card, Link, PictureView, TimeView},
};
use editorial::{
    Edition, Moment, address,
    asset::{Asset, AssetKind, Rendition},
    author::Author,
    body::{AssetRef, Picture},
    section::SectionTree,
};
use house_style::{HouseStyle, Value as Word};
use store::sql::stories::{Listing, Standing};

/// The edition in which something is shown, and how it speaks.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// What all editions share.
    pub furniture: &'a Furniture,
    /// The edition.
    pub edition: &'a Edition,
    /// Its sections.
    pub tree: &'a SectionTree,
    /// How it writes.
    pub style: &'a HouseStyle,
    /// Where the paper of a minute that is over stands, when that is shown: links stay in it.
    pub stood: Option<&'a str>,
}

impl<'a> Setting<'a> {
    /// The setting of a room.
    pub fn of(furniture: &'a Furniture, room: &'a EditionRoom) -> Self {
        Self { furniture, edition: &room.edition, tree: &room.tree, style: &room.style, stood: None }
    }

    /// The address of a front or story of this edition, as it is linked to here.
    pub fn to(&self, path: String) -> String {
        let Some(stood) = self.stood else { return path };
        let rest = path.strip_prefix('/').and_then(|path| path.strip_prefix(self.edition.tag.as_str()));
        rest.map_or_else(|| path.clone(), |rest| format!("{stood}{}", rest.trim_end_matches('/')))
    }

    /// A time as lists and stories show it.
    pub fn time(&self, at: Moment) -> TimeView {
        TimeView { shown: self.style.date_time(at), machine: self.style.machine(at) }
    }

    /// A time as cards show it: the hour of today's, the day of what is older. Every page is made anew when the day ends.
    pub fn lately(&self, at: Moment) -> TimeView {
        let day = self.style.machine_day(at);
        if day == self.style.machine_day(self.furniture.arranged) {
            TimeView { shown: self.style.time(at), machine: self.style.machine(at) }
        } else {
            self.day(at)
        }
    }

    /// A day.
    pub fn day(&self, at: Moment) -> TimeView {
        TimeView { shown: self.style.date(at), machine: self.style.machine(at) }
    }
}

/// The path of a live story in its edition.
pub fn address_of(edition: &Edition, tree: &SectionTree, standing: &Standing) -> String {
    address::story(edition, &tree.path(standing.section), &standing.slug)
}

/// A story as a card.
pub fn card(setting: &Setting, listing: &Listing, wardrobe: &Wardrobe) -> Card {
    let Setting { furniture, edition, tree, .. } = *setting;
    let standing = &listing.standing;
    let label = tree.get(standing.section).map(|section| Link {
        name: section.name.clone(),
        address: setting.to(address::section(edition, &tree.path(section.id))),
    });
    let author = listing.face.byline.entries.first().filter(|_| names_its_author(standing.form));
    let coverage = listing.face.coverage.and_then(|id| furniture.coverage(id)).filter(|c| c.closed.is_none());
    Card {
        address: setting.to(address_of(edition, tree, standing)),
        headline: listing.face.headlines.in_lists().to_owned(),
        standfirst: listing.face.standfirst.clone(),
        label,
        form: standing.form.word(),
        time: setting.lately(standing.published),
        picture: listing.face.lead.as_ref().and_then(|lead| picture(setting, lead.picture(), wardrobe)),
        author: author
            .and_then(|entry| wardrobe.authors.get(&entry.author))
            .map(|author| author_view(setting, author, wardrobe)),
        coverage: coverage.map(|coverage| Link {
            name: coverage.names.get(&edition.language).to_owned(),
            address: setting.to(address::coverage(edition, &coverage.slug)),
        }),
    }
}

/// A picture with the words it has in this story, in every size there is; nothing when its files are not there.
pub fn picture(setting: &Setting, picture: &Picture, wardrobe: &Wardrobe) -> Option<PictureView> {
    let AssetRef::Kept(id) = &picture.asset else { return None };
    let asset = wardrobe.assets.get(id)?;
    let language = &setting.edition.language;
    let said = |own: &str, usual: &str| if own.is_empty() { usual.to_owned() } else { own.to_owned() };
    let credit = said(&picture.credit, &asset.credit);
    let credit = if credit.is_empty() {
        credit
    } else {
        setting.style.word_with("photo-credit", &[("credit", Word::Text(&credit))])
    };
    sized(
        asset,
        said(&picture.alt, asset.alts.get(language)),
        said(&picture.caption, asset.captions.get(language)),
        credit,
    )
}

fn sized(asset: &Asset, alt: String, caption: String, credit: String) -> Option<PictureView> {
    let sizes: Vec<&Rendition> = pages_renditions(asset).collect();
    let srcset = |files: &[&Rendition]| {
        let sizes = files.iter().map(|r| format!("{} {}w", address::media(&r.blob), r.width));
        sizes.collect::<Vec<_>>().join(", ")
    };
    let largest = sizes.last()?;
    let middle = sizes.iter().find(|r| r.width >= 640).unwrap_or(largest);
    let tenth = |thousandths: u16| u8::try_from((thousandths + 50) / 100).unwrap_or(5).min(10);
    Some(PictureView {
        src: address::media(&middle.blob),
        srcset: srcset(&sizes),
        avif: srcset(&asset.renditions.iter().filter(|r| r.media_type == AVIF).collect::<Vec<_>>()),
        width: largest.width,
        height: largest.height,
        alt,
        caption,
        credit,
        fx: tenth(asset.focus.x),
        fy: tenth(asset.focus.y),
    })
}

/// Offered beside the others, never alone.
const AVIF: &str = "image/avif";

/// The sizes that pages use, smallest first: WebP where there is any.
fn pages_renditions(asset: &Asset) -> impl Iterator<Item = &Rendition> {
    let webp = |r: &&Rendition| r.media_type == "image/webp";
    let has_webp = asset.renditions.iter().any(|r| webp(&r));
    let shown = move |r: &&Rendition| if has_webp { webp(r) } else { r.media_type != AVIF };
    asset.renditions.iter().filter(move |r| asset.kind == AssetKind::Picture && shown(r))
}

/// The JPEG that is shown when a page is shared: the card crop, the size nearest to 1200 by 675.
pub fn share_rendition(asset: &Asset) -> Option<&Rendition> {
    asset
        .renditions
        .iter()
        .filter(|r| r.media_type == "image/jpeg")
        .min_by_key(|r| r.width.abs_diff(1200) + r.height.abs_diff(675))
}

/// An author as pages show them.
pub fn author_view(setting: &Setting, author: &Author, wardrobe: &Wardrobe) -> AuthorView {
    let language = &setting.edition.language;
    let name = author.names.get(language).to_owned();
    let portrait = author.portrait.and_then(|id| wardrobe.assets.get(&id));
    AuthorView {
        address: address::author(setting.edition, &author.slug),
        title: author.titles.exactly(language).unwrap_or_default().to_owned(),
        note: author.notes.exactly(language).unwrap_or_default().to_owned(),
        kind: author.kind.word(),
        // The name stands beside every portrait, so the picture itself says nothing more.
        portrait: portrait.and_then(|asset| sized(asset, String::new(), String::new(), String::new())),
        name,
    }
}
