//! Spaces, doubled words, dots and dashes, capitals, and the ends of paragraphs and headlines.

use super::reading::{ReadingLine, StoryReading, before, is_capitalized, is_upper};
use crate::{Finding, FindingLocation, ParagraphRole, Rule, Severity};
use redaksi_core::text::is_blank;
use serde::Deserialize;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// The languages that write no space before `!`, `?`, `:` and `;`, and that these checks know.
const CLOSE_SIGN_LANGUAGES: &[&str] = &["id", "ms", "jv", "su", "en"];

/// A sentence in capitals has at least this many words; shorter ones are names and headings.
const MIN_CAPITAL_WORDS: usize = 6;

/// A paragraph of at least this many words ends with a sign; shorter ones may be items of a list.
const MIN_SENTENCE_WORDS: usize = 12;

/// How far before a closing bracket its partner is looked for, in bytes.
const MAX_BRACKET_BYTES: usize = 200;

/// The words of a language that these checks need.
#[derive(Deserialize)]
struct TypographyWords {
    language: String,
    function_words: HashSet<String>,
    repeated_words: HashSet<String>,
    reduplicated_words: HashSet<String>,
    verb_prefixes: Vec<String>,
    abbreviations: HashSet<String>,
    /// Words before which the credits of the outlet begin, which are no prose.
    credit_starts: Vec<String>,
}

/// Signs that only a script has.
const SCRIPT_SIGNS: &[&str] = &["!=", "==", "=>", "();", "&&", "||", "){", ") {", "};", "</"];

/// A paragraph of fewer words may be a piece of the one before.
const MIN_NEXT_WORDS: usize = 3;

static WORDS: LazyLock<Vec<TypographyWords>> = LazyLock::new(|| {
    ron::from_str(include_str!("../../../../assets/checks/typography.ron")).expect("the built-in word lists are valid")
});

/// Checks the typography of a story.
pub(super) fn check_typography(story: &StoryReading, found: &mut Vec<Finding>) {
    let words = WORDS.iter().find(|words| words.language == story.language);
    let hyphened = hyphened_words(story);
    for line in &story.lines {
        let end = prose_end(line, words);
        if end == 0 {
            continue;
        }
        let before = found.len();
        check_spaces(story, line, found);
        check_no_break_spaces(story, line, found);
        check_missing_spaces(story, line, words, found);
        check_doubled_words(story, line, words, &hyphened, found);
        check_repeated_signs(story, line, words, found);
        check_dashes(story, line, found);
        check_capitals(story, line, found);
        if end < line.text.len() {
            let limit = offset(&line.paragraph.location(&(end..end)));
            let mut index = 0;
            found.retain(|finding| {
                index += 1;
                index <= before || offset(&finding.location) < limit
            });
        }
    }
    check_ellipses(story, found);
    if let Some(words) = words {
        check_end_marks(story, words, found);
        check_headline_end(story, found);
    }
}

/// The offset of a place in its field or in the body text.
fn offset(location: &FindingLocation) -> usize {
    match location {
        FindingLocation::Text(range) | FindingLocation::FieldText(_, range) => range.start,
        _ => 0,
    }
}

/// Where the prose of a paragraph ends: before the credits of the outlet, at the start of a line of a script, else at its end.
fn prose_end(line: &ReadingLine, words: Option<&TypographyWords>) -> usize {
    if SCRIPT_SIGNS.iter().any(|sign| line.text.contains(sign)) {
        return 0;
    }
    let starts = words.iter().flat_map(|words| &words.credit_starts).filter_map(|start| {
        let before = |(at, _): (usize, &str)| line.text[..at].trim_end();
        // At the start, or after the end of a sentence.
        let is_end = |before: &&str| before.is_empty() || before.ends_with(['.', '!', '?', '"', '”', ')', '*']);
        line.lower.match_indices(start.as_str()).map(before).find(is_end).map(str::len)
    });
    starts.min().unwrap_or(line.text.len())
}

