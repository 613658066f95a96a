//! Names that run against the page's direction.
//!
//! A Latin name inside an Arabic sentence would drag the punctuation beside it to the wrong end. Such a name is
//! set between FSI and PDI (Unicode Bidirectional Algorithm, UAX 9 §2.4.2); a name of the page's own direction is
//! left as it is, so that copied text stays clean.

use editorial::edition::Direction;
use icu_properties::CodePointMapData;
use icu_properties::props::BidiClass;
use std::borrow::Cow;

const FIRST_STRONG_ISOLATE: char = '\u{2068}';
const POP_DIRECTIONAL_ISOLATE: char = '\u{2069}';

/// The text, isolated when any letter of it runs against the page.
pub(crate) fn isolated(text: &str, page: Direction) -> Cow<'_, str> {
    let classes = CodePointMapData::<BidiClass>::new();
    let against = |letter: char| {
        let class = classes.get(letter);
        match page {
            Direction::Ltr => class == BidiClass::RightToLeft || class == BidiClass::ArabicLetter,
            Direction::Rtl => class == BidiClass::LeftToRight,
        }
    };
    if text.chars().any(against) {
        Cow::Owned(format!("{FIRST_STRONG_ISOLATE}{text}{POP_DIRECTIONAL_ISOLATE}"))
    } else {
        Cow::Borrowed(text)
    }
}
