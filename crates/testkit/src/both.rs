//! One test, two engines.

use crate::TestNewsroom;
use store::Engine;

/// Makes each test twice: in a module `sqlite` and in a module `postgres`. Once in a file.
#[macro_export]
macro_rules! both {
    ($(async fn $name:ident($room:ident: TestNewsroom) $story:block)*) => {
        $(async fn $name($room: $crate::TestNewsroom) $story)*

        mod sqlite {
            $(#[test]
            fn $name() {
                $crate::run(true, super::$name);
            })*
        }

        mod postgres {
            $(#[test]
            fn $name() {
                $crate::run(false, super::$name);
            })*
        }
    };
}

/// Runs a test in a new newsroom, on SQLite or on PostgreSQL.
pub fn run<F: Future<Output = ()>>(on_sqlite: bool, test: impl FnOnce(TestNewsroom) -> F) {
    let engine = if on_sqlite { Engine::Sqlite } else { Engine::Postgres };
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .expect("a runtime for the test");
    runtime.block_on(async {
        match TestNewsroom::open(engine).await {
            Some(room) => test(room).await,
            None => println!("skipped: no PostgreSQL"),
        }
    });
}
