//! Packs of usage: spellings and phrases of a language with the ones to use instead.

use crate::{Rule, Severity};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A file of a pack.
#[derive(Deserialize)]
pub(super) struct UsageFile {
    /// The ISO 639 code of the language.
    language: String,
    groups: Vec<UsageGroup>,
}

/// The entries of one rule of the language.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct UsageGroup {
    /// The code of the rule family.
    family: String,
    /// The code of the [`Rule`] that the findings have.
    rule: String,
    severity: String,
    /// A sentence with `{}` for the entry, in which the tests look for it.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the tests of the packs"))]
    carrier: String,
    /// Whether the entries are right in a quotation.
    #[serde(default)]
    outside_quotes: bool,
    /// Whether the entries are names, which have a capital and are right as a part of a longer name.
    #[serde(default)]
    names: bool,
    /// Words or phrases, with those to use instead.
    #[serde(default)]
    words: Vec<(String, String)>,
    /// Words that take the prefixes and suffixes of Indonesian.
    #[serde(default)]
    roots: Vec<(String, String)>,
    #[serde(default)]
    phrases: Vec<UsagePhrase>,
}

/// Phrases with conditions.
#[derive(Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct UsagePhrase {
    find: Vec<String>,
    fixes: Vec<String>,
    /// Whether each fix belongs to the phrase of the same index, instead of all to each.
    pairs: bool,
    /// Whether the word is joined to the next one.
    joins: bool,
    /// Whether headlines may have it.
    body_only: bool,
    /// The severity; that of the group if it is empty.
    severity: String,
    /// Words before and after that make it right.
    unless_before: Vec<String>,
    unless_after: Vec<String>,
    /// The words before, one of which it needs.
    only_before: Vec<String>,
    /// Sentences in which it must be found, or not.
    hits: Vec<String>,
    misses: Vec<String>,
}

/// Where an entry is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum UsageScope {
    /// In all paragraphs.
    Everywhere,
    /// Where it is not quoted.
    OutsideQuotes,
    /// In all paragraphs but the headline.
    OutsideHeadline,
}

/// A phrase that is looked for.
#[derive(Clone)]
pub(super) struct UsageEntry {
    /// The words after the first one, with small letters.
    pub rest: Vec<String>,
    /// The phrases to use instead, the best one first.
    pub fixes: Vec<String>,
    /// The code of the rule family.
    pub family: String,
    /// The rule of the findings.
    pub rule: Rule,
    /// The severity of the findings.
    pub severity: Severity,
    /// Where it is looked for.
    pub scope: UsageScope,
    /// Whether it is a name that is right as a part of a longer one.
    pub is_name: bool,
    /// Whether it is joined to the next word.
    pub joins: bool,
    /// Words before and after that make it right.
    pub unless_before: Vec<String>,
    /// Words after that make it right.
    pub unless_after: Vec<String>,
    /// The words before, one of which it needs; any if empty.
    pub only_before: Vec<String>,
}

/// The entries of a language by their first word.
#[derive(Default)]
pub(super) struct UsagePack {
    /// The longest phrases first.
    entries: HashMap<String, Vec<UsageEntry>>,
}

static PACKS: LazyLock<HashMap<String, UsagePack>> = LazyLock::new(|| {
    let mut packs: HashMap<String, UsagePack> = HashMap::new();
    for file in usage_files() {
        packs.entry(file.language.clone()).or_default().add(file);
    }
    packs
});

/// Returns the built-in files.
fn usage_files() -> Vec<UsageFile> {
    let sources = [
        include_str!("../../../../assets/checks/usage.id.ron"),
        include_str!("../../../../assets/checks/phrases.id.ron"),
        include_str!("../../../../assets/checks/usage.en.ron"),
    ];
    sources.iter().map(|source| ron::from_str(source).expect("the built-in packs are valid")).collect()
}

