//! The line below a story that tells who reported and who edited: `(Reporting by A in X; Editing by B)`.

use crate::article::{FieldName, Role};
use crate::extract::envelope::received_lines::ReceivedLines;
use crate::extract::reason_code::ReasonCode;
use crate::packs::{FieldLabel, Lexicon, WordKey, words};
use crate::text::trim_blank;

/// The longest line of this kind, in bytes.
const MAX_LEN: usize = 400;
/// The longest name of one or several people, in words.
const MAX_NAME_WORDS: usize = 20;

pub(super) fn read_sign_off(lines: &mut ReceivedLines<'_>, lexicon: &Lexicon) {
    for index in lines.open() {
        let text = lines.lines[index].content_text();
        let is_in_brackets = text.starts_with(['(', '[']) && text.trim_end_matches('.').ends_with([')', ']']);
        if text.len() > MAX_LEN || !is_in_brackets && !text.contains(';') {
            continue;
        }
        let Some((writers, editors)) = parse(text, lexicon) else { continue };
        let (rule, has_writers) = (ReasonCode::SignOff, !writers.is_empty());
        let role = if has_writers { Role::Byline } else { Role::Editor };
        lines.read_field(index, FieldName::Byline, &writers, role, rule);
        lines.read_field(index, FieldName::Editor, &editors, role, rule);
    }
}

/// The writers and the editors. `None` unless each part of the line has a label and names.
fn parse(text: &str, lexicon: &Lexicon) -> Option<(String, String)> {
    let inner = text.trim_matches(|c| matches!(c, '(' | ')' | '[' | ']' | '.' | ' '));
    let (mut writers, mut editors): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
    // A label that needs a colon is one here only beside another one.
    let is_list = inner.contains([';', '|']);
    for part in inner.split([';', '|']).map(trim_blank).filter(|part| !part.is_empty()) {
        let tokens: Vec<_> = words(part).take(MAX_NAME_WORDS + 8).collect();
        let (count, label) = lexicon.labels.longest_prefix(&tokens)?;
        let value = part[tokens[count - 1].range.end..].trim_start_matches([':', ' ']);
        let names = without_places(value, lexicon);
        let is_name = names.starts_with(char::is_uppercase) && (1..=MAX_NAME_WORDS).contains(&(tokens.len() - count));
        match label {
            FieldLabel::BylineOpen if is_name => writers.push(names),
            FieldLabel::EditorOpen if is_name => editors.push(names),
            FieldLabel::Byline if is_name && is_list => writers.push(names),
            FieldLabel::Editor if is_name && is_list => editors.push(names),
            _ => return None,
        }
    }
    (!writers.is_empty() || !editors.is_empty()).then(|| (writers.join(", "), editors.join(", ")))
}

/// Names without the places of the reporters: `A in X and B in Y` becomes `A and B`.
fn without_places(value: &str, lexicon: &Lexicon) -> String {
    let mut kept: Vec<&str> = Vec::new();
    let mut in_place = false;
    for word in value.split_whitespace() {
        if lexicon.envelope.reporter_places.contains(WordKey::of(word)) {
            in_place = true;
        } else if in_place {
            // A word in small letters, such as `and`, comes before the next name.
            in_place = !word.starts_with(char::is_lowercase) && !word.ends_with(',');
            if word.starts_with(char::is_lowercase) {
                kept.push(word);
            } else if word.ends_with(',') {
                kept.push(",");
            }
        } else {
            kept.push(word);
        }
    }
    kept.join(" ").replace(" ,", ",").trim_end_matches([',', '.']).to_owned()
}
