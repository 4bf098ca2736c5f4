//! Finds bylines without a label with a colon: a name beside an outlet, after a heading such as `Laporan wartawan`, or
//! beside the date.

use crate::extract::matchers::dateline;
use crate::extract::matchers::dateline::Dateline;
use crate::extract::matchers::ending::Ending;
use crate::packs::{FieldLabel, Lexicon, Word, words};
use crate::text::trim_blank;
use std::ops::Range;

/// Maximum length of a name, in words.
const MAX_NAME_WORDS: usize = 4;
/// Maximum length of an outlet name, in words.
const MAX_OUTLET_WORDS: usize = 4;

/// Finds the name on a line with name and outlet: `Sari Dewi - wartanet`, `Laporan wartawan Warta.com, Sari Dewi`.
pub(crate) fn find_name(text: &str, tokens: &[Word], lexicon: &Lexicon) -> Option<Range<usize>> {
    if text.len() > 120 {
        return None;
    }
    name_before_outlet(text).or_else(|| {
        let name = text_after_outlet(text, tokens, lexicon)?;
        let rest = text[name.start..].trim_end_matches([')', '.', ']']);
        is_personal_name(rest).then_some(name.start..name.start + rest.len())
    })
}

/// Whether the line has an outlet and a name after a byline label without a colon.
pub(crate) fn has_byline_label(text: &str, tokens: &[Word], lexicon: &Lexicon) -> bool {
    let name = text_after_outlet(text, tokens, lexicon).map(|name| text[name].trim_end_matches([')', '.', ']']));
    text.len() <= 120 && name.is_some_and(is_personal_name)
}

/// Finds the name before a dash and an outlet: `Sari Dewi - wartanet`. A place in capitals is not an outlet.
pub(crate) fn name_before_outlet(text: &str) -> Option<Range<usize>> {
    // 0xe2 is the first byte of the en and em dash.
    memchr::memchr2(b'-', 0xe2, text.as_bytes())?;
    // The blank behind the dash is lost where pages are copied: `Sari Dewi -wartanet`.
    let (name, outlet) = [" - ", " – ", " — ", " -"].iter().find_map(|dash| text.split_once(dash))?;
    let (name, outlet) = (trim_blank(name), trim_blank(outlet));
    let tokens: Vec<Word> = words(outlet).collect();
    let is_one_word =
        outlet.chars().all(|c| c.is_alphanumeric() || c == '.') && outlet.starts_with(char::is_alphabetic);
    let is_outlet = is_one_word && outlet.len() >= 4 && (outlet.contains('.') || has_brand_casing(outlet));
    (is_personal_name(name) && name.contains(' ') && tokens.len() <= 3 && is_outlet && text.starts_with(name))
        .then_some(0..name.len())
}

/// Whether the word is cased like a brand and not like an ordinary name: `wartanet`, `wartaNews`, `WartaNews`.
fn has_brand_casing(outlet: &str) -> bool {
    let mut letters = outlet.chars();
    let first = letters.next();
    first.is_some_and(char::is_lowercase) || letters.any(char::is_uppercase) && outlet.contains(char::is_lowercase)
}

/// Whether the text is a person's name: a few capitalized words without digits.
pub(crate) fn is_personal_name(text: &str) -> bool {
    let tokens: Vec<Word> = words(text).collect();
    let is_forbidden =
        |c: char| c.is_ascii_digit() || matches!(c, ':' | '|' | '#' | '?' | '!' | '"' | '“' | '/' | '>' | '(' | ',');
    let is_capitalized = |word: &Word| text[word.range.clone()].chars().next().is_some_and(char::is_uppercase);
    (1..=MAX_NAME_WORDS).contains(&tokens.len()) && tokens.iter().all(is_capitalized) && !text.contains(is_forbidden)
}

/// Whether the text is a list of the full names of two to four people: `Sari Dewi, Budi Santoso`, `Sari Dewi dan Budi Santoso`.
/// Commas, slashes and short words in small letters part them.
pub(crate) fn is_name_list(text: &str) -> bool {
    const MAX_NAMES: usize = 4;
    const MAX_WORDS: usize = 3;
    const MAX_LEN: usize = 160;
    const MAX_JOINING_LEN: usize = 3;
    if text.len() > MAX_LEN || !text.contains([',', '/', ' ']) {
        return false;
    }
    let joins = |word: &str| word.len() <= MAX_JOINING_LEN && word.chars().all(char::is_lowercase);
    let words_of_text: Vec<&str> = text.split_inclusive([',', '/', ' ']).map(trim_blank).collect();
    let ends_name = |word: &&str| word.ends_with([',', '/']) || joins(word);
    let names: Vec<String> = words_of_text
        .split_inclusive(ends_name)
        .map(|name| name.iter().filter(|word| !joins(word)).copied().collect::<Vec<_>>().join(" "))
        .filter(|name| !name.is_empty())
        .collect();
    let is_full_name = |name: &String| {
        let name = name.trim_end_matches([',', '/', ' ']);
        is_personal_name(name) && (2..=MAX_WORDS).contains(&words(name).count())
    };
    (2..=MAX_NAMES).contains(&names.len()) && names.iter().all(is_full_name)
}

