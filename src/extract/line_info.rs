//! Analysis of a single non-blank line, without its context: its tokens, its shape, and what the matchers found.

use crate::extract::matchers::engagement_counts;
use crate::extract::matchers::engagement_counts::without_numbers;
use crate::extract::matchers::credit;
use crate::extract::matchers::credit::Credited;
use crate::extract::date::parse;
use crate::extract::date::parse::DateSeen;
use crate::extract::matchers::dateline;
use crate::extract::matchers::dateline::Dateline;
use crate::extract::matchers::end_mark;
use crate::extract::matchers::end_mark::EndMark;
use crate::extract::matchers::caption_phrases;
use crate::extract::matchers::promo_marker;
use crate::extract::matchers::promo_marker::Marker;
use crate::extract::matchers::byline;
use crate::packs;
use crate::packs::{Key, Knowledge, Label, Word, is_spaceless, words};
use crate::text;
use crate::text::{is_blank_char, trim_blank};
use std::borrow::Cow;
use std::ops::Range;

/// In bytes. A longer line always counts as a paragraph, and most matchers skip it.
pub(crate) const SHORT: usize = 700;
/// How many tokens of a line are kept.
const LOOKED_AT: usize = 600;
/// In words. Names of agencies and outlets are not searched for in longer lines.
pub(crate) const NAMED: usize = 40;
/// Word counts are capped at this value.
const COUNTED: usize = 60;
/// How many leading tokens the share of capitalized words is computed from: more than headlines and names have.
const CAPITALS: usize = 24;

/// How the text of a line ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// With sentence-final punctuation.
    Sentence,
    /// With a colon, comma or semicolon: something follows.
    Onward,
    /// With none of these, as headlines and names do.
    Open,
}

impl Ending {
    /// Classifies the end of a text, ignoring closing quotes and brackets.
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

/// A label at the start of a line, such as `Editor:`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Labelled {
    pub label: Label,
    /// The label itself, without the colon.
    pub range: Range<usize>,
    /// The value behind it, trimmed; empty if the label is alone on the line.
    pub value: Range<usize>,
    /// Whether a colon, or another separator that counts as one, follows the label.
    pub colon: bool,
}

/// A non-blank line and everything that can be determined from it alone. All ranges are byte ranges in `text`.
/// Matches that few lines have are boxed, because these values are moved often.
#[expect(clippy::struct_excessive_bools, reason = "each is an independent property of a line")]
#[derive(Clone, Debug)]
pub(crate) struct Row<'a> {
    /// The number of the line, 1-based.
    pub line: u32,
    /// Where `text` begins in the line as received, in bytes.
    pub at: usize,
    /// The line without blank characters at its ends.
    pub text: &'a str,
    /// Its tokens, at most 600.
    pub all: Vec<Word>,
    /// How many words it has, capped at 60.
    pub words: usize,
    pub ending: Ending,
    /// The percentage of capitalized words among its first 24, without those that headlines keep in lower case.
    pub capitals: usize,
    /// Equal for lines with equal normalized words; `None` for long lines.
    pub fold: Option<Key>,
    pub marker: Option<Box<Marker>>,
    pub label: Option<Box<Labelled>>,
    pub date: Option<Box<DateSeen>>,
    /// Whether it contains a date with day, month and year.
    pub dated: bool,
    /// Whether its first word is one such as `Published`.
    pub date_word: bool,
    /// Whether it consists of such words only; the date is then on the next line.
    pub date_label: bool,
    pub dateline: Option<Box<Dateline>>,
    pub credited: Option<Box<Credited>>,
    /// Whether the whole line is a picture credit.
    pub credit: bool,
    /// Whether it starts with a picture credit.
    pub credit_in_front: bool,
    /// Whether it gives in brackets the position of someone in a picture, such as `(left)`.
    pub sided: bool,
    /// Whether it mentions a picture and is short enough for a caption.
    pub pictured: bool,
    /// Whether it is the text of a button of a picture viewer.
    pub picture_button: bool,
    /// Whether it is a link to skip the following lines.
    pub skips: bool,
    /// Whether it is a job title of a writer, optionally with a place.
    pub job: bool,
    pub end_mark: Option<EndMark>,
    /// Whether the whole line is a known boilerplate phrase.
    pub furniture: bool,
    /// Whether it starts with a known boilerplate phrase.
    pub furniture_start: bool,
    pub heading: bool,
    /// Whether it consists of menu words and numbers.
    pub menu: bool,
    /// Whether it is a number such as a view or comment count.
    pub counter: bool,
    /// Whether it is a relative time such as `2 hours ago`.
    pub ago: bool,
    /// How many separator characters it contains; zero for paragraphs.
    pub separators: usize,
    /// Whether it is a URL or an e-mail address.
    pub address: bool,
    /// Whether it is a placeholder in square brackets for an embedded video or picture.
    pub embed: bool,
    pub copyright: bool,
    /// Whether it mentions an agency or outlet; `false` for lines of more than 40 words.
    pub agency: bool,
    /// Whether it consists of the name of an agency or outlet.
    pub is_agency: bool,
    headline: bool,
    name: bool,
}

