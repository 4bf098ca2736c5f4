//! Finds where the headline of a promo ends inside a line.
//!
//! Each place between two words where a headline may end is a candidate. Features describe the candidate: how words are
//! capitalized before and after it, which words the rest of the story uses, what separates the two words, and how the
//! next sentence starts. The weights of the features are learned; they are in `assets/extract/promo_end.ron`. They give
//! each candidate a score, and the scores of all candidates give each a probability.

use crate::extract::matchers::promo_marker::{MAX_MARKER_WORDS, is_bullet};
use crate::extract::matchers::sub_words::{SubWord, sub_words};
use crate::packs::{Lexicon, MarkerKind, Word};
use crate::text::is_blank_char;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

/// How much text from the start of a marker is examined, in bytes. A longer headline is not recognized.
const MAX_WINDOW_BYTES: usize = 1_200;
/// How many words of it are examined.
const MAX_WINDOW_WORDS: usize = 130;
/// How many words after a candidate are compared with those before it.
const RIGHT_WORDS: usize = 12;
/// How many words after the marker show whether the headline is in title case.
const STYLE_WORDS: usize = 7;
/// In characters. A quote that closes within this distance is part of the headline.
const MAX_QUOTED_CHARS: usize = 40;

macro_rules! end_features {
    ($($name:ident,)*) => {
        /// A property of a candidate for the end of a headline.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
        #[repr(u8)]
        pub(crate) enum EndFeature { $($name,)* }

        impl EndFeature {
            /// All features, in their order.
            pub const ALL: &[Self] = &[$(Self::$name,)*];
        }
    };
}

end_features! {
    // What is between the two words.
    LineEnd, GluedWords, GluedPunctuation, StrongPunctuation, FullStop, Abbreviation, QuoteOpens, ShortQuoteOpens,
    WideGap, BulletFollows, ItemSeparator, MarkerFollows, MarkerInside, FullStopInside, StrongPunctuationInside, OpenerInside, TitleQuoteCloses, NoBlank, FullStopAtLineEnd, PlainBeforeGlued,
    // How words are capitalized, if the headline is in title case.
    LowerBefore, CapitalBefore, LowerAfter, CapitalAfter, LowerShareAfter, NextIsLowerTitle, SubjectLengthTitle,
    // The same, if the headline is not in title case.
    NextIsLowerPlain, CapitalBeforePlain, LowerAfterPlain, CapitalAfterPlain,
    // Which capitalized words are no names: the story writes them in lower case elsewhere.
    NextIsCommon, NextIsCommonPlain, CommonCapitalsAfter, CommonCapitalsAfterPlain, CommonCapitalsBeforePlain,
    // What the next sentence starts with.
    OpenerFollows, SmallWordFollows, SmallWordFollowsPlain, NameFollowsPlain, CommaFollows, NumberFollows, ListNumberFollows, PreviousIsSmall, PreviousIsNumber,
    // Which words the rest of the story uses.
    ForeignBefore, SharedBefore, ForeignAfter, SharedAfter, NextIsShared, NextIsForeign, PreviousIsShared,
    // How long the headline is.
    NoTitle, NoTitleGlued, NoTitleBeforeSentence, OneWord, TwoOrThreeWords, FourOrFiveWords, OverTwelveWords, OverTwentyWords,
}

/// The learned weights of the features.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EndWeights(pub Vec<f32>);

impl EndWeights {
    /// Returns the weights that come with the program.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<EndWeights> = LazyLock::new(|| {
            let file = include_str!("../../../../../assets/extract/promo_end.ron");
            #[expect(clippy::expect_used, reason = "a test ensures that the built-in file can be read")]
            EndWeights::from_ron(file).expect("the built-in weights can be read")
        });
        &BUILT_IN
    }

    /// Reads the weights from a RON map of features.
    pub fn from_ron(ron: &str) -> Result<Self, ron::error::SpannedError> {
        let map: BTreeMap<EndFeature, f32> = ron::from_str(ron)?;
        Ok(Self(EndFeature::ALL.iter().map(|feature| map.get(feature).copied().unwrap_or_default()).collect()))
    }

    fn score(&self, features: &[(EndFeature, f32)]) -> f32 {
        features.iter().map(|(feature, value)| self.0[*feature as usize] * value).sum()
    }
}

