//! Repairs letters that were spoiled on the way, and drops signs that nobody sees.
//!
//! Four kinds of damage are repaired. UTF-8 that was decoded as Windows-1252 (`RenÃ©`) is decoded again. C1 control
//! characters, which no text contains on purpose, become the Windows-1252 letters with the same bytes. Character references
//! of HTML (`&ldquo;`) become their characters, and tags that are written with them (`&lt;br /&gt;`) are dropped. Soft
//! hyphens, zero-width spaces, word joiners and byte order marks within the text are dropped; joiners that a script needs
//! stay.
//!
//! UTF-8 is decoded again only on proof: a sequence that no language writes, such as a capital letter with a sign behind
//! it inside a word of small letters. Sequences that may be ordinary text, such as `É»` before a closing quote, are
//! repaired only in a text that has such a proof elsewhere.

use crate::text::{is_blank_char, lines};
use encoding_rs::WINDOWS_1252;
use html5gum::{Token, Tokenizer};
use std::collections::{HashMap, HashSet};

/// How often a line is decoded again: text that was spoiled several times needs several rounds.
const MAX_ROUNDS: usize = 3;
/// The longest name or number of a character reference, in characters.
const MAX_REFERENCE_LEN: usize = 10;
/// The longest tag that is written with character references, in characters.
const MAX_TAG_LEN: usize = 400;

/// A text with repaired letters. It has the same lines as the received text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RepairedText {
    /// The text.
    pub text: String,
    /// For each changed line, by number: the offsets of its characters in the repaired and in the received line.
    changed: HashMap<u32, Vec<CharOffsets>>,
}

/// Where a character begins, in bytes: in the repaired and in the received line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct CharOffsets {
    repaired: usize,
    received: usize,
}

impl RepairedText {
    /// Returns the offset in the received line for an offset in the repaired line, both in bytes.
    #[must_use]
    pub fn to_received(&self, line: u32, offset: usize) -> usize {
        self.convert(line, offset, |char| (char.repaired, char.received))
    }

    /// Returns the offset in the repaired line for an offset in the received line, both in bytes.
    #[must_use]
    pub fn to_repaired(&self, line: u32, offset: usize) -> usize {
        self.convert(line, offset, |char| (char.received, char.repaired))
    }

    /// Returns the numbers of the changed lines, 1-based, in no order.
    pub fn changed_lines(&self) -> impl Iterator<Item = u32> {
        self.changed.keys().copied()
    }

    fn convert(&self, line: u32, offset: usize, of: impl Fn(&CharOffsets) -> (usize, usize)) -> usize {
        let Some(chars) = self.changed.get(&line) else { return offset };
        // The list ends with the ends of both lines, so an offset behind all characters is found, too.
        let at = chars.partition_point(|char| of(char).0 < offset);
        chars.get(at).or(chars.last()).map_or(offset, |char| of(char).1)
    }
}

/// Repairs the letters of a text; `None` if there is nothing to repair.
#[must_use]
pub fn repair_letters(text: &str) -> Option<RepairedText> {
    let has_suspect = || text.chars().zip(text.chars().skip(1)).any(|(c, next)| is_suspect(c, Some(next)));
    let ends_with_suspect = || text.chars().next_back().is_some_and(|c| is_suspect(c, None));
    let is_suspicious = has_reference(text) || !text.is_ascii() && (has_suspect() || ends_with_suspect());
    if !is_suspicious {
        return None;
    }
    let proofs = lines(text).fold(ProvenGroups::default(), |proofs, line| proofs.with_those_of(line.text));
    let mut repaired = RepairedText { text: String::with_capacity(text.len()), changed: HashMap::new() };
    let mut end = 0;
    for line in lines(text) {
        // The line end of the line before.
        repaired.text.push_str(&text[end..line.range.start]);
        end = line.range.end;
        match RepairedLine::of(line.text, proofs) {
            Some(changed) => {
                repaired.text.push_str(&changed.text);
                repaired.changed.insert(line.number, changed.chars);
            }
            None => repaired.text.push_str(line.text),
        }
    }
    repaired.text.push_str(&text[end..]);
    (!repaired.changed.is_empty()).then_some(repaired)
}

