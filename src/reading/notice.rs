//! What a notice of first publication tells: the outlet, the title and the address.

use super::date_seen;
use crate::packs::{Knowledge, Label, NoticeWord, Word, words};
use crate::text::is_blank_char;
use std::ops::Range;

/// How far a notice reaches, in bytes.
pub(super) const REACH: usize = 900;
/// The longest outlet, in words.
const OUTLET: usize = 7;
/// The longest title, in words.
const TITLE: usize = 40;

/// `Artikel ini telah tayang di Warta.com dengan judul "Harga Cabai Naik", https://warta.com/x`, in bytes of its line.
/// Title and address are empty where they are not told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Notice {
    pub range: Range<usize>,
    pub outlet: Range<usize>,
    pub title: Range<usize>,
    pub link: Range<usize>,
}

/// The notice that begins there; `None` where it names no outlet.
pub(super) fn see(text: &str, begin: usize, knowledge: &Knowledge) -> Option<Notice> {
    let limit = boundary(text, (begin + REACH).min(text.len()));
    let mut scan = Scan { text: &text[..limit], all: Vec::new(), knowledge };
    scan.all = words(&text[begin..limit])
        .map(|word| Word { range: begin + word.range.start..begin + word.range.end, ..word })
        .collect();
    let (label, Label::Republished) = knowledge.labels.longest_at(&scan.all)? else { return None };
    let (outlet, mut next) = scan.outlet(label)?;
    let mut end = outlet.end;
    let mut title = end..end;
    if let Some((found, behind)) = scan.title(next, end) {
        (title, end) = (found, behind);
        next = scan.all.iter().position(|word| word.range.start >= end).unwrap_or(scan.all.len());
    }
    let mut link = end..end;
    if let Some((found, behind)) = scan.link(next, end) {
        (link, end) = (found, behind);
    }
    Some(Notice { range: begin..end, outlet, title, link })
}

/// A line that is being looked through, with its words from where the notice begins.
struct Scan<'a> {
    text: &'a str,
    all: Vec<Word>,
    knowledge: &'a Knowledge,
}

