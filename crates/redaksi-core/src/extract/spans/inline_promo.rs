//! Finds "read also" promos inside a paragraph and their exact range, also if no punctuation ends the headline.

use crate::extract::doc_stats::DocStats;
use crate::extract::matchers::dateline::is_domain;
use crate::extract::matchers::promo_end::{EndCandidate, EndFeature, EndWeights, PromoWindow, probabilities};
use crate::extract::matchers::promo_marker::{can_start_headline, is_bullet, is_url};
use crate::extract::matchers::sub_words::sub_words;
use crate::packs::{self, Lexicon, MarkerKind, Word};
use crate::text::is_blank_char;
use std::ops::Range;

/// Maximum length of a headline in brackets, in bytes.
const MAX_BRACKET_LEN: usize = 400;
/// Maximum length of a prompt, in bytes.
const MAX_PROMPT_LEN: usize = 400;
/// A prompt follows at least so much text on its line, in bytes.
const MIN_TEXT_BEFORE_PROMPT: usize = 80;
/// A prompt starts with a known phrase of at least so many words; shorter ones start sentences of stories, too. A prompt
/// without one is longer.
const MIN_PROMPT_WORDS: usize = 3;
/// The maximum length of a sentence of a prompt, in words.
const MAX_PROMPT_WORDS: usize = 30;
/// How much text before a marker is searched for a quote that is still open, in bytes.
const MAX_QUOTE_LEN: usize = 300;
/// A headline without a marker has at least so many words that title case capitalizes; one in a list has more.
const MIN_HEADLINE_WORDS: usize = 4;
/// How many promos of a line are found. No paragraph has so many; the others stay in the text.
const MAX_PROMOS: usize = 1_000;
/// In percent. Another end of the headline that is at least as likely is offered.
const MIN_ALTERNATIVE_PERCENT: f32 = 12.0;
/// In percent. A headline without a marker shares at most so many of its longer words with the story.
const MAX_REPEATED_PERCENT: usize = 34;
/// In percent. A headline without a separator after its marker has at least this share of capitalized words.
const MIN_CAPITALS_PERCENT: usize = 65;

/// The bullet of the lists of headlines that sites put between the sentences of a paragraph.
const LIST_BULLET: char = '•';

/// Characters that end a sentence, in any script.
const SENTENCE_ENDS: [char; 16] = ['.', '!', '?', '…', '"', '”', '’', ')', ']', '\'', '。', '！', '？', '」', '।', '؟'];

/// A promo inside a paragraph. Ranges are in bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct InlinePromoMatch {
    /// The whole promo, including brackets and final punctuation.
    pub range: Range<usize>,
    /// The marker with its colon.
    pub marker: Range<usize>,
    /// The headline; empty if only a marker was found.
    pub title: Range<usize>,
    /// Another place where the promo may end.
    pub alternative_end: Option<usize>,
    /// The form of the promo.
    pub form: PromoForm,
    /// The confidence in percent.
    pub confidence: u8,
}

/// The form of a promo inside a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PromoForm {
    /// The promo is in brackets.
    Bracket,
    /// A marker and a headline.
    Marker,
    /// A prompt to follow or to subscribe, at the end of the paragraph.
    Prompt,
    /// Boilerplate, such as `ADVERTISEMENT` or the labels of share buttons.
    Boilerplate,
}

/// What is before a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Context {
    /// The start of the line, bullets not counted.
    LineStart,
    /// The end of another promo.
    AfterPromo,
    /// An opening bracket.
    Bracket,
    /// A word that the marker is glued to.
    Glued,
    /// The end of a sentence.
    SentenceEnd,
    /// A bullet or a dash.
    Bullet,
    /// Any other text.
    Inside,
}

/// Finds the promos inside a paragraph, in order. Takes linear time: around each word that may start a marker, a limited
/// part of the text is examined.
pub(crate) fn find_inline_promos(text: &str, doc: &DocStats, lexicon: &Lexicon) -> Vec<InlinePromoMatch> {
    let mut found: Vec<InlinePromoMatch> = Vec::new();
    let mut done = 0;
    let has_list = text.matches(LIST_BULLET).nth(1).is_some();
    for part in sub_words(text) {
        let start = part.word.range.start;
        if start < done || !part.word.starts_non_lowercase(text) && !follows_boundary(text, start) {
            continue;
        }
        let promo =
            if lexicon.markers.has_phrase_with(&part.word) { promo_at(text, start, done, doc, lexicon) } else { None };
        let promo = promo.or_else(|| {
            let is_boilerplate = lexicon.furniture.has_phrase_with(&part.word) || lexicon.menu.contains(part.word.key);
            if is_boilerplate { boilerplate_at(text, start, done, lexicon) } else { None }
        });
        let promo = promo.or_else(|| {
            let can_start = lexicon.furniture_starts.has_phrase_with(&part.word)
                || lexicon.reader_calls.has_phrase_with(&part.word);
            if can_start { prompt_at(text, start, done, doc, lexicon) } else { None }
        });
        let promo = promo.or_else(|| match text[..start].trim_end_matches(is_blank_char).chars().next_back() {
            Some(LIST_BULLET) if has_list => listed_headline_at(text, start, done, doc, lexicon),
            Some('[') => bracketed_headline_at(text, start, lexicon),
            _ => None,
        });
        if let Some(promo) = promo {
            done = promo.range.end;
            found.push(promo);
            if found.len() == MAX_PROMOS {
                break;
            }
        }
    }
    found
}

