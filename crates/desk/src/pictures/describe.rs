//! What is said of an asset: the form, and what is wrong with it.

use super::{
    PICTURES,
    one::{screen, written_day},
};
use crate::{Desk, Notice, Seat, Trouble, asked::field};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use editorial::{AssetId, Edition, Moment, Names, Refusal, asset::FocalPoint, words};
use minijinja::{Value, context};
use newsroom::{Failure, acts::DescribeAsset};
use store::sql::library::Filed;

/// What stands in the form.
pub struct Typed {
    version: i64,
    alts: Names,
    captions: Names,
    credit: String,
    rights: String,
    terms: String,
    until: String,
    keywords: String,
    /// In hundredths of the width and height, as they were typed.
    focus: (String, String),
    /// The id of the picture that is shown before a film plays; may be empty.
    pub poster: String,
    /// Where something is wrong, and what.
    wrong: Option<(&'static str, String)>,
}

impl Typed {
    /// As it is kept.
    pub fn of(seat: &Seat, filed: &Filed) -> Self {
        let Filed { asset, docket, .. } = filed;
        let hundredths = |thousandths: u16| (f64::from(thousandths) / 10.0).to_string();
        Self {
            version: docket.version,
            alts: asset.alts.clone(),
            captions: asset.captions.clone(),
            credit: asset.credit.clone(),
            rights: docket.rights.line.clone(),
            terms: docket.rights.terms.clone(),
            until: written_day(seat, docket.rights.until),
            keywords: docket.keywords.join(", "),
            focus: (hundredths(asset.focus.x), hundredths(asset.focus.y)),
            poster: docket.poster.map(|id| id.to_string()).unwrap_or_default(),
            wrong: None,
        }
    }

    /// As it was sent; words in languages of which no form speaks stay.
    fn sent(seat: &Seat, filed: &Filed) -> Self {
        let typed = |name: &str| seat.sent(name).to_owned();
        let (mut alts, mut captions) = (filed.asset.alts.clone(), filed.asset.captions.clone());
        for language in languages(seat).iter().map(|edition| &edition.language) {
            alts.set(language, seat.sent(&format!("alt-{language}")));
            captions.set(language, seat.sent(&format!("caption-{language}")));
        }
        Self {
            version: seat.sent("version").parse().unwrap_or_default(),
            alts,
            captions,
            credit: typed("credit"),
            rights: typed("rights"),
            terms: typed("terms"),
            until: typed("until"),
            keywords: typed("keywords"),
            focus: (typed("focus-x"), typed("focus-y")),
            poster: typed("poster"),
            wrong: None,
        }
    }

    /// The form for its template.
    pub fn value(&self, seat: &Seat) -> Value {
        let wrong =
            |name: &str| self.wrong.as_ref().filter(|(at, _)| *at == name).map(|(_, told)| told.as_str());
        let one = |name: &str, value: &str| field(value, wrong(name));
        let languages: Vec<Value> = languages(seat)
            .into_iter()
            .map(|edition| {
                let language = &edition.language;
                context! {
                    name => edition.language_name.as_str(), language => language.as_str(),
                    direction => edition.direction.attr(),
                    alt => field(self.alts.exactly(language).unwrap_or_default(), None),
                    caption => field(self.captions.exactly(language).unwrap_or_default(), None),
                }
            })
            .collect();
        context! {
            version => self.version, languages, error => wrong("form"),
            credit => one("credit", &self.credit),
            rights => one("rights", &self.rights),
            terms => one("terms", &self.terms),
            until => one("until", &self.until),
            keywords => one("keywords", &self.keywords),
            x => one("focus", &self.focus.0), y => one("focus", &self.focus.1),
            poster => one("poster", &self.poster),
        }
    }

