//! Splits RTF into tokens.

/// A token of RTF.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RtfToken<'a> {
    /// `{`
    Open,
    /// `}`
    Close,
    /// A control word such as `\b0`, with its parameter.
    Word(&'a str, Option<i32>),
    /// A control symbol such as `\~`.
    Symbol(u8),
    /// `\'e9`
    Hex(u8),
    /// A byte of text.
    Byte(u8),
}

/// A position in RTF, from which tokens are read.
#[derive(Clone, Debug)]
pub(super) struct RtfLexer<'a> {
    bytes: &'a [u8],
    pub at: usize,
}

impl<'a> RtfLexer<'a> {
    pub fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Reads a control word behind the backslash.
    fn word(&mut self) -> RtfToken<'a> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphabetic()) {
            self.at += 1;
        }
        let name = std::str::from_utf8(&self.bytes[start..self.at]).unwrap_or_default();
        let digits = self.at;
        let is_negative = self.peek() == Some(b'-') && self.bytes.get(self.at + 1).is_some_and(u8::is_ascii_digit);
        self.at += usize::from(is_negative);
        let mut value: Option<i32> = None;
        while let Some(byte) = self.peek().filter(u8::is_ascii_digit) {
            value = Some(value.unwrap_or(0).saturating_mul(10).saturating_add(i32::from(byte - b'0')));
            self.at += 1;
        }
        debug_assert!(value.is_some() || self.at == digits);
        if self.peek() == Some(b' ') {
            self.at += 1;
        }
        let value = if is_negative { value.map(i32::wrapping_neg) } else { value };
        if name == "bin" {
            // Binary data, which is no RTF.
            let count = usize::try_from(value.unwrap_or(0)).unwrap_or(0);
            self.at = self.at.saturating_add(count).min(self.bytes.len());
        }
        RtfToken::Word(name, value)
    }
}

impl<'a> Iterator for RtfLexer<'a> {
    type Item = RtfToken<'a>;

    fn next(&mut self) -> Option<RtfToken<'a>> {
        loop {
            let byte = self.peek()?;
            self.at += 1;
            return Some(match byte {
                b'{' => RtfToken::Open,
                b'}' => RtfToken::Close,
                b'\r' | b'\n' | 0 => continue,
                b'\\' => match self.peek() {
                    Some(next) if next.is_ascii_alphabetic() => self.word(),
                    Some(b'\'') => {
                        let digits = self.bytes.get(self.at + 1..self.at + 3).unwrap_or_default();
                        let text = std::str::from_utf8(digits).unwrap_or_default();
                        let value = u8::from_str_radix(text, 16).ok().filter(|_| !text.starts_with('+'));
                        self.at += if value.is_some() { 3 } else { 1 };
                        match value {
                            Some(value) => RtfToken::Hex(value),
                            None => continue,
                        }
                    }
                    Some(symbol) => {
                        self.at += 1;
                        RtfToken::Symbol(symbol)
                    }
                    None => return None,
                },
                byte => RtfToken::Byte(byte),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_words_symbols_and_bytes() {
        let tokens: Vec<_> = RtfLexer::new(b"{\\b0 a\\u-3\\'e9\\~\\bin3 {}}\r\nx}", 0).collect();
        let expected = [
            RtfToken::Open,
            RtfToken::Word("b", Some(0)),
            RtfToken::Byte(b'a'),
            RtfToken::Word("u", Some(-3)),
            RtfToken::Hex(0xe9),
            RtfToken::Symbol(b'~'),
            RtfToken::Word("bin", Some(3)),
            RtfToken::Byte(b'x'),
            RtfToken::Close,
        ];
        assert_eq!(tokens, expected);
    }

    #[test]
    fn a_cut_token_ends_the_text() {
        for cut in ["\\", "\\'", "\\'e", "\\'é", "\\u", "\\bin99999 x", "\\u99999999999999999999"] {
            assert!(RtfLexer::new(cut.as_bytes(), 0).count() < 9, "{cut}");
        }
    }
}
