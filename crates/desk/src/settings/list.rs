//! Lists of the settings, and how what stands in a row changes places: by buttons, by keys, or by dragging, each of them a
//! form with the one that moves and where it goes.

use crate::Seat;
use minijinja::{Value, context};

/// A row of a list.
#[derive(Default)]
pub struct Row {
    /// By which word it is known.
    pub key: String,
    /// What it is called.
    pub name: String,
    /// What else is to be said of it.
    pub note: String,
    /// Words of the catalogue that mark it.
    pub marks: Vec<&'static str>,
    /// Where its form is.
    pub address: String,
}

/// A list as its screen shows it.
#[derive(Default)]
pub struct List {
    /// By which word the catalogue knows the screen.
    pub word: &'static str,
    /// Where something new is made.
    pub new: Option<String>,
    /// Where the list is searched, and what is looked for.
    pub search: Option<(String, String)>,
    /// Where its order is changed.
    pub order: Option<String>,
    pub rows: Vec<Row>,
    /// Where the list goes on.
    pub older: Option<String>,
    /// The same list of other editions: name, language, direction, address, whether it is this one.
    pub editions: Vec<Value>,
    /// What stands below the list.
    pub more: Value,
}

impl List {
    pub fn page(self) -> Value {
        let last = self.rows.len().saturating_sub(1);
        let row = |(at, row): (usize, &Row)| {
            context! {
                key => row.key.as_str(), name => row.name.as_str(), note => row.note.as_str(),
                marks => row.marks.clone(), address => row.address.as_str(), first => at == 0, last => at == last,
            }
        };
        context! {
            word => self.word,
            new => self.new,
            search => self.search.map(|(action, text)| context! { action, text }),
            order => self.order,
            rows => self.rows.iter().enumerate().map(row).collect::<Vec<_>>(),
            older => self.older,
            editions => self.editions,
            more => self.more,
        }
    }
}

/// What is looked for, as the query says it: no store looks for what nobody can type.
pub fn typed(seat: &Seat, name: &str) -> String {
    seat.query(name).chars().filter(|c| !c.is_control()).collect()
}

/// The order after a form moved one of these: a step up or down, or before another.
pub fn moved(seat: &Seat, all: Vec<String>) -> Vec<String> {
    let (key, way, before) = (seat.sent("key"), seat.sent("way"), seat.sent("before"));
    let Some(at) = all.iter().position(|one| one == key) else { return all };
    let mut order = all;
    let one = order.remove(at);
    let to = match way {
        "up" => at.saturating_sub(1),
        "down" => at + 1,
        _ => order.iter().position(|other| other == before).unwrap_or(order.len()),
    };
    order.insert(to.min(order.len()), one);
    order
}

/// Where the screen stands after something moved: at the row that did.
pub fn at_row(list: &str, key: &str) -> String {
    let mark = if list.contains('?') { '&' } else { '?' };
    format!("{list}{mark}done=saved#row-{key}")
}

/// The same list in each edition.
pub fn editions(seat: &Seat, list: &str, tag: &str) -> Vec<Value> {
    let one = |edition: &editorial::Edition| {
        context! {
            name => edition.language_name.as_str(), language => edition.language.as_str(),
            direction => edition.direction.attr(), address => format!("{list}/{}", edition.tag),
            current => edition.tag == tag,
        }
    };
    seat.asked().house.editions.iter().map(one).collect()
}
