//! The live channel at the desk: how each edition's does, its settings, what it shows when.
//!
//! [`settings`] has the list and the screen of one channel; [`schedule`] a day of programmes with what does not fit
//! together, a week to copy and a file to bring in; [`programme`] one programme.

mod programme;
mod schedule;
mod settings;

use crate::{Route, Seat, Trouble, Who, asked::field};
use editorial::{Edition, Moment, Permission, Refusal, programme::Programme};
use house_style::HouseStyle;
use jiff::tz::TimeZone;
use minijinja::{Value, context};
use newsroom::{Failure, acts::import_schedule};

/// Where the channels stand.
pub const CHANNELS: &str = "/desk/channel";

/// The largest poster, in bytes, with the rest of its form.
const A_POSTER: usize = 41 * 1024 * 1024;

pub fn routes() -> Vec<Route> {
    let (may, sets) = (Who::May(Permission::Broadcast), Who::May(Permission::ChangeSettings));
    // A file that is a little too large is told so by the act, in words.
    let a_file = import_schedule::LARGEST + 1024 * 1024;
    vec![
        Route::show(CHANNELS, may, settings::list),
        Route::show("/desk/channel/{edition}", may, settings::show),
        Route::act("/desk/channel/{edition}", sets, settings::change).holding(A_POSTER).slow(),
        Route::show("/desk/channel/{edition}/schedule", may, schedule::show),
        Route::act("/desk/channel/{edition}/schedule", may, schedule::add),
        Route::act("/desk/channel/{edition}/schedule/copy", may, schedule::copy),
        Route::act("/desk/channel/{edition}/schedule/import", may, schedule::import).holding(a_file).slow(),
        Route::show("/desk/programmes/{id}", may, programme::show),
        Route::act("/desk/programmes/{id}", may, programme::change),
        Route::act("/desk/programmes/{id}/remove", may, programme::remove),
    ]
}

/// The edition in an address.
fn edition<'a>(seat: &'a Seat, tag: &str) -> Result<&'a Edition, Trouble> {
    seat.asked().house.edition(tag).ok_or(Trouble::NotThere)
}

fn zone(edition: &Edition) -> TimeZone {
    TimeZone::get(&edition.zone).unwrap_or(TimeZone::UTC)
}

fn style(edition: &Edition) -> Result<HouseStyle, Trouble> {
    HouseStyle::of(edition).map_err(Trouble::broken)
}

/// An edition as the screens name it.
fn named(edition: &Edition) -> Value {
    context! {
        name => edition.language_name.as_str(),
        language => edition.language.as_str(),
        direction => edition.direction.attr(),
        address => format!("{CHANNELS}/{}", edition.tag),
        schedule => format!("{CHANNELS}/{}/schedule", edition.tag),
    }
}

/// A time of day on the clock of the edition.
fn clock(style: &HouseStyle, at: Moment) -> Value {
    context! { machine => style.machine(at), shown => style.time(at) }
}

/// What stands in the form of a programme.
#[derive(Default, Clone)]
struct Typed {
    title: String,
    starts: String,
    ends: String,
    summary: String,
    link: String,
}

impl Typed {
    fn of(programme: &Programme, edition: &Edition) -> Self {
        let written = |at| crate::stories::times::written(Some(at), edition);
        Self {
            title: programme.title.clone(),
            starts: written(programme.starts),
            ends: written(programme.ends),
            summary: programme.summary.clone(),
            link: programme.link.clone(),
        }
    }

    fn sent(seat: &Seat) -> Self {
        let typed = |name: &str| seat.sent(name).to_owned();
        Self {
            title: typed("title"),
            starts: typed("starts"),
            ends: typed("ends"),
            summary: typed("summary"),
            link: typed("link"),
        }
    }

    /// The programme that was typed, on the clock of the edition.
    fn programme(&self, edition: &Edition) -> Result<newsroom::acts::SetProgramme, Refusal> {
        let at = |field, given: &str| {
            let advice = "say when on the clock of the edition";
            crate::stories::times::read(field, given, edition)?.ok_or(Refusal::Empty { field, advice })
        };
        Ok(newsroom::acts::SetProgramme {
            starts: at("start of the programme", &self.starts)?,
            ends: at("end of the programme", &self.ends)?,
            title: self.title.clone(),
            summary: self.summary.clone(),
            link: self.link.clone(),
        })
    }

    /// The fields of the form, with what is wrong in one of them.
    fn fields(&self, seat: &Seat, refused: Option<&Refusal>) -> Value {
        let wrong = |name: &str| {
            let refusal = refused.filter(|refusal| at_field(refusal) == name)?;
            Some(seat.tongue().refusal(refusal, seat.now()))
        };
        let one = |name: &str, value: &str| field(value, wrong(name).as_deref());
        context! {
            title => one("title", &self.title),
            starts => one("starts", &self.starts),
            ends => one("ends", &self.ends),
            summary => one("summary", &self.summary),
            link => one("link", &self.link),
        }
    }
}

/// The field of the form at which a refusal is told.
fn at_field(refusal: &Refusal) -> &'static str {
    let (Refusal::Empty { field, .. } | Refusal::TooLong { field, .. } | Refusal::Unusable { field, .. }) =
        refusal
    else {
        return "title";
    };
    match *field {
        "start of the programme" => "starts",
        "end of the programme" => "ends",
        "summary of the programme" => "summary",
        "link of the programme" => "link",
        _ => "title",
    }
}

/// A refusal that belongs into the form; every other failure goes its usual way.
fn in_form(failure: Failure) -> Result<Refusal, Trouble> {
    match failure {
        Failure::Refused(Refusal::NotPermitted { .. } | Refusal::OutOfScope { .. }) => Err(failure.into()),
        Failure::Refused(refusal) => Ok(refusal),
        other => Err(other.into()),
    }
}
