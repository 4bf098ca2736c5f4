//! Reads a document and prints its kind, its metadata, what stands beside its text, and its text as the desk sees it.
//!
//! `cargo run -p redaksi-formats --example read_document -- FILE [--content | --story | --explain]`

use redaksi_core::formats::open_raw;
use redaksi_core::packs::Packs;
use redaksi_formats::read;
use std::path::Path;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(path) = arguments.first() else {
        eprintln!("usage: read_document FILE [--content | --story | --explain]");
        return ExitCode::FAILURE;
    };
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
    let document = match read::open(&name, &bytes) {
        Ok(document) => document,
        Err(error) => {
            eprintln!("{path}: {} ({})", error, error.code());
            return ExitCode::FAILURE;
        }
    };
    if arguments.iter().any(|argument| argument == "--content") {
        print!("{}", document.content.as_str());
        return ExitCode::SUCCESS;
    }
    println!("kind: {}", document.kind.code());
    println!("metadata: {:#?}", document.metadata);
    for attachment in &document.attachments {
        println!("attachment: {} ({}, {} bytes)", attachment.name, attachment.media_type, attachment.bytes.len());
    }
    for change in &document.tracked_changes {
        println!("change: {change:?}");
    }
    for comment in &document.comments {
        println!("comment: {comment:?}");
    }
    for warning in &document.warnings {
        println!("warning: {warning:?}");
    }
    let packs = Packs::built_in();
    if arguments.iter().any(|argument| argument == "--story") {
        match document.open(&packs) {
            Ok(article) => print!("{}", redaksi_core::formats::json::write_line(&article, &name)),
            Err(error) => eprintln!("{path}: {error}"),
        }
        return ExitCode::SUCCESS;
    }
    let raw = match open_raw(document.content.file_name(), document.content.as_str().as_bytes()) {
        Ok(raw) => raw,
        Err(error) => {
            eprintln!("{path}: {error}");
            return ExitCode::FAILURE;
        }
    };
    if arguments.iter().any(|argument| argument == "--explain") {
        for line in raw.explain(&packs) {
            println!("{line:?}");
        }
    } else {
        print!("{}", raw.text);
    }
    ExitCode::SUCCESS
}
