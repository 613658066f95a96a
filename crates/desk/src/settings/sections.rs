//! The navigation of an edition: its sections as a tree that is put in order by dragging, by keys or by buttons; and one
//! section with its form.

use super::{
    form::{Field, Form, Kind, Values, in_form, refusal},
    list,
};
use crate::{Notice, Route, Seat, Trouble, Who, asked::see};
use axum::{extract::Path, response::Response};
use editorial::{
    Edition, Permission, Refusal, SectionId, address,
    form::Form as StoryForm,
    section::{Section, SectionTree},
};
use minijinja::{Value, context};
use newsroom::{
    Failure,
    acts::{MoveSection, Retire, SetSection},
};
use store::{StoreError, sql::sections};

pub const NAVIGATION: &str = "/desk/settings/sections";

pub fn routes() -> Vec<Route> {
    let sets = Who::May(Permission::ChangeSettings);
    vec![
        Route::show(NAVIGATION, sets, first),
        Route::show("/desk/settings/sections/{edition}", sets, show),
        Route::act("/desk/settings/sections/{edition}", sets, put),
        Route::show("/desk/settings/sections/{edition}/{key}", sets, one),
        Route::act("/desk/settings/sections/{edition}/{key}", sets, change),
        Route::act("/desk/settings/sections/{edition}/{key}/remove", sets, remove),
    ]
}

fn edition<'a>(seat: &'a Seat, tag: &str) -> Result<&'a Edition, Trouble> {
    seat.asked().house.edition(tag).ok_or(Trouble::NotThere)
}

async fn tree(seat: &Seat, edition: &Edition) -> Result<SectionTree, Trouble> {
    let id = edition.id;
    let read = seat.desk().newsroom().store.read::<_, StoreError, _>(move |tx| sections::of_edition(tx, id));
    Ok(read.await?)
}

async fn first(seat: Seat) -> Result<Response, Trouble> {
    let edition = seat.asked().house.editions.first().ok_or(Trouble::NotThere)?;
    Ok(see(&format!("{NAVIGATION}/{}", edition.tag)))
}

async fn show(seat: Seat, Path(tag): Path<String>) -> Result<Response, Trouble> {
    let edition = edition(&seat, &tag)?;
    let tree = tree(&seat, edition).await?;
    seat.screen("settings_sections.html", page(&seat, edition, &tree, None, None))
}

/// The tree from top to bottom, each section with how deep it stands.
fn flat(tree: &SectionTree) -> Vec<(&Section, usize)> {
    fn under<'a>(
        tree: &'a SectionTree,
        section: &'a Section,
        deep: usize,
        all: &mut Vec<(&'a Section, usize)>,
    ) {
        all.push((section, deep));
        if deep < 8 {
            tree.children(section.id).for_each(|child| under(tree, child, deep + 1, all));
        }
    }
    let mut all = Vec::new();
    tree.tops().for_each(|top| under(tree, top, 0, &mut all));
    all
}

/// Sections that share the one above them, in their order.
fn siblings(tree: &SectionTree, parent: Option<SectionId>) -> Vec<&Section> {
    tree.iter().filter(|section| section.parent == parent).collect()
}

fn page(
    seat: &Seat,
    edition: &Edition,
    tree: &SectionTree,
    asks: Option<&Wish>,
    refused: Option<&Refusal>,
) -> Value {
    let row = |(section, deep): (&Section, usize)| {
        let beside = siblings(tree, section.parent);
        let at = beside.iter().position(|other| other.id == section.id).unwrap_or_default();
        context! {
            key => section.id.to_string(),
            name => section.name.as_str(),
            path => address::section(edition, &tree.path(section.id)),
            parent => section.parent.map(|id| id.to_string()).unwrap_or_default(),
            deep,
            form => section.form.word(),
            hidden => !section.in_navigation,
            address => format!("{NAVIGATION}/{}/{}", edition.tag, section.id),
            first => at == 0,
            last => at + 1 == beside.len(),
            top => section.parent.is_none(),
        }
    };
    let asked = asks.and_then(|wish| {
        let section = tree.get(wish.section)?;
        Some(context! {
            name => section.name.as_str(), path => tree.path(section.id),
            key => wish.section.to_string(),
            parent => wish.parent.map(|id| id.to_string()).unwrap_or_default(),
            before => wish.before.map(|id| id.to_string()).unwrap_or_default(),
        })
    });
    context! {
        edition => context! {
            name => edition.language_name.as_str(), language => edition.language.as_str(),
            direction => edition.direction.attr(),
        },
        editions => list::editions(seat, NAVIGATION, &edition.tag),
        action => format!("{NAVIGATION}/{}", edition.tag),
        new => format!("{NAVIGATION}/{}/new", edition.tag),
        rows => flat(tree).into_iter().map(row).collect::<Vec<_>>(),
        asked,
        error => refused.map(|refusal| seat.tongue().refusal(refusal, seat.now())),
    }
}

