//! Analysis of a single non-blank line, without its context: its tokens, its shape, and what the matchers found.

use crate::extract::date::parse;
use crate::extract::date::parse::DateMatch;
use crate::extract::matchers::byline;
use crate::extract::matchers::caption_phrases;
use crate::extract::matchers::case_shape;
use crate::extract::matchers::credit;
use crate::extract::matchers::credit::CreditMatch;
use crate::extract::matchers::dateline;
use crate::extract::matchers::dateline::Dateline;
use crate::extract::matchers::end_mark;
use crate::extract::matchers::end_mark::EndMark;
use crate::extract::matchers::ending::Ending;
use crate::extract::matchers::engagement_counts;
use crate::extract::matchers::engagement_counts::trim_numbers;
use crate::extract::matchers::label;
use crate::extract::matchers::label::LabelMatch;
use crate::extract::matchers::menu;
use crate::extract::matchers::promo_marker;
use crate::extract::matchers::promo_marker::PromoMarker;
use crate::extract::matchers::reader_call;
use crate::extract::matchers::reader_call::{ReaderCall, Speech};
use crate::packs;
use crate::packs::{FieldLabel, Lexicon, Word, WordKey, is_spaceless, words};
use crate::text;
use crate::text::{is_blank_char, trim_blank};
use std::borrow::Cow;
use std::ops::Range;

/// In bytes. A longer line always counts as a paragraph, and most matchers skip it.
pub(crate) const MAX_SHORT_BYTES: usize = 700;
/// How many tokens of a line are kept.
const MAX_TOKENS: usize = 600;
/// In words. Names of agencies and outlets are not searched for in longer lines.
pub(crate) const MAX_AGENCY_WORDS: usize = 40;
/// Word counts are capped at this value.
const MAX_COUNTED_WORDS: usize = 60;
/// How many leading tokens the share of capitalized words is computed from: more than headlines and names have.
const CAPITALS_SAMPLE: usize = 24;

/// A non-blank line and everything that can be determined from it alone. All ranges are byte ranges in `text`.
/// Matches that few lines have are boxed, because these values are moved often.
#[expect(clippy::struct_excessive_bools, reason = "each is an independent property of a line")]
#[derive(Clone, Debug)]
pub(crate) struct LineInfo<'a> {
    /// The number of the line, 1-based.
    pub number: u32,
    /// Where `text` begins in the line as received, in bytes.
    pub offset: usize,
    /// The line without blank characters at its ends.
    pub text: &'a str,
    /// Its tokens, at most 600.
    pub tokens: Vec<Word>,
    /// How many words it has, capped at 60.
    pub word_count: usize,
    pub ending: Ending,
    /// The percentage of capitalized words among its first 24, without those that headlines keep in lower case.
    pub capitalized_percent: usize,
    /// Equal for lines with equal normalized words; `None` for long lines.
    pub match_key: Option<WordKey>,
    pub marker: Option<Box<PromoMarker>>,
    pub label: Option<Box<LabelMatch>>,
    pub date: Option<Box<DateMatch>>,
    /// Whether it contains a date with day, month and year.
    pub contains_date: bool,
    /// Whether its first word is one such as `Published`.
    pub starts_with_date_word: bool,
    /// Whether it consists of such words only; the date is then on the next line.
    pub is_date_label: bool,
    pub dateline: Option<Box<Dateline>>,
    pub caption_credit: Option<Box<CreditMatch>>,
    /// Whether the whole line is a picture credit.
    pub is_credit: bool,
    /// Whether it starts with a picture credit.
    pub starts_with_credit: bool,
    /// Whether it gives in brackets the position of someone in a picture, such as `(left)`.
    pub mentions_picture_side: bool,
    /// Whether it mentions a picture and is short enough for a caption.
    pub mentions_picture: bool,
    /// Whether it is the text of a button of a picture viewer.
    pub is_picture_button: bool,
    /// Whether it is a link to skip the following lines.
    pub is_skip_link: bool,
    /// Whether it is a job title of a writer, optionally with a place.
    pub is_job_title: bool,
    pub end_mark: Option<EndMark>,
    /// Whether the whole line is a known boilerplate phrase.
    pub is_boilerplate: bool,
    /// Whether it starts with a known boilerplate phrase.
    pub starts_with_boilerplate: bool,
    pub is_site_heading: bool,
    /// Whether it consists of menu words and numbers.
    pub is_menu: bool,
    /// Whether it is a number such as a view or comment count.
    pub is_engagement_count: bool,
    /// Whether it is a relative time such as `2 hours ago`.
    pub is_relative_time: bool,
    /// How many separator characters it contains; zero for paragraphs.
    pub separator_count: usize,
    /// Whether it is a URL or an e-mail address.
    pub is_url_or_email: bool,
    /// Whether it is a placeholder in square brackets for an embedded video or picture.
    pub is_embed: bool,
    pub is_copyright_notice: bool,
    /// Whether it asks the reader for something, and for what.
    pub reader_call: Option<ReaderCall>,
    /// Who speaks in it, outside of quotes.
    pub speech: Option<Speech>,
    /// Whether wide blanks part it into short pieces without digits, as the entries of a menu are copied.
    pub has_columns: bool,
    /// Whether it mentions an agency or outlet; `false` for lines of more than 40 words.
    pub mentions_agency: bool,
    /// Whether it consists of the name of an agency or outlet.
    pub is_agency: bool,
    has_headline_shape: bool,
    has_name_shape: bool,
}

