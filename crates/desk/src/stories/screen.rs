//! One story at the desk: what it says, what is decided about it, what may be done next.

use super::{
    acts, draft, entries, picture,
    row::{self, Known},
    strip::{self, Act},
    typed::{Field, Typed},
};
use crate::{Desk, Seat, Trouble, readers, sheet::initials};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use drafting::Draft;
use editorial::{
    AuthorId, Edition, MemberId, Permission, Refusal, Stage, StoryId, TopicId,
    byline::BylineRole,
    edition::Digits,
    form::Form,
    note::Note,
    reading_time,
    section::{Section, SectionTree},
    source::Source,
    stage::Eyes,
    story::Story,
    words,
};
use minijinja::{Value, context};
use store::{
    StoreError, Tx,
    sql::{
        addresses, authors, coverages, desk_list::DeskRow, members, notes, regions, revisions, sections,
        stories, topics,
    },
};

/// So many revisions stand beside the text; the rest has a screen of its own.
const RECENT: i64 = 5;

/// What the screen is made of.
pub struct Found {
    /// The story as a list would show it.
    row: DeskRow,
    /// What it says now, typed or chosen.
    draft: Draft,
    pub edition: Edition,
    tree: SectionTree,
    known: Known,
    saved: Vec<revisions::Saved>,
    notes: Vec<Note>,
    address: Option<String>,
    words: usize,
    others: Vec<stories::Standing>,
    choices: Choices,
    /// The section of a live blog.
    blog: Option<Value>,
}

/// What can be chosen in the fields beside the text: values and names.
#[derive(Default)]
struct Choices {
    authors: Vec<(String, String)>,
    topics: Vec<(String, String)>,
    regions: Vec<(String, String)>,
    coverages: Vec<(String, String)>,
    members: Vec<(String, String)>,
}

/// `GET /desk/stories/{id}`
pub async fn show(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<StoryId>,
) -> Result<Response, Trouble> {
    let found = find(&desk, &seat, id, &[]).await?;
    let page = page(&seat, &found, None, None);
    seat.screen("story.html", page)
}

/// The same with what is wrong with the form, and all that was written in it.
pub async fn again(
    desk: &Desk,
    seat: &Seat,
    id: StoryId,
    typed: &Typed,
    was: Option<&Typed>,
    refusal: &Refusal,
) -> Result<Response, Trouble> {
    let found = find(desk, seat, id, &[typed]).await?;
    let page = page(seat, &found, Some(typed), was);
    let words = ("refused", seat.tongue().refusal(refusal, seat.now()));
    seat.screen_with(StatusCode::UNPROCESSABLE_ENTITY, "story.html", page, Some(words))
}

/// Everything that the screen of a story is made of; also the names of what these forms name.
///
/// # Errors
/// When there is none, or the member may not read it.
pub async fn find(desk: &Desk, seat: &Seat, id: StoryId, forms: &[&Typed]) -> Result<Found, Trouble> {
    let story = desk.newsroom().story(seat.member(), id).await?;
    let draft = draft::shown(desk, &story).await?;
    let edition = seat.edition(story.edition).ok_or(Trouble::NotThere)?.clone();
    let editions = seat.asked().house.editions.clone();
    let topics = forms.iter().flat_map(|typed| &typed.topics).filter_map(|id| id.parse().ok());
    let authors = forms.iter().flat_map(|typed| &typed.byline).filter_map(|(id, _)| id.parse().ok());
    let named = (topics.collect::<Vec<_>>(), authors.collect::<Vec<_>>());
    let blog = entries::section(desk, seat, &story).await?;
    let read = move |tx: &mut dyn Tx| read(tx, story, draft, edition, &editions, named);
    Ok(Found { blog, ..desk.newsroom().store.read(read).await? })
}

