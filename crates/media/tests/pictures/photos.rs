use crate::paint::{file, jpeg_with, landscape, orientation, words};
use exif::Tag;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, Rgba, RgbaImage};
use media::{Focus, Made, Plan, Rendition, Role, metadata, renditions};
use proptest::prelude::*;

/// The files that every program makes; one that was built for AVIF makes more.
fn usual(made: &Made) -> impl Iterator<Item = &Rendition> {
    made.renditions.iter().filter(|rendition| rendition.media_type != "image/avif")
}

/// What every program makes, one file a line, without names and bytes.
fn listed(made: &Made) -> String {
    let line = |r: &Rendition| format!("{:?} {} {}x{}", r.role, r.media_type, r.width, r.height);
    usual(made).map(line).collect::<Vec<_>>().join("\n")
}

fn decoded(rendition: &Rendition) -> RgbImage {
    image::load_from_memory(&rendition.bytes).unwrap().into_rgb8()
}

fn near(seen: Rgb<u8>, wanted: [u8; 3]) -> bool {
    seen.0.iter().zip(wanted).all(|(a, b)| a.abs_diff(b) < 30)
}

#[test]
fn a_press_photo_becomes_files_for_pages_shares_and_the_card() {
    let made = renditions(&file(&landscape(2000, 1334), ImageFormat::Jpeg), &Plan::default()).unwrap();
    assert_eq!((made.width, made.height), (2000, 1334));
    insta::assert_snapshot!(listed(&made), @r#"
    Width image/webp 320x213
    Width image/webp 640x427
    Width image/webp 960x640
    Width image/webp 1440x960
    Width image/jpeg 640x427
    Width image/jpeg 1200x800
    Card image/jpeg 1200x675
    "#);
    for rendition in usual(&made) {
        let pixels = decoded(rendition);
        assert_eq!(pixels.dimensions(), (rendition.width, rendition.height));
        let (name, ending) = rendition.blob.split_once('.').unwrap();
        assert_eq!(name, &blake3::hash(&rendition.bytes).to_hex()[..40]);
        assert_eq!(ending, if rendition.media_type == "image/webp" { "webp" } else { "jpg" });
        assert!(near(*pixels.get_pixel(rendition.width - 3, rendition.height - 3), [40, 90, 30]));
    }
}

#[test]
fn a_program_built_for_avif_makes_one_beside_every_webp() {
    let made = renditions(&file(&landscape(400, 267), ImageFormat::Jpeg), &Plan::default()).unwrap();
    let of = |media_type| {
        let these = made.renditions.iter().filter(move |rendition| rendition.media_type == media_type);
        these.map(|rendition| (rendition.width, rendition.height)).collect::<Vec<_>>()
    };
    assert_eq!(of("image/avif"), if cfg!(feature = "avif") { of("image/webp") } else { Vec::new() });
    for rendition in made.renditions.iter().filter(|rendition| rendition.media_type == "image/avif") {
        assert_eq!(&rendition.bytes[4..12], b"ftypavif");
        assert_eq!(rendition.blob.split_once('.').unwrap().1, "avif");
    }
}

#[test]
fn a_small_picture_is_not_enlarged() {
    let made = renditions(&file(&landscape(200, 100), ImageFormat::Png), &Plan::default()).unwrap();
    insta::assert_snapshot!(listed(&made), @r#"
    Width image/webp 200x100
    Width image/jpeg 200x100
    Card image/jpeg 178x100
    "#);
    let made = renditions(&file(&landscape(1, 1), ImageFormat::Png), &Plan::default()).unwrap();
    insta::assert_snapshot!(listed(&made), @r#"
    Width image/webp 1x1
    Width image/jpeg 1x1
    Card image/jpeg 1x1
    "#);
}

#[test]
fn a_photo_taken_with_the_camera_held_otherwise_stands_upright() {
    // Where the sun of the upper left corner stands after turning, as EXIF numbers the ways of holding a camera.
    let corners = [(1, "tl"), (2, "tr"), (3, "br"), (4, "bl"), (5, "tl"), (6, "tr"), (7, "br"), (8, "bl")];
    for (held, corner) in corners {
        let jpeg = jpeg_with(&landscape(800, 400), &[orientation(held)], None);
        let made = renditions(&jpeg, &Plan::default()).unwrap();
        let turned = held >= 5;
        assert_eq!((made.width, made.height), if turned { (400, 800) } else { (800, 400) }, "{held}");
        let pixels = decoded(&made.renditions[0]);
        let (right, low) = (pixels.width() - 6, pixels.height() - 6);
        let (x, y) = match corner {
            "tl" => (5, 5),
            "tr" => (right, 5),
            "br" => (right, low),
            _ => (5, low),
        };
        let seen = *pixels.get_pixel(x, y);
        assert!(near(seen, [230, 20, 20]), "held {held}: {seen:?} at {corner}");
    }
}

#[test]
fn colours_of_a_wide_gamut_are_brought_to_the_web() {
    let grey_green = DynamicImage::ImageRgb8(RgbImage::from_pixel(400, 300, Rgb([100, 200, 100])));
    let profile = moxcms::ColorProfile::new_display_p3().encode().unwrap();
    let made = renditions(&jpeg_with(&grey_green, &[], Some(profile)), &Plan::default()).unwrap();
    let seen = *decoded(&made.renditions[0]).get_pixel(100, 100);
    // Display P3 (100, 200, 100) is about sRGB (60, 202, 88).
    assert!(seen.0[0] < 80 && seen.0[1] > 190, "{seen:?}");
}

#[test]
fn nothing_hidden_in_the_original_reaches_readers() {
    let fields =
        [words(Tag::ImageDescription, "SECRETPLACE"), words(Tag::Artist, "SECRETNAME"), orientation(6)];
    let profile = moxcms::ColorProfile::new_adobe_rgb().encode().unwrap();
    let jpeg = jpeg_with(&landscape(700, 500), &fields, Some(profile));
    assert!(metadata(&jpeg).creator.is_some());
    for rendition in renditions(&jpeg, &Plan::default()).unwrap().renditions {
        let holds = |words: &[u8]| rendition.bytes.windows(words.len()).any(|window| window == words);
        assert!(!holds(b"SECRET") && !holds(b"Exif") && !holds(b"ICC"), "{}", rendition.media_type);
        assert_eq!(metadata(&rendition.bytes), media::Metadata::default());
    }
}

#[test]
fn transparency_stays_on_pages_and_becomes_white_paper_in_shares() {
    let clear = RgbaImage::from_fn(700, 400, |x, _| Rgba([200, 0, 0, if x < 350 { 0 } else { 255 }]));
    let made = renditions(&file(&clear.into(), ImageFormat::Png), &Plan::default()).unwrap();
    let page = image::load_from_memory(&made.renditions[0].bytes).unwrap();
    assert_eq!(page.to_rgba8().get_pixel(10, 10).0[3], 0);
    let share = made.renditions.iter().find(|rendition| rendition.media_type == "image/jpeg").unwrap();
    assert!(near(*decoded(share).get_pixel(10, 10), [255, 255, 255]));
    assert!(near(*decoded(share).get_pixel(600, 10), [200, 0, 0]));
}

#[test]
fn the_card_keeps_the_focus() {
    let tall = file(&landscape(1200, 2400), ImageFormat::Png);
    let card = |y: u16| {
        let plan = Plan { page_widths: vec![320], ..Plan::default().with_focus(Focus { x: 500, y }) };
        let made = renditions(&tall, &plan).unwrap();
        decoded(made.renditions.iter().find(|rendition| rendition.role == Role::Card).unwrap())
    };
    assert!(near(*card(0).get_pixel(5, 5), [230, 20, 20]), "the top, with the sun");
    assert!(near(*card(1000).get_pixel(5, 5), [40, 90, 30]), "the ground");
    let middle = card(500);
    assert!(near(*middle.get_pixel(5, 5), [90, 150, 220]) && near(*middle.get_pixel(5, 670), [40, 90, 30]));
}

#[test]
fn the_same_picture_gives_the_same_names() {
    let bytes = file(&landscape(640, 427), ImageFormat::Gif);
    assert_eq!(renditions(&bytes, &Plan::default()), renditions(&bytes, &Plan::default()));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn whatever_its_shape_a_picture_gets_files_that_are_never_larger(
        width in 1_u32..700, height in 1_u32..400, x in 0_u16..1100, y in 0_u16..1100,
    ) {
        prop_assume!(height <= 10 * width);
        let plan = Plan { page_widths: vec![300, 100], share_widths: vec![200], ..Plan::default() };
        let made = renditions(&file(&landscape(width, height), ImageFormat::Png), &plan.with_focus(Focus { x, y }));
        let made = made.unwrap();
        for rendition in usual(&made) {
            prop_assert!(rendition.width <= width && rendition.height <= height.max(1));
            prop_assert_eq!(decoded(rendition).dimensions(), (rendition.width, rendition.height));
        }
    }
}