/// Returns the text after a byline label and an outlet: the rest of the line after `Laporan wartawan Warta.com, `.
fn text_after_outlet(text: &str, tokens: &[Word], lexicon: &Lexicon) -> Option<Range<usize>> {
    let front = &tokens[..tokens.len().min(MAX_NAME_WORDS)];
    if front.first()?.range.start > 1 {
        return None;
    }
    let (count, FieldLabel::Byline) = lexicon.labels.longest_prefix(front)? else { return None };
    let end = text.char_indices().nth(160).map_or(text.len(), |(at, _)| at);
    let label = tokens[count - 1].range.end;
    let (outlet, _) = text[label..end].split_once(',')?;
    let start = label + outlet.len() + 1;
    let outlet_words: Vec<Word> = words(outlet).collect();
    let is_capitalized = |word: &Word| word.starts_non_lowercase(outlet) || outlet[..word.range.start].ends_with('.');
    let is_named = outlet_words.first().is_some_and(|word| lexicon.envelope.outlet_words.contains(word.key));
    let is_known = is_named
        || count > 1
        || trim_blank(outlet).contains('.')
        || lexicon.agencies.get_exact(&outlet_words).is_some();
    let is_outlet = (1..=MAX_OUTLET_WORDS).contains(&outlet_words.len())
        && outlet_words.iter().all(is_capitalized)
        && !outlet.contains([':', '"', '“']);
    let rest = text[start..].trim_start();
    (is_outlet && is_known && !rest.is_empty()).then_some(text.len() - rest.len()..text.len())
}

/// Finds the name and the dateline of a paragraph that starts with both, as in an article on one line:
/// `Laporan Wartawan Warta.com, Sari Dewi WARTA.COM, KENARI - …`.
pub(crate) fn name_before_dateline(text: &str, tokens: &[Word], lexicon: &Lexicon) -> Option<(Range<usize>, Dateline)> {
    let rest = text_after_outlet(text, tokens, lexicon)?;
    let tokens: Vec<Word> = words(&text[rest.clone()]).take(MAX_NAME_WORDS + 1).collect();
    (1..tokens.len()).find_map(|at| {
        let begin = rest.start + tokens[at].range.start;
        let name =
            text[rest.start..begin].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ')' | '.' | ']'));
        let is_capitalized = text[begin..].starts_with(|c: char| c.is_uppercase());
        let seen =
            dateline::find_dateline(&text[begin..], lexicon).filter(|_| is_capitalized && is_personal_name(name))?;
        let in_capitals =
            !tokens[at].text_in(&text[rest.clone()]).contains(char::is_lowercase) || at + 1 == tokens.len();
        let range = begin + seen.range.start..begin + seen.range.end;
        in_capitals.then_some((rest.start..rest.start + name.len(), Dateline { range, ..seen }))
    })
}

/// Finds the dateline of a paragraph that starts with a byline and a dateline.
pub(crate) fn dateline_after_byline(text: &str, tokens: &[Word], lexicon: &Lexicon) -> Option<Dateline> {
    name_before_dateline(text, tokens, lexicon).map(|(_, dateline)| dateline)
}

/// Finds the name before an outlet and a date that no `|` separates.
pub(crate) fn name_before_date(text: &str, lexicon: &Lexicon) -> Option<Range<usize>> {
    let dash = [" - ", " – ", " — "].iter().find_map(|dash| text.find(dash).map(|at| at + dash.len()))?;
    let outlet = text[dash..].split_whitespace().next()?.trim_end_matches(',');
    let end = dash + text[dash..].find(outlet)? + outlet.len();
    let tokens: Vec<Word> = words(outlet).collect();
    let is_weekday = tokens.iter().any(|word| lexicon.weekdays.contains_key(&word.key));
    name_before_outlet(&text[..end]).filter(|_| !is_weekday)
}