/// How many words behind a marker say what follows, up to a colon: two in `Lire aussi la critique : …`.
fn described_words(text: &str, words: &[Word], count: usize) -> usize {
    const MAX_WORDS: usize = 4;
    let mut end = words[count - 1].range.end;
    for (described, word) in words[count..].iter().take(MAX_WORDS + 1).enumerate() {
        let gap = &text[end..word.range.start];
        let after_colon = gap.trim_start_matches(is_blank_char).strip_prefix(':');
        if after_colon.is_some_and(|rest| rest.starts_with(is_blank_char) || rest.is_empty()) {
            return described;
        }
        if !gap.chars().all(is_blank_char) || word.starts_non_lowercase(text) {
            return 0;
        }
        end = word.range.end;
    }
    0
}

/// How the story uses a word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TitleWordUse {
    /// Whether it occurs more than once; `None` if that is unknown or says nothing.
    pub is_repeated: Option<bool>,
    /// Whether it occurs in lower case.
    pub is_in_lower_case: bool,
}

/// Looks up how the story uses a word.
pub(crate) type TitleWordUses<'s> = &'s dyn Fn(&Word) -> TitleWordUse;

/// A marker inside a line and the text after it. All ranges and indices are relative to `text`.
pub(crate) struct PromoWindow<'t> {
    /// The line from the marker on, up to a maximum length.
    pub text: &'t str,
    words: Vec<Word>,
    glued: Vec<bool>,
    /// The index of the first word after the marker.
    title_word: usize,
    /// Whether the window extends to the end of the line.
    is_whole: bool,
    pub kind: MarkerKind,
    /// Where the words of the marker end.
    pub marker_words_end: usize,
    /// Where the marker with its colon ends.
    pub marker_end: usize,
    pub separator: Option<char>,
    /// Where the headline starts.
    pub title_start: usize,
}

impl<'t> PromoWindow<'t> {
    /// Examines the text from a marker on. `line` must start with the first word of the marker; `is_bracketed` is
    /// whether a bracket opens in front of it. Returns `None` if no marker is there.
    pub fn open(line: &'t str, is_bracketed: bool, lexicon: &Lexicon) -> Option<Self> {
        let text = &line[..line.floor_char_boundary(MAX_WINDOW_BYTES)];
        let mut parts = sub_words(text).take(MAX_WINDOW_WORDS);
        let mut front: Vec<SubWord> = parts.by_ref().take(MAX_MARKER_WORDS).collect();
        if front.first()?.word.range.start != 0 {
            return None;
        }
        let (count, kind) = {
            let words: Vec<Word> = front.iter().map(|part| part.word.clone()).collect();
            lexicon.markers.longest_prefix(&words)?
        };
        front.extend(parts);
        let is_whole = text.len() == line.len() && front.len() < MAX_WINDOW_WORDS;
        let glued = front.iter().map(|part| part.is_glued).collect();
        let words: Vec<Word> = front.into_iter().map(|part| part.word).collect();
        let described = if kind == MarkerKind::Unconditional { described_words(text, &words, count) } else { 0 };
        let count = count + described;
        let marker_words_end = words[count - 1].range.end;
        let after = text[marker_words_end..].trim_start_matches(|c| is_blank_char(c) || c == '*');
        let separator = after.chars().next().filter(|c| is_separator(*c, after, is_bracketed));
        let marker_end = separator.map_or(marker_words_end, |c| text.len() - after.len() + c.len_utf8());
        let title = text[marker_end..].trim_start_matches(|c| is_blank_char(c) || c == '*' || is_bullet(c) && c != '(');
        let title_start = text.len() - title.len();
        Some(Self {
            text,
            words,
            glued,
            title_word: count,
            is_whole,
            kind,
            marker_words_end,
            marker_end,
            separator,
            title_start,
        })
    }

