//! Rules of the editor's own: lines that are always taken out, or always kept, whatever else speaks for or against.

use super::error::PackFault;
use super::knowledge::Refusal;
use super::pattern::{LineForm, Pattern};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// What a rule does with the lines that it fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Then {
    /// They are taken out of the story.
    TakeOut,
    /// They are text of the story.
    Keep,
}

/// A rule of the editor's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRule {
    /// The lines it fits.
    pub pattern: Pattern,
    /// What it does with them.
    pub then: Then,
    /// Whether it is in force.
    pub on: bool,
    /// How many lines that it decided were saved so.
    pub right: u32,
    /// How many lines that it decided the editor decided otherwise.
    pub undone: u32,
    /// The line it was taught from.
    pub taught: String,
}

/// A rule as a pack has it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleEntry {
    pattern: String,
    then: Then,
    #[serde(default = "in_force")]
    on: bool,
    #[serde(default)]
    right: u32,
    #[serde(default)]
    undone: u32,
    #[serde(default)]
    taught: String,
}

fn in_force() -> bool {
    true
}

impl OwnRule {
    /// A rule that was just taught from a line.
    #[must_use]
    pub fn taught(pattern: Pattern, then: Then, line: &str) -> Self {
        /// How much of the line is kept, in bytes; it only reminds.
        const MOST: usize = 300;
        let line = crate::text::trim_blank(line);
        let taught = line[..line.floor_char_boundary(MOST)].to_owned();
        Self { pattern, then, on: true, right: 0, undone: 0, taught }
    }

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

    pub(super) fn entry(&self) -> RuleEntry {
        let Self { pattern, then, on, right, undone, taught } = self.clone();
        RuleEntry { pattern: pattern.text().to_owned(), then, on, right, undone, taught }
    }
}

/// All rules that are known: those of the editor's own file, and those of other packs.
#[derive(Clone, Debug, Default)]
pub(crate) struct Rules {
    own: Vec<OwnRule>,
    of_packs: Vec<OwnRule>,
    /// Rules in force by the first word of the lines that they fit.
    by_first_word: HashMap<String, Vec<usize>>,
    /// Rules in force that fit lines of any first word.
    anywhere: Vec<usize>,
}

impl Rules {
    /// The rules of the editor's own file.
    pub fn own(&self) -> &[OwnRule] {
        &self.own
    }

    /// The rules of other packs.
    pub fn of_packs(&self) -> &[OwnRule] {
        &self.of_packs
    }

    /// Whether no rule is in force.
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

    /// The rule that decides about a line: of several that fit, the one that names the most of it; the editor's own
    /// before those of packs, the later before the earlier.
    pub fn decides(&self, line: &LineForm) -> Option<&OwnRule> {
        let first = line.first_word().and_then(|word| self.by_first_word.get(word));
        let known = first.into_iter().flatten().chain(&self.anywhere);
        let fitting = known.filter(|index| self.at(**index).pattern.fits(line));
        let best = fitting.max_by_key(|index| (self.at(**index).pattern.letters(), **index < self.own.len(), **index));
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
    fn the_rule_that_names_more_decides_and_the_editors_own_before_a_packs() {
        let mut rules = Rules::default();
        rules.add_of_pack(vec![rule("Video: *", Then::TakeOut), rule("* grup kami", Then::TakeOut)]);
        rules.set_own(vec![rule("Video: *", Then::Keep), rule("Video: Cara *", Then::TakeOut)]);
        assert_eq!(decides(&rules, "Video: Cara Menanam"), Some("Video: Cara *"));
        assert_eq!(rules.decides(&LineForm::of("Video: Banjir")).unwrap().then, Then::Keep);
        assert_eq!(decides(&rules, "Ikuti grup kami"), Some("* grup kami"));
        assert_eq!(decides(&rules, "Ikuti kanal kami"), None);
    }

    #[test]
    fn a_rule_that_is_off_decides_nothing() {
        let mut rules = Rules::default();
        rules.set_own(vec![OwnRule { on: false, ..rule("Baca *", Then::TakeOut) }]);
        assert!(rules.is_empty() && decides(&rules, "Baca itu").is_none());
    }

    #[test]
    fn thousands_of_rules_are_asked_by_their_first_word_alone() {
        let mut rules = Rules::default();
        rules.set_own((0..5000).map(|number| rule(&format!("Kata{number} *"), Then::TakeOut)).collect());
        assert_eq!(rules.anywhere.len(), 0);
        assert_eq!(decides(&rules, "kata4711 itu"), Some("Kata4711 *"));
    }
}
