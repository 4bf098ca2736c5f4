//! User rules: they decide about the lines that match them.
//!
//! A rule gives the classes that it allows a score that no other evidence outweighs. Viterbi decoding still chooses
//! among these classes, and classifies the neighbouring lines as usual.

use crate::extract::line_class::LineClass;
use crate::extract::line_info::LineInfo;
use crate::extract::model::scores::ClassScores;
use crate::packs::{Lexicon, MatchAction, NormalizedLine, UserRule};
use serde::Deserialize;

/// The scores of user rules.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UserRuleScores {
    /// What a rule adds to the classes that it allows: more than all other scores of a line together.
    pub score: f32,
    /// How much less a kept line scores as boilerplate of its section than as text. Less than the cost of changing the
    /// sections around the line, so that its neighbours keep their classes.
    pub non_text_penalty: f32,
    /// What the card classes lose directly below a line that a rule removes and that starts no card.
    pub no_card_penalty: f32,
}

/// The user rule that matches each line, if any.
#[derive(Debug, Default)]
pub(crate) struct UserRuleMatches<'k>(Vec<Option<&'k UserRule>>);

impl<'k> UserRuleMatches<'k> {
    /// Matches the rules against each line. Empty if there are no rules.
    pub fn find(lines: &[LineInfo<'_>], lexicon: &'k Lexicon) -> Self {
        if lexicon.rules.is_empty() {
            return Self::default();
        }
        Self(lines.iter().map(|line| lexicon.rules.find_match(&NormalizedLine::of(line.text))).collect())
    }

    /// The rule that matches a line.
    pub fn rule(&self, index: usize) -> Option<&'k UserRule> {
        self.0.get(index).copied().flatten()
    }

