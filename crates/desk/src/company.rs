//! Who is at work: which colleague has which story open, at this program or another, told to every open screen as it
//! changes.
//!
//! Each program tells the store who sits in its rooms, and that it is still there; each reads what all have told. So the
//! list says the same whichever program one asks. The program's own comings and goings are told at once, those of others
//! within [`LOOK`].

use crate::{Desk, Seat, sheet::initials};
use arc_swap::ArcSwap;
use bytes::Bytes;
use editorial::{MemberId, StoryId, node::Node, story::Story};
use minijinja::{Value, context};
use serde_json::json;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use store::{
    StoreError, Tx,
    sql::{members, revisions, stories},
};

/// What other programs tell is looked for this often.
const LOOK: Duration = Duration::from_secs(2);

/// What all screens know of who is at work.
#[derive(Clone)]
pub struct Company {
    pub node: Arc<Node>,
    now: Arc<ArcSwap<Present>>,
    /// What this program told the others last.
    told: Arc<Mutex<BTreeSet<(StoryId, MemberId)>>>,
}

/// Which stories are open, and who has them open.
#[derive(Default)]
pub struct Present {
    open: BTreeMap<StoryId, Vec<MemberId>>,
    names: BTreeMap<MemberId, String>,
    stories: BTreeMap<StoryId, (Story, String)>,
}

impl Company {
    /// Nobody has come yet.
    pub fn of(node: Node) -> Self {
        Self { node: Arc::new(node), now: Arc::default(), told: Arc::default() }
    }

    /// Who is at work, as of the last look.
    pub fn present(&self) -> Arc<Present> {
        self.now.load_full()
    }
}

impl Present {
    /// Who else has a story open, for marks in lists.
    pub fn others(&self, story: StoryId, me: MemberId) -> Vec<Value> {
        let here = self.open.get(&story).into_iter().flatten().filter(|member| **member != me);
        here.filter_map(|member| self.person(*member)).collect()
    }

    fn person(&self, member: MemberId) -> Option<Value> {
        let name = self.names.get(&member)?;
        Some(context! { name, initials => initials(name) })
    }

    /// Everybody else who is at work, and what with as far as this member may read it.
    pub fn around(&self, seat: &Seat) -> Vec<Value> {
        let mut seen = BTreeSet::from([seat.member().id]);
        let mut people = Vec::new();
        for (id, members) in &self.open {
            let read = self.stories.get(id).filter(|(story, _)| story.may_read(seat.member()).is_ok());
            for member in members {
                if !seen.insert(*member) {
                    continue;
                }
                let Some(name) = self.names.get(member) else { continue };
                people.push(context! {
                    name, initials => initials(name),
                    doing => read.map(|(_, headline)| headline.as_str()).filter(|headline| !headline.is_empty()),
                    address => read.map(|_| format!("/desk/stories/{id}")),
                });
            }
        }
        people
    }

    /// The frame that tells every open screen.
    pub fn frame(&self) -> Bytes {
        let person = |member: &MemberId| {
            let name = self.names.get(member)?;
            Some(json!({ "member": member, "name": name, "initials": initials(name) }))
        };
        let open: BTreeMap<String, Vec<_>> = self
            .open
            .iter()
            .map(|(story, members)| (story.to_string(), members.iter().filter_map(person).collect()))
            .collect();
        Bytes::from(format!("event: here\ndata: {}\n\n", json!({ "open": open })))
    }

    fn read(tx: &mut dyn Tx, pairs: &[(StoryId, MemberId)]) -> Result<Self, StoreError> {
        let mut present = Self::default();
        let accounts = members::all(tx)?;
        present.names = accounts.iter().map(|account| (account.id, account.called().to_owned())).collect();
        for (story, member) in pairs {
            present.open.entry(*story).or_default().push(*member);
        }
        for id in present.open.keys() {
            let Some(told) = stories::read(tx, *id)? else { continue };
            let newest = revisions::before(tx, *id, revisions::NEWEST, 1)?.pop();
            let headline = newest.map(|saved| saved.face.headlines.page).unwrap_or_default();
            present.stories.insert(*id, (told.story, headline));
        }
        Ok(present)
    }
}

impl Desk {
    /// Tells who is at work and listens to it, for as long as the desk is open.
    pub async fn keep_company(self) {
        let node = (*self.company.node).clone();
        let newsroom = self.newsroom().clone();
        let following = self.site.following();
        // Others count on a program only while it says that it is there.
        let saying = tokio::spawn(async move { newsroom.say_how_far(node, following).await });
        let mut comings = self.rooms().comings();
        let mut closing = self.closing();
        let mut said = false;
        loop {
            match self.look_around().await {
                Ok(()) => said = false,
                Err(error) if !said => {
                    said = true;
                    tracing::warn!(%error, "the desk cannot see who is at work");
                }
                Err(_) => {}
            }
            tokio::select! {
                _ = comings.changed() => {}
                () = tokio::time::sleep(LOOK) => {}
                _ = closing.changed() => break,
            }
        }
        saying.abort();
        // Whoever sat here sits here no more.
        if let Err(error) = self.newsroom().tell_company(self.company.node.id, BTreeSet::new()).await {
            tracing::debug!(%error, "nobody could be told that the desk closes");
        }
    }

    /// Tells once who is at work here, and looks once who is anywhere.
    ///
    /// # Errors
    /// When the store fails; the next look makes up for it.
    pub async fn look_around(&self) -> Result<(), StoreError> {
        let (newsroom, node) = (self.newsroom(), &self.company.node);
        let open = self.rooms().company();
        let told = || self.company.told.lock().unwrap_or_else(PoisonError::into_inner);
        if *told() != open {
            newsroom.tell_company(node.id, open.clone()).await?;
            *told() = open;
        }
        let pairs = newsroom.company().await?;
        let known = self.company.present();
        let same = known.open.iter().flat_map(|(story, members)| members.iter().map(|m| (*story, *m)));
        if same.eq(pairs.iter().copied()) {
            return Ok(());
        }
        let present = newsroom.store.read(move |tx| Present::read(tx, &pairs)).await?;
        self.tell(present.frame());
        self.company.now.store(Arc::new(present));
        Ok(())
    }
}

/// `GET /desk/bar`: the menus of the bar that change while a screen stands open, for the island that keeps them true.
pub async fn bar(seat: Seat) -> Result<axum::response::Response, crate::Trouble> {
    seat.screen("bar_menus.html", context! {})
}
