//! Credits: who took a picture, at the end of its caption or on a line alone.

use crate::packs::{Knowledge, Label, Word, is_spaceless, within};
use crate::text::{is_blank_char, trim_blank};
use std::ops::Range;

/// The longest credit, in words.
const WORDS: usize = 9;
/// The same in bytes, with its label and the signs around it.
const LONGEST: usize = 160;

/// A caption that ends with its credit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Credited {
    /// The caption without the credit, in bytes.
    pub caption: Range<usize>,
    /// The name alone, without brackets, slash and label.
    pub credit: Range<usize>,
    /// Whether a label or a known agency makes it certain.
    pub sure: bool,
    /// Whether it is a label: what ends so is a caption and nothing else.
    pub labelled: bool,
}

/// Who is named as the source of a picture.
struct Named {
    range: Range<usize>,
    /// Whether label, slash or agency make it certain.
    sure: bool,
    labelled: bool,
}

/// Finds the credit at the end of a caption, given its words.
pub(super) fn at_end(text: &str, all: &[Word], knowledge: &Knowledge) -> Option<Credited> {
    let trimmed = text.trim_end_matches(|c| is_blank_char(c) || c == '.');
    let looking = Looking { text: trimmed, all, knowledge };
    if looking.closes_story() {
        return None;
    }
    let credited = looking
        .bracketed()
        .or_else(|| looking.behind_slash())
        .or_else(|| looking.behind_label())
        .or_else(|| looking.behind_sign())
        .or_else(|| looking.behind_stop())
        .or_else(|| looking.agency_at_end().filter(|_| !text.trim_end_matches(is_blank_char).ends_with('.')))?;
    (!trim_blank(&text[credited.caption.clone()]).is_empty()).then_some(credited)
}

/// A line that is being looked through.
struct Looking<'a> {
    text: &'a str,
    all: &'a [Word],
    knowledge: &'a Knowledge,
}

