//! Valid files of every format, damaged at random: whatever is left of them, looking at it and making pictures of it ends, in
//! time, with pictures or with a reason.
//!
//! The same damage each time. `PICTURE_MUTATIONS=20000` makes that many of each format instead of a few.

use crate::{
    films::{film, recording},
    hostile::crc32,
    paint::{exif_with, file, landscape, svg, words},
};
use exif::Tag;
use image::{DynamicImage, ImageFormat};
use jpeg_encoder::{ColorType, Encoder};
use media::{Kind, Limits, Marks, Plan, develop, metadata, recognise, stripped, survey};
use std::time::{Duration, Instant};

/// So many of each format are damaged where nothing else is said.
const A_FEW: usize = 250;

/// Unoptimised, and with a machine that does other things too.
const LONGEST: Duration = Duration::from_secs(10);

/// Numbers that are the same each time (xorshift, G. Marsaglia 2003).
struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(most.max(1)).unwrap()).unwrap()
    }
}

/// What damage does: a bit, a byte, a number, a piece taken out, doubled, put elsewhere, cut off.
fn damage(bytes: &mut Vec<u8>, chance: &mut Chance) {
    const EDGES: [u32; 8] = [0, 1, 0x7F, 0xFF, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, 0xFFFF_FFFF];
    // Headers stand in front: half of the damage falls there.
    let reach = if chance.below(2) == 0 { bytes.len().min(80) } else { bytes.len() };
    let at = chance.below(reach);
    let length = 1 + chance.below(16);
    let piece = bytes.get(at..(at + length).min(bytes.len())).unwrap_or_default().to_vec();
    match chance.below(8) {
        0 => bytes[at] ^= 1 << chance.below(8),
        1 => bytes[at] = u8::try_from(chance.below(256)).unwrap(),
        2 | 3 => {
            let number = EDGES[chance.below(EDGES.len())];
            let number = if chance.below(2) == 0 { number.to_be_bytes() } else { number.to_le_bytes() };
            let wide = [1, 2, 4][chance.below(3)];
            for (place, byte) in bytes.iter_mut().skip(at).zip(&number[4 - wide..]) {
                *place = *byte;
            }
        }
        4 => drop(bytes.drain(at..at + piece.len())),
        5 => drop(bytes.splice(at..at, piece)),
        6 => {
            let to = chance.below(bytes.len());
            drop(bytes.splice(to..to, piece));
        }
        _ => bytes.truncate(at.max(1)),
    }
    if bytes.is_empty() {
        bytes.push(0);
    }
}

/// Sums the chunks of a PNG anew, so that damage is not found by its sum alone.
fn summed(png: &mut [u8]) {
    let mut at = 8;
    while let Some(length) = png.get(at..at + 4) {
        let length = u32::from_be_bytes(length.try_into().unwrap()) as usize;
        let end = at.saturating_add(8).saturating_add(length);
        if end.saturating_add(4) > png.len() {
            return;
        }
        let sum = crc32(&png[at + 4..end]).to_be_bytes();
        png[end..end + 4].copy_from_slice(&sum);
        at = end + 4;
    }
}

