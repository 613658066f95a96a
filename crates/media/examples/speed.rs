//! temporary
use image::{Rgb, RgbImage};
use std::time::Instant;
fn main() {
    let mut seed = 1u32;
    let big = RgbImage::from_fn(6000, 4000, |x, y| {
        seed = seed.wrapping_mul(1664525).wrapping_add(1013904223);
        let n = (seed >> 28) as u8;
        Rgb([(x / 24) as u8 ^ n, ((x + y) / 40) as u8 ^ n, (y / 16) as u8 + n])
    });
    let mut jpeg = Vec::new();
    image::codecs::jpeg::JpegEncoder::new_with_quality(&mut jpeg, 90).encode_image(&big).unwrap();
    std::fs::write("/tmp/big24.jpg", &jpeg).unwrap();
    println!("jpeg {} bytes", jpeg.len());
    for _ in 0..3 {
        let t = Instant::now();
        let m = media::renditions(&jpeg, &media::Plan::default()).unwrap();
        println!("24mp all renditions {:?} ({} files)", t.elapsed(), m.renditions.len());
    }
    let t = Instant::now();
    image::load_from_memory(&jpeg).unwrap();
    println!("of it decode {:?}", t.elapsed());
    let t = Instant::now();
    media::metadata(&jpeg);
    println!("metadata {:?}", t.elapsed());
    for p in std::env::args().skip(1) {
        let svg = std::fs::read(&p).unwrap();
        let t = Instant::now();
        let d = media::draw(&svg, 1600, &media::Limits::default());
        let a = t.elapsed();
        let t = Instant::now();
        let m = media::renditions_of_drawing(&svg, &media::Plan::default());
        println!(
            "{p}: draw1600+png {a:?} {}, renditions {:?} {:?}",
            d.map(|_| "ok".to_string()).unwrap_or_else(|e| e.to_string()),
            t.elapsed(),
            m.map(|m| m.renditions.iter().map(|r| (r.width, r.bytes.len() / 1024)).collect::<Vec<_>>())
        );
    }
}
