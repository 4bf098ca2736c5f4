//! Quotation marks: pairs over paragraphs, directions, styles, and the spaces beside them.
//!
//! A quotation over several paragraphs has an opening mark at each of them, and a closing one at the last only.

use super::quote_marks::QuoteMark;
use super::reading::{ReadingLine, StoryReading};
use crate::{Finding, ParagraphRole, Rule, Severity};
use std::ops::Range;

/// The languages whose quotations open with `“` and close with `”`.
const CURLY_LANGUAGES: &[&str] = &["id", "ms", "jv", "su", "en", ""];

/// Verbs after a speech in Indonesian.
const SPEECH_VERBS: &[&str] = &[
    "kata", "ujar", "tutur", "ucap", "ungkap", "jelas", "tegas", "imbuh", "terang", "papar", "beber", "pungkas",
    "tambah", "sambung",
];

/// A quotation without marks at its paragraphs ends after so many of them at the latest.
const MAX_CONTINUED_PARAGRAPHS: usize = 4;

/// A quotation up to this length in bytes is shown as a whole; a longer one by the words beside its marks.
const MAX_SHOWN_BYTES: usize = 40;

/// Checks the quotation marks of a story.
pub(super) fn check_quotes(story: &StoryReading, found: &mut Vec<Finding>) {
    if !story.is_in(CURLY_LANGUAGES) {
        return;
    }
    check_styles(story, found);
    let turns = turned_marks(story);
    if turns == TurnedMarks::Style {
        report_turned_style(story, found);
    }
    // The line and mark of a quotation that a paragraph of the body left open.
    let mut open: Option<(usize, usize)> = None;
    for (at, line) in story.lines.iter().enumerate() {
        check_places(story, line, turns, found);
        if line.paragraph.role != ParagraphRole::Body {
            for mark in line.marks.iter().filter(|mark| mark.partner.is_none()) {
                report_unpaired(story, line, mark, found);
            }
            continue;
        }
        // The closing mark of a quotation that an earlier paragraph opened.
        let mut closing = None;
        if let Some((from, mark)) = open.take() {
            let starts_open = line.marks.first().is_some_and(|first| first.opens && is_at_start(line.text, first.at));
            let unpaired = line.marks.iter().position(|mark| mark.partner.is_none());
            closing = unpaired.filter(|index| !line.marks[*index].opens);
            if let Some(closing) = closing {
                // The quotation goes on, and only its mark at the start is missing.
                report_continuation(story, line, &line.marks[closing], found);
            } else if unpaired.is_none() && !starts_open && at - from < MAX_CONTINUED_PARAGRAPHS {
                open = Some((from, mark));
                continue;
            } else if !starts_open {
                report_unpaired(story, &story.lines[from], &story.lines[from].marks[mark], found);
            }
        }
        for (index, mark) in line.marks.iter().enumerate().filter(|(_, mark)| mark.partner.is_none()) {
            let is_last = line.marks[index + 1..].iter().all(|later| later.partner.is_some());
            if mark.opens && is_last {
                open = Some((at, index));
            } else if closing != Some(index) {
                report_unpaired(story, line, mark, found);
            }
        }
    }
    if let Some((from, mark)) = open {
        report_unpaired(story, &story.lines[from], &story.lines[from].marks[mark], found);
    }
}

/// Whether only spaces and brackets are before the offset.
fn is_at_start(text: &str, at: usize) -> bool {
    text[..at].chars().all(|c| c.is_whitespace() || matches!(c, '(' | '[' | '-' | '–' | '—' | '‘' | '\''))
}

/// Returns the range of a mark with the word beside it.
fn beside(line: &ReadingLine, mark: &QuoteMark) -> Range<usize> {
    let range = mark.range();
    if mark.opens {
        let next = line.words.partition_point(|word| word.start < range.end);
        let word = line.words.get(next).filter(|word| word.start - range.end < 3);
        range.start..word.map_or(range.end, |word| word.end)
    } else {
        let next = line.words.partition_point(|word| word.start < range.start);
        let word = next.checked_sub(1).map(|index| &line.words[index]).filter(|word| word.end <= range.start);
        let word = word.filter(|word| range.start - word.end < 6);
        word.map_or(range.start, |word| word.start)..range.end
    }
}

