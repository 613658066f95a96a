//! Files of a theme that nothing uses: most often their names are misspelt.

use super::lineage;
use crate::report::{Kind, Report};
use std::collections::BTreeSet;
use themes::{Dress, Folder, spelling};

/// Tells of templates that neither take the place of the default's nor are named by another, and of sheets that no sheet
/// imports.
pub fn look(folder: &Folder, dress: &Dress, report: &mut Report) {
    let default = || assets::templates().iter().map(|(name, _)| *name);
    let named: BTreeSet<&str> = dress.all_templates().flat_map(|(_, text)| lineage::named(text)).collect();
    for name in dress.templates.keys() {
        if !named.contains(name.as_str()) && !default().any(|known| known == name) {
            let meant = spelling::meant(name, default());
            let what = format!("nothing uses this template{meant}");
            report.tell(Kind::Unused, format!("templates/{name}"), None, what);
        }
    }
    let sheets: Vec<(&str, &str)> = folder
        .under("css")
        .filter_map(|(name, bytes)| Some((name, std::str::from_utf8(bytes).ok()?)))
        .collect();
    // By the last piece of the name: which folder is meant, the joining of the sheets knows.
    let last = |name: &str| name.rsplit('/').next().unwrap_or_default().to_owned();
    let imports = sheets.iter().flat_map(|(_, text)| text.split("@import").skip(1));
    let imported: BTreeSet<String> = imports
        .filter_map(|rest| {
            // `"name.css"`, `url("name.css")`, `url(name.css)`.
            let mut pieces = rest.split(['"', '\'', ';', '(', ')']).map(str::trim);
            pieces.find(|piece| !piece.is_empty() && *piece != "url")
        })
        .map(last)
        .collect();
    for (name, _) in sheets {
        if name != "index.css" && !imported.contains(&last(name)) {
            let what = format!("nothing imports this sheet; write @import \"{name}\"; into css/index.css");
            report.tell(Kind::Unused, format!("css/{name}"), None, what);
        }
    }
}