impl Looking<'_> {
    /// `… pulang ke rumah. (antara/warta)`: small names with a slash close a story, and took no picture.
    fn closes_story(&self) -> bool {
        let Some(inside) = self.text.strip_suffix([')', ']']) else { return false };
        let Some(open) = inside.rfind(['(', '[']) else { return false };
        let named = &inside[open + 1..];
        let is_labelled = || self.knowledge.labels.longest_at(within(self.all, open..inside.len())).is_some();
        named.contains('/') && !named.contains(char::is_uppercase) && !is_labelled()
    }

    /// `… di kota itu. (Foto: Sari/Antara)`
    fn bracketed(&self) -> Option<Credited> {
        let text = self.text;
        let inside_end = text.strip_suffix([')', ']'])?.len();
        let open = text[..inside_end].rfind(['(', '['])?;
        let named = self.name(open + 1..inside_end)?;
        Some(Credited { caption: 0..open, credit: named.range, sure: named.sure, labelled: named.labelled })
    }

    /// `… di kota itu. /Sari Dewi/Antara`
    fn behind_slash(&self) -> Option<Credited> {
        let text = self.text;
        let mut at = text.len();
        let mut floor = text.len().saturating_sub(80);
        while !text.is_char_boundary(floor) {
            floor += 1;
        }
        let mut found = None;
        while let Some(slash) = memchr::memrchr(b'/', &text.as_bytes()[floor..at]).map(|slash| floor + slash) {
            if text[..slash].ends_with(is_blank_char) {
                found = Some(slash);
                break;
            }
            at = slash;
        }
        let slash = found?;
        let Named { range: credit, sure, labelled } = self.name(slash + 1..text.len())?;
        let spaced = text[slash + 1..].starts_with(is_blank_char);
        if !spaced {
            return Some(Credited { caption: 0..slash, credit, sure: true, labelled });
        }
        // `HANDOUT / AFP`: the word before the slash belongs to the credit.
        let front = text[..slash].trim_end_matches(is_blank_char);
        // A space may take several bytes.
        let last = front.rsplit(is_blank_char).next().unwrap_or_default();
        let word = front.len() - last.len();
        let capital = front[word..].chars().next().is_some_and(char::is_uppercase);
        (capital && sure).then_some(Credited { caption: 0..word, credit: word..credit.end, sure: true, labelled })
    }

    /// `… di kota itu. Foto: Sari`, `… the town. — Picture by Sari`
    fn behind_label(&self) -> Option<Credited> {
        let text = self.text;
        let all = within(self.all, text.len().saturating_sub(90)..text.len());
        (1..all.len()).find_map(|at| {
            // Nothing but a space parts most words, and labels stand behind more.
            if &text[all[at - 1].range.end..all[at].range.start] == " " {
                return None;
            }
            let (count, label) = self.knowledge.labels.longest_at(&all[at..])?;
            let last = &all[at + count - 1];
            let behind = text[last.range.end..].trim_start_matches(is_blank_char);
            let before =
                text[..all[at].range.start].trim_end_matches(|c| is_blank_char(c) || matches!(c, '-' | '–' | '—'));
            let parted = before.ends_with(['.', '!', '?', ')', '"', '”']) || before.len() + 2 < all[at].range.start;
            let told = match label {
                Label::Photo => behind.starts_with(':'),
                Label::Credit => behind.starts_with(':') || all[at + count..].len() <= 5,
                _ => false,
            };
            if !parted || !told {
                return None;
            }
            // Behind a colon anything is a name; without one, only what is written like one.
            let from = if behind.starts_with(':') { all[at].range.start } else { last.range.end };
            let credit = self.name(from..text.len())?.range;
            Some(Credited { caption: 0..before.len(), credit, sure: true, labelled: true })
        })
    }

    /// `… di kota itu/© Sari Dewi`, but not `© 2023 Warta`.
    fn behind_sign(&self) -> Option<Credited> {
        /// Fewer words than these in front of the sign are no caption.
        const CAPTION: usize = 2;
        let sign = if self.text.is_ascii() { None } else { self.text.find('©') }.filter(|sign| *sign > 0)?;
        let behind = sign + '©'.len_utf8()..self.text.len();
        let named = self.name(behind.clone()).filter(|_| !self.text[behind].contains(|c: char| c.is_ascii_digit()))?;
        // What stands before the sign is often the half of it that another encoding made.
        let caption =
            self.text[..sign].trim_end_matches(|c| is_blank_char(c) || matches!(c, '/' | 'Â' | '(' | '-' | '|'));
        (within(self.all, 0..caption.len()).len() >= CAPTION).then_some(Credited {
            caption: 0..caption.len(),
            credit: named.range,
            sure: true,
            labelled: true,
        })
    }

    /// `… di kota itu. WARTA/Sari Dewi`, `… di kota itu. Reuters`
    fn behind_stop(&self) -> Option<Credited> {
        let near = self.text.floor_char_boundary(self.text.len().saturating_sub(LONGEST + 1));
        // The space behind the full stop is often lost: `pantai.Sari Dewi/AFP`. A small letter stands before it then.
        let glued = || {
            let stop = near + memchr::memrchr(b'.', &self.text.as_bytes()[near..])?;
            let apart = self.text[..stop].ends_with(char::is_lowercase);
            self.text[stop + 1..].starts_with(char::is_uppercase).then_some(stop).filter(|_| apart)
        };
        let mut stops = memchr::memrchr_iter(b'.', &self.text.as_bytes()[near..]).map(|stop| near + stop);
        let spaced = stops.find(|stop| self.text[stop + 1..].starts_with(' '));
        let stop = spaced.or_else(glued)? + 1;
        let range = stop..self.text.len();
        let tail = &self.text[range.clone()];
        let agency = self.knowledge.agencies.whole(within(self.all, range.clone())).is_some();
        let slashed = tail.contains('/') && !tail.bytes().any(|byte| byte.is_ascii_digit());
        let named = self.name(range).filter(|_| agency || slashed)?;
        Some(Credited { caption: 0..stop, credit: named.range, sure: true, labelled: named.labelled })
    }

    /// `Warga berdoa di pantai Warta News`: what is called so at the end of a line without a full stop is who took it.
    fn agency_at_end(&self) -> Option<Credited> {
        /// Words that names of agencies end with in many languages.
        const ENDS: [&str; 6] = ["News", "Press", "Images", "Pictures", "Photos", "TV"];
        /// Fewer words than these in front of the name are no caption.
        const CAPTION: usize = 5;
        let [front @ .., before, name, last] = self.all else { return None };
        // A word may reach beyond what was trimmed: into a sign without a shape.
        if last.range.end != self.text.len() {
            return None;
        }
        let is_name = name.begins_large(self.text) && ENDS.contains(&last.of(self.text));
        let is_apart = !before.begins_large(self.text)
            || before.of(self.text).len() > 1 && !before.of(self.text).contains(char::is_lowercase);
        (is_name && is_apart && front.len() + 1 >= CAPTION).then_some(Credited {
            caption: 0..before.range.end,
            credit: name.range.start..last.range.end,
            sure: true,
            labelled: false,
        })
    }

    /// The name within the range, its label left out.
    fn name(&self, range: Range<usize>) -> Option<Named> {
        let (text, knowledge) = (self.text, self.knowledge);
        let inside = &text[range.clone()];
        if inside.len() > LONGEST || inside.contains("//") || inside.contains("www.") {
            return None;
        }
        let all = within(self.all, range.clone());
        if all.is_empty() || all.len() > WORDS {
            return None;
        }
        let labelled = match knowledge.labels.longest_at(all) {
            Some((count, Label::Photo | Label::Credit | Label::Source | Label::BylineOpen)) => count,
            _ => 0,
        };
        let behind = if labelled == 0 { 0 } else { all[labelled - 1].range.end - range.start };
        let around = |c: char| matches!(c, ':' | '/' | '|' | '-' | '–' | '—' | '.') || is_blank_char(c);
        let from_value = inside[behind..].trim_start_matches(around);
        let value = from_value.trim_end_matches(around);
        if value.is_empty() {
            // `(Istimewa)`, `(dok)`: the label is all that is told.
            return knowledge.agencies.whole(all).is_some().then_some(Named { range, sure: true, labelled: true });
        }
        let start = range.end - from_value.len();
        let found = start..start + value.len();
        let agency = (0..all.len()).any(|at| knowledge.agencies.longest_at(&all[at..]).is_some());
        // `Christie's`: the letter behind an apostrophe is no word by itself.
        let apart = |word: &&Word| !text[..word.range.start].ends_with(['\'', '’']);
        let (named, told) = all[labelled..].iter().filter(apart).fold((0, 0), |(named, told), word| {
            // `warta.id` is the name of a site.
            let glued =
                text[word.range.end..].strip_prefix('.').is_some_and(|behind| behind.starts_with(char::is_lowercase))
                    || text[..word.range.start]
                        .strip_suffix('.')
                        .is_some_and(|before| before.ends_with(char::is_lowercase));
            (named + usize::from(glued || word.begins_large(text)), told + 1)
        });
        let mostly_names = named * 2 > told;
        let digits = value.bytes().filter(u8::is_ascii_digit).count();
        if labelled > 0 || agency {
            return (digits <= 4).then_some(Named { range: found, sure: true, labelled: labelled > 0 });
        }
        (digits == 0 && mostly_names).then_some(Named { range: found, sure: false, labelled: false })
    }
}

