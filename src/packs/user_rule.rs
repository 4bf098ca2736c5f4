//! User rules: patterns of lines that are always removed or always kept, whatever the other evidence says.

use crate::packs::error::PackFault;
use crate::packs::lexicon::Refusal;
use crate::packs::pattern::{LineForm, Pattern};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What a rule does with the lines that match its pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Then {
    /// They are removed from the story.
    #[serde(rename = "TakeOut")]
    TakeOut,
    /// They are kept as text of the story.
    Keep,
}

/// A user rule, or a rule of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRule {
    /// The pattern of the lines that it applies to.
    pub pattern: Pattern,
    /// What it does with these lines.
    pub then: Then,
    /// Whether it is enabled.
    pub on: bool,
    /// How many lines were saved as the rule decided.
    pub right: u32,
    /// How many lines the user decided otherwise than the rule.
    pub undone: u32,
    /// The line that it was created from.
    pub taught: String,
}

/// A rule as it is written in a pack file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleEntry {
    pattern: String,
    #[serde(rename = "then")]
    then: Then,
    #[serde(rename = "on", default = "in_force")]
    on: bool,
    #[serde(rename = "right", default)]
    right: u32,
    #[serde(rename = "undone", default)]
    undone: u32,
    #[serde(rename = "taught", default)]
    taught: String,
}

fn in_force() -> bool {
    true
}

impl OwnRule {
    /// Creates a rule from a line of a story.
    #[must_use]
    pub fn taught(pattern: Pattern, then: Then, line: &str) -> Self {
        /// How much of the line is stored, in bytes; it is only shown as a reminder.
        const MOST: usize = 300;
        let line = crate::text::trim_blank(line);
        let taught = line[..line.floor_char_boundary(MOST)].to_owned();
        Self { pattern, then, on: true, right: 0, undone: 0, taught }
    }

    /// Converts the entry of a pack file; fails where its pattern is invalid.
    pub(super) fn of_entry(entry: &RuleEntry) -> Result<Self, Refusal> {
        let RuleEntry { pattern, then, on, right, undone, taught } = entry.clone();
        match Pattern::parse(&pattern) {
            Ok(pattern) => Ok(Self { pattern, then, on, right, undone, taught }),
            Err(why) => {
                let fault = PackFault::Pattern { text: pattern.clone(), why };
                Err(Refusal { fault, entry: "rules", near: pattern })
            }
        }
    }

    /// Converts the rule to the entry of a pack file.
    pub(super) fn entry(&self) -> RuleEntry {
        let Self { pattern, then, on, right, undone, taught } = self.clone();
        RuleEntry { pattern: pattern.text().to_owned(), then, on, right, undone, taught }
    }
}

/// All rules: the user rules and those of other packs, with an index of the enabled ones.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rules {
    own: Vec<OwnRule>,
    of_packs: Vec<OwnRule>,
    /// Enabled rules by the first word of the lines that match them.
    by_first_word: HashMap<String, Vec<usize>>,
    /// Enabled rules that match lines with any first word.
    anywhere: Vec<usize>,
}

impl Rules {
    /// Returns the user rules.
    pub fn own(&self) -> &[OwnRule] {
        &self.own
    }

    /// Returns the rules of other packs.
    pub fn of_packs(&self) -> &[OwnRule] {
        &self.of_packs
    }

    /// Whether no rule is enabled.
    pub fn is_empty(&self) -> bool {
        self.by_first_word.is_empty() && self.anywhere.is_empty()
    }

    pub(super) fn set_own(&mut self, rules: Vec<OwnRule>) {
        self.own = rules;
        self.index();
    }

    pub(super) fn add_of_pack(&mut self, rules: Vec<OwnRule>) {
        self.of_packs.extend(rules);
        self.index();
    }

    /// Returns the rule that applies to a line. Of several that match, the one with the most letters wins; then user
    /// rules win over those of packs, and later rules over earlier ones.
    pub fn decides(&self, line: &LineForm) -> Option<&OwnRule> {
        let first = line.first_word().and_then(|word| self.by_first_word.get(word));
        let candidates = first.into_iter().flatten().chain(&self.anywhere);
        let matching = candidates.filter(|index| self.at(**index).pattern.fits(line));
        let best = matching.max_by_key(|index| (self.at(**index).pattern.letters(), **index < self.own.len(), **index));
        best.map(|index| self.at(*index))
    }

    fn at(&self, index: usize) -> &OwnRule {
        self.own.get(index).unwrap_or_else(|| &self.of_packs[index - self.own.len()])
    }

    fn index(&mut self) {
        self.by_first_word.clear();
        self.anywhere.clear();
        for (index, rule) in self.own.iter().chain(&self.of_packs).enumerate().filter(|(_, rule)| rule.on) {
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

    fn rule(pattern: &str, then: Then) -> OwnRule {
        OwnRule::taught(Pattern::parse(pattern).unwrap(), then, "baris \"asal\"")
    }

    fn decides<'a>(rules: &'a Rules, line: &str) -> Option<&'a str> {
        rules.decides(&LineForm::of(line)).map(|rule| rule.pattern.text())
    }

    #[test]
    fn the_more_specific_rule_wins_and_a_user_rule_wins_over_a_packs_rule() {
        let mut rules = Rules::default();
        rules.add_of_pack(vec![rule("Video: *", Then::TakeOut), rule("* grup kami", Then::TakeOut)]);
        rules.set_own(vec![rule("Video: *", Then::Keep), rule("Video: Cara *", Then::TakeOut)]);
        assert_eq!(decides(&rules, "Video: Cara Menanam"), Some("Video: Cara *"));
        assert_eq!(rules.decides(&LineForm::of("Video: Banjir")).unwrap().then, Then::Keep);
        assert_eq!(decides(&rules, "Ikuti grup kami"), Some("* grup kami"));
        assert_eq!(decides(&rules, "Ikuti kanal kami"), None);
    }

    #[test]
    fn a_disabled_rule_matches_nothing() {
        let mut rules = Rules::default();
        rules.set_own(vec![OwnRule { on: false, ..rule("Baca *", Then::TakeOut) }]);
        assert!(rules.is_empty() && decides(&rules, "Baca itu").is_none());
    }

    #[test]
    fn thousands_of_rules_are_indexed_by_first_word() {
        let mut rules = Rules::default();
        rules.set_own((0..5000).map(|number| rule(&format!("Kata{number} *"), Then::TakeOut)).collect());
        assert_eq!(rules.anywhere.len(), 0);
        assert_eq!(decides(&rules, "kata4711 itu"), Some("Kata4711 *"));
    }
}
