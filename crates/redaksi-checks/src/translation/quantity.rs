//! Numbers, dates, weekdays and clock times of a paragraph, by value: words and digits, magnitudes, ordinals, fractions,
//! round numbers, with their units.

use super::lexicon::{NumberLanguage, NumberLexicon, NumberWord, PERCENT};
use super::tokens::{TextToken, TokenKind};
use crate::translation::tokens::is_title;
use std::ops::Range;

/// What a quantity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum QuantityKind {
    /// A number or rank.
    Number,
    /// A number of no exact value, such as `dozens`; its value is the smallest power of ten that it may mean.
    Round,
    /// A month, 1 to 12.
    Month,
    /// A weekday, 1 (Monday) to 7.
    Weekday,
    /// A time of day in minutes.
    Clock,
    /// Day and month as digits, `29/9`: the value is 100 times the month plus the day.
    ShortDate,
    /// A quarter of a year, 1 to 4.
    Quarter,
}

/// A number, date or time in a paragraph.
#[expect(clippy::struct_excessive_bools, reason = "each is an independent property")]
#[derive(Clone, Debug)]
pub(super) struct Quantity {
    pub kind: QuantityKind,
    /// The byte range in the paragraph, without the unit.
    pub range: Range<usize>,
    /// The byte range with the unit, or with the whole score that it is a part of: `4-3`.
    pub whole: Range<usize>,
    /// The values that it may have, the most probable one first.
    pub values: Vec<f64>,
    /// The units that it may have; empty without a unit.
    pub units: Vec<&'static str>,
    /// Whether the value is written in words.
    pub is_words: bool,
    /// Whether it is a rank.
    pub is_ordinal: bool,
    /// Whether it often has no counterpart in a right translation: articles, `both`, codes.
    pub is_weak: bool,
    /// Whether it is part of a date, or a year.
    pub is_date: bool,
    /// Whether a word before it, such as `about`, makes it a rough one.
    pub is_rough: bool,
    /// Whether it is a part of one in a word: `half`, `sepertiga`.
    pub is_fraction: bool,
    /// Whether it stands in brackets, where newsrooms put conversions.
    pub is_bracketed: bool,
    /// Whether it is one side of a score: `4-3`.
    pub is_score: bool,
    /// Whether it stands in the dateline of the story.
    pub is_dateline: bool,
    /// Whether a name, a quarter or a month stands right before it, so that a year only completes it: `US Open 2025`.
    pub completes: bool,
    /// For a clock time: whether it is known if it is before or after noon.
    pub is_half_known: bool,
    /// For a clock time: hours ahead of Coordinated Universal Time, with all that the zone's name may mean.
    pub zones: &'static [f64],
    /// The digits as written, if there are any.
    pub digits: String,
    /// The multiplier that follows the digits, such as 1,000,000; 1 without one.
    pub magnitude: f64,
}

/// What a number stands for. Numbers of different sorts are not taken for each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum QuantitySort {
    Year,
    /// A day of a month.
    Day,
    Month,
    Weekday,
    Clock,
    /// A date in digits.
    ShortDate,
    Quarter,
    Money,
    Percentage,
    /// A measure of a dimension.
    Measure(&'static str),
    /// A rank.
    Rank,
    Score,
    /// A number of no exact value.
    Round,
    /// Anything that is counted.
    Count,
}

impl Quantity {
    /// Returns what the number stands for.
    pub fn sort(&self) -> QuantitySort {
        match self.kind {
            QuantityKind::Month => QuantitySort::Month,
            QuantityKind::Weekday => QuantitySort::Weekday,
            QuantityKind::Clock => QuantitySort::Clock,
            QuantityKind::ShortDate => QuantitySort::ShortDate,
            QuantityKind::Quarter => QuantitySort::Quarter,
            QuantityKind::Number | QuantityKind::Round if self.currency().is_some() => QuantitySort::Money,
            QuantityKind::Round => QuantitySort::Round,
            QuantityKind::Number => {
                let value = self.values.first().copied().unwrap_or_default();
                if self.is_date {
                    return if value <= 31.0 { QuantitySort::Day } else { QuantitySort::Year };
                }
                let unit = self.units.first().and_then(|unit| NumberLexicon::get().units.get(*unit));
                match unit {
                    Some((dimension, ..)) if dimension == PERCENT => QuantitySort::Percentage,
                    Some((dimension, ..)) => QuantitySort::Measure(dimension),
                    None if self.is_score => QuantitySort::Score,
                    None if self.is_ordinal => QuantitySort::Rank,
                    None => QuantitySort::Count,
                }
            }
        }
    }

    /// Returns the currency of an amount.
    pub fn currency(&self) -> Option<&'static str> {
        self.units.first().copied().filter(|unit| NumberLexicon::get().is_currency(unit))
    }

    fn new(kind: QuantityKind, range: Range<usize>, values: Vec<f64>) -> Self {
        Self {
            kind,
            whole: range.clone(),
            range,
            values,
            units: Vec::new(),
            is_words: true,
            is_ordinal: false,
            is_weak: false,
            is_date: false,
            is_rough: false,
            is_fraction: false,
            is_bracketed: false,
            is_score: false,
            is_dateline: false,
            completes: false,
            is_half_known: true,
            zones: &[],
            digits: String::new(),
            magnitude: 1.0,
        }
    }
}

/// A number while it is read: what is complete, the group below a thousand, and its last word.
#[derive(Clone, Copy, Debug, Default)]
struct Reading {
    total: f64,
    group: f64,
    last: f64,
}

impl Reading {
    fn value(self) -> f64 {
        self.total + self.group
    }

    fn times(&mut self, factor: f64) {
        self.group = self.group - self.last + self.last * factor;
        self.last = 0.0;
    }

    fn add(&mut self, value: f64) {
        self.group += value;
        self.last = value;
    }

    fn close(&mut self, magnitude: f64) {
        self.total += self.group * magnitude;
        self.group = 0.0;
        self.last = 0.0;
    }
}

/// Changes all readings.
fn each(readings: &mut [Reading], change: impl Fn(&mut Reading)) {
    for reading in readings {
        change(reading);
    }
}

/// What the last part of a number was.
#[derive(Clone, Copy, PartialEq)]
enum NumberPart {
    Digits,
    Tens,
    Ones,
    Multiplied,
    Closed,
    End,
}

/// The Roman numbers from one to four.
pub(super) const ROMAN: [&str; 4] = ["i", "ii", "iii", "iv"];

/// Reads the quantities of one paragraph.
struct Reader<'a> {
    tokens: &'a [TextToken],
    language: Option<&'static NumberLanguage>,
    lexicon: &'static NumberLexicon,
    /// Whether most words have a capital, so that a capital says nothing.
    is_title: bool,
}

/// Returns the quantities of a paragraph in order.
pub(super) fn quantities(tokens: &[TextToken], language: Option<&'static NumberLanguage>) -> Vec<Quantity> {
    let reader = Reader { tokens, language, lexicon: NumberLexicon::get(), is_title: is_title(tokens) };
    let mut found: Vec<Quantity> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let read = reader
            .short_date(at)
            .or_else(|| reader.quarter(at))
            .or_else(|| reader.quarter_of_months(at))
            .or_else(|| reader.number(at))
            .or_else(|| reader.calendar(at));
        match read {
            Some((mut quantity, next)) => {
                let start = if quantity.currency().is_some() { reader.sign_before(at) } else { at };
                quantity.whole = tokens[start].range.start.min(quantity.range.start)
                    ..tokens[next - 1].range.end.max(quantity.range.end);
                at = next.max(at + 1);
                found.push(quantity);
            }
            None => at += 1,
        }
    }
    mark_dates(&mut found);
    mark_scores(tokens, &mut found);
    mark_completing(tokens, &mut found);
    share_units(tokens, &mut found, language);
    mark_bracketed(tokens, &mut found);
    mark_rough(tokens, &mut found, language);
    found
}