/// Whether a sign that is no colon parts a label from what it tells: `Image caption, …`, `FILE - …`, `Author, Sari Dewi`.
pub(super) fn parts(label: &str, meaning: Label, behind: &str) -> bool {
    let by_comma =
        || (label.contains(is_blank_char) || label.contains(is_spaceless)) && behind.starts_with([',', '،', '，']);
    let by_dash = || !label.contains(char::is_lowercase) && label.len() > 3 && behind.starts_with(['-', '–', '—']);
    let by_name = || behind.strip_prefix(',').is_some_and(is_one_name);
    match meaning {
        Label::Photo => by_comma() || by_dash(),
        Label::Credit => by_comma(),
        Label::Byline => by_name(),
        _ => false,
    }
}

/// Whether it is a name and nothing else.
fn is_one_name(text: &str) -> bool {
    /// The longest name, in words.
    const NAME: usize = 5;
    let mut words = text.split_whitespace();
    let large = |word: &str| word.starts_with(char::is_uppercase) && !word.ends_with([',', '.', ':']);
    (2..=NAME).contains(&words.clone().count()) && words.all(large)
}

/// Whether a whole line is a credit: `Antara/Sari Dewi`.
pub(super) fn whole(text: &str, all: &[Word], knowledge: &Knowledge) -> bool {
    let front = text.trim_start_matches(is_around);
    let bare = text.len() - front.len()..text.trim_end_matches(is_around).len();
    memchr::memchr(b'/', text.as_bytes()).is_some()
        && !text.contains("//")
        && Looking { text, all, knowledge }.name(bare).is_some_and(|named| named.sure)
}