impl Scan<'_> {
    fn notice_word(&self, at: usize) -> Option<(usize, NoticeWord)> {
        self.knowledge.notices.longest_at(self.all.get(at..)?)
    }

    /// What stands between a word and the one before.
    fn gap(&self, at: usize) -> &str {
        let end = self.all.get(at).map_or(self.text.len(), |word| word.range.start);
        at.checked_sub(1).map_or("", |before| &self.text[self.all[before].range.end..end])
    }

    fn is_address(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|word| {
            ["http://", "https://", "www."].iter().any(|scheme| self.text[word.range.start..].starts_with(scheme))
        })
    }

    /// Whether a label with its colon stands there: `Penulis : `.
    fn is_label(&self, at: usize) -> bool {
        let Some((count, _)) = self.all.get(at..).and_then(|all| self.knowledge.labels.longest_at(all)) else {
            return false;
        };
        self.gap(at + count).trim_start_matches(is_blank_char).starts_with([':', '：'])
    }

    /// Whether something else begins there than the title: an address, the words before one, a label, rights.
    fn is_parting(&self, at: usize) -> bool {
        let told = match self.notice_word(at) {
            Some((count, NoticeWord::Link)) => self.is_address(at + count),
            Some((_, NoticeWord::Rights)) => self.gap(at + 1).contains('©'),
            _ => false,
        };
        told || self.is_address(at) || self.is_label(at)
    }

    /// The outlet behind the words of that index, and the index of the word behind it.
    fn outlet(&self, label: usize) -> Option<(Range<usize>, usize)> {
        let mut first = label;
        while let Some((count, NoticeWord::Outlet)) = self.notice_word(first) {
            first += count;
        }
        let start = self.all.get(first)?.range.start;
        let (mut next, mut end, mut behind) = (first, start, first);
        while next < self.all.len() && next - first <= OUTLET {
            let gap = self.gap(next);
            let parted = gap.contains([',', ';', ':', '(', '<', '"', '“', '”', '|', '!', '?', '–', '—'])
                || gap.contains('.') && gap.contains(is_blank_char)
                || gap.contains(" -");
            let titled = matches!(self.notice_word(next), Some((_, NoticeWord::Title)));
            let dated = matches!(self.notice_word(next), Some((1, NoticeWord::Outlet)))
                && self.all.get(next + 1).is_some_and(Word::is_number);
            if next > first && parted || titled || dated || self.is_parting(next) {
                break;
            }
            let word = &self.all[next];
            let in_domain = gap == "." || gap == "-";
            let small = self.knowledge.small_words.contains(word.key);
            if next == first || word.begins_large(self.text) || in_domain {
                (end, behind) = (word.range.end, next + 1);
            } else if !small {
                break;
            }
            next += 1;
        }
        let outlet = &self.text[start..end];
        let all = self.all.get(first..behind)?;
        let named = outlet.starts_with(|c: char| !c.is_lowercase())
            || outlet.contains('.')
            || self.knowledge.agencies.whole(all).is_some();
        let dated =
            outlet.contains(|c: char| c.is_ascii_digit()) && date_seen::see(outlet, self.knowledge).day.is_some();
        (!all.is_empty() && all.len() <= OUTLET && named && !dated && !self.is_address(first))
            .then_some((start..end, behind))
    }

    /// The title behind the word of that index, and where what stands around it ends.
    fn title(&self, next: usize, end: usize) -> Option<(Range<usize>, usize)> {
        let announced = match self.notice_word(next) {
            Some((count, NoticeWord::Title)) => Some(self.all[next + count - 1].range.end),
            _ => None,
        };
        let rest = &self.text[announced.unwrap_or(end)..];
        let bare = rest.trim_start_matches(|c| is_blank_char(c) || matches!(c, ':' | ','));
        let start = self.text.len() - bare.len();
        let (title, end) = match bare.chars().next().and_then(closing) {
            Some(closing) => self.quoted(start, closing)?,
            None if announced.is_some() => self.unquoted(start),
            None => return None,
        };
        let told = self.text[title.clone()].trim_matches(is_blank_char);
        let from = title.start + self.text[title].find(told)?;
        let count = words(told).take(TITLE + 1).count();
        (1..=TITLE).contains(&count).then_some((from..from + told.len(), end))
    }

    /// Up to the quote that closes the title; quotes within it are followed by more of it.
    fn quoted(&self, open: usize, closing: &[char]) -> Option<(Range<usize>, usize)> {
        let start = open + self.text[open..].chars().next()?.len_utf8();
        let quotes =
            || self.text[start..].match_indices(closing).map(|(at, sign)| (start + at, start + at + sign.len()));
        let behind = |end: usize| self.text[end..].trim_start_matches(is_blank_char);
        let before_address = |end: usize| {
            let rest = behind(end).trim_start_matches(|c| matches!(c, ',' | '.' | '(' | '<') || is_blank_char(c));
            rest.starts_with("http")
        };
        let closes = |end: usize| {
            let rest = behind(end);
            let at = self.all.iter().position(|word| word.range.start >= end);
            rest.is_empty()
                || rest.starts_with([',', '.', '(', '<', '|', '/'])
                || at.is_some_and(|at| self.is_parting(at))
        };
        let found = quotes()
            .find(|(_, end)| before_address(*end))
            .or_else(|| quotes().find(|(_, end)| closes(*end)))
            .or_else(|| quotes().next());
        found.map_or_else(|| Some(self.unquoted(start)), |(at, end)| Some((start..at, end)))
    }

    /// Up to what cannot be in a title: an address, a label, the end of a sentence, a comma before a small letter.
    fn unquoted(&self, start: usize) -> (Range<usize>, usize) {
        let first = self.all.iter().position(|word| word.range.start >= start).unwrap_or(self.all.len());
        let ends = |at: &usize| {
            let gap = self.gap(*at);
            let before = &self.all[*at - 1];
            let small = !self.all[*at].begins_large(self.text);
            let stop = gap.starts_with('.') && gap.len() > 1 && before.chars > 2;
            let quote = gap.starts_with(['"', '”', '“']) && gap.contains([',', '.']);
            stop || quote || gap.starts_with(',') && small || self.is_parting(*at)
        };
        let end = (first + 1..self.all.len()).find(ends).map_or(self.text.len(), |at| self.all[at - 1].range.end);
        let rest = &self.text[start..end];
        let rest = rest.trim_end_matches(|c| is_blank_char(c) || matches!(c, '.' | ',' | '"' | '”' | '*' | ')'));
        // Signs that belong to the last word stand in the gap behind it.
        let kept = self.text[start + rest.len()..].chars().next().filter(|c| matches!(c, '?' | '!' | ')'));
        let opened = rest.contains('(') && !rest.contains(')');
        let kept = kept.filter(|c| *c != ')' || opened).map_or(0, char::len_utf8);
        (start..start + rest.len() + kept, start + rest.len() + kept)
    }

    /// The address behind the word of that index, and where the signs around it end.
    fn link(&self, next: usize, end: usize) -> Option<(Range<usize>, usize)> {
        let at = match self.notice_word(next) {
            Some((count, NoticeWord::Link)) => next + count,
            _ => next,
        };
        let between = &self.text[end..self.all.get(next)?.range.start];
        if !self.is_address(at) || between.len() > 12 {
            return None;
        }
        let start = self.all[at].range.start;
        let rest = &self.text[start..];
        let length = rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '”')).unwrap_or(rest.len());
        let address = rest[..length].trim_end_matches(['.', ',', ';', ')', ']']);
        let link = start..start + address.len();
        let closed = self.text[link.end..].starts_with(['>', ')']);
        Some((link.clone(), link.end + usize::from(closed)))
    }
}

