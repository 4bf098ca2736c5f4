//! Mail that is quoted with signs: `> Jembatan itu dibuka.`, below a line such as `On Tuesday, Sari wrote:`.

use crate::extract::envelope::received_lines::ReceivedLines;
use crate::extract::reason_code::ReasonCode;
use crate::packs::Lexicon;

/// The smallest number of quoted lines that are a mail, where no line says so.
const MIN_QUOTED_LINES: usize = 3;

/// Takes the signs away where the quoted mail is the story. A quoted mail below a longer story is an older one: it is
/// set aside.
pub(super) fn open_quotes(lines: &mut ReceivedLines<'_>, lexicon: &Lexicon) {
    let open = lines.open();
    let is_quoted = |index: usize| lines.lines[index].content_text().starts_with('>');
    let (quoted, others): (Vec<usize>, Vec<usize>) = open.into_iter().partition(|index| is_quoted(*index));
    let Some(first) = quoted.first() else { return };
    let introduction = find_introduction(lines, *first, lexicon);
    if introduction.is_empty()
        && (quoted.len() < MIN_QUOTED_LINES || quoted.len() * 10 < (quoted.len() + others.len()) * 6)
    {
        return;
    }
    let size = |indexes: &[usize]| -> usize { indexes.iter().map(|index| lines.lines[*index].content.len()).sum() };
    let is_older_mail = !introduction.is_empty() && size(&others) - size(&introduction) > size(&quoted);
    for index in introduction {
        lines.set_wrapping_aside(index, ReasonCode::MailHeader);
    }
    for index in quoted {
        if is_older_mail || !drop_signs(lines, index) {
            lines.set_wrapping_aside(index, ReasonCode::MailQuote);
        }
    }
}

/// The lines directly above a quoted mail that say who wrote it; at most two, because mail programs break them.
fn find_introduction(lines: &ReceivedLines<'_>, first: usize, lexicon: &Lexicon) -> Vec<usize> {
    let Some(above) = first.checked_sub(1).filter(|above| lines.lines[*above].is_open()) else { return Vec::new() };
    let line = &lines.lines[above];
    let text = line.content_text();
    let words = line.words();
    let says_so = (0..words.len()).any(|at| lexicon.envelope.mail_quotes.longest_prefix(&words[at..]).is_some());
    if !text.ends_with([':', '：']) || !says_so {
        return Vec::new();
    }
    let has_address = |index: usize| lines.lines[index].content_text().contains('@');
    let begins_above = lines.is_joined_to_above(above)
        && above.checked_sub(1).is_some_and(|index| {
            lines.lines[index].is_open() && words.len() <= 8 && (has_address(index) || has_address(above))
        });
    if begins_above { vec![above - 1, above] } else { vec![above] }
}

/// Drops the signs in front of a line. Returns whether text is left.
fn drop_signs(lines: &mut ReceivedLines<'_>, index: usize) -> bool {
    let line = &mut lines.lines[index];
    let text = line.content_text();
    let mut rest = text;
    while let Some(behind) = rest.strip_prefix('>') {
        rest = behind.strip_prefix(' ').unwrap_or(behind);
    }
    line.drop_front(text.len() - rest.len())
}
