//! Setting the second factor up: a picture to scan, the first code, then the recovery codes, shown once.

use crate::{
    Notice, Route, Seat, Trouble, Who,
    account::{self, ACCOUNT, Faults},
    asked::field,
};
use axum::response::Response;
use minijinja::{Value, context};
use newsroom::{Failure, Secret};
use qrcode::{Color, EcLevel, QrCode};
use std::fmt::Write;

pub fn routes() -> Vec<Route> {
    vec![
        Route::act("/desk/account/second-factor", Who::Member, begin),
        Route::act("/desk/account/second-factor/prove", Who::Member, prove),
        Route::act("/desk/account/second-factor/codes", Who::Member, new_codes),
        Route::act("/desk/account/second-factor/remove", Who::Member, remove),
    ]
}

/// A picture of squares as SVG without styles: one path, dark on light, with the quiet zone of four squares that readers
/// need (ISO/IEC 18004 §9.1).
fn picture(address: &str) -> Result<String, Trouble> {
    let code = QrCode::with_error_correction_level(address, EcLevel::M).map_err(Trouble::broken)?;
    let width = code.width();
    let mut dark = String::new();
    for (at, colour) in code.to_colors().into_iter().enumerate() {
        if colour == Color::Dark {
            write!(dark, "M{} {}h1v1h-1z", at % width + 4, at / width + 4).map_err(Trouble::broken)?;
        }
    }
    let side = width + 8;
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" shape-rendering=\"crispEdges\">\
         <path fill=\"#fff\" d=\"M0 0h{side}v{side}H0z\"/><path fill=\"#000\" d=\"{dark}\"/></svg>"
    ))
}

/// Letters in groups of four, which people can copy.
fn in_fours(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    letters.chunks(4).map(|four| four.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

fn set_up(address: &str, secret: &str, error: Option<&str>) -> Result<Value, Trouble> {
    Ok(context! {
        action => "/desk/account/second-factor/prove",
        account => ACCOUNT,
        qr => Value::from_safe_string(picture(address)?),
        secret => in_fours(secret),
        // Goes along with the form, so that a mistyped code does not make the app useless.
        key => context! { address, secret },
        code => field("", error),
    })
}

async fn begin(seat: Seat) -> Result<Response, Trouble> {
    let key = seat.desk().newsroom().begin_second_factor(seat.account()).await?;
    seat.screen("second_factor.html", set_up(&key.address, &key.secret, None)?)
}

async fn prove(seat: Seat) -> Result<Response, Trouble> {
    match seat.desk().newsroom().confirm_second_factor(seat.account(), seat.sent("code").to_owned()).await {
        Ok(codes) => codes_once(&seat, &codes),
        Err(Failure::Refused(refusal)) if seat.sent("address").starts_with("otpauth://") => {
            let said = seat.tongue().refusal(&refusal, seat.now());
            seat.refused(
                "second_factor.html",
                set_up(seat.sent("address"), seat.sent("secret"), Some(&said))?,
            )
        }
        Err(failure) => Err(failure.into()),
    }
}

/// The recovery codes, this one time.
pub fn codes_once(seat: &Seat, codes: &[Secret]) -> Result<Response, Trouble> {
    let codes: Vec<String> = codes.iter().map(|code| code.shown().to_owned()).collect();
    let file = codes.join("\n");
    seat.screen("recovery_codes.html", context! { codes, account => ACCOUNT, file })
}

async fn new_codes(seat: Seat) -> Result<Response, Trouble> {
    match seat.desk().newsroom().renew_recovery_codes(seat.account(), seat.sent("proof").to_owned()).await {
        Ok(codes) => codes_once(&seat, &codes),
        Err(failure) => refused(&seat, failure).await,
    }
}

async fn remove(seat: Seat) -> Result<Response, Trouble> {
    match seat.desk().newsroom().remove_second_factor(seat.account(), seat.sent("proof").to_owned()).await {
        Ok(()) => Ok(seat.go(ACCOUNT, Some(Notice::SecondFactorOff))),
        Err(failure) => refused(&seat, failure).await,
    }
}

async fn refused(seat: &Seat, failure: Failure) -> Result<Response, Trouble> {
    let Failure::Refused(refusal) = failure else { return Err(failure.into()) };
    let proof = Some(seat.tongue().refusal(&refusal, seat.now()));
    account::screen(seat, Some(Faults::of_the_proof(proof))).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_is_one_drawing_without_styles() {
        let drawn =
            picture("otpauth://totp/The%20Levee:lena@courier.example?secret=GEZDGNBVGY3TQOJQ").unwrap();
        assert!(drawn.starts_with("<svg") && drawn.ends_with("</svg>") && !drawn.contains("style"));
        assert_eq!(in_fours("GEZDGNBVG"), "GEZD GNBV G");
    }
}
