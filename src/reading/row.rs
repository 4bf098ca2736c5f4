//! Rows: the lines of a text that are not blank, each with what can be seen on it alone.

use super::counter::{self, without_numbers};
use super::credit::{self, Credited};
use super::date_seen::{self, DateSeen};
use super::dateline::{self, Dateline};
use super::end_mark::{self, EndMark};
use super::pictured;
use super::promo::{self, Marker};
use super::reporter;
use crate::packs::{self, Key, Knowledge, Label, Word, is_spaceless, words};
use crate::text::{self, is_blank_char, trim_blank};
use std::borrow::Cow;
use std::ops::Range;

/// Longer lines are paragraphs whatever else they look like; shapes are not looked for in them. In bytes.
pub(super) const SHORT: usize = 700;
/// How many words of a line are looked at and learned.
const LOOKED_AT: usize = 600;
/// The longest lines in which agencies and outlets are looked for, in words.
pub(super) const NAMED: usize = 40;
/// How far the words of a line are counted.
const COUNTED: usize = 60;
/// In how many words of a line capitals are looked for: more than headlines and names have.
const CAPITALS: usize = 24;

/// How a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// As a sentence does.
    Sentence,
    /// With a colon or a comma: something follows.
    Onward,
    /// As a headline does.
    Open,
}

impl Ending {
    /// How the text ends, closing quotes and brackets left out.
    pub fn of(text: &str) -> Self {
        let bare = text.trim_end_matches(|c| {
            is_blank_char(c) || matches!(c, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '*' | '“')
        });
        match bare.chars().next_back() {
            Some('.' | '!' | '?' | '…' | '。' | '।' | '؟' | '！' | '？') => Self::Sentence,
            Some(':' | ',' | ';' | '：') => Self::Onward,
            _ => Self::Open,
        }
    }
}

/// A label in front of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Labelled {
    pub label: Label,
    /// The words of the label.
    pub range: Range<usize>,
    /// The value, trimmed; empty where the label stands alone.
    pub value: Range<usize>,
    /// Whether a colon stands between.
    pub colon: bool,
}

/// A line that is not blank. Ranges are in bytes of `text`. What few lines have is boxed: rows are moved often.
#[expect(clippy::struct_excessive_bools, reason = "each is a sign of its own that a line may show")]
#[derive(Clone, Debug)]
pub(super) struct Row<'a> {
    /// Its number, 1-based.
    pub line: u32,
    /// Where `text` begins in the line as received.
    pub at: usize,
    /// The line without blank characters at its ends.
    pub text: &'a str,
    /// Its words; of a long line, the first of them.
    pub all: Vec<Word>,
    /// How many words it has; counted to 60.
    pub words: usize,
    /// How it ends.
    pub ending: Ending,
    /// How many words with a capital of those that headlines capitalise, in percent; of its first 24.
    pub capitals: usize,
    /// Equal for lines that fold alike; of short lines only.
    pub fold: Option<Key>,
    pub marker: Option<Box<Marker>>,
    pub label: Option<Box<Labelled>>,
    pub date: Option<Box<DateSeen>>,
    /// Whether a whole date stands somewhere in it.
    pub dated: bool,
    /// Whether it begins with a word such as `Published`.
    pub date_word: bool,
    /// Whether it is nothing but such a word, over a date on the next line.
    pub date_label: bool,
    pub dateline: Option<Box<Dateline>>,
    pub credited: Option<Box<Credited>>,
    pub credit: bool,
    /// Whether it opens with a credit.
    pub credit_in_front: bool,
    /// Whether it says in brackets on which side of a picture someone stands.
    pub sided: bool,
    /// Whether it says that it is about a picture, and is no longer than captions are.
    pub pictured: bool,
    /// Whether it is what stands on the button of a picture.
    pub picture_button: bool,
    /// Whether it offers to skip what follows.
    pub skips: bool,
    /// Whether it names what a writer is, and no more than where.
    pub job: bool,
    pub end_mark: Option<EndMark>,
    pub furniture: bool,
    pub furniture_start: bool,
    pub heading: bool,
    pub menu: bool,
    pub counter: bool,
    pub ago: bool,
    /// How many signs part things in it; none where it is a paragraph.
    pub separators: usize,
    pub address: bool,
    pub embed: bool,
    pub copyright: bool,
    /// Whether an agency or outlet is named in it; not looked for in lines of more than [`NAMED`] words.
    pub agency: bool,
    /// Whether it consists of the name of one.
    pub is_agency: bool,
    headline: bool,
    name: bool,
}

