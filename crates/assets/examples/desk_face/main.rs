//! Writes every screen of the desk with its sample value as a file, so that it can be looked at without a server:
//!
//!     cargo run -p assets --example desk_face -- FOLDER BUNDLE
//!
//! BUNDLE is what `node ui/build.mjs BUNDLE` made; FOLDER receives `NAME.STATE.LANGUAGE.html` and a copy of the bundle.
//! Templates and samples are read as they lie in the tree. `e2e/desk-face.mjs` does all of it and takes the pictures.

#![allow(clippy::unwrap_used, reason = "a tool of the workshop: a surprise may end it")]
#![allow(clippy::panic, reason = "a tool of the workshop: a surprise may end it")]

#[path = "../../tests/desk/speaking.rs"]
mod speaking;

use std::collections::BTreeMap;
use std::{env, fs, path::PathBuf};

fn main() {
    let mut said = env::args().skip(1).map(PathBuf::from);
    let (Some(folder), Some(bundle)) = (said.next(), said.next()) else {
        panic!("say where to write and where the bundle is: desk_face FOLDER BUNDLE");
    };
    let manifest = fs::read_to_string(bundle.join("manifest.json")).unwrap();
    let assets: BTreeMap<String, String> = serde_json::from_str(&manifest).unwrap();
    fs::create_dir_all(&folder).unwrap();
    for entry in fs::read_dir(&bundle).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
    }
    let templates = templates();
    let screens = speaking::screens();
    for language in speaking::LANGUAGES {
        let environment = speaking::environment(language, &templates);
        for screen in &screens {
            let template = environment.get_template(&format!("{}.html", screen.name)).unwrap();
            let html = template
                .render(screen.value(language, &assets))
                .unwrap_or_else(|e| panic!("{} ({}): {e:#}", screen.name, screen.state));
            fs::write(folder.join(format!("{}.{}.{language}.html", screen.name, screen.state)), html)
                .unwrap();
        }
    }
}

/// The templates by name, as they lie in the tree now.
fn templates() -> BTreeMap<String, String> {
    let folder = speaking::root().join("themes/desk/templates");
    let mut found = BTreeMap::new();
    for under in ["", "partials/"] {
        for entry in fs::read_dir(folder.join(under)).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                let name = format!("{under}{}", path.file_name().unwrap().to_string_lossy());
                found.insert(name, fs::read_to_string(path).unwrap());
            }
        }
    }
    found
}