fn follows_boundary(text: &str, start: usize) -> bool {
    let before = text[..start].trim_end_matches(is_blank_char);
    before.is_empty() || before.ends_with(SENTENCE_ENDS) || before.ends_with(is_bullet)
}

/// Returns what is before a marker, and where its bullets start.
fn context_of(text: &str, start: usize, done: usize) -> (Context, usize) {
    let before = text[..start].trim_end_matches(is_blank_char);
    if before.len() <= done && done > 0 {
        return (Context::AfterPromo, start);
    }
    let Some(last) = before.chars().next_back() else { return (Context::LineStart, start) };
    if matches!(last, '(' | '[' | '【' | '［') {
        return (Context::Bracket, before.len() - last.len_utf8());
    }
    if is_bullet(last) {
        let bare =
            before.trim_end_matches(|c| is_bullet(c) && !matches!(c, '(' | '[') || is_blank_char(c)).len().max(done);
        let bullets = start - text[bare..start].trim_start_matches(is_blank_char).len();
        // A hyphen between words is not a bullet.
        let is_apart = text[bare..bullets].contains(is_blank_char) || bare == 0 || bare == done;
        let context = if bare == 0 { Context::LineStart } else { Context::Bullet };
        return if is_apart || text[..bare].ends_with(SENTENCE_ENDS) {
            (context, bullets)
        } else {
            (Context::Inside, start)
        };
    }
    if last == ']' || before.ends_with(SENTENCE_ENDS) {
        return (Context::SentenceEnd, start);
    }
    let is_glued = before.len() == start && last.is_alphanumeric();
    (if is_glued { Context::Glued } else { Context::Inside }, start)
}

/// Whether a curly quote is open at the byte index.
fn is_inside_quote(text: &str, at: usize) -> bool {
    let from = text.ceil_char_boundary(at.saturating_sub(MAX_QUOTE_LEN));
    let quote = text[from..at].chars().rev().find(|c| matches!(c, '“' | '”'));
    quote == Some('“')
}

