//! A killed story on its way out: what has let go of it and when, as far as anybody here can know.
//!
//! The act itself takes it from fronts, lists, feeds and sitemaps; what is looked at here is whether their pages say so. The
//! paper of this program is asked as a reader would ask it. What other servers and mirrors have done they have told the
//! store ([`newsroom::nodes`]); one that has not been heard of lately is named, since nobody knows what it shows.

use crate::{Desk, Seat, Trouble};
use axum::{
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::Response,
};
use editorial::{
    Edition, Moment, NodeId, SectionId, Stage, StoryId, address,
    node::{Node, NodeKind},
    section::SectionTree,
    stage::Ending,
    story::Story,
};
use minijinja::{Value, context};
use std::collections::HashMap;
use store::{
    StoreError, Tx,
    sql::{addresses, events, sections},
};

/// A place where a killed story may still be named: a page of the paper, and what must not stand in it.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Place {
    word: &'static str,
    path: String,
}

/// What is known of a kill.
struct Kill {
    /// Its entry of the log, and when that was written.
    sequence: i64,
    at: Moment,
    /// Where readers found the story.
    paths: Vec<String>,
    /// When readers were given it, as far as the log tells.
    published: Option<Moment>,
    nodes: Vec<Node>,
    done: HashMap<NodeId, Moment>,
}

/// `GET /desk/stories/{id}/leaving`
pub async fn show(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<StoryId>,
    headers: HeaderMap,
) -> Result<Response, Trouble> {
    let story = desk.newsroom().story(seat.member(), id).await?;
    let Stage::Withdrawn { reason, ending: Ending::Killed, .. } = &story.stage else {
        return Err(Trouble::NotThere);
    };
    let edition = seat.edition(story.edition).ok_or(Trouble::NotThere)?;
    let kill = kill(&desk, id).await?.ok_or(Trouble::NotThere)?;
    let tree = story.edition;
    let tree = desk.newsroom().store.read(move |tx| sections::of_edition(tx, tree)).await?;
    let places = places(&story, edition, &tree, &kill);
    let followed = desk.site.true_upto() >= kill.sequence;
    let mut parts = Vec::new();
    let mut clear = followed;
    for word in ["page", "fronts", "feeds", "sitemaps"] {
        let of: Vec<&Place> = places.iter().filter(|place| place.word == word).collect();
        let mut left = 0;
        for place in &of {
            left += usize::from(!lets_go(&desk, place, &kill.paths).await);
        }
        clear &= left == 0;
        let at = (followed && left == 0).then(|| kill.done.get(&desk.company.node.id)).flatten();
        parts.push(context! {
            word, count => of.len(), left, done => left == 0, at => at.map(|at| seat.moment(*at)),
        });
    }
    let since = desk.newsroom().heard_since();
    let nodes: Vec<(Value, bool)> =
        kill.nodes.iter().map(|node| others(&desk, &seat, &kill, node, since)).collect();
    let done = clear && nodes.iter().all(|(_, waits)| !waits);
    let page = context! {
        story => context! { address => format!("/desk/stories/{id}"), slug => story.slug.as_str() },
        reason, at => seat.moment(kill.at), parts, done,
        nodes => nodes.into_iter().map(|(node, _)| node).collect::<Vec<_>>(),
    };
    let part = headers.get("nightdesk-part").is_some_and(|part| part == "leaving");
    seat.screen(if part { "leaving_list.html" } else { "leaving.html" }, page)
}

async fn kill(desk: &Desk, id: StoryId) -> Result<Option<Kill>, Trouble> {
    let newsroom = desk.newsroom();
    let look = move |tx: &mut dyn Tx| -> Result<_, StoreError> {
        let Some(entry) = events::last_of_kind(tx, id, "story_killed")? else { return Ok(None) };
        let published = events::last_of_kind(tx, id, "story_published")?.map(|entry| entry.at);
        Ok(Some((entry.sequence, entry.at, addresses::of_story(tx, id)?, published)))
    };
    let Some((sequence, at, paths, published)) = newsroom.store.read(look).await? else { return Ok(None) };
    let done = newsroom.kills_done(sequence).await?.into_iter().collect();
    Ok(Some(Kill { sequence, at, paths, published, nodes: newsroom.nodes().await?, done }))
}

/// The pages on which the story stood as a rule, and its own addresses.
fn places(story: &Story, edition: &Edition, tree: &SectionTree, kill: &Kill) -> Vec<Place> {
    let mut places: Vec<Place> =
        kill.paths.iter().map(|path| Place { word: "page", path: path.clone() }).collect();
    let above: Vec<SectionId> = tree.up(story.section).iter().map(|section| section.id).collect();
    let mut fronts = vec![address::front(edition)];
    fronts.extend(above.iter().map(|id| address::section(edition, &tree.path(*id))));
    fronts.push(address::page(edition, "latest"));
    for front in fronts {
        if front.ends_with('/') {
            places.push(Place { word: "feeds", path: format!("{front}feed.xml") });
        }
        places.push(Place { word: "fronts", path: front });
    }
    places.push(Place { word: "sitemaps", path: "/news-sitemap.xml".to_owned() });
    if let Some(at) = kill.published {
        let month = at.rfc3339();
        let month = month.get(..7).unwrap_or_default();
        places.push(Place { word: "sitemaps", path: format!("/sitemaps/{}-{month}.xml", edition.tag) });
    }
    places
}

/// Whether readers find nothing of the story at a place.
async fn lets_go(desk: &Desk, place: &Place, paths: &[String]) -> bool {
    let found = desk.site.read(&web::addresses::encoded(&place.path)).await;
    if place.word == "page" {
        return matches!(found.0, StatusCode::GONE | StatusCode::NOT_FOUND);
    }
    paths.iter().all(|path| !names(&found.1, &web::addresses::encoded(path)))
}

/// Whether a page names an address, and not one that only begins like it.
fn names(page: &str, address: &str) -> bool {
    page.match_indices(address).any(|(at, _)| {
        let next = page[at + address.len()..].chars().next();
        next.is_none_or(|next| !(next.is_alphanumeric() || matches!(next, '-' | '%' | '/')))
    })
}

/// How it stands with a program, and whether it is waited for.
fn others(desk: &Desk, seat: &Seat, kill: &Kill, node: &Node, since: Moment) -> (Value, bool) {
    let done = kill.done.get(&node.id).copied();
    // One that started afterwards has nothing to take back.
    let passed = done.is_some() || node.position >= kill.sequence;
    let silent = !passed && node.seen < since;
    let standing = match (passed, silent) {
        (true, _) => "done",
        (false, true) => "silent",
        (false, false) => "waiting",
    };
    let value = context! {
        kind => node.kind.word(), name => node.name.as_str(), here => node.id == desk.company.node.id, standing,
        at => done.map(|at| seat.moment(at)), seen => seat.moment(node.seen),
        mirror => node.kind == NodeKind::Mirror,
    };
    (value, standing == "waiting")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_longer_address_is_another_one() {
        let page = "<a href=\"/en/news/dam-holds-well\">x</a> <link>https://paper.example/en/news/dam</link>";
        assert!(names(page, "/en/news/dam-holds-well"));
        assert!(!names(page, "/en/news/dam-holds"));
        assert!(names(page, "/en/news/dam"));
        assert!(!names(page, "/en/news/da"));
    }
}
