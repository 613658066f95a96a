//! Words are words, whoever wrote them and wherever they are shown: more than a hundred attempts at leaving a script
//! behind, in every field that the newsroom has, looked at on the screens of the desk, on the pages of the site, in
//! feeds, structured data and sitemaps.
//!
//! Every page is read as a browser reads it, by the tokenizer of the HTML standard. It must hold no element, and no
//! attribute, that it does not hold with plain words; nothing that runs; nothing that leads or sends elsewhere.

use crate::{
    browser::{Browser, Open, account, inside},
    reader::Reader,
};
use axum::http::header;
use editorial::{
    Account, AssetId, Member, Names, StoryId,
    account::DeskLanguage,
    asset::{Asset, AssetKind, FocalPoint, Lead, Rendition},
    author::AuthorKind,
    body::{AssetRef, Body, Picture},
    byline::Byline,
    correction::CorrectionKind,
    desk_list::Filter,
    form::Form,
    permission::Role,
    story::{Headlines, Wording},
    topic::TopicKind,
};
use html5ever::{
    tendril::StrTendril,
    tokenizer::{
        BufferQueue, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts, states::RawKind,
    },
};
use newsroom::acts::{
    ChangeMember, Correct, MakeToken, SaveView, SendFlash, SetAuthor, SetCoverage, SetRegion, SetSection,
    SetTopic, WriteFooterPage, WriteNote,
};
use serde_json::Value;
use std::{cell::RefCell, collections::BTreeSet};
use store::{Engine, Tx, sql};
use testkit::{TestNewsroom, editor, member};

/// Every block, inline and mark that a body can have; its words are put in place of the samples'.
const SAMPLE: &str = include_str!("../../../editorial/schema/sample.json");

/// What nobody may be able to leave behind, alone and behind everything that closes what is open before it.
pub fn payloads() -> Vec<String> {
    let acts = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        "<svg><animate onbegin=alert(1) attributeName=x dur=1s></svg>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "<a href=javascript:alert(1)>x</a>",
        "<base href=https://evil.example/>",
        "<style>*{background:url(https://evil.example)}</style>",
        "<form action=https://evil.example><button>Go</button>",
        "<meta http-equiv=refresh content=0;url=https://evil.example>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    ];
    let ways = [
        "",
        "\">",
        "'>",
        "</title>",
        "</textarea>",
        "</script>",
        "--><!--",
        "]]>",
        "\" onfocus=alert(1) autofocus x=\"",
        "{{ 7*7 }}{% raw %}",
        "</bdi></a>",
    ];
    ways.iter().flat_map(|way| acts.iter().map(move |act| format!("{way}{act}"))).collect()
}

/// Those that are tried on this engine: all on one, every seventh on the other, since no page knows where its words lay.
async fn tried(room: &TestNewsroom) -> Vec<String> {
    let engine = room.read(|tx| Ok::<_, store::StoreError>(tx.engine())).await;
    let every = match engine {
        Engine::Sqlite => 1,
        Engine::Postgres => 7,
    };
    payloads().into_iter().step_by(every).collect()
}

/// The elements of a page, as a browser finds them.
#[derive(Default)]
struct Elements(RefCell<Vec<Element>>);

struct Element {
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

fn elements(html: &str) -> Vec<Element> {
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from_slice(html));
    let reading = Tokenizer::new(Elements::default(), TokenizerOpts::default());
    let _ = reading.feed(&queue);
    reading.end();
    reading.sink.0.into_inner()
}

/// Each kind of element with the attributes that it has.
fn kinds(elements: &[Element]) -> BTreeSet<String> {
    let kind = |element: &Element| {
        let names: BTreeSet<&str> = element.attributes.iter().map(|(name, _)| name.as_str()).collect();
        format!("{} {}", element.name, names.into_iter().collect::<Vec<_>>().join(" "))
    };
    elements.iter().map(kind).collect()
}

