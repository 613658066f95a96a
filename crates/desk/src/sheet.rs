//! What stands around every screen: the bar of a member, the card of a guest.

use crate::{
    Notice, Seat, Verb, Who,
    asked::{Asked, Sent},
    channel, flashes, fronts,
    house::House,
    pictures, readers, settings, sign_in,
};
use editorial::{Member, Permission, account::DeskLanguage};
use minijinja::{Value, context};
use newsroom::desk::Call;

/// How the desk looks and listens on this browser; a cookie, since a phone in the dark is another desk than the one in
/// the newsroom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Looks {
    /// Light or dark.
    pub scheme: Scheme,
    /// Whether single keys are shortcuts.
    pub keys: bool,
    /// Whether the first-run guide was closed.
    pub guided: bool,
}

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// As the device has it.
    Auto,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Scheme {
    const ALL: [Scheme; 3] = [Scheme::Auto, Scheme::Light, Scheme::Dark];

    /// The word by which forms and styles know it.
    pub const fn word(self) -> &'static str {
        match self {
            Scheme::Auto => "auto",
            Scheme::Light => "light",
            Scheme::Dark => "dark",
        }
    }

    /// The scheme that a word names.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.word() == word)
    }
}

impl Default for Looks {
    fn default() -> Self {
        Self { scheme: Scheme::Auto, keys: true, guided: false }
    }
}

impl Looks {
    /// As a cookie carries them.
    pub fn written(self) -> String {
        let keys = if self.keys { "keys" } else { "none" };
        let guided = if self.guided { "guided" } else { "new" };
        format!("{}.{keys}.{guided}", self.scheme.word())
    }

    /// As a cookie carried them; the usual ones for anything else.
    pub fn read(written: Option<&str>) -> Self {
        let mut parts = written.unwrap_or_default().split('.');
        Self {
            scheme: parts.next().and_then(Scheme::from_word).unwrap_or(Scheme::Auto),
            keys: parts.next() != Some("none"),
            guided: parts.next() == Some("guided"),
        }
    }
}

/// The ways through the desk: word, address, who may go.
const WAYS: [(&str, &str, Who); 9] = [
    ("stories", "/desk/stories", Who::May(Permission::Write)),
    ("scheduled", "/desk/scheduled", Who::May(Permission::Write)),
    ("flashes", flashes::FLASHES, Who::May(Permission::SendFlash)),
    ("fronts", fronts::FRONTS, Who::May(Permission::CurateFront)),
    ("pictures", pictures::PICTURES, Who::May(Permission::Upload)),
    ("channel", channel::CHANNELS, Who::May(Permission::Broadcast)),
    ("corrections", "/desk/corrections", Who::Member),
    ("readers", readers::READERS, Who::Member),
    ("account", "/desk/account", Who::Member),
];

/// The sheet of a member, with words above the screen.
pub fn of_member(seat: &Seat, words: Option<(&str, String)>) -> Value {
    let (asked, account) = (seat.asked(), seat.account());
    let house = &asked.house;
    let done = Notice::from_word(asked.query.get("done"));
    let said = |notice: Notice| asked.tongue().style().word(&format!("notice-{}", notice.word()));
    let words = words.or_else(|| done.map(|notice| ("done", said(notice))));
    let goes = |who| match who {
        Who::Anyone | Who::Member => true,
        Who::May(permission) => seat.member().may(permission).is_ok(),
    };
    let mut ways: Vec<Value> = WAYS
        .iter()
        .filter(|(_, _, who)| goes(*who))
        .map(|(word, address, _)| {
            let current =
                asked.path.strip_prefix(address).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
            let count = if *word == "pictures" { asked.ending } else { 0 };
            context! { word => *word, address => *address, current, count }
        })
        .collect();
    // The settings begin with the first of their screens that this member may open.
    if let Some(address) = settings::way(seat.member()) {
        let current = settings::are_at(&asked.path);
        let way = context! { word => "settings", address, current, count => 0 };
        ways.insert(ways.len().saturating_sub(1), way);
    }
    let new_story = new_story(seat.member());
    // The window of breaking news; what a refused form of another screen holds is not for it.
    let sends = seat.member().may(Permission::SendFlash).is_ok();
    let flash = sends.then(|| flashes::form::form(asked, &Sent::default(), "", &[], None));
    context! {
        home => "/desk/",
        paper => format!("/{}/", own_edition(house, asked.language)),
        account => "/desk/account",
        sign_out => "/desk/sign-out",
        new_story,
        flash,
        events => "/desk/events",
        member => context! { id => account.id.to_string(), name => account.called(), initials => initials(account.called()), role => account.role.word() },
        ways => ways,
        inner => settings::inner(seat.member(), &asked.path),
        within => settings::are_at(&asked.path),
        editions => editions(asked),
        search => context! { action => "/desk/stories", text => asked.query.get("text") },
        here => asked.desk.company.present().around(seat),
        calls => calls(seat), bar => "/desk/bar",
        notice => words.map(|(kind, text)| context! { kind, text, address => (), link => () }),
        ..of_everybody(asked)
    }
}

