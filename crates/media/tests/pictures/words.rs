use crate::paint::{file, jpeg_with, landscape, with_xmp, words};
use exif::{Field, In, Rational, Tag, Value};
use image::ImageFormat;
use media::metadata;

const PACKET: &str = r#"<?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/"
  xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/"
  xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmpRights:WebStatement="https://harbour.example/terms"
  photoshop:Credit="Harbour Pictures" exif:GPSLatitude="36,32.2N">
 <dc:description><rdf:Alt><rdf:li xml:lang="es">La grúa</rdf:li><rdf:li xml:lang="x-default">The crane at dawn</rdf:li></rdf:Alt></dc:description>
 <dc:creator><rdf:Seq><rdf:li>Lina Haddad</rdf:li><rdf:li>Tomás Vidal</rdf:li></rdf:Seq></dc:creator>
 <dc:rights><rdf:Alt><rdf:li xml:lang="x-default">© Harbour Pictures</rdf:li></rdf:Alt></dc:rights>
 <xmpRights:UsageTerms><rdf:Alt><rdf:li xml:lang="x-default">Once, in print and online</rdf:li></rdf:Alt></xmpRights:UsageTerms>
 <dc:subject><rdf:Bag><rdf:li>port</rdf:li><rdf:li>crane</rdf:li></rdf:Bag></dc:subject>
 <Iptc4xmpCore:AltTextAccessibility><rdf:Alt><rdf:li xml:lang="x-default">A crane before a red sky</rdf:li></rdf:Alt></Iptc4xmpCore:AltTextAccessibility>
</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>"#;

fn gps() -> Field {
    let degrees = |num| Rational { num, denom: 1 };
    let value = Value::Rational(vec![degrees(36), degrees(32), degrees(12)]);
    Field { tag: Tag::GPSLatitude, ifd_num: In::PRIMARY, value }
}

#[test]
fn a_camera_and_an_agency_speak_and_the_agency_is_believed() {
    let camera = [words(Tag::ImageDescription, "DSC_0042"), words(Tag::Artist, "L. Haddad"), gps()];
    let jpeg = jpeg_with(&landscape(20, 10), &camera, None);
    insta::assert_debug_snapshot!(metadata(&jpeg), @r#"
    Metadata {
        description: Some(
            "DSC_0042",
        ),
        alt: None,
        creator: Some(
            "L. Haddad",
        ),
        credit: None,
        copyright: None,
        terms: None,
        statement: None,
        keywords: [],
    }
    "#);
    insta::assert_debug_snapshot!(metadata(&with_xmp(&jpeg, PACKET)), @r#"
    Metadata {
        description: Some(
            "The crane at dawn",
        ),
        alt: Some(
            "A crane before a red sky",
        ),
        creator: Some(
            "Lina Haddad, Tomás Vidal",
        ),
        credit: Some(
            "Harbour Pictures",
        ),
        copyright: Some(
            "© Harbour Pictures",
        ),
        terms: Some(
            "Once, in print and online",
        ),
        statement: Some(
            "https://harbour.example/terms",
        ),
        keywords: [
            "port",
            "crane",
        ],
    }
    "#);
}

#[test]
fn pictures_without_words_and_broken_words_give_none() {
    let silent = file(&landscape(20, 10), ImageFormat::Jpeg);
    assert_eq!(metadata(&silent), media::Metadata::default());
    assert_eq!(metadata(&with_xmp(&silent, "<x:xmpmeta><rdf:RDF>")), media::Metadata::default());
    assert_eq!(metadata(b"no picture"), media::Metadata::default());
    let blank = jpeg_with(&landscape(20, 10), &[words(Tag::ImageDescription, " \u{1} ")], None);
    assert_eq!(metadata(&blank).description, None);
}

#[test]
fn an_address_of_terms_that_would_run_something_is_not_read() {
    let picture = file(&landscape(20, 10), ImageFormat::Jpeg);
    let with = |address: &str| {
        metadata(&with_xmp(&picture, &PACKET.replace("https://harbour.example/terms", address)))
    };
    assert_eq!(with("javascript:alert(1)").statement, None);
    assert_eq!(with("data:text/html,x").statement, None);
    assert_eq!(with("HTTP://harbour.example/").statement.as_deref(), Some("HTTP://harbour.example/"));
}
