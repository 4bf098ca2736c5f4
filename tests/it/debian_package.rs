//! Tests the Debian package: unpacks it into a temporary root and starts the program from there.
//!
//! The package is built as in the README, and looked for in `target/debian`. The tests are skipped where there is no
//! package, or one older than the program in `target/release` and `target/dist`, or no dpkg; the window test also where there is no Xvfb
//! or no renderer.

use crate::support::requirements::skip_or_fail;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const SAMPLE: &str = "usr/share/doc/redaksi/samples/jembatan-gantung.txt";

/// How long the window may take to open its story on a busy machine.
const WINDOW_TIMEOUT: Duration = Duration::from_mins(1);

/// The newest package, if it is not older than the program.
fn package() -> Option<PathBuf> {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("target");
    let age = |path: &Path| fs::metadata(path).and_then(|facts| facts.modified()).ok();
    let packages = fs::read_dir(target.join("debian")).ok()?.filter_map(|entry| Some(entry.ok()?.path()));
    let packages = packages.filter(|path| path.extension().is_some_and(|extension| extension == "deb"));
    let newest = packages.max_by_key(|path| age(path))?;
    let program = ["release/redaksi", "dist/redaksi"].iter().filter_map(|path| age(&target.join(path))).max();
    (age(&newest) >= program).then_some(newest)
}

/// Unpacks the package into an empty root. Its shared libraries are those of this machine.
fn unpacked() -> Option<tempfile::TempDir> {
    let Some(package) = package() else {
        skip_or_fail("target/debian has no package as new as the program");
        return None;
    };
    let root = tempfile::tempdir().unwrap();
    let Ok(output) = Command::new("dpkg-deb").arg("--extract").arg(&package).arg(root.path()).output() else {
        skip_or_fail("there is no dpkg-deb");
        return None;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(root)
}

/// A virtual X display; its server is killed when dropped. Has the process and the display name.
struct XvfbDisplay(Child, String);

impl XvfbDisplay {
    fn new() -> Option<Self> {
        let mut command = Command::new("Xvfb");
        let started = command.args(["-displayfd", "1", "-screen", "0", "1024x700x24"]);
        let mut child = started.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().ok()?;
        let mut number = String::new();
        BufReader::new(child.stdout.take()?).read_line(&mut number).ok()?;
        let display = Self(child, format!(":{}", number.trim()));
        (display.1.len() > 1).then_some(display)
    }
}

impl Drop for XvfbDisplay {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

#[test]
fn the_package_has_desktop_files_and_cleans_a_story() {
    let Some(root) = unpacked() else { return };
    for file in [
        "usr/share/applications/redaksi.desktop",
        "usr/share/metainfo/redaksi.metainfo.xml",
        "usr/share/mime/packages/redaksi.xml",
        "usr/share/icons/hicolor/256x256/apps/redaksi.png",
        "usr/share/bash-completion/completions/redaksi",
        "usr/share/man/man1/redaksi.1.gz",
    ] {
        assert!(root.path().join(file).is_file(), "{file} is missing");
    }
    let program = root.path().join("usr/bin/redaksi");
    let home = tempfile::tempdir().unwrap();
    let clean =
        Command::new(program).env("REDAKSI_HOME", home.path()).arg("clean").arg(root.path().join(SAMPLE)).output();
    let clean = clean.unwrap();
    assert!(clean.status.success(), "{}", String::from_utf8_lossy(&clean.stderr));
    let text = String::from_utf8(clean.stdout).unwrap();
    assert!(text.starts_with("Puluhan Warga") && !text.contains("Baca Juga"), "{text}");
}

#[test]
fn the_packaged_program_opens_a_story_in_a_window() {
    let Some(root) = unpacked() else { return };
    let Some(display) = XvfbDisplay::new() else {
        skip_or_fail("there is no Xvfb");
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let sample = root.path().join(SAMPLE);
    let mut program = Command::new(root.path().join("usr/bin/redaksi"))
        .env("REDAKSI_HOME", home.path())
        .env("DISPLAY", &display.1)
        .env_remove("WAYLAND_DISPLAY")
        .arg(&sample)
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // The program saves the session once the story is open.
    let session = home.path().join("data/session.ron");
    let started = Instant::now();
    let opened = loop {
        let is_open = fs::read_to_string(&session).is_ok_and(|text| text.contains("jembatan-gantung.txt"));
        if is_open || started.elapsed() > WINDOW_TIMEOUT || program.try_wait().unwrap().is_some() {
            break is_open;
        }
        std::thread::sleep(Duration::from_millis(50));
    };
    let _ = program.kill();
    let mut stderr = String::new();
    let _ = program.stderr.take().unwrap().read_to_string(&mut stderr);
    let _ = program.wait();
    if stderr.contains("The window cannot be opened") {
        skip_or_fail(&format!("no renderer works here: {stderr}"));
        return;
    }
    assert!(opened, "{stderr}");
}