/// Parses a promo whose marker starts at the byte index. `done` is the end of the promo before it.
fn promo_at(text: &str, start: usize, done: usize, doc: &DocStats, lexicon: &Lexicon) -> Option<InlinePromoMatch> {
    let (context, outer_start) = context_of(text, start, done);
    let window = PromoWindow::open(&text[start..], context == Context::Bracket, lexicon)?;
    let closes_bracket = window.separator.is_some_and(|c| matches!(c, ')' | ']' | '】' | '］' | '〉'));
    if context == Context::Bracket && !closes_bracket {
        return bracketed_promo(text, outer_start, start, &window, lexicon);
    }
    let is_capital = text[start..].chars().next().is_some_and(|c| !c.is_lowercase());
    let is_apart = context != Context::Inside;
    let is_marker = match (window.kind, window.separator) {
        (MarkerKind::Unconditional, Some(_)) => is_capital || is_apart,
        (MarkerKind::Unconditional, None) => is_capital && (is_apart || window.is_marker_capitalized()),
        (MarkerKind::BeforeColon, Some(c)) => is_capital && is_apart && !matches!(c, '-' | '–' | '—'),
        (MarkerKind::BeforeColon, None) => false,
    };
    let is_quoted = is_inside_quote(text, start);
    if !is_marker || is_quoted && (window.separator.is_none() || window.kind != MarkerKind::Unconditional) {
        return None;
    }
    let at = |end: usize| start + end;
    let marker = start..at(window.marker_end);
    let promo = |end: usize, title: Range<usize>, confidence: u8| InlinePromoMatch {
        range: outer_start..end,
        marker: marker.clone(),
        title,
        alternative_end: None,
        form: PromoForm::Marker,
        confidence,
    };
    let title_text = window.title_text();
    if is_url(title_text) {
        let end = at(window.title_start + title_text.find(is_blank_char).unwrap_or(title_text.len()));
        let is_certain = window.kind == MarkerKind::Unconditional && window.separator.is_some();
        return is_certain.then(|| promo(end, at(window.title_start)..end, 90));
    }
    if window.separator.is_none() && window.marker_words() > 1 {
        let bare = text[at(window.marker_words_end)..].trim_start_matches(['.', '!', '?', '…']);
        let stop = text.len() - bare.len();
        let is_stopped = stop > at(window.marker_words_end);
        let is_alone = bare.is_empty() && (is_stopped || window.marker_words() > 2);
        if is_apart && (is_alone || is_stopped && can_start_headline(bare)) {
            return (context != Context::LineStart || !bare.is_empty()).then(|| promo(stop, stop..stop, 85));
        }
    }
    if !starts_like_headline(title_text) {
        return None;
    }
    let candidates = window.candidates(&|word| doc.word_use(word), lexicon);
    let chances = probabilities(&candidates, EndWeights::built_in());
    let (best, chance) = most_likely(&chances)?;
    let end = &candidates[best];
    let title = at(window.title_start.min(end.title_end))..at(end.title_end);
    let title_words = window.title_words(end.title_end);
    let (capitals, counted) = window.capitals(end.title_end, lexicon);
    let is_title_case = capitals >= MIN_CAPITALS_PERCENT && counted >= 3;
    let limit = match (window.kind, window.separator) {
        _ if is_quoted && !is_title_case => return None,
        (MarkerKind::Unconditional, Some(_)) if is_apart && !is_quoted => 97,
        (MarkerKind::BeforeColon, _) if title_words < 3 => return None,
        (MarkerKind::Unconditional | MarkerKind::BeforeColon, Some(_)) => 88,
        (_, None) => {
            let is_headline = if title_words == 0 {
                is_apart && (window.is_title_glued() || window.is_marker_capitalized())
            } else {
                title_text.starts_with(['\'', '"', '‘', '“'])
                    || context == Context::Glued
                    || window.is_title_glued()
                    || is_title_case
            };
            if !is_headline {
                return None;
            }
            85
        }
    };
    let promo_end = at(end.promo_end);
    if outer_start == 0 && promo_end == text.len() {
        return None;
    }
    let alternative = alternative_end(&candidates, &chances, best);
    let confidence = percent(chance).min(limit);
    let confidence =
        if alternative.is_some() { confidence.min(crate::article::CERTAIN_CONFIDENCE - 1) } else { confidence };
    Some(InlinePromoMatch { alternative_end: alternative.map(at), ..promo(promo_end, title, confidence) })
}

/// Whether a headline can start with the text. A lower-case letter before a capital is part of a name such as `iPhone`.
fn starts_like_headline(text: &str) -> bool {
    let mut chars = text.chars();
    can_start_headline(text) || chars.next().is_some() && chars.next().is_some_and(char::is_uppercase)
}

/// Returns the index of the candidate with the highest probability, and that probability.
fn most_likely(chances: &[f32]) -> Option<(usize, f32)> {
    chances.iter().copied().enumerate().max_by(|one, other| one.1.total_cmp(&other.1))
}

