//! The alignment of two texts: pairs set by the user, the best groups between them, then what was moved.

use super::alignment::{Alignment, FixedPair, PairLink, longest_rising_run};
use super::evidence::{GroupScore, PairEvidence};
use super::lexicon::{PairLexicons, PairView};
use super::table::{GROUPS, Group, best_groups};
use super::vocabulary::PairVocabulary;
use crate::{ParagraphRole, StoryText};
use redaksi_core::text::normalize_for_match;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// How much more likely than others two headlines, or two captions, translate each other.
const SAME_ROLE: f64 = 0.5;
/// The score from which two paragraphs that are left over are taken for a moved one.
const LEAST_MOVED: f64 = 4.0;
/// The gain from which a paragraph that is left over is taken for a part of one that has a partner.
const LEAST_PART: f64 = 5.0;
/// The gain from which a paragraph that has a partner is taken for a part of the partner's neighbour too.
const LEAST_RECUT: f64 = 6.0;

/// Pairs the paragraphs of an original with those of its translation, with the lexicons of the program. Pairs set by the
/// user stay as given. If the language of a text is empty, it is guessed.
#[must_use]
pub fn align(original: &StoryText, translation: &StoryText, fixed: &[FixedPair]) -> Alignment {
    align_with(original, translation, fixed, PairLexicons::built_in())
}

/// Pairs the paragraphs like [`align()`], with other lexicons. Without one for the two languages, numbers, names, loan words,
/// punctuation and lengths decide.
#[must_use]
pub fn align_with(
    original: &StoryText,
    translation: &StoryText,
    fixed: &[FixedPair],
    lexicons: &PairLexicons,
) -> Alignment {
    let view = lexicons.find(&language(original, lexicons), &language(translation, lexicons));
    let aligner = Aligner::new(original, translation, view);
    let sizes = (original.paragraphs.len(), translation.paragraphs.len());
    Alignment::new(sizes.0, sizes.1, aligner.links(fixed))
}

/// Returns the language of a text, guessed if the text does not say it.
fn language(story: &StoryText, lexicons: &PairLexicons) -> String {
    const WORDS_READ: usize = 2000;
    if !story.language.is_empty() {
        return story.language.clone();
    }
    let words = story.paragraphs.iter().flat_map(|paragraph| paragraph.text.unicode_words()).take(WORDS_READ);
    let words: Vec<String> = words.map(normalize_for_match).collect();
    lexicons.guess_language(&words).to_owned()
}

/// Two texts that are compared.
struct Aligner {
    evidence: PairEvidence,
    originals: usize,
    translations: usize,
    roles: [Vec<ParagraphRole>; 2],
}

impl Aligner {
    fn new(original: &StoryText, translation: &StoryText, view: Option<PairView<'_>>) -> Self {
        let read = |story: &StoryText, view| PairVocabulary::read(&story.paragraphs, view);
        let roles = |story: &StoryText| story.paragraphs.iter().map(|paragraph| paragraph.role).collect();
        let evidence = PairEvidence::new(read(original, view), read(translation, view.map(PairView::reversed)), view);
        Self {
            evidence,
            originals: original.paragraphs.len(),
            translations: translation.paragraphs.len(),
            roles: [roles(original), roles(translation)],
        }
    }

    /// Returns all links.
    fn links(&self, fixed: &[FixedPair]) -> Vec<PairLink> {
        let mut is_fixed = [vec![false; self.originals], vec![false; self.translations]];
        let mut links = Vec::new();
        for pair in fixed {
            for (place, is_fixed) in [pair.original, pair.translation].into_iter().zip(&mut is_fixed) {
                if let Some(place) = place.and_then(|place| is_fixed.get_mut(place)) {
                    *place = true;
                }
            }
            if let (Some(original), Some(translation)) = (pair.original, pair.translation) {
                links.push(PairLink { original, translation, confidence: 1.0, is_moved: false, is_fixed: true });
            }
        }
        links.retain(|link| link.original < self.originals && link.translation < self.translations);
        links.sort_by_key(|link| (link.original, link.translation));
        links.dedup();
        let mut groups = Vec::new();
        for stretch in self.stretches(&links) {
            groups.extend(best_groups(&stretch, &is_fixed, |group| self.score(group)));
        }
        self.add_moved(&is_fixed, &mut groups);
        for group in groups {
            self.push_links(&group, &mut links);
        }
        self.add_parts(&is_fixed, &mut links);
        links
    }