impl<'a> Row<'a> {
    /// What can be seen on a line; `None` where it is blank.
    pub fn of(line: &text::Line<'a>, knowledge: &Knowledge) -> Option<Self> {
        let text = trim_blank(line.text);
        if text.is_empty() {
            return None;
        }
        let at = line.text.len() - line.text.trim_start_matches(is_blank_char).len();
        // Words have six bytes or so; a list that grows is copied each time.
        let mut all: Vec<Word> = Vec::with_capacity((text.len() / 5 + 4).min(LOOKED_AT));
        all.extend(words(text).take(LOOKED_AT));
        let short = text.len() <= SHORT;
        let label = labelled(text, &all, knowledge).map(Box::new);
        // `FILE - …` names no place.
        let is_of_picture = label.as_ref().is_some_and(|label| label.label == Label::Photo && label.colon);
        let dateline = || reporter::dateline_behind(text, &all, knowledge).or_else(|| dateline::see(text, knowledge));
        let dateline = if is_of_picture { None } else { dateline().map(Box::new) };
        let mut row = Self {
            line: line.number,
            at,
            text,
            words: packs::count(&all).min(COUNTED),
            ending: Ending::of(text),
            capitals: capitals(text, &all[..all.len().min(CAPITALS)], knowledge),
            fold: None,
            marker: None,
            label,
            date: None,
            dated: false,
            date_word: false,
            date_label: false,
            dateline,
            credited: None,
            credit: false,
            credit_in_front: credit::in_front(text, &all, knowledge),
            sided: false,
            pictured: false,
            picture_button: false,
            skips: false,
            job: false,
            end_mark: end_mark::at_end(text, knowledge),
            furniture: false,
            furniture_start: false,
            heading: false,
            menu: false,
            counter: false,
            ago: false,
            separators: 0,
            address: false,
            embed: false,
            copyright: false,
            agency: false,
            is_agency: false,
            headline: false,
            name: false,
            all: Vec::new(),
        };
        // Asked of a line by all its neighbours.
        row.headline = row.looks_like_headline();
        row.name = row.looks_like_name();
        if short {
            row.look_closer(&all, knowledge);
        }
        row.all = all;
        Some(row)
    }

    fn look_closer(&mut self, all: &[Word], knowledge: &Knowledge) {
        let text = self.text;
        self.fold = Some(if all.is_empty() { Key::of(text) } else { Key::of_all(all.iter()) });
        self.marker = knowledge.markers.longest_at(all).and_then(|_| promo::marker(text, knowledge)).map(Box::new);
        self.date_word =
            all.first().is_some_and(|word| knowledge.date_words.contains(word.key) && word.range.len() > 4);
        self.date_label = knowledge.published.whole(all).or(knowledge.updated.whole(all)).is_some();
        self.credited = credit::at_end(text, all, knowledge).map(Box::new);
        self.credit = self.credited.is_none() && credit::whole(text, all, knowledge);
        self.sided = pictured::tells_sides(text, all, knowledge);
        self.pictured = self.words < COUNTED && pictured::tells_picture(text, all, knowledge);
        self.job = self.label.is_none() && reporter::is_job(text, all, self.ending, knowledge);
        // Nothing is looked for so long.
        if text.len() <= 160 && date_seen::may_see(all, knowledge) {
            let whole = date_seen::see(text, knowledge);
            self.dated = whole.stamp().is_some();
            self.date = date_seen::of_line(text, all, whole, knowledge).map(Box::new);
        }
        let letters: &[Word] = without_numbers(all);
        self.furniture = knowledge.furniture.whole(all).is_some() || knowledge.furniture.whole(letters).is_some();
        // Each of them is furniture, too.
        self.picture_button = self.furniture && knowledge.picture_buttons.whole(all).is_some();
        self.skips = knowledge.skip_starts.longest_at(all).is_some();
        self.furniture_start = knowledge.furniture_starts.longest_at(all).is_some();
        self.heading =
            self.words <= 8 && (knowledge.headings.whole(all).is_some() || knowledge.headings.whole(letters).is_some());
        self.menu = !all.is_empty()
            && all.len() < 40
            && all.iter().all(|word| knowledge.menu.contains(word.key) || word.is_number())
            && !letters.is_empty();
        self.counter = self.date.is_none() && counter::is_counter(text, all, knowledge);
        self.ago = self.words <= 8
            && (0..all.len()).any(|at| knowledge.ago.longest_at(&all[at..]).is_some())
            && all.iter().any(|word| word.is_number() || word.of(text).ends_with(|c: char| c.is_ascii_digit()))
            || self.words <= 3 && knowledge.ago.whole(all).is_some();
        self.separators = if self.is_paragraph() { 0 } else { separators(text) };
        self.address = is_address(text);
        self.embed = text.starts_with('[') && text.ends_with(']') && self.words <= 12 && text.contains(':');
        self.agency =
            self.words <= NAMED && (0..all.len()).any(|at| knowledge.agencies.longest_at(&all[at..]).is_some());
        self.is_agency = self.agency && knowledge.agencies.whole(all).is_some();
        self.copyright = text.starts_with(['©', '℗', 'ⓒ']) && self.words <= 40;
    }