impl UsagePack {
    /// Returns the pack of a language, if there is one.
    pub(super) fn of(language: &str) -> Option<&'static Self> {
        PACKS.get(language)
    }

    /// Returns the entries that begin with a word with small letters, the longest first.
    pub(super) fn entries(&self, first: &str) -> &[UsageEntry] {
        self.entries.get(first).map_or(&[], Vec::as_slice)
    }

    fn add(&mut self, file: UsageFile) {
        for group in file.groups {
            let base = UsageEntry {
                rest: Vec::new(),
                fixes: Vec::new(),
                family: group.family,
                rule: group.rule.parse().expect("the built-in packs name rules by their codes"),
                severity: severity(&group.severity),
                scope: if group.outside_quotes { UsageScope::OutsideQuotes } else { UsageScope::Everywhere },
                is_name: group.names,
                joins: false,
                unless_before: Vec::new(),
                unless_after: Vec::new(),
                only_before: Vec::new(),
            };
            for (find, fix) in group.words {
                self.insert(&find, UsageEntry { fixes: vec![fix], ..base.clone() });
            }
            for (root, right) in group.roots {
                for (find, fix) in affixed_forms(&root, &right) {
                    self.insert(&find, UsageEntry { fixes: vec![fix], ..base.clone() });
                }
            }
            for phrase in group.phrases {
                for (index, find) in phrase.find.iter().enumerate() {
                    let fixes = if phrase.pairs { vec![phrase.fixes[index].clone()] } else { phrase.fixes.clone() };
                    let entry = UsageEntry {
                        fixes,
                        severity: if phrase.severity.is_empty() { base.severity } else { severity(&phrase.severity) },
                        joins: phrase.joins,
                        scope: if phrase.body_only { UsageScope::OutsideHeadline } else { base.scope },
                        unless_before: phrase.unless_before.clone(),
                        unless_after: phrase.unless_after.clone(),
                        only_before: phrase.only_before.clone(),
                        ..base.clone()
                    };
                    self.insert(find, entry);
                }
            }
        }
    }

    /// Adds an entry, unless the same words are there already.
    fn insert(&mut self, find: &str, entry: UsageEntry) {
        let mut words = find.split(' ').map(str::to_owned);
        let first = words.next().unwrap_or_default();
        let rest: Vec<String> = words.collect();
        let entries = self.entries.entry(first).or_default();
        if entries.iter().all(|other| other.rest != rest) {
            let at = entries.partition_point(|other| other.rest.len() >= rest.len());
            entries.insert(at, UsageEntry { rest, ..entry });
        }
    }
}

fn severity(code: &str) -> Severity {
    match code {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        _ => Severity::Hint,
    }
}

/// Returns the forms of an Indonesian root with prefixes and suffixes, each with the one of the right root.
fn affixed_forms(root: &str, right: &str) -> Vec<(String, String)> {
    // Verbs end in -kan or -i, nouns in -an.
    const FORMS: [(&str, &[&str]); 10] = [
        ("", &["", "kan", "i", "an"]),
        ("se", &["", "an"]),
        ("ber", &["", "kan", "an"]),
        ("di", &["", "kan", "i"]),
        ("ter", &["", "kan", "i"]),
        ("memper", &["", "kan", "i"]),
        ("diper", &["", "kan", "i"]),
        ("ke", &["", "an"]),
        ("per", &["an"]),
        ("keber", &["an"]),
    ];
    // `ber-` and `ter-` lose their r before another one.
    let plain = |prefix: &str, root: &str| match prefix.strip_suffix('r') {
        Some(short) if root.starts_with('r') => format!("{short}{root}"),
        _ => format!("{prefix}{root}"),
    };
    let mut stems: Vec<(String, String, &'static [&'static str])> =
        FORMS.map(|(prefix, suffixes)| (plain(prefix, root), plain(prefix, right), suffixes)).to_vec();
    for (prefix, suffixes) in [("me", FORMS[3].1), ("pe", FORMS[7].1)] {
        let (fused, kept) = nasal_forms(prefix, root);
        let (right, _) = nasal_forms(prefix, right);
        stems.push((fused, right.clone(), suffixes));
        stems.push((kept, right, suffixes));
    }
    let with_suffixes = |(wrong, right, suffixes): (String, String, &'static [&'static str])| {
        suffixes.iter().map(move |suffix| (format!("{wrong}{suffix}"), format!("{right}{suffix}")))
    };
    stems.into_iter().flat_map(with_suffixes).collect()
}

