//! What the table of rights is asked about: somebody in each role, and stories that are their own, another's, under
//! embargo, a draft, and live.

use crate::browser::{Browser, Open, account, inside};
use editorial::{
    Account, ArrivalId, AssetId, FrontId, Member, MemberId, Moment, Names, StoryId,
    account::DeskLanguage,
    asset::{Asset, AssetKind, FocalPoint},
    front::{Container, Fill, FrontOf, Kept, Layout, Style},
    permission::Role,
    scope::Scopes,
    session::Session,
};
use newsroom::{
    Secret,
    acts::{CurateFront, MakeToken, SaveFrontDraft, SaveView, ScheduleFront, SendFlash, Submit, WriteNote},
};
use std::collections::BTreeMap;
use store::{
    StoreError, Tx,
    arrivals::{Arrival, Arrivals},
    sql,
};
use testkit::{NOON, TestNewsroom};

/// The second for which an arrangement of the front waits.
pub const SECOND: Moment = Moment::from_micros(NOON.micros() + 86_400_000_000);

/// An id that is nobody's.
pub const NOBODY: &str = "00000000-0000-7000-8000-000000000000";

/// Whose something is, or how it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whose {
    /// Their own; of stories a draft.
    Own,
    /// Another's; of stories one in review.
    Others,
    /// Another's story that waits for its time and is under embargo.
    Embargoed,
    /// Another's draft.
    Draft,
    /// Another's story that readers see.
    Live,
}

impl Whose {
    /// The cases in which a route is asked, in the order of the letters of a cell.
    pub fn cases(path: &str) -> &'static [Whose] {
        if Whose::is_of_a_story(path) {
            &[Whose::Own, Whose::Others, Whose::Embargoed, Whose::Draft, Whose::Live]
        } else if path.contains('{') {
            &[Whose::Own, Whose::Others]
        } else {
            &[Whose::Own]
        }
    }

    /// Whether it is asked about a story.
    pub fn is_of_a_story(path: &str) -> bool {
        path.starts_with("/desk/stories/{id}") || path.starts_with("/desk/notes/{note}")
    }
}

/// Somebody at their desk.
pub struct Somebody {
    pub account: Account,
    pub browser: Browser,
    pub csrf: String,
}

/// A story, its newest wording and a note on it.
#[derive(Debug, Clone)]
struct Told {
    story: StoryId,
    revision: String,
    note: String,
}

/// Everything that the table is asked about.
pub struct Fixtures {
    people: Vec<(Role, Somebody)>,
    own: Vec<(Role, Told)>,
    shared: BTreeMap<Whose, Told>,
    stranger: Account,
    front: FrontId,
    spanish: String,
}

impl Fixtures {
    pub async fn of(room: &TestNewsroom, open: &Open) -> Self {
        let stranger = account(room, "Sami Stranger", Role::Editor, DeskLanguage::En).await;
        let theirs = writing(&stranger);
        let newsroom = room.newsroom();
        let (review, version) = room.story("en", "In review").draft_by(&theirs).await;
        newsroom.submit(&theirs, Submit { story: review, seen: version }).await.unwrap();
        let tomorrow = Moment::from_micros(NOON.micros() + 86_400_000_000);
        let embargoed = room.story("en", "Under embargo").when(tomorrow).embargo(tomorrow).live().await;
        let (draft, _) = room.story("en", "A draft").draft_by(&theirs).await;
        let live = room.story("en", "Live").live().await;
        let mut shared = BTreeMap::new();
        for (whose, story) in [
            (Whose::Others, review),
            (Whose::Embargoed, embargoed),
            (Whose::Draft, draft),
            (Whose::Live, live),
        ] {
            shared.insert(whose, told(room, &theirs, story).await);
        }
        let (mut people, mut own) = (Vec::new(), Vec::new());
        for role in Role::ALL {
            let account = account(room, &format!("The {role}"), role, DeskLanguage::En).await;
            let (browser, _) = inside(room, open, &account).await;
            let screen = browser.screen("/desk/account").await;
            let csrf = screen.between("name=\"csrf\" value=\"", "\"").unwrap().to_owned();
            // Begun while they still wrote: an administrator may have been a reporter once.
            let (story, _) =
                room.story("en", &format!("Own of the {role}")).draft_by(&writing(&account)).await;
            own.push((role, told(room, &writing(&account), story).await));
            people.push((role, Somebody { account, browser, csrf }));
        }
        let front = front(room, &theirs).await;
        let spanish = room.edition("es").await.id.to_string();
        Self { people, own, shared, stranger, front, spanish }
    }