    /// Examines a headline that has no marker, from its first word on.
    pub fn open_headline(line: &'t str) -> Self {
        let text = &line[..line.floor_char_boundary(MAX_WINDOW_BYTES)];
        let parts: Vec<SubWord> = sub_words(text).take(MAX_WINDOW_WORDS).collect();
        Self {
            text,
            is_whole: text.len() == line.len() && parts.len() < MAX_WINDOW_WORDS,
            glued: parts.iter().map(|part| part.is_glued).collect(),
            words: parts.into_iter().map(|part| part.word).collect(),
            title_word: 0,
            kind: MarkerKind::Unconditional,
            marker_words_end: 0,
            marker_end: 0,
            separator: Some('•'),
            title_start: 0,
        }
    }

    /// The text after the marker.
    pub fn title_text(&self) -> &'t str {
        &self.text[self.title_start..]
    }

    /// How many words the marker has.
    pub fn marker_words(&self) -> usize {
        self.title_word
    }

    /// Whether every word of the marker starts with a capital.
    pub fn is_marker_capitalized(&self) -> bool {
        self.title_word > 1 && (0..self.title_word).all(|at| self.is_capital(at))
    }

    /// Whether the headline is glued to the marker: `Baca JugaHarga Naik`.
    pub fn is_title_glued(&self) -> bool {
        self.separator.is_none() && self.glued.get(self.title_word).is_some_and(|glued| *glued)
    }

    /// Whether a sentence that is no part of the promo follows the headline on the line. Only what is on the line decides.
    pub fn is_followed_by_sentence(&self, lexicon: &Lexicon) -> bool {
        /// Fewer words behind the headline are not worth a line in the text.
        const MIN_SENTENCE_WORDS: usize = 6;
        /// How certain the end of the headline must be.
        const MIN_CHANCE: f32 = 0.7;
        if self.title_word + MIN_SENTENCE_WORDS >= self.words.len() || !self.is_whole {
            return false;
        }
        let candidates = self.candidates(&|_| TitleWordUse::default(), lexicon);
        let chances = probabilities(&candidates, EndWeights::built_in());
        let best = candidates.iter().zip(chances).max_by(|one, other| one.1.total_cmp(&other.1));
        best.is_some_and(|(candidate, chance)| {
            let rest = self.words.iter().position(|word| word.range.start >= candidate.promo_end);
            chance >= MIN_CHANCE
                && rest.is_some_and(|rest| {
                    rest + MIN_SENTENCE_WORDS <= self.words.len()
                        && lexicon.markers.longest_prefix(&self.words[rest..]).is_none()
                })
        })
    }

    /// How many words are before a byte index, the marker not counted.
    pub fn title_words(&self, end: usize) -> usize {
        self.words[self.title_word..].iter().take_while(|word| word.range.end <= end).count()
    }

    /// The share of capitalized words among those that title case capitalizes, in percent, and their number.
    pub fn capitals(&self, end: usize, lexicon: &Lexicon) -> (usize, usize) {
        let counted = (self.title_word..self.words.len())
            .take_while(|at| self.words[*at].range.end <= end)
            .filter(|at| self.is_content(*at, lexicon));
        let (mut all, mut capital) = (0_usize, 0_usize);
        for at in counted {
            all += 1;
            capital += usize::from(self.words[at].text_in(self.text).starts_with(char::is_uppercase));
        }
        ((capital * 100).checked_div(all).unwrap_or_default(), all)
    }

    /// The share of the words before a byte index that the story repeats, among those of which that is known, in percent.
    pub fn repeated_percent(&self, end: usize, is_repeated: &dyn Fn(&Word) -> Option<bool>) -> usize {
        let words = self.words[self.title_word..].iter().take_while(|word| word.range.end <= end);
        let known: Vec<bool> = words.filter_map(is_repeated).collect();
        (known.iter().filter(|repeated| **repeated).count() * 100).checked_div(known.len()).unwrap_or_default()
    }

    /// The text between a word and the word before it.
    fn gap(&self, at: usize) -> &'t str {
        if at == self.title_word {
            return &self.text[self.marker_end..self.words.get(at).map_or(self.text.len(), |word| word.range.start)];
        }
        &self.text[self.words[at - 1].range.end..self.words.get(at).map_or(self.text.len(), |word| word.range.start)]
    }

    fn is_capital(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| word.starts_non_lowercase(self.text))
    }

    fn is_lower(&self, at: usize) -> bool {
        self.words.get(at).is_some_and(|word| !word.starts_non_lowercase(self.text))
    }

    fn is_small(&self, at: usize, lexicon: &Lexicon) -> bool {
        self.words.get(at).is_some_and(|word| lexicon.small_words.contains(word.key))
    }

    /// Whether title case would capitalize the word. Units after a number are in lower case: `Rp 4 juta`.
    fn is_content(&self, at: usize, lexicon: &Lexicon) -> bool {
        let word = &self.words[at];
        let is_unit = at > self.title_word && self.words[at - 1].digits > 0;
        word.digits == 0 && !is_unit && word.chars > 1 && !self.gap(at).ends_with('-') && !self.is_small(at, lexicon)
    }

    /// Returns the places where the headline may end, in order. `uses` looks words up in the story.
    pub fn candidates(&self, uses: TitleWordUses<'_>, lexicon: &Lexicon) -> Vec<EndCandidate> {
        let table = WordTable::new(self, uses, lexicon);
        let mut found = Vec::new();
        let mut quotes = OpenQuotes::default();
        let mut inside = InnerSigns::default();
        for at in self.title_word..=self.words.len() {
            let is_end = at == self.words.len();
            if is_end && !self.is_whole {
                break;
            }
            let gap = self.gap(at);
            let boundary = Boundary::of(gap, quotes, is_end);
            quotes.read(gap);
            if !is_end && !self.may_end_before(at, &boundary) {
                continue;
            }
            let from = if at == self.title_word { self.marker_end } else { self.words[at - 1].range.end };
            let (title_end, promo_end) = if at == self.title_word {
                (self.marker_end, self.marker_end)
            } else {
                (from + boundary.title_len, from + boundary.promo_len)
            };
            let mut features = self.features(at, &boundary, &table, lexicon);
            let signs = InnerSigns::of(&features);
            features.extend(inside.features());
            inside = inside.or(signs);
            found.push(EndCandidate { title_end, promo_end, features });
            if boundary.item_separator {
                break;
            }
        }
        found
    }

    /// Whether a headline can end before the word: the rest can start a sentence or an item.
    fn may_end_before(&self, at: usize, boundary: &Boundary) -> bool {
        let is_start = self.is_capital(at) || boundary.bullet || boundary.item_separator;
        if at == self.title_word {
            let is_quoted = self.title_text().starts_with(['\'', '"', '‘', '“']);
            return self.separator.is_none() && is_start && !is_quoted;
        }
        let is_decimal = matches!(self.gap(at), "." | ",")
            && self.words[at].digits > 0
            && self.text[..self.words[at - 1].range.end].ends_with(|c: char| c.is_ascii_digit());
        is_start && !is_decimal && (self.glued[at] || boundary.may_end)
    }

    fn features(&self, at: usize, boundary: &Boundary, table: &WordTable, lexicon: &Lexicon) -> Vec<(EndFeature, f32)> {
        use EndFeature as F;
        let mut features = Vec::with_capacity(20);
        let mut set = |feature: EndFeature, value: f32| {
            if value != 0.0 {
                features.push((feature, value));
            }
        };
        let flag = |value: bool| f32::from(u8::from(value));
        let is_end = at == self.words.len();
        let title_len = at - self.title_word;
        let rest = &self.words[at..];
        set(F::LineEnd, flag(is_end));
        set(F::NoTitle, flag(title_len == 0));
        set(F::NoTitleGlued, flag(title_len == 0 && self.is_title_glued()));
        set(F::NoTitleBeforeSentence, flag(title_len == 0 && !table.is_title_case));
        set(F::OneWord, flag(title_len == 1));
        set(F::TwoOrThreeWords, flag((2..=3).contains(&title_len)));
        set(F::FourOrFiveWords, flag((4..=5).contains(&title_len)));
        set(F::OverTwelveWords, (title_len.clamp(12, 20) - 12) as f32 / 4.0);
        set(F::OverTwentyWords, (title_len.clamp(20, 60) - 20) as f32 / 10.0);
        if title_len > 0 {
            let previous = &self.words[at - 1];
            set(F::PreviousIsSmall, flag(self.is_small(at - 1, lexicon) && self.is_lower(at - 1)));
            set(F::PreviousIsNumber, flag(previous.is_number()));
            set(F::PreviousIsShared, flag(table.is_shared[at - 1] == Some(true)));
            set(F::StrongPunctuation, flag(boundary.strong));
            set(F::FullStop, flag(boundary.full_stop));
            set(F::FullStopAtLineEnd, flag(boundary.full_stop && is_end));
            let short = previous.chars <= 3 && self.is_capital(at - 1) || previous.chars == 1;
            let before_number = rest.first().is_some_and(Word::is_number);
            set(F::Abbreviation, flag(boundary.full_stop && !is_end && (short || before_number)));
            let starts_quoted = self.title_text().starts_with(['\'', '"', '‘', '“']);
            set(F::TitleQuoteCloses, flag(starts_quoted && boundary.closes_quote));
        }
        let range = |count: f32, cap: f32| count.min(cap);
        let before = table.sums(self.title_word + 1..at);
        let far = (at + 1 + RIGHT_WORDS).min(self.words.len());
        let after = table.sums((at + 1).min(far)..far);
        if table.is_title_case {
            set(F::LowerBefore, range(before.lower, 5.0));
            set(F::CapitalBefore, range(before.capital, 12.0) / 4.0);
        } else {
            set(F::CapitalBeforePlain, range(before.capital, 8.0) / 4.0);
            set(F::CommonCapitalsBeforePlain, range(before.common_capital, 3.0));
        }
        set(F::ForeignBefore, range(before.foreign, 8.0) / 2.0);
        set(F::SharedBefore, range(before.shared, 8.0) / 2.0);
        if is_end {
            return features;
        }
        let next = &rest[0];
        set(F::GluedWords, flag(self.glued[at] && boundary.is_empty));
        set(F::GluedPunctuation, flag(!self.glued[at] && boundary.glued_punctuation));
        set(F::NoBlank, flag(!self.glued[at] && !boundary.has_blank && !boundary.glued_punctuation));
        let is_plain = boundary.has_blank && boundary.promo_len == 0 && !boundary.opens_quote && title_len > 0;
        set(F::PlainBeforeGlued, flag(is_plain && self.glued[at..].contains(&true)));
        set(F::QuoteOpens, flag(boundary.opens_quote && !self.quote_closes_soon(at)));
        set(F::ShortQuoteOpens, flag(boundary.opens_quote && self.quote_closes_soon(at)));
        set(F::WideGap, flag(boundary.is_wide));
        set(F::BulletFollows, flag(boundary.bullet));
        set(F::ItemSeparator, flag(boundary.item_separator));
        set(F::MarkerFollows, flag(title_len > 0 && self.is_capital(at) && self.has_separated_marker(at, lexicon)));
        set(F::OpenerFollows, flag(lexicon.openers.longest_prefix(rest).is_some()));
        set(F::SmallWordFollows, flag(self.is_small(at, lexicon) && title_len > 0));
        let comma = (at + 1..(at + 4).min(self.words.len())).position(|next| self.gap(next).starts_with(','));
        set(F::CommaFollows, flag(comma.is_some()));
        set(F::NumberFollows, flag(next.is_number()));
        let after_number = if at + 1 < self.words.len() { self.gap(at + 1) } else { "" };
        let is_list_number = next.is_number() && next.chars <= 2 && matches!(after_number, ". " | ") ");
        set(F::ListNumberFollows, flag(is_list_number));
        set(F::NextIsShared, flag(table.is_shared[at] == Some(true)));
        set(F::NextIsForeign, flag(table.is_shared[at] == Some(false)));
        let next_is_common = flag(table.common_capital[at] && title_len > 0);
        let common_after = range(table.sums(at + 1..self.sentence_end(at + 1, far)).common_capital, 3.0);
        let next_is_lower = flag(self.is_lower(at + 1));
        if table.is_title_case {
            set(F::NextIsCommon, next_is_common);
            set(F::CommonCapitalsAfter, common_after);
            set(F::NextIsLowerTitle, flag(self.is_lower(at + 1) && !self.is_small(at + 1, lexicon)));
            set(F::LowerAfter, range(after.lower, 8.0) / 2.0);
            set(F::CapitalAfter, range(after.capital, 8.0) / 2.0);
            let all = after.lower + after.capital;
            set(F::LowerShareAfter, if all > 0.0 { after.lower / all } else { 0.0 });
            let first_lower = (at + 1..far).position(|word| table.is_lower_content(word)).unwrap_or(RIGHT_WORDS);
            set(F::SubjectLengthTitle, (first_lower.min(6)) as f32 / 3.0);
        } else {
            set(F::NextIsCommonPlain, next_is_common);
            set(F::CommonCapitalsAfterPlain, common_after);
            set(F::SmallWordFollowsPlain, flag(self.is_small(at, lexicon) && title_len > 0 && boundary.has_blank));
            // Two capitalized words in a row are a name inside the headline.
            set(F::NameFollowsPlain, flag(title_len > 0 && self.is_capital(at - 1) && boundary.has_blank));
            set(F::NextIsLowerPlain, next_is_lower);
            set(F::LowerAfterPlain, range(after.lower, 8.0) / 4.0);
            set(F::CapitalAfterPlain, range(after.capital, 8.0) / 4.0);
        }
        set(F::ForeignAfter, range(after.foreign, 8.0) / 2.0);
        set(F::SharedAfter, range(after.shared, 8.0) / 2.0);
        features
    }

    /// The first word from `from` on that may start another sentence or a quote; at most `limit`.
    fn sentence_end(&self, from: usize, limit: usize) -> usize {
        (from..limit).find(|at| self.gap(*at).contains(['.', '!', '?', ':', '"', '“', '”', '\''])).unwrap_or(limit)
    }

    /// Whether a quote that opens before the word closes soon, as in a headline.
    fn quote_closes_soon(&self, at: usize) -> bool {
        let text = &self.text[self.words[at].range.start..];
        text.chars().take(MAX_QUOTED_CHARS).position(|c| matches!(c, '"' | '”' | '’' | '\'')).is_some()
    }

    /// Whether a marker and its separator start at the word.
    fn has_separated_marker(&self, at: usize, lexicon: &Lexicon) -> bool {
        let Some((count, _)) = lexicon.markers.longest_prefix(&self.words[at..]) else { return false };
        let after = self.text[self.words[at + count - 1].range.end..].trim_start_matches(is_blank_char);
        after.starts_with([':', '：', '|', '»', '–', '-']) || count >= 2 && self.glued.get(at + count) == Some(&true)
    }
}