/// Marks numbers right behind a word that makes them rough ones.
fn mark_rough(tokens: &[TextToken], found: &mut [Quantity], language: Option<&NumberLanguage>) {
    let Some(language) = language else { return };
    for quantity in found {
        let at = tokens.partition_point(|token| token.range.start < quantity.range.start);
        let words = tokens[..at].iter().rev().take(3).filter(|token| token.is_word()).take(2);
        quantity.is_rough = words.into_iter().any(|word| language.approximations.contains(&word.folded));
    }
}

impl Reader<'_> {
    fn word(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).filter(|token| token.is_word()).map(|token| token.folded.as_str())
    }

    fn is_sign(&self, at: usize, sign: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_sign(sign))
    }

    fn is_glued(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is_glued)
    }

    fn class(&self, at: usize) -> Option<NumberWord> {
        self.language?.class(self.word(at)?)
    }

    fn is_one_of(&self, at: usize, list: impl Fn(&NumberLanguage) -> &Vec<String>) -> bool {
        let Some(language) = self.language else { return false };
        self.word(at).is_some_and(|word| list(language).iter().any(|known| known == word))
    }

    fn range(&self, from: usize, to: usize) -> Range<usize> {
        self.tokens[from].range.start..self.tokens[to - 1].range.end
    }

    /// Reads `(29/9)`, `(29/9/2018)`, `9/11`, `1/2`.
    fn short_date(&self, at: usize) -> Option<(Quantity, usize)> {
        let number = |at: usize| {
            let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
            token.folded.parse::<u32>().ok()
        };
        let first = number(at)?;
        if !(self.is_sign(at + 1, "/") && self.is_glued(at + 1) && self.is_glued(at + 2)) {
            return None;
        }
        let second = number(at + 2)?;
        let has_year = self.is_sign(at + 3, "/") && self.is_glued(at + 3) && number(at + 4).is_some();
        let is_bracketed = at > 0 && self.is_sign(at - 1, "(");
        let next = if has_year { at + 5 } else { at + 3 };
        let range = self.range(at, next);
        if has_year || is_bracketed {
            let value = f64::from(second.min(99)) * 100.0 + f64::from(first.min(99));
            let swapped = f64::from(first.min(99)) * 100.0 + f64::from(second.min(99));
            let mut found = Quantity::new(QuantityKind::ShortDate, range, vec![value, swapped]);
            found.is_date = true;
            found.is_words = false;
            found.digits = self.tokens[at..next].iter().map(|token| token.folded.as_str()).collect();
            return Some((found, next));
        }
        let mut values = vec![];
        if second != 0 {
            values.push(f64::from(first) / f64::from(second));
        }
        values.push(f64::from(first));
        let mut found = Quantity::new(QuantityKind::Number, range.clone(), values);
        found.is_words = false;
        found.is_weak = true;
        Some((found, next))
    }

    /// Reads a quarter of a year: `first quarter`, `Q1`, `kuartal II`. The range is that of the number.
    fn quarter(&self, at: usize) -> Option<(Quantity, usize)> {
        let language = self.language?;
        let is_word = |at: usize| self.is_one_of(at, |l| &l.quarter_words);
        let rank = |at: usize| {
            let word = self.word(at)?;
            (1u32..).zip(&language.ranks).find(|(_, rank)| *rank == word).map(|(value, _)| value)
        };
        let found = |value: u32, from: usize, to: usize, next: usize| {
            let mut found = Quantity::new(QuantityKind::Quarter, self.range(from, to), vec![f64::from(value)]);
            found.is_date = true;
            found.digits = self.tokens[from..to].iter().map(|token| token.folded.as_str()).collect();
            Some((found, next))
        };
        let after = |at: usize| if self.is_sign(at, "-") && self.is_glued(at) { at + 1 } else { at };
        let is_compound = |at: usize| self.is_sign(at, "-") && self.is_glued(at) && self.is_glued(at + 1);
        // `first quarter`, but no `first quarter-final`.
        if let Some(value) = rank(at)
            && is_word(after(at + 1))
        {
            let word = after(at + 1);
            return if is_compound(word + 1) { None } else { found(value, at, word + 1, word + 1) };
        }
        let digit = |at: usize| {
            let token = self.tokens.get(at).filter(|token| token.kind == TokenKind::Number)?;
            token.folded.parse::<u32>().ok().filter(|value| (1..=4).contains(value))
        };
        if self.word(at) == Some("q") && self.tokens[at].is_capital && self.is_glued(at + 1) {
            return found(digit(at + 1)?, at, at + 2, at + 2);
        }
        if !is_word(at) {
            return None;
        }
        let number = after(at + 1);
        if let Some(value) = rank(number) {
            return found(value, number, number + 1, number + 1);
        }
        if self.is_one_of(number, |l| &l.ordinal_starts) && self.is_sign(number + 1, "-") {
            return found(digit(number + 2)?, number, number + 3, number + 3);
        }
        let numeral = self.tokens.get(number)?;
        let roman = ROMAN.iter().zip(1u32..).find(|(roman, _)| numeral.is_capital && **roman == numeral.folded);
        match roman {
            Some((_, value)) => found(value, number, number + 1, number + 1),
            None => found(digit(number)?, number, number + 1, number + 1),
        }
    }

    /// Reads a quarter that is told by its months, `October-December`, or by a phrase, `first three months`.
    fn quarter_of_months(&self, at: usize) -> Option<(Quantity, usize)> {
        let language = self.language?;
        let found = |value: u32, next: usize| {
            let mut found = Quantity::new(QuantityKind::Quarter, self.range(at, next), vec![f64::from(value)]);
            found.is_date = true;
            Some((found, next))
        };
        for (phrase, value) in &language.quarter_phrases {
            let words = phrase.split(' ');
            let length = words.clone().count();
            if words.enumerate().all(|(offset, word)| self.word(at + offset) == Some(word)) {
                return found(*value, at + length);
            }
        }
        let month = |at: usize| {
            let month = language.month_of.get(self.word(at)?).copied();
            month.filter(|_| self.tokens[at].is_capital)
        };
        let first = month(at).filter(|month| month % 3 == 1)?;
        let is_joiner = ["-", "–", "—"].iter().any(|sign| self.is_sign(at + 1, sign))
            || self.is_one_of(at + 1, |l| &l.range_words)
                && (!self.is_one_of(at + 1, |l| &l.list_words)
                    || at > 0 && self.is_one_of(at - 1, |l| &l.between_words));
        if !is_joiner || month(at + 2) != Some(first + 2) {
            return None;
        }
        let next = at + 3;
        let next = if self.is_one_of(next, |l| &l.quarter_words) { next + 1 } else { next };
        found(first.div_ceil(3), next)
    }

    /// Returns the first token of the currency before a number.
    fn sign_before(&self, at: usize) -> usize {
        if at == 0 || self.currency_before(at).is_empty() {
            return at;
        }
        let is_sign = self.tokens[at - 1].kind == TokenKind::Sign;
        let has_letters = is_sign && self.is_glued(at - 1) && at > 1 && self.tokens[at - 2].is_capital;
        at - 1 - usize::from(has_letters)
    }

    /// Reads a number with what belongs to it.
    fn number(&self, at: usize) -> Option<(Quantity, usize)> {
        let token = &self.tokens[at];
        let (mut quantity, mut next) = match token.kind {
            TokenKind::Number => self.digits(at),
            TokenKind::Word => self.words(at)?,
            TokenKind::Sign => return None,
        };
        if let Some(found) = self.clock(&quantity, at, next) {
            return Some(found);
        }
        if !quantity.units.is_empty() {
            return Some((quantity, next));
        }
        quantity.units = self.currency_before(at);
        let had_currency = !quantity.units.is_empty();
        let (units, after) = self.unit_after(next);
        // `five won`, `twice won`: more often the verb.
        let value = quantity.values.first().copied().unwrap_or_default();
        let is_verb = units == ["KRW"] && quantity.is_words && value < 100.0;
        if !had_currency && !is_verb {
            quantity.units = units;
            next = after;
        } else if is_verb {
            // No unit.
        } else if units.first().is_some_and(|unit| quantity.units.contains(unit)) {
            next = after;
        }
        if quantity.units == ["dozen"] {
            quantity.units.clear();
            quantity.values.iter_mut().for_each(|value| *value *= 12.0);
            quantity.is_weak = false;
        }
        Some((quantity, next))
    }

    /// Reads a number that begins with digits.
    fn digits(&self, at: usize) -> (Quantity, usize) {
        let token = &self.tokens[at];
        let decimal = self.language.map_or(".", |language| language.decimal.as_str());
        let values = digit_values(&token.folded, decimal);
        let mut found = Quantity::new(QuantityKind::Number, token.range.clone(), values);
        found.is_words = false;
        found.digits.clone_from(&token.folded);
        let mut next = at + 1;
        // `F16`, `G20`, `A320`: a code, unless the letters are a currency.
        let is_code = token.is_glued && at > 0 && self.tokens[at - 1].is_word() && self.currency_before(at).is_empty();
        let is_offset = at > 0 && token.is_glued && self.is_sign(at - 1, "+");
        if is_code || is_offset {
            found.is_weak = true;
            return (found, next);
        }
        // `90+3`: a minute of the time that was added.
        if self.is_sign(next, "+") && self.is_glued(next) && self.is_glued(next + 1) {
            let added = self.tokens.get(next + 1).filter(|token| token.kind == TokenKind::Number);
            let added = added.and_then(|token| token.folded.parse::<u32>().ok()).filter(|minutes| *minutes < 30);
            if let (Some(added), Some(minute)) = (added, found.values.first().copied()) {
                found.values = vec![minute + f64::from(added), minute];
                found.range.end = self.tokens[next + 1].range.end;
                found.digits.clear();
                return (found, next + 2);
            }
        }
        // `ke-3`.
        if at >= 2 && self.is_sign(at - 1, "-") && token.is_glued && self.is_one_of(at - 2, |l| &l.ordinal_starts) {
            found.is_ordinal = true;
            found.range.start = self.tokens[at - 2].range.start;
        }
        if self.is_glued(next) && self.is_one_of(next, |l| &l.ordinal_endings) {
            found.is_ordinal = true;
            found.range.end = self.tokens[next].range.end;
            return (found, next + 1);
        }
        // `1990s`, `'80s`, `1990-an`, `80-an`.
        let ending = if self.is_sign(next, "-") || self.is_sign(next, "'") || self.is_sign(next, "’") {
            next + 1
        } else {
            next
        };
        if self.is_glued(ending) && self.is_one_of(ending, |l| &l.decade_endings) {
            if let Some(short) = found.values.first().copied().filter(|value| (20.0..100.0).contains(value)) {
                found.values.push(1900.0 + short);
            } else if let Some(long) = found.values.first().copied().filter(|v| (1920.0..2000.0).contains(v)) {
                found.values.push(long - 1900.0);
            }
            found.is_date = true;
            found.range.end = self.tokens[ending].range.end;
            return (found, ending + 1);
        }
        if self.is_glued(next)
            && let Some(factors) = self.word(next).and_then(|word| self.language?.magnitude_letters.get(word))
        {
            let is_money = !self.currency_before(at).is_empty();
            let word = self.word(next).unwrap_or_default();
            // Without a currency, `5m` and `5k` are metres and kilometres as well.
            if is_money || word.len() > 1 {
                let scaled = found.values.iter().flat_map(|v| factors.iter().map(move |f| v * f)).collect();
                found.values = scaled;
                found.magnitude = factors[0];
                found.range.end = self.tokens[next].range.end;
                return (found, next + 1);
            }
            let scaled: Vec<f64> = found.values.iter().flat_map(|v| factors.iter().map(move |f| v * f)).collect();
            found.values.extend(scaled);
        }
        // A year has four digits and no separator.
        let is_year =
            token.folded.len() == 4 && found.values.first().is_some_and(|value| (1000.0..2200.0).contains(value));
        found.is_date = is_year && self.currency_before(at).is_empty() && self.unit_after(next).0.is_empty();
        let mut readings: Vec<Reading> =
            found.values.iter().map(|value| Reading { total: 0.0, group: *value, last: *value }).collect();
        let end = self.continue_number(&mut readings, next, NumberPart::Digits, &mut found);
        if end > next {
            found.is_date = false;
            found.range.end = self.tokens[end - 1].range.end;
            found.values = readings.into_iter().map(Reading::value).collect();
        }
        next = end;
        (found, next)
    }

    /// Reads a number that begins with a word.
    fn words(&self, at: usize) -> Option<(Quantity, usize)> {
        self.language?;
        let mut reading = Reading::default();
        let is_article = self.is_one_of(at, |l| &l.articles);
        let first = if is_article { at + 1 } else { at };
        let class = self.class(first)?;
        let mut found = Quantity::new(QuantityKind::Number, self.range(at, first + 1), Vec::new());
        let follows = self.class(first + 1);
        let part = match class {
            NumberWord::Times(v) | NumberWord::Magnitude(v) if is_article => {
                reading.group = v;
                reading.last = 0.0;
                if matches!(class, NumberWord::Magnitude(_)) { NumberPart::Closed } else { NumberPart::Multiplied }
            }
            NumberWord::Weak(v) if is_article && is_dozen(v) => {
                reading.group = v;
                NumberPart::End
            }
            NumberWord::Fraction(v) => return Some(self.fraction(at, first, v)),
            NumberWord::Weak(v) if is_article && v < 1.0 => return self.part_of_unit(at, first, v),
            _ if is_article => return None,
            NumberWord::Small(v) => {
                reading.add(v);
                if (20.0..100.0).contains(&v) {
                    NumberPart::Tens
                } else if v < 10.0 {
                    NumberPart::Ones
                } else {
                    NumberPart::Multiplied
                }
            }
            NumberWord::Weak(1.0)
                if matches!(follows, Some(NumberWord::Times(_) | NumberWord::Magnitude(_) | NumberWord::Part(_)))
                    || matches!(follows, Some(NumberWord::Fraction(_)))
                        && self.language.is_some_and(|language| language.adds_fractions)
                    || self.is_sign(first + 1, "-")
                        && matches!(self.class(first + 2), Some(NumberWord::Part(_) | NumberWord::Ordinal(_))) =>
            {
                reading.add(1.0);
                NumberPart::Ones
            }
            NumberWord::Whole(v) => {
                reading.total = v;
                NumberPart::Closed
            }
            NumberWord::Round(v) => return Some(self.round(at, v)),
            NumberWord::Times(v) | NumberWord::Magnitude(v) if v >= 100.0 => return Some(self.round(at, v)),
            NumberWord::Ordinal(v) => {
                found.is_ordinal = true;
                reading.add(v);
                // `kedua puluh`, `kedua belas`.
                match follows {
                    Some(NumberWord::Plus(_) | NumberWord::Times(_)) => NumberPart::Ones,
                    _ => NumberPart::End,
                }
            }
            NumberWord::Weak(v) => {
                found.is_weak = true;
                reading.add(v);
                NumberPart::End
            }
            NumberWord::Times(_) | NumberWord::Magnitude(_) | NumberWord::Plus(_) | NumberWord::Part(_) => return None,
        };
        let mut readings = vec![reading];
        let next = self.continue_number(&mut readings, first + 1, part, &mut found);
        found.range = self.range(at, next);
        found.values = vec![readings[0].value()];
        if next > first + 1 {
            found.values.extend(self.quarters_of_year(found.values[0], next - 1));
        }
        let token = &self.tokens[at];
        // NumberPart of a name (`Seven Sisters`, `Lima`), or of a title.
        let has_noun = self.is_title && self.tokens.get(next).is_some_and(TextToken::is_word);
        found.is_weak |= token.is_capital && !has_noun && (!token.starts_sentence || token.is_all_capital);
        if found.is_ordinal {
            found.is_weak |= self.is_part_of_word(next);
            // `a fifth of`
            let value = found.values[0];
            let is_part = at > 0 && self.is_one_of(at - 1, |l| &l.articles) || self.is_one_of(next, |l| &l.of);
            if value >= 3.0 && is_part {
                found.values.push(1.0 / value);
                found.is_fraction = self.is_one_of(next, |l| &l.of);
            }
        }
        // `two point five`, `dua koma lima`.
        if self.is_one_of(next, |l| &l.points)
            && let Some(NumberWord::Small(_) | NumberWord::Weak(1.0)) = self.class(next + 1)
        {
            let mut end = next + 1;
            let (mut value, mut place) = (found.values[0], 0.1);
            while let Some(NumberWord::Small(v) | NumberWord::Weak(v)) = self.class(end) {
                if v >= 10.0 {
                    break;
                }
                value += v * place;
                place *= 0.1;
                end += 1;
            }
            let mut readings = vec![Reading { total: 0.0, group: value, last: value }];
            let end = self.continue_number(&mut readings, end, NumberPart::Digits, &mut found);
            found.range = self.range(at, end);
            found.values = vec![readings[0].value()];
            return Some((found, end));
        }
        Some((found, next))
    }

    /// Whether a rank before `next` is a part of a word, `second-hand`, or of one that is told in other ways too: `second half`.
    fn is_part_of_word(&self, next: usize) -> bool {
        self.is_sign(next, "-") && self.is_glued(next) && self.is_glued(next + 1)
            || self.is_one_of(next, |l| &l.half_words)
    }

    /// Returns how many quarters of a year a number with the word at `at` may say: `three quarters`.
    fn quarters_of_year(&self, value: f64, at: usize) -> Option<f64> {
        let is_word = self.is_one_of(at, |l| &l.quarter_plurals) && !self.is_sign(at - 1, "-");
        match self.class(at).filter(|_| is_word)? {
            NumberWord::Part(parts) => Some(value * parts),
            _ => None,
        }
    }

    /// Reads `a quarter of a percentage point`: a part of a percentage.
    fn part_of_unit(&self, at: usize, word: usize, value: f64) -> Option<(Quantity, usize)> {
        let of = if self.is_one_of(word + 1, |l| &l.of) { word + 2 } else { word + 1 };
        let unit = if self.is_one_of(of, |l| &l.articles) { of + 1 } else { of };
        if let Some(NumberWord::Magnitude(magnitude)) = self.class(unit).filter(|_| of > word + 1) {
            let range = self.range(at, unit + 1);
            return Some((Quantity::new(QuantityKind::Number, range, vec![value * magnitude]), unit + 1));
        }
        let (units, next) = self.unit_after(unit);
        if units != [PERCENT] {
            return None;
        }
        let mut found = Quantity::new(QuantityKind::Number, self.range(at, next), vec![value]);
        found.units = units;
        Some((found, next))
    }

    /// Reads `half`, `half a million`, `setengah juta`.
    fn fraction(&self, at: usize, word: usize, value: f64) -> (Quantity, usize) {
        if let Some((found, _)) = self.part_of_unit(at, word, value) {
            // The unit is read behind it.
            let end = self.tokens.partition_point(|token| token.range.end <= found.range.end);
            return (found, end);
        }
        let mut next = word + 1;
        let after = if self.is_one_of(next, |l| &l.articles) { next + 1 } else { next };
        let mut value = value;
        let is_weak = if let Some(NumberWord::Magnitude(m)) = self.class(after) {
            value *= m;
            next = after + 1;
            false
        } else {
            true
        };
        let mut found = Quantity::new(QuantityKind::Number, self.range(at, next), vec![value]);
        found.is_weak = is_weak;
        found.is_fraction = is_weak;
        (found, next)
    }

    /// Reads `dozens`, `tens of thousands`, `puluhan ribu`, `beberapa ratus`.
    fn round(&self, at: usize, value: f64) -> (Quantity, usize) {
        let (mut value, mut next) = (value, at + 1);
        loop {
            let after = if self.is_one_of(next, |l| &l.of) { next + 1 } else { next };
            match self.class(after) {
                Some(NumberWord::Round(v) | NumberWord::Magnitude(v) | NumberWord::Times(v)) if v >= 100.0 => {
                    value *= v;
                    next = after + 1;
                }
                _ => break,
            }
        }
        (Quantity::new(QuantityKind::Round, self.range(at, next), vec![value]), next)
    }

    /// Reads the rest of a number and returns where it ends.
    #[expect(clippy::too_many_lines, reason = "one arm for each way in which a number goes on")]
    fn continue_number(&self, readings: &mut [Reading], from: usize, part: NumberPart, found: &mut Quantity) -> usize {
        let (mut next, mut part) = (from, part);
        while part != NumberPart::End {
            // A hyphen joins number words: `twenty-one`, `two-thirds`, `3-million`.
            let is_hyphen = self.is_sign(next, "-") && self.is_glued(next) && self.is_glued(next + 1);
            let is_joiner =
                matches!(part, NumberPart::Multiplied | NumberPart::Closed | NumberPart::Digits | NumberPart::Ones)
                    && self.is_one_of(next, |l| &l.joiners);
            // `two and a half`
            if is_joiner
                && self.is_one_of(next + 1, |l| &l.articles)
                && let Some(NumberWord::Fraction(v)) = self.class(next + 2)
            {
                each(readings, |reading| reading.add(v));
                next += 3;
                if let Some(NumberWord::Magnitude(m)) = self.class(next) {
                    each(readings, |reading| reading.close(m));
                    next += 1;
                }
                break;
            }
            let word = if is_hyphen || is_joiner { next + 1 } else { next };
            let Some(class) = self.class(word) else {
                // `dua per tiga`
                if part == NumberPart::Ones
                    && self.is_one_of(next, |l| &l.per)
                    && let Some(NumberWord::Small(v)) = self.class(next + 1)
                    && v > 1.0
                {
                    for reading in readings.iter_mut() {
                        reading.group /= v;
                    }
                    next += 2;
                }
                break;
            };
            let small = match class {
                NumberWord::Small(v) | NumberWord::Ordinal(v) => Some(v),
                NumberWord::Weak(1.0) => Some(1.0),
                _ => None,
            };
            let is_rank = matches!(class, NumberWord::Ordinal(_));
            match (class, part) {
                (_, NumberPart::Tens) if small.is_some_and(|v| v < 10.0) && !is_joiner => {
                    each(readings, |reading| reading.add(small.unwrap_or_default()));
                    part = NumberPart::Ones;
                }
                // `dua puluh satu`, `two hundred and five`, `seribu dua ratus`
                (_, NumberPart::Multiplied | NumberPart::Closed)
                    if small.is_some_and(|v| v < 1000.0)
                        && !is_hyphen
                        && (is_joiner
                            || readings[0].group == 0.0
                            || small.is_some_and(|v| v < lowest_place(readings[0].group))) =>
                {
                    let v = small.unwrap_or_default();
                    each(readings, |reading| reading.add(v));
                    part = if (20.0..100.0).contains(&v) {
                        NumberPart::Tens
                    } else if v < 10.0 {
                        NumberPart::Ones
                    } else {
                        NumberPart::Multiplied
                    };
                }
                (
                    NumberWord::Times(v),
                    NumberPart::Ones | NumberPart::Digits | NumberPart::Multiplied | NumberPart::Tens,
                ) if !is_joiner && readings[0].last > 0.0 => {
                    if part == NumberPart::Digits {
                        found.magnitude = v;
                    }
                    each(readings, |reading| reading.times(v));
                    part = NumberPart::Multiplied;
                }
                (NumberWord::Plus(v), NumberPart::Ones) if !is_joiner => {
                    each(readings, |reading| reading.add(v));
                    part = NumberPart::Multiplied;
                }
                (NumberWord::Magnitude(v), _) if !is_joiner && readings[0].group != 0.0 => {
                    if part == NumberPart::Digits {
                        found.magnitude = v;
                    }
                    each(readings, |reading| reading.close(v));
                    part = NumberPart::Closed;
                }
                (NumberWord::Whole(v), NumberPart::Closed | NumberPart::Multiplied)
                    if !is_joiner && readings[0].group == 0.0 =>
                {
                    each(readings, |reading| reading.total += v);
                    part = NumberPart::Closed;
                }
                (NumberWord::Part(v), NumberPart::Ones | NumberPart::Digits)
                    if !is_joiner && (is_hyphen || readings[0].group < v) =>
                {
                    each(readings, |reading| reading.group /= v);
                    part = NumberPart::End;
                }
                (NumberWord::Ordinal(v), NumberPart::Ones) if is_hyphen && readings[0].group < 2.0 && v > 2.0 => {
                    // `one-third`
                    each(readings, |reading| reading.group /= v);
                    part = NumberPart::End;
                }
                // `dua setengah`
                (NumberWord::Fraction(v), NumberPart::Ones) if !is_joiner && !is_hyphen => {
                    each(readings, |reading| reading.add(v));
                    part = NumberPart::End;
                }
                // `two dozen`
                (NumberWord::Weak(v), NumberPart::Ones | NumberPart::Digits) if !is_joiner && is_dozen(v) => {
                    each(readings, |reading| reading.times(v));
                    part = NumberPart::End;
                }
                _ => break,
            }
            next = word + 1;
            if is_rank && part != NumberPart::End {
                found.is_ordinal = true;
                part = match self.class(next) {
                    Some(NumberWord::Plus(_) | NumberWord::Times(_)) => part,
                    _ => NumberPart::End,
                };
            }
        }
        next
    }

    /// Returns the currency that a sign or code before a number says.
    fn currency_before(&self, at: usize) -> Vec<&'static str> {
        let Some(before) = at.checked_sub(1).map(|at| &self.tokens[at]) else { return Vec::new() };
        let mut written = before.folded.to_uppercase();
        if before.kind == TokenKind::Sign {
            if self.is_glued(at - 1)
                && let Some(letters) =
                    at.checked_sub(2).map(|at| &self.tokens[at]).filter(|t| t.is_word() && t.folded.len() <= 2)
            {
                written = letters.folded.to_uppercase() + &written;
            }
        } else if !before.is_capital || before.folded.len() > 3 || !before.is_word() {
            return Vec::new();
        } else {
            written.clone_from(&before.folded);
            // `US`, `try` and the like are words; they are a currency only right before the digits.
            if !self.is_glued(at) && !before.is_all_capital && written != "rp" {
                return Vec::new();
            }
            if !self.is_glued(at) && written == "us" {
                return Vec::new();
            }
        }
        let signs = &self.lexicon.currency_signs;
        let known = signs.iter().find(|(sign, _)| *sign == written).or_else(|| {
            let last = written.chars().next_back()?;
            signs.iter().find(|(sign, _)| sign.chars().eq([last]) && !last.is_alphabetic())
        });
        known.map(|(_, units)| units.iter().map(String::as_str).collect()).unwrap_or_default()
    }

    /// Returns the units right behind a number, and the index behind them.
    fn unit_after(&self, next: usize) -> (Vec<&'static str>, usize) {
        let mut at = next;
        if self.is_sign(at, "%") {
            return (vec![PERCENT], at + 1);
        }
        if self.is_sign(at, "$") || self.is_sign(at, "£") || self.is_sign(at, "€") {
            let sign = &self.tokens[at].folded;
            if self.is_glued(at)
                && let Some((_, units)) = self.lexicon.currency_signs.iter().find(|(known, _)| known == sign)
            {
                return (units.iter().map(String::as_str).collect(), at + 1);
            }
        }
        if let Some(scale) = self.tokens.get(at).and_then(|token| self.lexicon.degree_signs.get(&token.folded)) {
            return (vec![scale.as_str()], at + 1);
        }
        let Some(language) = self.language else { return (Vec::new(), next) };
        let has_sign = ["°", "˚"].iter().any(|sign| self.is_sign(at, sign));
        if has_sign || self.is_sign(at, "-") {
            at += 1;
        }
        // `square miles`, `square-foot`
        let second = if self.is_sign(at + 1, "-") { at + 2 } else { at + 1 };
        if let (Some(one), Some(other)) = (self.word(at), self.word(second))
            && let Some(units) =
                self.word(second + 1).and_then(|third| language.units.get(&format!("{one} {other} {third}")))
        {
            return (units.iter().map(String::as_str).collect(), second + 2);
        }
        if let (Some(one), Some(other)) = (self.word(at), self.word(second))
            && let Some(units) = language.units.get(&format!("{one} {other}"))
        {
            return (units.iter().map(String::as_str).collect(), second + 1);
        }
        let has_word = self.is_one_of(at, |l| &l.degree_words);
        let has_degrees = has_sign || has_word;
        at += usize::from(has_word);
        if has_degrees
            && let Some(scale) = self.word(at).and_then(|word| self.lexicon.degree_letters.get(word))
            && self.tokens[at].is_capital
        {
            return (vec![scale.as_str()], at + 1);
        }
        match self.word(at).and_then(|word| language.units.get(word)) {
            // An area has another size than the length in its name.
            Some(_) if self.is_one_of(at + 1, |l| &l.power_words) => (Vec::new(), next),
            Some(units) => {
                self.speed_unit(units, at + 1).unwrap_or((units.iter().map(String::as_str).collect(), at + 1))
            }
            // Degrees of a scale that the readers know.
            None if has_degrees => (self.lexicon.degree_letters.values().map(String::as_str).collect(), at),
            None => (Vec::new(), next),
        }
    }

    /// Reads `per hour` behind a unit of length. Returns the units of speed, and the index behind them.
    fn speed_unit(&self, lengths: &[String], at: usize) -> Option<(Vec<&'static str>, usize)> {
        let is_per = self.is_sign(at, "/") || self.is_one_of(at, |l| &l.speed_joiners);
        if !is_per || !self.is_one_of(at + 1, |l| &l.hour_words) {
            return None;
        }
        let speeds = lengths.iter().filter_map(|length| self.lexicon.speeds.get(length));
        let speeds: Vec<&'static str> = speeds.map(String::as_str).collect();
        (!speeds.is_empty()).then_some((speeds, at + 2))
    }

    /// Reads a time of day whose number is from `at` to `next`.
    fn clock(&self, number: &Quantity, at: usize, next: usize) -> Option<(Quantity, usize)> {
        let language = self.language;
        let digits = &number.digits;
        let has_colon = digits.contains(':');
        // In `dua jam empat menit`, the word is the unit of the number before it.
        let is_unit = at > 1 && (self.tokens[at - 2].kind == TokenKind::Number || self.class(at - 2).is_some());
        let has_head = at > 0 && !is_unit && self.is_one_of(at - 1, |l| &l.clock_heads);
        let mut end = next;
        // The part of the day: right behind, or after a zone or the word for `o'clock`.
        if self.is_one_of(end, |l| &l.clock_next) {
            end += 1;
        }
        let part_at = |at: usize| {
            let word = self.word(at)?;
            // `am` and `pm` stand behind digits; a word of one language is no part of the day of the other.
            language.map_or_else(|| None, |language| language.day_parts.get(word))
        };
        let mut part = part_at(end);
        let is_meridiem = !digits.is_empty() && self.is_one_of(end, |l| &l.meridiems);
        if part.is_some() && !(has_head || has_colon || is_meridiem) {
            part = None;
        }
        let has_next = end > next;
        if part.is_some() {
            end += 1;
        }
        let zone = self.word(end).filter(|_| self.tokens[end].is_all_capital).and_then(|w| self.lexicon.zones.get(w));
        let has_zone =
            zone.is_some() && (has_head || has_colon || part.is_some() || digits.contains('.') || digits.len() == 4);
        if !(has_colon || has_head || is_meridiem || has_zone || has_next) {
            return None;
        }
        let (hour, minute) = match digits.split_once([':', '.', ',']) {
            // `1340 GMT`
            None if digits.len() == 4 && has_zone => {
                (digits[..2].parse::<u32>().ok()?, digits[2..].parse::<u32>().ok()?)
            }
            Some((hour, minute)) if minute.len() == 2 => (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?),
            Some(_) => return None,
            None => {
                let value = *number.values.first()?;
                ((0..=24).find(|hour| (f64::from(*hour) - value).abs() < 1e-9)?, 0)
            }
        };
        if hour > 24 || minute > 59 {
            return None;
        }
        let mut hour = hour % 24;
        let mut is_half_known = hour > 12 || hour == 0 || digits.starts_with('0') || has_zone && digits.len() == 4;
        if let Some((from, to)) = part.copied()
            && hour <= 12
        {
            is_half_known = true;
            let twelve = hour % 12;
            hour = match (from, to) {
                (0, 12) => twelve,
                (12, _) => twelve + 12,
                // `11 siang`, `12 siang`, `1 siang`
                (9, _) => {
                    if twelve >= 9 {
                        twelve
                    } else {
                        twelve + 12
                    }
                }
                // `12 malam` is midnight, `7 malam` the evening, `1 malam` the night
                _ => {
                    if twelve >= 5 {
                        twelve + 12
                    } else {
                        twelve
                    }
                }
            };
        }
        if has_zone {
            end += 1;
        }
        let mut found = Quantity::new(QuantityKind::Clock, self.range(at, end), vec![f64::from(hour * 60 + minute)]);
        found.is_half_known = is_half_known;
        found.is_words = number.is_words;
        found.digits.clone_from(digits);
        found.is_date = true;
        found.zones = if has_zone { zone.map_or(&[], Vec::as_slice) } else { &[] };
        Some((found, end))
    }

    /// Reads the name of a month or weekday, or a word for a time of day.
    fn calendar(&self, at: usize) -> Option<(Quantity, usize)> {
        let language = self.language?;
        let token = &self.tokens[at];
        let word = self.word(at)?;
        let named = |kind, value: u32| {
            let mut found = Quantity::new(kind, token.range.clone(), vec![f64::from(value)]);
            found.is_date = true;
            Some((found, at + 1))
        };
        let is_number = |at: usize| self.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Number);
        if let Some(month) = language.month_of.get(word).filter(|_| token.is_capital) {
            let is_beside_number = at > 0 && is_number(at - 1) || is_number(at + 1);
            let is_sure = !language.month_words.contains(word) || is_beside_number;
            let is_full = language.calendar_name(true, f64::from(*month)) == Some(word);
            let is_inside = !token.starts_sentence && !token.is_all_capital && is_full && {
                let before = if at > 0 && self.is_sign(at - 1, "-") { at - 1 } else { at };
                before > 0 && self.is_one_of(before - 1, |l| &l.month_heads)
            };
            if is_sure || is_inside {
                return named(QuantityKind::Month, *month);
            }
        }
        if let Some(day) = language.weekday_of.get(word) {
            let has_head = at > 0 && self.is_one_of(at - 1, |l| &l.weekday_heads);
            let is_sure = token.is_capital
                && (!language.weekday_words.contains(word) || !token.starts_sentence && word.len() > 3);
            if is_sure || has_head && word.len() > 3 {
                return named(QuantityKind::Weekday, *day);
            }
            if token.is_capital && word.len() > 3 {
                let (mut found, next) = named(QuantityKind::Weekday, *day)?;
                found.is_weak = true;
                return Some((found, next));
            }
        }
        let two = self.word(at + 1).map(|next| format!("{word} {next}"));
        let minutes = language
            .clock_words
            .get(word)
            .map(|minutes| (*minutes, at + 1))
            .or_else(|| language.clock_words.get(two.as_deref()?).map(|minutes| (*minutes, at + 2)));
        let (minutes, next) = minutes?;
        let mut found = Quantity::new(QuantityKind::Clock, self.range(at, next), vec![f64::from(minutes)]);
        found.is_weak = true;
        found.is_date = true;
        Some((found, next))
    }
}