/// Reports runs of spaces with a no-break space in them, of which one space stays: the no-break one only before a digit.
fn check_no_break_spaces(story: &StoryReading, line: &ReadingLine, found: &mut Vec<Finding>) {
    const NO_BREAK: char = '\u{a0}';
    let is_space = |c: char| c == ' ' || c == NO_BREAK;
    let mut from = 0;
    while let Some(at) = line.text[from..].find(is_space) {
        let start = from + at;
        let length = line.text[start..].find(|c| !is_space(c)).unwrap_or(line.text.len() - start);
        let range = start..start + length;
        from = range.end;
        let spaces = &line.text[range.clone()];
        let is_inside = start > 0 && range.end < line.text.len();
        if !is_inside || spaces.chars().count() < 2 || !spaces.contains(NO_BREAK) || !line.is_contiguous(&range) {
            continue;
        }
        let fix = if line.text[range.end..].starts_with(|c: char| c.is_ascii_digit()) { "\u{a0}" } else { " " };
        found.push(story.finding(Rule::SpaceDoubled, Severity::Warning, line, range).with_fix(fix));
    }
}

/// Reports doubled spaces, and spaces before a sign. Most publishing systems collapse them, but not all.
fn check_spaces(story: &StoryReading, line: &ReadingLine, found: &mut Vec<Finding>) {
    let bytes = line.text.as_bytes();
    let closes_all = story.is_in(CLOSE_SIGN_LANGUAGES);
    let mut from = 0;
    while let Some(at) = memchr::memchr(b' ', &bytes[from..]) {
        let start = from + at;
        let length = bytes[start..].iter().take_while(|byte| **byte == b' ').count();
        let range = start..start + length;
        from = range.end;
        let (Some(before), Some(next)) = (start.checked_sub(1).map(|at| bytes[at]), bytes.get(range.end)) else {
            continue;
        };
        // A tab parts the cells of a table.
        if before == b'\t' || *next == b'\t' {
            continue;
        }
        let ends_there = bytes.get(range.end + 1).is_none_or(|byte| matches!(byte, b' ' | b'"'));
        let is_before_sign = match next {
            b',' | b'.' => ends_there,
            // After another sign, it is a spoiled letter: `pulang. ? Hujan`.
            b';' | b'!' | b'?' => closes_all && ends_there && (is_word_byte(before) || before == b')'),
            // A score or a ratio has digits on both sides.
            b':' => closes_all && ends_there && !before.is_ascii_digit(),
            _ => false,
        };
        let (rule, fix) = if is_before_sign {
            (Rule::SpaceBeforeSign, "")
        } else if length > 1 && !line.text[range.end..].starts_with('\u{a0}') && !line.text[..start].ends_with('\u{a0}')
        {
            (Rule::SpaceDoubled, " ")
        } else if before == b'(' || *next == b')' && is_word_byte(before) {
            (Rule::SpaceInsideSigns, "")
        } else {
            continue;
        };
        if line.is_contiguous(&range) {
            found.push(story.finding(rule, Severity::Warning, line, range).with_fix(fix));
        }
    }
}

/// Whether a byte belongs to a letter or digit, or to any sign outside of ASCII.
fn is_word_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

/// Reports signs that stand between two words without a space.
fn check_missing_spaces(
    story: &StoryReading,
    line: &ReadingLine,
    words: Option<&TypographyWords>,
    found: &mut Vec<Finding>,
) {
    let Some(lists) = words else { return };
    for index in 1..line.words.len() {
        let gap = line.gap(index - 1);
        let (left, right) = (line.word(index - 1), line.word(index));
        let is_entity = line.text[..line.words[index - 1].start].ends_with(['&', '#']);
        if gap.len() > 2
            || is_entity
            || line.is_in_address(line.words[index].start)
            || line.is_in_address(line.words[index - 1].start)
        {
            continue;
        }
        let has_letters = |word: &str| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\''));
        let is_missing = match gap {
            "," | ";" => has_letters(right) && (has_letters(left) || left.ends_with(|c: char| c.is_ascii_digit())),
            // A full stop between a word and one with a capital; initials, abbreviations and names of sites have one too.
            "." | "?" | "!" => {
                has_letters(left)
                    && has_letters(right)
                    && left.chars().count() > 2
                    && left.chars().all(|c| c.is_lowercase() || c == '-')
                    && is_capitalized(right)
                    && right.chars().skip(1).any(char::is_lowercase)
                    && !lists.abbreviations.contains(line.lower_word(index - 1))
            }
            "(" => has_letters(left) && left.len() > 2 && right.len() > 2 && is_upper(right) && !is_upper(left),
            ")" => {
                has_letters(right)
                    && right.len() > 2
                    && before(line.text, line.words[index - 1].end, MAX_BRACKET_BYTES)
                        .rsplit_once('(')
                        .is_some_and(|(front, _)| front.ends_with(' '))
            }
            ")," | ")." => has_letters(right) && right.len() > 1,
            _ => false,
        };
        let range = line.span(index - 1, index);
        if is_missing && line.is_contiguous(&range) {
            let fix = if gap == "(" { format!("{left} ({right}") } else { format!("{left}{gap} {right}") };
            found.push(story.finding(Rule::SpaceMissing, Severity::Warning, line, range).with_fix(fix));
        }
    }
}

