//! A sheet of XML being written: names and text in, well-formed XML 1.0 out.

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};
use std::borrow::Cow;

/// XML in the order in which it is written. Writing to memory cannot fail, so nothing here does.
pub(crate) struct Sheet {
    writer: Writer<Vec<u8>>,
}

impl Sheet {
    /// A sheet with its declaration.
    pub(crate) fn new() -> Self {
        let mut sheet = Self { writer: Writer::new(Vec::with_capacity(16 * 1024)) };
        sheet.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        sheet
    }

    /// Opens an element.
    pub(crate) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Start(start(name, attributes)));
    }

    /// Closes the element that was opened last; the caller names it.
    pub(crate) fn close(&mut self, name: &str) {
        self.event(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(start(name, attributes)));
    }

    /// An element with text in it.
    pub(crate) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        self.event(Event::Text(BytesText::new(&permitted(text))));
        self.close(name);
    }

    /// An element with text in it; nothing when there is none.
    pub(crate) fn some_text(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            self.text(name, &[], text);
        }
    }

    /// The whole sheet.
    pub(crate) fn finish(self) -> String {
        String::from_utf8(self.writer.into_inner()).unwrap_or_default()
    }

    fn event(&mut self, event: Event<'_>) {
        let _ = self.writer.write_event(event);
    }
}

fn start<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, &*permitted(value)));
    }
    start
}

/// The text without the characters that XML 1.0 forbids (§2.2), which no escape can carry.
fn permitted(text: &str) -> Cow<'_, str> {
    let forbidden = |c: char| matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}');
    if text.contains(forbidden) { Cow::Owned(text.replace(forbidden, "")) } else { Cow::Borrowed(text) }
}
