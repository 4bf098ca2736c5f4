//! The line that says when a story was last changed, wherever it stands: `Diperbarui: 9 Januari 2023, 07.00 WIB`.

use crate::article::{FieldName, Role};
use crate::extract::date::parse::find_date;
use crate::extract::envelope::received_lines::ReceivedLines;
use crate::extract::reason_code::ReasonCode;
use crate::packs::{Lexicon, words};

/// The longest line of this kind, in bytes.
const MAX_LEN: usize = 100;

pub(super) fn read_update(lines: &mut ReceivedLines<'_>, lexicon: &Lexicon) {
    for index in lines.open().into_iter().skip(1) {
        let text = lines.lines[index].content_text();
        let tokens: Vec<_> = if text.len() <= MAX_LEN { words(text).collect() } else { continue };
        let Some((count, ())) = lexicon.updated.longest_prefix(&tokens) else { continue };
        let behind = &text[tokens[count - 1].range.end..];
        let seen = find_date(behind, lexicon);
        // A line with several dates may give that of the publication, too.
        let is_alone = seen.other_words.is_empty() && !seen.truncated && !seen.has_more_dates && seen.error.is_none();
        let names_publication =
            (count..tokens.len()).any(|at| lexicon.published.longest_prefix(&tokens[at..]).is_some());
        if let Some(stamp) = seen.to_datetime().filter(|_| is_alone && !names_publication) {
            let rule = ReasonCode::DateShape;
            lines.read_field(index, FieldName::Updated, &stamp.to_string(), Role::Date, rule);
        }
    }
}
