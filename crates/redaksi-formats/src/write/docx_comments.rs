//! The comments of a Word document: which runs they are on, and their part of the package.

use crate::document::{BodyPlace, InlineRun, PublishedBlock, PublishedComment, PublishedStory};
use crate::write::escape::{joined_runs, xml};
use chrono::NaiveDateTime;
use std::fmt::Write as _;
use std::ops::Range;

/// Which comments have begun, and on how many further runs each of them is.
#[derive(Debug, Default)]
pub(crate) struct CommentMarks {
    has_begun: Vec<bool>,
    runs_left: Vec<usize>,
}

impl CommentMarks {
    /// Counts the runs of each comment; `body` is that of [`part_by_comments`].
    pub fn new(body: &[PublishedBlock], count: usize) -> Self {
        let mut runs_left = vec![0; count];
        for run in body.iter().flat_map(run_lists).flat_map(|runs| joined_runs(runs)) {
            run.comments.iter().for_each(|comment| runs_left[*comment] += 1);
        }
        Self { has_begun: vec![false; count], runs_left }
    }

    /// Appends the marks of the comments that begin with a run.
    pub fn push_starts(&mut self, run: &InlineRun, body: &mut String) {
        for comment in &run.comments {
            if !std::mem::replace(&mut self.has_begun[*comment], true) {
                let _ = write!(body, "<w:commentRangeStart w:id=\"{comment}\"/>");
            }
        }
    }

    /// Appends the marks and references of the comments that end with a run.
    pub fn push_ends(&mut self, run: &InlineRun, body: &mut String) {
        for comment in &run.comments {
            self.runs_left[*comment] -= 1;
            if self.runs_left[*comment] == 0 {
                let _ = write!(
                    body,
                    "<w:commentRangeEnd w:id=\"{comment}\"/><w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr>\
                     <w:commentReference w:id=\"{comment}\"/></w:r>"
                );
            }
        }
    }
}

/// Returns the body with its runs parted where comments begin and end, and each run with its comments. A comment whose words are
/// not in the text is on the first run.
pub(crate) fn part_by_comments(story: &PublishedStory) -> Vec<PublishedBlock> {
    let mut body = story.body.clone();
    if story.comments.is_empty() {
        return body;
    }
    let mut is_placed = vec![false; story.comments.len()];
    for (index, block) in body.iter_mut().enumerate() {
        let text: Vec<String> = run_lists(block).iter().map(|runs| crate::document::runs_text(runs)).collect();
        let text = text.join("\t");
        let ranges = story.comments.iter().map(|comment| range_in_block(comment, index, &text)).enumerate();
        let ranges: Vec<(usize, Range<usize>)> = ranges.filter_map(|(id, range)| Some((id, range?))).collect();
        if ranges.is_empty() {
            continue;
        }
        let mut offset = 0;
        for runs in run_lists_mut(block) {
            *runs = parted(runs, offset, &ranges);
            offset += runs.iter().map(|run| run.text.len()).sum::<usize>() + 1;
            runs.iter().flat_map(|run| &run.comments).for_each(|comment| is_placed[*comment] = true);
        }
    }
    let first = body.iter_mut().flat_map(run_lists_mut).flatten().find(|run| !run.text.is_empty());
    if let Some(first) = first {
        let unplaced = is_placed.iter().enumerate().filter(|(_, is_placed)| !**is_placed);
        first.comments.extend(unplaced.map(|(comment, _)| comment));
    }
    body
}

/// Returns the range of the words of a comment in the text of a block; that of the word beside it for one that stands on a point.
fn range_in_block(comment: &PublishedComment, block: usize, text: &str) -> Option<Range<usize>> {
    let PublishedComment { start, end, .. } = comment;
    if !(start.block..=end.block).contains(&block) {
        return None;
    }
    let clip = |place: &BodyPlace| text.floor_char_boundary(place.offset);
    let from = if block == start.block { clip(start) } else { 0 };
    let to = if block == end.block { clip(end) } else { text.len() };
    if from < to {
        return Some(from..to);
    }
    if start != end {
        return None;
    }
    let before = text[..from].trim_end();
    let word = before.rfind(char::is_whitespace).map_or(0, |space| space + 1);
    if word < before.len() {
        return Some(text.ceil_char_boundary(word)..before.len());
    }
    let behind = text[from..].find(char::is_whitespace).map_or(text.len(), |space| from + space);
    (from < behind).then_some(from..behind)
}

/// Parts runs at the ends of the ranges; `offset` is that of the first run in the text of the block.
fn parted(runs: &[InlineRun], mut offset: usize, ranges: &[(usize, Range<usize>)]) -> Vec<InlineRun> {
    let mut pieces = Vec::with_capacity(runs.len() + 2 * ranges.len());
    for run in runs {
        let end = offset + run.text.len();
        let mut cuts: Vec<usize> = ranges.iter().flat_map(|(_, range)| [range.start, range.end]).collect();
        cuts.retain(|cut| offset < *cut && *cut < end);
        cuts.push(end);
        cuts.sort_unstable();
        cuts.dedup();
        for cut in cuts {
            let text = run.text[run.text.len() - (end - offset)..run.text.len() - (end - cut)].to_owned();
            let covers = |range: &Range<usize>| range.start <= offset && cut <= range.end;
            let comments = ranges.iter().filter(|(_, range)| covers(range) && !text.is_empty()).map(|(id, _)| *id);
            let comments = comments.collect();
            pieces.push(InlineRun { text, comments, ..run.clone() });
            offset = cut;
        }
    }
    pieces
}

