//! Forms of address: the lines that greet the newsroom, the kind of document, the end word, the closing and the signature.

use crate::extract::envelope::received_lines::{EnvelopePlacement, ReceivedLines};
use crate::extract::line_class::LineClass;
use crate::extract::matchers::label::match_label;
use crate::extract::reason_code::ReasonCode;
use crate::packs::{Lexicon, Word, words};

/// How many lines from the start may greet somebody or name the kind of document.
const MAX_HEAD_LINES: usize = 6;
/// How many lines from the end may be a closing and a signature.
const MAX_TAIL_LINES: usize = 15;
/// The longest greeting that is not a whole sentence, in words.
const MAX_GREETING_WORDS: usize = 9;
/// The longest sentence that begins with a greeting of several words, in words.
const MAX_SENTENCE_WORDS: usize = 32;
/// The longest greeting, in bytes.
const MAX_LEN: usize = 400;
/// The longest line of a signature, in words.
const MAX_SIGNATURE_WORDS: usize = 10;
/// How many lines below a closing may be the signature.
const MAX_SIGNATURE_LINES: usize = 8;

/// Sets letterheads and greetings of the newsroom aside, and marks the end word.
pub(super) fn set_letterheads_aside(lines: &mut ReceivedLines<'_>, lexicon: &Lexicon) {
    for index in lines.open().into_iter().take(MAX_HEAD_LINES) {
        let line = &lines.lines[index];
        if line.content.len() > MAX_LEN {
            continue;
        }
        let words = line.words();
        if greeting_of(line.content_text(), &words, lexicon).is_some_and(|greeting| greeting.is_of_newsroom) {
            lines.set_wrapping_aside(index, ReasonCode::Greeting);
        } else if is_letterhead(line.content_text(), &words, lexicon) {
            lines.set_wrapping_aside(index, ReasonCode::Letterhead);
        }
    }
    for index in lines.open().into_iter().skip(2) {
        if is_end_word(lines.lines[index].content_text(), lexicon) {
            let placement = EnvelopePlacement { classes: &[LineClass::BodyEnd], rule: ReasonCode::EndMark };
            lines.lines[index].placement = Some(placement);
        }
    }
}

/// Sets the other forms of address aside. They count only in a text that came with something else that belongs to no
/// story: a speech and an open letter have them, too.
pub(super) fn set_addresses_aside(lines: &mut ReceivedLines<'_>, lexicon: &Lexicon) {
    let is_letter = lines.lines.iter().any(|line| !line.is_open());
    let open = lines.open();
    for (at, index) in open.iter().copied().enumerate().take(MAX_HEAD_LINES).filter(|_| is_letter) {
        let line = &lines.lines[index];
        let text = line.content_text();
        // `Salam hormat` greets, and ends a letter.
        let is_closing =
            at + MAX_SIGNATURE_LINES >= open.len() && lexicon.envelope.closings.get_exact(&line.words()).is_some();
        if !is_closing && line.content.len() <= MAX_LEN && greeting_of(text, &line.words(), lexicon).is_some() {
            lines.set_wrapping_aside(index, ReasonCode::Greeting);
        }
    }
    let open = lines.open();
    set_signature_aside(lines, &open, is_letter, lexicon);
}

/// A line that greets somebody.
struct Greeting {
    is_of_newsroom: bool,
}

/// `Yth. Redaksi Warta`, `Dear editors,`, `Selamat pagi rekan-rekan media`, and sentences such as `Please find below …`.
fn greeting_of(text: &str, words: &[Word], lexicon: &Lexicon) -> Option<Greeting> {
    let (count, ()) = lexicon.envelope.greetings.longest_prefix(words)?;
    let is_sentence = count >= 3 && words.len() > MAX_GREETING_WORDS;
    let names_newsroom =
        (count..words.len()).any(|at| lexicon.envelope.addressees.longest_prefix(&words[at..]).is_some());
    // A headline may begin like a greeting, but goes on in capitals.
    let goes_on = || count >= 2 && words[count..].iter().any(|word| !word.starts_non_lowercase(text));
    let is_short = words.len() <= MAX_GREETING_WORDS
        && (count == words.len() || names_newsroom || text.ends_with(',') || goes_on());
    let is_greeting = is_short || is_sentence && words.len() <= MAX_SENTENCE_WORDS;
    is_greeting.then_some(Greeting { is_of_newsroom: is_short && names_newsroom })
}

/// `SIARAN PERS`, `Nomor: 112/SP/III/2025`.
fn is_letterhead(text: &str, words: &[Word], lexicon: &Lexicon) -> bool {
    let Some((count, ())) = lexicon.envelope.letterheads.longest_prefix(words) else { return false };
    let behind = text[words[count - 1].range.end..].trim_start_matches([' ', '\t']);
    let is_numbered =
        || behind.starts_with([':', '.']) && behind.contains(|c: char| c.is_ascii_digit()) && words.len() <= 10;
    count == words.len() || is_numbered()
}

/// `ENDS`, `-selesai-`: in capitals, or between signs.
fn is_end_word(text: &str, lexicon: &Lexicon) -> bool {
    if text.len() > 40 {
        return false;
    }
    let inner = text.trim_matches(|c: char| !c.is_alphanumeric());
    let is_marked = inner.len() < text.trim_end_matches('.').len() || !inner.contains(char::is_lowercase);
    is_marked && lexicon.envelope.ends.get_exact(&words(inner).collect::<Vec<_>>()).is_some()
}

/// Sets a closing with the lines below it aside, and what is below the two dashes that begin a signature.
fn set_signature_aside(lines: &mut ReceivedLines<'_>, open: &[usize], is_letter: bool, lexicon: &Lexicon) {
    let tail = open.len().saturating_sub(MAX_TAIL_LINES).max(2);
    let Some(at) = (tail..open.len()).find(|at| {
        let line = &lines.lines[open[*at]];
        line.content_text() == "--"
            || is_letter && line.content.len() <= 100 && lexicon.envelope.closings.get_exact(&line.words()).is_some()
    }) else {
        return;
    };
    lines.set_wrapping_aside(open[at], ReasonCode::Closing);
    let is_signature = |index: &usize| {
        let line = &lines.lines[*index];
        let text = line.content_text();
        let words = line.words();
        words.len() <= MAX_SIGNATURE_WORDS
            && !text.ends_with(['.', '!', '?', ':'])
            && line.placement.is_none()
            && match_label(text, &words, lexicon).is_none()
    };
    let below: Vec<usize> = open[at + 1..].iter().copied().take(MAX_SIGNATURE_LINES).take_while(is_signature).collect();
    for index in below {
        lines.set_wrapping_aside(index, ReasonCode::Signature);
    }
}
