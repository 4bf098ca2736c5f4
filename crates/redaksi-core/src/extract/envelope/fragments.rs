//! Sentences that were broken around a link, as many scrapers store them: the text before the link, the words of the link
//! and the text after it are lines of their own. They become one line again. Of a dateline, the outlet and the dash may be
//! such lines.
//!
//! A line is only joined where the line above it ends without a sentence ending and it goes on itself in a small letter or
//! with a punctuation mark. Lines of verse, lists and headlines stay as they are.

use crate::extract::date::parse;
use crate::extract::envelope::received_lines::ReceivedLines;
use crate::extract::envelope::story_lines::{JoinedGroup, LineJoin};
use crate::extract::envelope::wrap::{begins_anew, ends_sentence, is_list_item};
use crate::extract::matchers::{dateline, promo_marker};
use crate::packs::{Lexicon, words};
use crate::text::is_blank_char;

/// How many words a link has at most.
const MAX_LINK_WORDS: usize = 5;
/// How many words a line of prose has at least; lines of verse have fewer.
const MIN_PROSE_WORDS: usize = 9;
/// How many times as many words the text around a link has, at least, in a short sentence. Lines of verse are of like length.
const MIN_LINK_CONTRAST: usize = 8;
/// How many words a sentence has at least behind a link.
const MIN_REST_WORDS: usize = 4;
/// How many words the three parts of a broken sentence have together at least.
const MIN_SENTENCE_WORDS: usize = 8;

/// Groups the lines of the story: each group becomes one line.
pub(super) fn join_fragments(lines: &ReceivedLines<'_>, lexicon: &Lexicon) -> Vec<JoinedGroup> {
    let open = lines.open();
    let joins = Fragments::new(lines, &open, lexicon).joins();
    let mut groups: Vec<JoinedGroup> = Vec::with_capacity(open.len());
    for (index, join) in open.into_iter().zip(joins) {
        match (groups.last_mut(), join) {
            (Some(group), Some(join)) => {
                group.joins.push(join);
                group.indexes.push(index);
            }
            _ => groups.push(JoinedGroup { indexes: vec![index], joins: Vec::new() }),
        }
    }
    groups
}

struct Fragments<'l> {
    lexicon: &'l Lexicon,
    lines: Vec<Fragment<'l>>,
}

/// What decides whether a line is a part of a broken sentence.
struct Fragment<'l> {
    text: &'l str,
    word_count: usize,
    /// Whether it may be joined: nothing says that it is a line of its own, and the line above it is directly above.
    is_below: bool,
    ends_sentence: bool,
}

impl<'l> Fragments<'l> {
    fn new(lines: &'l ReceivedLines<'_>, open: &[usize], lexicon: &'l Lexicon) -> Self {
        let of_line = |at: usize| {
            let line = &lines.lines[open[at]];
            let text = line.content_text();
            let is_below = at > 0
                && open[at - 1] + 1 == open[at]
                && lines.is_joined_to_above(open[at])
                && line.placement.is_none()
                && lines.lines[open[at - 1]].placement.is_none();
            Fragment { text, word_count: text.split_whitespace().count(), is_below, ends_sentence: ends_sentence(text) }
        };
        Self { lexicon, lines: (0..open.len()).map(of_line).collect() }
    }

    /// For each line, how it is joined to the one above, if it is.
    fn joins(&self) -> Vec<Option<LineJoin>> {
        let mut joins = vec![None; self.lines.len()];
        for at in 1..self.lines.len() {
            let line = &self.lines[at];
            if !line.is_below || joins[at].is_some() {
                continue;
            }
            if let Some(count) = self.dateline_parts(at - 1) {
                joins[at..at + count].fill(Some(LineJoin::Space));
            } else if !self.may_go_on(at - 1, joins[at - 1].is_some()) {
            } else if starts_with_mark(line.text) && line.ends_sentence && self.is_sentence_above(at) {
                joins[at] = Some(LineJoin::Direct);
            } else if self.is_link(at) {
                joins[at] = Some(self.join(at));
                joins[at + 1] = Some(self.join(at + 1));
            } else if self.is_second_half(at) {
                joins[at] = Some(self.join(at));
            }
        }
        joins
    }

    /// How a line is joined to the one above: directly before a punctuation mark and behind an opening sign.
    fn join(&self, at: usize) -> LineJoin {
        let is_direct =
            starts_with_mark(self.lines[at].text) || self.lines[at - 1].text.ends_with(['@', '#', '(', '“', '‘']);
        if is_direct { LineJoin::Direct } else { LineJoin::Space }
    }

