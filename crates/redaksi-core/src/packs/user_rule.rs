//! User rules: patterns of lines that are always removed or always kept, whatever the other evidence says.

use crate::packs::error::{PackFault, RejectedEntry};
use crate::packs::pattern::{NormalizedLine, Pattern};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What a rule does with the lines that match its pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum MatchAction {
    /// They are removed from the story.
    #[serde(rename = "TakeOut")]
    Remove,
    /// They are kept as text of the story.
    Keep,
}

/// A user rule, or a rule of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UserRule {
    /// The pattern of the lines that it applies to.
    pub pattern: Pattern,
    /// What it does with these lines.
    pub action: MatchAction,
    /// Whether it is enabled.
    pub enabled: bool,
    /// How many lines were saved as the rule decided.
    pub confirmed: u32,
    /// How many lines the user decided otherwise than the rule.
    pub overridden: u32,
    /// The line that it was created from.
    pub example: String,
}

/// A rule as it is written in a pack file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleEntry {
    pattern: String,
    #[serde(rename = "then")]
    action: MatchAction,
    #[serde(rename = "on", default = "in_force")]
    enabled: bool,
    #[serde(rename = "right", default)]
    confirmed: u32,
    #[serde(rename = "undone", default)]
    overridden: u32,
    #[serde(rename = "taught", default)]
    example: String,
}

fn in_force() -> bool {
    true
}

impl UserRule {
    /// Creates a rule from a line of a story.
    #[must_use]
    pub fn from_line(pattern: Pattern, action: MatchAction, line: &str) -> Self {
        /// How much of the line is stored, in bytes; it is only shown as a reminder.
        const MAX_EXAMPLE_BYTES: usize = 300;
        let line = crate::text::trim_blank(line);
        let example = line[..line.floor_char_boundary(MAX_EXAMPLE_BYTES)].to_owned();
        Self { pattern, action, enabled: true, confirmed: 0, overridden: 0, example }
    }

    /// Converts the entry of a pack file; fails where its pattern is invalid.
    pub(super) fn from_entry(entry: &RuleEntry) -> Result<Self, RejectedEntry> {
        let RuleEntry { pattern, action, enabled, confirmed, overridden, example } = entry.clone();
        match Pattern::parse(&pattern) {
            Ok(pattern) => Ok(Self { pattern, action, enabled, confirmed, overridden, example }),
            Err(why) => {
                let fault = PackFault::Pattern { text: pattern.clone(), why };
                Err(RejectedEntry { fault, entry: "rules", text: pattern })
            }
        }
    }

    /// Converts the rule to the entry of a pack file.
    pub(super) fn to_entry(&self) -> RuleEntry {
        let Self { pattern, action, enabled, confirmed, overridden, example } = self.clone();
        RuleEntry { pattern: pattern.text().to_owned(), action, enabled, confirmed, overridden, example }
    }
}

/// All rules: the user rules and those of other packs, with an index of the enabled ones.
#[derive(Clone, Debug, Default)]
pub(crate) struct RuleIndex {
    user: Vec<UserRule>,
    from_packs: Vec<UserRule>,
    /// Enabled rules by the first word of the lines that match them.
    by_first_word: HashMap<String, Vec<usize>>,
    /// Enabled rules that match lines with any first word.
    anywhere: Vec<usize>,
}

impl RuleIndex {
    /// Returns the user rules.
    pub fn user(&self) -> &[UserRule] {
        &self.user
    }

    /// Returns the rules of other packs.
    pub fn of_packs(&self) -> &[UserRule] {
        &self.from_packs
    }

    /// Whether no rule is enabled.
    pub fn is_empty(&self) -> bool {
        self.by_first_word.is_empty() && self.anywhere.is_empty()
    }

    pub(super) fn set_user(&mut self, rules: Vec<UserRule>) {
        self.user = rules;
        self.index();
    }

    pub(super) fn add_from_pack(&mut self, rules: Vec<UserRule>) {
        self.from_packs.extend(rules);
        self.index();
    }

    /// Returns the rule that applies to a line. Of several that match, the one with the most letters wins; then user
    /// rules win over those of packs, and later rules over earlier ones.
    pub fn find_match(&self, line: &NormalizedLine) -> Option<&UserRule> {
        let first = line.first_word().and_then(|word| self.by_first_word.get(word));
        let candidates = first.into_iter().flatten().chain(&self.anywhere);
        let matching = candidates.filter(|index| self.get(**index).pattern.matches(line));
        let best =
            matching.max_by_key(|index| (self.get(**index).pattern.letter_count(), **index < self.user.len(), **index));
        best.map(|index| self.get(*index))
    }

    fn get(&self, index: usize) -> &UserRule {
        self.user.get(index).unwrap_or_else(|| &self.from_packs[index - self.user.len()])
    }

    fn index(&mut self) {
        self.by_first_word.clear();
        self.anywhere.clear();
        for (index, rule) in self.user.iter().chain(&self.from_packs).enumerate().filter(|(_, rule)| rule.enabled) {
            match rule.pattern.first_word() {
                Some(word) => self.by_first_word.entry(word.to_owned()).or_default().push(index),
                None => self.anywhere.push(index),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(pattern: &str, action: MatchAction) -> UserRule {
        UserRule::from_line(Pattern::parse(pattern).unwrap(), action, "baris \"asal\"")
    }

    fn decides<'a>(rules: &'a RuleIndex, line: &str) -> Option<&'a str> {
        rules.find_match(&NormalizedLine::of(line)).map(|rule| rule.pattern.text())
    }

    #[test]
    fn the_more_specific_rule_wins_and_a_user_rule_wins_over_a_packs_rule() {
        let mut rules = RuleIndex::default();
        rules.add_from_pack(vec![rule("Video: *", MatchAction::Remove), rule("* grup kami", MatchAction::Remove)]);
        rules.set_user(vec![rule("Video: *", MatchAction::Keep), rule("Video: Cara *", MatchAction::Remove)]);
        assert_eq!(decides(&rules, "Video: Cara Menanam"), Some("Video: Cara *"));
        assert_eq!(rules.find_match(&NormalizedLine::of("Video: Banjir")).unwrap().action, MatchAction::Keep);
        assert_eq!(decides(&rules, "Ikuti grup kami"), Some("* grup kami"));
        assert_eq!(decides(&rules, "Ikuti kanal kami"), None);
    }

    #[test]
    fn a_disabled_rule_matches_nothing() {
        let mut rules = RuleIndex::default();
        rules.set_user(vec![UserRule { enabled: false, ..rule("Baca *", MatchAction::Remove) }]);
        assert!(rules.is_empty() && decides(&rules, "Baca itu").is_none());
    }

    #[test]
    fn thousands_of_rules_are_indexed_by_first_word() {
        let mut rules = RuleIndex::default();
        rules.set_user((0..5000).map(|number| rule(&format!("Kata{number} *"), MatchAction::Remove)).collect());
        assert_eq!(rules.anywhere.len(), 0);
        assert_eq!(decides(&rules, "kata4711 itu"), Some("Kata4711 *"));
    }
}
