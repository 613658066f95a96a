//! The furniture: what stands on every page of an edition.
//!
//! Masthead, navigation, regions, pinned coverages, ticker, most read and footer are the same on thousands of
//! pages, so they are arranged once and kept as values. The log says when one of them changed; a minute says when
//! time alone did it (a flash expires, the day turns). Nothing on a page is asked of the store because of them.

use crate::{
    Site, SiteError,
    material::Wardrobe,
    page::{
        Card, EditionView, FlashView, FooterView, Link, NavItem, Paper, SocialLink, StyleSheets, TimeView,
    },
    theme::{Spoken, Theme},
    view::card,
};
use editorial::{
    Edition, Moment, address, coverage::Coverage, event::Event, flash::Flash, footer_page::FooterPage,
    publication::Publication, region::Region, section::SectionTree,
};
use house_style::{HouseStyle, Value as Word};
use minijinja::{Value, value::Serde};
use std::{collections::HashMap, sync::Arc, time::Duration};
use store::{
    Store, StoreError,
    sql::{
        coverages, editions, events, flashes, footer_pages, publication, read_counts, regions, sections,
        stories::{self, Listing},
    },
};

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
    /// The stylesheet of the house's colours, with its hash.
    pub colours: (String, String),
    /// How far in the log this is true.
    pub sequence: i64,
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
    /// What most people read.
    pub most_read: Vec<Card>,
}

