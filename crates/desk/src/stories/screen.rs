//! One story at the desk: what it says, what is decided about it, what may be done next.

use super::{
    acts, draft,
    row::{self, Known},
    save::Typed,
    strip::{self, Act},
};
use crate::{Desk, Seat, Trouble, sheet::initials};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use drafting::Draft;
use editorial::{
    Edition, MemberId, Permission, Refusal, Stage, StoryId, byline::BylineRole, form::Form, note::Note,
    reading_time, section::SectionTree, source::Source, stage::Eyes, story::Story, words,
};
use minijinja::{Value, context};
use store::{
    StoreError, Tx,
    sql::{
        addresses, assets, authors, coverages, desk_list::DeskRow, members, notes, regions, revisions,
        sections, stories, topics,
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
    edition: Edition,
    tree: SectionTree,
    known: Known,
    saved: Vec<revisions::Saved>,
    notes: Vec<Note>,
    address: Option<String>,
    words: usize,
    others: Vec<stories::Standing>,
    choices: Choices,
    picture: Option<Value>,
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
    let found = find(&desk, &seat, id).await?;
    let page = page(&seat, &found, None);
    seat.screen("story.html", page)
}

/// The same with what is wrong with the form, and all that was written in it.
pub async fn again(
    desk: &Desk,
    seat: &Seat,
    id: StoryId,
    typed: &Typed,
    refusal: &Refusal,
) -> Result<Response, Trouble> {
    let found = find(desk, seat, id).await?;
    let page = page(seat, &found, Some((typed, refusal)));
    let words = ("refused", seat.tongue().refusal(refusal, seat.now()));
    seat.screen_with(StatusCode::UNPROCESSABLE_ENTITY, "story.html", page, Some(words))
}

async fn find(desk: &Desk, seat: &Seat, id: StoryId) -> Result<Found, Trouble> {
    let story = desk.newsroom().story(seat.member(), id).await?;
    let draft = draft::shown(desk, &story).await?;
    let edition = seat.edition(story.edition).ok_or(Trouble::NotThere)?.clone();
    let editions = seat.asked().house.editions.clone();
    let read = move |tx: &mut dyn Tx| read(tx, story, draft, edition, &editions);
    Ok(desk.newsroom().store.read(read).await?)
}

fn read(
    tx: &mut dyn Tx,
    story: Story,
    draft: Draft,
    edition: Edition,
    editions: &[Edition],
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
    let choices = choices(tx, &edition, &draft)?;
    let picture = picture(tx, &draft)?;
    Ok(Found { row, draft, edition, tree, known, saved, notes, address, words, others, choices, picture })
}

fn choices(tx: &mut dyn Tx, edition: &Edition, draft: &Draft) -> Result<Choices, StoreError> {
    let language = edition.language.as_str();
    let writers: Vec<_> = draft.wording.authors().collect();
    let mut all = authors::first(tx)?;
    all.extend(authors::by_ids(tx, &writers)?);
    all.sort_by(|a, b| a.names.get(language).cmp(b.names.get(language)));
    all.dedup_by_key(|author| author.id);
    let authors = all.iter().map(|a| (a.id.to_string(), a.names.get(language).to_owned())).collect();
    let topics = topics::by_ids(tx, &draft.wording.topics)?;
    let topics = topics.iter().map(|t| (t.id.to_string(), t.names.get(language).to_owned())).collect();
    let regions = regions::all(tx)?;
    let regions = regions.iter().map(|r| (r.id.to_string(), r.names.get(language).to_owned())).collect();
    let coverages = coverages::all(tx)?;
    let coverages = coverages.iter().map(|c| (c.id.to_string(), c.names.get(language).to_owned())).collect();
    let people = members::all(tx)?.into_iter().filter(editorial::Account::works);
    let members = people.map(|account| (account.id.to_string(), account.called().to_owned())).collect();
    Ok(Choices { authors, topics, regions, coverages, members })
}

/// The picture above the text, small.
fn picture(tx: &mut dyn Tx, draft: &Draft) -> Result<Option<Value>, StoreError> {
    let Some(lead) = &draft.wording.lead else { return Ok(None) };
    let picture = lead.picture();
    let editorial::body::AssetRef::Kept(id) = &picture.asset else { return Ok(None) };
    let asset = assets::by_ids(tx, &[*id])?.into_iter().next();
    let rendition = asset.and_then(|asset| asset.renditions.into_iter().find(|r| r.width >= 320));
    Ok(rendition.map(|file| {
        context! {
            src => format!("/media/{}", file.blob), width => file.width, height => file.height,
            alt => picture.alt.as_str(), caption => picture.caption.as_str(), credit => picture.credit.as_str(),
        }
    }))
}

/// The value of story.html.
fn page(seat: &Seat, found: &Found, wrong: Option<(&Typed, &Refusal)>) -> Value {
    let story = &found.row.story;
    let base = format!("/desk/stories/{}", story.id);
    let may = story.may(seat.member(), Permission::Write);
    let open = !matches!(story.stage, Stage::Withdrawn { .. });
    let why_not = may.as_ref().err().map(|refusal| seat.tongue().refusal(refusal, seat.now()));
    let save = (may.is_ok() && open).then(|| base.clone());
    let live = story.stage.live_revision();
    let unpublished = live.is_some_and(|live| live != story.newest);
    let house = &seat.asked().house;
    let next = strip::next(story, seat.member(), unpublished, house.publication.eyes == Eyes::Four);
    let typed = Typed::of(story, &found.draft, &found.edition);
    let typed = wrong.map_or(&typed, |(typed, _)| typed);
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
    let sections: Vec<Value> = found
        .tree
        .iter()
        .map(|section| {
            let names: Vec<&str> = found.tree.up(section.id).iter().rev().map(|s| s.name.as_str()).collect();
            context! { value => section.id.to_string(), name => names.join(" › ") }
        })
        .collect();
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
        sections, forms => Form::ALL.map(Form::word).to_vec(), sources => Source::ALL.map(Source::word).to_vec(),
        byline_roles => BylineRole::ALL.map(BylineRole::word).to_vec(),
        coverages => pairs(&found.choices.coverages), authors => pairs(&found.choices.authors),
        members => pairs(&found.choices.members), regions => ticked(&found.choices.regions, &typed.regions),
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
        id => story.id.to_string(), version => story.version, language,
        direction => found.edition.direction.attr(), edition => found.edition.language_name.as_str(),
        strip => strip_value(seat, found, &next, unpublished), save, why_not,
        editor => editor(seat, found, may.is_ok() && open),
        address => found.address.as_deref(), former => Vec::<Value>::new(), zone => found.edition.zone.as_str(),
        picture => found.picture.as_ref(), choose_picture => (),
        translations => translations(seat, found), translate => translate(seat, found, &base),
        notes => notes_value(seat, found), note_action => format!("{base}/notes"), note => field(""),
        recent, history => format!("{base}/history"), preview => (),
        live => live.and(found.address.as_deref()), words => found.words,
        minutes => reading_time::minutes(found.words, language),
        here => Vec::<Value>::new(), dialogs, stories => "/desk/stories", ..fields
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
        main => next.main.as_ref().map(of), others => next.others.iter().map(of).collect::<Vec<_>>(), barred,
    }
}

