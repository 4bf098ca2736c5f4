//! The file of the editor's own rules: a pack like any other, in which the program writes nothing but the list of rules.

use super::own::OwnRule;
use std::ops::Range;

/// The file among an editor's packs that the program writes rules to.
pub const OWN_FILE: &str = "own.ron";

/// The text of the editor's own file with these rules in it. Whatever else stands in the file stays as it is, letter
/// by letter; a new file is made of an empty text.
#[must_use]
pub fn write_rules(file: &str, rules: &[OwnRule]) -> String {
    let list = list_of(rules);
    match (rules_in(file), outermost(file)) {
        (Some(range), _) => format!("{}{list}{}", &file[..range.start], &file[range.end..]),
        (None, Some(at)) => format!("{}\n    rules: {list},{}", &file[..at], &file[at..]),
        (None, None) => format!("{HEAD}(\n    rules: {list},\n)\n"),
    }
}

/// What the file says of itself, to those who open it.
const HEAD: &str = "\
// Rules taught at the desk, one a line. In a pattern, * stands for anything and # for a number; then: TakeOut or Keep.
// Whatever else a pack may hold can stand here too.
";

fn list_of(rules: &[OwnRule]) -> String {
    let mut list = String::from("[\n");
    let one_line = ron::ser::PrettyConfig::new().depth_limit(0);
    for rule in rules {
        list += "        ";
        list += &ron::ser::to_string_pretty(&rule.entry(), one_line.clone()).unwrap_or_default();
        list += ",\n";
    }
    list + "    ]"
}

/// Where the list of rules stands in the text of a pack, its brackets included.
fn rules_in(file: &str) -> Option<Range<usize>> {
    let mut start = None;
    let mut depth = 0_usize;
    let mut named = false;
    for (at, token) in Tokens::of(file) {
        match token {
            "(" | "[" | "{" => {
                if token == "[" && depth == 1 && named {
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
        named = token == "rules";
    }
    None
}

/// Behind the bracket that opens a pack.
fn outermost(file: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, token) in Tokens::of(file) {
        match token {
            "(" if depth == 0 => return Some(at + 1),
            "(" | "[" | "{" => depth += 1,
            ")" | "]" | "}" => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

/// The names and signs of a RON text; strings and comments are passed over.
struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    fn of(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    /// Goes on behind the next place of a mark, or to the end.
    fn pass(&mut self, from: usize, mark: &str) {
        self.at = self.text[from..].find(mark).map_or(self.text.len(), |found| from + found + mark.len());
    }

    fn pass_string(&mut self, from: usize) {
        let bytes = self.text.as_bytes();
        let mut at = from;
        while at < bytes.len() && bytes[at] != b'"' {
            at += if bytes[at] == b'\\' { 2 } else { 1 };
        }
        self.at = (at + 1).min(bytes.len());
    }

    /// Comments may stand inside each other.
    fn pass_comment(&mut self, from: usize) {
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

impl<'a> Iterator for Tokens<'a> {
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
                self.pass(start, "\n");
            } else if rest.starts_with("/*") {
                self.pass_comment(start + 2);
            } else if first == '"' {
                self.pass_string(start + 1);
            } else if matches!(&rest[..word], "r" | "br") && behind_word[hashes..].starts_with('"') {
                self.pass(start + word + hashes + 1, &format!("\"{}", "#".repeat(hashes)));
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
    use super::super::{Packs, Pattern, Then};
    use super::*;

    fn rule(pattern: &str, then: Then) -> OwnRule {
        OwnRule::taught(Pattern::parse(pattern).unwrap(), then, "baris \"asal\"")
    }

    #[test]
    fn rules_are_written_into_the_file_and_read_back() {
        let rules = [rule("Baca \"x\": *", Then::TakeOut), OwnRule { right: 3, ..rule("Video: *", Then::Keep) }];
        let written = write_rules("", &rules);
        assert!(
            written.contains("\n        (pattern: \"Video: *\", then: Keep, on: true, right: 3, undone: 0, "),
            "{written}"
        );
        let mut packs = Packs::built_in();
        packs.add_own(&written).unwrap();
        assert_eq!(packs.own_rules(), rules);
        assert_eq!(write_rules(&written, &rules), written);
        assert_eq!(write_rules(&written, &[]), write_rules("", &[]));
    }

    #[test]
    fn whatever_else_stands_in_the_file_stays() {
        let file = "// milik saya: rules: [\n(\n  markers: [\"rules: [ ]\", r#\"a\"]\"#], /* rules: [ /* ( */ */\n\
                    \x20 rules: [(pattern: \"]\\\" lama\", then: Keep)], // akhir\n  headings: [\"rules\"],\n)\n";
        let written = write_rules(file, &[rule("Baru *", Then::TakeOut)]);
        let (before, after) = (file.split("[(pattern").next().unwrap(), file.split(")]").nth(1).unwrap());
        assert!(written.starts_with(before) && written.ends_with(after), "{written}");
        assert!(written.contains("Baru *") && !written.contains("lama"));
        let without = write_rules("#![enable(implicit_some)]\n(markers: [\"Intip\"])", &[rule("Baru *", Then::Keep)]);
        assert!(without.ends_with("markers: [\"Intip\"])"));
        Packs::built_in().add_own(&without).unwrap();
    }

    #[test]
    fn a_pattern_that_fits_every_line_is_refused_with_its_place() {
        let file =
            "(\n  rules: [\n    (pattern: \"Baca *\", then: Keep),\n    (pattern: \"*\", then: TakeOut),\n  ],\n)";
        let said = Packs::built_in().add_own(file).unwrap_err().to_string();
        assert_eq!(said, "own.ron, line 4, column 15: \"*\" in `rules`: it would fit nearly every line");
    }
}