/// Signs that a headline ended before a candidate: they were seen at earlier candidates.
#[expect(clippy::struct_excessive_bools, reason = "each is an independent sign")]
#[derive(Clone, Copy, Debug, Default)]
struct InnerSigns {
    marker: bool,
    full_stop: bool,
    strong: bool,
    opener: bool,
}

impl InnerSigns {
    /// The signs at a candidate with these features.
    fn of(features: &[(EndFeature, f32)]) -> Self {
        use EndFeature as F;
        let has = |wanted: EndFeature| features.iter().any(|(feature, _)| *feature == wanted);
        Self {
            marker: has(F::MarkerFollows),
            full_stop: has(F::FullStop) && !has(F::Abbreviation),
            strong: has(F::StrongPunctuation),
            opener: has(F::OpenerFollows) && has(F::CommaFollows),
        }
    }

    fn or(self, other: Self) -> Self {
        Self {
            marker: self.marker || other.marker,
            full_stop: self.full_stop || other.full_stop,
            strong: self.strong || other.strong,
            opener: self.opener || other.opener,
        }
    }

    fn features(self) -> impl Iterator<Item = (EndFeature, f32)> {
        use EndFeature as F;
        let signs = [
            (self.marker, F::MarkerInside),
            (self.full_stop, F::FullStopInside),
            (self.strong, F::StrongPunctuationInside),
            (self.opener, F::OpenerInside),
        ];
        signs.into_iter().filter(|(seen, _)| *seen).map(|(_, feature)| (feature, 1.0))
    }
}

