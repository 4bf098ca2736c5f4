//! Measures the spelling check on folders of stories in Indonesian: the words that it flags, the share of planted typos that
//! it finds, and its time.
//!
//! `cargo run --example spelling_measure -- FOLDER...`. Where NAME.labels.tsv stands beside NAME.txt, only lines of the
//! body count. A typo is planted in a word in small letters of four letters or more that the speller knows: a letter is
//! dropped, doubled, swapped with its neighbour or replaced. One that makes a word of the dictionary does not count.
//! `-v` prints every flag and every typo that is missed; `--no-second` leaves out the English dictionary.

use redaksi_checks::spelling::{Speller, check_spelling};
use redaksi_checks::{ParagraphRole, StoryText};
use redaksi_core::article::SourceText;
use redaksi_core::extract::extract;
use redaksi_core::packs::Packs;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;
use std::time::{Duration, Instant};

/// The typos that are planted in each story.
const TYPOS: usize = 40;

/// Planted typos: how many, how many are found, and for how many the right word is suggested, and as the first one.
#[derive(Default)]
struct Count {
    planted: usize,
    found: usize,
    fixed: usize,
    fixed_first: usize,
}

impl std::fmt::Display for Count {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = |count: usize| count as f64 / self.planted as f64;
        write!(f, "{} planted, found {:.3}, ", self.planted, share(self.found))?;
        write!(f, "right word suggested {:.3}, first {:.3}", share(self.fixed), share(self.fixed_first))
    }
}

/// A generator of random numbers (xorshift), the same on every run.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % bound.max(1) as u64).unwrap_or(0)
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let has = |name: &str| arguments.iter().any(|argument| argument == name);
    let is_verbose = has("-v");
    let read = |name: &str| std::fs::read(format!("/usr/share/hunspell/{name}")).expect("the dictionary is installed");
    let started = Instant::now();
    let mut speller = Speller::new("id", &read("id_ID.aff"), &read("id_ID.dic")).expect("it can be used");
    println!("load id: {:?}", started.elapsed());
    let raw = spellbook::Dictionary::new(
        &String::from_utf8_lossy(&read("id_ID.aff")),
        &String::from_utf8_lossy(&read("id_ID.dic")),
    )
    .expect("it can be used");
    if !has("--no-second") {
        let started = Instant::now();
        speller = speller.with_second(&read("en_US.aff"), &read("en_US.dic")).expect("it can be used");
        println!("load en: {:?}", started.elapsed());
    }
    let (mut stories, mut flags, mut words) = (0, 0, 0);
    let (mut first, mut again, mut slowest) = (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    let mut kinds: BTreeMap<&str, Count> = BTreeMap::new();
    for folder in arguments.iter().filter(|argument| !argument.starts_with('-')) {
        let mut paths: Vec<_> =
            std::fs::read_dir(folder).expect("it is a folder").flatten().map(|e| e.path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "txt"));
        paths.sort();
        for path in paths {
            let bytes = std::fs::read(&path).expect("it can be read");
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let article = extract(SourceText::new(&name, &bytes), &Packs::built_in());
            let mut story = StoryText::of(&article);
            if !["", "id"].contains(&story.language.as_str()) {
                continue;
            }
            if let Some(lines) = body_lines(&path) {
                story.paragraphs.retain(|paragraph| paragraph.line.is_some_and(|line| lines.contains(&line)));
            }
            stories += 1;
            words += story.paragraphs.iter().map(|p| p.text.split_whitespace().count()).sum::<usize>();
            let started = Instant::now();
            let found = check_spelling(&story, &speller);
            first += started.elapsed();
            slowest = slowest.max(started.elapsed());
            let started = Instant::now();
            assert_eq!(check_spelling(&story, &speller), found);
            again += started.elapsed();
            flags += u32::try_from(found.len()).unwrap_or(u32::MAX);
            for finding in found.iter().filter(|_| is_verbose) {
                println!("FLAG\t{name}\t{}\t{}", finding.text, finding.fixes.join(" "));
            }
            plant(&story, &speller, &raw, &mut kinds, is_verbose);
        }
    }
    println!("stories {stories}, words {words}, flags {flags}, per story {:.2}", f64::from(flags) / f64::from(stories));
    println!("time per story: first {:?}, again {:?}; slowest {slowest:?}", first / stories, again / stories);
    let mut all = Count::default();
    for (kind, count) in &kinds {
        println!("{kind:8} {count}");
        all.planted += count.planted;
        all.found += count.found;
        all.fixed += count.fixed;
        all.fixed_first += count.fixed_first;
    }
    println!("all      {all}");
}

