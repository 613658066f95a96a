//! Makes the demo from a folder and says how long it took:
//! `cargo run --release -p newsroom --example make_demo -- demo /tmp/demo-data`

use clock::Clock;
use newsroom::{Newsroom, demo_paper::DemoProgress};
use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    time::Instant,
};
use store::Place;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut given = std::env::args().skip(1);
    let (Some(from), Some(to)) = (given.next(), given.next()) else {
        return Err("give the folder of the demo's files and a new folder for its data".into());
    };
    let (from, to) = (PathBuf::from(from), PathBuf::from(to));
    fs::create_dir_all(&to)?;
    let mut files = Vec::new();
    gather(&from, &from, &mut files)?;
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice())).collect();
    let room = Newsroom::open(&Place::Sqlite(to.join("newsroom.db")), &to.join("media"), Clock::real())?;
    let started = Instant::now();
    let progress = |step: DemoProgress| match step {
        DemoProgress::Pictures { done, of } if done < of => {}
        DemoProgress::Pictures { .. } | DemoProgress::Stories { .. } | DemoProgress::Ready => {
            println!("{:>6.2} s  {step:?}", started.elapsed().as_secs_f64());
        }
    };
    room.make_demo(&files, &progress).await?;
    Ok(())
}

fn gather(root: &Path, folder: &Path, files: &mut Vec<(String, Vec<u8>)>) -> Result<(), Box<dyn Error>> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            gather(root, &path, files)?;
        } else {
            files.push((path.strip_prefix(root)?.display().to_string(), fs::read(&path)?));
        }
    }
    Ok(())
}
