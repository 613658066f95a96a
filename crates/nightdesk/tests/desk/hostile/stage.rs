//! A newsroom in which every word can be said anew, and every place where it is shown.

use super::sample::{SAMPLE, worded};
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
use newsroom::acts::{
    ChangeMember, Correct, MakeToken, Said, SaveView, SendFlash, SetAuthor, SetCoverage, SetRegion,
    SetSection, SetTopic, WriteFooterPage, WriteNote,
};
use serde_json::Value;
use store::{Tx, sql};
use testkit::TestNewsroom;

/// A newsroom in which every word can be said anew.
pub struct Stage<'a> {
    room: &'a TestNewsroom,
    open: Open,
    chief: Account,
    browser: Browser,
    pub reader: Reader,
    story: StoryId,
    pub picture: AssetId,
    pub film: AssetId,
}

impl<'a> Stage<'a> {
    pub async fn set(room: &'a TestNewsroom) -> Self {
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
    pub async fn say(&self, words: &str) {
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
            portrait: Said::Nothing,
            member: Said::Nothing,
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
    pub async fn looked_at(&self) -> Vec<(String, String)> {
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
        AssetKind::Sound => ("mp3", "audio/mpeg"),
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
