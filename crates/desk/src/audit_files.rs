//! The audit as a file: every entry that the filters find, newest first, written page by page so that a long log needs
//! no more memory than a short one.

use crate::{
    Seat, Trouble,
    audit::{Names, edition_name, wanted},
    events_said::{About, about},
};
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use editorial::event::Entry;
use futures_util::stream;
use store::{
    StoreError, Tx,
    sql::events::{self, Wanted},
};

/// So many entries are read at once.
const AT_ONCE: i64 = 1_000;

/// The columns of the file.
const COLUMNS: [&str; 8] = ["number", "at", "by", "by_id", "event", "about", "about_id", "edition"];

/// How a file is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Manner {
    /// RFC 4180.
    Csv,
    /// One array (RFC 8259).
    Json,
}

/// The file for spreadsheets.
pub async fn csv(seat: Seat) -> Result<Response, Trouble> {
    file(seat, Manner::Csv, "text/csv; charset=utf-8", "attachment; filename=\"audit.csv\"")
}

/// The file for programs.
pub async fn json(seat: Seat) -> Result<Response, Trouble> {
    file(seat, Manner::Json, "application/json", "attachment; filename=\"audit.json\"")
}

/// A file on its way.
struct Writing {
    seat: Seat,
    wanted: Wanted,
    /// Only entries below this number are still to be written.
    below: i64,
    manner: Manner,
    begun: bool,
    ended: bool,
}

fn file(
    seat: Seat,
    manner: Manner,
    kind: &'static str,
    disposition: &'static str,
) -> Result<Response, Trouble> {
    let wanted = wanted(&seat)?;
    let writing = Writing { seat, wanted, below: i64::MAX, manner, begun: false, ended: false };
    let body = Body::from_stream(stream::try_unfold(writing, |mut writing| async move {
        // A file that breaks off must look broken, so the error ends the connection.
        Ok::<_, std::io::Error>(
            writing.next().await.map_err(std::io::Error::other)?.map(|page| (page, writing)),
        )
    }));
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(kind)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(disposition)),
    ];
    Ok((headers, body).into_response())
}

impl Writing {
    /// The next part of the file; nothing when it is complete.
    async fn next(&mut self) -> Result<Option<Bytes>, StoreError> {
        if self.ended {
            return Ok(None);
        }
        let (wanted, below) = (self.wanted.clone(), self.below);
        let operator = self.seat.tongue().style().word("audit-operator");
        let look = move |tx: &mut dyn Tx| -> Result<_, StoreError> {
            let entries = events::audit(tx, &wanted, below, AT_ONCE)?;
            let names = Names::read(tx, &entries, operator)?;
            Ok((entries, names))
        };
        let (entries, names) = self.seat.desk().newsroom().store.read(look).await?;
        if let Some(last) = entries.last() {
            self.below = last.sequence;
        }
        self.ended = i64::try_from(entries.len()).is_ok_and(|count| count < AT_ONCE);
        let rows: Vec<[String; 8]> = entries.iter().map(|entry| self.row(&names, entry)).collect();
        let text = match self.manner {
            Manner::Csv => self.as_csv(&rows),
            Manner::Json => self.as_json(&rows),
        };
        self.begun = true;
        text.map(Some).map_err(|reason| StoreError::Unreadable { place: "the audit", reason })
    }

    fn row(&self, names: &Names, entry: &Entry) -> [String; 8] {
        let what = about(&entry.event);
        let id = match what {
            About::Story(id) => id.to_string(),
            About::Member(id) => id.to_string(),
            About::Token(id) => id.to_string(),
            About::Edition(id) => id.to_string(),
            About::Hook(id) => id.to_string(),
            About::Asset(id) => id.to_string(),
            About::House => String::new(),
        };
        [
            entry.sequence.to_string(),
            entry.at.rfc3339(),
            names.by(entry.member),
            entry.member.to_string(),
            events::kind(&entry.event).to_owned(),
            names.about(what, &self.seat),
            id,
            entry.edition.map(|id| edition_name(&self.seat, id)).unwrap_or_default(),
        ]
    }

    fn as_csv(&self, rows: &[[String; 8]]) -> Result<Bytes, String> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        if !self.begun {
            writer.write_record(COLUMNS).map_err(|error| error.to_string())?;
        }
        for row in rows {
            writer.write_record(row.iter().map(|cell| harmless(cell))).map_err(|error| error.to_string())?;
        }
        writer.into_inner().map(Bytes::from).map_err(|error| error.to_string())
    }

    fn as_json(&self, rows: &[[String; 8]]) -> Result<Bytes, String> {
        let mut text = String::new();
        for (at, row) in rows.iter().enumerate() {
            text.push_str(if at == 0 && !self.begun { "[\n" } else { ",\n" });
            let object: serde_json::Map<String, serde_json::Value> = COLUMNS
                .iter()
                .zip(row)
                .map(|(name, cell)| ((*name).to_owned(), cell.as_str().into()))
                .collect();
            text.push_str(&serde_json::to_string(&object).map_err(|error| error.to_string())?);
        }
        if rows.is_empty() && !self.begun {
            text.push('[');
        }
        if self.ended {
            text.push_str("\n]\n");
        }
        Ok(text.into())
    }
}

/// A cell that no spreadsheet takes for a formula (OWASP, CSV Injection).
fn harmless(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_no_formula() {
        assert_eq!(harmless("=HYPERLINK(\"https://evil.example\")"), "'=HYPERLINK(\"https://evil.example\")");
        assert_eq!(harmless("Lena Marsh"), "Lena Marsh");
    }
}