    /// Whether all its words are at hand.
    pub fn is_looked_through(&self) -> bool {
        self.all.len() < LOOKED_AT
    }

    /// The words within a part of the line. Of a long line only the first are at hand; others are looked for there.
    pub fn words_within(&self, part: Range<usize>) -> Cow<'_, [Word]> {
        if self.is_looked_through() {
            return Cow::Borrowed(packs::within(&self.all, part));
        }
        let moved = |word: Word| Word { range: part.start + word.range.start..part.start + word.range.end, ..word };
        Cow::Owned(words(&self.text[part.clone()]).map(moved).collect())
    }

    /// Whether it reads as a paragraph of whole sentences.
    pub fn is_paragraph(&self) -> bool {
        self.words >= 8 && self.ending == Ending::Sentence || self.words >= 24 || self.text.len() > SHORT
    }

    /// Whether it could be a headline.
    pub fn is_headline(&self) -> bool {
        self.headline
    }

    fn looks_like_headline(&self) -> bool {
        let asks = || self.text.ends_with(['?', '!', '…', '"', '”', '\'', '’']) || self.text.ends_with("...");
        (3..=28).contains(&self.words)
            && (self.ending == Ending::Open || asks())
            && !self.text.chars().next().is_some_and(char::is_lowercase)
    }

    /// How many of its last words stand in it once more, further up: captions are often copied with their picture's text.
    /// Less than a few are none.
    pub fn says_twice(&self) -> usize {
        const RUN: usize = 5;
        if !(2 * RUN..=150).contains(&self.all.len()) {
            return 0;
        }
        let same_back = |end: usize| {
            let pairs = self.all[..end].iter().rev().zip(self.all[end..].iter().rev());
            pairs.take_while(|(one, other)| one.key == other.key).count()
        };
        let ends = RUN..=self.all.len() - RUN;
        ends.map(same_back).filter(|run| *run >= RUN).max().unwrap_or_default()
    }

    /// Whether it is a list of names that lost the spaces between them: `BanjirPasar KenariBupati`.
    pub fn is_glued_list(&self) -> bool {
        let glued = |word: &&Word| {
            let mut small = false;
            word.of(self.text).chars().any(|c| std::mem::replace(&mut small, c.is_lowercase()) && c.is_uppercase())
        };
        let names = (2..=24).contains(&self.words) && self.ending == Ending::Open && self.capitals >= 85;
        names && self.all.iter().filter(glued).count() * 4 >= self.words && !self.text.contains(['.', ':', '@', '|'])
    }

    /// Whether it is an item of a list.
    pub fn is_item(&self) -> bool {
        ["- ", "– ", "• ", "* ", "· ", "▪ "].iter().any(|sign| self.text.starts_with(sign))
    }

    /// Whether it is a person's name or two: few words, all with capitals.
    pub fn is_name(&self) -> bool {
        self.name
    }

    fn looks_like_name(&self) -> bool {
        /// The most words of two names.
        const TWO: usize = 8;
        if !(2..=TWO).contains(&self.words) || self.capitals < 100 || self.ending != Ending::Open {
            return false;
        }
        let bars = memchr::memchr_iter(b'|', self.text.as_bytes()).count();
        self.words <= 4 + 4 * bars
            && !self.text.contains(is_spaceless)
            && !self.text.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '#' | '?' | '"' | '“' | '/' | '>'))
            && (bars == 0 || bars == 1 && self.text.split('|').all(|name| (2..=4).contains(&words(name).count())))
    }

    /// Whether the date is all it says, but for so many words.
    pub fn is_date(&self, rest_allowed: usize) -> bool {
        self.date.as_ref().is_some_and(|date| date.fills_line(rest_allowed))
    }

    /// The label, where it is one of these and has its colon, or may go without.
    pub fn label_is(&self, wanted: &[Label]) -> bool {
        self.label.as_ref().is_some_and(|seen| wanted.contains(&seen.label))
    }
}