/// Whether the character separates a marker from its headline.
fn is_separator(c: char, after: &str, is_bracketed: bool) -> bool {
    match c {
        ':' | '：' | '|' | '»' | '>' | '›' | '＞' | '→' => true,
        '-' | '–' | '—' => after[c.len_utf8()..].starts_with(is_blank_char),
        ')' | ']' | '】' | '］' | '〉' => is_bracketed,
        _ => false,
    }
}

/// A place where the headline may end.
#[derive(Clone, Debug)]
pub(crate) struct EndCandidate {
    /// The end of the headline, in bytes of the window.
    pub title_end: usize,
    /// The end of the promo, with its final punctuation.
    pub promo_end: usize,
    pub features: Vec<(EndFeature, f32)>,
}

/// Returns the probability of each candidate.
pub(crate) fn probabilities(candidates: &[EndCandidate], weights: &EndWeights) -> Vec<f32> {
    let scores: Vec<f32> = candidates.iter().map(|candidate| weights.score(&candidate.features)).collect();
    let highest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
    let powers: Vec<f32> = scores.iter().map(|score| (score - highest).exp()).collect();
    let sum: f32 = powers.iter().sum();
    powers.into_iter().map(|power| power / sum).collect()
}

/// What is between two words.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent property of the gap")]
struct Boundary {
    is_empty: bool,
    has_blank: bool,
    is_wide: bool,
    strong: bool,
    full_stop: bool,
    glued_punctuation: bool,
    opens_quote: bool,
    closes_quote: bool,
    bullet: bool,
    /// Whether one string of a list ends and the next one starts, see [`item_separator`].
    item_separator: bool,
    /// Whether a headline can end here: nothing in the gap continues it.
    may_end: bool,
    /// How much of the gap belongs to the headline, in bytes.
    title_len: usize,
    /// How much of the gap belongs to the promo.
    promo_len: usize,
}