/// The attributes and scripts of the editor's place.
fn editor(seat: &Seat, found: &Found, may_write: bool) -> Value {
    let member = seat.member();
    let mut data = vec![
        ("island", "editor".to_owned()),
        ("story", found.row.story.id.to_string()),
        ("edition", found.edition.tag.clone()),
        ("language", found.edition.language.clone()),
        ("direction", found.edition.direction.attr().to_owned()),
        ("member", member.id.to_string()),
        ("name", member.name.clone()),
        ("color", colour(member.id)),
        ("words-a-minute", reading_time::pace(&found.edition.language).to_string()),
        ("thumbnail", "/desk/pick/thumbnails/{asset}".to_owned()),
    ];
    if !may_write {
        data.push(("readonly", String::new()));
    }
    let data: Vec<Value> = data.into_iter().map(|(name, value)| context! { name, value }).collect();
    let built = |logical: &str| ::assets::hashed(logical).map(|name| format!("/assets/{name}"));
    context! {
        data,
        scripts => built("editor.js").into_iter().collect::<Vec<_>>(),
        styles => built("editor.css").into_iter().collect::<Vec<_>>(),
        words => Value::from_safe_string(seat.tongue().editor_words()),
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

fn notes_value(seat: &Seat, found: &Found) -> Vec<Value> {
    let person = |member: MemberId| {
        found.known.person(member).unwrap_or_else(|| context! { name => "?", initials => initials("?") })
    };
    found
        .notes
        .iter()
        .map(|note| {
            context! {
                id => note.id.to_string(), by => person(note.by), at => seat.moment(note.at), passage => (),
                text => note.text.as_str(), settled => note.settled.is_some(),
                settle => note.settled.is_none().then(|| format!("/desk/notes/{}/settle", note.id)),
            }
        })
        .collect()
}
