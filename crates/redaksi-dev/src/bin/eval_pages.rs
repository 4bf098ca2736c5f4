//! Evaluates extraction from web pages, and what their HTML structure adds to the words alone.
//!
//! ```text
//! cargo run --release -p redaksi-dev --bin eval_pages -- FOLDER [-v]
//! ```
//!
//! Each NAME.html in the folder with a NAME.txt and a NAME.labels.tsv is extracted, its lines are aligned with the
//! labelled lines of the text, and the roles are compared; then the same lines are evaluated for the plain text. A
//! label is `LINE<TAB>ROLE[<TAB>PART]`; roles that start with `+`, and `inline_promo`, label parts of lines.

use redaksi_core::article::SourceText;
use redaksi_core::extract::{self, LineExplanation, SpanKind};
use redaksi_core::packs::Packs;
use redaksi_core::{html, text};
use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

const REMOVED: [&str; 2] = ["promo", "chrome"];
const BODY: [&str; 3] = ["body", "subhead", "dateline_body"];
const FIELDS: [&str; 9] = ["title", "date", "byline", "caption", "credit", "editor", "source", "tags", "end_mark"];

const USAGE: &str = "usage: cargo run --release -p redaksi-dev --bin eval_pages -- FOLDER [-v]
Evaluates the extraction of web pages (NAME.html with NAME.txt and NAME.labels.tsv); -v prints each line with a wrong role.";

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some(folder) = args.next().filter(|folder| !folder.starts_with('-')) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let verbose = args.next().as_deref() == Some("-v");
    match compare(Path::new(&folder), verbose) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("eval_pages: {error}");
            ExitCode::FAILURE
        }
    }
}

fn compare(folder: &Path, verbose: bool) -> std::io::Result<()> {
    let packs = Packs::built_in();
    let (mut by_page, mut by_text) = (Metrics::default(), Metrics::default());
    let (mut files, mut labelled, mut unmatched) = (0, 0, 0);
    for path in labelled_pages(folder)? {
        let labels = PageLabels::read(&path.with_extension("labels.tsv"))?;
        let plain = String::from_utf8_lossy(&fs::read(path.with_extension("txt"))?).into_owned();
        let bytes = fs::read(&path)?;
        let page = html::parse(&bytes);
        let received = SourceText::from_page("page.html", &bytes, page.text.clone(), page.encoding.as_ref(), page.bom);
        let of_page = PageResult::new(&page.text, extract::explain_source(&received, &packs));
        let of_text = PageResult::new(&plain, extract::explain(&plain, &packs));
        let pairs = align_lines(&plain, &page.text, &labels);
        files += 1;
        labelled += labels.roles.len();
        unmatched += labels.roles.len() - pairs.len();
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        for (line, on_page) in &pairs {
            let wanted = &labels.roles[line];
            let note = |kind: &str, number: u32, have: &str| {
                if verbose && wanted != have {
                    let rule = of_page.rules.get(on_page).map_or("", String::as_str);
                    let line: String = of_page.lines[on_page].chars().take(90).collect();
                    println!("{name}:{number} {kind}\t{wanted} -> {have} ({rule})\t{line}");
                }
            };
            note("page", *on_page, of_page.roles[on_page]);
            note("text", *line, of_text.roles[line]);
            by_page.add(wanted, of_page.roles[on_page]);
            by_text.add(wanted, of_text.roles[line]);
            by_page.add_inline_promos(labels.inline_promos.get(line), of_page.inline_promos.get(on_page));
            by_text.add_inline_promos(labels.inline_promos.get(line), of_text.inline_promos.get(line));
        }
        if verbose {
            for line in labels.roles.keys().filter(|line| !pairs.iter().any(|(align_lines, _)| align_lines == *line)) {
                let shown: String = of_text.lines[line].chars().take(90).collect();
                println!("{name}:{line} no match\t{}\t{shown}", labels.roles[line]);
            }
        }
    }
    println!("pages {files}  labelled lines {labelled}  without a match {unmatched}");
    println!("{:28}{:>10}{:>10}", "", "page", "text");
    for ((name, of_page), (_, of_text)) in by_page.table().into_iter().zip(by_text.table()) {
        println!("{name:28}{of_page:>10}{of_text:>10}");
    }
    Ok(())
}

