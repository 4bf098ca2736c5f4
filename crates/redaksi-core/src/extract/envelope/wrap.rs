//! Lines that were broken at a fixed width, as in mail and in text from a PDF: the lines of a paragraph become one line,
//! and words that were broken become whole.
//!
//! A text counts as wrapped if several of its lines go on in small letters on the next line, and nearly no line is longer.
//! In a wrapped text, a line ends where the next word did not fit. That tells the lines of a paragraph from entries of a
//! list, which end where the entry ends.

use crate::extract::envelope::received_lines::{ReceivedLine, ReceivedLines};
use crate::extract::envelope::story_lines::{JoinedGroup, LineJoin, is_hyphen};
use crate::extract::matchers::{dateline, promo_marker};
use crate::extract::reason_code::ReasonCode;
use crate::packs::{Lexicon, WordKey, is_spaceless, words};
use std::collections::HashSet;

/// Widths at which texts are wrapped, in characters.
const MIN_WIDTH: usize = 30;
const MAX_WIDTH: usize = 110;
/// How many lines must go on below for the text to be wrapped.
const MIN_CONTINUED_LINES: usize = 2;

/// Groups the lines of the story: each group becomes one line. `None` if the text is not wrapped.
pub(super) fn join_wrapped_lines(lines: &ReceivedLines<'_>, lexicon: &Lexicon) -> Option<Vec<JoinedGroup>> {
    let open = lines.open();
    let page = WrappedText::detect(lines, &open)?;
    let mut broken_words: Option<KnownWords> = None;
    let mut groups: Vec<JoinedGroup> = Vec::with_capacity(open.len());
    for (at, index) in open.iter().enumerate() {
        let above = at.checked_sub(1).map(|above| open[above]);
        let is_joined = above.is_some_and(|above| page.goes_on(lines, above, *index, lexicon));
        match (groups.last_mut().filter(|_| is_joined), above) {
            (Some(group), Some(above)) => {
                let (above, line) = (&lines.lines[above], &lines.lines[*index]);
                let join = if has_broken_word(above, line) {
                    let known = broken_words.get_or_insert_with(|| KnownWords::collect(lines, &open));
                    known.join(above, line, lexicon)
                } else {
                    LineJoin::Space
                };
                group.joins.push(join);
                group.indexes.push(*index);
            }
            _ => groups.push(JoinedGroup { indexes: vec![*index], joins: Vec::new() }),
        }
    }
    Some(groups)
}

/// A text whose lines are broken at a fixed width.
struct WrappedText {
    /// The length of the longest line that goes on below, in characters.
    width: usize,
}

impl WrappedText {
    fn detect(lines: &ReceivedLines<'_>, open: &[usize]) -> Option<Self> {
        let mut continued: Vec<(usize, usize)> = Vec::new();
        for pair in open.windows(2).filter(|pair| lines.is_joined_to_above(pair[1]) && pair[0] + 1 == pair[1]) {
            let (above, below) = (&lines.lines[pair[0]], &lines.lines[pair[1]]);
            let text = above.content_text();
            let goes_on = match first_letter(below.content_text()) {
                Some(c) if c.is_lowercase() => true,
                // Scripts without capitals: only an open sentence goes on.
                Some(c) => !c.is_uppercase() && !is_spaceless(c) && c.is_alphabetic() && !ends_sentence(text),
                None => false,
            };
            if goes_on {
                let length = text.chars().count();
                continued.push((length, length + 1 + first_word(below.content_text()).chars().count()));
            }
        }
        let width = continued.iter().map(|(length, _)| *length).max()?;
        let is_full = |pair: &&(usize, usize)| pair.1 * 10 >= width * 8;
        let full = continued.iter().filter(is_full).count();
        let is_long = |index: &&usize| {
            lines.lines[**index].content.len() > width + width / 5 && {
                lines.lines[**index].content_text().chars().count() > width + width / 5
            }
        };
        let long = open.iter().filter(is_long).count();
        let is_wrapped = (MIN_WIDTH..=MAX_WIDTH).contains(&width)
            && full >= MIN_CONTINUED_LINES
            && full * 10 >= continued.len() * 7
            && long * 8 <= open.len();
        is_wrapped.then_some(Self { width })
    }

    /// Whether a line goes on with the sentence or the paragraph of the line above it.
    fn goes_on(&self, lines: &ReceivedLines<'_>, above: usize, index: usize, lexicon: &Lexicon) -> bool {
        let (line_above, line) = (&lines.lines[above], &lines.lines[index]);
        if line_above.placement.is_some() || line.placement.is_some() {
            return false;
        }
        let (text_above, text) = (line_above.content_text(), line.content_text());
        let length = text_above.chars().count();
        let is_in_small_letters = first_letter(text).is_some_and(char::is_lowercase);
        let is_long_enough = length * 2 >= self.width;
        if above + 1 != index || !lines.is_joined_to_above(index) {
            // A sentence may go on behind the break of a page.
            let is_break = |line: &ReceivedLine<'_>| {
                let rule = line.aside.map(|aside| aside.rule);
                matches!(rule, Some(ReasonCode::PageNumber | ReasonCode::RunningHead))
            };
            let between = &lines.lines[above + 1..index];
            return !between.is_empty()
                && between.iter().all(is_break)
                && is_long_enough
                && is_in_small_letters
                && !ends_sentence(text_above);
        }
        if is_list_item(text) {
            return false;
        }
        if is_in_small_letters {
            return is_long_enough || has_broken_word(line_above, line);
        }
        let did_not_fit = length + 1 + first_word(text).chars().count() > self.width;
        let is_indented = line.indent() > line_above.indent() + 1;
        did_not_fit && is_long_enough && !(ends_sentence(text_above) && is_indented) && !begins_anew(text, lexicon)
    }
}