/// Returns the end of the second most likely candidate if it is likely enough to be offered.
fn alternative_end(candidates: &[EndCandidate], chances: &[f32], best: usize) -> Option<usize> {
    let others = || candidates.iter().zip(chances).enumerate().filter(|(at, _)| *at != best);
    let (_, (other, chance)) = others().max_by(|one, other| one.1.1.total_cmp(other.1.1))?;
    (chance * 100.0 >= MIN_ALTERNATIVE_PERCENT).then_some(other.promo_end)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 100")]
fn percent(chance: f32) -> u8 {
    (chance * 100.0).clamp(0.0, 100.0) as u8
}

/// Parses a promo in brackets that start with a marker, with or without a colon: `(Baca juga Judul)`.
fn bracketed_promo(
    text: &str,
    open: usize,
    start: usize,
    window: &PromoWindow<'_>,
    lexicon: &Lexicon,
) -> Option<InlinePromoMatch> {
    let title_start = start + window.title_start;
    let title_text = &text[title_start..];
    let opening = text[open..].chars().next()?;
    let closing = match opening {
        '(' => ')',
        '[' => ']',
        '【' => '】',
        _ => '］',
    };
    let close = find_closing_bracket(title_text, opening, closing)?;
    let title = title_start..title_start + close;
    let title_words = window.title_words(window.title_start + close);
    let can_start = can_start_headline(title_text);
    let is_round = opening == '(';
    let is_capital = text[start..].starts_with(char::is_uppercase);
    let is_title_case = {
        let (capitals, counted) = window.capitals(window.title_start + close, lexicon);
        counted >= 4 && capitals >= MIN_CAPITALS_PERCENT
    };
    let has_title = match (window.kind, window.separator) {
        // Round brackets hold references, too: `(lihat: Tabel 2)`, `(see also: section 12)`, `(read: job cuts)`.
        (MarkerKind::BeforeColon, Some(_)) if is_round => {
            can_start && title_words >= 4 && (is_capital || is_title_case)
        }
        (MarkerKind::Unconditional, Some(_)) if is_round => can_start && title_words >= 2,
        // A placeholder for an embedded video has one word: `[Gambas:Instagram]`.
        (_, Some(_)) => title_words >= 2 || title_words == 1 && opening == '[',
        (MarkerKind::Unconditional, None) => title_words == 0 || can_start && title_words >= 2,
        (MarkerKind::BeforeColon, None) => is_capital && title_words >= 4 && is_title_case,
    };
    let is_doubtful = match (window.kind, window.separator) {
        (MarkerKind::Unconditional, _) => false,
        (MarkerKind::BeforeColon, None) => true,
        (MarkerKind::BeforeColon, Some(_)) => is_round && !is_title_case,
    };
    let confidence = if is_doubtful { 80 } else { 97 };
    has_title.then(|| InlinePromoMatch {
        range: open..title.end + closing.len_utf8(),
        marker: start..start + window.marker_end,
        title,
        alternative_end: None,
        form: PromoForm::Bracket,
        confidence,
    })
}

/// Returns the byte index of the closing bracket, if it is within the maximum length.
fn find_closing_bracket(text: &str, open: char, close: char) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices().take_while(|(at, _)| *at < MAX_BRACKET_LEN) {
        if c == open {
            depth += 1;
        } else if c == close {
            if depth == 0 {
                return Some(at);
            }
            depth -= 1;
        }
    }
    None
}

/// Parses a prompt to the reader to follow or to read something elsewhere, between or behind the sentences of a paragraph:
/// `… pulang. Simak kabar pilihan di saluran WhatsApp kami. Warga …`.
fn prompt_at(text: &str, start: usize, done: usize, doc: &DocStats, lexicon: &Lexicon) -> Option<InlinePromoMatch> {
    let (context, outer_start) = context_of(text, start, done);
    if context == Context::Bracket {
        return bracketed_prompt(text, outer_start, start, doc, lexicon);
    }
    let is_apart = match context {
        Context::AfterPromo => true,
        Context::SentenceEnd | Context::Glued | Context::Bullet => start >= done + MIN_TEXT_BEFORE_PROMPT,
        _ => false,
    };
    let is_near_end = text.len() - start <= MAX_PROMPT_LEN;
    let ends_inside_bracket = is_near_end && text.ends_with([')', ']']) && !text[start..].contains(['(', '[']);
    if !is_apart || ends_inside_bracket || is_inside_quote(text, start) {
        return None;
    }
    let rest = &text[start..text.floor_char_boundary((start + MAX_PROMPT_LEN).min(text.len()))];
    let sentence = PromptSentence::read(rest, doc, lexicon)?;
    let end = match sentence.earlier_end(rest, doc, lexicon) {
        Some(earlier) => start + earlier,
        None if sentence.is_cut => return None,
        None => end_of_prompt(text, start, start + sentence.end, doc, lexicon),
    };
    if !sentence.names_channel && !text[end..].chars().all(is_blank_char) {
        return None;
    }
    let marker = start..start + sentence.marker_end;
    Some(InlinePromoMatch {
        title: marker.end..end,
        range: outer_start..end,
        marker,
        alternative_end: None,
        form: PromoForm::Prompt,
        confidence: if sentence.is_known { 75 } else { 70 },
    })
}

/// Parses a prompt in brackets: `… pulang (unduh aplikasi harian ini di sini).`
fn bracketed_prompt(
    text: &str,
    open: usize,
    start: usize,
    doc: &DocStats,
    lexicon: &Lexicon,
) -> Option<InlinePromoMatch> {
    let (opening, closing) = if text[open..].starts_with('[') { ('[', ']') } else { ('(', ')') };
    let close = find_closing_bracket(&text[start..], opening, closing)?;
    let inside = &text[start..start + close];
    let words: Vec<Word> = sub_words(inside).take(MAX_PROMPT_WORDS + 1).map(|part| part.word).collect();
    let (verb, ()) = lexicon.reader_calls.longest_prefix(&words)?;
    let is_prompt = (MIN_PROMPT_WORDS + 1..=MAX_PROMPT_WORDS).contains(&words.len())
        && channel_end(inside, &words, doc, lexicon).is_some();
    let end = start + close + closing.len_utf8();
    (is_prompt && open > 0).then(|| InlinePromoMatch {
        range: open..end,
        marker: start..start + words[verb - 1].range.end,
        title: start + words[verb - 1].range.end..start + close,
        alternative_end: None,
        form: PromoForm::Bracket,
        confidence: 80,
    })
}

