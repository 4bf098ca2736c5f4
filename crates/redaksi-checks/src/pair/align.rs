//! The search for the best alignment: dynamic programming over groups of neighbouring paragraphs, then moved paragraphs.

use super::alignment::{Alignment, FixedPair, PairLink, longest_rising_run};
use super::evidence::Evidence;
use super::lexicon::{PairLexicons, PairView};
use super::vocabulary::Vocabulary;
use crate::{ParagraphRole, StoryText};
use redaksi_core::text::normalize_for_match;
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation as _;

/// A kind of group: so many paragraphs of the original with so many of the translation, and the natural logarithm of how
/// often it occurs. The order and the rough sizes are those of Gale and Church; news stories are merged and split more
/// often than sentences.
const GROUPS: [(usize, usize, f64); 11] = [
    (1, 1, -0.2),
    (1, 0, -2.6),
    (0, 1, -3.2),
    (2, 1, -3.0),
    (1, 2, -3.0),
    (3, 1, -6.0),
    (1, 3, -6.0),
    (4, 1, -9.0),
    (1, 4, -9.0),
    (5, 1, -12.0),
    (1, 5, -12.0),
];
/// How much more likely than others two headlines, or two captions, translate each other.
const SAME_ROLE: f64 = 0.5;
/// The score from which two paragraphs that are left over are taken for a moved one.
const LEAST_MOVED: f64 = 4.0;
/// The gain from which a paragraph that is left over is taken for a part of one that has a partner.
const LEAST_PART: f64 = 5.0;
/// The gain from which a paragraph that has a partner is taken for a part of the partner's neighbour too.
const LEAST_RECUT: f64 = 6.0;
/// The score of a pair of single paragraphs below which no larger group with the two as its only support is tried.
const LEAST_SUPPORT: f64 = -6.0;
/// Up to this many pairs of paragraphs, each is looked at; above, only those near the diagonal.
const MOST_CELLS: usize = 160_000;
/// The paragraphs on either side of the diagonal that are looked at in long texts.
const BAND: usize = 80;

/// Pairs the paragraphs of an original with those of its translation, with the lexicons of the program. Pairs set by the
/// user stay as given. If the language of a text is empty, it is guessed.
#[must_use]
pub fn align(original: &StoryText, translation: &StoryText, fixed: &[FixedPair]) -> Alignment {
    align_with(original, translation, fixed, PairLexicons::built_in())
}

/// Pairs the paragraphs like [`align`], with other lexicons. Without one for the two languages, numbers, names, loan words,
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
    lexicons.guess_language(words.iter().map(String::as_str)).to_owned()
}

/// Two groups of neighbouring paragraphs that translate each other; one of them is empty if a paragraph has no partner.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Group {
    original: Range<usize>,
    translation: Range<usize>,
}

struct Aligner {
    evidence: Evidence,
    originals: usize,
    translations: usize,
    roles: [Vec<ParagraphRole>; 2],
}