/// Reports a mark without a partner.
fn report_unpaired(story: &StoryReading, line: &ReadingLine, mark: &QuoteMark, found: &mut Vec<Finding>) {
    let rule = if mark.opens { Rule::QuoteUnclosed } else { Rule::QuoteUnopened };
    if let Some(end) = speech_end(line, mark) {
        let close = if mark.sign == '“' { '”' } else { mark.sign };
        let fix = format!("{}{close}", &line.text[mark.at..end]);
        if line.is_contiguous(&(mark.at..end)) {
            found.push(story.finding(rule, Severity::Warning, line, mark.at..end).with_fix(fix));
            return;
        }
    }
    found.push(story.finding(rule, Severity::Warning, line, beside(line, mark)));
}

/// Returns where the speech of an opening mark without a partner ends: behind the comma, question mark or exclamation mark
/// before a verb of speech, `Kami pulang, kata Sari`; `None` if another mark comes first.
fn speech_end(line: &ReadingLine, mark: &QuoteMark) -> Option<usize> {
    if !mark.opens || !matches!(mark.sign, '"' | '“') {
        return None;
    }
    let start = mark.range().end;
    let next = line.marks.iter().map(|other| other.at).find(|at| *at > mark.at).unwrap_or(line.text.len());
    let text = &line.text[start..next];
    text.char_indices().filter(|(_, c)| matches!(c, ',' | '?' | '!')).find_map(|(at, _)| {
        let rest = text[at + 1..].strip_prefix(' ')?;
        let word = &rest[..rest.bytes().take_while(u8::is_ascii_lowercase).count()];
        SPEECH_VERBS.contains(&word.strip_suffix("nya").unwrap_or(word)).then_some(start + at + 1)
    })
}

/// Reports a paragraph that goes on with a quotation and has no mark at the start.
fn report_continuation(story: &StoryReading, line: &ReadingLine, closing: &QuoteMark, found: &mut Vec<Finding>) {
    let Some(first) = line.words.first() else { return };
    let sign = if closing.sign == '"' { '"' } else { '“' };
    let fix = format!("{sign}{}", &line.text[first.clone()]);
    found.push(story.finding(Rule::QuoteUnopened, Severity::Hint, line, first.clone()).with_fix(fix));
}

/// How the opening marks of a story are turned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum TurnedMarks {
    /// Most as they should be; each other one is a slip.
    Slips,
    /// All like closing marks, as the style of some newsrooms is.
    Style,
}

/// The fewest opening marks that show a style.
const LEAST_STYLE_MARKS: usize = 2;

/// Returns how the opening curly marks of a story are turned.
fn turned_marks(story: &StoryReading) -> TurnedMarks {
    let opening = || story.lines.iter().flat_map(|line| &line.marks).filter(|mark| mark.opens);
    let turned = opening().filter(|mark| mark.sign == '”').count();
    let is_style = turned >= LEAST_STYLE_MARKS && !opening().any(|mark| mark.sign == '“');
    if is_style { TurnedMarks::Style } else { TurnedMarks::Slips }
}

/// Reports a style of turned marks once, at the first one.
fn report_turned_style(story: &StoryReading, found: &mut Vec<Finding>) {
    let first = story.lines.iter().find_map(|line| {
        let mark = line.marks.iter().find(|mark| mark.opens && mark.sign == '”')?;
        Some((line, mark))
    });
    if let Some((line, mark)) = first {
        let finding = story.finding(Rule::QuoteDirection, Severity::Hint, line, mark.range());
        found.push(finding.with_fix(mark.right_sign()));
    }
}

