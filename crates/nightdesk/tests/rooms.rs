//! The rooms stand as ARCHITECTURE.md says: who may know whom is a table there, and this compares it with what
//! Cargo knows. A failure names the room and the door that was broken through.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "in a test, a surprise may end the test")]

use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

type Doors = BTreeMap<String, BTreeSet<String>>;

/// What no crate of any depth may bring: the one TLS is rustls with ring.
const SECOND_TLS: [&str; 5] = ["openssl", "openssl-sys", "native-tls", "aws-lc-sys", "aws-lc-rs"];

/// What a pure rule has no use for: words of async, of clocks, of files and of the network.
const IMPURE: [&str; 9] = [
    "async fn",
    ".await",
    "tokio",
    "std::time",
    "std::fs",
    "std::net",
    "std::env",
    "SystemTime",
    "Timestamp::now",
];

#[test]
fn the_table_names_every_room_and_no_other() {
    let (drawn, built) = (table(), rooms());
    let drawn: BTreeSet<&String> = drawn.keys().collect();
    let built: BTreeSet<&String> = built.keys().collect();
    let forgotten: Vec<_> = built.difference(&drawn).collect();
    let gone: Vec<_> = drawn.difference(&built).collect();
    assert!(forgotten.is_empty(), "the room table in ARCHITECTURE.md has no row for {forgotten:?}");
    assert!(
        gone.is_empty(),
        "the room table in ARCHITECTURE.md has a row for {gone:?}, which is no crate here"
    );
}

#[test]
fn every_room_opens_the_doors_of_the_table_and_no_other() {
    let drawn = table();
    let mut broken = Vec::new();
    for (room, doors) in rooms() {
        let Some(allowed) = drawn.get(&room) else { continue };
        broken.extend(doors.difference(allowed).map(|door| {
            format!("`{room}` depends on `{door}`, and the table in ARCHITECTURE.md does not allow it")
        }));
        broken.extend(allowed.difference(&doors).map(|door| {
            format!(
                "`{room}` does not depend on `{door}` any more; take it out of the table in ARCHITECTURE.md"
            )
        }));
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn tests_know_no_more_than_their_room_and_the_testkit() {
    let drawn = table();
    for package in &metadata().packages {
        let room = package.name.to_string();
        for dependency in package.dependencies.iter().filter(|d| d.kind == DependencyKind::Development) {
            let door = &dependency.name;
            let ours = drawn.contains_key(door);
            let allowed = *door == room || door == "testkit" || drawn[&room].contains(door);
            assert!(
                !ours || allowed,
                "the tests of `{room}` depend on `{door}`, which `{room}` itself may not know"
            );
        }
    }
}

#[test]
fn the_public_paper_cannot_change_a_story() {
    let doors = rooms();
    let mut reached = BTreeSet::new();
    let mut next = vec!["site".to_owned()];
    while let Some(room) = next.pop() {
        if reached.insert(room.clone()) {
            next.extend(doors.get(&room).into_iter().flatten().cloned());
        }
    }
    assert!(reached.len() > 1, "the site was not found");
    for writing in ["newsroom", "testkit", "nightdesk"] {
        assert!(
            !reached.contains(writing),
            "`site` reaches `{writing}`: the public paper must not be able to write"
        );
    }
}

#[test]
fn the_rules_wait_for_nothing_and_ask_no_clock() {
    let sources = root().join("crates/editorial/src");
    let files = rust_files(&sources);
    assert!(files.len() > 10, "the sources of `editorial` are not in {}", sources.display());
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        // What a comment or a test says is no rule.
        let rules = text.split("#[cfg(test)]").next().unwrap_or_default();
        for line in rules.lines().filter(|line| !line.trim_start().starts_with("//")) {
            for word in IMPURE {
                assert!(
                    !line.contains(word),
                    "`editorial` uses `{word}` in {}: {}",
                    file.display(),
                    line.trim()
                );
            }
        }
    }
}

/// Who in `site` may have the store itself: the pencil, who follows the log, who tells open pages, who arranges the furniture, and whoever
/// looks up an address outside every edition, which leads to no page.
const WITH_THE_STORE: [&str; 9] = [
    "reading.rs",
    "composing.rs",
    "follow.rs",
    "live.rs",
    "on_air.rs",
    "touched.rs",
    "furniture.rs",
    "routes/story.rs",
    // What it answers leads elsewhere or is for one reader: neither is kept as a page.
    "routes/redirects.rs",
];

#[test]
fn pages_read_the_store_with_a_pencil() {
    let sources = root().join("crates/site/src");
    for file in rust_files(&sources) {
        let name = file.strip_prefix(&sources).unwrap().to_string_lossy().into_owned();
        if WITH_THE_STORE.contains(&name.as_str()) {
            continue;
        }
        let text = fs::read_to_string(&file).unwrap();
        for unnoted in ["dyn Tx", "|tx|", "dyn store::Tx"] {
            assert!(
                !text.contains(unnoted),
                "{name} reads the store past `Reading`: what it reads is not noted"
            );
        }
    }
}

#[test]
fn nothing_brings_a_second_tls() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let lock: toml::Table = lock.parse().unwrap();
    let packages = lock["package"].as_array().unwrap();
    assert!(packages.len() > 100, "Cargo.lock holds only {} packages", packages.len());
    for package in packages {
        let name = package["name"].as_str().unwrap();
        assert!(
            !SECOND_TLS.contains(&name),
            "a dependency brings `{name}`; find it with `cargo tree --invert {name}` and choose rustls with ring"
        );
    }
}

/// The table of ARCHITECTURE.md: each room with the rooms that it may know.
fn table() -> Doors {
    let text = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let (_, after) =
        text.split_once("<!-- rooms -->").expect("ARCHITECTURE.md has lost its mark <!-- rooms -->");
    let (rows, _) =
        after.split_once("<!-- /rooms -->").expect("ARCHITECTURE.md has lost its mark <!-- /rooms -->");
    let mut doors = Doors::new();
    for row in rows.lines().filter(|line| line.starts_with("| `")) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [room, _, allowed] = cells[..] else {
            panic!("a row of the room table has not three cells: {row}")
        };
        let room = in_backticks(room).next().expect("a room without backticks").to_owned();
        let allowed: BTreeSet<String> = match allowed {
            "nothing of ours" => BTreeSet::new(),
            names => in_backticks(names).map(str::to_owned).collect(),
        };
        assert!(doors.insert(room.clone(), allowed).is_none(), "the room table has two rows for `{room}`");
    }
    doors
}

fn in_backticks(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('`').skip(1).step_by(2)
}

/// Every room with the rooms that its Cargo.toml names, those of its tests left out.
fn rooms() -> Doors {
    let metadata = metadata();
    let ours: BTreeSet<&str> = metadata.packages.iter().map(|package| package.name.as_str()).collect();
    let known = |package: &cargo_metadata::Package| {
        let doors = package.dependencies.iter().filter(|d| d.kind != DependencyKind::Development);
        doors.map(|d| d.name.clone()).filter(|name| ours.contains(name.as_str())).collect()
    };
    metadata.packages.iter().map(|package| (package.name.to_string(), known(package))).collect()
}

fn metadata() -> Metadata {
    MetadataCommand::new().manifest_path(root().join("Cargo.toml")).no_deps().exec().unwrap()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files
}