fn labelled_pages(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let is_page = path.extension().is_some_and(|extension| extension == "html");
        if is_page && path.with_extension("txt").is_file() && path.with_extension("labels.tsv").is_file() {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// The labels of a text: roles and promos inside paragraphs, by line number.
#[derive(Default)]
struct PageLabels {
    roles: BTreeMap<u32, String>,
    inline_promos: HashMap<u32, Vec<String>>,
}

impl PageLabels {
    fn read(path: &Path) -> std::io::Result<Self> {
        let mut labels = Self::default();
        for row in fs::read_to_string(path)?.lines() {
            let cells: Vec<&str> = row.split('\t').collect();
            let [line, role, ..] = cells.as_slice() else { continue };
            let Ok(line) = line.parse() else { continue };
            if matches!(*role, "inline_promo" | "+inline_promo") {
                labels
                    .inline_promos
                    .entry(line)
                    .or_default()
                    .push(cells.get(2).copied().unwrap_or_default().to_owned());
            }
            if !role.starts_with('+') {
                let role = if *role == "inline_promo" { "body" } else { role };
                labels.roles.insert(line, role.to_owned());
            }
        }
        Ok(labels)
    }
}

/// The result for a text, by line number.
struct PageResult {
    lines: HashMap<u32, String>,
    roles: HashMap<u32, &'static str>,
    rules: HashMap<u32, String>,
    inline_promos: HashMap<u32, Vec<String>>,
}

impl PageResult {
    fn new(source: &str, readings: Vec<LineExplanation>) -> Self {
        let lines: HashMap<u32, String> = text::lines(source).map(|line| (line.number, line.text.to_owned())).collect();
        let mut inline_promos: HashMap<u32, Vec<String>> = HashMap::new();
        for reading in &readings {
            for span in reading.spans.iter().filter(|span| span.kind == SpanKind::InlinePromo) {
                inline_promos
                    .entry(reading.line)
                    .or_default()
                    .push(lines[&reading.line][span.range.clone()].to_owned());
            }
        }
        let roles = readings.iter().map(|reading| (reading.line, reading.role.code())).collect();
        let rules = readings.into_iter().map(|reading| (reading.line, reading.reason.rule.into_owned())).collect();
        Self { lines, roles, rules, inline_promos }
    }
}

/// The letters and digits of a line: two renderings of a page may differ in everything else.
fn comparison_key(line: &str) -> String {
    text::normalize_for_match(line).chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Aligns the labelled lines with the lines of the page: the pairs of line numbers of a weighted longest common
/// subsequence, in which one line of a pair may contain the other if it is not much longer.
fn align_lines(plain: &str, page: &str, labels: &PageLabels) -> Vec<(u32, u32)> {
    let shown = |source: &str| -> Vec<(u32, String)> {
        text::lines(source)
            .filter(|line| !text::is_blank(line.text))
            .map(|line| (line.number, comparison_key(line.text)))
            .collect()
    };
    let wanted: Vec<(u32, String)> =
        shown(plain).into_iter().filter(|(line, _)| labels.roles.contains_key(line)).collect();
    let available = shown(page);
    let alike = |a: &str, b: &str| {
        let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
        a == b || short >= 12 && short * 20 >= long * 17 && (a.contains(b) || b.contains(a))
    };
    // The best score from each pair of positions on. An equal line counts 3, a similar one 2.
    let mut best = vec![vec![0_u32; available.len() + 1]; wanted.len() + 1];
    let score = |a: &str, b: &str| if a == b { 3 } else { 2 } * u32::from(alike(a, b));
    for i in (0..wanted.len()).rev() {
        for j in (0..available.len()).rev() {
            let both = score(&wanted[i].1, &available[j].1);
            let with = if both > 0 { both + best[i + 1][j + 1] } else { 0 };
            best[i][j] = with.max(best[i + 1][j]).max(best[i][j + 1]);
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut pairs = Vec::new();
    while i < wanted.len() && j < available.len() {
        let both = score(&wanted[i].1, &available[j].1);
        if both > 0 && best[i][j] == both + best[i + 1][j + 1] {
            pairs.push((wanted[i].0, available[j].0));
            (i, j) = (i + 1, j + 1);
        } else if best[i][j] == best[i + 1][j] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[derive(Default)]
struct Metrics(HashMap<String, u32>);

impl Metrics {
    fn count(&mut self, what: impl Into<String>, counts: bool) {
        *self.0.entry(what.into()).or_default() += u32::from(counts);
    }

    fn add(&mut self, want: &str, have: &str) {
        let (should_remove, is_removed) = (REMOVED.contains(&want), REMOVED.contains(&have));
        self.count("lines", true);
        self.count("same", want == have);
        self.count("to remove", should_remove);
        self.count("to remove, removed", should_remove && is_removed);
        self.count("removed", is_removed);
        self.count("promos", want == "promo");
        self.count("promos, removed", want == "promo" && is_removed);
        self.count("text", BODY.contains(&want));
        self.count("text, removed", BODY.contains(&want) && is_removed);
        self.count(format!("want {want}"), true);
        self.count(format!("have {have}"), true);
        self.count(format!("both {want}"), want == have);
    }

    fn add_inline_promos(&mut self, want: Option<&Vec<String>>, have: Option<&Vec<String>>) {
        let none = Vec::new();
        let (want, have) = (want.unwrap_or(&none), have.unwrap_or(&none));
        let same = |a: &String, b: &String| {
            let (a, b) = (comparison_key(a), comparison_key(b));
            let (short, long) = (a.len().min(b.len()), a.len().max(b.len()));
            a == b || short > 8 && short * 20 >= long * 17 && (a.contains(&b) || b.contains(&a))
        };
        for part in want {
            self.count("parts", true);
            self.count("parts, found", have.iter().any(|found| same(found, part)));
        }
        for part in have {
            self.count("found", true);
            self.count("found, right", want.iter().any(|wanted| same(wanted, part)));
        }
    }

    fn ratio(&self, of: &str, all: &str) -> String {
        let (of, all) = (self.get(of), self.get(all));
        if all == 0 { "-".to_owned() } else { format!("{:.3}", f64::from(of) / f64::from(all)) }
    }

    fn get(&self, what: &str) -> u32 {
        self.0.get(what).copied().unwrap_or_default()
    }

    fn table(&self) -> Vec<(String, String)> {
        let mut rows = vec![
            ("role accuracy".to_owned(), self.ratio("same", "lines")),
            ("removal recall".to_owned(), self.ratio("to remove, removed", "to remove")),
            ("removal precision".to_owned(), self.ratio("to remove, removed", "removed")),
            ("promo recall".to_owned(), self.ratio("promos, removed", "promos")),
            ("text lost".to_owned(), self.ratio("text, removed", "text")),
            ("inline recall".to_owned(), self.ratio("parts, found", "parts")),
            ("inline precision".to_owned(), self.ratio("found, right", "found")),
        ];
        for role in FIELDS {
            let (want, have, both) = (format!("want {role}"), format!("have {role}"), format!("both {role}"));
            rows.push((format!("{role} recall ({})", self.get(&want)), self.ratio(&both, &want)));
            rows.push((format!("{role} precision"), self.ratio(&both, &have)));
        }
        rows
    }
}