/// Repairs the letters of a value that is not part of a text, such as a title in the metadata of a page.
#[must_use]
pub fn with_repaired_letters(value: String) -> String {
    repair_letters(&value).map_or(value, |repaired| repaired.text)
}

/// Whether a text has letters that were spoiled on the way. Signs that nobody sees do not count.
#[must_use]
pub fn has_spoiled_letters(text: &str) -> bool {
    has_reference(text)
        || !text.is_ascii()
            && (text.chars().any(|c| c1_letter(c).is_some()) || lines(text).any(|line| has_mojibake(line.text)))
}

/// Returns the numbers of the lines with letters that were spoiled on the way, 1-based.
#[must_use]
pub fn lines_with_spoiled_letters(text: &str) -> HashSet<u32> {
    if text.is_ascii() && !has_reference(text) {
        return HashSet::new();
    }
    lines(text).filter(|line| has_spoiled_letters(line.text)).map(|line| line.number).collect()
}

/// A line with repaired letters.
struct RepairedLine {
    text: String,
    chars: Vec<CharOffsets>,
}

impl RepairedLine {
    /// Repairs a line; `None` if it stays as it is.
    fn of(line: &str, proofs: ProvenGroups) -> Option<Self> {
        if line.is_ascii() && !has_reference(line) {
            return None;
        }
        let mut cells: Vec<Cell> = line.char_indices().map(|(start, c)| Cell { c, start }).collect();
        // A text that was spoiled twice shows what it proves only after the first round.
        let mut decode = |_: &usize| {
            let proofs = proofs.with_those_in(&cells);
            let has_sequence = decode_again(&mut cells, proofs);
            decode_references(&mut cells) || has_sequence
        };
        let is_changed = (0..MAX_ROUNDS).take_while(&mut decode).count() > 0;
        let count = cells.len();
        let mut is_mapped = false;
        for cell in &mut cells {
            if let Some(letter) = c1_letter(cell.c) {
                (cell.c, is_mapped) = (letter, true);
            }
        }
        drop_invisible(&mut cells);
        // A line that has text keeps some.
        if !is_changed && !is_mapped && cells.len() == count || cells.iter().all(|cell| is_blank_char(cell.c)) {
            return None;
        }
        let mut text = String::with_capacity(line.len());
        let mut chars = Vec::with_capacity(cells.len() + 1);
        for cell in &cells {
            chars.push(CharOffsets { repaired: text.len(), received: cell.start });
            text.push(cell.c);
        }
        chars.push(CharOffsets { repaired: text.len(), received: line.len() });
        Some(Self { text, chars })
    }
}

/// A character, and where the first character that it was made of begins in the received line.
#[derive(Clone, Copy)]
struct Cell {
    c: char,
    start: usize,
}

/// Whether a character may have to be repaired. `next` is the one behind it.
fn is_suspect(c: char, next: Option<char>) -> bool {
    c1_letter(c).is_some()
        || is_invisible(c)
        || matches!(c, '\u{200c}' | '\u{200d}')
        || ('\u{c2}'..='\u{f4}').contains(&c) && next.is_some_and(|next| byte_of(next).is_some_and(|b| b >= 0x80))
}

/// Decodes the sequences of UTF-8 again that were decoded as Windows-1252. Returns whether there was one.
fn decode_again(cells: &mut Vec<Cell>, proofs: ProvenGroups) -> bool {
    let mut decoded: Vec<Cell> = Vec::new();
    let (mut at, mut kept) = (0, 0);
    while at < cells.len() {
        let Some(sequence) =
            Sequence::at(cells, at).filter(|sequence| sequence.is_proof || proofs.include(sequence.group))
        else {
            at += 1;
            continue;
        };
        decoded.extend_from_slice(&cells[kept..at]);
        decoded.push(Cell { c: sequence.c, start: cells[at].start });
        at += sequence.length;
        kept = at;
    }
    if kept == 0 {
        return false;
    }
    decoded.extend_from_slice(&cells[kept..]);
    *cells = decoded;
    true
}

