//! Prints the findings of a translation beside its original as rows: `check TRANSLATION --original ORIGINAL --rows`.

use redaksi_checks::{CheckInputs, Finding, check_article};
use redaksi_core::article::{Article, Block, BlockKind, Field, FieldName};
use std::io::Write;
use std::process::ExitCode;

fn row(finding: &Finding) -> String {
    let cell = |text: &str| text.replace(['\t', '\n'], " ");
    let severity: &'static str = finding.severity.into();
    let paragraph = finding.paragraph.map_or(0, |at| at + 1);
    let fix = finding.fixes.first().map_or("", String::as_str);
    format!("{paragraph}\t{severity}\t{}\t{}\t{}", finding.rule.code(), cell(&finding.text), cell(fix))
}

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--rows").collect();
    let [_, translation, _, original] = arguments.as_slice() else {
        eprintln!("check_rows check TRANSLATION --original ORIGINAL --rows");
        return ExitCode::FAILURE;
    };
    let (Ok(translation), Ok(original)) = (std::fs::read_to_string(translation), std::fs::read_to_string(original))
    else {
        eprintln!("check_rows: a file cannot be read");
        return ExitCode::FAILURE;
    };
    let (translation, original) = (article("id", &translation), article("en", &original));
    let inputs = CheckInputs { original: Some(&original), ..CheckInputs::default() };
    let mut out = std::io::stdout().lock();
    for finding in check_article(&translation, &inputs).findings {
        let _ = writeln!(out, "{}", row(&finding));
    }
    ExitCode::SUCCESS
}

/// Makes an article whose first line is the headline.
fn article(language: &str, text: &str) -> Article {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let mut article = Article::default();
    article.fields.replace(FieldName::Language, Field::from_line(language, 1));
    article.fields.replace(FieldName::Headline, Field::from_line(lines.next().unwrap_or_default(), 1));
    article.body = lines.map(|line| Block::new(BlockKind::Paragraph, line)).collect();
    article
}