/// The runs of a block, those of a table row cell by cell.
fn run_lists(block: &PublishedBlock) -> Vec<&Vec<InlineRun>> {
    match block {
        PublishedBlock::Paragraph(runs)
        | PublishedBlock::Subhead(runs)
        | PublishedBlock::Caption { runs, .. }
        | PublishedBlock::ListItem { runs, .. }
        | PublishedBlock::ItemParagraph { runs, .. }
        | PublishedBlock::Quote(runs) => vec![runs],
        PublishedBlock::TableRow { cells } => cells.iter().collect(),
    }
}

fn run_lists_mut(block: &mut PublishedBlock) -> Vec<&mut Vec<InlineRun>> {
    match block {
        PublishedBlock::Paragraph(runs)
        | PublishedBlock::Subhead(runs)
        | PublishedBlock::Caption { runs, .. }
        | PublishedBlock::ListItem { runs, .. }
        | PublishedBlock::ItemParagraph { runs, .. }
        | PublishedBlock::Quote(runs) => vec![runs],
        PublishedBlock::TableRow { cells } => cells.iter_mut().collect(),
    }
}

/// Returns the content of the part with the comments, without the XML declaration.
pub(crate) fn comments_part(comments: &[PublishedComment], namespaces: &str) -> String {
    let mut text = format!("<w:comments {namespaces}>\n");
    for (id, comment) in comments.iter().enumerate() {
        let initials: String = comment.author.split_whitespace().filter_map(|word| word.chars().next()).collect();
        let _ = write!(
            text,
            "<w:comment w:id=\"{id}\" w:author=\"{}\" w:initials=\"{}\"{}>",
            xml(&comment.author),
            xml(&initials),
            word_date(&comment.at).map(|date| format!(" w:date=\"{date}\"")).unwrap_or_default(),
        );
        for (index, line) in comment.text.lines().enumerate() {
            text.push_str("<w:p><w:pPr><w:pStyle w:val=\"CommentText\"/></w:pPr>");
            if index == 0 {
                text.push_str("<w:r><w:rPr><w:rStyle w:val=\"CommentReference\"/></w:rPr><w:annotationRef/></w:r>");
            }
            let _ = write!(text, "<w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", xml(line));
        }
        text.push_str("</w:comment>\n");
    }
    text + "</w:comments>\n"
}

/// Returns a date as Word writes that of a comment: the time on the clock of the author, marked as `Z`.
fn word_date(at: &str) -> Option<String> {
    let clock = ["%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M"].into_iter().find_map(|format| {
        let (clock, _) = NaiveDateTime::parse_and_remainder(at, format).ok()?;
        Some(clock)
    })?;
    Some(clock.format("%Y-%m-%dT%H:%M:%SZ").to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn comment(text: &str, start: (usize, usize), end: (usize, usize)) -> PublishedComment {
        let place = |(block, offset)| BodyPlace { block, offset };
        PublishedComment { text: text.into(), start: place(start), end: place(end), ..PublishedComment::default() }
    }

    /// The texts of the runs with the comments on them.
    fn shown(body: &[PublishedBlock]) -> Vec<(String, Vec<usize>)> {
        let runs = body.iter().flat_map(PublishedBlock::runs);
        runs.map(|run| (run.text.clone(), run.comments.clone())).collect()
    }

    #[test]
    fn runs_are_parted_where_comments_begin_and_end() {
        let run = InlineRun::plain;
        let body = vec![
            PublishedBlock::Paragraph(vec![run("satu "), InlineRun { bold: true, ..run("dua tiga") }]),
            PublishedBlock::TableRow { cells: vec![vec![run("Kenari")], vec![run("600")]] },
        ];
        let comments = vec![comment("a", (0, 0), (0, 8)), comment("b", (0, 9), (1, 6)), comment("c", (1, 10), (1, 10))];
        let story = PublishedStory { body, comments, ..PublishedStory::default() };
        let expected = [
            ("satu ", vec![0]),
            ("dua", vec![0]),
            (" ", vec![]),
            ("tiga", vec![1]),
            ("Kenari", vec![1]),
            ("600", vec![2]),
        ];
        assert_eq!(shown(&part_by_comments(&story)), expected.map(|(text, comments)| (text.to_owned(), comments)));
    }

    #[test]
    fn a_comment_whose_words_are_gone_is_on_the_first_run() {
        let body = vec![PublishedBlock::Paragraph(vec![InlineRun::plain("satu dua")])];
        let comments = vec![comment("a", (3, 0), (3, 4))];
        let story = PublishedStory { body, comments, ..PublishedStory::default() };
        assert_eq!(shown(&part_by_comments(&story)), [("satu dua".to_owned(), vec![0])]);
    }

    #[test]
    fn the_date_of_a_comment_is_the_time_on_the_clock_of_its_author() {
        assert_eq!(word_date("2026-01-12T08:05+07:00").as_deref(), Some("2026-01-12T08:05:00Z"));
        assert_eq!(word_date("2026-01-12T08:05:09Z").as_deref(), Some("2026-01-12T08:05:09Z"));
        assert_eq!(word_date("kemarin"), None);
    }
}
