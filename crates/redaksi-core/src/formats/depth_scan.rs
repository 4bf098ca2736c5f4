//! Scans a stored story before it is parsed, for the nesting depth of its brackets and its version.
//!
//! The RON parser is recursive, so deeply nested brackets would overflow the stack; this scan is iterative. It also
//! finds the version even if the rest of the file uses syntax of a newer version.

/// The maximum nesting depth of brackets. Stories that this program writes have a depth of at most seven.
const MAX_DEPTH: usize = 48;

/// The result of the scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DepthScan {
    /// The number after `version:` in the outermost brackets.
    pub version: Option<u64>,
    /// The first line in which the maximum depth is exceeded, 1-based.
    pub too_deep: Option<usize>,
}

/// Scans a stored story in linear time and without recursion.
pub(super) fn scan_depth(source: &str) -> DepthScan {
    let bytes = source.as_bytes();
    let mut scan = DepthScan { version: None, too_deep: None };
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(&byte) = bytes.get(at) {
        at = match byte {
            b'"' => after_string(bytes, at + 1),
            b'\'' => after_char(bytes, at + 1),
            b'/' if bytes.get(at + 1) == Some(&b'/') => {
                memchr::memchr(b'\n', &bytes[at..]).map_or(bytes.len(), |end| at + end)
            }
            b'/' if bytes.get(at + 1) == Some(&b'*') => after_comment(bytes, at + 2),
            b'(' | b'[' | b'{' => {
                depth += 1;
                if depth > MAX_DEPTH {
                    scan.too_deep = Some(1 + memchr::memchr_iter(b'\n', &bytes[..at]).count());
                    return scan;
                }
                at + 1
            }
            b')' | b']' | b'}' => {
                depth = depth.saturating_sub(1);
                at + 1
            }
            b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                let end = at + bytes[at..].iter().take_while(|byte| is_word(**byte)).count();
                let word = &bytes[at..end];
                if depth == 1 && word == b"version" && scan.version.is_none() {
                    scan.version = number_after(&source[end..]);
                }
                if matches!(word, b"r" | b"br") { after_raw_string(bytes, end) } else { end }
            }
            _ => at + 1,
        };
    }
    scan
}

fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// Returns the index after the end of a string whose content starts at `at`.
fn after_string(bytes: &[u8], mut at: usize) -> usize {
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr::memchr2(b'"', b'\\', rest)) {
        at += found + 1;
        if bytes[at - 1] == b'"' {
            return at;
        }
        at += 1;
    }
    bytes.len()
}

/// Returns the index after a character literal such as `'a'` or `'\''` whose content starts at `at`; `at` itself for a
/// lone quote.
fn after_char(bytes: &[u8], at: usize) -> usize {
    let escaped = bytes.get(at) == Some(&b'\\');
    let from = at + if escaped { 2 } else { 1 };
    let longest = bytes.len().min(from + 10);
    let end = bytes.get(from..longest).and_then(|rest| memchr::memchr(b'\'', rest));
    end.map_or(at, |end| from + end + 1)
}

/// Returns the index after a raw string whose `#` or `"` is at `at`; `at` itself if there is none.
fn after_raw_string(bytes: &[u8], at: usize) -> usize {
    let hashes = bytes[at..].iter().take_while(|byte| **byte == b'#').count();
    if bytes.get(at + hashes) != Some(&b'"') {
        return at;
    }
    let mut at = at + hashes + 1;
    while let Some(found) = memchr::memchr(b'"', &bytes[at..]) {
        at += found + 1;
        if bytes[at..].iter().take(hashes).filter(|byte| **byte == b'#').count() == hashes {
            return at + hashes;
        }
    }
    bytes.len()
}

/// Returns the index after a block comment whose content starts at `at`; block comments nest.
fn after_comment(bytes: &[u8], mut at: usize) -> usize {
    let mut open = 1_usize;
    while at + 1 < bytes.len() {
        match &bytes[at..at + 2] {
            b"/*" => (open, at) = (open + 1, at + 2),
            b"*/" if open == 1 => return at + 2,
            b"*/" => (open, at) = (open - 1, at + 2),
            _ => at += 1,
        }
    }
    bytes.len()
}

/// Parses the number after a colon; saturates at `u64::MAX`.
fn number_after(rest: &str) -> Option<u64> {
    let digits = rest.trim_start().strip_prefix(':')?.trim_start();
    let end = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
    (end > 0).then(|| digits[..end].parse().unwrap_or(u64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_in_strings_and_comments_do_not_count() {
        let deep = "(".repeat(10_000);
        for source in [
            format!("(version: 1, a: \"{deep}\")"),
            format!("(version: 1, a: \"\\\"{deep}\")"),
            format!("(version: 1, a: r##\"\"#{deep}\"##)"),
            format!("(version: 1, a: br\"{deep}\")"),
            format!("( // {deep}\nversion: 1)"),
            format!("( /* /* {deep} */ {deep} */ version: 1, c: '(', d: '\\'', e: '\\u{{28}}')"),
        ] {
            assert_eq!(scan_depth(&source), DepthScan { version: Some(1), too_deep: None }, "{}", &source[..30]);
        }
    }

    #[test]
    fn the_line_that_exceeds_the_depth_is_reported() {
        let source = format!("(version: 1,\nbody: {}", "[".repeat(10_000));
        assert_eq!(scan_depth(&source), DepthScan { version: Some(1), too_deep: Some(2) });
    }

    #[test]
    fn only_the_outermost_version_counts() {
        assert_eq!(scan_depth("Article(fields: {Note: (version: 9)}, version: 2)").version, Some(2));
        assert_eq!(scan_depth("(version : 99999999999999999999)").version, Some(u64::MAX));
        assert_eq!(scan_depth("(subversion: 3)").version, None);
    }
}