impl Aligner {
    fn new(original: &StoryText, translation: &StoryText, view: Option<PairView<'_>>) -> Self {
        let read = |story: &StoryText, view| Vocabulary::read(&story.paragraphs, view);
        let roles = |story: &StoryText| story.paragraphs.iter().map(|paragraph| paragraph.role).collect();
        let evidence = Evidence::new(read(original, view), read(translation, view.map(PairView::reversed)), view);
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
            Stretch { aligner: self, is_fixed: &is_fixed, area: stretch }.align(&mut groups);
        }
        self.add_moved(&is_fixed, &mut groups);
        for group in groups {
            self.push_links(&group, &mut links);
        }
        self.add_parts(&is_fixed, &mut links);
        links
    }

    /// Links paragraphs of which only a part was moved into a paragraph that has a partner already: a paragraph that is
    /// left over, or a neighbour of the partner where the text was cut at another place.
    fn add_parts(&self, is_fixed: &[Vec<bool>; 2], links: &mut Vec<PairLink>) {
        let mut partners = [vec![Vec::new(); self.originals], vec![Vec::new(); self.translations]];
        for link in links.iter() {
            partners[0][link.original].push(link.translation);
            partners[1][link.translation].push(link.original);
        }
        let mut found: Vec<(f64, usize, usize)> = Vec::new();
        for side in [0, 1] {
            for index in (0..partners[side].len()).filter(|index| partners[side][*index].is_empty()) {
                let likely = self.evidence.likely_partners(side, index).into_iter();
                let pairs = likely.map(|other| if side == 0 { (index, other) } else { (other, index) });
                let gains = pairs.map(|(original, translation)| {
                    let gain = self.evidence.part_gain(
                        original,
                        translation,
                        [&partners[0][original], &partners[1][translation]],
                    );
                    (gain, original, translation)
                });
                let with_partner = gains.filter(|(_, original, translation)| {
                    !partners[0][*original].is_empty() || !partners[1][*translation].is_empty()
                });
                let best = with_partner.max_by(|one, other| one.0.total_cmp(&other.0));
                found.extend(best.filter(|(gain, ..)| *gain >= LEAST_PART));
            }
        }
        for link in links.iter() {
            let (original, translation) = (link.original, link.translation);
            for (original, translation) in [
                (original + 1, translation),
                (original.wrapping_sub(1), translation),
                (original, translation + 1),
                (original, translation.wrapping_sub(1)),
            ] {
                let Some(partners) = partners[0].get(original).zip(partners[1].get(translation)) else { continue };
                if partners.0.is_empty() || partners.1.is_empty() || partners.0.contains(&translation) {
                    continue;
                }
                let gain = self.evidence.part_gain(original, translation, [partners.0, partners.1]);
                if gain >= LEAST_RECUT {
                    found.push((gain, original, translation));
                }
            }
        }
        for (gain, original, translation) in found {
            if !is_fixed[0][original] && !is_fixed[1][translation] {
                links.push(PairLink {
                    original,
                    translation,
                    confidence: confidence(gain),
                    is_moved: false,
                    is_fixed: false,
                });
            }
        }
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
    fn score(&self, group: &Group) -> f64 {
        let [original, translation] = [&self.roles[0][group.original.start], &self.roles[1][group.translation.start]];
        let is_special = *original != ParagraphRole::Body && original == translation;
        let role = if is_special { SAME_ROLE } else { 0.0 };
        let indexes = |range: &Range<usize>| range.clone().collect::<Vec<_>>();
        self.evidence.score(&indexes(&group.original), &indexes(&group.translation)) + role
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
                    if self.is_free(&group, &is_taken) {
                        found.push((self.score(&group), group));
                    }
                }
            }
        }
        found.retain(|(score, _)| *score >= LEAST_MOVED);
        found.sort_by(|one, other| other.0.total_cmp(&one.0));
        for (_, group) in found {
            if self.is_free(&group, &is_taken) {
                is_taken[0][group.original.clone()].fill(true);
                is_taken[1][group.translation.clone()].fill(true);
                groups.push(group);
            }
        }
    }

    /// Whether the group has paragraphs on both sides, all of which exist and have no partner yet.
    fn is_free(&self, group: &Group, is_taken: &[Vec<bool>; 2]) -> bool {
        let is_free = |range: &Range<usize>, is_taken: &[bool]| {
            !range.is_empty() && is_taken.get(range.clone()).is_some_and(|taken| !taken.contains(&true))
        };
        is_free(&group.original, &is_taken[0]) && is_free(&group.translation, &is_taken[1])
    }

    /// Adds the links of a group.
    fn push_links(&self, group: &Group, links: &mut Vec<PairLink>) {
        let confidence = confidence(self.score(group));
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

/// Returns the confidence in a link from its score: a logistic curve, flat because the terms are not independent of each
/// other.
fn confidence(score: f64) -> f64 {
    1.0 / (1.0 + (-score / 3.0).exp())
}

/// An area of both texts that is aligned by itself.
struct Stretch<'a> {
    aligner: &'a Aligner,
    is_fixed: &'a [Vec<bool>; 2],
    area: Group,
}

/// A row of the table of the dynamic programming: how well the texts up to a paragraph of the original and those of the
/// translation from `start` on are aligned, and the kind of the last group.
struct Row {
    start: usize,
    cells: Vec<(f64, u8)>,
    /// The scores of the pairs of the next paragraph of the original and the next one of the translation.
    pairs: Vec<f64>,
}

impl Row {
    fn cell(&self, column: usize) -> Option<(f64, u8)> {
        self.cells.get(column.checked_sub(self.start)?).copied()
    }

    fn pair(&self, column: usize) -> f64 {
        column.checked_sub(self.start).and_then(|column| self.pairs.get(column)).copied().unwrap_or(f64::NEG_INFINITY)
    }
}

