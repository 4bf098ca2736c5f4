//! Texts that are built to be slow: reading takes time in proportion to their length.

use redaksi_core::article::SourceText;
use redaksi_core::extract::extract;
use redaksi_core::packs::{MatchAction, Packs, Pattern, UserRule};
use std::time::{Duration, Instant};

/// The length of the shorter text, in bytes. Quadratic time would already be seconds for the longer one.
const LENGTH: usize = 60_000;
/// How much longer the other text is.
const FACTOR: usize = 4;
/// Linear time grows by the factor, quadratic time by its square. The limit is between, in favour of slow machines.
const MAX_GROWTH: f64 = 9.0;
/// Shorter times are not compared: noise outweighs them. Even a quadratic scan at the speed of memory takes longer.
const MIN_TIME: Duration = Duration::from_millis(500);
/// How often a text is read at most; the fastest reading counts.
const ATTEMPTS: usize = 4;

/// Pieces that are repeated on one line.
const PIECES: &[&str] = &[
    "(",
    ")",
    "[",
    "]",
    "{",
    "<",
    "【",
    "（",
    "«",
    "“",
    "\"",
    "'",
    "‘",
    "()",
    "([",
    "(a",
    "a)",
    "[a]",
    "(a) ",
    "((a",
    "a(b ",
    "/(",
    ":",
    "：",
    ": ",
    "a:",
    "a: ",
    ";",
    "-",
    "–",
    "— ",
    "-a",
    " - ",
    "/",
    " /",
    "a/",
    "//",
    "|",
    " | ",
    "#",
    "#a ",
    "@",
    "@a ",
    "*",
    "•",
    "• a",
    "0",
    "1 ",
    "1.",
    "1,",
    "1.000 ",
    "1/2/",
    "1-",
    "12:",
    "2023 ",
    ".",
    ". ",
    "...",
    "a.",
    "A.",
    "A. ",
    "?",
    "! ",
    ",",
    " ",
    "\u{a0}",
    "\t",
    "\u{200b}",
    "\u{301}",
    "a\u{301}",
    "e\u{301}\u{323} ",
    "\u{ad}",
    "a",
    "A",
    "aA",
    "Aa",
    "aB ",
    "A ",
    "é",
    "字",
    "。",
    "한국 ",
    "א",
    "Baca",
    "Baca ",
    "Baca juga",
    "Baca juga ",
    "Baca juga:",
    "Baca juga: ",
    "Baca juga: A",
    "Baca: ",
    "(Baca juga: ",
    "(Baca juga",
    "[Baca",
    "Baca jugaA",
    "a.Baca juga: A",
    "Simak Video '",
    "Dapatkan berita ",
    "http://",
    "https://a.b/c ",
    "www.",
    "Editor: ",
    "Penulis: A ",
    "Foto: ",
    "(Foto: ",
    "©",
    "© A ",
    "Tags: ",
    "a, ",
    "8 Januari 2023 ",
    "Senin, ",
    "19:15 WIB ",
    "KENARI, ",
    "KENARI – ",
    "Artikel ini telah tayang di ",
    "Artikel ini telah tayang di A dengan judul \"",
    "Warga pulang. ",
    "“Kami siap,” katanya. ",
    "Sari Dewi ",
    "AFP/",
    "(kiri) ",
    "\u{1f3fd}",
    "\u{1f468}\u{200d}",
    "\u{fffd}",
];

/// Lines that are repeated.
const LINES: &[&str] = &[
    "a",
    "(",
    "1",
    "-",
    "• a",
    "Baca juga:",
    "Baca juga: Harga Cabai Naik",
    "Baca juga",
    "8 Januari 2023",
    "Editor: Sari",
    "Tags",
    "Foto: Sari/AFP",
    "Terkini",
    "2 jam yang lalu",
    "KENARI – Warga pulang.",
    "Skip Iklan",
    "Ia pulang. Baca juga: Harga Naik Ia tidur.",
    "Warga desa menanam seribu bibit bakau di pesisir pada hari Minggu.",
    "http://a.b/c",
    "#a",
    "Penulis: Sari Dewi",
];

/// Builds a text of about as many bytes.
type Build = Box<dyn Fn(usize) -> String>;

