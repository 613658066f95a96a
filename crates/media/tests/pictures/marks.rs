//! What a picture tells readers of itself: whose it is, and nothing else.

use crate::paint::{exif_with, file, landscape, with_xmp, words};
use exif::{Field, In, Rational, Tag, Value};
use image::{ImageFormat, codecs::jpeg::JpegEncoder};
use img_parts::{
    ImageEXIF,
    riff::{RiffChunk, RiffContent},
};
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
    with_iptc(&with_xmp(&bytes, PACKET))
}

/// The JPEG with the older records of the press (IPTC-IIM 4.2) put in behind its first marker: the city, a place in it.
fn with_iptc(jpeg: &[u8]) -> Vec<u8> {
    let record = |number: u8, words: &str| {
        let length = u16::try_from(words.len()).unwrap().to_be_bytes();
        [&[0x1C, 2, number], length.as_slice(), words.as_bytes()].concat()
    };
    let records = [record(90, "Mukalla"), record(92, "Quay of Salt")].concat();
    let length = u32::try_from(records.len()).unwrap().to_be_bytes();
    let mut block = [b"Photoshop 3.0\08BIM\x04\x04\0\0".as_slice(), &length, &records].concat();
    block.extend(vec![0; records.len() % 2]);
    let length = u16::try_from(block.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], b"\xff\xed", &length, &block, &jpeg[2..]].concat()
}

/// What an original tells that no reader may be told, as its bytes stand in the file: words, the degrees of a place.
const TELLS: [&[u8]; 11] = [
    b"Leica",
    b"LEICA",
    b"5512345",
    b"998877",
    b"2026:03:01",
    b"36,32.2N",
    b"Aden",
    b"Mukalla",
    b"Quay of Salt",
    b"8BIM",
    &[0, 0, 0, 36, 0, 0, 0, 1, 0, 0, 0, 32, 0, 0, 0, 1, 0, 0, 0, 12, 0, 0, 0, 1],
];

fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

/// The EXIF and XMP of the JPEG as the other formats carry them.
fn in_other_formats() -> [Vec<u8>; 3] {
    let jpeg = full_of_remarks();
    let exif = img_parts::jpeg::Jpeg::from_bytes(jpeg.into()).unwrap().exif().unwrap();
    let picture = landscape(900, 600);
    let mut png = img_parts::png::Png::from_bytes(file(&picture, ImageFormat::Png).into()).unwrap();
    png.set_exif(Some(exif.clone()));
    let words = [b"XML:com.adobe.xmp\0\0\0\0\0".as_slice(), PACKET.as_bytes()].concat();
    png.chunks_mut().insert(1, img_parts::png::PngChunk::new(*b"iTXt", words.into()));
    let mut webp = img_parts::webp::WebP::from_bytes(file(&picture, ImageFormat::WebP).into()).unwrap();
    webp.set_exif(Some(exif));
    let packet = RiffContent::Data(PACKET.as_bytes().to_vec().into());
    webp.chunks_mut().push(RiffChunk::new(img_parts::webp::CHUNK_XMP, packet));
    let gif = file(&picture, ImageFormat::Gif);
    // Behind the screen and its colours (GIF89a, 18 and 19): a comment, and XMP as Adobe lays it.
    let colours = if gif[10] & 0x80 == 0 { 0 } else { 3 << ((gif[10] & 7) + 1) };
    let (screen, rest) = gif.split_at(13 + colours);
    let comment = b"!\xfe\x14Aden, Leica, 5512345\0".as_slice();
    let trailer: Vec<u8> = [1].into_iter().chain((0..=255).rev()).chain([0]).collect();
    let packet = [b"!\xff\x0bXMP DataXMP".as_slice(), PACKET.as_bytes(), &trailer].concat();
    let gif = [screen, comment, &packet, rest].concat();
    [png.encoder().bytes().to_vec(), webp.encoder().bytes().to_vec(), gif]
}

#[test]
fn no_file_of_any_format_tells_where_with_what_or_when() {
    let jpeg = full_of_remarks();
    for tells in TELLS {
        assert!(holds(&jpeg, tells), "the original does not tell {}", String::from_utf8_lossy(tells));
    }
    assert!(jpeg.windows(3).filter(|marker| *marker == b"\xff\xd8\xff").count() > 1, "it has no thumbnail");
    let others = in_other_formats();
    for other in &others {
        assert!(holds(other, b"Aden") && holds(other, b"5512345"));
    }
    for original in [&jpeg].into_iter().chain(&others) {
        let mut made = Vec::new();
        develop(original, &Plan::default(), &marks(), &mut |file| made.push(file)).unwrap();
        assert_eq!(made.len(), Plan::default().files(900));
        for file in made {
            for tells in TELLS {
                assert!(
                    !holds(&file.bytes, tells),
                    "{} tells {}",
                    file.media_type,
                    String::from_utf8_lossy(tells)
                );
            }
            let began = file.bytes.windows(3).filter(|marker| *marker == b"\xff\xd8\xff").count();
            assert!(
                began <= usize::from(file.media_type == "image/jpeg"),
                "a thumbnail in {}",
                file.media_type
            );
            let said =
                exif::Reader::new().read_from_container(&mut std::io::Cursor::new(&file.bytes)).unwrap();
            let mut tags: Vec<Tag> = said.fields().map(|field| field.tag).collect();
            tags.sort_unstable_by_key(|tag| tag.number());
            assert_eq!(tags, [Tag::Artist, Tag::Copyright], "{}", file.media_type);
        }
    }
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
        "Mukalla",
        "IPTC",
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
