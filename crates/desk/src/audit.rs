//! Who did what when, from the log: filtered, paged, and as files.

use crate::{
    Route, Seat, Trouble, Who,
    asked::{Sent, field},
    audit_files,
    events_said::{About, about},
};
use axum::response::Response;
use editorial::{AssetId, EditionId, HookId, Member, MemberId, Permission, StoryId, TokenId, event::Entry};
use minijinja::{Value, context};
use std::collections::{BTreeSet, HashMap};
use store::{
    StoreError, Tx,
    sql::{
        addresses,
        events::{self, Wanted},
        hooks, library, members,
        stories::{self, Listing},
        tokens,
    },
};

const AUDIT: &str = "/desk/audit";

/// So many entries stand on one page.
const A_PAGE: i64 = 100;

pub fn routes() -> Vec<Route> {
    let seeing = Who::May(Permission::SeeAudit);
    vec![
        Route::show(AUDIT, seeing, show),
        Route::show("/desk/audit.csv", seeing, audit_files::csv).open_ended(),
        Route::show("/desk/audit.json", seeing, audit_files::json).open_ended(),
    ]
}

/// What is wanted, as the query says; a filter that cannot be read is refused, for less would be shown than was asked.
pub fn wanted(seat: &Seat) -> Result<Wanted, Trouble> {
    fn id<T: std::str::FromStr>(written: &str) -> Result<Option<T>, Trouble> {
        if written.is_empty() {
            return Ok(None);
        }
        written.parse().map(Some).map_err(|_| Trouble::Unreadable)
    }
    let day = |written: &str, read: fn(&crate::Tongue, &str) -> Option<editorial::Moment>| {
        if written.is_empty() {
            return Ok(None);
        }
        read(seat.tongue(), written).map(Some).ok_or(Trouble::Unreadable)
    };
    let kind = seat.query("event");
    if !kind.is_empty() && !events::KINDS.contains(&kind) {
        return Err(Trouble::Unreadable);
    }
    let edition = seat.query("edition");
    let found = seat.asked().house.edition(edition).map(|found| found.id);
    if !edition.is_empty() && found.is_none() {
        return Err(Trouble::Unreadable);
    }
    Ok(Wanted {
        from: day(seat.query("from"), crate::Tongue::start_of_day)?,
        until: day(seat.query("until"), crate::Tongue::after_day)?,
        kind: Some(kind).filter(|kind| !kind.is_empty()).map(str::to_owned),
        member: id(seat.query("member"))?,
        story: id(seat.query("story"))?,
        edition: found,
    })
}

/// The names that entries are told with.
pub struct Names {
    members: HashMap<MemberId, String>,
    tokens: HashMap<TokenId, String>,
    hooks: HashMap<HookId, String>,
    assets: HashMap<AssetId, String>,
    stories: HashMap<StoryId, Listing>,
    paths: HashMap<StoryId, String>,
    operator: String,
}

impl Names {
    /// The names of everybody and everything in these entries.
    pub fn read(tx: &mut dyn Tx, entries: &[Entry], operator: String) -> Result<Self, StoreError> {
        let ids: Vec<StoryId> = entries.iter().filter_map(|entry| events::story(&entry.event)).collect();
        let shown = |entry: &Entry| match about(&entry.event) {
            About::Asset(id) => Some(id),
            About::Story(_)
            | About::Member(_)
            | About::Token(_)
            | About::Edition(_)
            | About::Hook(_)
            | About::House => None,
        };
        let assets: BTreeSet<AssetId> = entries.iter().filter_map(shown).collect();
        let assets = library::each(tx, &assets.into_iter().collect::<Vec<_>>())?;
        let accounts = members::all(tx)?;
        let paths = addresses::current(tx, &ids)?;
        Ok(Self {
            members: accounts.into_iter().map(|account| (account.id, account.called().to_owned())).collect(),
            tokens: tokens::all(tx)?.into_iter().map(|token| (token.id, token.name)).collect(),
            assets: assets.iter().map(|filed| (filed.asset.id, filed.docket.name.clone())).collect(),
            hooks: hooks::all(tx)?.into_iter().map(|hook| (hook.id, hook.name)).collect(),
            stories: stories::listings(tx, &ids)?.into_iter().map(|told| (told.standing.id, told)).collect(),
            paths: ids.iter().zip(paths).filter_map(|(id, path)| Some((*id, path?))).collect(),
            operator,
        })
    }

    /// Who did it: a person, a program, or whoever sat at the machine.
    pub fn by(&self, member: MemberId) -> String {
        if member == Member::operator().id {
            return self.operator.clone();
        }
        let token = || self.tokens.get(&TokenId::from_bytes(*member.as_bytes()));
        self.members.get(&member).or_else(token).cloned().unwrap_or_else(|| member.to_string())
    }

    /// What it was about, in words; empty where the event says all.
    pub fn about(&self, about: About, seat: &Seat) -> String {
        match about {
            About::Story(id) => match (self.stories.get(&id), self.paths.get(&id)) {
                (Some(told), _) => told.face.headlines.page.clone(),
                (None, Some(path)) => path.clone(),
                (None, None) => id.to_string(),
            },
            About::Member(id) => self.by(id),
            About::Token(id) => self.tokens.get(&id).cloned().unwrap_or_else(|| id.to_string()),
            About::Edition(id) => edition_name(seat, id),
            About::Hook(id) => self.hooks.get(&id).cloned().unwrap_or_else(|| id.to_string()),
            About::Asset(id) => self
                .assets
                .get(&id)
                .filter(|name| !name.is_empty())
                .cloned()
                .unwrap_or_else(|| id.to_string()),
            About::House => String::new(),
        }
    }
}