/// Returns the words of a story that have a hyphen.
fn hyphened_words<'a>(story: &'a StoryReading) -> HashSet<&'a str> {
    let words = story.lines.iter().flat_map(|line| line.words.iter().map(|word| &line.lower[word.clone()]));
    words.filter(|word| word.contains('-')).collect()
}

/// Reports a word twice in a row.
fn check_doubled_words(
    story: &StoryReading,
    line: &ReadingLine,
    words: Option<&TypographyWords>,
    hyphened_words: &HashSet<&str>,
    found: &mut Vec<Finding>,
) {
    // Other languages reduplicate without a hyphen.
    let Some(lists) = words else { return };
    for index in 1..line.words.len() {
        let (first, second) = (line.word(index - 1), line.word(index));
        let is_repeat = second.len() > 1
            && first.to_lowercase() == second.to_lowercase()
            && line.is_joined(index - 1)
            && second.chars().all(|c| c.is_alphabetic() || c == '-');
        if !is_repeat || lists.repeated_words.contains(line.lower_word(index)) {
            continue;
        }
        let is_function_word = lists.function_words.contains(line.lower_word(index));
        // A name of two equal words; the second word of a doubled one has no capital, unless all words have.
        if is_capitalized(second) && !is_function_word {
            continue;
        }
        // A surname before a word that is spelt alike: `J. Yang yang`.
        if is_capitalized(first) && !is_capitalized(second) && !line.starts_sentence(index - 1) {
            continue;
        }
        let range = line.span(index - 1, index);
        if !line.is_contiguous(&range) {
            continue;
        }
        let hyphened = format!("{first}-{second}");
        let has_prefix = lists.verb_prefixes.iter().any(|prefix| line.lower_word(index).starts_with(prefix.as_str()));
        let is_reduplication = !is_function_word
            && (!lists.verb_prefixes.is_empty() && !has_prefix
                || lists.reduplicated_words.contains(line.lower_word(index))
                || hyphened_words.contains(hyphened.to_ascii_lowercase().as_str()));
        let finding = story.finding(Rule::DoubledWord, Severity::Warning, line, range);
        found.push(if is_reduplication { finding.with_fix(hyphened).with_fix(first) } else { finding.with_fix(first) });
    }
}

/// Reports signs that stand twice.
fn check_repeated_signs(
    story: &StoryReading,
    line: &ReadingLine,
    words: Option<&TypographyWords>,
    found: &mut Vec<Finding>,
) {
    let bytes = line.text.as_bytes();
    let is_sign = |byte: u8| matches!(byte, b',' | b'.' | b';' | b':' | b'!' | b'?');
    let mut at = 0;
    while at < bytes.len() {
        let length = bytes[at..].iter().take_while(|byte| is_sign(**byte)).count();
        let range = at..at + length;
        at += length.max(1);
        if length < 2 || line.is_in_address(range.start) {
            continue;
        }
        let signs = &line.text[range.clone()];
        let word = line.text[..range.start].rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
        let is_abbreviation = word.len() < 2
            || is_upper(word)
            || words.is_some_and(|words| words.abbreviations.contains(&word.to_ascii_lowercase()));
        let (severity, fix) = match signs {
            ".." | ",." => (Severity::Warning, "."),
            ";;" => (Severity::Warning, ";"),
            "::" => (Severity::Warning, ":"),
            "?." | "!." => (Severity::Warning, &signs[..1]),
            ",," => (Severity::Warning, ","),
            // The abbreviations of other languages are not known.
            ".," if words.is_some() && !is_abbreviation => (Severity::Warning, ","),
            "!!" | "!!!" => (Severity::Hint, "!"),
            "??" | "???" => (Severity::Hint, "?"),
            _ => continue,
        };
        if line.is_contiguous(&range) {
            found.push(story.finding(Rule::PunctuationRepeated, severity, line, range).with_fix(fix));
        }
    }
}