    /// Whoever has this role.
    pub fn somebody(&self, role: Role) -> &Somebody {
        &self.people.iter().find(|(other, _)| *other == role).unwrap().1
    }

    fn told(&self, role: Role, whose: Whose) -> &Told {
        match whose {
            Whose::Own => &self.own.iter().find(|(other, _)| *other == role).unwrap().1,
            Whose::Others | Whose::Embargoed | Whose::Draft | Whose::Live => &self.shared[&whose],
        }
    }

    /// The path of a route with what is asked about in its places. Sessions, members, tokens and views are new each
    /// time, since asking may end them.
    /// `own` is who asks: where asking may end a session, somebody who is there for that alone.
    pub async fn path(&self, room: &TestNewsroom, path: &str, own: &Account, whose: Whose) -> String {
        let role = own.role;
        let mut parts = Vec::new();
        for part in path.split('/') {
            parts.push(match part {
                "{id}" if path.starts_with("/desk/stories/") => self.told(role, whose).story.to_string(),
                "{revision}" => self.told(role, whose).revision.clone(),
                "{note}" => self.told(role, whose).note.clone(),
                // A dossier has its story of this edition already, so that none is begun.
                "{edition}" => "en".to_owned(),
                "{id}" if path.starts_with("/desk/members/") => {
                    self.member(room, own, whose).await.to_string()
                }
                "{id}" if path.starts_with("/desk/tokens/") => self.token(room, own, whose).await,
                "{id}" if path.starts_with("/desk/flashes/") => flash(room).await,
                "{id}" if path.starts_with("/desk/pictures/") => picture(room).await,
                "{id}" if path.starts_with("/desk/uploads/") => arrival(room, self.whose(own, whose)),
                "{number}" => "1".to_owned(),
                "{front}" if whose == Whose::Own => self.front.to_string(),
                "{session}" => self.session(room, own, whose).await,
                "{view}" => self.view(room, own, whose).await,
                placed if placed.starts_with('{') => NOBODY.to_owned(),
                plain => plain.to_owned(),
            });
        }
        parts.join("/")
    }

    /// What a form of this route says besides, so that it is the rule of the act that stands in the way: a draft and a
    /// version that nobody has seen, a second for which nothing waits. Somebody else's edition has no front yet.
    pub fn fields(&self, path: &str) -> Vec<(&'static str, &str)> {
        if !path.starts_with("/desk/fronts") {
            return Vec::new();
        }
        let seen = [("seen", "-1"), ("stands", "-1"), ("draft", "1"), ("second", "1"), ("do", "unpin")];
        let place = [("band", "9"), ("slot", "0"), ("at", "2020-01-01T00:00"), ("of", "edition")];
        seen.into_iter().chain(place).chain([("edition", self.spanish.as_str())]).collect()
    }

    /// What stands behind the path of a screen that shows nothing without it.
    pub fn question(path: &str) -> &'static str {
        if path == "/desk/fronts/{front}/compare" { "?from=1&to=2" } else { "" }
    }

    fn whose<'a>(&'a self, own: &'a Account, whose: Whose) -> &'a Account {
        if whose == Whose::Own { own } else { &self.stranger }
    }

    async fn member(&self, room: &TestNewsroom, own: &Account, whose: Whose) -> MemberId {
        if whose == Whose::Own {
            own.id
        } else {
            account(room, "A newcomer", Role::Reporter, DeskLanguage::En).await.id
        }
    }

    async fn token(&self, room: &TestNewsroom, own: &Account, whose: Whose) -> String {
        let member = Member { role: Role::Chief, ..self.whose(own, whose).member() };
        let asked =
            MakeToken { name: "wire".to_owned(), role: Role::Reporter, scopes: Scopes::ALL, expires: None };
        room.newsroom().make_token(&member, asked).await.unwrap().0.id.to_string()
    }

    async fn view(&self, room: &TestNewsroom, own: &Account, whose: Whose) -> String {
        let member = writing(self.whose(own, whose));
        let asked = SaveView { name: "a view".to_owned(), filter: editorial::desk_list::Filter::default() };
        room.newsroom().save_view(&member, asked).await.unwrap().to_string()
    }

    async fn session(&self, room: &TestNewsroom, own: &Account, whose: Whose) -> String {
        let (on, secret) = (room.newsroom().occasion(), Secret::draw().unwrap());
        let session = Session {
            id: on.id(editorial::SessionId::new),
            member: self.whose(own, whose).id,
            created: on.now,
            seen: on.now,
            agent: "a telephone".to_owned(),
            address: "192.0.2.2".to_owned(),
        };
        let (id, hash) = (session.id, secret.hashed());
        let keep = move |tx: &mut dyn Tx| sql::sessions::add(tx, &session, hash);
        room.newsroom().store.run(keep).await.unwrap();
        id.to_string()
    }

    /// How the stories stand.
    pub async fn standing(&self, room: &TestNewsroom) -> Vec<String> {
        let all: Vec<StoryId> = self
            .own
            .iter()
            .map(|(_, told)| told)
            .chain(self.shared.values())
            .map(|told| told.story)
            .collect();
        let mut standing = Vec::new();
        for id in all {
            let story = room.newsroom().story(&testkit::member(Role::Chief), id).await.unwrap();
            standing.push(format!("{story:?}"));
        }
        let front = self.front;
        let of_the_front = move |tx: &mut dyn Tx| {
            let versions = sql::fronts::below(tx, front, i64::MAX, 100)?;
            // Who comes too late keeps theirs beside the draft; the draft itself is nobody's but who saw it.
            let draft = sql::front_drafts::current(tx, front)?;
            let swaps = sql::front_drafts::swaps(tx, front, 100)?;
            Ok::<_, StoreError>(format!("{versions:?} {draft:?} {swaps:?}"))
        };
        standing.push(room.newsroom().store.read(of_the_front).await.unwrap());
        standing
    }
}

