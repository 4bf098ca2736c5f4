//! Exports files: `cargo run --example export -- FILE... --to FORMAT [--publish] [--toml] [--template FILE] [--demo]`.
//!
//! `--demo` adds a story with every kind of block and mark. Opens each file as a story, removes the certain promos, tells on standard error what the format cannot hold, and
//! writes the export to standard output.

use chrono::DateTime;
use redaksi_core::article::ImageReference;
use redaksi_core::formats;
use redaksi_core::packs::Packs;
use redaksi_formats::document::{
    BodyPlace, InlineRun, PublishedBlock, PublishedComment, PublishedLink, PublishedStory,
};
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
    let (mut files, mut stories, mut format) = (Vec::new(), Vec::new(), ExportFormat::Markdown);
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--to" => format = arguments.next().unwrap_or_default().parse()?,
            "--demo" => stories.push(demo_story()),
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

/// Returns a story with every kind of block and mark.
fn demo_story() -> PublishedStory {
    let run = |text: &str| InlineRun::plain(text);
    let date = |text: &str| text.parse().ok();
    let item = |number, text: &str| PublishedBlock::ListItem { level: 0, number, runs: vec![run(text)] };
    let nested = |level, number, text: &str| PublishedBlock::ListItem { level, number, runs: vec![run(text)] };
    let row = |cells: [&str; 2]| PublishedBlock::TableRow { cells: cells.map(|cell| vec![run(cell)]).to_vec() };
    let link = |text: &str, url: &str| InlineRun { link: url.into(), ..run(text) };
    PublishedStory {
        identity: "demo".into(),
        headline: "Garam & \"Ikan\" <Kenari>".into(),
        summary: "Nelayan menjual garam dan ikan di dermaga baru.".into(),
        byline: "Sari Dewi".into(),
        editor: "Tomi O'Hara".into(),
        place: "Kenari".into(),
        agency: "KP".into(),
        published: date("2023-01-08T19:15+09:00"),
        updated: date("2023-01-09T07:00+07:00"),
        embargo: date("2023-01-08T18:00+07:00"),
        source: "Coast News".into(),
        source_title: "Salt & fish".into(),
        source_url: "https://coast.example/salt?a=1&b=2".into(),
        language: "id".into(),
        picture: "https://coast.example/foto/garam.jpg".into(),
        caption: "Garam di dermaga.".into(),
        credit: "Sari/KP".into(),
        category: "Ekonomi".into(),
        slug: "garam-ikan-kenari".into(),
        tags: vec!["garam".into(), "ikan & laut".into(), "Café".into()],
        related: vec![
            PublishedLink { title: "Panen Raya".into(), url: "https://coast.example/panen".into() },
            PublishedLink { title: "Lomba Perahu".into(), url: String::new() },
        ],
        body: vec![
            PublishedBlock::Paragraph(vec![
                run("KENARI, KP – Harga garam "),
                InlineRun { bold: true, ..run("naik tajam") },
                run(" menurut "),
                link("data dermaga", "https://coast.example/data?x=1&y=2"),
                run(", kata "),
                InlineRun { italic: true, ..run("syahbandar") },
                run(" [gallery] & 5 < 6."),
            ]),
            PublishedBlock::Caption {
                image: Some(ImageReference {
                    source: "https://coast.example/foto/perahu.jpg?w=1&h=2".into(),
                    alternative: "Perahu \"biru\" & jala".into(),
                }),
                runs: vec![run("Perahu di dermaga. (Sari/KP)")],
            },
            PublishedBlock::Subhead(vec![run("Harga baru")]),
            PublishedBlock::Quote(vec![run("Kami menjual garam setiap pagi.")]),
            item(Some(3), "Garam kasar"),
            nested(1, None, "Kristal besar"),
            nested(2, Some(1), "Putih"),
            nested(1, None, "Kristal kecil"),
            item(Some(4), "Garam halus"),
            item(None, "Ikan asin"),
            row(["Desa", "Harga"]),
            row(["Kenari", "Rp5.000|kg"]),
            PublishedBlock::Paragraph(vec![run("* Harga berlaku sampai akhir bulan.")]),
        ],
        comments: vec![PublishedComment {
            author: "Tomi O'Hara".into(),
            at: "2023-01-08T18:30+07:00".into(),
            text: "Cek harga.".into(),
            start: BodyPlace { block: 0, offset: "KENARI, KP – ".len() },
            end: BodyPlace { block: 0, offset: "KENARI, KP – Harga garam".len() },
        }],
    }
}