/// Reports ellipses of too many dots, and those of the rarer form in a story with both forms.
fn check_ellipses(story: &StoryReading, found: &mut Vec<Finding>) {
    let mut dots = Vec::new();
    let mut signs = Vec::new();
    for line in &story.lines {
        let bytes = line.text.as_bytes();
        let mut at = 0;
        while let Some(next) = memchr::memmem::find(&bytes[at..], b"...") {
            let start = at + next;
            let length = bytes[start..].iter().take_while(|byte| **byte == b'.').count();
            at = start + length;
            if length > 4 {
                let finding = story.finding(Rule::EllipsisForm, Severity::Hint, line, start..at);
                found.push(finding.with_fix("..."));
            } else {
                dots.push((line, start..start + 3));
            }
        }
        signs.extend(line.text.match_indices('…').map(|(at, sign)| (line, at..at + sign.len())));
    }
    let (rare, fix) = if signs.len() > dots.len() { (&dots, "…") } else { (&signs, "...") };
    if !dots.is_empty() {
        for (line, range) in rare {
            found.push(story.finding(Rule::EllipsisForm, Severity::Hint, line, range.clone()).with_fix(fix));
        }
    }
}

/// Reports two hyphens for a dash, and a hyphen with a space on one side.
fn check_dashes(story: &StoryReading, line: &ReadingLine, found: &mut Vec<Finding>) {
    for (at, _) in line.text.match_indices("--") {
        let is_alone = !line.text[..at].ends_with('-') && !line.text[at + 2..].starts_with('-');
        if is_alone && !is_blank(&line.text[..at]) && !is_blank(&line.text[at + 2..]) && !line.is_in_address(at) {
            found.push(story.finding(Rule::DashForm, Severity::Hint, line, at..at + 2).with_fix("–"));
        }
    }
    for index in 1..line.words.len() {
        let (left, right) = (line.lower_word(index - 1), line.lower_word(index));
        if !matches!(line.gap(index - 1), " -" | "- ") || !right.starts_with(char::is_alphabetic) {
            continue;
        }
        // `anak- anak` is a reduplication with a superfluous space; elsewhere the sign may be a dash.
        let is_reduplication = left == right
            || left.len() > 3
                && right.strip_suffix("nya").or(right.strip_suffix("an")).is_some_and(|stem| left == stem);
        let range = line.span(index - 1, index);
        if !line.is_contiguous(&range) {
            continue;
        }
        if is_reduplication {
            let fix = format!("{}-{}", line.word(index - 1), line.word(index));
            found.push(story.finding(Rule::DashForm, Severity::Warning, line, range).with_fix(fix));
        } else if index > 1 && line.gap(index - 1) == " -" {
            found.push(story.finding(Rule::DashForm, Severity::Hint, line, range));
        }
    }
}

/// Reports sentences in capitals.
fn check_capitals(story: &StoryReading, line: &ReadingLine, found: &mut Vec<Finding>) {
    let mut start = 0;
    for index in 0..line.words.len() {
        if index > start && line.starts_sentence(index) {
            report_capitals(story, line, start..index, found);
            start = index;
        }
    }
    report_capitals(story, line, start..line.words.len(), found);
}

fn report_capitals(story: &StoryReading, line: &ReadingLine, words: Range<usize>, found: &mut Vec<Finding>) {
    if words.len() < MIN_CAPITAL_WORDS {
        return;
    }
    let range = line.span(words.start, words.end - 1);
    let text = &line.text[range.clone()];
    if is_upper(text) && text.chars().filter(|c| c.is_uppercase()).count() > 4 * MIN_CAPITAL_WORDS {
        let severity = if line.paragraph.role == ParagraphRole::Body { Severity::Warning } else { Severity::Hint };
        found.push(story.finding(Rule::AllCaps, severity, line, range));
    }
}

