//! One programme of a live channel: written, changed, taken out.

use super::{record, set_channel::known};
use crate::{Failure, Newsroom, Occasion};
use editorial::{EditionId, Member, Moment, Permission, ProgrammeId, event::Event, programme::Programme};
use store::{Tx, sql::programmes};

/// A programme as it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SetProgramme {
    /// When it begins.
    pub starts: Moment,
    /// When it is over.
    pub ends: Moment,
    /// Its name.
    pub title: String,
    /// What it is about; may be empty.
    pub summary: String,
    /// Where more is: a path of this site or an address that begins with https; may be empty.
    pub link: String,
}

/// Puts a programme into an edition's schedule.
///
/// # Errors
/// When the member may not, a field cannot be used, or the edition is not there.
pub fn add_programme(
    tx: &mut dyn Tx,
    member: &Member,
    edition: EditionId,
    asked: &SetProgramme,
    on: &Occasion,
) -> Result<ProgrammeId, Failure> {
    member.may(Permission::Broadcast)?;
    known(tx, edition)?;
    let id = on.id(ProgrammeId::new);
    let programme = asked.programme(id, edition, format!("desk:{id}")).settled()?;
    programmes::add(tx, &[programme])?;
    record(tx, member, on, Some(edition), Event::ScheduleChanged { edition })?;
    Ok(id)
}

/// Changes a programme. A file that brings it again says what it says then.
///
/// # Errors
/// As [`add_programme`], and when there is no such programme.
pub fn change_programme(
    tx: &mut dyn Tx,
    member: &Member,
    id: ProgrammeId,
    asked: &SetProgramme,
    on: &Occasion,
) -> Result<(), Failure> {
    member.may(Permission::Broadcast)?;
    let before = programmes::hold(tx, id)?;
    let after = asked.programme(id, before.edition, before.uid.clone()).settled()?;
    if after != before {
        let edition = after.edition;
        programmes::change(tx, &[after])?;
        record(tx, member, on, Some(edition), Event::ScheduleChanged { edition })?;
    }
    Ok(())
}

/// Takes a programme out of its schedule.
///
/// # Errors
/// When the member may not, or there is no such programme.
pub fn remove_programme(
    tx: &mut dyn Tx,
    member: &Member,
    id: ProgrammeId,
    on: &Occasion,
) -> Result<Programme, Failure> {
    member.may(Permission::Broadcast)?;
    let programme = programmes::hold(tx, id)?;
    programmes::remove(tx, &[id])?;
    let edition = programme.edition;
    record(tx, member, on, Some(edition), Event::ScheduleChanged { edition })?;
    Ok(programme)
}

impl SetProgramme {
    fn programme(&self, id: ProgrammeId, edition: EditionId, uid: String) -> Programme {
        let Self { starts, ends, title, summary, link } = self.clone();
        Programme { id, edition, uid, starts, ends, title, summary, link }
    }
}

impl Newsroom {
    /// [`add_programme`], now.
    ///
    /// # Errors
    /// As [`add_programme`].
    pub async fn add_programme(
        &self,
        member: &Member,
        edition: EditionId,
        asked: SetProgramme,
    ) -> Result<ProgrammeId, Failure> {
        let member = member.clone();
        self.act(move |tx, on| add_programme(tx, &member, edition, &asked, on)).await
    }

    /// [`change_programme`], now.
    ///
    /// # Errors
    /// As [`change_programme`].
    pub async fn change_programme(
        &self,
        member: &Member,
        id: ProgrammeId,
        asked: SetProgramme,
    ) -> Result<(), Failure> {
        let member = member.clone();
        self.act(move |tx, on| change_programme(tx, &member, id, &asked, on)).await
    }

    /// [`remove_programme`], now; answers with what it was.
    ///
    /// # Errors
    /// As [`remove_programme`].
    pub async fn remove_programme(&self, member: &Member, id: ProgrammeId) -> Result<Programme, Failure> {
        let member = member.clone();
        self.act(move |tx, on| remove_programme(tx, &member, id, on)).await
    }
}
