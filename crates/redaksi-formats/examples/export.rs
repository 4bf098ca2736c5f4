//! Exports one file: `cargo run --example export -- FILE... --to FORMAT [--publish] [--toml] [--template FILE]`.
//!
//! Opens each file as a story, removes the certain promos, tells on standard error what the format cannot hold, and
//! writes the export to standard output.

use chrono::DateTime;
use redaksi_core::formats;
use redaksi_core::packs::Packs;
use redaksi_formats::document::PublishedStory;
use redaksi_formats::write::{ExportFormat, ExportOptions, ExportTemplate, FrontMatter, PublicationState};
use std::error::Error;
use std::io::Write as _;

fn main() -> Result<(), Box<dyn Error>> {
    let exported = DateTime::parse_from_rfc3339("2026-01-01T08:00:00+07:00")?;
    let mut options = ExportOptions {
        outlet: "Warta".into(),
        site_url: "https://warta.example".into(),
        ..ExportOptions::new(exported)
    };
    let (mut files, mut format) = (Vec::new(), ExportFormat::Markdown);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--to" => format = arguments.next().unwrap_or_default().parse()?,
            "--publish" => options.state = PublicationState::Published,
            "--toml" => options.front_matter = FrontMatter::Toml,
            "--template" => {
                let name = arguments.next().unwrap_or_default();
                options.template = Some(ExportTemplate::new(name.as_str(), std::fs::read_to_string(&name)?)?);
            }
            _ => files.push(argument),
        }
    }
    let packs = Packs::built_in();
    let mut stories = Vec::new();
    for file in &files {
        let name = file.rsplit('/').next().unwrap_or(file);
        let mut article = formats::open(name, &std::fs::read(file)?, &packs)?;
        if let Some(clean) = article.remove_certain_promos() {
            clean.apply(&mut article)?;
        }
        let story = PublishedStory::of(&article);
        for loss in format.losses(&story) {
            eprintln!("{file}: {loss:?}");
        }
        stories.push(story);
    }
    let written = format.write_many(&stories, &options)?;
    Ok(std::io::stdout().write_all(&written)?)
}