/// Whether a text has a character reference of HTML.
fn has_reference(text: &str) -> bool {
    memchr::memchr_iter(b'&', text.as_bytes()).any(|at| {
        let cells: Vec<Cell> =
            text[at..].char_indices().take(MAX_REFERENCE_LEN + 2).map(|(start, c)| Cell { c, start }).collect();
        reference_at(&cells, 0).is_some()
    })
}

/// Replaces character references by their characters, and tags that are written with them by nothing, or by a space where
/// a tag parts blocks. Returns whether there was one.
fn decode_references(cells: &mut Vec<Cell>) -> bool {
    let mut decoded: Vec<Cell> = Vec::new();
    let (mut at, mut kept) = (0, 0);
    while at < cells.len() {
        let Some((c, length)) = reference_at(cells, at) else {
            at += 1;
            continue;
        };
        decoded.extend_from_slice(&cells[kept..at]);
        let start = cells[at].start;
        let tag = (c == '<').then(|| tag_at(cells, at, length)).flatten();
        if let Some((is_block, tag_length)) = tag {
            if is_block && decoded.last().is_some_and(|cell| !is_blank_char(cell.c)) {
                decoded.push(Cell { c: ' ', start });
            }
            at += tag_length;
        } else {
            decoded.push(Cell { c, start });
            at += length;
        }
        kept = at;
    }
    if kept == 0 {
        return false;
    }
    decoded.extend_from_slice(&cells[kept..]);
    *cells = decoded;
    true
}

/// The character that a reference such as `&ldquo;` or `&#8220;` stands for, and the length of the reference in characters.
fn reference_at(cells: &[Cell], at: usize) -> Option<(char, usize)> {
    if cells[at].c != '&' {
        return None;
    }
    let is_name = |cell: &&Cell| cell.c.is_ascii_alphanumeric() || cell.c == '#';
    let name: String = cells[at + 1..].iter().take(MAX_REFERENCE_LEN).take_while(is_name).map(|cell| cell.c).collect();
    let is_closed = cells.get(at + 1 + name.len()).is_some_and(|cell| cell.c == ';');
    if name.len() < 2 || !is_closed {
        return None;
    }
    let reference = format!("&{name};");
    let token = Tokenizer::new(&reference).flatten().next()?;
    let Token::String(text) = token else { return None };
    let text = std::str::from_utf8(&text).ok()?;
    let mut chars = text.chars();
    let c = chars.next().filter(|c| !c.is_control() && *c != char::REPLACEMENT_CHARACTER)?;
    chars.next().is_none().then_some((c, reference.len()))
}

/// A tag whose `<` is the reference of this length: whether it parts blocks, and its length in characters.
fn tag_at(cells: &[Cell], at: usize, opening: usize) -> Option<(bool, usize)> {
    const BLOCK_TAGS: [&str; 22] = [
        "br",
        "p",
        "div",
        "li",
        "ul",
        "ol",
        "tr",
        "td",
        "th",
        "table",
        "tbody",
        "h1",
        "h2",
        "h3",
        "h4",
        "hr",
        "center",
        "blockquote",
        "figure",
        "iframe",
        "img",
        "script",
    ];
    const INLINE_TAGS: [&str; 10] = ["a", "b", "i", "u", "em", "strong", "span", "font", "small", "sup"];
    let name_at = at + opening + usize::from(cells.get(at + opening).is_some_and(|cell| cell.c == '/'));
    let is_letter = |cell: &&Cell| cell.c.is_ascii_alphanumeric();
    let name: String =
        cells.get(name_at..)?.iter().take(MAX_REFERENCE_LEN).take_while(is_letter).map(|cell| cell.c).collect();
    let name = name.to_ascii_lowercase();
    let is_block = BLOCK_TAGS.contains(&name.as_str());
    if !is_block && !INLINE_TAGS.contains(&name.as_str()) {
        return None;
    }
    let last = cells.len().min(at + MAX_TAG_LEN);
    for end in name_at + name.len()..last {
        match reference_at(cells, end) {
            Some(('>', length)) => return Some((is_block, end + length - at)),
            Some(('<', _)) => return None,
            _ => {}
        }
    }
    None
}

fn has_mojibake(line: &str) -> bool {
    ProvenGroups::default().with_those_of(line) != ProvenGroups::default()
}

