//! The check of the spelling of a story: what is left of the unknown words after names, foreign words and habits.

use super::speller::{Speller, Verdict, capitalised};
use super::tokens::{StoryWord, WordCase, story_words};
use crate::{Finding, ParagraphRole, Rule, Severity, StoryText};
use std::collections::{HashMap, HashSet};

/// The fewest letters of a word that is checked.
const MIN_CHARS: usize = 3;

/// The fewest letters of a word with an expected capital that is flagged: shorter ones are mostly names.
const MIN_CAPITALISED_CHARS: usize = 5;

/// The fewest letters of a word that is probably no name if it is like a word of the dictionary.
const MIN_LONG_CHARS: usize = 8;

/// How often a story uses a word that it means.
const MIN_USES: usize = 3;

/// How much likelier a correction is that the story uses elsewhere.
const USED_IN_STORY: u32 = 8;

/// By how much the likeliest correction must be ahead of the next one to be taken without asking.
const CLEAR_LEAD: u32 = 5;

/// The most unknown words of a story that are looked at: a text with more of them is hardly in the language.
const MAX_UNKNOWN: usize = 300;

/// What can be said of the spelling of a story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SpellingStatus {
    /// It is checked.
    On,
    /// There is no dictionary of the language of the story.
    NoDictionary,
    /// The language of the story is unknown.
    LanguageUnknown,
}

/// Tells whether the spelling of a story can be checked with the speller that there is for its language.
#[must_use]
pub fn spelling_status(story: &StoryText, speller: Option<&Speller>) -> SpellingStatus {
    match speller {
        Some(speller) if story.language.is_empty() || story.language == speller.language() => SpellingStatus::On,
        _ if story.language.is_empty() => SpellingStatus::LanguageUnknown,
        _ => SpellingStatus::NoDictionary,
    }
}

/// Whether a word of a headline is an Indonesian verb without its prefix, as headlines write it: `Tewaskan` for `menewaskan`.
fn is_headline_verb(role: ParagraphRole, lower: &str, speller: &Speller) -> bool {
    const SUFFIX: &str = "kan";
    let root = lower.strip_suffix(SUFFIX).filter(|_| role == ParagraphRole::Headline && speller.language() == "id");
    root.is_some_and(|root| speller.is_right(root))
}