/// Marks numbers next to a month as parts of a date.
fn mark_dates(found: &mut [Quantity]) {
    for at in 0..found.len() {
        if found[at].kind != QuantityKind::Month {
            continue;
        }
        let month = found[at].range.clone();
        for other in [at.checked_sub(1), Some(at + 1)].into_iter().flatten() {
            let Some(number) = found.get_mut(other).filter(|other| other.kind == QuantityKind::Number) else {
                continue;
            };
            let gap = number.range.start.saturating_sub(month.end) + month.start.saturating_sub(number.range.end);
            let is_day = number.values.first().is_some_and(|value| (1.0..=31.0).contains(value));
            if gap <= 3 && is_day && !number.is_words && number.units.is_empty() {
                number.is_date = true;
            }
        }
    }
}

/// Marks the two numbers of a score, `4-3`.
fn mark_scores(tokens: &[TextToken], found: &mut [Quantity]) {
    let is_side = |quantity: &Quantity| {
        quantity.kind == QuantityKind::Number
            && !quantity.is_words
            && !quantity.is_date
            && !quantity.is_ordinal
            && quantity.units.is_empty()
            && quantity.digits.len() <= 3
            && quantity.digits.bytes().all(|digit| digit.is_ascii_digit())
    };
    let place = |quantity: &Quantity| tokens.partition_point(|token| token.range.start < quantity.range.start);
    for at in 1..found.len() {
        let (one, other) = (place(&found[at - 1]), place(&found[at]));
        let is_joined = other == one + 2
            && (tokens[one + 1].is_sign("-") || tokens[one + 1].is_sign("–"))
            && tokens[one + 1].is_glued
            && tokens[other].is_glued;
        // Neither a list of numbers nor a range is one: `2-3-4`.
        let goes_on = tokens.get(other + 1).is_some_and(|token| token.is_sign("-") && token.is_glued);
        if is_joined && !goes_on && is_side(&found[at - 1]) && is_side(&found[at]) && !found[at - 1].is_score {
            let whole = found[at - 1].range.start..found[at].range.end;
            for side in &mut found[at - 1..=at] {
                side.is_score = true;
                side.whole = whole.clone();
            }
        }
    }
}

