//! Topics that are written into a form by their names, for who has no script, and made where nobody has such a topic yet.

use crate::{Desk, Seat, Trouble};
use editorial::{
    Names, Permission, Refusal, Slug, fold,
    topic::{Topic, TopicKind},
    words,
};
use newsroom::acts::SetTopic;
use store::{StoreError, Tx, sql::topics};

/// So many topics are written at once; a form with more is none of ours.
const MOST: usize = 20;

/// The ids of topics that are named here, parted by commas or lines. A name that nobody knows becomes a topic, where the
/// member may make one.
///
/// # Errors
/// [`Refusal::Unusable`] for a name that nobody knows: what to do is said.
pub async fn written(desk: &Desk, seat: &Seat, language: &str) -> Result<Vec<String>, Trouble> {
    let mut ids = Vec::new();
    let parted = seat.sent_all("new_topics").flat_map(|text| text.split([',', '،', ';', '؛', '\n']));
    for name in parted.map(str::trim).filter(|name| !name.is_empty()).take(MOST) {
        let id = match known(desk, name).await? {
            Some(id) => id,
            None if seat.member().may(Permission::ChangeSettings).is_ok() => {
                make(desk, seat, language, name).await?
            }
            None => {
                let advice =
                    "choose a topic that is there, or ask whoever may change settings to make this one";
                return Err(Refusal::Unusable { field: "topics", given: words::quoted(name), advice }.into());
            }
        };
        ids.push(id);
    }
    Ok(ids)
}

/// The topic of exactly this name, in whatever language.
async fn known(desk: &Desk, name: &str) -> Result<Option<String>, StoreError> {
    let wanted = fold::folded(name);
    let look = move |tx: &mut dyn Tx| -> Result<Option<String>, StoreError> {
        let same = |topic: &Topic| topic.names.iter().any(|(_, known)| fold::folded(known) == wanted);
        let near = topics::beginning(tx, &wanted, 50)?;
        Ok(near.into_iter().find(same).map(|topic| topic.id.to_string()))
    };
    desk.newsroom().store.read(look).await
}

/// Makes a topic of this name, in this language.
///
/// # Errors
/// When the member may not, or nothing of the name could stand in an address.
async fn make(desk: &Desk, seat: &Seat, language: &str, name: &str) -> Result<String, Trouble> {
    let advice = "write a name with letters or digits in it";
    let unusable = || Refusal::Unusable { field: "topics", given: words::quoted(name), advice };
    let slug = Slug::from_title(name).ok_or_else(unusable)?;
    let asked = slug.clone();
    // A topic with this slug and another name is another topic: it keeps its name.
    let there = desk.newsroom().store.read(move |tx| topics::by_slug(tx, asked.as_str())).await?;
    if let Some(there) = there {
        return Ok(there.id.to_string());
    }
    let names = Names::in_language(language, name);
    let asked = SetTopic { slug, kind: TopicKind::Subject, names, notes: Names::default() };
    Ok(desk.newsroom().set_topic(seat.member(), asked).await?.to_string())
}
