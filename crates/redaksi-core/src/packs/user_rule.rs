//! User rules: patterns of lines that are always removed or always kept, whatever the other evidence says.

use crate::packs::error::{PackFault, RejectedEntry};
use crate::packs::pattern::{NormalizedLine, Pattern};
use aho_corasick::AhoCorasick;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

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
    /// The deciding rule of each pattern without wildcards, by the normalized form of the pattern.
    whole_lines: HashMap<String, usize>,
    /// The enabled rules with wildcards.
    with_wildcards: Vec<usize>,
    /// The literals of the rules with wildcards; built at the first search, because rules change more often than lines
    /// are searched.
    literals: OnceLock<Option<Arc<LiteralIndex>>>,
}

/// Finds the rules whose literal occurs in a line, in time linear in the length of the line.
#[derive(Debug)]
struct LiteralIndex {
    automaton: AhoCorasick,
    /// The rules of each literal.
    rules: Vec<Vec<usize>>,
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
        self.whole_lines.is_empty() && self.with_wildcards.is_empty()
    }

    pub(super) fn set_user(&mut self, rules: Vec<UserRule>) {
        self.user = rules;
        self.index();
    }

    pub(super) fn add_from_pack(&mut self, rules: Vec<UserRule>) {
        if !rules.is_empty() {
            self.from_packs.extend(rules);
            self.index();
        }
    }

    /// Returns the rule that applies to a line. Of several that match, the one with the most letters wins; then user
    /// rules win over those of packs, and later rules over earlier ones.
    pub fn find_match(&self, line: &NormalizedLine) -> Option<&UserRule> {
        let whole = self.whole_lines.get(line.as_str()).copied();
        let candidates = self.literals().map(|literals| literals.rules_for(line)).unwrap_or_default();
        let matching = candidates.into_iter().filter(|index| self.get(*index).pattern.matches(line));
        whole.into_iter().chain(matching).max_by_key(|index| self.precedence(*index)).map(|index| self.get(index))
    }

    /// Of two rules that match a line, the one with the higher precedence decides.
    fn precedence(&self, index: usize) -> (usize, bool, usize) {
        (self.get(index).pattern.letter_count(), index < self.user.len(), index)
    }

    fn get(&self, index: usize) -> &UserRule {
        self.user.get(index).unwrap_or_else(|| &self.from_packs[index - self.user.len()])
    }

    fn index(&mut self) {
        let mut whole_lines: HashMap<String, usize> = HashMap::new();
        self.with_wildcards.clear();
        for (index, rule) in self.user.iter().chain(&self.from_packs).enumerate().filter(|(_, rule)| rule.enabled) {
            if let Some(form) = rule.pattern.whole_line() {
                let decides =
                    whole_lines.get(form).is_none_or(|known| self.precedence(index) > self.precedence(*known));
                if decides {
                    whole_lines.insert(form.to_owned(), index);
                }
            } else {
                self.with_wildcards.push(index);
            }
        }
        self.whole_lines = whole_lines;
        self.literals = OnceLock::new();
    }

    fn literals(&self) -> Option<&LiteralIndex> {
        let build = || {
            let patterns = self.with_wildcards.iter().map(|index| (*index, &self.get(*index).pattern));
            LiteralIndex::build(&patterns.collect::<Vec<_>>()).map(Arc::new)
        };
        self.literals.get_or_init(build).as_deref()
    }
}

impl LiteralIndex {
    /// Builds the index. Each rule is found by the literal of its pattern that the fewest rules have; of these, by the
    /// longest. `None` without rules.
    fn build(patterns: &[(usize, &Pattern)]) -> Option<Self> {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for literal in patterns.iter().flat_map(|(_, pattern)| pattern.literals()) {
            *counts.entry(literal).or_default() += 1;
        }
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut literals: Vec<&str> = Vec::new();
        let mut rules: Vec<Vec<usize>> = Vec::new();
        for (index, pattern) in patterns {
            let rarest =
                pattern.literals().min_by_key(|literal| (counts[literal], std::cmp::Reverse(literal.len())))?;
            let number = *numbers.entry(rarest).or_insert(literals.len());
            if number == literals.len() {
                literals.push(rarest);
                rules.push(Vec::new());
            }
            rules[number].push(*index);
        }
        if literals.is_empty() {
            return None;
        }
        // Fails only for more literals than memory can hold.
        let automaton = AhoCorasick::builder().build(literals).ok()?;
        Some(Self { automaton, rules })
    }

    /// The rules whose literal is in the line, each once.
    fn rules_for(&self, line: &NormalizedLine) -> Vec<usize> {
        let mut seen: HashSet<usize> = HashSet::new();
        let hits = self.automaton.find_overlapping_iter(line.as_str()).map(|hit| hit.pattern().as_usize());
        hits.filter(|literal| seen.insert(*literal)).flat_map(|literal| self.rules[literal].iter().copied()).collect()
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
    fn rules_are_found_by_their_rarest_literal() {
        let mut rules = RuleIndex::default();
        let numbered = (0..500).flat_map(|number| [format!("Kata{number} *"), format!("Baca juga * {number} *")]);
        rules.set_user(numbered.map(|pattern| rule(&pattern, MatchAction::Remove)).collect());
        assert_eq!(decides(&rules, "kata471 itu"), Some("Kata471 *"));
        assert_eq!(decides(&rules, "Baca juga: Harga 17 Cabai"), Some("Baca juga * 17 *"));
        assert_eq!(decides(&rules, "Baca juga: Harga Cabai"), None);
        let line = NormalizedLine::of("Baca juga: Harga 17 Cabai");
        assert_eq!(rules.literals().unwrap().rules_for(&line).len(), 1, "only one rule is compared with the line");
    }

    #[test]
    fn of_equal_patterns_without_wildcards_the_last_rule_decides() {
        let mut rules = RuleIndex::default();
        rules.add_from_pack(vec![rule("Baca juga", MatchAction::Remove)]);
        rules.set_user(vec![rule("Baca juga", MatchAction::Remove), rule("BACA JUGA", MatchAction::Keep)]);
        assert_eq!(rules.find_match(&NormalizedLine::of("baca juga")).unwrap().action, MatchAction::Keep);
        rules.set_user(vec![rule("Simak *", MatchAction::Keep)]);
        assert_eq!(decides(&rules, "baca juga"), Some("Baca juga"));
        assert_eq!(decides(&rules, "Simak itu"), Some("Simak *"));
    }

    /// Comparing each rule with each line would take minutes.
    #[test]
    fn many_rules_and_many_lines_take_little_time() {
        let mut rules = RuleIndex::default();
        let patterns = (0..20_000).flat_map(|number| {
            [format!("*kata {number} *"), format!("Baca juga: * nomor {number}"), format!("Halaman {number} dari #")]
        });
        rules.set_user(patterns.map(|pattern| rule(&pattern, MatchAction::Remove)).collect());
        let started = std::time::Instant::now();
        for number in 0..2_000 {
            assert!(decides(&rules, &format!("Warga itu membaca kata {number} di pasar")).is_some());
            assert!(decides(&rules, &format!("Baca juga: Harga Cabai nomor {number}")).is_some());
            assert!(decides(&rules, "Ia pulang ke rumah sebelum malam").is_none());
        }
        assert!(started.elapsed() < std::time::Duration::from_secs(10), "{:?}", started.elapsed());
    }
}
