//! What readers see, for programs: the paper as records. No token is needed, and nothing depends on one.
//!
//! A record comes from the press, like a page: one that is ready is handed out before anybody here hears of it. What this
//! does is to read the address, to answer where nothing is, and to say of a story that it was taken back.

use crate::{
    Api, Caller, Problem, Route, Sends,
    routes::{Parameter, Says, Shape, shape},
    stories::CURSOR,
};
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use editorial::{Slug, Stage, reads::Window, stage::Ending};
use site::{
    Recorded, recorded,
    records::{
        CorrectionList, CoverageList, EditionList, FlashList, FrontRecord, ListRecord, PersonList,
        PublishedStory, RECORDS, RegionList, ScheduleRecord, SectionList,
    },
};
use store::{
    StoreError,
    sql::{addresses, stories},
};

const ADDRESS: &[Parameter] =
    &[Parameter { name: "address", means: "The path of the story, as readers have it.", words: &[] }];

const PAGED: &[Parameter] = &[CURSOR];

const MOST_READ: &[Parameter] = &[
    Parameter {
        name: "window",
        means: "Over which time: the last hour, day or week. A day when nothing is said.",
        words: &["hour", "day", "week"],
    },
    Parameter { name: "section", means: "The slug of a section; with it all sections under it.", words: &[] },
];

fn record(path: &'static str, id: &'static str, title: &'static str, answers: Shape) -> Route {
    let says = Says { id, heading: "The paper", title, text: "" };
    Route::open(path, says, answers, as_it_is)
}

fn list(path: &'static str, id: &'static str, title: &'static str) -> Route {
    let says = Says { id, heading: "The paper", title, text: "Twenty-four on a page, newest first." };
    Route::open(path, says, shape::<ListRecord>, by_pages).with(PAGED)
}

pub fn routes() -> Vec<Route> {
    let said = |id, title, text| Says { id, heading: "The paper", title, text };
    vec![
        record(RECORDS, "listEditions", "The editions of the publication", shape::<EditionList>),
        record(
            "/api/v1/editions/{edition}/front",
            "readFront",
            "The front as it is arranged now",
            shape::<FrontRecord>,
        ),
        record("/api/v1/editions/{edition}/sections", "listSections", "The sections", shape::<SectionList>),
        record("/api/v1/editions/{edition}/regions", "listRegions", "The regions", shape::<RegionList>),
        record(
            "/api/v1/editions/{edition}/coverages",
            "listCoverages",
            "The running events",
            shape::<CoverageList>,
        ),
        record(
            "/api/v1/editions/{edition}/authors",
            "listAuthors",
            "Everyone who writes here",
            shape::<PersonList>,
        ),
        Route::open(
            "/api/v1/editions/{edition}/most-read",
            said(
                "listMostRead",
                "What most people read",
                "Ten at most, most read first. It is counted without cookies and without knowing who reads.",
            ),
            shape::<ListRecord>,
            most_read,
        )
        .with(MOST_READ),
        record(
            "/api/v1/editions/{edition}/schedule",
            "readSchedule",
            "What the live channel shows from today on, for seven days",
            shape::<ScheduleRecord>,
        ),
        list("/api/v1/editions/{edition}/latest", "listLatest", "All that is new"),
        list(
            "/api/v1/editions/{edition}/sections/{slug}",
            "readSection",
            "The stories of a section and all under it",
        ),
        list("/api/v1/editions/{edition}/regions/{slug}", "readRegion", "The stories of a region"),
        list("/api/v1/editions/{edition}/topics/{slug}", "readTopic", "The stories on a topic"),
        list("/api/v1/editions/{edition}/coverages/{slug}", "readCoverage", "The stories of a running event"),
        list("/api/v1/editions/{edition}/authors/{slug}", "readAuthor", "The stories of an author"),
        Route::open(
            "/api/v1/editions/{edition}/corrections",
            said("listCorrections", "What was corrected, newest first", ""),
            shape::<CorrectionList>,
            by_pages,
        )
        .with(PAGED),
        Route::open(
            "/api/v1/editions/{edition}/flashes",
            said("listFlashes", "The flashes, newest first", "Those whose end is to come run on the ticker."),
            shape::<FlashList>,
            by_pages,
        )
        .with(PAGED),
        Route::open(
            "/api/v1/editions/{edition}/story",
            said(
                "readPublishedStory",
                "A story as readers see it, by its path",
                "An old path leads to the new one (301). What was taken back answers 410 with the reason.",
            ),
            shape::<PublishedStory>,
            by_address,
        )
        .with(ADDRESS)
        .taking(Sends::Nothing),
    ]
}

