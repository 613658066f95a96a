//! Pictures made for the tests, so that each says what it is for.

use exif::{Field, In, Tag, Value, experimental::Writer};
use image::{DynamicImage, ImageEncoder, ImageFormat, Rgb, RgbImage, codecs::jpeg::JpegEncoder};
use std::io::Cursor;

/// A picture with sky above, ground below and a red sun in the upper left corner: which way it stands can be seen.
pub fn landscape(width: u32, height: u32) -> DynamicImage {
    DynamicImage::ImageRgb8(RgbImage::from_fn(width, height, |x, y| {
        if x < width / 4 && y < height / 4 {
            Rgb([230, 20, 20])
        } else if y < height / 2 {
            Rgb([90, 150, 220])
        } else {
            Rgb([40, 90, 30])
        }
    }))
}

/// The picture as a file of this format.
pub fn file(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// The picture as a JPEG that carries these EXIF fields and this colour profile.
pub fn jpeg_with(picture: &DynamicImage, fields: &[Field], profile: Option<Vec<u8>>) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, 90);
    if !fields.is_empty() {
        encoder.set_exif_metadata(exif_chunk(fields)).unwrap();
    }
    if let Some(profile) = profile {
        encoder.set_icc_profile(profile).unwrap();
    }
    encoder.encode_image(picture).unwrap();
    bytes
}

fn exif_chunk(fields: &[Field]) -> Vec<u8> {
    exif_with(fields, None)
}

/// EXIF fields and a thumbnail, as a TIFF structure.
pub fn exif_with(fields: &[Field], thumbnail: Option<&[u8]>) -> Vec<u8> {
    let mut writer = Writer::new();
    for field in fields {
        writer.push_field(field);
    }
    if let Some(jpeg) = thumbnail {
        writer.set_jpeg(jpeg, In::THUMBNAIL);
    }
    let mut chunk = Cursor::new(Vec::new());
    writer.write(&mut chunk, false).unwrap();
    chunk.into_inner()
}

/// The EXIF field that says how the camera was held.
pub fn orientation(exif: u16) -> Field {
    Field { tag: Tag::Orientation, ifd_num: In::PRIMARY, value: Value::Short(vec![exif]) }
}

/// An EXIF field of words.
pub fn words(tag: Tag, text: &str) -> Field {
    Field { tag, ifd_num: In::PRIMARY, value: Value::Ascii(vec![text.as_bytes().to_vec()]) }
}

/// The JPEG with an XMP packet put in behind its first marker.
pub fn with_xmp(jpeg: &[u8], packet: &str) -> Vec<u8> {
    let name = b"http://ns.adobe.com/xap/1.0/\0";
    let length = u16::try_from(2 + name.len() + packet.len()).unwrap();
    [&jpeg[..2], b"\xff\xe1", &length.to_be_bytes(), name, packet.as_bytes(), &jpeg[2..]].concat()
}

/// An SVG of this content on a canvas of 160 by 90 units.
pub fn svg(content: &str) -> Vec<u8> {
    format!(r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 90">{content}</svg>"#).into_bytes()
}
