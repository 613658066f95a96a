//! The first-run guide: from an empty newsroom to a paper with a published story and a front.
//!
//! Its steps are real: short forms on the guide itself ([`forms`]), or the screen where the thing is done. What of it is
//! done is read from the newsroom, so it may be left and taken up again, on any machine; it closes by itself once a
//! story is live.

mod forms;

use crate::{Route, Seat, Trouble, Who, asked::see, cookies::Carried, sheet};
use axum::response::{IntoResponse, Response};
use editorial::{
    Edition, Permission,
    beginning::UNNAMED,
    publication::{Colours, Publication},
    section::SectionTree,
    shelf::Shelf,
};
use forms::{Refused, look_form, paper_form, sections_form};
use minijinja::{Value, context};
use store::{
    StoreError, Tx,
    sql::{editions, listed, members, publication, second_factors, sections},
};

/// Where the guide stands.
const WELCOME: &str = "/desk/welcome";

/// The largest mark, in bytes, with the rest of its form.
const A_LOGO: usize = 1024 * 1024;

pub fn routes() -> Vec<Route> {
    let sets = Who::May(Permission::ChangeSettings);
    vec![
        Route::show("/desk/", Who::Member, home),
        Route::show(WELCOME, Who::Member, show),
        Route::act("/desk/welcome/paper", sets, forms::paper),
        Route::act("/desk/welcome/look", sets, forms::look).holding(A_LOGO),
        Route::act("/desk/welcome/sections", sets, forms::sections),
        Route::act("/desk/welcome/close", Who::Member, close),
    ]
}

/// What the newsroom has of what the guide leads to.
///
/// It is read from the store: what the gate knows of the house is as of its last look at the log, and who has just given the
/// paper its name wants to see it.
struct Stands {
    house: Publication,
    editions: Vec<Edition>,
    trees: Vec<SectionTree>,
    protected: bool,
    invited: bool,
    written: bool,
}

async fn stands(seat: &Seat) -> Result<Stands, Trouble> {
    let member = seat.member().id;
    let look = move |tx: &mut dyn Tx| -> Result<Stands, StoreError> {
        let editions = editions::all(tx)?;
        let shelves: Vec<listed::Look> = editions
            .iter()
            .map(|edition| listed::Look { shelf: Shelf::Latest.id(edition.id), before: listed::TOP, most: 1 })
            .collect();
        let factors = second_factors::of_member(tx, member)?;
        let trees =
            editions.iter().map(|edition| sections::of_edition(tx, edition.id)).collect::<Result<_, _>>()?;
        Ok(Stands {
            house: publication::find(tx)?.unwrap_or_default(),
            editions,
            trees,
            protected: factors.iter().any(|kept| kept.factor.confirmed.is_some()),
            invited: members::all(tx)?.len() > 1,
            written: listed::look(tx, &shelves)?.iter().any(|shelf| !shelf.is_empty()),
        })
    };
    Ok(seat.desk().newsroom().store.read(look).await?)
}

/// A step of the guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Name, languages, time zone.
    Paper,
    /// Colours and mark; may be left out.
    Look,
    /// Sections in the navigation.
    Sections,
    /// The first story, published.
    Write,
    /// A second factor; may be left out.
    Protect,
    /// A colleague; may be left out.
    Invite,
}

impl Step {
    const ALL: [Step; 6] =
        [Step::Paper, Step::Look, Step::Sections, Step::Write, Step::Protect, Step::Invite];

    /// The word by which addresses, catalogues and styles know it.
    const fn word(self) -> &'static str {
        match self {
            Step::Paper => "paper",
            Step::Look => "look",
            Step::Sections => "sections",
            Step::Write => "write",
            Step::Protect => "protect",
            Step::Invite => "invite",
        }
    }

    /// Whether a paper can open without it.
    const fn may_wait(self) -> bool {
        match self {
            Step::Paper | Step::Sections | Step::Write => false,
            Step::Look | Step::Protect | Step::Invite => true,
        }
    }

    /// Whether it is a form on the guide, and not another screen.
    const fn is_here(self) -> bool {
        match self {
            Step::Paper | Step::Look | Step::Sections => true,
            Step::Write | Step::Protect | Step::Invite => false,
        }
    }

    fn goes(self, seat: &Seat) -> bool {
        let needs = match self {
            Step::Paper | Step::Look | Step::Sections => Permission::ChangeSettings,
            Step::Write => Permission::Write,
            Step::Invite => Permission::ManageMembers,
            Step::Protect => return true,
        };
        seat.member().may(needs).is_ok()
    }

    fn address(self, seat: &Seat) -> String {
        match self {
            Step::Paper | Step::Look | Step::Sections => format!("{WELCOME}?step={0}#{0}", self.word()),
            Step::Write => sheet::new_story(seat.member()).unwrap_or("/desk/stories").to_owned(),
            Step::Protect => "/desk/account#second-factor".to_owned(),
            Step::Invite => "/desk/members#invite".to_owned(),
        }
    }

    fn is_done(self, stands: &Stands) -> bool {
        let house = &stands.house;
        match self {
            Step::Paper => house.name != UNNAMED,
            Step::Look => {
                house.colours != Colours::default() || !house.logo_svg.is_empty() || house.logo.is_some()
            }
            Step::Sections => stands.trees.iter().all(|tree| tree.tops().any(|top| top.in_navigation)),
            Step::Write => stands.written,
            Step::Protect => stands.protected,
            Step::Invite => stands.invited,
        }
    }
}

