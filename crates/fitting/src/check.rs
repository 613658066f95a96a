//! A theme is looked over: every page of the sample paper is spoken in it, and whatever is wrong is told.
//!
//! In this order, and nothing later where the theme cannot be read at all:
//!
//! 1. the pages, each in every language, full and bare ([`speaking`]): what fails, what browsers would block, what part
//!    is gone, what was asked and is not there;
//! 2. the templates as they are written ([`names`], [`words`]), so that a branch that no sample reaches is read too;
//! 3. what it weighs ([`weight`]).

mod looking;
mod names;
mod places;
mod speaking;
mod weight;
mod words;

use crate::report::{Kind, Report};
use std::path::Path;
use themes::{Dress, Fault, Folder};

/// Looks the theme in this folder over.
pub fn check(root: &Path) -> Report {
    let mut report = Report::default();
    let read =
        Folder::read(root).map_err(|unwearable| unwearable.faults).and_then(|folder| Dress::of(&folder));
    let dress = match read {
        Ok(dress) => dress,
        Err(faults) => {
            for Fault { file, line, what } in faults {
                report.tell(Kind::Unreadable, file, line, what);
            }
            return report;
        }
    };
    dress.manifest.name.clone_into(&mut report.theme);
    let spoken = speaking::speak_all(&dress, &mut report);
    names::look(&dress, &mut report);
    words::look(&dress, &mut report);
    weight::weigh(&dress, &spoken, &mut report);
    report.faults.sort();
    report
}