impl Boundary {
    fn of(gap: &str, mut quotes: OpenQuotes, is_end: bool) -> Self {
        if let Some(separator) = item_separator(gap) {
            let before = Self::of(&gap[..separator], quotes, false);
            return Self { is_empty: false, has_blank: true, item_separator: true, may_end: true, ..before };
        }
        let mut seen = Self { is_empty: gap.is_empty(), ..Self::default() };
        let mut blanks = 0;
        let mut continues = false;
        for (at, c) in gap.char_indices() {
            let end = at + c.len_utf8();
            match c {
                _ if is_blank_char(c) => {
                    blanks += 1;
                    seen.is_wide |= !matches!(c, ' ');
                }
                '.' | '?' | '!' | '…' | '。' | '？' | '！' | '।' | '؟' if blanks == 0 => {
                    seen.strong |= c != '.';
                    seen.full_stop |= c == '.';
                    if c != '.' || gap[..end].ends_with("...") {
                        seen.title_len = end;
                    }
                    seen.promo_len = end;
                }
                '"' | '”' | '’' | '\'' | '»' if blanks == 0 && (quotes.closes(c) || is_end || end < gap.len()) => {
                    seen.closes_quote = true;
                    (seen.title_len, seen.promo_len) = (end, end);
                }
                '"' | '“' | '‘' | '\'' | '”' | '«' => seen.opens_quote = true,
                '-' | '–' | '—' if blanks > 0 && gap[end..].starts_with(is_blank_char) => seen.bullet = true,
                ')' | ']' | '%' | '°' | '*' if blanks == 0 => (seen.title_len, seen.promo_len) = (end, end),
                '(' if blanks == 0 || is_end => continues = true,
                '[' => seen.bullet = true,
                _ if c != '(' && is_bullet(c) && c != '-' && c != '–' && c != '—' && c != '#' => seen.bullet = true,
                _ => continues = true,
            }
        }
        seen.has_blank = blanks > 0;
        seen.is_wide |= blanks > 1;
        seen.glued_punctuation = blanks == 0 && (seen.opens_quote || seen.promo_len > 0);
        // A title that ends with a colon, as in `Simak Video '…':`.
        if let Some(colon) = gap.find(':').filter(|_| seen.closes_quote) {
            (seen.title_len, seen.promo_len) = (seen.title_len.min(colon), colon + 1);
            continues = false;
        }
        let joined = gap == "-" || gap == "–" || gap == "'" || gap == "’" || gap == ".";
        seen.may_end = !continues && !gap.is_empty() && (!joined || gap == ".");
        seen
    }
}