/// Whether the line is a job title with at most a place: `Corresponsal en Muara`.
pub(crate) fn is_job_title(text: &str, tokens: &[Word], ending: Ending, lexicon: &Lexicon) -> bool {
    /// Maximum number of words after the job title.
    const MAX_PLACE_WORDS: usize = 3;
    let job = lexicon.jobs.longest_prefix(tokens).filter(|_| ending == Ending::Unpunctuated && !text.contains(':'));
    job.is_some_and(|(count, ())| tokens[0].range.start == 0 && tokens.len() <= count + MAX_PLACE_WORDS)
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, FieldName, SourceText};
    use crate::extract::extract;
    use crate::packs::Packs;

    #[test]
    fn a_list_of_full_names_is_recognized() {
        for (text, expected) in [
            ("Sari Dewi, Budi Santoso", true),
            ("Sari Dewi, Budi Santoso, Rina Wati Lestari", true),
            ("Sari Dewi dan Budi Santoso", true),
            ("Sari Dewi/Budi Santoso", true),
            ("Sari Dewi", false),
            ("Sari, Budi Santoso", false),
            ("Warga Kenari Bangun Jembatan, Camat Senang dan Warga Bersyukur", false),
            ("Kenari, Muara, Kalimantan Timur", false),
        ] {
            assert_eq!(super::is_name_list(text), expected, "{text}");
        }
    }

    const BODY: &str = "Jembatan gantung di Desa Kenari akhirnya dibuka untuk warga setelah dua tahun dikerjakan.\n\
        Kepala desa mengatakan jembatan itu memendekkan jalan anak-anak ke sekolah sampai tiga kilometer.\n\
        Warga berharap jembatan kedua segera menyusul sebelum musim hujan tiba pada akhir tahun ini.\n";

    fn article(head: &str, body: &str, tail: &str) -> Article {
        let text = format!("Jembatan Gantung di Desa Kenari Dibuka\n{head}{body}{tail}");
        let article = extract(SourceText::new("", text.as_bytes()), &Packs::built_in());
        for line in (1..).zip(text.lines()).map(|(line, _)| line) {
            assert_eq!(article.locations_of_line(line).len(), 1, "{text}");
        }
        article
    }

    fn check(head: &str, tail: &str, byline: &str, editor: &str) {
        let article = article(head, BODY, tail);
        let values = [FieldName::Byline, FieldName::Editor].map(|name| article.fields.value(name).to_owned());
        assert_eq!(values, [byline, editor], "{head}{tail}");
    }

    #[test]
    fn two_labels_on_a_line_set_two_fields() {
        for tail in [
            "Reporter: Sari Dewi | Editor: Rina Wati\n",
            "Penulis: Sari Dewi/Editor: Rina Wati\n",
            "Penulis : Sari Dewi Editor : Rina Wati\n",
            "Pewarta : Sari Dewi Editor: Rina Wati COPYRIGHT © WARTA 2015\n",
            "Editor: Rina Wati - Penulis: Sari Dewi\n",
        ] {
            check("", tail, "Sari Dewi", "Rina Wati");
        }
        check("", "Editor: Rina Wati Copyright © Warta 2015\n", "", "Rina Wati");
    }

    #[test]
    fn several_writers_stay_in_one_field() {
        check("Oleh Sari Dewi, Budi dan Tomi\n", "", "Sari Dewi, Budi dan Tomi", "");
        let many = "Sari Dewi, Rina Wati, Budi Setia dan Tomi Arif Rahman";
        check(&format!("Oleh {many}\n"), "", many, "");
    }

    #[test]
    fn writer_and_outlet_are_distinguished() {
        for head in [
            "Laporan wartawan Warta.com, Sari Dewi\n",
            "(Laporan Wartawan Warta Kenari, Sari Dewi)\n",
            "Sari Dewi - wartanet\n",
            "Sari Dewi – WartaNews\nRabu, 4 Nov 2015 21:04 WIB\n",
            "Rabu, 4 Nov 2015 21:04 WIB\nSari Dewi - wartanet\n",
            "Sari Dewi - wartanet | Rabu, 4 Nov 2015 21:04 WIB\n",
            "Sari Dewi - wartanet Rabu, 4 Nov 2015 21:04 WIB\n",
            "Sari Dewi | Rabu, 4 Nov 2015 21:04 WIB\n",
        ] {
            check(head, "", "Sari Dewi", "");
        }
    }

    #[test]
    fn a_writer_before_the_dateline_sets_the_byline_and_stays_in_the_text() {
        for place in ["WARTA.COM, KENARI - ", "KENARI, WARTA.com – "] {
            let article = article("", &format!("Laporan Wartawan Warta.com, Sari Dewi {place}{BODY}"), "");
            let values = [FieldName::Byline, FieldName::Place].map(|name| article.fields.value(name));
            assert_eq!(values, ["Sari Dewi", "Kenari"], "{place}");
            assert!(article.body[0].text.starts_with("Laporan Wartawan"));
        }
    }

    #[test]
    fn text_that_only_resembles_a_byline_sets_none() {
        for head in [
            "Jalan Kenari - Muara\n",
            "Wartawan Warta, Sari Dewi, menulis kabar itu dari desa.\n",
            "Kenari - Hujan turun\n",
        ] {
            check(head, "", "", "");
        }
    }
}