    fn asked(&self, seat: &Seat, asset: AssetId) -> Result<DescribeAsset, Refusal> {
        let until: Option<Moment> = match self.until.trim() {
            "" => None,
            day => Some(seat.tongue().after_day(day).ok_or_else(|| {
                let advice = "write the last day like 2026-03-31";
                Refusal::Unusable { field: "end of the rights", given: words::quoted(day), advice }
            })?),
        };
        Ok(DescribeAsset {
            asset,
            seen: self.version,
            alts: self.alts.clone(),
            captions: self.captions.clone(),
            credit: self.credit.clone(),
            rights: self.rights.clone(),
            terms: self.terms.clone(),
            until,
            keywords: self.keywords.clone(),
            focus: FocalPoint { x: thousandths(&self.focus.0)?, y: thousandths(&self.focus.1)? },
            poster: self.poster.parse().ok(),
        })
    }
}

/// A place that was written in hundredths.
fn thousandths(written: &str) -> Result<u16, Refusal> {
    let written = written.trim().replace(',', ".");
    let hundredths = written.parse::<f64>().ok().filter(|number| (0.0..=100.0).contains(number));
    let unusable = || Refusal::Unusable {
        field: "focal point",
        given: words::quoted(&written),
        advice: "write two numbers from 0 to 100",
    };
    // Between 0 and 1,000, so nothing is lost.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 1,000, checked")]
    hundredths.map(|number| (number * 10.0).round() as u16).ok_or_else(unusable)
}

/// One edition of each language, in their order.
pub fn languages(seat: &Seat) -> Vec<&Edition> {
    let mut seen: Vec<&Edition> = Vec::new();
    for edition in &seat.asked().house.editions {
        if !seen.iter().any(|other| other.language == edition.language) {
            seen.push(edition);
        }
    }
    seen
}

/// `POST /desk/pictures/{id}`
pub async fn describe(
    State(desk): State<Desk>,
    seat: Seat,
    Path(id): Path<AssetId>,
) -> Result<Response, Trouble> {
    let known = desk.newsroom().picture(seat.member(), id).await?;
    let mut typed = Typed::sent(&seat, &known.filed);
    let done = match typed.asked(&seat, id) {
        Ok(asked) => desk.newsroom().describe_asset(seat.member(), asked).await,
        Err(refusal) => Err(refusal.into()),
    };
    let refusal = match done {
        Ok(_) => return Ok(seat.go(&format!("{PICTURES}/{id}"), Some(Notice::Saved))),
        Err(Failure::Refused(Refusal::NotPermitted { .. } | Refusal::OutOfScope { .. })) => {
            return Err(Trouble::from(done.err().unwrap_or(Failure::NoPublication)));
        }
        Err(Failure::Refused(refusal)) => refusal,
        Err(other) => return Err(other.into()),
    };
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    if let Refusal::Stale { current, .. } = refusal {
        // Whoever sends it once more has read that a colleague was quicker.
        typed.version = current;
        status = StatusCode::CONFLICT;
    }
    typed.wrong = Some((at_field(&refusal), seat.tongue().refusal(&refusal, seat.now())));
    screen(&desk, &seat, &known, &typed, status).await
}

/// The field of the form at which a refusal is told.
fn at_field(refusal: &Refusal) -> &'static str {
    let (Refusal::Empty { field, .. } | Refusal::TooLong { field, .. } | Refusal::Unusable { field, .. }) =
        refusal
    else {
        return "form";
    };
    match *field {
        "credit" => "credit",
        "rights" => "rights",
        "terms" => "terms",
        "keywords" => "keywords",
        "end of the rights" => "until",
        "focal point" => "focus",
        _ => "form",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_is_written_in_hundredths() {
        assert_eq!(thousandths("33.3"), Ok(333));
        assert_eq!(thousandths(" 100 "), Ok(1_000));
        assert_eq!(thousandths("12,5"), Ok(125));
        for wrong in ["", "-1", "101", "NaN", "left"] {
            assert!(thousandths(wrong).is_err(), "{wrong}");
        }
    }
}