    /// Links paragraphs of which a part stands in a paragraph that has another partner already: those that are left over,
    /// and neighbours of the partner where the text was cut at another place.
    fn add_parts(&self, is_fixed: &[Vec<bool>; 2], links: &mut Vec<PairLink>) {
        let mut partners = [vec![Vec::new(); self.originals], vec![Vec::new(); self.translations]];
        for link in links.iter() {
            partners[0][link.original].push(link.translation);
            partners[1][link.translation].push(link.original);
        }
        let gain = |pair: (usize, usize)| {
            self.evidence.part_gain(pair.0, pair.1, [&partners[0][pair.0], &partners[1][pair.1]])
        };
        let mut found: Vec<(f64, (usize, usize))> = Vec::new();
        for side in [0, 1] {
            for index in (0..partners[side].len()).filter(|index| partners[side][*index].is_empty()) {
                let likely = self.evidence.likely_partners(side, index).into_iter();
                let with_partner = likely.filter(|other| !partners[1 - side][*other].is_empty());
                let pairs = with_partner.map(|other| if side == 0 { (index, other) } else { (other, index) });
                let best = pairs.map(|pair| (gain(pair), pair)).max_by(|one, other| one.0.total_cmp(&other.0));
                found.extend(best.filter(|(gain, _)| *gain >= LEAST_PART));
            }
        }
        for link in links.iter() {
            let (original, translation) = (link.original, link.translation);
            let neighbours = [
                (original + 1, translation),
                (original.wrapping_sub(1), translation),
                (original, translation + 1),
                (original, translation.wrapping_sub(1)),
            ];
            let have_others = neighbours.into_iter().filter(|(original, translation)| {
                let others = partners[0].get(*original).zip(partners[1].get(*translation));
                others.is_some_and(|(of_original, of_translation)| {
                    !of_original.is_empty() && !of_translation.is_empty() && !of_original.contains(translation)
                })
            });
            found.extend(have_others.map(|pair| (gain(pair), pair)).filter(|(gain, _)| *gain >= LEAST_RECUT));
        }
        found.retain(|(_, (original, translation))| !is_fixed[0][*original] && !is_fixed[1][*translation]);
        links.extend(found.into_iter().map(|(gain, (original, translation))| PairLink {
            original,
            translation,
            confidence: confidence(gain),
            is_moved: false,
            is_fixed: false,
        }));
    }

    /// Returns the areas between the fixed links that rise on both sides.
    fn stretches(&self, fixed: &[PairLink]) -> Vec<Group> {
        let rising = longest_rising_run(&fixed.iter().map(|link| link.translation).collect::<Vec<_>>());
        let ends = rising.into_iter().map(|index| (fixed[index].original, fixed[index].translation));
        let mut start = (0, 0);
        let mut stretches = Vec::new();
        for end in ends.chain([(self.originals, self.translations)]) {
            stretches.push(Group { original: start.0..end.0.max(start.0), translation: start.1..end.1.max(start.1) });
            start = (start.0.max(end.0 + 1), start.1.max(end.1 + 1));
        }
        stretches.retain(|stretch| !stretch.original.is_empty() && !stretch.translation.is_empty());
        stretches
    }

    /// Returns the score of a group of which neither side is empty, without how often its kind occurs.
    fn score(&self, group: &Group) -> GroupScore {
        let [original, translation] = [&self.roles[0][group.original.start], &self.roles[1][group.translation.start]];
        let is_special = *original != ParagraphRole::Body && original == translation;
        let role = if is_special { SAME_ROLE } else { 0.0 };
        let indexes = |range: &Range<usize>| range.clone().collect::<Vec<_>>();
        let score = self.evidence.score(&indexes(&group.original), &indexes(&group.translation));
        GroupScore { total: score.total + role, ..score }
    }

    /// Pairs paragraphs that are left over on both sides, the most similar ones first.
    fn add_moved(&self, is_fixed: &[Vec<bool>; 2], groups: &mut Vec<Group>) {
        let mut is_taken = is_fixed.clone();
        for group in groups.iter() {
            is_taken[0][group.original.clone()].fill(true);
            is_taken[1][group.translation.clone()].fill(true);
        }
        let mut found = Vec::new();
        for original in 0..self.originals {
            if is_taken[0][original] {
                continue;
            }
            for translation in self.evidence.likely_partners(0, original) {
                for (originals, translations, _) in GROUPS {
                    let group = Group {
                        original: original..original + originals,
                        translation: translation..translation + translations,
                    };
                    if is_free(&group, &is_taken) {
                        found.push((self.score(&group).total, group));
                    }
                }
            }
        }
        found.retain(|(score, _)| *score >= LEAST_MOVED);
        found.sort_by(|one, other| other.0.total_cmp(&one.0));
        for (_, group) in found {
            if is_free(&group, &is_taken) {
                is_taken[0][group.original.clone()].fill(true);
                is_taken[1][group.translation.clone()].fill(true);
                groups.push(group);
            }
        }
    }

