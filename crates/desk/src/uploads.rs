//! Files that come with a form (RFC 7578), read whole: the gate looks at the form's signature before anybody looks at them.

use crate::{Trouble, asked::Sent};
use axum::{
    body::{Body, Bytes},
    extract::Request,
    http::{HeaderMap, header},
};
use multer::{Constraints, Multipart, SizeLimit};

/// A form has no more fields and files than this.
const MOST: usize = 64;

/// One file.
#[derive(Debug, Clone)]
pub struct SentFile {
    /// The field it came in.
    pub field: String,
    /// What it is called where it comes from.
    pub name: String,
    /// What is in it.
    pub bytes: Bytes,
}

/// Whether a request carries a form with files.
pub fn are_sent(headers: &HeaderMap) -> bool {
    boundary(headers).is_some()
}

fn boundary(headers: &HeaderMap) -> Option<String> {
    let kind = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    multer::parse_boundary(kind).ok()
}

/// The fields and files of a form of at most so many bytes.
///
/// # Errors
/// [`Trouble::TooLarge`], [`Trouble::Unreadable`].
pub async fn read(request: &mut Request, most: usize) -> Result<(Sent, Vec<SentFile>), Trouble> {
    let boundary = boundary(request.headers()).ok_or(Trouble::Unreadable)?;
    let body = std::mem::replace(request.body_mut(), Body::empty());
    let most = SizeLimit::new().whole_stream(most as u64);
    let limits = Constraints::new().size_limit(most);
    let mut parts = Multipart::with_constraints(body.into_data_stream(), boundary, limits);
    let (mut fields, mut files) = (Vec::new(), Vec::new());
    while let Some(part) = parts.next_field().await.map_err(|error| trouble(&error))? {
        if fields.len() + files.len() == MOST {
            return Err(Trouble::Unreadable);
        }
        let name = part.name().unwrap_or_default().to_owned();
        match part.file_name().map(str::to_owned) {
            Some(called) => {
                files.push(SentFile {
                    field: name,
                    name: called,
                    bytes: part.bytes().await.map_err(|error| trouble(&error))?,
                });
            }
            None => fields.push((name, part.text().await.map_err(|error| trouble(&error))?)),
        }
    }
    Ok((Sent(fields), files))
}

fn trouble(error: &multer::Error) -> Trouble {
    match error {
        multer::Error::StreamSizeExceeded { .. } | multer::Error::FieldSizeExceeded { .. } => {
            Trouble::TooLarge
        }
        // Cut off, or no such form.
        _ => Trouble::Unreadable,
    }
}