/// Which groups of sequences a text proves to be spoiled: one bit for each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct ProvenGroups(u8);

impl ProvenGroups {
    /// The bit of the sequences that stand for what texts in Latin letters hold: letters with accents and punctuation.
    const LATIN: u8 = 1;

    fn with_those_of(self, line: &str) -> Self {
        if line.is_ascii() {
            return self;
        }
        self.with_those_in(&line.char_indices().map(|(start, c)| Cell { c, start }).collect::<Vec<_>>())
    }

    fn with_those_in(self, cells: &[Cell]) -> Self {
        let sequences = (0..cells.len()).filter_map(|at| Sequence::at(cells, at));
        Self(sequences.filter(|sequence| sequence.is_proof).fold(self.0, |bits, sequence| bits | sequence.group))
    }

    /// Whether a sequence that may be ordinary text is spoiled, too. Texts in other letters hold Latin punctuation as well.
    fn include(self, group: u8) -> bool {
        self.0 & group != 0 || group == Self::LATIN && self.0 != 0
    }
}

/// Characters that are a sequence of UTF-8 if they are encoded in Windows-1252.
struct Sequence {
    /// What the sequence stands for.
    c: char,
    /// In characters.
    length: usize,
    /// Whether no language writes it.
    is_proof: bool,
    /// The group of characters that it belongs to; see [`ProvenGroups`].
    group: u8,
}

impl Sequence {
    /// Returns the sequence that begins at a character.
    fn at(cells: &[Cell], at: usize) -> Option<Self> {
        let lead = u32::from(cells[at].c);
        let length = match lead {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => return None,
        };
        let mut bytes = [0; 4];
        bytes[0] = u8::try_from(lead).ok()?;
        let char_at = |at: usize| cells.get(at).map(|cell| cell.c);
        for (offset, byte) in bytes.iter_mut().enumerate().take(length).skip(1) {
            match char_at(at + offset).and_then(byte_of).filter(|byte| (0x80..=0xbf).contains(byte)) {
                Some(next) => *byte = next,
                // The last byte of a closing quote has no letter in Windows-1252 and is often lost. Behind a letter, the
                // text was spoiled twice, and its last byte is not decoded yet.
                None if offset == 2
                    && bytes[..2] == [0xe2, 0x80]
                    && char_at(at + 2).is_none_or(|c| c.is_ascii() || !c.is_alphabetic()) =>
                {
                    return Some(Self { c: '”', length: 2, is_proof: true, group: ProvenGroups::LATIN });
                }
                None => return None,
            }
        }
        let c = std::str::from_utf8(&bytes[..length]).ok()?.chars().next()?;
        if matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{fff0}'..='\u{fffd}') {
            return None;
        }
        let has_odd_sign = cells[at + 1..at + length].iter().any(|cell| !follows_letters(cell.c));
        let is_lowercase = |c: Option<char>| c.is_some_and(char::is_lowercase);
        let before = at.checked_sub(1).and_then(char_at);
        // Behind a capital letter, a space or a quote ends the word; other signs do not.
        let ends_word =
            char_at(at + 1).is_some_and(|c| matches!(c, '\u{a0}' | '«' | '»' | '‹' | '›' | '\u{2013}'..='\u{2026}'));
        let is_in_small_letters = is_lowercase(before) || !ends_word && is_lowercase(char_at(at + length));
        let is_proof = match (length, bytes[0]) {
            (2, 0xdf) | (3, _) => has_odd_sign,
            // The letter stands alone, and is no word.
            (2, 0xc2) => has_odd_sign || is_in_small_letters || !before.is_some_and(char::is_alphabetic),
            (2, _) => has_odd_sign || is_in_small_letters,
            _ => true,
        };
        let group = match bytes[0] {
            0xc2..=0xc5 | 0xe1 | 0xe2 => ProvenGroups::LATIN,
            0xc6..=0xdf => 2,
            0xe0 => 4,
            _ => 8,
        };
        Some(Self { c, length, is_proof, group })
    }
}

