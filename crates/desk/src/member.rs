//! One member: role, where they are signed in, second factor, leaving the newsroom.

use crate::{Notice, Route, Seat, Trouble, Who, asked::field, members::MEMBERS, sessions, sheet::initials};
use axum::{extract::Path, response::Response};
use editorial::{Account, MemberId, Permission, Refusal, account::Standing, permission::Role};
use minijinja::context;
use newsroom::acts::ChangeMember;

pub fn routes() -> Vec<Route> {
    let managing = Who::May(Permission::ManageMembers);
    vec![
        Route::show("/desk/members/{id}", managing, show),
        Route::act("/desk/members/{id}/role", managing, set_role),
        Route::act("/desk/members/{id}/sessions/{session}/end", managing, end_session),
        Route::act("/desk/members/{id}/sessions/end", managing, end_sessions),
        Route::act("/desk/members/{id}/second-factor/remove", managing, clear_second_factor),
        Route::act("/desk/members/{id}/provider/untie", managing, untie),
        Route::act("/desk/members/{id}/disable", managing, disable),
        Route::act("/desk/members/{id}/enable", managing, enable),
    ]
}

fn id(written: &str) -> Result<MemberId, Trouble> {
    written.parse().map_err(|_| Trouble::NotThere)
}

async fn account(seat: &Seat, id: MemberId) -> Result<Account, Trouble> {
    let accounts = seat.desk().newsroom().members(seat.member()).await?;
    accounts.into_iter().find(|account| account.id == id).ok_or(Trouble::NotThere)
}

async fn show(seat: Seat, Path(written): Path<String>) -> Result<Response, Trouble> {
    let account = account(&seat, id(&written)?).await?;
    let (newsroom, member) = (seat.desk().newsroom(), seat.member());
    let (factors, _) = newsroom.second_factors(member, account.id).await?;
    let tied = newsroom.is_tied(member, account.id).await?;
    let kept = newsroom.sessions(member, account.id).await?;
    let at = |what: &str| format!("{MEMBERS}/{}/{what}", account.id);
    let own = account.id == member.id;
    let disabled = account.standing == Standing::Disabled;
    let permissions = Permission::ALL.into_iter().filter(|permission| account.role.may(*permission));
    let page = context! {
        name => account.called(),
        initials => initials(account.called()),
        email => account.email.as_str(),
        since => seat.tongue().day(account.since),
        seen => kept.first().map(|session| seat.moment(session.seen)),
        second_factor => !factors.is_empty(),
        tied,
        untie => (!own && tied).then(|| at("provider/untie")),
        disabled,
        role => field(account.role.word(), None),
        roles => Role::ALL.map(Role::word).to_vec(),
        permissions => permissions.map(Permission::word).collect::<Vec<_>>(),
        why_not => own.then(|| seat.tongue().refusal(&Refusal::OwnAccount, seat.now())),
        save => at("role"),
        sessions => sessions::listed(&seat, &kept, &at("sessions")),
        revoke_all => (!own && !kept.is_empty()).then(|| at("sessions/end")),
        reset => (!own && !factors.is_empty()).then(|| at("second-factor/remove")),
        disable => (!own && !disabled).then(|| at("disable")),
        enable => (!own && disabled).then(|| at("enable")),
        stories => "/desk/stories",
        audit => format!("/desk/audit?member={}", account.id),
        members => MEMBERS,
    };
    seat.screen("member.html", page)
}

/// Back to the member, saying what was done.
fn back(seat: &Seat, id: MemberId, notice: Notice) -> Response {
    seat.go(&format!("{MEMBERS}/{id}"), Some(notice))
}

async fn set_role(seat: Seat, Path(written): Path<String>) -> Result<Response, Trouble> {
    let account = account(&seat, id(&written)?).await?;
    let role = Role::from_word(seat.sent("role")).ok_or(Trouble::Unreadable)?;
    let Account { id, name, email, language, .. } = account;
    let name = if name.is_empty() { email.as_str().to_owned() } else { name };
    let changed = ChangeMember { id, name, email, role, language };
    seat.desk().newsroom().change_member(seat.member(), changed).await?;
    Ok(back(&seat, id, Notice::Saved))
}

async fn end_session(
    seat: Seat,
    Path((written, session)): Path<(String, String)>,
) -> Result<Response, Trouble> {
    let (id, session) = (id(&written)?, session.parse().map_err(|_| Trouble::NotThere)?);
    seat.desk().newsroom().revoke_session(seat.member(), id, session).await?;
    Ok(back(&seat, id, Notice::SessionEnded))
}

async fn end_sessions(seat: Seat, Path(written): Path<String>) -> Result<Response, Trouble> {
    let account = account(&seat, id(&written)?).await?;
    seat.desk().newsroom().revoke_sessions(seat.member(), account.id, None).await?;
    Ok(back(&seat, account.id, Notice::SessionEnded))
}

async fn clear_second_factor(seat: Seat, Path(written): Path<String>) -> Result<Response, Trouble> {
    let id = id(&written)?;
    seat.desk().newsroom().clear_second_factor(seat.member(), id).await?;
    Ok(back(&seat, id, Notice::SecondFactorOff))
}

async fn untie(seat: Seat, Path(written): Path<String>) -> Result<Response, Trouble> {
    let id = id(&written)?;
    seat.desk().newsroom().untie_member(seat.member(), id).await?;
    Ok(back(&seat, id, Notice::ProviderUntied))
}

async fn disable(seat: Seat, Path(written): Path<String>) -> Result<Response, Trouble> {
    let id = id(&written)?;
    seat.desk().newsroom().disable_member(seat.member(), id).await?;
    Ok(back(&seat, id, Notice::AccountClosed))
}

async fn enable(seat: Seat, Path(written): Path<String>) -> Result<Response, Trouble> {
    let id = id(&written)?;
    seat.desk().newsroom().enable_member(seat.member(), id).await?;
    Ok(back(&seat, id, Notice::AccountOpened))
}
