//! A page of the paper: its value, spoken by the theme.

use super::answer::{Answer, Ready, Trouble};
use crate::{
    composing::ComposingRoom,
    furniture::{EditionRoom, Furniture},
    page::{Alternate, EditionLink, Head, Link, MostReadPart, Paper, StoodLine},
    reading::{MadeOf, Notes, Reading},
    stood::Stood,
    view::card::Setting,
};
use editorial::{SectionId, address};
use house_style::Value as Word;
use minijinja::{Value, context, value::Serde};
use serde::Serialize;
use std::sync::{Mutex, PoisonError};
use store::StoreError;

/// Where a page is being made.
pub struct View<'a> {
    /// Where it is made.
    pub composing: &'a ComposingRoom,
    /// What all pages share.
    pub furniture: &'a Furniture,
    /// The edition.
    pub room: &'a EditionRoom,
    /// What it was made from so far.
    pub notes: &'a Mutex<Notes>,
    /// The minute that is over, when the paper of such a minute is shown.
    pub stood: Option<&'a Stood>,
}

impl View<'_> {
    /// Reads what the page needs, in one unit of work, and notes it.
    ///
    /// # Errors
    /// What the store says.
    pub async fn read<T, F>(&self, read: F) -> Result<T, StoreError>
    where
        T: Send + 'static,
        F: FnOnce(&mut Reading<'_>) -> Result<T, StoreError> + Send + 'static,
    {
        self.composing.read(self.notes, read).await
    }

    /// Notes what the page is made from besides what was read.
    pub fn note(&self, of: MadeOf) {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner).note(of);
    }

    /// What most people read, as it stands on this page: of the whole edition, or of the section whose page it is.
    pub fn most_read(&self, section: Option<SectionId>) -> MostReadPart {
        let room = self.room;
        if self.stood.is_some() {
            return MostReadPart::default();
        }
        self.note(MadeOf::MostRead(room.edition.id, section));
        let (cards, own) = room.most_read.part(section);
        let section = section.filter(|_| own).and_then(|id| room.tree.get(id));
        MostReadPart {
            title: match section {
                Some(section) => {
                    room.style.word_with("most-read-in", &[("section", Word::Text(&section.name))])
                }
                None => room.style.word("most-read"),
            },
            address: address::most_read(
                &room.edition,
                section.map(|section| room.tree.path(section.id)).as_deref(),
            ),
            cards,
        }
    }

    /// The setting in which rows become values.
    pub fn setting(&self) -> Setting<'_> {
        let stood = self.stood.map(|stood| stood.front.as_str());
        Setting { stood, ..Setting::of(self.furniture, self.room) }
    }

    /// Speaks a page.
    ///
    /// # Errors
    /// When the theme fails.
    pub fn speak<P: Serialize>(
        &self,
        template: &str,
        head: &Head,
        page: &P,
        there: &[Link],
    ) -> Result<Answer, Trouble> {
        self.speak_with(template, head, page, there, false)
    }

    /// Speaks a page that may show frames of other services after consent.
    ///
    /// # Errors
    /// When the theme fails.
    pub fn speak_with<P: Serialize>(
        &self,
        template: &str,
        head: &Head,
        page: &P,
        there: &[Link],
        frames: bool,
    ) -> Result<Answer, Trouble> {
        Ok(Answer::Ready(Ready::page(self.html(template, head, page, there)?, frames)))
    }

    /// The HTML of a page. `there` names the same page in other editions: edition tag and path.
    ///
    /// # Errors
    /// When the theme fails.
    pub fn html<P: Serialize>(
        &self,
        template: &str,
        head: &Head,
        page: &P,
        there: &[Link],
    ) -> Result<String, Trouble> {
        let (room, setting) = (self.room, self.setting());
        self.note(match self.stood {
            Some(_) => MadeOf::Frame(room.edition.id),
            None => MadeOf::Paper(room.edition.id),
        });
        let paper = self.stood.map_or_else(
            || room.paper.clone(),
            |stood| Value::from(Serde(&Paper { today: setting.time(stood.at), ..room.frame.clone() })),
        );
        Ok(room.theme.speak(template, &self.value(paper, head, page, there))?)
    }

    /// What a template is given.
    pub fn value<P: Serialize>(&self, paper: Value, head: &Head, page: &P, there: &[Link]) -> Value {
        let over = self.stood.map(|stood| self.head_stood(head, stood));
        context! {
            paper,
            editions => Value::from(Serde(self.switch(if over.is_some() { &[] } else { there }))),
            head => Value::from(Serde(over.as_ref().unwrap_or(head))),
            page => Value::from(Serde(page)),
            stood => self.stood.map(|stood| Value::from(Serde(self.said(stood)))),
        }
    }

    /// What a page of a minute that is over says to search engines: to leave it out.
    fn head_stood(&self, head: &Head, stood: &Stood) -> Head {
        Head {
            canonical: self.composing.absolute(self.furniture, &stood.address()),
            noindex: true,
            alternates: Vec::new(),
            feeds: Vec::new(),
            json_ld: Vec::new(),
            next: None,
            ..head.clone()
        }
    }

    /// The line that says that this is the paper as it stood, and where it is as it stands.
    fn said(&self, stood: &Stood) -> StoodLine {
        let setting = self.setting();
        StoodLine {
            time: setting.time(stood.at),
            now: format!("/{}/{}", self.room.edition.tag, stood.rest),
            front: stood.front.clone(),
        }
    }

    /// The edition switch of this page.
    fn switch(&self, there: &[Link]) -> Vec<EditionLink> {
        let entry = |room: &std::sync::Arc<EditionRoom>| {
            let same = there.iter().find(|link| link.name == room.edition.tag);
            EditionLink {
                tag: room.edition.tag.clone(),
                language: room.edition.language.clone(),
                direction: room.edition.direction.attr(),
                name: room.edition.language_name.clone(),
                address: same.map_or_else(|| address::front(&room.edition), |link| link.address.clone()),
                current: room.edition.id == self.room.edition.id,
                same_page: same.is_some(),
            }
        };
        self.furniture.rooms.iter().map(entry).collect()
    }

    /// The same page in every edition, when its path is the same but for the edition: for the switch.
    pub fn everywhere(&self, rest: &str) -> Vec<Link> {
        self.furniture
            .rooms
            .iter()
            .map(|room| Link {
                name: room.edition.tag.clone(),
                address: format!("/{}/{rest}", room.edition.tag),
            })
            .collect()
    }

    /// The alternates that belong to a switch.
    pub fn alternates(&self, there: &[Link], default: Option<&str>) -> Vec<Alternate> {
        let paths: Vec<(String, String)> = there
            .iter()
            .filter_map(|link| {
                let room = self.furniture.rooms.iter().find(|room| room.edition.tag == link.name)?;
                Some((room.edition.language.clone(), link.address.clone()))
            })
            .collect();
        crate::view::head::alternates(self.composing, &self.setting(), &paths, default)
    }
}
