//! Tags as text, in the forms that sites and networks want.

use crate::words::{fold, word_ranges};

/// A form of a list of tags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, strum::EnumIter, strum::AsRefStr)]
#[strum(serialize_all = "kebab-case")]
pub enum TagForm {
    /// `Vladimir Putin, perang Ukraina`
    #[default]
    CommaList,
    /// `"Vladimir Putin","perang Ukraina"`
    QuotedList,
    /// One tag a line.
    Lines,
    /// `#VladimirPutin #PerangUkraina`
    Hashtags,
    /// `#vladimirputin #perangukraina`
    SmallHashtags,
    /// `vladimir-putin, perang-ukraina`
    Slugs,
}

/// Writes tags in a form. Tags without a letter or digit are left out; hashtags of digits only are none and are left out as well.
#[must_use]
pub fn write_tags<T: AsRef<str>>(tags: &[T], form: TagForm) -> String {
    let tags = tags.iter().map(|tag| redaksi_core::text::collapse_whitespace(tag.as_ref()));
    let written: Vec<String> = tags.filter_map(|tag| write_tag(&tag, form)).collect();
    let separator = match form {
        TagForm::CommaList | TagForm::Slugs => ", ",
        TagForm::QuotedList => ",",
        TagForm::Lines => "\n",
        TagForm::Hashtags | TagForm::SmallHashtags => " ",
    };
    written.join(separator)
}

/// Writes one tag; `None` if nothing of it is left.
fn write_tag(tag: &str, form: TagForm) -> Option<String> {
    let words: Vec<&str> = word_ranges(tag).into_iter().map(|range| &tag[range]).collect();
    if words.is_empty() {
        return None;
    }
    Some(match form {
        // A comma inside a tag would make two of it.
        TagForm::CommaList => tag.replace(", ", " ").replace(',', " "),
        TagForm::QuotedList => format!("\"{}\"", tag.replace('"', "\"\"")),
        TagForm::Lines => tag.to_owned(),
        TagForm::Hashtags | TagForm::SmallHashtags => {
            let joined: String = match form {
                TagForm::SmallHashtags => words.concat().to_lowercase(),
                _ => words.into_iter().map(with_capital).collect(),
            };
            if joined.chars().all(char::is_numeric) {
                return None;
            }
            format!("#{joined}")
        }
        TagForm::Slugs => words.into_iter().map(fold).collect::<Vec<_>>().join("-"),
    })
}

fn with_capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_is_written() {
        let tags = ["Vladimir Putin", "perang Ukraina", "Covid-19", "2024", "São Paulo", "!"];
        let written = |form| write_tags(&tags, form);
        assert_eq!(written(TagForm::CommaList), "Vladimir Putin, perang Ukraina, Covid-19, 2024, São Paulo");
        assert_eq!(written(TagForm::Hashtags), "#VladimirPutin #PerangUkraina #Covid19 #SãoPaulo");
        assert_eq!(written(TagForm::SmallHashtags), "#vladimirputin #perangukraina #covid19 #sãopaulo");
        assert_eq!(written(TagForm::Slugs), "vladimir-putin, perang-ukraina, covid-19, 2024, sao-paulo");
        assert_eq!(write_tags(&["a, b \"c\""], TagForm::CommaList), "a b \"c\"");
        assert_eq!(write_tags(&["a \"c\"", "d"], TagForm::QuotedList), "\"a \"\"c\"\"\",\"d\"");
        assert_eq!(write_tags(&["a", "b"], TagForm::Lines), "a\nb");
    }
}
