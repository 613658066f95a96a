//! Both engines keep the same newsroom: same tables, same statements, same order of events.

use crate::{
    Engine, Place, Store, StoreError,
    engine::{self, Connection, Use},
    migrations, sql,
    sql::events::{self, News},
    testing::Throwaway,
};
use editorial::{MemberId, Moment, event::Event};
use std::collections::BTreeSet;

fn up_to_date(place: &Place) -> Box<dyn Connection> {
    let mut connection = engine::connect(place, Use::Write).unwrap();
    migrations::bring_up_to_date(connection.as_mut()).unwrap();
    connection
}

fn sqlite() -> (tempfile::TempDir, Box<dyn Connection>) {
    let folder = tempfile::tempdir().unwrap();
    let connection = up_to_date(&Throwaway::sqlite(folder.path()).place);
    (folder, connection)
}

#[test]
fn every_statement_is_accepted_by_its_engines_with_the_same_columns() {
    let (_folder, mut lite) = sqlite();
    let server = Throwaway::postgres().unwrap();
    let mut post = server.as_ref().map(|server| up_to_date(&server.place));
    let statements = sql::every_statement();
    assert!(statements.len() > 50, "the registry has only {}", statements.len());
    for statement in statements {
        let on_lite = (statement.only != Some(Engine::Postgres))
            .then(|| lite.prepare(statement.sql).unwrap_or_else(|e| panic!("{}: {e}", statement.name)));
        if let Some(post) = post.as_mut() {
            let on_post = (statement.only != Some(Engine::Sqlite))
                .then(|| post.prepare(statement.sql).unwrap_or_else(|e| panic!("{}: {e}", statement.name)));
            if let (Some(lite), Some(post)) = (on_lite, on_post) {
                assert_eq!(lite, post, "{}", statement.name);
            }
        }
    }
}

#[test]
fn parameters_are_numbered_in_the_order_of_their_first_use() {
    for statement in sql::every_statement() {
        let mut highest = 0;
        for part in statement.sql.split('$').skip(1) {
            let digits: String = part.chars().take_while(char::is_ascii_digit).collect();
            let number: u32 = digits.parse().unwrap();
            assert!(number <= highest + 1, "{}: ${number} comes too early", statement.name);
            highest = highest.max(number);
        }
    }
}

#[test]
fn both_engines_have_the_same_tables_and_columns() {
    let Some(server) = Throwaway::postgres().unwrap() else { return };
    let mut post = up_to_date(&server.place);
    let (_folder, mut lite) = sqlite();
    let on_lite = columns(
        lite.as_mut(),
        "select m.name || '.' || c.name from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'",
    );
    let on_post = columns(
        post.as_mut(),
        "select table_name || '.' || column_name from information_schema.columns where table_schema = 'public'",
    );
    assert!(on_lite.contains("story.live_revision"));
    assert_eq!(on_lite, on_post);
}

/// Statements of this test only; leaked once, like every statement.
fn columns(connection: &mut dyn Connection, sql: &'static str) -> BTreeSet<String> {
    let statement = Box::leak(Box::new(crate::Statement { name: "columns", sql, only: None }));
    let rows = connection.tx().query(statement, &[]).unwrap();
    rows.iter().map(|row| row.get::<String>(0).unwrap()).collect()
}

#[test]
fn data_of_a_newer_program_is_left_alone() {
    let (folder, mut connection) = sqlite();
    connection.script("insert into migration (number) values (9999)").unwrap();
    let place = Throwaway::sqlite(folder.path()).place.clone();
    let refused = Store::open(&place).map(drop).unwrap_err();
    assert!(matches!(refused, StoreError::Newer { found: 9999, .. }), "{refused}");
}

#[test]
fn a_file_that_is_no_database_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("newsroom.db");
    std::fs::write(&file, "this is a shopping list, not a database, and it is long enough to look at")
        .unwrap();
    let refused = Store::open(&Place::Sqlite(file)).map(drop).unwrap_err().to_string();
    assert!(refused.contains("newsroom.db") || refused.contains("not a database"), "{refused}");
}

