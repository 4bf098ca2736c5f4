//! Finds picture credits: the photographer or agency at the end or start of a caption, or on a line of its own.

use crate::packs::{FieldLabel, Lexicon, Word, is_spaceless, words_within};
use crate::text::{is_blank_char, trim_blank};
use std::ops::Range;

/// Maximum length of a credit, in words.
const MAX_CREDIT_WORDS: usize = 9;
/// Maximum length of a credit with its label and the punctuation around it, in bytes.
const MAX_CREDIT_LEN: usize = 160;

/// A caption that ends with its credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CreditMatch {
    /// The caption without the credit, in bytes.
    pub caption: Range<usize>,
    /// The name without brackets, slash and label, in bytes.
    pub credit: Range<usize>,
    /// Whether punctuation, a label or a known agency makes it certain.
    pub certain: bool,
    /// Whether a label or a copyright sign marks it: a line that ends like this can only be a caption.
    pub has_label: bool,
    /// Whether it is nothing but an agency in brackets, which may have reported the text instead.
    pub is_agency_in_brackets: bool,
}

/// The name of a photographer or agency inside a credit.
struct CreditName {
    range: Range<usize>,
    /// Whether a label or a known agency makes it certain.
    certain: bool,
    has_label: bool,
}

/// Finds the credit at the end of a caption. `tokens` are the words of `text`.
pub(crate) fn find_credit(text: &str, tokens: &[Word], lexicon: &Lexicon) -> Option<CreditMatch> {
    let trimmed = text.trim_end_matches(|c| is_blank_char(c) || c == '.');
    let finder = CreditFinder { text: trimmed, tokens, lexicon };
    if finder.ends_with_author_initials() {
        return None;
    }
    let found = finder
        .in_brackets()
        .or_else(|| finder.after_slash())
        .or_else(|| finder.after_label())
        .or_else(|| finder.after_copyright_sign())
        .or_else(|| finder.after_full_stop())
        .or_else(|| finder.trailing_agency().filter(|_| !text.trim_end_matches(is_blank_char).ends_with('.')))?;
    (!trim_blank(&text[found.caption.clone()]).is_empty()).then_some(found)
}

/// Searches one line for a trailing credit. Each method tries one notation.
struct CreditFinder<'a> {
    text: &'a str,
    tokens: &'a [Word],
    lexicon: &'a Lexicon,
}

