//! Indonesian prepositions, prefixes, particles and suffixes: written together, apart or with a hyphen.

use super::reading::{ReadingLine, StoryReading, in_case_of, is_capitalized, is_upper};
use crate::{Finding, ParagraphRole, Rule, Severity};
use serde::Deserialize;
use std::collections::HashSet;
use std::sync::LazyLock;

/// The words that these checks need.
#[derive(Deserialize)]
struct AffixWords {
    place_words: HashSet<String>,
    joined_words: HashSet<String>,
    apart_words: HashSet<String>,
    verb_bases: HashSet<String>,
    noun_bases: HashSet<String>,
    noun_partners: HashSet<String>,
    verb_roots: HashSet<String>,
    joined_pun: HashSet<String>,
    always_joined_pun: HashSet<String>,
    apart_pun: HashSet<String>,
    common_words: HashSet<String>,
}

static WORDS: LazyLock<AffixWords> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../../assets/checks/prepositions.id.ron"))
        .expect("the built-in word lists are valid")
});

/// The suffixes that are written together with a word.
const SUFFIXES: &[&str] = &["nya", "ku", "mu", "lah", "kah"];

/// The nouns before which a number with `ke` is an ordinal.
const COUNTED_NOUNS: &[&str] = &[
    "hari",
    "abad",
    "peringkat",
    "urutan",
    "posisi",
    "tahun",
    "hut",
    "kali",
    "pekan",
    "menit",
    "putaran",
    "edisi",
    "presiden",
    "anak",
    "juara",
    "tahap",
    "periode",
    "seri",
    "musim",
    "bulan",
    "minggu",
    "babak",
    "gelombang",
    "dosis",
    "pertandingan",
    "episode",
];

/// Checks the affixes of a story in Indonesian.
pub(super) fn check_affixes(story: &StoryReading, found: &mut Vec<Finding>) {
    if !story.is_in(&["id"]) {
        return;
    }
    for line in &story.lines {
        for index in 0..line.words.len() {
            if line.is_in_address(line.words[index].start) {
                continue;
            }
            check_joined_preposition(story, line, index, found);
            check_split_prefix(story, line, index, found);
            check_particle(story, line, index, found);
            check_suffix(story, line, index, found);
            check_ordinal(story, line, index, found);
        }
    }
}

/// Reports a preposition joined to its noun: `dirumah`.
fn check_joined_preposition(story: &StoryReading, line: &ReadingLine, index: usize, found: &mut Vec<Finding>) {
    let word = line.lower_word(index);
    let Some(noun) = word.strip_prefix("di").or_else(|| word.strip_prefix("ke")) else { return };
    let text = line.word(index);
    let base = noun.strip_suffix("nya").unwrap_or(noun);
    let stem = &word[..2 + base.len()];
    let is_joined_word = WORDS.joined_words.contains(stem) && !WORDS.apart_words.contains(stem);
    // `diIndonesia`, `keJakarta`: a capital inside the word.
    let has_inner_capital = text.starts_with(char::is_lowercase)
        && text.as_bytes().get(2).is_some_and(u8::is_ascii_uppercase)
        && noun.len() > 3
        && text.as_bytes().get(3).is_some_and(u8::is_ascii_lowercase);
    if (WORDS.place_words.contains(base) && !is_joined_word) || has_inner_capital {
        let is_name = is_capitalized(text) && story.name_words.contains(text);
        if is_name || is_upper(text) && !line.is_in_capitals() {
            return;
        }
        let mut fix = format!("{} {}", &text[..2], &text[2..]);
        if line.paragraph.role == ParagraphRole::Headline && is_capitalized(text) && !is_upper(text) {
            // In a headline, the noun has a capital, and the preposition has one at the start only.
            let preposition = if line.starts_sentence(index) { text[..2].to_owned() } else { word[..2].to_owned() };
            fix = format!("{preposition} {}", in_case_of("Xx", noun));
        }
        story.push_fix(Rule::PrepositionJoined, Severity::Warning, line, line.words[index].clone(), fix, found);
    }
}

