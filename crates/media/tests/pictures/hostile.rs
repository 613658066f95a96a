use crate::paint::{file, landscape, svg};
use image::ImageFormat;
use insta::assert_snapshot;
use media::{Limits, Plan, metadata, renditions, survey};
use proptest::prelude::*;
use std::time::{Duration, Instant};

fn refusal(bytes: &[u8]) -> String {
    renditions(bytes, &Plan::default()).unwrap_err().to_string()
}

/// The first bytes of a PNG that claims this size and holds no pixel.
fn png_claiming(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = file(&landscape(2, 2), ImageFormat::Png);
    bytes[16..20].copy_from_slice(&width.to_be_bytes());
    bytes[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc32(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.to_be_bytes());
    bytes
}

/// CRC-32 as PNG sums its chunks (ISO 3309).
pub fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |s, _| if s & 1 == 1 { (s >> 1) ^ 0xEDB8_8320 } else { s >> 1 })
    })
}

#[test]
fn a_picture_that_claims_to_be_huge_is_refused_from_its_header() {
    assert_snapshot!(refusal(&png_claiming(60_000, 60_000)), @"the picture is 60000 × 60000 pixels, more than 120 megapixels; export it smaller");
    assert_snapshot!(refusal(&png_claiming(60_000, 10)), @"the picture is 60000 × 10 pixels; no side may be longer than 30000, export it smaller");
    assert_snapshot!(refusal(&png_claiming(200, 400)), @"the picture is damaged or cut off (Format error decoding Png: IDAT or fDAT chunk does not have enough data for image.); export it again from the original");
    assert_snapshot!(refusal(&file(&landscape(20, 400), ImageFormat::Png)), @"the picture is a strip of 20 × 400 pixels, more than ten times as high as wide; crop it");
    let gif = b"GIF89a\xff\xff\xff\xff\x80\x00\x00\x00\x00\x00\xff\xff\xff,\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02D\x01\x00;";
    assert_snapshot!(refusal(gif), @"the picture is 65535 × 65535 pixels, more than 120 megapixels; export it smaller");
}

#[test]
fn what_is_cut_off_or_no_picture_is_refused() {
    let whole = file(&landscape(800, 600), ImageFormat::Jpeg);
    assert_snapshot!(refusal(&whole[..whole.len() / 2]), @"the picture is damaged or cut off (its end is missing); export it again from the original");
    assert_snapshot!(refusal(&whole[..20]), @"the picture is damaged or cut off (Format error decoding Jpeg: I/O errors Not enough bytes, expected 1 but found 0); export it again from the original");
    let png = file(&landscape(800, 600), ImageFormat::Png);
    assert_snapshot!(refusal(&png[..png.len() / 2]), @"the picture is damaged or cut off (unexpected end of file); export it again from the original");
    assert_snapshot!(refusal(b""), @"the file is empty; the upload may have been cut off, send it again");
    assert_snapshot!(refusal(b"not a picture at all"), @"this is a text file, not a picture; send a JPEG, PNG, WebP or GIF, an SVG drawing, or a film as MP4 or WebM");
    assert_snapshot!(refusal(&svg("")), @"this is a drawing, and it was to be read as a photo; send it again so that it is recognised anew");
    assert_snapshot!(refusal(b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00isomiso2avc1mp41"), @"this is a film; choose a still picture for this place");
}

/// A picture in which no two pixels are alike, so that its file is long.
fn grainy() -> image::DynamicImage {
    let shade = |x: u32, y: u32| u8::try_from(((x * 7919) ^ (y * 104_729) ^ (x * y * 31)) % 251).unwrap();
    image::RgbImage::from_fn(300, 200, |x, y| image::Rgb([shade(x, y), shade(y, x), shade(x + 9, y)])).into()
}

#[test]
fn what_ends_too_soon_is_refused_in_every_format() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP] {
        let whole = file(&grainy(), format);
        assert!(whole.len() > 10_000 && renditions(&whole, &Plan::default()).is_ok(), "{format:?}");
        for part in 1..20 {
            let cut = &whole[..whole.len() * part / 20];
            let refused = renditions(cut, &Plan::default()).expect_err("a part is taken for the whole");
            assert!(refused.to_string().contains("damaged or cut off"), "{format:?} {part}: {refused}");
        }
    }
    let whole = svg(r##"<rect width="90" height="60" fill="#07c"/>"##);
    for part in 1..20 {
        let refused = survey(&whole[..whole.len() * part / 20], 1440, &Limits::default());
        assert!(refused.is_err(), "{part}");
    }
}

#[test]
fn a_file_over_the_limit_is_refused_unread() {
    let limits = Limits { bytes: 1000, ..Limits::default() };
    let refused =
        renditions(&file(&landscape(800, 600), ImageFormat::Jpeg), &Plan { limits, ..Plan::default() });
    assert!(refused.unwrap_err().to_string().contains("more than 1000; export it smaller"));
}

/// The same PNG with another chunk before its pixels.
fn png_with(kind: [u8; 4], content: &[u8], width: u32, height: u32) -> Vec<u8> {
    let whole = file(&landscape(width, height), ImageFormat::Png);
    [&whole[..33], &chunk(kind, content), &whole[33..]].concat()
}

fn chunk(kind: [u8; 4], content: &[u8]) -> Vec<u8> {
    let said = [kind.as_slice(), content].concat();
    [&u32::try_from(content.len()).unwrap().to_be_bytes(), said.as_slice(), &crc32(&said).to_be_bytes()]
        .concat()
}

/// Zeros without end as zlib packs them: a thousandth of their size.
fn zeros(megabytes: usize) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::fast());
    for _ in 0..megabytes {
        std::io::Write::write_all(&mut packed, &vec![0; 1_000_000]).unwrap();
    }
    packed.finish().unwrap()
}