    /// Whether the sentence of a line may go on below it: it is not the headline, which has no full stop, and it begins as a
    /// sentence does, not as an entry of a list.
    fn may_go_on(&self, at: usize, is_joined: bool) -> bool {
        let line = &self.lines[at];
        let begins = is_joined || !starts_in_small_letter(line.text);
        let is_date = || line.word_count < MIN_PROSE_WORDS && parse::find_date(line.text, self.lexicon).day.is_some();
        at > 0
            && begins
            && !line.ends_sentence
            && promo_marker::find_marker(line.text, self.lexicon).is_none()
            && !is_date()
    }

    /// Whether the text above a punctuation mark is long enough to be the sentence that it ends.
    fn is_sentence_above(&self, at: usize) -> bool {
        const MIN_WORDS: usize = 4;
        self.lines[at - 1].word_count >= MIN_WORDS
    }

    /// Whether a line holds the words of a link, and the sentence goes on above it and ends below it.
    fn is_link(&self, at: usize) -> bool {
        let [above, line, below] = [&self.lines[at - 1], &self.lines[at], self.lines.get(at + 1).unwrap_or(&NO_LINE)];
        let words_around = above.word_count + below.word_count;
        let is_sentence = words_around + line.word_count >= MIN_SENTENCE_WORDS;
        let is_prose = above.word_count.max(below.word_count) >= MIN_PROSE_WORDS
            || is_sentence && line.word_count * MIN_LINK_CONTRAST <= words_around;
        let goes_on = if starts_with_mark(below.text) {
            is_mark_alone(below.text) || is_sentence
        } else {
            starts_in_small_letter(below.text) && is_prose && below.word_count >= MIN_REST_WORDS
        };
        below.is_below
            && goes_on
            && below.ends_sentence
            && line.word_count <= MAX_LINK_WORDS
            && !line.ends_sentence
            && !self.is_own_line(line.text)
            && !is_list_item(below.text)
    }

    /// Whether a line is the rest of a long sentence that the line above begins.
    fn is_second_half(&self, at: usize) -> bool {
        let [above, line] = [&self.lines[at - 1], &self.lines[at]];
        above.word_count >= MIN_PROSE_WORDS
            && above.text.ends_with(|c: char| c.is_alphanumeric() || c == ',')
            && line.text.split(is_blank_char).next().is_some_and(|word| !word.contains('.'))
            && starts_in_small_letter(line.text)
            && line.ends_sentence
            && !line.text.ends_with(':')
            && !self.is_own_line(line.text)
    }

    /// Whether a line is known as something of its own, such as a promo, a label or boilerplate.
    fn is_own_line(&self, text: &str) -> bool {
        let tokens: Vec<_> = words(text).take(MIN_PROSE_WORDS).collect();
        is_list_item(text) || self.lexicon.furniture.get_exact(&tokens).is_some() || begins_anew(text, self.lexicon)
    }

    /// How many lines below belong to the dateline that a line begins: the dash, and the text after a dash alone.
    fn dateline_parts(&self, at: usize) -> Option<usize> {
        const MAX_PLACE_WORDS: usize = 6;
        let (place, dash) = (&self.lines[at], self.lines.get(at + 1).filter(|line| line.is_below)?);
        let rest = dash.text.strip_prefix(['-', '–', '—']).map(|rest| rest.trim_start_matches(['-', '–', '—']))?;
        if place.word_count > MAX_PLACE_WORDS || !rest.is_empty() && !rest.starts_with(is_blank_char) {
            return None;
        }
        let is_alone = rest.is_empty();
        let behind = self.lines.get(at + 2).filter(|line| line.is_below && line.word_count > 1);
        let text = if is_alone { behind?.text } else { rest };
        let dateline = dateline::find_dateline(&format!("{} – {}", place.text, text.trim_start()), self.lexicon)?;
        let is_whole = dateline.range.end > place.text.len();
        let is_prose = !dateline.agency.is_empty() || text.split_whitespace().count() >= MIN_PROSE_WORDS;
        (is_whole && is_prose && text.trim_start().starts_with(char::is_uppercase)).then_some(if is_alone {
            2
        } else {
            1
        })
    }
}

const NO_LINE: Fragment<'static> = Fragment { text: "", word_count: 0, is_below: false, ends_sentence: true };

fn starts_in_small_letter(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}

/// Whether a text starts with a mark that ends a sentence or a part of it: `, kata dia`, `. Simak`, `?`.
fn starts_with_mark(text: &str) -> bool {
    let behind = text.strip_prefix([',', '.', ';', '?', '!']);
    behind.is_some_and(|behind| behind.is_empty() || behind.starts_with(is_blank_char))
}

fn is_mark_alone(text: &str) -> bool {
    text.chars().count() == 1
}