fn capitals(text: &str, all: &[Word], knowledge: &Knowledge) -> usize {
    let (mut counted, mut capital) = (0, 0);
    for word in all {
        let upper = word.begins_large(text);
        if upper || !knowledge.small_words.contains(word.key) {
            counted += 1;
            capital += usize::from(upper);
        }
    }
    capital * 100 / counted.max(1)
}

/// How many signs part things in a line: strokes, dots, arrows, and slashes between spaces.
fn separators(text: &str) -> usize {
    let bytes = text.as_bytes();
    let strokes = memchr::memchr3_iter(b'|', b'>', b'#', bytes).count();
    let spaced = |at: &usize| *at > 0 && bytes[at - 1] == b' ' && bytes.get(at + 1) == Some(&b' ');
    let slashes = memchr::memchr_iter(b'/', bytes).filter(spaced).count();
    // The first bytes of `·` and `»`, and of `•`.
    let wide = |at: &usize| text[*at..].starts_with(['·', '»', '•']);
    strokes + slashes + memchr::memchr2_iter(0xc2, 0xe2, bytes).filter(wide).count()
}

fn is_address(text: &str) -> bool {
    let schemed = text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
    !text.contains(char::is_whitespace) && (schemed || text.contains('@') && text.contains('.'))
}

fn labelled(text: &str, all: &[Word], knowledge: &Knowledge) -> Option<Labelled> {
    if all.is_empty() || all[0].range.start > 3 {
        return None;
    }
    let Some((count, label)) = knowledge.labels.longest_at(all) else { return glued(text, all, knowledge) };
    let range = all[0].range.start..all[count - 1].range.end;
    let behind = &text[range.end..];
    let value_text = behind.trim_start_matches(is_blank_char);
    let colon = value_text.starts_with([':', '：']) || credit::parts(&text[range.clone()], label, value_text);
    let value_text = value_text.trim_start_matches(|c| is_blank_char(c) || colon && ":：,،，-–—".contains(c));
    let value = text.len() - value_text.len()..text.len();
    let told = colon
        || value.is_empty()
        || matches!(label, Label::Republished)
        || matches!(label, Label::Tags) && behind.starts_with("  ")
        || matches!(label, Label::Byline) && reporter::is_labelled(text, all, knowledge)
        || matches!(label, Label::BylineOpen | Label::EditorOpen)
            && (all.len() <= 9
                || all.len() <= 16 && text.contains(',') && capitals(text, all, knowledge) == 100
                || all.len() <= 30 && text.contains(';'))
            && value_text.chars().next().is_some_and(char::is_uppercase);
    told.then_some(Labelled { label, range, value, colon })
}

/// `bySari Dewi`: a label that lost the space behind it.
fn glued(text: &str, all: &[Word], knowledge: &Knowledge) -> Option<Labelled> {
    let first = &text[all[0].range.clone()];
    let capital = first.find(char::is_uppercase).filter(|at| *at > 0 && all.len() <= 8)?;
    let front: Vec<Word> = words(&first[..capital]).collect();
    (knowledge.labels.whole(&front) == Some(Label::BylineOpen)).then(|| {
        let start = all[0].range.start + capital;
        Labelled { label: Label::BylineOpen, range: all[0].range.start..start, value: start..text.len(), colon: false }
    })
}