/// Where a section is to go.
struct Wish {
    section: SectionId,
    parent: Option<SectionId>,
    before: Option<SectionId>,
}

impl Wish {
    /// What a form asks for: a step up or down, in or out, or a place under a section and before another.
    fn sent(seat: &Seat, tree: &SectionTree) -> Option<Self> {
        let id = |name: &str| seat.sent(name).parse::<SectionId>().ok();
        let section = tree.get(id("key")?)?;
        let beside = siblings(tree, section.parent);
        let at = beside.iter().position(|other| other.id == section.id)?;
        let after = |at: usize| beside.get(at).map(|other| other.id);
        let (parent, before) = match seat.sent("way") {
            "up" => (section.parent, after(at.saturating_sub(1))),
            "down" => (section.parent, after(at + 2)),
            // Under the one before it; out to the one above it, behind that.
            "in" => (at.checked_sub(1).and_then(after), None),
            "out" => {
                let above = tree.get(section.parent?)?;
                let beyond = siblings(tree, above.parent);
                let stood = beyond.iter().position(|other| other.id == above.id)?;
                (above.parent, beyond.get(stood + 1).map(|other| other.id))
            }
            _ => (id("parent"), id("before")),
        };
        let before = before.filter(|before| *before != section.id);
        Some(Self { section: section.id, parent, before })
    }
}

/// `POST /desk/settings/sections/{edition}`: a section takes another place.
async fn put(seat: Seat, Path(tag): Path<String>) -> Result<Response, Trouble> {
    let edition = edition(&seat, &tag)?;
    let tree = tree(&seat, edition).await?;
    let wish = Wish::sent(&seat, &tree).ok_or(Trouble::NotThere)?;
    let slug = tree.get(wish.section).ok_or(Trouble::NotThere)?.slug.clone();
    let asked = MoveSection {
        section: wish.section,
        edition: edition.id,
        parent: wish.parent,
        slug,
        before: wish.before,
        with_stories: seat.sent("with_stories") == "1",
    };
    match seat.desk().newsroom().move_section(seat.member(), asked).await {
        Ok(()) => Ok(see(&list::at_row(&format!("{NAVIGATION}/{tag}"), &wish.section.to_string()))),
        // Their addresses would change: that is asked first.
        Err(Failure::SectionInUse(_)) => {
            seat.refused("settings_sections.html", page(&seat, edition, &tree, Some(&wish), None))
        }
        Err(failure) => {
            let refused = in_form(failure)?;
            seat.refused("settings_sections.html", page(&seat, edition, &tree, None, Some(&refused)))
        }
    }
}

fn fields(tree: &SectionTree, of: Option<&Section>) -> Vec<Field> {
    let under =
        |id: SectionId| tree.up(id).iter().any(|above| Some(above.id) == of.map(|section| section.id));
    let mut parents = vec![(String::new(), "settings-at-the-top".to_owned())];
    for (section, deep) in flat(tree) {
        if !under(section.id) {
            parents.push((section.id.to_string(), format!("={}{}", "– ".repeat(deep), section.name)));
        }
    }
    let forms = StoryForm::ALL
        .map(|form| (form.word().to_owned(), format!("form-{}", form.word().replace('_', "-"))));
    vec![
        Field::new("title", Kind::Text).needed(),
        Field::new("slug", Kind::Plain).told(),
        Field::new("parent", Kind::Choice(parents)),
        Field::new("description", Kind::Area(2)),
        Field::new("form", Kind::Choice(forms.into())).told(),
        Field::new("in_navigation", Kind::Check),
    ]
}

fn values(section: &Section) -> Values {
    Values::default()
        .with("title", &section.name)
        .with("slug", section.slug.as_str())
        .with("parent", section.parent.map(|id| id.to_string()).unwrap_or_default())
        .with("description", &section.description)
        .with("form", section.form.word())
        .check("in_navigation", section.in_navigation)
}

