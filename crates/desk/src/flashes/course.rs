//! The way of a flash to its readers, as the desk draws it: from the act to the disk, to the frame, to the sockets, and
//! back from a few of the pages.

use crate::Seat;
use editorial::flash::Delivery;
use minijinja::{Value, context};
use newsroom::Tracked;

/// The drawing is so wide, in its own units.
const WIDTH: i64 = 300;

/// What is known of the last telling; nothing while nothing is. Times are milliseconds since the act began.
pub fn course(seat: &Seat, tracked: &Tracked) -> Option<Value> {
    let flash = &tracked.flash;
    let began = flash.recalled.or(flash.corrected).unwrap_or(flash.sent).micros();
    let nodes: Vec<&Delivery> = tracked.deliveries.iter().filter(|d| d.told == flash.told).collect();
    // Of several nodes the slowest is told: half of its readers waited longer than half of all.
    let framed = nodes.iter().map(|d| d.framed.micros() - began).max();
    let largest =
        |span: fn(&Delivery) -> i64| nodes.iter().map(|d| d.framed.micros() - began + span(d)).max();
    let readers: i64 = nodes.iter().map(|d| d.readers).sum();
    let seen_by: i64 = nodes.iter().map(|d| d.seen_by).sum();
    let committed = tracked.committed.map(|at| at.micros() - began);
    let mut steps = vec![("committed", committed), ("framed", framed)];
    if readers > 0 {
        steps.push(("written-half", largest(|d| d.written.p50)));
        steps.push(("written-most", largest(|d| d.written.p95)));
    }
    if seen_by > 0 {
        steps.push(("seen-half", largest(|d| d.seen.p50)));
        steps.push(("seen-most", largest(|d| d.seen.p95)));
    }
    let steps: Vec<(&str, i64)> =
        steps.into_iter().filter_map(|(word, at)| Some((word, at?.max(0)))).collect();
    let longest = steps.iter().map(|(_, at)| *at).max()?.max(1);
    let millis = |micros: i64| {
        // Below ten milliseconds a tenth is worth saying.
        let written = if micros < 10_000 {
            format!("{}.{}", micros / 1_000, micros % 1_000 / 100)
        } else {
            (micros / 1_000).to_string()
        };
        seat.tongue().style().decimal(&written)
    };
    let style = seat.tongue().style();
    Some(context! {
        width => WIDTH,
        steps => steps.iter().map(|(word, at)| context! {
            word => *word, millis => millis(*at), x => at * WIDTH / longest,
        }).collect::<Vec<_>>(),
        readers => readers,
        readers_shown => style.number(readers),
        seen_by => seen_by,
        nodes => nodes.len(),
    })
}
