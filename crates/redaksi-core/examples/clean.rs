//! Extracts a story from raw text, lists its promos, removes the certain ones, undoes that, and writes the story.
//!
//! ```text
//! cargo run -p redaksi-core --example clean             # a built-in text
//! cargo run -p redaksi-core --example clean -- FILE     # a text file or a saved web page
//! ```

use redaksi_core::article::Decision;
use redaksi_core::formats::{self, Format};
use redaksi_core::packs::Packs;
use std::error::Error;

const RAW: &str = "Warga Menanam Bakau di Pesisir

Kenari – Warga desa menanam seribu bibit bakau di pesisir pada hari Minggu.

Baca juga: Nelayan Memperbaiki Dermaga

Bibit itu tumbuh di kebun sekolah sejak awal tahun.
";

fn main() -> Result<(), Box<dyn Error>> {
    // The core reads no files; the bytes and the file name come from the caller.
    let (name, bytes) = match std::env::args().nth(1) {
        Some(path) => (path.clone(), std::fs::read(path)?),
        None => ("raw.txt".to_owned(), RAW.as_bytes().to_vec()),
    };
    let mut article = formats::open(&name, &bytes, &Packs::built_in())?;

    for promo in &article.passages {
        let kind = if promo.reason.is_certain() { "certain" } else { "uncertain" };
        println!("{kind:9}  {:?}  {}", promo.decision, article.passage_text(promo.id));
    }

    // A transaction describes a change; applying it changes the story and returns the transaction that undoes it.
    let before = article.clone();
    if let Some(clean) = article.remove_certain_promos() {
        let undo = clean.apply(&mut article)?;
        let removed = article.passages.iter().filter(|promo| promo.decision == Decision::Removed).count();
        println!("{removed} removed");

        let redo = undo.apply(&mut article)?;
        assert_eq!(article, before, "undoing restores the story exactly");
        redo.apply(&mut article)?;
    }

    println!("\n{}", formats::write(&article, Format::Text));
    Ok(())
}