impl<'a> LineInfo<'a> {
    /// Analyzes a line; `None` if it is blank.
    pub fn from_line(line: &text::TextLine<'a>, lexicon: &Lexicon) -> Option<Self> {
        let text = trim_blank(line.text);
        if text.is_empty() {
            return None;
        }
        let offset = line.text.len() - line.text.trim_start_matches(is_blank_char).len();
        // Reserved up front, at about five bytes a word: a growing vector is copied each time.
        let mut tokens: Vec<Word> = Vec::with_capacity((text.len() / 5 + 4).min(MAX_TOKENS));
        tokens.extend(words(text).take(MAX_TOKENS));
        let short = text.len() <= MAX_SHORT_BYTES;
        let label = label::match_label(text, &tokens, lexicon).map(Box::new);
        // `FILE - …` looks like a dateline but is a picture label.
        let is_of_picture = label.as_ref().is_some_and(|label| label.label == FieldLabel::Photo && label.colon);
        let dateline =
            || byline::dateline_after_byline(text, &tokens, lexicon).or_else(|| dateline::find_dateline(text, lexicon));
        let dateline = if is_of_picture { None } else { dateline().map(Box::new) };
        let mut info = Self {
            number: line.number,
            offset,
            text,
            word_count: packs::count_words(&tokens).min(MAX_COUNTED_WORDS),
            ending: Ending::detect(text),
            capitalized_percent: case_shape::capitalized_percent(
                text,
                &tokens[..tokens.len().min(CAPITALS_SAMPLE)],
                lexicon,
            ),
            match_key: None,
            marker: None,
            label,
            date: None,
            contains_date: false,
            starts_with_date_word: false,
            is_date_label: false,
            dateline,
            caption_credit: None,
            is_credit: false,
            starts_with_credit: credit::starts_with_credit(text, &tokens, lexicon),
            mentions_picture_side: false,
            mentions_picture: false,
            is_picture_button: false,
            is_skip_link: false,
            is_job_title: false,
            end_mark: end_mark::find_end_mark(text, lexicon),
            is_boilerplate: false,
            starts_with_boilerplate: false,
            is_site_heading: false,
            is_menu: false,
            is_engagement_count: false,
            is_relative_time: false,
            separator_count: 0,
            is_url_or_email: false,
            is_embed: false,
            is_copyright_notice: false,
            reader_call: None,
            speech: None,
            has_columns: false,
            mentions_agency: false,
            is_agency: false,
            has_headline_shape: false,
            has_name_shape: false,
            tokens: Vec::new(),
        };
        // Computed once: the rules of every neighbouring line use these.
        info.has_headline_shape = info.looks_like_headline();
        info.has_name_shape = info.looks_like_name();
        if short {
            info.analyze_short_line(&tokens, lexicon);
        }
        info.tokens = tokens;
        Some(info)
    }