/// Whether a line opens with its credit: `ANTARA FOTO/Sari Dewi Warga berdoa di pantai`, `WARTA.COM/SARI Warga berdoa`.
pub(super) fn in_front(text: &str, all: &[Word], knowledge: &Knowledge) -> bool {
    /// The longest source in front of the slash, in words.
    const SOURCE: usize = 3;
    let end = text.floor_char_boundary(60);
    // `Twitter @warta Warga berdoa di pantai`
    let sign = memchr::memchr(b'@', &text.as_bytes()[..end]).filter(|sign| text[..*sign].ends_with(' '));
    if let Some(at) = sign.map(|sign| sign - 1) {
        let handle = text[at + 2..].split(is_blank_char).next().unwrap_or_default().len();
        let is_known = knowledge.agencies.whole(within(all, 0..at)).is_some();
        return is_known && handle > 2 && within(all, at + 2 + handle..text.len()).len() >= 4;
    }
    let Some(slash) = memchr::memchr(b'/', &text.as_bytes()[..end]) else { return false };
    let source = within(all, 0..slash);
    let in_capitals = |word: &Word| !word.of(text).contains(char::is_lowercase);
    let known = knowledge.agencies.whole(source).is_some()
        || source.iter().all(in_capitals) && text[..slash].contains('.') && !text[..slash].contains(' ');
    let name = within(all, slash..text.len());
    known
        && (1..=SOURCE).contains(&source.len())
        && all.iter().all(|word| word.range.start >= slash || word.digits == 0)
        && text[slash + 1..].starts_with(char::is_uppercase)
        && name.len() >= 6
}

/// Whether the sign stands around a credit that has a line to itself.
fn is_around(c: char) -> bool {
    matches!(c, '(' | ')' | '[' | ']') || is_blank_char(c)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packs::{Packs, words};

    fn check(text: &str, expected: Option<(&str, &str)>) {
        let packs = Packs::built_in();
        let all: Vec<Word> = words(text).collect();
        let seen = at_end(text, &all, packs.knowledge());
        let parts = seen.map(|seen| (trim_blank(&text[seen.caption]), &text[seen.credit]));
        assert_eq!(parts, expected, "{text}");
    }

    #[test]
    fn credits_of_many_shapes_are_split_off() {
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
    fn a_date_or_an_aside_in_brackets_is_no_credit() {
        check("Hujan turun di tiga desa, Rabu (4/11/2015)", None);
        check("Warga pulang ke rumah masing-masing. (antara/warta)", None);
        check("Laba naik dua kali lipat (dibanding tahun lalu)", None);
        check("Ia membayar 10.000/kg", None);
        check("Ia bekerja di WARTA.Co", None);
        check("(Foto: Sari)", None);
    }

    #[test]
    fn a_label_may_be_parted_by_a_comma_or_a_dash() {
        assert!(
            parts("Keterangan gambar", Label::Photo, ", warga berdoa") && parts("图片说明", Label::Photo, "，村民")
        );
        assert!(!parts("Foto", Label::Photo, ", kata Sari, adalah seni"), "one word tells too little");
        assert!(parts("ARSIP", Label::Photo, "- Warga berdoa") && !parts("Arsip", Label::Photo, "- Warga berdoa"));
        assert!(
            parts("Penulis", Label::Byline, ", Sari Dewi") && !parts("Penulis", Label::Byline, ", Sari Dewi, berkata")
        );
    }

    #[test]
    fn a_credit_may_stand_in_front() {
        let packs = Packs::built_in();
        let in_front = |text: &str| in_front(text, &words(text).collect::<Vec<_>>(), packs.knowledge());
        assert!(in_front("ANTARA FOTO/Sari Dewi Warga berdoa di pantai itu."));
        assert!(in_front("WARTA.COM/SARI Warga desa berdoa di pantai itu."));
        assert!(in_front("Twitter @warta Warga desa berdoa di pantai itu."));
        assert!(!in_front("Ikuti kami @warta untuk kabar dari pantai itu."));
        for text in [
            "Warga/pedagang di Pasar Kenari berdoa di pantai itu.",
            "TNI/Polri Mengawal Warga yang Berdoa di Pantai",
            "ANTARA FOTO/Sari Dewi",
            "warta.com/sari warga desa berdoa di pantai itu",
        ] {
            assert!(!in_front(text), "{text}");
        }
    }

    #[test]
    fn a_line_of_names_is_a_credit_only_with_an_agency() {
        let packs = Packs::built_in();
        let whole = |text: &str| whole(text, &words(text).collect::<Vec<_>>(), packs.knowledge());
        assert!(whole("Antara/Sari Dewi") && whole("(Antara/Sari Dewi)"));
        assert!(!whole("Jumat/Sabtu") && !whole("/"));
    }
}