/// Whether a line in capital letters begins something of its own: a label, a promo, a dateline.
pub(super) fn begins_anew(text: &str, lexicon: &Lexicon) -> bool {
    let tokens: Vec<_> = words(text).take(12).collect();
    let has_label = lexicon
        .labels
        .longest_prefix(&tokens)
        .is_some_and(|(count, _)| text[tokens[count - 1].range.end..].trim_start().starts_with(':'));
    has_label || promo_marker::find_marker(text, lexicon).is_some() || dateline::find_dateline(text, lexicon).is_some()
}

pub(super) fn is_list_item(text: &str) -> bool {
    let number = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let is_numbered =
        (1..=2).contains(&number) && text[number..].starts_with([')', '.']) && text[number + 1..].starts_with(' ');
    is_numbered || ["- ", "– ", "• ", "* ", "· ", "▪ ", "> "].iter().any(|sign| text.starts_with(sign))
}

fn first_letter(text: &str) -> Option<char> {
    let c = text.chars().find(|c| c.is_alphanumeric())?;
    c.is_alphabetic().then_some(c)
}

fn first_word(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or_default()
}

pub(super) fn ends_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»']);
    text.ends_with(['.', '!', '?', '…', ':', '。', '।', '؟', '۔'])
}

/// The word before the hyphen at the end of a line, and the first word of the next line; empty if no word is broken.
fn broken_word<'t>(above: &ReceivedLine<'t>, line: &ReceivedLine<'t>) -> (&'t str, &'t str) {
    let is_letter = |c: char| c.is_alphanumeric() || matches!(c, '\'' | '’');
    let text = above.content_text();
    let front = text.strip_suffix(is_hyphen).unwrap_or(if above.ends_with_soft_hyphen { text } else { "" });
    let left = &front[front.trim_end_matches(is_letter).len()..];
    let behind = line.content_text();
    let right = &behind[..behind.find(|c| !is_letter(c)).unwrap_or(behind.len())];
    (left, right)
}

fn has_broken_word(above: &ReceivedLine<'_>, line: &ReceivedLine<'_>) -> bool {
    let (left, right) = broken_word(above, line);
    !left.is_empty() && !right.is_empty()
}

/// The words of a text that are not broken.
struct KnownWords {
    whole: HashSet<WordKey>,
    /// Words with a hyphen inside.
    compounds: HashSet<WordKey>,
}

impl KnownWords {
    fn collect(lines: &ReceivedLines<'_>, open: &[usize]) -> Self {
        let (mut whole, mut compounds) = (HashSet::new(), HashSet::new());
        for index in open {
            let text = lines.lines[*index].content_text();
            let tokens: Vec<_> = words(text).collect();
            whole.extend(tokens.iter().map(|word| word.key));
            let pairs = tokens.windows(2).filter(|pair| pair[0].range.end + 1 == pair[1].range.start);
            let joined = pairs.filter(|pair| text.as_bytes()[pair[0].range.end] == b'-');
            compounds.extend(joined.map(|pair| WordKey::of(&text[pair[0].range.start..pair[1].range.end])));
        }
        Self { whole, compounds }
    }

    /// How the halves of a word are joined: the hyphen goes unless it belongs to the word.
    fn join(&self, above: &ReceivedLine<'_>, line: &ReceivedLine<'_>, lexicon: &Lexicon) -> LineJoin {
        let (left, right) = broken_word(above, line);
        if above.ends_with_soft_hyphen {
            return LineJoin::DropHyphen;
        }
        let is_code = !left.contains(char::is_lowercase) && left.chars().nth(1).is_some();
        let is_name =
            !right.starts_with(char::is_lowercase) && right.chars().any(|c| c.is_uppercase() || c.is_numeric());
        let has_digit = left.ends_with(|c: char| c.is_numeric());
        let is_compound = || self.compounds.contains(&WordKey::of(&format!("{left}-{right}")));
        let is_one_word = || self.whole.contains(&WordKey::of(&format!("{left}{right}")));
        let keeps_hyphen = || {
            lexicon.envelope.hyphen_prefixes.contains(WordKey::of(left))
                || is_doubled(&left.to_lowercase(), &right.to_lowercase())
        };
        let keeps =
            (is_code && right.starts_with(char::is_lowercase)) || is_name && !is_code || has_digit || is_compound();
        if keeps || !is_one_word() && keeps_hyphen() { LineJoin::KeepHyphen } else { LineJoin::DropHyphen }
    }
}

/// Whether two halves are a doubled word: `anak-anak`, `buku-bukunya`, `berlari-lari`, `sayur-mayur`, `bolak-balik`,
/// `warna-warni`.
fn is_doubled(left: &str, right: &str) -> bool {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len() < 3 || right.len() < 3 {
        return left == right && left.len() >= 2;
    }
    let consonants = |word: &[char]| -> Vec<char> {
        word.iter().copied().filter(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')).collect()
    };
    let same_length = left.len() == right.len() && left.len() >= 4;
    right.starts_with(&left)
        || left.ends_with(&right)
        || same_length
            && (left[1..] == right[1..]
                || left[..3] == right[..3]
                || left[0] == right[0] && consonants(&left) == consonants(&right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn doubled_words_are_recognised() {
        for (left, right) in [
            ("anak", "anak"),
            ("buku", "bukunya"),
            ("berlari", "lari"),
            ("sayur", "mayur"),
            ("bolak", "balik"),
            ("warna", "warni"),
        ] {
            assert!(is_doubled(left, right), "{left}-{right}");
        }
        for (left, right) in [("mema", "kai"), ("seko", "lah"), ("ber", "jumlah"), ("gov", "ernment"), ("ko", "ta")] {
            assert!(!is_doubled(left, right), "{left}-{right}");
        }
    }
}