/// The guide, for who sets the newsroom up and has not closed it, until a story is live; else the list.
async fn home(seat: Seat) -> Result<Response, Trouble> {
    let guided = seat.member().may(Permission::ManageMembers).is_ok() && !seat.asked().looks.guided;
    if guided && !stands(&seat).await?.written {
        return show(seat).await;
    }
    // Who does not write begins where they work.
    let first = [(Permission::Write, "/desk/stories"), (Permission::ManageMembers, "/desk/members")];
    let first = first.into_iter().find(|(permission, _)| seat.member().may(*permission).is_ok());
    Ok(see(first.map_or("/desk/account", |(_, address)| address)))
}

async fn show(seat: Seat) -> Result<Response, Trouble> {
    let page = page(&seat, None).await?;
    seat.screen("welcome.html", page)
}

/// The value of the guide; a form that was refused stands open with its reason.
async fn page(seat: &Seat, refused: Option<&Refused>) -> Result<Value, Trouble> {
    let stands = stands(seat).await?;
    let steps: Vec<(Step, bool)> = Step::ALL
        .into_iter()
        .filter(|step| step.goes(seat))
        .map(|step| (step, step.is_done(&stands)))
        .collect();
    let next = steps.iter().find(|(step, done)| !done && !step.may_wait()).map(|(step, _)| *step);
    let asked = Step::ALL.into_iter().find(|step| step.word() == seat.query("step"));
    let open = refused
        .map(|refused| refused.step)
        .or(asked)
        .or(next)
        .filter(|step| step.is_here() && step.goes(seat));
    let shown: Vec<Value> = steps
        .iter()
        .map(|(step, done)| {
            let form = match step {
                _ if open != Some(*step) => None,
                Step::Paper => Some(paper_form(seat, &stands.house, &stands.editions, refused)),
                Step::Look => Some(look_form(seat, &stands.house, refused)),
                Step::Sections => Some(sections_form(seat, &stands.trees, refused)),
                Step::Write | Step::Protect | Step::Invite => None,
            };
            context! {
                word => step.word(), done => *done, address => step.address(seat), here => step.is_here(),
                may_wait => step.may_wait(), next => next == Some(*step), form,
                action => format!("{WELCOME}/{}", step.word()),
            }
        })
        .collect();
    let front = |edition: &Edition| {
        context! {
            name => edition.language_name.as_str(), language => edition.language.as_str(),
            direction => edition.direction.attr(), address => format!("/{}/", edition.tag),
        }
    };
    let needed = steps.iter().filter(|(step, _)| !step.may_wait());
    Ok(context! {
        steps => shown,
        editions => stands.editions.iter().map(front).collect::<Vec<_>>(),
        name => called(seat, &stands),
        open => stands.written,
        done => needed.clone().filter(|(_, done)| *done).count(),
        of => needed.count(),
        close => "/desk/welcome/close",
    })
}

/// What the paper is called in the language of the desk; nothing while nobody gave it a name.
fn called(seat: &Seat, stands: &Stands) -> Option<String> {
    if stands.house.name == UNNAMED {
        return None;
    }
    let own = stands.editions.iter().find(|edition| edition.language == seat.asked().language.tag());
    Some(own.map_or(&stands.house.name, |edition| &edition.name).clone())
}

async fn close(seat: Seat) -> Response {
    let looks = sheet::Looks { guided: true, ..seat.asked().looks };
    ([seat.asked().give(Carried::Looks, &looks.written())], see("/desk/stories")).into_response()
}