/// Reports marks of the wrong direction, nested marks, and spaces beside marks.
fn check_places(story: &StoryReading, line: &ReadingLine, turns: TurnedMarks, found: &mut Vec<Finding>) {
    let marks = &line.marks;
    let mut depth = 0_usize;
    for mark in marks {
        let range = mark.range();
        let touches = check_missing_space(story, line, mark, found);
        let is_style = turns == TurnedMarks::Style && mark.opens;
        if mark.right_sign() != mark.sign && !touches && !is_style {
            let finding = story.finding(Rule::QuoteDirection, Severity::Warning, line, range.clone());
            found.push(finding.with_fix(mark.right_sign()));
        }
        check_speech_comma(story, line, mark, found);
        if let Some(partner) = mark.partner {
            if mark.opens && depth == 1 {
                let partner = marks[partner].range();
                let whole = range.start..partner.end;
                let fix = format!("‘{}’", &line.text[range.end..partner.start]);
                let finding = story.finding(Rule::QuoteNested, Severity::Hint, line, whole);
                found.push(finding.with_fix(if mark.sign == '"' { fix.replace(['‘', '’'], "'") } else { fix }));
            }
            depth = if mark.opens { depth + 1 } else { depth.saturating_sub(1) };
        }
        let after = &line.text[range.end..];
        if mark.opens {
            let spaces = after.len() - after.trim_start_matches(' ').len();
            let space = range.end..range.end + spaces;
            if spaces > 0 && mark.partner.is_some() && line.is_contiguous(&space) {
                found.push(story.finding(Rule::SpaceInsideSigns, Severity::Warning, line, space).with_fix(""));
            }
        } else {
            let spaces = range.start - line.text[..range.start].trim_end_matches(' ').len();
            let space = range.start - spaces..range.start;
            if spaces > 0 && mark.partner.is_some() && space.start > 0 && line.is_contiguous(&space) {
                found.push(story.finding(Rule::SpaceInsideSigns, Severity::Warning, line, space).with_fix(""));
            }
        }
    }
}

/// Reports a mark that a word outside of the quotation touches. Returns whether it does.
fn check_missing_space(story: &StoryReading, line: &ReadingLine, mark: &QuoteMark, found: &mut Vec<Finding>) -> bool {
    let range = mark.range();
    if mark.partner.is_none() || line.is_in_address(mark.at) {
        return false;
    }
    let (touches, fix) = if mark.opens {
        let is_letter = line.text[..range.start]
            .chars()
            .next_back()
            .is_some_and(|c| c.is_alphabetic() || matches!(c, ',' | ':' | '.'));
        (is_letter, format!(" {}", mark.right_sign()))
    } else {
        // A suffix may follow the mark.
        let word: String = line.text[range.end..].chars().take_while(|c| c.is_alphabetic()).take(5).collect();
        let is_word = word.len() > 1 && !matches!(word.as_str(), "nya" | "ku" | "mu" | "lah" | "kah" | "an");
        (is_word, format!("{} ", mark.right_sign()))
    };
    if touches && line.is_contiguous(&range) {
        found.push(story.finding(Rule::SpaceMissing, Severity::Warning, line, range).with_fix(fix));
    }
    touches
}

/// Reports a comma behind the closing mark of a speech, or none before it, as a hint: EYD V, III.
fn check_speech_comma(story: &StoryReading, line: &ReadingLine, mark: &QuoteMark, found: &mut Vec<Finding>) {
    if mark.opens || mark.partner.is_none() || !story.is_in(&["id"]) {
        return;
    }
    let range = mark.range();
    let after = &line.text[range.end..];
    let rest = after.strip_prefix(',').unwrap_or(after);
    let has_comma = rest.len() < after.len();
    let word = rest.strip_prefix(' ').unwrap_or_default();
    let word = &word[..word.bytes().take_while(u8::is_ascii_lowercase).count()];
    let before = line.text[..range.start].chars().next_back();
    let needs_comma = before.is_some_and(char::is_alphanumeric);
    if !SPEECH_VERBS.contains(&word.strip_suffix("nya").unwrap_or(word)) || !needs_comma {
        return;
    }
    let end = range.end + usize::from(has_comma);
    let finding = story.finding(Rule::QuoteComma, Severity::Hint, line, range.start..end);
    found.push(finding.with_fix(format!(",{}", mark.sign)));
}