fn form<'a>(
    edition: &Edition,
    tree: &SectionTree,
    of: Option<&Section>,
    fields: &'a [Field],
    values: &'a Values,
) -> Form<'a> {
    let list = format!("{NAVIGATION}/{}", edition.tag);
    let action = of.map_or_else(|| format!("{list}/new"), |section| format!("{list}/{}", section.id));
    Form {
        word: "section",
        of: of.map(|section| section.name.clone()),
        remove: of.map(|_| format!("{action}/remove")),
        page: of.map(|section| address::section(edition, &tree.path(section.id))),
        back: list,
        action,
        fields,
        values,
    }
}

/// The section of an address; nothing for a new one.
fn of<'a>(tree: &'a SectionTree, key: &str) -> Result<Option<&'a Section>, Trouble> {
    if key == "new" {
        return Ok(None);
    }
    let id = key.parse().map_err(|_| Trouble::NotThere)?;
    tree.get(id).map(Some).ok_or(Trouble::NotThere)
}

async fn one(seat: Seat, Path((tag, key)): Path<(String, String)>) -> Result<Response, Trouble> {
    let edition = edition(&seat, &tag)?;
    let tree = tree(&seat, edition).await?;
    let of = of(&tree, &key)?;
    let values = of.map_or_else(|| Values::default().check("in_navigation", true), values);
    let fields = fields(&tree, of);
    let form = form(edition, &tree, of, &fields, &values);
    seat.screen("settings_form.html", form.page(&seat, None, Value::from(())))
}

async fn change(seat: Seat, Path((tag, key)): Path<(String, String)>) -> Result<Response, Trouble> {
    let edition = edition(&seat, &tag)?;
    let tree = tree(&seat, edition).await?;
    let of = of(&tree, &key)?;
    let values = Values::sent(&seat);
    let asks = match changed(&seat, edition, &tree, of, &values).await {
        Ok(id) => {
            return Ok(see(&list::at_row(&format!("{NAVIGATION}/{tag}"), &id.to_string())));
        }
        Err(Trouble::NotThere) if of.is_some() => None,
        Err(trouble) => Some(refusal(trouble)?),
    };
    let fields = fields(&tree, of);
    let form = form(edition, &tree, of, &fields, &values);
    let more = match (&asks, of) {
        (None, Some(section)) => context! { kind => "move", path => tree.path(section.id) },
        (Some(_), _) | (None, None) => Value::from(()),
    };
    seat.refused("settings_form.html", form.page(&seat, asks.as_ref(), more))
}

/// Keeps the section. [`Trouble::NotThere`] stands for stories whose addresses would change: that is asked first.
async fn changed(
    seat: &Seat,
    edition: &Edition,
    tree: &SectionTree,
    of: Option<&Section>,
    values: &Values,
) -> Result<SectionId, Trouble> {
    let newsroom = seat.desk().newsroom();
    let name = values.get("title").to_owned();
    let slug = values.slug(&name)?;
    let parent = values.get("parent").parse().ok();
    let mut position = of.map_or(i64::MAX, |section| section.position);
    if position == i64::MAX {
        position = siblings(tree, parent).last().map_or(0, |last| last.position + 1);
    }
    let mut asked = SetSection {
        id: of.map(|section| section.id),
        edition: edition.id,
        parent,
        slug,
        name,
        description: values.get("description").to_owned(),
        form: values.get("form").parse().unwrap_or(StoryForm::News),
        in_navigation: values.is("in_navigation"),
        position,
    };
    if let Some(there) = of.filter(|there| there.parent != asked.parent || there.slug != asked.slug) {
        let moved = MoveSection {
            section: there.id,
            edition: edition.id,
            parent: asked.parent,
            slug: asked.slug.clone(),
            before: None,
            with_stories: values.is("with_stories"),
        };
        match newsroom.move_section(seat.member(), moved).await {
            Ok(()) => {}
            Err(Failure::SectionInUse(_)) => return Err(Trouble::NotThere),
            Err(failure) => return Err(in_form(failure)?.into()),
        }
        let now = self::tree(seat, edition).await?;
        asked.position = now.get(there.id).map_or(position, |section| section.position);
    }
    match newsroom.set_section(seat.member(), asked).await {
        Ok(id) => Ok(id),
        Err(failure) => Err(in_form(failure)?.into()),
    }
}

async fn remove(seat: Seat, Path((tag, key)): Path<(String, String)>) -> Result<Response, Trouble> {
    let edition = edition(&seat, &tag)?;
    let id = key.parse().map_err(|_| Trouble::NotThere)?;
    seat.desk().newsroom().retire(seat.member(), Retire::Section(edition.id, id)).await?;
    Ok(seat.go(&format!("{NAVIGATION}/{tag}"), Some(Notice::Removed)))
}
