//! A newsroom in a box for tests: a real database, a clock that the test moves, three editions, a few people.
//!
//! ```
//! testkit::both! {
//!     async fn a_story_is_found_at_its_address(room: TestNewsroom) {
//!         let story = room.story("en", "Dam holds").section("politics").live().await;
//!         assert_eq!(room.at("/en/news/politics/dam-holds").await, Some(story));
//!     }
//! }
//! # fn main() {}
//! ```
//!
//! Every test so written runs on SQLite and on PostgreSQL. The PostgreSQL half says that it was skipped where
//! `NIGHTDESK_TEST_POSTGRES` names no server.
#![allow(clippy::expect_used, clippy::missing_panics_doc, reason = "a newsroom for tests fails by panicking")]

mod both;
mod look;
mod story;

pub use both::run;
pub use story::StoryBuilder;

use clock::Clock;
use editorial::{Edition, Member, MemberId, Moment, account::DeskLanguage, permission::Role, scope::Scopes};
use newsroom::{Newsroom, acts::InviteMember};
use store::{Engine, sql, testing::Throwaway};
use tempfile::TempDir;

/// Noon on the day on which every test begins: 2026-03-01T12:00:00Z.
pub const NOON: Moment = Moment::from_micros(1_772_366_400_000_000);

/// The publication of every test.
const PAPER: &str = include_str!("paper.toml");

/// A newsroom in a box. Its data go when it is dropped.
pub struct TestNewsroom {
    room: Newsroom,
    // Dropped after the newsroom, whose connections they carry.
    database: Throwaway,
    folder: TempDir,
}

impl TestNewsroom {
    /// Opens a newsroom on this engine; nothing when there is no such engine here.
    pub async fn open(engine: Engine) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder for the test");
        let database = match engine {
            Engine::Sqlite => Throwaway::sqlite(folder.path()),
            Engine::Postgres => {
                Throwaway::postgres_with_tables().expect("the server that NIGHTDESK_TEST_POSTGRES names")?
            }
        };
        let media = folder.path().join("media");
        let room =
            Newsroom::open(&database.place, &media, Clock::movable(NOON)).expect("a new newsroom opens");
        room.apply_publication(&Member::operator(), PAPER).await.expect("the paper of the tests is in order");
        Some(Self { room, database, folder })
    }

    /// The newsroom itself.
    pub const fn newsroom(&self) -> &Newsroom {
        &self.room
    }

    /// Writes into the tables what no act would, in plain SQL.
    pub fn script(&self, sql: &str) {
        self.database.script(sql).expect("the engine takes it");
    }

    /// The newsroom's clock, to be moved.
    pub const fn clock(&self) -> &Clock {
        &self.room.clock
    }

    /// The same newsroom opened once more, as another server or the same one after a restart would; the clock is shared.
    pub fn another_node(&self) -> Newsroom {
        let media = self.folder.path().join("media");
        Newsroom::open(&self.database.place, &media, self.room.clock.clone()).expect("a newsroom opens again")
    }

    /// A folder of the test's own.
    pub fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The edition with this tag.
    pub async fn edition(&self, tag: &str) -> Edition {
        let editions = self.read(sql::editions::all).await;
        editions.into_iter().find(|edition| edition.tag == tag).expect("an edition of the test's paper")
    }

    /// A colleague with an account, in this role.
    pub async fn colleague(&self, role: Role, name: &str) -> Member {
        let email = format!("{}@courier.example", name.to_lowercase()).parse().expect("a mail address");
        let asked = InviteMember { name: Some(name.to_owned()), email, role, language: DeskLanguage::En };
        let invited = self.room.invite_member(&Member::operator(), asked).await;
        let (id, _) = invited.expect("the account is in order");
        Member { id, name: name.to_owned(), role, scopes: Scopes::ALL }
    }

    /// A story to be written: `room.story("en", "Dam holds").section("politics").live().await`.
    pub fn story(&self, edition: &str, title: &str) -> StoryBuilder<'_> {
        StoryBuilder::new(self, edition, title)
    }
}

/// Somebody in this role.
pub fn member(role: Role) -> Member {
    let number = Role::ALL.iter().position(|other| *other == role).and_then(|n| u8::try_from(n).ok());
    let id = MemberId::from_bytes([number.unwrap_or(0) + 1; 16]);
    Member { id, name: format!("the {role}"), role, scopes: Scopes::ALL }
}

/// An editor.
pub fn editor() -> Member {
    member(Role::Editor)
}
