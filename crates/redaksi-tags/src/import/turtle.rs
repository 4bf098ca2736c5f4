//! Thesauri in SKOS as Turtle.
//!
//! Reads the triples of concepts; blank nodes and collections are passed over. See the W3C recommendation "RDF 1.1 Turtle".

use super::concepts::{Concept, Label, Property, tags};
use crate::vocabulary::{TagEntry, VocabularyError};
use std::collections::HashMap;

/// Reads the concepts of a thesaurus in Turtle. `languages` are those of the published names, most wanted first.
///
/// # Errors
/// [`VocabularyError::Syntax`] if a text or an IRI does not end.
pub fn tags_from_turtle(text: &str, languages: &[&str]) -> Result<Vec<TagEntry>, VocabularyError> {
    let mut reader = Tokens { text, at: 0 };
    let mut prefixes: HashMap<String, String> = HashMap::new();
    let mut concepts: Vec<Concept> = Vec::new();
    let mut by_id: HashMap<String, usize> = HashMap::new();
    let mut statement: Vec<Token> = Vec::new();
    let mut depth = 0_usize;
    while let Some(token) = reader.next_token()? {
        match token {
            Token::Open => depth += 1,
            Token::Close => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            Token::Mark('.') => {
                read_statement(&statement, &mut prefixes, &mut concepts, &mut by_id);
                statement.clear();
            }
            token => {
                statement.push(token);
                // `PREFIX` and `BASE`, unlike `@prefix`, have no full stop.
                if is_sparql_directive(&statement) {
                    read_statement(&statement, &mut prefixes, &mut concepts, &mut by_id);
                    statement.clear();
                }
            }
        }
    }
    read_statement(&statement, &mut prefixes, &mut concepts, &mut by_id);
    Ok(tags(concepts, languages))
}

/// A token of Turtle.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Iri(String),
    /// A prefixed name, `a`, a number or a directive.
    Word(String),
    Text(Label),
    /// `.` or `;`; a comma only separates.
    Mark(char),
    /// `[` or `(`.
    Open,
    /// `]` or `)`.
    Close,
}

fn is_sparql_directive(statement: &[Token]) -> bool {
    match statement {
        [Token::Word(word), Token::Word(_), Token::Iri(_)] => word.eq_ignore_ascii_case("prefix"),
        [Token::Word(word), Token::Iri(_)] => word.eq_ignore_ascii_case("base"),
        _ => false,
    }
}

fn read_statement(
    statement: &[Token],
    prefixes: &mut HashMap<String, String>,
    concepts: &mut Vec<Concept>,
    by_id: &mut HashMap<String, usize>,
) {
    if let [Token::Word(directive), Token::Word(prefix), Token::Iri(iri)] = statement
        && directive.trim_start_matches('@').eq_ignore_ascii_case("prefix")
    {
        prefixes.insert(prefix.trim_end_matches(':').to_owned(), iri.clone());
        return;
    }
    let expanded = |token: &Token| match token {
        Token::Iri(iri) => Some(iri.clone()),
        Token::Word(word) => Some(match word.split_once(':') {
            Some((prefix, name)) => match prefixes.get(prefix) {
                Some(iri) => format!("{iri}{name}"),
                None => word.clone(),
            },
            None => word.clone(),
        }),
        _ => None,
    };
    let Some((first, rest)) = statement.split_first() else { return };
    let Some(id) = expanded(first) else { return };
    let index = *by_id.entry(id.clone()).or_insert_with(|| {
        concepts.push(Concept { id, ..Concept::default() });
        concepts.len() - 1
    });
    for pair in rest.split(|token| *token == Token::Mark(';')) {
        let Some((predicate, objects)) = pair.split_first() else { continue };
        let property = expanded(predicate).map_or(Property::Other, |name| Property::of_name(&name));
        for object in objects {
            let label = match object {
                Token::Text(label) => Some(label.clone()),
                token => expanded(token).map(|text| Label { text, language: String::new() }),
            };
            if let Some(label) = label {
                concepts[index].add(property, label);
            }
        }
    }
}

/// Splits Turtle into tokens.
struct Tokens<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Tokens<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn error(&self, start: usize, what: &str) -> VocabularyError {
        let before = &self.text[..start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        VocabularyError::Syntax { line, column, what: what.to_owned() }
    }

