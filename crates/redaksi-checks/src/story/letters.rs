//! Invisible characters, letters of another alphabet that look right, and letters that were spoiled on the way.

use super::reading::{ReadingLine, StoryReading};
use crate::{Finding, Rule, Severity};
use redaksi_core::text::{has_spoiled_letters, with_repaired_letters};
use std::ops::Range;

/// Letters of the Cyrillic and Greek alphabets, and the Latin letters that look the same.
const LOOKALIKES: &[(char, char)] = &[
    ('а', 'a'),
    ('А', 'A'),
    ('В', 'B'),
    ('с', 'c'),
    ('С', 'C'),
    ('е', 'e'),
    ('Е', 'E'),
    ('Н', 'H'),
    ('һ', 'h'),
    ('і', 'i'),
    ('І', 'I'),
    ('ј', 'j'),
    ('Ј', 'J'),
    ('К', 'K'),
    ('к', 'k'),
    ('М', 'M'),
    ('о', 'o'),
    ('О', 'O'),
    ('р', 'p'),
    ('Р', 'P'),
    ('ѕ', 's'),
    ('Ѕ', 'S'),
    ('Т', 'T'),
    ('х', 'x'),
    ('Х', 'X'),
    ('у', 'y'),
    ('У', 'Y'),
    ('ԁ', 'd'),
    ('ԛ', 'q'),
    ('ԝ', 'w'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('ν', 'v'),
    ('Ο', 'O'),
    ('ο', 'o'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('ɑ', 'a'),
    ('ɡ', 'g'),
];

/// Signs of HTML that stay when a page is copied badly, and what they mean.
const ENTITIES: &[(&str, &str)] = &[
    ("&amp;", "&"),
    ("&quot;", "\""),
    ("&nbsp;", " "),
    ("&#39;", "'"),
    ("&apos;", "'"),
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&ndash;", "–"),
    ("&mdash;", "—"),
    ("&ldquo;", "“"),
    ("&rdquo;", "”"),
    ("&lsquo;", "‘"),
    ("&rsquo;", "’"),
    ("&hellip;", "…"),
    ("&#8220;", "“"),
    ("&#8221;", "”"),
    ("&#8217;", "’"),
    ("&#8211;", "–"),
    ("<br>", " "),
    ("<br/>", " "),
    ("<br />", " "),
    ("<p>", ""),
    ("</p>", ""),
    ("<b>", ""),
    ("</b>", ""),
    ("<strong>", ""),
    ("</strong>", ""),
    ("<em>", ""),
    ("</em>", ""),
    ("<i>", ""),
    ("</i>", ""),
];

/// Checks the letters of a story.
pub(super) fn check_letters(story: &StoryReading, found: &mut Vec<Finding>) {
    for line in &story.lines {
        check_entities(story, line, found);
        if line.text.is_ascii() && !line.text.bytes().any(|byte| byte.is_ascii_control()) {
            continue;
        }
        check_invisible(story, line, found);
        check_lookalikes(story, line, found);
        check_spoiled(story, line, found);
    }
}

/// Whether a character is invisible, and no script of the text needs it.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\u{2028}' | '\u{2029}')
        || c.is_control() && c != '\t'
}

fn check_invisible(story: &StoryReading, line: &ReadingLine, found: &mut Vec<Finding>) {
    // Joiners and direction marks belong to scripts other than the Latin one.
    let is_latin = !line.text.chars().any(|c| matches!(c, '\u{590}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'));
    for (at, c) in line.text.char_indices() {
        if is_invisible(c)
            || is_latin && matches!(c, '\u{200c}'..='\u{200f}' | '\u{202a}'..='\u{202e}') && !is_in_emoji(line.text, at)
        {
            let finding = story.finding(Rule::InvisibleCharacter, Severity::Warning, line, at..at + c.len_utf8());
            found.push(finding.with_fix("").with_argument("code", format!("U+{:04X}", u32::from(c))));
        }
    }
}

/// Whether the character before an offset is a picture, whose parts a joiner ties together.
fn is_in_emoji(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_some_and(|c| c >= '\u{2190}' && !c.is_alphanumeric())
}

/// Returns the Latin letter that looks like a letter of another alphabet or a styled one.
fn latin_lookalike(c: char) -> Option<char> {
    if c < '\u{250}' {
        return None;
    }
    let styled = |offset: u32| char::from_u32(offset);
    match c {
        // Mathematical alphabets: 52 letters each; the digits follow in sets of ten.
        '\u{1d400}'..='\u{1d6a3}' => {
            let index = (u32::from(c) - 0x1d400) % 52;
            styled(if index < 26 { u32::from('A') + index } else { u32::from('a') + index - 26 })
        }
        '\u{1d7ce}'..='\u{1d7ff}' => styled(u32::from('0') + (u32::from(c) - 0x1d7ce) % 10),
        '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' => styled(u32::from(c) - 0xfee0),
        _ => LOOKALIKES.iter().find(|(other, _)| *other == c).map(|(_, latin)| *latin),
    }
}

fn check_lookalikes(story: &StoryReading, line: &ReadingLine, found: &mut Vec<Finding>) {
    for word in &line.words {
        let text = &line.text[word.clone()];
        if text.is_ascii() {
            continue;
        }
        let is_latin = |c: char| c.is_ascii_alphabetic() || ('\u{c0}'..'\u{250}').contains(&c);
        let styled = text.chars().all(|c| matches!(c, '\u{1d400}'..='\u{1d7ff}') || c.is_ascii());
        let latin = text.chars().filter(|c| is_latin(*c)).count();
        let others = || text.chars().filter(|c| c.is_alphabetic() && !is_latin(*c));
        let has_latin_twins = others().count() > 0 && others().all(|c| latin_lookalike(c).is_some());
        if has_latin_twins && (styled || latin > 0) {
            let fix: String = text.chars().map(|c| latin_lookalike(c).unwrap_or(c)).collect();
            found.push(story.finding(Rule::LookalikeLetter, Severity::Warning, line, word.clone()).with_fix(fix));
        } else if latin > 0 && others().count() > latin && others().all(|c| ('\u{400}'..'\u{530}').contains(&c)) {
            let twin = |c: char| {
                LOOKALIKES.iter().find(|(other, latin)| *latin == c && ('\u{400}'..'\u{530}').contains(other))
            };
            let fix: Option<String> =
                text.chars().map(|c| if is_latin(c) { twin(c).map(|(other, _)| *other) } else { Some(c) }).collect();
            if let Some(fix) = fix {
                found.push(story.finding(Rule::LookalikeLetter, Severity::Warning, line, word.clone()).with_fix(fix));
            }
        }
    }
}

fn check_spoiled(story: &StoryReading, line: &ReadingLine, found: &mut Vec<Finding>) {
    let mut report = |range: Range<usize>, fix: Option<String>| {
        let finding = story.finding(Rule::MojibakeLeft, Severity::Warning, line, range);
        found.push(match fix {
            Some(fix) => finding.with_fix(fix),
            None => finding,
        });
    };
    let may_be_spoiled = has_spoiled_letters(line.text);
    let mut start = 0;
    for token in line.text.split(' ') {
        let range = start..start + token.len();
        start = range.end + 1;
        if token.contains('\u{fffd}') {
            report(range, None);
        } else if may_be_spoiled && !token.is_ascii() && has_spoiled_letters(token) {
            report(range, Some(with_repaired_letters(token.to_owned())));
        }
    }
}

fn check_entities(story: &StoryReading, line: &ReadingLine, found: &mut Vec<Finding>) {
    for at in memchr::memchr2_iter(b'&', b'<', line.text.as_bytes()) {
        let rest = &line.lower[at..];
        // An entity may be encoded twice: `&amp;quot;`.
        let encoded = rest.strip_prefix("&amp;");
        let is_entity = |entity: &str| match encoded {
            Some(rest) => entity.strip_prefix('&').is_some_and(|name| rest.starts_with(name)),
            None => rest.starts_with(entity),
        };
        let amp = if encoded.is_some() { "amp;".len() } else { 0 };
        let twice = ENTITIES
            .iter()
            .find(|(entity, _)| is_entity(entity))
            .map(|(entity, meaning)| (entity.len() + amp, meaning));
        let single = encoded.map(|_| (ENTITIES[0].0.len(), &ENTITIES[0].1));
        if let Some((length, meaning)) = twice.or(single) {
            let finding = story.finding(Rule::MojibakeLeft, Severity::Warning, line, at..at + length);
            found.push(finding.with_fix(*meaning));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::{Rule, StoryText, story::check_story};

    fn letters(text: &str) -> Vec<(Rule, String, Option<String>)> {
        let story = StoryText::from_lines("id", &format!("Judul\n{text}"));
        let is_here = |rule| matches!(rule, Rule::InvisibleCharacter | Rule::LookalikeLetter | Rule::MojibakeLeft);
        let found = check_story(&story, None).into_iter().filter(|finding| is_here(finding.rule));
        found.map(|finding| (finding.rule, finding.text, finding.fixes.first().cloned())).collect()
    }

    #[test]
    fn an_invisible_character_is_dropped() {
        let found = letters("Warga\u{200b} pu\u{ad}lang.");
        assert_eq!(found.len(), 2);
        assert_eq!(found[0], (Rule::InvisibleCharacter, "\u{200b}".to_owned(), Some(String::new())));
    }

    #[test]
    fn a_letter_of_another_alphabet_inside_a_word_is_replaced() {
        let found = letters("Wargа \u{43e}bat \u{1d5d4}\u{1d5ff} Москва αβ.");
        let fixes: Vec<_> = found.iter().map(|(rule, _, fix)| (*rule, fix.as_deref().unwrap())).collect();
        assert_eq!(
            fixes,
            [(Rule::LookalikeLetter, "Warga"), (Rule::LookalikeLetter, "obat"), (Rule::LookalikeLetter, "Ar")]
        );
    }

    #[test]
    fn spoiled_letters_and_entities_are_repaired() {
        let found = letters("RenÃ© pulang &amp; &amp;quot; tidur, entah \u{fffd}.");
        let fixes: Vec<_> = found.iter().map(|(rule, text, fix)| (*rule, text.as_str(), fix.as_deref())).collect();
        assert_eq!(
            fixes,
            [
                (Rule::MojibakeLeft, "RenÃ©", Some("René")),
                (Rule::MojibakeLeft, "&amp;", Some("&")),
                (Rule::MojibakeLeft, "&amp;quot;", Some("\"")),
                (Rule::MojibakeLeft, "\u{fffd}.", None),
            ]
        );
    }

    #[test]
    fn letters_with_accents_and_other_scripts_are_right() {
        assert_eq!(letters("Café Müller, São Paulo, 5 µm, 北京 dan Ελλάδα."), []);
    }
}