impl<'a> Row<'a> {
    /// Analyzes a line; `None` if it is blank.
    pub fn of(line: &text::Line<'a>, knowledge: &Knowledge) -> Option<Self> {
        let text = trim_blank(line.text);
        if text.is_empty() {
            return None;
        }
        let offset = line.text.len() - line.text.trim_start_matches(is_blank_char).len();
        // Reserved up front, at about five bytes a word: a growing vector is copied each time.
        let mut tokens: Vec<Word> = Vec::with_capacity((text.len() / 5 + 4).min(LOOKED_AT));
        tokens.extend(words(text).take(LOOKED_AT));
        let short = text.len() <= SHORT;
        let label = labelled(text, &tokens, knowledge).map(Box::new);
        // `FILE - …` looks like a dateline but is a picture label.
        let is_of_picture = label.as_ref().is_some_and(|label| label.label == Label::Photo && label.colon);
        let dateline =
            || byline::dateline_behind(text, &tokens, knowledge).or_else(|| dateline::see(text, knowledge));
        let dateline = if is_of_picture { None } else { dateline().map(Box::new) };
        let mut info = Self {
            line: line.number,
            at: offset,
            text,
            words: packs::count(&tokens).min(COUNTED),
            ending: Ending::of(text),
            capitals: capitals(text, &tokens[..tokens.len().min(CAPITALS)], knowledge),
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
            credit_in_front: credit::in_front(text, &tokens, knowledge),
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
        // Computed once: the rules of every neighbouring line use these.
        info.headline = info.looks_like_headline();
        info.name = info.looks_like_name();
        if short {
            info.look_closer(&tokens, knowledge);
        }
        info.all = tokens;
        Some(info)
    }

    fn look_closer(&mut self, tokens: &[Word], knowledge: &Knowledge) {
        let text = self.text;
        self.fold = Some(if tokens.is_empty() { Key::of(text) } else { Key::of_all(tokens.iter()) });
        self.marker = knowledge.markers.longest_at(tokens).and_then(|_| promo_marker::marker(text, knowledge)).map(Box::new);
        self.date_word =
            tokens.first().is_some_and(|word| knowledge.date_words.contains(word.key) && word.range.len() > 4);
        self.date_label = knowledge.published.whole(tokens).or(knowledge.updated.whole(tokens)).is_some();
        self.credited = credit::at_end(text, tokens, knowledge).map(Box::new);
        self.credit = self.credited.is_none() && credit::whole(text, tokens, knowledge);
        self.sided = caption_phrases::tells_sides(text, tokens, knowledge);
        self.pictured = self.words < COUNTED && caption_phrases::tells_picture(text, tokens, knowledge);
        self.job = self.label.is_none() && byline::is_job(text, tokens, self.ending, knowledge);
        // Date lines are shorter than this.
        if text.len() <= 160 && parse::may_see(tokens, knowledge) {
            let whole = parse::see(text, knowledge);
            self.dated = whole.stamp().is_some();
            self.date = parse::of_line(text, tokens, whole, knowledge).map(Box::new);
        }
        let letters: &[Word] = without_numbers(tokens);
        self.furniture = knowledge.furniture.whole(tokens).is_some() || knowledge.furniture.whole(letters).is_some();
        // Every picture button phrase is a boilerplate phrase, too.
        self.picture_button = self.furniture && knowledge.picture_buttons.whole(tokens).is_some();
        self.skips = knowledge.skip_starts.longest_at(tokens).is_some();
        self.furniture_start = knowledge.furniture_starts.longest_at(tokens).is_some();
        self.heading = self.words <= 8
            && (knowledge.headings.whole(tokens).is_some() || knowledge.headings.whole(letters).is_some());
        self.menu = !tokens.is_empty()
            && tokens.len() < 40
            && tokens.iter().all(|word| knowledge.menu.contains(word.key) || word.is_number())
            && !letters.is_empty();
        self.counter = self.date.is_none() && engagement_counts::is_counter(text, tokens, knowledge);
        self.ago = self.words <= 8
            && (0..tokens.len()).any(|at| knowledge.ago.longest_at(&tokens[at..]).is_some())
            && tokens.iter().any(|word| word.is_number() || word.of(text).ends_with(|c: char| c.is_ascii_digit()))
            || self.words <= 3 && knowledge.ago.whole(tokens).is_some();
        self.separators = if self.is_paragraph() { 0 } else { separators(text) };
        self.address = is_address(text);
        self.embed = text.starts_with('[') && text.ends_with(']') && self.words <= 12 && text.contains(':');
        self.agency =
            self.words <= NAMED && (0..tokens.len()).any(|at| knowledge.agencies.longest_at(&tokens[at..]).is_some());
        self.is_agency = self.agency && knowledge.agencies.whole(tokens).is_some();
        self.copyright = text.starts_with(['©', '℗', 'ⓒ']) && self.words <= 40;
    }

    /// Whether every token of the line was kept.
    pub fn is_looked_through(&self) -> bool {
        self.all.len() < LOOKED_AT
    }

    /// The tokens within a byte range of the line. Tokenizes that range again if not all tokens were kept.
    pub fn words_within(&self, part: Range<usize>) -> Cow<'_, [Word]> {
        if self.is_looked_through() {
            return Cow::Borrowed(packs::within(&self.all, part));
        }
        let shifted = |word: Word| Word { range: part.start + word.range.start..part.start + word.range.end, ..word };
        Cow::Owned(words(&self.text[part.clone()]).map(shifted).collect())
    }