/// Whether a sign often stands directly behind a letter.
fn follows_letters(c: char) -> bool {
    matches!(
        c,
        '\u{a0}'
            | '\u{ad}'
            | '«'
            | '»'
            | '‹'
            | '›'
            | '‘'
            | '’'
            | '‚'
            | '“'
            | '”'
            | '„'
            | '…'
            | '–'
            | '—'
            | '•'
            | '·'
            | '°'
            | 'º'
            | 'ª'
            | '¹'
            | '²'
            | '³'
            | '´'
            | '¨'
            | '¸'
            | '™'
            | '®'
            | '†'
            | '‡'
    )
}

/// The byte of a character in Windows-1252. Bytes without a letter count as the control characters with their numbers.
fn byte_of(c: char) -> Option<u8> {
    if c.is_ascii() || matches!(c, '\u{80}'..='\u{ff}') {
        return u8::try_from(u32::from(c)).ok();
    }
    // The letters of Windows-1252 that Latin-1 does not have.
    if !matches!(c, 'Œ' | 'œ' | 'Š' | 'š' | 'Ÿ' | 'Ž' | 'ž' | 'ƒ' | 'ˆ' | '˜' | '\u{2013}'..='\u{2122}') {
        return None;
    }
    let mut buffer = [0; 4];
    let (bytes, _, has_unmappable) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    bytes.first().copied().filter(|_| !has_unmappable)
}

/// The Windows-1252 letter that a C1 control character stands for; `None` for other characters.
fn c1_letter(c: char) -> Option<char> {
    let byte = u8::try_from(u32::from(c)).ok().filter(|byte| (0x80..=0x9f).contains(byte))?;
    let bytes = [byte];
    let (letter, _) = WINDOWS_1252.decode_without_bom_handling(&bytes);
    letter.chars().next().filter(|letter| *letter != c)
}

/// Whether a sign is never seen and never needed, save for zero-width spaces of scripts without spaces.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}')
}

fn drop_invisible(cells: &mut Vec<Cell>) {
    if !cells.iter().any(|cell| is_invisible(cell.c) || matches!(cell.c, '\u{200c}' | '\u{200d}')) {
        return;
    }
    let kept: Vec<Cell> = (0..cells.len()).filter(|at| is_needed(cells, *at)).map(|at| cells[at]).collect();
    *cells = kept;
}