/// Reports the quotations of the rarer style in a story with straight and curly marks.
fn check_styles(story: &StoryReading, found: &mut Vec<Finding>) {
    let all = || story.lines.iter().flat_map(|line| &line.marks);
    let straight = all().filter(|mark| mark.sign == '"').count();
    let curly = all().filter(|mark| matches!(mark.sign, '“' | '”')).count();
    if straight == 0 || curly == 0 {
        return;
    }
    let is_straight_rare = straight <= curly;
    let is_rare = |mark: &QuoteMark| (mark.sign == '"') == is_straight_rare && !matches!(mark.sign, '„' | '«' | '»');
    let right = |mark: &QuoteMark| match (is_straight_rare, mark.opens) {
        (true, true) => '“',
        (true, false) => '”',
        (false, _) => '"',
    };
    for line in &story.lines {
        let marks = &line.marks;
        for mark in marks.iter().filter(|mark| is_rare(mark)) {
            let partner = mark.partner.map(|index| &marks[index]);
            let (from, to) = match partner {
                // A short quotation is reported once, at its opening mark.
                Some(partner) if is_rare(partner) && mark.at.abs_diff(partner.at) <= MAX_SHOWN_BYTES => {
                    if !mark.opens {
                        continue;
                    }
                    let fix = format!("{}{}{}", right(mark), &line.text[mark.range().end..partner.at], right(partner));
                    let whole = mark.at..partner.range().end;
                    found.push(story.finding(Rule::QuoteMixed, Severity::Warning, line, whole).with_fix(fix));
                    continue;
                }
                _ => (mark.range(), beside(line, mark)),
            };
            let fix = format!("{}{}{}", &line.text[to.start..from.start], right(mark), &line.text[from.end..to.end]);
            found.push(story.finding(Rule::QuoteMixed, Severity::Warning, line, to).with_fix(fix));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Rule, StoryText, story::check_story};

    fn quotes(text: &str) -> Vec<(Rule, String, Option<String>)> {
        let story = StoryText::from_lines("id", &format!("Judul\n{text}"));
        let is_here = |rule: Rule| rule.code().starts_with("quote") || rule.code().starts_with("space");
        let found = check_story(&story, None).into_iter().filter(|finding| is_here(finding.rule));
        found.map(|finding| (finding.rule, finding.text, finding.fixes.first().cloned())).collect()
    }

    fn rules(text: &str) -> Vec<(Rule, String)> {
        quotes(text).into_iter().map(|(rule, text, _)| (rule, text)).collect()
    }

    #[test]
    fn each_paragraph_of_a_long_quotation_opens_and_only_the_last_one_closes() {
        assert_eq!(rules("“Kami pulang.\n“Kami tidur,” kata Sari.\n“Kami bangun,” katanya."), []);
        assert_eq!(rules("\"Kami pulang.\n\"Kami tidur,\" kata Sari."), []);
    }

    #[test]
    fn a_quotation_without_an_end_is_found() {
        assert_eq!(rules("“Kami pulang. Hujan turun.\nSari tidur."), [(Rule::QuoteUnclosed, "“Kami".to_owned())]);
        let fixed = |text: &str, fix: &str| vec![(Rule::QuoteUnclosed, text.to_owned(), Some(fix.to_owned()))];
        assert_eq!(quotes("“Kami pulang, kata Sari.\nHujan turun."), fixed("“Kami pulang,", "“Kami pulang,”"));
        assert_eq!(quotes("\"Pulang? kata Sari."), fixed("\"Pulang?", "\"Pulang?\""));
        assert_eq!(quotes("“Kami pulang, kata Sari. “Kami tidur,” katanya."), fixed("“Kami pulang,", "“Kami pulang,”"));
    }

    #[test]
    fn a_quotation_without_a_start_is_found() {
        assert_eq!(rules("Kami pulang,” kata Sari."), [(Rule::QuoteUnopened, "pulang,”".to_owned())]);
        assert_eq!(
            quotes("“Kami pulang.\nKami tidur,” kata Sari."),
            [(Rule::QuoteUnopened, "Kami".to_owned(), Some("“Kami".to_owned()))]
        );
        assert_eq!(
            rules("“Kami pulang.\nKami makan.\nKami tidur,” kata Sari."),
            [(Rule::QuoteUnopened, "Kami".to_owned())]
        );
    }

    #[test]
    fn quotations_inside_a_long_one_do_not_end_it() {
        assert_eq!(
            rules("“Kami pulang.\nKata mereka, “lama sekali”.\nKami “tidur” saja,” kata Sari."),
            [(Rule::QuoteUnopened, "Kami".to_owned())]
        );
    }

    #[test]
    fn the_comma_of_a_speech_is_before_its_mark() {
        assert_eq!(
            quotes(
                "“Kami pulang”, kata Sari. “Kami tidur” ujarnya. “Pulang?” kata Sari. “Rumah” dan “kebun”, desa itu."
            ),
            [
                (Rule::QuoteComma, "”,".to_owned(), Some(",”".to_owned())),
                (Rule::QuoteComma, "”".to_owned(), Some(",”".to_owned()))
            ]
        );
    }

    #[test]
    fn the_rarer_style_is_replaced() {
        assert_eq!(
            quotes("“Kami pulang,” kata Sari.\nWarga \"lelah\" itu tidur."),
            [(Rule::QuoteMixed, "\"lelah\"".to_owned(), Some("“lelah”".to_owned()))]
        );
        assert_eq!(
            quotes("\"Satu,\" kata Sari. \"Dua,\" katanya. “Tiga” itu."),
            [(Rule::QuoteMixed, "“Tiga”".to_owned(), Some("\"Tiga\"".to_owned()))]
        );
        let long = quotes(
            "“Kami pulang,” kata Sari. “Kami,” katanya.\n\"Kami tidur lama sekali setelah bekerja sampai malam,\" ujarnya.",
        );
        assert_eq!(long[0], (Rule::QuoteMixed, "\"Kami".to_owned(), Some("“Kami".to_owned())));
        assert_eq!(long[1], (Rule::QuoteMixed, "malam,\"".to_owned(), Some("malam,”".to_owned())));
    }

    #[test]
    fn a_mark_of_the_wrong_direction_is_turned() {
        assert_eq!(quotes("”Kami pulang,” kata Sari."), [(Rule::QuoteDirection, "”".to_owned(), Some("“".to_owned()))]);
        assert_eq!(
            quotes("Hujan turun.”Kami pulang,” kata Sari."),
            [(Rule::SpaceMissing, "”".to_owned(), Some(" “".to_owned()))]
        );
        assert_eq!(
            quotes("Sari berkata,”Kami pulang.”"),
            [(Rule::SpaceMissing, "”".to_owned(), Some(" “".to_owned()))]
        );
        assert_eq!(quotes("“Kami pulang,“ kata Sari."), [(Rule::QuoteDirection, "“".to_owned(), Some("”".to_owned()))]);
    }

    #[test]
    fn a_style_of_turned_marks_is_reported_once() {
        let style = "”Kami pulang,” kata Sari. ”Kami tidur,” katanya.\n”Kami bangun,” ujar Sari.";
        assert_eq!(quotes(style), [(Rule::QuoteDirection, "”".to_owned(), Some("“".to_owned()))]);
        let slips = "”Kami pulang,” kata Sari. “Kami tidur,” katanya.\n”Kami bangun,” ujar Sari.";
        assert_eq!(quotes(slips).len(), 2);
    }

    #[test]
    fn a_quotation_in_a_quotation_has_other_marks() {
        assert_eq!(
            quotes("“Dia bilang “pulang” lalu pergi,” kata Sari."),
            [(Rule::QuoteNested, "“pulang”".to_owned(), Some("‘pulang’".to_owned()))]
        );
    }

    #[test]
    fn spaces_beside_marks_are_found() {
        assert_eq!(
            quotes("“ Kami pulang,” kata Sari."),
            [(Rule::SpaceInsideSigns, " ".to_owned(), Some(String::new()))]
        );
        assert_eq!(quotes("“Kami pulang,”kata Sari."), [(Rule::SpaceMissing, "”".to_owned(), Some("” ".to_owned()))]);
        assert_eq!(
            quotes("Kata Sari,\"Kami pulang.\""),
            [(Rule::SpaceMissing, "\"".to_owned(), Some(" \"".to_owned()))]
        );
    }

    #[test]
    fn inches_and_suffixes_are_right() {
        assert_eq!(rules("Layar 14\" itu baru, dan “rumah”nya besar."), []);
    }
}