#[test]
fn bombs_are_refused_or_left_packed() {
    // Two thousand million bytes behind the last pixel, in a profile and in a text.
    let bomb = zeros(2_000);
    // Unoptimised, this machine unpacks a hundred million bytes a second; a whole bomb would take much longer.
    let began = Instant::now();
    let small = png_claiming(200, 200);
    let after_pixels = [&small[..33], &chunk(*b"IDAT", &bomb), &chunk(*b"IEND", b"")].concat();
    let _ = renditions(&after_pixels, &Plan::default());
    let profile = [b"bomb\0\0".as_slice(), &bomb].concat();
    let _ = renditions(&png_with(*b"iCCP", &profile, 200, 200), &Plan::default());
    let words = [b"Description\0\0".as_slice(), &bomb].concat();
    let texts = png_with(*b"zTXt", &words, 200, 200);
    let _ = renditions(&texts, &Plan::default());
    metadata(&texts);
    let words = [b"XML:com.adobe.xmp\0\x01\0\0\0".as_slice(), &bomb].concat();
    metadata(&png_with(*b"iTXt", &words, 200, 200));
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}

#[test]
fn sizes_that_no_file_of_its_length_can_have_are_refused_by_every_format() {
    let claims = "the picture is 50000 × 50000 pixels, more than 120 megapixels; export it smaller";
    let mut jpeg = file(&landscape(20, 20), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|marker| marker == [0xFF, 0xC0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xC3, 0x50, 0xC3, 0x50]);
    assert_eq!(refusal(&jpeg), claims);
    assert_eq!(refusal(&png_claiming(50_000, 50_000)), claims);
    let gif = b"GIF89a\x50\xc3\x50\xc3\x80\0\0\0\0\0\xff\xff\xff,\0\0\0\0\x50\xc3\x50\xc3\0\x02\x02D\x01\0;";
    assert_eq!(refusal(gif), claims);
    // Sixteen thousand is the most that WebP can say of itself.
    let mut webp = file(&landscape(20, 20), ImageFormat::WebP);
    let vp8l = webp.windows(4).position(|name| name == b"VP8L").unwrap() + 9;
    webp[vp8l..vp8l + 4].copy_from_slice(&[0xFE, 0xBF, 0xFF, 0x0F]);
    assert_snapshot!(refusal(&webp), @"the picture is 16383 × 16383 pixels, more than 120 megapixels; export it smaller");
}

#[test]
fn a_thousand_frames_cost_what_one_costs() {
    let mut gif = Vec::new();
    let mut encoder = image::codecs::gif::GifEncoder::new(&mut gif);
    let frame = image::Frame::new(landscape(600, 400).into_rgba8());
    encoder.encode_frames(std::iter::repeat_n(frame, 20)).unwrap();
    drop(encoder);
    // The frames of it again and again; only the first is ever looked at.
    let frames = gif[13..gif.len() - 1].to_vec();
    gif.truncate(gif.len() - 1);
    for _ in 0..50 {
        gif.extend(&frames);
    }
    gif.push(b';');
    let began = Instant::now();
    assert_eq!(renditions(&gif, &Plan::default()).unwrap().width, 600);
    assert!(began.elapsed() < Duration::from_secs(5), "{:?}", began.elapsed());
}