/// Whether a character is visible, or is needed where it stands.
fn is_needed(cells: &[Cell], at: usize) -> bool {
    let beside = || [at.checked_sub(1).and_then(|at| cells.get(at)), cells.get(at + 1)].into_iter().flatten();
    match cells[at].c {
        // It ends words where spaces do not: in Thai, Lao, Tibetan, Burmese and Khmer.
        '\u{200b}' => beside().any(|cell| matches!(cell.c, '\u{e00}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')),
        // Joiners change the forms of letters beside them, and join emoji. Latin letters have none.
        '\u{200c}' | '\u{200d}' => beside().any(|cell| cell.c >= '\u{250}' && !cell.c.is_whitespace()),
        c => !is_invisible(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(received: &str, expected: &str) {
        let repaired = repair_letters(received).map_or_else(|| received.to_owned(), |repaired| repaired.text);
        assert_eq!(repaired, expected);
        assert_eq!(repair_letters(&repaired), None, "{expected}");
    }

    /// What a program prints that takes UTF-8 for Windows-1252.
    fn spoiled(text: &str) -> String {
        WINDOWS_1252.decode_without_bom_handling(text.as_bytes()).0.into_owned()
    }

    #[test]
    fn utf8_that_was_decoded_as_windows_1252_is_decoded_again() {
        for text in [
            "“Jembatan itu aman,” kata René – warga Muara.",
            "Straße, Ölmühle, Übung und Äpfel",
            "La señora pidió más niños en el jardín",
            "Привет, мир",
            "Hệ quả của việc này",
            "日本の橋が開いた",
            "Suhu 30° C, harga 5 € … © 2024",
            "Gembira 😀 sekali",
            "MilutinoviĆ dan Dvořák",
        ] {
            check(&spoiled(text), text);
            check(&spoiled(&spoiled(text)), text);
        }
        check("katanya,â€ lalu pergi", "katanya,” lalu pergi");
    }

    #[test]
    fn character_references_of_html_become_characters() {
        check(
            "&ldquo;Jembatan itu aman,&rdquo; kata Sari &amp; Budi&nbsp;&#8211; di Muara.",
            "“Jembatan itu aman,” kata Sari & Budi\u{a0}– di Muara.",
        );
        check("Ia bilang &amp;quot;ya&amp;quot;.", "Ia bilang \"ya\".");
        check(
            "Air naik.&lt;br /&gt;Warga pergi ke &lt;strong&gt;balai desa&lt;/strong&gt;.",
            "Air naik. Warga pergi ke balai desa.",
        );
        for text in ["R&D; juga AT&T; dan a & b;", "5 &lt 6", "Tanda & dan ;", "&#0; &#x1; &tidakada;"] {
            check(text, text);
        }
    }

    #[test]
    fn offsets_behind_a_reference_lead_to_the_received_line() {
        let repaired = repair_letters("A &ldquo;B&rdquo; C").unwrap();
        assert_eq!(repaired.text, "A “B” C");
        let at = repaired.text.find('C').unwrap();
        assert_eq!(repaired.to_received(1, at), "A &ldquo;B&rdquo; ".len());
    }

    #[test]
    fn text_in_which_such_letters_are_meant_stays() {
        for text in [
            "«LIBERTÉ», «EGALITÉ»… « ÉTÉ »",
            "“IRMÔ”, “IRMÃ” e “AMANHÃ…”",
            "amanhã… “manhã” – já está»…",
            "il va à « Paris »",
            "É\u{a0}verdade",
            "25 m², 1ª, n.º 5, 10 °C",
            "Spaß… Größe“",
            "â, ê, î, ô und Ä, Ö, Ü",
            "Đà Nẵng, Hà Nội…",
        ] {
            check(text, text);
        }
    }

    #[test]
    fn control_characters_become_the_letters_they_were_meant_to_be() {
        check("\u{93}Aman,\u{94} kata Sari \u{96} warga\u{85}", "“Aman,” kata Sari – warga…");
        assert!(has_spoiled_letters("\u{93}Aman") && !has_spoiled_letters("“Aman”\u{ad}"));
    }

    #[test]
    fn signs_that_nobody_sees_are_dropped_and_joiners_stay() {
        check(
            "mem\u{ad}bangun jem\u{200b}batan\u{feff} ba\u{2060}ru di de\u{200d}sa",
            "membangun jembatan baru di desa",
        );
        for text in ["می\u{200c}خواهم", "क्\u{200d}ष", "👩\u{200d}👧", "ภาษา\u{200b}ไทย"]
        {
            check(text, text);
        }
    }

    #[test]
    fn composed_and_decomposed_letters_stay_as_they_are() {
        for text in ["café", "cafe\u{301}", "Hệ quả"] {
            check(text, text);
        }
    }

    #[test]
    fn offsets_are_converted_both_ways() {
        let received = "Satu\nRenÃ© pu\u{ad}lang\n";
        let repaired = repair_letters(received).unwrap();
        assert_eq!(
            (repaired.text.as_str(), repaired.changed_lines().collect::<Vec<_>>()),
            ("Satu\nRené pulang\n", vec![2])
        );
        let (line, fixed) = (received.lines().nth(1).unwrap(), "René pulang");
        let (at, fixed_at) = (line.find(" pu").unwrap(), fixed.find(" pu").unwrap());
        assert_eq!((repaired.to_received(2, fixed_at), repaired.to_repaired(2, at)), (at, fixed_at));
        assert_eq!(
            (repaired.to_received(2, fixed.len()), repaired.to_repaired(2, line.len())),
            (line.len(), fixed.len())
        );
        assert_eq!((repaired.to_received(1, 3), repaired.to_repaired(1, 3)), (3, 3));
        assert_eq!(lines_with_spoiled_letters(received), HashSet::from([2]));
    }

    #[test]
    fn line_ends_stay() {
        let repaired = repair_letters("RenÃ©\r\n\r\nA\u{ad}da").unwrap();
        assert_eq!(repaired.text, "René\r\n\r\nAda");
    }
}