impl CreditFinder<'_> {
    /// Whether the line ends with lower-case names and a slash in brackets. These are the writers of the article, not a
    /// picture credit: `… pulang ke rumah. (antara/warta)`.
    fn ends_with_author_initials(&self) -> bool {
        let Some(inside) = self.text.strip_suffix([')', ']']) else { return false };
        let Some(open) = inside.rfind(['(', '[']) else { return false };
        let names = &inside[open + 1..];
        let is_label = || self.lexicon.labels.longest_prefix(words_within(self.tokens, open..inside.len())).is_some();
        names.contains('/') && !names.contains(char::is_uppercase) && !is_label()
    }

    /// `… di kota itu. (Foto: Sari/Antara)`
    fn in_brackets(&self) -> Option<CreditMatch> {
        let text = self.text;
        let inside_end = text.strip_suffix([')', ']'])?.len();
        let open = text[..inside_end].rfind(['(', '['])?;
        let inside = words_within(self.tokens, open..inside_end);
        let is_square = text[open..].starts_with('[');
        let is_labelled = self.lexicon.labels.longest_prefix(inside).is_some();
        // `[Gambas:Video 20detik]` holds the place of a video, `(Baca: Harga Cabai Naik)` is a promo.
        if (is_square || !is_labelled) && self.lexicon.markers.longest_prefix(inside).is_some() {
            return None;
        }
        // `[APPLAUSE]`
        if is_square && inside.len() == 1 && !is_labelled && self.lexicon.agencies.get_exact(inside).is_none() {
            return None;
        }
        let named = self.parse_name(open + 1..inside_end)?;
        let is_agency_in_brackets =
            self.lexicon.agencies.get_exact(words_within(self.tokens, named.range.clone())).is_some();
        Some(CreditMatch {
            caption: 0..open,
            credit: named.range,
            certain: named.certain,
            has_label: named.has_label,
            is_agency_in_brackets,
        })
    }

    /// `… di kota itu. /Sari Dewi/Antara`
    fn after_slash(&self) -> Option<CreditMatch> {
        let text = self.text;
        let mut end = text.len();
        let mut floor = text.len().saturating_sub(80);
        while !text.is_char_boundary(floor) {
            floor += 1;
        }
        let mut found = None;
        while let Some(slash) = memchr::memrchr(b'/', &text.as_bytes()[floor..end]).map(|slash| floor + slash) {
            if text[..slash].ends_with(is_blank_char) {
                found = Some(slash);
                break;
            }
            end = slash;
        }
        let slash = found?;
        let CreditName { range: credit, certain, has_label } = self.parse_name(slash + 1..text.len())?;
        let spaced = text[slash + 1..].starts_with(is_blank_char);
        if !spaced {
            return Some(CreditMatch {
                caption: 0..slash,
                credit,
                certain: true,
                has_label,
                is_agency_in_brackets: false,
            });
        }
        // `HANDOUT / AFP`: the word before the slash belongs to the credit.
        let front = text[..slash].trim_end_matches(is_blank_char);
        // A blank character can take several bytes.
        let last = front.rsplit(is_blank_char).next().unwrap_or_default();
        let word = front.len() - last.len();
        let capital = front[word..].chars().next().is_some_and(char::is_uppercase);
        (capital && certain).then_some(CreditMatch {
            caption: 0..word,
            credit: word..credit.end,
            certain: true,
            has_label,
            is_agency_in_brackets: false,
        })
    }

    /// `… di kota itu. Foto: Sari`, `… the town. — Picture by Sari`
    fn after_label(&self) -> Option<CreditMatch> {
        let text = self.text;
        let tokens = words_within(self.tokens, text.len().saturating_sub(90)..text.len());
        (1..tokens.len()).find_map(|at| {
            // Fast path: a single space separates most words, and a label needs more than that before it.
            if &text[tokens[at - 1].range.end..tokens[at].range.start] == " " {
                return None;
            }
            let (count, label) = self.lexicon.labels.longest_prefix(&tokens[at..])?;
            let last = &tokens[at + count - 1];
            let after = text[last.range.end..].trim_start_matches(is_blank_char);
            let before =
                text[..tokens[at].range.start].trim_end_matches(|c| is_blank_char(c) || matches!(c, '-' | '–' | '—'));
            let separated =
                before.ends_with(['.', '!', '?', ')', '"', '”']) || before.len() + 2 < tokens[at].range.start;
            let has_value = match label {
                FieldLabel::Photo => after.starts_with(':'),
                FieldLabel::Credit => after.starts_with(':') || tokens[at + count..].len() <= 5,
                _ => false,
            };
            if !separated || !has_value {
                return None;
            }
            // After a colon any text counts as a name; without one, only text that is written like a name.
            let from = if after.starts_with(':') { tokens[at].range.start } else { last.range.end };
            let credit = self.parse_name(from..text.len())?.range;
            Some(CreditMatch {
                caption: 0..before.len(),
                credit,
                certain: true,
                has_label: true,
                is_agency_in_brackets: false,
            })
        })
    }

    /// `… di kota itu/© Sari Dewi`, but not `© 2023 Warta`.
    fn after_copyright_sign(&self) -> Option<CreditMatch> {
        /// Minimum number of words before the copyright sign.
        const MIN_CAPTION_WORDS: usize = 2;
        let sign = if self.text.is_ascii() { None } else { self.text.find('©') }.filter(|sign| *sign > 0)?;
        let after = sign + '©'.len_utf8()..self.text.len();
        let named =
            self.parse_name(after.clone()).filter(|_| !self.text[after].contains(|c: char| c.is_ascii_digit()))?;
        // A `Â` before the sign is often left over from text decoded with the wrong encoding.
        let caption =
            self.text[..sign].trim_end_matches(|c| is_blank_char(c) || matches!(c, '/' | 'Â' | '(' | '-' | '|'));
        (words_within(self.tokens, 0..caption.len()).len() >= MIN_CAPTION_WORDS).then_some(CreditMatch {
            caption: 0..caption.len(),
            credit: named.range,
            certain: true,
            has_label: true,
            is_agency_in_brackets: false,
        })
    }

    /// `… di kota itu. WARTA/Sari Dewi`, `… di kota itu. Reuters`
    fn after_full_stop(&self) -> Option<CreditMatch> {
        let near = self.text.floor_char_boundary(self.text.len().saturating_sub(MAX_CREDIT_LEN + 1));
        // The space after the full stop is often missing: `pantai.Sari Dewi/AFP`. Such a stop counts only after a
        // lower-case letter.
        let unspaced = || {
            let stop = near + memchr::memrchr(b'.', &self.text.as_bytes()[near..])?;
            let after_lowercase = self.text[..stop].ends_with(char::is_lowercase);
            self.text[stop + 1..].starts_with(char::is_uppercase).then_some(stop).filter(|_| after_lowercase)
        };
        let mut stops = memchr::memrchr_iter(b'.', &self.text.as_bytes()[near..]).map(|stop| near + stop);
        let spaced = stops.find(|stop| self.text[stop + 1..].starts_with(' '));
        let stop = spaced.or_else(unspaced)? + 1;
        let range = stop..self.text.len();
        let tail = &self.text[range.clone()];
        let agency = self.lexicon.agencies.get_exact(words_within(self.tokens, range.clone())).is_some();
        let slashed = tail.contains('/') && !tail.bytes().any(|byte| byte.is_ascii_digit());
        let named = self.parse_name(range).filter(|_| agency || slashed)?;
        Some(CreditMatch {
            caption: 0..stop,
            credit: named.range,
            certain: true,
            has_label: named.has_label,
            is_agency_in_brackets: false,
        })
    }

    /// A name that ends like an agency's, at the end of a line without a full stop:
    /// `Warga berdoa di pantai Warta News`.
    fn trailing_agency(&self) -> Option<CreditMatch> {
        /// Last words of agency names, in many languages.
        const AGENCY_SUFFIXES: [&str; 6] = ["News", "Press", "Images", "Pictures", "Photos", "TV"];
        /// Minimum number of words before the name.
        const MIN_CAPTION_WORDS: usize = 5;
        let [front @ .., before, name, last] = self.tokens else { return None };
        // A word can extend past the trimmed end, over an invisible character.
        if last.range.end != self.text.len() {
            return None;
        }
        let is_name = name.starts_non_lowercase(self.text) && AGENCY_SUFFIXES.contains(&last.text_in(self.text));
        let is_apart = !before.starts_non_lowercase(self.text)
            || before.text_in(self.text).len() > 1 && !before.text_in(self.text).contains(char::is_lowercase);
        (is_name && is_apart && front.len() + 1 >= MIN_CAPTION_WORDS).then_some(CreditMatch {
            caption: 0..before.range.end,
            credit: name.range.start..last.range.end,
            certain: true,
            has_label: false,
            is_agency_in_brackets: false,
        })
    }

    /// Parses the name within the range and leaves out its label. `range` is in bytes of the line.
    fn parse_name(&self, range: Range<usize>) -> Option<CreditName> {
        let (text, lexicon) = (self.text, self.lexicon);
        let inside = &text[range.clone()];
        if inside.len() > MAX_CREDIT_LEN || inside.contains("//") || inside.contains("www.") {
            return None;
        }
        let tokens = words_within(self.tokens, range.clone());
        if tokens.is_empty() || tokens.len() > MAX_CREDIT_WORDS {
            return None;
        }
        let label_words = match lexicon.labels.longest_prefix(tokens) {
            Some((count, FieldLabel::Photo | FieldLabel::Credit | FieldLabel::Source | FieldLabel::BylineOpen)) => {
                count
            }
            _ => 0,
        };
        let label_end = if label_words == 0 { 0 } else { tokens[label_words - 1].range.end - range.start };
        let is_surrounding = |c: char| matches!(c, ':' | '/' | '|' | '-' | '–' | '—' | '.') || is_blank_char(c);
        let from_value = inside[label_end..].trim_start_matches(is_surrounding);
        let value = from_value.trim_end_matches(is_surrounding);
        if value.is_empty() {
            // The label is the whole credit: `(Istimewa)`, `(dok)`.
            return lexicon.agencies.get_exact(tokens).is_some().then_some(CreditName {
                range,
                certain: true,
                has_label: true,
            });
        }
        let start = range.end - from_value.len();
        let found = start..start + value.len();
        let agency = (0..tokens.len()).any(|at| lexicon.agencies.longest_prefix(&tokens[at..]).is_some());
        // `Christie's`: the letter after an apostrophe is not a word of its own.
        let is_whole_word = |word: &&Word| !text[..word.range.start].ends_with(['\'', '’']);
        let (names, total) = tokens[label_words..].iter().filter(is_whole_word).fold((0, 0), |(names, total), word| {
            // Domain names such as `warta.id` count as names.
            let in_domain =
                text[word.range.end..].strip_prefix('.').is_some_and(|after| after.starts_with(char::is_lowercase))
                    || text[..word.range.start]
                        .strip_suffix('.')
                        .is_some_and(|before| before.ends_with(char::is_lowercase));
            (names + usize::from(in_domain || word.starts_non_lowercase(text)), total + 1)
        });
        let mostly_names = names * 2 > total;
        let digits = value.bytes().filter(u8::is_ascii_digit).count();
        if label_words > 0 || agency {
            return (digits <= 4).then_some(CreditName { range: found, certain: true, has_label: label_words > 0 });
        }
        (digits == 0 && mostly_names).then_some(CreditName { range: found, certain: false, has_label: false })
    }
}