#[test]
fn what_is_two_files_at_once_becomes_a_picture_and_nothing_else() {
    let script = b"*/=1;alert(document.domain)/*";
    let archive = b"PK\x03\x04 evil.class PK\x05\x06";
    let page = b"<script>alert(1)</script><?php system($_GET['c']); ?>";
    let gif = {
        // GIF89a/* … */ as a script: its width says `/*`.
        let mut gif = file(&landscape(80, 60), ImageFormat::Gif);
        gif.truncate(gif.len() - 1);
        [gif.as_slice(), b"!\xfe", &[u8::try_from(script.len()).unwrap()], script, b"\0;"].concat()
    };
    let jpeg = [file(&landscape(80, 60), ImageFormat::Jpeg).as_slice(), archive, page].concat();
    let png = [png_with(*b"tEXt", page, 80, 60).as_slice(), archive].concat();
    let webp = [file(&landscape(80, 60), ImageFormat::WebP).as_slice(), page].concat();
    for polyglot in [gif, jpeg, png, webp] {
        for made in renditions(&polyglot, &Plan::default()).unwrap().renditions {
            let holds = |words: &[u8]| made.bytes.windows(words.len()).any(|window| window == words);
            assert!(!holds(b"alert") && !holds(b"PK\x03\x04") && !holds(b"<?php"), "{}", made.media_type);
        }
    }
    let in_front = [b"%PDF-1.7\n".as_slice(), &file(&landscape(80, 60), ImageFormat::Jpeg)].concat();
    assert_snapshot!(refusal(&in_front), @"this is a PDF document, not a picture; send its pictures one by one as JPEG or PNG");
}

#[test]
fn drawings_that_reach_out_or_grow_are_refused() {
    let told = |svg: &[u8]| survey(svg, 1440, &Limits::default()).unwrap_err().to_string();
    let entity = |n: u8| format!("<!ENTITY l{n} \"{}\">", format!("&l{};", n - 1).repeat(10));
    let laughs = (1..10).map(entity).collect::<Vec<_>>().concat();
    let laughs = format!(
        "<!DOCTYPE svg [<!ENTITY l0 \"lol\">{laughs}]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&l9;</text></svg>"
    );
    assert_snapshot!(told(laughs.as_bytes()), @"the drawing contains entity definitions; save it as plain SVG");
    let file = "<!DOCTYPE svg [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><svg xmlns=\"http://www.w3.org/2000/svg\"><text>&f;</text></svg>";
    assert_snapshot!(told(file.as_bytes()), @"the drawing contains entity definitions; save it as plain SVG");
    for reaching in [
        r#"<image href="http://169.254.169.254/latest/meta-data" width="9" height="9"/>"#,
        r#"<script href="https://evil.example/a.js"/>"#,
        r"<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></body></foreignObject>",
        r#"<a href="javascript:alert(1)"><rect onmouseover="alert(1)" width="9" height="9"/></a>"#,
        r#"<rect width="9" height="9"><animate attributeName="href" values="javascript:alert(1)"/></rect><script>1</script>"#,
    ] {
        let refused = told(&svg(reaching));
        assert!(refused.starts_with("the drawing contains"), "{reaching}: {refused}");
    }
    // A style sheet may name another; nothing is ever fetched, and readers get pixels.
    let styled =
        svg(r#"<style>@import url(https://tracker.example/a.css);</style><rect width="9" height="9"/>"#);
    for made in media::renditions_of_drawing(&styled, &Plan::default()).unwrap().renditions {
        assert!(!made.bytes.windows(7).any(|window| window == b"tracker"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
    #[test]
    fn a_survey_and_what_is_made_agree(
        kind in 0_usize..4, width in 1_u32..90, height in 1_u32..90, at in any::<prop::sample::Index>(), byte in any::<u8>(),
    ) {
        let format = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP][kind];
        let mut picture = file(&landscape(width, height), format);
        let at = at.index(picture.len());
        picture[at] = byte;
        let limits = Limits { pixels: 1_000_000, ..Limits::default() };
        let plan = Plan { limits, ..Plan::default() };
        match (survey(&picture, plan.widest(), &limits), renditions(&picture, &plan)) {
            (Ok(seen), Ok(made)) => {
                prop_assert_eq!((seen.width, seen.height), (made.width, made.height));
                prop_assert_eq!(plan.files(seen.width), made.renditions.len());
            }
            (Err(said), made) => prop_assert_eq!(made.unwrap_err(), said),
            (Ok(_), Err(_)) => {}
        }
    }

    #[test]
    fn damage_anywhere_never_ends_the_program(
        kind in 0_usize..4, at in any::<prop::sample::Index>(), bytes in proptest::collection::vec(any::<u8>(), 1..8), cut in any::<bool>(),
    ) {
        let format = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP][kind];
        let mut picture = file(&landscape(40, 30), format);
        let at = at.index(picture.len());
        for (place, byte) in picture.iter_mut().skip(at).zip(&bytes) {
            *place = *byte;
        }
        if cut {
            picture.truncate(at + bytes.len());
        }
        let limits = Limits { pixels: 1_000_000, ..Limits::default() };
        if let Ok(made) = renditions(&picture, &Plan { limits, ..Plan::default() }) {
            prop_assert!(!made.renditions.is_empty());
        }
        metadata(&picture);
    }
}