/// What would run, or lead elsewhere.
fn alive(elements: &[Element]) -> Option<String> {
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

/// The words of the sample put in place of its own, wherever a member can type words.
fn worded(value: &mut Value, words: &str, picture: AssetId, film: AssetId) {
    const TYPED: [&str; 11] = [
        "text", "alt", "caption", "credit", "speaker", "role", "through", "title", "unit", "source", "label",
    ];
    match value {
        Value::Object(fields) => {
            let is_film = fields.contains_key("poster");
            for (name, value) in fields {
                match (name.as_str(), value) {
                    ("asset", asset) => {
                        *asset = serde_json::json!({ "kept": if is_film { film } else { picture } });
                    }
                    ("poster", poster) => *poster = serde_json::json!({ "kept": picture }),
                    (name, Value::String(typed)) if TYPED.contains(&name) || name == "written" => {
                        words.clone_into(typed);
                    }
                    ("headings" | "rows", Value::Array(cells)) => {
                        for cell in cells {
                            cell_worded(cell, words);
                        }
                    }
                    (_, value) => worded(value, words, picture, film),
                }
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|value| worded(value, words, picture, film)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn cell_worded(cell: &mut Value, words: &str) {
    match cell {
        Value::String(typed) => words.clone_into(typed),
        Value::Array(cells) => cells.iter_mut().for_each(|cell| cell_worded(cell, words)),
        Value::Object(fields) => {
            for value in fields.values_mut().filter(|value| value.is_string()) {
                *value = words.into();
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// A newsroom in which every word can be said anew.
struct Stage<'a> {
    room: &'a TestNewsroom,
    open: Open,
    chief: Account,
    browser: Browser,
    reader: Reader,
    story: StoryId,
    picture: AssetId,
    film: AssetId,
}

impl<'a> Stage<'a> {
    async fn set(room: &'a TestNewsroom) -> Self {
        let open = Open::of(room).await;
        let chief = account(room, "Nadia Karam", Role::Chief, DeskLanguage::En).await;
        let (browser, _) = inside(room, &open, &chief).await;
        let story =
            room.story("en", "Plain").slug("words").by("lena-marsh").coverage("floods").region("valley");
        let story = story.topic("dams").live().await;
        let [picture, film] = [AssetKind::Picture, AssetKind::Film]
            .map(|kind| (room.newsroom().occasion().id(AssetId::new), kind));
        for (id, kind) in [picture, film] {
            keep(room, id, kind, "plain").await;
        }
        let reader = Reader::of(room).await;
        Self { room, open, chief, browser, reader, story, picture: picture.0, film: film.0 }
    }

    /// Says these words in every field that there is.
    async fn say(&self, words: &str) {
        let (newsroom, chief) = (self.room.newsroom(), self.chief.member());
        let names = || Names::in_language("en", words);
        let changed = ChangeMember {
            id: self.chief.id,
            name: words.to_owned(),
            email: self.chief.email.clone(),
            role: self.chief.role,
            language: DeskLanguage::En,
        };
        newsroom.change_member(&Member::operator(), changed).await.unwrap();
        let topic = SetTopic {
            slug: "dams".parse().unwrap(),
            kind: TopicKind::Place,
            names: names(),
            notes: names(),
        };
        newsroom.set_topic(&chief, topic).await.unwrap();
        let author = SetAuthor {
            slug: "lena-marsh".parse().unwrap(),
            kind: AuthorKind::Person,
            names: names(),
            titles: names(),
            notes: names(),
            portrait: None,
        };
        newsroom.set_author(&chief, author).await.unwrap();
        let coverage = SetCoverage {
            slug: "floods".parse().unwrap(),
            names: names(),
            standfirsts: names(),
            pinned: true,
            position: 0,
            closed: false,
        };
        newsroom.set_coverage(&chief, coverage).await.unwrap();
        let region = SetRegion { slug: "valley".parse().unwrap(), names: names(), position: 0 };
        newsroom.set_region(&chief, region).await.unwrap();
        let edition = self.room.edition("en").await.id;
        let tree = self.room.read(move |tx| sql::sections::of_edition(tx, edition)).await;
        let there = tree.by_slug("politics").unwrap();
        let section = SetSection {
            id: Some(there.id),
            edition,
            parent: there.parent,
            slug: there.slug.clone(),
            name: words.to_owned(),
            description: words.to_owned(),
            form: Form::News,
            in_navigation: true,
            position: 0,
        };
        newsroom.set_section(&chief, section).await.unwrap();
        for (id, kind) in [(self.picture, AssetKind::Picture), (self.film, AssetKind::Film)] {
            keep(self.room, id, kind, words).await;
        }
        self.write(words).await;
        self.say_around(words).await;
        self.room.clock().advance(1);
    }

    /// What is said beside the story: corrections, notes, flashes, pages of the footer, tokens, views.
    async fn say_around(&self, words: &str) {
        let (newsroom, chief) = (self.room.newsroom(), self.chief.member());
        let edition = self.room.edition("en").await.id;
        let told = Correct { story: self.story, kind: CorrectionKind::Correction, text: words.to_owned() };
        newsroom.correct(&chief, told).await.unwrap();
        let note = WriteNote {
            story: self.story,
            text: words.to_owned(),
            passage: None,
            called: vec![self.chief.id],
        };
        newsroom.write_note(&chief, note).await.unwrap();
        let soon = editorial::Moment::from_micros(newsroom.clock.now().micros() + 60_000_000);
        let flash = SendFlash {
            edition,
            text: words.to_owned(),
            thread: words.chars().take(80).collect(),
            story: Some(self.story),
            expires: Some(soon),
        };
        newsroom.send_flash(&chief, flash).await.unwrap();
        let page = WriteFooterPage {
            edition,
            slug: "about".parse().unwrap(),
            title: words.to_owned(),
            body: self.body(words),
            position: 1,
        };
        newsroom.write_footer_page(&chief, page).await.unwrap();
        let token = MakeToken {
            name: words.to_owned(),
            role: Role::Reporter,
            scopes: editorial::scope::Scopes::ALL,
            expires: None,
        };
        let (token, _) = newsroom.make_token(&chief, token).await.unwrap();
        newsroom.revoke_token(&chief, token.id).await.unwrap();
        for old in newsroom.saved_views(&chief).await.unwrap() {
            newsroom.forget_view(&chief, old.id).await.unwrap();
        }
        let view = SaveView {
            name: words.to_owned(),
            filter: Filter { text: words.to_owned(), ..Filter::default() },
        };
        newsroom.save_view(&chief, view).await.unwrap();
    }

    fn body(&self, words: &str) -> Body {
        let mut sample: Value = serde_json::from_str(SAMPLE).unwrap();
        worded(&mut sample["body"], words, self.picture, self.film);
        serde_json::from_value(sample["body"].clone()).unwrap()
    }

    /// Writes the story as the editor does: in its draft, then before readers.
    async fn write(&self, words: &str) {
        let rooms = self.open.desk.rooms();
        let mut draft = rooms.draft(self.story).await.unwrap();
        let picture = Picture {
            asset: AssetRef::Kept(self.picture),
            alt: words.to_owned(),
            caption: words.to_owned(),
            credit: words.to_owned(),
        };
        draft.wording = Wording {
            headlines: Headlines { page: words.to_owned(), list: words.to_owned(), social: words.to_owned() },
            standfirst: words.to_owned(),
            byline: Byline { ..draft.wording.byline },
            lead: Some(Lead::Picture(picture)),
            body: self.body(words),
            ..draft.wording
        };
        rooms.replace(self.story, draft, self.chief.id).await.unwrap();
        let version = self.room.newsroom().story(&self.chief.member(), self.story).await.unwrap().version;
        self.browser.screen("/desk/account").await;
        let act = format!("/desk/stories/{}/publish-changes", self.story);
        let answer = self.browser.send(&act, &[("version", &version.to_string())]).await;
        assert_eq!(answer.status.as_u16(), 303, "{words}: {}", answer.body);
    }

    /// Every place where the words are shown: whether the desk or the site, and the page.
    async fn looked_at(&self) -> Vec<(String, String)> {
        let mut seen = Vec::new();
        let story = format!("/desk/stories/{}", self.story);
        let newest = self.room.newsroom().story(&self.chief.member(), self.story).await.unwrap().newest;
        let screens = [
            "/desk/stories".to_owned(),
            story.clone(),
            format!("{story}/history"),
            format!("{story}/compare?from={newest}&to={newest}"),
            format!("{story}/correct"),
            format!("{story}/kill"),
            "/desk/corrections".to_owned(),
            "/desk/audit".to_owned(),
            "/desk/members".to_owned(),
            format!("/desk/members/{}", self.chief.id),
            "/desk/account".to_owned(),
            "/desk/tokens".to_owned(),
            "/desk/stories/new".to_owned(),
        ];
        for path in screens {
            let answer = self.browser.screen(&path).await;
            let policy = answer.header(header::CONTENT_SECURITY_POLICY);
            assert!(
                policy.starts_with("default-src 'self'") && !policy.contains("unsafe"),
                "{path}: {policy}"
            );
            seen.push((path, answer.body));
        }
        for path in PAGES {
            let answer = self.reader.page(path).await;
            let policy = answer.header(header::CONTENT_SECURITY_POLICY);
            assert!(
                policy.contains("default-src 'none'") || policy.contains("default-src 'self'"),
                "{path}: {policy}"
            );
            assert!(
                !policy.contains("unsafe-inline' 'unsafe-eval") && !scripts(policy).contains("unsafe"),
                "{path}: {policy}"
            );
            seen.push(((*path).to_owned(), answer.body));
        }
        seen
    }
}

/// What a policy says of scripts.
fn scripts(policy: &str) -> &str {
    let said = |name: &str| policy.split(';').map(str::trim).find(|part| part.starts_with(name));
    said("script-src").or_else(|| said("default-src")).unwrap_or_default()
}

/// The pages of the site that show the words.
const PAGES: &[&str] = &[
    "/en/news/politics/words",
    "/en/",
    "/en/news/politics/",
    "/en/topic/dams/",
    "/en/region/valley/",
    "/en/coverage/floods/",
    "/en/author/lena-marsh/",
    "/en/authors",
    "/en/latest",
    "/en/corrections",
    "/en/breaking",
    "/en/about",
];

async fn keep(room: &TestNewsroom, id: AssetId, kind: AssetKind, words: &str) {
    let names = Names::in_language("en", words);
    let (format, of) = match kind {
        AssetKind::Picture => ("webp", "image/webp"),
        AssetKind::Film => ("mp4", "video/mp4"),
    };
    let rendition = Rendition {
        blob: format!("{}.{format}", "0".repeat(64)),
        media_type: of.to_owned(),
        width: 640,
        height: 360,
        bytes: 1,
    };
    let asset = Asset {
        id,
        kind,
        width: 640,
        height: 360,
        focus: FocalPoint::CENTRE,
        alts: names.clone(),
        captions: names,
        credit: words.to_owned(),
        renditions: vec![rendition],
        tracks: Names::default(),
    };
    let (now, original) = (room.newsroom().clock.now(), format!("{id}.{format}"));
    let write = move |tx: &mut dyn Tx| sql::assets::set(tx, &asset, &original, now);
    room.newsroom().store.run(write).await.unwrap();
}

testkit::both! {
    async fn whatever_is_written_in_every_field_no_page_and_no_screen_comes_alive(room: TestNewsroom) {
        let stage = Stage::set(&room).await;
        // More than fills a page of corrections and of the audit, so that each has its second page from the beginning.
        for number in 0..51 {
            stage.say(&format!("Plain {number}")).await;
        }
        // All that stands somewhere at the desk, and somewhere on the site: lists grow second pages as more is said.
        let mut plain: [BTreeSet<String>; 2] = Default::default();
        for (path, html) in stage.looked_at().await {
            plain[usize::from(path.starts_with("/desk"))].extend(kinds(&elements(&html)));
        }
        assert!(payloads().len() >= 100);
        for payload in &tried(&room).await {
            stage.say(payload).await;
            let escaped = payload.replace('&', "&amp;").replace('<', "&lt;");
            let mut shown = 0;
            for (path, html) in stage.looked_at().await {
                let usual = &plain[usize::from(path.starts_with("/desk"))];
                let found = elements(&html);
                assert_eq!(alive(&found), None, "{path}: {payload}");
                let strange: Vec<_> = kinds(&found).difference(usual).cloned().collect();
                assert!(strange.is_empty(), "{path}: {payload} made {strange:?}");
                assert!(!html.contains(payload.as_str()), "{path}: {payload}");
                shown += usize::from(html.contains("&lt;") || html.contains(&escaped));
            }
            assert!(shown > 18, "{payload} is hardly shown: {shown}");
        }
    }

    async fn whatever_is_written_feeds_maps_and_structured_data_are_what_they_say(room: TestNewsroom) {
        let stage = Stage::set(&room).await;
        for payload in tried(&room).await {
            stage.say(&payload).await;
            let page = stage.reader.page("/en/news/politics/words").await;
            assert_eq!(page.structured()[0]["headline"], payload.as_str());
            for map in ["/en/feed.xml", "/en/feed.atom", "/en/topic/dams/feed.xml", "/sitemap.xml", "/news-sitemap.xml"] {
                for text in xml(map, &stage.reader.page(map).await.body) {
                    assert_eq!(alive(&elements(&text)), None, "{map}: {payload}: {text}");
                }
            }
            let feed: Value = serde_json::from_str(&stage.reader.page("/en/feed.json").await.body).unwrap();
            assert_eq!(feed["items"][0]["title"], payload.as_str());
            let html = feed["items"][0]["content_html"].as_str().unwrap();
            assert_eq!(alive(&elements(html)), None, "{payload}: {html}");
        }
    }

    async fn a_link_leads_where_links_lead_or_nowhere(room: TestNewsroom) {
        let stage = Stage::set(&room).await;
        let hostile = [
            "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)", "java\nscript:alert(1)",
            "\u{1}javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", "file:///etc/passwd",
            "blob:https://evil.example/1", "feed:javascript:alert(1)", "view-source:javascript:alert(1)",
            "https://example.org/\" onmouseover=\"alert(1)", "https://example.org/?a=1&b=\"><script>alert(2)</script>",
        ];
        let mut refusals = 0;
        for href in hostile {
            let mut sample: Value = serde_json::from_str(SAMPLE).unwrap();
            worded(&mut sample["body"], "Plain", stage.picture, stage.film);
            linked(&mut sample["body"], href);
            let body: Body = serde_json::from_value(sample["body"].clone()).unwrap();
            let mut asked = room.story("en", "A link").slug("a-link").asked().await;
            asked.wording.body = body;
            let story = match room.newsroom().publish(&editor(), asked).await {
                Ok(story) => story,
                Err(refused) => {
                    let said = refused.to_string();
                    assert!(said.contains("link cannot be") && said.contains("begins with https:"), "{href}: {said}");
                    refusals += 1;
                    continue;
                }
            };
            let page = stage.reader.page("/en/news/politics/a-link").await;
            assert_eq!(alive(&elements(&page.body)), None, "{href}");
            let feed = stage.reader.page("/en/feed.json").await.body;
            let feed: Value = serde_json::from_str(&feed).unwrap();
            for item in feed["items"].as_array().unwrap() {
                assert_eq!(alive(&elements(item["content_html"].as_str().unwrap_or_default())), None, "{href}");
            }
            let gone = newsroom::acts::Kill {
                story, seen: room.newsroom().story(&editor(), story).await.unwrap().version, reason: "A test.".to_owned(),
            };
            room.newsroom().kill(&member(Role::Chief), gone).await.unwrap();
        }
        assert!(refusals >= 12, "{refusals} of {} refused", hostile.len());
    }
}

/// The address of every link.
fn linked(value: &mut Value, to: &str) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if name == "href" || name == "address" {
                    *value = to.into();
                } else {
                    linked(value, to);
                }
            }
        }
        Value::Array(all) => all.iter_mut().for_each(|value| linked(value, to)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What a well-formed document holds for readers who read HTML: the texts of the elements that are defined so.
fn xml(path: &str, document: &str) -> Vec<String> {
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