/// Reports paragraphs of sentences without a sign at the end.
fn check_end_marks(story: &StoryReading, words: &TypographyWords, found: &mut Vec<Finding>) {
    for (at, line) in story.lines.iter().enumerate() {
        let text = line.text.trim_end();
        let Some(last) = line.words.last() else { continue };
        let is_sentence = line.paragraph.role == ParagraphRole::Body
            && !line.text.contains('\t')
            // A name at the end may be the writer's.
            && line.text[last.clone()].starts_with(char::is_lowercase)
            && line.words.len() >= MIN_SENTENCE_WORDS
            && last.end == text.len()
            && !line.is_in_address(last.start)
            && is_capitalized(line.text.trim_start_matches(|c: char| !c.is_alphanumeric()));
        // Items of a list and of a programme, and a text that continues in the next paragraph, have none. It continues if the next
        // paragraph begins with a small letter or a sign or is a few words, or if no sentence ends in this word.
        let is_continued = words.function_words.contains(line.lower_word(line.words.len() - 1))
            || story.lines.get(at + 1).is_some_and(|next| {
                let is_piece = next.words.len() < MIN_NEXT_WORDS && next.paragraph.role == ParagraphRole::Body;
                is_piece
                    || next
                        .text
                        .starts_with(|c: char| c.is_lowercase() || matches!(c, '.' | ',' | ';' | ':' | '?' | '!' | ')'))
            });
        if is_sentence
            && !is_continued
            && prose_end(line, Some(words)) == line.text.len()
            && line.is_contiguous(&(last.start..text.len()))
        {
            let fix = format!("{}.", &line.text[last.clone()]);
            let finding = story.finding(Rule::EndMarkMissing, Severity::Warning, line, last.clone());
            found.push(finding.with_fix(fix));
        }
    }
}

/// Reports a headline that ends with an ellipsis. It was cut off for certain if the story has the same words and more.
fn check_headline_end(story: &StoryReading, found: &mut Vec<Finding>) {
    let Some(line) = story.headline() else { return };
    let text = line.text.trim_end();
    let start = text.trim_end_matches(['.', '…']).len();
    if !(text.ends_with('…') || text.ends_with("...")) || start == 0 {
        return;
    }
    let words = text[..start].trim_end();
    let longer = story.lines[1..].iter().find(|other| other.text.len() > text.len() && other.text.starts_with(words));
    let severity = if longer.is_some() { Severity::Warning } else { Severity::Hint };
    let last = line.words.last().map_or(0, |word| word.start).min(start);
    found.push(story.finding(Rule::HeadlineCut, severity, line, last..text.len()));
}

#[cfg(test)]
mod tests {
    use super::super::check_story;
    use crate::Severity::{Hint, Warning};
    use crate::{FindingLocation, Rule, StoryText};
    use redaksi_core::article::{Article, Field, FieldName, body_text};
    use redaksi_core::packs::Packs;

    /// Returns the rules, texts and first fixes of the findings of this file in a paragraph.
    fn check(text: &str) -> Vec<(Rule, String, Option<String>)> {
        let story = StoryText::from_lines("id", &format!("Judul\n{text}"));
        let is_here = |rule| {
            matches!(
                rule,
                Rule::SpaceDoubled
                    | Rule::SpaceBeforeSign
                    | Rule::SpaceInsideSigns
                    | Rule::SpaceMissing
                    | Rule::DoubledWord
                    | Rule::PunctuationRepeated
                    | Rule::EllipsisForm
                    | Rule::DashForm
                    | Rule::AllCaps
                    | Rule::EndMarkMissing
            )
        };
        let found = check_story(&story, None).into_iter().filter(|finding| is_here(finding.rule));
        found.map(|finding| (finding.rule, finding.text, finding.fixes.first().cloned())).collect()
    }

    fn fixes(text: &str) -> Vec<(Rule, String)> {
        check(text).into_iter().map(|(rule, _, fix)| (rule, fix.unwrap_or_default())).collect()
    }

    fn found(rule: Rule, fix: &str) -> Vec<(Rule, String)> {
        vec![(rule, fix.to_owned())]
    }

    fn read(text: &str) -> Article {
        let mut article = redaksi_core::extract::extract(
            redaksi_core::article::SourceText::new("a.txt", text.as_bytes()),
            &Packs::built_in(),
        );
        article.fields.replace(FieldName::Headline, Field::from_line("Jembatan Baru Dibuka", 1));
        article
    }

