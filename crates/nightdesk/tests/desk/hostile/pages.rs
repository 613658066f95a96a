//! A page as a browser reads it, and a feed as a reader does: which elements it holds, and whether any is alive.

use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states::RawKind,
    },
};
use std::{cell::RefCell, collections::BTreeSet};

/// The elements of a page, as a browser finds them.
#[derive(Default)]
struct Elements(RefCell<Vec<Element>>);

pub struct Element {
    name: String,
    attributes: Vec<(String, String)>,
}

impl TokenSink for Elements {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let Token::TagToken(tag) = token else { return TokenSinkResult::Continue };
        if tag.kind == TagKind::EndTag {
            return TokenSinkResult::Continue;
        }
        let attributes =
            tag.attrs.iter().map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()));
        self.0.borrow_mut().push(Element { name: tag.name.to_string(), attributes: attributes.collect() });
        match &*tag.name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "iframe" | "noscript" => TokenSinkResult::RawData(RawKind::Rawtext),
            "title" | "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }
}

pub fn elements(html: &str) -> Vec<Element> {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(html));
    let reading = Tokenizer::new(Elements::default(), TokenizerOpts::default());
    let _ = reading.feed(&queue);
    reading.end();
    reading.sink.0.into_inner()
}

/// Each kind of element with the attributes that it has.
pub fn kinds(elements: &[Element]) -> BTreeSet<String> {
    let kind = |element: &Element| {
        let names: BTreeSet<&str> = element.attributes.iter().map(|(name, _)| name.as_str()).collect();
        format!("{} {}", element.name, names.into_iter().collect::<Vec<_>>().join(" "))
    };
    elements.iter().map(kind).collect()
}

/// What would run, or lead elsewhere.
pub fn alive(elements: &[Element]) -> Option<String> {
    const ADDRESSES: [&str; 8] =
        ["href", "src", "action", "formaction", "poster", "data", "srcset", "xlink:href"];
    for Element { name, attributes } in elements {
        let said =
            |wanted: &str| attributes.iter().find(|(name, _)| name == wanted).map(|(_, value)| value.trim());
        let is_data = said("type").is_some_and(|kind| kind.ends_with("json"));
        if name == "script" && !is_data && said("src").is_none_or(|from| !from.starts_with("/assets/")) {
            return Some("a script".to_owned());
        }
        if name == "base" || said("http-equiv").is_some() || said("srcdoc").is_some() {
            return Some(name.clone());
        }
        for (attribute, value) in attributes {
            let value = value.trim().to_lowercase();
            let address = ADDRESSES.contains(&attribute.as_str());
            let bad = ["javascript:", "data:", "vbscript:", "https://evil.example", "//evil.example"];
            if attribute.starts_with("on") || address && bad.iter().any(|bad| value.starts_with(bad)) {
                return Some(format!("<{name} {attribute}={value}>"));
            }
        }
    }
    None
}

/// What a well-formed document holds for readers who read HTML: the texts of the elements that are defined so.
pub fn xml(path: &str, document: &str) -> Vec<String> {
    use quick_xml::{Reader, events::Event};
    let mut reader = Reader::from_str(document);
    reader.config_mut().check_end_names = true;
    let (mut texts, mut text) = (Vec::new(), String::new());
    let mut in_item = false;
    let of_html = |name: &str, in_item: bool| {
        matches!(name, "content:encoded" | "content") || in_item && name == "description"
    };
    loop {
        match reader.read_event().unwrap_or_else(|error| panic!("{path}: {error}")) {
            Event::Eof => return texts,
            Event::Text(said) => text.push_str(&said.xml10_content()),
            Event::CData(said) => text.push_str(said.as_ref()),
            Event::GeneralRef(name) => {
                let name: &str = name.as_ref();
                text.push_str(&quick_xml::escape::unescape(&format!("&{name};")).unwrap());
            }
            Event::Start(tag) | Event::Empty(tag) => {
                for attribute in tag.attributes() {
                    attribute.unwrap_or_else(|error| panic!("{path}: {error}"));
                }
                in_item |= tag.name().as_ref() == "item";
                text.clear();
            }
            Event::End(tag) if of_html(tag.name().as_ref(), in_item) => texts.push(std::mem::take(&mut text)),
            Event::End(_) => text.clear(),
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}