/// Small files of one format, each of another kind.
fn valid(format: &str) -> Vec<Vec<u8>> {
    let picture = landscape(64, 48);
    let rgb = picture.as_bytes();
    let jpeg = |kind: ColorType, pixels: &[u8], progressive: bool| {
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, 80);
        encoder.set_progressive(progressive);
        encoder.set_restart_interval(if progressive { 0 } else { 3 });
        let remarks =
            exif_with(&[words(Tag::Artist, "Lina Haddad")], Some(&file(&landscape(8, 6), ImageFormat::Jpeg)));
        encoder.add_exif_metadata(&remarks).unwrap();
        encoder.encode(pixels, 64, 48, kind).unwrap();
        bytes
    };
    let inks = vec![90; 64 * 48 * 4];
    match format {
        "jpeg" => vec![
            jpeg(ColorType::Rgb, rgb, false),
            jpeg(ColorType::Rgb, rgb, true),
            jpeg(ColorType::Luma, &inks[..64 * 48], false),
            jpeg(ColorType::Cmyk, &inks, false),
        ],
        "png" => vec![
            file(&picture, ImageFormat::Png),
            file(&DynamicImage::ImageRgba16(picture.to_rgba16()), ImageFormat::Png),
            file(&DynamicImage::ImageLumaA8(picture.to_luma_alpha8()), ImageFormat::Png),
        ],
        "gif" => vec![file(&picture, ImageFormat::Gif)],
        "webp" => {
            let lossy = webp::Encoder::from_rgb(rgb, 64, 48).encode(70.0).to_vec();
            vec![
                file(&picture, ImageFormat::WebP),
                lossy,
                file(&picture.to_rgba8().into(), ImageFormat::WebP),
            ]
        }
        "svg" => vec![svg(
            r##"<defs><linearGradient id="g"><stop offset="0" stop-color="#07c"/><stop offset="1"/></linearGradient>
                <filter id="f"><feGaussianBlur stdDeviation="3"/></filter><clipPath id="c"><circle cx="40" cy="40" r="30"/></clipPath>
                <pattern id="p" width="8" height="8" patternUnits="userSpaceOnUse"><path d="M0 0 L8 8" stroke="red"/></pattern></defs>
                <g clip-path="url(#c)" filter="url(#f)"><rect id="r" width="90" height="60" fill="url(#g)"/></g>
                <use href="#r" x="20" transform="rotate(30) scale(2)"/><path d="M10 10 C 20 20 40 20 50 10 Z" fill="url(#p)"/>"##,
        )],
        "film" => vec![film(&[b"vide", b"soun"])],
        _ => recording(),
    }
}

/// What a file goes through before anybody sees it.
fn taken_in(bytes: &[u8], plan: &Plan) -> Result<usize, media::Refused> {
    let kind = recognise(bytes)?;
    metadata(bytes);
    match kind {
        Kind::Film(_) | Kind::Sound(_) => stripped(bytes.to_vec(), kind).map(|shown| shown.len()),
        Kind::Picture(_) | Kind::Drawing(_) => {
            survey(bytes, plan.widest(), &plan.limits)?;
            let mut made = 0;
            develop(bytes, plan, &Marks::default(), &mut |_| made += 1)?;
            assert!(made > 0);
            Ok(made)
        }
    }
}

fn damaged_at_random(format: &str, seed: u64) {
    let many = std::env::var("PICTURE_MUTATIONS").ok().and_then(|many| many.parse().ok()).unwrap_or(A_FEW);
    let limits = Limits { pixels: 1_000_000, ..Limits::default() };
    let plan = Plan { page_widths: vec![12, 32], share_widths: vec![16], limits, ..Plan::default() };
    let valid = valid(format);
    for whole in &valid {
        taken_in(whole, &plan).unwrap();
    }
    let mut chance = Chance(seed);
    let (mut taken, mut longest) = (0, Duration::ZERO);
    for number in 0..many {
        let mut bytes = valid[number % valid.len()].clone();
        for _ in 0..=chance.below(3) {
            damage(&mut bytes, &mut chance);
        }
        if format == "png" && number % 4 != 0 {
            summed(&mut bytes);
        }
        let began = Instant::now();
        match taken_in(&bytes, &plan) {
            Ok(_) => taken += 1,
            Err(refused) => assert!(!refused.to_string().is_empty()),
        }
        longest = longest.max(began.elapsed());
        assert!(longest < LONGEST, "{format} {number}: {longest:?}");
    }
    println!("{format}: {many} damaged, {taken} taken all the same, the slowest {longest:?}");
    // Damage that nothing survives would prove nothing, as would damage that everything survives.
    assert!(taken > many / 50 && taken < many, "{format}: {taken} of {many}");
}

#[test]
fn damaged_jpegs_end_in_pictures_or_reasons() {
    damaged_at_random("jpeg", 0x0A11_CE01);
}

#[test]
fn damaged_pngs_end_in_pictures_or_reasons() {
    damaged_at_random("png", 0x0A11_CE02);
}

#[test]
fn damaged_gifs_end_in_pictures_or_reasons() {
    damaged_at_random("gif", 0x0A11_CE03);
}

#[test]
fn damaged_webps_end_in_pictures_or_reasons() {
    damaged_at_random("webp", 0x0A11_CE04);
}

#[test]
fn damaged_drawings_end_in_pictures_or_reasons() {
    damaged_at_random("svg", 0x0A11_CE05);
}

#[test]
fn damaged_films_end_in_films_or_reasons() {
    damaged_at_random("film", 0x0A11_CE06);
}

#[test]
fn damaged_recordings_end_in_recordings_or_reasons() {
    damaged_at_random("recording", 0x0A11_CE07);
}
