//! Suggests values for fields from the story itself: slug, abstract, caption and place.

use crate::article::{Article, Block, BlockKind, FieldName, MarkKind, render_body};
use crate::extract::matchers::dateline::parse_dateline;
use crate::packs::{Packs, primary_language};
use crate::text::{
    Case, CaseConverter, collapse_whitespace, count_graphemes, is_spaceless, normalize_for_match, sentence_ends,
    trim_blank,
};
use icu_segmenter::WordSegmenter;
use icu_segmenter::options::WordBreakInvariantOptions;
use std::collections::{HashMap, HashSet};
use unicode_segmentation::UnicodeSegmentation as _;

/// Suggests a slug for a headline: its words in lower-case ASCII letters and digits, joined by hyphens, without the stop
/// words of the language. Only whole words are kept, as many as fit into `limit` characters; a first word that is longer
/// is cut. Never empty if the headline has a letter or a digit and `limit` is not 0.
///
/// `language` is a BCP 47 tag; empty means Indonesian.
#[must_use]
pub fn suggest_slug(headline: &str, language: &str, limit: usize, packs: &Packs) -> String {
    let language = if language.is_empty() { "id".to_owned() } else { primary_language(language) };
    let lexicon = packs.lexicon();
    let stop_words = lexicon.slug_stop_words.get(&language);
    let letters = lexicon.slug_letters.get(&language);
    let words = slug_words(headline);
    let is_stop_word = |word: &&String| stop_words.is_some_and(|stop| stop.contains(&normalize_for_match(word)));
    let spell = |word: &String| spell_in_ascii(word, letters);
    let mut spelled: Vec<String> = words.iter().filter(|word| !is_stop_word(word)).flat_map(spell).collect();
    if spelled.is_empty() {
        spelled = words.iter().flat_map(spell).collect();
    }
    let mut slug = String::new();
    for word in spelled {
        if slug.is_empty() {
            slug.push_str(&word[..word.len().min(limit)]);
        } else if slug.len() + 1 + word.len() <= limit {
            slug.push('-');
            slug.push_str(&word);
        } else {
            break;
        }
    }
    slug
}

