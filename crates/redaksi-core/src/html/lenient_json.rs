//! A lenient JSON parser for what pages contain: it accepts raw line breaks, stray commas and truncated input.

/// The maximum nesting depth; deeper values are skipped.
const MAX_DEPTH: usize = 48;

/// A value. Numbers, booleans and `null` are all `Other`, because nothing here needs them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Json {
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
    Other,
}

impl Json {
    /// Parses the consecutive values of a source, in time linear in its length.
    pub fn parse_all(source: &str) -> Vec<Self> {
        let mut parser = LenientParser { source, at: 0, depth: 0 };
        let mut values = Vec::new();
        while let Some(start) = source[parser.at..].find(['{', '[']) {
            parser.at += start;
            if source[..parser.at].ends_with("<!") || source[..parser.at].ends_with("CDATA") {
                parser.at += 1;
                continue;
            }
            values.push(parser.value());
        }
        values
    }

    /// Returns the first value of a key, if this is an object.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(pairs) => pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// Returns the string, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Returns the values of a list, or the value itself as a slice of one.
    pub fn as_slice(&self) -> &[Self] {
        match self {
            Self::List(values) => values,
            single => std::slice::from_ref(single),
        }
    }
}

struct LenientParser<'a> {
    source: &'a str,
    at: usize,
    depth: usize,
}

impl LenientParser<'_> {
    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Parses the value at the current position; consumes nothing at a delimiter, where a value is missing.
    fn value(&mut self) -> Json {
        self.skip_space();
        match self.peek() {
            Some(b'"') => Json::Text(self.string()),
            Some(b'{') if self.depth < MAX_DEPTH => self.object(),
            Some(b'[') if self.depth < MAX_DEPTH => self.list(),
            Some(b'{' | b'[') => self.skip_nested(),
            _ => self.literal(),
        }
    }

    fn object(&mut self) -> Json {
        self.at += 1;
        self.depth += 1;
        let mut pairs = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                // The object is not closed; the bracket closes the list around it.
                None | Some(b']') => break,
                Some(b'}') => {
                    self.at += 1;
                    break;
                }
                Some(b'"') => {
                    let key = self.string();
                    self.skip_space();
                    if self.peek() == Some(b':') {
                        self.at += 1;
                        pairs.push((key, self.value()));
                    }
                }
                Some(_) => self.skip_char(),
            }
        }
        self.depth -= 1;
        Json::Object(pairs)
    }

    fn list(&mut self) -> Json {
        self.at += 1;
        self.depth += 1;
        let mut values = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                None => break,
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(b'}') if self.depth > 1 => break,
                Some(b',' | b'}') => self.at += 1,
                Some(_) => values.push(self.value()),
            }
        }
        self.depth -= 1;
        Json::List(values)
    }

    /// Skips a number or a literal such as `null`.
    fn literal(&mut self) -> Json {
        let start = self.at;
        while self.peek().is_some_and(|byte| !matches!(byte, b',' | b'}' | b']' | b'{' | b'[' | b'"')) {
            self.at += 1;
        }
        if self.at == start && !matches!(self.peek(), Some(b',' | b'}' | b']')) {
            self.skip_char();
        }
        Json::Other
    }

    /// Skips a value that is nested too deep.
    fn skip_nested(&mut self) -> Json {
        let mut open = 0_usize;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => {
                    self.string();
                    continue;
                }
                b'{' | b'[' => open += 1,
                b'}' | b']' => open -= 1,
                _ => {}
            }
            self.at += 1;
            if open == 0 {
                break;
            }
        }
        Json::Other
    }

    fn skip_char(&mut self) {
        self.at += self.source[self.at..].chars().next().map_or(0, char::len_utf8);
    }

    /// Parses the string that begins with the quote at the current position.
    fn string(&mut self) -> String {
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = &self.source[self.at..];
            let Some(end) = rest.find(['"', '\\']) else {
                text.push_str(rest);
                self.at = self.source.len();
                return text;
            };
            text.push_str(&rest[..end]);
            self.at += end + 1;
            if rest.as_bytes()[end] == b'"' {
                return text;
            }
            self.escape(&mut text);
        }
    }

    /// Parses what follows a backslash and appends it to `text`; control characters become spaces.
    fn escape(&mut self, text: &mut String) {
        let Some(c) = self.source[self.at..].chars().next() else { return };
        self.at += c.len_utf8();
        match c {
            'n' => text.push('\n'),
            'r' | 't' | 'b' | 'f' => text.push(' '),
            'u' => {
                let Some(first) = self.hex_unit() else { return text.push('u') };
                let pair = (0xd800..0xdc00).contains(&first) && self.source[self.at..].starts_with("\\u");
                let mut code = first;
                if pair {
                    let before = self.at;
                    self.at += 2;
                    match self.hex_unit().filter(|second| (0xdc00..0xe000).contains(second)) {
                        Some(second) => code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00),
                        None => self.at = before,
                    }
                }
                text.push(char::from_u32(code).unwrap_or('\u{fffd}'));
            }
            other => text.push(other),
        }
    }

    /// Parses the four hexadecimal digits of a UTF-16 code unit.
    fn hex_unit(&mut self) -> Option<u32> {
        let digits = self.source.get(self.at..self.at + 4)?;
        let unit =
            digits.bytes().all(|byte| byte.is_ascii_hexdigit()).then(|| u32::from_str_radix(digits, 16).ok())??;
        self.at += 4;
        Some(unit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::proptest_config::{proptest_config, seeds};
    use proptest::prelude::*;

    fn get(source: &str, key: &str) -> Option<String> {
        Json::parse_all(source).first()?.get(key)?.as_str().map(str::to_owned)
    }

    #[test]
    fn escapes_in_strings_are_decoded() {
        assert_eq!(get(r#"{"a": "\"Ya\" \u00e9 \ud83d\ude00 \/ \ud83d"}"#, "a").unwrap(), "\"Ya\" é 😀 / \u{fffd}");
    }

    #[test]
    fn common_errors_are_tolerated() {
        assert_eq!(get("// <![CDATA[\n{\"a\": \"satu\ndua\", }\n// ]]>", "a").unwrap(), "satu\ndua");
        assert_eq!(get("{\"x\": 1 \"a\": \"dua\"", "a").unwrap(), "dua");
        assert_eq!(get("{\"x\": [1, 2, \"a\": \"dua\"}", "x"), None);
        assert_eq!(get("{\"x\": , \"a\": \"terpoto", "a").unwrap(), "terpoto");
        assert_eq!(Json::parse_all("{\"a\": \"1\"}{\"a\": \"2\"}").len(), 2);
    }

    #[test]
    fn deep_nesting_is_skipped() {
        let deep = format!("{{\"x\": {}{}, \"a\": \"ya\"}}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(get(&deep, "a").unwrap(), "ya");
        Json::parse_all(&"{\"a\":".repeat(100_000));
    }

    proptest! {
        #![proptest_config(proptest_config(seeds!("lenient_json")))]

        #[test]
        fn any_text_is_parsed(source in "[\\[\\]{}\",:\\\\u0d8é a]{0,200}") {
            Json::parse_all(&source);
        }
    }
}