    fn analyze_short_line(&mut self, tokens: &[Word], lexicon: &Lexicon) {
        let text = self.text;
        self.match_key = Some(if tokens.is_empty() { WordKey::of(text) } else { WordKey::of_phrase(tokens.iter()) });
        self.marker = tokens
            .first()
            .filter(|word| lexicon.markers.has_phrase_with(word))
            .and_then(|_| promo_marker::find_marker(text, lexicon))
            .map(Box::new);
        self.starts_with_date_word =
            tokens.first().is_some_and(|word| lexicon.date_words.contains(word.key) && word.range.len() > 4);
        self.is_date_label = lexicon.published.get_exact(tokens).or(lexicon.updated.get_exact(tokens)).is_some();
        self.caption_credit = credit::find_credit(text, tokens, lexicon).map(Box::new);
        self.is_credit = self.caption_credit.is_none() && credit::is_credit(text, tokens, lexicon);
        self.mentions_picture_side = caption_phrases::mentions_picture_side(text, tokens, lexicon);
        self.mentions_picture =
            self.word_count < MAX_COUNTED_WORDS && caption_phrases::mentions_picture(text, tokens, lexicon);
        self.is_job_title = self.label.is_none() && byline::is_job_title(text, tokens, self.ending, lexicon);
        // Date lines are shorter than this.
        if text.len() <= 160 && parse::may_contain_date(tokens, lexicon) {
            let whole = parse::find_date(text, lexicon);
            self.contains_date = whole.to_datetime().is_some();
            self.date = parse::date_of_line(text, tokens, whole, lexicon).map(Box::new);
        }
        let letters: &[Word] = trim_numbers(tokens);
        self.is_boilerplate =
            lexicon.furniture.get_exact(tokens).is_some() || lexicon.furniture.get_exact(letters).is_some();
        // Every picture button phrase is a boilerplate phrase, too.
        self.is_picture_button = self.is_boilerplate && lexicon.picture_buttons.get_exact(tokens).is_some();
        self.is_skip_link = lexicon.skip_starts.longest_prefix(tokens).is_some();
        self.starts_with_boilerplate = lexicon.furniture_starts.longest_prefix(tokens).is_some();
        self.is_site_heading = self.word_count <= 8
            && (lexicon.headings.get_exact(tokens).is_some() || lexicon.headings.get_exact(letters).is_some());
        self.is_menu = menu::is_menu(text, tokens, lexicon);
        self.is_engagement_count = self.date.is_none() && engagement_counts::is_engagement_count(text, tokens, lexicon);
        self.is_relative_time = self.word_count <= 8
            && (0..tokens.len()).any(|at| lexicon.ago.longest_prefix(&tokens[at..]).is_some())
            && tokens.iter().any(|word| word.is_number() || word.text_in(text).ends_with(|c: char| c.is_ascii_digit()))
            || self.word_count <= 3 && lexicon.ago.get_exact(tokens).is_some();
        self.separator_count = if self.is_paragraph() { 0 } else { count_separators(text) };
        self.is_url_or_email = is_url_or_email(text);
        self.is_embed = text.starts_with('[') && text.ends_with(']') && self.word_count <= 12 && text.contains(':');
        self.mentions_agency = self.word_count <= MAX_AGENCY_WORDS
            && (0..tokens.len()).any(|at| lexicon.agencies.longest_prefix(&tokens[at..]).is_some());
        self.is_agency = self.mentions_agency && lexicon.agencies.get_exact(tokens).is_some();
        // What somebody says to others is no call of the site.
        let is_speech = text.starts_with(['"', '“', '„', '«']) && !text.trim_end().ends_with(['"', '”', '»']);
        self.reader_call =
            if is_speech { None } else { reader_call::find_reader_call(tokens, self.word_count, lexicon) };
        self.speech = reader_call::find_speech(text, tokens, lexicon);
        self.has_columns = self.word_count <= MAX_AGENCY_WORDS && !self.is_paragraph() && has_columns(text);
        self.is_copyright_notice = text.starts_with(['©', '℗', 'ⓒ']) && self.word_count <= 40;
    }

