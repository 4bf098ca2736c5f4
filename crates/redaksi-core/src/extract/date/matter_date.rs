//! Tells dates of the matter, such as a birth or a deadline, from the date of the story.

use crate::extract::date::parse::{DateMatch, find_date};
use crate::packs::{Lexicon, Word, words};
use crate::text::is_blank_char;

/// Whether the date of a line belongs to the matter: it has a label that no story date has, it stands behind a word such as
/// `Born`, or it is in a sentence.
pub(crate) fn is_of_matter(text: &str, tokens: &[Word], seen: &DateMatch, lexicon: &Lexicon) -> bool {
    if lexicon.envelope.matter_dates.longest_prefix(tokens).is_some() {
        return true;
    }
    // A label ends before the date. The colon of a time is in the date.
    let front = &text[..seen.range.start.min(text.len())];
    let has_foreign_label = front.split_once([':', '：']).is_some_and(|(label, _)| {
        lexicon.labels.longest_prefix(tokens).is_none() && !is_label_of_story(label, lexicon)
    });
    has_foreign_label || is_sentence(text, seen) || is_period(text, seen, lexicon)
}

/// Whether the date begins a period: `Mak Ijah (14 April 1938 – 21 Januari 2023)`.
fn is_period(text: &str, seen: &DateMatch, lexicon: &Lexicon) -> bool {
    let behind = text.get(seen.range.end..).unwrap_or_default().trim_start_matches(is_blank_char);
    let end = behind.strip_prefix(['–', '—', '-']);
    seen.has_more_dates && end.is_some_and(|end| find_date(end, lexicon).day.is_some())
}

/// Whether a label stands in front of the date of a story: `Terbit`, `Updated`, `Tanggal`.
pub(crate) fn is_label_of_story(label: &str, lexicon: &Lexicon) -> bool {
    let label: Vec<Word> = words(label).collect();
    if lexicon.envelope.matter_dates.longest_prefix(&label).is_some() {
        return false;
    }
    let is_date_word = |word: &Word| lexicon.weekdays.contains_key(&word.key) || lexicon.months.contains_key(&word.key);
    let known = [&lexicon.published, &lexicon.updated, &lexicon.envelope.date_labels];
    // Several labels may stand behind each other: `Rabu, 8 Januari 2023 | Update: …`.
    (0..label.len()).any(|at| known.iter().any(|labels| labels.get_exact(&label[at..]).is_some()))
        || label.iter().all(|word| is_date_word(word) || word.is_number())
}

/// Whether a label stands in front of a date of the matter.
pub(crate) fn is_label_of_matter(label: &str, lexicon: &Lexicon) -> bool {
    let label: Vec<Word> = words(label).collect();
    lexicon.envelope.matter_dates.longest_prefix(&label).is_some()
}

/// Whether a line is a sentence: it begins with a capital letter, has words in small letters that no date has, and ends
/// like a sentence.
fn is_sentence(text: &str, seen: &DateMatch) -> bool {
    let text = text.trim_end_matches(is_blank_char);
    let in_small_letters = |range: &std::ops::Range<usize>| {
        text.get(range.clone()).is_some_and(|word| word.starts_with(char::is_lowercase) && word.len() > 1)
    };
    text.ends_with(['.', '!', '?', '”', '"'])
        && text.starts_with(|c: char| c.is_uppercase() || matches!(c, '“' | '"'))
        && seen.other_words.iter().any(in_small_letters)
}
