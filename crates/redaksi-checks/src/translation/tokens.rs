//! Words, numbers and signs of a paragraph, the input of all checks of a translation.

use super::lexicon::WordLexicon;
use std::ops::Range;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A run of letters, with apostrophes and full stops inside (`don't`, `U.N.`).
    Word,
    /// A run of digits, with `.`, `,` and `:` between digits.
    Number,
    /// Any other character that is not a space.
    Sign,
}

/// A token of a paragraph.
#[expect(clippy::struct_excessive_bools, reason = "each is an independent property")]
#[derive(Clone, Debug)]
pub(super) struct TextToken {
    /// The byte range in the paragraph.
    pub range: Range<usize>,
    /// What it is.
    pub kind: TokenKind,
    /// The text in lower case, without accents; a possessive ending and the full stops of an abbreviation are removed.
    pub folded: String,
    /// Whether the first letter is a capital.
    pub is_capital: bool,
    /// Whether all letters are capitals, at least two.
    pub is_all_capital: bool,
    /// Whether no space stands before it.
    pub is_glued: bool,
    /// Whether it is the first word of a sentence, a quotation, or what follows a colon, where a capital says nothing.
    pub starts_sentence: bool,
}

impl TextToken {
    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        self.kind == TokenKind::Word
    }

    /// Whether it is this sign.
    pub fn is_sign(&self, sign: &str) -> bool {
        self.kind == TokenKind::Sign && self.folded == sign
    }
}

/// Returns the text in lower case, with the accents of Latin letters removed.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
            continue;
        }
        for c in c.to_lowercase() {
            match c {
                'à'..='å' | 'ā' | 'ă' | 'ą' => folded.push('a'),
                'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => folded.push('c'),
                'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => folded.push('e'),
                'ì'..='ï' | 'ī' | 'ĭ' | 'į' | 'ı' => folded.push('i'),
                'ñ' | 'ń' | 'ņ' | 'ň' => folded.push('n'),
                'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => folded.push('o'),
                'ù'..='ü' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => folded.push('u'),
                'ý' | 'ÿ' => folded.push('y'),
                'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => folded.push('s'),
                'ţ' | 'ť' | 'ț' => folded.push('t'),
                'ź' | 'ż' | 'ž' => folded.push('z'),
                'ĝ' | 'ğ' | 'ġ' | 'ģ' => folded.push('g'),
                'ł' | 'ľ' | 'ĺ' | 'ļ' => folded.push('l'),
                'ŕ' | 'ř' => folded.push('r'),
                'ď' | 'đ' => folded.push('d'),
                'ß' => folded.push_str("ss"),
                'æ' => folded.push_str("ae"),
                'œ' => folded.push_str("oe"),
                '’' | 'ʼ' | '‘' => folded.push('\''),
                '\u{300}'..='\u{36f}' => {}
                c => folded.push(c),
            }
        }
    }
    folded
}

/// Whether the character is an apostrophe of any form.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Whether it is a sign after which a new sentence, quotation or clause begins.
fn opens_sentence(sign: &str) -> bool {
    matches!(
        sign,
        "." | "!"
            | "?"
            | "…"
            | ":"
            | "\""
            | "“"
            | "”"
            | "‘"
            | "«"
            | "»"
            | "'"
            | "’"
            | "("
            | "•"
            | "—"
            | "–"
            | "*"
    )
}