fn read(
    tx: &mut dyn Tx,
    story: Story,
    draft: Draft,
    edition: Edition,
    editions: &[Edition],
    named: (Vec<TopicId>, Vec<AuthorId>),
) -> Result<Found, StoreError> {
    let tree = sections::of_edition(tx, edition.id)?;
    let saved = revisions::before(tx, story.id, revisions::NEWEST, RECENT)?;
    let notes = notes::of_story(tx, story.id)?;
    let open = notes.iter().filter(|note| note.settled.is_none()).count();
    let face = saved.first().map(|saved| saved.face.clone()).unwrap_or_default();
    let row = DeskRow { story, face, open_notes: i64::try_from(open).unwrap_or_default() };
    let known = Known::read(tx, editions, std::slice::from_ref(&row))?;
    let address = addresses::current(tx, &[row.story.id])?.into_iter().flatten().next();
    let others = stories::standing_in_dossiers(tx, &[row.story.dossier])?.into_iter().flatten();
    let others = others.filter(|other| other.id != row.story.id).collect();
    let words = reading_time::words(&draft.wording.body.plain_text());
    let choices = choices(tx, &edition, &draft, named)?;
    Ok(Found { row, draft, edition, tree, known, saved, notes, address, words, others, choices, blog: None })
}

fn choices(
    tx: &mut dyn Tx,
    edition: &Edition,
    draft: &Draft,
    (mut about, mut writers): (Vec<TopicId>, Vec<AuthorId>),
) -> Result<Choices, StoreError> {
    let language = edition.language.as_str();
    writers.extend(draft.wording.authors());
    about.extend(draft.wording.topics.iter().filter(|id| !about.contains(id)).copied().collect::<Vec<_>>());
    let mut all = authors::first(tx)?;
    all.extend(authors::by_ids(tx, &writers)?);
    all.sort_by(|a, b| a.names.get(language).cmp(b.names.get(language)).then(a.id.cmp(&b.id)));
    all.dedup_by_key(|author| author.id);
    let authors = all.iter().map(|a| (a.id.to_string(), a.names.get(language).to_owned())).collect();
    let topics = topics::by_ids(tx, &about)?;
    let topics = topics.iter().map(|t| (t.id.to_string(), t.names.get(language).to_owned())).collect();
    let regions = regions::all(tx)?;
    let regions = regions.iter().map(|r| (r.id.to_string(), r.names.get(language).to_owned())).collect();
    let coverages = coverages::all(tx)?;
    let coverages = coverages.iter().map(|c| (c.id.to_string(), c.names.get(language).to_owned())).collect();
    let people = members::all(tx)?.into_iter().filter(editorial::Account::works);
    let members = people.map(|account| (account.id.to_string(), account.called().to_owned())).collect();
    Ok(Choices { authors, topics, regions, coverages, members })
}

impl Found {
    /// What a field of a form says, in words.
    pub fn said(&self, seat: &Seat, field: Field, typed: &Typed) -> String {
        let style = seat.tongue().style();
        let named = |pairs: &[(String, String)], value: &str| {
            let known = pairs.iter().find(|(known, _)| known == value);
            known.map_or_else(|| value.to_owned(), |(_, name)| name.clone())
        };
        let word = |kind: &str, word: &str| style.word(&format!("{kind}-{}", word.replace('_', "-")));
        match field {
            Field::Headline => typed.headline.clone(),
            Field::Standfirst => typed.standfirst.clone(),
            Field::ListHeadline => typed.list_headline.clone(),
            Field::SocialHeadline => typed.social_headline.clone(),
            Field::Slug => typed.slug.clone(),
            Field::Section => named(&self.sections(), &typed.section),
            Field::Form => {
                if Form::ALL.map(Form::word).contains(&typed.form.as_str()) {
                    word("form", &typed.form)
                } else {
                    String::new()
                }
            }
            Field::Coverage => named(&self.choices.coverages, &typed.coverage),
            Field::Source => Source::from_word(&typed.source)
                .map(|source| word("source", source.word()))
                .unwrap_or_default(),
            Field::Byline => {
                let credit = |(author, role): &(String, String)| {
                    let role = BylineRole::from_word(role).unwrap_or_default();
                    format!("{} ({})", named(&self.choices.authors, author), word("byline-role", role.word()))
                };
                typed.byline.iter().map(credit).collect::<Vec<_>>().join(", ")
            }
            Field::Picture => {
                let lead = &typed.lead;
                let words = [&lead.alt, &lead.caption, &lead.credit].map(String::as_str);
                let words: Vec<&str> = words.into_iter().filter(|words| !words.is_empty()).collect();
                if lead.asset.is_empty() { String::new() } else { words.join(" · ") }
            }
            Field::Embargo => typed.embargo.replace('T', " "),
            Field::Until => typed.until.replace('T', " "),
            Field::Assignee => named(&self.choices.members, &typed.assignee),
        }
    }