    #[test]
    fn superfluous_spaces_are_found_and_fixed() {
        let article =
            read("Jembatan Baru Dibuka\n\nWarga  berdatangan sejak pagi , kata Sari.\n\nAcara selesai pukul 10 .");
        let mut text = body_text(&article.body);
        let found = check_story(&StoryText::of(&article), Some(&article));
        assert_eq!(
            found.iter().map(|finding| finding.rule).collect::<Vec<_>>(),
            [Rule::SpaceDoubled, Rule::SpaceBeforeSign, Rule::SpaceBeforeSign]
        );
        for finding in found.iter().rev() {
            let FindingLocation::Text(range) = finding.location.clone() else { panic!("{finding:?}") };
            text.replace_range(range, &finding.fixes[0]);
        }
        assert_eq!(text, "Warga berdatangan sejak pagi, kata Sari.\nAcara selesai pukul 10.");
    }

    #[test]
    fn a_no_break_space_beside_a_space_is_one_too_many() {
        let rows = check("Suaranya 19,6 persen. \u{a0}Maka warga pulang pada\u{a0} tindakan.");
        let fixes: Vec<_> = rows.iter().map(|(rule, text, fix)| (*rule, text.as_str(), fix.as_deref())).collect();
        assert_eq!(fixes, [(Rule::SpaceDoubled, " \u{a0}", Some(" ")), (Rule::SpaceDoubled, "\u{a0} ", Some(" "))]);
        assert_eq!(fixes_of_digits(), [(Rule::SpaceDoubled, "\u{a0}".to_owned())]);
        assert_eq!(check("Harganya Rp\u{a0}10 ribu, kata dia."), []);
    }

    fn fixes_of_digits() -> Vec<(Rule, String)> {
        fixes("Warga pulang pukul  \u{a0}10 pagi.")
    }

    #[test]
    fn scripts_and_credits_are_no_prose() {
        assert_eq!(check("return (value != null) ? unescape(value) : undefined"), []);
        assert_eq!(check("Warga pulang.  Editor : Sari"), []);
        assert_eq!(check("Artikel ini telah tayang di Warta Desa dengan judul Warga Pulang Editor :  Sari"), []);
        assert_eq!(fixes("Warga  pulang. Editor : Sari"), found(Rule::SpaceDoubled, " "));
        assert_eq!(fixes("Kata editor : warga pulang."), found(Rule::SpaceBeforeSign, ""));
    }

    #[test]
    fn a_sentence_in_pieces_does_not_end_at_each_of_them() {
        let first = "Warga desa itu menghindar dari kejaran petugas yang datang sejak pagi hari dilansir";
        for rest in ["dari\nCosmopolitan\n, Selasa.", "media\nAntara\n.", "media\n, Selasa pagi di kota itu."] {
            assert_eq!(check(&format!("{first} {rest}")), [], "{rest}");
        }
        let ended = fixes(&format!("{first} media\nWarga lain tetap tinggal."));
        assert_eq!(ended, found(Rule::EndMarkMissing, "media."));
    }

    #[test]
    fn cells_of_a_table_row_are_no_findings() {
        assert_eq!(check("Kecamatan \tJumlah warga  \t 2024"), []);
        let row =
            "Kecamatan Lembah di utara\tjumlah warga yang mengungsi sejak malam itu menurut catatan desa\tbelum pulang";
        assert_eq!(check(row), []);
    }

    #[test]
    fn a_leading_decimal_point_and_an_ellipsis_are_no_findings() {
        assert_eq!(check("Nilai naik .5 poin, kata ... entah siapa. ? Skor 2 : 1."), []);
        assert_eq!(fixes("Siapa dia ? Entah."), found(Rule::SpaceBeforeSign, ""));
    }

    #[test]
    fn spaces_beside_a_removed_passage_are_no_findings() {
        let article = read(
            "Jembatan Baru Dibuka\n\nWarga berdatangan sejak pagi. Baca juga: Pasar Kembali Ramai Baca juga: Jalan Ditutup\n\n\
             Acara selesai pukul sepuluh malam.",
        );
        let found = check_story(&StoryText::of(&article), Some(&article));
        assert!(found.iter().all(|finding| !finding.rule.code().starts_with("space")), "{found:?}");
    }