/// Marks years that only complete what stands before them: a name, a month or weekday, a quarter.
fn mark_completing(tokens: &[TextToken], found: &mut [Quantity]) {
    for at in 0..found.len() {
        if found[at].sort() != QuantitySort::Year {
            continue;
        }
        let token = tokens.partition_point(|token| token.range.start < found[at].range.start);
        let before = tokens[..token].iter().rev().find(|token| !matches!(token.folded.as_str(), "-" | "," | "("));
        let is_name = before.is_some_and(|token| token.is_capital && !token.starts_sentence);
        let is_date = at > 0
            && matches!(found[at - 1].kind, QuantityKind::Month | QuantityKind::Quarter)
            && found[at].range.start - found[at - 1].range.end <= 3;
        found[at].completes = is_name || is_date;
    }
}

/// Marks what stands in brackets.
fn mark_bracketed(tokens: &[TextToken], found: &mut [Quantity]) {
    let mut open = None;
    let mut inside: Vec<Range<usize>> = Vec::new();
    for token in tokens {
        if token.is_sign("(") {
            open = Some(token.range.start);
        } else if token.is_sign(")")
            && let Some(start) = open.take()
        {
            inside.push(start..token.range.end);
        }
    }
    for quantity in found {
        let at = inside.partition_point(|range| range.end <= quantity.range.start);
        quantity.is_bracketed = inside.get(at).is_some_and(|range| range.start < quantity.range.start);
    }
}