/// Whether `after` starts with a comma or dash that separates the label from its value like a colon would:
/// `Image caption, …`, `FILE - …`, `Author, Sari Dewi`.
pub(crate) fn is_label_separator(label: &str, meaning: FieldLabel, after: &str) -> bool {
    let by_comma =
        || (label.contains(is_blank_char) || label.contains(is_spaceless)) && after.starts_with([',', '،', '，']);
    let by_dash = || !label.contains(char::is_lowercase) && label.len() > 3 && after.starts_with(['-', '–', '—']);
    let by_name = || after.strip_prefix(',').is_some_and(is_personal_name);
    match meaning {
        FieldLabel::Photo => by_comma() || by_dash(),
        FieldLabel::Credit => by_comma(),
        FieldLabel::Byline => by_name(),
        _ => false,
    }
}

/// Whether the text is a person's name and nothing else.
fn is_personal_name(text: &str) -> bool {
    /// Maximum length of a name, in words.
    const MAX_NAME_WORDS: usize = 5;
    let mut words = text.split_whitespace();
    let is_capitalized = |word: &str| word.starts_with(char::is_uppercase) && !word.ends_with([',', '.', ':']);
    (2..=MAX_NAME_WORDS).contains(&words.clone().count()) && words.all(is_capitalized)
}

