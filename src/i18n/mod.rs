//! Localization with Fluent: all texts that the user reads, in each language. Other modules use message codes.

pub(crate) mod change_report;
mod export;
mod finding;
pub(crate) mod format;
mod number;
mod tag_reason;

pub use finding::{finding_message, short_finding_message};
pub use format::{change_msg_id, field_msg_id};
pub use tag_reason::tag_reason;

use crate::workspace::{LanguageChoice, MessageArg};
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use std::cell::RefCell;
use std::collections::{HashMap, VecDeque};
use unic_langid::LanguageIdentifier;

/// A language of the user interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Language {
    /// English.
    English,
    /// Indonesian.
    Indonesian,
}

impl Language {
    /// All languages, the fallback first.
    pub const ALL: [Self; 2] = [Self::English, Self::Indonesian];

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Indonesian => "id",
        }
    }

    /// The language of a setting; `system` is the locale of the system, such as `id_ID.UTF-8`.
    #[must_use]
    pub fn from_choice(choice: LanguageChoice, system: &str) -> Self {
        match choice {
            LanguageChoice::English => Self::English,
            LanguageChoice::Indonesian => Self::Indonesian,
            LanguageChoice::System => Self::from_system(system),
        }
    }

    /// The language for a locale of the system, such as `id_ID.UTF-8`; English where there is no translation.
    #[must_use]
    pub fn from_system(system: &str) -> Self {
        let primary = system.split(['-', '_', '.']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag() == primary).unwrap_or(Self::English)
    }

    /// The Fluent files of the language: those of the window, and those of the extraction rules.
    fn sources(self) -> [&'static str; 2] {
        match self {
            Self::English => {
                [include_str!("../../assets/locales/en.ftl"), include_str!("../../assets/locales/rules.en.ftl")]
            }
            Self::Indonesian => {
                [include_str!("../../assets/locales/id.ftl"), include_str!("../../assets/locales/rules.id.ftl")]
            }
        }
    }
}

/// Formats the messages of one language.
pub struct Localizer {
    language: Language,
    bundle: FluentBundle<FluentResource>,
    /// Cached messages without arguments: the window formats the same ones in every frame.
    cache: RefCell<HashMap<String, String>>,
    /// Cached messages with arguments, by code, for the arguments used last.
    args_cache: RefCell<HashMap<String, VecDeque<(NamedArgs, String)>>>,
}

/// The arguments of a message, by name.
type NamedArgs = Vec<(String, MessageArg)>;

/// How many formatted texts of a message are cached: about as many as a window shows of one message.
const CACHED_PER_MESSAGE: usize = 64;

impl std::fmt::Debug for Localizer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words").field("language", &self.language).finish_non_exhaustive()
    }
}

impl Localizer {
    /// Loads a language. Its files are compiled in; a test catches errors in them.
    #[must_use]
    pub fn new(language: Language) -> Self {
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![tag]);
        bundle.set_use_isolating(false);
        bundle.set_formatter(Some(match language {
            Language::English => number::format_english,
            Language::Indonesian => number::format_indonesian,
        }));
        for source in language.sources() {
            let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
            bundle.add_resource_overriding(resource);
        }
        Self { language, bundle, cache: RefCell::default(), args_cache: RefCell::default() }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// Whether the message of a code exists.
    #[must_use]
    pub fn has_msg(&self, code: &str) -> bool {
        self.bundle.get_message(code).is_some_and(|message| message.value().is_some())
    }

    /// The message of a code; the code itself where the message does not exist.
    #[must_use]
    pub fn msg(&self, code: &str) -> String {
        if let Some(cached) = self.cache.borrow().get(code) {
            return cached.clone();
        }
        let fresh = self.format(code, None);
        self.cache.borrow_mut().insert(code.to_owned(), fresh.clone());
        fresh
    }

    /// The message of a code, formatted with arguments; the code itself where the message does not exist.
    #[must_use]
    pub fn msg_args(&self, code: &str, values: &[(&str, MessageArg)]) -> String {
        let is_same = |known: &NamedArgs| {
            let same =
                |(known, value): (&(String, MessageArg), &(&str, MessageArg))| known.0 == value.0 && known.1 == value.1;
            known.len() == values.len() && known.iter().zip(values).all(same)
        };
        let known = |cached: &VecDeque<(NamedArgs, String)>| {
            cached.iter().find(|(named, _)| is_same(named)).map(|(_, cached)| cached.clone())
        };
        if let Some(cached) = self.args_cache.borrow().get(code).and_then(known) {
            return cached;
        }
        let fresh = self.format_with(code, values);
        let mut args_cache = self.args_cache.borrow_mut();
        let cached = args_cache.entry(code.to_owned()).or_default();
        cached.truncate(CACHED_PER_MESSAGE - 1);
        let named = values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect();
        cached.push_front((named, fresh.clone()));
        fresh
    }

    fn format_with(&self, code: &str, values: &[(&str, MessageArg)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            match value {
                MessageArg::Count(count) => args.set(*name, FluentValue::from(*count)),
                MessageArg::Text(text) => args.set(*name, FluentValue::from(text.clone())),
                MessageArg::Message(code) => args.set(*name, FluentValue::from(self.msg(code))),
            }
        }
        self.format(code, Some(&args))
    }

    /// The message of a code with the one argument `$count`.
    #[must_use]
    pub fn msg_count(&self, code: &str, count: usize) -> String {
        self.msg_args(code, &[("count", MessageArg::Count(count))])
    }

    fn format(&self, code: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(code).and_then(|message| message.value()) else {
            // A rule without a name is called by its code.
            return code.strip_prefix("check-name-").map_or_else(|| code.to_owned(), |rule| rule.replace('-', " "));
        };
        let mut errors = Vec::new();
        self.bundle.format_pattern(pattern, args, &mut errors).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locale_of_the_system_decides_where_it_is_translated() {
        assert_eq!(Language::from_choice(LanguageChoice::System, "id_ID.UTF-8"), Language::Indonesian);
        assert_eq!(Language::from_choice(LanguageChoice::System, "pt-BR"), Language::English);
        assert_eq!(Language::from_choice(LanguageChoice::English, "id-ID"), Language::English);
    }

    #[test]
    fn messages_have_no_invisible_isolation_marks() {
        for language in Language::ALL {
            let sentence = Localizer::new(language).msg_count("command-clean-count", 5);
            assert!(sentence.contains('5'), "{sentence}");
            assert!(!sentence.chars().any(|c| matches!(c, '\u{2066}'..='\u{2069}')), "{sentence:?}");
        }
    }
}