/// Whether a weak value is a dozen or a score.
fn is_dozen(value: f64) -> bool {
    [12.0, 20.0].iter().any(|known| (value - known).abs() < 1e-9)
}

/// Returns the place value of the last digit that is not zero: 100 for 300, 10 for 320.
fn lowest_place(value: f64) -> f64 {
    let mut place = 1.0;
    while place < 1e15 && value % (place * 10.0) == 0.0 && value >= place * 10.0 {
        place *= 10.0;
    }
    place
}

/// Returns the values of digits with separators; `1.500` may be 1500 and 1.5.
fn digit_values(text: &str, decimal: &str) -> Vec<f64> {
    let separators: Vec<char> = text.chars().filter(|c| !c.is_ascii_digit()).collect();
    let plain = |text: &str| {
        text.chars().filter(char::is_ascii_digit).take(18).collect::<String>().parse::<f64>().unwrap_or(0.0)
    };
    let Some(&last) = separators.last() else { return vec![plain(text)] };
    let (head, tail) = text.rsplit_once(last).unwrap_or((text, ""));
    let with_decimals = format!(
        "{}.{}",
        head.chars().filter(char::is_ascii_digit).collect::<String>(),
        tail.chars().take(15).collect::<String>()
    );
    let with_decimals = with_decimals.parse::<f64>().unwrap_or(0.0);
    let groups_of_three = text.split(|c: char| !c.is_ascii_digit()).skip(1).all(|group| group.len() == 3);
    if last == ':' {
        return vec![plain(text)];
    }
    if separators.len() > 1 {
        let same = separators.iter().all(|c| *c == last);
        return match (same, groups_of_three) {
            (true, _) => vec![plain(text)],
            (false, _) => vec![with_decimals],
        };
    }
    if groups_of_three && !head.starts_with('0') && head.len() <= 3 {
        let is_decimal = decimal.starts_with(last);
        return if is_decimal { vec![with_decimals, plain(text)] } else { vec![plain(text), with_decimals] };
    }
    vec![with_decimals]
}