    /// Every section with the names of those above it.
    fn sections(&self) -> Vec<(String, String)> {
        let name = |section: &Section| {
            let names: Vec<&str> = self.tree.up(section.id).iter().rev().map(|s| s.name.as_str()).collect();
            (section.id.to_string(), names.join(" › "))
        };
        self.tree.iter().map(name).collect()
    }
}

/// The picture above the text as the form has it; nothing where there is none.
fn lead_value(typed: &Typed) -> Option<Value> {
    let lead = Some(&typed.lead).filter(|lead| !lead.asset.is_empty())?;
    let field = |value: &str| context! { value, error => () };
    Some(context! {
        asset => lead.asset.as_str(), src => format!("/desk/pick/thumbnails/{}", lead.asset), alt => field(&lead.alt),
        caption => field(&lead.caption), credit => field(&lead.credit),
    })
}

/// The value of story.html.
fn page(seat: &Seat, found: &Found, wrong: Option<&Typed>, was: Option<&Typed>) -> Value {
    let story = &found.row.story;
    let base = format!("/desk/stories/{}", story.id);
    let may = story.may(seat.member(), Permission::Write);
    let may_read = story.may_read(seat.member()).is_ok();
    let open = !matches!(story.stage, Stage::Withdrawn { .. });
    let why_not = may.as_ref().err().map(|refusal| seat.tongue().refusal(refusal, seat.now()));
    let save = (may.is_ok() && open).then(|| base.clone());
    let live = story.stage.live_revision();
    let unpublished = live.is_some_and(|live| live != story.newest);
    let house = &seat.asked().house;
    let next = strip::next(story, seat.member(), unpublished, house.publication.eyes == Eyes::Four);
    let stands = Typed::of(story, &found.draft, &found.edition);
    let typed = wrong.unwrap_or(&stands);
    let dialogs: Vec<Value> = next
        .others
        .iter()
        .filter(|act| !act.is_plain() && **act != Act::Kill)
        .map(|act| acts::value(seat, story, &found.edition, *act, None, None))
        .collect();
    let pairs = |pairs: &[(String, String)]| -> Vec<Value> {
        pairs.iter().map(|(value, name)| context! { value, name }).collect()
    };
    let ticked = |pairs: &[(String, String)], chosen: &[String]| -> Vec<Value> {
        pairs.iter().map(|(value, name)| context! { value, name, chosen => chosen.contains(value) }).collect()
    };
    let field = |value: &str| context! { value, error => () };
    let recent: Vec<Value> = found
        .saved
        .iter()
        .map(|saved| {
            context! {
                at => seat.moment(saved.at), by => saved.by_name.as_str(), live => live == Some(saved.id),
                address => format!("{base}/history"),
            }
        })
        .collect();
    let language = found.edition.language.as_str();
    let lists = context! {
        sections => pairs(&found.sections()), forms => Form::ALL.map(Form::word).to_vec(), sources => Source::ALL.map(Source::word).to_vec(),
        byline_roles => BylineRole::ALL.map(BylineRole::word).to_vec(),
        coverages => pairs(&found.choices.coverages), authors => pairs(&found.choices.authors),
        members => pairs(&found.choices.members), regions => ticked(&found.choices.regions, &typed.regions), edition_tag => found.edition.tag.as_str(),
        new_topics => field(seat.sent("new_topics")), makes_topics => seat.member().may(Permission::ChangeSettings).is_ok(),
        topics => ticked(&found.choices.topics, &typed.topics),
        most => context! {
            headline => words::HEADLINE, standfirst => words::STANDFIRST, list_headline => words::HEADLINE,
            social_headline => words::HEADLINE,
        },
    };
    let fields = context! {
        headline => field(&typed.headline), standfirst => field(&typed.standfirst),
        list_headline => field(&typed.list_headline), social_headline => field(&typed.social_headline),
        slug => field(&typed.slug), source_name => field(""), section => field(&typed.section),
        form => field(&typed.form), coverage => field(&typed.coverage), source => field(&typed.source),
        embargo => field(&typed.embargo), until => field(&typed.until), assignee => field(&typed.assignee),
        byline => byline(typed), ..lists
    };
    context! {
        id => story.id.to_string(), version => story.version, was => was.unwrap_or(&stands).to_carry(), language,
        direction => found.edition.direction.attr(), edition => found.edition.language_name.as_str(),
        strip => strip_value(seat, found, &next, unpublished), save, why_not,
        editor => editor(seat, found, may.is_ok() && open),
        address => found.address.as_deref(), former => Vec::<Value>::new(), zone => found.edition.zone.as_str(),
        picture => lead_value(typed), chooser => may.is_ok().then(|| picture::chooser(seat, &found.edition, &format!("{base}/picture"), None)),
        translations => translations(seat, found), translate => translate(seat, found, &base),
        recent, history => format!("{base}/history"), preview => format!("{base}/preview"),
        live => live.and(found.address.as_deref()), readers => live.map(|_| readers::address_of(story.id)), words => found.words,
        minutes => reading_time::minutes(found.words, language),
        here => seat.desk().company.present().others(story.id, seat.member().id), dialogs, stories => "/desk/stories", notes => notes_value(seat, found), note => field(""),
        note_action => may_read.then(|| format!("{base}/notes")), blog => found.blog.clone(), ..fields
    }
}

