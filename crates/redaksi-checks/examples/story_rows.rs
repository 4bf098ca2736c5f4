//! Prints the findings of a story without its original, as rows: paragraph, severity, rule, text, fix.
//!
//! ```text
//! cargo run -p redaksi-checks --example story_rows -- FILE
//! ```
//!
//! The paragraph is the number of the line in the file that is not blank, or 0 for the story as a whole.

use redaksi_checks::{StoryText, story::check_story};
use redaksi_core::article::SourceText;
use redaksi_core::extract::extract;
use redaksi_core::packs::Packs;
use redaksi_core::text::{decode, is_blank, lines};
use std::error::Error;
use std::fmt::Write as _;

fn main() -> Result<(), Box<dyn Error>> {
    let packs = Packs::built_in();
    let paths: Vec<String> = std::env::args().skip(1).collect();
    for path in &paths {
        let bytes = std::fs::read(path)?;
        let article = extract(SourceText::new(path.as_str(), &bytes), &packs);
        let story = StoryText::of(&article);
        let text = decode(&bytes).text;
        let numbered: Vec<u32> = lines(&text).filter(|line| !is_blank(line.text)).map(|line| line.number).collect();
        let clean = |cell: &str| cell.replace(['\t', '\n', '\r'], " ");
        let mut rows = String::new();
        for finding in check_story(&story, Some(&article)) {
            let line = finding.paragraph.and_then(|index| story.paragraphs[index].line);
            let number = line.map_or(0, |line| numbered.partition_point(|number| *number < line) + 1);
            if paths.len() > 1 {
                write!(rows, "{path}\t")?;
            }
            let severity: &str = finding.severity.into();
            let fix = finding.fixes.first().map_or("", String::as_str);
            writeln!(rows, "{number}\t{severity}\t{}\t{}\t{}", finding.rule.code(), clean(&finding.text), clean(fix))?;
        }
        print!("{rows}");
    }
    Ok(())
}
