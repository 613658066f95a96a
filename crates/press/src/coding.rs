//! Content codings: which one a reader gets (RFC 9110 §12.5.3), and making them.

use bytes::Bytes;
use flate2::{Compression, read::GzDecoder, write::GzEncoder};
use std::io::{Read, Write};

/// How the bytes of an answer are packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Coding {
    /// Brotli (RFC 7932).
    Brotli,
    /// Gzip (RFC 1952).
    Gzip,
    /// Not at all.
    Plain,
}

/// How hard to press.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// Somebody waits.
    Quick,
    /// The page will be read many times.
    Best,
}

impl Coding {
    /// Its name in `Content-Encoding`; nothing when there is none.
    pub const fn token(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Plain => None,
        }
    }

    /// The coding with this name in `Content-Encoding`; plain when it is none of ours.
    pub fn named(token: &str) -> Self {
        match token {
            "br" => Self::Brotli,
            "gzip" => Self::Gzip,
            _ => Self::Plain,
        }
    }

    /// The coding for a reader who accepts these; nothing when the reader refuses every one that we have.
    ///
    /// Of the packed ones the higher weight wins, the smaller file among equals; plain is for those who take neither.
    /// Without the header anything goes, and plain is the safe choice; unknown codings and broken weights are passed over.
    pub fn choose(accepted: Option<&str>) -> Option<Self> {
        let Some(accepted) = accepted else { return Some(Self::Plain) };
        let (mut brotli, mut gzip, mut plain, mut others) = (None, None, None, None);
        for entry in accepted.split(',') {
            let mut pieces = entry.split(';').map(str::trim);
            let name = pieces.next().unwrap_or_default();
            let Some(weight) = weight(pieces) else { continue };
            let place = match name {
                _ if name.eq_ignore_ascii_case("br") => &mut brotli,
                _ if name.eq_ignore_ascii_case("gzip") || name.eq_ignore_ascii_case("x-gzip") => &mut gzip,
                _ if name.eq_ignore_ascii_case("identity") => &mut plain,
                "*" => &mut others,
                _ => continue,
            };
            *place = Some(weight);
        }
        let brotli = brotli.or(others).unwrap_or(0);
        let gzip = gzip.or(others).unwrap_or(0);
        if brotli > 0 && brotli >= gzip {
            Some(Self::Brotli)
        } else if gzip > 0 {
            Some(Self::Gzip)
        } else if plain.or(others).is_none_or(|weight| weight > 0) {
            Some(Self::Plain)
        } else {
            None
        }
    }

    /// Packs bytes.
    pub fn pack(self, plain: &Bytes, effort: Effort) -> Bytes {
        match self {
            Self::Plain => plain.clone(),
            Self::Gzip => gzip(plain, effort).map_or_else(|_| plain.clone(), Bytes::from),
            Self::Brotli => brotli(plain, effort).map_or_else(|_| plain.clone(), Bytes::from),
        }
    }
}

/// A weight in thousandths (RFC 9110 §12.4.2); nothing when it is none.
fn weight<'a>(mut parameters: impl Iterator<Item = &'a str>) -> Option<u16> {
    let Some(given) = parameters.find_map(|p| p.strip_prefix("q=").or_else(|| p.strip_prefix("Q="))) else {
        return Some(1000);
    };
    let weight: f32 = given.trim().parse().ok()?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
    (0.0..=1.0).contains(&weight).then_some((weight * 1000.0).round() as u16)
}

fn gzip(plain: &[u8], effort: Effort) -> std::io::Result<Vec<u8>> {
    let level = match effort {
        Effort::Quick => Compression::new(3),
        Effort::Best => Compression::new(9),
    };
    let mut packed = GzEncoder::new(Vec::with_capacity(plain.len() / 3), level);
    packed.write_all(plain)?;
    packed.finish()
}

fn brotli(plain: &[u8], effort: Effort) -> std::io::Result<Vec<u8>> {
    let quality = match effort {
        Effort::Quick => 2,
        Effort::Best => 9,
    };
    let parameters = brotli::enc::BrotliEncoderParams {
        quality,
        // A window no larger than the page: the encoder clears all of it before it begins.
        lgwin: (plain.len().max(1).ilog2() + 1).clamp(16, 22).cast_signed(),
        size_hint: plain.len(),
        ..brotli::enc::BrotliEncoderParams::default()
    };
    let mut packed = Vec::with_capacity(plain.len() / 3);
    brotli::BrotliCompress(&mut &*plain, &mut packed, &parameters)?;
    Ok(packed)
}

/// What was packed in this coding.
///
/// # Errors
/// When it was not.
pub fn unpacked(coding: Coding, packed: &Bytes) -> std::io::Result<Bytes> {
    let mut plain = Vec::with_capacity(packed.len() * 5);
    match coding {
        Coding::Plain => return Ok(packed.clone()),
        Coding::Gzip => {
            GzDecoder::new(&**packed).read_to_end(&mut plain)?;
        }
        Coding::Brotli => brotli::BrotliDecompress(&mut &**packed, &mut plain)?,
    }
    Ok(plain.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reader_gets_what_they_can_read() {
        let cases = [
            (None, Some(Coding::Plain)),
            (Some(""), Some(Coding::Plain)),
            (Some("gzip, deflate, br, zstd"), Some(Coding::Brotli)),
            (Some("gzip, deflate"), Some(Coding::Gzip)),
            (Some("br;q=0.5, gzip;q=0.9"), Some(Coding::Gzip)),
            (Some("br;q=0, gzip;q=0"), Some(Coding::Plain)),
            (Some("br;q=0, *"), Some(Coding::Gzip)),
            (Some("*"), Some(Coding::Brotli)),
            (Some("*;q=0"), None),
            (Some("identity;q=0"), None),
            (Some("identity;q=0, br"), Some(Coding::Brotli)),
            (Some("identity, *;q=0"), Some(Coding::Plain)),
            (Some("compress, deflate, sdch"), Some(Coding::Plain)),
            (Some("BR ; Q=1.0"), Some(Coding::Brotli)),
            (Some("br;q=7, gzip;q=x, ,;;"), Some(Coding::Plain)),
        ];
        for (accepted, coding) in cases {
            assert_eq!(Coding::choose(accepted), coding, "{accepted:?}");
        }
    }

    #[test]
    fn packed_bytes_are_the_same_bytes() {
        let plain = Bytes::from("the river rose and fell; ".repeat(400));
        for effort in [Effort::Quick, Effort::Best] {
            for coding in [Coding::Brotli, Coding::Gzip, Coding::Plain] {
                assert_eq!(unpacked(coding, &coding.pack(&plain, effort)).unwrap(), plain, "{coding:?}");
            }
        }
    }
}