/// The end of a prompt of several sentences: those behind the first one belong to it if all of them, up to the end of the
/// line, ask the reader to do something, or name a channel or a site.
fn end_of_prompt(text: &str, start: usize, end: usize, doc: &DocStats, lexicon: &Lexicon) -> usize {
    let mut at = end;
    while at < text.len() {
        let from = at + text[at..].len() - text[at..].trim_start_matches(is_blank_char).len();
        let words: Vec<Word> = sub_words(&text[from..]).take(MAX_PROMPT_WORDS + 1).map(|part| part.word).collect();
        let count = sentence_words(&text[from..], &words);
        let is_prompt = (1..=MAX_PROMPT_WORDS).contains(&count)
            && (lexicon.reader_calls.longest_prefix(&words).is_some()
                || channel_end(&text[from..], &words[..count], doc, lexicon).is_some());
        if !is_prompt || text.len() - start > MAX_PROMPT_LEN {
            return end;
        }
        at = with_punctuation(text, from + words[count - 1].range.end);
    }
    at
}

/// A sentence that asks the reader to follow or to read something. Positions are in bytes of its text.
struct PromptSentence {
    /// Where the words end that start it.
    marker_end: usize,
    /// Where the words end that show that it is a prompt.
    evidence_end: usize,
    end: usize,
    /// Whether it is longer than the words that were read.
    is_cut: bool,
    /// Whether it starts with a phrase that only prompts start with.
    is_known: bool,
    /// Whether it names a channel or a site. One that does not is a prompt behind the last sentence of a paragraph only.
    names_channel: bool,
}

impl PromptSentence {
    fn read(rest: &str, doc: &DocStats, lexicon: &Lexicon) -> Option<Self> {
        let words: Vec<Word> = sub_words(rest).take(MAX_PROMPT_WORDS + 1).map(|part| part.word).collect();
        let count = sentence_words(rest, &words);
        let known = lexicon.furniture_starts.longest_prefix(&words).filter(|(length, ())| *length >= MIN_PROMPT_WORDS);
        let called = lexicon.reader_calls.longest_prefix(&words).filter(|_| rest.starts_with(char::is_uppercase));
        let (marker, ()) = known.or(called)?;
        if count < MIN_PROMPT_WORDS || marker > count {
            return None;
        }
        let marker_end = words[marker - 1].range.end;
        let channel = channel_end(rest, &words[..count], doc, lexicon);
        if known.is_none() && (channel.is_none() || count <= MIN_PROMPT_WORDS) {
            return None;
        }
        let evidence_end = channel.unwrap_or(marker_end);
        // A prompt to watch or to read what follows ends with a colon.
        let colon = rest[evidence_end..].find(':').map(|colon| evidence_end + colon + 1);
        let is_end = |colon: &usize| !rest[*colon..].starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        let end = with_punctuation(rest, words[count - 1].range.end);
        let end = colon.filter(|colon| *colon < end).filter(is_end).unwrap_or(end);
        Some(Self {
            marker_end,
            evidence_end,
            end,
            is_cut: count > MAX_PROMPT_WORDS,
            is_known: known.is_some(),
            names_channel: channel.is_some(),
        })
    }

    /// Where the prompt ends if a sentence of the story follows it without punctuation: `… di sini “Kami …`.
    fn earlier_end(&self, rest: &str, doc: &DocStats, lexicon: &Lexicon) -> Option<usize> {
        use EndFeature as F;
        let window = PromoWindow::open_headline(&rest[..self.end]);
        let mut candidates = window.candidates(&|word| doc.word_use(word), lexicon);
        candidates.retain(|candidate| candidate.promo_end >= self.evidence_end);
        let has = |candidate: &EndCandidate, wanted: &[EndFeature]| {
            candidate.features.iter().any(|(feature, _)| wanted.contains(feature))
        };
        let is_clear = |candidate: &&EndCandidate| {
            has(candidate, &[F::QuoteOpens, F::OpenerFollows])
                || has(candidate, &[F::ShortQuoteOpens]) && starts_with_speech(&rest[candidate.promo_end..])
                || has(candidate, &[F::GluedWords]) && ends_in_lower_case(&rest[..candidate.promo_end])
        };
        if let Some(clear) = candidates.iter().find(is_clear) {
            return Some(clear.promo_end);
        }
        candidates.retain(|candidate| has(candidate, &[F::LineEnd, F::NextIsCommonPlain]));
        let chances = probabilities(&candidates, EndWeights::built_in());
        let (best, _) = most_likely(&chances)?;
        Some(&candidates[best]).filter(|best| !has(best, &[F::LineEnd])).map(|best| best.promo_end)
    }
}

