//! A house for tests on one engine: a real database, a movable clock, one story.

use crate::paper;
use clock::Clock;
use drafting::Rooms;
use editorial::{
    Moment, StoryId,
    body::{Block, Body, Inline},
    story::{Headlines, Wording},
};
use store::{Store, StoreError, Tx, testing::Throwaway};
use tempfile::TempDir;

pub struct House {
    pub store: Store,
    pub clock: Clock,
    // Dropped after the store, whose connections they carry.
    _database: Throwaway,
    _folder: TempDir,
}

impl House {
    /// Opens a house; nothing when there is no such engine here.
    pub async fn open(on_sqlite: bool) -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let database = if on_sqlite {
            Throwaway::sqlite(folder.path())
        } else {
            Throwaway::postgres_with_tables().unwrap()?
        };
        let store = Store::open(&database.place).unwrap();
        store.run(|tx| paper::make(tx, wording())).await.unwrap();
        let clock = Clock::movable(Moment::from_micros(1_772_366_400_000_000));
        Some(Self { store, clock, _database: database, _folder: folder })
    }

    /// The rooms of one process: what one calls knows nothing of what another does but by the store.
    pub fn rooms(&self) -> Rooms {
        Rooms::new(self.store.clone(), self.clock.clone())
    }

    pub async fn read<T, F>(&self, look: F) -> T
    where
        T: Send + 'static,
        F: FnOnce(&mut dyn Tx) -> Result<T, StoreError> + Send + 'static,
    {
        self.store.read(look).await.unwrap()
    }
}

/// The story's latest wording.
pub fn wording() -> Wording {
    Wording {
        headlines: Headlines { page: "Dam holds".to_owned(), ..Headlines::default() },
        body: Body { content: vec![Block::Paragraph { content: vec![Inline::plain("It holds.")] }] },
        ..Wording::default()
    }
}

pub const STORY: StoryId = paper::STORY;

/// Makes each test twice: in a module `sqlite` and in a module `postgres`.
macro_rules! both {
    ($(async fn $name:ident($house:ident: House) $story:block)*) => {
        $(async fn $name($house: House) $story)*

        mod sqlite {
            $(#[test]
            fn $name() {
                crate::house::run(true, super::$name);
            })*
        }

        mod postgres {
            $(#[test]
            fn $name() {
                crate::house::run(false, super::$name);
            })*
        }
    };
}
pub(crate) use both;

pub fn run<F: Future<Output = ()>>(on_sqlite: bool, test: impl FnOnce(House) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        match House::open(on_sqlite).await {
            Some(house) => test(house).await,
            None => println!("skipped: no PostgreSQL"),
        }
    });
}
