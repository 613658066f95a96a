//! Numbers in the edition's digits, with its separators and signs.

use crate::locale::Unspeakable;
use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_locale::Locale;
use writeable::Writeable;

/// The longest decimal that is set in the edition's digits; anything longer is no figure for a page.
const LONGEST: usize = 40;

/// The number formatters of one edition.
#[derive(Debug)]
pub(crate) struct Numbers {
    grouped: DecimalFormatter,
    plain: DecimalFormatter,
}

impl Numbers {
    pub(crate) fn of(locale: &Locale) -> Result<Self, Unspeakable> {
        let with = |grouping: GroupingStrategy| {
            let mut options = DecimalFormatterOptions::default();
            options.grouping_strategy = Some(grouping);
            DecimalFormatter::try_new(locale.into(), options)
                .map_err(|error| Unspeakable::Data { locale: locale.to_string(), reason: error.to_string() })
        };
        Ok(Self { grouped: with(GroupingStrategy::Auto)?, plain: with(GroupingStrategy::Never)? })
    }

    pub(crate) fn number(&self, number: i64) -> String {
        self.grouped.format(&Decimal::from(number)).write_to_string().into_owned()
    }

    pub(crate) fn ungrouped(&self, number: i64) -> String {
        self.plain.format(&Decimal::from(number)).write_to_string().into_owned()
    }

    /// A decimal as it was written; what is no plain decimal (words, exponents) is left as it is.
    pub(crate) fn decimal(&self, written: &str) -> String {
        let is_plain = written.len() <= LONGEST && !written.contains(['e', 'E']);
        match written.trim().parse::<Decimal>() {
            Ok(decimal) if is_plain => self.grouped.format(&decimal).write_to_string().into_owned(),
            Ok(_) | Err(_) => written.to_owned(),
        }
    }
}
