//! What a picture tells readers of itself: whose it is, and nothing else.

use crate::paint::{exif_with, file, landscape, with_xmp, words};
use exif::{Field, In, Rational, Tag, Value};
use image::{ImageFormat, codecs::jpeg::JpegEncoder};
use media::{Marks, Plan, Rendition, develop};
use std::{
    io::{ErrorKind, Write},
    process::{Command, Stdio},
};

const PACKET: &str = r#"<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/"
  xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" exif:GPSLatitude="36,32.2N" aux:SerialNumber="5512345"
  photoshop:City="Aden" photoshop:Credit="Harbour Pictures"/></rdf:RDF></x:xmpmeta>"#;

/// A photo as a camera and an agency leave it: place, serial numbers, thumbnail, the maker's own notes.
fn full_of_remarks() -> Vec<u8> {
    let degrees = |num| Rational { num, denom: 1 };
    let field = |tag, value| Field { tag, ifd_num: In::PRIMARY, value };
    let fields = [
        words(Tag::Artist, "Lina Haddad"),
        words(Tag::Copyright, "(c) Harbour Pictures"),
        words(Tag::Make, "Leica"),
        words(Tag::BodySerialNumber, "5512345"),
        words(Tag::LensSerialNumber, "998877"),
        words(Tag::DateTimeOriginal, "2026:03:01 12:00:00"),
        field(Tag::MakerNote, Value::Undefined(b"LEICA\0\0\0 notes of the maker".to_vec(), 0)),
        field(Tag::GPSLatitudeRef, Value::Ascii(vec![b"N".to_vec()])),
        field(Tag::GPSLatitude, Value::Rational(vec![degrees(36), degrees(32), degrees(12)])),
    ];
    let thumbnail = file(&landscape(160, 120), ImageFormat::Jpeg);
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    image::ImageEncoder::set_exif_metadata(&mut encoder, exif_with(&fields, Some(&thumbnail))).unwrap();
    encoder.encode_image(&landscape(900, 600)).unwrap();
    with_xmp(&bytes, PACKET)
}

fn marks() -> Marks {
    Marks {
        artist: "Lina Haddad".to_owned(),
        copyright: "© Harbour Pictures".to_owned(),
        credit: "Harbour & <Pictures> هيئة الميناء".to_owned(),
        statement: "https://harbour.example/terms".to_owned(),
    }
}

fn developed(marks: &Marks) -> Vec<Rendition> {
    let mut made = Vec::new();
    develop(&full_of_remarks(), &Plan::default(), marks, &mut |file| made.push(file)).unwrap();
    made
}

#[test]
fn every_file_says_whose_it_is() {
    for file in developed(&marks()) {
        if file.media_type == "image/avif" {
            continue;
        }
        let said = media::metadata(&file.bytes);
        assert_eq!(said.creator.as_deref(), Some("Lina Haddad"), "{}", file.media_type);
        assert_eq!(said.copyright.as_deref(), Some("© Harbour Pictures"));
        assert_eq!(said.credit.as_deref(), Some("Harbour & <Pictures> هيئة الميناء"));
        assert_eq!(said.statement.as_deref(), Some("https://harbour.example/terms"));
        let (width, height) = image::load_from_memory(&file.bytes).map(|p| (p.width(), p.height())).unwrap();
        assert_eq!((width, height), (file.width, file.height));
    }
}

#[test]
fn the_words_take_few_bytes_and_no_more_however_many_were_written() {
    let bytes = |marks: &Marks| developed(marks).iter().map(|file| file.bytes.len()).collect::<Vec<_>>();
    let (without, with) = (bytes(&Marks::default()), bytes(&marks()));
    let more: Vec<usize> = with.iter().zip(&without).map(|(with, without)| with - without).collect();
    assert!(more.iter().all(|more| *more < 600), "{more:?}");
    let long = "a very long name ".repeat(10_000);
    let long = Marks { artist: long.clone(), copyright: long.clone(), credit: long.clone(), statement: long };
    let longest = bytes(&long).iter().zip(&without).map(|(with, without)| with - without).max().unwrap();
    assert!(longest < 1_200, "{longest}");
}

#[test]
fn a_picture_with_clear_parts_keeps_them_beside_its_words() {
    let clear =
        image::RgbaImage::from_fn(400, 300, |x, _| image::Rgba([200, 0, 0, if x < 200 { 0 } else { 255 }]));
    let mut made = Vec::new();
    develop(&file(&clear.into(), ImageFormat::Png), &Plan::default(), &marks(), &mut |file| made.push(file))
        .unwrap();
    let page = image::load_from_memory(&made[0].bytes).unwrap().into_rgba8();
    assert_eq!((page.get_pixel(5, 5).0[3], page.get_pixel(310, 5).0[3]), (0, 255));
    assert_eq!(media::metadata(&made[0].bytes).creator.as_deref(), Some("Lina Haddad"));
}

/// What exiftool says of a file, one `Group:Tag: value` a line; nothing where there is no exiftool.
fn exiftool(bytes: &[u8]) -> Option<String> {
    let started = Command::new("exiftool")
        .args(["-a", "-u", "-s", "-G", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let mut running = match started {
        Ok(running) => running,
        Err(error) if error.kind() == ErrorKind::NotFound => return None,
        Err(error) => panic!("{error}"),
    };
    running.stdin.take().unwrap().write_all(bytes).unwrap();
    Some(String::from_utf8(running.wait_with_output().unwrap().stdout).unwrap())
}

#[test]
fn exiftool_finds_no_place_no_number_and_no_thumbnail() {
    let Some(before) = exiftool(&full_of_remarks()) else {
        println!("skipped: no exiftool");
        return;
    };
    let tells = [
        "GPS",
        "Serial",
        "Thumbnail",
        "MakerNote",
        "City",
        "Leica",
        "2026:03:01",
        "5512345",
        "998877",
        "Aden",
    ];
    for word in tells {
        assert!(before.contains(word), "the original does not tell {word}:\n{before}");
    }
    for file in developed(&marks()) {
        let after = exiftool(&file.bytes).unwrap();
        for word in tells {
            assert!(!after.contains(word), "{} tells {word}:\n{after}", file.media_type);
        }
        let mut kept = vec!["Lina Haddad", "© Harbour Pictures"];
        if file.media_type != "image/avif" {
            kept.extend(["Harbour & <Pictures> هيئة الميناء", "https://harbour.example/terms"]);
        }
        for word in kept {
            assert!(after.contains(word), "{} says not {word}:\n{after}", file.media_type);
        }
        assert!(!after.contains("Warning") && !after.contains("Error"), "{after}");
    }
}