/// An edition by its own name for its language.
pub fn edition_name(seat: &Seat, id: EditionId) -> String {
    let editions = &seat.asked().house.editions;
    editions
        .iter()
        .find(|edition| edition.id == id)
        .map_or_else(|| id.to_string(), |edition| edition.language_name.clone())
}

async fn show(seat: Seat) -> Result<Response, Trouble> {
    let wanted = wanted(&seat)?;
    let below = seat.query("before").parse().unwrap_or(i64::MAX);
    let story = wanted.story;
    let operator = seat.tongue().style().word("audit-operator");
    let look = move |tx: &mut dyn Tx| -> Result<_, StoreError> {
        let entries = events::audit(tx, &wanted, below, A_PAGE)?;
        let mut names = Names::read(tx, &entries, operator)?;
        if let Some(story) = story {
            names.stories.extend(stories::listings(tx, &[story])?.into_iter().map(|told| (story, told)));
        }
        Ok((entries, names))
    };
    let (entries, names) = seat.desk().newsroom().store.read(look).await?;
    let mut people: Vec<(&MemberId, &String)> = names.members.iter().collect();
    people.sort_by_key(|(_, name)| name.as_str());
    let chosen = |name: &str| field(seat.query(name), None);
    let full = i64::try_from(entries.len()).is_ok_and(|count| count == A_PAGE);
    let older = entries.last().filter(|_| full).map(|last| address(&seat, AUDIT, Some(last.sequence)));
    let page = context! {
        action => AUDIT,
        member => chosen("member"),
        event => chosen("event"),
        edition => chosen("edition"),
        members => people.iter().map(|(id, name)| context! { value => id.to_string(), name => name.as_str() }).collect::<Vec<_>>(),
        events => events::KINDS.to_vec(),
        editions => seat.asked().house.editions.iter().map(|edition| context! {
            value => edition.tag.as_str(), name => edition.language_name.as_str(),
        }).collect::<Vec<_>>(),
        from => chosen("from"),
        until => chosen("until"),
        story => story.map(|id| head(&seat, &names, id)),
        entries => entries.iter().map(|entry| row(&seat, &names, entry)).collect::<Vec<_>>(),
        csv => address(&seat, "/desk/audit.csv", None),
        json => address(&seat, "/desk/audit.json", None),
        older,
    };
    seat.screen("audit.html", page)
}

/// The same filters at another address.
fn address(seat: &Seat, path: &str, before: Option<i64>) -> String {
    let Sent(query) = &seat.asked().query;
    let mut written = form_urlencoded::Serializer::new(String::new());
    written.extend_pairs(query.iter().filter(|(name, value)| name != "before" && !value.is_empty()));
    if let Some(before) = before {
        written.append_pair("before", &before.to_string());
    }
    let query = written.finish();
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

/// The story that the audit was narrowed to.
fn head(seat: &Seat, names: &Names, id: StoryId) -> Value {
    context! { headline => names.about(About::Story(id), seat), everything => AUDIT, ..told(seat, names, About::Story(id)) }
}

/// Where what it was about can be looked at, and which way its words run.
fn told(seat: &Seat, names: &Names, about: About) -> Value {
    let own = seat.tongue();
    let (language, direction) = match about {
        About::Story(id) => {
            let edition = names.stories.get(&id).map(|told| told.standing.edition);
            let edition = seat.asked().house.editions.iter().find(|found| Some(found.id) == edition);
            edition.map_or((own.language().tag(), own.direction().attr()), |edition| {
                (edition.language.as_str(), edition.direction.attr())
            })
        }
        About::Member(_)
        | About::Token(_)
        | About::Edition(_)
        | About::Hook(_)
        | About::Asset(_)
        | About::House => (own.language().tag(), own.direction().attr()),
    };
    let manages = seat.member().may(Permission::ManageMembers).is_ok();
    let sets = seat.member().may(Permission::ChangeSettings).is_ok();
    let address = match about {
        About::Story(id) => Some(format!("/desk/stories/{id}")),
        About::Member(id) if manages && names.members.contains_key(&id) => {
            Some(format!("/desk/members/{id}"))
        }
        About::Asset(id) if names.assets.contains_key(&id) => Some(format!("/desk/pictures/{id}")),
        About::Hook(id) if sets && names.hooks.contains_key(&id) => Some(format!("/desk/hooks/{id}")),
        About::Member(_)
        | About::Token(_)
        | About::Edition(_)
        | About::Hook(_)
        | About::Asset(_)
        | About::House => None,
    };
    context! { language, direction, address }
}

fn row(seat: &Seat, names: &Names, entry: &Entry) -> Value {
    let what = about(&entry.event);
    context! {
        number => entry.sequence,
        at => seat.moment(entry.at),
        by => names.by(entry.member),
        event => events::kind(&entry.event),
        about => names.about(what, seat),
        edition => entry.edition.map(|id| edition_name(seat, id)),
        detail => (),
        ..told(seat, names, what)
    }
}