/// A record whose address is its key.
async fn as_it_is(caller: Caller) -> Result<Response, Problem> {
    asked(&caller, address(&caller)?).await
}

/// The address as the press knows it, however it was encoded.
fn address(caller: &Caller) -> Result<String, Problem> {
    let path = web::addresses::decoded(caller.path()).ok_or(Problem::NotThere)?;
    Ok(web::addresses::encoded(&path))
}

/// A list that goes on.
async fn by_pages(caller: Caller) -> Result<Response, Problem> {
    let place = |given: &str| crate::cursor::read::<editorial::StoryId>(given).map(|_| given.to_owned());
    let cursor = caller.query_read("cursor", "pass the `next` of the page before as it is", place)?;
    let path = address(&caller)?;
    let key = cursor.map_or_else(|| path.clone(), |cursor| format!("{path}?cursor={cursor}"));
    asked(&caller, key).await
}

/// What most people read, in a window and a section.
async fn most_read(caller: Caller) -> Result<Response, Problem> {
    let window = caller.query_read("window", "write hour, day or week", Window::from_word)?;
    let slug = |given: &str| given.parse::<Slug>().ok();
    let section = caller.query_read("section", "write the slug of a section, e.g. politics", slug)?;
    let window = window.unwrap_or(Window::Day).word();
    let mut key = format!("{}?window={window}", address(&caller)?);
    if let Some(section) = section {
        key.push_str("&section=");
        key.push_str(section.as_str());
    }
    asked(&caller, key).await
}

/// A story by its path.
async fn by_address(caller: Caller) -> Result<Response, Problem> {
    let reason = "give the path of a story, e.g. /en/news/politics/dam-holds".to_owned();
    let unusable = || Problem::Parameter { name: "address".to_owned(), reason: reason.clone() };
    let given = caller.query("address").filter(|given| given.starts_with('/')).ok_or_else(unusable)?;
    // Whether it is encoded already or not is the same.
    let path = web::addresses::decoded(given).ok_or_else(unusable)?;
    let key = format!("{}?address={}", address(&caller)?, web::addresses::encoded(&path));
    match asked(&caller, key).await {
        Err(Problem::NotThere) => Err(taken_back(caller.api(), path).await?),
        other => other,
    }
}

async fn asked(caller: &Caller, key: String) -> Result<Response, Problem> {
    match recorded(caller.api().site(), &key.into(), caller.headers()).await {
        Recorded::Here(answer) => Ok(answer),
        Recorded::Moved(to) => {
            let location = HeaderValue::try_from(to).map_err(|_| Problem::NotThere)?;
            let mut answer = StatusCode::MOVED_PERMANENTLY.into_response();
            answer.headers_mut().insert(header::LOCATION, location);
            answer.extensions_mut().insert(web::CachePolicy::Minute);
            Ok(answer)
        }
        Recorded::Nowhere => Err(Problem::NotThere),
        Recorded::Failed => Err(Problem::Unavailable),
    }
}

/// What is said where no live story is: that there never was one, or that it was taken back and why.
async fn taken_back(api: &Api, path: String) -> Result<Problem, Problem> {
    let found = api.newsroom().store.read(move |tx| {
        let Some((id, _)) = addresses::find(tx, &path)? else { return Ok::<_, StoreError>(None) };
        Ok(stories::read(tx, id)?.map(|told| told.story.stage))
    });
    Ok(match found.await? {
        Some(Stage::Withdrawn { reason, ending: Ending::TakenBack | Ending::Killed, .. }) => {
            Problem::Gone { reason: Some(reason) }
        }
        Some(Stage::Withdrawn { ending: Ending::Expired, .. }) => Problem::Gone { reason: None },
        Some(Stage::Draft | Stage::InReview { .. } | Stage::Scheduled { .. } | Stage::Live { .. }) | None => {
            Problem::NotThere
        }
    })
}