    fn next_token(&mut self) -> Result<Option<Token>, VocabularyError> {
        loop {
            let rest = self.rest();
            let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '\u{feff}' | ','));
            self.at += rest.len() - trimmed.len();
            if !trimmed.starts_with('#') {
                break;
            }
            self.at += trimmed.find('\n').unwrap_or(trimmed.len());
        }
        let start = self.at;
        let Some(first) = self.rest().chars().next() else { return Ok(None) };
        let token = match first {
            '.' | ';' => {
                self.at += 1;
                Token::Mark(first)
            }
            '[' | '(' => {
                self.at += 1;
                Token::Open
            }
            ']' | ')' => {
                self.at += 1;
                Token::Close
            }
            '<' => {
                let end = self.rest().find('>').ok_or_else(|| self.error(start, "an IRI does not end"))?;
                let iri = self.rest()[1..end].to_owned();
                self.at += end + 1;
                Token::Iri(iri)
            }
            '"' | '\'' => self.text_token(start)?,
            _ => {
                let is_end =
                    |c: char| c.is_whitespace() || matches!(c, ';' | ',' | '[' | ']' | '(' | ')' | '"' | '<' | '#');
                let length = self.rest().find(is_end).unwrap_or(self.rest().len()).max(first.len_utf8());
                // A full stop at the end of a name ends the statement.
                let word = self.rest()[..length].trim_end_matches('.').to_owned();
                self.at += word.len().max(first.len_utf8());
                Token::Word(word)
            }
        };
        Ok(Some(token))
    }

    /// Reads a text in single or triple quotes, its language tag, and passes over its type.
    fn text_token(&mut self, start: usize) -> Result<Token, VocabularyError> {
        let quote = &self.rest()[..1];
        let long = quote.repeat(3);
        let mark = if self.rest().starts_with(&long) { long } else { quote.to_owned() };
        self.at += mark.len();
        let mut text = String::new();
        loop {
            if self.rest().starts_with(&mark) {
                self.at += mark.len();
                break;
            }
            let mut chars = self.rest().chars();
            let Some(c) = chars.next() else { return Err(self.error(start, "a text does not end")) };
            if c == '\\' {
                let Some(escaped) = chars.next() else { return Err(self.error(start, "a text does not end")) };
                self.at += 1 + escaped.len_utf8();
                text.push(self.escaped(escaped));
            } else {
                self.at += c.len_utf8();
                text.push(c);
            }
        }
        let mut language = String::new();
        if self.rest().starts_with('@') {
            let end = self.rest()[1..]
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '-')
                .map_or(self.rest().len(), |end| end + 1);
            self.rest()[1..end].clone_into(&mut language);
            self.at += end;
        } else if self.rest().starts_with("^^") {
            self.at += 2;
            if !self.rest().starts_with(['"', '\'']) {
                self.next_token()?;
            }
        }
        Ok(Token::Text(Label { text, language }))
    }

    /// Returns the character of an escape; `\u` and `\U` are followed by 4 and 8 hexadecimal digits.
    fn escaped(&mut self, c: char) -> char {
        let digits = match c {
            'n' => return '\n',
            't' => return '\t',
            'r' => return '\r',
            'u' => 4,
            'U' => 8,
            other => return other,
        };
        let Some(code) = self.rest().get(..digits).and_then(|digits| u32::from_str_radix(digits, 16).ok()) else {
            return c;
        };
        self.at += digits;
        char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const THESAURUS: &str = r#"
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . # a comment
PREFIX ex: <https://example.org/>
ex:flood a skos:Concept ;
    skos:prefLabel "flood"@en , "banjir"@id ;
    skos:altLabel """air "bah" """@id, 'deluge'@en;
    skos:related [ a skos:Concept ; skos:prefLabel "x" ] ;
    skos:broader ex:disaster .
<https://example.org/disaster> skos:prefLabel "bencana"@id; skos:scopeNote "caf\u00e9"^^xsd:string .
"#;

    #[test]
    fn concepts_have_names_aliases_and_broader_tags() {
        let tags = tags_from_turtle(THESAURUS, &["id"]).unwrap();
        assert_eq!(tags.len(), 2);
        assert_eq!(tags[0].name, "banjir");
        assert_eq!(tags[0].aliases, ["flood", "air \"bah\" ", "deluge"]);
        assert_eq!(tags[0].broader.as_deref(), Some("bencana"));
        assert_eq!(tags[1].note, "café");
    }

    #[test]
    fn broken_files_are_refused_or_read_in_part() {
        assert!(matches!(tags_from_turtle("a b \"c", &[]), Err(VocabularyError::Syntax { line: 1, column: 5, .. })));
        for text in ["", ".", ";;;", "]]", "<a> <b> .", "@prefix", "\"a\"@", "a:b c:d \\", "\"\\uzzzz\"", "é"] {
            assert_eq!(tags_from_turtle(text, &["id"]), Ok(Vec::new()), "{text}");
        }
    }
}