fn time_of(text: &str, packs: &Packs) -> Duration {
    let started = Instant::now();
    let article = extract(SourceText::new("a.txt", text.as_bytes()), packs);
    let took = started.elapsed();
    assert!(!article.source.text.is_empty());
    took
}

/// Compares the time for a text with that for one that is longer by the factor.
fn check(what: &str, build: &dyn Fn(usize) -> String, packs: &Packs) -> Result<(), String> {
    let (short, long) = (build(LENGTH), build(LENGTH * FACTOR));
    let (mut of_short, mut of_long) = (Duration::MAX, Duration::MAX);
    for _ in 0..ATTEMPTS {
        of_short = of_short.min(time_of(&short, packs));
        of_long = of_long.min(time_of(&long, packs));
        if of_long < MIN_TIME || of_long.as_secs_f64() < of_short.as_secs_f64() * MAX_GROWTH {
            return Ok(());
        }
    }
    Err(format!("{what:?}: {of_short:?} for {} bytes, {of_long:?} for {} bytes", short.len(), long.len()))
}

fn check_all(shapes: &[(String, Build)], packs: &Packs) {
    let slow: Vec<String> =
        shapes.iter().filter_map(|(what, build)| check(what, build.as_ref(), packs).err()).collect();
    assert!(slow.is_empty(), "not linear:\n{}", slow.join("\n"));
}

fn repeated(piece: &str, length: usize) -> String {
    piece.repeat(length / piece.len() + 1)
}

#[test]
fn one_enormous_line_takes_linear_time() {
    let shapes: Vec<(String, Build)> =
        PIECES.iter().map(|piece| ((*piece).to_owned(), Box::new(|length| repeated(piece, length)) as Build)).collect();
    check_all(&shapes, &Packs::built_in());
}

#[test]
fn an_enormous_line_in_a_story_takes_linear_time() {
    let story = |line: &str| {
        format!(
            "Warga Menanam Bakau\n\nKENARI – Warga desa menanam seribu bibit bakau di pesisir. {line}\n\nIa pulang.\n"
        )
    };
    let shapes: Vec<(String, Build)> = ["(", "[", "((a", "Baca juga: ", "“", "aA", "\u{301}", "- "]
        .into_iter()
        .map(|piece| {
            let build = move |length| story(&repeated(piece, length));
            (piece.to_owned(), Box::new(build) as Build)
        })
        .chain([(
            "nested brackets".to_owned(),
            Box::new(move |length: usize| story(&("(".repeat(length / 2) + &")".repeat(length / 2)))) as Build,
        )])
        .collect();
    check_all(&shapes, &Packs::built_in());
}

#[test]
fn many_short_lines_take_linear_time() {
    let shapes: Vec<(String, Build)> = LINES
        .iter()
        .map(|line| {
            let build = move |length| repeated(&format!("{line}\n"), length);
            ((*line).to_owned(), Box::new(build) as Build)
        })
        .collect();
    check_all(&shapes, &Packs::built_in());
}

#[test]
fn many_different_lines_take_linear_time() {
    let numbered = |pattern: &'static str| -> (String, Build) {
        let line = move |number: usize| pattern.replace('#', &number.to_string()) + "\n";
        (pattern.to_owned(), Box::new(move |length| (0..length / pattern.len()).map(line).collect()))
    };
    let shapes =
        ["Kata# #", "Baca juga: Judul# Kedua# Ketiga#", "Warga# menanam# bakau# di# pesisir# pada# hari# Minggu#."]
            .map(numbered);
    check_all(&shapes, &Packs::built_in());
}

/// Comparing each rule with each line would take minutes.
#[test]
fn many_user_rules_and_many_lines_take_little_time() {
    let mut packs = Packs::built_in();
    let patterns = (0..50_000).map(|number| match number % 3 {
        0 => format!("* kata{number} *"),
        1 => format!("Baca juga: * {number}"),
        _ => format!("Warga menanam {number} bakau"),
    });
    let rules =
        patterns.map(|text| UserRule::from_line(Pattern::parse(&text).unwrap(), MatchAction::Remove, "")).collect();
    packs.set_user_rules(rules);
    let lines: Vec<String> =
        (0..10_000).map(|number| format!("Warga desa menanam kata{number} di pesisir pada hari Minggu.\n")).collect();
    let text = lines.concat();
    let took = time_of(&text, &packs);
    assert!(took < Duration::from_secs(15), "{took:?}");
}