    /// Whether it has the length, or the length and final punctuation, of a paragraph.
    pub fn is_paragraph(&self) -> bool {
        self.words >= 8 && self.ending == Ending::Sentence || self.words >= 24 || self.text.len() > SHORT
    }

    /// Whether it has the length, ending and first letter of a headline.
    pub fn is_headline(&self) -> bool {
        self.headline
    }

    fn looks_like_headline(&self) -> bool {
        let open_end = || self.text.ends_with(['?', '!', '…', '"', '”', '\'', '’']) || self.text.ends_with("...");
        (3..=28).contains(&self.words)
            && (self.ending == Ending::Open || open_end())
            && !self.text.chars().next().is_some_and(char::is_lowercase)
    }

    /// How many of its last words occur in the same order further up in the line, or zero if fewer than five. Captions
    /// are often copied together with the alternative text of their picture.
    pub fn says_twice(&self) -> usize {
        const MIN_RUN: usize = 5;
        if !(2 * MIN_RUN..=150).contains(&self.all.len()) {
            return 0;
        }
        let common_suffix_len = |end: usize| {
            let pairs = self.all[..end].iter().rev().zip(self.all[end..].iter().rev());
            pairs.take_while(|(one, other)| one.key == other.key).count()
        };
        let ends = MIN_RUN..=self.all.len() - MIN_RUN;
        ends.map(common_suffix_len).filter(|run| *run >= MIN_RUN).max().unwrap_or_default()
    }

    /// Whether it is a list of names without spaces between them: `BanjirPasar KenariBupati`.
    pub fn is_glued_list(&self) -> bool {
        let glued = |word: &&Word| {
            let mut lower = false;
            word.of(self.text).chars().any(|c| std::mem::replace(&mut lower, c.is_lowercase()) && c.is_uppercase())
        };
        let names = (2..=24).contains(&self.words) && self.ending == Ending::Open && self.capitals >= 85;
        names && self.all.iter().filter(glued).count() * 4 >= self.words && !self.text.contains(['.', ':', '@', '|'])
    }

    pub fn is_item(&self) -> bool {
        ["- ", "– ", "• ", "* ", "· ", "▪ "].iter().any(|sign| self.text.starts_with(sign))
    }

    /// Whether it has the form of one or two personal names: few words, all capitalized.
    pub fn is_name(&self) -> bool {
        self.name
    }

