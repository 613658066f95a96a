//! Taking up a link: to join the desk, or to set another password. The link alone lets its owner in, once.

use crate::{Guest, Route, Trouble, Who, asked::field, sheet::languages, sign_in};
use axum::{extract::Path, http::StatusCode, response::Response};
use editorial::{
    Account, Refusal,
    account::{DeskLanguage, Standing},
    password,
};
use minijinja::context;
use newsroom::{
    Failure,
    acts::{AcceptInvitation, ChangeMember, SignIn},
};

pub fn routes() -> Vec<Route> {
    vec![
        Route::show("/desk/join/{link}", Who::Anyone, show),
        Route::act("/desk/join/{link}", Who::Anyone, accept),
    ]
}

/// What is wrong with each field.
#[derive(Default)]
struct Faults {
    name: Option<String>,
    email: Option<String>,
    password: Option<String>,
    again: Option<String>,
}

async fn show(guest: Guest, Path(link): Path<String>) -> Result<Response, Trouble> {
    match guest.desk().newsroom().invited(&link).await {
        Ok(account) => form(&guest, &link, &account, StatusCode::OK, &Faults::default()),
        Err(Failure::Refused(_)) => over(&guest),
        Err(failure) => Err(failure.into()),
    }
}

fn form(
    guest: &Guest,
    link: &str,
    account: &Account,
    status: StatusCode,
    faults: &Faults,
) -> Result<Response, Trouble> {
    let action = format!("/desk/join/{}", web::addresses::encoded(link));
    let error = |said: &Option<String>| context! { error => said.as_deref() };
    let (password, again) = (error(&faults.password), error(&faults.again));
    let least = password::SHORTEST;
    if account.standing == Standing::Active {
        let name = account.called();
        let page = context! { action, state => "open", name, password, again, least, forgotten => "/desk/forgotten" };
        return guest.screen(status, "new_password.html", page);
    }
    let name = if guest.sent("name").is_empty() { &account.name } else { guest.sent("name") };
    let page = context! {
        action,
        state => "open",
        by => (),
        role => account.role.word(),
        until => (),
        email => account.email.as_str(),
        address => asks_address(account).then(|| field(guest.sent("email"), faults.email.as_deref())),
        name => field(name, faults.name.as_deref()),
        language => field(account.language.tag(), None),
        languages => languages(),
        password,
        again,
        least,
        sign_in => sign_in::SIGN_IN,
    };
    guest.screen(status, "invitation.html", page)
}

/// Whether nobody has said the address yet: the first member of a paper that was made without one.
fn asks_address(account: &Account) -> bool {
    account.standing == Standing::Invited && account.email.is_of_nobody()
}

/// The link is good for nothing any more.
fn over(guest: &Guest) -> Result<Response, Trouble> {
    let page = context! { state => "over", sign_in => sign_in::SIGN_IN };
    guest.screen(StatusCode::NOT_FOUND, "invitation.html", page)
}

async fn accept(guest: Guest, Path(link): Path<String>) -> Result<Response, Trouble> {
    let newsroom = guest.desk().newsroom();
    let account = match newsroom.invited(&link).await {
        Ok(account) => account,
        Err(Failure::Refused(_)) => return over(&guest),
        Err(failure) => return Err(failure.into()),
    };
    let password = guest.sent("password").to_owned();
    if password != guest.sent("again") {
        let again = Some(guest.tongue().style().word("password-differs"));
        return form(
            &guest,
            &link,
            &account,
            StatusCode::UNPROCESSABLE_ENTITY,
            &Faults { again, ..Faults::default() },
        );
    }
    let name = (account.standing == Standing::Invited).then(|| guest.sent("name").to_owned());
    let email = asks_address(&account).then(|| guest.sent("email").to_owned());
    let accepted = AcceptInvitation { link: link.clone(), name, email, password: password.clone() };
    let account = match newsroom.accept_invitation(accepted).await {
        Ok(joined) => Account { email: joined.email, ..account },
        Err(Failure::Refused(Refusal::LinkNotGood)) => return over(&guest),
        Err(Failure::Refused(refusal)) => {
            let said = Some(guest.tongue().refusal(&refusal, guest.now()));
            let faults = match refusal {
                Refusal::Unusable { field: "email", .. } | Refusal::EmailTaken(_) => {
                    Faults { email: said, ..Faults::default() }
                }
                Refusal::Empty { .. } | Refusal::TooLong { .. } => Faults { name: said, ..Faults::default() },
                _ => Faults { password: said, ..Faults::default() },
            };
            return form(&guest, &link, &account, StatusCode::UNPROCESSABLE_ENTITY, &faults);
        }
        Err(failure) => return Err(failure.into()),
    };
    let email = account.email.as_str().to_owned();
    let from = guest.asked().whence.clone();
    let asked = SignIn { email, password, code: None, replaces: None, from };
    if let Some(language) =
        DeskLanguage::from_tag(guest.sent("language")).filter(|_| account.standing == Standing::Invited)
    {
        let name = guest.sent("name").to_owned();
        let changed =
            ChangeMember { id: account.id, name, email: account.email.clone(), role: account.role, language };
        newsroom.change_member(&account.member(), changed).await?;
    }
    sign_in::go_in(&guest, asked, "").await
}
