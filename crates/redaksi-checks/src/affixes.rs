//! The affix grammar of a language: takes words apart into prefix, root, suffix and enclitic, with the sound changes where
//! they meet, and joins them again. Knows no dictionary: the caller says which roots exist.

use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// The fewest letters of a root that affixes are taken off.
const MIN_ROOT_CHARS: usize = 3;

/// The longest word, in bytes, that is taken apart.
const MAX_WORD_BYTES: usize = 64;

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

static INDONESIAN: LazyLock<AffixGrammar> = LazyLock::new(|| {
    AffixGrammar::parse(include_str!("../../../assets/checks/affixes.id.ron")).expect("the built-in file is valid")
});

/// A word taken apart. The parts are as the grammar spells them, before they are joined to the root.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AffixedWord<'a> {
    /// The prefix without its joint, such as `me` for `menulis`; empty if there is none.
    pub prefix: &'a str,
    /// The sound rules between the prefix and the root.
    rules: &'a [SoundRule],
    /// The root, with a consonant that the prefix had dropped: `tulis` for `menulis`.
    pub root: String,
    /// The suffix, such as `kan`; empty if there is none.
    pub suffix: &'a str,
    /// The possessive and particle, such as `nya`; empty if there is none.
    pub enclitic: &'a str,
    /// Whether the prefix is a word that is joined to whole words, such as `pasca`.
    pub is_combining: bool,
    /// Whether its prefix or enclitic is seldom in the news.
    pub is_rare: bool,
}

impl AffixedWord<'_> {
    /// Whether nothing is joined to the root.
    #[must_use]
    pub fn is_bare(&self) -> bool {
        self.prefix.is_empty() && self.suffix.is_empty() && self.enclitic.is_empty()
    }
}

/// The affixes of a language.
#[derive(Clone, Debug)]
pub struct AffixGrammar {
    prefixes: Vec<AffixPrefix>,
    combining: Vec<String>,
    /// The enclitics, and whether they are rare.
    enclitics: Vec<(String, bool)>,
}

/// A prefix, which may be empty, and what goes with it.
#[derive(Clone, Debug)]
struct AffixPrefix {
    letters: String,
    rules: Vec<SoundRule>,
    suffixes: Vec<String>,
    /// A prefix with which every root and suffix exists that exist with this one: `me` for the passive `di`. May be
    /// empty.
    like: String,
    is_rare: bool,
}

/// A grammar in its file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AffixFile {
    sounds: BTreeMap<String, Vec<SoundRule>>,
    prefixes: Vec<PrefixEntry>,
    combining: Vec<String>,
    enclitics: Vec<String>,
    rare_enclitics: Vec<String>,
}

/// A prefix in its file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PrefixEntry {
    prefix: String,
    #[serde(default = "plain")]
    sound: String,
    suffixes: Vec<String>,
    #[serde(default)]
    like: String,
    #[serde(default)]
    rare: bool,
}

fn plain() -> String {
    "plain".to_owned()
}

/// What is between a prefix and a root.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct SoundRule {
    joint: String,
    drops: String,
    before: Vec<String>,
    syllables: usize,
}

impl SoundRule {
    fn fits(&self, root: &str) -> bool {
        self.fits_start(root)
            && (self.before.is_empty() || self.before.iter().any(|start| root.starts_with(start.as_str())))
            && (self.syllables == 0 || self.syllables == syllables(root))
    }

    /// Whether the root has the consonant that is dropped.
    fn fits_start(&self, root: &str) -> bool {
        self.drops.is_empty() || root.strip_prefix(self.drops.as_str()).is_some_and(|rest| rest.starts_with(VOWELS))
    }
}

/// Counts the syllables: each has one vowel, as in `bu-at`.
fn syllables(word: &str) -> usize {
    word.chars().filter(|c| VOWELS.contains(c)).count()
}