/// A front of which two versions stood, with a draft and an arrangement that waits for its second.
async fn front(room: &TestNewsroom, by: &Member) -> FrontId {
    let (desk, edition, of) = (room.newsroom(), room.edition("en").await.id, FrontOf::Edition);
    let layout = |slots| Layout {
        containers: vec![Container {
            title: String::new(),
            style: Style::Row,
            fill: Fill::Latest,
            slots,
            pinned: Vec::new(),
        }],
    };
    for slots in [2, 3] {
        desk.curate_front(by, CurateFront { edition, of, layout: layout(slots) }).await.unwrap();
    }
    let drafted = |slots| SaveFrontDraft { edition, of, seen: 0, layout: layout(slots) };
    let (front, kept) = desk.save_front_draft(by, drafted(4)).await.unwrap();
    let Kept::Stands(draft) = kept else { panic!("{kept:?}") };
    desk.schedule_front(by, ScheduleFront { front, draft, at: SECOND }).await.unwrap();
    desk.save_front_draft(by, drafted(5)).await.unwrap();
    front
}

/// A flash that runs.
async fn flash(room: &TestNewsroom) -> String {
    let edition = room.edition("en").await.id;
    let (text, thread) = ("Bridge reopens".to_owned(), String::new());
    let asked = SendFlash { edition, text, thread, story: None, expires: None };
    room.newsroom().send_flash(&testkit::member(Role::Chief), asked).await.unwrap().to_string()
}

/// A picture that stands nowhere.
async fn picture(room: &TestNewsroom) -> String {
    let on = room.newsroom().occasion();
    let asset = Asset {
        id: on.id(AssetId::new),
        kind: AssetKind::Picture,
        width: 4,
        height: 3,
        focus: FocalPoint::CENTRE,
        alts: Names::default(),
        captions: Names::default(),
        credit: String::new(),
        renditions: Vec::new(),
        tracks: Names::default(),
    };
    let id = asset.id.to_string();
    let original = format!("{id}.svg");
    let keep = move |tx: &mut dyn Tx| sql::assets::set(tx, &asset, &original, on.now);
    room.newsroom().store.run(keep).await.unwrap();
    id
}

/// A file that is coming in.
fn arrival(room: &TestNewsroom, by: &Account) -> String {
    let id = room.newsroom().occasion().id(ArrivalId::new);
    let arrivals = Arrivals::folder(room.newsroom().blobs.arrivals());
    let arrival = Arrival { length: 10, name: "dam.jpg".to_owned(), by: by.id, asset: None };
    arrivals.begin(id, &arrival, NOON).unwrap();
    id.to_string()
}

/// The same person while they write.
fn writing(account: &Account) -> Member {
    Member { role: Role::Chief, ..account.member() }
}

async fn told(room: &TestNewsroom, by: &Member, story: StoryId) -> Told {
    let note = WriteNote { story, text: "Who says so?".to_owned(), passage: None, called: Vec::new() };
    let note = room.newsroom().write_note(&testkit::member(Role::Chief), note).await.unwrap();
    let newest =
        room.newsroom().story(&Member { role: Role::Chief, ..by.clone() }, story).await.unwrap().newest;
    Told { story, revision: newest.to_string(), note: note.to_string() }
}