#[test]
fn a_database_of_another_program_is_left_alone_and_told_in_one_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let place = Throwaway::sqlite(folder.path()).place.clone();
    let mut theirs = engine::connect(&place, Use::Write).unwrap();
    theirs.script("create table story (title text); create table shopping (item text)").unwrap();
    let refused = Store::open(&place).map(drop).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "the store holds something unreadable in its tables: they belong to another program (shopping, story); \
         choose another file or folder"
    );
}

#[test]
fn what_sqlite_says_comes_with_advice_and_without_the_statement() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = Place::Sqlite(folder.path().join("no/such/folder/newsroom.db"));
    let refused = Store::open(&nowhere).map(drop).unwrap_err().to_string();
    assert!(
        refused.ends_with("look whether its folder is there, and whether you may read and write both"),
        "{refused}"
    );

    let (ours, mut connection) = sqlite();
    let wrong = connection.script("create table story (secret text)").unwrap_err().to_string();
    assert_eq!(wrong, "the database says: table story already exists");
    let mut reader = engine::connect(&Throwaway::sqlite(ours.path()).place, Use::Read).unwrap();
    let refused = reader.script("delete from story").unwrap_err().to_string();
    assert!(refused.contains("may not be written: look at their permissions"), "{refused}");

    let file = folder.path().join("newsroom.db");
    std::fs::write(&file, "this is a shopping list, not a database, and it is long enough to look at")
        .unwrap();
    let refused = Store::open(&Place::Sqlite(file)).map(drop).unwrap_err().to_string();
    assert!(refused.ends_with("choose another file, or put a backup in its place"), "{refused}");
}

const NOBODY: MemberId = MemberId::from_bytes([0; 16]);

/// On PostgreSQL the second writer must wait for the first: else a follower that has read entry 2 would never
/// see entry 1, which commits after it.
#[test]
fn two_interleaved_transactions_appear_in_the_log_in_the_order_of_their_commits() {
    let Some(server) = Throwaway::postgres().unwrap() else { return };
    let mut first = up_to_date(&server.place);
    let place = server.place.clone();
    let news = [News { edition: None, event: Event::PublicationChanged }];

    first.begin().unwrap();
    events::record(first.tx(), NOBODY, Moment::from_micros(1), &news).unwrap();

    let (started, has_started) = std::sync::mpsc::channel();
    let second = std::thread::spawn(move || {
        let news = [News { edition: None, event: Event::PublicationChanged }];
        let mut second = engine::connect(&place, Use::Write).unwrap();
        second.begin().unwrap();
        started.send(()).unwrap();
        events::record(second.tx(), NOBODY, Moment::from_micros(2), &news).unwrap();
        second.commit().unwrap();
    });
    has_started.recv().unwrap();

    let mut follower = engine::connect(&server.place, Use::Read).unwrap();
    // While the first is open nobody sees anything, however long the second has been trying.
    for _ in 0..50 {
        assert_eq!(events::after(follower.tx(), 0, 10).unwrap(), vec![]);
    }
    first.commit().unwrap();
    second.join().unwrap();
    let seen = events::after(follower.tx(), 0, 10).unwrap();
    let order: Vec<_> = seen.iter().map(|entry| (entry.sequence, entry.at.micros())).collect();
    assert_eq!(order, [(1, 1), (2, 2)]);
}

#[tokio::test]
async fn a_unit_of_work_that_fails_or_panics_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Throwaway::sqlite(folder.path()).place).unwrap();
    let news = || [News { edition: None, event: Event::PublicationChanged }];
    let failed: Result<(), StoreError> = store
        .run(move |tx| {
            events::record(tx, NOBODY, Moment::from_micros(1), &news())?;
            Err(StoreError::Missing { what: "story", key: "none".into() })
        })
        .await;
    assert!(matches!(failed, Err(StoreError::Missing { .. })));
    let panicked: Result<(), StoreError> = store.run(|_| panic!("a mistake in an act")).await;
    assert!(matches!(panicked, Err(StoreError::Panicked)));
    let newest: Result<i64, StoreError> = store.read(events::newest).await;
    assert_eq!(newest.unwrap(), 0);
    let kept: Result<(), StoreError> =
        store.run(move |tx| events::record(tx, NOBODY, Moment::from_micros(1), &news())).await;
    kept.unwrap();
    assert_eq!(store.read(events::newest).await.unwrap_or(0), 1);
}