/// What closes a title that opens with this sign.
fn closing(open: char) -> Option<&'static [char]> {
    match open {
        '"' | '“' | '”' | '„' => Some(&['"', '”', '“']),
        '\'' | '‘' | '’' => Some(&['\'', '’']),
        '«' => Some(&['»']),
        _ => None,
    }
}

pub(super) fn boundary(text: &str, mut at: usize) -> usize {
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::Packs;

    /// What a line tells: outlet, title, address.
    fn told(text: &str) -> Option<[&str; 3]> {
        let packs = Packs::built_in();
        let notice = see(text, 0, packs.knowledge())?;
        assert_eq!((notice.range.start, notice.range.end <= text.len()), (0, true), "{text}");
        Some([&text[notice.outlet], &text[notice.title], &text[notice.link]])
    }

    fn check(text: &str, outlet: &str, title: &str, link: &str) {
        assert_eq!(told(text), Some([outlet, title, link]), "{text}");
    }

    const LINK: &str = "https://warta.com/2023/harga-cabai.html";

    #[test]
    fn outlet_title_and_address_are_told_apart() {
        let front = "Artikel ini telah tayang di Warta.com";
        for title in
            ["dengan judul \"Harga Cabai Naik\",", "berjudul “Harga Cabai Naik”.", "dengan judul: Harga Cabai Naik,"]
        {
            check(&format!("{front} {title} {LINK}. Editor : Rina"), "Warta.com", "Harga Cabai Naik", LINK);
            check(&format!("{front} {title} Klik untuk baca: {LINK}"), "Warta.com", "Harga Cabai Naik", LINK);
            check(&format!("{front} {title}\u{a0}({LINK})."), "Warta.com", "Harga Cabai Naik", LINK);
            check(&format!("{front} {title}"), "Warta.com", "Harga Cabai Naik", "");
        }
        check(&format!("{front}, {LINK}"), "Warta.com", "", LINK);
        check(&format!("{front}. Klik untuk baca: {LINK}"), "Warta.com", "", LINK);
        check(front, "Warta.com", "", "");
    }

    #[test]
    fn a_notice_begins_in_many_ways() {
        for front in [
            "Artikel ini pertama kali tayang di",
            "Artikel ini sudah tayang di",
            "Berita ini telah tayang pada laman",
            "Artikel ini telah tayang di situs",
        ] {
            check(
                &format!("{front} Warta Pesisir dengan judul Harga Cabai Naik"),
                "Warta Pesisir",
                "Harga Cabai Naik",
                "",
            );
        }
        let courier = "The Coastal Courier";
        for (front, title) in [
            ("This article was first published in", "under the headline “Chilli prices rise”."),
            ("This story originally appeared on", "titled \"Chilli prices rise\""),
            ("This article was originally published by", "with the headline Chilli prices rise"),
        ] {
            check(&format!("{front} {courier} {title}"), courier, "Chilli prices rise", "");
        }
        check("This story originally appeared on Voice of Kenari.", "Voice of Kenari", "", "");
        check("This story first appeared in The Courier on 8 January 2023.", "The Courier", "", "");
        check("This story first appeared in The Courier and is used here.", "The Courier", "", "");
    }

    #[test]
    fn a_title_ends_where_it_ends() {
        let told = |title: &str| {
            told(&format!("Artikel ini telah tayang di Warta dengan judul {title}")).unwrap()[1].to_owned()
        };
        for (title, expected) in [
            ("\"Warga: \"Kami Siap\", Kata Budi\", https://warta.com/x", "Warga: \"Kami Siap\", Kata Budi"),
            ("\"Harga Naik\", Penulis : Sari Dewi", "Harga Naik"),
            ("\"Foto: Banjir di Kenari\", https://warta.com/x", "Foto: Banjir di Kenari"),
            ("'Jum'at Berkah di Kenari', https://warta.com/x", "Jum'at Berkah di Kenari"),
            ("Harga Naik? Ini Kata Warga", "Harga Naik? Ini Kata Warga"),
            ("Harga Naik, Warga Resah, https://warta.com/x", "Harga Naik, Warga Resah"),
            ("Harga Naik, baca kabar lain di bawah", "Harga Naik"),
            ("Harga Naik. Warga resah sejak kemarin.", "Harga Naik"),
            ("Harga Naik!", "Harga Naik!"),
            ("Harga Naik https://warta.com/x", "Harga Naik"),
            ("Harga Naik Penulis : Sari Dewi", "Harga Naik"),
            ("Harga Naik\", https://warta.com/x", "Harga Naik"),
            ("\"Harga Naik", "Harga Naik"),
        ] {
            assert_eq!(told(title), expected, "{title}");
        }
    }

    #[test]
    fn what_names_no_outlet_is_no_notice() {
        for text in [
            "Artikel ini telah tayang",
            "Artikel ini telah tayang di berbagai media sejak kemarin",
            "Artikel ini telah tayang di https://warta.com/x",
            "This article was first published on January 8, 2023.",
            "Harga cabai telah tayang di Warta.com",
        ] {
            assert_eq!(told(text), None, "{text}");
        }
    }
}
