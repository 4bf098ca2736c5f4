//! Fuzzes extraction with randomly mutated stories: nothing may panic, and no line may be lost.
//!
//! `cargo run --release --example mutate -- FOLDER [COUNT] [SEED]` makes COUNT inputs (a million by default) from the
//! files of the folder: bytes are changed, removed, duplicated, inserted from other files, or converted to other
//! encodings.

use redaksi::article::Received;
use redaksi::packs::{OwnRule, Packs, Pattern, Then};
use redaksi::extract;
use redaksi::text::{encode, is_blank, lines};
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The largest part of a file that an input starts from, in bytes. Many small inputs find more than few large ones.
const PIECE: usize = 1500;

/// The `SplitMix64` generator: good enough to choose mutations, and the same on every machine.
struct Chance(u64);

impl Chance {
    fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.number() % bound.max(1) as u64).unwrap_or_default()
    }

    fn piece<'b>(&mut self, bytes: &'b [u8], most: usize) -> &'b [u8] {
        let start = self.below(bytes.len());
        &bytes[start..(start + self.below(most)).min(bytes.len())]
    }
}

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = args.first() else {
        eprintln!("mutate: name a folder of stories");
        return ExitCode::from(2);
    };
    let number = |at: usize, else_: u64| args.get(at).and_then(|text| text.parse().ok()).unwrap_or(else_);
    let (count, seed) = (number(1, 1_000_000), number(2, 1));
    let files: Vec<Vec<u8>> = std::fs::read_dir(Path::new(folder))
        .map(|entries| entries.filter_map(|entry| std::fs::read(entry.ok()?.path()).ok()).collect())
        .unwrap_or_default();
    let files: Vec<Vec<u8>> = files.into_iter().filter(|bytes| !bytes.is_empty()).collect();
    if files.is_empty() {
        eprintln!("mutate: there is no file to read in this folder: {folder}");
        return ExitCode::FAILURE;
    }
    let plain = Packs::built_in();
    let mut with_rules = plain.clone();
    let rule = |pattern: &str, then| Pattern::parse(pattern).ok().map(|pattern| OwnRule::taught(pattern, then, ""));
    with_rules.set_own_rules(
        [rule("*a*a*a*#*", Then::TakeOut), rule("Video: *", Then::Keep)].into_iter().flatten().collect(),
    );
    let failures = AtomicUsize::new(0);
    let workers = std::thread::available_parallelism().map_or(1, std::num::NonZero::get) as u64;
    std::thread::scope(|scope| {
        for worker in 0..workers {
            let (files, plain, with_rules, failures) = (&files, &plain, &with_rules, &failures);
            scope.spawn(move || {
                for at in (worker..count).step_by(usize::try_from(workers).unwrap_or(1)) {
                    let input = damaged(&mut Chance(seed.wrapping_mul(0x5851_f42d_4c95_7f2d) ^ at), files);
                    let packs = if at % 4 == 0 { with_rules } else { plain };
                    let result =
                        std::panic::catch_unwind(|| holds(&input, packs)).unwrap_or(Err("it panicked".to_owned()));
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
fn damaged(random: &mut Chance, files: &[Vec<u8>]) -> Vec<u8> {
    let file = random.below(files.len());
    let mut bytes = random.piece(&files[file], PIECE).to_vec();
    for _ in 0..=random.below(5) {
        let at = random.below(bytes.len());
        match random.below(8) {
            0 => bytes.extend((0..random.below(20)).map(|_| random.number().to_le_bytes()[0])),
            1 => bytes.truncate(at),
            2 => {
                let duplicate = random.piece(&bytes, 300).to_vec();
                bytes.splice(at..at, duplicate);
            }
            3 => {
                let other = random.below(files.len());
                let part = random.piece(&files[other], 300);
                bytes.splice(at..at, part.iter().copied());
            }
            4 => {
                for _ in 0..random.below(12) {
                    let at = random.below(bytes.len());
                    if let Some(byte) = bytes.get_mut(at) {
                        *byte = random.number().to_le_bytes()[0];
                    }
                }
            }
            5 => {
                let to = (at + random.below(200)).min(bytes.len());
                bytes.drain(at..to);
            }
            6 => {
                let inserts =
                    ["\n", "\r\n", "\r", "\u{feff}", "\u{a0}", "\u{200b}", "Baca juga: ", "(", "\u{202e}", "\0", ":"];
                let insert = inserts[random.below(inserts.len())];
                bytes.splice(at..at, insert.bytes());
            }
            _ => {
                let names = ["UTF-16LE", "UTF-16BE", "windows-1252", "Shift_JIS", "windows-1251", "GB18030"];
                let name = names[random.below(names.len())];
                let text = String::from_utf8_lossy(&bytes).into_owned();
                bytes = encode(&text, name, random.below(2) == 0).unwrap_or(bytes);
            }
        }
    }
    bytes
}

/// Extracts an input. Every non-blank line must be in exactly one part of the article, and the bytes restorable.
fn holds(input: &[u8], packs: &Packs) -> Result<(), String> {
    let article = extract::read(Received::new("a.txt", input), packs);
    article.check().map_err(|error| error.to_string())?;
    for line in lines(&article.received.text).filter(|line| !is_blank(line.text)) {
        let places = article.places_of(line.number);
        if places.len() != 1 {
            return Err(format!("line {} is in {places:?}", line.number));
        }
    }
    if article.received.to_bytes().as_deref() == Some(input) { Ok(()) } else { Err("its bytes are lost".to_owned()) }
}