    /// Adds the links of a group.
    fn push_links(&self, group: &Group, links: &mut Vec<PairLink>) {
        let confidence = confidence(self.score(group).total);
        let mut push = |original, translation| {
            links.push(PairLink { original, translation, confidence, is_moved: false, is_fixed: false });
        };
        for original in group.original.clone() {
            for translation in group.translation.clone() {
                push(original, translation);
            }
        }
    }
}

/// Whether a group has paragraphs on both sides, all of which exist and have no partner yet.
fn is_free(group: &Group, is_taken: &[Vec<bool>; 2]) -> bool {
    let is_free = |range: &Range<usize>, is_taken: &[bool]| {
        !range.is_empty() && is_taken.get(range.clone()).is_some_and(|taken| !taken.contains(&true))
    };
    is_free(&group.original, &is_taken[0]) && is_free(&group.translation, &is_taken[1])
}

/// Returns the confidence in a link from its score: a logistic curve, flat because the terms are not independent of each
/// other.
fn confidence(score: f64) -> f64 {
    1.0 / (1.0 + (-score / 3.0).exp())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ENGLISH: &str = "Flood damages bridge in Sari village\n\
        Heavy rain washed away a bridge in Sari village on Monday, the police said.\n\
        \"We heard a loud noise at night,\" said Budi Santoso, a farmer of 54.\n\
        The government will build a new bridge for 2.5 million dollars.\n\
        Schools stay closed until Friday.\n\
        The hospital treated 12 people.";
    const INDONESIAN: &str = "Banjir merusak jembatan di Desa Sari\n\
        Hujan deras menghanyutkan jembatan di Desa Sari pada hari Senin, kata polisi.\n\
        \u{201c}Kami mendengar suara keras pada malam hari,\u{201d} kata Budi Santoso, petani berusia 54 tahun.\n\
        Pemerintah akan membangun jembatan baru senilai 2,5 juta dolar.\n\
        Sekolah ditutup hingga Jumat.\n\
        Rumah sakit merawat 12 orang.";

    fn story(language: &str, text: &str) -> StoryText {
        StoryText::from_lines(language, text)
    }

    fn lines(text: &str, order: &[&[usize]]) -> String {
        let lines: Vec<&str> = text.lines().map(str::trim).collect();
        let joined = order.iter().map(|group| group.iter().map(|line| lines[*line]).collect::<Vec<_>>().join(" "));
        joined.collect::<Vec<_>>().join("\n")
    }

    fn pairs(english: &str, indonesian: &str, fixed: &[FixedPair]) -> Vec<(usize, usize)> {
        let found = align(&story("en", english), &story("id", indonesian), fixed);
        found.links().iter().map(|link| (link.original, link.translation)).collect()
    }

    fn whole(order: &[&[usize]]) -> String {
        lines(INDONESIAN, order)
    }

    #[test]
    fn a_faithful_translation_is_paired_one_to_one() {
        assert_eq!(pairs(ENGLISH, INDONESIAN, &[]), (0..6).map(|index| (index, index)).collect::<Vec<_>>());
    }

    #[test]
    fn the_lexicon_works_in_either_direction() {
        let found = align(&story("id", INDONESIAN), &story("en", ENGLISH), &[]);
        assert_eq!(found.links().len(), 6);
        assert_eq!(found.left_out().count(), 0);
    }

    #[test]
    fn languages_that_are_unknown_are_guessed() {
        let found = align(&story("", ENGLISH), &story("", INDONESIAN), &[]);
        assert_eq!(found, align(&story("en", ENGLISH), &story("id", INDONESIAN), &[]));
    }

    #[test]
    fn merged_and_left_out_paragraphs_are_found() {
        let found = pairs(ENGLISH, &whole(&[&[0], &[1, 2], &[4], &[5]]), &[]);
        assert_eq!(found, [(0, 0), (1, 1), (2, 1), (4, 2), (5, 3)]);
    }

    #[test]
    fn split_and_added_paragraphs_are_found() {
        let found = pairs(&lines(ENGLISH, &[&[0], &[1], &[2, 3], &[5]]), INDONESIAN, &[]);
        assert_eq!(found, [(0, 0), (1, 1), (2, 2), (2, 3), (3, 5)]);
    }

    #[test]
    fn a_moved_paragraph_is_found() {
        let english = story("en", ENGLISH);
        let found = align(&english, &story("id", &whole(&[&[0], &[3], &[1], &[2], &[4], &[5]])), &[]);
        let moved: Vec<_> = found.links().iter().filter(|link| link.is_moved).collect();
        assert_eq!(moved.len(), 1);
        assert_eq!((moved[0].original, moved[0].translation), (3, 1));
    }

    #[test]
    fn a_sentence_moved_into_another_paragraph_is_found() {
        let found = pairs(ENGLISH, &whole(&[&[0], &[1, 5], &[2], &[3], &[4]]), &[]);
        assert_eq!(found, [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4), (5, 1)]);
    }

    #[test]
    fn text_that_was_cut_at_another_place_is_linked_with_both_parts() {
        let english = lines(ENGLISH, &[&[0], &[1, 2], &[3], &[4], &[5]]);
        let found = pairs(&english, &whole(&[&[0], &[1], &[2, 3], &[4], &[5]]), &[]);
        assert_eq!(found, [(0, 0), (1, 1), (1, 2), (2, 2), (3, 3), (4, 4)]);
    }

    #[test]
    fn a_pair_set_by_the_user_stays() {
        let fixed = [FixedPair { original: Some(2), translation: Some(4) }];
        let found = pairs(ENGLISH, INDONESIAN, &fixed);
        assert!(found.contains(&(2, 4)));
        assert!(!found.contains(&(2, 2)) && !found.contains(&(4, 4)));
        assert!(found.contains(&(1, 1)) && found.contains(&(5, 5)));
    }

    #[test]
    fn a_paragraph_without_a_partner_by_the_user_has_none() {
        let fixed =
            [FixedPair { original: Some(2), translation: None }, FixedPair { original: None, translation: Some(3) }];
        assert_eq!(pairs(ENGLISH, INDONESIAN, &fixed), [(0, 0), (1, 1), (4, 4), (5, 5)]);
    }

    #[test]
    fn pairs_of_the_user_that_do_not_exist_are_ignored() {
        let fixed =
            [FixedPair { original: Some(99), translation: Some(0) }, FixedPair { original: None, translation: None }];
        let found = pairs(ENGLISH, INDONESIAN, &fixed);
        assert!(!found.iter().any(|(original, _)| *original == 99));
        assert!(found.contains(&(5, 5)));
    }

    #[test]
    fn crossed_pairs_of_the_user_are_kept_and_the_rest_is_aligned() {
        let fixed = [
            FixedPair { original: Some(1), translation: Some(4) },
            FixedPair { original: Some(4), translation: Some(1) },
        ];
        let found = pairs(ENGLISH, INDONESIAN, &fixed);
        assert!(found.contains(&(1, 4)) && found.contains(&(4, 1)));
        assert!(found.contains(&(5, 5)));
    }

    #[test]
    fn an_empty_text_has_no_pairs() {
        assert_eq!(pairs("", INDONESIAN, &[]), []);
        assert_eq!(pairs(ENGLISH, "", &[]), []);
        assert_eq!(align(&story("en", ENGLISH), &story("id", ""), &[]).left_out().count(), 6);
    }

    #[test]
    fn without_a_lexicon_names_numbers_and_lengths_decide() {
        let found = align_with(&story("en", ENGLISH), &story("id", INDONESIAN), &[], &PairLexicons::default());
        let pairs: Vec<_> = found.links().iter().map(|link| (link.original, link.translation)).collect();
        assert!(pairs.contains(&(0, 0)) && pairs.contains(&(2, 2)) && pairs.contains(&(5, 5)), "{pairs:?}");
    }

    #[test]
    fn the_confidence_is_a_share() {
        for link in align(&story("en", ENGLISH), &story("id", INDONESIAN), &[]).links() {
            assert!((0.0..=1.0).contains(&link.confidence));
        }
    }

    #[test]
    fn long_texts_are_aligned_near_the_diagonal() {
        let repeated = |text: &str| {
            let line =
                |number: usize| text.lines().nth(1 + number % 5).unwrap().trim().to_owned() + &format!(" {number}.");
            (0..600).map(line).collect::<Vec<_>>().join("\n")
        };
        let found = pairs(&repeated(ENGLISH), &repeated(INDONESIAN), &[]);
        assert!(found.iter().filter(|(original, translation)| original == translation).count() > 590);
    }

    #[test]
    fn hostile_texts_take_little_time() {
        let word = "a".repeat(200_000);
        let words = "di ".repeat(50_000);
        let many = "x\n".repeat(3_000);
        for text in [&word, &words, &many, &"\u{301}\n\u{200b}x".repeat(200)] {
            assert!(align(&story("en", text), &story("id", text), &[]).links().len() <= text.len());
            assert!(align(&story("", text), &story("id", INDONESIAN), &[]).links().len() <= text.len() + 6);
        }
    }
}