    /// Whether a rule removes the line and it has no promo marker: the lines below are then not part of its card.
    fn is_isolated_removal(&self, index: usize, lines: &[LineInfo<'_>]) -> bool {
        self.rule(index).is_some_and(|rule| rule.action == MatchAction::Remove) && lines[index].marker.is_none()
    }

    /// Adds the scores of the rule that matches a line.
    pub fn apply_scores(
        &self,
        index: usize,
        lines: &[LineInfo<'_>],
        scores: UserRuleScores,
        emission: &mut ClassScores,
    ) {
        let UserRuleScores { score, non_text_penalty, no_card_penalty } = scores;
        if index.checked_sub(1).is_some_and(|above| self.is_isolated_removal(above, lines)) {
            emission[LineClass::Card as usize] -= no_card_penalty;
            emission[LineClass::HeadCard as usize] -= no_card_penalty;
        }
        let Some(rule) = self.rule(index) else { return };
        let allowed: &[(LineClass, f32)] = match rule.action {
            MatchAction::Remove => &[
                (LineClass::Mast, score),
                (LineClass::HeadBoilerplate, score),
                (LineClass::HeadPromo, score),
                (LineClass::Promo, score),
                (LineClass::TailPromo, score - non_text_penalty),
                (LineClass::TailStart, score),
                (LineClass::TailBoilerplate, score),
            ],
            MatchAction::Keep => &[
                (LineClass::Body, score),
                (LineClass::Dateline, score),
                (LineClass::Subhead, score),
                (LineClass::Mast, score - non_text_penalty),
                (LineClass::HeadBoilerplate, score - non_text_penalty),
                (LineClass::TailStart, score - non_text_penalty),
                (LineClass::TailBoilerplate, score - non_text_penalty),
            ],
        };
        for (class, weight) in allowed {
            // The other evidence distinguishes the kinds of text; the classes of a removed line are all alike.
            let at = *class as usize;
            let is_text = matches!(class, LineClass::Body | LineClass::Dateline | LineClass::Subhead);
            emission[at] = if is_text { emission[at] + weight } else { *weight };
        }
        if rule.action == MatchAction::Keep && lines[index].dateline.is_none() {
            emission[LineClass::Dateline as usize] -= score;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Decision, Role, SourceText};
    use crate::extract::tests::STORY;
    use crate::extract::{explain, extract};
    use crate::packs::{Packs, Pattern};

    fn packs(rules: &[(&str, MatchAction)]) -> Packs {
        let mut packs = Packs::built_in();
        let rule =
            |(pattern, then): &(&str, MatchAction)| UserRule::from_line(Pattern::parse(pattern).unwrap(), *then, "");
        packs.set_user_rules(rules.iter().map(rule).collect());
        packs
    }

    fn roles(rules: &[(&str, MatchAction)]) -> Vec<(Role, String)> {
        let readings = explain(STORY, &packs(rules));
        readings.into_iter().map(|reading| (reading.role, reading.reason.rule.into_owned())).collect()
    }

    fn story(text: &str, rules: &[(&str, MatchAction)]) -> Article {
        let article = extract(SourceText::new("a.txt", text.as_bytes()), &packs(rules));
        assert_eq!(article.validate(), Ok(()));
        article
    }

    /// The lines that the rules change, 1-based among the non-blank lines, with their new role and reason. Which of the two
    /// kinds of removed lines a neighbour is does not count.
    fn changed(rules: &[(&str, MatchAction)]) -> Vec<(usize, Role, String)> {
        let (before, after) = (roles(&[]), roles(rules));
        let both = before.into_iter().zip(after).enumerate();
        let is_removed = |role: Role| matches!(role, Role::Promo | Role::Boilerplate);
        let is_same = |before: &(Role, String), after: &(Role, String)| {
            before == after || is_removed(before.0) && is_removed(after.0) && !after.1.starts_with("own-")
        };
        both.filter(|(_, (before, after))| !is_same(before, after))
            .map(|(at, (_, after))| (at + 1, after.0, after.1))
            .collect()
    }

    #[test]
    fn a_removed_line_in_the_story_is_a_promo_and_its_neighbours_are_unchanged() {
        let rule = ("Warta Pesisir adalah *", MatchAction::Remove);
        assert_eq!(changed(&[rule]), [(6, Role::Promo, "own-take-out".to_owned())]);
        let article = story(STORY, &[rule]);
        let passage = article.passages.iter().find(|passage| passage.reason.rule == "own-take-out").unwrap();
        assert_eq!((passage.reason.detail.as_str(), passage.reason.confidence), ("Warta Pesisir adalah *", 100));
        assert_eq!(passage.decision, Decision::Undecided);
        assert!(article.remove_certain_promos().is_some());
    }

    #[test]
    fn removed_lines_above_and_below_the_story_are_boilerplate() {
        let seen = changed(&[("Beranda *", MatchAction::Remove), ("Sawah *", MatchAction::Remove)]);
        let own = "own-take-out".to_owned();
        assert_eq!(seen, [(1, Role::Boilerplate, own.clone()), (14, Role::Boilerplate, own)]);
    }

    #[test]
    fn a_kept_line_is_text_in_every_section() {
        for (pattern, line) in [("Baca Juga: *", 7), ("Video: *", 8), ("Catatan redaksi: *", 16), ("Beranda *", 1)] {
            let seen = changed(&[(pattern, MatchAction::Keep)]);
            assert!(
                matches!(seen.as_slice(), [(at, Role::Body | Role::Subhead, rule)] if *at == line && rule == "own-keep"),
                "{pattern}: {seen:?}"
            );
        }
    }

    #[test]
    fn a_subheading_below_a_removed_line_is_not_part_of_it() {
        let text = STORY.replace("Baca Juga: Harga Cabai di Pasar Kenari Naik Lagi", "Laut yang Sepi");
        let text = text.replace("Video: Nelayan Berlayar Pulang dari Laut Lepas\n", "");
        let article = story(&text, &[("Warta Pesisir adalah *", MatchAction::Remove)]);
        let below = article.body.iter().find(|block| block.text == "Laut yang Sepi").unwrap();
        assert_eq!((below.kind, below.whole_passage()), (crate::article::BlockKind::Subhead, None));
    }

    #[test]
    fn a_promo_inside_a_kept_line_is_not_marked() {
        let text =
            "Judul Berita Hari Ini\n\nIa pergi ke pasar itu. (Baca juga: Harga Cabai Naik) Warga pulang ke rumah.\n";
        assert_eq!(story(text, &[]).passages.len(), 1);
        assert_eq!(story(text, &[("Ia pergi ke pasar *", MatchAction::Keep)]).passages, []);
    }
}
