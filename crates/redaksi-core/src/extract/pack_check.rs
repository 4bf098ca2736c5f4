//! Checks the examples of a pack: each is placed between paragraphs of a story and classified.

use crate::article::Role;
use crate::extract::explain;
use crate::packs::{Example, PackError, Packs, parse_examples};

/// The headline of the story that the examples are placed into.
const HEADLINE: &str = "Jembatan Gantung Desa Kenari Dibuka untuk Warga";

/// Its paragraphs, for a pack without prose of its own.
const PROSE: [&str; 4] = [
    "Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan bersama-sama.",
    "Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga kilometer.",
    "Warga berharap jembatan kedua segera menyusul sebelum musim hujan tiba pada akhir tahun ini.",
    "Para pekerja akan merawat tali jembatan setiap bulan bersama kelompok pemuda dari kampung itu.",
];

/// The result of checking the examples of a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackReport {
    /// How many examples there are.
    pub examples: usize,
    /// The lines with another role than expected.
    pub mismatches: Vec<ExampleMismatch>,
}

/// A line of an example that was classified with another role than expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExampleMismatch {
    /// The line number of the example in the pack file, 1-based.
    pub line: usize,
    /// The text of the line.
    pub text: String,
    /// The role that the pack expects.
    pub expected: Role,
    /// The role that it got.
    pub actual: Role,
    /// The code of the rule that decided.
    pub rule: String,
}

/// Adds a pack to a copy of the given packs and classifies its examples, each in a story of its own.
///
/// # Errors
/// [`PackError`] if the pack cannot be used.
pub fn check_pack_examples(file_name: &str, ron: &str, packs: &Packs) -> Result<PackReport, PackError> {
    let mut packs = packs.clone();
    packs.add(file_name, ron)?;
    let (prose, examples) = parse_examples(file_name, ron)?;
    let prose: Vec<&str> = if prose.is_empty() { PROSE.to_vec() } else { prose.iter().map(String::as_str).collect() };
    let mismatches = examples.iter().flat_map(|example| mismatches(example, &prose, &packs)).collect();
    Ok(PackReport { examples: examples.len(), mismatches })
}

/// The lines of an example with another role than expected, at the position where such lines usually are.
fn mismatches(example: &Example, prose: &[&str], packs: &Packs) -> Vec<ExampleMismatch> {
    let paragraphs = || prose.iter().cycle().take(prose.len().max(4)).copied();
    let (before, after) = match example.role {
        Role::Date | Role::Byline | Role::Caption | Role::Credit => (0, 4),
        Role::Boilerplate | Role::Editor | Role::Source | Role::Tags | Role::EndMark => (4, 0),
        _ => (2, 2),
    };
    let mut lines = vec![HEADLINE];
    lines.extend(paragraphs().take(before));
    let first = lines.len();
    lines.extend(example.text.lines());
    let last = lines.len();
    lines.extend(paragraphs().skip(before).take(after));
    let readings = explain(&lines.join("\n\n"), packs);
    let own = readings.into_iter().zip(&lines).take(last).skip(first);
    own.filter(|(reading, _)| !is_match(example.role, reading.role))
        .map(|(reading, line)| ExampleMismatch {
            line: example.line,
            text: (*line).to_owned(),
            expected: example.role,
            actual: reading.role,
            rule: reading.reason.rule.into_owned(),
        })
        .collect()
}

/// Whether the roles are treated alike: promos and boilerplate are both removed, and a dateline is part of the text.
fn is_match(wanted: Role, got: Role) -> bool {
    let is_removed = |role| matches!(role, Role::Promo | Role::Boilerplate);
    wanted == got || is_removed(wanted) && is_removed(got) || wanted == Role::Body && got == Role::DatelineBody
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::built_in_files;

    #[test]
    fn all_examples_of_built_in_packs_are_classified_as_expected() {
        let packs = Packs::built_in();
        let mut wrong = Vec::new();
        for (name, ron) in built_in_files() {
            let checked = check_pack_examples(name, ron, &packs).unwrap();
            for seen in checked.mismatches {
                let (wanted, got) = (seen.expected.code(), seen.actual.code());
                wrong.push(format!("{name}:{} {wanted}, read as {got} ({}): {}", seen.line, seen.rule, seen.text));
            }
        }
        assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn the_pack_in_the_documentation_passes() {
        let readme = include_str!("../../../../assets/packs/README.md");
        let ron = readme.split("```ron\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        let checked = check_pack_examples("koran.ron", ron, &Packs::built_in()).unwrap();
        assert_eq!((checked.examples, checked.mismatches), (4, Vec::new()));
    }

    #[test]
    fn every_language_pack_has_examples_of_its_entries() {
        let mut missing = Vec::new();
        for (name, ron) in built_in_files().iter().filter(|(_, ron)| ron.contains("language:")) {
            let (prose, examples) = parse_examples(name, ron).unwrap();
            let has = |role| examples.iter().any(|example| example.role == role);
            let required = [
                ("markers:", Role::Promo),
                ("headings:", Role::Boilerplate),
                ("byline:", Role::Byline),
                ("editor:", Role::Editor),
                ("source:", Role::Source),
                ("tags:", Role::Tags),
                ("date_words:", Role::Date),
                ("language:", Role::Body),
            ];
            // The labels for writing need no examples, and stand in front of them.
            let lexicon = ron.split("examples:").next().unwrap().split("plain_text:").next().unwrap();
            let lacking = required.iter().filter(|(entry, role)| lexicon.contains(entry) && !has(*role));
            missing.extend(lacking.map(|(_, role)| format!("{name} has no example of {}", role.code())));
            if prose.len() < 4 {
                missing.push(format!("{name} has {} paragraphs of prose", prose.len()));
            }
        }
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }

    #[test]
    fn a_failing_example_is_reported_with_its_line() {
        let ron = "(\n  markers: [\"Lirik pula\"],\n  examples: (\n    promo: [\"Lirik pula: Harga Cabai Naik\", \"Lirik saja: Harga Cabai\"],\n  ),\n)";
        let checked = check_pack_examples("koran.ron", ron, &Packs::built_in()).unwrap();
        assert_eq!(checked.examples, 2);
        let [seen] = checked.mismatches.as_slice() else { panic!("{checked:?}") };
        assert_eq!((seen.line, seen.text.as_str(), seen.expected), (4, "Lirik saja: Harga Cabai", Role::Promo));
    }
}
