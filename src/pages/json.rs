//! JSON as pages hold it, read as far as it makes sense: raw line breaks, stray commas and cut ends are forgiven.

/// Values inside values are read so deep; what lies deeper is passed over.
const DEEPEST: usize = 48;

/// A value; numbers and the rest are not told apart, for nothing here asks for them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Json {
    Text(String),
    List(Vec<Json>),
    Object(Vec<(String, Json)>),
    Other,
}

impl Json {
    /// The values that stand one after the other in a source. Linear in its length.
    pub fn read_all(source: &str) -> Vec<Self> {
        let mut reader = Reader { source, at: 0, depth: 0 };
        let mut values = Vec::new();
        while let Some(start) = source[reader.at..].find(['{', '[']) {
            reader.at += start;
            if source[..reader.at].ends_with("<!") || source[..reader.at].ends_with("CDATA") {
                reader.at += 1;
                continue;
            }
            values.push(reader.value());
        }
        values
    }

    /// The value under a key of an object.
    pub fn get(&self, key: &str) -> Option<&Self> {
        match self {
            Self::Object(pairs) => pairs.iter().find(|(name, _)| name == key).map(|(_, value)| value),
            _ => None,
        }
    }

    /// The text, where it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The values of a list; a value that is no list as the only one.
    pub fn each(&self) -> &[Self] {
        match self {
            Self::List(values) => values,
            one => std::slice::from_ref(one),
        }
    }
}

struct Reader<'a> {
    source: &'a str,
    at: usize,
    depth: usize,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.source.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Reads the value that begins here; where none does, nothing is gone over.
    fn value(&mut self) -> Json {
        self.skip_space();
        match self.peek() {
            Some(b'"') => Json::Text(self.string()),
            Some(b'{') if self.depth < DEEPEST => self.object(),
            Some(b'[') if self.depth < DEEPEST => self.list(),
            Some(b'{' | b'[') => self.passed_over(),
            _ => self.word(),
        }
    }

    fn object(&mut self) -> Json {
        self.at += 1;
        self.depth += 1;
        let mut pairs = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                // The object was never closed; the end of the list is left to the list around.
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
                Some(_) => self.step(),
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

    /// A number or a word such as `null`.
    fn word(&mut self) -> Json {
        let start = self.at;
        while self.peek().is_some_and(|byte| !matches!(byte, b',' | b'}' | b']' | b'{' | b'[' | b'"')) {
            self.at += 1;
        }
        if self.at == start && !matches!(self.peek(), Some(b',' | b'}' | b']')) {
            self.step();
        }
        Json::Other
    }

    /// Goes over brackets that are nested too deep.
    fn passed_over(&mut self) -> Json {
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

    fn step(&mut self) {
        self.at += self.source[self.at..].chars().next().map_or(0, char::len_utf8);
    }

    /// The string whose quote stands here.
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

    /// What stands behind a backslash.
    fn escape(&mut self, text: &mut String) {
        let Some(c) = self.source[self.at..].chars().next() else { return };
        self.at += c.len_utf8();
        match c {
            'n' | 'r' | 't' | 'b' | 'f' => text.push(' '),
            'u' => {
                let Some(first) = self.unit() else { return text.push('u') };
                let pair = (0xd800..0xdc00).contains(&first) && self.source[self.at..].starts_with("\\u");
                let mut code = first;
                if pair {
                    let before = self.at;
                    self.at += 2;
                    match self.unit().filter(|second| (0xdc00..0xe000).contains(second)) {
                        Some(second) => code = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00),
                        None => self.at = before,
                    }
                }
                text.push(char::from_u32(code).unwrap_or('\u{fffd}'));
            }
            other => text.push(other),
        }
    }

    fn unit(&mut self) -> Option<u32> {
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
    use proptest::prelude::*;

    fn get(source: &str, key: &str) -> Option<String> {
        Json::read_all(source).first()?.get(key)?.text().map(str::to_owned)
    }

    #[test]
    fn strings_are_read_with_their_escapes() {
        assert_eq!(get(r#"{"a": "\"Ya\" \u00e9 \ud83d\ude00 \/ \ud83d"}"#, "a").unwrap(), "\"Ya\" é 😀 / \u{fffd}");
    }

    #[test]
    fn what_pages_get_wrong_is_forgiven() {
        assert_eq!(get("// <![CDATA[\n{\"a\": \"satu\ndua\", }\n// ]]>", "a").unwrap(), "satu\ndua");
        assert_eq!(get("{\"x\": 1 \"a\": \"dua\"", "a").unwrap(), "dua");
        assert_eq!(get("{\"x\": [1, 2, \"a\": \"dua\"}", "x"), None);
        assert_eq!(get("{\"x\": , \"a\": \"terpoto", "a").unwrap(), "terpoto");
        assert_eq!(Json::read_all("{\"a\": \"1\"}{\"a\": \"2\"}").len(), 2);
    }

    #[test]
    fn deep_nesting_is_passed_over() {
        let deep = format!("{{\"x\": {}{}, \"a\": \"ya\"}}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(get(&deep, "a").unwrap(), "ya");
        Json::read_all(&"{\"a\":".repeat(100_000));
    }

    proptest! {
        #[test]
        fn any_text_is_read(source in "[\\[\\]{}\",:\\\\u0d8é a]{0,200}") {
            Json::read_all(&source);
        }
    }
}