/// Reports a prefix apart from its verb: `di makan`.
fn check_split_prefix(story: &StoryReading, line: &ReadingLine, index: usize, found: &mut Vec<Finding>) {
    if line.lower_word(index) != "di" || !line.is_joined(index) {
        return;
    }
    let (verb, text) = (line.lower_word(index + 1), line.word(index + 1));
    let base = verb.strip_suffix("nya").unwrap_or(verb);
    let is_noun = WORDS.noun_bases.contains(base) || WORDS.place_words.contains(base);
    let has_partner =
        base == verb && line.is_joined(index + 1) && WORDS.noun_partners.contains(line.lower_word(index + 2));
    let is_verb = !is_noun && !has_partner && (WORDS.verb_bases.contains(base) || has_verb_suffix(base));
    // A capital after a small preposition is a name or a headline.
    if is_verb && (!is_capitalized(text) || is_upper(text) && is_upper(line.word(index))) {
        let fix = format!("{}{text}", line.word(index));
        story.push_fix(Rule::PrefixSplit, Severity::Warning, line, line.span(index, index + 1), fix, found);
    }
}

/// The fewest letters of a root before `-i`: many nouns of place end in this letter.
const MIN_ROOT_BYTES_BEFORE_I: usize = 4;

/// Whether a word is the root of a verb with `-kan` or `-i`: `keluhkan`, `lengkapi`.
fn has_verb_suffix(word: &str) -> bool {
    let root = word
        .strip_suffix("kan")
        .or_else(|| word.strip_suffix('i').filter(|root| root.len() >= MIN_ROOT_BYTES_BEFORE_I));
    root.is_some_and(|root| WORDS.verb_roots.contains(root))
}

/// Reports the particle `pun` together with a word or apart from it against the rule.
fn check_particle(story: &StoryReading, line: &ReadingLine, index: usize, found: &mut Vec<Finding>) {
    let word = line.lower_word(index);
    if word == "pun" && index > 0 && line.is_joined(index - 1) {
        let previous = line.lower_word(index - 1);
        if WORDS.always_joined_pun.contains(previous) {
            let fix = format!("{}{}", line.word(index - 1), word);
            let range = line.span(index - 1, index);
            story.push_fix(Rule::ParticleForm, Severity::Warning, line, range, fix, found);
        }
    } else if let Some(stem) = word.strip_suffix("pun") {
        let stem = stem.strip_suffix('-').unwrap_or(stem);
        if !WORDS.joined_pun.contains(stem) && WORDS.apart_pun.contains(stem) {
            let text = line.word(index);
            let fix = format!("{} {}", &text[..stem.len()], &text[text.len() - 3..]);
            story.push_fix(Rule::ParticleForm, Severity::Warning, line, line.words[index].clone(), fix, found);
        }
    }
}

/// Reports a hyphen before a suffix of a common word, and a suffix without one after an abbreviation.
fn check_suffix(story: &StoryReading, line: &ReadingLine, index: usize, found: &mut Vec<Finding>) {
    let text = line.word(index);
    let range = line.words[index].clone();
    if let Some((stem, suffix)) = text.rsplit_once('-')
        && SUFFIXES.contains(&suffix)
        && stem.bytes().all(|byte| byte.is_ascii_lowercase())
    {
        // A foreign word keeps its hyphen.
        let severity =
            if WORDS.common_words.contains(stem) || story.small_words.contains(format!("{stem}{suffix}").as_str()) {
                Severity::Warning
            } else if is_indonesian_shape(stem) {
                Severity::Hint
            } else {
                return;
            };
        story.push_fix(Rule::SuffixHyphen, severity, line, range, format!("{stem}{suffix}"), found);
    } else if let Some(stem) = SUFFIXES.iter().find_map(|suffix| text.strip_suffix(suffix))
        && stem.len() > 1
        && stem.bytes().all(|byte| byte.is_ascii_uppercase())
    {
        let fix = format!("{stem}-{}", &text[stem.len()..]);
        story.push_fix(Rule::SuffixHyphen, Severity::Warning, line, range, fix, found);
    }
}

