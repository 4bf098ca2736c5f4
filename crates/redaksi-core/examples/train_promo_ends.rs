//! Learns where the headline of a promo ends, from labelled folders, and prints the file `assets/extract/promo_end.ron`.
//! A report on outlets that were left out goes to the standard error.
//!
//! ```text
//! cargo run --release -p redaksi-core --example train_promo_ends -- FOLDER... > promo_end.ron
//! ```

use redaksi_core::article::{FieldName, SourceText};
use redaksi_core::extract::{PromoTrainingStory, extract, train_promo_ends};
use redaksi_core::packs::Packs;
use std::error::Error;
use std::fs;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let packs = Packs::built_in();
    let mut stories = Vec::new();
    for folder in std::env::args().skip(1) {
        let mut files: Vec<_> = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path())).collect();
        files.sort();
        for path in files.iter().filter(|path| path.extension().is_some_and(|extension| extension == "txt")) {
            stories.push(read_story(path, &packs)?);
        }
    }
    let (weights, report) = train_promo_ends(&stories, &packs);
    eprint!("{report}");
    print!("{weights}");
    Ok(())
}

fn read_story(path: &Path, packs: &Packs) -> Result<PromoTrainingStory, Box<dyn Error>> {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let mut story = PromoTrainingStory {
        outlet: stem.rsplit_once('-').map_or(stem, |(outlet, _)| outlet).to_owned(),
        text: fs::read_to_string(path)?,
        ..PromoTrainingStory::default()
    };
    let article = extract(SourceText::new("", story.text.as_bytes()), packs);
    article.fields.value(FieldName::Language).clone_into(&mut story.language);
    for row in fs::read_to_string(path.with_file_name(format!("{stem}.labels.tsv")))?.lines() {
        let mut cells = row.split('\t');
        let (Some(Ok(number)), Some(role)) = (cells.next().map(str::parse::<u32>), cells.next()) else { continue };
        match role {
            "inline_promo" | "+inline_promo" => {
                if let Some(promo) = cells.next() {
                    story.inline.push((number, promo.to_owned()));
                }
            }
            "promo" => story.promo_lines.push(number),
            "body" => story.body_lines.push(number),
            "title" if story.headline.is_empty() => {
                let line = story.text.split('\n').nth(number as usize - 1);
                line.unwrap_or_default().trim().clone_into(&mut story.headline);
            }
            _ => {}
        }
    }
    Ok(story)
}
