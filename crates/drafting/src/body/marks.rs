//! How marks are named as formats of a text.
//!
//! A mark that excludes others of its own type is named by its type alone. Claims may overlap (one sentence, two
//! sources), so y-prosemirror names each `claim--` and eight characters: the SHA-256 of the mark's JSON in lib0's
//! binary form, folded to six bytes, in base64. The order of marks is that of [`rank`]: the editor's schema lists them
//! so, and a document does not keep another.

use base64::{Engine, prelude::BASE64_STANDARD};
use editorial::{attribution::Attribution, body::Mark};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::sync::Arc;
use yrs::{Any, encoding::write::Write, types::Attrs};

/// The place of a mark in the editor's schema: strong, em, link, claim. Among claims, what they say decides.
pub fn rank(mark: &Mark) -> (u8, [&str; 5]) {
    match mark {
        Mark::Strong => (0, [""; 5]),
        Mark::Em => (1, [""; 5]),
        Mark::Link { attrs } => (2, [&attrs.href, "", "", "", ""]),
        Mark::Claim { attrs } => (3, entries(attrs).map(|(_, said)| said)),
    }
}

/// The marks in the schema's order, each once; of marks that exclude their like, the last.
pub fn in_order(marks: &[Mark]) -> Vec<Mark> {
    let mut ordered: Vec<Mark> = Vec::with_capacity(marks.len());
    for mark in marks {
        ordered.retain(|kept| match mark {
            Mark::Claim { .. } => kept != mark,
            Mark::Strong | Mark::Em | Mark::Link { .. } => rank(kept).0 != rank(mark).0,
        });
        ordered.push(mark.clone());
    }
    ordered.sort_by(|one, other| rank(one).cmp(&rank(other)));
    ordered
}

/// The formats of a run with these marks.
pub fn formats(marks: &[Mark]) -> Attrs {
    marks.iter().map(format).collect()
}

fn format(mark: &Mark) -> (Arc<str>, Any) {
    let of = |entries: &[(&str, &str)]| {
        Any::Map(Arc::new(entries.iter().map(|(key, said)| ((*key).to_owned(), Any::from(*said))).collect()))
    };
    match mark {
        Mark::Strong => ("strong".into(), of(&[])),
        Mark::Em => ("em".into(), of(&[])),
        Mark::Link { attrs } => ("link".into(), of(&[("href", &attrs.href)])),
        Mark::Claim { attrs } => (["claim--", &hash(attrs)].concat().into(), of(&entries(attrs))),
    }
}

/// The type of the mark that a format is named after.
pub fn kind(format: &str) -> &str {
    match format.rsplit_once("--") {
        Some((kind, hash)) if hash.len() == 8 && hash.bytes().all(is_base64) => kind,
        _ => format,
    }
}

/// A mark as ProseMirror's JSON has it: without attributes where there are none.
pub fn json(kind: &str, attributes: &Value) -> Value {
    let has_none = attributes.as_object().is_some_and(serde_json::Map::is_empty);
    if has_none {
        serde_json::json!({ "type": kind })
    } else {
        serde_json::json!({ "type": kind, "attrs": attributes })
    }
}

/// Who stands behind a claim, every entry written out, in the schema's order.
pub const fn entries(attribution: &Attribution) -> [(&'static str, &str); 5] {
    [
        ("speaker", attribution.speaker.as_str()),
        ("role", attribution.role.as_str()),
        ("through", attribution.through.as_str()),
        ("standing", attribution.standing.word()),
        ("said", attribution.said.as_str()),
    ]
}

const fn is_base64(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

/// y-prosemirror's `hashOfJSON` of a claim: the order of the entries is part of it.
fn hash(attribution: &Attribution) -> String {
    const OBJECT: u8 = 118;
    let mut packed: Vec<u8> = Vec::new();
    let string = |packed: &mut Vec<u8>, text: &str| Any::from(text).encode(packed);
    packed.write_u8(OBJECT);
    packed.write_var(2_u32);
    packed.write_string("type");
    string(&mut packed, "claim");
    packed.write_string("attrs");
    packed.write_u8(OBJECT);
    packed.write_var(5_u32);
    for (key, said) in entries(attribution) {
        packed.write_string(key);
        string(&mut packed, said);
    }
    let mut folded = [0; 6];
    for (at, byte) in Sha256::digest(&packed).iter().enumerate() {
        folded[at % folded.len()] ^= byte;
    }
    BASE64_STANDARD.encode(folded)
}