/// Whether the whole line is a credit: `Antara/Sari Dewi`.
pub(crate) fn is_credit(text: &str, tokens: &[Word], lexicon: &Lexicon) -> bool {
    let front = text.trim_start_matches(is_bracket_or_blank);
    let bare = text.len() - front.len()..text.trim_end_matches(is_bracket_or_blank).len();
    memchr::memchr(b'/', text.as_bytes()).is_some()
        && !text.contains("//")
        && CreditFinder { text, tokens, lexicon }.parse_name(bare).is_some_and(|named| named.certain)
}

/// Whether a caption starts with its credit: `ANTARA FOTO/Sari Dewi Warga berdoa di pantai`,
/// `WARTA.COM/SARI Warga berdoa`.
pub(crate) fn starts_with_credit(text: &str, tokens: &[Word], lexicon: &Lexicon) -> bool {
    /// Maximum length of the source before the slash, in words.
    const MAX_SOURCE_WORDS: usize = 3;
    let end = text.floor_char_boundary(60);
    // `Twitter @warta Warga berdoa di pantai`
    let sign = memchr::memchr(b'@', &text.as_bytes()[..end]).filter(|sign| text[..*sign].ends_with(' '));
    if let Some(at) = sign.map(|sign| sign - 1) {
        let handle = text[at + 2..].split(is_blank_char).next().unwrap_or_default().len();
        let is_known = lexicon.agencies.get_exact(words_within(tokens, 0..at)).is_some();
        return is_known && handle > 2 && words_within(tokens, at + 2 + handle..text.len()).len() >= 4;
    }
    let Some(slash) = memchr::memchr(b'/', &text.as_bytes()[..end]) else { return false };
    let source = words_within(tokens, 0..slash);
    let in_capitals = |word: &Word| !word.text_in(text).contains(char::is_lowercase);
    let known = lexicon.agencies.get_exact(source).is_some()
        || source.iter().all(in_capitals) && text[..slash].contains('.') && !text[..slash].contains(' ');
    let name = words_within(tokens, slash..text.len());
    known
        && (1..=MAX_SOURCE_WORDS).contains(&source.len())
        && tokens.iter().all(|word| word.range.start >= slash || word.digits == 0)
        && text[slash + 1..].starts_with(char::is_uppercase)
        && name.len() >= 6
}

