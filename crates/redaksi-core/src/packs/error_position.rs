//! Locates entries in the text of a pack file, for error messages.

/// Returns the line and column, 1-based, of a string within an entry; those of the entry where the string is written
/// with other escapes. Columns count characters.
///
/// Nested entries are given as a path such as `labels.byline`. Comments and strings are not searched for entries.
pub(super) fn find_position(ron: &str, entry: &str, text: &str) -> (usize, usize) {
    let mut from = 0;
    for name in entry.split('.') {
        from = find_entry(ron, from, name).unwrap_or(from);
    }
    let escaped = text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    let at = ron[from..].find(&format!("\"{escaped}\"")).map_or(from, |at| from + at);
    let before = &ron[..at];
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or(before).chars().count() + 1;
    (line, column)
}

/// Returns the byte offset of the entry with that name, at or after `from`, which must be outside of strings and
/// comments.
fn find_entry(ron: &str, from: usize, name: &str) -> Option<usize> {
    let bytes = ron.as_bytes();
    let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'_';
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => {
                at += 1;
                while bytes.get(at).is_some_and(|byte| *byte != b'"') {
                    at += if bytes[at] == b'\\' { 2 } else { 1 };
                }
                at += 1;
            }
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                at = ron.get(at..).and_then(|rest| rest.find('\n')).map_or(bytes.len(), |end| at + end);
            }
            byte if is_part(&byte) => {
                let length = bytes[at..].iter().take_while(|byte| is_part(byte)).count();
                let is_name = &bytes[at..at + length] == name.as_bytes();
                let next = bytes[at + length..].iter().find(|byte| !byte.is_ascii_whitespace());
                if is_name && next == Some(&b':') {
                    return Some(at);
                }
                at += length;
            }
            _ => at += 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_position_is_within_the_right_entry() {
        let ron =
            "(\n  // headings: [\"Ya\"],\n  markers: [\"headings: \\\"Ya\\\"\", \"Ya\"],\n  headings: [\"Ya\"],\n)";
        assert_eq!(find_position(ron, "headings", "Ya"), (4, 14));
        assert_eq!(find_position(ron, "markers", "Ya"), (3, 33));
        assert_eq!(find_position(ron, "headings", "Tidak"), (4, 3));
        let ron = "(examples: (byline: [\"a\"]), labels: (byline: [\"a\"]))";
        assert_eq!(find_position(ron, "labels.byline", "a"), (1, 47));
    }
}
