//! The photo lab's work on one picture, for `./bench pictures`: how long it takes and how much memory.
//!
//!     develop make FILE FOLDER              makes every file that readers get
//!     develop paint WIDTH HEIGHT SEED FILE  paints something like a photo: shapes, gradients, grain; as a PPM
//!
//! `make` says the milliseconds it took, without reading and writing.

use media::{Marks, Plan};
use std::{error::Error, fs, io::Write, path::Path, time::Instant};

/// The allocator of the program itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), Box<dyn Error>> {
    let said: Vec<String> = std::env::args().skip(1).collect();
    let said: Vec<&str> = said.iter().map(String::as_str).collect();
    match said.as_slice() {
        ["make", file, folder] => make(Path::new(file), Path::new(folder)),
        ["paint", width, height, seed, file] => {
            paint(width.parse()?, height.parse()?, seed.parse()?, Path::new(file))
        }
        _ => Err("develop make FILE FOLDER | develop paint WIDTH HEIGHT SEED FILE".into()),
    }
}

fn make(file: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    let bytes = fs::read(file)?;
    let began = Instant::now();
    let mut written = Ok(());
    let mut count = 0;
    media::develop(&bytes, &Plan::default(), &Marks::default(), &mut |made| {
        count += 1;
        if written.is_ok() {
            written = fs::write(folder.join(&made.blob), &made.bytes);
        }
    })?;
    written?;
    println!("{count} {}", began.elapsed().as_millis());
    Ok(())
}

fn paint(width: u32, height: u32, seed: u32, file: &Path) -> Result<(), Box<dyn Error>> {
    let mut out = std::io::BufWriter::new(fs::File::create(file)?);
    write!(out, "P6\n{width} {height}\n255\n")?;
    for y in 0..height {
        for x in 0..width {
            out.write_all(&shade(x, y, seed))?;
        }
    }
    out.flush()?;
    Ok(())
}

/// The colour of one point: clouds of several sizes, an edge here and there, grain as a sensor has it.
fn shade(x: u32, y: u32, seed: u32) -> [u8; 3] {
    let mut light = 0;
    for octave in 3..10 {
        light += (cloud(x, y, octave, seed) << octave) >> 9;
    }
    let edge = if (x / 700 + y / 500 + seed).is_multiple_of(3) { 40 } else { 0 };
    let grain = hash(x, y, seed) % 13;
    let tone = |own: u32| u8::try_from((light / 2 + edge + grain + own).min(255)).unwrap_or(u8::MAX);
    [tone(x / 97 % 40), tone(y / 89 % 50), tone((x + y) / 131 % 60)]
}

/// Values on a grid of this size, run into one another between its points; 0 to 255.
fn cloud(x: u32, y: u32, octave: u32, seed: u32) -> u32 {
    let (side, column, row) = (1 << octave, x >> octave, y >> octave);
    let (across, down) = (x & (side - 1), y & (side - 1));
    let corner = |x, y| hash(x, y, seed ^ octave) & 255;
    let between = |a: u32, b: u32, part: u32| (a * (side - part) + b * part) >> octave;
    let above = between(corner(column, row), corner(column + 1, row), across);
    let below = between(corner(column, row + 1), corner(column + 1, row + 1), across);
    between(above, below, down)
}

const fn hash(x: u32, y: u32, seed: u32) -> u32 {
    let mixed = x.wrapping_mul(0x9E37_79B1) ^ y.wrapping_mul(0x85EB_CA77) ^ seed.wrapping_mul(0xC2B2_AE3D);
    let mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2C1B_3C6D);
    mixed ^ (mixed >> 13)
}