impl Stretch<'_> {
    /// Adds the groups of the best alignment of which neither side is empty.
    fn align(&self, groups: &mut Vec<Group>) {
        let rows = self.fill();
        let (mut row, mut column) = (self.area.original.len(), self.area.translation.len());
        let mut found = Vec::new();
        while row + column > 0 {
            let Some((_, kind)) = rows[row].cell(column) else { break };
            let (originals, translations, _) = GROUPS[usize::from(kind)];
            if let Some(group) = self.group(row, column, originals, translations)
                && originals > 0
                && translations > 0
            {
                found.push(group);
            }
            row -= originals.min(row);
            column -= translations.min(column);
        }
        groups.extend(found.into_iter().rev());
    }

    /// Fills the table.
    fn fill(&self) -> Vec<Row> {
        let (height, width) = (self.area.original.len(), self.area.translation.len());
        let mut rows: Vec<Row> = Vec::with_capacity(height + 1);
        for row in 0..=height {
            let columns = self.columns(row);
            let mut next = Row { start: columns.start, cells: Vec::with_capacity(columns.len()), pairs: Vec::new() };
            for column in columns {
                let pair = match self.group(row + 1, column + 1, 1, 1) {
                    Some(group) if row < height && column < width => self.aligner.score(&group),
                    _ => f64::NEG_INFINITY,
                };
                next.pairs.push(pair);
                let best = self.best_group(&rows, &next, row, column);
                next.cells.push(best);
            }
            rows.push(next);
        }
        rows
    }

    /// Returns the best score of a cell with the kind of its last group.
    fn best_group(&self, rows: &[Row], current: &Row, row: usize, column: usize) -> (f64, u8) {
        if row + column == 0 {
            return (0.0, 0);
        }
        let mut best = (f64::NEG_INFINITY, 1);
        for (kind, (originals, translations, prior)) in (0..).zip(GROUPS) {
            let Some(group) = self.group(row, column, originals, translations) else { continue };
            let (from_row, from_column) = (row - originals, column - translations);
            let before = if originals == 0 { current } else { &rows[from_row] };
            let Some((score, _)) = before.cell(from_column) else { continue };
            if score == f64::NEG_INFINITY {
                continue;
            }
            let own = match (originals, translations) {
                (0, _) | (_, 0) => {
                    let is_fixed = self.is_fixed[0][group.original].iter().chain(&self.is_fixed[1][group.translation]);
                    if is_fixed.clone().any(|is_fixed| *is_fixed) { 0.0 } else { prior }
                }
                (1, 1) => prior + before.pair(from_column),
                _ => {
                    let mut pairs =
                        (from_row..row).flat_map(|row| (from_column..column).map(move |column| rows[row].pair(column)));
                    if !pairs.any(|pair| pair >= LEAST_SUPPORT) {
                        continue;
                    }
                    prior + self.aligner.score(&group)
                }
            };
            if score + own > best.0 {
                best = (score + own, kind);
            }
        }
        best
    }

    /// Returns the paragraphs of a group that ends before a row and a column; `None` if it would start before the area, or
    /// pairs a paragraph that the user paired.
    fn group(&self, row: usize, column: usize, originals: usize, translations: usize) -> Option<Group> {
        let (from_row, from_column) = (row.checked_sub(originals)?, column.checked_sub(translations)?);
        let (first, second) = (self.area.original.start, self.area.translation.start);
        let group =
            Group { original: first + from_row..first + row, translation: second + from_column..second + column };
        let is_single = originals == 0 || translations == 0;
        let is_free = || {
            let is_fixed = |side: usize, range: &Range<usize>| {
                self.is_fixed[side].get(range.clone()).is_none_or(|is_fixed| is_fixed.contains(&true))
            };
            !is_fixed(0, &group.original) && !is_fixed(1, &group.translation)
        };
        (is_single || is_free()).then_some(group)
    }

    /// Returns the columns of a row that are looked at: all of them, or in long texts those near the diagonal.
    fn columns(&self, row: usize) -> Range<usize> {
        let (height, width) = (self.area.original.len(), self.area.translation.len());
        if height.saturating_mul(width) <= MOST_CELLS {
            return 0..width + 1;
        }
        let diagonal = row.saturating_mul(width) / height.max(1);
        let step = width / height.max(1);
        diagonal.saturating_sub(BAND + step)..(diagonal + BAND + step).min(width) + 1
    }
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