fn byline(typed: &Typed) -> Vec<Value> {
    let field = |value: &str| context! { value, error => () };
    let there = typed.byline.iter().map(|(author, role)| (author.as_str(), role.as_str()));
    there
        .chain([("", BylineRole::Reporter.word())])
        .map(|(author, role)| context! { author => field(author), role => field(role) })
        .collect()
}

fn strip_value(seat: &Seat, found: &Found, next: &strip::Next, unpublished: bool) -> Value {
    let story = &found.row.story;
    let of = |act: &Act| {
        context! {
            word => act.word(), action => format!("/desk/stories/{}/{}", story.id, act.segment()),
            plain => act.is_plain(),
        }
    };
    let reason = match &story.stage {
        Stage::Withdrawn { reason, .. } => Some(reason.as_str()),
        Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } | Stage::Live { .. } => None,
    };
    let barred: Vec<Value> = next
        .barred
        .iter()
        .map(|(act, refusal)| context! { word => act.word(), why => seat.tongue().refusal(refusal, seat.now()) })
        .collect();
    context! {
        stage => story.stage.word(), moment => row::moment(seat, &found.row),
        embargo => story.embargo.map(|at| seat.moment(at)), reason, unpublished,
        leaving => story.stage.is_killed().then(|| format!("/desk/stories/{}/leaving", story.id)),
        main => next.main.as_ref().map(of), others => next.others.iter().map(of).collect::<Vec<_>>(), barred,
    }
}

/// The attributes and scripts of the editor's place.
fn editor(seat: &Seat, found: &Found, may_write: bool) -> Value {
    let story = found.row.story.id.to_string();
    let mut more = vec![("island", "editor"), ("story", story.as_str())];
    if !may_write {
        more.push(("readonly", ""));
    }
    bench(seat, &found.edition, &more)
}

