//! Fuzzes extraction with randomly mutated stories: nothing may panic, and no line may be lost.
//!
//! ```text
//! cargo run --release -p redaksi-dev --bin fuzz_extract -- FOLDER [COUNT] [SEED]
//! ```
//!
//! Makes COUNT inputs (a million by default) from the files of the folder: bytes are changed, removed, duplicated,
//! inserted from other files, or converted to other encodings.

use redaksi_core::article::SourceText;
use redaksi_core::extract;
use redaksi_core::packs::{MatchAction, Packs, Pattern, UserRule};
use redaksi_core::text::{encode, is_blank, lines};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The largest part of a file that an input starts from, in bytes. Many small inputs find more than few large ones.
const MAX_INPUT_BYTES: usize = 1500;

/// The `SplitMix64` generator: good enough to choose mutations, and the same on every machine.
struct SplitMix64(u64);

impl SplitMix64 {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn next_below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap_or_default()
    }

    fn slice_of<'b>(&mut self, bytes: &'b [u8], most: usize) -> &'b [u8] {
        let start = self.next_below(bytes.len());
        &bytes[start..(start + self.next_below(most)).min(bytes.len())]
    }
}

const USAGE: &str = "usage: cargo run --release -p redaksi-dev --bin fuzz_extract -- FOLDER [COUNT] [SEED]
Extracts COUNT (a million) mutations of the files of a folder; prints the inputs that panic or lose a line.";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = args.first().filter(|folder| !folder.starts_with('-')) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let next = |at: usize, else_: u64| args.get(at).and_then(|text| text.parse().ok()).unwrap_or(else_);
    let (count, seed) = (next(1, 1_000_000), next(2, 1));
    let files: Vec<Vec<u8>> = std::fs::read_dir(Path::new(folder))
        .map(|entries| entries.filter_map(|entry| std::fs::read(entry.ok()?.path()).ok()).collect())
        .unwrap_or_default();
    let files: Vec<Vec<u8>> = files.into_iter().filter(|bytes| !bytes.is_empty()).collect();
    if files.is_empty() {
        eprintln!("fuzz_extract: there is no file to read in this folder: {folder}");
        return ExitCode::FAILURE;
    }
    let plain = Packs::built_in();
    let mut with_rules = plain.clone();
    let rule = |pattern: &str, then| Pattern::parse(pattern).ok().map(|pattern| UserRule::from_line(pattern, then, ""));
    with_rules.set_user_rules(
        [rule("*a*a*a*#*", MatchAction::Remove), rule("Video: *", MatchAction::Keep)].into_iter().flatten().collect(),
    );
    let failures = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as u64;
    std::thread::scope(|scope| {
        for worker in 0..workers {
            let (files, plain, with_rules, failures) = (&files, &plain, &with_rules, &failures);
            scope.spawn(move || {
                for at in (worker..count).step_by(usize::try_from(workers).unwrap_or(1)) {
                    let input = mutated(&mut SplitMix64(seed.wrapping_mul(0x5851_f42d_4c95_7f2d) ^ at), files);
                    let packs = if at % 4 == 0 { with_rules } else { plain };
                    let result = std::panic::catch_unwind(|| check_invariants(&input, packs))
                        .unwrap_or(Err("it panicked".to_owned()));
                    if let Err(error) = result {
                        failures.fetch_add(1, Ordering::Relaxed);
                        println!("input {at}: {error}\n{:?}", String::from_utf8_lossy(&input));
                    }
                }
            });
        }
    });
    let failures = failures.into_inner();
    println!("{count} inputs, seed {seed}: {failures} failed");
    if failures == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// An input: a part of a file with one to five mutations.
fn mutated(random: &mut SplitMix64, files: &[Vec<u8>]) -> Vec<u8> {
    let file = random.next_below(files.len());
    let mut bytes = random.slice_of(&files[file], MAX_INPUT_BYTES).to_vec();
    for _ in 0..=random.next_below(5) {
        let at = random.next_below(bytes.len());
        match random.next_below(8) {
            0 => bytes.extend((0..random.next_below(20)).map(|_| random.next().to_le_bytes()[0])),
            1 => bytes.truncate(at),
            2 => {
                let duplicate = random.slice_of(&bytes, 300).to_vec();
                bytes.splice(at..at, duplicate);
            }
            3 => {
                let other = random.next_below(files.len());
                let part = random.slice_of(&files[other], 300);
                bytes.splice(at..at, part.iter().copied());
            }
            4 => {
                for _ in 0..random.next_below(12) {
                    let at = random.next_below(bytes.len());
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte = random.next().to_le_bytes()[0];
                    }
                }
            }
            5 => {
                let to = (at + random.next_below(200)).min(bytes.len());
                bytes.drain(at..to);
            }
            6 => {
                let inserts =
                    ["\n", "\r\n", "\r", "\u{feff}", "\u{a0}", "\u{200b}", "Baca juga: ", "(", "\u{202e}", "\0", ":"];
                let insert = inserts[random.next_below(inserts.len())];
                bytes.splice(at..at, insert.bytes());
            }
            _ => {
                let names = ["UTF-16LE", "UTF-16BE", "windows-1252", "Shift_JIS", "windows-1251", "GB18030"];
                let name = names[random.next_below(names.len())];
                let text = String::from_utf8_lossy(&bytes).into_owned();
                bytes = encode(&text, name, random.next_below(2) == 0).unwrap_or(bytes);
            }
        }
    }
    bytes
}

/// Extracts an input. Every non-blank line must be in exactly one part of the article, and the bytes restorable.
fn check_invariants(input: &[u8], packs: &Packs) -> Result<(), String> {
    let article = extract::extract(SourceText::new("a.txt", input), packs);
    article.validate().map_err(|error| error.to_string())?;
    for line in lines(&article.source.text).filter(|line| !is_blank(line.text)) {
        let places = article.locations_of_line(line.number);
        if places.len() != 1 {
            return Err(format!("line {} is in {places:?}", line.number));
        }
    }
    if article.source.to_bytes().as_deref() == Some(input) { Ok(()) } else { Err("its bytes are lost".to_owned()) }
}