/// Whether a word has the syllables of Indonesian: no letter or group of letters that only foreign words have.
fn is_indonesian_shape(word: &str) -> bool {
    let is_vowel = |byte: u8| matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u');
    let bytes = word.as_bytes();
    let Some(last) = bytes.last() else { return false };
    let ends_well = matches!(last, b'a' | b'i' | b'u' | b'n' | b'm' | b'r' | b'l' | b's' | b't' | b'k' | b'p' | b'h')
        || word.ends_with("ng");
    let has_foreign_letter = bytes.iter().any(|byte| matches!(byte, b'x' | b'q' | b'v' | b'f' | b'z'));
    let has_cluster = bytes.windows(2).any(|pair| {
        let is_pair_of_consonants = !is_vowel(pair[0]) && !is_vowel(pair[1]);
        let is_double = pair[0] == pair[1];
        let starts_nasal = matches!(pair[0], b'm' | b'n' | b'r' | b'l' | b's' | b'k');
        is_double
            || is_pair_of_consonants && !starts_nasal
            || matches!(pair, b"sh" | b"ch" | b"th" | b"ck" | b"ea" | b"ie" | b"ou" | b"lk" | b"rk")
    });
    let vowels = bytes.iter().filter(|byte| is_vowel(**byte)).count();
    ends_well && !has_foreign_letter && !has_cluster && vowels > 1 && !word.ends_with("er") && !word.ends_with("or")
}

/// Reports ordinals and decades in a wrong form: `ke 3`, `ke-III`, `1990an`.
fn check_ordinal(story: &StoryReading, line: &ReadingLine, index: usize, found: &mut Vec<Finding>) {
    let (word, text) = (line.lower_word(index), line.word(index));
    let is_number = |word: &str| !word.is_empty() && word.len() < 5 && word.bytes().all(|byte| byte.is_ascii_digit());
    let range = line.words[index].clone();
    if word == "ke" && line.is_joined(index) && index > 0 && is_number(line.word(index + 1)) {
        let counted = line.is_joined(index - 1) && COUNTED_NOUNS.contains(&line.lower_word(index - 1));
        if counted {
            let fix = format!("{text}-{}", line.word(index + 1));
            story.push_fix(Rule::OrdinalForm, Severity::Warning, line, line.span(index, index + 1), fix, found);
        }
    } else if let Some(number) = word.strip_prefix("ke").filter(|number| is_number(number)) {
        story.push_fix(Rule::OrdinalForm, Severity::Warning, line, range, format!("{}-{number}", &text[..2]), found);
    } else if let Some(numeral) = text.strip_prefix("ke-").or_else(|| text.strip_prefix("Ke-")).and_then(roman_value) {
        story.push_fix(Rule::OrdinalForm, Severity::Warning, line, range, format!("{}-{numeral}", &text[..2]), found);
    } else if let Some(number) = word.strip_suffix("an").filter(|number| is_number(number) && number.len() != 3) {
        story.push_fix(Rule::OrdinalForm, Severity::Warning, line, range, format!("{number}-an"), found);
    }
}

/// Returns the value of a Roman number up to 89 in its usual form.
fn roman_value(text: &str) -> Option<u32> {
    let digit = |c: char| match c {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        _ => None,
    };
    if text.is_empty() || text.len() > 7 {
        return None;
    }
    let digits: Vec<u32> = text.chars().map(digit).collect::<Option<_>>()?;
    let mut value = 0;
    for (at, digit) in digits.iter().enumerate() {
        if digits.get(at + 1).is_some_and(|next| next > digit) {
            value -= i64::from(*digit);
        } else {
            value += i64::from(*digit);
        }
    }
    u32::try_from(value).ok().filter(|value| *value > 0)
}

