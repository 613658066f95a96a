//! The media library at the desk: what is there, one picture or film with all that is known of it, files that come in.
//!
//! [`list`] has the library; [`one`] the screen of an asset; [`describe`] what is said of it; [`file`] its file: another one,
//! one of before, the original, none; [`receive`] takes in what a form sends; [`uploads`] what comes in pieces.

mod describe;
mod file;
mod list;
mod one;
mod receive;
mod tracks;
mod uploads;

use crate::{Route, Seat, Who};
use editorial::{
    Moment, Permission,
    asset::Asset,
    development::Development,
    library::{Rights, RightsStand},
};
use minijinja::{Value, context};
use store::sql::library::Filed;

/// Where the library stands.
pub const PICTURES: &str = "/desk/pictures";

/// A form with files holds so many bytes: what the library takes of one, and a little.
const FILES: usize = 101_000_000;

/// A caption track and the words with it, in bytes.
const A_TRACK: usize = 2 * 1024 * 1024;

pub fn routes() -> Vec<Route> {
    let may = Who::May(Permission::Upload);
    vec![
        Route::show(PICTURES, may, list::list),
        Route::show("/desk/pictures/new", may, receive::form),
        Route::act("/desk/pictures/new", may, receive::receive).holding(FILES).slow(),
        Route::show("/desk/pictures/{id}", may, one::show),
        Route::act("/desk/pictures/{id}", may, describe::describe).holding(512 * 1024),
        Route::act("/desk/pictures/{id}/replace", may, file::replace).holding(FILES).slow(),
        Route::act("/desk/pictures/{id}/restore/{number}", may, file::restore),
        Route::act("/desk/pictures/{id}/remove", may, file::remove),
        Route::act("/desk/pictures/{id}/tracks", may, tracks::set).holding(A_TRACK),
        Route::show("/desk/pictures/{id}/original", may, file::original).open_ended(),
        Route::show("/desk/uploads", may, uploads::limits),
        Route::act("/desk/uploads", may, uploads::create),
        Route::show("/desk/uploads/{id}", may, uploads::offset),
        Route::act("/desk/uploads/{id}", may, uploads::patch).slow(),
        Route::act("/desk/uploads/{id}/take", may, uploads::take).slow(),
    ]
}

/// How rights stand, for screens.
fn rights(seat: &Seat, rights: &Rights) -> Value {
    let (word, days) = match rights.stand(seat.now()) {
        RightsStand::Hold => ("hold", 0),
        RightsStand::End(days) => ("end", days),
        RightsStand::Over => ("over", 0),
    };
    context! { word, days, until => rights.until.map(|until| seat.tongue().day(last_moment(until))) }
}

/// What the lab still has to do with a picture, or why it can do nothing, for screens.
fn in_the_lab(development: Option<&Development>) -> Option<Value> {
    development.map(|one| {
        let spoilt = one.spoilt.map(|why| why.word().replace('_', "-"));
        context! { spoilt, made => one.made, planned => one.planned }
    })
}

/// The last moment before rights end, which lies on the day that a colleague has written.
const fn last_moment(until: Moment) -> Moment {
    Moment::from_micros(until.micros() - 1)
}

/// A point of a picture in tenths, as styles know it.
fn tenths(asset: &Asset) -> (u16, u16) {
    let tenth = |thousandths: u16| (thousandths + 50) / 100;
    (tenth(asset.focus.x).min(10), tenth(asset.focus.y).min(10))
}

/// By what a colleague knows an asset again: its caption, what it shows, the name of its file.
fn called(filed: &Filed, language: &str) -> String {
    let Filed { asset, docket, .. } = filed;
    let says = [asset.captions.get(language), asset.alts.get(language), &docket.name];
    says.into_iter().find(|words| !words.is_empty()).unwrap_or_default().to_owned()
}

/// A size in bytes as people say it.
fn size(seat: &Seat, bytes: u64) -> String {
    let style = seat.tongue().style();
    let number = |tenths: u64| style.decimal(&format!("{}.{}", tenths / 10, tenths % 10));
    let (word, shown) = if bytes >= 1_000_000 {
        ("size-megabytes", number(bytes / 100_000))
    } else {
        ("size-kilobytes", style.decimal(&bytes.div_ceil(1_000).to_string()))
    };
    style.word_with(word, &[("size", house_style::Value::Text(&shown))])
}

/// Where a script of the library is found that only its screens need.
fn scripts(logical: &str) -> Vec<String> {
    assets::hashed(logical).map(|name| format!("/assets/{name}")).into_iter().collect()
}