/// The open notes that call the member.
fn calls(seat: &Seat) -> Vec<Value> {
    let call = |call: &Call| {
        let address = format!("/desk/stories/{}#note-{}", call.note.story, call.note.id);
        context! {
            by => call.by.as_str(), at => seat.moment(call.note.at), text => call.note.text.as_str(),
            headline => Some(call.headline.as_str()).filter(|headline| !headline.is_empty()), address,
        }
    };
    seat.asked().calls.iter().map(call).collect()
}

/// The sheet of a guest.
pub fn of_guest(asked: &Asked) -> Value {
    let languages: Vec<Value> = DeskLanguage::ALL
        .into_iter()
        .map(|language| {
            let tongue = asked.house.tongue(language);
            context! {
                name => own_name(language),
                language => language.tag(),
                direction => tongue.direction().attr(),
                address => in_language(asked, language),
                current => language == asked.language,
            }
        })
        .collect();
    context! { languages, notice => (), ..of_everybody(asked) }
}

/// What both sheets say.
fn of_everybody(asked: &Asked) -> Value {
    let (house, tongue) = (&asked.house, asked.tongue());
    let publication = &house.publication;
    let logo = Some(&publication.logo_svg).filter(|svg| !svg.is_empty());
    let address = |name: &str| format!("/assets/{name}");
    let found = |logical: &str| assets::hashed(logical).map(address).into_iter().collect::<Vec<String>>();
    let fonts: Vec<String> = assets::early_fonts(tongue.language().tag()).into_iter().map(address).collect();
    context! {
        language => tongue.language().tag(),
        direction => tongue.direction().attr(),
        scheme => asked.looks.scheme.word(),
        keys => asked.looks.keys,
        csrf => asked.csrf.as_str(),
        publication => context! {
            name => house.name(asked.language),
            // Cleaned when it was set, as the paper shows it too.
            logo => logo.map(|svg| Value::from_safe_string(svg.clone())),
        },
        assets => context! {
            styles => found("desk.css"),
            scripts => found("desk.js"),
            fonts,
            icon => found("icon.svg").pop(),
        },
    }
}

/// The choice of editions in the bar.
fn editions(asked: &Asked) -> Vec<Value> {
    let chosen = asked.query.get("edition");
    let all = context! {
        name => (), language => "", direction => "ltr", address => "/desk/stories?edition=", current => chosen.is_empty(),
    };
    let each = asked.house.editions.iter().map(|edition| {
        context! {
            name => edition.language_name.as_str(),
            language => edition.language.as_str(),
            direction => edition.direction.attr(),
            address => format!("/desk/stories?edition={}", edition.tag),
            current => chosen == edition.tag,
        }
    });
    std::iter::once(all).chain(each).collect()
}

/// Where a member begins a story; nothing for who may not write.
pub fn new_story(member: &Member) -> Option<&'static str> {
    const NEW: &str = "/desk/stories/new";
    let there = crate::routes().iter().any(|route| route.verb == Verb::Show && route.path == NEW);
    (there && member.may(Permission::Write).is_ok()).then_some(NEW)
}

/// The tag of the edition in this language, or of the first.
fn own_edition(house: &House, language: DeskLanguage) -> &str {
    let own =
        house.editions.iter().find(|edition| crate::house::primary(&edition.language) == language.tag());
    own.map_or(house.publication.first_edition.as_str(), |edition| edition.tag.as_str())
}

/// The language's own name for itself.
pub const fn own_name(language: DeskLanguage) -> &'static str {
    match language {
        DeskLanguage::En => "English",
        DeskLanguage::Es => "Español",
        DeskLanguage::Ar => "العربية",
    }
}

/// The languages of the desk as a choice: value and name.
pub fn languages() -> Vec<Value> {
    DeskLanguage::ALL.map(|language| context! { value => language.tag(), name => own_name(language) }).into()
}

/// The same address in another language.
fn in_language(asked: &Asked, language: DeskLanguage) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    // Where to go afterwards is said again only when it leads to a screen of ours.
    let kept = |(name, value): &&(String, String)| match name.as_str() {
        "language" => false,
        "next" => sign_in::inside_only(value).is_some(),
        _ => true,
    };
    query.extend_pairs(asked.query.0.iter().filter(kept));
    query.append_pair("language", language.tag());
    format!("?{}", query.finish())
}

/// Two letters for a person: of the first and the last of their names.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = words.next().and_then(|word| word.chars().next());
    let last = words.next_back().and_then(|word| word.chars().next());
    first.into_iter().chain(last).flat_map(char::to_uppercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn looks_survive_the_journey_and_nonsense_does_no_harm() {
        let looks = Looks { scheme: Scheme::Dark, keys: false, guided: true };
        assert_eq!(Looks::read(Some(&looks.written())), looks);
        for nonsense in [None, Some(""), Some("blue.keys"), Some("\"><script>.x")] {
            assert_eq!(Looks::read(nonsense), Looks::default());
        }
    }

    #[test]
    fn two_letters_stand_for_a_person() {
        assert_eq!(initials("Lucía Ferrer"), "LF");
        assert_eq!(initials("عمر حداد"), "عح");
        assert_eq!(initials("lena@courier.example"), "L");
        assert_eq!(initials("  "), "");
    }
}