/// Where the separator of two strings starts, in bytes: some archives store the paragraphs of a story as the printed
/// form of a list, `['First paragraph.', 'Second paragraph.']`.
fn item_separator(gap: &str) -> Option<usize> {
    ["', '", "', \"", "\", '", "\", \""].iter().filter_map(|separator| gap.find(separator)).min()
}

/// The quotes that are open in a headline.
#[expect(clippy::struct_excessive_bools, reason = "one for each kind of quote")]
#[derive(Clone, Copy, Debug, Default)]
struct OpenQuotes {
    straight: bool,
    single: bool,
    curly: bool,
    single_curly: bool,
}

impl OpenQuotes {
    /// Reads the text between two words.
    fn read(&mut self, gap: &str) {
        for c in gap.chars() {
            match c {
                '"' => self.straight = !self.straight,
                '\'' if gap.len() > 1 => self.single = !self.single,
                '“' => self.curly = true,
                '”' => self.curly = false,
                '‘' => self.single_curly = true,
                '’' => self.single_curly = false,
                _ => {}
            }
        }
    }

    /// Whether a quote of that form is open, so that the character closes it.
    fn closes(&mut self, c: char) -> bool {
        let open = match c {
            '"' => &mut self.straight,
            '\'' => &mut self.single,
            _ => return true,
        };
        std::mem::take(open)
    }
}

