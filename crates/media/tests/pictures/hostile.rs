use crate::paint::{file, landscape, svg};
use image::ImageFormat;
use insta::assert_snapshot;
use media::{Limits, Plan, metadata, renditions};
use proptest::prelude::*;

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
fn crc32(bytes: &[u8]) -> u32 {
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

#[test]
fn a_file_over_the_limit_is_refused_unread() {
    let limits = Limits { bytes: 1000, ..Limits::default() };
    let refused =
        renditions(&file(&landscape(800, 600), ImageFormat::Jpeg), &Plan { limits, ..Plan::default() });
    assert!(refused.unwrap_err().to_string().contains("more than 1000; export it smaller"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]
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
