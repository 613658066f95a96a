//! Rules of fronts that name a topic which became one with another: they mean that one. What waits and what is drafted was
//! rewritten when the topics became one; this is for arrangements that come from before, or from an open screen.

use editorial::front::{Fill, Layout};
use store::{
    StoreError, Tx,
    sql::{former_topics, topics},
};

/// The arrangement with rules that name topics as they are now.
pub(crate) fn of(tx: &mut dyn Tx, mut layout: Layout) -> Result<Layout, StoreError> {
    for container in &mut layout.containers {
        let Fill::Topic(named) = container.fill else { continue };
        if topics::by_ids(tx, &[named])?.is_empty()
            && let Some(former) = former_topics::by_topic(tx, named)?
        {
            container.fill = Fill::Topic(former.into);
        }
    }
    Ok(layout)
}
