//! Prints the findings of the spelling check of one story as rows: paragraph, severity, rule, words, fix. The paragraph is
//! the number of the non-blank line of the file.
//!
//! `cargo run --example spelling_rows -- check STORY.txt --rows`. The dictionaries are read from the folder that the
//! environment variable `DICTIONARIES` names, `/usr/share/hunspell` without it.

use redaksi_checks::StoryText;
use redaksi_checks::spelling::{Speller, check_spelling, dictionary_names};
use redaksi_core::article::SourceText;
use redaksi_core::extract::extract;
use redaksi_core::packs::Packs;
use std::path::{Path, PathBuf};

fn main() {
    let Some(path) = std::env::args().skip(1).find(|argument| argument != "check" && !argument.starts_with("--"))
    else {
        eprintln!("usage: spelling_rows [check] STORY.txt [--rows]");
        std::process::exit(2);
    };
    let bytes = std::fs::read(&path).expect("the story can be read");
    let article = extract(SourceText::new(&path, &bytes), &Packs::built_in());
    let story = StoryText::of(&article);
    let Some(speller) = speller(if story.language.is_empty() { "id" } else { &story.language }) else { return };
    let lines: Vec<&str> = article.source.text.lines().collect();
    for finding in check_spelling(&story, &speller) {
        let line = finding.paragraph.and_then(|index| story.paragraphs[index].line).unwrap_or(0) as usize;
        let number = lines.iter().take(line).filter(|line| !line.trim().is_empty()).count();
        let severity: &str = finding.severity.into();
        let fix = finding.fixes.first().map_or("", String::as_str);
        println!("{number}\t{severity}\t{}\t{}\t{fix}", finding.rule.code(), finding.text);
    }
}

/// Loads the first dictionary of the language that is there, and that of English as the second.
fn speller(language: &str) -> Option<Speller> {
    let folder = PathBuf::from(std::env::var("DICTIONARIES").unwrap_or_else(|_| "/usr/share/hunspell".to_owned()));
    let (aff, dic) = read(&folder, language)?;
    let speller = Speller::new(language, &aff, &dic).expect("the dictionary can be used");
    match read(&folder, "en").filter(|_| language != "en" && std::env::var("NO_SECOND").is_err()) {
        Some((aff, dic)) => Some(speller.with_second(&aff, &dic).expect("the dictionary can be used")),
        None => Some(speller),
    }
}

fn read(folder: &Path, language: &str) -> Option<(Vec<u8>, Vec<u8>)> {
    dictionary_names(language).iter().find_map(|name| {
        let file = |extension: &str| std::fs::read(folder.join(format!("{name}.{extension}"))).ok();
        Some((file("aff")?, file("dic")?))
    })
}
