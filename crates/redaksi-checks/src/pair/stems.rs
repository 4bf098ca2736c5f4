//! Word forms without their affixes, by the affix lists of a lexicon. A form is only a candidate: the lexicon decides
//! which of them is a word.

use serde::Deserialize;

/// The fewest characters that a stem keeps.
const SHORTEST_STEM: usize = 3;
/// The most affixes that are taken off a word, such as four in `me-mper-tanggungjawab-kan-nya`.
const MOST_AFFIXES: usize = 4;
/// The most candidates for a word; more only occur in strings that are not words.
const MOST_STEMS: usize = 48;

/// The affixes of a language.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Affixes {
    /// Prefixes with what stood in their place before a sound change, such as `meny` with `s`.
    pub(super) prefixes: Vec<(String, String)>,
    /// Suffixes with what stood in their place, such as `ies` with `y`.
    pub(super) suffixes: Vec<(String, String)>,
}

impl Affixes {
    /// Returns the folded word and the candidates for its stem, those with fewer affixes taken off first.
    pub(super) fn stems(&self, word: &str) -> Vec<String> {
        let mut stems = vec![word.to_owned()];
        let mut start = 0;
        for _ in 0..MOST_AFFIXES {
            let end = stems.len();
            for index in start..end {
                let word = stems[index].clone();
                let without_prefix = self.prefixes.iter().filter_map(|(affix, before)| {
                    let rest = word.strip_prefix(affix.as_str())?;
                    Some(format!("{before}{rest}"))
                });
                let without_suffix = self.suffixes.iter().filter_map(|(affix, before)| {
                    let rest = word.strip_suffix(affix.as_str())?;
                    Some(format!("{rest}{before}"))
                });
                for stem in without_prefix.chain(without_suffix) {
                    if stems.len() == MOST_STEMS {
                        return stems;
                    }
                    if stem.chars().nth(SHORTEST_STEM - 1).is_some() && !stems.contains(&stem) {
                        stems.push(stem);
                    }
                }
            }
            start = end;
        }
        stems
    }
}

#[cfg(test)]
mod tests {
    use super::super::lexicon::PairLexicons;

    #[test]
    fn indonesian_forms_lead_to_their_root() {
        let found = PairLexicons::built_in().find("id", "en").unwrap();
        let affixes = found.original_affixes();
        for (form, root) in [
            ("menyerang", "serang"),
            ("penyerangan", "serang"),
            ("memukul", "pukul"),
            ("menulis", "tulis"),
            ("mengirimkan", "kirim"),
            ("mengambilnya", "ambil"),
            ("diperbaiki", "baik"),
            ("keterlambatan", "lambat"),
            ("bekerja", "kerja"),
            ("berlari", "lari"),
            ("pembunuhan", "bunuh"),
            ("pengeboman", "bom"),
            ("mempertanyakan", "tanya"),
            ("terlukalah", "luka"),
        ] {
            assert!(affixes.stems(form).iter().any(|stem| stem == root), "{form}: {:?}", affixes.stems(form));
        }
    }

    #[test]
    fn english_forms_lead_to_their_root() {
        let found = PairLexicons::built_in().find("en", "id").unwrap();
        let affixes = found.original_affixes();
        for (form, root) in
            [("cities", "city"), ("stopped", "stop"), ("making", "make"), ("attacks", "attack"), ("quickly", "quick")]
        {
            assert!(affixes.stems(form).iter().any(|stem| stem == root), "{form}: {:?}", affixes.stems(form));
        }
    }

    #[test]
    fn a_long_string_has_few_stems() {
        let found = PairLexicons::built_in().find("id", "en").unwrap();
        assert!(found.original_affixes().stems(&"di".repeat(20_000)).len() <= super::MOST_STEMS);
    }
}