impl AffixGrammar {
    /// Returns the grammar of a language, given as an ISO 639 code; `None` if none is built in.
    #[must_use]
    pub fn of_language(code: &str) -> Option<&'static Self> {
        (code == "id").then(|| &*INDONESIAN)
    }

    /// Reads a grammar in RON.
    ///
    /// # Errors
    /// If it is not valid RON or names sound rules that it does not have.
    pub fn parse(ron: &str) -> Result<Self, ron::error::SpannedError> {
        let file: AffixFile = ron::from_str(ron)?;
        let prefixes = file.prefixes.into_iter().map(|entry| {
            let Some(rules) = file.sounds.get(&entry.sound) else {
                let code = ron::Error::Message(format!("no sound rules are named {:?}", entry.sound));
                let start = ron::error::Position { line: 1, col: 1 };
                return Err(ron::error::SpannedError { code, span: ron::error::Span { start, end: start } });
            };
            let PrefixEntry { prefix: letters, suffixes, like, rare: is_rare, .. } = entry;
            Ok(AffixPrefix { letters, rules: rules.clone(), suffixes, like, is_rare })
        });
        let of_kind = |list: Vec<String>, is_rare| list.into_iter().map(move |enclitic| (enclitic, is_rare));
        Ok(Self {
            prefixes: prefixes.collect::<Result<_, _>>()?,
            combining: file.combining,
            enclitics: of_kind(file.enclitics, false).chain(of_kind(file.rare_enclitics, true)).collect(),
        })
    }

    /// Takes a word in lower case apart in every way, the unchanged word first, until `accept` returns true. Returns the
    /// accepted way. A word without affixes counts as a root.
    pub fn find<'a>(&'a self, word: &str, mut accept: impl FnMut(&AffixedWord<'a>) -> bool) -> Option<AffixedWord<'a>> {
        if word.len() > MAX_WORD_BYTES {
            return None;
        }
        let mut found = AffixedWord {
            prefix: "",
            rules: &[],
            root: String::new(),
            suffix: "",
            enclitic: "",
            is_combining: false,
            is_rare: false,
        };
        let enclitics = self.enclitics.iter().map(|(enclitic, is_rare)| (enclitic.as_str(), *is_rare));
        for (enclitic, is_enclitic_rare) in [("", false)].into_iter().chain(enclitics) {
            let Some(stem) = word.strip_suffix(enclitic) else { continue };
            found.enclitic = enclitic;
            found.is_combining = false;
            for entry in &self.prefixes {
                let Some(rest) = stem.strip_prefix(entry.letters.as_str()) else { continue };
                found.prefix = &entry.letters;
                found.rules = &entry.rules;
                found.is_rare = is_enclitic_rare || entry.is_rare;
                for suffix in &entry.suffixes {
                    let Some(core) = rest.strip_suffix(suffix.as_str()) else { continue };
                    found.suffix = suffix;
                    for (index, rule) in entry.rules.iter().enumerate() {
                        let Some(core) = core.strip_prefix(rule.joint.as_str()) else { continue };
                        found.root.clear();
                        found.root += &rule.drops;
                        found.root += core;
                        let is_root = found.root.chars().nth(MIN_ROOT_CHARS - 1).is_some()
                            && entry.rules.iter().position(|rule| rule.fits(&found.root)) == Some(index)
                            && !(suffix == "i" && core.ends_with('i'));
                        if is_root && accept(&found) {
                            return Some(found);
                        }
                    }
                }
            }
            found.rules = &[];
            found.suffix = "";
            found.is_combining = true;
            found.is_rare = is_enclitic_rare;
            for combining in &self.combining {
                let Some(rest) = stem.strip_prefix(combining.as_str()) else { continue };
                found.prefix = combining;
                found.root.clear();
                found.root += rest.strip_prefix('-').unwrap_or(rest);
                if found.root.chars().nth(MIN_ROOT_CHARS).is_some() && accept(&found) {
                    return Some(found);
                }
            }
        }
        None
    }

    /// Returns every way to take a word in lower case apart.
    #[must_use]
    pub fn analyses(&self, word: &str) -> Vec<AffixedWord<'_>> {
        let mut all = Vec::new();
        self.find(word, |analysis| {
            all.push(analysis.clone());
            false
        });
        all
    }

    /// Joins to another root what is joined to the root of `like`: `sebut` like `menuliskan` is `menyebutkan`.
    #[must_use]
    pub fn inflect(&self, root: &str, like: &AffixedWord<'_>) -> String {
        let rule = like.rules.iter().find(|rule| rule.fits(root));
        let (joint, drops) = rule.map_or(("", ""), |rule| (rule.joint.as_str(), rule.drops.as_str()));
        let rest = root.strip_prefix(drops).unwrap_or(root);
        [like.prefix, joint, rest, like.suffix, like.enclitic].concat()
    }

    /// Returns the form that must exist if this one does: `menuliskan` for `dituliskannya`. `None` if there is no such rule
    /// for its affixes.
    #[must_use]
    pub fn counterpart(&self, word: &AffixedWord<'_>) -> Option<String> {
        let entry = self.prefixes.iter().find(|entry| {
            !word.is_combining
                && entry.letters == word.prefix
                && entry.suffixes.iter().any(|suffix| suffix == word.suffix)
        });
        let like = entry.map(|entry| entry.like.as_str()).filter(|like| !like.is_empty())?;
        let entry = self.prefixes.iter().find(|entry| entry.letters == like)?;
        let (prefix, rules) = (entry.letters.as_str(), entry.rules.as_slice());
        Some(self.inflect(&word.root, &AffixedWord { prefix, rules, enclitic: "", ..word.clone() }))
    }

    /// Calls `each` with the start of a root after every prefix, in every way in which they may be joined to one that begins
    /// like this: only ways in which it loses its first letter, or only others.
    pub(crate) fn for_each_prefixed(&self, start: &str, drops: bool, mut each: impl FnMut(&str)) {
        let mut word = String::new();
        let mut join = |parts: [&str; 3]| {
            word.clear();
            word.extend(parts);
            each(&word);
        };
        for entry in &self.prefixes {
            let is_wanted = |rule: &&SoundRule| rule.drops.is_empty() != drops && rule.fits_start(start);
            for rule in entry.rules.iter().filter(is_wanted) {
                join([&entry.letters, &rule.joint, start.strip_prefix(rule.drops.as_str()).unwrap_or(start)]);
            }
        }
        for combining in self.combining.iter().filter(|_| !drops) {
            join([combining, "", start]);
        }
    }

    /// Calls `each` with the end of a root before every suffix and enclitic.
    pub(crate) fn for_each_suffixed(&self, end: &str, mut each: impl FnMut(&str)) {
        let suffixes: BTreeSet<&str> =
            self.prefixes.iter().flat_map(|entry| &entry.suffixes).map(String::as_str).collect();
        for suffix in suffixes {
            for enclitic in [""].into_iter().chain(self.enclitics.iter().map(|(enclitic, _)| enclitic.as_str())) {
                each(&[end, suffix, enclitic].concat());
            }
        }
    }

    /// Whether a text is a prefix, without its joint, or an enclitic by itself.
    #[must_use]
    pub fn is_affix(&self, text: &str) -> bool {
        self.enclitics.iter().any(|(enclitic, _)| enclitic == text)
            || self.prefixes.iter().any(|entry| entry.letters == text && !text.is_empty())
    }

    /// Whether two words joined by a hyphen are one word reduplicated: both can be taken apart to the same root, which
    /// `is_root` accepts: `berlari-lari`, `tolong-menolong`, `sebaik-baiknya`.
    pub fn is_reduplication(&self, first: &str, second: &str, mut is_root: impl FnMut(&str) -> bool) -> bool {
        let roots = self.analyses(first);
        self.find(second, |analysis| roots.iter().any(|other| other.root == analysis.root) && is_root(&analysis.root))
            .is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grammar() -> &'static AffixGrammar {
        AffixGrammar::of_language("id").unwrap()
    }

    fn has_root(word: &str, root: &str) -> bool {
        grammar().find(word, |analysis| analysis.root == root).is_some()
    }

    #[test]
    fn prefixes_change_the_first_letter_of_the_root() {
        for (word, root) in [
            ("menulis", "tulis"),
            ("menyapu", "sapu"),
            ("memukul", "pukul"),
            ("mengirim", "kirim"),
            ("melihat", "lihat"),
            ("membaca", "baca"),
            ("menjual", "jual"),
            ("mengambil", "ambil"),
            ("mengecek", "cek"),
            ("membuat", "buat"),
            ("mengkaji", "kaji"),
            ("memprotes", "protes"),
            ("mentransfer", "transfer"),
            ("mensyaratkan", "syarat"),
            ("penulis", "tulis"),
            ("pengecatan", "cat"),
            ("bekerja", "kerja"),
            ("belajar", "ajar"),
            ("berasa", "rasa"),
            ("tepercaya", "percaya"),
        ] {
            assert!(has_root(word, root), "{word}");
        }
    }

    #[test]
    fn suffixes_and_enclitics_are_taken_off_together() {
        for (word, root) in [
            ("disampaikannyalah", "sampai"),
            ("ditandatanganinya", "tandatangan"),
            ("keberhasilannya", "hasil"),
            ("mempertemukan", "temu"),
            ("diperbaiki", "baik"),
            ("ketidakjelasan", "jelas"),
            ("mengesampingkan", "samping"),
            ("penyesuaian", "suai"),
            ("bukuku", "buku"),
            ("pascabencana", "bencana"),
            ("antikorupsi", "korupsi"),
            ("adapun", "ada"),
            ("ditanyain", "tanya"),
        ] {
            assert!(has_root(word, root), "{word}");
        }
    }

    #[test]
    fn a_wrong_joint_is_no_form_of_the_root() {
        for (word, root) in [
            ("mentulis", "tulis"),
            ("mensapu", "sapu"),
            ("berkerja", "kerja"),
            ("berajar", "ajar"),
            ("memmukul", "pukul"),
            ("mengkirim", "kirim"),
            ("menulisan", "tulis"),
            ("dibacaan", "baca"),
            ("disanksii", "sanksi"),
            ("cek", "kcek"),
        ] {
            assert!(!has_root(word, root), "{word}");
        }
    }

    #[test]
    fn another_root_takes_the_same_affixes() {
        for (word, root, other, expected) in [
            ("menuliskan", "tulis", "sebut", "menyebutkan"),
            ("penulisannya", "tulis", "kirim", "pengirimannya"),
            ("bermain", "main", "ajar", "belajar"),
            ("berlari", "lari", "renang", "berenang"),
            ("dibaca", "baca", "tulis", "ditulis"),
            ("membom", "bom", "cat", "mengecat"),
        ] {
            let analysis = grammar().find(word, |analysis| analysis.root == root);
            let joined = analysis.map(|analysis| grammar().inflect(other, &analysis));
            assert_eq!(joined.as_deref(), (word != "membom").then_some(expected), "{word}");
        }
    }

    #[test]
    fn a_passive_has_an_active_counterpart() {
        let counterpart = |word: &str, root: &str| {
            let analysis = grammar().find(word, |analysis| analysis.root == root).unwrap();
            grammar().counterpart(&analysis)
        };
        assert_eq!(counterpart("dituliskannya", "tulis").as_deref(), Some("menuliskan"));
        assert_eq!(counterpart("kuawali", "awal").as_deref(), Some("mengawali"));
        assert_eq!(counterpart("ditulis", "tulis").as_deref(), Some("menulis"));
        assert_eq!(counterpart("tulisan", "tulis"), None);
    }

    #[test]
    fn reduplicated_words_share_their_root() {
        let is_one = |first, second| grammar().is_reduplication(first, second, |_| true);
        for (first, second) in [
            ("berlari", "lari"),
            ("pemain", "pemain"),
            ("tolong", "menolong"),
            ("sebaik", "baiknya"),
            ("kehijau", "hijauan"),
            ("tarik", "menarik"),
        ] {
            assert!(is_one(first, second), "{first}-{second}");
        }
        assert!(!is_one("lagu", "lahunya") && !is_one("berlari", "kari"));
        assert!(!grammar().is_reduplication("xyz", "xyz", |root| root == "abc"));
    }

    #[test]
    fn a_grammar_with_unknown_sounds_is_refused() {
        let ron = "(sounds: {}, prefixes: [(prefix: \"a\", suffixes: [\"\"])], combining: [], enclitics: [], rare_enclitics: [])";
        assert!(AffixGrammar::parse(ron).unwrap_err().to_string().contains("plain"));
    }

    #[test]
    fn hostile_words_are_harmless() {
        let long = "me".repeat(100_000);
        assert_eq!(grammar().analyses(&long), []);
        for word in ["", "-", "é", "nyanyanya", "kekeke", "mé"] {
            let _ = grammar().analyses(word);
        }
    }
}
