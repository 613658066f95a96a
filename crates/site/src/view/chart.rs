//! The geometry of a bar chart, in tenths of a percent of its width.

use crate::page::{ChartBar, ChartView};
use editorial::body::Chart;
use house_style::{HouseStyle, Value as Word};

/// The whole width.
const WHOLE: f64 = 1000.0;

/// Bars from zero, in proportion: the longest fills the width, and where values lie on both sides of zero the
/// line of zero is moved in.
pub fn chart(style: &HouseStyle, chart: &Chart) -> ChartView {
    let most = chart.rows.iter().map(|row| row.value).fold(0.0_f64, f64::max);
    let least = chart.rows.iter().map(|row| row.value).fold(0.0_f64, f64::min);
    let span = most - least;
    let tenths = |share: f64| if span > 0.0 { whole(share / span * WHOLE) } else { 0 };
    let bars = chart
        .rows
        .iter()
        .map(|row| {
            let number = style.decimal(&row.written);
            ChartBar {
                label: row.label.clone(),
                shown: if chart.unit.is_empty() { number } else { format!("{number} {}", chart.unit) },
                from: tenths(row.value.min(0.0) - least),
                length: tenths(row.value.abs()).max(u32::from(row.value != 0.0)),
                negative: row.value < 0.0,
            }
        })
        .collect();
    let source = if chart.source.is_empty() {
        String::new()
    } else {
        style.word_with("chart-source", &[("source", Word::Text(&chart.source))])
    };
    ChartView { title: chart.title.clone(), unit: chart.unit.clone(), source, bars, zero: tenths(-least) }
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 1000 by construction"
)]
fn whole(tenths: f64) -> u32 {
    tenths.round().clamp(0.0, WHOLE) as u32
}
