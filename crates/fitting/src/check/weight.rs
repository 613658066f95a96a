//! What a theme weighs on a reader's line.

use super::speaking::Spoken;
use crate::report::{Kind, Report, Weighed};
use themes::{Dress, DressFile, Styles, limits};

/// Weighs it, and tells what is too heavy.
pub fn weigh(dress: &Dress, spoken: &Spoken, report: &mut Report) {
    let default = assets::hashed("styles.css").and_then(assets::find);
    let default = default.map_or(0, |asset| asset.brotli.unwrap_or(asset.bytes).len());
    let default = match dress.manifest.styles {
        Styles::After => default,
        Styles::Instead => 0,
    };
    let styles = default + dress.sheet.as_ref().map_or(0, DressFile::weight);
    let fonts: usize = dress.fonts.iter().map(|(_, file)| file.weight()).sum();
    let one = dress.fonts.iter().max_by_key(|(_, file)| file.weight());
    let page = themes::packed(spoken.heaviest.as_bytes());
    put(report, "css/index.css", "styles, packed", styles, limits::STYLES);
    if let Some((name, file)) = one {
        put(report, name, "the heaviest font", file.weight(), limits::ONE_FONT);
        put(report, "fonts", "all fonts", fonts, limits::FONTS);
    }
    if let Some(icon) = &dress.icon {
        put(report, "icon.svg", "the icon, packed", icon.weight(), limits::ICON);
    }
    put(report, "templates", "the heaviest page, packed", page, limits::PAGE);
    let fuel = usize::try_from(spoken.fuel).unwrap_or(usize::MAX);
    let most = usize::try_from(limits::FUEL_OF_A_PAGE).unwrap_or(usize::MAX);
    put(report, "templates", "steps of the longest page", fuel, most);
}

fn put(report: &mut Report, file: &str, what: &str, weighs: usize, most: usize) {
    if weighs > most {
        let why = format!("too much: {what}: {weighs}, and at most {most} is promised to readers");
        report.tell(Kind::TooMuch, file, None, why);
    }
    report.weights.push(Weighed { what: what.to_owned(), weighs: weighs as u64, most: most as u64 });
}