/// Whether a text starts with a quote that ends with punctuation, as speech does and a name does not: `“Kami siap,” kata …`.
fn starts_with_speech(text: &str) -> bool {
    let quoted = text.trim_start_matches(|c| is_blank_char(c) || matches!(c, '"' | '“'));
    quoted.split_once(['"', '”']).is_some_and(|(speech, _)| speech.ends_with([',', '.', '!', '?', '…']))
}

/// Whether a text ends with a word in lower case. A sentence that is glued to it starts with the next letter, while the
/// parts of `WhatsApp` are one name.
fn ends_in_lower_case(text: &str) -> bool {
    const MIN_CHARS: usize = 3;
    let word = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    word.chars().count() >= MIN_CHARS && word.chars().all(char::is_lowercase)
}

/// How many of the words belong to the first sentence.
fn sentence_words(text: &str, words: &[Word]) -> usize {
    let is_last = |pair: &[Word]| {
        let gap = text[pair[0].range.end..pair[1].range.start].trim_end_matches(is_blank_char);
        gap.ends_with(['.', '!', '?', '…']) && pair[1].starts_non_lowercase(text)
    };
    words.windows(2).position(is_last).map_or(words.len(), |last| last + 1)
}

/// Where a sentence first names a channel or the domain name of a site, in bytes. A channel of one word, such as `aplikasi`,
/// may be what the story is about.
fn channel_end(text: &str, words: &[Word], doc: &DocStats, lexicon: &Lexicon) -> Option<usize> {
    let channel = (1..words.len()).find_map(|at| {
        let (length, ()) = lexicon.channels.longest_prefix(&words[at..])?;
        let is_channel = length > 1 || doc.is_repeated_term(&words[at]) == Some(false);
        is_channel.then(|| words[at + length - 1].range.end)
    });
    let sentence = &text[..words.last()?.range.end];
    let mut from = 0;
    let site = sentence.split_inclusive(is_blank_char).find_map(|word| {
        from += word.len();
        is_site_name(word.trim_end_matches(is_blank_char)).then(|| text[..from].trim_end_matches(is_blank_char).len())
    });
    let site = site.map(|end| end.min(sentence.len()));
    [channel, site].into_iter().flatten().min()
}

/// The byte index behind the punctuation that ends a sentence.
fn with_punctuation(text: &str, end: usize) -> usize {
    text.len() - text[end..].trim_start_matches(|c| SENTENCE_ENDS.contains(&c)).len()
}

/// Whether a word is a web address, or the domain name of a site, which does not end with a capitalized part: `pulang.Warga` are two sentences.
fn is_site_name(word: &str) -> bool {
    let word = word.trim_end_matches(|c: char| c.is_ascii_punctuation());
    is_url(word)
        || is_domain(word)
            && !word.contains('@')
            && word.rsplit('.').next().is_some_and(|part| !part.contains(char::is_uppercase))
}

/// Parses a headline in a list of headlines inside a paragraph: `… pulang. • Harga Cabai Naik • Jalan Desa Ditutup Warga`.
/// Items of the story have fewer capitals, or share words with it.
fn listed_headline_at(
    text: &str,
    start: usize,
    done: usize,
    doc: &DocStats,
    lexicon: &Lexicon,
) -> Option<InlinePromoMatch> {
    let (context, outer_start) = context_of(text, start, done);
    if !matches!(context, Context::Bullet | Context::AfterPromo) {
        return None;
    }
    let rest = &text[start..];
    let item = &rest[..rest.find(LIST_BULLET).unwrap_or(rest.len())];
    let window = PromoWindow::open_headline(item.trim_end_matches(is_blank_char));
    let candidates = window.candidates(&|word| doc.word_use(word), lexicon);
    let chances = probabilities(&candidates, EndWeights::built_in());
    let (best, _) = most_likely(&chances)?;
    let end = &candidates[best];
    let (capitals, counted) = window.capitals(end.title_end, lexicon);
    let is_headline = counted > MIN_HEADLINE_WORDS && capitals >= MIN_CAPITALS_PERCENT;
    let repeated = window.repeated_percent(end.title_end, &|word| doc.is_repeated_term(word));
    if !is_headline || repeated > MAX_REPEATED_PERCENT {
        return None;
    }
    let bullet = text[..start].rfind(LIST_BULLET)?;
    Some(InlinePromoMatch {
        range: outer_start.min(bullet)..start + end.promo_end,
        marker: bullet..bullet + LIST_BULLET.len_utf8(),
        title: start..start + end.title_end,
        alternative_end: alternative_end(&candidates, &chances, best).map(|other| start + other),
        form: PromoForm::Marker,
        confidence: 75,
    })
}