/// Splits a headline into words. Apostrophes, and separators within numbers, are dropped: `Al-Qur’an` becomes `Al` and
/// `Quran`, `Rp1.500` becomes `Rp1500`.
fn slug_words(headline: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut previous = ' ';
    let mut chars = headline.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        let is_joined =
            matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʻ' | '`' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}')
                || matches!(c, '.' | ',') && previous.is_numeric() && next.is_numeric()
                || c == '.' && previous.is_uppercase() && (next.is_uppercase() || !next.is_alphanumeric());
        let is_letter = c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c);
        if is_letter {
            if let Some(word) = words.last_mut() {
                word.push(c);
            }
        } else if !is_joined {
            words.push(String::new());
        }
        previous = c;
    }
    let segmenter = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    words
        .into_iter()
        .filter(|word| !word.is_empty())
        .flat_map(|word| {
            if !word.contains(is_spaceless) {
                return vec![word];
            }
            let ends: Vec<usize> = segmenter.segment_str(&word).collect();
            ends.windows(2).map(|pair| word[pair[0]..pair[1]].to_owned()).collect()
        })
        .collect()
}

/// Returns a word in lower-case ASCII letters and digits; several words if its letters are spelled as syllables, as those
/// of Chinese are.
fn spell_in_ascii(word: &str, letters: Option<&HashMap<char, String>>) -> Vec<String> {
    let composed: String = unicode_normalization::UnicodeNormalization::nfc(word).collect();
    let spelling = |c: char| letters.and_then(|letters| letters.get(&c).cloned()).unwrap_or_else(|| c.to_string());
    let lowercase: String = composed.to_lowercase().chars().map(spelling).collect();
    let ascii = deunicode::deunicode(&lowercase).to_ascii_lowercase();
    let parts =
        ascii.split_whitespace().map(|part| part.chars().filter(char::is_ascii_alphanumeric).collect::<String>());
    parts.filter(|part| !part.is_empty()).collect()
}

/// Suggests an abstract: the first published paragraph without its dateline, up to the last sentence that ends within
/// `limit` grapheme clusters. If the first sentence is longer, it is cut after a word and an ellipsis is added. Empty if
/// the story has no paragraph.
#[must_use]
pub fn suggest_abstract(article: &Article, limit: usize) -> String {
    let Some(paragraph) = first_paragraph(article, false) else { return String::new() };
    let text = collapse_whitespace(&paragraph);
    if count_graphemes(&text) <= limit {
        return text;
    }
    let fits = |end: &usize| count_graphemes(&text[..*end]) <= limit && !ends_with_abbreviation(&text[..*end]);
    if let Some(end) = sentence_ends(&text).into_iter().rev().find(fits) {
        return text[..end].to_owned();
    }
    let Some((cut, _)) = text.grapheme_indices(true).nth(limit.saturating_sub(1)) else { return text };
    let end = match text[..cut].rfind(' ') {
        Some(space) if !text[cut..].starts_with(' ') => space,
        _ => cut,
    };
    let kept = text[..end].trim_end_matches(|c: char| !c.is_alphanumeric() && c != ')' && c != '”');
    if kept.is_empty() { String::new() } else { format!("{kept}…") }
}

/// Whether a text ends with a full stop that may belong to an abbreviation, such as `Dr.` or `H.`.
fn ends_with_abbreviation(text: &str) -> bool {
    let Some(rest) = text.strip_suffix('.') else { return false };
    let word = rest.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.chars().next().is_some_and(char::is_uppercase) && word.chars().count() <= 2
}

/// Returns the first published paragraph that is no promo, with or without its dateline.
fn first_paragraph(article: &Article, with_dateline: bool) -> Option<String> {
    let published = render_body(article);
    let is_story = |block: &&Block| block.kind == BlockKind::Paragraph && block.whole_passage().is_none();
    let mut blocks = published.iter().map(|rendered| (rendered, &article.body[rendered.block]));
    let (rendered, block) = blocks.find(|(_, block)| is_story(block))?;
    let dateline = block.marks.iter().find(|mark| mark.kind == MarkKind::Dateline);
    let without = dateline.filter(|_| !with_dateline).and_then(|mark| {
        let dateline = trim_blank(&block.text[mark.range.clone()]);
        trim_blank(&rendered.text).strip_prefix(dateline)
    });
    Some(trim_blank(without.unwrap_or(&rendered.text)).to_owned())
}

/// Suggests the caption in sentence case if it is all in capitals; `None` if it is not. Words that the story writes with
/// capitals within its sentences keep those: names and abbreviations.
#[must_use]
pub fn suggest_caption_case(article: &Article) -> Option<String> {
    let caption = article.fields.value(FieldName::Caption);
    let letters = || caption.chars().filter(|c| c.is_alphabetic());
    // One or two capital letters may be an abbreviation.
    if letters().count() < 3 || letters().any(char::is_lowercase) || !letters().any(char::is_uppercase) {
        return None;
    }
    let converter = CaseConverter::new(article.fields.value(FieldName::Language));
    let names = capitalized_words(article, &converter);
    let sentence = converter.convert(caption, Case::Sentence, false, &|_| false);
    let words = sentence.split_word_bounds();
    Some(words.map(|word| names.get(&converter.lowercase(word)).map_or(word, String::as_str)).collect())
}

/// Returns the words that the published text and the names in the fields write with capitals and never without, by their
/// lower-case form. The first word of a sentence does not count.
fn capitalized_words(article: &Article, converter: &CaseConverter) -> HashMap<String, String> {
    let mut names: HashMap<String, String> = HashMap::new();
    let mut common: HashSet<String> = HashSet::new();
    let people = [FieldName::Place, FieldName::Byline, FieldName::Credit, FieldName::Source];
    let body: Vec<String> = render_body(article).into_iter().map(|block| block.text).collect();
    let texts = body.iter().map(|text| (text.as_str(), true));
    for (text, is_prose) in texts.chain(people.map(|name| (article.fields.value(name), false))) {
        let (mut is_first, mut is_after_space) = (is_prose, false);
        for word in text.split_word_bounds() {
            if !word.chars().any(char::is_alphanumeric) {
                // A hyphen within a word begins no sentence; the dash of a dateline does.
                let is_dash = is_after_space && word == "-";
                is_first |= is_prose && (is_dash || word.contains(['.', '!', '?', '…', '“', '"', ':', '–', '—']));
                is_after_space = word.ends_with(char::is_whitespace);
                continue;
            }
            let lower = converter.lowercase(word);
            if word == lower {
                common.insert(lower);
            } else if !std::mem::replace(&mut is_first, false) {
                names.entry(lower).or_insert_with(|| word.to_owned());
            }
            (is_first, is_after_space) = (false, false);
        }
    }
    names.retain(|lower, _| !common.contains(lower));
    names
}

/// Suggests the place from the dateline of the first published paragraph; `None` if it gives none.
#[must_use]
pub fn suggest_place(article: &Article, packs: &Packs) -> Option<String> {
    let dateline = parse_dateline(&first_paragraph(article, true)?, packs)?;
    (!dateline.place.is_empty()).then_some(dateline.place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Field, SourceText};
    use crate::extract::extract;
    use crate::packs::built_in_files;

    fn slug(headline: &str, language: &str, limit: usize) -> String {
        suggest_slug(headline, language, limit, &Packs::built_in())
    }

    #[test]
    fn a_slug_has_the_words_of_the_headline_without_stop_words() {
        let slug = |headline: &str, language: &str| slug(headline, language, 60);
        assert_eq!(
            slug("Jembatan Gantung di Desa Kenari Akhirnya Dibuka untuk Warga", ""),
            "jembatan-gantung-desa-kenari-akhirnya-dibuka-warga"
        );
        assert_eq!(
            slug("Harga Beras Rp1.500/kg: Al-Qur’an & PT. H.M. Sari", "id"),
            "harga-beras-rp1500-kg-al-quran-pt-hm-sari"
        );
        assert_eq!(slug("The Bridge over the River Is Open", "en-GB"), "bridge-over-river-open");
        assert_eq!(slug("Größere Brücke für Überlingen", "de"), "groessere-bruecke-ueberlingen");
        assert_eq!(slug("L’été à la plage", "fr"), "lete-plage");
        assert_eq!(slug("İzmir’de ışıklar söndü", "tr"), "izmirde-isiklar-sondu");
        assert_eq!(slug("Подвесной мост открыли", "ru"), "podvesnoi-most-otkryli");
        assert_eq!(slug("e\u{301}te\u{301}", "fr"), "ete");
    }

    #[test]
    fn a_slug_keeps_whole_words_within_the_limit() {
        let headline = "Jembatan Gantung Desa Kenari";
        assert_eq!(slug(headline, "id", 21), "jembatan-gantung-desa");
        assert_eq!(slug(headline, "id", 20), "jembatan-gantung");
        assert_eq!(slug(headline, "id", 5), "jemba");
        assert_eq!(slug("di dan yang", "id", 60), "di-dan-yang", "a headline of stop words keeps them");
        assert_eq!(slug(" – !", "id", 60), "");
    }

    #[test]
    fn a_headline_of_any_language_has_a_slug() {
        for (name, ron) in built_in_files().iter().filter(|(_, ron)| ron.contains("\n    language: ")) {
            let language = name.strip_suffix(".ron").unwrap();
            let (prose, _) = crate::packs::parse_examples(name, ron).unwrap();
            for limit in [12, 60] {
                for sentence in &prose {
                    let slug = slug(sentence, language, limit);
                    let is_valid = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
                    assert!(!slug.is_empty() && slug.len() <= limit, "{language}: {slug}");
                    assert!(slug.chars().all(is_valid) && !slug.contains("--"), "{language}: {slug}");
                }
            }
        }
    }

    fn story(text: &str) -> Article {
        extract(SourceText::new("", text.as_bytes()), &Packs::built_in())
    }

    const STORY: &str = "Jembatan Gantung di Desa Kenari Akhirnya Dibuka\n\n\
        KENARI - Jembatan gantung di Desa Kenari dibuka untuk warga. Kepala desa Dr. Budi Setia \
        memotong pita. Warga bersorak bersama PLN.\n\n\
        Baca Juga: Harga Cabai di Pasar Kenari Naik\n\n\
        Jembatan itu memendekkan jalan anak-anak ke sekolah.\n";

    #[test]
    fn an_abstract_is_the_start_of_the_first_paragraph() {
        let article = story(STORY);
        let first = "Jembatan gantung di Desa Kenari dibuka untuk warga.";
        let both = format!("{first} Kepala desa Dr. Budi Setia memotong pita.");
        assert_eq!(suggest_abstract(&article, 500), format!("{both} Warga bersorak bersama PLN."));
        assert_eq!(suggest_abstract(&article, both.len()), both);
        assert_eq!(suggest_abstract(&article, both.len() - 1), first);
        assert_eq!(suggest_abstract(&article, first.len() + 20), first, "`Dr.` ends no sentence");
        assert_eq!(suggest_abstract(&article, 20), "Jembatan gantung di…");
        assert_eq!(suggest_abstract(&article, 19), "Jembatan gantung…");
        assert_eq!(suggest_abstract(&Article::default(), 100), "");
    }

    #[test]
    fn a_caption_in_capitals_gets_sentence_case_and_keeps_names() {
        let mut article = story(STORY);
        let mut suggested = |caption: &str| {
            article.fields.replace(FieldName::Caption, Field::from_line(caption, 1));
            suggest_caption_case(&article)
        };
        assert_eq!(
            suggested("WARGA DESA KENARI DAN PETUGAS PLN DI JEMBATAN. BUDI SETIA MEMOTONG PITA."),
            Some("Warga desa Kenari dan petugas PLN di jembatan. Budi Setia memotong pita.".into())
        );
        assert_eq!(suggested("Warga di JEMBATAN"), None);
        assert_eq!(suggested("TK"), None);
        assert_eq!(suggested(""), None);
    }

    #[test]
    fn the_place_comes_from_the_dateline() {
        let packs = Packs::built_in();
        assert_eq!(suggest_place(&story(STORY), &packs), Some("Kenari".into()));
        assert_eq!(suggest_place(&story(&STORY.replace("KENARI - ", "")), &packs), None);
        assert_eq!(suggest_place(&Article::default(), &packs), None);
    }
}
