//! Where somebody is signed in, in words that they know their own devices by.

use crate::Seat;
use editorial::session::Session;
use minijinja::{Value, context};

/// Browsers by what stands in their names, the more special before those that they claim to be.
const BROWSERS: [(&str, &str); 6] = [
    ("Edg/", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
];

/// Systems by what stands in the names of browsers.
const SYSTEMS: [(&str, &str); 6] = [
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("Linux", "Linux"),
];

/// A browser in words: “Firefox, Linux”; what it calls itself when it is none that we know.
fn browser(agent: &str) -> String {
    let known = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    match (known(&BROWSERS), known(&SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) if agent.is_empty() => "–".to_owned(),
        (None, None) => agent.chars().take(60).collect(),
    }
}

/// Sessions for a screen. Under `under` each can be ended at `ID/end`; the one that asks ends by signing out.
pub fn listed(seat: &Seat, sessions: &[Session], under: &str) -> Vec<Value> {
    let row = |session: &Session| {
        let current = session.id == seat.inside().session.id;
        context! {
            id => session.id.to_string(),
            browser => browser(&session.agent),
            place => session.address.as_str(),
            since => seat.moment(session.created),
            seen => seat.moment(session.seen),
            current,
            revoke => (!current).then(|| format!("{under}/{}/end", session.id)),
        }
    };
    sessions.iter().map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_named_as_their_owners_name_them() {
        let chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";
        assert_eq!(browser(chrome), "Chrome, Linux");
        assert_eq!(
            browser(&format!("{chrome} Edg/140.0.0.0").replace("X11; Linux x86_64", "Windows NT 10.0")),
            "Edge, Windows"
        );
        assert_eq!(browser("curl/8.5.0"), "curl/8.5.0");
        assert_eq!(browser(""), "–");
    }
}