/// Finds misspelt words, with what they may stand for as fixes: a warning, or a hint where it is less certain. Finds
/// nothing if the story is in another language than the speller; if its language is unknown, its words tell.
///
/// Left alone are names (words that are capitalised inside a sentence, anywhere in the story) in any letter case,
/// acronyms, addresses, hashtags and words with digits, words of the second language in quotes and next to each other,
/// words that are used three times, the desk's words and ignored words, and words that no slip of the finger explains.
#[must_use]
pub fn check_spelling(story: &StoryText, speller: &Speller) -> Vec<Finding> {
    if !story.language.is_empty() && story.language != speller.language() {
        return Vec::new();
    }
    let words = story_words(story);
    let lower: Vec<String> = words.iter().map(|word| word.text.to_lowercase()).collect();
    let mut uses: HashMap<&str, usize> = HashMap::new();
    let mut names: HashSet<&str> = HashSet::new();
    for (word, lower) in words.iter().zip(&lower) {
        *uses.entry(lower).or_default() += 1;
        if word.case != WordCase::Lower && !word.is_capital_expected {
            names.insert(lower);
        }
    }
    let is_candidate = |(word, lower): (&StoryWord, &String)| {
        word.case != WordCase::Mixed
            && !is_pair_of_names(word)
            && !is_suffix(story, word)
            && lower.chars().nth(MIN_CHARS - 1).is_some()
            && !names.contains(lower.as_str())
            && !speller.is_ignored(lower)
            && !is_headline_verb(story.paragraphs[word.paragraph].role, lower, speller)
    };
    let mut unknown_words = HashSet::new();
    let mut judge = |pair: (&StoryWord, &'_ String)| {
        if unknown_words.len() >= MAX_UNKNOWN || !is_candidate(pair) {
            return Verdict::Known;
        }
        let verdict = speller.verdict(pair.1);
        if verdict != Verdict::Known {
            unknown_words.insert(pair.1.clone());
        }
        verdict
    };
    let verdicts: Vec<Verdict> = words.iter().zip(&lower).map(&mut judge).collect();
    if story.language.is_empty() && is_mostly_unknown(&words, &verdicts) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let Verdict::Unknown(unknown) = &verdicts[index] else { continue };
        let is_used = |word: &String| uses.contains_key(word.as_str());
        let is_near_frequent = unknown.is_near_frequent || unknown.near.iter().any(|near| is_used(&near.word));
        let is_foreign = |index: Option<usize>| {
            index.and_then(|index| words.get(index)).is_some_and(|word| speller.is_foreign(word.text))
        };
        let is_slip = if unknown.is_foreign {
            is_near_frequent && !is_foreign(index.checked_sub(1)) && !is_foreign(Some(index + 1))
        } else if word.case == WordCase::Capitalised {
            // A name, if nothing better is known.
            let is_of = |chars: usize| lower[index].chars().nth(chars - 1).is_some();
            !speller.has_as_written(word.text)
                && (is_near_frequent && is_of(MIN_CAPITALISED_CHARS) || unknown.is_near_listed && is_of(MIN_LONG_CHARS))
        } else {
            true
        };
        if !is_slip || unknown.near.is_empty() || uses[lower[index].as_str()] >= MIN_USES {
            continue;
        }
        let is_likely = word.case == WordCase::Lower
            && !unknown.is_foreign
            && unknown.is_near_listed
            && !is_in_foreign_phrase(&words, &verdicts, index);
        let severity = if is_likely { Severity::Warning } else { Severity::Hint };
        let mut finding = story.finding(Rule::Spelling, severity, word.paragraph, word.range.clone());
        // A word that the story uses elsewhere is likelier.
        let mut near: Vec<(u32, bool, &str)> = unknown
            .near
            .iter()
            .map(|near| {
                let is_used = is_used(&near.word);
                let likelihood = near.likelihood + if is_used { USED_IN_STORY } else { 0 };
                (likelihood, near.is_reliable || is_used, near.word.as_str())
            })
            .collect();
        near.sort_by_key(|(likelihood, ..)| std::cmp::Reverse(*likelihood));
        finding.is_choice = match *near {
            [(best, is_reliable, _), ref others @ ..] => {
                !is_reliable || others.first().is_some_and(|(next, ..)| best < next + CLEAR_LEAD)
            }
            [] => true,
        };
        finding.fixes = near.into_iter().map(|(.., word)| word.to_owned()).collect();
        if word.case == WordCase::Capitalised {
            finding.fixes = finding.fixes.iter().map(|fix| capitalised(fix)).collect();
        }
        found.push(finding);
    }
    found
}

