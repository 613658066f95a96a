//! What pages need of a theme, ready to be used.

use crate::{
    DressFile, Fault, Folder, Manifest, Styles, Unwearable, faces,
    manifest::{self, Base},
    styles, tags, wording,
};
use minijinja::Environment;
use std::{collections::BTreeMap, path::Path};

/// Everything of a theme that pages need. The default theme is a dress with nothing of its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dress {
    /// What the theme says of itself.
    pub manifest: Manifest,
    /// Its own templates by name (`story/news.html`); the others are the default's.
    pub templates: BTreeMap<String, String>,
    /// Its own words, by language: a Fluent file each.
    pub words: BTreeMap<String, String>,
    /// Its own style sheet.
    pub sheet: Option<DressFile>,
    /// Its fonts by their names in the folder.
    pub fonts: Vec<(String, DressFile)>,
    /// Its icon.
    pub icon: Option<DressFile>,
    /// The default's fonts that are fetched early, by language: those that its styles use in the end. A language that is
    /// not named has all of the default's.
    pub early: BTreeMap<&'static str, Vec<&'static str>>,
    /// A hash of all of it; empty for the default theme.
    pub print: String,
}

/// A folder that was read as far as it can be.
#[derive(Debug)]
pub struct Reading {
    /// The theme without what cannot be used of it: the default's stands there.
    pub dress: Dress,
    /// What cannot be used, with file and line.
    pub faults: Vec<Fault>,
}

impl Default for Dress {
    fn default() -> Self {
        let manifest = Manifest {
            name: "Nightdesk".to_owned(),
            based_on: Base::Default,
            contract: manifest::CONTRACT,
            styles: Styles::After,
        };
        Self {
            manifest,
            templates: BTreeMap::new(),
            words: BTreeMap::new(),
            sheet: None,
            fonts: Vec::new(),
            icon: None,
            early: BTreeMap::new(),
            print: String::new(),
        }
    }
}

impl Dress {
    /// Reads the theme in a folder.
    ///
    /// # Errors
    /// Everything that stands in the way, with file and line.
    pub fn read(root: &Path) -> Result<Self, Unwearable> {
        let folder = Folder::read(root)?;
        Self::of(&folder).map_err(|faults| Unwearable { folder: root.to_owned(), faults })
    }

    /// The theme of a folder that was read.
    ///
    /// # Errors
    /// Everything that stands in the way, with file and line.
    pub fn of(folder: &Folder) -> Result<Self, Vec<Fault>> {
        let Reading { dress, faults } = Self::as_far_as_it_goes(folder);
        if faults.is_empty() { Ok(dress) } else { Err(faults) }
    }

    /// The same without what is wrong in it, for whoever tells all that is wrong at once.
    pub fn as_far_as_it_goes(folder: &Folder) -> Reading {
        let mut faults = Vec::new();
        let manifest = Manifest::of(folder).map_err(|found| faults.extend(found)).ok();
        let mut templates = texts(folder, "templates", &mut faults);
        for (name, fault) in misspelt(&templates) {
            templates.remove(&name);
            faults.push(fault);
        }
        let words = words(folder, &mut faults);
        let fonts = fonts(folder, &mut faults);
        let sheet = styles::sheet(folder, &fonts).unwrap_or_else(|found| {
            faults.extend(found);
            None
        });
        if let Some(manifest) = manifest.as_ref().filter(|manifest| manifest.styles == Styles::Instead)
            && sheet.is_none()
            && faults.is_empty()
        {
            let what = format!(
                "“{}” wants its own styles in place of the default's, but has none; write styles = \"after\"",
                manifest.name
            );
            faults.push(Fault::of(manifest::FILE, what));
        }
        let manifest = manifest.unwrap_or_else(|| Self::default().manifest);
        let early = house_style::languages()
            .map(|language| (language, faces::early(language, manifest.styles, sheet.as_deref())))
            .collect();
        let sheet = sheet
            .filter(|css| !css.is_empty())
            .map(|css| DressFile::new("theme", "css", "text/css; charset=utf-8", css.into_bytes()));
        let icon = folder.files.get("icon.svg").cloned();
        let icon = icon.map(|bytes| DressFile::new("icon", "svg", "image/svg+xml", bytes));
        let mut hasher = blake3::Hasher::new();
        for (name, bytes) in &folder.files {
            hasher.update(name.as_bytes()).update(&(bytes.len() as u64).to_be_bytes()).update(bytes);
        }
        let print = hasher.finalize().to_hex().to_string();
        faults.sort();
        Reading { dress: Self { manifest, templates, words, sheet, fonts, icon, early, print }, faults }
    }