#[cfg(test)]
mod tests {
    use super::super::check_story;
    use super::roman_value;
    use crate::{Rule, Severity, StoryText};

    fn affixes(text: &str) -> Vec<(Rule, String, String)> {
        let story = StoryText::from_lines("id", &format!("Judul\n{text}"));
        let is_here = |rule| {
            matches!(
                rule,
                Rule::PrepositionJoined
                    | Rule::PrefixSplit
                    | Rule::ParticleForm
                    | Rule::SuffixHyphen
                    | Rule::OrdinalForm
            )
        };
        let found = check_story(&story, None).into_iter().filter(|finding| is_here(finding.rule));
        found.map(|finding| (finding.rule, finding.text, finding.fixes[0].clone())).collect()
    }

    fn fixes(text: &str) -> Vec<String> {
        affixes(text).into_iter().map(|(_, _, fix)| fix).collect()
    }

    #[test]
    fn a_preposition_is_apart_from_its_noun() {
        assert_eq!(
            fixes("Warga dirumah, disana, kerumah, diatasnya, diIndonesia. Disini sepi."),
            ["di rumah", "di sana", "ke rumah", "di atasnya", "di Indonesia", "Di sini"]
        );
        assert_eq!(
            affixes("Warga dirumahkan, keluar, dijalani, kemari, kepada, dikotori, kedalaman, dibawahi, dipenjara."),
            []
        );
    }

    #[test]
    fn a_prefix_is_together_with_its_verb() {
        assert_eq!(fixes("Beras di makan, di lakukan, dan di berikannya."), ["dimakan", "dilakukan", "diberikannya"]);
        assert_eq!(
            fixes("Itu di keluhkan, di banding tahun lalu, di bandingkan, di hukum mati, di tahan, di lengkapi."),
            ["dikeluhkan", "dibanding", "dibandingkan", "dihukum", "ditahan", "dilengkapi"]
        );
        assert_eq!(affixes("Warga di rumah makan, di jalan, di ruang sidang, di data itu."), []);
        assert_eq!(
            affixes(
                "Di ikan, di pekan, di tahanan, di bandingan, di kursi, di pantai, di hukum pidana, di Ujung, di hati."
            ),
            []
        );
    }

    #[test]
    fn the_particle_has_its_place() {
        assert_eq!(fixes("Walau pun dia, siapapun, apapun."), ["Walaupun", "siapa pun", "apa pun"]);
        assert_eq!(affixes("Meskipun dia pun pulang, siapa pun, sekali pun, maupun, himpun, ampun."), []);
    }

    #[test]
    fn a_suffix_has_a_hyphen_after_an_abbreviation_only() {
        assert_eq!(fixes("Dia di pos-nya dan KTPnya."), ["posnya", "KTP-nya"]);
        assert_eq!(affixes("KTP-nya, smartphone-nya, Twitter-nya, posnya, budget-nya, anak-anak."), []);
        let story = StoryText::from_lines("id", "Judul\nBendaharawan itu lalai-lah.");
        let found = check_story(&story, None);
        assert_eq!((found.len(), found[0].severity), (1, Severity::Hint));
    }

    #[test]
    fn ordinals_have_a_hyphen_and_no_roman_number() {
        assert_eq!(fixes("Peringkat ke 3, ke2, ke-III, dan 1990an."), ["ke-3", "ke-2", "ke-3", "1990-an"]);
        assert_eq!(affixes("Bantuan dikirim ke 3 desa pada abad ke-20 dan 1990-an."), []);
        assert_eq!((roman_value("XIX"), roman_value("IV"), roman_value("ABC")), (Some(19), Some(4), None));
    }
}
