//! Extraction of the samples: each line is classified as labelled in `tests/labels`, and no line is lost.

use redaksi_core::article::{Article, Field, FieldName, SourceText};
use redaksi_core::packs::Packs;
use redaksi_core::{extract, formats, text};
use std::collections::BTreeSet;
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

fn samples() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|file| file.extension().is_some_and(|extension| extension == "txt" || extension == "html"));
    files.sort();
    files
}

fn is_page(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "html")
}

fn read(path: &Path) -> Article {
    let (name, bytes) = (path.file_name().unwrap().to_string_lossy(), fs::read(path).unwrap());
    if is_page(path) {
        return formats::open(&name, &bytes, &Packs::built_in()).unwrap();
    }
    extract::extract(SourceText::new(name, &bytes), &Packs::built_in())
}

/// A label: the number of a line, its role (or `+` and the kind of a span), and the text of the span.
type Label = (u32, String, String);

fn labels_of(path: &Path) -> Vec<Label> {
    let stem = path.file_stem().unwrap().to_string_lossy();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("../../tests/labels/{stem}.labels.tsv"));
    let rows = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    rows.lines()
        .map(|row| {
            let mut cells = row.split('\t');
            let line = cells.next().unwrap().parse().unwrap();
            (line, cells.next().unwrap().to_owned(), cells.next().unwrap_or_default().to_owned())
        })
        .collect()
}

#[test]
fn the_samples_cover_encodings_line_endings_and_scripts() {
    assert!(samples().len() >= 8);
    let decoded: Vec<_> = samples().iter().map(|path| text::decode(&fs::read(path).unwrap())).collect();
    assert!(decoded.iter().any(|decoded| decoded.encoding == "windows-1252"));
    assert!(decoded.iter().any(|decoded| decoded.text.contains("\r\n")));
    assert!(decoded.iter().any(|decoded| decoded.text.chars().any(|c| ('\u{600}'..'\u{700}').contains(&c))));
}

/// A span without the parts that labels leave open: surrounding white space and a final full stop.
fn strip_trailing(part: &str) -> &str {
    text::trim_blank(part).trim_end_matches('.')
}

#[test]
fn each_line_is_classified_as_labelled() {
    let packs = Packs::built_in();
    let (mut mistakes, mut compared) = (Vec::new(), 0);
    for path in samples() {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let readings = extract::explain_source(&read(&path).source, &packs);
        for (line, role, _) in labels_of(&path).into_iter().filter(|(_, role, _)| !role.starts_with('+')) {
            let role_wanted = if role == "inline_promo" { "body" } else { role.as_str() };
            let found = readings.iter().find(|reading| reading.line == line).map(|reading| reading.role.code());
            compared += 1;
            if found != Some(role_wanted) {
                mistakes.push((name.clone(), line, found.unwrap_or("not classified")));
            }
        }
    }
    assert_eq!(mistakes, []);
    assert!(compared > 300, "only {compared} lines have labels");
}

/// Each span is labelled and each labelled span is found: promos inside paragraphs, end marks, datelines, credits, and
/// the parts of an article that is on one line.
#[test]
fn each_line_has_exactly_the_labelled_spans() {
    let packs = Packs::built_in();
    let (mut wrong, mut labelled) = (Vec::new(), 0);
    for path in samples() {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let received = read(&path).source;
        let lines: Vec<_> = text::lines(&received.text).collect();
        let mut wanted = BTreeSet::new();
        for (line, role, part) in labels_of(&path) {
            let kind = role.strip_prefix('+').or((role == "inline_promo").then_some("inline_promo"));
            if let Some(kind) = kind {
                assert!(!part.is_empty(), "{name}:{line}: the label {role} has no text");
                wanted.insert((line, kind.to_owned(), strip_trailing(&part).to_owned()));
            }
        }
        let mut found = BTreeSet::new();
        for reading in extract::explain_source(&received, &packs) {
            let whole = lines[reading.line as usize - 1].text;
            let part = |range: Range<usize>| strip_trailing(&whole[range]).to_owned();
            let spans = reading.spans.into_iter();
            found.extend(spans.map(|span| (reading.line, span.kind.code().to_owned(), part(span.range))));
        }
        labelled += wanted.len();
        let row = |(line, kind, part): &(u32, String, String)| format!("{line}\t+{kind}\t{part}");
        wrong.extend(wanted.difference(&found).map(|label| format!("{name}, not found: {}", row(label))));
        wrong.extend(found.difference(&wanted).map(|span| format!("{name}, not labelled: {}", row(span))));
    }
    assert!(wrong.is_empty(), "{} spans:\n{}", wrong.len(), wrong.join("\n"));
    assert!(labelled >= 38, "only {labelled} spans have labels");
}