    #[test]
    fn a_missing_space_is_found() {
        assert_eq!(fixes("Warga pulang,kata Sari."), found(Rule::SpaceMissing, "pulang, kata"));
        assert_eq!(fixes("Warga pulang.Hujan turun."), found(Rule::SpaceMissing, "pulang. Hujan"));
        assert_eq!(fixes("Badan itu(BMKG) pulang."), found(Rule::SpaceMissing, "itu (BMKG"));
        assert_eq!(fixes("Badan (BMKG)pulang."), found(Rule::SpaceMissing, "BMKG) pulang"));
    }

    #[test]
    fn numbers_sites_and_abbreviations_need_no_space() {
        assert_eq!(check("Nilai 3,5 di Warta.Com dan jl.Melati, dr.Sari, S.H., anggota(nya), Rp1.000,00."), []);
    }

    #[test]
    fn a_doubled_word_is_found() {
        assert_eq!(fixes("Warga di di pasar."), found(Rule::DoubledWord, "di"));
        assert_eq!(fixes("Di di pasar."), found(Rule::DoubledWord, "Di"));
        assert_eq!(fixes("Warga membeli membeli beras."), found(Rule::DoubledWord, "membeli"));
    }

    #[test]
    fn a_reduplication_gets_its_hyphen() {
        assert_eq!(fixes("Warga hati hati."), found(Rule::DoubledWord, "hati-hati"));
        assert_eq!(fixes("Warga hati- hati."), found(Rule::DashForm, "hati-hati"));
        assert_eq!(fixes("Kebun-kebun dan kebun kebun."), found(Rule::DoubledWord, "kebun-kebun"));
    }

    #[test]
    fn reduplications_and_names_are_no_doubled_words() {
        assert_eq!(check("Langkah-langkah di Bora Bora, ha ha, di, di sini, Sari O. Yang yang pulang."), []);
        let english = StoryText::from_lines("en", "Title\nHe said he had had enough of that that day.");
        assert_eq!(check_story(&english, None), []);
    }

    #[test]
    fn repeated_signs_are_found() {
        assert_eq!(
            fixes("Warga pulang,, lalu tidur.."),
            [(Rule::PunctuationRepeated, ",".to_owned()), (Rule::PunctuationRepeated, ".".to_owned())]
        );
        assert_eq!(check("Apa?! PT Maju Tbk., lalu ... dan S.H., M.H."), []);
    }

    #[test]
    fn ellipses_have_one_form() {
        assert_eq!(fixes("Entah…… apa"), []);
        assert_eq!(fixes("Entah ......"), found(Rule::EllipsisForm, "..."));
        assert_eq!(fixes("Entah ... apa… ya ... "), found(Rule::EllipsisForm, "..."));
    }

    #[test]
    fn two_hyphens_are_a_dash() {
        assert_eq!(
            fixes("Warga -- juga tamu -- pulang."),
            [(Rule::DashForm, "–".to_owned()), (Rule::DashForm, "–".to_owned())]
        );
        assert_eq!(check("Warga - juga tamu - pulang. --- 2-3"), []);
    }

    #[test]
    fn a_sentence_in_capitals_is_found() {
        let text = "SELURUH WARGA DESA HARUS SEGERA PULANG MALAM INI. Hujan turun.";
        assert_eq!(check(text)[0].0, Rule::AllCaps);
        assert_eq!(check("PT PLN dan BMKG pulang."), []);
    }

    #[test]
    fn a_paragraph_ends_with_a_sign() {
        let text = "Warga desa itu akhirnya pulang setelah hujan lebat turun sejak pagi sampai malam hari";
        assert_eq!(fixes(text), found(Rule::EndMarkMissing, "hari."));
        assert_eq!(check(&format!("{text}.")), []);
        assert_eq!(check("Ketua: Sari"), []);
    }

    #[test]
    fn a_headline_that_is_cut_off_is_found() {
        let rule = |text: &str| {
            let found = check_story(&StoryText::from_lines("id", text), None);
            found.iter().map(|finding| (finding.rule, finding.severity)).collect::<Vec<_>>()
        };
        assert_eq!(rule("Warga Pulang Setelah…\nHujan turun."), [(Rule::HeadlineCut, Hint)]);
        assert_eq!(rule("Warga Pulang Setelah...\nWarga Pulang Setelah Hujan Turun."), [(Rule::HeadlineCut, Warning)]);
        assert_eq!(rule("Warga Pulang\nHujan turun."), []);
    }
}
