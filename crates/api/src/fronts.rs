//! Fronts by programs: what stands and why, the draft, what waits for its second, what stood before.
//!
//! The draft is a thing of its own, with the version in its `ETag`: who changes, publishes or schedules it says which one
//! they have seen. Unlike at the desk a late change is not kept beside the draft: the program has it still.

mod drafts;
mod reading;
mod versions;

use crate::{
    Answer, Problem, Route, Sends, Who,
    routes::{Parameter, Says, shape},
    shapes::{
        FrontArranged, FrontBegun, FrontDiffering, FrontDraft, FrontDrafted, FrontList, FrontPublished,
        FrontRestored, FrontSecond, FrontShape, FrontStood, FrontSwaps, FrontVersion, FrontVersions,
    },
};
use editorial::Permission;

const ONE: &str = "/api/v1/fronts/{front}";
const DRAFT: &str = "/api/v1/fronts/{front}/draft";

const EDITION: &[Parameter] =
    &[Parameter { name: "edition", means: "Only the fronts of this edition, by its tag.", words: &[] }];

const PAGE: &[Parameter] =
    &[Parameter { name: "cursor", means: "Where the list goes on: `next` of the page before.", words: &[] }];

const TWO: &[Parameter] = &[
    Parameter { name: "from", means: "A version.", words: &[] },
    Parameter { name: "to", means: "The version that is compared with it.", words: &[] },
];

const MOMENT: &[Parameter] =
    &[Parameter { name: "at", means: "A moment that is over, such as 2026-03-01T18:30:00Z.", words: &[] }];

/// What an answer is made of.
type Answered = Result<Answer, Problem>;

pub fn routes() -> Vec<Route> {
    [of_the_draft(), of_what_waits(), of_what_stood()].into_iter().flatten().collect()
}

const MAY: Who = Who::May(Permission::CurateFront);

const fn says(id: &'static str, title: &'static str, text: &'static str) -> Says {
    Says { id, heading: "Fronts", title, text }
}

/// What stands, what is drafted, and putting that before readers.
fn of_the_draft() -> Vec<Route> {
    vec![
        Route::get(
            "/api/v1/fronts",
            MAY,
            says("listFronts", "Every front that was ever arranged or drafted", "Others fill themselves; begin one to arrange it."),
            shape::<FrontList>,
            reading::list,
        )
        .with(EDITION),
        Route::post(
            "/api/v1/fronts",
            MAY,
            says(
                "beginFront",
                "Begins to arrange a front",
                "Its first draft is what stands while nobody arranges it. A front that somebody began already is answered as it is.",
            ),
            drafts::begin,
        )
        .taking(Sends::Json(shape::<FrontBegun>))
        .answering(201, shape::<FrontDraft>),
        Route::get(
            ONE,
            MAY,
            says("readFrontSlots", "What stands in each slot, and why", ""),
            shape::<FrontShape>,
            reading::read,
        ),
        Route::get(
            DRAFT,
            MAY,
            says("readFrontDraft", "The draft, or what a first one begins with", "The `ETag` is its version; \"0\" while there is none."),
            shape::<FrontDraft>,
            drafts::read,
        ),
        Route::put(
            DRAFT,
            MAY,
            says("writeFrontDraft", "Puts another arrangement in the place of the draft", "Readers do not see it."),
            drafts::write,
        )
        .taking(Sends::Json(shape::<FrontDrafted>))
        .answering(200, shape::<FrontDraft>)
        .conditional(),
        Route::delete(
            DRAFT,
            MAY,
            says("discardFrontDraft", "Throws the draft away", "What it was can be taken up again at the desk."),
            drafts::discard,
        )
        .conditional(),
        Route::post(
            "/api/v1/fronts/{front}/draft/undo",
            MAY,
            says("undoFrontDraft", "Goes back to the draft before", "Before the first there is none."),
            drafts::undo,
        )
        .answering(200, shape::<FrontDraft>)
        .conditional(),
        Route::post(
            "/api/v1/fronts/{front}/publish",
            MAY,
            says("publishFront", "Puts the draft before readers", "`If-Match` holds the version of the draft that was seen."),
            drafts::publish,
        )
        .taking(Sends::Json(shape::<FrontPublished>))
        .answering(200, shape::<FrontVersion>)
        .conditional(),
    ]
}

/// What waits for its second.
fn of_what_waits() -> Vec<Route> {
    vec![
        Route::get(
            "/api/v1/fronts/{front}/swaps",
            MAY,
            says("listFrontSwaps", "What waits for its second, the next first", ""),
            shape::<FrontSwaps>,
            reading::swaps,
        ),
        Route::post(
            "/api/v1/fronts/{front}/schedule",
            MAY,
            says(
                "scheduleFront",
                "Lets the draft take over at a second",
                "From then on there is no draft, and another can be begun. `If-Match` holds the version of the draft that was seen.",
            ),
            drafts::schedule,
        )
        .taking(Sends::Json(shape::<FrontSecond>))
        .answering(200, shape::<FrontSwaps>)
        .conditional(),
        Route::post(
            "/api/v1/fronts/{front}/unschedule",
            MAY,
            says(
                "unscheduleFront",
                "Takes back what waits for a second",
                "It is the draft again; where there is another draft, it lies beside it at the desk.",
            ),
            drafts::unschedule,
        )
        .taking(Sends::Json(shape::<FrontSecond>))
        .answering(200, shape::<FrontSwaps>),
    ]
}

/// Versions, and any moment that is over.
fn of_what_stood() -> Vec<Route> {
    vec![
        Route::get(
            "/api/v1/fronts/{front}/versions",
            MAY,
            says("listFrontVersions", "Every arrangement that stood, newest first", ""),
            shape::<FrontVersions>,
            versions::list,
        )
        .with(PAGE),
        Route::get(
            "/api/v1/fronts/{front}/versions/{version}",
            MAY,
            says("readFrontVersion", "One arrangement that stands or stood", ""),
            shape::<FrontArranged>,
            versions::read,
        ),
        Route::get(
            "/api/v1/fronts/{front}/compare",
            MAY,
            says("compareFrontVersions", "What differs between two versions", ""),
            shape::<FrontDiffering>,
            versions::compare,
        )
        .with(TWO),
        Route::post(
            "/api/v1/fronts/{front}/restore",
            MAY,
            says(
                "restoreFront",
                "Puts an old arrangement before readers again",
                "As a new version; the draft stays as it is.",
            ),
            versions::restore,
        )
        .taking(Sends::Json(shape::<FrontRestored>))
        .answering(200, shape::<FrontVersion>),
        Route::get(
            "/api/v1/fronts/{front}/at",
            MAY,
            says(
                "readFrontAt",
                "What stood on the front at a moment that is over",
                "What was killed since stands nowhere.",
            ),
            shape::<FrontStood>,
            versions::stood,
        )
        .with(MOMENT),
    ]
}
