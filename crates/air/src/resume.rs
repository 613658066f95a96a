//! From where a reader goes on.

/// From where a reader goes on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resume {
    /// They come for the first time and show nothing yet.
    Now,
    /// They show a page that knows what was told up to this number of what still holds, and of nothing else.
    Page(i64),
    /// They have every frame up to this number.
    After(i64),
}

impl Resume {
    /// As an address (`?page=7`, `?after=7`) and the header by which browsers come back (`Last-Event-ID`) say it. The
    /// header is newer than the address.
    pub fn read(query: &str, last: Option<&str>) -> Self {
        let number = |text: &str| text.parse::<i64>().ok().filter(|number| *number >= 0);
        if let Some(number) = last.and_then(number) {
            return Self::After(number);
        }
        let named = |name: &str| query.split('&').find_map(|part| part.strip_prefix(name)).and_then(number);
        let after = named("after=").map(Self::After);
        after.or_else(|| named("page=").map(Self::Page)).unwrap_or(Self::Now)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_browser_says_itself_is_newer_than_its_address() {
        assert_eq!(Resume::read("page=7", Some("9")), Resume::After(9));
        assert_eq!(Resume::read("after=8&page=7", None), Resume::After(8));
        assert_eq!(Resume::read("page=7", None), Resume::Page(7));
        for nonsense in ["", "page=", "page=-1", "page=x", "seven", "after=99999999999999999999"] {
            assert_eq!(Resume::read(nonsense, Some("nonsense")), Resume::Now, "{nonsense}");
        }
    }
}