/// Splits a paragraph into tokens.
pub(super) fn tokens(text: &str) -> Vec<TextToken> {
    let mut found: Vec<TextToken> = Vec::with_capacity(text.len() / 5 + 1);
    let mut chars = text.char_indices().peekable();
    let mut starts_sentence = true;
    let mut end_of_last = usize::MAX;
    while let Some((start, c)) = chars.next() {
        if c.is_whitespace() {
            continue;
        }
        let is_glued = end_of_last == start;
        let mut end = start + c.len_utf8();
        let kind = if c.is_ascii_digit() {
            while let Some(&(at, c)) = chars.peek() {
                let is_inside =
                    matches!(c, '.' | ',' | ':') && text.as_bytes().get(at + 1).is_some_and(u8::is_ascii_digit);
                if !(c.is_ascii_digit() || is_inside) {
                    break;
                }
                end = at + c.len_utf8();
                chars.next();
            }
            TokenKind::Number
        } else if c.is_alphabetic() {
            while let Some(&(at, c)) = chars.peek() {
                let next = text[at + c.len_utf8()..].chars().next();
                let is_inside = is_apostrophe(c) && next.is_some_and(char::is_alphabetic)
                    // The full stop of an abbreviation: between single letters, as in `U.N.` and `p.m.`
                    || c == '.' && at - start < 16 && is_abbreviation(&text[start..at]) && next.is_none_or(|c| !c.is_ascii_digit());
                let is_mark = ('\u{300}'..='\u{36f}').contains(&c);
                if !(c.is_alphabetic() || is_inside || is_mark) {
                    break;
                }
                end = at + c.len_utf8();
                chars.next();
            }
            TokenKind::Word
        } else {
            TokenKind::Sign
        };
        let piece = &text[start..end];
        let mut folded = fold(piece);
        let is_abbreviation = kind == TokenKind::Word && folded.contains('.');
        if kind == TokenKind::Word {
            if is_abbreviation {
                folded.retain(|c| c != '.');
            }
            // A possessive, or the plural of an acronym: `MPs`.
            let is_plural = piece.len() > 2
                && piece.ends_with('s')
                && piece[..piece.len() - 1].chars().all(|c| c.is_uppercase() || c == '.');
            if let Some(stem) = folded.strip_suffix("'s").filter(|stem| !stem.is_empty()) {
                folded.truncate(stem.len());
            } else if is_plural {
                folded.pop();
            }
        }
        let letters = piece.chars().filter(|c| c.is_alphabetic());
        let upper = letters.clone().filter(|c| c.is_uppercase()).count();
        let is_all_capital =
            kind == TokenKind::Word && upper >= 2 && upper == folded.chars().filter(|c| c.is_alphabetic()).count();
        found.push(TextToken {
            is_capital: kind == TokenKind::Word && c.is_uppercase(),
            is_all_capital,
            is_glued,
            starts_sentence: kind == TokenKind::Word && starts_sentence,
            range: start..end,
            kind,
            folded,
        });
        starts_sentence = match kind {
            // A closing mark changes nothing; the full stop of a title (`Mr.`) neither.
            TokenKind::Sign if is_glued && is_quote(piece) => starts_sentence,
            TokenKind::Sign if piece == "." && is_glued && ends_with_abbreviation(&found) => starts_sentence,
            TokenKind::Sign => starts_sentence || opens_sentence(piece),
            _ => false,
        };
        end_of_last = end;
    }
    found
}

fn is_quote(sign: &str) -> bool {
    matches!(sign, "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»")
}

/// Whether an abbreviation stands before the last token.
fn ends_with_abbreviation(tokens: &[TextToken]) -> bool {
    let before = tokens.len().checked_sub(2).map(|at| &tokens[at]);
    before.is_some_and(|token| token.is_word() && WordLexicon::get().abbreviations.contains(&token.folded))
}

/// Whether letters and full stops alternate, beginning with one letter: `U`, `U.N`, `p`, `p.m`.
fn is_abbreviation(text: &str) -> bool {
    text.split('.').all(|piece| {
        let mut chars = piece.chars();
        chars.next().is_some_and(char::is_alphabetic) && chars.next().is_none()
    })
}

/// Whether most words of a paragraph have a capital, as in a headline, which has no full stop.
pub(crate) fn is_title(tokens: &[TextToken]) -> bool {
    if tokens.last().is_some_and(|token| token.is_sign(".")) {
        return false;
    }
    let words = tokens.iter().filter(|token| token.is_word() && token.folded.len() > 3);
    let capitals = words.clone().filter(|token| token.is_capital).count();
    capitals * 10 > words.count() * 7
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.folded).collect()
    }

    #[test]
    fn words_numbers_and_signs_are_told_apart() {
        assert_eq!(
            folded("At 7.55am, 1,200 U.N. staff didn't eat."),
            ["at", "7.55", "am", ",", "1,200", "un", "staff", "didn't", "eat", "."]
        );
        assert_eq!(
            folded("Rp2,5 juta (21/9), 1990-an"),
            ["rp", "2,5", "juta", "(", "21", "/", "9", ")", ",", "1990", "-", "an"]
        );
    }

    #[test]
    fn possessives_and_accents_are_removed() {
        assert_eq!(folded("Zárate’s São Łódź"), ["zarate", "sao", "lodz"]);
        assert_eq!(folded("Jum'at MPs bus"), ["jum'at", "mp", "bus"]);
    }

    #[test]
    fn a_word_after_a_full_stop_or_quote_starts_a_sentence() {
        let found = tokens("Hujan. \"Kami takut,\" kata Sari.");
        let starts: Vec<&str> = found.iter().filter(|t| t.starts_sentence).map(|t| t.folded.as_str()).collect();
        assert_eq!(starts, ["hujan", "kami"]);
    }

    #[test]
    fn a_line_of_one_kind_of_character_is_no_problem() {
        for piece in ["'", ".", "a.", "1,", "é", "\u{301}", "“", "\u{1f600}"] {
            tokens(&piece.repeat(2000));
        }
    }
}