    /// Whether every token of the line was kept.
    pub fn has_all_tokens(&self) -> bool {
        self.tokens.len() < MAX_TOKENS
    }

    /// The tokens within a byte range of the line. Tokenizes that range again if not all tokens were kept.
    pub fn tokens_within(&self, part: Range<usize>) -> Cow<'_, [Word]> {
        if self.has_all_tokens() {
            return Cow::Borrowed(packs::words_within(&self.tokens, part));
        }
        let shifted = |word: Word| Word { range: part.start + word.range.start..part.start + word.range.end, ..word };
        Cow::Owned(words(&self.text[part.clone()]).map(shifted).collect())
    }

    /// Whether it has the length, or the length and final punctuation, of a paragraph.
    pub fn is_paragraph(&self) -> bool {
        self.word_count >= 8 && self.ending == Ending::Sentence
            || self.word_count >= 24
            || self.text.len() > MAX_SHORT_BYTES
    }

    /// Whether it has the length, ending and first letter of a headline.
    pub fn is_headline(&self) -> bool {
        self.has_headline_shape
    }

    fn looks_like_headline(&self) -> bool {
        let open_end = || self.text.ends_with(['?', '!', '…', '"', '”', '\'', '’']) || self.text.ends_with("...");
        (3..=28).contains(&self.word_count)
            && (self.ending == Ending::Unpunctuated || open_end())
            && !self.text.chars().next().is_some_and(char::is_lowercase)
    }

    /// How many of its last words occur in the same order further up in the line, or zero if fewer than five. Captions
    /// are often copied together with the alternative text of their picture.
    pub fn repeated_suffix_len(&self) -> usize {
        const MIN_RUN: usize = 5;
        if !(2 * MIN_RUN..=150).contains(&self.tokens.len()) {
            return 0;
        }
        let common_suffix_len = |end: usize| {
            let pairs = self.tokens[..end].iter().rev().zip(self.tokens[end..].iter().rev());
            pairs.take_while(|(one, other)| one.key == other.key).count()
        };
        let ends = MIN_RUN..=self.tokens.len() - MIN_RUN;
        ends.map(common_suffix_len).filter(|run| *run >= MIN_RUN).max().unwrap_or_default()
    }

    /// Whether it is a list of names without spaces between them: `BanjirPasar KenariBupati`.
    pub fn is_glued_list(&self) -> bool {
        let glued = |word: &&Word| {
            let mut lower = false;
            word.text_in(self.text).chars().any(|c| std::mem::replace(&mut lower, c.is_lowercase()) && c.is_uppercase())
        };
        let names = (2..=24).contains(&self.word_count)
            && self.ending == Ending::Unpunctuated
            && self.capitalized_percent >= 85;
        names
            && self.tokens.iter().filter(glued).count() * 4 >= self.word_count
            && !self.text.contains(['.', ':', '@', '|'])
    }

    /// Whether this line or a neighbouring one starts with all words of the other.
    pub fn is_prefix_repeat(&self, other: &LineInfo<'_>) -> bool {
        /// Shorter text repeats by chance. In bytes.
        const MIN_REPEAT_LEN: usize = 20;
        let (short, long) = if self.tokens.len() <= other.tokens.len() { (self, other) } else { (other, self) };
        let short_lines = self.match_key.is_some() && other.match_key.is_some();
        let is_prefix = || short.tokens.iter().zip(&long.tokens).all(|(one, other)| one.key == other.key);
        short_lines && !short.tokens.is_empty() && short.text.len() >= MIN_REPEAT_LEN && is_prefix()
    }

    /// Whether it is a field label with a colon and a value, such as `Editor: X`.
    pub fn has_labelled_value(&self) -> bool {
        self.label.as_ref().is_some_and(|label| label.colon && !label.value.is_empty())
    }

    pub fn is_list_item(&self) -> bool {
        ["- ", "– ", "• ", "* ", "· ", "▪ "].iter().any(|sign| self.text.starts_with(sign))
    }

    /// Whether it has the form of one or two personal names: few words, all capitalized.
    pub fn is_name(&self) -> bool {
        self.has_name_shape
    }

    /// Whether it is a list of the full names of several people.
    pub fn is_name_list(&self) -> bool {
        self.ending == Ending::Unpunctuated && byline::is_name_list(self.text)
    }

    /// Takes the form of a name from a line in another script than the story, such as a verse.
    pub fn set_other_script(&mut self) {
        self.has_name_shape = false;
    }

    fn looks_like_name(&self) -> bool {
        /// Room for two names of four words each.
        const MAX_WORDS: usize = 8;
        if !(2..=MAX_WORDS).contains(&self.word_count)
            || self.capitalized_percent < 100
            || self.ending != Ending::Unpunctuated
        {
            return false;
        }
        let bars = memchr::memchr_iter(b'|', self.text.as_bytes()).count();
        self.word_count <= 4 + 4 * bars
            && !self.text.contains(is_spaceless)
            && !self.text.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '#' | '?' | '"' | '“' | '/' | '>'))
            && (bars == 0 || bars == 1 && self.text.split('|').all(|name| (2..=4).contains(&words(name).count())))
    }

    /// Whether it consists of a date and at most `rest_allowed` other words.
    pub fn is_date_line(&self, rest_allowed: usize) -> bool {
        self.date.as_ref().is_some_and(|date| date.is_whole_line(rest_allowed))
    }

    pub fn has_label(&self, wanted: &[FieldLabel]) -> bool {
        self.label.as_ref().is_some_and(|seen| wanted.contains(&seen.label))
    }
}