/// Whether a text is hardly in the language of the speller: of its words in small letters, more than a fifth are unknown.
fn is_mostly_unknown(words: &[StoryWord<'_>], verdicts: &[Verdict]) -> bool {
    let lower = || words.iter().zip(verdicts).filter(|(word, _)| word.case == WordCase::Lower);
    lower().filter(|(_, verdict)| **verdict != Verdict::Known).count() * 5 > lower().count()
}

/// Whether a word is in a phrase of another language: a word beside it is in no dictionary, or in that of the second language,
/// or several words near it are unknown.
fn is_in_foreign_phrase(words: &[StoryWord<'_>], verdicts: &[Verdict], index: usize) -> bool {
    const REACH: usize = 3;
    let unknown = |other: usize| match &verdicts[other] {
        Verdict::Unknown(unknown)
            if other != index
                && words[other].paragraph == words[index].paragraph
                && words[other].case == WordCase::Lower =>
        {
            Some(unknown)
        }
        _ => None,
    };
    let around = index.saturating_sub(REACH)..words.len().min(index + REACH + 1);
    let is_strange = |other: usize| unknown(other).is_some_and(|word| word.is_foreign || word.near.is_empty());
    around.clone().filter_map(unknown).count() > 1
        || around.into_iter().any(|at| at.abs_diff(index) == 1 && is_strange(at))
}

/// Whether a word is joined to something else than a word: `“seni”-nya`.
fn is_suffix(story: &StoryText, word: &StoryWord<'_>) -> bool {
    story.paragraphs[word.paragraph].text[..word.range.start].ends_with('-')
}

/// Whether a word consists of several with capitals, such as `Jawa-Bali`.
fn is_pair_of_names(word: &StoryWord<'_>) -> bool {
    word.text.split('-').skip(1).any(|part| part.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    const AFF: &str = "SET UTF-8\n\
        PFX M Y 1\nPFX M 0 meng [k]\nSFX K Y 1\nSFX K 0 kan .\n";

    const DIC: &str = "31\nabcdefghijklmnopqrstuvwxyz\nkata/K\nmengatakan\npemerintah\nintelijen\nbadan\nwarga\nbaru\njalan\nlari\nberlari\nsapu\n\
        hari\npagi\nini\nitu\ndi\nkota\nkepala\nia\nbahwa\nlagu\nkami\nsudah\npulang\nmereka\nSenin\nseni\ntadi\nrumah\ndan\n";

    fn speller() -> Speller {
        Speller::new("id", AFF.as_bytes(), DIC.as_bytes()).unwrap()
    }

    fn flags_with(speller: &Speller, text: &str) -> Vec<String> {
        let story = StoryText::from_lines("id", &format!("Kota\n{text}"));
        check_spelling(&story, speller).into_iter().map(|finding| finding.text).collect()
    }

    fn flags(text: &str) -> Vec<String> {
        flags_with(&speller(), text)
    }

    #[test]
    fn a_slip_is_found_with_what_it_stands_for() {
        let story = StoryText::from_lines("id", "Kota\nKepala badan ntelijen mengatkan itu. Pemernitah pulang.");
        let found = check_spelling(&story, &speller());
        let seen: Vec<_> = found.iter().map(|finding| (finding.text.as_str(), finding.fixes[0].as_str())).collect();
        assert_eq!(seen, [("ntelijen", "intelijen"), ("mengatkan", "mengatakan"), ("Pemernitah", "Pemerintah")]);
        assert_eq!((found[0].severity, found[2].severity), (Severity::Warning, Severity::Hint));
        assert_eq!(found[0].paragraph, Some(1));
    }

    #[test]
    fn the_likeliest_slip_comes_first_and_near_ones_are_a_choice() {
        const NEAR: &str =
            "9\nabcdefghijklmnopqrstuvwxyz\nkota\nkuota\nserikat\nsertifikat\nbantuan\npantauan\nini\nitu\n";
        let speller = Speller::new("id", AFF.as_bytes(), NEAR.as_bytes()).unwrap();
        let found = |text: &str| {
            let found = check_spelling(&StoryText::from_lines("id", &format!("Ini\n{text}")), &speller);
            found.into_iter().map(|finding| (finding.fixes.join(" "), finding.is_choice)).collect::<Vec<_>>()
        };
        assert_eq!(found("kouta ini"), [("kuota kota".to_owned(), true)]);
        assert_eq!(found("serfikat ini"), [("sertifikat serikat".to_owned(), true)]);
        assert_eq!(found("pantuan ini"), [("pantauan bantuan".to_owned(), false)]);
        // A word that the story has is meant.
        assert_eq!(found("kouta ini, kuota itu"), [("kuota kota".to_owned(), false)]);
    }

    #[test]
    fn affixed_and_reduplicated_forms_of_known_roots_are_right() {
        let text = "warga menyapu jalan-jalan kota itu; berlari-lari, sapunya disapukan, pemerintahannya, kota-kotanya";
        assert_eq!(flags(text), [""; 0]);
        assert_eq!(flags("kami berlari-lri"), ["berlari-lri"]);
    }

    #[test]
    fn names_are_left_alone_also_in_small_letters() {
        assert_eq!(flags("kata Kotta dan warga kotta pulang. Kotta baru."), [""; 0]);
        assert_eq!(flags("kata warga kotta"), ["kotta"]);
        assert_eq!(flags("Senin ini KOTTA-Kotta pulang"), [""; 0]);
    }

    #[test]
    fn a_name_of_the_dictionary_in_small_letters_is_suggested_with_its_capital() {
        let story = StoryText::from_lines("id", "Kota\nhari senin ini");
        assert_eq!(check_spelling(&story, &speller())[0].fixes, ["Senin", "seni"]);
    }

    #[test]
    fn words_of_a_foreign_phrase_are_less_certain_and_a_suffix_of_a_quotation_is_no_word() {
        let severities = |text: &str| {
            let story = StoryText::from_lines("id", &format!("Kota\n{text}"));
            check_spelling(&story, &speller()).iter().map(|finding| finding.severity).collect::<Vec<_>>()
        };
        assert_eq!(severities("warga itu pulag ke kota"), [Severity::Warning]);
        assert_eq!(severities("warga itu pulag jalann ke kota"), [Severity::Warning, Severity::Warning]);
        assert_eq!(severities("warga itu pulag xyzzyq"), [Severity::Hint]);
        assert_eq!(severities("warga pulag jalann lrai"), [Severity::Hint; 3]);
        assert_eq!(flags("rumah “kota”-hri itu"), [""; 0]);
    }

    #[test]
    fn a_word_that_is_used_three_times_is_meant() {
        assert_eq!(flags("jalann ini, jalann itu"), ["jalann", "jalann"]);
        assert_eq!(flags("jalann ini, jalann itu, jalann baru"), [""; 0]);
    }

    #[test]
    fn a_word_that_no_slip_explains_is_left_alone() {
        assert_eq!(flags("warga zxqwvb pulang"), [""; 0]);
    }

    #[test]
    fn a_form_that_is_one_slip_from_a_frequent_word_is_flagged() {
        // From `tadi`, but probably `menjadi`.
        assert_eq!(flags("mereka menadi kota"), ["menadi"]);
        assert_eq!(flags("mereka menyapu kota"), [""; 0]);
    }

    #[test]
    fn words_of_the_second_language_are_left_alone_among_their_like() {
        let english = "3\nhair\ncolour\nbrush\n";
        let speller = speller().with_second(b"SET UTF-8\n", english.as_bytes()).unwrap();
        assert_eq!(flags_with(&speller, "kata mereka \"hair brush\" itu"), [""; 0]);
        assert_eq!(flags_with(&speller, "pagi hair itu"), ["hair"]);
    }

    #[test]
    fn added_and_ignored_words_are_right() {
        let mut speller = speller();
        speller.add_words(["Kotta"]);
        assert_eq!(flags_with(&speller, "kata kotta dan kottanya"), [""; 0]);
        speller.remove_word("kotta");
        assert_eq!(flags_with(&speller, "kata kotta"), ["kotta"]);
        speller.ignore("Kotta");
        assert_eq!(flags_with(&speller, "kata kotta dan kottanya"), ["kottanya"]);
    }

    #[test]
    fn another_language_is_not_checked() {
        let story = StoryText::from_lines("en", "Kota\nntelijen");
        assert_eq!(check_spelling(&story, &speller()), []);
        assert_eq!(spelling_status(&story, Some(&speller())), SpellingStatus::NoDictionary);
        assert_eq!(spelling_status(&StoryText::from_lines("", "a"), None), SpellingStatus::LanguageUnknown);
        assert_eq!(spelling_status(&StoryText::from_lines("id", "a"), Some(&speller())), SpellingStatus::On);
    }

    #[test]
    fn a_story_of_unknown_language_is_checked_if_its_words_are_known() {
        let flags = |text: &str| check_spelling(&StoryText::from_lines("", text), &speller()).len();
        assert_eq!(flags("Kota\nKepala badan ntelijen kota itu pulang ini hari"), 1);
        assert_eq!(flags("Kota\nkotta jalann pulangg"), 0);
    }

    #[test]
    fn a_speller_can_be_shared_by_threads() {
        fn is_shared<T: Send + Sync>() {}
        is_shared::<Speller>();
    }

    #[test]
    fn hostile_text_takes_no_more_than_a_share_of_its_words() {
        let words: String =
            (0..5_000_usize).map(|index| ["kota", &"abcdefghij".repeat(index % 7), " "].concat()).collect();
        let _ = flags(&words);
        let _ = flags(&"kotta-".repeat(100_000));
    }
}
