//! Who works here, from the command line.

#![cfg(test)] // so that the lints know that everything here is a test

use std::{
    io::Write,
    process::{Command, Stdio},
};
use tempfile::TempDir;

/// What the program says to these words and this line on its standard input: exit code, output, trouble.
fn run(folder: &TempDir, words: &[&str], typed: &str) -> (i32, String, String) {
    let mut child = Command::new(env!("CARGO_BIN_EXE_nightdesk"))
        .current_dir(folder.path())
        .args(words)
        .env("NIGHTDESK_DATA", "data")
        .env_remove("NIGHTDESK_DATABASE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses at once may not listen any more.
    let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
    let output = child.wait_with_output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.code().unwrap_or(-1), text(&output.stdout), text(&output.stderr))
}

/// What it says when all is well.
fn told(folder: &TempDir, words: &[&str], typed: &str) -> String {
    let (code, said, trouble) = run(folder, words, typed);
    assert_eq!((code, trouble.as_str()), (0, ""), "{words:?}");
    said
}

/// What it says when it refuses.
fn refused(folder: &TempDir, words: &[&str], typed: &str) -> String {
    let (code, said, trouble) = run(folder, words, typed);
    assert_eq!((code, said.as_str()), (1, ""), "{words:?}");
    trouble
}

fn paper() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let said = told(&folder, &["init", "--name", "The Post", "--edition", "en"], "");
    assert!(said.contains("nightdesk member add NAME --email EMAIL --role chief --data data"), "{said}");
    folder
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

const ADD: [&str; 7] =
    ["member", "add", "Lena Marsh", "--email", "lena@post.example", "--role", "picture-editor"];

#[test]
fn a_member_is_added_listed_shut_out_and_let_in() {
    let folder = paper();
    assert!(told(&folder, &["member", "list"], "").starts_with("Nobody works here yet"));
    let said = told(
        &folder,
        &[&ADD[..], &["--password-stdin", "--language", "ar"]].concat(),
        "four words by chance\n",
    );
    assert_eq!(said, "lena@post.example signs in with that password.\n");
    let listed = json(&told(&folder, &["member", "list", "--json"], ""));
    let lena = &listed[0];
    assert_eq!((&lena["name"], &lena["role"]), (&"Lena Marsh".into(), &"picture_editor".into()));
    assert_eq!((&lena["language"], &lena["standing"]), (&"ar".into(), &"active".into()));
    told(&folder, &["member", "disable", "LENA@post.example"], "");
    assert!(told(&folder, &["member", "list"], "").contains("disabled"));
    told(&folder, &["member", "enable", "lena@post.example"], "");
    told(&folder, &["member", "password", "lena@post.example", "--password-stdin"], "four other words then");
    assert_eq!(listed.as_array().unwrap().len(), 1);
}

#[test]
fn without_a_password_a_link_is_printed_and_in_full_where_the_address_is_known() {
    let folder = paper();
    let said = told(&folder, &ADD, "");
    let link = said.lines().map(str::trim).find(|line| line.starts_with("/desk/")).unwrap();
    assert!(link.starts_with("/desk/join/") && link.len() > 64, "{said}");
    let file = r#"
        [publication]
        name = "The Post"
        first_edition = "en"
        base_address = "https://post.example"
        [[editions]]
        tag = "en"
        language = "en"
        locale = "en-GB"
        direction = "ltr"
        zone = "UTC"
        name = "The Post"
    "#;
    std::fs::write(folder.path().join("post.toml"), file).unwrap();
    told(&folder, &["apply", "post.toml"], "");
    let again = told(&folder, &["member", "invite", "lena@post.example"], "");
    assert!(again.contains("  https://post.example/desk/join/"), "{again}");
    assert!(!again.contains(link), "each link is new");
}

#[test]
fn the_first_member_can_come_with_the_publication() {
    let folder = tempfile::tempdir().unwrap();
    let init = ["init", "--name", "El Correo", "--edition", "es", "--member-email", "ana@correo.example"];
    let said = told(&folder, &init, "");
    assert!(said.contains("/desk/join/") && !said.contains("member add"), "{said}");
    let ana = &json(&told(&folder, &["member", "list", "--json"], ""))[0];
    assert_eq!((&ana["role"], &ana["standing"]), (&"chief".into(), &"invited".into()));
    assert_eq!(ana["language"], "es");
}