/// Returns a root with `me-` or `pe-`: with the sound change of the standard, and with the first consonant kept.
fn nasal_forms(prefix: &str, root: &str) -> (String, String) {
    let is_vowel = |c: Option<char>| matches!(c, Some('a' | 'e' | 'i' | 'o' | 'u'));
    let mut chars = root.chars();
    let (first, second) = (chars.next(), chars.next());
    let nasal = match first {
        Some('b' | 'f' | 'v' | 'p') => "m",
        Some('c' | 'd' | 'j' | 'z' | 't') => "n",
        Some('s') => "ny",
        Some('l' | 'm' | 'n' | 'r' | 'w' | 'y') => "",
        _ => "ng",
    };
    let kept = format!("{prefix}{}{root}", if nasal == "ny" { "n" } else { nasal });
    match first {
        Some('k' | 'p' | 's' | 't') if is_vowel(second) => (format!("{prefix}{nasal}{}", &root[1..]), kept),
        _ => (kept.clone(), kept),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{StoryText, story::check_story};

    /// Returns the findings of a rule in a sentence, as texts with first fixes.
    fn found(language: &str, rule: &str, sentence: &str) -> Vec<(String, String)> {
        let story = StoryText::from_lines(language, &format!("Judul\n{sentence}"));
        let found = check_story(&story, None).into_iter().filter(|finding| finding.rule.code() == rule);
        found.map(|finding| (finding.text, finding.fixes.first().cloned().unwrap_or_default())).collect()
    }

    /// Gives each word a capital.
    fn capitals(words: &str) -> String {
        let words = words.split(' ').map(|word| format!("{}{}", word[..1].to_uppercase(), &word[1..]));
        words.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn every_pair_is_found_and_its_fix_is_not() {
        let files = usage_files();
        let mut failed = Vec::new();
        for (file, group) in files.iter().flat_map(|file| file.groups.iter().map(move |group| (file, group))) {
            for (wrong, right) in group.words.iter().chain(&group.roots) {
                let check = |words: &str| {
                    let words = if group.names { capitals(words) } else { words.to_owned() };
                    found(&file.language, &group.rule, &group.carrier.replace("{}", &words))
                };
                let (hits, misses) = (check(wrong), check(right));
                if hits.iter().all(|(_, fix)| fix != right) || !misses.is_empty() {
                    failed.push((&group.family, wrong, right, hits, misses));
                }
            }
        }
        assert!(failed.is_empty(), "{failed:?}");
    }

    #[test]
    fn every_phrase_is_found_and_its_counter_examples_are_not() {
        let files = usage_files();
        let mut failed = Vec::new();
        for (file, group) in files.iter().flat_map(|file| file.groups.iter().map(move |group| (file, group))) {
            let check = |sentence: &str| found(&file.language, &group.rule, sentence);
            for phrase in &group.phrases {
                // A phrase that needs certain words beside it cannot be tested in the sentence of the group.
                let has_own_sentences = phrase.joins || !phrase.only_before.is_empty();
                assert!(
                    !has_own_sentences || !phrase.hits.is_empty() && !phrase.misses.is_empty(),
                    "{:?}",
                    phrase.find
                );
                for find in phrase.find.iter().filter(|_| !has_own_sentences) {
                    if check(&group.carrier.replace("{}", find)).iter().all(|(text, _)| text != find) {
                        failed.push((&group.family, find));
                    }
                }
                failed.extend(phrase.hits.iter().filter(|hit| check(hit).is_empty()).map(|hit| (&group.family, hit)));
                failed.extend(
                    phrase.misses.iter().filter(|miss| !check(miss).is_empty()).map(|miss| (&group.family, miss)),
                );
            }
        }
        assert!(failed.is_empty(), "{failed:?}");
    }

    #[test]
    fn no_pair_is_listed_twice_or_replaced_by_itself() {
        for file in usage_files() {
            let mut seen = std::collections::HashSet::new();
            for (wrong, right) in file.groups.iter().flat_map(|group| &group.words) {
                assert!(seen.insert(wrong.clone()), "{wrong} is listed twice");
                assert_ne!(wrong.to_lowercase(), right.to_lowercase());
                assert_eq!(*wrong, wrong.to_lowercase());
            }
        }
    }

    #[test]
    fn prefixes_change_their_sounds() {
        let forms = affixed_forms("resiko", "risiko");
        assert!(forms.contains(&("beresiko".to_owned(), "berisiko".to_owned())));
        let forms = affixed_forms("ijin", "izin");
        assert!(forms.contains(&("mengijinkan".to_owned(), "mengizinkan".to_owned())));
        let forms = affixed_forms("koordinir", "koordinasi");
        assert!(forms.contains(&("mengkoordinir".to_owned(), "mengoordinasi".to_owned())));
        let forms = affixed_forms("praktek", "praktik");
        assert!(forms.contains(&("mempraktekkan".to_owned(), "mempraktikkan".to_owned())));
    }
}