/// Parses a headline in square brackets behind the last sentence of a paragraph: `… pulang. [Ten Reasons to Visit Kenari]`.
fn bracketed_headline_at(text: &str, start: usize, lexicon: &Lexicon) -> Option<InlinePromoMatch> {
    let open = text[..start].rfind('[')?;
    let inside = text.trim_end_matches(is_blank_char).strip_suffix(']')?.get(start..)?;
    let is_behind_sentence = text[..open].trim_end_matches(is_blank_char).ends_with(SENTENCE_ENDS);
    if !is_behind_sentence || inside.len() > MAX_BRACKET_LEN || inside.contains(['[', ']']) {
        return None;
    }
    let (capitals, counted) = PromoWindow::open_headline(inside).capitals(inside.len(), lexicon);
    let is_headline = counted >= MIN_HEADLINE_WORDS && capitals >= MIN_CAPITALS_PERCENT;
    let end = start + inside.len();
    is_headline.then(|| InlinePromoMatch {
        range: open..end + 1,
        marker: open..open + 1,
        title: start..end,
        alternative_end: None,
        form: PromoForm::Bracket,
        confidence: 75,
    })
}

/// Parses boilerplate between the sentences of a paragraph: `… pulang. ADVERTISEMENT SCROLL TO CONTINUE Warga …`, and the
/// labels of share buttons in a row: `Facebook Twitter WhatsApp Telegram`. Only blanks part its words, and what follows does
/// not continue a sentence.
fn boilerplate_at(text: &str, start: usize, done: usize, lexicon: &Lexicon) -> Option<InlinePromoMatch> {
    const MAX_WORDS: usize = 24;
    const MIN_PHRASE_WORDS: usize = 4;
    const MIN_WORDS_BETWEEN_SENTENCES: usize = 2;
    const MIN_MENU_WORDS: usize = 5;
    const MIN_CAPITALS_LEN: usize = 7;
    let rest = &text[start..text.ceil_char_boundary((start + MAX_PROMPT_LEN).min(text.len()))];
    let words: Vec<Word> = packs::words(rest).take(MAX_WORDS).take_while(|word| !word.is_single_char).collect();
    let is_joined =
        |at: usize| at == 0 || rest[words[at - 1].range.end..words[at].range.start].chars().all(is_blank_char);
    let (mut count, mut phrase_words) = (0, 0);
    while count < words.len() && is_joined(count) && words[count].starts_non_lowercase(rest) {
        let phrase = lexicon.furniture.longest_prefix(&words[count..]).map_or(0, |(length, ())| length);
        let is_whole = (count + 1..count + phrase).all(is_joined);
        if phrase > 0 && is_whole {
            phrase_words += phrase;
            count += phrase;
        } else if lexicon.menu.contains(words[count].key) {
            count += 1;
        } else {
            break;
        }
    }
    let end = start + words.get(count.checked_sub(1)?)?.range.end;
    let (context, _) = context_of(text, start, done);
    let is_apart = context != Context::Inside;
    let written = &text[start..end];
    let is_in_capitals = !written.chars().any(char::is_lowercase) && end - start >= MIN_CAPITALS_LEN;
    let around = [text[..start].trim_end_matches(is_blank_char), text[end..].trim_start_matches(is_blank_char)];
    // A paragraph in capitals says nothing with them.
    let stands_out = is_in_capitals
        && around
            .iter()
            .any(|side| side.chars().take(MAX_PROMPT_LEN).filter(|c| c.is_alphabetic()).any(char::is_lowercase));
    // `… pulang. Halaman Selanjutnya “Kami …`: a phrase between two sentences, or behind the last one.
    let follows_sentence = matches!(context, Context::SentenceEnd | Context::AfterPromo);
    let bare = around[1].trim_start_matches(['.', '…']);
    let min_words = if bare.is_empty() { 1 } else { MIN_WORDS_BETWEEN_SENTENCES };
    let is_between = follows_sentence
        && phrase_words == count
        && count >= min_words
        && bare.chars().next().is_none_or(|c| c.is_uppercase() || matches!(c, '"' | '“'));
    let is_phrase = is_apart && phrase_words > 0 && (stands_out || phrase_words >= MIN_PHRASE_WORDS || is_between);
    let is_row_of_labels = count >= MIN_MENU_WORDS;
    let continues = around[1].starts_with(|c: char| c.is_lowercase() || matches!(c, ',' | ';' | ':' | '-'));
    if !is_phrase && !is_row_of_labels || continues || around.iter().all(|side| side.is_empty()) {
        return None;
    }
    let is_certain =
        is_phrase && phrase_words >= 2 && (stands_out || phrase_words >= MIN_PHRASE_WORDS) || is_row_of_labels;
    let confidence = if is_certain { 95 } else { 85 };
    let end = if is_between { text.len() - text[end..].trim_start_matches(['.', '…']).len() } else { end };
    Some(InlinePromoMatch {
        range: start..end,
        marker: start..end,
        title: end..end,
        alternative_end: None,
        form: PromoForm::Boilerplate,
        confidence,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Packs;

    fn forms(text: &str) -> Vec<(String, PromoForm)> {
        let packs = Packs::built_in();
        let doc = DocStats::for_text(text, packs.lexicon());
        find_inline_promos(text, &doc, packs.lexicon())
            .into_iter()
            .map(|inline| (text[inline.range].to_owned(), inline.form))
            .collect()
    }

    #[test]
    fn the_form_of_a_promo_is_recognized() {
        for (text, promo, form) in [
            ("Ia pergi. [Baca juga: Harga Cabai Naik] Warga.", "[Baca juga: Harga Cabai Naik]", PromoForm::Bracket),
            ("Ia pergi. Baca juga: Harga Cabai Naik", "Baca juga: Harga Cabai Naik", PromoForm::Marker),
            (
                "He went. [Ten Reasons to Visit the Muara Market]",
                "[Ten Reasons to Visit the Muara Market]",
                PromoForm::Bracket,
            ),
            ("Ia pergi. Baca juga: https://a.id/b Ia pulang.", "Baca juga: https://a.id/b", PromoForm::Marker),
            (
                "Ia pergi ke pasar sejak pagi dan baru pulang ke rumah di tepi sungai itu ketika hari gelap. Dapatkan update \
                 berita setiap hari di sini.",
                "Dapatkan update berita setiap hari di sini.",
                PromoForm::Prompt,
            ),
        ] {
            assert_eq!(forms(text), [(promo.to_owned(), form)], "{text}");
        }
    }

    #[test]
    fn references_in_brackets_are_no_promos() {
        for reference in [
            "(lihat: Tabel 2)",
            "(lihat juga: papan informasi di balai desa)",
            "(baca: Al-Majmu', jilid 5, hal. 91)",
            "(see: table 3)",
            "(see also: section 12 of the Act)",
            "(read: job cuts)",
        ] {
            assert_eq!(
                forms(&format!("Warga membaca aturan itu {reference} sebelum musyawarah dimulai.")),
                [],
                "{reference}"
            );
        }
        for promo in ["(Baca: Harga Cabai Naik Lagi di Pasar Kenari)", "(baca juga: Harga Cabai Naik Lagi)"] {
            let found = [(promo.to_owned(), PromoForm::Bracket)];
            assert_eq!(forms(&format!("Warga membaca aturan itu. {promo} Musyawarah dimulai pagi.")), found, "{promo}");
        }
    }

    #[test]
    fn boilerplate_between_sentences_is_found() {
        for (text, found) in [
            (
                "Warga pergi ke balai desa. ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT Air naik lagi.",
                Some("ADVERTISEMENT SCROLL TO CONTINUE WITH CONTENT"),
            ),
            (
                "Foto: Sari Dewi Facebook Twitter WhatsApp Telegram LinkedIn Copy link Warga pergi ke balai desa.",
                Some("Facebook Twitter WhatsApp Telegram LinkedIn Copy link"),
            ),
            ("Ia menutup akun Facebook, Twitter, WhatsApp, Telegram, LinkedIn.", None),
            ("Advertisement Standards Authority menegur iklan itu.", None),
            ("Komentar terbaru Sari Dewi dibaca banyak orang.", None),
            ("村の人々は古いコンピューターとインターネットの屋外広告を見た。", None),
        ] {
            let expected: Vec<_> = found.iter().map(|part| ((*part).to_owned(), PromoForm::Boilerplate)).collect();
            assert_eq!(forms(text), expected, "{text}");
        }
    }

    #[test]
    fn a_line_that_is_a_promo_as_a_whole_has_no_inline_promo() {
        assert_eq!(forms("Baca juga: Harga Cabai Naik Lagi di Pasar Kenari"), []);
    }

    #[test]
    fn promos_beyond_the_limit_stay_in_the_text() {
        assert_eq!(forms(&"Ia pergi. (Baca juga: Harga Naik) ".repeat(3 * MAX_PROMOS)).len(), MAX_PROMOS);
    }
}