impl Furniture {
    /// The room of an edition.
    pub fn room(&self, edition: editorial::EditionId) -> Option<&Arc<EditionRoom>> {
        self.rooms.iter().find(|room| room.edition.id == edition)
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
const IN_MOST_READ: i64 = 5;
const DAY: i64 = 24 * 60;

/// The rows of one edition's furniture.
struct Rows {
    edition: Edition,
    tree: SectionTree,
    footer_pages: Vec<FooterPage>,
    ticker: Vec<Flash>,
    linked: HashMap<editorial::StoryId, Listing>,
    most_read: Vec<Listing>,
    wardrobe: Wardrobe,
}

/// Arranges the furniture as it is at this moment.
///
/// # Errors
/// When there is no publication yet, or an edition cannot be spoken.
pub async fn arrange(store: &Store, theme: &Theme, now: Moment) -> Result<Furniture, SiteError> {
    let (house, rows, regions, coverages, sequence) = store
        .read(move |tx| {
            // Read first: what happens while the rest is read is then seen again, never missed.
            let sequence = events::newest(tx)?;
            let Some(house) = publication::find(tx)? else { return Err(SiteError::NoPublication) };
            let mut rows = Vec::new();
            for edition in editions::all(tx)? {
                let tree = sections::of_edition(tx, edition.id)?;
                let footer_pages = footer_pages::of_edition(tx, edition.id)?;
                let ticker = flashes::running(tx, edition.id, now, ON_TICKER)?;
                let told: Vec<_> = ticker.iter().filter_map(|flash| flash.story).collect();
                let linked = stories::listings(tx, &told)?.into_iter().map(|l| (l.standing.id, l)).collect();
                let read = read_counts::most(tx, edition.id, now.minutes_before(DAY), IN_MOST_READ)?;
                let most_read = stories::listings(tx, &read)?;
                let wardrobe = Wardrobe::for_all(tx, &most_read.iter().collect::<Vec<_>>(), &[], &[])?;
                rows.push(Rows { edition, tree, footer_pages, ticker, linked, most_read, wardrobe });
            }
            Ok((house, rows, regions::all(tx)?, coverages::all(tx)?, sequence))
        })
        .await?;
    let mut furniture = Furniture {
        colours: colours(&house),
        publication: house,
        rooms: Vec::with_capacity(rows.len()),
        regions,
        coverages,
        sequence,
    };
    for row in rows {
        let room = room(&furniture, row, theme, now)?;
        furniture.rooms.push(Arc::new(room));
    }
    Ok(furniture)
}

fn room(furniture: &Furniture, rows: Rows, theme: &Theme, now: Moment) -> Result<EditionRoom, SiteError> {
    let style = Arc::new(HouseStyle::of(&rows.edition)?);
    let spoken = theme.in_edition(&style)?;
    let most_read = rows
        .most_read
        .iter()
        .map(|l| {
            card::card(
                &card::Setting { furniture, edition: &rows.edition, tree: &rows.tree, style: &style },
                l,
                &rows.wardrobe,
            )
        })
        .collect::<Vec<_>>();
    let paper = paper(furniture, &rows, &style, &most_read, now);
    Ok(EditionRoom {
        paper: Value::from(Serde(&paper)),
        edition: rows.edition,
        tree: rows.tree,
        style,
        theme: spoken,
        footer_pages: rows.footer_pages,
        most_read,
    })
}

fn paper(furniture: &Furniture, rows: &Rows, style: &HouseStyle, most_read: &[Card], now: Moment) -> Paper {
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
        most_read: most_read.to_vec(),
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
        today: TimeView { shown: style.long_date(now), machine: style.machine(now) },
        assets: style_sheets(furniture, language),
    }
}

fn flash_view(flash: &Flash, rows: &Rows, style: &HouseStyle) -> FlashView {
    let story = flash.story.and_then(|id| rows.linked.get(&id));
    FlashView {
        text: flash.text.clone(),
        thread: flash.thread.clone(),
        time: TimeView { shown: style.time(flash.sent), machine: style.machine(flash.sent) },
        address: story.map(|l| card::address_of(&rows.edition, &rows.tree, &l.standing)),
    }
}

/// Styles, script and the fonts that this language needs at once.
fn style_sheets(furniture: &Furniture, language: &str) -> StyleSheets {
    let asset = |logical: &str| assets::hashed(logical).map(|name| format!("/assets/{name}"));
    let fonts = assets::early_fonts(language).into_iter().map(|name| format!("/assets/{name}")).collect();
    let mut styles: Vec<String> = asset("styles.css").into_iter().collect();
    styles.push(format!("/assets/{}", furniture.colours.0));
    StyleSheets {
        styles,
        scripts: asset("paper.js").into_iter().collect(),
        fonts,
        icon: asset("icon.svg").unwrap_or_default(),
    }
}

/// The house's colours as a stylesheet of their own, under a name that changes with them.
fn colours(house: &Publication) -> (String, String) {
    let plain = |colour: &str| {
        colour.len() == 7 && colour.starts_with('#') && colour[1..].bytes().all(|b| b.is_ascii_hexdigit())
    };
    let defaults = editorial::publication::Colours::default();
    let brand = if plain(&house.colours.brand) { &house.colours.brand } else { &defaults.brand };
    let alert = if plain(&house.colours.alert) { &house.colours.alert } else { &defaults.alert };
    let css = format!(":root{{--brand:{brand};--alert:{alert}}}");
    let hash = blake3::hash(css.as_bytes()).to_hex();
    (format!("colours-{}.css", &hash[..10]), css)
}

/// Keeps the furniture true until the program ends: wakes when this process wrote, looks twice a second for what
/// others wrote, and once a minute whatever happened.
pub async fn follow(site: Site) {
    let mut changes = site.store.changes();
    let mut arranged = site.clock.now();
    let mut position = site.furniture.load().sequence;
    loop {
        let woken = tokio::time::timeout(Duration::from_millis(500), changes.changed()).await;
        if matches!(woken, Ok(Err(_))) {
            return;
        }
        let touched = match look_at_log(&site.store, position).await {
            Ok((touched, seen)) => {
                position = seen;
                touched
            }
            Err(error) => {
                tracing::warn!(%error, "cannot read the log; looking again");
                continue;
            }
        };
        let now = site.clock.now();
        if touched || now.micros() - arranged.micros() >= MINUTE {
            match arrange(&site.store, &site.theme, now).await {
                Ok(new) => {
                    position = new.sequence;
                    site.furniture.store(Arc::new(new));
                    arranged = now;
                }
                Err(error) => tracing::error!(%error, "the furniture stays as it was"),
            }
        }
    }
}

const MINUTE: i64 = 60_000_000;

/// Whether something in the log after this position changes what stands on every page, and how far that looked.
async fn look_at_log(store: &Store, position: i64) -> Result<(bool, i64), StoreError> {
    const AT_ONCE: i64 = 500;
    store
        .read(move |tx| {
            let mut seen = position;
            loop {
                let entries = events::after(tx, seen, AT_ONCE)?;
                let Some(last) = entries.last() else { return Ok((false, seen)) };
                seen = last.sequence;
                if entries.iter().any(|entry| is_furniture(&entry.event)) {
                    return Ok((true, seen));
                }
            }
        })
        .await
}

/// Stories reach the furniture only through the ticker and most read, which the minute heals; but what was taken
/// back must not stand there a minute longer.
const fn is_furniture(event: &Event) -> bool {
    match event {
        Event::PublicationChanged
        | Event::EditionChanged { .. }
        | Event::SectionChanged { .. }
        | Event::RegionChanged { .. }
        | Event::CoverageChanged { .. }
        | Event::FooterPageChanged { .. }
        | Event::FlashSent { .. }
        | Event::StoryWithdrawn { .. } => true,
        Event::TopicChanged { .. }
        | Event::AuthorChanged { .. }
        | Event::AssetUploaded { .. }
        | Event::StorySaved { .. }
        | Event::StoryPublished { .. }
        | Event::StoryUpdated { .. }
        | Event::StoryCorrected { .. }
        | Event::FrontCurated { .. } => false,
    }
}
