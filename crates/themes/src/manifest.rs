//! `theme.toml`: what a theme says of itself.

use crate::{Fault, Folder, spelling};
use toml::{Table, Value};

/// The version of what templates are given. It grows when a field goes away or means something else.
pub const CONTRACT: u32 = 1;

/// What a theme says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// What it is called.
    pub name: String,
    /// The theme from which comes what it does not have.
    pub based_on: Base,
    /// The version of the values that its templates expect.
    pub contract: u32,
    /// What becomes of the default's styles.
    pub styles: Styles,
}

/// The theme on which another is built.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Base {
    /// The one inside the program.
    #[default]
    Default,
}

/// Where a theme's own styles stand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Styles {
    /// After the default's, which they change.
    #[default]
    After,
    /// In place of the default's.
    Instead,
}

/// The file.
pub const FILE: &str = "theme.toml";

/// What may stand in it, and how.
const KEYS: [(&str, &str); 4] = [
    ("name", "name = \"Nocturne\""),
    ("based_on", "based_on = \"default\""),
    ("contract", "contract = 1"),
    ("styles", "styles = \"after\" or styles = \"instead\""),
];

impl Manifest {
    /// What the folder's `theme.toml` says.
    ///
    /// # Errors
    /// Everything in it that cannot be used, and where.
    pub fn of(folder: &Folder) -> Result<Self, Vec<Fault>> {
        let Some(text) = folder.text(FILE).map_err(|fault| vec![fault])? else {
            let what = "is missing; `nightdesk theme new DIR` writes a theme with all its files";
            return Err(vec![Fault::of(FILE, what)]);
        };
        let table: Table = toml::from_str(text).map_err(|error| vec![unreadable(text, &error)])?;
        let mut sheet = Sheet { text, table, faults: Vec::new() };
        sheet.strangers();
        let name = sheet.text_of("name", true).unwrap_or_default();
        if name.trim().is_empty() && sheet.table.get("name").is_some_and(Value::is_str) {
            sheet.fault("name", "the theme needs a name, for example name = \"Nocturne\"");
        }
        let based_on = sheet.one_of("based_on", &[("default", Base::Default)]);
        let styles = sheet.one_of("styles", &[("after", Styles::After), ("instead", Styles::Instead)]);
        let contract = sheet.contract();
        match (contract, sheet.faults.is_empty()) {
            (Some(contract), true) => Ok(Self { name, based_on, contract, styles }),
            _ => Err(sheet.faults),
        }
    }
}

/// What the parser of TOML says, with what is most often the reason.
fn unreadable(text: &str, error: &toml::de::Error) -> Fault {
    let line = error.span().map(|span| 1 + text.get(..span.start).unwrap_or_default().matches('\n').count());
    let said = error.message().lines().next().unwrap_or_default();
    let what =
        format!("cannot be read ({said}); each line is KEY = VALUE with text in quotes, like {}", KEYS[0].1);
    Fault { file: FILE.to_owned(), line, what }
}

/// The file while it is read.
struct Sheet<'a> {
    text: &'a str,
    table: Table,
    faults: Vec<Fault>,
}

impl Sheet<'_> {
    fn fault(&mut self, key: &str, what: impl Into<String>) {
        let is_key = |line: &str| {
            line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='))
        };
        let line = self.text.lines().position(is_key).map(|at| at + 1);
        self.faults.push(Fault { file: FILE.to_owned(), line, what: what.into() });
    }

    /// What stands in it and means nothing.
    fn strangers(&mut self) {
        let known = KEYS.map(|(key, _)| key);
        let strange: Vec<String> =
            self.table.keys().filter(|key| !known.contains(&key.as_str())).cloned().collect();
        for key in strange {
            let meant = spelling::meant(&key, known);
            self.fault(
                &key,
                format!("there is no “{key}” in a theme{meant}; there are {}", known.join(", ")),
            );
        }
    }

    fn text_of(&mut self, key: &str, must: bool) -> Option<String> {
        let example = KEYS.iter().find(|(known, _)| *known == key).map_or("", |(_, example)| example);
        match self.table.get(key) {
            Some(Value::String(text)) => return Some(text.clone()),
            Some(_) => self.fault(key, format!("“{key}” is a text in quotes: {example}")),
            None if must => self.fault(key, format!("“{key}” is missing: write {example}")),
            None => {}
        }
        None
    }

    fn one_of<T: Copy + Default>(&mut self, key: &str, choices: &[(&str, T)]) -> T {
        let Some(said) = self.text_of(key, false) else { return T::default() };
        if let Some((_, choice)) = choices.iter().find(|(name, _)| *name == said) {
            return *choice;
        }
        let names: Vec<&str> = choices.iter().map(|(name, _)| *name).collect();
        let quoted: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
        let meant = spelling::meant(&said, names);
        self.fault(key, format!("“{key}” is {}, not \"{said}\"{meant}", quoted.join(" or ")));
        T::default()
    }

    fn contract(&mut self) -> Option<u32> {
        let what = match self.table.get("contract") {
            Some(Value::Integer(number)) if *number == i64::from(CONTRACT) => return Some(CONTRACT),
            Some(Value::Integer(number)) => format!(
                "this program gives templates the values of contract {CONTRACT}, the theme expects {number}; \
                 `nightdesk theme check` says what to change, then write contract = {CONTRACT}"
            ),
            Some(_) => format!("“contract” is a number without quotes: contract = {CONTRACT}"),
            None => format!("“contract” is missing: write contract = {CONTRACT}"),
        };
        self.fault("contract", what);
        None
    }
}