    fn looks_like_name(&self) -> bool {
        /// Room for two names of four words each.
        const MAX_WORDS: usize = 8;
        if !(2..=MAX_WORDS).contains(&self.words) || self.capitals < 100 || self.ending != Ending::Open {
            return false;
        }
        let bars = memchr::memchr_iter(b'|', self.text.as_bytes()).count();
        self.words <= 4 + 4 * bars
            && !self.text.contains(is_spaceless)
            && !self.text.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '#' | '?' | '"' | '“' | '/' | '>'))
            && (bars == 0 || bars == 1 && self.text.split('|').all(|name| (2..=4).contains(&words(name).count())))
    }

    /// Whether it consists of a date and at most `rest_allowed` other words.
    pub fn is_date(&self, rest_allowed: usize) -> bool {
        self.date.as_ref().is_some_and(|date| date.fills_line(rest_allowed))
    }

    pub fn label_is(&self, wanted: &[Label]) -> bool {
        self.label.as_ref().is_some_and(|seen| wanted.contains(&seen.label))
    }
}

/// The percentage of capitalized words, ignoring those that headlines keep in lower case.
fn capitals(text: &str, tokens: &[Word], knowledge: &Knowledge) -> usize {
    let (mut counted, mut capitalized) = (0, 0);
    for word in tokens {
        let upper = word.begins_large(text);
        if upper || !knowledge.small_words.contains(word.key) {
            counted += 1;
            capitalized += usize::from(upper);
        }
    }
    capitalized * 100 / counted.max(1)
}

/// Counts the separators in a line: vertical bars, arrows, number signs, dots, and slashes between spaces.
fn separators(text: &str) -> usize {
    let bytes = text.as_bytes();
    let narrow = memchr::memchr3_iter(b'|', b'>', b'#', bytes).count();
    let spaced = |at: &usize| *at > 0 && bytes[at - 1] == b' ' && bytes.get(at + 1) == Some(&b' ');
    let slashes = memchr::memchr_iter(b'/', bytes).filter(spaced).count();
    // 0xc2 is the first byte of `·` and `»`, 0xe2 that of `•`.
    let wide = |at: &usize| text[*at..].starts_with(['·', '»', '•']);
    narrow + slashes + memchr::memchr2_iter(0xc2, 0xe2, bytes).filter(wide).count()
}

fn is_address(text: &str) -> bool {
    let has_scheme = text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
    !text.contains(char::is_whitespace) && (has_scheme || text.contains('@') && text.contains('.'))
}

fn labelled(text: &str, tokens: &[Word], knowledge: &Knowledge) -> Option<Labelled> {
    if tokens.is_empty() || tokens[0].range.start > 3 {
        return None;
    }
    let Some((count, label)) = knowledge.labels.longest_at(tokens) else { return glued(text, tokens, knowledge) };
    let range = tokens[0].range.start..tokens[count - 1].range.end;
    let behind = &text[range.end..];
    let value_text = behind.trim_start_matches(is_blank_char);
    let colon = value_text.starts_with([':', '：']) || credit::parts(&text[range.clone()], label, value_text);
    let value_text = value_text.trim_start_matches(|c| is_blank_char(c) || colon && ":：,،，-–—".contains(c));
    let value = text.len() - value_text.len()..text.len();
    let is_label = colon
        || value.is_empty()
        || matches!(label, Label::Republished)
        || matches!(label, Label::Tags) && behind.starts_with("  ")
        || matches!(label, Label::Byline) && byline::is_labelled(text, tokens, knowledge)
        || matches!(label, Label::BylineOpen | Label::EditorOpen)
            && (tokens.len() <= 9
                || tokens.len() <= 16 && text.contains(',') && capitals(text, tokens, knowledge) == 100
                || tokens.len() <= 30 && text.contains(';'))
            && value_text.chars().next().is_some_and(char::is_uppercase);
    is_label.then_some(Labelled { label, range, value, colon })
}

/// `bySari Dewi`: a label without a space behind it.
fn glued(text: &str, tokens: &[Word], knowledge: &Knowledge) -> Option<Labelled> {
    let first = &text[tokens[0].range.clone()];
    let name_start = first.find(char::is_uppercase).filter(|at| *at > 0 && tokens.len() <= 8)?;
    let front: Vec<Word> = words(&first[..name_start]).collect();
    (knowledge.labels.whole(&front) == Some(Label::BylineOpen)).then(|| {
        let start = tokens[0].range.start;
        let end = start + name_start;
        Labelled { label: Label::BylineOpen, range: start..end, value: end..text.len(), colon: false }
    })
}