#[test]
fn page_metadata_fills_fields_without_source_lines() {
    let article = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../samples/kebun-apung.html"));
    let field = |name| article.fields.get(name).cloned().unwrap_or_default();
    let without_lines = |name| Field { value: field(name).value, lines: Vec::new(), ..Field::default() };
    for (name, value) in [
        (FieldName::Source, "Kabar Rawa"),
        (FieldName::SourceUrl, "https://www.kabarrawa.example/daerah/kebun-apung-lebak-sari"),
        (FieldName::Category, "Daerah"),
        (
            FieldName::Abstract,
            "Sebelas keluarga memanen sayur dari rakit bambu yang mereka rakit sendiri sejak musim banjir.",
        ),
    ] {
        assert_eq!((field(name).value.as_str(), field(name)), (value, without_lines(name)));
    }
    // Day and time are from the line, the UTC offset from the page metadata.
    assert_eq!(field(FieldName::Published), Field::from_line("2024-02-18T09:20+07:00", 8));
    let links: Vec<_> = article.passages.iter().map(|passage| (passage.title.as_str(), passage.url.as_str())).collect();
    let first = "https://www.kabarrawa.example/tani/benih-padi-rawa";
    assert_eq!(links[0], ("Benih Padi Rawa Mulai Dibagikan, Petani Diminta Membawa Karung Sendiri", first));
    assert_eq!(links[1], ("Pompa Tua di Hulu Diganti Bulan Depan", "https://www.kabarrawa.example/sungai/pompa-tua"));
}

#[test]
fn a_stored_page_keeps_its_bytes_and_extracts_the_same() {
    let packs = Packs::built_in();
    for path in samples().into_iter().filter(|path| is_page(path)) {
        let article = read(&path);
        let stored = formats::write(&article, formats::Format::Ron);
        let again = formats::open("a.ron", stored.as_bytes(), &packs).unwrap();
        assert_eq!(again, article);
        assert_eq!(again.source.to_bytes(), Some(fs::read(&path).unwrap()), "{}", path.display());
        let fresh = extract::extract(again.source, &packs);
        assert_eq!((fresh.body, fresh.excluded, fresh.fields), (article.body, article.excluded, article.fields));
    }
}

#[test]
fn each_source_line_is_in_exactly_one_place() {
    for path in samples() {
        let article = read(&path);
        article.validate().unwrap();
        for line in text::lines(&article.source.text).filter(|line| !text::is_blank(line.text)) {
            let places = article.locations_of_line(line.number);
            assert_eq!(places.len(), 1, "{}:{} is in {places:?}", path.display(), line.number);
            assert_eq!(article.line_locations().get(&line.number), places.first());
        }
    }
}

#[test]
fn restore_all_reverts_clean() {
    for path in samples() {
        let before = read(&path);
        let mut article = before.clone();
        if let Some(change) = article.remove_certain_promos() {
            change.apply(&mut article).unwrap();
        }
        if let Some(change) = article.restore_promos() {
            change.apply(&mut article).unwrap();
        }
        assert_eq!(article, before, "{}", path.display());
    }
}
