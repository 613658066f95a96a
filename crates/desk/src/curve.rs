//! A curve as a drawing: reads over time, its scale in round numbers, and the same figures as a table.
//!
//! Time runs in the direction of the text. The drawing is a thousand wide and as high; the screen stretches it.

use crate::Seat;
use editorial::{
    Moment,
    edition::Direction,
    reads::{Grain, Window},
};
use minijinja::{Value, context};
use newsroom::reads::{Curve, Span};
use std::fmt::Write;

/// Width and height of the drawing.
const WHOLE: i64 = 1_000;

/// The value of partials/curve.html.
pub fn drawn(seat: &Seat, curve: &Curve, span: Span) -> Value {
    let style = seat.tongue().style();
    let most = scale(curve.reads.iter().copied().max().unwrap_or(0));
    let points = points(&curve.reads, most, seat.tongue().direction());
    // The last slice is not over yet: what it will be nobody knows.
    let (over, running) = points.split_at(points.len().saturating_sub(1));
    let foot = |point: Option<&(i64, i64)>| point.map_or(0, |(x, _)| *x);
    let area = format!("M{} {WHOLE}{}L{} {WHOLE}Z", foot(over.first()), path('L', over), foot(over.last()));
    let running = over.last().zip(running.first()).map(|(last, now)| path('M', &[*last, *now]));
    let at = |slice: usize| shown(seat, curve.grain, span, begins(curve, slice));
    let last = curve.reads.len().saturating_sub(1);
    let rows: Vec<Value> = curve
        .reads
        .iter()
        .enumerate()
        .map(|(slice, reads)| context! { at => at(slice), reads => style.number(*reads), running => slice == last })
        .collect();
    context! {
        line => path('M', over), area, running,
        most => style.number(most), half => style.number(most / 2),
        ends => [0, last / 2, last].map(at).to_vec(),
        total => curve.reads.iter().sum::<i64>(), rows,
    }
}

fn begins(curve: &Curve, slice: usize) -> Moment {
    curve.grain.begins(curve.first + i64::try_from(slice).unwrap_or(0))
}

/// When a slice began, as precisely as the span wants it.
fn shown(seat: &Seat, grain: Grain, span: Span, at: Moment) -> Value {
    let style = seat.tongue().style();
    match (grain, span) {
        (Grain::Day, _) => context! { machine => style.machine_day(at), shown => style.date(at) },
        (_, Span::Of(Window::Hour | Window::Day)) => {
            context! { machine => style.machine(at), shown => style.time(at) }
        }
        (_, Span::Of(Window::Week) | Span::Always) => {
            context! { machine => style.machine(at), shown => style.date_time(at) }
        }
    }
}

/// The next round number that is even: 2, 4, 10, 20, 40, 100 …
fn scale(most: i64) -> i64 {
    let mut tens = 1_i64;
    loop {
        for round in [2, 4, 10] {
            if round * tens >= most {
                return round * tens;
            }
        }
        tens = tens.saturating_mul(10);
        if tens > i64::MAX / 100 {
            return most;
        }
    }
}

/// Where each slice stands: from the beginning of the line to its end, the more the higher.
fn points(reads: &[i64], most: i64, direction: Direction) -> Vec<(i64, i64)> {
    let last = i64::try_from(reads.len()).unwrap_or(1).saturating_sub(1).max(1);
    (0..)
        .zip(reads)
        .map(|(slice, reads): (i64, &i64)| {
            let along = WHOLE * slice / last;
            let x = match direction {
                Direction::Ltr => along,
                Direction::Rtl => WHOLE - along,
            };
            (x, WHOLE - WHOLE.saturating_mul(*reads) / most.max(1))
        })
        .collect()
}

/// Points as a path that begins with this letter.
fn path(first: char, points: &[(i64, i64)]) -> String {
    let mut path = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        let letter = if at == 0 { first } else { 'L' };
        // A string takes whatever is written.
        let _ = write!(path, "{letter}{x} {y}");
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scales_are_round_even_and_high_enough() {
        assert_eq!(
            [0, 2, 3, 5, 10, 11, 35, 41, 999, 1_001].map(scale),
            [2, 2, 4, 10, 10, 20, 40, 100, 1_000, 2_000]
        );
    }

    #[test]
    fn time_runs_with_the_text() {
        assert_eq!(points(&[0, 5, 10], 10, Direction::Ltr), [(0, 1_000), (500, 500), (1_000, 0)]);
        assert_eq!(points(&[0, 5, 10], 10, Direction::Rtl), [(1_000, 1_000), (500, 500), (0, 0)]);
        assert_eq!(points(&[3], 4, Direction::Ltr), [(0, 250)]);
        assert_eq!(path('M', &[(0, 1_000), (500, 500)]), "M0 1000L500 500");
    }
}