/// Whether wide blanks part the line into short pieces without digits, as the entries of a menu are copied.
fn has_columns(text: &str) -> bool {
    const MAX_PIECE_WORDS: usize = 3;
    let mut pieces = text.split(['\t', '\u{2003}']).flat_map(|part| part.split("  ")).map(str::trim);
    let is_entry = |piece: &str| {
        !piece.contains(|c: char| c.is_ascii_digit() || matches!(c, ':' | '.'))
            && piece.split(' ').count() <= MAX_PIECE_WORDS
    };
    pieces.clone().filter(|piece| !piece.is_empty()).count() >= 2 && pieces.all(is_entry)
}

/// Counts the separators in a line: vertical bars, arrows, number signs, dots, and slashes between spaces.
fn count_separators(text: &str) -> usize {
    let bytes = text.as_bytes();
    let narrow = memchr::memchr3_iter(b'|', b'>', b'#', bytes).count();
    let spaced = |at: &usize| *at > 0 && bytes[at - 1] == b' ' && bytes.get(at + 1) == Some(&b' ');
    let slashes = memchr::memchr_iter(b'/', bytes).filter(spaced).count();
    // 0xc2 is the first byte of `·` and `»`, 0xe2 that of `•`.
    let wide = |at: &usize| text[*at..].starts_with(['·', '»', '•']);
    narrow + slashes + memchr::memchr2_iter(0xc2, 0xe2, bytes).filter(wide).count()
}

fn is_url_or_email(text: &str) -> bool {
    let has_scheme = text.starts_with("http://") || text.starts_with("https://") || text.starts_with("www.");
    !text.contains(char::is_whitespace) && (has_scheme || text.contains('@') && text.contains('.'))
}
