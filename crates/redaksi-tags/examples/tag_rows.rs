//! Prints suggested tags as rows.
//!
//! ```text
//! cargo run -p redaksi-tags --example tag_rows -- tags FILE... --rows [--vocabulary FILE] [--limit N] [--least SCORE]
//! ```
//! For each file a line `# PATH`, then `RANK<TAB>TAG<TAB>SCORE<TAB>REASON`. The first line of a file is the headline; a vocabulary file
//! has one tag a line.

use redaksi_tags::{LearnedTags, StoryInput, SuggestOptions, TagEntry, TagKind, Vocabulary, suggest};
use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).peekable();
    let mut options = SuggestOptions::default();
    let (mut files, mut vocabulary) = (Vec::new(), None);
    arguments.next_if(|argument| argument == "tags");
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--rows" => {}
            "--limit" => options.limit = arguments.next().ok_or("a number is needed")?.parse()?,
            "--least" => {
                options.min_score = arguments.next().ok_or("a number is needed")?.parse()?;
                options.min_score_with_vocabulary = options.min_score;
            }
            "--vocabulary" => {
                let text = std::fs::read_to_string(arguments.next().ok_or("a vocabulary file is needed")?)?;
                let mut read = Vocabulary::default();
                read.add_all(text.lines().map(|line| TagEntry::new(line, TagKind::Topic)));
                vocabulary = Some(read);
            }
            _ => files.push(argument),
        }
    }
    for file in files {
        let text = std::fs::read_to_string(&file)?;
        let story = StoryInput::from_plain(&text, "");
        println!("# {file}");
        let found = suggest(&story, vocabulary.as_ref(), &LearnedTags::default(), &options);
        for (index, found) in found.iter().enumerate() {
            println!("{}\t{}\t{:.3}\t{}", index + 1, found.tag, found.score, found.reason.as_ref());
        }
    }
    Ok(())
}
