//! Which edition a reader gets who did not name one.

use editorial::Edition;

/// The edition that the reader's `Accept-Language` (RFC 9110 §12.5.4) likes best; the first one named `fallback`
/// otherwise.
pub fn choose<'a>(editions: &'a [Edition], accept_language: &str, fallback: &str) -> Option<&'a Edition> {
    let languages: Vec<&str> = editions.iter().map(|edition| edition.language.as_str()).collect();
    liked(&languages, accept_language)
        .and_then(|language| editions.iter().find(|edition| edition.language == language))
        .or_else(|| editions.iter().find(|edition| edition.tag == fallback))
        .or_else(|| editions.first())
}

/// The first of our languages that an `Accept-Language` likes best; nothing when it names none of them.
pub fn liked<'a>(ours: &[&'a str], accept_language: &str) -> Option<&'a str> {
    let mut wishes: Vec<(f32, &str)> = accept_language
        .split(',')
        .filter_map(|part| {
            let mut pieces = part.trim().split(';');
            let tag = pieces.next()?.trim();
            let weight = pieces.find_map(|p| p.trim().strip_prefix("q=")).map_or(Ok(1.0), str::parse).ok()?;
            (weight > 0.0 && !tag.is_empty()).then_some((weight, tag))
        })
        .collect();
    wishes.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let primary = |tag: &str| tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    wishes.iter().find_map(|(_, wish)| ours.iter().find(|own| primary(own) == primary(wish)).copied())
}

#[cfg(test)]
mod tests {
    use super::*;
    use editorial::{EditionId, edition::*};

    fn edition(tag: &str) -> Edition {
        Edition {
            id: EditionId::from_bytes([0; 16]),
            tag: tag.into(),
            language: tag.into(),
            locale: tag.into(),
            direction: Direction::Ltr,
            zone: "UTC".into(),
            calendar: Calendar::Gregorian,
            digits: Digits::Latin,
            name: String::new(),
            slogan: String::new(),
            about: String::new(),
            language_name: String::new(),
        }
    }

    #[test]
    fn the_reader_gets_the_language_they_like_best_among_ours() {
        let ours = [edition("en"), edition("es"), edition("ar")];
        let chosen = |header| choose(&ours, header, "en").map(|e| e.tag.clone()).unwrap();
        assert_eq!(chosen("ar-EG,ar;q=0.9,en;q=0.8"), "ar");
        assert_eq!(chosen("fr,en;q=0.3,es;q=0.7"), "es");
        assert_eq!(chosen("es;q=0,fr"), "en");
        assert_eq!(chosen(""), "en");
        assert_eq!(chosen(";;;q=,,*"), "en");
    }
}