/// Whether the character is a bracket or blank, which may surround a credit on its own line.
fn is_bracket_or_blank(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']') || is_blank_char(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::{Packs, words};

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let packs = Packs::built_in();
        let tokens: Vec<Word> = words(text).collect();
        let seen = find_credit(text, &tokens, packs.lexicon());
        let parts = seen.map(|seen| (trim_blank(&text[seen.caption]), &text[seen.credit]));
        assert_eq!(parts, expected, "{text}");
    }

    #[test]
    fn credits_in_many_notations_are_found() {
        check("Warga berdoa di pantai/Â©Warta/S. Dewi", Some(("Warga berdoa di pantai", "Warta/S. Dewi")));
        check("Warga berdoa di pantai © Sari Dewi", Some(("Warga berdoa di pantai", "Sari Dewi")));
        check("Hak cipta dilindungi © 2023 Warta", None);
        check("Warga berdoa di pantai. /Sari Dewi/Reuters", Some(("Warga berdoa di pantai.", "Sari Dewi/Reuters")));
        check("Warga berdoa /Xinhua", Some(("Warga berdoa", "Xinhua")));
        check("Warga berdoa. (Foto: Sari)", Some(("Warga berdoa.", "Sari")));
        check("Warga berdoa (ANTARA FOTO/Sari Dewi)", Some(("Warga berdoa", "ANTARA FOTO/Sari Dewi")));
        check("Warga desa berdoa di pantai Warta News", Some(("Warga desa berdoa di pantai", "Warta News")));
        check("Warga Desa Berdoa di Pantai Google News.", None);
        check("Warga desa berdoa di pantai pada 10 November 1945\u{200b}.", None);
        check("People pray. (AAP)", Some(("People pray.", "AAP")));
        check("People pray. [AAP]", Some(("People pray.", "AAP")));
        check("People pray for rain. [APPLAUSE]", None);
        check("Warga berdoa di pantai. (Baca: Harga Cabai Naik)", None);
        check("People pray. (Dewi's)", Some(("People pray.", "Dewi's")));
        check("Warga berdoa. Doc. warta.id PANTAI KITA", Some(("Warga berdoa.", "warta.id PANTAI KITA")));
        check("People pray. — Picture by Sari Dewi", Some(("People pray.", "Sari Dewi")));
        check("Warga berdoa. Foto: Sari", Some(("Warga berdoa.", "Sari")));
        check("Warga berdoa. WARTA.CO/Sari Dewi", Some(("Warga berdoa.", "WARTA.CO/Sari Dewi")));
        check("Warga berdoa. (Dok. Karang Taruna)", Some(("Warga berdoa.", "Karang Taruna")));
        check("Des gens prient\u{2003}HANDOUT / AFP", Some(("Des gens prient", "HANDOUT / AFP")));
        check("Des gens prient.Sari Dewi/AFP", Some(("Des gens prient.", "Sari Dewi/AFP")));
        check("Warga berdoa. Foto: panitia doa", Some(("Warga berdoa.", "panitia doa")));
        check("People pray. Reuters", Some(("People pray.", "Reuters")));
        check("Des gens prient HANDOUT / AFP", Some(("Des gens prient", "HANDOUT / AFP")));
    }

    #[test]
    fn a_date_or_remark_in_brackets_is_not_a_credit() {
        check("Hujan turun di tiga desa, Rabu (4/11/2015)", None);
        check("Warga pulang ke rumah masing-masing. (antara/warta)", None);
        check("Laba naik dua kali lipat (dibanding tahun lalu)", None);
        check("Ia membayar 10.000/kg", None);
        check("Ia bekerja di WARTA.Co", None);
        check("(Foto: Sari)", None);
    }

    #[test]
    fn a_comma_or_dash_can_separate_a_label_from_its_value() {
        assert!(
            is_label_separator("Keterangan gambar", FieldLabel::Photo, ", warga berdoa")
                && is_label_separator("图片说明", FieldLabel::Photo, "，村民")
        );
        assert!(
            !is_label_separator("Foto", FieldLabel::Photo, ", kata Sari, adalah seni"),
            "a one-word label needs a colon"
        );
        assert!(
            is_label_separator("ARSIP", FieldLabel::Photo, "- Warga berdoa")
                && !is_label_separator("Arsip", FieldLabel::Photo, "- Warga berdoa")
        );
        assert!(
            is_label_separator("Penulis", FieldLabel::Byline, ", Sari Dewi")
                && !is_label_separator("Penulis", FieldLabel::Byline, ", Sari Dewi, berkata")
        );
    }

    #[test]
    fn a_caption_can_start_with_its_credit() {
        let packs = Packs::built_in();
        let found = |text: &str| starts_with_credit(text, &words(text).collect::<Vec<_>>(), packs.lexicon());
        assert!(found("ANTARA FOTO/Sari Dewi Warga berdoa di pantai itu."));
        assert!(found("WARTA.COM/SARI Warga desa berdoa di pantai itu."));
        assert!(found("Twitter @warta Warga desa berdoa di pantai itu."));
        assert!(!found("Ikuti kami @warta untuk kabar dari pantai itu."));
        for text in [
            "Warga/pedagang di Pasar Kenari berdoa di pantai itu.",
            "TNI/Polri Mengawal Warga yang Berdoa di Pantai",
            "ANTARA FOTO/Sari Dewi",
            "warta.com/sari warga desa berdoa di pantai itu",
        ] {
            assert!(!found(text), "{text}");
        }
    }

    #[test]
    fn a_line_of_names_is_a_credit_only_with_a_known_agency() {
        let packs = Packs::built_in();
        let found = |text: &str| is_credit(text, &words(text).collect::<Vec<_>>(), packs.lexicon());
        assert!(found("Antara/Sari Dewi") && found("(Antara/Sari Dewi)"));
        assert!(!found("Jumat/Sabtu") && !found("/"));
    }
}
