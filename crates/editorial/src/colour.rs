//! Whether a colour can be told from the page it stands on: relative luminance and contrast as WCAG 2.2 defines them.
//!
//! Whole numbers of a hundredth, so that a rule is decided the same way on every machine. The theme holds the lightness of
//! words by itself; what is asked here is that the house's own colours can be seen at all on white paper.

use crate::{Refusal, words};
use std::fmt;

/// A colour as `#rrggbb` says it: red, green, blue from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// White paper.
pub const PAPER: Colour = Colour([255, 255, 255]);

/// The ground by night, `#121416`.
pub const NIGHT: Colour = Colour([0x12, 0x14, 0x16]);

/// The least contrast of what is drawn in the house's colours on white paper, in hundredths: 3 : 1 (WCAG 2.2, 1.4.11).
pub const LEAST: u32 = 300;

impl Colour {
    /// Reads `#rrggbb`; nothing for anything else.
    pub fn read(written: &str) -> Option<Self> {
        let digits = written.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
        let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
        digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then_some(())?;
        Some(Self([part(0)?, part(2)?, part(4)?]))
    }

    /// Relative luminance from 0 to 1 (WCAG 2.2, “relative luminance”).
    fn luminance(self) -> f64 {
        let [red, green, blue] = self.linear();
        0.2126f64.mul_add(red, 0.7152f64.mul_add(green, 0.0722 * blue))
    }

    /// As the default theme draws it by night: at least so light that it is seen, and with no more chroma than that. It is
    /// `oklch(from … max(l, 0.68) min(c, CHROMA) h)` of the theme's styles, in the gamut of screens.
    #[must_use]
    #[allow(
        clippy::many_single_char_names,
        clippy::suboptimal_flops,
        reason = "the letters of the formula, as it is written"
    )]
    pub fn by_night(self, most: f64) -> Self {
        let [red, green, blue] = self.linear();
        let l = (0.412_221_470_8 * red + 0.536_332_536_3 * green + 0.051_445_992_9 * blue).cbrt();
        let m = (0.211_903_498_2 * red + 0.680_699_545_1 * green + 0.107_396_956_6 * blue).cbrt();
        let s = (0.088_302_461_9 * red + 0.281_718_837_6 * green + 0.629_978_700_5 * blue).cbrt();
        let light = (0.210_454_255_3 * l + 0.793_617_785 * m - 0.004_072_046_8 * s).max(0.68);
        let a = 1.977_998_495_1 * l - 2.428_592_205 * m + 0.450_593_709_9 * s;
        let b = 0.025_904_037_1 * l + 0.782_771_766_2 * m - 0.808_675_766 * s;
        let chroma = a.hypot(b);
        let less = if chroma > most { most / chroma } else { 1.0 };
        let (a, b) = (a * less, b * less);
        let l = (light + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
        let m = (light - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
        let s = (light - 0.089_484_177_5 * a - 1.291_485_548 * b).powi(3);
        Self::from_linear([
            4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
            -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
            -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701 * s,
        ])
    }

    /// Red, green and blue as light adds up.
    fn linear(self) -> [f64; 3] {
        self.0.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        })
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 255")]
    fn from_linear(linear: [f64; 3]) -> Self {
        Self(linear.map(|part| {
            let part = part.clamp(0.0, 1.0);
            let coded = if part <= 0.003_130_8 { part * 12.92 } else { 1.055 * part.powf(1.0 / 2.4) - 0.055 };
            (coded * 255.0).round() as u8
        }))
    }

    /// The contrast with another colour in hundredths, rounded down: from 100 (none) to 2100 (black on white).
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 100 and 2100")]
    pub fn contrast(self, with: Self) -> u32 {
        let (one, other) = (self.luminance(), with.luminance());
        let ratio = (one.max(other) + 0.05) / (one.min(other) + 0.05);
        // A hair is allowed for, so that black on white is 21 exactly.
        ratio.mul_add(100.0, 1e-6) as u32
    }
}

impl fmt::Display for Colour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [red, green, blue] = self.0;
        write!(f, "#{red:02x}{green:02x}{blue:02x}")
    }
}

/// The most chroma that the theme's bars keep of the house's colour by night, and its marks of breaking news.
pub const BARS: f64 = 0.1;
/// See [`BARS`].
pub const MARKS: f64 = 0.17;

/// A ratio in hundredths as people write it: `4.57`.
pub fn written(hundredths: u32) -> String {
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

/// A colour of the house that can be seen on white paper.
///
/// # Errors
/// [`Refusal::Unusable`] for what is no colour, [`Refusal::ColourFaint`] for one that is too light.
pub fn seen(field: &'static str, given: &str) -> Result<Colour, Refusal> {
    let advice = "write it as #rrggbb, for example #0b3c49";
    let unusable = || Refusal::Unusable { field, given: words::quoted(given), advice };
    let colour = Colour::read(given).ok_or_else(unusable)?;
    let ratio = colour.contrast(PAPER);
    if ratio < LEAST {
        return Err(Refusal::ColourFaint {
            field,
            given: given.to_owned(),
            ratio: written(ratio),
            least: written(LEAST),
        });
    }
    Ok(colour)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_figures_are_those_of_wcag() {
        let of = |one: &str, other: &str| Colour::read(one).unwrap().contrast(Colour::read(other).unwrap());
        assert_eq!(of("#000000", "#ffffff"), 2100);
        assert_eq!(of("#777777", "#ffffff"), 447);
        assert_eq!(of("#767676", "#ffffff"), 454);
        assert_eq!(of("#0b3c49", "#0b3c49"), 100);
    }

    #[test]
    fn a_dark_colour_is_lightened_by_night_and_a_light_one_stays() {
        let night = |colour: &str| Colour::read(colour).unwrap().by_night(BARS).to_string();
        let dark = Colour::read("#7a1f5c").unwrap();
        assert!(dark.contrast(NIGHT) < LEAST && dark.by_night(BARS).contrast(NIGHT) >= LEAST);
        assert_eq!(night("#c9c9c9"), "#c9c9c9");
        assert_eq!(night("#000000"), "#989898");
    }

    #[test]
    fn what_is_no_colour_or_too_light_is_refused_with_the_reason() {
        for bad in ["", "navy", "#fff", "#12345g", "123456", "#é2345"] {
            assert!(matches!(seen("colour of the house", bad), Err(Refusal::Unusable { .. })), "{bad}");
        }
        let refused = seen("colour of the house", "#ffdd00").unwrap_err();
        assert_eq!(
            refused,
            Refusal::ColourFaint {
                field: "colour of the house",
                given: "#ffdd00".to_owned(),
                ratio: "1.34".to_owned(),
                least: "3.00".to_owned(),
            }
        );
        assert!(seen("colour of the house", "#0b3c49").is_ok());
    }

    proptest! {
        #[test]
        fn contrast_is_the_same_both_ways_and_within_its_bounds(one in any::<[u8; 3]>(), other in any::<[u8; 3]>()) {
            let (one, other) = (Colour(one), Colour(other));
            prop_assert_eq!(one.contrast(other), other.contrast(one));
            prop_assert!((100..=2100).contains(&one.contrast(other)));
        }

        #[test]
        fn by_night_every_colour_is_seen(colour in any::<[u8; 3]>()) {
            prop_assert!(Colour(colour).by_night(BARS).contrast(NIGHT) >= LEAST);
            prop_assert!(Colour(colour).by_night(MARKS).contrast(NIGHT) >= LEAST);
        }
    }
}
