//! Scores the names found in sentences with marked names: exact spans, of any kind.
//!
//! ```text
//! cargo run -p redaksi-tags --example name_score -- FILE [-v]
//! ```
//! FILE has one word a line, its label (`B-…`, `I-…` or `O`) last, and a blank line after each sentence.

use redaksi_tags::find_names;
use std::error::Error;
use std::ops::Range;

/// A sentence: its words joined with spaces, and the byte ranges of its names.
#[derive(Default)]
struct Sentence {
    text: String,
    names: Vec<Range<usize>>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let path = arguments.first().ok_or("a file is needed")?;
    let is_verbose = arguments.iter().any(|argument| argument == "-v");
    let (mut right, mut found_count, mut gold_count) = (0, 0, 0);
    for sentence in read(&std::fs::read_to_string(path)?) {
        let found: Vec<Range<usize>> = find_names(&[&sentence.text], "id").into_iter().map(|name| name.range).collect();
        let hits = found.iter().filter(|range| sentence.names.contains(range)).count();
        right += hits;
        found_count += found.len();
        gold_count += sentence.names.len();
        if is_verbose && (hits < found.len() || hits < sentence.names.len()) {
            let texts = |ranges: &[Range<usize>], other: &[Range<usize>]| -> Vec<String> {
                ranges
                    .iter()
                    .filter(|range| !other.contains(range))
                    .map(|range| sentence.text[range.clone()].to_owned())
                    .collect()
            };
            println!("{}", sentence.text);
            println!("    missed {:?}", texts(&sentence.names, &found));
            println!("    wrong  {:?}", texts(&found, &sentence.names));
        }
    }
    let (precision, recall) =
        (f64::from(right as u32) / found_count as f64, f64::from(right as u32) / gold_count as f64);
    println!("precision {precision:.3} recall {recall:.3} F1 {:.3}", 2.0 * precision * recall / (precision + recall));
    Ok(())
}

fn read(text: &str) -> Vec<Sentence> {
    let mut sentences = vec![Sentence::default()];
    for line in text.lines() {
        let mut cells = line.split_whitespace();
        let (Some(word), Some(label)) = (cells.next(), cells.last()) else {
            sentences.push(Sentence::default());
            continue;
        };
        let Some(sentence) = sentences.last_mut() else { continue };
        if !sentence.text.is_empty() {
            sentence.text.push(' ');
        }
        let start = sentence.text.len();
        sentence.text.push_str(word);
        let end = sentence.text.len();
        match label.as_bytes().first() {
            Some(b'B') => sentence.names.push(start..end),
            Some(b'I') => match sentence.names.last_mut() {
                Some(name) => name.end = end,
                None => sentence.names.push(start..end),
            },
            _ => {}
        }
    }
    sentences.retain(|sentence| !sentence.text.is_empty());
    sentences
}
