//! Paths as people read them, addresses as machines want them.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What a path may not hold as it is (WHATWG URL, path percent-encode set, and the percent sign itself).
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}')
    .add(b'%');

/// What a value in a query may not hold as it is.
const QUERY_VALUE: &AsciiSet =
    &percent_encoding::NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A path as a URI has it (RFC 3986): letters beyond ASCII percent-encoded.
pub fn encoded(path: &str) -> String {
    utf8_percent_encode(path, PATH).to_string()
}

/// A value inside a query string.
pub fn query_value(text: &str) -> String {
    utf8_percent_encode(text, QUERY_VALUE).to_string()
}

/// A path as people read it; nothing when its bytes are no text or it hides a slash.
pub fn decoded(path: &str) -> Option<String> {
    let hidden = path.to_ascii_lowercase();
    if hidden.contains("%2f") || hidden.contains("%00") {
        return None;
    }
    percent_decode_str(path).decode_utf8().ok().map(std::borrow::Cow::into_owned)
}

/// The path at the desk where whoever has this link joins or sets another password.
pub fn invitation(link: &str) -> String {
    format!("/desk/join/{}", encoded(link))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_arabic_path_survives_the_journey() {
        let path = "/ar/news/politics/الجمعية-تقر-الصندوق";
        assert!(encoded(path).is_ascii());
        assert_eq!(decoded(&encoded(path)).as_deref(), Some(path));
    }

    #[test]
    fn hidden_slashes_and_broken_text_are_no_paths() {
        assert_eq!(decoded("/en/%2f%2fevil"), None);
        assert_eq!(decoded("/en/%ff%fe"), None);
        assert_eq!(query_value("a b&c=é"), "a%20b%26c%3D%C3%A9");
    }
}
