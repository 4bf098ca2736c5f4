//! The file of user rules: an ordinary pack, of which the program rewrites only the list `rules`.

use crate::packs::user_rule::UserRule;
use std::ops::Range;

/// The name of the file in the user's packs folder that the program writes rules to.
pub const USER_RULES_FILE: &str = "own.ron";

/// Returns the text of the user rules file with its list of rules replaced. Everything else in `file` is preserved byte
/// by byte; an empty text gives a new file.
#[must_use]
pub fn render_user_rules(file: &str, rules: &[UserRule]) -> String {
    let list = format_rule_list(rules);
    match (find_rule_list(file), after_opening_bracket(file)) {
        (Some(range), _) => format!("{}{list}{}", &file[..range.start], &file[range.end..]),
        (None, Some(at)) => format!("{}\n    rules: {list},{}", &file[..at], &file[at..]),
        (None, None) => format!("{FILE_HEADER}(\n    rules: {list},\n)\n"),
    }
}

/// The comment at the top of a new file.
const FILE_HEADER: &str = "\
// Rules taught at the desk, one a line. In a pattern, * stands for anything and # for a number; then: TakeOut or Keep.
// Whatever else a pack may hold can stand here too.
";

fn format_rule_list(rules: &[UserRule]) -> String {
    let mut list = String::from("[\n");
    let one_line = ron::ser::PrettyConfig::new().depth_limit(0);
    for rule in rules {
        list += "        ";
        list += &ron::ser::to_string_pretty(&rule.to_entry(), one_line.clone()).unwrap_or_default();
        list += ",\n";
    }
    list + "    ]"
}

/// Finds the list of rules in the text of a pack: its byte range, brackets included.
fn find_rule_list(file: &str) -> Option<Range<usize>> {
    let mut start = None;
    let mut depth = 0_usize;
    let mut is_after_key = false;
    for (at, token) in RonTokens::new(file) {
        match token {
            "(" | "[" | "{" => {
                if token == "[" && depth == 1 && is_after_key {
                    start = Some(at);
                }
                depth += 1;
            }
            ")" | "]" | "}" => {
                depth = depth.saturating_sub(1);
                if let (Some(start), 1, "]") = (start, depth, token) {
                    return Some(start..at + 1);
                }
            }
            ":" => continue,
            _ => {}
        }
        is_after_key = token == "rules";
    }
    None
}

/// Finds the byte offset after the bracket that opens the pack.
fn after_opening_bracket(file: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in RonTokens::new(file) {
        match token {
            "(" if depth == 0 => return Some(at + 1),
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// Iterates over the identifiers and punctuation of a RON text with their byte offsets; skips strings and comments.
struct RonTokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> RonTokens<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Moves past the next occurrence of `end`, or to the end of the text.
    fn skip_past(&mut self, from: usize, end: &str) {
        self.at = self.text[from..].find(end).map_or(self.text.len(), |found| from + found + end.len());
    }

    /// Moves past the closing quote of a string whose content begins at `from`.
    fn skip_string(&mut self, from: usize) {
        let bytes = self.text.as_bytes();
        let mut at = from;
        while at < bytes.len() && bytes[at] != b'"' {
            at += if bytes[at] == b'\\' { 2 } else { 1 };
        }
        self.at = (at + 1).min(bytes.len());
    }

    /// Moves past a block comment whose content begins at `from`; block comments nest in RON.
    fn skip_block_comment(&mut self, from: usize) {
        let mut depth = 1;
        let mut at = from;
        while depth > 0 && at < self.text.len() {
            let rest = &self.text.as_bytes()[at..];
            if rest.starts_with(b"*/") {
                (depth, at) = (depth - 1, at + 2);
            } else if rest.starts_with(b"/*") {
                (depth, at) = (depth + 1, at + 2);
            } else {
                at += 1;
            }
        }
        self.at = at.min(self.text.len());
    }
}

impl<'a> Iterator for RonTokens<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let start = self.at;
            let rest = self.text.get(start..)?;
            let first = rest.chars().next()?;
            let word = rest.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(rest.len());
            let behind_word = &rest[word..];
            let hashes = behind_word.len() - behind_word.trim_start_matches('#').len();
            if rest.starts_with("//") {
                self.skip_past(start, "\n");
            } else if rest.starts_with("/*") {
                self.skip_block_comment(start + 2);
            } else if first == '"' {
                self.skip_string(start + 1);
            } else if matches!(&rest[..word], "r" | "br") && behind_word[hashes..].starts_with('"') {
                self.skip_past(start + word + hashes + 1, &format!("\"{}", "#".repeat(hashes)));
            } else if word > 0 {
                self.at = start + word;
                return Some((start, &rest[..word]));
            } else {
                self.at = start + first.len_utf8();
                if !first.is_whitespace() {
                    return Some((start, &rest[..first.len_utf8()]));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::{MatchAction, Packs, Pattern};

    fn rule(pattern: &str, then: MatchAction) -> UserRule {
        UserRule::from_line(Pattern::parse(pattern).unwrap(), then, "baris \"asal\"")
    }

    #[test]
    fn rules_survive_a_round_trip_through_the_file() {
        let rules = [
            rule("Baca \"x\": *", MatchAction::Remove),
            UserRule { confirmed: 3, ..rule("Video: *", MatchAction::Keep) },
        ];
        let written = render_user_rules("", &rules);
        assert!(
            written.contains("\n        (pattern: \"Video: *\", then: Keep, on: true, right: 3, undone: 0, "),
            "{written}"
        );
        let mut packs = Packs::built_in();
        packs.add_user_rules(&written).unwrap();
        assert_eq!(packs.user_rules(), rules);
        assert_eq!(render_user_rules(&written, &rules), written);
        assert_eq!(render_user_rules(&written, &[]), render_user_rules("", &[]));
    }

    #[test]
    fn the_rest_of_the_file_is_preserved() {
        let file = "// milik saya: rules: [\n(\n  markers: [\"rules: [ ]\", r#\"a\"]\"#], /* rules: [ /* ( */ */\n\
                    \x20 rules: [(pattern: \"]\\\" lama\", then: Keep)], // akhir\n  headings: [\"rules\"],\n)\n";
        let written = render_user_rules(file, &[rule("Baru *", MatchAction::Remove)]);
        let (before, after) = (file.split("[(pattern").next().unwrap(), file.split(")]").nth(1).unwrap());
        assert!(written.starts_with(before) && written.ends_with(after), "{written}");
        assert!(written.contains("Baru *") && !written.contains("lama"));
        let without = render_user_rules(
            "#![enable(implicit_some)]\n(markers: [\"Intip\"])",
            &[rule("Baru *", MatchAction::Keep)],
        );
        assert!(without.ends_with("markers: [\"Intip\"])"));
        Packs::built_in().add_user_rules(&without).unwrap();
    }

    #[test]
    fn a_too_broad_pattern_is_rejected_with_its_position() {
        let file =
            "(\n  rules: [\n    (pattern: \"Baca *\", then: Keep),\n    (pattern: \"*\", then: TakeOut),\n  ],\n)";
        let message = Packs::built_in().add_user_rules(file).unwrap_err().to_string();
        assert_eq!(message, "own.ron, line 4, column 15: \"*\" in `rules`: it would fit nearly every line");
    }
}