/// Gives the unit of the last number of a range or list to those before it: `40-50 percent`, `between 5 and 6 km`.
fn share_units(tokens: &[TextToken], found: &mut [Quantity], language: Option<&NumberLanguage>) {
    for at in (1..found.len()).rev() {
        let (before, after) = found.split_at_mut(at);
        let (Some(one), Some(next)) = (before.last_mut(), after.first()) else { continue };
        let is_rank_or_part = one.is_ordinal || one.is_fraction || one.is_weak || one.is_score;
        let takes_unit = one.kind == QuantityKind::Number && !one.is_date && !is_rank_or_part;
        if !one.units.is_empty() || next.units.is_empty() || !takes_unit {
            continue;
        }
        let from = tokens.partition_point(|token| token.range.start < one.range.end);
        let to = tokens.partition_point(|token| token.range.start < next.range.start);
        let joins = |token: &TextToken| match token.kind {
            TokenKind::Sign => matches!(token.folded.as_str(), "-" | "–" | "," | "/" | "$" | "£" | "€"),
            TokenKind::Word => {
                token.is_capital && token.folded.len() == 2
                    || language.is_some_and(|language| language.range_words.contains(&token.folded))
            }
            TokenKind::Number => false,
        };
        if from < to && to - from <= 3 && tokens[from..to].iter().all(joins) {
            one.units.clone_from(&next.units);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tokens::tokens;
    use super::*;

    fn read(language: &str, text: &str) -> Vec<Quantity> {
        quantities(&tokens(text), NumberLexicon::get().language(language))
    }

    /// Returns the first values of the numbers that are not weak.
    fn values(language: &str, text: &str) -> Vec<f64> {
        read(language, text).iter().filter(|found| !found.is_weak).map(|found| found.values[0]).collect()
    }

    #[test]
    fn english_numbers_are_read_by_value() {
        for (text, value) in [
            ("twenty-one", 21.0),
            ("two hundred and five", 205.0),
            ("one thousand two hundred", 1200.0),
            ("a hundred thousand", 100_000.0),
            ("2.8 million", 2_800_000.0),
            ("£125m", 125_000_000.0),
            ("$3bn", 3e9),
            ("half a million", 500_000.0),
            ("two and a half", 2.5),
            ("two-thirds", 2.0 / 3.0),
            ("two dozen", 24.0),
            ("1,234,567", 1_234_567.0),
            ("2.75", 2.75),
            ("the 21st", 21.0),
            ("twenty-first", 21.0),
            ("two point five", 2.5),
            ("three-year-old", 3.0),
            ("tens of thousands", 10_000.0),
            ("hundreds of thousands", 100_000.0),
            ("several million", 1_000_000.0),
        ] {
            assert_eq!(values("en", text), [value], "{text}");
        }
    }

    #[test]
    fn indonesian_numbers_are_read_by_value() {
        for (text, value) in [
            ("dua puluh satu", 21.0),
            ("dua belas", 12.0),
            ("sebelas", 11.0),
            ("seratus lima puluh ribu", 150_000.0),
            ("seribu dua ratus", 1200.0),
            ("sejuta", 1_000_000.0),
            ("2,8 juta", 2_800_000.0),
            ("Rp3,5 triliun", 3.5e12),
            ("1.234.567", 1_234_567.0),
            ("1.500", 1500.0),
            ("ke-3", 3.0),
            ("ketiga", 3.0),
            ("kedua belas", 12.0),
            ("dua setengah", 2.5),
            ("dua koma lima juta", 2_500_000.0),
            ("dua pertiga", 2.0 / 3.0),
            ("dua per tiga", 2.0 / 3.0),
            ("tiga perempat", 0.75),
            ("setengah juta", 500_000.0),
            ("puluhan", 10.0),
            ("puluhan ribu", 10_000.0),
            ("ratusan ribu", 100_000.0),
            ("beberapa ratus", 100.0),
            ("5 ribu", 5000.0),
        ] {
            assert_eq!(values("id", text), [value], "{text}");
        }
    }

    #[test]
    fn words_that_often_are_no_number_are_weak() {
        for (language, text) in [
            ("en", "one of both"),
            ("id", "sebuah salah satu"),
            ("en", "the F16 jet"),
            ("id", "Kota Lima"),
            ("en", "second-hand"),
        ] {
            assert_eq!(values(language, text), [0.0; 0], "{text}");
        }
    }

    #[test]
    fn times_of_day_are_in_minutes() {
        for (language, text, minutes) in [
            ("en", "at 3 p.m.", 15 * 60),
            ("en", "7.55am", 7 * 60 + 55),
            ("en", "12:55 p.m.", 12 * 60 + 55),
            ("en", "(1340 GMT)", 13 * 60 + 40),
            ("id", "pukul 15.00", 15 * 60),
            ("id", "pukul tiga sore", 15 * 60),
            ("id", "jam 5 pagi", 5 * 60),
            ("id", "pukul 12 siang", 12 * 60),
            ("id", "pukul 1 siang", 13 * 60),
            ("id", "pukul 12 malam", 0),
            ("id", "pukul 7 malam", 19 * 60),
            ("id", "21.40 WIB", 21 * 60 + 40),
        ] {
            let found = read(language, text);
            assert_eq!((found[0].kind, found[0].values[0]), (QuantityKind::Clock, f64::from(minutes)), "{text}");
        }
        assert_eq!(read("id", "selama 48 jam")[0].kind, QuantityKind::Number);
        assert!(read("id", "dua jam empat menit").iter().all(|found| found.kind == QuantityKind::Number));
        assert_ne!(read("id", "Seorang AM")[0].kind, QuantityKind::Clock);
    }

    #[test]
    fn dates_weekdays_and_months_are_told_from_words() {
        let kinds =
            |language: &str, text: &str| read(language, text).iter().map(|q| (q.kind, q.values[0])).collect::<Vec<_>>();
        assert_eq!(kinds("en", "He may march in May"), [(QuantityKind::Month, 5.0)]);
        assert_eq!(
            kinds("en", "on Oct. 2, 1968"),
            [(QuantityKind::Month, 10.0), (QuantityKind::Number, 2.0), (QuantityKind::Number, 1968.0)]
        );
        assert_eq!(
            kinds("id", "pada Minggu, dua minggu lalu"),
            [(QuantityKind::Weekday, 7.0), (QuantityKind::Number, 2.0)]
        );
        assert_eq!(kinds("id", "Rabu (3/10/2018)"), [(QuantityKind::Weekday, 3.0), (QuantityKind::ShortDate, 1003.0)]);
        let decade = &read("id", "era 1980-an")[0];
        assert!(decade.is_date && decade.values.contains(&1980.0) && decade.values.contains(&80.0));
        assert!(read("en", "the 80s")[0].values.contains(&1980.0));
    }

    #[test]
    fn units_stand_before_and_behind_a_number() {
        for (language, text, unit) in [
            ("en", "40 percent", "%"),
            ("en", "40 per cent", "%"),
            ("id", "40%", "%"),
            ("id", "40 persen", "%"),
            ("en", "US$5 million", "USD"),
            ("en", "5 million New Zealand dollars", "NZD"),
            ("id", "5 juta dolar Amerika Serikat", "USD"),
            ("id", "5 juta dolar Singapura", "SGD"),
            ("id", "5 juta dolar", "$"),
            ("id", "Rp 5.000", "IDR"),
            ("en", "a two-foot brim", "foot"),
            ("id", "25 km", "km"),
            ("id", "38 derajat Celsius", "degC"),
            ("en", "45C of 38 degrees C", "degC"),
            ("en", "100 ℉", "degF"),
            ("en", "100ºF", "degF"),
            ("en", "60 miles per hour", "mph"),
            ("id", "97 km/jam", "kmh"),
            ("en", "a 500-square-foot flat", "sqft"),
            ("id", "10 mil persegi", "sqmi"),
        ] {
            assert!(read(language, text).iter().any(|found| found.units == [unit]), "{text}");
        }
        // The last unit of a range is that of all its numbers.
        assert!(read("en", "between 5 and 6 percent").iter().all(|found| found.units == ["%"]));
        assert_eq!(read("en", "100 degrees")[0].units.len(), 2);
    }

    #[test]
    fn quarters_of_a_year_are_read_in_every_form() {
        for (language, text, value) in [
            ("en", "in the first quarter", 1.0),
            ("en", "its second-quarter sales", 2.0),
            ("en", "in Q3", 3.0),
            ("id", "pada kuartal II", 2.0),
            ("id", "pada triwulan keempat", 4.0),
            ("id", "pada kuartal ke-3", 3.0),
            ("id", "pada kuartal 1", 1.0),
        ] {
            let found = read(language, text);
            assert_eq!((found[0].kind, found[0].values[0]), (QuantityKind::Quarter, value), "{text}");
        }
        assert!(read("en", "the first quarter-final").iter().all(|found| found.kind != QuantityKind::Quarter));
    }

    #[test]
    fn digits_are_read_without_a_language() {
        assert_eq!(values("xx", "1,500 and 2.5"), [1500.0, 2.5]);
        assert!(read("xx", "1.500")[0].values.contains(&1500.0));
    }

    #[test]
    fn odd_digits_are_no_problem() {
        let long = "9".repeat(500);
        for text in ["1/0", "0,0,0", "1.2.3.4", "99:99", "ke-", "24:60 WIB", long.as_str(), "0/0/0", "(1/", "-an", "Rp"]
        {
            for language in ["en", "id", "xx"] {
                let found = read(language, text);
                assert!(found.iter().all(|found| !found.values.is_empty()), "{text}");
            }
        }
    }
}
