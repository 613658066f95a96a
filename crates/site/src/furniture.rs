//! The furniture: what stands on every page of an edition.
//!
//! Masthead, navigation, regions, pinned coverages, ticker, most read and footer are the same on thousands of
//! pages, so they are arranged once and kept as values, with notes of what they were made from. The log says when one
//! of them changed; [`Furniture::good_until`] says when time alone does it (a flash ends, the day turns), and
//! [`Furniture::count_again`] when to look whether others are read most. Nothing on a page is asked of the store because
//! of them.

use crate::{
    SiteError,
    follow::end_of_day,
    material::Wardrobe,
    most_read::{self, MostRead, Ranks},
    page::{EditionView, FlashView, FooterView, Link, NavItem, Paper, SocialLink, StyleSheets, TimeView},
    reading::{MadeOf, Notes, Reading},
    theme::{self, Spoken, Theme},
    view::{self, card},
};
use editorial::{
    Edition, Moment, address,
    coverage::Coverage,
    edition::Digits,
    flash::Flash,
    footer_page::FooterPage,
    publication::{Density, Publication, Typeface},
    region::Region,
    section::SectionTree,
};
use house_style::{HouseStyle, Value as Word};
use minijinja::{Value, value::Serde};
use std::{
    collections::HashMap,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};
use store::{
    Store, StoreError, Tx,
    sql::{coverages, editions, footer_pages, publication, regions, sections, stories::Listing},
};
use themes::{Dress, DressFile, Styles};

/// The furniture of the whole publication.
pub struct Furniture {
    /// The house.
    pub publication: Publication,
    /// Its editions, in the order of the switch.
    pub rooms: Vec<Arc<EditionRoom>>,
    /// The regions, in the desk's order.
    pub regions: Vec<Region>,
    /// Every coverage.
    pub coverages: Vec<Coverage>,
    /// The theme as it is worn.
    pub dress: Arc<Dress>,
    /// Whether a designer is at work on it.
    pub live: bool,
    /// The stylesheet of the house's colours, with its hash.
    pub colours: (String, String),
    /// When it was arranged: on the day that it says is today.
    pub arranged: Moment,
    /// How far in the log this is true.
    pub sequence: i64,
    /// What it was made from.
    pub made_of: Notes,
    /// When time alone changes it.
    pub good_until: Moment,
    /// When to look again whether others are read most, in microseconds of the epoch.
    count_again: AtomicI64,
    /// A hash of what all editions share.
    print: u64,
}

/// One edition with all that its pages share.
pub struct EditionRoom {
    /// The edition.
    pub edition: Edition,
    /// Its sections.
    pub tree: SectionTree,
    /// How it writes words, dates and numbers.
    pub style: Arc<HouseStyle>,
    /// The theme in its language.
    pub theme: Spoken,
    /// The pages of its footer.
    pub footer_pages: Vec<FooterPage>,
    /// What stands on every page, ready for the theme.
    pub paper: Value,
    /// The same around pages of what is over: without what passes.
    pub frame: Paper,
    /// What most people read.
    pub most_read: MostRead,
    /// Whether it has a live channel.
    pub has_channel: bool,
    /// A hash of what stands on every page.
    print: u64,
    /// A hash of what stands around pages of what is over.
    frame_print: u64,
    /// A hash of each list of what most people read, by its name.
    list_prints: Vec<(String, u64)>,
}

impl Furniture {
    /// The room of an edition.
    pub fn room(&self, edition: editorial::EditionId) -> Option<&Arc<EditionRoom>> {
        self.rooms.iter().find(|room| room.edition.id == edition)
    }

    /// What pages can see of it, as hashes: of what all editions share (named by an empty word), of each edition by its
    /// tag, with and without what passes, and of each list of what most people read.
    pub fn prints(&self) -> Vec<(String, u64)> {
        let mut prints = vec![(String::new(), self.print)];
        for room in &self.rooms {
            prints.push((room.edition.tag.clone(), room.print));
            prints.push((format!("{}{FRAME}", room.edition.tag), room.frame_print));
            prints.extend(room.list_prints.iter().cloned());
        }
        prints
    }

    /// What a page notes that shows what has this name among the prints.
    pub fn named(&self, name: &str) -> MadeOf {
        let edition =
            |tag: &str| self.rooms.iter().find(|room| room.edition.tag == tag).map(|room| room.edition.id);
        let frame = name.strip_suffix(FRAME).and_then(edition).map(MadeOf::Frame);
        let paper = frame.or_else(|| edition(name).map(MadeOf::Paper));
        paper.or_else(|| most_read::made_of(name, edition)).unwrap_or(MadeOf::House)
    }

