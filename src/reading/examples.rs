//! The examples of a pack, read between paragraphs as if they stood in a story.

use super::explain;
use crate::article::Role;
use crate::packs::{Example, PackError, Packs, examples_of};

/// The headline of the story that examples are put into.
const HEADLINE: &str = "Jembatan Gantung Desa Kenari Dibuka untuk Warga";

/// Its paragraphs, for a pack that brings none of its own.
const PROSE: [&str; 4] = [
    "Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan bersama-sama.",
    "Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga kilometer.",
    "Warga berharap jembatan kedua segera menyusul sebelum musim hujan tiba pada akhir tahun ini.",
    "Para pekerja akan merawat tali jembatan setiap bulan bersama kelompok pemuda dari kampung itu.",
];

/// What came of checking the examples of a pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Checked {
    /// How many examples there are.
    pub examples: usize,
    /// Those that were read as something else.
    pub misread: Vec<Misread>,
}

/// An example that was read as something else.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misread {
    /// Where it stands in the pack file, 1-based.
    pub line: usize,
    /// The line of the example that was misread.
    pub text: String,
    /// What it is to be read as.
    pub wanted: Role,
    /// What it was read as.
    pub got: Role,
    /// The rule that decided.
    pub rule: String,
}

/// Adds a pack to those that are known and reads its examples, each in a story of its own.
///
/// # Errors
/// A [`PackError`] where the pack cannot be used.
pub fn check_examples(file_name: &str, ron: &str, packs: &Packs) -> Result<Checked, PackError> {
    let mut packs = packs.clone();
    packs.add(file_name, ron)?;
    let (prose, examples) = examples_of(file_name, ron)?;
    let prose: Vec<&str> = if prose.is_empty() { PROSE.to_vec() } else { prose.iter().map(String::as_str).collect() };
    let misread = examples.iter().flat_map(|example| misread(example, &prose, &packs)).collect();
    Ok(Checked { examples: examples.len(), misread })
}

/// The lines of an example that are read as something else where such lines stand in stories.
fn misread(example: &Example, prose: &[&str], packs: &Packs) -> Vec<Misread> {
    let paragraphs = || prose.iter().cycle().take(prose.len().max(4)).copied();
    let (before, after) = match example.role {
        Role::Date | Role::Byline | Role::Caption | Role::Credit => (0, 4),
        Role::Chrome | Role::Editor | Role::Source | Role::Tags | Role::EndMark => (4, 0),
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
    own.filter(|(reading, _)| !agrees(example.role, reading.role))
        .map(|(reading, line)| Misread {
            line: example.line,
            text: (*line).to_owned(),
            wanted: example.role,
            got: reading.role,
            rule: reading.reason.rule.into_owned(),
        })
        .collect()
}

/// Whether a line was read as it is to be. Promos and furniture go the same way, and so does text with a dateline.
fn agrees(wanted: Role, got: Role) -> bool {
    let taken_out = |role| matches!(role, Role::Promo | Role::Chrome);
    wanted == got || taken_out(wanted) && taken_out(got) || wanted == Role::Body && got == Role::DatelineBody
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::built_in_files;

    #[test]
    fn every_example_of_every_pack_is_read_as_it_is_to_be() {
        let packs = Packs::built_in();
        let mut wrong = Vec::new();
        for (name, ron) in built_in_files() {
            let checked = check_examples(name, ron, &packs).unwrap();
            for seen in checked.misread {
                let (wanted, got) = (seen.wanted.code(), seen.got.code());
                wrong.push(format!("{name}:{} {wanted}, read as {got} ({}): {}", seen.line, seen.rule, seen.text));
            }
        }
        assert!(wrong.is_empty(), "{} lines:\n{}", wrong.len(), wrong.join("\n"));
    }

    #[test]
    fn the_example_that_editors_are_shown_holds() {
        let readme = include_str!("../../assets/packs/README.md");
        let ron = readme.split("```ron\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        let checked = check_examples("koran.ron", ron, &Packs::built_in()).unwrap();
        assert_eq!((checked.examples, checked.misread), (4, Vec::new()));
    }

    #[test]
    fn every_language_brings_examples_of_what_it_teaches() {
        let mut missing = Vec::new();
        for (name, ron) in built_in_files().iter().filter(|(_, ron)| ron.contains("language:")) {
            let (prose, examples) = examples_of(name, ron).unwrap();
            let has = |role| examples.iter().any(|example| example.role == role);
            let taught = [
                ("markers:", Role::Promo),
                ("headings:", Role::Chrome),
                ("byline:", Role::Byline),
                ("editor:", Role::Editor),
                ("source:", Role::Source),
                ("tags:", Role::Tags),
                ("date_words:", Role::Date),
                ("language:", Role::Body),
            ];
            let knowledge = ron.split("examples:").next().unwrap();
            let lacking = taught.iter().filter(|(entry, role)| knowledge.contains(entry) && !has(*role));
            missing.extend(lacking.map(|(_, role)| format!("{name} has no example of {}", role.code())));
            if prose.len() < 4 {
                missing.push(format!("{name} has {} paragraphs of prose", prose.len()));
            }
        }
        assert!(missing.is_empty(), "{}", missing.join("\n"));
    }

    #[test]
    fn an_example_that_does_not_hold_is_told_with_its_line() {
        let ron = "(\n  markers: [\"Lirik pula\"],\n  examples: (\n    promo: [\"Lirik pula: Harga Cabai Naik\", \"Lirik saja: Harga Cabai\"],\n  ),\n)";
        let checked = check_examples("koran.ron", ron, &Packs::built_in()).unwrap();
        assert_eq!(checked.examples, 2);
        let [seen] = checked.misread.as_slice() else { panic!("{checked:?}") };
        assert_eq!((seen.line, seen.text.as_str(), seen.wanted), (4, "Lirik saja: Harga Cabai", Role::Promo));
    }
}