/// What the editor is given wherever somebody writes the text of a story or an entry: attributes, scripts, styles, words.
pub fn bench(seat: &Seat, edition: &Edition, more: &[(&str, &str)]) -> Value {
    let member = seat.member();
    let mut data: Vec<(&str, String)> =
        more.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    data.extend([
        ("edition", edition.tag.clone()),
        ("language", edition.language.clone()),
        ("direction", edition.direction.attr().to_owned()),
        ("digits", digits(edition).to_owned()),
        ("member", member.id.to_string()),
        ("name", member.name.clone()),
        ("color", colour(member.id)),
        ("words-a-minute", reading_time::pace(&edition.language).to_string()),
        ("thumbnail", "/desk/pick/thumbnails/{asset}".to_owned()),
    ]);
    let data: Vec<Value> = data.into_iter().map(|(name, value)| context! { name, value }).collect();
    let built = |logical: &str| ::assets::hashed(logical).map(|name| format!("/assets/{name}"));
    context! {
        data,
        scripts => ["story.js", "editor.js"].into_iter().filter_map(built).collect::<Vec<_>>(),
        styles => built("editor.css").into_iter().collect::<Vec<_>>(),
        words => Value::from_safe_string(seat.tongue().editor_words()),
    }
}

/// The digits of an edition, in a word: its lists are numbered with them.
pub const fn digits(edition: &Edition) -> &'static str {
    match edition.digits {
        Digits::Latin => "latin",
        Digits::Arabic => "arabic",
    }
}

/// A colour for a member's caret, always the same: dark enough on paper, light enough on ink.
fn colour(member: MemberId) -> String {
    const COLOURS: [&str; 8] =
        ["#b3261e", "#0b6e4f", "#1d4ed8", "#7c3aed", "#a16207", "#0e7490", "#be185d", "#4d7c0f"];
    let sum: usize = member.to_string().bytes().map(usize::from).sum();
    COLOURS[sum % COLOURS.len()].to_owned()
}

fn translations(seat: &Seat, found: &Found) -> Vec<Value> {
    found
        .others
        .iter()
        .filter_map(|other| {
            let edition = seat.edition(other.edition)?;
            Some(context! {
                edition => edition.language_name.as_str(), language => edition.language.as_str(),
                direction => edition.direction.attr(), headline => other.slug.as_str(), stage => "live",
                address => format!("/desk/stories/{}", other.id),
            })
        })
        .collect()
}

fn translate(seat: &Seat, found: &Found, base: &str) -> Vec<Value> {
    if seat.member().may(Permission::Write).is_err() {
        return Vec::new();
    }
    let house = &seat.asked().house;
    let lacking = house.editions.iter().filter(|edition| {
        edition.id != found.edition.id && found.others.iter().all(|other| other.edition != edition.id)
    });
    lacking
        .map(|edition| {
            context! { name => edition.language_name.as_str(), address => format!("{base}/translate/{}", edition.tag) }
        })
        .collect()
}

/// The value of the list of notes: what story.html and `story_notes.html` say of them.
pub fn notes(seat: &Seat, found: &Found) -> Value {
    let story = &found.row.story;
    let may = story.may_read(seat.member()).is_ok();
    context! {
        language => found.edition.language.as_str(), direction => found.edition.direction.attr(),
        notes => notes_value(seat, found), note => context! { value => "", error => () },
        note_action => may.then(|| format!("/desk/stories/{}/notes", story.id)),
    }
}

fn notes_value(seat: &Seat, found: &Found) -> Vec<Value> {
    let person = |member: MemberId| {
        found.known.person(member).unwrap_or_else(|| context! { name => "?", initials => initials("?") })
    };
    // What still asks for something comes first.
    let (open, settled): (Vec<&Note>, Vec<&Note>) =
        found.notes.iter().partition(|note| note.settled.is_none());
    open.into_iter()
        .chain(settled)
        .map(|note| {
            let quoted = note.passage.as_ref().and_then(|place| place.get("quoted")?.as_str());
            let settled = note.settled.map(|(by, at)| context! { by => person(by), at => seat.moment(at) });
            context! {
                id => note.id.to_string(), by => person(note.by), at => seat.moment(note.at), passage => quoted,
                place => note.passage.as_ref().map(ToString::to_string),
                text => note.text.as_str(), settled,
                calls => note.called.contains(&seat.member().id) && note.settled.is_none(),
                settle => note.settled.is_none().then(|| format!("/desk/notes/{}/settle", note.id)),
            }
        })
        .collect()
}
