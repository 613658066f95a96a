//! Strong validators (RFC 9110 §8.8.3).

use axum::http::{HeaderMap, HeaderValue, header::IF_NONE_MATCH};

/// The strong validator of these bytes: their hash.
pub fn strong_etag(bytes: &[u8]) -> HeaderValue {
    let hash = blake3::hash(bytes).to_hex();
    HeaderValue::from_str(&format!("\"{}\"", &hash[..24])).unwrap_or(HeaderValue::from_static("\"0\""))
}

/// Whether the reader already has what this validator names (RFC 9110 §13.1.2).
pub fn matches(asked: &HeaderMap, etag: &HeaderValue) -> bool {
    let Ok(etag) = etag.to_str() else { return false };
    asked.get_all(IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok()).any(|list| {
        list.split(',').map(str::trim).any(|known| known == "*" || known.trim_start_matches("W/") == etag)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_who_has_the_page_is_recognised_in_every_way_of_saying_so() {
        let etag = strong_etag(b"page");
        let has = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(IF_NONE_MATCH, HeaderValue::from_str(value).unwrap());
            matches(&headers, &etag)
        };
        let ours = etag.to_str().unwrap();
        assert!(has(ours));
        assert!(has(&format!("W/{ours}")), "a cache on the way may have weakened it");
        assert!(has(&format!("\"other\", {ours}")));
        assert!(has("*"));
        assert!(!has("\"other\""));
    }
}