/// Sums over the words before each word of a window.
struct WordTable {
    sums: Vec<WordSums>,
    is_shared: Vec<Option<bool>>,
    lower_content: Vec<bool>,
    /// Whether a word is capitalized here, but not a name.
    common_capital: Vec<bool>,
    /// Whether the headline is in title case.
    is_title_case: bool,
}

/// Numbers of words of each kind.
#[derive(Clone, Copy, Debug, Default)]
struct WordSums {
    lower: f32,
    capital: f32,
    foreign: f32,
    shared: f32,
    common_capital: f32,
}

impl WordTable {
    fn new(window: &PromoWindow<'_>, uses: TitleWordUses<'_>, lexicon: &Lexicon) -> Self {
        let mut sum = WordSums::default();
        let mut sums = vec![sum];
        let mut is_shared = Vec::with_capacity(window.words.len());
        let mut lower_content = Vec::with_capacity(window.words.len());
        let mut common_capital = Vec::with_capacity(window.words.len());
        let (mut styled, mut capitals) = (0, 0);
        for (at, word) in window.words.iter().enumerate() {
            let is_content = at >= window.title_word && window.is_content(at, lexicon);
            let is_lower = window.is_lower(at);
            if is_content {
                sum.lower += f32::from(u8::from(is_lower));
                sum.capital += f32::from(u8::from(!is_lower));
                if (window.title_word + 1..window.title_word + 1 + STYLE_WORDS).contains(&at) {
                    styled += 1;
                    capitals += usize::from(!is_lower);
                }
            }
            let TitleWordUse { is_repeated: known, is_in_lower_case } = uses(word);
            let is_common = !is_lower && (is_in_lower_case || window.is_small(at, lexicon));
            sum.common_capital += f32::from(u8::from(is_common && at > window.title_word));
            common_capital.push(is_common);
            sum.shared += f32::from(u8::from(known == Some(true)));
            sum.foreign += f32::from(u8::from(known == Some(false)));
            sums.push(sum);
            is_shared.push(known);
            lower_content.push(is_content && is_lower);
        }
        let is_title_case = styled == 0 || capitals * 10 >= styled * 6;
        Self { sums, is_shared, lower_content, common_capital, is_title_case }
    }

    fn sums(&self, range: Range<usize>) -> WordSums {
        if range.is_empty() {
            return WordSums::default();
        }
        let (from, to) = (self.sums[range.start], self.sums[range.end]);
        WordSums {
            lower: to.lower - from.lower,
            capital: to.capital - from.capital,
            foreign: to.foreign - from.foreign,
            shared: to.shared - from.shared,
            common_capital: to.common_capital - from.common_capital,
        }
    }

    fn is_lower_content(&self, at: usize) -> bool {
        self.lower_content[at]
    }
}
