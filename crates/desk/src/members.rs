//! Who works here and who was invited: the list, and inviting.

use crate::{Notice, Route, Seat, Trouble, Who, asked::field, sheet::initials};
use axum::{extract::Path, response::Response};
use editorial::{
    Account, Email, MemberId, Moment, Permission, Refusal,
    account::{DeskLanguage, Standing},
    invitation::Invitation,
    permission::Role,
};
use minijinja::{Value, context};
use newsroom::{Failure, Secret, acts::InviteMember};
use std::collections::HashMap;
use store::{
    StoreError,
    sql::{invitations, members},
};

pub const MEMBERS: &str = "/desk/members";

pub fn routes() -> Vec<Route> {
    let managing = Who::May(Permission::ManageMembers);
    vec![
        Route::show(MEMBERS, managing, show),
        Route::act(MEMBERS, managing, invite),
        Route::act("/desk/members/{id}/invite-again", managing, invite_again),
        Route::act("/desk/members/{id}/withdraw", managing, withdraw),
    ]
}

/// What is wrong with the form, if anything, and the link that was just made.
#[derive(Default)]
struct Told {
    email: Option<String>,
    link: Option<String>,
}

async fn show(seat: Seat) -> Result<Response, Trouble> {
    seat.screen("members.html", page(&seat, &Told::default()).await?)
}

async fn page(seat: &Seat, told: &Told) -> Result<Value, Trouble> {
    let newsroom = seat.desk().newsroom();
    let accounts = newsroom.members(seat.member()).await?;
    let look = |tx: &mut dyn store::Tx| Ok::<_, StoreError>((members::seen(tx)?, invitations::all(tx)?));
    let (seen, waiting) = newsroom.store.read(look).await?;
    let seen: HashMap<MemberId, members::Seen> = seen.into_iter().map(|seen| (seen.member, seen)).collect();
    let waiting: HashMap<MemberId, Invitation> =
        waiting.into_iter().map(|invitation| (invitation.member, invitation)).collect();
    let (invited, here): (Vec<_>, Vec<_>) =
        accounts.iter().partition(|account| account.standing == Standing::Invited);
    let email = if told.link.is_some() { "" } else { seat.sent("email") };
    Ok(context! {
        members => here.iter().map(|account| row(seat, account, seen.get(&account.id))).collect::<Vec<_>>(),
        invitations => invited.iter().map(|account| invitation(seat, account, waiting.get(&account.id))).collect::<Vec<_>>(),
        invite => MEMBERS,
        link => told.link.as_deref(),
        email => field(email, told.email.as_deref()),
        role => field(Role::from_word(seat.sent("role")).unwrap_or(Role::Reporter).word(), None),
        roles => Role::ALL.map(Role::word).to_vec(),
    })
}

fn row(seat: &Seat, account: &Account, seen: Option<&members::Seen>) -> Value {
    context! {
        name => account.called(),
        initials => initials(account.called()),
        email => account.email.as_str(),
        role => account.role.word(),
        address => format!("{MEMBERS}/{}", account.id),
        second_factor => seen.is_some_and(|seen| seen.second_factor),
        seen => seen.and_then(|seen| seen.last).map(|at| seat.moment(at)),
        disabled => account.standing == Standing::Disabled,
        self => account.id == seat.member().id,
    }
}

fn invitation(seat: &Seat, account: &Account, waiting: Option<&Invitation>) -> Value {
    let until = waiting.map_or(Moment::from_micros(0), |waiting| waiting.expires);
    context! {
        email => account.email.as_str(),
        role => account.role.word(),
        by => (),
        until => waiting.map(|_| seat.moment(until)),
        expired => waiting.is_none_or(|waiting| !waiting.good(seat.now())),
        again => format!("{MEMBERS}/{}/invite-again", account.id),
        withdraw => format!("{MEMBERS}/{}/withdraw", account.id),
    }
}

/// The link as it is sent to somebody: in full where the house knows its own address.
fn link(seat: &Seat, secret: &Secret) -> String {
    let asked = seat.asked();
    let base = asked.house.publication.base_address.as_str();
    let base = if base.is_empty() { asked.origin.as_str() } else { base };
    format!("{base}/desk/join/{}", secret.shown())
}

async fn invite(seat: Seat) -> Result<Response, Trouble> {
    let refused =
        |refusal: &Refusal| Told { email: Some(seat.tongue().refusal(refusal, seat.now())), link: None };
    let email: Email = match seat.sent("email").parse() {
        Ok(email) => email,
        Err(refusal) => return seat.refused("members.html", page(&seat, &refused(&refusal)).await?),
    };
    let role = Role::from_word(seat.sent("role")).ok_or(Trouble::Unreadable)?;
    let language = DeskLanguage::from_tag(seat.sent("language")).unwrap_or(seat.account().language);
    let asked = InviteMember { name: None, email, role, language };
    match seat.desk().newsroom().invite_member(seat.member(), asked).await {
        Ok((_, secret)) => shown_once(&seat, &secret).await,
        Err(Failure::Refused(refusal)) => {
            seat.refused("members.html", page(&seat, &refused(&refusal)).await?)
        }
        Err(failure) => Err(failure.into()),
    }
}

async fn shown_once(seat: &Seat, secret: &Secret) -> Result<Response, Trouble> {
    let told = Told { email: None, link: Some(link(seat, secret)) };
    seat.screen("members.html", page(seat, &told).await?)
}

async fn invite_again(seat: Seat, Path(id): Path<String>) -> Result<Response, Trouble> {
    let id = id.parse().map_err(|_| Trouble::NotThere)?;
    let secret = seat.desk().newsroom().invite_again(seat.member(), id).await?;
    shown_once(&seat, &secret).await
}

async fn withdraw(seat: Seat, Path(id): Path<String>) -> Result<Response, Trouble> {
    let id = id.parse().map_err(|_| Trouble::NotThere)?;
    seat.desk().newsroom().disable_member(seat.member(), id).await?;
    Ok(seat.go(MEMBERS, Some(Notice::InvitationWithdrawn)))
}