#[tokio::test]
async fn when_the_last_store_goes_everything_is_in_the_one_file() {
    for round in 0..10 {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&Throwaway::sqlite(folder.path()).place).unwrap();
        let news = [News { edition: None, event: Event::PublicationChanged }];
        for _ in 0..8 {
            store.read::<_, StoreError, _>(events::newest).await.unwrap();
        }
        let kept: Result<(), StoreError> =
            store.run(move |tx| events::record(tx, NOBODY, Moment::from_micros(1), &news)).await;
        kept.unwrap();
        store.listen_to_others().unwrap();
        let clone = store.clone();
        drop(store);
        assert_eq!(clone.read::<_, StoreError, _>(events::newest).await.unwrap(), 1);
        drop(clone);
        let files: Vec<_> =
            std::fs::read_dir(folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
        assert_eq!(files, ["newsroom.db"], "round {round}");
    }
}

#[tokio::test]
async fn a_unit_of_work_may_hold_the_last_store() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&Throwaway::sqlite(folder.path()).place).unwrap();
    let inside = store.clone();
    let (sender, gone) = std::sync::mpsc::channel();
    let (done, finished) = std::sync::mpsc::channel();
    let work = tokio::spawn(async move {
        let work = move |_: &mut dyn crate::Tx| {
            gone.recv().unwrap();
            drop(inside);
            done.send(()).unwrap();
            Ok::<(), StoreError>(())
        };
        store.run(work).await
    });
    tokio::task::yield_now().await;
    work.abort();
    assert!(work.await.unwrap_err().is_cancelled());
    sender.send(()).unwrap();
    finished.recv().unwrap();
}

/// What the server says about this connection's setting.
fn setting(connection: &mut dyn Connection, sql: &'static str) -> String {
    columns(connection, sql).into_iter().next().unwrap()
}

#[test]
fn no_connection_of_postgres_holds_the_others_up_for_ever() {
    const STATEMENT: &str = "select current_setting('statement_timeout')";
    const IDLE: &str = "select current_setting('idle_in_transaction_session_timeout')";
    let Some(server) = Throwaway::postgres().unwrap() else { return };
    let mut writing = up_to_date(&server.place);
    assert_eq!(setting(writing.as_mut(), STATEMENT), "1min");
    assert_eq!(setting(writing.as_mut(), IDLE), "1min");
    let mut reading = engine::connect(&server.place, Use::Read).unwrap();
    assert_eq!(setting(reading.as_mut(), STATEMENT), "10s");

    // The same, sooner: who waits too long for another's lock is told to try again.
    writing.begin().unwrap();
    writing.script("select pg_advisory_xact_lock(7239054410)").unwrap();
    let mut second = engine::connect(&server.place, Use::Write).unwrap();
    second.script("set statement_timeout = '50ms'").unwrap();
    second.begin().unwrap();
    let news = [News { edition: None, event: Event::PublicationChanged }];
    let refused = events::record(second.tx(), NOBODY, Moment::from_micros(1), &news).unwrap_err();
    assert!(matches!(refused, StoreError::Busy(_)), "{refused}");
    second.roll_back();

    // And who falls asleep in the middle of its work lets go of what it held.
    writing.script("set idle_in_transaction_session_timeout = '50ms'").unwrap();
    std::thread::sleep(std::time::Duration::from_millis(300));
    second.script("set statement_timeout = '10s'").unwrap();
    second.begin().unwrap();
    events::record(second.tx(), NOBODY, Moment::from_micros(2), &news).unwrap();
    second.commit().unwrap();
    assert!(events::newest(writing.tx()).is_err());
    assert!(writing.is_broken(), "the connection is renewed before the next unit of work");
}
