//! Which fonts of the default theme a theme's styles use in the end: only those are worth fetching early.

use crate::{
    Styles,
    rules::{Declaration, rules},
};

/// The fonts to be fetched early in this language, by their hashed names: of those that the default theme would, the ones
/// that are still used with these styles of a theme's own.
pub fn early(language: &str, styles: Styles, own: Option<&str>) -> Vec<&'static str> {
    let own = own.map(rules).unwrap_or_default().declarations;
    let kept = |file: &&str| family(file).is_none_or(|family| is_used(&family, language, styles, &own));
    assets::early_fonts(language).into_iter().filter(kept).collect()
}

/// The family of a font file, from the default's styles.
fn family(hashed: &str) -> Option<String> {
    let sheets = assets::default_styles().iter().map(|(_, text)| rules(text));
    let faces: Vec<_> = sheets.flat_map(|sheet| sheet.declarations).filter(is_of_face).collect();
    let of_file = |value: &str| {
        let name = value.split(".woff2").next().and_then(|address| address.rsplit('/').next());
        name.is_some_and(|name| hashed.strip_prefix(name).is_some_and(|rest| rest.starts_with(['-', '.'])))
    };
    let at = faces.iter().position(|face| face.property == "src" && of_file(face.value))?;
    let before = faces.get(..at)?.iter().rev().find(|face| face.property == "font-family")?;
    Some(before.value.trim_matches(['"', '\'']).to_owned())
}

fn is_of_face(found: &Declaration<'_>) -> bool {
    found.within.last() == Some(&"@font-face")
}

/// Whether anything is set in this family.
fn is_used(family: &str, language: &str, styles: Styles, own: &[Declaration<'_>]) -> bool {
    if own.iter().any(|found| !is_of_face(found) && names(found.value, family)) {
        return true;
    }
    if styles == Styles::Instead {
        return false;
    }
    let default: Vec<_> =
        assets::default_styles().iter().flat_map(|(_, text)| rules(text).declarations).collect();
    let uses = default.iter().filter(|found| !is_of_face(found) && names(found.value, family));
    // A name by which the default calls the family may mean another one now.
    uses.into_iter().any(|found| !own.iter().any(|mine| takes_its_place(mine, found.property, language)))
}

/// Whether a value names a family, and not only one whose name begins so.
fn names(value: &str, family: &str) -> bool {
    value.split(',').any(|name| {
        // In `font` the sizes stand before the first name.
        let before = name.trim().trim_end_matches(['"', '\'']).strip_suffix(family);
        before.is_some_and(|before| before.is_empty() || before.ends_with([' ', '"', '\'']))
    })
}

/// Whether this declaration decides a property of the whole page in this language.
fn takes_its_place(mine: &Declaration<'_>, property: &str, language: &str) -> bool {
    let [selector] = mine.within.as_slice() else { return false };
    let whole = [":root", "html", "body"].iter().any(|name| selector.contains(name));
    let arabic = ["ar", "fa", "ur"].contains(&language.split('-').next().unwrap_or_default());
    let limited = selector.contains("lang") || selector.contains("dir");
    // The default says the Arabic faces with more weight than a plain `:root` has.
    let reaches = if arabic {
        mine.value.contains("!important") || selector.contains("ar") || selector.contains("rtl")
    } else {
        !limited
    };
    mine.property == property && whole && reaches
}

#[cfg(test)]
mod tests {
    use super::early;
    use crate::Styles;

    #[test]
    fn only_what_is_still_used_is_fetched_early() {
        let many = |language: &str, styles, own: Option<&str>| early(language, styles, own).len();
        let all = assets::early_fonts("en").len();
        assert_eq!(many("en", Styles::After, None), all);
        assert_eq!(many("en", Styles::After, Some(".a{color:red}")), all);
        if all == 0 {
            return; // built without fonts
        }
        let system = ":root{--head:system-ui;--text:system-ui;--ui:system-ui}";
        assert_eq!(many("en", Styles::After, Some(system)), 0);
        assert_eq!(many("ar", Styles::After, Some(system)), 2, "Arabic is said with more weight");
        let everywhere = ":root:lang(ar){--head:system-ui;--text:system-ui;--ui:system-ui}";
        assert_eq!(many("ar", Styles::After, Some(everywhere)), 0);
        assert_eq!(many("en", Styles::After, Some(":root{--ui:system-ui}")), 1);
        let again = ":root{--head:system-ui;--text:system-ui;--ui:system-ui}.a{font-family:Newsreader}";
        assert_eq!(many("en", Styles::After, Some(again)), 1);
        assert_eq!(many("en", Styles::Instead, Some(system)), 0);
        let named = "@font-face{font-family:Newsreader;src:url(x.woff2)}body{font-family:Newsreader,serif}";
        assert_eq!(many("en", Styles::Instead, Some(named)), 1);
    }
}
