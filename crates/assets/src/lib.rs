//! What the program carries inside: the built styles, scripts and fonts, the default theme, the desk's own face, and
//! the demo newsroom.
//!
//! `build.rs` makes all of it. Files for browsers bear a hash of their bytes in the name, so they may be kept for
//! ever; pages ask by the logical name ([`hashed`]), the server answers by the hashed one ([`find`]) and has each
//! text ready in every encoding.
//!
//! Built with `NIGHTDESK_SKIP_UI=1` there are no assets: [`find`] and [`hashed`] answer `None`.

include!(concat!(env!("OUT_DIR"), "/tables.rs"));

/// A file for browsers; its address may be kept for ever.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asset {
    /// Its hashed name, the last segment of its address, e.g. `styles-OO3PLOZB.css`.
    pub name: &'static str,
    /// Its media type, with the charset for text.
    pub media_type: &'static str,
    /// As it was built.
    pub bytes: &'static [u8],
    /// Packed by gzip; absent where that gains nothing.
    pub gzip: Option<&'static [u8]>,
    /// Packed by brotli; absent where that gains nothing.
    pub brotli: Option<&'static [u8]>,
}

/// The asset of this hashed name.
pub fn find(name: &str) -> Option<&'static Asset> {
    ASSETS.binary_search_by_key(&name, |asset| asset.name).ok().map(|at| &ASSETS[at])
}

/// The hashed name of a logical one: `styles.css` → `styles-OO3PLOZB.css`.
pub fn hashed(logical: &str) -> Option<&'static str> {
    HASHED.binary_search_by_key(&logical, |(name, _)| name).ok().map(|at| HASHED[at].1)
}

/// Every asset, by name.
pub fn all() -> &'static [Asset] {
    ASSETS
}

/// The fonts that nearly every page of an edition in this language shows above the fold, by their hashed names, so
/// that a page may ask for them early. `language` is a BCP 47 tag.
pub fn early_fonts(language: &str) -> Vec<&'static str> {
    let primary = language.split('-').next().unwrap_or(language);
    let fonts: &[&str] = match primary {
        "ar" | "fa" | "ur" => {
            &["cairo-arabic-wght-normal.woff2", "noto-naskh-arabic-arabic-wght-normal.woff2"]
        }
        _ => &["newsreader-latin-wght-normal.woff2", "libre-franklin-latin-wght-normal.woff2"],
    };
    fonts.iter().filter_map(|logical| hashed(logical)).collect()
}

/// The templates of the default theme: name (`story/news.html`) and text, by name.
pub fn templates() -> &'static [(&'static str, &'static str)] {
    TEMPLATES
}

/// The style sheets of the default theme as they are written: name (`card.css`) and text, by name.
pub fn default_styles() -> &'static [(&'static str, &'static str)] {
    DEFAULT_STYLES
}

/// The icon of the default theme as it is written.
pub fn default_icon() -> &'static str {
    DEFAULT_ICON
}

/// The templates of the desk: name (`stories.html`) and text, by name. Each begins with the value it is given.
pub fn desk_templates() -> &'static [(&'static str, &'static str)] {
    DESK_TEMPLATES
}

/// The demo newsroom: name (`dossiers/lute-maker.toml`) and bytes of every file, by name.
pub fn demo() -> &'static [(&'static str, &'static [u8])] {
    DEMO
}
