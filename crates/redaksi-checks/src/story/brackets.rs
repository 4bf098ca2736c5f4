//! Brackets without a partner.

use super::reading::{ReadingLine, StoryReading, before};
use crate::{Finding, Rule, Severity};

/// Reports brackets without a partner in their paragraph.
pub(super) fn check_brackets(story: &StoryReading, found: &mut Vec<Finding>) {
    // The bracket that a sentence leaves open which continues in the next paragraph.
    let mut left_open: Option<char> = None;
    for (index, line) in story.lines.iter().enumerate() {
        let mut open: Vec<(usize, char)> = Vec::new();
        let mut continued = left_open.take();
        for (at, c) in line.text.char_indices() {
            match c {
                '(' | '[' if !is_face(line.text, at) => open.push((at, c)),
                ')' | ']' => {
                    let partner = if c == ')' { '(' } else { '[' };
                    if open.last().is_some_and(|(_, last)| *last == partner) {
                        open.pop();
                    } else if open.is_empty() && continued == Some(partner) {
                        continued = None;
                    } else if !is_item_mark(line.text, at) && !is_face(line.text, at) {
                        report(story, line, at, found);
                    }
                }
                _ => {}
            }
        }
        let closes_next = |bracket: char| {
            let partner = if bracket == '(' { ')' } else { ']' };
            let next = story.lines.get(index + 1)?;
            (next.text.starts_with(char::is_lowercase) && next.text.contains(partner)).then_some(bracket)
        };
        if !line.text.trim_end().ends_with(['.', '!', '?'])
            && let Some(bracket) = open.last().and_then(|(_, bracket)| closes_next(*bracket))
        {
            open.pop();
            left_open = Some(bracket);
        }
        for (at, _) in open {
            report(story, line, at, found);
        }
    }
}

fn report(story: &StoryReading, line: &ReadingLine, at: usize, found: &mut Vec<Finding>) {
    if !line.is_in_address(at) {
        found.push(story.finding(Rule::BracketUnbalanced, Severity::Warning, line, at..at + 1));
    }
}

/// Whether the bracket ends the mark of an item: `1)`, `a)`, `iv)` at the start or after a space.
fn is_item_mark(text: &str, at: usize) -> bool {
    let mark = before(text, at, 8).rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or_default();
    let is_number = mark.len() < 3 && mark.bytes().all(|byte| byte.is_ascii_digit());
    !mark.is_empty() && (is_number || mark.len() == 1 || mark.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x')))
}

/// Whether the bracket is the mouth of a face such as `:)` or `;-(`.
fn is_face(text: &str, at: usize) -> bool {
    text[..at].ends_with([':', ';']) || text[..at].ends_with(":-") || text[..at].ends_with(";-")
}

#[cfg(test)]
mod tests {
    use crate::{Rule, StoryText, story::check_story};

    fn brackets(text: &str) -> Vec<usize> {
        let story = StoryText::from_lines("id", &format!("Judul\n{text}"));
        let found = check_story(&story, None).into_iter().filter(|finding| finding.rule == Rule::BracketUnbalanced);
        found.map(|finding| finding.paragraph.unwrap()).collect()
    }

    #[test]
    fn a_bracket_without_a_partner_is_found() {
        assert_eq!(brackets("Warga (dan tamu pulang."), [1]);
        assert_eq!(brackets("Warga dan tamu) pulang."), [1]);
        assert_eq!(brackets("Warga [dan tamu) pulang."), [1, 1]);
    }

    #[test]
    fn pairs_items_and_faces_are_right() {
        assert_eq!(brackets("Warga (dan tamu [tua]) pulang :) 1) satu, b) dua, iii) tiga (*)"), [] as [usize; 0]);
    }

    #[test]
    fn a_sentence_in_two_paragraphs_may_have_its_brackets_in_both() {
        let count = |text: &str| {
            let story = StoryText::from_lines("id", text);
            check_story(&story, None).iter().filter(|finding| finding.rule == Rule::BracketUnbalanced).count()
        };
        assert_eq!(count("Judul\nEnergi fosil (batu\nbara, minyak dan gas) mahal."), 0);
        assert_eq!(count("Judul\nEnergi fosil (batu.\nBara, minyak dan gas) mahal."), 2);
        assert_eq!(count("Judul\nEnergi fosil (batu\nbara, minyak dan gas mahal."), 1);
    }
}