#[test]
fn a_newsroom_of_which_nothing_is_said_begins_with_a_link_to_its_guide() {
    let folder = tempfile::tempdir().unwrap();
    let said = told(&folder, &["init"], "");
    assert!(said.contains("its paper has no name yet"), "{said}");
    assert!(said.contains("nightdesk serve --data data"), "{said}");
    assert!(said.contains("  http://127.0.0.1:8080/desk/join/"), "{said}");
    let first = &json(&told(&folder, &["member", "list", "--json"], ""))[0];
    assert_eq!((&first["role"], &first["standing"]), (&"chief".into(), &"invited".into()));
    let again = refused(&folder, &["init"], "");
    assert!(again.contains("already holds “A new paper”"), "{again}");
    // Half of what makes a paper is a slip of the hand.
    for half in [["init", "--name", "The Post"], ["init", "--edition", "en"]] {
        let (code, _, trouble) = run(&folder, &half, "");
        assert_eq!(code, 2, "{trouble}");
        assert!(trouble.contains(if half[1] == "--name" { "--edition" } else { "--name" }), "{trouble}");
    }
}

#[test]
fn what_cannot_be_is_told_with_what_to_do() {
    let folder = paper();
    told(&folder, &ADD, "");
    assert_eq!(
        refused(&folder, &ADD, ""),
        "nightdesk: lena@post.example belongs to another account; change that one, or give another address\n"
    );
    let other =
        ["member", "add", "Omar", "--email", "omar@post.example", "--role", "editor", "--password-stdin"];
    assert_eq!(
        refused(&folder, &other, "short\n"),
        "nightdesk: the password is too short; take at least 12 characters, for example four words\n"
    );
    assert_eq!(
        refused(&folder, &other, ""),
        "nightdesk: there is no password on standard input; write it as one line\n"
    );
    assert!(refused(&folder, &other, &"x".repeat(100_000)).contains("longer than 1024 bytes"));
    assert_eq!(
        refused(&folder, &["member", "disable", "nobody@post.example"], ""),
        "nightdesk: there is no member “nobody@post.example” here; look for a typing error, or make it first\n"
    );
    let (code, _, trouble) = run(&folder, &["member", "add", "O", "--email", "omar", "--role", "king"], "");
    assert_eq!(code, 2, "{trouble}");
    let (code, _, trouble) = run(&folder, &["token", "create", "--role", "king"], "");
    assert_eq!(code, 2);
    assert!(trouble.contains("choose one of reporter, translator, picture-editor"), "{trouble}");
}

#[test]
fn a_token_is_made_for_programs_listed_without_its_secret_and_revoked() {
    let folder = paper();
    let made = json(&told(&folder, &["token", "create", "--role", "chief", "--json"], ""));
    let token = made["token"].as_str().unwrap();
    assert!(token.starts_with("nd_") && token.len() == 67, "{made}");
    assert_eq!(made["scopes"].as_array().unwrap().len(), 9);
    let plain = told(
        &folder,
        &["token", "create", "--role", "editor", "--name", "wire", "--scope", "flash", "--days", "7"],
        "",
    );
    assert!(plain.starts_with("nd_") && plain.lines().count() == 1, "{plain}");
    let listed = told(&folder, &["token", "list", "--json"], "");
    assert!(!listed.contains(token) && !listed.contains(plain.trim()), "{listed}");
    let listed = json(&listed);
    assert_eq!(listed[0]["scopes"], serde_json::json!(["flash"]));
    assert!(listed[0]["expires"].is_string() && listed[1]["expires"].is_null());
    let id = listed[1]["id"].as_str().unwrap();
    told(&folder, &["token", "revoke", id], "");
    assert_eq!(json(&told(&folder, &["token", "list", "--json"], "")).as_array().unwrap().len(), 1);
    assert!(refused(&folder, &["token", "revoke", id], "").contains("there is no token"));
}