/// Returns the lines of the body by the labels beside the story; `None` without labels.
fn body_lines(path: &Path) -> Option<HashSet<u32>> {
    let labels = std::fs::read_to_string(path.with_extension("labels.tsv")).ok()?;
    let rows = labels.lines().filter_map(|row| row.split_once('\t'));
    let is_body =
        |role: &str| ["body", "dateline_body", "inline_promo"].contains(&role.split('\t').next().unwrap_or(""));
    Some(rows.filter(|(_, role)| is_body(role)).filter_map(|(line, _)| line.parse().ok()).collect())
}

fn plant(
    story: &StoryText,
    speller: &Speller,
    raw: &spellbook::Dictionary,
    kinds: &mut BTreeMap<&'static str, Count>,
    is_verbose: bool,
) {
    let mut places = Vec::new();
    for (index, paragraph) in story.paragraphs.iter().enumerate() {
        if paragraph.role != ParagraphRole::Body {
            continue;
        }
        let mut start = 0;
        for word in paragraph.text.split(' ') {
            let core = word.trim_matches(|c: char| !c.is_alphanumeric());
            let is_plain = core.len() >= 4 && core.chars().all(|c| c.is_ascii_lowercase());
            if is_plain && speller.is_right(core) && raw.check(core) {
                let at = start + word.find(core).unwrap_or(0);
                places.push((index, at..at + core.len()));
            }
            start += word.len() + 1;
        }
    }
    if places.is_empty() {
        return;
    }
    let mut random = Random(0x9e37_79b9_7f4a_7c15 ^ places.len() as u64);
    for count in 0..TYPOS {
        let (index, range) = places[random.below(places.len())].clone();
        let word = story.paragraphs[index].text[range.clone()].to_owned();
        let (kind, typo) = typo_of(&word, count % 4, &mut random);
        if typo == word || raw.check(&typo) {
            continue;
        }
        let mut changed = story.clone();
        changed.paragraphs[index].text.replace_range(range.clone(), &typo);
        let findings = check_spelling(&changed, speller);
        let finding = findings.iter().find(|finding| finding.paragraph == Some(index) && finding.text.contains(&typo));
        let found = finding.is_some();
        let place = finding.and_then(|finding| finding.fixes.iter().position(|fix| *fix == word));
        let count = kinds.entry(kind).or_default();
        count.planted += 1;
        count.found += usize::from(found);
        count.fixed += usize::from(place.is_some());
        count.fixed_first += usize::from(place == Some(0));
        if !found && is_verbose {
            println!("MISS\t{kind}\t{word}\t{typo}");
        }
    }
}

fn typo_of(word: &str, kind: usize, random: &mut Random) -> (&'static str, String) {
    let mut letters: Vec<u8> = word.bytes().collect();
    let at = random.below(letters.len());
    let kind = match kind {
        0 => {
            letters.remove(at);
            "drop"
        }
        1 => {
            letters.insert(at, letters[at]);
            "double"
        }
        2 => {
            let at = at.min(letters.len() - 2);
            letters.swap(at, at + 1);
            "swap"
        }
        _ => {
            letters[at] = b'a' + u8::try_from(random.below(26)).unwrap_or(0);
            "replace"
        }
    };
    (kind, String::from_utf8(letters).expect("it is ASCII"))
}
