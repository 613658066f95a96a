//! Builds what browsers fetch and writes the tables that `lib.rs` includes.
//!
//! 1. `npm ci` in `ui/`, only when the lock file is not the one that was installed last.
//! 2. `node build.mjs` bundles styles, scripts and fonts into `OUT_DIR/ui`, under names that carry a hash.
//! 3. Text is packed once with brotli and gzip as tightly as they can, so that no request waits for it.
//! 4. Theme and demo are listed file by file, to be embedded as they stand.
//!
//! Nothing made here lands in the tree but `ui/node_modules`. `NIGHTDESK_SKIP_UI=1` builds without Node: the table of
//! assets is then empty, and pages come without styles.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::{env, io};

/// What went wrong, in a sentence for whoever builds.
type Told<T> = Result<T, String>;

fn main() -> ExitCode {
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            println!("cargo::error={reason}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Told<()> {
    let root = folder_from("CARGO_MANIFEST_DIR")?.join("../..");
    let root = root.canonicalize().map_err(|e| format!("the workspace folder cannot be found: {e}"))?;
    let out = folder_from("OUT_DIR")?;
    println!("cargo::rerun-if-env-changed=NIGHTDESK_SKIP_UI");
    for part in [
        "ui/build.mjs",
        "ui/package.json",
        "ui/package-lock.json",
        "ui/src",
        "crates/editorial/schema",
        "themes",
        "demo",
    ] {
        println!("cargo::rerun-if-changed={}", root.join(part).display());
    }

    let bundle = out.join("ui");
    let skip = env::var_os("NIGHTDESK_SKIP_UI").is_some_and(|said| said != "0" && !said.is_empty());
    let (assets, hashed) = if skip {
        (String::new(), String::new())
    } else {
        install(&root.join("ui"))?;
        run(Command::new("node").arg("build.mjs").arg(&bundle).current_dir(root.join("ui")))?;
        (asset_table(&bundle)?, hashed_table(&bundle)?)
    };

    let mut tables = String::new();
    table(&mut tables, "ASSETS", "Asset", &assets);
    table(&mut tables, "HASHED", "(&str, &str)", &hashed);
    table(
        &mut tables,
        "TEMPLATES",
        "(&str, &str)",
        &embedded(&root.join("themes/default/templates"), "include_str!", "")?,
    );
    table(
        &mut tables,
        "DEFAULT_STYLES",
        "(&str, &str)",
        &embedded(&root.join("themes/default/css"), "include_str!", "")?,
    );
    let icon = literal(&root.join("themes/default/icon.svg"));
    let _ = writeln!(tables, "static DEFAULT_ICON: &str = include_str!({icon});");
    table(
        &mut tables,
        "DESK_TEMPLATES",
        "(&str, &str)",
        &embedded(&root.join("themes/desk/templates"), "include_str!", "")?,
    );
    table(
        &mut tables,
        "DEMO",
        "(&str, &[u8])",
        &embedded(&root.join("demo"), "include_bytes!", "README.md")?,
    );
    write(&out.join("tables.rs"), tables.as_bytes())
}

/// Installs the packages unless the lock file is byte for byte the one they were installed from.
fn install(ui: &Path) -> Told<()> {
    let lock_path = ui.join("package-lock.json");
    let stamp = ui.join("node_modules/.installed-from.json");
    // Several builds may share the tree; one installs, the others wait and find the work done.
    let door = File::open(&lock_path).map_err(|e| format!("ui/package-lock.json cannot be opened: {e}"))?;
    door.lock().map_err(|e| format!("ui/package-lock.json cannot be locked: {e}"))?;
    let lock = read(&lock_path)?;
    if fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    run(Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(ui))?;
    write(&stamp, &lock)
}

/// Runs a command and, when it fails, passes on what it said.
fn run(command: &mut Command) -> Told<()> {
    let name = format!(
        "{} {}",
        command.get_program().display(),
        command.get_args().map(|a| a.display().to_string()).collect::<Vec<_>>().join(" ")
    );
    let output = command.output().map_err(|e| match e.kind() {
        io::ErrorKind::NotFound => format!(
            "`{name}` could not be started: install Node.js 20 or newer (with npm), or set NIGHTDESK_SKIP_UI=1 to build without styles and scripts"
        ),
        _ => format!("`{name}` could not be started: {e}"),
    })?;
    if output.status.success() {
        return Ok(());
    }
    for line in
        String::from_utf8_lossy(&output.stderr).lines().filter(|line| !line.trim().is_empty()).take(30)
    {
        println!("cargo::warning={line}");
    }
    Err(format!(
        "`{name}` failed in ui/ ({}); its own words are above. Without Node, set NIGHTDESK_SKIP_UI=1",
        output.status
    ))
}

/// One entry for each built file, sorted by name so that it can be found by halving.
fn asset_table(bundle: &Path) -> Told<String> {
    let mut entries = String::new();
    for (name, path) in files(bundle)? {
        let Some(media_type) = media_type(&name) else { continue };
        let (gzip, brotli) = if media_type.starts_with("font/") {
            ("None".to_owned(), "None".to_owned())
        } else {
            let bytes = read(&path)?;
            (
                packed(&path, "gz", &gzip(&bytes)?, bytes.len())?,
                packed(&path, "br", &brotli(&bytes)?, bytes.len())?,
            )
        };
        let line = format!(
            "Asset {{ name: {name:?}, media_type: {media_type:?}, bytes: include_bytes!({}), gzip: {gzip}, brotli: {brotli} }},\n",
            literal(&path)
        );
        entries.push_str(&line);
    }
    Ok(entries)
}

/// Keeps a packed form beside the file and names it, or `None` where packing gains nothing.
fn packed(path: &Path, ending: &str, bytes: &[u8], plain: usize) -> Told<String> {
    if bytes.len() >= plain {
        return Ok("None".to_owned());
    }
    let mut beside = path.as_os_str().to_owned();
    beside.push(".");
    beside.push(ending);
    let beside = PathBuf::from(beside);
    write(&beside, bytes)?;
    Ok(format!("Some(include_bytes!({}))", literal(&beside)))
}

/// The pairs of the manifest: the name that the code says, and the file that it became.
fn hashed_table(bundle: &Path) -> Told<String> {
    let manifest = read(&bundle.join("manifest.json"))?;
    let pairs: BTreeMap<String, String> = serde_json::from_slice(&manifest)
        .map_err(|e| format!("manifest.json of the bundle cannot be read: {e}"))?;
    let mut entries = String::new();
    for (logical, file) in pairs {
        let _ = writeln!(entries, "({logical:?}, {file:?}),");
    }
    Ok(entries)
}

/// One entry for each file under `folder`, but `except`.
fn embedded(folder: &Path, how: &str, except: &str) -> Told<String> {
    let mut entries = String::new();
    for (name, path) in files(folder)? {
        if name != except {
            let _ = writeln!(entries, "({name:?}, {how}({})),", literal(&path));
        }
    }
    Ok(entries)
}

/// Every file under a folder by its name there, with `/` between the parts.
fn files(folder: &Path) -> Told<BTreeMap<String, PathBuf>> {
    let mut found = BTreeMap::new();
    let mut waiting = vec![(String::new(), folder.to_owned())];
    while let Some((before, folder)) = waiting.pop() {
        let told = |e: io::Error| format!("{} cannot be listed: {e}", folder.display());
        for entry in fs::read_dir(&folder).map_err(told)? {
            let entry = entry.map_err(told)?;
            let name = format!("{before}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                waiting.push((format!("{name}/"), entry.path()));
            } else {
                found.insert(name, entry.path());
            }
        }
    }
    Ok(found)
}

/// A path as Rust writes it in code.
fn literal(path: &Path) -> String {
    format!("{:?}", path.to_string_lossy())
}

/// The media type of what browsers fetch; other files are no assets.
fn media_type(name: &str) -> Option<&'static str> {
    match Path::new(name).extension()?.to_str()? {
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "svg" => Some("image/svg+xml"),
        "woff2" => Some("font/woff2"),
        _ => None,
    }
}

fn gzip(bytes: &[u8]) -> Told<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).and_then(|()| encoder.finish()).map_err(|e| format!("gzip failed: {e}"))
}

fn brotli(bytes: &[u8]) -> Told<Vec<u8>> {
    let mut packed = Vec::new();
    let best = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &best).map_err(|e| format!("brotli failed: {e}"))?;
    Ok(packed)
}

fn table(out: &mut String, name: &str, of: &str, entries: &str) {
    let _ = write!(out, "static {name}: &[{of}] = &[\n{entries}];\n");
}

fn folder_from(variable: &str) -> Told<PathBuf> {
    env::var_os(variable).map(PathBuf::from).ok_or_else(|| format!("{variable} is not set: build with cargo"))
}

fn read(path: &Path) -> Told<Vec<u8>> {
    fs::read(path).map_err(|e| format!("{} cannot be read: {e}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) -> Told<()> {
    fs::write(path, bytes).map_err(|e| format!("{} cannot be written: {e}", path.display()))
}