    /// Whether it is time to look what is read most; whoever is told so looks.
    pub fn count_again(&self, now: Moment) -> bool {
        let due = self.count_again.load(Ordering::Relaxed);
        // A clock that was set back is not waited for.
        let is_due = now.micros() >= due || now.micros() < due - COUNTED_EVERY;
        if is_due {
            self.count_again.store(now.micros() + COUNTED_EVERY, Ordering::Relaxed);
        }
        is_due
    }

    /// Whether other stories are read most now, or in another order, in any list.
    ///
    /// # Errors
    /// What the store says.
    pub fn ranks_differ(&self, tx: &mut dyn Tx) -> Result<bool, StoreError> {
        let mut reading = Reading::over(tx)?;
        for room in &self.rooms {
            if Ranks::read(&mut reading, room.edition.id, &room.tree)? != *room.most_read.ranks() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A region by its id.
    pub fn region(&self, id: editorial::RegionId) -> Option<&Region> {
        self.regions.iter().find(|region| region.id == id)
    }

    /// A coverage by its id.
    pub fn coverage(&self, id: editorial::CoverageId) -> Option<&Coverage> {
        self.coverages.iter().find(|coverage| coverage.id == id)
    }
}

const ON_TICKER: i64 = 10;

/// What most people read is looked at this often, in microseconds.
pub const COUNTED_EVERY: i64 = 15_000_000;

/// The rows of one edition's furniture.
struct Rows {
    edition: Edition,
    tree: SectionTree,
    footer_pages: Vec<FooterPage>,
    ticker: Vec<Flash>,
    linked: HashMap<editorial::StoryId, Listing>,
    ranks: Ranks,
    most_read: Vec<Listing>,
    wardrobe: Wardrobe,
    has_channel: bool,
}

impl Rows {
    fn read(reading: &mut Reading<'_>, edition: Edition, now: Moment) -> Result<Self, StoreError> {
        let tree = sections::of_edition(reading.furniture(), edition.id)?;
        let footer_pages = footer_pages::of_edition(reading.furniture(), edition.id)?;
        let ticker = reading.running(edition.id, now, ON_TICKER)?;
        let told: Vec<_> = ticker.iter().filter_map(|flash| flash.story).collect();
        let linked = reading.listings(&told)?.into_iter().map(|l| (l.standing.id, l)).collect();
        let ranks = Ranks::read(reading, edition.id, &tree)?;
        let most_read = reading.listings(&ranks.stories())?;
        let wardrobe = Wardrobe::for_all(reading, &most_read.iter().collect::<Vec<_>>(), &[], &[])?;
        let has_channel = reading.channel(edition.id)?.is_some();
        Ok(Self { edition, tree, footer_pages, ticker, linked, ranks, most_read, wardrobe, has_channel })
    }
}

/// A hash of what this says.
/// Behind an edition's tag among the prints: what stands around pages of what is over.
const FRAME: &str = "/frame";

fn print(said: &str) -> u64 {
    let mut first = [0; 8];
    first.copy_from_slice(&blake3::hash(said.as_bytes()).as_bytes()[..8]);
    u64::from_le_bytes(first)
}

/// Arranges the furniture as it is at this moment.
///
/// # Errors
/// When there is no publication yet, or an edition cannot be spoken.
pub async fn arrange(store: &Store, theme: &Theme, now: Moment) -> Result<Furniture, SiteError> {
    let (house, rows, regions, coverages, made_of) = store
        .read(move |tx| {
            // How far the log has come is read first: what happens while the rest is read is then seen again, never
            // missed.
            let mut reading = Reading::over(tx)?;
            let Some(house) = publication::find(reading.furniture())? else {
                return Err(SiteError::NoPublication);
            };
            let mut rows = Vec::new();
            for edition in editions::all(reading.furniture())? {
                rows.push(Rows::read(&mut reading, edition, now)?);
            }
            let regions = regions::all(reading.furniture())?;
            let coverages = coverages::all(reading.furniture())?;
            let mut notes = reading.into_notes();
            notes.note(MadeOf::House);
            Ok((house, rows, regions, coverages, notes))
        })
        .await?;
    // Which pages a footer has is seen from the same page in other editions.
    let slugs = |row: &Rows| row.footer_pages.iter().map(|page| page.slug.clone()).collect::<Vec<_>>();
    let of_editions: Vec<_> = rows.iter().map(|row| (&row.edition, &row.tree, slugs(row))).collect();
    let shared = print(&format!("{house:?}{regions:?}{coverages:?}{of_editions:?}"));
    let ends = rows.iter().flat_map(|row| {
        let flashes = row.ticker.iter().map(|flash| flash.expires);
        flashes.chain(std::iter::once(end_of_day(now, &row.edition.zone)))
    });
    let mut furniture = Furniture {
        dress: theme.dress(),
        live: theme.news().is_some(),
        colours: colours(&house),
        publication: house,
        rooms: Vec::with_capacity(rows.len()),
        regions,
        coverages,
        arranged: now,
        sequence: made_of.seen,
        good_until: ends.min().unwrap_or(Moment::MAX),
        count_again: AtomicI64::new(now.micros() + COUNTED_EVERY),
        made_of,
        print: shared,
    };
    for row in rows {
        let room = room(&furniture, row, now)?;
        furniture.rooms.push(Arc::new(room));
    }
    Ok(furniture)
}

fn room(furniture: &Furniture, rows: Rows, now: Moment) -> Result<EditionRoom, SiteError> {
    let style = Arc::new(theme::style(&furniture.dress, &rows.edition)?);
    let spoken = Spoken::of(&furniture.dress, &style, furniture.live)?;
    let setting =
        card::Setting { furniture, edition: &rows.edition, tree: &rows.tree, style: &style, stood: None };
    let card = |listing: &Listing| (listing.standing.id, card::card(&setting, listing, &rows.wardrobe));
    let cards = rows.most_read.iter().map(card).collect();
    let paper = paper(furniture, &rows, &style, now);
    let print = self::print(&format!("{paper:?}{:?}", rows.footer_pages));
    let most_read = MostRead::of(rows.ranks, cards);
    // The day is the one of the page.
    let frame = Paper { ticker: Vec::new(), today: setting.time(Moment::from_micros(0)), ..paper.clone() };
    let frame = Paper { events: String::new(), ..frame };
    Ok(EditionRoom {
        print,
        frame_print: self::print(&format!("{frame:?}{:?}", rows.footer_pages)),
        frame,
        list_prints: most_read.prints(&rows.edition.tag, &rows.tree, self::print),
        paper: Value::from(Serde(&paper)),
        edition: rows.edition,
        has_channel: rows.has_channel,
        tree: rows.tree,
        style,
        theme: spoken,
        footer_pages: rows.footer_pages,
        most_read,
    })
}

fn paper(furniture: &Furniture, rows: &Rows, style: &HouseStyle, now: Moment) -> Paper {
    let edition = &rows.edition;
    let language = &edition.language;
    let house = &furniture.publication;
    let section = |section: &editorial::section::Section| Link {
        name: section.name.clone(),
        address: address::section(edition, &rows.tree.path(section.id)),
    };
    let navigation = rows
        .tree
        .tops()
        .filter(|top| top.in_navigation)
        .map(|top| {
            let Link { name, address } = section(top);
            let children = rows.tree.children(top.id).filter(|s| s.in_navigation).map(section).collect();
            NavItem { name, address, children }
        })
        .collect();
    let own = |key: &str, name: &str| Link { name: style.word(key), address: address::page(edition, name) };
    let rights = match house.rights.exactly(language) {
        Some(line) => line.to_owned(),
        None => style.word_with(
            "rights",
            &[("year", Word::Text(&style.year(now))), ("name", Word::Text(&edition.name))],
        ),
    };
    Paper {
        edition: EditionView {
            tag: edition.tag.clone(),
            language: language.clone(),
            direction: edition.direction.attr(),
            digits: match edition.digits {
                Digits::Latin => "latin",
                Digits::Arabic => "arabic",
            },
            name: edition.name.clone(),
            slogan: edition.slogan.clone(),
            address: address::front(edition),
        },
        logo: Value::from_safe_string(house.logo_svg.clone()),
        social: house
            .social
            .iter()
            .map(|account| SocialLink { service: account.service.clone(), address: account.address.clone() })
            .collect(),
        navigation,
        regions: furniture
            .regions
            .iter()
            .map(|region| Link {
                name: region.names.get(language).to_owned(),
                address: address::region(edition, &region.slug),
            })
            .collect(),
        live: rows.has_channel.then(|| own("live", "live")),
        coverages: furniture
            .coverages
            .iter()
            .filter(|coverage| coverage.pinned && coverage.closed.is_none())
            .map(|coverage| Link {
                name: coverage.names.get(language).to_owned(),
                address: address::coverage(edition, &coverage.slug),
            })
            .collect(),
        ticker: rows.ticker.iter().map(|flash| flash_view(flash, rows, style)).collect(),
        // What changed on it since stands in the frames after this entry, which still hold.
        events: format!(
            "/{}/events?page={}",
            edition.tag,
            rows.ticker.iter().map(|f| f.told).max().unwrap_or(0)
        ),
        footer: FooterView {
            about: edition.about.clone(),
            pages: rows
                .footer_pages
                .iter()
                .map(|page| Link {
                    name: page.title.clone(),
                    address: address::page(edition, page.slug.as_str()),
                })
                .collect(),
            indexes: vec![
                own("latest", "latest"),
                own("flashes", "breaking"),
                own("authors", "authors"),
                own("corrections", "corrections"),
            ],
            rights,
            feed: format!("/{}/feed.xml", edition.tag),
        },
        today: TimeView { shown: style.long_date(now), machine: style.machine_day(now) },
        assets: style_sheets(furniture, language),
    }
}

fn flash_view(flash: &Flash, rows: &Rows, style: &HouseStyle) -> FlashView {
    let story = flash.story.and_then(|id| rows.linked.get(&id));
    view::flash::view(&rows.edition, &rows.tree, style, flash, story)
}

/// Styles, script and the fonts that this language needs at once.
fn style_sheets(furniture: &Furniture, language: &str) -> StyleSheets {
    sheets_of(&furniture.dress, furniture, language)
}

/// The same without anything of the theme's own, for the page that stands when the theme fails.
pub fn default_sheets(furniture: &Furniture, language: &str) -> StyleSheets {
    sheets_of(&Dress::default(), furniture, language)
}

fn sheets_of(dress: &Dress, furniture: &Furniture, language: &str) -> StyleSheets {
    let asset = |logical: &str| assets::hashed(logical).map(|name| format!("/assets/{name}"));
    // Where the house chose another face, its colours name fonts that the theme's styles do not.
    let fonts = match furniture.publication.typeface {
        Typeface::Usual => dress.early_fonts(language),
        Typeface::Serif | Typeface::Sans => assets::early_fonts(language),
    };
    let fonts = fonts.into_iter().map(|name| format!("/assets/{name}")).collect();
    let default = match dress.manifest.styles {
        Styles::After => asset("styles.css"),
        Styles::Instead => None,
    };
    let mut styles: Vec<String> = default.into_iter().collect();
    styles.push(format!("/assets/{}", furniture.colours.0));
    styles.extend(dress.sheet.iter().map(DressFile::address));
    let reload = furniture.live.then(reload_script).flatten();
    StyleSheets {
        styles,
        scripts: asset("paper.js").into_iter().chain(reload).collect(),
        fonts,
        icon: dress.icon.as_ref().map(DressFile::address).or_else(|| asset("icon.svg")).unwrap_or_default(),
    }
}

/// The address of the script by which open pages of a designer follow the theme.
pub fn reload_script() -> Option<String> {
    assets::hashed("reload.js").map(|name| format!("/assets/{name}"))
}

/// The house's colours as a stylesheet of their own, under a name that changes with them.
fn colours(house: &Publication) -> (String, String) {
    let plain = |colour: &str| {
        colour.len() == 7 && colour.starts_with('#') && colour[1..].bytes().all(|b| b.is_ascii_hexdigit())
    };
    let defaults = editorial::publication::Colours::default();
    let brand = if plain(&house.colours.brand) { &house.colours.brand } else { &defaults.brand };
    let alert = if plain(&house.colours.alert) { &house.colours.alert } else { &defaults.alert };
    let mut css = format!(":root{{--brand:{brand};--alert:{alert}}}");
    css.push_str(match house.typeface {
        Typeface::Usual => "",
        Typeface::Serif => {
            ":root:is(:lang(ar),:lang(fa),:lang(ur)){--head:\"Naskh\",\"Naskh while waiting\",\"Naskh while waiting too\",serif}"
        }
        Typeface::Sans => {
            ":root:not(:lang(ar),:lang(fa),:lang(ur)){--head:\"Libre Franklin\",\"Franklin while waiting\",sans-serif;--narrower:-0.02em}"
        }
    });
    css.push_str(match house.density {
        Density::Usual => "",
        Density::Close => ":root{--gap:clamp(0.9rem,1.6vw,1.35rem);--edge:clamp(0.8rem,2.4vw,1.75rem)}",
    });
    let hash = blake3::hash(css.as_bytes()).to_hex();
    (format!("colours-{}.css", &hash[..10]), css)
}