    /// The fonts of the default theme that pages in this language ask for early, by their hashed names.
    pub fn early_fonts(&self, language: &str) -> Vec<&'static str> {
        let primary = language.split('-').next().unwrap_or_default();
        self.early.get(primary).cloned().unwrap_or_else(|| assets::early_fonts(language))
    }

    /// Whether only the sheet differs: then open pages need not be loaded again.
    pub fn differs_in_styles_alone(&self, other: &Self) -> bool {
        let (Some(sheet), Some(_)) = (&self.sheet, &other.sheet) else { return false };
        let like = Self {
            sheet: Some(sheet.clone()),
            print: self.print.clone(),
            early: self.early.clone(),
            ..other.clone()
        };
        self.print != other.print && like == *self
    }

    /// The file of this name among those for browsers.
    pub fn file(&self, name: &str) -> Option<&DressFile> {
        self.files().find(|file| file.name == name)
    }

    /// Everything that browsers may fetch of it.
    pub fn files(&self) -> impl Iterator<Item = &DressFile> {
        self.sheet.iter().chain(&self.icon).chain(self.fonts.iter().map(|(_, file)| file))
    }

    /// Every template by name, its own before the default's.
    pub fn all_templates(&self) -> impl Iterator<Item = (&str, &str)> {
        let others =
            assets::templates().iter().copied().filter(|(name, _)| !self.templates.contains_key(*name));
        self.templates.iter().map(|(name, text)| (name.as_str(), text.as_str())).chain(others)
    }
}

/// The text files under a folder; those that are no text are faults.
fn texts(folder: &Folder, under: &str, faults: &mut Vec<Fault>) -> BTreeMap<String, String> {
    let mut texts = BTreeMap::new();
    for (name, _) in folder.under(under) {
        match folder.text(&format!("{under}/{name}")) {
            Ok(text) => {
                texts.insert(name.to_owned(), text.unwrap_or_default().to_owned());
            }
            Err(fault) => faults.push(fault),
        }
    }
    texts
}

/// The folder under which templates find those of the default theme, also where the theme has its own of that name.
pub const OF_DEFAULT: &str = "default/";

/// The templates that the engine cannot read, by name.
fn misspelt(templates: &BTreeMap<String, String>) -> Vec<(String, Fault)> {
    let mut environment = Environment::new();
    let read = |(name, text): (&String, &String)| {
        if name.starts_with(OF_DEFAULT) {
            let what =
                "templates/default/ is where templates find those of the default theme; use another folder";
            return Some((name.clone(), Fault::of(format!("templates/{name}"), what)));
        }
        let wrong = environment.add_template_owned(name.clone(), text.clone()).err()?;
        let fault = Fault::of_template(&wrong, name);
        // The engine says where it stopped; what was left open stands before.
        let open = tags::unclosed(text).filter(|open| {
            open.noticed.map_or_else(|| wrong.detail().is_some_and(ends), |line| Some(line) == fault.line)
        });
        let fault = open.map_or(fault, |open| Fault::at(format!("templates/{name}"), open.line, open.what));
        Some((name.clone(), fault))
    };
    templates.iter().filter_map(read).collect()
}

/// Whether the engine came to the end of a file too early.
fn ends(detail: &str) -> bool {
    ["end of input", "end of comment", "end of raw", "end of string"].iter().any(|end| detail.contains(end))
}

/// The theme's own words by language.
fn words(folder: &Folder, faults: &mut Vec<Fault>) -> BTreeMap<String, String> {
    let mut words = BTreeMap::new();
    for (name, text) in texts(folder, "words", faults) {
        let file = format!("words/{name}");
        let Some(language) =
            name.strip_suffix(".ftl").filter(|tag| house_style::languages().any(|known| known == *tag))
        else {
            let known: Vec<String> = house_style::languages().map(|tag| format!("{tag}.ftl")).collect();
            faults.push(Fault::of(file, format!("words stand in files called {}", known.join(", "))));
            continue;
        };
        match house_style::keys_of(&text) {
            Ok(_) => {
                words.insert(language.to_owned(), text);
            }
            Err(wrong) => {
                let told = |(line, what): (usize, String)| {
                    let (line, what) = wording::told(&text, line, &what);
                    Fault::at(file.as_str(), line, what)
                };
                faults.extend(wrong.into_iter().map(told));
            }
        }
    }
    words
}

fn fonts(folder: &Folder, faults: &mut Vec<Fault>) -> Vec<(String, DressFile)> {
    let mut fonts = Vec::new();
    for (name, bytes) in folder.under("fonts") {
        let file = format!("fonts/{name}");
        // Licences and notes stand beside fonts.
        let Some(stem) = name.strip_suffix(".woff2") else { continue };
        let plain = |c: char| c.is_ascii_alphanumeric() || "-_".contains(c);
        if stem.is_empty() || !stem.chars().all(plain) {
            let what = "a font is called by letters, digits, - and _, and lies in fonts/ itself";
            faults.push(Fault::of(file, what));
        } else if !bytes.starts_with(b"wOF2") {
            faults.push(Fault::of(file, "is no font in WOFF2"));
        } else {
            fonts.push((file, DressFile::new(stem, "woff2", "font/woff2", bytes.to_vec())));
        }
    }
    fonts
}
