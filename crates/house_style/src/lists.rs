//! Names in a row: “a, b and c”, «a, b e Inés», «a وb».

use crate::locale::Unspeakable;
use icu_list::ListFormatter;
use icu_list::options::ListFormatterOptions;
use icu_list::parts::ELEMENT;
use icu_locale::Locale;
use std::fmt;
use writeable::{Part, PartsWrite, Writeable};

/// The list formatter of one edition.
#[derive(Debug)]
pub(crate) struct Lists {
    and: ListFormatter,
}

impl Lists {
    pub(crate) fn of(locale: &Locale) -> Result<Self, Unspeakable> {
        let and = ListFormatter::try_new_and(locale.into(), ListFormatterOptions::default())
            .map_err(|error| Unspeakable::Data { locale: locale.to_string(), reason: error.to_string() })?;
        Ok(Self { and })
    }

    pub(crate) fn list(&self, items: &[String]) -> String {
        self.and.format(items.iter()).write_to_string().into_owned()
    }

    pub(crate) fn joints(&self, items: &[String]) -> Vec<String> {
        let mut joints = Joints::default();
        // Writing into our own strings cannot fail.
        let _ = self.and.format(items.iter()).write_to_parts(&mut joints);
        joints.between.truncate(items.len().saturating_sub(1));
        joints.between
    }
}

/// Collects what stands between the elements: one joint after each.
#[derive(Default)]
struct Joints {
    between: Vec<String>,
    inside_element: bool,
}

impl fmt::Write for Joints {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        if let Some(joint) = self.between.last_mut().filter(|_| !self.inside_element) {
            joint.push_str(text);
        }
        Ok(())
    }
}

impl PartsWrite for Joints {
    type SubPartsWrite = Self;

    fn with_part(
        &mut self,
        part: Part,
        mut write: impl FnMut(&mut Self::SubPartsWrite) -> fmt::Result,
    ) -> fmt::Result {
        if part != ELEMENT {
            return write(self);
        }
        self.inside_element = true;
        let written = write(self);
        self.inside_element = false;
        self.between.push(String::new());
        written
    }
}
