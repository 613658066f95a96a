//! A theme is looked over: every page of the sample paper is spoken in it, and whatever is wrong is told.
//!
//! 1. The folder is read; what cannot be is told, and the default's stands in its place for the rest.
//! 2. The templates as they are written ([`names`], [`calls`], [`words`]), so that a branch that no sample reaches is read
//!    too; the styles as they are written ([`styles`]).
//! 3. The pages, each in every language, full and bare ([`speaking`]): what fails, what browsers would block, what is gone
//!    that the default theme has ([`marks`], [`lost`]), what was asked and is not there.
//! 4. What it weighs ([`weight`]).

mod calls;
mod flaws;
mod lineage;
mod looking;
mod lost;
mod marks;
mod names;
mod places;
mod speaking;
mod styles;
mod unused;
mod usual;
mod weight;
mod words;

use crate::{
    report::{Kind, Report},
    samples::LANGUAGES,
};
use std::path::Path;
use themes::{Dress, Fault, Folder, Reading};

/// Looks the theme in this folder over, in every language that the house has.
pub fn check(root: &Path) -> Report {
    check_in(root, &LANGUAGES)
}

/// Looks the theme in this folder over, for a paper in these languages (BCP 47).
pub fn check_in<L: AsRef<str>>(root: &Path, languages: &[L]) -> Report {
    let mut report = Report::default();
    let primary = |tag: &L| tag.as_ref().split('-').next().unwrap_or_default().to_ascii_lowercase();
    let asked: Vec<String> = languages.iter().map(primary).collect();
    let languages: Vec<&str> =
        LANGUAGES.into_iter().filter(|known| asked.iter().any(|tag| tag == known)).collect();
    let folder = match Folder::read(root) {
        Ok(folder) => folder,
        Err(unwearable) => {
            tell(unwearable.faults, &mut report);
            return report;
        }
    };
    let Reading { dress, faults } = Dress::as_far_as_it_goes(&folder);
    // A page that includes a template that cannot be read would fail for that alone.
    let speaks = !faults.iter().any(|fault| fault.file.starts_with("templates/"));
    let is_whole = faults.is_empty();
    if !faults.iter().any(|fault| fault.file == "theme.toml") {
        dress.manifest.name.clone_into(&mut report.theme);
    }
    tell(faults, &mut report);
    names::look(&dress, &mut report);
    calls::look(&dress, &mut report);
    words::look(&dress, &languages, &mut report);
    let spoken = if speaks {
        speaking::speak_all(&dress, &languages, &mut report)
    } else {
        speaking::Spoken::default()
    };
    unused::look(&folder, &dress, &mut report);
    styles::look(&folder, &dress, &spoken.parts, &mut report);
    if is_whole {
        weight::weigh(&dress, &spoken, &mut report);
    }
    report.settle();
    report
}

fn tell(faults: Vec<Fault>, report: &mut Report) {
    for Fault { file, line, what } in faults {
        report.tell(Kind::Unreadable, file, line, what);
    }
}
