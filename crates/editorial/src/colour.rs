//! Whether a colour can be told from the page it stands on: relative luminance and contrast as WCAG 2.2 defines them.
//!
//! Whole numbers of a hundredth, so that a rule is decided the same way on every machine. The theme holds the lightness of
//! words by itself; what is asked here is that the house's own colours can be seen at all on white paper.

use crate::{Refusal, words};

/// A colour as `#rrggbb` says it: red, green, blue from 0 to 255.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour(pub [u8; 3]);

/// White paper.
pub const PAPER: Colour = Colour([255, 255, 255]);

/// The ground by night, `#14171a`.
pub const NIGHT: Colour = Colour([0x14, 0x17, 0x1a]);

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
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.040_45 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.0.map(linear);
        0.2126f64.mul_add(red, 0.7152f64.mul_add(green, 0.0722 * blue))
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
    }
}
